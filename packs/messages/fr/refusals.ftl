# Why the register refused something: what was wrong with what was given, and what would be right.

objection-too-many = { $count }, c’est trop ; indiquez-en au plus { $most }
objection-empty = rien n’est indiqué ; écrivez de quoi il s’agit
objection-too-long = plus de { $most } caractères ; abrégez
objection-twice = indiqué deux fois ; ne l’indiquez qu’une fois
objection-no-body = l’organe « { $body } » ne figure pas au registre ; cherchez son identifiant dans la liste des organes
objection-no-item = le point « { $item } » ne figure pas au registre ; cherchez son identifiant dans la liste des points
objection-itself = un point ne peut être rattaché à lui-même
objection-waits-already = « { $item } » dépend déjà de ce point, directement ou par d’autres ; les deux s’attendraient sans fin
objection-no-occasion = l’échéance « { $occasion } » ne figure pas au registre ; cherchez son identifiant dans la liste des réunions, ou indiquez une date
objection-long-tag = « { $tag } » compte plus de { $most } caractères ; abrégez
objection-no-duration = « { $written } » n’est pas une durée ; écrivez P1Y pour un an, P6M pour six mois, P4W pour quatre semaines
objection-backward-duration = « { $written } » ne va pas de l’avant ; indiquez une durée supérieure à zéro
objection-milestone-id = l’identifiant d’étape « { $written } » est vide ou déjà pris ; donnez à chaque étape le sien, par exemple m1
objection-other-words = ces mots ne sont pas ceux du texte à cet endroit ; sélectionnez-les de nouveau
objection-long-words = le texte compte { $length } caractères, au-delà de la limite de { $most } ; joignez plutôt un document
objection-empty-note = la note est vide ; écrivez ce qu’il faut retenir
objection-parts = un point se divise en 2 à { $most } parties, non en { $count }
objection-nothing-to-merge = indiquez au moins un autre point à fusionner avec celui-ci
objection-other-text = le point { $item } relève d’un autre texte ; reliez plutôt les points, afin que chaque texte garde les siens
objection-no-title = indiquez le titre de la page ; une adresse seule ne dit rien à personne
objection-attached-already = déjà joint, sous { $evidence } ({ $title })
objection-percent = { $percent } % est impossible ; indiquez de 0 à 100
objection-no-periods = ce point est à exécuter une seule fois et n’a pas de périodes ; rendez-le d’abord permanent ou périodique
objection-period-name = nommez la période en 1 à { $most } caractères, par exemple 2026
objection-no-milestone = le point n’a pas d’étape { $milestone } ; ajoutez-la d’abord
objection-never-done = ce qui est permanent n’est jamais achevé ; déclarez plutôt l’objectif d’une période
objection-nothing-said = dites ce qui a été fait, ou indiquez la pièce justificative
objection-no-evidence = le point n’a pas de pièce justificative { $evidence } ; joignez-la d’abord
objection-no-address = « { $address } » n’est pas l’adresse d’une page ; elle commence par https:// ou http:// et ne contient pas d’espace
objection-long-address = l’adresse compte { $bytes } octets, au-delà de la limite de { $most } ; indiquez-en une plus courte
objection-no-file-name = le fichier n’a pas de nom ; donnez-lui-en un
objection-empty-file = { $name } est vide ; joignez le fichier avec son contenu
objection-large-file = { $name } pèse { $size } Mo, au-delà de la limite de { $most } Mo ; joignez un fichier plus petit ou un lien
objection-no-ending = le nom { $name } n’indique pas le type du fichier ; nommez-le par exemple rapport.pdf
objection-file-type = { $name } : les fichiers de ce type ne sont pas conservés comme pièces justificatives ; joignez l’un des types { $endings }, ou un lien
objection-other-type = { $name } se dit de type { $says } et est de type { $found } ; donnez-lui son vrai nom ou enregistrez-le de nouveau dans le format annoncé
objection-not-that-type = { $name } se dit de type { $says } et est autre chose ; donnez-lui son vrai nom ou enregistrez-le de nouveau dans le format annoncé
objection-no-moment = « { $written } » n’est pas un moment ; écrivez par exemple 2026-11-23T09:00:00Z
objection-no-day = « { $written } » n’est ni un jour ni un moment ; écrivez 2026-11-23 ou 2026-11-23T09:00:00Z
objection-no-edition = l’édition { $edition } ne figure pas au registre ; cherchez son identifiant dans la liste des textes
objection-nobody = personne n’est indiqué comme auteur ; nommez la personne
objection-no-workflow = le parcours « { $workflow } » n’existe pas ; il y a { $known }
objection-no-text = le texte « { $text } » n’existe pas ; cherchez son identifiant dans la liste des textes
objection-unknown-state = des points du texte sont à l’état « { $status } », que le parcours « { $workflow } » ne connaît pas ; amenez-les d’abord à un état commun aux deux
objection-no-hook = aucun message ne peut être envoyé à « { $address } » ; écrivez une adresse telle que https://example.org/hook
objection-no-kind = « { $kind } » n’est pas un type d’événement ; écrivez par exemple item-moved
objection-many-kinds = { $most } types au plus peuvent être nommés ; n’en nommez aucun pour les recevoir tous
objection-many-hooks = il y a déjà { $most } adresses appelées ; supprimez-en une d’abord
objection-draft-closed = la rédaction est close ; rouvrez d’abord le projet
objection-large-draft = cela fait { $bytes } octets, et { $most } au plus sont conservés ; divisez-le
objection-text-form = l’identifiant d’un texte compte de 1 à 200 octets, sans espace, deux-points ni barre oblique ; nommez-le par exemple assembly-2024-actions
objection-stray-reading = l’engagement { $commitment } relève de la disposition { $provision }, absente du document ; fournissez la lecture de ce document
objection-not-kept = { $what } : impossible à écrire puis à relire ({ $cause }) ; signalez-le aux auteurs du programme
objection-verdict-given = la décision est rendue ; rouvrez le point pour en rendre une autre
objection-confirm-first = confirmez-le d’abord, il pourra ensuite être suivi
objection-rejected = un point écarté n’est pas suivi ; rouvrez-le d’abord
objection-overtaken = il ne s’applique plus et n’est plus suivi
objection-see-others = il ne s’applique plus ; voyez les points qui l’ont remplacé
objection-values-stay = ses valeurs restent telles quelles ; rouvrez-le d’abord, s’il s’applique
objection-split-applying = seul un point qui s’applique peut être divisé
objection-merge-applying = seuls des points qui s’appliquent peuvent être fusionnés
objection-nothing-done = rien n’y a été fait qui puisse être annulé
objection-not-taken-back = la dernière opération ne peut être annulée ; faites ce qui la corrige

