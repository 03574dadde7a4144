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
