# Travaux de fond et courrier adressé aux personnes.

## Travaux

jobs-nav = Travaux
jobs-title = Travaux
jobs-lede = Ce qui se fait à côté des pages : courrier, appels à d’autres systèmes, rangement. Un travail qui a échoué est repris après une attente croissante ; celui qui a définitivement échoué reste ici jusqu’à ce que quelqu’un s’en occupe.
jobs-number = Numéro
jobs-kind = Type
jobs-state = État
jobs-attempts = Tentatives
jobs-when = Quand
jobs-failure = Cause de l’échec
jobs-state-waiting = en attente
jobs-state-running = en cours
jobs-state-done = fait
jobs-state-dead = définitivement échoué
jobs-counts = { $waiting } en attente (dont { $due } à exécuter), { $running } en cours, { $dead } définitivement échoués
jobs-worked = { $done } faits, { $failed } à reprendre, { $dead } définitivement échoués
jobs-retried = Le travail { $number } est de nouveau à exécuter
jobs-dropped = Le travail { $number } a été retiré
jobs-none = aucun travail { $number } n’est échoué ou en attente ; `actum jobs list` les montre tous
jobs-empty = Il n’y a aucun travail ici.
jobs-all = Tous
jobs-retry = Réessayer
jobs-drop = Retirer
jobs-due-since = Le plus ancien travail à exécuter attend depuis le { $moment }.
jobs-last-done = Dernier travail accompli le { $moment }.
jobs-never-done = Aucun travail n’a encore été accompli.
jobs-no-worker = Personne ne semble exécuter les travaux. Lancez `actum serve` sans --no-jobs, ou `actum jobs run`.

## Lettres

mail-subject-digest =
    { $count ->
        [one] Suivi : { $count } point vous attend
       *[other] Suivi : { $count } points vous attendent
    }
mail-subject-reminder =
    { $count ->
        [one] Rappel : { $count } point arrive bientôt à échéance
       *[other] Rappel : { $count } points arrivent bientôt à échéance
    }
mail-subject-test = Message d’essai du registre
mail-greeting = Bonjour { $name },
mail-intro-digest = Voici ce qui vous attend dans le registre au { $date }.
mail-intro-reminder = Au { $date }, ces points de vos organes arrivent bientôt à échéance.
mail-intro-test = Ce message du { $date } montre que le courrier du registre vous parvient. Vous n’avez rien à faire.
mail-section-overdue = En retard
mail-section-due-soon = Échéance proche
mail-section-action-needed = Vos organes doivent agir
mail-section-claims-waiting = Déclarations en attente de votre décision
mail-section-newly-assigned = Nouvellement confiés à vos organes
mail-section-mentions = Notes où vous êtes cité
mail-section-stale = Sans nouvelles depuis longtemps
mail-due = échéance : { $date }
mail-due-today = échéance aujourd’hui, { $date }
mail-due-in =
    { $count ->
        [one] échéance : { $date }, dans { $count } jour
       *[other] échéance : { $date }, dans { $count } jours
    }
mail-due-passed =
    { $count ->
        [one] échéance passée : { $date }, il y a { $count } jour
       *[other] échéance passée : { $date }, il y a { $count } jours
    }
mail-more =
    { $count ->
        [one] Tout voir : { $count } autre n’est pas cité ici
       *[other] Tout voir : { $count } autres ne sont pas cités ici
    }
mail-seen = Marquer { $item } comme vu
mail-seen-label = Marquer comme vu :
mail-why = Vous recevez ce message parce que vous avez un compte dans ce registre :
mail-settings = Modifier ce qui vous est envoyé
mail-settings-label = Modifier ce qui vous est envoyé :
mail-unsubscribe = Ne plus recevoir ces lettres
mail-unsubscribe-label = Ne plus recevoir ces lettres :
mail-links-until = Les liens qui marquent comme vu ou mettent fin aux lettres sont valables jusqu’au { $date }. Ils agissent en votre nom : ne les transférez pas.

## Signed links of letters

