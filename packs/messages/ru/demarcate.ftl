# Lines between groups and bodies, as the command line says them.

cli-demarcate-gathered = По теме { $works ->
        [one] { $works } работа
        [few] { $works } работы
        [many] { $works } работ
       *[other] { $works } работы
    } из { $of } у сторон; каталоги доведены до { $until }
cli-demarcate-expansion = в работах «{ $short }» означает «{ $long }»
cli-demarcate-part = Часть темы
cli-demarcate-party = Сторона
cli-demarcate-line = Предлагаемая линия
cli-demarcate-why = Почему
cli-demarcate-remainder = Работы без общего предмета
cli-demarcate-line-open = не решено
cli-demarcate-line-joint = совместно
cli-demarcate-line-joint-led = совместно, ведущая сторона: { $party }
cli-demarcate-why-sole = работы здесь есть только у { $party } ({ $works })
cli-demarcate-why-majority = у { $party } { $works } из { $of } работ
cli-demarcate-why-divided = значительная часть работ (всего { $of }) у нескольких сторон
cli-demarcate-why-pairs = близкие работы разных сторон: { $pairs ->
        [one] { $pairs } пара
        [few] { $pairs } пары
        [many] { $pairs } пар
       *[other] { $pairs } пары
    }
cli-demarcate-why-few = работ слишком мало, чтобы судить ({ $works })
cli-demarcate-why-first = раньше всех начали: { $party } ({ $year })
cli-demarcate-why-latest = самая новая работа: { $party } ({ $year })
cli-demarcate-why-none = у работ нет ничего общего, кроме темы
cli-demarcate-no-party = в каталогах нет работ группы или органа «{ $name }»; есть, среди прочих, { $known }
cli-demarcate-no-works = у «{ $name }» нет собственных работ среди работ сторон; назовите другую группу или другой орган
cli-demarcate-two-parties = линия проходит по меньшей мере между двумя разными группами или органами; назовите ещё одну
cli-demarcate-no-topic = тема не названа; укажите слова в --topic
cli-demarcate-nothing = ни одна из работ сторон (всего { $works }) не содержит слов темы; укажите другие слова или несколько --topic
