# Why the register refused something: what was wrong with what was given, and what would be right.

objection-too-many = { $count } son demasiados; indique { $most } como máximo
objection-empty = está vacío; escriba de qué se trata
objection-too-long = supera los { $most } caracteres; abrévielo
objection-twice = figura dos veces; indíquelo una sola vez
objection-no-body = el órgano «{ $body }» no figura en el registro; busque su identificador en la lista de órganos
objection-no-item = el punto «{ $item }» no figura en el registro; busque su identificador en la lista de puntos
objection-itself = un punto no puede vincularse a sí mismo
objection-waits-already = «{ $item }» ya espera a este punto, directamente o a través de otros; los dos se esperarían sin fin
objection-no-occasion = la ocasión «{ $occasion }» no figura en el registro; busque su identificador en la lista de reuniones o indique una fecha
objection-long-tag = «{ $tag }» supera los { $most } caracteres; abrévielo
objection-no-duration = «{ $written }» no es una duración; escriba P1Y para un año, P6M para seis meses, P4W para cuatro semanas
objection-backward-duration = «{ $written }» no avanza; indique una duración superior a cero
objection-milestone-id = el identificador de hito «{ $written }» está vacío o repetido; dé a cada hito el suyo, por ejemplo m1
objection-other-words = esas palabras no son las del texto en ese lugar; selecciónelas de nuevo
objection-long-words = el texto tiene { $length } caracteres, por encima del límite de { $most }; adjunte un documento en su lugar
objection-empty-note = la nota está vacía; escriba lo que debe conservarse
objection-parts = un punto se divide en 2 a { $most } partes, no en { $count }
objection-nothing-to-merge = indique al menos otro punto que deba fusionarse con este
objection-other-text = el punto { $item } pertenece a otro texto; relacione los puntos, para que cada texto conserve los suyos
objection-no-title = indique el título de la página; una dirección sola no dice nada a nadie
objection-attached-already = ya está adjunto, como { $evidence } ({ $title })
objection-percent = { $percent } % no es posible; indique de 0 a 100
objection-no-periods = el punto se cumple una sola vez y no tiene periodos; declárelo antes permanente o periódico
objection-period-name = nombre el periodo con 1 a { $most } caracteres, por ejemplo 2026
objection-no-milestone = el punto no tiene el hito { $milestone }; añádalo primero
objection-never-done = lo que es permanente nunca se da por cumplido; declare el objetivo de un periodo
objection-nothing-said = diga qué se hizo o indique la prueba
objection-no-evidence = el punto no tiene la prueba { $evidence }; adjúntela primero
objection-no-address = «{ $address }» no es la dirección de una página; empieza por https:// o http:// y no lleva espacios
objection-long-address = la dirección tiene { $bytes } bytes, por encima del límite de { $most }; indique una más corta
objection-no-file-name = el archivo no tiene nombre; déle uno
objection-empty-file = { $name } está vacío; adjunte el archivo con su contenido
objection-large-file = { $name } ocupa { $size } MB, por encima del límite de { $most } MB; adjunte un archivo menor o un enlace
objection-no-ending = el nombre { $name } no indica el tipo de archivo; nómbrelo, por ejemplo, informe.pdf
objection-file-type = { $name }: los archivos de este tipo no se conservan como prueba; adjunte uno de { $endings }, o un enlace
objection-other-type = { $name } dice ser { $says } y es { $found }; déle su nombre correcto o guárdelo de nuevo en el formato que indica
objection-not-that-type = { $name } dice ser { $says } y es otra cosa; déle su nombre correcto o guárdelo de nuevo en el formato que indica
objection-no-moment = «{ $written }» no es un momento; escriba, por ejemplo, 2026-11-23T09:00:00Z
objection-no-day = «{ $written }» no es un día ni un momento; escriba 2026-11-23 o 2026-11-23T09:00:00Z
objection-no-edition = la edición { $edition } no figura en el registro; busque su identificador en la lista de textos
objection-nobody = no se indica quién lo hace; nombre a la persona
objection-no-workflow = no existe el flujo de trabajo «{ $workflow }»; existen { $known }
objection-no-text = no existe el texto «{ $text }»; busque su identificador en la lista de textos
objection-unknown-state = hay puntos del texto en el estado «{ $status }», que el flujo «{ $workflow }» no conoce; páselos antes a un estado que ambos conozcan
objection-no-hook = no pueden enviarse mensajes a «{ $address }»; escriba una dirección como https://example.org/hook
objection-no-kind = «{ $kind }» no es un tipo de evento; escriba uno como item-moved
objection-many-kinds = se nombran { $most } tipos como máximo; no nombre ninguno para recibirlos todos
objection-many-hooks = ya hay { $most } direcciones de aviso; elimine una primero
objection-draft-closed = la redacción ha terminado; reabra primero el proyecto
objection-large-draft = tiene { $bytes } bytes y se guardan como máximo { $most }; divídalo
objection-text-form = el identificador de un texto tiene de 1 a 200 bytes, sin espacios, dos puntos ni barras; nómbrelo, por ejemplo, assembly-2024-actions
objection-stray-reading = el compromiso { $commitment } pertenece a la disposición { $provision }, que el documento no contiene; aporte la lectura de este documento
objection-not-kept = { $what }: no puede escribirse y volver a leerse ({ $cause }); comuníquelo a los autores del programa
objection-verdict-given = ya se decidió; reabra el punto para decidir de nuevo
objection-confirm-first = confírmelo primero; después podrá darse seguimiento
objection-rejected = un punto rechazado no tiene seguimiento; reábralo primero
objection-overtaken = ya no se aplica y no tiene seguimiento
objection-see-others = ya no se aplica; vea los puntos que lo sustituyen
objection-values-stay = sus valores quedan como están; reábralo primero, si se aplica
objection-split-applying = solo puede dividirse un punto que se aplica
objection-merge-applying = solo pueden fusionarse puntos que se aplican
objection-nothing-done = no se hizo nada que pueda deshacerse
objection-not-taken-back = lo último que se hizo no puede deshacerse; haga lo que lo corrija

