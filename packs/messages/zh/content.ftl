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
