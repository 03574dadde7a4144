# Administration

admin-nav = Administration
admin-title = Administration
admin-lede = L’état du registre, le parcours des éléments de chaque texte, ce que le registre connaît, et l’accès à tout ce qui s’administre.
admin-people-hint = Comptes, fonctions au sein des organes, jetons
admin-access-hint = Qui est entré, qui a été refusé, ce qui a changé pour les personnes
admin-jobs-hint = Courrier, appels à d’autres systèmes, nettoyage
admin-occasions-hint = Réunions et assemblées, et ce qui est dû à chacune
admin-bodies-hint = Qui agit, et comment les organes se rattachent
admin-health = État
admin-version = Version d’Actum
admin-texts = Textes / éditions
admin-items = Éléments
admin-events = Événements consignés
admin-last-change = Dernière modification
admin-size = Taille de la base de données
admin-megabytes = { $size } Mo
admin-jobs = Travaux en attente / en échec définitif
admin-mail = Envoi de courrier
admin-mail-advice = Personne ne reçoit de rappel par courrier. Lancez le serveur avec --mail et l’adresse d’un serveur de courrier pour envoyer rappels et résumés.
admin-search = Événements que la recherche doit encore prendre en compte
admin-search-advice = La recherche en texte intégral est désactivée.
admin-sign-in = Les personnes s’identifient
admin-sign-in-advice = Quiconque atteint ce serveur en est l’unique utilisateur. Lancez-le avec --sign-in avant que d’autres s’en servent.
admin-yes = oui
admin-no = non
admin-check = Vérifier le registre
admin-check-hint = Compare tout ce qui est affiché avec ce qui découle du journal des événements. Sur un grand registre, cela prend une minute.
admin-sound = Le registre est intègre : { $events } événements et { $rows } lignes comparés.
admin-not-sound = Le registre n’est pas intègre ({ $events } événements et { $rows } lignes comparés). Faites une sauvegarde, puis lancez `actum db check`, qui indique que faire.
admin-workflows = Parcours
admin-workflows-hint = Un parcours dit par quels états passent les éléments d’un texte, qui peut les faire avancer et à quelles conditions.
admin-no-texts = Il n’y a pas encore de texte. Importez-en un d’abord.
admin-text = Texte
admin-workflow = Parcours
admin-choose = Choisir
admin-second-person = Ce qui est déclaré fait compte une fois accepté par une deuxième personne.
admin-from = De
admin-to = Vers
admin-by = Par
admin-needs = Exige
admin-need-reason = un motif
admin-need-evidence = une pièce justificative
admin-need-claim = une déclaration d’exécution acceptée
admin-knowledge = Connaissances
admin-knowledge-hint = Ce que contiennent les paquets chargés au démarrage du serveur. Les paquets sont des fichiers ; --packs désigne un autre dossier.
admin-languages = Langues
admin-bodies = Organes connus
admin-occasions = Réunions et périodes connues
admin-rules = Règles de procédure relatives aux délais
admin-rules-advice = { $count ->
    [one] { $count } d’entre elles n’a pas été vérifiée à la source : relisez-la avant de vous fier à ses délais.
   *[other] { $count } d’entre elles n’ont pas été vérifiées à la source : relisez-les avant de vous fier à leurs délais.
}
admin-rule = Règle
admin-clause = Disposition
admin-verified = Vérifiée
admin-more-findings = { $count ->
    [one] { $count } autre constat.
   *[other] { $count } autres constats.
}
error-no-workflow = Ce parcours n’existe pas
error-no-workflow-what = Aucun parcours portant cet identifiant ne figure dans les paquets :
error-no-workflow-next = Choisissez-en un dans la liste de la page d’administration.
