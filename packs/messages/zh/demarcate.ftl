# Lines between groups and bodies, as the command line says them.

cli-demarcate-gathered = 各方共有 { $of } 项成果，其中 { $works } 项属于该主题；目录截至 { $until }
cli-demarcate-expansion = 各项成果以“{ $short }”表示“{ $long }”
cli-demarcate-part = 分主题
cli-demarcate-party = 参与方
cli-demarcate-line = 建议的界线
cli-demarcate-why = 理由
cli-demarcate-remainder = 没有共同主题的成果
cli-demarcate-line-open = 待定
cli-demarcate-line-joint = 共同负责
cli-demarcate-line-joint-led = 共同负责，由 { $party } 牵头
cli-demarcate-why-sole = 只有 { $party } 有成果（{ $works } 项）
cli-demarcate-why-majority = { $of } 项成果中 { $party } 有 { $works } 项
cli-demarcate-why-divided = { $of } 项成果由多方各占相当一部分
cli-demarcate-why-pairs = 不同参与方之间有 { $pairs } 对相近的成果
cli-demarcate-why-few = 成果太少，无法判断（{ $works } 项）
cli-demarcate-why-first = { $party } 最早开始（{ $year } 年）
cli-demarcate-why-latest = { $party } 的成果最新（{ $year } 年）
cli-demarcate-why-none = 除主题外没有共同之处
cli-demarcate-no-party = 目录中没有小组或机构“{ $name }”的成果；现有的包括 { $known }
cli-demarcate-no-works = “{ $name }”在各方成果中没有自己的成果；请另指定小组或机构
cli-demarcate-two-parties = 界线至少在两个不同的小组或机构之间；请再指定一个
cli-demarcate-no-topic = 未指定主题；请用 --topic 给出词语
cli-demarcate-nothing = 各方的 { $works } 项成果都不含主题词语；请换用其他词语，或给出多个 --topic
