# Lines between groups and bodies, as the command line says them.

cli-demarcate-gathered = { $works ->
        [one] 1 work
       *[other] { $works } works
    } on the topic, of { $of } of the parties; the catalogues reach until { $until }
cli-demarcate-expansion = the works write “{ $short }” for “{ $long }”
cli-demarcate-part = Part of the topic
cli-demarcate-party = Party
cli-demarcate-line = Proposed line
cli-demarcate-why = Why
cli-demarcate-remainder = Works without a common subject
cli-demarcate-line-open = open
cli-demarcate-line-joint = joint
cli-demarcate-line-joint-led = joint, led by { $party }
cli-demarcate-why-sole = only { $party } has works here ({ $works })
cli-demarcate-why-majority = { $party } has { $works } of { $of } works
cli-demarcate-why-divided = several parties have a good part of the { $of } works
cli-demarcate-why-pairs = { $pairs ->
        [one] 1 pair of works
       *[other] { $pairs } pairs of works
    } of different parties lie near to each other
cli-demarcate-why-few = too few works to tell ({ $works })
cli-demarcate-why-first = { $party } came first ({ $year })
cli-demarcate-why-latest = { $party } has the latest work ({ $year })
cli-demarcate-why-none = the works share nothing but the topic
cli-demarcate-no-party = no work of the catalogues is of the group or body “{ $name }”; there are, among others, { $known }
cli-demarcate-no-works = “{ $name }” has no works of its own among those of the parties; name another group or body
cli-demarcate-two-parties = a line runs between at least two different groups or bodies; name another one
cli-demarcate-no-topic = no topic is named; give words with letters in --topic
cli-demarcate-nothing = none of the { $works } works of the parties has the words of the topic; give other words, or several --topic
