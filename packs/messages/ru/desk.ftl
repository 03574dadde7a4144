# Что ждёт меня, ввод текстов, проверка, клавиши.

## Клавиши

keys-title = Клавиши
keys-help = показать эти клавиши
keys-next = следующая строка списка
keys-previous = предыдущая строка списка
keys-escape = из поля назад к списку
keys-on = Одиночные клавиши включены
keys-close = Закрыть

## Шапка

nav-desk = Мои дела

## История

event-claim-reopened = Решение по заявлению { $claim } отозвано

## Что ждёт меня

desk-title = Что ждёт меня
desk-waiting =
    { $count ->
        [0] Решений ничего не ждёт.
        [one] Ждёт { $count } дело.
        [few] Ждут { $count } дела.
        [many] Ждут { $count } дел.
       *[other] Ждут { $count } дела.
    }
desk-empty-lede = Пока ничего не введено. Начните с принятого текста.
desk-for-all = Для всех органов.
desk-speaking-for = От имени
desk-choose = От чьего имени?
desk-choose-bodies = Показать, что ждёт эти органы
desk-choose-these = Показать эти
desk-choose-all = Показать все
desk-choose-positions = По моим должностям
desk-overdue = Просрочено
desk-overdue-none = Просроченного нет.
desk-soon = Скоро срок
desk-soon-none = В ближайшие недели сроков нет.
desk-stale = Давно без движения
desk-stale-none = По всем открытым пунктам недавно была работа.
desk-mine = Открыто, независимо от срока
desk-mine-none = Для этих органов открытых пунктов нет.
desk-claims = Заявления на решение
desk-claims-none = Заявлений, ждущих решения, нет.
desk-review = На проверку
desk-review-none = Все пункты просмотрены человеком.
desk-all =
    { $count ->
        [one] Показать { $count }
        [few] Показать все { $count }
        [many] Показать все { $count }
       *[other] Показать все { $count }
    }
desk-news = Новое с прошлого посещения
desk-news-none = От других ничего нового.
desk-news-more =
    { $count ->
        [one] Изменился ещё { $count } пункт.
        [few] Изменились ещё { $count } пункта.
        [many] Изменилось ещё { $count } пунктов.
       *[other] Изменились ещё { $count } пункта.
    }
desk-mentioned = упоминает вас
desk-seen = Просмотрено
desk-progress = Идущие проверки
desk-quiet = Где ничего не ждёт
desk-open = открыть пункт
desk-in-review = Посмотреть в тексте
desk-claimed = Заявлено:
desk-evidence =
    { $count ->
        [0] без подтверждений
        [one] { $count } подтверждение
        [few] { $count } подтверждения
        [many] { $count } подтверждений
       *[other] { $count } подтверждения
    }
desk-decline = Отклонить…
decide-undo = Отменить
decide-conflict = Ничего не изменено: { $by } изменил(а) то же самое { $at }. Показано нынешнее состояние; введённое вами сохранено ниже.
done-confirm = Пункт { $item } подтверждён.
done-reject = Пункт { $item } отклонён.
done-move = Состояние пункта { $item } изменено.
done-accept = Заявление по пункту { $item } принято.
done-decline = Заявление по пункту { $item } отклонено.
done-undo = Пункт { $item } снова такой, как был.

## Ввод текстов

first-title = Введите первый текст
first-lede = Выберите файл принятого текста или вставьте его слова. Actum прочтёт, кто, что, с кем и к какому сроку должен сделать, и покажет это рядом с исходными словами. Ничто не считается, пока человек не подтвердит.
first-not-allowed = Попросите секретариат ввести текст: ваша должность этого не позволяет.
first-steps = Что дальше
first-step-import = Ввести текст на одном или нескольких языках.
first-step-review = Проверить понятое: подтвердить, исправить, разделить, отклонить.
first-step-follow = Следить: ответственные отмечают ход работы с подтверждениями, другие принимают.
first-step-report = Отчитаться: план действий в Word, Excel или PDF по каждому органу.
first-example = Или сначала осмотреться
first-example-about = Приложенный пример: решения одной ассамблеи на двух языках.
first-example-load = Загрузить пример
first-command = Из командной строки:
import-title = Ввести текст
import-lede = Новый текст, другой язык имеющегося или более поздняя редакция.
import-open = Ввести текст…
import-file = Файл
import-forms = Word (.docx), OpenDocument (.odt), PDF, веб-страницы, простой текст, Akoma Ntoso; на английском, арабском, испанском, китайском, русском и французском; не более 50 МиБ.
import-paste = или вставьте слова текста
import-more = Указать подробнее
import-text = Обозначение текста
import-text-about = Строчные латинские буквы, цифры и дефисы; если пусто, берётся из имени файла. Обозначение имеющегося текста вводит его следующую редакцию или другой язык.
import-name = Название
import-language = Язык
import-language-found = определить по словам
import-button = Прочитать

