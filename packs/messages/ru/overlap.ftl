# Catalogues and overlap, as the command line says them.

cli-catalogue-imported = { $name }: записей — { $records }; прочитано файлов или частей — { $read }, без изменений — { $unchanged }, исчезло — { $gone }
cli-catalogue-fault = исправлено или отмечено: { $fault }, { $count ->
        [one] { $count } раз
        [few] { $count } раза
        [many] { $count } раз
       *[other] { $count } раза
    }
cli-catalogue-unread = { $place } не прочитано: { $reason }
cli-catalogue-unread-more = ещё не прочитано: { $more }; --json перечисляет всё
cli-catalogue-not-utf8 = не в кодировке UTF-8
cli-catalogue-broken = повреждено ({ $detail })
cli-catalogue-too-large = превышен предел ({ $detail })
cli-catalogue-no-identifier = нет идентификатора, поэтому неизвестно, о каком документе речь
cli-catalogue-not-a-record = это не запись каталога ({ $detail })
cli-catalogue-empty = в { $folder } нет каталогов; прочитайте каталог командой `actum catalogue import ПУТЬ` или укажите другую папку с помощью --catalogue
cli-catalogue-body = Организация
cli-catalogue-works = Документы
cli-catalogue-editions = Издания
cli-catalogue-abstracts = С аннотацией
cli-catalogue-groups = С группой
cli-overlap-chance = Вероятность
cli-overlap-work = Документ
cli-overlap-other = Другой документ
cli-overlap-shared = Общее
cli-overlap-none = Поиск выполнен, ничего не найдено.
cli-overlap-no-work = ни у одного документа каталогов нет номера или идентификатора «{ $name }»; `actum catalogue list` покажет, какие организации есть
cli-overlap-no-body = в каталогах нет документов организации «{ $name }»; есть { $known }
cli-overlap-no-group = в каталогах нет документов группы «{ $name }»; есть, среди прочих, { $known }
cli-overlap-unreadable = не удалось прочитать { $file }: { $error }
cli-overlap-too-large = в { $file } больше { $bytes } байт; дайте часть, где сказано, чему посвящён документ
cli-overlap-not-utf8 = { $file } не в кодировке UTF-8; сохраните его как простой текст в UTF-8
