# Les mots du domaine.

list-separator = { ", " }
items-count =
    { $count ->
        [one] { $count } point
       *[other] { $count } points
    }

## Dates

date-year = { $year }
date-month = { $month } { $year }
date-day =
    { $day ->
        [1] { $day }er
       *[other] { $day }
    } { $month } { $year }
moment = { $date }, { $time } UTC
period-closed = { $from }–{ $to }
period-from = à partir de { $from }
period-to = jusqu'à { $to }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-in-date-1 = janvier
month-in-date-2 = février
month-in-date-3 = mars
month-in-date-4 = avril
month-in-date-5 = mai
month-in-date-6 = juin
month-in-date-7 = juillet
month-in-date-8 = août
month-in-date-9 = septembre
month-in-date-10 = octobre
month-in-date-11 = novembre
month-in-date-12 = décembre

## Langues

language-ar = arabe
language-zh = chinois
language-en = anglais
language-fr = français
language-ru = russe
language-es = espagnol

## Force

force-instruct = charge
force-decide = décide
force-authorize = autorise
force-request = demande
force-urge = prie instamment
force-call-upon = exhorte
force-recommend = recommande
force-invite = invite
force-encourage = encourage
force-should = devrait
force-observe = note

## Éléments d'un engagement

field-item = Point
field-text = Texte
field-action = Action
field-provision = Disposition
field-clause = Libellé
field-force = Force
field-addressees = Responsable
field-partners = Avec
field-act = Ce qui est demandé
field-deliverables = Résultat
field-due = Échéance
field-report-to = Rend compte à
field-conditions = Conditions
field-citations = Documents cités
field-references = Renvois
field-instruments = Instrument
field-status = État
field-distribution = Mode d'action
field-group = Groupe
field-updated = Dernière modification

## État

status-proposed = proposé
status-rejected = rejeté
status-overtaken = dépassé

## Comment agissent plusieurs destinataires

distribution-single = seul
distribution-joint = conjointement
distribution-each = chacun pour sa part
distribution-open = conjointement ou séparément : le texte ne le dit pas

## Rôle des partenaires

role-collaboration = en collaboration
role-consultation = en consultation
role-support = avec l'appui
role-especially = en particulier
role-recipient = à informer ou à servir
role-participant = participant
role-lead = sous la direction

## Temps

due-kind-date = date
due-kind-occasion = réunion
due-kind-period = période
due-kind-ongoing = en continu
due-kind-recurring = périodique
due-kind-urgent = dès que possible
due-relation-at = à
due-relation-by = au plus tard
due-relation-before = avant
due-relation-during = pendant
due-relation-after = après
due-relation-from = à partir de
due-none = aucune échéance indiquée

## Conditions

condition-hedge = selon qu'il conviendra
condition-condition = condition
condition-resources = ressources
condition-consideration = à prendre en compte
condition-accordance = conformément à
condition-purpose = but
condition-example = exemple
condition-background = contexte

## Documents cités

citation-resolution = Résolution
citation-decision = Décision
citation-proposal = Proposition
citation-temporary-document = Document temporaire
citation-standard = Norme
citation-report = Rapport
citation-circular = Circulaire
citation-treaty = Traité
citation-document = Document

## Instruments

instrument-study = étude
instrument-survey = enquête
instrument-workshop = atelier
instrument-coordination = coordination
instrument-circular = circulaire
instrument-call-for-contributions = appel à contributions
instrument-amendment-compilation = compilation d'amendements
instrument-guidance = orientations
instrument-report = rapport
instrument-work-programme = programme de travail

## Organes et réunions

body-kind-organization = Organisation
body-kind-sector = Secteur
body-kind-assembly = Assemblée
body-kind-council = Conseil
body-kind-advisory-group = Groupe consultatif
body-kind-group = Groupe
body-kind-office = Bureau
body-kind-position = Fonction
body-kind-membership = Catégorie de membres
body-kind-collective = Plusieurs organes
occasion-kind-assembly = Assemblée
occasion-kind-meeting = Réunion
occasion-kind-study-period = Période d'études

## Origine d'une valeur

basis-stated = énoncé
basis-inherited = hérité
basis-inferred = déduit
basis-entered = saisi

## Pourquoi rien n'est demandé

reason-not-operative = Hors dispositif : titre, rubrique, pages liminaires ou finales
reason-recital = Considérant : il motive, il ne demande pas
reason-carried-by-parts = Ses alinéas portent ce qui est demandé
reason-statement-only = Note, rappelle ou se félicite : rien n'est demandé
reason-benefit = Dit à quoi l'action est utile
reason-quotation = Cite ce que demande un autre texte
reason-no-operative-verb = Aucun verbe de demande trouvé : à examiner par une personne
reason-footnote = Note de bas de page
reason-unplaced = Passage non classé à la lecture : à examiner par une personne

## Types de disposition

provision-front-matter = Pages liminaires
provision-title = Titre
provision-heading = Rubrique
provision-opening = Formule d'ouverture
provision-recital = Considérant
provision-chapeau = Chapeau
provision-operative = Dispositif
provision-footnote = Note de bas de page
provision-back-matter = Pages finales
provision-unplaced = Non classé
