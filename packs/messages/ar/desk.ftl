# ما ينتظرني، استيراد النصوص، المراجعة، المفاتيح.

## المفاتيح

keys-title = المفاتيح
keys-help = إظهار هذه المفاتيح
keys-next = العنصر التالي في القائمة
keys-previous = العنصر السابق في القائمة
keys-escape = العودة من الحقل إلى القائمة
keys-on = المفاتيح المفردة مفعّلة
keys-close = إغلاق

## رأس الصفحة

nav-desk = ما ينتظرني

## السجل الزمني

event-claim-reopened = سُحب القرار بشأن الإفادة { $claim }

## ما ينتظرني

desk-title = ما ينتظرني
desk-waiting =
    { $count ->
        [0] لا شيء ينتظر قراراً.
        [one] أمر واحد ينتظر.
        [two] أمران ينتظران.
        [few] { $count } أمور تنتظر.
        [many] { $count } أمراً ينتظر.
       *[other] { $count } أمر ينتظر.
    }
desk-empty-lede = لم يُستورد شيء بعد. ابدأ بنص معتمد.
desk-for-all = لجميع الهيئات.
desk-speaking-for = باسم
desk-choose = باسم من؟
desk-choose-bodies = إظهار ما ينتظر هذه الهيئات
desk-choose-these = إظهار هذه
desk-choose-all = إظهار الكل
desk-choose-positions = هيئات مناصبي
desk-overdue = متأخر
desk-overdue-none = لا شيء متأخر.
desk-soon = يستحق قريباً
desk-soon-none = لا استحقاق في الأسابيع المقبلة.
desk-stale = بلا جديد منذ مدة
desk-stale-none = جرى العمل مؤخراً على كل البنود المفتوحة.
desk-mine = كل ما لا يزال مفتوحاً
desk-mine-none = لم يبقَ لهذه الهيئات أي بند مفتوح.
desk-claims = إفادات تنتظر البت
desk-claims-none = لا إفادة تنتظر البت.
desk-review = للمراجعة
desk-review-none = نظر شخص في كل البنود.
desk-all =
    { $count ->
        [one] عرضه
        [two] عرض الاثنين
        [few] عرض الكل ({ $count })
        [many] عرض الكل ({ $count })
       *[other] عرض الكل ({ $count })
    }
desk-news = جديد منذ الزيارة الأخيرة
desk-news-none = لا جديد من الآخرين.
desk-news-more =
    { $count ->
        [one] تغيّر بند آخر.
        [two] تغيّر بندان آخران.
        [few] تغيّرت { $count } بنود أخرى.
        [many] تغيّر { $count } بنداً آخر.
       *[other] تغيّر { $count } بند آخر.
    }
desk-mentioned = يذكرك
desk-seen = اطّلعت عليها
desk-progress = مراجعات جارية
desk-quiet = حيث لا شيء ينتظر
desk-open = فتح البند
desk-in-review = النظر فيه ضمن النص
desk-claimed = المُفاد:
desk-evidence =
    { $count ->
        [0] بلا أدلة
        [one] دليل واحد
        [two] دليلان
        [few] { $count } أدلة
        [many] { $count } دليلاً
       *[other] { $count } دليل
    }
desk-decline = رفض…
decide-undo = تراجع
decide-conflict = لم يتغير شيء: غيّر { $by } الأمر نفسه في { $at }. المعروض هو الوضع الحالي؛ وما كتبته باقٍ أدناه.
done-confirm = أُكد البند { $item }.
done-reject = رُفض البند { $item }.
done-move = تغيّرت حالة البند { $item }.
done-accept = قُبلت إفادة بشأن البند { $item }.
done-decline = رُفضت إفادة بشأن البند { $item }.
done-undo = عاد البند { $item } كما كان.

## استيراد النصوص

first-title = استيراد أول نص
first-lede = اختر ملف نص معتمد أو الصق كلماته. يقرأ Actum من عليه أن يفعل ماذا ومع من ومتى، ويعرضه بجانب الكلمات التي استند إليها. ولا يُعتد بشيء حتى يؤكده شخص.
first-not-allowed = اطلب من الأمانة استيراد نص: منصبك لا يسمح بذلك.
first-steps = ما يلي ذلك
first-step-import = استيراد النص بلغة أو أكثر.
first-step-review = مراجعة ما فُهم: تأكيد أو تصحيح أو تقسيم أو رفض.
first-step-follow = المتابعة: يسجل المسؤولون التقدم مع الأدلة ويقبله آخرون.
first-step-report = رفع التقارير: خطة العمل بصيغة Word أو Excel أو PDF لكل هيئة.
first-example = أو تصفّح أولاً
first-example-about = المثال المرفق: إجراءات إحدى الجمعيات بلغتين.
first-example-load = تحميل المثال
first-command = من سطر الأوامر:
import-title = استيراد نص
import-lede = نص جديد، أو لغة أخرى لنص موجود، أو نسخة لاحقة.
import-open = استيراد نص…
import-file = الملف
import-forms = ‏Word (.docx) و OpenDocument (.odt) و PDF وصفحات الويب والنص العادي و Akoma Ntoso؛ بالإسبانية والإنكليزية والروسية والصينية والعربية والفرنسية؛ 50 ميبيبايت على الأكثر.
import-paste = أو الصق كلمات النص
import-more = تفاصيل إضافية
import-text = معرّف النص
import-text-about = أحرف لاتينية صغيرة وأرقام وشرطات؛ ويُشتق من اسم الملف إذا تُرك فارغاً. ومعرّف نص موجود يستورد نسخة أو لغة أخرى منه.
import-name = العنوان
import-language = اللغة
import-language-found = تُعرف من الكلمات
import-button = قراءة

