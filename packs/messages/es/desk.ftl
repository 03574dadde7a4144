# Lo que me espera, importación de textos, revisión, teclas.

## Teclas

keys-title = Teclas
keys-help = mostrar estas teclas
keys-next = elemento siguiente de la lista
keys-previous = elemento anterior de la lista
keys-escape = salir de un campo y volver a la lista
keys-on = Las teclas simples están activas
keys-close = Cerrar

## Cabecera

nav-desk = Para mí

## Historial

event-claim-reopened = Se retiró la decisión sobre la declaración { $claim }

## Lo que me espera

desk-title = Lo que me espera
desk-waiting =
    { $count ->
        [0] Nada espera una decisión.
        [one] Hay un asunto pendiente.
       *[other] Hay { $count } asuntos pendientes.
    }
desk-empty-lede = Todavía no se ha importado nada. Empiece con un texto aprobado.
desk-for-all = Para todos los órganos.
desk-speaking-for = En nombre de
desk-choose = ¿En nombre de quién?
desk-choose-bodies = Mostrar lo que espera a estos órganos
desk-choose-these = Mostrar estos
desk-choose-all = Mostrar todos
desk-choose-positions = Los de mis funciones
desk-overdue = Con retraso
desk-overdue-none = No hay nada con retraso.
desk-soon = Vence pronto
desk-soon-none = Nada vence en las próximas semanas.
desk-stale = Sin novedades desde hace tiempo
desk-stale-none = Todos los puntos abiertos se han tratado hace poco.
desk-mine = Abierto, con cualquier plazo
desk-mine-none = No queda nada abierto para estos órganos.
desk-claims = Declaraciones por decidir
desk-claims-none = Ninguna declaración espera decisión.
desk-review = Por revisar
desk-review-none = Una persona ha examinado todos los puntos.
desk-all =
    { $count ->
        [one] Ver
       *[other] Ver los { $count }
    }
desk-news = Novedades desde la última visita
desk-news-none = Nada nuevo de los demás.
desk-news-more =
    { $count ->
        [one] Otro punto ha cambiado.
       *[other] Otros { $count } puntos han cambiado.
    }
desk-mentioned = le menciona
desk-seen = Ya lo he visto
desk-progress = Revisiones en curso
desk-quiet = Donde nada espera
desk-open = abrir el punto
desk-in-review = Ver en el texto
desk-claimed = Declarado:
desk-evidence =
    { $count ->
        [0] sin pruebas
        [one] una prueba
       *[other] { $count } pruebas
    }
desk-decline = Rechazar…
decide-undo = Deshacer
decide-conflict = No se ha cambiado nada: { $by } cambió lo mismo el { $at }. Se muestra el estado actual; lo que escribió sigue abajo.
done-confirm = Se confirmó el punto { $item }.
done-reject = Se rechazó el punto { $item }.
done-move = El punto { $item } cambió de estado.
done-accept = Se aceptó una declaración sobre el punto { $item }.
done-decline = Se rechazó una declaración sobre el punto { $item }.
done-undo = El punto { $item } vuelve a estar como antes.

## Importación de textos

first-title = Importar el primer texto
first-lede = Elija el archivo de un texto aprobado o pegue sus palabras. Actum lee quién debe hacer qué, con quién y para cuándo, y lo muestra junto a las palabras de las que procede. Nada cuenta hasta que una persona lo confirma.
first-not-allowed = Pida a la secretaría que importe un texto: sus funciones no lo permiten.
first-steps = Lo que sigue
first-step-import = Importar el texto, en uno o varios idiomas.
first-step-review = Revisar lo entendido: confirmar, corregir, dividir, rechazar.
first-step-follow = Seguir: los responsables anotan los avances con pruebas y otros los aceptan.
first-step-report = Informar: el plan de acción en Word, Excel o PDF, por órgano.
first-example = O eche antes un vistazo
first-example-about = El ejemplo incluido: las acciones de una asamblea, en dos idiomas.
first-example-load = Cargar el ejemplo
first-command = Desde la línea de órdenes:
import-title = Importar un texto
import-lede = Un texto nuevo, otro idioma de uno existente o una edición posterior.
import-open = Importar un texto…
import-file = Archivo
import-forms = Word (.docx), OpenDocument (.odt), PDF, páginas web, texto sin formato, Akoma Ntoso; en árabe, chino, español, francés, inglés y ruso; 50 MiB como máximo.
import-paste = o pegue las palabras del texto
import-more = Dar más detalles
import-text = Identificador del texto
import-text-about = Minúsculas, cifras y guiones; si se deja vacío se toma del nombre del archivo. El identificador de un texto existente importa otra edición o idioma.
import-name = Título
import-language = Idioma
import-language-found = según las palabras
import-button = Leer

