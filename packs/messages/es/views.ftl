# Vistas del registro: cronología, tablero, carga, columnas elegidas, cambios en bloque, otros días.

## Vistas

views-label = Vistas del registro
view-list = Lista
view-timeline = Cronología
view-board = Tablero
view-load = Carga de trabajo
register-search-items = Buscar entre los puntos

## Otro día

as-of-menu = A una fecha dada
as-of-day = Día
as-of-show = Mostrar
as-of-difference = Qué ha cambiado desde entonces
as-of-shown = Tal como estaba al final del { $day }.
as-of-present = Volver al presente

## Columnas y grupos

arrange-menu = Columnas y grupos
arrange-columns = Columnas
arrange-group = Agrupar por
arrange-no-group = sin grupos
arrange-apply = Aplicar
group-month = Mes de vencimiento
group-occasion = Reunión
group-no-day = sin fecha conocida
group-no-instrument = sin instrumento

## Cronología

timeline-lanes = Carriles
timeline-by-owner = por responsable
timeline-by-occasion = por reunión
timeline-dates = Fechas propias
timeline-others = Todos los demás
timeline-today = hoy
timeline-overdue = vencido
timeline-soon = vence pronto
timeline-ahead = vence más adelante
timeline-done = entregado o cerrado
timeline-overdue-count = vencidos: { $count }
timeline-drawn = Puntos representados: { $count }.
timeline-undated = Sin fecha: { $count }
timeline-empty = Ningún punto que cumpla los filtros tiene fecha de vencimiento.
timeline-earlier = Antes
timeline-later = Después
timeline-table = Lo mismo en una tabla
timeline-listed = Por orden de fecha, desde el primero: { $count }

## Tablero

board-empty = nada aquí
board-move = Mover
board-more = Mostrar más
board-drop-reason = Este cambio requiere un motivo: indíquelo y envíe.
board-drop-never = El punto no puede pasar ahí desde su estado actual.

## Carga de trabajo

load-owners = Por responsable
load-owners-about = Lo que corresponde a cada órgano, primero lo más vencido.
load-meetings = Por reunión
load-meetings-about = Lo que vence en cada reunión o asamblea, por orden cronológico.
load-open = Por hacer
load-total = En total
load-bar = En proporción: vencidos, próximos, otros
load-empty = Nada de lo que cumple los filtros figura aquí.

## Cambios en bloque

bulk-choose = Elegido
bulk-choose-item = Elegir el punto
bulk-change = Cambiar los puntos elegidos…
bulk-change-all = Cambiar todos los que coinciden ({ $count })…
bulk-title = Cambiar varios puntos
bulk-title-preview = Qué cambiaría
bulk-title-done = Qué se ha cambiado
bulk-title-undone = Qué se ha deshecho
bulk-chosen = Puntos elegidos: { $count }.
bulk-beyond = Otros puntos coincidentes, más de los que pueden cambiarse a la vez: { $count }. Filtre más o repita después.
bulk-what = ¿Qué debe cambiar?
bulk-do-confirm = Confirmar: se pide tal como figura
bulk-do-status = Pasar al estado
bulk-do-owner-add = Añadir un responsable
bulk-do-owner-remove = Quitar un responsable
bulk-do-due = Fijar el plazo en
bulk-do-tag-add = Añadir etiquetas
bulk-do-tag-remove = Quitar etiquetas
bulk-do-priority = Fijar la prioridad
bulk-said-confirm = Confirmar.
bulk-said-status = Pasar a «{ $value }».
bulk-said-owner-add = Añadir el responsable { $value }.
bulk-said-owner-remove = Quitar el responsable { $value }.
bulk-said-due = Fijar el plazo en { $value }.
bulk-said-tag-add = Añadir etiquetas: { $value }.
bulk-said-tag-remove = Quitar etiquetas: { $value }.
bulk-said-priority = Fijar la prioridad: { $value }.
bulk-preview = Ver qué cambiaría
bulk-apply = Cambiar ({ $count })
bulk-cancel = Dejar todo como está
bulk-back = Volver al registro
bulk-undo = Deshacer estos cambios
bulk-undo-reason = Se deshizo un cambio en bloque
bulk-outcomes = Punto por punto
bulk-outcome = Resultado
bulk-before = Ahora
bulk-after = Después
bulk-will-change = cambiaría
bulk-changed = cambiado
bulk-same = ya está así
bulk-is-refused = se rechazaría
bulk-was-refused = rechazado
bulk-undone = deshecho
bulk-not-undone = queda como está
bulk-count-changing = Cambios: { $count }.
bulk-count-same = Ya así: { $count }.
bulk-count-refused = Rechazados: { $count }.
bulk-none-chosen = No hay ningún punto elegido. Vuelva atrás, marque los puntos en la lista e inténtelo de nuevo.
bulk-no-change = Elija qué debe cambiar.
bulk-no-status = Elija el nuevo estado.
bulk-no-owner = Elija el órgano.
bulk-no-day = Indique el día.
bulk-no-tags = Escriba al menos una etiqueta.

