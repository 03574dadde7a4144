# Títulos y palabras de los informes (docx, xlsx, csv).
# Terminología de uso en la UIT. Todos los identificadores empiezan por `report-`.

report-title = Plan de Acción
report-title-body = Plan de Acción: { $body }
report-subject = Quién debe hacer qué, con quién, en qué plazo y a quién se informa
report-as-of = Situación al
report-language = Idioma
report-texts = Textos
report-submitted-by = Presentado por
report-action-required = Acción solicitada
report-action-required-words = Tomar nota del presente documento y examinar los puntos que son de responsabilidad propia
report-contents = Índice
report-section-summary = Sección I: Resumen
report-section-actions = Sección II: Acciones y avances
report-section-bodies = Sección III: Puntos por entidad

report-heading-bodies = Puntos por entidad responsable
report-heading-reports = Informes pendientes
report-heading-due = Plazos
report-heading-instruments = Medios de ejecución
report-heading-status = Estado
report-heading-ambiguous = Elementos que admiten más de una lectura
report-heading-doubts = Puntos que deben comprobarse primero
report-heading-progress = Avances y pruebas documentales

report-note-several = Un punto dirigido a varias entidades se cuenta en cada una de ellas; el total lo cuenta una sola vez.
report-note-marks = † propuesto por una regla, no enunciado en el texto. ‡ introducido por una persona.
report-note-fill = Las etapas, los objetivos periódicos y los avances con su fecha los ha de completar la entidad responsable.
report-note-cut = cortado aquí: una celda contiene como máximo 32 767 caracteres; la disposición completa figura en el texto fuente
report-no-items = Ningún punto.
report-item-count = { $count ->
    [one] { $count } punto
   *[other] { $count } puntos
}
report-total = Total
report-ambiguous = Fuerza ambigua
report-nothing-ambiguous = No se ha encontrado ningún elemento que admita más de una lectura.
report-nothing-doubtful = Ningún punto plantea dudas.

report-text = Texto
report-file = Fichero
report-body = Entidad
report-stated = Enunciado
report-proposed = propuesto
report-proposed-heading = Propuesto
report-entered = introducido por una persona
report-readings = Lecturas
report-field = Campo
report-date = Fecha
report-action = Acción { $action }
report-quoted = «{ $words }»
report-unresolved = sin determinar
report-jointly = conjuntamente
report-each = cada uno
report-completed = Concluido
report-ongoing = Permanente
report-recurring = Periódico
report-yearly = cada año
report-urgent = Lo antes posible
report-no-due = Sin plazo enunciado
report-no-instrument = Ninguno propuesto
report-no-report = No hay informes pendientes.
report-nobody = No se designa a nadie
report-unknown-bodies = Entidades no registradas
report-sheet-summary = Resumen
report-sheet-items = Todos los puntos
report-sheet-reports = Informes a { $body }
report-back = Volver al resumen
report-due-by = a más tardar: { $time }
report-due-before = antes de: { $time }
report-due-during = durante: { $time }
report-due-after = después de: { $time }
report-due-from = a partir de: { $time }
report-capacity-member = Como parte de: { $body }

report-column-order = Orden original
report-column-item = Punto
report-column-action = Acción n.º
report-column-force = Fuerza
report-column-verb = Verbo del texto
report-column-clause = Disposición
report-column-asked = Acción
report-column-responsible = Responsable
report-column-partners = Colaboración
report-column-report-to = Informar a
report-column-due = Plazo
report-column-instrument = Medio
report-column-deliverable = Resultado previsto
report-column-milestones = Etapa
report-column-periodic-goals = Objetivos periódicos cumplidos
report-column-completed = Concluido
report-column-status = Estado
report-column-updated = Última actualización
report-column-qualifications = Salvedades
report-column-citations = Documentos citados
report-column-provision = Disposición n.º
report-column-confidence = Confianza
report-column-doubts = Dudas
report-column-capacity = En calidad de

report-force-instruct = Encarga
report-force-decide = Decide
report-force-authorize = Autoriza
report-force-request = Pide
report-force-urge = Insta
report-force-call-upon = Exhorta
report-force-recommend = Recomienda
report-force-invite = Invita
report-force-encourage = Alienta
report-force-should = Debería
report-force-observe = Toma nota (no se pide nada)

report-instrument-study = Estudio
report-instrument-survey = Encuesta
report-instrument-workshop = Taller
report-instrument-coordination = Coordinación
report-instrument-circular = Circular o carta
report-instrument-call-for-contributions = Solicitud de contribuciones
report-instrument-amendment-compilation = Recopilación de enmiendas
report-instrument-guidance = Orientaciones
report-instrument-report = Informe
report-instrument-work-programme = Programa de trabajo

report-status-proposed = Por confirmar
report-status-rejected = Rechazado
report-status-overtaken = Sin objeto

report-language-ar = árabe
report-language-zh = chino
report-language-en = inglés
report-language-fr = francés
report-language-ru = ruso
report-language-es = español

report-role-collaboration = en colaboración
report-role-consultation = en consulta
report-role-support = con su apoyo
report-role-especially = en particular
report-role-recipient = debe ser informado
report-role-participant = participa
report-role-lead = dirige

report-doubt-force-ambiguous = El verbo puede expresar más de una fuerza.
report-doubt-addressee-missing = El texto no designa a nadie que deba actuar.
report-doubt-occasion-ambiguous = El plazo puede referirse a más de una reunión o periodo.
report-doubt-instrument-ambiguous = Conviene más de un medio de ejecución.

report-column-due-on = Día de vencimiento
report-column-timeliness = Cumplimiento de plazos
report-heading-timeliness = Por cumplimiento de plazos
report-timeliness-overdue = Vencido
report-timeliness-soon = Vence pronto
report-timeliness-stale = Sin novedades desde hace tiempo
report-ics-due = Vence: { $act }
report-ics-open = día sin fijar, { $when }
