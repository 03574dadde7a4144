# Administración

admin-nav = Administración
admin-title = Administración
admin-lede = El estado del registro, el ciclo de los elementos de cada texto, lo que el registro conoce y el acceso a todo lo que se administra.
admin-people-hint = Cuentas, cargos en los órganos, fichas de acceso
admin-access-hint = Quién entró, a quién se rechazó, qué cambió respecto de las personas
admin-jobs-hint = Correo, llamadas a otros sistemas, limpieza
admin-occasions-hint = Reuniones y asambleas, y lo que vence en cada una
admin-bodies-hint = Quién actúa y cómo se relacionan los órganos
admin-health = Estado
admin-version = Versión de Actum
admin-texts = Textos / ediciones
admin-items = Elementos
admin-events = Eventos registrados
admin-last-change = Última modificación
admin-size = Tamaño de la base de datos
admin-megabytes = { $size } MB
admin-jobs = Trabajos en espera / fallidos definitivamente
admin-mail = Se envía correo
admin-mail-advice = Nadie recibe recordatorios por correo. Inicie el servidor con --mail y la dirección de un servidor de correo para enviar recordatorios y resúmenes.
admin-search = Eventos que la búsqueda aún debe incorporar
admin-search-advice = La búsqueda de texto completo está desactivada.
admin-sign-in = Las personas se identifican
admin-sign-in-advice = Quien llegue a este servidor es su única persona. Inícielo con --sign-in antes de que otros lo usen.
admin-yes = sí
admin-no = no
admin-check = Comprobar el registro
admin-check-hint = Compara todo lo que se muestra con lo que se deduce del registro de eventos. En un registro grande tarda un minuto.
admin-sound = El registro está íntegro: se compararon { $events } eventos y { $rows } filas.
admin-not-sound = El registro no está íntegro (se compararon { $events } eventos y { $rows } filas). Haga una copia de seguridad y ejecute `actum db check`, que indica qué hacer.
admin-workflows = Flujos de trabajo
admin-workflows-hint = Un flujo indica por qué estados pasan los elementos de un texto, quién puede moverlos y qué se exige para ello.
admin-no-texts = Todavía no hay ningún texto. Importe uno primero.
admin-text = Texto
admin-workflow = Flujo de trabajo
admin-choose = Elegir
admin-second-person = Lo declarado como hecho cuenta cuando lo acepta una segunda persona.
admin-from = De
admin-to = A
admin-by = Por
admin-needs = Requiere
admin-need-reason = un motivo
admin-need-evidence = una prueba
admin-need-claim = una declaración de cumplimiento aceptada
admin-knowledge = Conocimientos
admin-knowledge-hint = Lo que contienen los paquetes con los que arrancó este servidor. Los paquetes son archivos; --packs indica otra carpeta.
admin-languages = Idiomas
admin-bodies = Órganos conocidos
admin-occasions = Reuniones y periodos conocidos
admin-rules = Reglas de procedimiento sobre plazos
admin-rules-advice = { $count ->
    [one] Una de ellas no se ha cotejado con su fuente: revísela antes de confiar en sus plazos.
   *[other] { $count } de ellas no se han cotejado con su fuente: revíselas antes de confiar en sus plazos.
}
admin-rule = Regla
admin-clause = Disposición
admin-verified = Cotejada
admin-more-findings = { $count ->
    [one] Una observación más.
   *[other] { $count } observaciones más.
}
error-no-workflow = No existe ese flujo de trabajo
error-no-workflow-what = Ningún flujo con este identificador figura en los paquetes:
error-no-workflow-next = Elija uno de la lista en la página de administración.
