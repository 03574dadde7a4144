# Concordancia entre las versiones lingüísticas de un texto.

severity-major = grave
severity-minor = leve
severity-information = información

field-numbers = Cifras

concord-version = { $language }: { $name }, { $provisions } disposiciones, { $items } compromisos
concord-language = Idioma
concord-value = Dice
concord-words = Palabras del texto
concord-absent = (falta)
concord-none = (nada)
concord-deviating = — { $languages }, frente a la mayoría
concord-agree = Las versiones lingüísticas concuerdan.
concord-counts = Graves: { $major }. Leves: { $minor }. Información: { $information }.
concord-parity = Lo que cada par de idiomas tiene en común:
concord-pair = Par
concord-items = Elementos

concord-provision-missing = No todas las versiones lingüísticas tienen esta disposición.
concord-provision-divided = Una disposición de una versión son varias en otra.
concord-provision-moved = La disposición está en otro lugar del orden.
concord-kind-differs = Parte dispositiva en un idioma, preámbulo en otro.
concord-numbering-differs = La disposición lleva otro número.
concord-item-missing = No todas las versiones lingüísticas piden esto.
concord-force-differs = El verbo pide con otra fuerza.
concord-addressees-differ = Los destinatarios son otros.
concord-distribution-differs = Conjuntamente en un idioma, cada uno por su cuenta en otro.
concord-partners-differ = Participan otros, o participan de otra manera.
concord-due-differs = El plazo es otro.
concord-report-to-differs = El informe va a otros.
concord-deliverables-differ = El resultado es de otra clase.
concord-citations-differ = Se citan otros documentos.
concord-references-differ = Se remite a otras partes del texto.
concord-numbers-differ = Las cifras no son las mismas.
concord-numbers-in-some = Algunas versiones escriben cifras donde otras no; quizá las escriban con letras.
concord-not-comparable = { $field }: no se puede comparar, porque los paquetes no conocen un nombre o una fecha. Añádalo a un paquete y vuelva a comparar.

languages-title = Versiones lingüísticas
languages-one = Solo hay una versión lingüística. Importe otra para compararlas.
languages-information = A título informativo, o no comparables: { $number }
languages-more = No se muestran aquí: { $number }. La línea de órdenes lo da todo.
