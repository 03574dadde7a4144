# Las páginas.

number = { $number }
or = o
source = Fuente
unverified = sin verificar
legend = Significado de las marcas
value-nobody = no se nombra a nadie
value-none-stated = nada indicado
page-skip = Ir al contenido
page-foot = Actum muestra de dónde procede cada valor: expreso en el texto, heredado de lo que precede o deducido por una regla.

## Cabecera

nav-sections = Secciones
nav-register = Registro
nav-texts = Textos
nav-bodies = Órganos
nav-occasions = Reuniones
nav-reports = Informes
nav-language = Idioma
nav-crumbs = Dónde está

## Registro

register-title = Registro de acciones
register-lede = Quién debe hacer qué, con quién, para cuándo y a quién informar, según los textos adoptados.
register-search = Buscar
register-search-hint = Palabras de una disposición o número
register-search-chip = Palabras
register-doubt-first = Primero lo dudoso
register-filters = Filtrado por
register-remove = quitar este filtro
register-clear = Mostrar todo
register-to-filters = Filtros
register-pages = Páginas
register-nothing-found = Ningún punto cumple todas las condiciones. Quite un filtro o use otras palabras.
register-empty = El registro está vacío
register-empty-next = Importe un texto adoptado y vuelva a cargar esta página:
register-empty-forms = Se leen documentos de Word, páginas HTML y texto sin formato, en árabe, chino, español, francés, inglés y ruso.
facet-body = Órgano
facet-more = { $count } más
role-of-body-any = cualquier papel
role-of-body-owner = debe actuar
role-of-body-partner = participa
role-of-body-report-to = recibe el informe

## Punto

item-title = Punto { $number }
item-in-text = Leer en el texto
item-doubts = Por comprobar
item-understood = Lo que se ha entendido
item-share = seguro al { $percent } %
item-related = Puntos relacionados
item-referenced-by = Puntos que remiten a este
item-same-group = Puntos de la misma acción
item-same-provision = Puntos de la misma disposición
item-editions = En otras ediciones
item-history = Historia
force-reiterated = reitera una petición anterior
reference-unresolved = no figura en este texto
field-commitment = Compromiso
ground-from = disposición { $provision }
ground-inherited = de { $provision }
ground-unsure = seguro al { $percent } %

## Historia

event-item-created = Inscrito en el registro a partir de la edición { $edition }
event-item-carried = Trasladado de la edición { $previous } a la edición { $edition }
event-item-overtaken = Superado: la edición { $edition } ya no lo contiene
event-clause-recorded = Se anotó su redacción en la edición { $edition }

## Órganos

bodies-title = Órganos
bodies-lede = Todos aquellos a quienes los textos piden que actúen, que participan o a quienes se informa.
bodies-show-all =
    { $count ->
        [one] Mostrar { $count } órgano más, que ningún punto nombra
       *[other] Mostrar { $count } órganos más, que ningún punto nombra
    }
bodies-show-named = Mostrar solo los órganos nombrados
body-name = Nombre
body-kind = Tipo
body-exists = Existencia
body-owned = Debe hacer
body-owned-about = Lo que los textos le piden.
body-partner = Participa
body-partner-about = Lo que otros hacen con él, para él o tras consultarlo.
body-reported = Recibe informe
body-reported-about = Aquello de lo que los textos disponen que se le informe.
body-proposed = Informe propuesto
body-proposed-about = Los textos no nombran a nadie; una regla propone este órgano.
body-no-items = Nada en el registro.
body-through = a través de { $body }
body-not-recorded = Ningún texto importado se refiere aún a este órgano. Importe un texto para ver lo que debe hacer.
body-names = Nombres
body-relations = Relaciones
body-reports-to = Informa habitualmente a
body-predecessors = Sucede a
body-successors = Sucedido por
body-members = Comprende
body-collectives = Pertenece a
body-parts = Sus partes
body-id = Identificador
body-in-register = Mostrar en el registro

## Reuniones

occasions-title = Reuniones y periodos
occasions-lede = Reuniones, asambleas y periodos de estudios, con lo que vence en cada uno.
occasions-empty = No se conoce ninguna reunión. Añádalas a un paquete de conocimientos.
occasion-undated = fecha desconocida
occasions-others =
    { $count ->
        [one] { $count } reunión o periodo en que no vence nada
       *[other] { $count } reuniones y periodos en que no vence nada
    }
