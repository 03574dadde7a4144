# Búsqueda de texto completo: la página y la orden.

search-title = Búsqueda
search-box = Buscar en todo
search-box-hint = Buscar textos y puntos
search-button = Buscar
search-how = Palabras de cualquiera de los seis idiomas, en todas sus formas. «Las palabras entre comillas» van seguidas; la palabra precedida de un signo menos (-palabra) se excluye.
search-hits =
    { $count ->
        [0] Sin resultados
        [one] { $count } resultado
       *[other] { $count } resultados
    }
search-nothing-next = Estas palabras no figuran en ningún lugar. Use menos palabras u otras, o quite un filtro.
search-some = Ningún pasaje contiene todas estas palabras; los resultados contienen la mayoría.
search-corrected = «{ $typed }» no figura en ningún lugar; se ha buscado: { $taken }.
search-left-aside = Solo se han buscado las primeras palabras; se han dejado de lado otras { $count }.
search-words-empty = No hay ninguna palabra ni número que buscar; escriba al menos uno.
search-words-only-excluded = Solo hay palabras que excluir; añada una que buscar.
search-words-too-long = { $characters } caracteres son más de los que se buscan a la vez ({ $limit }); acorte el texto.
search-behind =
    { $count ->
        [one] El índice se está actualizando: falta { $count } cambio.
       *[other] El índice se está actualizando: faltan { $count } cambios.
    }
search-off = Este servidor no mantiene un índice de texto completo; use la búsqueda de la página del registro.
search-kind = Clase
search-kind-item = Puntos
search-kind-text = Textos
search-kind-provision = Disposiciones
search-kind-claim = Declaraciones
search-kind-evidence = Pruebas
search-kind-note = Notas
search-one-item = Punto { $item }
search-one-text = Texto
search-one-provision = Disposición { $number }
search-one-provision-plain = Disposición
search-one-claim = Declaración sobre el punto { $item }
search-one-evidence = Prueba del punto { $item }
search-one-note = Nota sobre el punto { $item }
search-language = Idioma
search-before = Resultados anteriores
search-after = Resultados siguientes
search-earlier = edición anterior
search-editions-all = También ediciones anteriores
search-editions-latest = Solo las últimas ediciones
cli-search-rebuilt =
    { $count ->
        [one] El índice se ha rehecho: { $count } registro.
       *[other] El índice se ha rehecho: { $count } registros.
    }
cli-search-replaced = El índice no servía ({ $reason }) y se ha rehecho.
cli-search-memory = El índice no puede guardarse en { $folder } ({ $error }); se hace solo para esta búsqueda.
cli-search-no-words = ¿Qué se debe buscar? Indique palabras, o --rebuild.