## Vistas guardadas

saved-views = Vistas guardadas
saved-views-none = Aún no hay vistas guardadas. Filtre, ordene y agrupe a su gusto y guarde la vista con un nombre.
saved-views-shared = Vistas compartidas por otros
saved-view-name = Guardar esta vista como
saved-view-share = para todos
saved-view-shared = compartida
saved-view-keep = Guardar
saved-view-remove = Quitar
saved-view-kept = La vista se ha guardado.
saved-view-removed = La vista se ha quitado.
saved-view-no-name = Dé un nombre a la vista.
saved-view-too-long = El nombre o la dirección de la vista es demasiado largo; acorte el nombre o quite filtros.
saved-view-too-many = Ha alcanzado el número máximo de vistas; quite una primero.

## Diferencias e historial

value-changed = { $field }: de «{ $before }» a «{ $after }»
difference-title = Qué ha cambiado
difference-from = Desde el final del
difference-to = hasta el final del
difference-new = Nuevo en el registro.
difference-gone = Solo figuraba en la primera fecha.
difference-edition = Trasladado a la edición { $edition }.
difference-clause = La redacción de su cláusula es otra.
difference-claims = Nuevas declaraciones: { $count }.
difference-evidence = Nuevas pruebas: { $count }.
difference-notes = Nuevas notas: { $count }.
difference-progress = Realizado al { $percent } %.
difference-count-new = Nuevos: { $count }.
difference-count-changed = Modificados: { $count }.
difference-count-gone = Desaparecidos: { $count }.
difference-beyond = Otros no mostrados: { $count }. Elija fechas más cercanas.
difference-none = No hay diferencias entre las dos fechas.

## Punto

item-print = Imprimir
item-untranslated = No hay edición en su idioma; la cláusula se muestra en el idioma siguiente: { $language }.
item-builds-on = Puntos a los que remite
item-alike = Puntos similares
dependencies-title = Qué depende de qué
dependencies-waits-for = Espera a
dependencies-waited-for = Lo esperan
print-back = Volver al punto
print-made = Situación al { $moment }

## Calendario

calendar-title = Calendario
calendar-lede = Reuniones y asambleas, lo que vence en cada una y lo que ha de informarse en ella.
calendar-month = Mes
calendar-months = Meses
calendar-previous = Mes anterior
calendar-this = Este mes
calendar-next = Mes siguiente
calendar-occasions = Todas las ocasiones
calendar-due = Vencen: { $count }
calendar-to-report = Por informar: { $count }
calendar-undated = Este mes, día no conocido
calendar-agenda = A partir de este mes
calendar-agenda-empty = No se conoce ninguna reunión para los próximos dos años.
weekday-short-1 = lun
weekday-short-2 = mar
weekday-short-3 = mié
weekday-short-4 = jue
weekday-short-5 = vie
weekday-short-6 = sáb
weekday-short-7 = dom
agenda-title = Asuntos por informar
agenda-about = Lo que los textos piden informar a { $body }, y lo que una regla propone, mientras no esté cerrado.
agenda-due = Vence para esta reunión
agenda-delivered = Entregado, aún no cerrado
agenda-any-time = Sin fecha: esta es la próxima reunión
agenda-also-due = También vence en esta reunión
agenda-nothing = No hay nada que informar en esta reunión.
agenda-files = Informe para esta reunión:
error-no-occasion = No existe tal ocasión
error-no-occasion-what = Ni el registro ni los paquetes conocen una ocasión con este identificador.
error-no-occasion-next = Elija una de la lista de ocasiones.
as-of-moment = Tal como estaba el { $moment }.