# Why the register cannot be opened, read or written.

refusal-import = { $text } : le texte ne peut être enregistré : { $why } ; rien n’a été conservé
refusal-ambiguous = « { $written } » peut désigner { $candidates } ; écrivez l’un d’eux en entier
refusal-past = Voici le registre tel qu’il était le { $at } ; revenez à aujourd’hui pour le modifier
refusal-no-workflow = { $text } : le registre ne connaît aucun parcours pour ses points ; importez le texte de nouveau ou enregistrez les paquets
unusable-missing = { $file } : il n’y a pas de registre ici ; importez un texte pour en créer un, ou indiquez un autre fichier
unusable-folder = { $file } : le dossier { $folder } n’existe pas ; créez-le ou indiquez un autre fichier
unusable-no-file = { $file } : ce n’est pas un fichier ordinaire ; indiquez un fichier pour le registre
unusable-closed = { $file } : le fichier ne peut être ouvert ({ $detail }) ; vérifiez vos droits de lecture et d’écriture sur le fichier et son dossier
unusable-no-database = { $file } : ce fichier n’est pas une base de données, donc pas un registre ; il a été laissé tel quel, indiquez un autre fichier
unusable-foreign = { $file } : cette base de données appartient à une autre application (identifiant { $application }, tables : { $tables }) ; elle a été laissée telle quelle, indiquez un autre fichier
unusable-foreign-tables = { $file } : cette base de données contient des tables d’une autre application ({ $tables }) ; elle a été laissée telle quelle, indiquez une base vide
unusable-unreachable = { $file } : la base de données est inutilisable ({ $detail }) ; vérifiez que son serveur fonctionne, ainsi que l’adresse, le nom et le mot de passe
unusable-uncertain = { $file } : la connexion s’est rompue pendant l’enregistrement d’une modification ({ $detail }) ; vérifiez si elle y est avant de la refaire
unusable-newer = { $file } : ce registre est au schéma { $found }, ce programme connaît les schémas jusqu’à { $known } ; il a été laissé tel quel, utilisez une version plus récente d’Actum
unusable-newer-event = { $file } : l’événement { $event } est de type « { $kind } », version { $version }, inconnue de ce programme ; utilisez une version plus récente d’Actum
unusable-read-only = { $file } : le registre est en lecture seule ({ $detail }) ; rien n’a été conservé, rendez le fichier et son dossier modifiables ou travaillez sur une copie
unusable-locked = { $file } : un autre programme écrit dans le registre et n’a pas terminé en { $waited } secondes ; rien n’a été conservé, réessayez ou attendez plus longtemps
unusable-full = { $file } : il n’y a plus de place sur le disque ({ $detail }) ; rien n’a été conservé, libérez de l’espace et réessayez
unusable-damaged = { $file } : le registre est endommagé : { $detail } ; gardez une copie du fichier et restaurez la dernière bonne sauvegarde
unusable-not-empty = { $file } : le registre contient déjà des événements ({ $events }) ; indiquez un nouveau fichier ou une base vide
unusable-export = Ligne { $line } de l’export : { $detail } ; rien n’a été conservé
unusable-output = Le résultat ne peut être écrit : { $detail } ; libérez de l’espace ou indiquez un autre emplacement
unusable-backup = { $folder } : { $detail }
unusable-there = { $path } : il y a déjà quelque chose ici, laissé tel quel ; indiquez un autre emplacement
unusable-database = { $file } : la base de données signale : { $detail } ; rien n’a été conservé

