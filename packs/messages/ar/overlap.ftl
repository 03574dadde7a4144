# Catalogues and overlap, as the command line says them.

cli-catalogue-imported = { $name }: عدد السجلات { $records }؛ الملفات أو الأجزاء المقروءة { $read }، دون تغيير { $unchanged }، المختفية { $gone }
cli-catalogue-fault = أُصلح أو أُشير إليه: { $fault }، عدد المرات { $count }
cli-catalogue-unread = لم يُقرأ { $place }: { $reason }
cli-catalogue-unread-more = لم تُقرأ { $more } أخرى؛ يسردها --json كلها
cli-catalogue-not-utf8 = ليس بترميز UTF-8
cli-catalogue-broken = تالف ({ $detail })
cli-catalogue-too-large = يتجاوز حدًّا ({ $detail })
cli-catalogue-no-identifier = ليس له معرّف، فلا شيء يدل على الوثيقة المقصودة
cli-catalogue-not-a-record = ليس سجلًّا ({ $detail })
cli-catalogue-empty = لا فهرس محفوظ في { $folder }؛ اقرأ فهرسًا بالأمر `actum catalogue import PATH` أو سمِّ مجلدًا آخر باستخدام --catalogue
cli-catalogue-body = الهيئة
cli-catalogue-works = الوثائق
cli-catalogue-editions = الطبعات
cli-catalogue-abstracts = بملخص
cli-catalogue-groups = بفريق
cli-overlap-chance = الاحتمال
cli-overlap-work = الوثيقة
cli-overlap-other = الوثيقة الأخرى
cli-overlap-shared = المشترك
cli-overlap-none = جرى البحث ولم يُعثر على شيء.
cli-overlap-no-work = لا وثيقة في الفهارس لها الرقم أو المعرّف «{ $name }»؛ يبيّن `actum catalogue list` الهيئات الموجودة
cli-overlap-no-body = لا وثيقة في الفهارس للهيئة «{ $name }»؛ الموجود { $known }
cli-overlap-no-group = لا وثيقة في الفهارس للفريق «{ $name }»؛ من الموجود { $known }
cli-overlap-unreadable = تعذرت قراءة { $file }: { $error }
cli-overlap-too-large = يزيد { $file } على { $bytes } بايت؛ أعطِ الجزء الذي يبيّن موضوع العمل
cli-overlap-not-utf8 = ليس { $file } بترميز UTF-8؛ احفظه نصًّا صرفًا بترميز UTF-8
