# 网页。

number = { $number }
or = 或
source = 来源
unverified = 未核实
legend = 标记说明
value-nobody = 未指明
value-none-stated = 未说明
page-skip = 跳到正文
page-foot = Actum 标明每个数值的来源：案文明文、承自上文，或按规则推断。

## 页首

nav-sections = 栏目
nav-register = 登记册
nav-texts = 文本
nav-bodies = 机构
nav-occasions = 会议
nav-reports = 报告
nav-language = 语文
nav-crumbs = 当前位置

## 登记册

register-title = 行动登记册
register-lede = 谁须做什么、与谁协作、何时完成、向谁汇报：一切依通过的案文。
register-search = 搜索
register-search-hint = 原文词语或事项编号
register-search-chip = 词语
register-doubt-first = 存疑者在前
register-filters = 筛选条件
register-remove = 取消此筛选
register-clear = 显示全部
register-to-filters = 筛选
register-pages = 页码
register-nothing-found = 没有符合全部条件的事项。请取消某项筛选或换用其他词语。
register-empty = 登记册是空的
register-empty-next = 请导入一份通过的文本，然后刷新本页：
register-empty-forms = 可读取 Word 文档、HTML 网页和纯文本，支持阿拉伯文、中文、英文、法文、俄文和西班牙文。
facet-body = 机构
facet-more = 另有 { $count } 项
role-of-body-any = 任何角色
role-of-body-owner = 须行动
role-of-body-partner = 参与
role-of-body-report-to = 听取汇报

## 事项

item-title = 事项 { $number }
item-in-text = 在原文中阅读
item-doubts = 有待核对
item-understood = 理解结果
item-share = 把握 { $percent }%
item-related = 相关事项
item-referenced-by = 提及本事项的事项
item-same-group = 同一行动的事项
item-same-provision = 同一条款的事项
item-editions = 其他版本
item-history = 历史
force-reiterated = 重申先前的请求
reference-unresolved = 不在本文本内
field-commitment = 承诺
ground-from = 条款 { $provision }
ground-inherited = 承自 { $provision }
ground-unsure = 把握 { $percent }%

## 历史

event-item-created = 根据版本 { $edition } 列入登记册
event-item-carried = 由版本 { $previous } 转至版本 { $edition }
event-item-overtaken = 已被取代：版本 { $edition } 不再载有此事项
event-clause-recorded = 已记录版本 { $edition } 中的条文

## 机构

bodies-title = 机构
bodies-lede = 案文要求行动、参与或听取汇报的各方。
bodies-show-all = 再显示 { $count } 个未被任何事项提及的机构
bodies-show-named = 只显示事项提及的机构
body-name = 名称
body-kind = 类别
body-exists = 存续时间
body-owned = 须做
body-owned-about = 案文对其提出的要求。
body-partner = 参与
body-partner-about = 他方与其共同、为其或经与其协商开展的工作。
body-reported = 听取汇报
body-reported-about = 案文规定须向其汇报的内容。
body-proposed = 建议向其汇报
body-proposed-about = 案文未指明汇报对象；按规则建议向该机构汇报。
body-no-items = 登记册中没有相关事项。
body-through = 经由{ $body }
body-not-recorded = 尚无导入的文本涉及该机构。导入文本后即可看到其职责。
body-names = 名称
body-relations = 关系
body-reports-to = 通常汇报对象
body-predecessors = 前身
body-successors = 后继
body-members = 包括
body-collectives = 属于
body-parts = 下属机构
body-id = 标识符
body-in-register = 在登记册中查看

## 会议

occasions-title = 会议与时期
occasions-lede = 会议、全会和研究期，以及各自到期的事项。
occasions-empty = 尚无已知的会议。请添加到知识包中。
occasion-undated = 日期未知
occasions-others = 没有到期事项的会议和时期：{ $count } 个
occasion-other-reading = 更可能指另一会议

## 文本

texts-title = 文本
texts-lede = 登记册中通过的文本及其所有已导入的版本。
edition-first = 首个版本
edition-language = 语文版本
edition-revision = 修订版
edition-superseded = 已被取代
edition-file = 文件
edition-imported = 导入
edition-provisions = 条款
edition-asking = 其中 { $count } 条提出要求
edition-notices = 提示
edition-differences = 与登记册的差异
place-page = 第 { $number } 页
place-line = 第 { $number } 行
place-paragraph = 第 { $number } 段
place-row = 第 { $number } 行（表格）

## 阅读页

reading-editions = 版本
reading-summary = 概览
reading-provisions = 个条款
reading-asking = 个提出要求
reading-items = 个事项
reading-silent = 个不提出要求，均说明理由
reading-look = 须人工查看：
reading-unread = 尚未查看
mark-statement = 不提出要求的动词
mark-residue = 未形成事项的词语

## 报告

reports-title = 报告
reports-lede = 可供编辑、打印或传阅的行动计划。所有文件均按登记册的现状生成。
reports-whole = 行动计划（全部事项）
reports-by-body = 按机构
reports-by-body-about = 各机构须做的、参与的和听取汇报的事项。
reports-files = 文件
format-docx = Word 报告：引用原文并留出进展栏
format-xlsx = Excel 工作簿：汇总表和各机构分表
format-csv = 事项表，适用于任何程序
format-json = 全部数据，供其他程序使用

## 错误

