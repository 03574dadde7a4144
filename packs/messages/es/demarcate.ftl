# Lines between groups and bodies, as the command line says them.

cli-demarcate-gathered = { $works ->
        [one] 1 trabajo
       *[other] { $works } trabajos
    } sobre el tema, de los { $of } de las partes; los catálogos llegan hasta { $until }
cli-demarcate-expansion = los trabajos escriben «{ $short }» por «{ $long }»
cli-demarcate-part = Parte del tema
cli-demarcate-party = Parte interesada
cli-demarcate-line = Línea propuesta
cli-demarcate-why = Por qué
cli-demarcate-remainder = Trabajos sin asunto común
cli-demarcate-line-open = por decidir
cli-demarcate-line-joint = conjunta
cli-demarcate-line-joint-led = conjunta, dirigida por { $party }
cli-demarcate-why-sole = solo { $party } tiene trabajos aquí ({ $works })
cli-demarcate-why-majority = { $party } tiene { $works } de { $of } trabajos
cli-demarcate-why-divided = varias partes tienen una buena parte de los { $of } trabajos
cli-demarcate-why-pairs = { $pairs ->
        [one] 1 par de trabajos
       *[other] { $pairs } pares de trabajos
    } de partes distintas están próximos entre sí
cli-demarcate-why-few = demasiado pocos trabajos para decirlo ({ $works })
cli-demarcate-why-first = { $party } fue el primero ({ $year })
cli-demarcate-why-latest = { $party } tiene el trabajo más reciente ({ $year })
cli-demarcate-why-none = los trabajos solo tienen en común el tema
cli-demarcate-no-party = ningún trabajo de los catálogos es del grupo u organismo «{ $name }»; hay, entre otros, { $known }
cli-demarcate-no-works = «{ $name }» no tiene trabajos propios entre los de las partes; nombre otro grupo u organismo
cli-demarcate-two-parties = una línea pasa entre al menos dos grupos u organismos distintos; nombre otro
cli-demarcate-no-topic = no se nombra ningún tema; dé palabras con --topic
cli-demarcate-nothing = ninguno de los { $works } trabajos de las partes tiene las palabras del tema; dé otras palabras, o varios --topic
