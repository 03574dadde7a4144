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

## Long lists kept short

facet-beyond = No se muestran aquí: { $count }. Aplique antes otro filtro o busque.
timeline-in-list = Todos, en la lista, por orden cronológico

## Changes of many items, later

acts-title = Mis cambios en varios puntos
acts-lede = Lo que ha cambiado en varios puntos a la vez, lo más reciente primero. Deshacer un cambio devuelve a su estado anterior cada punto que no ha cambiado desde entonces; la página indica después cuáles quedan como están y por qué.
acts-none = Últimamente no ha cambiado varios puntos a la vez.
acts-items = Puntos cambiados: { $count }.
acts-example = Por ejemplo, el punto
acts-take-back = Deshacer ({ $count })
acts-gone-on = Todos han cambiado desde entonces, o el cambio ya se deshizo.

## Reports for a meeting

agenda-reports = Informes de situación para esta reunión
agenda-reports-about = Informe de cada órgano sobre lo que vence en esta reunión, en su estado actual.
