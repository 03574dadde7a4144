# ما آلت إليه بنود نص مع إصدار لاحق، في ملف.
succession-changed = ما الذي تغيّر
succession-bold = الكلمات التي لا ترد في الإصدار الآخر مكتوبة بخط عريض.
succession-files = للتنزيل
succession-file-about = المحتوى نفسه في ملف، بلغة هذه الصفحة.
cli-succession-kind = تتعذر كتابة { $file }: يجب أن ينتهي الاسم بـ ‎.docx أو ‎.xlsx أو ‎.pdf