# Why the register cannot be opened, read or written.

refusal-import = { $text }: el texto no puede registrarse: { $why }; no se guardó nada
refusal-ambiguous = «{ $written }» puede ser { $candidates }; escriba uno de ellos completo
refusal-past = Este es el registro tal como era el { $at }; vuelva a hoy para modificarlo
refusal-no-workflow = { $text }: el registro no conoce ningún flujo de trabajo para sus puntos; importe de nuevo el texto o registre los paquetes
unusable-missing = { $file }: aquí no hay ningún registro; importe un texto para crearlo o indique otro archivo
unusable-folder = { $file }: la carpeta { $folder } no existe; créela o indique otro archivo
unusable-no-file = { $file }: no es un archivo ordinario; indique un archivo para el registro
unusable-closed = { $file }: el archivo no puede abrirse ({ $detail }); compruebe que puede leer y escribir el archivo y su carpeta
unusable-no-database = { $file }: este archivo no es una base de datos, por lo que no es un registro; se dejó como estaba, indique otro archivo
unusable-foreign = { $file }: esta base de datos pertenece a otra aplicación (identificador { $application }, tablas: { $tables }); se dejó como estaba, indique otro archivo
unusable-foreign-tables = { $file }: esta base de datos contiene tablas de otra aplicación ({ $tables }); se dejó como estaba, indique una base vacía
unusable-unreachable = { $file }: la base de datos no puede usarse ({ $detail }); compruebe que su servidor funciona, la dirección, el nombre y la contraseña
unusable-uncertain = { $file }: la conexión se interrumpió mientras se guardaba una modificación ({ $detail }); compruebe si está antes de repetirla
unusable-newer = { $file }: este registro tiene la versión de esquema { $found } y este programa conoce hasta la { $known }; se dejó como estaba, use una versión más reciente de Actum
unusable-newer-event = { $file }: el evento { $event } es «{ $kind }» versión { $version }, que este programa no conoce; use una versión más reciente de Actum
unusable-read-only = { $file }: el registro es de solo lectura ({ $detail }); no se guardó nada, permita escribir en el archivo y su carpeta o trabaje con una copia
unusable-locked = { $file }: otro programa está escribiendo en el registro y no terminó en { $waited } segundos; no se guardó nada, vuelva a intentarlo o espere más
unusable-full = { $file }: no queda espacio en el disco ({ $detail }); no se guardó nada, libere espacio y vuelva a intentarlo
unusable-damaged = { $file }: el registro está dañado: { $detail }; conserve una copia del archivo y restaure la última copia de seguridad buena
unusable-not-empty = { $file }: el registro ya contiene eventos ({ $events }); indique un archivo nuevo o una base vacía
unusable-export = Línea { $line } de la exportación: { $detail }; no se guardó nada
unusable-output = El resultado no puede escribirse: { $detail }; libere espacio o indique otro lugar
unusable-backup = { $folder }: { $detail }
unusable-there = { $path }: aquí ya hay algo y se dejó como estaba; indique otro lugar
unusable-database = { $file }: la base de datos comunica: { $detail }; no se guardó nada

