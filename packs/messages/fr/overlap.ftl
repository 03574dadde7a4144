# Catalogues and overlap, as the command line says them.

cli-catalogue-imported = { $name } : { $records ->
        [one] 1 notice
       *[other] { $records } notices
    } ; fichiers ou parties lus : { $read }, inchangés : { $unchanged }, disparus : { $gone }
cli-catalogue-fault = réparé ou signalé : { $fault }, { $count } fois
cli-catalogue-unread = { $place } n’a pas été lu : { $reason }
cli-catalogue-unread-more = { $more } autres n’ont pas été lus ; --json les énumère tous
cli-catalogue-not-utf8 = il n’est pas en UTF-8
cli-catalogue-broken = il est endommagé ({ $detail })
cli-catalogue-too-large = il dépasse une limite ({ $detail })
cli-catalogue-no-identifier = il n’a pas d’identifiant, rien ne dit donc de quel document il s’agit
cli-catalogue-not-a-record = ce n’est pas une notice ({ $detail })
cli-catalogue-empty = aucun catalogue n’est conservé dans { $folder } ; lisez-en un avec `actum catalogue import CHEMIN`, ou indiquez un autre dossier avec --catalogue
cli-catalogue-body = Organisme
cli-catalogue-works = Documents
cli-catalogue-editions = Éditions
cli-catalogue-abstracts = Avec résumé
cli-catalogue-groups = Avec groupe
cli-overlap-chance = Probabilité
cli-overlap-work = Document
cli-overlap-other = Autre document
cli-overlap-shared = En commun
cli-overlap-none = Recherche faite, rien trouvé.
cli-overlap-no-work = aucun document des catalogues n’a le numéro ou l’identifiant « { $name } » ; `actum catalogue list` dit quels organismes s’y trouvent
cli-overlap-no-body = aucun document des catalogues n’est de l’organisme « { $name } » ; il y a { $known }
cli-overlap-no-group = aucun document des catalogues n’est du groupe « { $name } » ; il y a, entre autres, { $known }
cli-overlap-unreadable = { $file } n’a pas pu être lu : { $error }
cli-overlap-too-large = { $file } dépasse { $bytes } octets ; donnez la partie qui dit de quoi traite le document
cli-overlap-not-utf8 = { $file } n’est pas en UTF-8 ; enregistrez-le comme texte brut en UTF-8
