# Jobs, and mail to people.

## Jobs

jobs-nav = Jobs
jobs-title = Jobs
jobs-lede = What is done beside the pages: mail, calls to other systems, tidying up. A job that failed is tried again after a growing wait; one that failed for good stays here until somebody looks at it.
jobs-number = Number
jobs-kind = Kind
jobs-state = State
jobs-attempts = Attempts
jobs-when = When
jobs-failure = What went wrong
jobs-state-waiting = waiting
jobs-state-running = running
jobs-state-done = done
jobs-state-dead = failed for good
jobs-counts = { $waiting } waiting ({ $due } of them due), { $running } running, { $dead } failed for good
jobs-worked = { $done } done, { $failed } to be tried again, { $dead } failed for good
jobs-retried = Job { $number } is due again
jobs-dropped = Job { $number } was taken out
jobs-none = there is no job { $number } that is dead or waits; `actum jobs list` shows them all
jobs-empty = There are no jobs here.
jobs-all = All
jobs-retry = Try again
jobs-drop = Take out
jobs-due-since = The oldest job that is due has waited since { $moment }.
jobs-last-done = A job was last done on { $moment }.
jobs-never-done = No job has been done yet.
jobs-no-worker = Nobody seems to be doing jobs. Start `actum serve` without --no-jobs, or run `actum jobs run`.

## Letters

mail-subject-digest =
    { $count ->
        [one] Follow-up: { $count } item waits for you
       *[other] Follow-up: { $count } items wait for you
    }
mail-subject-reminder =
    { $count ->
        [one] Reminder: { $count } item is due soon
       *[other] Reminder: { $count } items are due soon
    }
mail-subject-test = Test message from the register
mail-greeting = Dear { $name },
mail-intro-digest = This is what waits for you in the register on { $date }.
mail-intro-reminder = As of { $date }, these items of your bodies are due soon.
mail-intro-test = This message of { $date } shows that mail from the register reaches you. Nothing has to be done.
mail-section-overdue = Overdue
mail-section-due-soon = Due soon
mail-section-action-needed = Action needed by your bodies
mail-section-claims-waiting = Claims that wait for your decision
mail-section-newly-assigned = Newly assigned to your bodies
mail-section-mentions = Notes in which you are named
mail-section-stale = Not updated for a long time
mail-due = due { $date }
mail-due-today = due today, { $date }
mail-due-in =
    { $count ->
        [one] due { $date }, in { $count } day
       *[other] due { $date }, in { $count } days
    }
mail-due-passed =
    { $count ->
        [one] was due { $date }, { $count } day ago
       *[other] was due { $date }, { $count } days ago
    }
mail-more =
    { $count ->
        [one] See all: { $count } more is not listed here
       *[other] See all: { $count } more are not listed here
    }
mail-seen = Mark { $item } as seen
mail-seen-label = Mark as seen:
mail-why = You receive this because you have an account in this register:
mail-settings = Change what is sent to you
mail-settings-label = Change what is sent to you:
mail-unsubscribe = Stop these letters
mail-unsubscribe-label = Stop these letters:
mail-links-until = The links that mark as seen or stop letters hold until { $date }. They act for you: do not forward them.

## Signed links of letters

mail-link-seen-title = Mark as seen
mail-link-seen = Item { $item } will be left out of your letters until it changes.
mail-link-seen-do = Mark as seen
mail-link-seen-done = Item { $item } is marked as seen. Your letters leave it out until it changes.
mail-link-stop-title = Stop letters
mail-link-stop-digest = The summaries of what waits for you will no longer be sent to you.
mail-link-stop-reminder = Reminders of due dates will no longer be sent to you.
mail-link-stop-do = Stop these letters
mail-link-stop-done = Done. These letters will no longer be sent to you.
mail-link-invalid = This link is not valid
mail-link-invalid-next = It was altered or cut off. Copy it from the letter again, as a whole, or open the register.
mail-link-expired = This link has expired
mail-link-expired-next = Open the register and sign in to do what you wanted to do.
mail-link-item = Show the item
mail-link-register = Open the register

## The page of what is sent

mail-page-title = Mail to me
mail-page-lede = What the register sends to
mail-choose = What I want to get
mail-field-digest = Everything that waits for me
mail-digest-daily = every day
mail-digest-weekly = once a week
mail-digest-never = never
mail-field-weekday = The weekly letter comes on
mail-weekday-1 = Monday
mail-weekday-2 = Tuesday
mail-weekday-3 = Wednesday
mail-weekday-4 = Thursday
mail-weekday-5 = Friday
mail-weekday-6 = Saturday
mail-weekday-7 = Sunday
mail-field-hour = Not before this hour (0 to 23)
mail-field-remind = Remind me before something is due
mail-field-remind-days = How many days before
mail-field-language = Language of letters
mail-language-account = that of my account
mail-field-zone = Time zone
mail-field-zone-about = By its name in the tz database, such as Africa/Dakar or Asia/Tokyo; UTC when in doubt.
mail-save = Keep this
mail-saved = Kept.
mail-zone-unknown = This server does not know that time zone. Write a name such as Europe/Zurich, or UTC.
mail-not-sent-here = This server sends no mail at present. What you choose is kept for when it does.
mail-preview = The letter that I would get now
mail-preview-do = Show it
mail-letters = Letters on record
mail-letters-none = No letter was sent to you yet.
mail-kind-digest = What waits for you
mail-kind-reminder = Reminder
mail-state-going = being sent, or broken off while it was
mail-state-sent = sent
mail-state-nothing = nothing to say, so not sent
mail-state-refused = refused by the mail server
mail-state-uncertain = nobody knows whether it arrived
jobs-more = Earlier jobs

## Progress in lists, links of evidence

row-progress = { $percent } % done
row-periods-met = goal met: { $periods }
evidence-seen = seen on { $date }
form-address-seen = Seen there on (today when left empty)

## Command line

cli-mail-no-sender = mail needs a sender: give --mail-from "Register <register@example.org>" or set ACTUM_MAIL_FROM
cli-mail-bad-address = `{ $address }` is no address of a register; write https://register.example.org/
cli-mail-no-person = there is no person `{ $person }`; give the id (p3) or the address of mail of an account
cli-mail-nothing = There is nothing to tell { $name } now; no letter would go out.
cli-mail-not-set-up = mail is not set up: give --mail smtp://user@host:587 or folder:PATH, or set ACTUM_MAIL
cli-mail-sent = The server took the message to { $to } ({ $id })
cli-mail-not-sent = the message to { $to } was not sent: { $error }
