# Lo que dice la línea de órdenes. Los nombres de campos, fuerzas, etc. están en common.ftl.

cli-error = error:
cli-warning = advertencia:
cli-note = nota:
cli-or = o
cli-nothing = nada
cli-nobody = (no se nombra a nadie)
cli-percent = { $share } %
cli-proposed = { $body } (propuesto)
cli-unresolved = { $name } (no está en este texto)

## Títulos de los cuadros

cli-sure = Seguro
cli-look-at = Por revisar
cli-id = Identificador
cli-abbreviation = Sigla
cli-name = Nombre
cli-when = Cuándo
cli-owned = Responsable de
cli-partner = Participa en
cli-proposed-report = Propuesto
cli-through = Por conjuntos
cli-edition = Edición
cli-title = Título
cli-source = Archivo
cli-imported = Importado
cli-items = Puntos
cli-field = Campo
cli-value = Valor
cli-ground = Fundamento

## Qué significan los signos

cli-mark-inherited = ^ lo dice la frase de arriba
cli-mark-inferred = * lo concluyó una regla, el texto no lo dice
cli-mark-doubt = ? conviene revisarlo: véase abajo
cli-mark-unverified = ~ no cotejado con su fuente

## Leer y entender

cli-file = == { $name }
cli-understood = { $language } ({ $basis }, seguro al { $sure }), disposiciones: { $provisions }, compromisos: { $commitments }
cli-language-declared = como usted dijo
cli-language-marked = como dice el archivo
cli-language-script = por su escritura
cli-language-words = por sus palabras
cli-encoding = — leído como { $encoding }
cli-doubt = ? { $items }: { $message }
cli-unread = Disposiciones sin verbo que pida: { $count } de { $total }: { $ids }. Mírelas en el texto.
cli-limit-flag = rechazado; { $flag } sube el límite
cli-occasion-unknown = ninguna reunión se llama «{ $name }»; `actum occasions` da las de un registro, docs/formats/packs.md dice cómo añadir una
cli-refused-file = rechazado: { $name }
cli-extract-done = archivos leídos: { $files }, rechazados: { $refused }
cli-refused-more = rechazados además: { $count }
cli-extract-progress = { $documents } documentos, { $size } MB, { $rate } MB/s
cli-extract-exists = { $file } ya existe y se dejó como estaba. Nombre otro archivo, añada --resume para continuarlo o --force para sustituirlo
cli-extract-unwritable = no se pudo escribir { $file }; revise la carpeta, sus permisos y el espacio en el disco y repita con --resume
cli-extract-unreadable = no se pudo leer { $file }, así que no puede continuarse; revise el disco o añada --force para empezar de nuevo
cli-extract-foreign = { $file } no lo escribió `actum extract --out`, o no con esta compresión; se dejó como estaba. Nombre otro archivo o añada --force para sustituirlo
cli-extract-other = { $file } termina con { $document }, que no está entre las entradas; dé las mismas entradas que antes o nombre otro archivo
cli-extract-resumed = se continúa después de { $document }; bytes recortados de un documento inacabado: { $bytes }
cli-extract-stopped = detenido después de { $files } documentos; { $file } puede continuarse: repita la misma orden con --resume
cli-extract-fault = una falta de este programa, no del documento; comuníquela con el documento

## Importación

cli-text-id-form = --text-id `{ $id }` no es un identificador; escriba minúsculas, cifras y guiones simples, como wtsa-24-actions
cli-import-new = { $name }: texto nuevo { $text }, edición { $edition }, puntos: { $items }
cli-import-unchanged = { $name }: ya está en el registro como { $edition }; nada cambió
cli-import-reread = { $name }: { $edition } leída de nuevo, mejor que antes: { $reread } cambiados, { $kept } como antes, { $added } añadidos, { $dropped } retirados, { $left } dejados como los confirmó una persona
cli-import-changed = ahora se entienden de otro modo: { $ids }
cli-import-left = dejados como se confirmaron, aunque ahora se entienden de otro modo: { $ids }
cli-import-language = { $name }: texto { $text } en otro idioma, edición { $edition }; puntos que concuerdan: { $agreeing }, diferencias: { $differences }
cli-import-edition = { $name }: edición nueva { $edition } después de { $previous }: { $kept } conservados, { $reworded } redactados de otro modo, { $added } añadidos, { $dropped } retirados
cli-import-added = añadidos: { $ids }
cli-import-reworded = redactados de otro modo: { $ids }
cli-import-dropped = retirados (ya superados): { $ids }
cli-import-difference = ≠ { $item }, { $field }: el registro tiene { $register }, esta edición dice { $edition }
cli-import-proposed = Puntos que no nombran a quién informar: { $count }; el registro propone un destinatario, marcado como propuesto.
cli-import-done = archivos guardados: { $stored }, rechazados: { $refused }

