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

## Ce qui m'attend

desk-title = Ce qui m'attend
desk-waiting =
    { $count ->
        [0] Rien n'attend de décision.
        [one] Un élément est en attente.
       *[other] { $count } éléments sont en attente.
    }
desk-empty-lede = Rien n'a encore été importé. Commencez par un texte adopté.
desk-for-all = Pour tous les organes.
desk-speaking-for = Au nom de
desk-choose = Au nom de qui ?
desk-choose-bodies = Afficher ce qui attend ces organes
desk-choose-these = Afficher ceux-ci
desk-choose-all = Tout afficher
desk-choose-positions = Ceux de mes fonctions
desk-overdue = En retard
desk-overdue-none = Rien n'est en retard.
desk-soon = Bientôt dû
desk-soon-none = Aucune échéance dans les prochaines semaines.
desk-stale = Sans nouvelles depuis longtemps
desk-stale-none = Tous les points ouverts ont été suivis récemment.
desk-mine = En cours, quelle que soit l’échéance
desk-mine-none = Rien n’est en cours pour ces organes.
desk-claims = Déclarations à examiner
desk-claims-none = Aucune déclaration n'attend de décision.
desk-review = À réviser
desk-review-none = Tous les points ont été vus par une personne.
desk-all =
    { $count ->
        [one] Voir
       *[other] Voir les { $count }
    }
desk-news = Du nouveau depuis la dernière visite
desk-news-none = Rien de nouveau de la part des autres.
desk-news-more =
    { $count ->
        [one] Un autre point a changé.
       *[other] { $count } autres points ont changé.
    }
desk-mentioned = vous nomme
desk-seen = J'ai vu
desk-progress = Révisions en cours
desk-quiet = Là où rien n'attend
desk-open = ouvrir le point
desk-in-review = Voir dans le texte
desk-claimed = Déclaré :
desk-evidence =
    { $count ->
        [0] sans justificatif
        [one] un justificatif
       *[other] { $count } justificatifs
    }
desk-decline = Refuser…
decide-undo = Annuler
decide-conflict = Rien n'a été modifié : { $by } a modifié la même chose le { $at }. L'état actuel est affiché ; votre saisie est conservée ci-dessous.
done-confirm = Le point { $item } a été confirmé.
done-reject = Le point { $item } a été rejeté.
done-move = Le point { $item } a changé d'état.
done-accept = Une déclaration sur le point { $item } a été acceptée.
done-decline = Une déclaration sur le point { $item } a été refusée.
done-undo = Le point { $item } est comme avant.

## Import de textes

first-title = Importer le premier texte
first-lede = Choisissez le fichier d'un texte adopté ou collez-en les mots. Actum y lit qui doit faire quoi, avec qui et pour quand, et le montre à côté des mots d'où il le tire. Rien ne compte tant qu'une personne ne l'a pas confirmé.
first-not-allowed = Demandez au secrétariat d'importer un texte : vos fonctions ne le permettent pas.
first-steps = La suite
first-step-import = Importer le texte, en une ou plusieurs langues.
first-step-review = Réviser ce qui a été compris : confirmer, corriger, scinder, rejeter.
first-step-follow = Suivre : les responsables notent les progrès avec justificatifs, d'autres les acceptent.
first-step-report = Rendre compte : le plan d'action en Word, Excel ou PDF, par organe.
first-example = Ou regarder d'abord
first-example-about = L'exemple fourni : les actions d'une assemblée, en deux langues.
first-example-load = Charger l'exemple
first-command = En ligne de commande :
import-title = Importer un texte
import-lede = Un nouveau texte, une autre langue d'un texte présent ou une édition ultérieure.
import-open = Importer un texte…
import-file = Fichier
import-forms = Word (.docx), OpenDocument (.odt), PDF, pages web, texte brut, Akoma Ntoso ; en anglais, arabe, chinois, espagnol, français et russe ; 50 Mio au plus.
import-paste = ou collez les mots du texte
import-more = Préciser
import-text = Identifiant du texte
import-text-about = Minuscules, chiffres et traits d'union ; tiré du nom du fichier s'il est vide. L'identifiant d'un texte présent en importe une autre édition ou langue.
import-name = Titre
import-language = Langue
import-language-found = d'après les mots
import-button = Lire

