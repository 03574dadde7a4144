# What items say in the language of the reader, mentions in notes, documents cited by several.

## The clause of an item

clause-languages = Idiomas de la cláusula
clause-beside = Al lado
clause-compare = Comparar
clause-alone = Mostrar solo uno
clause-outdated = El texto en vigor se ha revisado desde entonces; esta edición no.

## Documents cited

citing-title = Otros puntos que citan los mismos documentos
citing-count = puntos: { $count }
citing-texts = Textos:

## Who is named in a note

mention-of-item = Órganos de este punto
mention-people = Personas
mention-others = Otros órganos
mention-choose = A la atención de
mention-nobody = nadie en particular
mention-about = Las personas y los órganos nombrados reciben aviso en su página inicial y por correo electrónico. También puede escribir @ y un nombre.
