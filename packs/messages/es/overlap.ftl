# Catalogues and overlap, as the command line says them.

cli-catalogue-imported = { $name }: { $records ->
        [one] 1 registro
       *[other] { $records } registros
    }; archivos o partes leídos: { $read }, sin cambios: { $unchanged }, desaparecidos: { $gone }
cli-catalogue-fault = reparado o señalado: { $fault }, { $count ->
        [one] 1 vez
       *[other] { $count } veces
    }
cli-catalogue-unread = { $place } no se leyó: { $reason }
cli-catalogue-unread-more = otros { $more } no se leyeron; --json los enumera todos
cli-catalogue-not-utf8 = no está en UTF-8
cli-catalogue-broken = está dañado ({ $detail })
cli-catalogue-too-large = supera un límite ({ $detail })
cli-catalogue-no-identifier = no tiene identificador, así que nada dice de qué documento se trata
cli-catalogue-not-a-record = no es un registro ({ $detail })
cli-catalogue-empty = no se conserva ningún catálogo en { $folder }; lea uno con `actum catalogue import RUTA`, o indique otra carpeta con --catalogue
cli-catalogue-body = Organismo
cli-catalogue-works = Documentos
cli-catalogue-editions = Ediciones
cli-catalogue-abstracts = Con resumen
cli-catalogue-groups = Con grupo
cli-overlap-chance = Probabilidad
cli-overlap-work = Documento
cli-overlap-other = Otro documento
cli-overlap-shared = En común
cli-overlap-none = Se buscó y no se encontró nada.
cli-overlap-no-work = ningún documento de los catálogos tiene el número o identificador «{ $name }»; `actum catalogue list` dice qué organismos hay
cli-overlap-no-body = ningún documento de los catálogos es del organismo «{ $name }»; hay { $known }
cli-overlap-no-group = ningún documento de los catálogos es del grupo «{ $name }»; hay, entre otros, { $known }
cli-overlap-unreadable = no se pudo leer { $file }: { $error }
cli-overlap-too-large = { $file } tiene más de { $bytes } bytes; dé la parte que dice de qué trata el documento
cli-overlap-not-utf8 = { $file } no está en UTF-8; guárdelo como texto sin formato en UTF-8
