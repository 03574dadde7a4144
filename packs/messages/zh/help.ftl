# Help: what people come to do, step by step (one step a line), and what fields mean.

help-title = 帮助
help-lede = 来这里要做的事，每件事列出几个步骤。本页地址可以转发给他人。
help-contents = 事项
help-open = 前往

help-desk = 查看等我处理的事项
help-desk-steps =
    首页列出您所代表机构的逾期和即将到期事项、待决定的申报以及待审核的事项。
    用每条下方的按钮直接在列表中作出决定。“{ decide-undo }”可收回上一个决定。
    “{ desk-choose }”可显示其他机构的列表。

help-import = 导入已通过的文本
help-import-steps =
    打开“{ nav-texts }”，再选“{ import-open }”，选择文件或粘贴文字。
    页面会说明有多少条款提出了要求，以及哪些地方需要人工查看。
    如导入另一语文或后续版本，请展开“{ import-more }”，填写已有文本的标识。

help-review = 核对理解结果
help-review-steps =
    一侧是文本，另一侧是从中理解出的事项。
    正确的请确认。“{ review-edit }”可逐项修改；“{ review-split }”把一项变为多项；“{ review-reject }”用于并未提出要求的文字。
    日期写作2027-10-31、2027-10或2027，机构可用其任一名称。多个值之间用分号隔开。
    未经人工确认的事项不作数。

help-follow = 记录进展
help-follow-steps =
    打开事项，在“{ item-follow-up }”部分将其转到已达到的状态。
    “{ form-attach }”可用文件，也可用网页地址。
    “{ form-claim }”：用文字说明做了什么，并列出证据，由另一人决定是否接受。

help-accept = 就申报作出决定
help-accept-steps =
    申报连同所列证据显示在首页和相应事项上。
    查看证据后接受申报，或说明理由予以拒绝。
    任何人不得就自己的申报作出决定。

help-register = 查找事项并保存视图
help-register-steps =
    可按机构、状态、期限等筛选登记册，也可搜索条款中的词语。
    “{ arrange-menu }”可调整表格。页面地址包含所有选择：可转发，也可命名保存在“{ saved-views }”中。
    时间线、看板和工作量以其他方式显示相同的事项。
    如需一次更改多项，请勾选后按表格下方的按钮：更改之前会先显示将有哪些变化。

help-meetings = 筹备会议
help-meetings-steps =
    “{ nav-occasions }”列出各次会议和大会及其到期事项；日历按月显示。
    会议议程说明须在会上报告的内容，并提供报告文件。
    秘书处可添加和调整会议。随会议而定的期限会一并调整，调整前先行显示。

help-reports = 获取报告
help-reports-steps =
    打开“{ nav-reports }”。可取整份行动计划，也可选择机构、会议、过去某一天以及变更的起始日。
    Word用于编辑和打印，Excel用于逐项处理，PDF用于分发。
    报告使用您浏览页面时的语文。

help-workbook = 在Excel中编辑并交回
help-workbook-steps =
    在“{ nav-reports }”页面取得Excel格式的行动计划并编辑单元格。请勿改动标识列。
    在“{ workbook-title }”中交回文件。每个改动的单元格都会与原值一并显示。
    取消勾选不需要的改动，然后应用其余部分。他人其间作出的更改显示为冲突，绝不会被覆盖。

help-people = 为他人开通账户
help-people-steps =
    在“{ admin-nav }”的“{ nav-people }”中添加姓名和邮箱地址。
    授予职位：一种角色；联络人还须选择机构。
    “{ people-make-link }”，只交给本人。对方凭此设置密码。

## Fields

hint-due = 日、月或年（2027-10-31、2027-10、2027），或会议名称。
hint-percent = 0至100的数字；数字不能说明情况时可留空。
hint-period = 已达到目标的时期，写作2026。
hint-seen = 您查看该网页的日期，以便他人知道所指版本。
hint-every = P1Y为一年，P6M为六个月，P4Y为四年。
hint-tags = 自定的词语，便于再次查找。
hint-statement = 做了什么、何时、何地：将原样写入报告。
hint-move = 带*的状态须说明理由。
hint-role = 秘书处维护登记册；联络人记录一个机构的进展；成员可阅读和评论；读者可阅读；审计员还可查看记录。
hint-until = 职位无期限时留空。
hint-occasion = 一次会议或大会：报告只包含在该会议到期的事项。
hint-as-of = 登记册在该日结束时的状况；留空表示现在。
hint-since = 报告列出自该日起的变更。
hint-split = 每行一部分。每部分成为一个事项，责任方和期限不变。
