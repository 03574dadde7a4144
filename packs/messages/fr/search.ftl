# Recherche en texte intégral : la page et la commande.

search-title = Recherche
search-box = Rechercher partout
search-box-hint = Rechercher textes et points
search-button = Rechercher
search-how = Mots de l'une des six langues, sous toutes leurs formes. « Les mots entre guillemets » doivent se suivre ; un mot précédé d'un moins (-mot) est exclu.
search-hits =
    { $count ->
        [0] Aucun résultat
        [one] { $count } résultat
       *[other] { $count } résultats
    }
search-nothing-next = Ces mots ne figurent nulle part. Employez-en moins ou d'autres, ou supprimez un filtre.
search-some = Aucun passage ne contient tous ces mots ; les résultats en contiennent la plupart.
search-corrected = « { $typed } » ne figure nulle part ; recherché : { $taken }.
search-left-aside = Seuls les premiers mots ont été recherchés ; { $count } autres ont été laissés de côté.
search-words-empty = Il n'y a ni mot ni nombre à rechercher ; saisissez-en au moins un.
search-words-only-excluded = Il n'y a que des mots à exclure ; ajoutez-en un à rechercher.
search-words-too-long = { $characters } caractères dépassent la limite d'une recherche ({ $limit }) ; raccourcissez la saisie.
search-behind =
    { $count ->
        [one] L'index est en cours de mise à jour : { $count } modification reste à prendre en compte.
       *[other] L'index est en cours de mise à jour : { $count } modifications restent à prendre en compte.
    }
search-off = Ce serveur ne tient pas d'index de texte intégral ; utilisez la recherche de la page du registre.
search-kind = Nature
search-kind-item = Points
search-kind-text = Textes
search-kind-provision = Dispositions
search-kind-claim = Déclarations
search-kind-evidence = Justificatifs
search-kind-note = Notes
search-one-item = Point { $item }
search-one-text = Texte
search-one-provision = Disposition { $number }
search-one-provision-plain = Disposition
search-one-claim = Déclaration sur le point { $item }
search-one-evidence = Justificatif du point { $item }
search-one-note = Note sur le point { $item }
search-language = Langue
search-before = Résultats précédents
search-after = Résultats suivants
search-earlier = édition antérieure
search-editions-all = Éditions antérieures comprises
search-editions-latest = Dernières éditions seulement
cli-search-rebuilt =
    { $count ->
        [one] L'index a été reconstruit : { $count } enregistrement.
       *[other] L'index a été reconstruit : { $count } enregistrements.
    }
cli-search-replaced = L'index était inutilisable ({ $reason }) et a été reconstruit.
cli-search-memory = L'index ne peut être conservé dans { $folder } ({ $error }) ; il n'est établi que pour cette recherche.
cli-search-no-words = Que faut-il rechercher ? Indiquez des mots, ou --rebuild.
