# What items say in the language of the reader, mentions in notes, documents cited by several.

## The clause of an item

clause-languages = 条款语种
clause-beside = 并列显示
clause-compare = 对照
clause-alone = 只显示一种语言
clause-outdated = 现行文本此后已经修订，本版本尚未修订。

## Documents cited

citing-title = 引用相同文件的其他事项
citing-count = 事项：{ $count }
citing-texts = 案文：

## Who is named in a note

mention-of-item = 本事项所涉机构
mention-people = 人员
mention-others = 其他机构
mention-choose = 提请谁注意
mention-nobody = 不特别指明
mention-about = 被提及者会在首页看到，并收到邮件通知。也可直接键入@和名称。

## Long lists kept short

facet-beyond = 此处未列出：{ $count }。请先设定其他筛选条件，或使用搜索。
timeline-in-list = 在列表中按日期顺序查看全部

## Changes of many items, later

acts-title = 我的批量更改
acts-lede = 您一次对多个事项所作的更改，最近的在前。撤回时，此后未再变动的事项恢复原状；页面随后列出哪些事项保持不变及其原因。
acts-none = 您近期没有一次更改多个事项。
acts-items = 已更改事项：{ $count }。
acts-example = 例如事项
acts-take-back = 撤回（{ $count }）
acts-gone-on = 此后全部事项均有其他变动，或该更改已撤回。

## Reports for a meeting

agenda-reports = 本次会议的进展报告
agenda-reports-about = 各机构就本次会议到期事项提交的报告，反映当前状况。