## Revisión

review-reject = Rechazar…
nav-review = Revisión
review-title = Revisión
review-lede = El texto y lo que se entendió de él. Acepte lo correcto y corrija o rechace lo demás; hasta entonces nada cuenta.
review-progress = { $decided } de { $total } decididos
review-none = El texto no pide nada que se haya entendido. Léalo para cerciorarse.
review-queue-lede = Lo extraído que nadie ha juzgado todavía, en todos los textos. Primero lo más dudoso.
review-queue-empty = Importe otro texto o dé seguimiento a lo confirmado.
review-sure = Certeza
review-edit = Corregir
review-edit-about = Corrija lo incorrecto; los campos sin tocar quedan igual. Órganos por cualquiera de sus nombres, días como 2027-10-31, reuniones por su nombre.
review-several = varios, separados por ;
review-take = Tomar las palabras seleccionadas en el texto
review-split = Dividir
review-split-parts = Lo que debe hacerse, un punto por línea
review-split-do = Dividir así
review-merge = Fusionar
review-merge-others = Integrar estos puntos en este
review-merge-do = Fusionar
review-cancel = Dejarlo como está
review-page-before = Parte anterior
review-page-after = Parte siguiente
review-here = También aquí
review-other = { $name }
review-other-at = { $name }, en el punto { $item }
review-held = { $name } está en ello ({ $at })
review-reason-1 = Aquí no se pide nada.
review-reason-2 = Repite otro punto.
review-reason-3 = Corresponde a otro punto.
review-reason-4 = No nos corresponde su seguimiento.
done-reopen = Se retiró la decisión sobre el punto { $item }.
done-save = Se corrigió el punto { $item }.
done-split = El punto se dividió; { $item } es su primera parte.
done-merge = El punto { $item } integró los demás.

## Informe de importación

import-which = ¿Qué texto?
import-another = Importar otro
import-nothing = Elija un archivo o pegue las palabras de un texto; no se ha importado nada.
import-doubtful = por comprobar
import-outcome-new = Texto nuevo
import-outcome-unchanged = Ya está y nada ha cambiado
import-outcome-reread = Las mismas palabras, mejor entendidas
import-outcome-language = Otro idioma
import-outcome-edition = Edición posterior
import-added =
    { $count ->
        [one] Un punto nuevo
       *[other] { $count } puntos nuevos
    }
import-kept =
    { $count ->
        [one] Un punto sin cambios
       *[other] { $count } puntos sin cambios
    }
import-reworded =
    { $count ->
        [one] Un punto dice otra cosa
       *[other] { $count } puntos dicen otra cosa
    }
import-left =
    { $count ->
        [one] Un punto confirmado se dejó como estaba
       *[other] { $count } puntos confirmados se dejaron como estaban
    }
import-dropped =
    { $count ->
        [one] Un punto ya no se aplica
       *[other] { $count } puntos ya no se aplican
    }
import-agreeing =
    { $count ->
        [one] Un punto dice lo mismo en ambos idiomas
       *[other] { $count } puntos dicen lo mismo en ambos idiomas
    }
import-differences =
    { $count ->
        [one] Una diferencia entre los idiomas
       *[other] { $count } diferencias entre los idiomas
    }
import-review = Revisarlo ahora
import-read = Leerlo en el texto
import-refused = No se pudo importar { $file }; no se guardó nada.
import-refused-id = El identificador del texto tiene otra forma: minúsculas, cifras y guiones. No se guardó nada de { $file }.
import-refused-large = { $file } supera el tamaño admitido. Divídalo o impórtelo desde la línea de órdenes.
import-refused-locked = { $file } está protegido con contraseña. Guárdelo sin ella e impórtelo de nuevo.
import-refused-pictures = { $file } contiene imágenes de páginas. Aplique reconocimiento de texto e importe el resultado.
import-refused-empty = { $file } no contiene palabras. Ábralo en el programa de origen y compruébelo.
import-refused-kind = { $file } es de un tipo que no se lee. Guárdelo como .docx, .odt, PDF o texto e impórtelo de nuevo.
