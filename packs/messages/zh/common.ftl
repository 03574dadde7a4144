# 领域词汇。标识符以数据中的名称结尾，用连字符连接。

list-separator = 、
items-count = { $count } 个事项

## 日期

date-year = { $year }年
date-month = { $year }年{ $month }
date-day = { $year }年{ $month }{ $day }日
moment = { $date }{ $time }（UTC）
period-closed = { $from }至{ $to }
period-from = { $from }起
period-to = 至{ $to }
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
month-in-date-1 = 1月
month-in-date-2 = 2月
month-in-date-3 = 3月
month-in-date-4 = 4月
month-in-date-5 = 5月
month-in-date-6 = 6月
month-in-date-7 = 7月
month-in-date-8 = 8月
month-in-date-9 = 9月
month-in-date-10 = 10月
month-in-date-11 = 11月
month-in-date-12 = 12月

## 语文

language-ar = 阿拉伯文
language-zh = 中文
language-en = 英文
language-fr = 法文
language-ru = 俄文
language-es = 西班牙文

## 力度

force-instruct = 责成
force-decide = 决定
force-authorize = 授权
force-request = 要求
force-urge = 敦促
force-call-upon = 呼吁
force-recommend = 建议
force-invite = 邀请
force-encourage = 鼓励
force-should = 应
force-observe = 注意到

## 承诺的各项内容

field-item = 事项
field-text = 文本
field-action = 行动
field-provision = 条款
field-clause = 原文
field-force = 力度
field-addressees = 责任方
field-partners = 协作方
field-act = 所要求的内容
field-deliverables = 成果
field-due = 期限
field-report-to = 汇报对象
field-conditions = 条件
field-citations = 引用文件
field-references = 相关条款
field-instruments = 落实手段
field-status = 状态
field-distribution = 行动方式
field-group = 分组
field-updated = 最近变更

## 状态

status-proposed = 待确认
status-rejected = 已否决
status-overtaken = 已被取代

## 多个责任方如何行动

distribution-single = 单独
distribution-joint = 联合
distribution-each = 各自
distribution-open = 联合还是各自：案文未说明

## 协作方如何参与

role-collaboration = 协作
role-consultation = 协商
role-support = 支持
role-especially = 特别是
role-recipient = 被通知或服务的对象
role-participant = 参与
role-lead = 牵头

## 时间

due-kind-date = 日期
due-kind-occasion = 会议
due-kind-period = 时期
due-kind-ongoing = 持续进行
due-kind-recurring = 定期
due-kind-urgent = 尽快
due-relation-at = 在
due-relation-by = 不迟于
due-relation-before = 之前
due-relation-during = 期间
due-relation-after = 之后
due-relation-from = 自
due-none = 未规定期限

## 条件

condition-hedge = 酌情
condition-condition = 条件
condition-resources = 资源
condition-consideration = 须考虑
condition-accordance = 依据
condition-purpose = 目的
condition-example = 举例
condition-background = 背景

## 引用文件

citation-resolution = 决议
citation-decision = 决定
citation-proposal = 提案
citation-temporary-document = 临时文件
citation-standard = 标准
citation-report = 报告
citation-circular = 通函
citation-treaty = 条约
citation-document = 文件

## 落实手段

instrument-study = 研究
instrument-survey = 调查
instrument-workshop = 讲习班
instrument-coordination = 协调
instrument-circular = 通函
instrument-call-for-contributions = 征集文稿
instrument-amendment-compilation = 修正案汇编
instrument-guidance = 指导文件
instrument-report = 报告
instrument-work-programme = 工作计划

## 机构和会议

body-kind-organization = 组织
body-kind-sector = 部门
body-kind-assembly = 全会
body-kind-council = 理事会
body-kind-advisory-group = 顾问组
body-kind-group = 工作组或研究组
body-kind-office = 局或秘书处
body-kind-position = 职位
body-kind-membership = 成员类别
body-kind-collective = 若干机构
occasion-kind-assembly = 全会
occasion-kind-meeting = 会议
occasion-kind-study-period = 研究期

## 数值的来源

basis-stated = 明文
basis-inherited = 承前
basis-inferred = 推断
basis-entered = 录入

## 为何不提出要求

reason-not-operative = 非执行部分：标题、前文或后文
reason-recital = 序言段落：说明理由，不提出要求
reason-carried-by-parts = 由其下各项提出要求
reason-statement-only = 注意到、忆及或欢迎：不提出要求
reason-benefit = 说明行动的益处
reason-quotation = 引述另一文本的要求
reason-no-operative-verb = 未找到提出要求的动词：须人工查看
reason-footnote = 脚注
reason-unplaced = 读取时未能归类：须人工查看

## 条款类别

provision-front-matter = 前文
provision-title = 标题
provision-heading = 小标题
provision-opening = 开头语
provision-recital = 序言段落
provision-chapeau = 引导语
provision-operative = 执行段落
provision-footnote = 脚注
provision-back-matter = 后文
provision-unplaced = 未归类
