# Полнотекстовый поиск: страница и команда.

search-title = Поиск
search-box = Искать везде
search-box-hint = Поиск по текстам и пунктам
search-button = Найти
search-how = Слова любого из шести языков в любой форме. «Слова в кавычках» стоят подряд; слово после минуса (-слово) исключается.
search-hits =
    { $count ->
        [0] Ничего не найдено
        [one] Найдено: { $count }
        [few] Найдено: { $count }
        [many] Найдено: { $count }
       *[other] Найдено: { $count }
    }
search-nothing-next = Этих слов нигде нет. Введите меньше слов или другие либо уберите отбор.
search-some = Всех этих слов вместе нигде нет; показано то, где есть большинство из них.
search-corrected = Слова «{ $typed }» нигде нет; искалось: { $taken }.
search-left-aside = Искались только первые слова; не учтено слов: { $count }.
search-words-empty = Нет ни слова, ни числа для поиска; введите хотя бы одно.
search-words-only-excluded = Указаны только исключаемые слова; добавьте слово для поиска.
search-words-too-long = Знаков: { $characters }; за один раз ищется не более { $limit }. Сократите запрос.
search-behind =
    { $count ->
        [one] Указатель обновляется: осталось учесть { $count } изменение.
        [few] Указатель обновляется: осталось учесть { $count } изменения.
        [many] Указатель обновляется: осталось учесть { $count } изменений.
       *[other] Указатель обновляется: осталось учесть { $count } изменения.
    }
search-off = На этом сервере нет указателя для полнотекстового поиска; воспользуйтесь поиском на странице реестра.
search-kind = Вид
search-kind-item = Пункты
search-kind-text = Тексты
search-kind-provision = Положения
search-kind-claim = Заявления
search-kind-evidence = Подтверждения
search-kind-note = Примечания
search-one-item = Пункт { $item }
search-one-text = Текст
search-one-provision = Положение { $number }
search-one-provision-plain = Положение
search-one-claim = Заявление по пункту { $item }
search-one-evidence = Подтверждение по пункту { $item }
search-one-note = Примечание к пункту { $item }
search-language = Язык
search-before = Предыдущие
search-after = Следующие
search-earlier = прежнее издание
search-editions-all = Включая прежние издания
search-editions-latest = Только последние издания
cli-search-rebuilt =
    { $count ->
        [one] Указатель построен заново: { $count } запись.
        [few] Указатель построен заново: { $count } записи.
        [many] Указатель построен заново: { $count } записей.
       *[other] Указатель построен заново: { $count } записи.
    }
cli-search-replaced = Указатель был непригоден ({ $reason }) и построен заново.
cli-search-memory = Указатель нельзя хранить в { $folder } ({ $error }); он построен только для этого поиска.
cli-search-no-words = Что искать? Укажите слова или --rebuild.
