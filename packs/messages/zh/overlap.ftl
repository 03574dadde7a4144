# Catalogues and overlap, as the command line says them.

cli-catalogue-imported = { $name }：{ $records } 条记录；读取文件或部分 { $read } 个，未变 { $unchanged } 个，已消失 { $gone } 个
cli-catalogue-fault = 已修复或标记：{ $fault }，{ $count } 次
cli-catalogue-unread = 未能读取 { $place }：{ $reason }
cli-catalogue-unread-more = 另有 { $more } 个未能读取；用 --json 可列出全部
cli-catalogue-not-utf8 = 不是 UTF-8 编码
cli-catalogue-broken = 已损坏（{ $detail }）
cli-catalogue-too-large = 超出限制（{ $detail }）
cli-catalogue-no-identifier = 没有标识符，无从得知是哪份文件
cli-catalogue-not-a-record = 不是目录记录（{ $detail }）
cli-catalogue-empty = { $folder } 中没有目录；请用 `actum catalogue import 路径` 读入，或用 --catalogue 指定其他文件夹
cli-catalogue-body = 机构
cli-catalogue-works = 文件数
cli-catalogue-editions = 版本数
cli-catalogue-abstracts = 有摘要
cli-catalogue-groups = 有组别
cli-overlap-chance = 概率
cli-overlap-work = 文件
cli-overlap-other = 另一文件
cli-overlap-shared = 共同之处
cli-overlap-none = 已查找，未发现任何结果。
cli-overlap-no-work = 目录中没有编号或标识为“{ $name }”的文件；`actum catalogue list` 列出有哪些机构
cli-overlap-no-body = 目录中没有机构“{ $name }”的文件；现有 { $known }
cli-overlap-no-group = 目录中没有组别“{ $name }”的文件；现有（部分）{ $known }
cli-overlap-unreadable = 无法读取 { $file }：{ $error }
cli-overlap-too-large = { $file } 超过 { $bytes } 字节；请只给出说明工作内容的部分
cli-overlap-not-utf8 = { $file } 不是 UTF-8 编码；请另存为 UTF-8 纯文本
