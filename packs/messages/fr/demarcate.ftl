# Lines between groups and bodies, as the command line says them.

cli-demarcate-gathered = { $works ->
        [one] 1 travail
       *[other] { $works } travaux
    } sur le sujet, parmi les { $of } des parties ; les catalogues vont jusqu’au { $until }
cli-demarcate-expansion = les travaux écrivent « { $short } » pour « { $long } »
cli-demarcate-part = Partie du sujet
cli-demarcate-party = Partie prenante
cli-demarcate-line = Ligne proposée
cli-demarcate-why = Pourquoi
cli-demarcate-remainder = Travaux sans objet commun
cli-demarcate-line-open = à trancher
cli-demarcate-line-joint = commun
cli-demarcate-line-joint-led = commun, sous la direction de { $party }
cli-demarcate-why-sole = seul { $party } a des travaux ici ({ $works })
cli-demarcate-why-majority = { $party } a { $works } travaux sur { $of }
cli-demarcate-why-divided = plusieurs parties ont une bonne part des { $of } travaux
cli-demarcate-why-pairs = { $pairs ->
        [one] 1 paire de travaux proches
       *[other] { $pairs } paires de travaux proches
    } entre parties différentes
cli-demarcate-why-few = trop peu de travaux pour le dire ({ $works })
cli-demarcate-why-first = { $party } a commencé le premier ({ $year })
cli-demarcate-why-latest = { $party } a le travail le plus récent ({ $year })
cli-demarcate-why-none = les travaux n’ont en commun que le sujet
cli-demarcate-no-party = aucun travail des catalogues n’est du groupe ou de l’organisme « { $name } » ; il y a, entre autres, { $known }
cli-demarcate-no-works = « { $name } » n’a pas de travaux qui lui soient propres parmi ceux des parties ; nommez un autre groupe ou organisme
cli-demarcate-two-parties = une ligne passe entre au moins deux groupes ou organismes différents ; nommez-en un autre
cli-demarcate-no-topic = aucun sujet n’est nommé ; donnez des mots avec --topic
cli-demarcate-nothing = aucun des { $works } travaux des parties n’a les mots du sujet ; donnez d’autres mots, ou plusieurs --topic
