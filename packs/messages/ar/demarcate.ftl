# Lines between groups and bodies, as the command line says them.

cli-demarcate-gathered = الأعمال المتصلة بالموضوع: { $works } من أصل { $of } للأطراف؛ تمتد الفهارس حتى { $until }
cli-demarcate-expansion = تكتب الأعمال «{ $short }» بمعنى «{ $long }»
cli-demarcate-part = جزء من الموضوع
cli-demarcate-party = الطرف
cli-demarcate-line = الخط المقترح
cli-demarcate-why = السبب
cli-demarcate-remainder = أعمال لا يجمعها موضوع واحد
cli-demarcate-line-open = لم يُحسم
cli-demarcate-line-joint = مشترك
cli-demarcate-line-joint-led = مشترك، بقيادة { $party }
cli-demarcate-why-sole = لا أعمال هنا إلا لدى { $party } ({ $works })
cli-demarcate-why-majority = لدى { $party } { $works } من أصل { $of }
cli-demarcate-why-divided = لعدة أطراف نصيب كبير من الأعمال، وعددها { $of }
cli-demarcate-why-pairs = أزواج الأعمال المتقاربة بين أطراف مختلفة: { $pairs }
cli-demarcate-why-few = الأعمال أقل من أن يُحكم بها ({ $works })
cli-demarcate-why-first = { $party } كان الأول ({ $year })
cli-demarcate-why-latest = لدى { $party } أحدث الأعمال ({ $year })
cli-demarcate-why-none = لا يجمع الأعمال سوى الموضوع
cli-demarcate-no-party = لا يوجد في الفهارس عمل للفريق أو الهيئة «{ $name }»؛ ومن الموجود { $known }
cli-demarcate-no-works = ليست لـ«{ $name }» أعمال خاصة بها بين أعمال الأطراف؛ اذكر فريقًا آخر أو هيئة أخرى
cli-demarcate-two-parties = يمر الخط بين فريقين أو هيئتين مختلفتين على الأقل؛ اذكر طرفًا آخر
cli-demarcate-no-topic = لم يُذكر أي موضوع؛ اكتب كلمات مع --topic
cli-demarcate-nothing = لا يحتوي أي من أعمال الأطراف (وعددها { $works }) على كلمات الموضوع؛ اكتب كلمات أخرى، أو كرر --topic