## المراجعة

review-reject = رفض…
nav-review = المراجعة
review-title = المراجعة
review-lede = النص وما فُهم منه. اقبل الصحيح وصحّح الباقي أو ارفضه؛ وإلى ذلك الحين لا يُعتد بشيء.
review-progress = بُت في { $decided } من { $total }
review-none = لم يُفهم من النص أي طلب. اقرأه للتأكد.
review-queue-lede = ما استُخرج من كل النصوص ولم يحكم فيه أحد بعد، والأكثر شكاً أولاً.
review-queue-empty = استورد نصاً آخر أو تابع ما أُكد.
review-sure = اليقين
review-edit = تصحيح
review-edit-about = صحّح الخطأ؛ والحقول التي لم تُمس تبقى كما هي. الهيئات بأي من أسمائها، والأيام بالشكل 2027-10-31، والاجتماعات بأسمائها.
review-several = إن تعددت فافصل بينها بـ ؛
review-take = أخذ الكلمات المحددة في النص
review-split = تقسيم
review-split-parts = ما يجب فعله، بند في كل سطر
review-split-do = تقسيم على هذا النحو
review-merge = دمج
review-merge-others = ضم هذه البنود إلى هذا البند
review-merge-do = دمج
review-cancel = تركه كما هو
review-page-before = الجزء السابق
review-page-after = الجزء التالي
review-here = حاضرون أيضاً
review-other = { $name }
review-other-at = { $name }، عند البند { $item }
review-held = يعمل عليه { $name } ({ $at })
review-reason-1 = لا يُطلب شيء هنا.
review-reason-2 = يكرر بنداً آخر.
review-reason-3 = ينتمي إلى بند آخر.
review-reason-4 = متابعته ليست من شأننا.
done-reopen = سُحب الحكم على البند { $item }.
done-save = صُحح البند { $item }.
done-split = قُسم البند؛ و{ $item } جزؤه الأول.
done-merge = ضم البند { $item } سائر البنود.

## تقرير الاستيراد

import-which = أي نص؟
import-another = استيراد نص آخر
import-nothing = اختر ملفاً أو الصق كلمات نص؛ لم يُستورد شيء.
import-doubtful = للتحقق
import-outcome-new = نص جديد
import-outcome-unchanged = موجود من قبل ولم يتغير شيء
import-outcome-reread = الكلمات نفسها بفهم أفضل
import-outcome-language = لغة أخرى
import-outcome-edition = نسخة لاحقة
import-added =
    { $count ->
        [one] بند واحد جديد
        [two] بندان جديد
        [few] { $count } بنود جديد
        [many] { $count } بنداً جديد
       *[other] { $count } بند جديد
    }
import-kept =
    { $count ->
        [one] بند واحد كما كان
        [two] بندان كما كان
        [few] { $count } بنود كما كان
        [many] { $count } بنداً كما كان
       *[other] { $count } بند كما كان
    }
import-reworded =
    { $count ->
        [one] بند واحد بصيغة مختلفة
        [two] بندان بصيغة مختلفة
        [few] { $count } بنود بصيغة مختلفة
        [many] { $count } بنداً بصيغة مختلفة
       *[other] { $count } بند بصيغة مختلفة
    }
import-left =
    { $count ->
        [one] بند واحد مؤكد تُرك كما كان
        [two] بندان مؤكد تُرك كما كان
        [few] { $count } بنود مؤكد تُرك كما كان
        [many] { $count } بنداً مؤكد تُرك كما كان
       *[other] { $count } بند مؤكد تُرك كما كان
    }
import-dropped =
    { $count ->
        [one] بند واحد لم يعد سارياً
        [two] بندان لم يعد سارياً
        [few] { $count } بنود لم يعد سارياً
        [many] { $count } بنداً لم يعد سارياً
       *[other] { $count } بند لم يعد سارياً
    }
import-agreeing =
    { $count ->
        [one] بند واحد متطابق في اللغتين
        [two] بندان متطابق في اللغتين
        [few] { $count } بنود متطابق في اللغتين
        [many] { $count } بنداً متطابق في اللغتين
       *[other] { $count } بند متطابق في اللغتين
    }
import-differences =
    { $count ->
        [one] اختلاف واحد بين اللغتين
        [two] اختلافان بين اللغتين
        [few] { $count } اختلافات بين اللغتين
        [many] { $count } اختلافاً بين اللغتين
       *[other] { $count } اختلاف بين اللغتين
    }
import-review = راجعه الآن
import-read = اقرأه في النص
import-refused = تعذّر استيراد { $file }؛ لم يُحفظ شيء.
import-refused-id = لمعرّف النص شكل آخر: أحرف لاتينية صغيرة وأرقام وشرطات. لم يُحفظ شيء من { $file }.
import-refused-large = يتجاوز { $file } الحجم المقبول. قسّمه أو استورده من سطر الأوامر.
import-refused-locked = الملف { $file } محمي بكلمة مرور. احفظه بدونها واستورده ثانية.
import-refused-pictures = يحتوي { $file } على صور صفحات. طبّق عليه التعرف على النص ثم استورد النتيجة.
import-refused-empty = لا كلمات في { $file }. افتحه في برنامجه الأصلي وتحقق.
import-refused-kind = نوع { $file } لا يُقرأ. احفظه بصيغة ‎.docx أو ‎.odt أو PDF أو نص ثم استورده ثانية.