occasion-other-reading = otra reunión es más probable

## Textos

texts-title = Textos
texts-lede = Los textos adoptados del registro, con todas las ediciones importadas.
edition-first = primera edición
edition-language = versión lingüística
edition-revision = revisión
edition-superseded = sustituida
edition-file = Archivo
edition-imported = Importado
edition-provisions = Disposiciones
edition-asking = { $count } piden algo
edition-notices = Avisos
edition-differences = Difiere del registro
place-page = página { $number }
place-line = línea { $number }
place-paragraph = párrafo { $number }
place-row = fila { $number }

## Página de lectura

reading-editions = Ediciones
reading-summary = En resumen
reading-provisions = disposiciones
reading-asking = piden algo
reading-items = puntos
reading-silent = no piden nada, con su motivo
reading-look = Debe examinarlo una persona:
reading-unread = Aún sin examinar
mark-statement = Verbo que no pide nada
mark-residue = Palabras que no dieron ningún punto

## Informes

reports-title = Informes
reports-lede = El plan de acción en archivos para editar, imprimir o transmitir, hechos a partir del registro tal como está ahora.
reports-whole = Plan de acción, todos los puntos
reports-by-body = Por órgano
reports-by-body-about = Lo que cada órgano debe hacer, aquello en lo que participa y aquello de lo que se le informa.
reports-files = Archivos
format-docx = Informe de Word: disposiciones citadas y espacio para los avances
format-xlsx = Libro de Excel: un resumen y una hoja por órgano
format-csv = Tabla de los puntos, para cualquier programa
format-json = Todo, para otros programas

## Errores

error-no-page = No existe esa página
error-no-page-what = No se encuentra nada en esta dirección:
error-no-page-next = Compruebe la dirección o empiece por el registro.
error-no-item = No existe ese punto
error-no-item-what = El registro no contiene ningún punto con este identificador:
error-no-item-next = Busque en el registro palabras de la disposición.
error-no-body = No existe ese órgano
error-no-body-what = Ni el registro ni los paquetes de conocimientos conocen un órgano con este identificador:
error-no-body-next = Búsquelo en la lista de órganos.
error-no-text = No existe ese texto
error-no-text-what = No se ha importado ningún texto con este identificador:
error-no-text-next = Consulte la lista de textos o impórtelo.
error-no-edition = No existe esa edición
error-no-edition-what = El texto no tiene ninguna edición con este identificador:
error-no-edition-next = Consulte sus ediciones en la lista de textos.
error-no-report = No existe ese informe
error-no-report-what = Ningún informe tiene este nombre:
error-no-report-next = Consulte la lista de informes.
error-method = Esta dirección solo puede leerse
error-method-what = Las páginas del registro no pueden modificarse desde aquí.
error-method-next = Abra de nuevo la página sin enviar ningún formulario.
error-internal = No se pudo mostrar la página
error-internal-what = El registro no respondió. No se ha cambiado nada en él.
error-internal-next = Inténtelo de nuevo en un momento. Si persiste, consulte el registro de actividad del servidor, que indica la causa.

## Dudas

doubt-force-ambiguous = El verbo admite más de una lectura
doubt-addressee-missing = El texto no nombra a quién se pide
doubt-addressee-unknown = Un órgano nombrado no es conocido
doubt-occasion-ambiguous = Puede referirse a más de una reunión
doubt-instrument-ambiguous = Convendría más de un instrumento
doubt-accents-missing = El texto está escrito sin tildes

## Reglas

rule-year-written = el año está escrito
rule-date-written = la fecha está escrita
rule-duration-written = la duración está escrita
rule-recurrence = se repite con el intervalo escrito
rule-next-in-series = la siguiente de la serie
rule-occasion-next-in-series = la siguiente de la serie
rule-period-after-next = el periodo que sigue a la próxima asamblea
rule-occasion-named = la reunión se nombra
rule-occasion-declared = declarada al importar
rule-occasion-named-as-adopting = la asamblea que adoptó el texto
rule-occasion-of-assembly-and-year = la asamblea del año escrito
rule-period-shared-in-clause = la misma frase nombra el periodo
rule-consideration-shared-in-clause = la misma frase dice qué tener en cuenta
rule-instrument-cue = una palabra lo sugiere
rule-instrument-cue-in-chapeau = una palabra del encabezamiento lo sugiere

