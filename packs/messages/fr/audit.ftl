# Ce qu'un texte laisse ouvert.

audit-title = Audit : ce qui reste ouvert
audit-provisions = Dispositions opérationnelles : { $operative }. Demandent : { $asking }. Ne demandent rien, avec le motif : { $explained }. Non comprises : { $unexplained }.
audit-commitments = Engagements : { $commitments }. Destinataire nommé : { $addressed }. Destinataires tous connus : { $known }. Rapports : { $reports }. Documents cités : { $citations }.
audit-citations-not-looked-up = Les textes cités n'ont pas été recherchés ; --db nomme un registre où les chercher.
audit-nothing-open = Rien n'est laissé ouvert.
audit-account = Ce qu'elle devient
audit-asks = demande : { $count }
audit-no-reading = pas de lecture

## What may be found, and what to do next

audit-no-operative-part = Le texte n'a pas de dispositif.
audit-next-no-operative-part = Vérifiez que tout le texte a été lu ; les avis de actum extract en disent la cause.
audit-not-understood = Aucun verbe qui demande n'a été trouvé dans ces mots.
audit-next-not-understood = Lisez ces mots. S'ils demandent quelque chose, ajoutez le verbe au lot de la langue ou saisissez l'élément à la main.
audit-unplaced = Le lecteur n'a pas su situer ces mots.
audit-next-unplaced = Regardez le fichier à cet endroit : un tableau, une zone de texte ou un saut de page a pu couper le texte.
audit-unmarked-words = Ces mots ne correspondent à aucune valeur de ce qui est demandé.
audit-next-unmarked-words = Lisez-les : une condition ou un partenaire peut s'y cacher.
audit-addressee-missing = Personne n'est nommé comme destinataire.
audit-next-addressee-missing = Cherchez qui est visé et saisissez le responsable de l'élément.
audit-addressee-unknown = « { $about } » n'est dans aucun lot.
audit-next-addressee-unknown = Ajoutez cet organe à un lot à vous, puis importez de nouveau.
audit-report-without-recipient = Un rapport est demandé ; personne n'est nommé pour le recevoir.
audit-next-report-without-recipient = Confirmez la voie hiérarchique habituelle ou saisissez-en une autre.
audit-report-without-date = Un rapport est demandé ; aucune date n'est donnée.
audit-next-report-without-date = Convenez d'une date et saisissez-la.
audit-due-unresolved = L'échéance « { $about } » n'a pas pu être résolue.
audit-next-due-unresolved = Ajoutez la réunion à un lot, ou nommez avec --occasion celle qui a adopté le texte.
audit-due-ambiguous = L'échéance « { $about } » a plusieurs sens.
audit-next-due-ambiguous = Choisissez la lecture en confirmant l'élément.
audit-reference-unresolved = « { $about } » renvoie à une partie qui n'est pas dans ce texte.
audit-next-reference-unresolved = Comparez les numéros du texte, ou cherchez dans le texte qu'il modifie.
audit-cited-text-missing = « { $about } » est cité et n'est pas dans le registre.
audit-next-cited-text-missing = Importez-le si son suivi importe.
