# Trabajos en segundo plano y correo a las personas.

## Trabajos

jobs-nav = Trabajos
jobs-title = Trabajos
jobs-lede = Lo que se hace aparte de las páginas: correo, llamadas a otros sistemas, limpieza. Un trabajo fallido se reintenta tras una espera creciente; el que falla definitivamente permanece aquí hasta que alguien lo examine.
jobs-number = Número
jobs-kind = Tipo
jobs-state = Estado
jobs-attempts = Intentos
jobs-when = Cuándo
jobs-failure = Qué falló
jobs-state-waiting = en espera
jobs-state-running = en curso
jobs-state-done = hecho
jobs-state-dead = fallido definitivamente
jobs-counts = { $waiting } en espera ({ $due } de ellos por ejecutar), { $running } en curso, { $dead } fallidos definitivamente
jobs-worked = { $done } hechos, { $failed } por reintentar, { $dead } fallidos definitivamente
jobs-retried = El trabajo { $number } vuelve a estar por ejecutar
jobs-dropped = El trabajo { $number } se ha retirado
jobs-none = no hay ningún trabajo { $number } fallido o en espera; `actum jobs list` los muestra todos
jobs-empty = Aquí no hay trabajos.
jobs-all = Todos
jobs-retry = Reintentar
jobs-drop = Retirar
jobs-due-since = El trabajo más antiguo por ejecutar espera desde el { $moment }.
jobs-last-done = El último trabajo se hizo el { $moment }.
jobs-never-done = Todavía no se ha hecho ningún trabajo.
jobs-no-worker = Parece que nadie ejecuta los trabajos. Inicie `actum serve` sin --no-jobs, o ejecute `actum jobs run`.

## Cartas

mail-subject-digest =
    { $count ->
        [one] Seguimiento: { $count } punto le espera
       *[other] Seguimiento: { $count } puntos le esperan
    }
mail-subject-reminder =
    { $count ->
        [one] Recordatorio: { $count } punto vence pronto
       *[other] Recordatorio: { $count } puntos vencen pronto
    }
mail-subject-test = Mensaje de prueba del registro
mail-greeting = { $name }:
mail-intro-digest = Esto es lo que le espera en el registro a { $date }.
mail-intro-reminder = A { $date }, estos puntos de sus órganos vencen pronto.
mail-intro-test = Este mensaje, de fecha { $date }, demuestra que el correo del registro le llega. No tiene que hacer nada.
mail-section-overdue = Vencidos
mail-section-due-soon = Vencen pronto
mail-section-action-needed = Sus órganos deben actuar
mail-section-claims-waiting = Declaraciones que esperan su decisión
mail-section-newly-assigned = Recién asignados a sus órganos
mail-section-mentions = Notas en las que se le nombra
mail-section-stale = Sin novedades desde hace tiempo
mail-due = vence: { $date }
mail-due-today = vence hoy, { $date }
mail-due-in =
    { $count ->
        [one] vence: { $date }, dentro de { $count } día
       *[other] vence: { $date }, dentro de { $count } días
    }
mail-due-passed =
    { $count ->
        [one] venció: { $date }, hace { $count } día
       *[other] venció: { $date }, hace { $count } días
    }
mail-more =
    { $count ->
        [one] Ver todos: aquí falta { $count } más
       *[other] Ver todos: aquí faltan { $count } más
    }
mail-seen = Marcar { $item } como visto
mail-seen-label = Marcar como visto:
mail-why = Recibe este mensaje porque tiene una cuenta en este registro:
mail-settings = Cambiar lo que se le envía
mail-settings-label = Cambiar lo que se le envía:
mail-unsubscribe = Dejar de recibir estas cartas
mail-unsubscribe-label = Dejar de recibir estas cartas:
mail-links-until = Los enlaces para marcar como visto o dejar de recibir cartas valen hasta el { $date }. Actúan en su nombre: no los reenvíe.

## Signed links of letters