## Reglas, dudas y avisos, continuación

doubt-body-unknown = Un órgano nombrado no figura en ningún paquete de conocimientos
doubt-occasion-unresolved = La reunión nombrada no figura en ningún paquete de conocimientos: hay que introducir su fecha
rule-usual-reporting-line = el órgano al que informa habitualmente
rule-act-addresses-others = el acto nombra a quién va dirigido
rule-period-that-begins = el periodo que comienza
rule-next-is-the-one-that-begins = el próximo es el que comienza
rule-next-is-the-one-after = el próximo es el siguiente
rule-preparing-means-the-one-after = preparar un periodo se refiere al siguiente
rule-occasion-of-year = la reunión del año escrito
rule-occasion-of-symbol = el período de sesiones que indica la signatura del texto
rule-session-by-number = el período de sesiones de ese número del órgano nombrado
rule-session-of-adopting-body = el período de sesiones de ese número del órgano que aprobó el texto
rule-session-of-body = ningún paquete conoce ese período de sesiones
rule-next-session-of-body = el próximo período de sesiones del órgano nombrado
rule-session-under-way = el período de sesiones que aprobó el texto
rule-part-of-year-written = está escrita una parte del año
rule-period-written = el período está escrito
rule-year-of-adoption = el año de la aprobación
rule-month-of-adoption = el mes de la aprobación
rule-decade-ends-in-zero = el decenio termina en un año en cero
rule-decade-ends-in-nine = el decenio termina en un año en nueve
rule-counted-from-adoption = contado desde la aprobación
rule-hijri-umm-al-qura = fecha de la hégira según el calendario Umm al-Qura
rule-hijri-tabular = fecha de la hégira según el calendario tabular
rule-paragraph-cited-before = el párrafo se citó antes
rule-same-paragraph-cited = ambos citan el mismo párrafo
rule-results-of-an-earlier-act = se apoya en el resultado de un acto anterior
rule-the-above-means-earlier-parts = «lo anterior» se refiere a las partes precedentes
notice-encoding-detected = El archivo no indica su codificación; se ha detectado
notice-tracked-changes-kept = El archivo contiene control de cambios: las inserciones se leen como texto, las supresiones se guardan aparte
notice-mixed-language = Algunas disposiciones están en otro idioma que el documento
notice-letters-folded = Las formas de presentación árabes se leyeron como sus letras y se omitió el tatweel
notice-replaced-characters = Algunos bytes no significan nada en esta codificación y figuran como U+FFFD: compárelos con el original
notice-pictures-left-out = Las imágenes no se leen
notice-objects-left-out = Los objetos incrustados no se leen
notice-comments-left-out = Los comentarios no se leen
notice-hidden-text-left-out = El texto oculto no se lee
notice-page-parts-left-out = Los encabezados y pies de página no se leen
notice-joined-lines = Las líneas cortadas se unieron en párrafos
notice-page-without-text = Una página no contiene texto legible: ejecute un reconocimiento de caracteres (OCR) e importe de nuevo
notice-page-damaged = Una página está dañada y solo se leyó en parte
notice-page-recognised = El texto de una página se reconoció a partir de una imagen: compare las palabras
notice-page-confidence = Grado de certeza con que se leyeron las páginas del PDF
notice-unknown-characters = Algunos caracteres del PDF se dibujan sin que el archivo diga cuáles son: compare la página con el archivo
notice-page-order-unsure = Una página se dibujó en un orden distinto del de lectura: compare el orden de los párrafos
notice-page-edges-dropped = Se omitieron los números de página y los encabezados repetidos
notice-hyphens-joined = Se unieron las palabras divididas al final de las líneas
notice-table-head-repeated = El encabezado de un cuadro se repite en las páginas siguientes y se leyó una sola vez
notice-letter-shapes = Las ligaduras y formas de presentación se leyeron como letras
