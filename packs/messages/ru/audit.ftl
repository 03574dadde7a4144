# Что в тексте осталось открытым.

audit-title = Проверка: что осталось открытым
audit-provisions = Постановляющих положений: { $operative }. Содержат просьбу: { $asking }. Ни о чём не просят, с указанием причины: { $explained }. Не понято: { $unexplained }.
audit-commitments = Обязательств: { $commitments }. Адресат назван: { $addressed }. Все адресаты известны: { $known }. Отчётов: { $reports }. Упомянуто документов: { $citations }.
audit-citations-not-looked-up = Упомянутые тексты не искались; --db указывает реестр для поиска.
audit-nothing-open = Ничего не осталось открытым.
audit-account = Что с ним стало
audit-asks = просьб: { $count }
audit-no-reading = не прочитано

## What may be found, and what to do next

audit-no-operative-part = В тексте нет постановляющей части.
audit-next-no-operative-part = Проверьте, прочитан ли весь текст; причину называют замечания команды actum extract.
audit-not-understood = В этих словах не найдено глагола, выражающего просьбу.
audit-next-not-understood = Прочитайте их. Если в них о чём-то просят, добавьте глагол в языковой пакет или введите пункт вручную.
audit-unplaced = Программа не смогла определить место этих слов.
audit-next-unplaced = Посмотрите это место в файле: таблица, надпись или разрыв страницы могли разорвать текст.
audit-unmarked-words = Эти слова не относятся ни к одному значению просьбы.
audit-next-unmarked-words = Прочитайте их: в них может скрываться условие или партнёр.
audit-addressee-missing = Не названо, к кому обращена просьба.
audit-next-addressee-missing = Выясните, кто имеется в виду, и введите ответственного.
audit-addressee-unknown = «{ $about }» нет ни в одном пакете.
audit-next-addressee-unknown = Добавьте этот орган в собственный пакет и импортируйте снова.
audit-report-without-recipient = Требуется отчёт; не названо, кому он направляется.
audit-next-report-without-recipient = Подтвердите обычный порядок отчётности или введите другой.
audit-report-without-date = Требуется отчёт; срок не указан.
audit-next-report-without-date = Согласуйте дату и введите её.
audit-due-unresolved = Срок «{ $about }» определить не удалось.
audit-next-due-unresolved = Добавьте мероприятие в пакет или укажите с помощью --occasion то, на котором принят текст.
audit-due-ambiguous = Срок «{ $about }» имеет несколько значений.
audit-next-due-ambiguous = Выберите значение при подтверждении пункта.
audit-reference-unresolved = «{ $about }» указывает на часть, которой нет в этом тексте.
audit-next-reference-unresolved = Сверьте номера в тексте или посмотрите текст, который он изменяет.
audit-cited-text-missing = «{ $about }» упоминается, но в реестре его нет.
audit-next-cited-text-missing = Импортируйте его, если важно следить за его выполнением.
