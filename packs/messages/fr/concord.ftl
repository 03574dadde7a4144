# Concordance entre les versions linguistiques d'un texte.

severity-major = majeur
severity-minor = mineur
severity-information = information

field-numbers = Chiffres

concord-version = { $language } : { $name }, { $provisions } dispositions, { $items } engagements
concord-language = Langue
concord-value = Dit
concord-words = Mots du texte
concord-absent = (absente)
concord-none = (rien)
concord-deviating = — { $languages }, contre la majorité
concord-agree = Les versions linguistiques concordent.
concord-counts = Majeurs : { $major }. Mineurs : { $minor }. Informations : { $information }.
concord-parity = Ce que chaque paire de langues a en commun :
concord-pair = Paire
concord-items = Éléments

concord-provision-missing = Toutes les versions linguistiques n'ont pas cette disposition.
concord-provision-divided = Une disposition d'une version en forme plusieurs dans une autre.
concord-provision-moved = La disposition se trouve ailleurs dans l'ordre du texte.
concord-kind-differs = Dispositif dans une langue, préambule dans une autre.
concord-numbering-differs = La disposition porte un autre numéro.
concord-item-missing = Toutes les versions linguistiques ne demandent pas cela.
concord-force-differs = Le verbe demande avec une autre force.
concord-addressees-differ = D'autres destinataires sont visés.
concord-distribution-differs = Conjointement dans une langue, chacun pour soi dans une autre.
concord-partners-differ = D'autres participent, ou ils participent autrement.
concord-due-differs = L'échéance est différente.
concord-report-to-differs = Le rapport va à d'autres.
concord-deliverables-differ = Le résultat est d'une autre nature.
concord-citations-differ = D'autres documents sont cités.
concord-references-differ = D'autres parties du texte sont visées.
concord-numbers-differ = Les chiffres ne sont pas les mêmes.
concord-numbers-in-some = Certaines versions écrivent des chiffres que d'autres n'ont pas ; elles les écrivent peut-être en lettres.
concord-not-comparable = { $field } : comparaison impossible, car un nom ou une date n'est pas connu des lots de connaissances. Ajoutez-le à un lot, puis comparez de nouveau.

languages-title = Versions linguistiques
languages-one = Il n'y a qu'une version linguistique. Importez-en une autre pour les comparer.
languages-information = À titre d’information, ou non comparables : { $number }
languages-more = Non affichés ici : { $number }. La ligne de commande donne tout.
