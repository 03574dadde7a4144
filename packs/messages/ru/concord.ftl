# Согласованность языковых версий одного текста.

severity-major = существенно
severity-minor = незначительно
severity-information = к сведению

field-numbers = Числа

concord-version = { $language }: { $name }, положений: { $provisions }, обязательств: { $items }
concord-language = Язык
concord-value = Означает
concord-words = Слова текста
concord-absent = (отсутствует)
concord-none = (ничего)
concord-deviating = — { $languages }, в отличие от большинства
concord-agree = Языковые версии согласуются.
concord-counts = Существенных: { $major }. Незначительных: { $minor }. К сведению: { $information }.
concord-parity = Что общего у каждой пары языков:
concord-pair = Пара
concord-items = Пункты

concord-provision-missing = Это положение есть не во всех языковых версиях.
concord-provision-divided = Одно положение одной версии разделено на несколько в другой.
concord-provision-moved = Положение стоит в другом месте.
concord-kind-differs = На одном языке — постановляющая часть, на другом — преамбула.
concord-numbering-differs = У положения другой номер.
concord-item-missing = Об этом просят не все языковые версии.
concord-force-differs = Глагол выражает просьбу с другой силой.
concord-addressees-differ = Адресаты другие.
concord-distribution-differs = На одном языке — совместно, на другом — каждый отдельно.
concord-partners-differ = Участвуют другие или участвуют иначе.
concord-due-differs = Срок другой.
concord-report-to-differs = Отчёт направляется другим.
concord-deliverables-differ = Результат другого рода.
concord-citations-differ = Упомянуты другие документы.
concord-references-differ = Ссылки на другие части текста.
concord-numbers-differ = Числа не совпадают.
concord-numbers-in-some = В одних версиях стоят цифры, в других их нет; возможно, числа написаны словами.
concord-not-comparable = { $field }: сравнить нельзя, так как название или срок неизвестны пакетам знаний. Добавьте их в пакет и сравните снова.

languages-title = Языковые версии
languages-one = Есть только одна языковая версия. Импортируйте другую, чтобы сравнить их.
languages-information = К сведению или несравнимо: { $number }
languages-more = Здесь не показано: { $number }. Командная строка выводит всё.
