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

## Long lists kept short

facet-beyond = غير معروض هنا: { $count }. اختر مرشحًا آخر أولًا أو استخدم البحث.
timeline-in-list = جميعها في القائمة بترتيب التواريخ

## Changes of many items, later

acts-title = تعديلاتي على بنود متعددة
acts-lede = ما عدّلته في عدة بنود دفعة واحدة، الأحدث أولًا. يعيد التراجع كل بند لم يطرأ عليه شيء بعد ذلك إلى ما كان عليه، ثم تبيّن الصفحة البنود التي بقيت على حالها وسبب ذلك.
acts-none = لم تعدّل عدة بنود دفعة واحدة مؤخرًا.
acts-items = البنود المعدّلة: { $count }.
acts-example = مثال ذلك البند
acts-take-back = تراجع ({ $count })
acts-gone-on = طرأ عليها جميعًا شيء آخر بعد ذلك، أو سبق التراجع عن التعديل.

## Reports for a meeting

agenda-reports = تقارير التقدم المقدمة إلى هذا الاجتماع
agenda-reports-about = تقرير كل هيئة عما يحين موعده في هذا الاجتماع، بحسب الوضع الراهن.
