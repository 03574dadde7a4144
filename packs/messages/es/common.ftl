# Las palabras del ámbito.

list-separator = { ", " }
items-count =
    { $count ->
        [one] { $count } punto
       *[other] { $count } puntos
    }

## Fechas

date-year = { $year }
date-month = { $month } de { $year }
date-day = { $day } de { $month } de { $year }
moment = { $date }, { $time } UTC
period-closed = { $from }–{ $to }
period-from = desde { $from }
period-to = hasta { $to }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-in-date-1 = enero
month-in-date-2 = febrero
month-in-date-3 = marzo
month-in-date-4 = abril
month-in-date-5 = mayo
month-in-date-6 = junio
month-in-date-7 = julio
month-in-date-8 = agosto
month-in-date-9 = septiembre
month-in-date-10 = octubre
month-in-date-11 = noviembre
month-in-date-12 = diciembre

## Idiomas

language-ar = árabe
language-zh = chino
language-en = inglés
language-fr = francés
language-ru = ruso
language-es = español

## Fuerza

force-instruct = encarga
force-decide = decide
force-authorize = autoriza
force-request = pide
force-urge = insta
force-call-upon = exhorta
force-recommend = recomienda
force-invite = invita
force-encourage = alienta
force-should = debería
force-observe = observa

## Elementos de un compromiso

field-item = Punto
field-text = Texto
field-action = Acción
field-provision = Disposición
field-clause = Redacción
field-force = Fuerza
field-addressees = Responsable
field-partners = Con
field-act = Lo que se pide
field-deliverables = Resultado
field-due = Plazo
field-report-to = Informa a
field-conditions = Condiciones
field-citations = Documentos citados
field-references = Remisiones
field-instruments = Instrumento
field-status = Estado
field-distribution = Modo de actuar
field-group = Grupo
field-updated = Último cambio

## Estado

status-proposed = propuesto
status-rejected = rechazado
status-overtaken = superado

## Cómo actúan varios destinatarios

distribution-single = por sí solo
distribution-joint = conjuntamente
distribution-each = cada uno por su parte
distribution-open = conjuntamente o por separado: el texto no lo dice

## Papel de los asociados

role-collaboration = en colaboración
role-consultation = en consulta
role-support = con apoyo
role-especially = en particular
role-recipient = a quien se informa o atiende
role-participant = participante
role-lead = bajo la dirección

## Tiempo

due-kind-date = fecha
due-kind-occasion = reunión
due-kind-period = periodo
due-kind-ongoing = continuo
due-kind-recurring = periódico
due-kind-urgent = lo antes posible
due-relation-at = en
due-relation-by = a más tardar
due-relation-before = antes de
due-relation-during = durante
due-relation-after = después de
due-relation-from = a partir de
due-none = sin plazo indicado

## Condiciones

condition-hedge = según proceda
condition-condition = condición
condition-resources = recursos
condition-consideration = a tener en cuenta
condition-accordance = de conformidad con
condition-purpose = finalidad
condition-example = ejemplo
condition-background = antecedentes

## Documentos citados

citation-resolution = Resolución
citation-decision = Decisión
citation-proposal = Propuesta
citation-temporary-document = Documento temporal
citation-standard = Norma
citation-report = Informe
citation-circular = Circular
citation-treaty = Tratado
citation-document = Documento

## Instrumentos

instrument-study = estudio
instrument-survey = encuesta
instrument-workshop = taller
instrument-coordination = coordinación
instrument-circular = circular
instrument-call-for-contributions = solicitud de contribuciones
instrument-amendment-compilation = recopilación de enmiendas
instrument-guidance = orientaciones
instrument-report = informe
instrument-work-programme = programa de trabajo

## Órganos y reuniones

body-kind-organization = Organización
body-kind-sector = Sector
body-kind-assembly = Asamblea
body-kind-council = Consejo
body-kind-advisory-group = Grupo asesor
body-kind-group = Grupo
body-kind-office = Oficina
body-kind-position = Cargo
body-kind-membership = Categoría de miembros
body-kind-collective = Varios órganos
occasion-kind-assembly = Asamblea
occasion-kind-meeting = Reunión
occasion-kind-study-period = Periodo de estudios

## Origen de un valor

basis-stated = expreso
basis-inherited = heredado
basis-inferred = deducido
basis-entered = introducido

## Por qué no se pide nada

reason-not-operative = No dispositivo: título, epígrafe, páginas preliminares o finales
reason-recital = Considerando: da motivos, no pide
reason-carried-by-parts = Sus apartados contienen lo que se pide
reason-statement-only = Observa, recuerda o acoge con agrado: no se pide nada
reason-benefit = Dice para qué sirve la acción
reason-quotation = Cita lo que pide otro texto
reason-no-operative-verb = No se encontró verbo que pida: debe examinarlo una persona
reason-footnote = Nota a pie de página
reason-unplaced = El lector no pudo clasificar estas palabras: debe examinarlas una persona

## Tipos de disposición

provision-front-matter = Páginas preliminares
provision-title = Título
provision-heading = Epígrafe
provision-opening = Fórmula inicial
provision-recital = Considerando
provision-chapeau = Encabezamiento
provision-operative = Parte dispositiva
provision-footnote = Nota a pie de página
provision-back-matter = Páginas finales
provision-unplaced = Sin clasificar
