# 案文中尚未落实之处。

audit-title = 审核：尚未落实之处
audit-provisions = 执行条款：{ $operative }。提出要求：{ $asking }。不提出要求且有理由：{ $explained }。未读懂：{ $unexplained }。
audit-commitments = 承诺：{ $commitments }。指明对象：{ $addressed }。对象均为已知：{ $known }。报告：{ $reports }。引用的文件：{ $citations }。
audit-citations-not-looked-up = 未查找所引用的案文；用 --db 指定要查找的登记册。
audit-nothing-open = 没有尚未落实之处。
audit-account = 处理结果
audit-asks = 要求：{ $count }
audit-no-reading = 没有解读

## What may be found, and what to do next

audit-no-operative-part = 案文没有执行部分。
audit-next-no-operative-part = 检查是否读入了整个案文；actum extract 的提示会说明原因。
audit-not-understood = 在这些文字中没有找到提出要求的动词。
audit-next-not-understood = 请阅读这些文字。如果它们提出了要求，请把该动词加入语言包，或手工录入该项。
audit-unplaced = 无法确定这些文字的位置。
audit-next-unplaced = 请查看文件的该处：表格、文本框或分页可能截断了案文。
audit-unmarked-words = 这些文字不属于所提要求的任何值。
audit-next-unmarked-words = 请阅读：其中可能有条件或合作方。
audit-addressee-missing = 没有指明要求的对象。
audit-next-addressee-missing = 查明所指的是谁，并录入该项的负责方。
audit-addressee-unknown = “{ $about }”不在任何知识包中。
audit-next-addressee-unknown = 把该机构加入自己的知识包，然后重新导入。
audit-report-without-recipient = 要求提交报告，但没有指明接收者。
audit-next-report-without-recipient = 确认通常的报告对象，或录入另一个。
audit-report-without-date = 要求提交报告，但没有给出时间。
audit-next-report-without-date = 商定日期并录入。
audit-due-unresolved = 时间“{ $about }”无法确定。
audit-next-due-unresolved = 把该会议加入知识包，或用 --occasion 指明通过案文的会议。
audit-due-ambiguous = 时间“{ $about }”有多种含义。
audit-next-due-ambiguous = 在确认该项时选择一种解读。
audit-reference-unresolved = “{ $about }”所指的部分不在本案文中。
audit-next-reference-unresolved = 核对案文编号，或查看它所修订的案文。
audit-cited-text-missing = 引用了“{ $about }”，但登记册中没有。
audit-next-cited-text-missing = 如果其后续行动重要，请导入。
