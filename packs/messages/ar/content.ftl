# What items say in the language of the reader, mentions in notes, documents cited by several.

## The clause of an item

clause-languages = لغات النص
clause-beside = إلى جانبه
clause-compare = مقارنة
clause-alone = عرض لغة واحدة
clause-outdated = نُقِّح النص الساري بعد ذلك ولم تُنقَّح هذه الطبعة.

## Documents cited

citing-title = بنود أخرى تستشهد بالوثائق نفسها
citing-count = البنود: { $count }
citing-texts = النصوص:

## Who is named in a note

mention-of-item = هيئات هذا البند
mention-people = الأشخاص
mention-others = هيئات أخرى
mention-choose = لعناية
mention-nobody = لا أحد بعينه
mention-about = يُبلَّغ المذكورون في صفحتهم الأولى وبالبريد الإلكتروني. ويمكن أيضًا كتابة @ ثم الاسم.
