# Les pages.

number = { $number }
or = ou
source = Source
unverified = non vérifié
legend = Signification des repères
value-nobody = personne n'est nommé
value-none-stated = rien d'indiqué
page-skip = Aller au contenu
page-foot = Actum indique d'où vient chaque valeur : énoncée par le texte, héritée de ce qui précède ou déduite par une règle.

## En-tête

nav-sections = Rubriques
nav-register = Registre
nav-texts = Textes
nav-bodies = Organes
nav-occasions = Réunions
nav-reports = Rapports
nav-language = Langue
nav-crumbs = Où vous êtes

## Registre

register-title = Registre des actions
register-lede = Qui doit faire quoi, avec qui, pour quand et à qui en rendre compte, selon les textes adoptés.
register-search = Rechercher
register-search-hint = Mots d'une disposition ou numéro
register-search-chip = Mots
register-doubt-first = Les plus douteux d'abord
register-filters = Filtré par
register-remove = supprimer ce filtre
register-clear = Tout afficher
register-to-filters = Filtres
register-pages = Pages
register-nothing-found = Aucun point ne répond à tous ces critères. Supprimez un filtre ou choisissez d'autres mots.
register-empty = Le registre est vide
register-empty-next = Importez un texte adopté, puis rechargez cette page :
register-empty-forms = Les documents Word, les pages HTML et le texte brut sont lus en anglais, arabe, chinois, espagnol, français et russe.
facet-body = Organe
facet-more = { $count } de plus
role-of-body-any = à tout titre
role-of-body-owner = doit agir
role-of-body-partner = participe
role-of-body-report-to = reçoit le rapport

## Point

item-title = Point { $number }
item-in-text = Lire dans le texte
item-doubts = À vérifier
item-understood = Ce qui a été compris
item-share = sûr à { $percent } %
item-related = Points liés
item-referenced-by = Points qui y renvoient
item-same-group = Points de la même action
item-same-provision = Points de la même disposition
item-editions = Dans d'autres éditions
item-history = Historique
force-reiterated = réitère une demande antérieure
reference-unresolved = ne figure pas dans ce texte
field-commitment = Engagement
ground-from = disposition { $provision }
ground-inherited = de { $provision }
ground-unsure = sûr à { $percent } %

## Historique

event-item-created = Inscrit au registre d'après l'édition { $edition }
event-item-carried = Reporté de l'édition { $previous } à l'édition { $edition }
event-item-overtaken = Dépassé : l'édition { $edition } ne le contient plus
event-clause-recorded = Son libellé dans l'édition { $edition } a été consigné

## Organes

bodies-title = Organes
bodies-lede = Tous ceux à qui les textes demandent d'agir, qui participent ou à qui il est rendu compte.
bodies-show-all =
    { $count ->
        [one] Afficher { $count } organe de plus, qu'aucun point ne nomme
       *[other] Afficher { $count } organes de plus, qu'aucun point ne nomme
    }
bodies-show-named = N'afficher que les organes nommés
body-name = Nom
body-kind = Type
body-exists = Existence
body-owned = Doit faire
body-owned-about = Ce que les textes lui demandent.
body-partner = Participe
body-partner-about = Ce que d'autres font avec lui, pour lui ou après l'avoir consulté.
body-reported = Reçoit le rapport
body-reported-about = Ce dont les textes veulent qu'il lui soit rendu compte.
body-proposed = Rapport proposé
body-proposed-about = Les textes ne nomment personne ; une règle propose cet organe.
body-no-items = Rien dans le registre.
body-through = au titre de { $body }
body-not-recorded = Aucun texte importé ne concerne encore cet organe. Importez un texte pour voir ce qu'il doit faire.
body-names = Noms
body-relations = Relations
body-reports-to = Rend compte d'ordinaire à
body-predecessors = A pris la suite de
body-successors = Remplacé par
body-members = Comprend
body-collectives = Fait partie de
body-parts = Ses composantes
body-id = Identifiant
body-in-register = Afficher dans le registre

## Réunions

occasions-title = Réunions et périodes
occasions-lede = Réunions, assemblées et périodes d'études, avec ce qui y est attendu.
occasions-empty = Aucune réunion connue. Ajoutez-les à un fichier de connaissances.
occasion-undated = date inconnue
occasions-others =
    { $count ->
        [one] { $count } réunion ou période où rien n'est attendu
       *[other] { $count } réunions et périodes où rien n'est attendu
    }
