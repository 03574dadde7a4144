# ما بقي مفتوحاً في النص.

audit-title = التدقيق: ما بقي مفتوحاً
audit-provisions = أحكام المنطوق: { $operative }. تطلب شيئاً: { $asking }. لا تطلب شيئاً مع بيان السبب: { $explained }. غير مفهومة: { $unexplained }.
audit-commitments = الالتزامات: { $commitments }. المخاطَب مسمى: { $addressed }. المخاطَبون كلهم معروفون: { $known }. التقارير: { $reports }. الوثائق المستشهد بها: { $citations }.
audit-citations-not-looked-up = لم يُبحث عن النصوص المستشهد بها؛ يحدد --db سجلاً يُبحث فيه.
audit-nothing-open = لم يبق شيء مفتوحاً.
audit-account = ما آل إليه
audit-asks = الطلبات: { $count }
audit-no-reading = بلا قراءة

## What may be found, and what to do next

audit-no-operative-part = ليس للنص منطوق.
audit-next-no-operative-part = تحقق من قراءة النص كله؛ فملاحظات actum extract تبين السبب.
audit-not-understood = لم يُعثر في هذه الألفاظ على فعل يطلب.
audit-next-not-understood = اقرأ الألفاظ. فإن كانت تطلب شيئاً فأضف الفعل إلى حزمة اللغة أو أدخل البند يدوياً.
audit-unplaced = تعذر على القارئ تحديد موضع هذه الألفاظ.
audit-next-unplaced = انظر في الملف هناك: فقد يكون جدول أو إطار نص أو فاصل صفحات قد قطع النص.
audit-unmarked-words = لا تقابل هذه الألفاظ أي قيمة مما يُطلب.
audit-next-unmarked-words = اقرأها: فقد يختبئ فيها شرط أو شريك.
audit-addressee-missing = لم يُسمَّ أحد يوجه إليه الطلب.
audit-next-addressee-missing = ابحث عن المقصود وأدخل المسؤول عن البند.
audit-addressee-unknown = «{ $about }» غير موجود في أي حزمة.
audit-next-addressee-unknown = أضف الجهة إلى حزمة خاصة بك ثم أعد الاستيراد.
audit-report-without-recipient = مطلوب تقرير ولم يُسمَّ من يتلقاه.
audit-next-report-without-recipient = أكّد جهة الإبلاغ المعتادة أو أدخل غيرها.
audit-report-without-date = مطلوب تقرير ولم يُحدد له موعد.
audit-next-report-without-date = اتفق على موعد وأدخله.
audit-due-unresolved = تعذر تحديد الموعد «{ $about }».
audit-next-due-unresolved = أضف المناسبة إلى حزمة، أو حدد بواسطة --occasion المناسبة التي اعتمدت النص.
audit-due-ambiguous = للموعد «{ $about }» أكثر من معنى.
audit-next-due-ambiguous = اختر القراءة عند تأكيد البند.
audit-reference-unresolved = يشير «{ $about }» إلى جزء ليس في هذا النص.
audit-next-reference-unresolved = قارن أرقام النص، أو انظر في النص الذي يعدله.
audit-cited-text-missing = «{ $about }» مستشهد به وليس في السجل.
audit-next-cited-text-missing = استورده إذا كانت متابعته مهمة.
