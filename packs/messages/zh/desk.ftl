# 待我处理、导入文本、审核、按键。

## 按键

keys-title = 按键
keys-help = 显示这些按键
keys-next = 列表中的下一项
keys-previous = 列表中的上一项
keys-escape = 从字段返回列表
keys-on = 启用单键操作
keys-close = 关闭

## 页首

nav-desk = 待办

## 历史

event-claim-reopened = 对申报 { $claim } 的决定已撤回

## 待我处理的事项

desk-title = 待我处理的事项
desk-waiting =
    { $count ->
        [0] 没有待决事项。
       *[other] 有 { $count } 项待处理。
    }
desk-empty-lede = 尚未导入任何内容。请从一份已通过的文本开始。
desk-for-all = 面向所有机构。
desk-speaking-for = 代表
desk-choose = 代表谁？
desk-choose-bodies = 显示这些机构的待办事项
desk-choose-these = 显示所选
desk-choose-all = 全部显示
desk-choose-positions = 按我的职务
desk-overdue = 已逾期
desk-overdue-none = 没有逾期事项。
desk-soon = 即将到期
desk-soon-none = 未来几周没有到期事项。
desk-stale = 长期无进展
desk-stale-none = 所有未结事项近期均有进展。
desk-mine = 全部未结事项
desk-mine-none = 这些机构没有未结事项。
desk-claims = 待裁定的申报
desk-claims-none = 没有待裁定的申报。
desk-review = 待审核
desk-review-none = 所有事项均已有人审阅。
desk-all =
    { $count ->
       *[other] 查看全部 { $count } 项
    }
desk-news = 上次访问以来的新情况
desk-news-none = 其他人没有新的动态。
desk-news-more =
    { $count ->
       *[other] 另有 { $count } 项发生变化。
    }
desk-mentioned = 提到了您
desk-seen = 我已看过
desk-progress = 进行中的审核
desk-quiet = 无待办之处
desk-open = 打开事项
desk-in-review = 在文本中查看
desk-claimed = 申报：
desk-evidence =
    { $count ->
        [0] 无证据
       *[other] { $count } 件证据
    }
desk-decline = 驳回…
decide-undo = 撤销
decide-conflict = 未作更改：{ $by } 已于 { $at } 修改了同一内容。此处显示当前状态；您输入的内容保留在下方。
done-confirm = 事项 { $item } 已确认。
done-reject = 事项 { $item } 已否决。
done-move = 事项 { $item } 的状态已更改。
done-accept = 事项 { $item } 的一项申报已接受。
done-decline = 事项 { $item } 的一项申报已驳回。
done-undo = 事项 { $item } 已恢复原状。

## 导入文本

first-title = 导入第一份文本
first-lede = 请选择一份已通过文本的文件，或粘贴其文字。Actum 会读出谁须与谁一起、在何时之前做什么，并与所依据的文字并列显示。未经人员确认，任何内容均不生效。
first-not-allowed = 请联系秘书处导入文本：您的职务无此权限。
first-steps = 后续步骤
first-step-import = 导入一种或多种语言的文本。
first-step-review = 审核所理解的内容：确认、更正、拆分、否决。
first-step-follow = 跟进：负责方记录进展并附证据，由他人接受。
first-step-report = 报告：按机构生成 Word、Excel 或 PDF 格式的行动计划。
first-example = 或先浏览一下
first-example-about = 自带示例：一届全会的行动，两种语言。
first-example-load = 载入示例
first-command = 命令行方式：
import-title = 导入文本
import-lede = 新文本、已有文本的另一语言版本或后续版本。
import-open = 导入文本…
import-file = 文件
import-forms = Word (.docx)、OpenDocument (.odt)、PDF、网页、纯文本、Akoma Ntoso；阿拉伯文、中文、英文、法文、俄文和西班牙文；最大 50 MiB。
import-paste = 或粘贴文本文字
import-more = 补充说明
import-text = 文本标识
import-text-about = 小写字母、数字和连字符；留空则取自文件名。填写已有文本的标识即导入其另一版本或语言。
import-name = 标题
import-language = 语言
import-language-found = 根据文字识别
import-button = 读取

## 审核

review-reject = 否决…
nav-review = 审核
review-title = 审核
review-lede = 文本及对其的理解。正确的予以接受，其余的更正或否决；在此之前均不生效。
review-progress = 已裁定 { $decided } / { $total }
review-none = 未从该文本中识别出任何要求。请阅读原文以确认。
review-queue-lede = 所有文本中已提取而尚无人裁定的内容，最存疑者在前。
review-queue-empty = 可导入另一份文本，或跟进已确认的事项。
review-sure = 把握
review-edit = 更正
review-edit-about = 请更正错误之处；未改动的字段保持不变。机构可用其任一名称，日期写作 2027-10-31，会议用其名称。
review-several = 多项用分号隔开
review-take = 取用文中选定的文字
review-split = 拆分
review-split-parts = 应做之事，每行一项
review-split-do = 按此拆分
review-merge = 合并
review-merge-others = 将以下事项并入本项
review-merge-do = 合并
review-cancel = 保持原样
review-page-before = 前一部分
review-page-after = 后一部分
review-here = 同时在场
review-other = { $name }
review-other-at = { $name }（事项 { $item }）
review-held = { $name } 正在处理（{ $at }）
review-reason-1 = 此处未提出要求。
review-reason-2 = 与另一事项重复。
review-reason-3 = 属于另一事项。
review-reason-4 = 不属我方跟进范围。
done-reopen = 对事项 { $item } 的裁定已撤回。
done-save = 事项 { $item } 已更正。
done-split = 事项已拆分；{ $item } 为其第一部分。
done-merge = 其他事项已并入 { $item }。

## 导入报告

import-which = 哪份文本？
import-another = 再导入一份
import-nothing = 请选择文件或粘贴文本；未导入任何内容。
import-doubtful = 待核对
import-outcome-new = 新文本
import-outcome-unchanged = 已存在，未作更改
import-outcome-reread = 文字相同，理解更佳
import-outcome-language = 另一语言版本
import-outcome-edition = 后续版本
import-added =
    { $count ->
       *[other] 新增 { $count } 项
    }
import-kept =
    { $count ->
       *[other] { $count } 项不变
    }
import-reworded =
    { $count ->
       *[other] { $count } 项内容有变
    }
import-left =
    { $count ->
       *[other] { $count } 项已确认，保持原样
    }
import-dropped =
    { $count ->
       *[other] { $count } 项不再适用
    }
import-agreeing =
    { $count ->
       *[other] { $count } 项两种语言一致
    }
import-differences =
    { $count ->
       *[other] 两种语言间有 { $count } 处差异
    }
import-review = 立即审核
import-read = 在文本中阅读
import-refused = 无法导入 { $file }；未保存任何内容。
import-refused-id = 文本标识格式不符：应为小写字母、数字和连字符。{ $file } 未保存。
import-refused-large = { $file } 超出大小限制。请拆分文件或使用命令行导入。
import-refused-locked = { $file } 有密码保护。请另存为无密码文件后重新导入。
import-refused-pictures = { $file } 仅含页面图像。请先进行文字识别，再导入结果。
import-refused-empty = { $file } 中没有文字。请用原程序打开查看。
import-refused-kind = 无法读取 { $file } 的文件类型。请另存为 .docx、.odt、PDF 或文本后重新导入。