occasion-other-reading = une autre réunion est plus probable

## Textes

texts-title = Textes
texts-lede = Les textes adoptés du registre, avec chaque édition importée.
edition-first = première édition
edition-language = version linguistique
edition-revision = révision
edition-superseded = remplacée
edition-file = Fichier
edition-imported = Importé
edition-provisions = Dispositions
edition-asking = { $count } demandent quelque chose
edition-notices = Avis
edition-differences = Diffère du registre
place-page = page { $number }
place-line = ligne { $number }
place-paragraph = paragraphe { $number }
place-row = rangée { $number }

## Page de lecture

reading-editions = Éditions
reading-summary = En bref
reading-provisions = dispositions
reading-asking = demandent quelque chose
reading-items = points
reading-silent = ne demandent rien, le motif étant indiqué
reading-look = À examiner par une personne :
reading-unread = Pas encore examiné
mark-statement = Verbe qui ne demande rien
mark-residue = Mots n'ayant donné aucun point

## Rapports

reports-title = Rapports
reports-lede = Le plan d'action en fichiers à modifier, imprimer ou transmettre, tirés du registre en son état actuel.
reports-whole = Plan d'action, tous les points
reports-by-body = Par organe
reports-by-body-about = Ce que chaque organe doit faire, ce à quoi il participe et ce dont il lui est rendu compte.
reports-files = Fichiers
format-docx = Rapport Word : dispositions citées et place pour l'avancement
format-xlsx = Classeur Excel : un résumé et une feuille par organe
format-csv = Tableau des points, pour tout logiciel
format-json = L'ensemble, pour d'autres logiciels

## Erreurs

error-no-page = Cette page n'existe pas
error-no-page-what = Rien ne se trouve à cette adresse :
error-no-page-next = Vérifiez l'adresse ou partez du registre.
error-no-item = Ce point n'existe pas
error-no-item-what = Le registre ne contient aucun point portant cet identifiant :
error-no-item-next = Recherchez dans le registre des mots de la disposition.
error-no-body = Cet organe n'existe pas
error-no-body-what = Ni le registre ni les fichiers de connaissances ne connaissent d'organe portant cet identifiant :
error-no-body-next = Cherchez-le dans la liste des organes.
error-no-text = Ce texte n'existe pas
error-no-text-what = Aucun texte portant cet identifiant n'a été importé :
error-no-text-next = Consultez la liste des textes ou importez-le.
error-no-edition = Cette édition n'existe pas
error-no-edition-what = Le texte n'a pas d'édition portant cet identifiant :
error-no-edition-next = Consultez ses éditions dans la liste des textes.
error-no-report = Ce rapport n'existe pas
error-no-report-what = Aucun rapport ne porte ce nom :
error-no-report-next = Consultez la liste des rapports.
error-method = Cette adresse ne peut qu'être lue
error-method-what = Les pages du registre ne peuvent être modifiées d'ici.
error-method-next = Rouvrez la page sans envoyer de formulaire.
error-internal = La page n'a pas pu être affichée
error-internal-what = Le registre n'a pas répondu. Rien n'y a été modifié.
error-internal-next = Réessayez dans un instant. Si cela persiste, consultez le journal du serveur, qui en indique la cause.

## Doutes

doubt-force-ambiguous = Le verbe admet plus d'une lecture
doubt-addressee-missing = Le texte ne nomme pas à qui il demande
doubt-addressee-unknown = Un organe nommé n'est pas connu
doubt-occasion-ambiguous = Plus d'une réunion peut être visée
doubt-instrument-ambiguous = Plus d'un instrument conviendrait
doubt-accents-missing = Le texte est écrit sans accents

## Règles

rule-year-written = l'année est écrite
rule-date-written = la date est écrite
rule-duration-written = la durée est écrite
rule-recurrence = se répète à l'intervalle écrit
rule-next-in-series = la prochaine de la série
rule-occasion-next-in-series = la prochaine de la série
rule-period-after-next = la période qui suit la prochaine assemblée
rule-occasion-named = la réunion est nommée
rule-occasion-declared = déclarée lors de l'import
rule-occasion-named-as-adopting = l'assemblée qui a adopté le texte
rule-occasion-of-assembly-and-year = l'assemblée de l'année écrite
rule-period-shared-in-clause = la même phrase nomme la période
rule-consideration-shared-in-clause = la même phrase dit de quoi tenir compte
rule-instrument-cue = un mot le suggère
rule-instrument-cue-in-chapeau = un mot du chapeau le suggère

