# Administration

admin-nav = Administration
admin-title = Administration
admin-lede = Whether the register is well, how items of each text live, what the register knows, and the way to everything that is kept about it.
admin-people-hint = Accounts, positions at bodies, tokens
admin-access-hint = Who came in, who was refused, what was changed about people
admin-jobs-hint = Mail, calls to other systems, tidying up
admin-occasions-hint = Meetings and assemblies, and what is due at each
admin-bodies-hint = Who acts, and how bodies belong together
admin-health = Health
admin-version = Version of Actum
admin-texts = Texts / editions
admin-items = Items
admin-events = Events on record
admin-last-change = Last change
admin-size = Size of the database
admin-megabytes = { $size } MB
admin-jobs = Jobs waiting / failed for good
admin-mail = Mail is sent
admin-mail-advice = Nobody is reminded of anything by mail. Start the server with --mail and the address of a mail server to send reminders and digests.
admin-search = Events that search has still to take in
admin-search-advice = Full text search is off.
admin-sign-in = People sign in
admin-sign-in-advice = Whoever reaches this server is its one person. Start it with --sign-in before others use it.
admin-yes = yes
admin-no = no
admin-check = Check the register
admin-check-hint = Compares all that is shown with what follows from the record of events. On a large register this takes a minute.
admin-sound = The register is sound: { $events } events and { $rows } rows were compared.
admin-not-sound = The register is not sound ({ $events } events and { $rows } rows were compared). Make a backup, then run `actum db check`, which says what to do.
admin-workflows = Workflows
admin-workflows-hint = A workflow says which states the items of a text go through, who may move them, and what a move takes.
admin-no-texts = There is no text yet. Import one first.
admin-text = Text
admin-workflow = Workflow
admin-choose = Choose
admin-second-person = That something was done counts once a second person has accepted it.
admin-from = From
admin-to = To
admin-by = By
admin-needs = Takes
admin-need-reason = a reason
admin-need-evidence = evidence
admin-need-claim = an accepted claim that it was done
admin-knowledge = Knowledge
admin-knowledge-hint = What the packs hold that this server started with. Packs are files; another folder of packs is named with --packs.
admin-languages = Languages
admin-bodies = Bodies known
admin-occasions = Meetings and periods known
admin-rules = Rules of procedure about time
admin-rules-advice = { $count ->
    [one] One of them was not checked against its source: look at it before you rely on its days.
   *[other] { $count } of them were not checked against their source: look at them before you rely on their days.
}
admin-rule = Rule
admin-clause = Clause
admin-verified = Checked
admin-more-findings = { $count ->
    [one] One more finding.
   *[other] { $count } more findings.
}
error-no-workflow = There is no such workflow
error-no-workflow-what = No workflow with this id is among the packs:
error-no-workflow-next = Choose one of the list on the administration page.
