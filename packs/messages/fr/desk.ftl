# Ce qui m'attend, import de textes, révision, touches.

## Touches

keys-title = Touches
keys-help = afficher ces touches
keys-next = élément suivant de la liste
keys-previous = élément précédent de la liste
keys-escape = quitter un champ et revenir à la liste
keys-on = Les touches simples sont actives
keys-close = Fermer

## En-tête

nav-desk = À faire

## Historique

event-claim-reopened = La décision sur la déclaration { $claim } a été retirée