mail-link-seen-title = Marquer comme vu
mail-link-seen = Le point { $item } ne figurera plus dans vos lettres tant qu’il ne change pas.
mail-link-seen-do = Marquer comme vu
mail-link-seen-done = Le point { $item } est marqué comme vu. Il ne figurera plus dans vos lettres tant qu’il ne change pas.
mail-link-stop-title = Mettre fin aux lettres
mail-link-stop-digest = Les récapitulatifs de ce qui vous attend ne vous seront plus envoyés.
mail-link-stop-reminder = Les rappels d’échéance ne vous seront plus envoyés.
mail-link-stop-do = Ne plus recevoir ces lettres
mail-link-stop-done = C’est fait. Ces lettres ne vous seront plus envoyées.
mail-link-invalid = Ce lien n’est pas valable
mail-link-invalid-next = Il a été modifié ou tronqué. Copiez-le de nouveau en entier depuis la lettre, ou ouvrez le registre.
mail-link-expired = Ce lien a expiré
mail-link-expired-next = Ouvrez le registre et connectez-vous pour faire ce que vous vouliez faire.
mail-link-item = Afficher le point
mail-link-register = Ouvrir le registre

## The page of what is sent

mail-page-title = Courrier qui m’est adressé
mail-page-lede = Ce que le registre envoie à
mail-choose = Ce que je souhaite recevoir
mail-field-digest = Tout ce qui m’attend
mail-digest-daily = chaque jour
mail-digest-weekly = une fois par semaine
mail-digest-never = jamais
mail-field-weekday = La lettre hebdomadaire arrive le
mail-weekday-1 = lundi
mail-weekday-2 = mardi
mail-weekday-3 = mercredi
mail-weekday-4 = jeudi
mail-weekday-5 = vendredi
mail-weekday-6 = samedi
mail-weekday-7 = dimanche
mail-field-hour = Pas avant cette heure (de 0 à 23)
mail-field-remind = Me rappeler les échéances à l’avance
mail-field-remind-days = Combien de jours avant
mail-field-language = Langue des lettres
mail-language-account = celle de mon compte
mail-field-zone = Fuseau horaire
mail-field-zone-about = Par son nom dans la base tz, par exemple Africa/Dakar ou Asia/Tokyo ; UTC en cas de doute.
mail-save = Enregistrer
mail-saved = Enregistré.
mail-zone-unknown = Ce serveur ne connaît pas ce fuseau horaire. Écrivez un nom comme Europe/Zurich, ou UTC.
mail-not-sent-here = Ce serveur n’envoie pas de courrier pour le moment. Vos choix sont conservés pour le jour où il en enverra.
mail-preview = La lettre que je recevrais maintenant
mail-preview-do = L’afficher
mail-letters = Lettres enregistrées
mail-letters-none = Aucune lettre ne vous a encore été envoyée.
mail-kind-digest = Ce qui vous attend
mail-kind-reminder = Rappel
mail-state-going = envoi en cours ou interrompu
mail-state-sent = envoyée
mail-state-nothing = rien à dire, donc non envoyée
mail-state-refused = refusée par le serveur de courrier
mail-state-uncertain = nul ne sait si elle est arrivée
jobs-more = Travaux antérieurs

## Progress in lists, links of evidence

row-progress = réalisé à { $percent } %
row-periods-met = objectif atteint : { $periods }
evidence-seen = consulté le { $date }
form-address-seen = Consultée le (aujourd’hui si laissé vide)

## Command line

cli-mail-no-sender = il manque l’expéditeur : donnez --mail-from "Registre <registre@example.org>" ou définissez ACTUM_MAIL_FROM
cli-mail-bad-address = « { $address } » n’est pas l’adresse d’un registre ; écrivez https://register.example.org/
cli-mail-no-person = personne ne correspond à « { $person } » ; donnez l’identifiant (p3) ou l’adresse électronique d’un compte
cli-mail-nothing = Il n’y a rien à dire à { $name } pour le moment ; aucune lettre ne partirait.
cli-mail-not-set-up = l’envoi de courrier n’est pas configuré : donnez --mail smtp://user@host:587 ou folder:PATH, ou définissez ACTUM_MAIL
cli-mail-sent = Le serveur a accepté le message pour { $to } ({ $id })
cli-mail-not-sent = le message pour { $to } n’a pas été envoyé : { $error }
