# Help: what people come to do, step by step (one step a line), and what fields mean.

help-title = Aide
help-lede = Ce que l’on vient faire ici, et pour chaque tâche une courte liste d’étapes. L’adresse de cette page peut être transmise.
help-contents = Tâches
help-open = Y aller

help-desk = Voir ce qui m’attend
help-desk-steps =
    La première page énumère ce qui est en retard ou bientôt dû, les déclarations à trancher et les éléments à vérifier, pour les organes que vous représentez.
    Décidez depuis la liste, avec les boutons placés sous chaque entrée. « { decide-undo } » revient sur la dernière décision.
    « { desk-choose } » affiche la liste d’autres organes.

help-import = Introduire un texte adopté
help-import-steps =
    Ouvrez « { nav-texts } », puis « { import-open } », et choisissez le fichier ou collez les mots.
    La page indique combien de dispositions demandent quelque chose et où un regard humain s’impose.
    Pour une autre langue ou une édition ultérieure, ouvrez « { import-more } » et donnez l’identifiant du texte déjà présent.

help-review = Vérifier ce qui a été compris
help-review-steps =
    Le texte figure d’un côté, les éléments qui en ont été tirés de l’autre.
    Confirmez ce qui est juste. « { review-edit } » ouvre les valeurs dans des champs ; « { review-split } » fait plusieurs éléments d’un seul ; « { review-reject } » sert pour des mots qui ne demandent rien.
    Les dates s’écrivent 2027-10-31, 2027-10 ou 2027, les organes sous n’importe lequel de leurs noms. Séparez plusieurs valeurs par un point-virgule.
    Tant que personne ne l’a confirmé, un élément ne compte pas.

help-follow = Consigner l’avancement
help-follow-steps =
    Ouvrez l’élément. Sous « { item-follow-up } », faites-le passer au statut atteint.
    « { form-attach } » accepte un fichier ou l’adresse d’une page.
    « { form-claim } » : dites en mots ce qui a été fait et citez les justificatifs. Une autre personne se prononce.

help-accept = Se prononcer sur une déclaration
help-accept-steps =
    Les déclarations figurent sur la première page et sur leurs éléments, avec les justificatifs qu’elles citent.
    Ouvrez les justificatifs, puis acceptez la déclaration, ou refusez-la en disant pourquoi.
    Nul ne se prononce sur sa propre déclaration.

help-register = Trouver des éléments et garder une vue
help-register-steps =
    Filtrez le registre par organe, statut, échéance et autres critères ; cherchez des mots d’une clause.
    « { arrange-menu } » organise le tableau. L’adresse de la page contient tous vos choix : transmettez-la ou gardez-la sous un nom dans « { saved-views } ».
    La chronologie, le tableau par statut et la charge montrent les mêmes éléments autrement.
    Pour en modifier plusieurs à la fois, cochez-les et appuyez sur le bouton sous le tableau : ce qui changerait est montré d’abord.

help-meetings = Préparer une réunion
help-meetings-steps =
    « { nav-occasions } » énumère les réunions et assemblées avec ce qui y est dû ; le calendrier les montre par mois.
    L’ordre du jour d’une réunion dit ce dont il faut y rendre compte, et donne le rapport sous forme de fichier.
    Le secrétariat ajoute et déplace les réunions. Les échéances qui en dépendent suivent ; elles sont montrées d’abord.

help-reports = Obtenir un rapport
help-reports-steps =
    Ouvrez « { nav-reports } ». Prenez le plan d’action entier, ou choisissez un organe, une réunion, une date passée et le point de départ des changements.
    Word sert à modifier et à imprimer, Excel à parcourir la liste, PDF à diffuser.
    Le rapport est rédigé dans la langue dans laquelle vous lisez les pages.

help-workbook = Travailler dans Excel et rapporter le classeur
help-workbook-steps =
    Prenez le plan d’action en classeur Excel sous « { nav-reports } » et modifiez ses cellules. Ne touchez pas à la colonne des identifiants.
    Rapportez le fichier sous « { workbook-title } ». Chaque cellule modifiée est montrée avec ce qui s’y trouvait.
    Décochez ce dont vous ne voulez pas, puis appliquez le reste. Ce que d’autres ont modifié entre-temps apparaît comme conflit et n’est jamais écrasé.

help-people = Donner accès à quelqu’un
help-people-steps =
    Sous « { admin-nav } », « { nav-people } », ajoutez une personne avec son nom et son adresse de courriel.
    Attribuez une fonction : un rôle et, pour un coordonnateur, un organe.
    « { people-make-link } » : ne remettez le lien qu’à cette personne. Elle y choisit son mot de passe.

## Fields

hint-due = Un jour, un mois ou une année (2027-10-31, 2027-10, 2027), ou le nom d’une réunion.
hint-percent = Un nombre de 0 à 100 ; laissez vide si un nombre ne dit rien.
hint-period = La période dont l’objectif est atteint, sous la forme 2026.
hint-seen = Le jour où vous avez vu la page, pour que l’on sache de quelle version il s’agit.
hint-every = P1Y signifie un an, P6M six mois, P4Y quatre ans.
hint-tags = Vos propres mots, pour retrouver les éléments.
hint-statement = Ce qui a été fait, quand et où : le rapport le reprend tel quel.
hint-move = Un statut suivi de * demande un motif.
hint-role = Le secrétariat tient le registre ; un coordonnateur consigne l’avancement d’un organe ; les membres lisent et commentent ; les lecteurs lisent ; les auditeurs voient aussi le journal.
hint-until = Laissez vide pour une fonction sans terme.
hint-occasion = Une réunion ou une assemblée : le rapport ne contient que ce qui y est dû.
hint-as-of = Le registre tel qu’il était à la fin de ce jour ; vide : maintenant.
hint-since = Le rapport énumère ce qui a changé depuis ce jour.
hint-split = Une partie par ligne. Chacune devient un élément, avec le même responsable et la même échéance.