error-no-page = 没有这个页面
error-no-page-what = 此地址没有内容：
error-no-page-next = 请检查地址，或从登记册开始。
error-no-item = 没有这个事项
error-no-item-what = 登记册中没有此编号的事项：
error-no-item-next = 请在登记册中搜索其原文词语。
error-no-body = 没有这个机构
error-no-body-what = 登记册和知识包均没有此标识符的机构：
error-no-body-next = 请在机构列表中查找。
error-no-text = 没有这份文本
error-no-text-what = 尚未导入此标识符的文本：
error-no-text-next = 请查看文本列表，或导入该文本。
error-no-edition = 没有这个版本
error-no-edition-what = 该文本没有此标识符的版本：
error-no-edition-next = 请在文本列表中查看其版本。
error-no-report = 没有这份报告
error-no-report-what = 没有此名称的报告：
error-no-report-next = 请查看报告列表。
error-method = 此地址只能读取
error-method-what = 不能由此更改登记册的页面。
error-method-next = 请重新打开页面，不要提交表单。
error-internal = 无法显示此页面
error-internal-what = 登记册没有响应。其内容未作任何更改。
error-internal-next = 请稍后再试。如仍不行，请查看服务器日志，其中写明原因。

## 疑问

doubt-force-ambiguous = 该动词有不止一种公认的解读
doubt-addressee-missing = 案文未指明向谁提出要求
doubt-addressee-unknown = 知识包中没有所提到的机构
doubt-occasion-ambiguous = 可能指不止一次会议
doubt-instrument-ambiguous = 适用的落实手段不止一种
doubt-accents-missing = 文本未使用重音符号

## 规则

rule-year-written = 年份为明文
rule-date-written = 日期为明文
rule-duration-written = 期限为明文
rule-recurrence = 按所写间隔重复
rule-next-in-series = 同系列的下一次
rule-occasion-next-in-series = 同系列的下一次
rule-period-after-next = 下届全会之后的研究期
rule-occasion-named = 会议名称为明文
rule-occasion-declared = 导入时声明
rule-occasion-named-as-adopting = 通过该文本的全会
rule-occasion-of-assembly-and-year = 所写年份的全会
rule-period-shared-in-clause = 同一句中写明该时期
rule-consideration-shared-in-clause = 同一句中写明须考虑的内容
rule-instrument-cue = 有词语提示
rule-instrument-cue-in-chapeau = 上文有词语提示

## 规则、疑问和提示（续）

doubt-body-unknown = 知识包中没有所提到的机构
doubt-occasion-unresolved = 知识包中没有所提到的会议：须录入日期
rule-usual-reporting-line = 其通常的汇报对象
rule-act-addresses-others = 动作写明其对象
rule-period-that-begins = 即将开始的时期
rule-next-is-the-one-that-begins = 下一个即即将开始的
rule-next-is-the-one-after = 下一个即其后的一个
rule-preparing-means-the-one-after = 筹备某一时期指其后的时期
rule-occasion-of-year = 所写年份的会议
rule-occasion-of-symbol = 文号所示的届会
rule-session-by-number = 所称机构的该届会议
rule-session-of-adopting-body = 通过文本的机构的该届会议
rule-session-of-body = 知识包中没有该届会议
rule-next-session-of-body = 所称机构的下届会议
rule-session-under-way = 通过文本的届会
rule-part-of-year-written = 一年中的一段为明文
rule-period-written = 期间为明文
rule-year-of-adoption = 通过当年
rule-month-of-adoption = 通过当月
rule-decade-ends-in-zero = 十年以尾数为零的年份结束
rule-decade-ends-in-nine = 十年以尾数为九的年份结束
rule-counted-from-adoption = 自通过之日起算
rule-hijri-umm-al-qura = 回历日期，按乌姆库拉历换算
rule-hijri-tabular = 回历日期，按表算历换算
rule-paragraph-cited-before = 前文已引用该段
rule-same-paragraph-cited = 两处引用同一段
rule-results-of-an-earlier-act = 以先前动作的结果为基础
rule-the-above-means-earlier-parts = “上述”指前面各项
notice-encoding-detected = 文件未注明编码；编码系检测得出
notice-tracked-changes-kept = 文件含有修订标记：插入内容作为正文读取，删除内容另行保留
notice-mixed-language = 部分条款的语文与文件不同
notice-letters-folded = 阿拉伯文显示形式已按其字母读取，并略去了延长符
notice-replaced-characters = 部分字节在此编码中没有意义，以 U+FFFD 表示：请与原件核对
notice-pictures-left-out = 不读取图片
notice-objects-left-out = 不读取嵌入对象
notice-comments-left-out = 不读取批注
notice-hidden-text-left-out = 不读取隐藏文字
notice-page-parts-left-out = 不读取页眉和页脚
notice-joined-lines = 断开的行已合并为段落
notice-page-without-text = 某一页没有可读取的文字：请运行文字识别（OCR）后重新导入
notice-page-damaged = 某一页已损坏，只读取了一部分
notice-page-recognised = 某一页的文字由图像识别而来：请与图像核对
notice-page-confidence = PDF 各页读取的可靠程度
notice-unknown-characters = PDF 中有些字符未说明是什么字：请与文件核对该页
notice-page-order-unsure = 某一页的绘制顺序与阅读顺序不同：请核对段落顺序
notice-page-edges-dropped = 页码和页眉已略去
notice-hyphens-joined = 行末断开的单词已合并
notice-table-head-repeated = 表头在后续各页重复出现，只读取一次
notice-letter-shapes = 连字和表现形式已按字母读取
