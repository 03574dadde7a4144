# Vues du registre : chronologie, tableau, charge, colonnes choisies, modifications groupées, autres jours.

## Vues

views-label = Vues du registre
view-list = Liste
view-timeline = Chronologie
view-board = Tableau
view-load = Charge
register-search-items = Rechercher parmi les points

## Un autre jour

as-of-menu = À une date donnée
as-of-day = Jour
as-of-show = Afficher
as-of-difference = Ce qui a changé depuis
as-of-shown = Tel qu'il était à la fin du { $day }.
as-of-present = Revenir au présent

## Colonnes et groupes

arrange-menu = Colonnes et groupes
arrange-columns = Colonnes
arrange-group = Grouper par
arrange-no-group = sans groupes
arrange-apply = Appliquer
group-month = Mois d'échéance
group-occasion = Réunion
group-no-day = aucune date connue
group-no-instrument = aucun instrument

## Chronologie

timeline-lanes = Couloirs
timeline-by-owner = par responsable
timeline-by-occasion = par réunion
timeline-dates = Dates fixes
timeline-others = Tous les autres
timeline-today = aujourd'hui
timeline-overdue = en retard
timeline-soon = échéance proche
timeline-ahead = échéance ultérieure
timeline-done = livré ou clos
timeline-overdue-count = en retard : { $count }
timeline-drawn = Points représentés : { $count }.
timeline-undated = Sans date : { $count }
timeline-empty = Aucun point retenu par les filtres n'a de date d'échéance.
timeline-earlier = Plus tôt
timeline-later = Plus tard
timeline-table = Les mêmes données en tableau
timeline-listed = Par ordre chronologique, à partir du premier : { $count }

## Tableau

board-empty = rien ici
board-move = Déplacer
board-more = Afficher plus
board-drop-reason = Ce changement doit être motivé : indiquez pourquoi, puis envoyez.
board-drop-never = Le point ne peut pas y passer directement.

## Charge

load-owners = Par responsable
load-owners-about = Ce dont chaque organe est responsable, les plus en retard d'abord.
load-meetings = Par réunion
load-meetings-about = Ce qui est dû à chaque réunion ou assemblée, par ordre chronologique.
load-open = À faire
load-total = Au total
load-bar = En proportion : en retard, échéance proche, autres
load-empty = Rien de ce que retiennent les filtres ne figure ici.

## Modifications groupées

bulk-choose = Choisi
bulk-choose-item = Choisir le point
bulk-change = Modifier les points choisis…
bulk-change-all = Modifier tous ceux qui correspondent ({ $count })…
bulk-title = Modifier plusieurs points
bulk-title-preview = Ce qui changerait
bulk-title-done = Ce qui a été modifié
bulk-title-undone = Ce qui a été annulé
bulk-chosen = Points choisis : { $count }.
bulk-beyond = Autres points correspondants, au-delà de ce qui peut être modifié en une fois : { $count }. Filtrez davantage ou recommencez ensuite.
bulk-what = Que faut-il modifier ?
bulk-do-confirm = Confirmer : c'est bien demandé ainsi
bulk-do-status = Passer à l'état
bulk-do-owner-add = Ajouter un responsable
bulk-do-owner-remove = Retirer un responsable
bulk-do-due = Fixer l'échéance au
bulk-do-tag-add = Ajouter des étiquettes
bulk-do-tag-remove = Retirer des étiquettes
bulk-do-priority = Fixer la priorité
bulk-said-confirm = Confirmer.
bulk-said-status = Passer à « { $value } ».
bulk-said-owner-add = Ajouter le responsable { $value }.
bulk-said-owner-remove = Retirer le responsable { $value }.
bulk-said-due = Fixer l'échéance au { $value }.
bulk-said-tag-add = Ajouter les étiquettes : { $value }.
bulk-said-tag-remove = Retirer les étiquettes : { $value }.
bulk-said-priority = Fixer la priorité : { $value }.
bulk-preview = Voir ce qui changerait
bulk-apply = Modifier ({ $count })
bulk-cancel = Ne rien modifier
bulk-back = Retour au registre
bulk-undo = Annuler ces modifications
bulk-undo-reason = Annulation d'une modification groupée
bulk-outcomes = Point par point
bulk-outcome = Résultat
bulk-before = Actuellement
bulk-after = Ensuite
bulk-will-change = changerait
bulk-changed = modifié
bulk-same = l'est déjà
bulk-is-refused = serait refusé
bulk-was-refused = refusé
bulk-undone = annulé
bulk-not-undone = reste en l'état
bulk-count-changing = Modifications : { $count }.
bulk-count-same = Déjà ainsi : { $count }.
bulk-count-refused = Refusés : { $count }.
bulk-none-chosen = Aucun point n'est choisi. Revenez en arrière, cochez les points dans la liste et recommencez.
bulk-no-change = Choisissez ce qu'il faut modifier.
bulk-no-status = Choisissez le nouvel état.
bulk-no-owner = Choisissez l'organe.
bulk-no-day = Indiquez le jour.
bulk-no-tags = Écrivez au moins une étiquette.