mail-link-seen-title = Marcar como visto
mail-link-seen = El punto { $item } no aparecerá en sus cartas hasta que cambie.
mail-link-seen-do = Marcar como visto
mail-link-seen-done = El punto { $item } está marcado como visto. No aparecerá en sus cartas hasta que cambie.
mail-link-stop-title = Dejar de recibir cartas
mail-link-stop-digest = Ya no se le enviarán los resúmenes de lo que le espera.
mail-link-stop-reminder = Ya no se le enviarán recordatorios de vencimientos.
mail-link-stop-do = Dejar de recibir estas cartas
mail-link-stop-done = Hecho. Ya no se le enviarán estas cartas.
mail-link-invalid = Este enlace no es válido
mail-link-invalid-next = Se ha modificado o cortado. Cópielo de nuevo entero de la carta o abra el registro.
mail-link-expired = Este enlace ha caducado
mail-link-expired-next = Abra el registro e inicie sesión para hacer lo que quería.
mail-link-item = Mostrar el punto
mail-link-register = Abrir el registro

## The page of what is sent

mail-page-title = Correo para mí
mail-page-lede = Lo que el registro envía a
mail-choose = Lo que quiero recibir
mail-field-digest = Todo lo que me espera
mail-digest-daily = cada día
mail-digest-weekly = una vez por semana
mail-digest-never = nunca
mail-field-weekday = La carta semanal llega el
mail-weekday-1 = lunes
mail-weekday-2 = martes
mail-weekday-3 = miércoles
mail-weekday-4 = jueves
mail-weekday-5 = viernes
mail-weekday-6 = sábado
mail-weekday-7 = domingo
mail-field-hour = No antes de esta hora (de 0 a 23)
mail-field-remind = Recordarme los vencimientos con antelación
mail-field-remind-days = Cuántos días antes
mail-field-language = Idioma de las cartas
mail-language-account = el de mi cuenta
mail-field-zone = Zona horaria
mail-field-zone-about = Por su nombre en la base tz, como Africa/Dakar o Asia/Tokyo; UTC en caso de duda.
mail-save = Guardar
mail-saved = Guardado.
mail-zone-unknown = Este servidor no conoce esa zona horaria. Escriba un nombre como Europe/Zurich, o UTC.
mail-not-sent-here = Este servidor no envía correo por ahora. Lo que elija se conserva para cuando lo haga.
mail-preview = La carta que recibiría ahora
mail-preview-do = Mostrarla
mail-letters = Cartas registradas
mail-letters-none = Todavía no se le ha enviado ninguna carta.
mail-kind-digest = Lo que le espera
mail-kind-reminder = Recordatorio
mail-state-going = en envío o interrumpida mientras se enviaba
mail-state-sent = enviada
mail-state-nothing = nada que decir, por lo que no se envió
mail-state-refused = rechazada por el servidor de correo
mail-state-uncertain = no se sabe si llegó
jobs-more = Trabajos anteriores

## Progress in lists, links of evidence

row-progress = { $percent } % hecho
row-periods-met = objetivo cumplido: { $periods }
evidence-seen = consultado el { $date }
form-address-seen = Consultada el (hoy si se deja vacío)

## Command line

cli-mail-no-sender = falta el remitente: indique --mail-from "Registro <registro@example.org>" o defina ACTUM_MAIL_FROM
cli-mail-bad-address = «{ $address }» no es la dirección de un registro; escriba https://register.example.org/
cli-mail-no-person = no hay ninguna persona «{ $person }»; indique el identificador (p3) o la dirección de correo de una cuenta
cli-mail-nothing = Ahora no hay nada que comunicar a { $name }; no se enviaría ninguna carta.
cli-mail-not-set-up = el correo no está configurado: indique --mail smtp://user@host:587 o folder:PATH, o defina ACTUM_MAIL
cli-mail-sent = El servidor aceptó el mensaje para { $to } ({ $id })
cli-mail-not-sent = no se envió el mensaje para { $to }: { $error }
