# 命令行的用语。字段、语气等名称见 common.ftl。

cli-error = 错误：
cli-warning = 警告：
cli-note = 说明：
cli-or = 或
cli-nothing = 无
cli-nobody = （未指明）
cli-percent = { $share }%
cli-proposed = { $body }（建议）
cli-unresolved = { $name }（不在本文内）

## 表头

cli-sure = 把握
cli-look-at = 应查看
cli-id = 标识
cli-abbreviation = 简称
cli-name = 名称
cli-when = 时间
cli-owned = 负责
cli-partner = 参与
cli-proposed-report = 建议报告
cli-through = 经集合机构
cli-edition = 版本
cli-title = 标题
cli-source = 文件
cli-imported = 导入
cli-items = 事项
cli-field = 字段
cli-value = 值
cli-ground = 依据

## 记号的含义

cli-mark-inherited = ^ 由上文的引导句说明
cli-mark-inferred = * 由规则推断，原文未写
cli-mark-doubt = ? 请核对，原因见下
cli-mark-unverified = ~ 尚未与来源核对

## 读取与理解

cli-file = == { $name }
cli-understood = { $language }（{ $basis }，把握{ $sure }），{ $provisions }个条款，{ $commitments }项承诺
cli-language-declared = 由您指定
cli-language-marked = 由文件标明
cli-language-script = 由文字判断
cli-language-words = 由用词判断
cli-encoding = — 按{ $encoding }读取
cli-doubt = ? { $items }：{ $message }
cli-unread = { $total }个条款中有{ $count }个没有提出要求的动词：{ $ids }。请在原文中核对。
cli-limit-flag = 已拒绝；可用 { $flag } 提高上限
cli-occasion-unknown = 没有名为“{ $name }”的会议或时期；`actum occasions` 列出登记册中的会议，docs/formats/packs.md 说明如何添加
cli-refused-file = 已拒绝：{ $name }
cli-extract-done = 已读取{ $files }个文件，拒绝{ $refused }个
cli-refused-more = 另有 { $count } 份被拒绝
cli-extract-progress = { $documents } 份文件，{ $size } MB，{ $rate } MB/s
cli-extract-exists = { $file } 已存在，未作改动。请另取文件名，或加 --resume 接着写，或加 --force 替换
cli-extract-unwritable = 无法写入 { $file }；请检查文件夹、权限和磁盘空间，然后加 --resume 再运行
cli-extract-unreadable = 无法读取 { $file }，因此不能接着写；请检查磁盘，或加 --force 重新开始
cli-extract-foreign = { $file } 不是由 `actum extract --out` 写成，或压缩方式不同；未作改动。请另取文件名，或加 --force 替换
cli-extract-other = { $file } 以 { $document } 结尾，而输入中没有它；请给出与先前相同的输入，或另取文件名
cli-extract-resumed = 从 { $document } 之后继续；已截去未完成文件的 { $bytes } 字节
cli-extract-stopped = 处理 { $files } 份文件后停止；{ $file } 可以接着写：加 --resume 运行同一命令
cli-extract-fault = 本程序的错误，而非文件的问题；请连同该文件一并报告

## 导入

cli-text-id-form = --text-id `{ $id }` 不是合格的标识；请用小写字母、数字和单个连字符，如 wtsa-24-actions
cli-import-new = { $name }：新文本 { $text }，版本 { $edition }，{ $items }个事项
cli-import-unchanged = { $name }：登记册中已有，即 { $edition }；没有任何改动
cli-import-reread = { $name }：重新理解版本 { $edition }：{ $reread }个有变，{ $kept }个照旧，新增{ $added }个，删去{ $dropped }个，{ $left }个经人确认故保持原样
cli-import-changed = 现读法不同：{ $ids }
cli-import-left = 读法已不同，但经人确认，保持原样：{ $ids }
cli-import-language = { $name }：文本 { $text } 的另一语言版本 { $edition }；{ $agreeing }个事项一致，{ $differences }处不同
cli-import-edition = { $name }：{ $previous } 之后的新版本 { $edition }：保留{ $kept }个，改写{ $reworded }个，新增{ $added }个，删去{ $dropped }个
cli-import-added = 新增：{ $ids }
cli-import-reworded = 改写：{ $ids }
cli-import-dropped = 删去（不再适用）：{ $ids }
cli-import-difference = ≠ { $item }，{ $field }：登记册为{ $register }，本版本为{ $edition }
cli-import-proposed = { $count }个事项未指明向谁报告；登记册为每个事项提出建议，并标明为建议。
cli-import-done = 已存入{ $stored }个文件，拒绝{ $refused }个