## Registro

cli-body-unknown = ningún órgano se llama «{ $name }»; `actum bodies --json` los da todos
cli-body-unknown-near = ningún órgano se llama «{ $name }»; ¿quiso decir { $near }?
cli-body-ambiguous = varios órganos se llaman «{ $name }»: escriba uno de los identificadores { $ids }
cli-text-unknown = el registro no tiene el texto `{ $id }`; `actum texts` los da
cli-item-unknown = el registro no tiene el punto `{ $id }`; `actum items` los da
cli-value-unknown = { $flag } `{ $value }` no se conoce; escriba uno de { $known }
cli-items-some = { $listed } puntos de { $total }; --limit da más
cli-items-grouped = { $rows } filas para { $items } puntos
cli-bodies-silent = Órganos conocidos que ningún punto nombra: { $count }; --json los da.
cli-occasions-silent = Reuniones conocidas en las que nada vence: { $count }; --json las da.
cli-show-heading = { $id }   { $status }   seguro al { $sure }   (edición { $edition }, disposición { $provision })
cli-inherited-from = heredado de { $provision }: «{ $quote }»
cli-inferred-by = concluido por la regla { $rule }
cli-inferred-by-from = concluido por la regla { $rule } de «{ $quote }»
cli-entered-by = introducido por { $by } el { $at }
cli-references = Se apoya en:
cli-referenced-by = En él se apoyan:
cli-same-provision = Misma disposición:
cli-same-group = Mismo grupo:
cli-history = Historia
cli-check-sound = íntegro: sucesos: { $events }, filas de estado comparadas: { $rows }
cli-check-unsound = el registro no está íntegro: hallazgos de arriba: { $findings }; guarde una copia del archivo y restaure la última copia de seguridad buena

## Informes

cli-report-kind = { $file }: la terminación dice la clase de informe; nombre un archivo que termine en .docx, .xlsx, .pdf, .json, .csv o .ics
cli-export-done = { $file }: disposiciones: { $provisions }, compromisos: { $commitments }
cli-export-unknown = { $name } no es ni un archivo ni un texto del registro; `actum texts` da los textos
cli-export-language = { $text } no está en el registro en { $language }; está en { $known }
cli-report-exists = { $file } ya existe y se dejó como estaba. Nombre otro archivo o añada --force para sustituirlo
cli-report-unwritable = no se pudo escribir { $file }, y nada quedó a medio escribir; revise la carpeta, sus permisos y el espacio en el disco
cli-report-done = { $file }: puntos: { $items }, bytes: { $bytes }

## Servidor

cli-serve-ready = El registro está abierto en { $address }
cli-serve-stop = Ctrl-C lo termina.
cli-serve-ended = Terminado.
cli-serve-remote = otras máquinas pueden alcanzar { $address }. Añada --sign-in para que cada persona inicie sesión, o --allow-remote para que quien la alcance lea todo el registro sin cambiar nada; o escuche en 127.0.0.1
cli-serve-in-use = { $address } la usa otro programa; termínelo o tome otro puerto con --listen 127.0.0.1:8081
cli-serve-forbidden = esta cuenta no puede usar { $address }; tome un puerto superior a 1023, como --listen 127.0.0.1:8080
cli-serve-unusable = no se puede escuchar en { $address }: { $error }; busque una dirección de esta máquina o use --listen 127.0.0.1:8080
cli-demo-register = El ejemplo está en { $file }
cli-audit-no-register = «{ $name }» no es ni un archivo ni, sin --db, el identificador de un texto; dé un archivo o nombre el registro con --db
cli-audit-unknown = «{ $name }» no es ni un archivo ni el identificador de un texto de este registro; `actum texts` los da

## Conservar y trasladar

cli-db-ready = { $register }: al día, { $events } eventos
cli-db-exported = { $file }: { $events } eventos, { $contents } documentos y lecturas
cli-db-unreadable = { $file } no se puede leer; compruebe su nombre y sus permisos
cli-db-imported = { $register }: { $events } eventos incorporados
cli-backup-done = { $folder }: { $events } eventos, { $bytes } bytes, verificado
cli-restore-aside = El registro que estaba allí es ahora { $file }
cli-restore-done = { $register }: { $events } eventos restaurados, a fecha de { $at }
