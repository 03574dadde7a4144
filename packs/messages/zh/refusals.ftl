# Why the register refused something: what was wrong with what was given, and what would be right.

objection-too-many = { $count } 项过多；最多填写 { $most } 项
objection-empty = 内容为空；请填写
objection-too-long = 超过 { $most } 个字符；请缩短
objection-twice = 重复填写；请只填写一次
objection-no-body = 登记册中没有机构“{ $body }”；请在机构列表中查找其编号
objection-no-item = 登记册中没有事项“{ $item }”；请在事项列表中查找其编号
objection-itself = 事项不能与自身关联
objection-waits-already = “{ $item }”已直接或间接等待本事项；两者将无休止地相互等待
objection-no-occasion = 登记册中没有会议“{ $occasion }”；请在会议列表中查找其编号，或填写日期
objection-long-tag = “{ $tag }”超过 { $most } 个字符；请缩短
objection-no-duration = “{ $written }”不是时长；请写作 P1Y（一年）、P6M（六个月）、P4W（四周）
objection-backward-duration = “{ $written }”不是正的时长；请填写大于零的时长
objection-milestone-id = 里程碑编号“{ $written }”为空或重复；请为每个里程碑分别编号，如 m1
objection-other-words = 所选文字与文本该处的文字不符；请重新选取
objection-long-words = 文字共 { $length } 个字符，超过 { $most } 个字符的上限；请改为附上文件
objection-empty-note = 备注为空；请填写要保留的内容
objection-parts = 一个事项可拆分为 2 至 { $most } 个部分，不能为 { $count } 个
objection-nothing-to-merge = 请至少指定另一个要并入本事项的事项
objection-other-text = 事项 { $item } 属于另一文本；请改为建立关联，使各文本保留各自的事项
objection-no-title = 请填写网页的标题；仅有网址无法说明内容
objection-attached-already = 已附上，编号为 { $evidence }（{ $title }）
objection-percent = { $percent }% 不成立；请填写 0 至 100
objection-no-periods = 本事项只需完成一次，没有周期；请先将任务期限设为持续或定期
objection-period-name = 请用 1 至 { $most } 个字符命名周期，如 2026
objection-no-milestone = 本事项没有里程碑 { $milestone }；请先添加
objection-never-done = 持续性任务不存在“已完成”；请改为声明某一周期的目标
objection-nothing-said = 请说明已完成的工作，或指明证明材料
objection-no-evidence = 本事项没有证明材料 { $evidence }；请先附上
objection-no-address = “{ $address }”不是网页地址；网址以 https:// 或 http:// 开头且不含空格
objection-long-address = 网址共 { $bytes } 字节，超过 { $most } 字节的上限；请使用较短的网址
objection-no-file-name = 文件没有名称；请为其命名
objection-empty-file = { $name } 为空文件；请附上有内容的文件
objection-large-file = { $name } 为 { $size } MB，超过 { $most } MB 的上限；请附上较小的文件或链接
objection-no-ending = 文件名 { $name } 未表明文件类型；请按 report.pdf 的形式命名
objection-file-type = { $name }：此类文件不作为证明材料保存；请附上 { $endings } 之一，或附上链接
objection-other-type = { $name } 名为 { $says }，实为 { $found }；请改正文件名，或以所示格式重新保存
objection-not-that-type = { $name } 名为 { $says }，实为其他类型；请改正文件名，或以所示格式重新保存
objection-no-moment = “{ $written }”不是时间；请写作 2026-11-23T09:00:00Z
objection-no-day = “{ $written }”既不是日期也不是时间；请写作 2026-11-23 或 2026-11-23T09:00:00Z
objection-no-edition = 登记册中没有版本 { $edition }；请在文本列表中查找其编号
objection-nobody = 未说明由何人操作；请填写姓名
objection-no-workflow = 没有流程“{ $workflow }”；现有 { $known }
objection-no-text = 没有文本“{ $text }”；请在文本列表中查找其编号
objection-unknown-state = 文本有事项处于“{ $status }”状态，而流程“{ $workflow }”没有该状态；请先将其转为两者共有的状态
objection-no-hook = “{ $address }”不是可接收消息的地址；请写作 https://example.org/hook 的形式
objection-no-kind = “{ $kind }”不是事件种类；请写作 item-moved 之类
objection-many-kinds = 最多指定 { $most } 种；如需全部，则不必指定
objection-many-hooks = 已有 { $most } 个通知地址；请先删除一个
objection-draft-closed = 起草已经结束；请先重新开启该草案
objection-large-draft = 其大小为 { $bytes } 字节，最多保存 { $most } 字节；请拆分
objection-text-form = 文本编号为 1 至 200 字节，不含空格、冒号和斜线；请按 assembly-2024-actions 的形式命名
objection-stray-reading = 承诺 { $commitment } 所属条款 { $provision } 不在该文件中；请提供该文件的解读结果
objection-not-kept = { $what } 写入后无法读回（{ $cause }）；请向程序开发者报告
objection-verdict-given = 已作出审核结论；如需另作结论，请重新打开该事项
objection-confirm-first = 请先确认，然后才能跟进
objection-rejected = 已否决的事项不再跟进；请先重新打开
objection-overtaken = 该事项不再适用，不再跟进
objection-see-others = 该事项不再适用；请查看取代它的事项
objection-values-stay = 其各项内容保持不变；如仍适用，请先重新打开
objection-split-applying = 只有适用的事项才能拆分
objection-merge-applying = 只有适用的事项才能合并
objection-nothing-done = 没有可撤回的操作
objection-not-taken-back = 最近的操作无法撤回；请另行更正

