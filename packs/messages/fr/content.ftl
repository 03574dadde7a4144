# What items say in the language of the reader, mentions in notes, documents cited by several.

## The clause of an item

clause-languages = Langues de la disposition
clause-beside = À côté
clause-compare = Comparer
clause-alone = N'en afficher qu'une
clause-outdated = Le texte en vigueur a été révisé depuis ; la présente édition ne l'a pas été.

## Documents cited

citing-title = Autres points citant les mêmes documents
citing-count = points : { $count }
citing-texts = Textes :

## Who is named in a note

mention-of-item = Organes concernés par ce point
mention-people = Personnes
mention-others = Autres organes
mention-choose = À l'attention de
mention-nobody = personne en particulier
mention-about = Les destinataires nommés en sont avisés sur leur page d'accueil et par courriel. Vous pouvez aussi saisir @ suivi d'un nom.

## Long lists kept short

facet-beyond = Non affichées ici : { $count }. Appliquez d'abord un autre filtre ou lancez une recherche.
timeline-in-list = Toutes, dans la liste, par ordre chronologique

## Changes of many items, later

acts-title = Mes modifications groupées
acts-lede = Ce que vous avez modifié sur plusieurs points à la fois, en commençant par le plus récent. L'annulation rétablit chaque point qui n'a pas changé depuis ; la page indique ensuite lesquels restent en l'état, et pourquoi.
acts-none = Vous n'avez pas modifié récemment plusieurs points à la fois.
acts-items = Points modifiés : { $count }.
acts-example = Par exemple, le point
acts-take-back = Annuler ({ $count })
acts-gone-on = Tous ont changé depuis, ou la modification a été annulée.

## Reports for a meeting

agenda-reports = Rapports d'activité pour cette réunion
agenda-reports-about = Rapport de chaque organe sur ce qui est attendu à cette réunion, en l'état actuel.