# What a call of the interface for programs takes.

api-one-of = Uno de { $values }
api-number = Un número entero de { $least } a { $most }
api-day = Un día como 2026-11-23 o un momento como 2026-11-23T09:00:00Z
api-longest = { $most } bytes como máximo
api-controls = Palabras sin caracteres de control
api-most-values = { $most } valores como máximo
api-once = Una sola vez
api-state = El identificador de un estado, como in_progress
api-words = Las palabras que se buscan
api-file-name = El nombre del archivo, como informe.pdf
api-text-id = El identificador de un texto: minúsculas, cifras y guiones
api-idempotency = Idempotency-Key: de 1 a { $most } caracteres ASCII visibles
api-if-match = If-Match: el ETag del punto, o *
api-changes = { $count } modificaciones; envíe de 1 a { $most }
api-job-stands = El trabajo { $number } está en curso o terminado; queda como está
api-message-stands = El mensaje { $number } está en camino o entregado; no se envía de nuevo
api-send-json = Envíe application/json
api-send-file = Envíe los bytes del archivo como application/octet-stream
api-send-form = Envíe los bytes del archivo como application/octet-stream, o un formulario como multipart/form-data
api-json = El JSON no es válido en la línea { $line }, columna { $column }; «cause» indica el motivo, en inglés
api-cut-off = El cuerpo termina antes de su final
api-scope = «{ $name }» no es un permiso; existen read, write, administer
api-secret = Un secreto es whsec_ seguido de 24 a 64 bytes en base64
api-digest = digest es daily, weekly o never
api-mail-bounds = weekday va de 1 a 7, hour de 0 a 23, remind_days de 1 a 366
api-form-field = { $name }: { $most } bytes como máximo, en una línea
api-form-unknown = El formulario no tiene el campo «{ $name }»; tiene { $known }
api-form-language = «{ $value }» no es un idioma admitido; escriba uno de { $known }
api-form-broken = El formulario no puede descomponerse; envíelo como multipart/form-data (RFC 7578)
api-no-file = El formulario no trae ningún archivo en el campo «file»

# What next, when the register is not sound.

cli-check-record-whole = El historial en sí está íntegro: `actum db export` lo escribe completo y `actum db import` hace con él un registro íntegro en un archivo nuevo.
cli-check-record-damaged = El historial en sí está dañado: restaure la última copia de seguridad buena con `actum restore`; lo posterior se pierde, salvo que esté en otra copia.

# Forms with files.

form-too-large = El archivo es demasiado grande para un formulario; no se cambió nada. Envíe uno menor o un enlace al lugar donde se encuentra