# Why the register cannot be opened, read or written.

refusal-import = { $text }：文本无法登记：{ $why }；未保存任何内容
refusal-ambiguous = “{ $written }”可能指 { $candidates }；请完整写出其中之一
refusal-past = 这是登记册在 { $at } 的内容；如需修改，请回到今天
refusal-no-workflow = { $text }：登记册没有适用于其事项的流程；请重新导入文本，或载入知识包
unusable-missing = { $file }：此处没有登记册；请导入文本以新建，或指定其他文件
unusable-folder = { $file }：文件夹 { $folder } 不存在；请新建，或指定其他文件
unusable-no-file = { $file }：这不是普通文件；请为登记册指定一个文件
unusable-closed = { $file }：文件无法打开（{ $detail }）；请检查您对该文件及其文件夹的读写权限
unusable-no-database = { $file }：此文件不是数据库，因而不是登记册；文件未作改动，请指定其他文件
unusable-foreign = { $file }：此数据库属于另一应用程序（应用程序标识 { $application }，表数 { $tables }）；未作改动，请指定其他文件
unusable-foreign-tables = { $file }：此数据库含有另一应用程序的表（{ $tables } 个）；未作改动，请指定空数据库
unusable-unreachable = { $file }：数据库无法使用（{ $detail }）；请检查服务器是否运行，以及地址、用户名和密码
unusable-uncertain = { $file }：保存变更时连接中断（{ $detail }）；再次操作前请查看变更是否已保存
unusable-newer = { $file }：此登记册的结构版本为 { $found }，本程序最高支持 { $known }；未作改动，请使用更新的 Actum
unusable-newer-event = { $file }：事件 { $event } 为“{ $kind }”第 { $version } 版，本程序无法识别；请使用更新的 Actum
unusable-read-only = { $file }：登记册只能读取（{ $detail }）；未保存任何内容，请使文件及其文件夹可写，或使用副本
unusable-locked = { $file }：另一程序正在写入登记册，{ $waited } 秒内未完成；未保存任何内容，请重试或延长等待时间
unusable-full = { $file }：磁盘空间不足（{ $detail }）；未保存任何内容，请释放空间后重试
unusable-damaged = { $file }：登记册已损坏：{ $detail }；请保留文件副本，并恢复最近的完好备份
unusable-not-empty = { $file }：登记册已有事件（{ $events } 个）；请指定新文件或空数据库
unusable-export = 导出文件第 { $line } 行：{ $detail }；未保存任何内容
unusable-output = 输出无法写入：{ $detail }；请释放空间或指定其他位置
unusable-backup = { $folder }：{ $detail }
unusable-there = { $path }：此处已有内容，未作改动；请指定其他位置
unusable-database = { $file }：数据库报告：{ $detail }；未保存任何内容

# What a call of the interface for programs takes.

api-one-of = 取值为 { $values } 之一
api-number = { $least } 至 { $most } 的整数
api-day = 日期（如 2026-11-23）或时间（如 2026-11-23T09:00:00Z）
api-longest = 最多 { $most } 字节
api-controls = 不含控制字符的文字
api-most-values = 最多 { $most } 个值
api-once = 只能给出一次
api-state = 状态编号，如 in_progress
api-words = 要搜索的文字
api-file-name = 文件名，如 report.pdf
api-text-id = 文本编号：小写字母、数字和连字符
api-idempotency = Idempotency-Key：1 至 { $most } 个可见 ASCII 字符
api-if-match = If-Match：事项的 ETag，或 *
api-changes = 共 { $count } 项变更；请一次发送 1 至 { $most } 项
api-job-stands = 作业 { $number } 正在执行或已完成，保持不变
api-message-stands = 消息 { $number } 正在发送或已送达，不再重发
api-send-json = 请以 application/json 发送
api-send-file = 请以 application/octet-stream 发送文件内容
api-send-form = 请以 application/octet-stream 发送文件内容，或以 multipart/form-data 发送表单
api-json = JSON 在第 { $line } 行第 { $column } 列不符合要求；原因见“cause”（英文）
api-cut-off = 正文未完整到达
api-scope = “{ $name }”不是权限范围；现有 read、write、administer
api-secret = 密钥由 whsec_ 加 24 至 64 字节的 base64 组成
api-digest = digest 为 daily、weekly 或 never
api-mail-bounds = weekday 为 1 至 7，hour 为 0 至 23，remind_days 为 1 至 366
api-form-field = { $name }：最多 { $most } 字节，限一行
api-form-unknown = 表单没有字段“{ $name }”；现有字段为 { $known }
api-form-language = “{ $value }”不是可用语言；请填写 { $known } 之一
api-form-broken = 无法解析表单；请以 multipart/form-data（RFC 7578）发送
api-no-file = 表单的“file”字段中没有文件

# What next, when the register is not sound.

cli-check-record-whole = 事件记录本身完整：`actum db export` 可将其全部导出，`actum db import` 可据此在新文件中建立完好的登记册。
cli-check-record-damaged = 事件记录本身已损坏：请用 `actum restore` 恢复最近的完好备份；此后的内容如无其他副本则已丢失。

# Forms with files.

form-too-large = 文件过大，无法通过表单提交；未作任何更改。请提交较小的文件，或提供其链接