## Règles, doutes et avis, suite

doubt-body-unknown = Un organe nommé ne figure dans aucun fichier de connaissances
doubt-occasion-unresolved = La réunion nommée ne figure dans aucun fichier de connaissances : sa date doit être saisie
rule-usual-reporting-line = l'organe auquel il rend compte d'ordinaire
rule-act-addresses-others = l'acte nomme à qui il s'adresse
rule-period-that-begins = la période qui commence
rule-next-is-the-one-that-begins = la prochaine est celle qui commence
rule-next-is-the-one-after = la prochaine est la suivante
rule-preparing-means-the-one-after = préparer une période vise la suivante
rule-occasion-of-year = la réunion de l'année écrite
rule-occasion-of-symbol = la session indiquée par la cote du texte
rule-session-by-number = la session de ce numéro de l'organe nommé
rule-session-of-adopting-body = la session de ce numéro de l'organe qui a adopté le texte
rule-session-of-body = aucun lexique ne connaît cette session
rule-next-session-of-body = la prochaine session de l'organe nommé
rule-session-under-way = la session qui a adopté le texte
rule-part-of-year-written = une partie de l'année est écrite
rule-period-written = la période est écrite
rule-year-of-adoption = l'année de l'adoption
rule-month-of-adoption = le mois de l'adoption
rule-decade-ends-in-zero = la décennie finit par une année en zéro
rule-decade-ends-in-nine = la décennie finit par une année en neuf
rule-counted-from-adoption = compté à partir de l'adoption
rule-hijri-umm-al-qura = date hégirienne selon le calendrier Oumm al-Qoura
rule-hijri-tabular = date hégirienne selon le calendrier tabulaire
rule-paragraph-cited-before = le paragraphe a été cité plus haut
rule-same-paragraph-cited = les deux citent le même paragraphe
rule-results-of-an-earlier-act = s'appuie sur le résultat d'un acte antérieur
rule-the-above-means-earlier-parts = « ce qui précède » vise les parties antérieures
notice-encoding-detected = Le fichier n'indique pas son codage ; il a été détecté
notice-tracked-changes-kept = Le fichier contient des modifications suivies : les insertions sont lues, les suppressions gardées à part
notice-mixed-language = Certaines dispositions sont dans une autre langue que le document
notice-letters-folded = Les formes de présentation arabes ont été lues comme leurs lettres, et le tatweel a été omis
notice-replaced-characters = Certains octets n'ont pas de sens dans ce codage et sont notés U+FFFD : comparez avec l'original
notice-pictures-left-out = Les images ne sont pas lues
notice-objects-left-out = Les objets incorporés ne sont pas lus
notice-comments-left-out = Les commentaires ne sont pas lus
notice-hidden-text-left-out = Le texte masqué n'est pas lu
notice-page-parts-left-out = Les en-têtes et pieds de page ne sont pas lus
notice-joined-lines = Des lignes coupées ont été réunies en paragraphes
notice-page-without-text = Une page ne contient aucun texte lisible : lancez une reconnaissance de caractères (OCR) et importez de nouveau
notice-page-damaged = Une page est endommagée et n'a été lue qu'en partie
notice-page-recognised = Le texte d'une page a été reconnu à partir d'une image : comparez les mots
notice-page-confidence = Degré de certitude de la lecture des pages du PDF
notice-unknown-characters = Certains caractères du PDF sont dessinés sans que le fichier dise lesquels : comparez la page avec le fichier
notice-page-order-unsure = Une page a été dessinée dans un autre ordre que celui de la lecture : comparez l'ordre des paragraphes
notice-page-edges-dropped = Les numéros de page et les titres courants ont été laissés de côté
notice-hyphens-joined = Les mots coupés en fin de ligne ont été réunis
notice-table-head-repeated = L'en-tête d'un tableau se répète sur les pages suivantes et n'a été lu qu'une fois
notice-letter-shapes = Les ligatures et les formes de présentation ont été lues comme des lettres