## Проверка

review-reject = Отклонить…
nav-review = Проверка
review-title = Проверка
review-lede = Текст и то, что из него понято. Верное примите, остальное исправьте или отклоните; до тех пор ничто не считается.
review-progress = решено { $decided } из { $total }
review-none = В тексте не понято ни одного поручения. Прочтите его, чтобы убедиться.
review-queue-lede = Извлечённое из всех текстов, о чём никто ещё не решил. Самое сомнительное — первым.
review-queue-empty = Введите другой текст или следите за подтверждённым.
review-sure = Уверенность
review-edit = Исправить
review-edit-about = Исправьте неверное; нетронутые поля остаются как есть. Органы — любым их названием, дни — как 2027-10-31, заседания — по названию.
review-several = несколько — через ;
review-take = Взять слова, выделенные в тексте
review-split = Разделить
review-split-parts = Что сделать — по пункту в строке
review-split-do = Разделить так
review-merge = Объединить
review-merge-others = Включить эти пункты в этот
review-merge-do = Объединить
review-cancel = Оставить как есть
review-page-before = Предыдущая часть
review-page-after = Следующая часть
review-here = Также здесь
review-other = { $name }
review-other-at = { $name }, на пункте { $item }
review-held = этим занят(а) { $name } ({ $at })
review-reason-1 = Здесь ничего не поручается.
review-reason-2 = Повторяет другой пункт.
review-reason-3 = Относится к другому пункту.
review-reason-4 = Следить за этим не наше дело.
done-reopen = Решение по пункту { $item } отозвано.
done-save = Пункт { $item } исправлен.
done-split = Пункт разделён; { $item } — его первая часть.
done-merge = Пункт { $item } включил остальные.

## Отчёт о вводе

import-which = Какой текст?
import-another = Ввести ещё один
import-nothing = Выберите файл или вставьте слова текста; ничего не введено.
import-doubtful = проверить
import-outcome-new = Новый текст
import-outcome-unchanged = Уже есть, ничего не изменилось
import-outcome-reread = Те же слова, понятые лучше
import-outcome-language = Другой язык
import-outcome-edition = Более поздняя редакция
import-added =
    { $count ->
        [one] { $count } новый пункт
        [few] { $count } новых пункта
        [many] { $count } новых пунктов
       *[other] { $count } новых пункта
    }
import-kept =
    { $count ->
        [one] { $count } пункт без изменений
        [few] { $count } пункта без изменений
        [many] { $count } пунктов без изменений
       *[other] { $count } пункта без изменений
    }
import-reworded =
    { $count ->
        [one] { $count } пункт читается иначе
        [few] { $count } пункта читаются иначе
        [many] { $count } пунктов читаются иначе
       *[other] { $count } пункта читаются иначе
    }
import-left =
    { $count ->
        [one] { $count } подтверждённый пункт оставлен как был
        [few] { $count } подтверждённых пункта оставлены как были
        [many] { $count } подтверждённых пунктов оставлены как были
       *[other] { $count } подтверждённых пункта оставлены как были
    }
import-dropped =
    { $count ->
        [one] { $count } пункт больше не действует
        [few] { $count } пункта больше не действуют
        [many] { $count } пунктов больше не действуют
       *[other] { $count } пункта больше не действуют
    }
import-agreeing =
    { $count ->
        [one] { $count } пункт говорит одно и то же на обоих языках
        [few] { $count } пункта говорят одно и то же на обоих языках
        [many] { $count } пунктов говорят одно и то же на обоих языках
       *[other] { $count } пункта говорят одно и то же на обоих языках
    }
import-differences =
    { $count ->
        [one] { $count } расхождение между языками
        [few] { $count } расхождения между языками
        [many] { $count } расхождений между языками
       *[other] { $count } расхождения между языками
    }
import-review = Проверить сейчас
import-read = Прочитать в тексте
import-refused = { $file } не удалось ввести; ничего не сохранено.
import-refused-id = Обозначение текста пишется иначе: строчные латинские буквы, цифры, дефисы. Из { $file } ничего не сохранено.
import-refused-large = { $file } больше допустимого. Разделите файл или введите его из командной строки.
import-refused-locked = { $file } защищён паролем. Сохраните его без пароля и введите снова.
import-refused-pictures = { $file } содержит изображения страниц. Распознайте текст и введите результат.
import-refused-empty = В { $file } нет слов. Откройте его в исходной программе и посмотрите.
import-refused-kind = { $file } такого вида, который не читается. Сохраните как .docx, .odt, PDF или текст и введите снова.
