# Фоновые задания и почта для участников.

## Задания

jobs-nav = Задания
jobs-title = Фоновые задания
jobs-lede = Работа, которая выполняется помимо страниц: рассылка, обращения к другим системам, уборка. Неудавшееся задание повторяется со всё большим промежутком; окончательно неудавшееся остаётся здесь, пока им кто-нибудь не займётся.
jobs-number = Номер
jobs-kind = Вид
jobs-state = Состояние
jobs-attempts = Попытки
jobs-when = Когда
jobs-failure = Причина неудачи
jobs-state-waiting = ожидает
jobs-state-running = выполняется
jobs-state-done = выполнено
jobs-state-dead = окончательно не удалось
jobs-counts = ожидают: { $waiting } (из них пора выполнять: { $due }), выполняются: { $running }, окончательно не удались: { $dead }
jobs-worked = выполнено: { $done }, будет повторено: { $failed }, окончательно не удалось: { $dead }
jobs-retried = Задание { $number } снова поставлено на выполнение
jobs-dropped = Задание { $number } снято
jobs-none = задания { $number } нет среди неудавшихся и ожидающих; `actum jobs list` показывает все
jobs-empty = Заданий здесь нет.
jobs-all = Все
jobs-retry = Повторить
jobs-drop = Снять
jobs-due-since = Самое давнее из заданий, которые пора выполнять, ждёт с { $moment }.
jobs-last-done = Последнее задание выполнено { $moment }.
jobs-never-done = Пока не выполнено ни одного задания.
jobs-no-worker = Похоже, задания никто не выполняет. Запустите `actum serve` без --no-jobs или `actum jobs run`.

## Письма

mail-subject-digest =
    { $count ->
        [one] Ход выполнения: вас ждёт { $count } пункт
        [few] Ход выполнения: вас ждут { $count } пункта
        [many] Ход выполнения: вас ждут { $count } пунктов
       *[other] Ход выполнения: вас ждут { $count } пункта
    }
mail-subject-reminder =
    { $count ->
        [one] Напоминание: скоро истекает срок { $count } пункта
        [few] Напоминание: скоро истекает срок { $count } пунктов
        [many] Напоминание: скоро истекает срок { $count } пунктов
       *[other] Напоминание: скоро истекает срок { $count } пункта
    }
mail-subject-test = Пробное письмо из реестра
mail-greeting = Здравствуйте, { $name }!
mail-intro-digest = Вот что ждёт вас в реестре. Дата: { $date }.
mail-intro-reminder = Скоро истекает срок следующих пунктов ваших органов. Дата: { $date }.
mail-intro-test = Это письмо показывает, что почта из реестра до вас доходит. Ничего делать не нужно. Дата: { $date }.
mail-section-overdue = Просрочено
mail-section-due-soon = Скоро срок
mail-section-action-needed = Нужны действия ваших органов
mail-section-claims-waiting = Заявления, ожидающие вашего решения
mail-section-newly-assigned = Недавно поручено вашим органам
mail-section-mentions = Заметки, в которых названы вы
mail-section-stale = Давно без изменений
mail-due = срок: { $date }
mail-due-today = срок сегодня, { $date }
mail-due-in =
    { $count ->
        [one] срок: { $date }, через { $count } день
        [few] срок: { $date }, через { $count } дня
        [many] срок: { $date }, через { $count } дней
       *[other] срок: { $date }, через { $count } дня
    }
mail-due-passed =
    { $count ->
        [one] срок истёк: { $date }, { $count } день назад
        [few] срок истёк: { $date }, { $count } дня назад
        [many] срок истёк: { $date }, { $count } дней назад
       *[other] срок истёк: { $date }, { $count } дня назад
    }
mail-more =
    { $count ->
        [one] Показать все: здесь не перечислен ещё { $count }
        [few] Показать все: здесь не перечислены ещё { $count }
        [many] Показать все: здесь не перечислены ещё { $count }
       *[other] Показать все: здесь не перечислены ещё { $count }
    }
mail-seen = Отметить { $item } как просмотренный
mail-seen-label = Отметить как просмотренный:
mail-why = Вы получили это письмо, потому что у вас есть учётная запись в этом реестре:
mail-settings = Изменить, что вам присылают
mail-settings-label = Изменить, что вам присылают:
mail-unsubscribe = Больше не присылать такие письма
mail-unsubscribe-label = Больше не присылать такие письма:
mail-links-until = Ссылки для отметки о просмотре и отказа от писем действительны до даты: { $date }. Они действуют от вашего имени: не пересылайте их.

