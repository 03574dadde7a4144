# Titres et mots des rapports (docx, xlsx, csv).
# Terminologie en usage à l’UIT. Tous les identifiants commencent par `report-`.

report-title = Plan d’action
report-title-body = Plan d’action : { $body }
report-subject = Qui doit faire quoi, avec qui, dans quel délai, et à qui il en est rendu compte
report-as-of = Situation au
report-language = Langue
report-texts = Textes
report-submitted-by = Soumis par
report-action-required = Suite à donner
report-action-required-words = Prendre note du présent document et examiner les points relevant de sa propre responsabilité
report-contents = Table des matières
report-section-summary = Section I : Résumé
report-section-actions = Section II : Actions et état d’avancement
report-section-bodies = Section III : Points par entité

report-heading-bodies = Points par entité responsable
report-heading-reports = Rapports attendus
report-heading-due = Échéances
report-heading-instruments = Moyens de mise en œuvre
report-heading-status = État
report-heading-ambiguous = Éléments pouvant être lus de plusieurs manières
report-heading-doubts = Points à vérifier en priorité
report-heading-progress = Avancement et justificatifs

report-note-several = Un point adressé à plusieurs entités est compté pour chacune d’elles ; le total ne le compte qu’une fois.
report-note-marks = † proposé par une règle, non énoncé dans le texte. ‡ saisi par une personne.
report-note-fill = Les étapes, les objectifs périodiques et l’avancement daté sont à remplir par l’entité responsable.
report-note-cut = coupé ici : une cellule contient au plus 32 767 caractères ; la disposition complète figure dans le texte source
report-no-items = Aucun point.
report-item-count = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
report-total = Total
report-ambiguous = Force ambiguë
report-nothing-ambiguous = Aucun élément pouvant être lu de plusieurs manières n’a été trouvé.
report-nothing-doubtful = Aucun point ne soulève de doute.

report-text = Texte
report-file = Fichier
report-body = Entité
report-stated = Énoncé
report-proposed = proposé
report-proposed-heading = Proposé
report-entered = saisi par une personne
report-readings = Lectures
report-field = Champ
report-date = Date
report-action = Action { $action }
report-quoted = « { $words } »
report-unresolved = non déterminé
report-jointly = conjointement
report-each = chacun
report-completed = Achevé
report-ongoing = En continu
report-recurring = Périodique
report-yearly = chaque année
report-urgent = Dès que possible
report-no-due = Aucun délai énoncé
report-no-instrument = Aucun proposé
report-no-report = Aucun rapport n’est attendu.
report-nobody = Personne n’est désigné
report-unknown-bodies = Entités non répertoriées
report-sheet-summary = Résumé
report-sheet-items = Tous les points
report-sheet-reports = Rapports à { $body }
report-back = Retour au résumé
report-due-by = au plus tard : { $time }
report-due-before = avant : { $time }
report-due-during = pendant : { $time }
report-due-after = après : { $time }
report-due-from = à compter de : { $time }
report-capacity-member = Comme membre de : { $body }

report-column-order = Ordre initial
report-column-item = Point
report-column-action = Action n°
report-column-force = Force
report-column-verb = Verbe du texte
report-column-clause = Disposition
report-column-asked = Action
report-column-responsible = Responsable
report-column-partners = Collaboration
report-column-report-to = Rapport à
report-column-due = Échéance
report-column-instrument = Moyen
report-column-deliverable = Résultat attendu
report-column-milestones = Étape
report-column-periodic-goals = Objectifs périodiques atteints
report-column-completed = Achevé
report-column-status = État
report-column-updated = Dernière mise à jour
report-column-qualifications = Réserves
report-column-citations = Documents cités
report-column-provision = Disposition n°
report-column-confidence = Confiance
report-column-doubts = Doutes
report-column-capacity = À quel titre

report-force-instruct = Charge
report-force-decide = Décide
report-force-authorize = Autorise
report-force-request = Prie
report-force-urge = Prie instamment
report-force-call-upon = Appelle
report-force-recommend = Recommande
report-force-invite = Invite
report-force-encourage = Encourage
report-force-should = Devrait
report-force-observe = Note (rien n’est demandé)

report-instrument-study = Étude
report-instrument-survey = Enquête
report-instrument-workshop = Atelier
report-instrument-coordination = Coordination
report-instrument-circular = Circulaire ou lettre
report-instrument-call-for-contributions = Appel à contributions
report-instrument-amendment-compilation = Compilation des amendements
report-instrument-guidance = Lignes directrices
report-instrument-report = Rapport
report-instrument-work-programme = Programme de travail

report-status-proposed = À confirmer
report-status-rejected = Rejeté
report-status-overtaken = Sans objet

report-language-ar = arabe
report-language-zh = chinois
report-language-en = anglais
report-language-fr = français
report-language-ru = russe
report-language-es = espagnol

report-role-collaboration = en collaboration
report-role-consultation = en consultation
report-role-support = avec son appui
report-role-especially = en particulier
report-role-recipient = à informer
report-role-participant = participe
report-role-lead = chef de file

report-doubt-force-ambiguous = Le verbe peut exprimer plus d’une force.
report-doubt-addressee-missing = Le texte ne désigne personne pour agir.
report-doubt-occasion-ambiguous = L’échéance peut désigner plus d’une réunion ou période.
report-doubt-instrument-ambiguous = Plus d’un moyen de mise en œuvre convient.

report-column-due-on = Jour d'échéance
report-column-timeliness = Respect des délais
report-heading-timeliness = Par respect des délais
report-timeliness-overdue = En retard
report-timeliness-soon = Échéance proche
report-timeliness-stale = Sans nouvelles depuis longtemps
report-ics-due = Échéance : { $act }
report-ics-open = jour non fixé, { $when }
