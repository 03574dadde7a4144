# Заголовки и слова отчетов (docx, xlsx, csv).
# Терминология соответствует принятой в МСЭ. Все идентификаторы начинаются с `report-`.

report-title = План действий
report-title-body = План действий: { $body }
report-subject = Кто, что, с кем и к какому сроку должен сделать и перед кем отчитаться
report-as-of = По состоянию на
report-language = Язык
report-texts = Тексты
report-submitted-by = Представлено
report-action-required = Требуемые действия
report-action-required-words = Принять к сведению настоящий документ и рассмотреть пункты, входящие в собственную сферу ответственности
report-contents = Содержание
report-section-summary = Раздел I. Резюме
report-section-actions = Раздел II. Действия и ход их выполнения
report-section-bodies = Раздел III. Пункты по органам

report-heading-bodies = Пункты по ответственным органам
report-heading-reports = Подлежащие представлению отчеты
report-heading-due = Сроки
report-heading-instruments = Способы выполнения
report-heading-status = Состояние
report-heading-ambiguous = Значения, допускающие более одного прочтения
report-heading-doubts = Пункты, которые следует проверить в первую очередь
report-heading-progress = Ход выполнения и подтверждающие документы

report-note-several = Пункт, обращенный к нескольким органам, учитывается у каждого из них; в итоге он учтен один раз.
report-note-marks = † предложено по правилу, в тексте не указано. ‡ внесено человеком.
report-note-fill = Этапы, периодические цели и датированные сведения о ходе выполнения заполняет ответственный орган.
report-note-cut = здесь сокращено: ячейка вмещает не более 32 767 знаков; положение полностью приведено в исходном тексте
report-no-items = Пунктов нет.
report-item-count = { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
    [many] { $count } пунктов
   *[other] { $count } пункта
}
report-total = Всего
report-ambiguous = Сила неоднозначна
report-nothing-ambiguous = Значений, допускающих более одного прочтения, не найдено.
report-nothing-doubtful = Пунктов, вызывающих сомнения, нет.

report-text = Текст
report-file = Файл
report-body = Орган
report-stated = Указано
report-proposed = предложено
report-proposed-heading = Предложено
report-entered = внесено человеком
report-readings = Прочтения
report-field = Поле
report-date = Дата
report-action = Действие { $action }
report-quoted = «{ $words }»
report-unresolved = не определено
report-jointly = совместно
report-each = каждый
report-completed = Выполнено
report-ongoing = Постоянно
report-recurring = Периодически
report-yearly = ежегодно
report-urgent = В кратчайший срок
report-no-due = Срок не указан
report-no-instrument = Не предложено
report-no-report = Отчетов, подлежащих представлению, нет.
report-nobody = Исполнитель не назван
report-unknown-bodies = Органы, не внесенные в справочник
report-sheet-summary = Резюме
report-sheet-items = Все пункты
report-sheet-reports = Отчеты для { $body }
report-back = Назад к резюме
report-due-by = не позднее: { $time }
report-due-before = до начала: { $time }
report-due-during = в течение: { $time }
report-due-after = после: { $time }
report-due-from = начиная с: { $time }
report-capacity-member = В составе: { $body }

report-column-order = Исходный порядок
report-column-item = Пункт
report-column-action = № действия
report-column-force = Сила
report-column-verb = Глагол в тексте
report-column-clause = Положение
report-column-asked = Действие
report-column-responsible = Ответственный
report-column-partners = Сотрудничество
report-column-report-to = Кому отчет
report-column-due = Срок
report-column-instrument = Способ
report-column-deliverable = Результат
report-column-milestones = Этап
report-column-periodic-goals = Периодические цели достигнуты
report-column-completed = Выполнено
report-column-status = Состояние
report-column-updated = Последнее обновление
report-column-qualifications = Оговорки
report-column-citations = Цитируемые документы
report-column-provision = № положения
report-column-confidence = Уверенность
report-column-doubts = Сомнения
report-column-capacity = В каком качестве

report-force-instruct = Поручает
report-force-decide = Решает
report-force-authorize = Уполномочивает
report-force-request = Просит
report-force-urge = Настоятельно призывает
report-force-call-upon = Призывает
report-force-recommend = Рекомендует
report-force-invite = Предлагает
report-force-encourage = Поощряет
report-force-should = Следует
report-force-observe = Отмечает (действий не требуется)

report-instrument-study = Исследование
report-instrument-survey = Опрос
report-instrument-workshop = Семинар-практикум
report-instrument-coordination = Координация
report-instrument-circular = Циркуляр или письмо
report-instrument-call-for-contributions = Запрос вкладов
report-instrument-amendment-compilation = Сводка поправок
report-instrument-guidance = Руководящие указания
report-instrument-report = Отчет
report-instrument-work-programme = Программа работы

report-status-proposed = Подлежит подтверждению
report-status-rejected = Отклонено
report-status-overtaken = Утратило актуальность

report-language-ar = арабский
report-language-zh = китайский
report-language-en = английский
report-language-fr = французский
report-language-ru = русский
report-language-es = испанский

report-role-collaboration = в сотрудничестве
report-role-consultation = по согласованию
report-role-support = при поддержке
report-role-especially = в особенности
report-role-recipient = подлежит уведомлению
report-role-participant = участвует
report-role-lead = руководит

report-doubt-force-ambiguous = Глагол может выражать более одной силы.
report-doubt-addressee-missing = В тексте не назван исполнитель.
report-doubt-occasion-ambiguous = Срок может относиться более чем к одному собранию или периоду.
report-doubt-instrument-ambiguous = Подходит более одного способа выполнения.

report-column-due-on = День срока
report-column-timeliness = Соблюдение сроков
report-heading-timeliness = По соблюдению сроков
report-timeliness-overdue = Просрочено
report-timeliness-soon = Срок близок
report-timeliness-stale = Давно нет вестей
report-ics-due = Срок: { $act }
report-ics-open = день не назначен, { $when }