## 登记册

cli-body-unknown = 没有名为“{ $name }”的机构；`actum bodies --json` 列出全部机构
cli-body-unknown-near = 没有名为“{ $name }”的机构；您是否指 { $near }？
cli-body-ambiguous = 有数个机构名为“{ $name }”：请写标识之一 { $ids }
cli-text-unknown = 登记册中没有文本 `{ $id }`；`actum texts` 列出全部文本
cli-item-unknown = 登记册中没有事项 `{ $id }`；`actum items` 列出全部事项
cli-value-unknown = 不认识 { $flag } `{ $value }`；请写 { $known } 之一
cli-items-some = { $total }个事项中的{ $listed }个；--limit 可列出更多
cli-items-grouped = { $rows }行，共{ $items }个事项
cli-bodies-silent = 另有{ $count }个机构没有事项提及；--json 可列出。
cli-occasions-silent = 另有{ $count }个会议或时期没有到期事项；--json 可列出。
cli-show-heading = { $id }   { $status }   把握{ $sure }   （版本 { $edition }，条款 { $provision }）
cli-inherited-from = 承自 { $provision }：“{ $quote }”
cli-inferred-by = 由规则 { $rule } 推断
cli-inferred-by-from = 由规则 { $rule } 据“{ $quote }”推断
cli-entered-by = 由{ $by }于 { $at } 录入
cli-references = 以此为基础：
cli-referenced-by = 被其引用：
cli-same-provision = 同一条款：
cli-same-group = 同一组：
cli-history = 沿革
cli-check-sound = 完好：核对了{ $events }个事件、{ $rows }行状态
cli-check-unsound = 登记册不完好，问题见上，共{ $findings }处；请保留该文件的副本，并恢复最近的完好备份

## 报告

cli-report-kind = { $file }：由扩展名决定报告种类；请以 .docx、.xlsx、.pdf、.json、.csv 或 .ics 结尾
cli-export-done = { $file }：{ $provisions } 条规定，{ $commitments } 项承诺
cli-export-unknown = { $name } 既不是文件，也不是登记册中的文本；`actum texts` 列出各文本
cli-export-language = 登记册中没有 { $text } 的 { $language } 文本；现有：{ $known }
cli-report-exists = { $file } 已存在，未作改动。请另取名称，或加 --force 替换
cli-report-unwritable = 无法写入 { $file }，没有留下不完整的文件；请检查文件夹、权限和磁盘空间
cli-report-done = { $file }：{ $items }个事项，{ $bytes }字节

## 服务器

cli-serve-ready = 登记册已在 { $address } 打开
cli-serve-stop = 按 Ctrl-C 结束。
cli-serve-ended = 已结束。
cli-serve-remote = 其他计算机可以访问 { $address }。请加 --sign-in 让人员登录，或加 --allow-remote 让能访问者只读整个登记册；也可使用 127.0.0.1
cli-serve-in-use = { $address } 已被其他程序占用；请结束该程序，或另用端口 --listen 127.0.0.1:8081
cli-serve-forbidden = 本账户不得使用 { $address }；请使用 1023 以上的端口，如 --listen 127.0.0.1:8080
cli-serve-unusable = 无法在 { $address } 上监听：{ $error }；请查明本机地址，或使用 --listen 127.0.0.1:8080
cli-demo-register = 示例在 { $file }
cli-audit-no-register = “{ $name }”不是文件，而且没有 --db 就不能作为案文的标识；请给出文件，或用 --db 指定登记册
cli-audit-unknown = “{ $name }”既不是文件，也不是本登记册中案文的标识；`actum texts` 列出所有案文

## 保存与迁移

cli-db-ready = { $register }：已是最新，{ $events } 个事件
cli-db-exported = { $file }：{ $events } 个事件，{ $contents } 份文件和解读
cli-db-unreadable = 无法读取 { $file }；请检查文件名和权限
cli-db-imported = { $register }：已接收 { $events } 个事件
cli-backup-done = { $folder }：{ $events } 个事件，{ $bytes } 字节，已验证
cli-restore-aside = 原有的登记册现为 { $file }
cli-restore-done = { $register }：已恢复 { $events } 个事件，截至 { $at }