## Révision

review-reject = Rejeter…
nav-review = Révision
review-title = Révision
review-lede = Le texte et ce qui en a été compris. Acceptez ce qui est juste, corrigez ou rejetez le reste ; d'ici là, rien ne compte.
review-progress = { $decided } sur { $total } tranchés
review-none = Le texte ne demande rien qui ait été compris. Lisez-le pour vous en assurer.
review-queue-lede = Ce qui a été extrait et que personne n'a encore jugé, tous textes confondus. Le plus douteux d'abord.
review-queue-empty = Importez un autre texte ou suivez ce qui a été confirmé.
review-sure = Certitude
review-edit = Corriger
review-edit-about = Corrigez ce qui est faux ; les champs inchangés restent tels quels. Organes par l'un de leurs noms, jours sous la forme 2027-10-31, réunions par leur nom.
review-several = plusieurs, séparés par ;
review-take = Reprendre les mots sélectionnés dans le texte
review-split = Scinder
review-split-parts = Ce qui est à faire, un point par ligne
review-split-do = Scinder ainsi
review-merge = Fusionner
review-merge-others = Intégrer ces points à celui-ci
review-merge-do = Fusionner
review-cancel = Laisser tel quel
review-page-before = Partie précédente
review-page-after = Partie suivante
review-here = Également présents
review-other = { $name }
review-other-at = { $name }, au point { $item }
review-held = { $name } s'en occupe ({ $at })
review-reason-1 = Rien n'est demandé ici.
review-reason-2 = Cela répète un autre point.
review-reason-3 = Cela relève d'un autre point.
review-reason-4 = Ce suivi ne nous revient pas.
done-reopen = La décision sur le point { $item } a été retirée.
done-save = Le point { $item } a été corrigé.
done-split = Le point a été scindé ; { $item } en est la première partie.
done-merge = Le point { $item } a intégré les autres.

## Compte rendu d'import

import-which = Quel texte ?
import-another = En importer un autre
import-nothing = Choisissez un fichier ou collez les mots d'un texte ; rien n'a été importé.
import-doubtful = à vérifier
import-outcome-new = Nouveau texte
import-outcome-unchanged = Déjà présent, rien n'a changé
import-outcome-reread = Mêmes mots, mieux compris
import-outcome-language = Autre langue
import-outcome-edition = Édition ultérieure
import-added =
    { $count ->
        [one] Un nouveau point
       *[other] { $count } nouveaux points
    }
import-kept =
    { $count ->
        [one] Un point inchangé
       *[other] { $count } points inchangés
    }
import-reworded =
    { $count ->
        [one] Un point se lit autrement
       *[other] { $count } points se lisent autrement
    }
import-left =
    { $count ->
        [one] Un point confirmé laissé tel quel
       *[other] { $count } points confirmés laissés tels quels
    }
import-dropped =
    { $count ->
        [one] Un point ne s'applique plus
       *[other] { $count } points ne s'appliquent plus
    }
import-agreeing =
    { $count ->
        [one] Un point dit la même chose dans les deux langues
       *[other] { $count } points disent la même chose dans les deux langues
    }
import-differences =
    { $count ->
        [one] Une différence entre les langues
       *[other] { $count } différences entre les langues
    }
import-review = Le réviser maintenant
import-read = Le lire dans le texte
import-refused = { $file } n'a pas pu être importé ; rien n'a été enregistré.
import-refused-id = L'identifiant du texte a une autre forme : minuscules, chiffres et traits d'union. Rien de { $file } n'a été enregistré.
import-refused-large = { $file } dépasse la taille acceptée. Divisez-le ou importez-le en ligne de commande.
import-refused-locked = { $file } est protégé par un mot de passe. Enregistrez-le sans mot de passe et recommencez.
import-refused-pictures = { $file } contient des images de pages. Passez-le à la reconnaissance de texte, puis importez le résultat.
import-refused-empty = { $file } ne contient aucun mot. Ouvrez-le dans son programme d'origine pour vérifier.
import-refused-kind = { $file } est d'un type qui n'est pas lu. Enregistrez-le en .docx, .odt, PDF ou texte et recommencez.
