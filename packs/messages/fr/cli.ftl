# Ce que dit la ligne de commande. Les noms des champs, des forces, etc. sont dans common.ftl.

cli-error = erreur :
cli-warning = avertissement :
cli-note = note :
cli-or = ou
cli-nothing = rien
cli-nobody = (personne n'est nommé)
cli-percent = { $share } %
cli-proposed = { $body } (proposé)
cli-unresolved = { $name } (pas dans ce texte)

## Titres des tableaux

cli-sure = Sûr
cli-look-at = À vérifier
cli-id = Identifiant
cli-abbreviation = Sigle
cli-name = Nom
cli-when = Quand
cli-owned = Responsable de
cli-partner = Participe à
cli-proposed-report = Proposé
cli-through = Par des ensembles
cli-edition = Édition
cli-title = Titre
cli-source = Fichier
cli-imported = Importé
cli-items = Points
cli-field = Champ
cli-value = Valeur
cli-ground = Fondement

## Ce que veulent dire les signes

cli-mark-inherited = ^ dit par la phrase qui précède
cli-mark-inferred = * conclu par une règle, non dit par le texte
cli-mark-doubt = ? à vérifier : voir plus bas
cli-mark-unverified = ~ non vérifié à la source

## Lire et comprendre

cli-file = == { $name }
cli-understood = { $language } ({ $basis }, sûr à { $sure }), dispositions : { $provisions }, engagements : { $commitments }
cli-language-declared = comme vous l'avez dit
cli-language-marked = comme le dit le fichier
cli-language-script = d'après l'écriture
cli-language-words = d'après les mots
cli-encoding = — lu comme { $encoding }
cli-doubt = ? { $items } : { $message }
cli-unread = Dispositions sans verbe qui demande : { $count } sur { $total } : { $ids }. Regardez-les dans le texte.
cli-limit-flag = refusé ; { $flag } relève la limite
cli-occasion-unknown = aucune réunion ne s'appelle « { $name } » ; `actum occasions` donne celles d'un registre, docs/formats/packs.md dit comment en ajouter une
cli-refused-file = refusé : { $name }
cli-extract-done = fichiers lus : { $files }, refusés : { $refused }
cli-refused-more = refusés en plus : { $count }
cli-extract-progress = { $documents } documents, { $size } Mo, { $rate } Mo/s
cli-extract-exists = { $file } existe déjà et n'a pas été touché. Nommez un autre fichier, ajoutez --resume pour continuer celui-ci ou --force pour le remplacer
cli-extract-unwritable = { $file } n'a pas pu être écrit ; vérifiez le dossier, ses droits et la place sur le disque, puis relancez avec --resume
cli-extract-unreadable = { $file } n'a pas pu être lu et ne peut donc pas être continué ; vérifiez le disque, ou ajoutez --force pour recommencer
cli-extract-foreign = { $file } n'a pas été écrit par `actum extract --out`, ou pas avec cette compression ; il n'a pas été touché. Nommez un autre fichier, ou ajoutez --force pour le remplacer
cli-extract-other = { $file } se termine par { $document }, qui n'est pas parmi les entrées ; donnez les mêmes entrées qu'avant, ou nommez un autre fichier
cli-extract-resumed = reprise après { $document } ; octets retranchés d'un document inachevé : { $bytes }
cli-extract-stopped = arrêté après { $files } documents ; { $file } peut être continué : relancez la même commande avec --resume
cli-extract-fault = une faute de ce programme, non du document ; signalez-la avec le document

## Importation

cli-text-id-form = --text-id `{ $id }` n'est pas un identifiant ; écrivez des minuscules, des chiffres et des traits d'union simples, comme wtsa-24-actions
cli-import-new = { $name } : nouveau texte { $text }, édition { $edition }, points : { $items }
cli-import-unchanged = { $name } : déjà au registre sous { $edition } ; rien n'a changé
cli-import-reread = { $name } : { $edition } relue et mieux comprise : { $reread } changés, { $kept } comme avant, { $added } ajoutés, { $dropped } retirés, { $left } laissés tels qu'une personne les a confirmés
cli-import-changed = compris autrement : { $ids }
cli-import-left = laissés tels que confirmés, bien que compris autrement : { $ids }
cli-import-language = { $name } : texte { $text } dans une autre langue, édition { $edition } ; points concordants : { $agreeing }, différences : { $differences }
cli-import-edition = { $name } : nouvelle édition { $edition } après { $previous } : { $kept } conservés, { $reworded } reformulés, { $added } ajoutés, { $dropped } retirés
cli-import-added = ajoutés : { $ids }
cli-import-reworded = reformulés : { $ids }
cli-import-dropped = retirés (désormais dépassés) : { $ids }
cli-import-difference = ≠ { $item }, { $field } : le registre a { $register }, cette édition dit { $edition }
cli-import-proposed = Points qui ne nomment personne à qui rendre compte : { $count } ; le registre propose un destinataire, marqué comme proposé.
cli-import-done = fichiers enregistrés : { $stored }, refusés : { $refused }

## Registre

cli-body-unknown = aucun organe ne s'appelle « { $name } » ; `actum bodies --json` les donne tous
cli-body-unknown-near = aucun organe ne s'appelle « { $name } » ; vouliez-vous dire { $near } ?
cli-body-ambiguous = plusieurs organes s'appellent « { $name } » : écrivez l'un des identifiants { $ids }
cli-text-unknown = le registre n'a pas de texte `{ $id }` ; `actum texts` les donne
cli-item-unknown = le registre n'a pas de point `{ $id }` ; `actum items` les donne
cli-value-unknown = { $flag } `{ $value }` n'est pas connu ; écrivez l'un de { $known }
cli-items-some = { $listed } points sur { $total } ; --limit en donne plus
cli-items-grouped = { $rows } lignes pour { $items } points
cli-bodies-silent = Organes connus qu'aucun point ne nomme : { $count } ; --json les donne.
cli-occasions-silent = Réunions connues où rien n'est dû : { $count } ; --json les donne.
cli-show-heading = { $id }   { $status }   sûr à { $sure }   (édition { $edition }, disposition { $provision })
cli-inherited-from = hérité de { $provision } : « { $quote } »
cli-inferred-by = conclu par la règle { $rule }
cli-inferred-by-from = conclu par la règle { $rule } de « { $quote } »
cli-entered-by = saisi par { $by } le { $at }
cli-references = S'appuie sur :
cli-referenced-by = Sur lui s'appuient :
cli-same-provision = Même disposition :
cli-same-group = Même groupe :
cli-history = Historique
cli-check-sound = intact : événements : { $events }, lignes d'état comparées : { $rows }
cli-check-unsound = le registre n'est pas intact : constatations ci-dessus : { $findings } ; gardez une copie du fichier et restaurez la dernière bonne sauvegarde

## Rapports

cli-report-kind = { $file } : la terminaison dit le genre de rapport ; nommez un fichier qui finit par .docx, .xlsx, .pdf, .json, .csv ou .ics
cli-export-done = { $file } : dispositions : { $provisions }, engagements : { $commitments }
cli-export-unknown = { $name } n'est ni un fichier ni un texte du registre ; `actum texts` donne les textes
cli-export-language = { $text } n'est pas au registre en { $language } ; il y est en { $known }
cli-report-exists = { $file } existe déjà et n'a pas été touché. Nommez un autre fichier, ou ajoutez --force pour le remplacer
cli-report-unwritable = { $file } n'a pas pu être écrit, et rien n'a été laissé à moitié écrit ; vérifiez le dossier, ses droits et la place sur le disque
cli-report-done = { $file } : points : { $items }, octets : { $bytes }

## Serveur

cli-serve-ready = Le registre est ouvert à { $address }
cli-serve-stop = Ctrl-C y met fin.
cli-serve-ended = Terminé.
cli-serve-remote = { $address } peut être atteinte par d'autres machines. Ajoutez --sign-in pour que chacun se connecte, ou --allow-remote pour que quiconque l'atteint lise tout le registre sans rien modifier ; ou écoutez sur 127.0.0.1
cli-serve-in-use = { $address } est prise par un autre programme ; mettez-y fin, ou prenez un autre port avec --listen 127.0.0.1:8081
cli-serve-forbidden = { $address } n'est pas permise à ce compte ; prenez un port au-dessus de 1023, comme --listen 127.0.0.1:8080
cli-serve-unusable = on ne peut pas écouter sur { $address } : { $error } ; cherchez une adresse de cette machine, ou prenez --listen 127.0.0.1:8080
cli-demo-register = L'exemple est dans { $file }
cli-audit-no-register = « { $name } » n'est ni un fichier ni, sans --db, l'identifiant d'un texte ; donnez un fichier, ou nommez le registre avec --db
cli-audit-unknown = « { $name } » n'est ni un fichier ni l'identifiant d'un texte de ce registre ; `actum texts` les donne

## Conserver et déplacer

cli-db-ready = { $register } : à jour, { $events } événements
cli-db-exported = { $file } : { $events } événements, { $contents } documents et lectures
cli-db-unreadable = { $file } ne peut pas être lu ; vérifiez son nom et ses droits
cli-db-imported = { $register } : { $events } événements repris
cli-backup-done = { $folder } : { $events } événements, { $bytes } octets, vérifié
cli-restore-aside = Le registre qui s’y trouvait est maintenant { $file }
cli-restore-done = { $register } : { $events } événements restaurés, état du { $at }