## Signed links of letters

mail-link-seen-title = Отметить как просмотренный
mail-link-seen = Пункт { $item } не будет упоминаться в письмах вам, пока не изменится.
mail-link-seen-do = Отметить как просмотренный
mail-link-seen-done = Пункт { $item } отмечен как просмотренный. В письмах вам он не упоминается, пока не изменится.
mail-link-stop-title = Отказ от писем
mail-link-stop-digest = Сводки того, что вас ждёт, больше не будут вам присылаться.
mail-link-stop-reminder = Напоминания о сроках больше не будут вам присылаться.
mail-link-stop-do = Больше не присылать такие письма
mail-link-stop-done = Готово. Такие письма больше не будут вам присылаться.
mail-link-invalid = Ссылка недействительна
mail-link-invalid-next = Она изменена или обрезана. Скопируйте её из письма ещё раз целиком или откройте реестр.
mail-link-expired = Срок действия ссылки истёк
mail-link-expired-next = Откройте реестр и войдите, чтобы сделать то, что вы хотели.
mail-link-item = Показать пункт
mail-link-register = Открыть реестр

## The page of what is sent

mail-page-title = Письма мне
mail-page-lede = Что реестр присылает на адрес
mail-choose = Что я хочу получать
mail-field-digest = Всё, что меня ждёт
mail-digest-daily = каждый день
mail-digest-weekly = раз в неделю
mail-digest-never = никогда
mail-field-weekday = День еженедельного письма
mail-weekday-1 = понедельник
mail-weekday-2 = вторник
mail-weekday-3 = среда
mail-weekday-4 = четверг
mail-weekday-5 = пятница
mail-weekday-6 = суббота
mail-weekday-7 = воскресенье
mail-field-hour = Не раньше этого часа (от 0 до 23)
mail-field-remind = Напоминать о приближении срока
mail-field-remind-days = За сколько дней
mail-field-language = Язык писем
mail-language-account = язык моей учётной записи
mail-field-zone = Часовой пояс
mail-field-zone-about = Название из базы tz, например Africa/Dakar или Asia/Tokyo; если сомневаетесь, UTC.
mail-save = Сохранить
mail-saved = Сохранено.
mail-zone-unknown = Этот сервер не знает такого часового пояса. Напишите название вроде Europe/Zurich или UTC.
mail-not-sent-here = Сейчас этот сервер почту не отправляет. Ваш выбор сохранится до тех пор, пока он не начнёт.
mail-preview = Письмо, которое пришло бы мне сейчас
mail-preview-do = Показать
mail-letters = Учтённые письма
mail-letters-none = Писем вам ещё не отправляли.
mail-kind-digest = Что вас ждёт
mail-kind-reminder = Напоминание
mail-state-going = отправляется или отправка прервана
mail-state-sent = отправлено
mail-state-nothing = сообщать было нечего, не отправлено
mail-state-refused = отклонено почтовым сервером
mail-state-uncertain = неизвестно, дошло ли
jobs-more = Более ранние задания

## Progress in lists, links of evidence

row-progress = выполнено на { $percent } %
row-periods-met = цель достигнута: { $periods }
evidence-seen = дата просмотра: { $date }
form-address-seen = Дата просмотра (сегодня, если не указана)

## Command line

cli-mail-no-sender = не указан отправитель: задайте --mail-from "Register <register@example.org>" или ACTUM_MAIL_FROM
cli-mail-bad-address = «{ $address }» не является адресом реестра; напишите https://register.example.org/
cli-mail-no-person = нет участника «{ $person }»; укажите идентификатор (p3) или адрес почты учётной записи
cli-mail-nothing = Для { $name } сейчас нет сообщений; письмо не было бы отправлено.
cli-mail-not-set-up = почта не настроена: задайте --mail smtp://user@host:587 или folder:PATH либо ACTUM_MAIL
cli-mail-sent = Сервер принял письмо для { $to } ({ $id })
cli-mail-not-sent = письмо для { $to } не отправлено: { $error }