# What a call of the interface for programs takes.

api-one-of = Une valeur parmi { $values }
api-number = Un nombre entier de { $least } à { $most }
api-day = Un jour tel que 2026-11-23 ou un moment tel que 2026-11-23T09:00:00Z
api-longest = { $most } octets au plus
api-controls = Des mots sans caractère de commande
api-most-values = { $most } valeurs au plus
api-once = Une seule fois
api-state = L’identifiant d’un état, tel que in_progress
api-words = Les mots à chercher
api-file-name = Le nom du fichier, tel que rapport.pdf
api-text-id = L’identifiant d’un texte : minuscules, chiffres et traits d’union
api-idempotency = Idempotency-Key : de 1 à { $most } caractères ASCII visibles
api-if-match = If-Match : l’ETag du point, ou *
api-changes = { $count } modifications ; envoyez-en de 1 à { $most }
api-job-stands = Le travail { $number } est en cours ou terminé ; il reste tel quel
api-message-stands = Le message { $number } est en route ou remis ; il n’est pas renvoyé
api-send-json = Envoyez application/json
api-send-file = Envoyez les octets du fichier en application/octet-stream
api-send-form = Envoyez les octets du fichier en application/octet-stream, ou un formulaire en multipart/form-data
api-json = Le JSON ne convient pas à la ligne { $line }, colonne { $column } ; « cause » en donne la raison, en anglais
api-cut-off = Le corps s’interrompt avant sa fin
api-scope = « { $name } » n’est pas une permission ; il y a read, write, administer
api-secret = Un secret s’écrit whsec_ suivi de 24 à 64 octets en base64
api-digest = digest vaut daily, weekly ou never
api-mail-bounds = weekday va de 1 à 7, hour de 0 à 23, remind_days de 1 à 366
api-form-field = { $name } : { $most } octets au plus, sur une ligne
api-form-unknown = Le formulaire n’a pas de champ « { $name } » ; il a { $known }
api-form-language = « { $value } » n’est pas une langue d’ici ; écrivez l’une de { $known }
api-form-broken = Le formulaire ne peut être décomposé ; envoyez-le en multipart/form-data (RFC 7578)
api-no-file = Le formulaire n’apporte aucun fichier dans le champ « file »

# What next, when the register is not sound.

cli-check-record-whole = L’historique lui-même est intact : `actum db export` l’écrit en entier, et `actum db import` en fait un registre sain dans un nouveau fichier.
cli-check-record-damaged = L’historique lui-même est endommagé : restaurez la dernière bonne sauvegarde avec `actum restore` ; ce qui a suivi est perdu, sauf si une autre copie le contient.

# Forms with files.

form-too-large = Le fichier est trop volumineux pour un formulaire ; rien n’a été modifié. Envoyez-en un plus petit, ou un lien vers son emplacement
