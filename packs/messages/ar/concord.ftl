# التطابق بين الصيغ اللغوية لنص واحد.

severity-major = جوهري
severity-minor = ثانوي
severity-information = للعلم

field-numbers = الأرقام

concord-version = { $language }: { $name }، عدد الأحكام { $provisions }، عدد الالتزامات { $items }
concord-language = اللغة
concord-value = المعنى
concord-words = ألفاظ النص
concord-absent = (غير موجود)
concord-none = (لا شيء)
concord-deviating = — { $languages } خلافاً للأغلبية
concord-agree = الصيغ اللغوية متطابقة.
concord-counts = جوهري: { $major }. ثانوي: { $minor }. للعلم: { $information }.
concord-parity = ما تشترك فيه كل لغتين:
concord-pair = اللغتان
concord-items = البنود

concord-provision-missing = لا يرد هذا الحكم في كل الصيغ اللغوية.
concord-provision-divided = حكم واحد في صيغة يقابله عدة أحكام في صيغة أخرى.
concord-provision-moved = يرد الحكم في موضع آخر من الترتيب.
concord-kind-differs = من المنطوق في لغة، ومن الديباجة في أخرى.
concord-numbering-differs = يحمل الحكم رقماً آخر.
concord-item-missing = لا تطلب كل الصيغ اللغوية هذا الأمر.
concord-force-differs = الفعل يطلب بقوة مختلفة.
concord-addressees-differ = المخاطَبون مختلفون.
concord-distribution-differs = بالاشتراك في لغة، وكل على حدة في أخرى.
concord-partners-differ = المشاركون أو طريقة مشاركتهم مختلفة.
concord-due-differs = الموعد مختلف.
concord-report-to-differs = يُرفع التقرير إلى جهات أخرى.
concord-deliverables-differ = الناتج من نوع آخر.
concord-citations-differ = الوثائق المستشهد بها مختلفة.
concord-references-differ = الإحالات إلى أجزاء النص مختلفة.
concord-numbers-differ = الأرقام غير متطابقة.
concord-numbers-in-some = تكتب بعض الصيغ أرقاماً لا تكتبها صيغ أخرى؛ ولعلها مكتوبة بالحروف.
concord-not-comparable = { $field }: تتعذر المقارنة لأن اسماً أو موعداً غير معروف في حزم المعرفة. أضفه إلى حزمة ثم أعد المقارنة.

languages-title = الصيغ اللغوية
languages-one = لا توجد إلا صيغة لغوية واحدة. استورد صيغة أخرى للمقارنة.
languages-information = للعلم أو غير قابل للمقارنة: { $number }
languages-more = غير معروض هنا: { $number }. يعرض سطر الأوامر كل شيء.