## Vues enregistrées

saved-views = Vues enregistrées
saved-views-none = Aucune vue n'est encore enregistrée. Filtrez, triez et groupez à votre guise, puis enregistrez la vue sous un nom.
saved-views-shared = Vues partagées par d'autres
saved-view-name = Enregistrer cette vue sous
saved-view-share = pour tous
saved-view-shared = partagée
saved-view-keep = Enregistrer
saved-view-remove = Supprimer
saved-view-kept = La vue est enregistrée.
saved-view-removed = La vue a été supprimée.
saved-view-no-name = Donnez un nom à la vue.
saved-view-too-long = Le nom ou l'adresse de la vue est trop long ; raccourcissez le nom ou retirez des filtres.
saved-view-too-many = Vous avez atteint le nombre maximal de vues ; supprimez-en une d'abord.

## Différences et historique

value-changed = { $field } : de « { $before } » à « { $after } »
difference-title = Ce qui a changé
difference-from = De la fin du
difference-to = à la fin du
difference-new = Nouveau dans le registre.
difference-gone = Présent à la première date seulement.
difference-edition = Reporté dans l'édition { $edition }.
difference-clause = Le libellé de sa disposition est différent.
difference-claims = Nouvelles déclarations : { $count }.
difference-evidence = Nouveaux justificatifs : { $count }.
difference-notes = Nouvelles notes : { $count }.
difference-progress = Réalisé à { $percent } %.
difference-count-new = Nouveaux : { $count }.
difference-count-changed = Modifiés : { $count }.
difference-count-gone = Disparus : { $count }.
difference-beyond = Autres points non affichés : { $count }. Choisissez des dates plus rapprochées.
difference-none = Aucune différence entre les deux dates.

## Point

item-print = Imprimer
item-untranslated = Il n'existe pas d'édition dans votre langue ; la disposition est affichée dans la langue suivante : { $language }.
item-builds-on = Points auxquels il renvoie
item-alike = Points similaires
dependencies-title = Ce qui dépend de quoi
dependencies-waits-for = Il attend
dependencies-waited-for = L'attendent
print-back = Retour au point
print-made = État au { $moment }

## Calendrier

calendar-title = Calendrier
calendar-lede = Réunions et assemblées, ce qui est dû à chacune et ce qui doit y être rapporté.
calendar-month = Mois
calendar-months = Mois
calendar-previous = Mois précédent
calendar-this = Ce mois-ci
calendar-next = Mois suivant
calendar-occasions = Toutes les occasions
calendar-due = Échéances : { $count }
calendar-to-report = À rapporter : { $count }
calendar-undated = Ce mois-ci, jour non connu
calendar-agenda = À partir de ce mois
calendar-agenda-empty = Aucune réunion n'est connue pour les deux prochaines années.
weekday-short-1 = lun.
weekday-short-2 = mar.
weekday-short-3 = mer.
weekday-short-4 = jeu.
weekday-short-5 = ven.
weekday-short-6 = sam.
weekday-short-7 = dim.
agenda-title = À rapporter
agenda-about = Ce que les textes demandent de rapporter à { $body }, et ce qu'une règle propose, tant que ce n'est pas clos.
agenda-due = Dû pour cette réunion
agenda-delivered = Livré, pas encore clos
agenda-any-time = Sans date : c'est la prochaine réunion
agenda-also-due = Également dû à cette réunion
agenda-nothing = Rien à rapporter à cette réunion.
agenda-files = Rapport pour cette réunion :
error-no-occasion = Cette occasion n'existe pas
error-no-occasion-what = Ni le registre ni les lots de connaissances ne connaissent d'occasion portant cet identifiant.
error-no-occasion-next = Choisissez-en une dans la liste des occasions.
as-of-moment = Tel qu'il était le { $moment }.
