# 一份案文各语文版本之间的一致性。

severity-major = 重大
severity-minor = 次要
severity-information = 供参考

field-numbers = 数字

concord-version = { $language }：{ $name }，{ $provisions } 个条款，{ $items } 项承诺
concord-language = 语文
concord-value = 含义
concord-words = 原文
concord-absent = （缺）
concord-none = （无）
concord-deviating = — { $languages }与多数不同
concord-agree = 各语文版本一致。
concord-counts = 重大：{ $major }。次要：{ $minor }。供参考：{ $information }。
concord-parity = 每两种语文的一致程度：
concord-pair = 语文对
concord-items = 项

concord-provision-missing = 并非每个语文版本都有这一条款。
concord-provision-divided = 一个版本中的一个条款在另一个版本中分为几个。
concord-provision-moved = 该条款的次序不同。
concord-kind-differs = 在一种语文中属执行部分，在另一种语文中属序言。
concord-numbering-differs = 该条款的编号不同。
concord-item-missing = 并非每个语文版本都提出这一要求。
concord-force-differs = 动词的要求强度不同。
concord-addressees-differ = 要求的对象不同。
concord-distribution-differs = 在一种语文中为共同行动，在另一种语文中为各自行动。
concord-partners-differ = 参与者或参与方式不同。
concord-due-differs = 时间不同。
concord-report-to-differs = 报告对象不同。
concord-deliverables-differ = 成果的种类不同。
concord-citations-differ = 引用的文件不同。
concord-references-differ = 所指的本案文其他部分不同。
concord-numbers-differ = 数字不同。
concord-numbers-in-some = 一些语文版本写有数字，另一些没有；后者可能以文字书写。
concord-not-comparable = { $field }：无法比较，因为知识包不认识其中的名称或时间。请把它加入知识包后再比较。

languages-title = 语文版本
languages-one = 只有一个语文版本。请导入另一个以作比较。
languages-information = 供参考或无法比较：{ $number }
languages-more = 此处未显示：{ $number }。命令行会列出全部内容。
