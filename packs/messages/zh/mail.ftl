# 后台作业和发给个人的邮件。

## 作业

jobs-nav = 作业
jobs-title = 后台作业
jobs-lede = 页面之外完成的工作：发送邮件、调用其他系统、清理。失败的作业会隔越来越长的时间重试；彻底失败的作业留在这里，等待有人处理。
jobs-number = 编号
jobs-kind = 类型
jobs-state = 状态
jobs-attempts = 尝试次数
jobs-when = 时间
jobs-failure = 失败原因
jobs-state-waiting = 等待中
jobs-state-running = 执行中
jobs-state-done = 已完成
jobs-state-dead = 彻底失败
jobs-counts = 等待中 { $waiting } 项（其中到期 { $due } 项），执行中 { $running } 项，彻底失败 { $dead } 项
jobs-worked = 完成 { $done } 项，待重试 { $failed } 项，彻底失败 { $dead } 项
jobs-retried = 作业 { $number } 已重新排入
jobs-dropped = 作业 { $number } 已移除
jobs-none = 没有处于失败或等待状态的作业 { $number }；用 `actum jobs list` 查看全部作业
jobs-empty = 这里没有作业。
jobs-all = 全部
jobs-retry = 重试
jobs-drop = 移除
jobs-due-since = 最早到期的作业自{ $moment }起一直在等待。
jobs-last-done = 最近一次完成作业的时间：{ $moment }。
jobs-never-done = 尚未完成过任何作业。
jobs-no-worker = 似乎没有进程在执行作业。请启动 `actum serve`（不带 --no-jobs），或运行 `actum jobs run`。

## 邮件

mail-subject-digest = 后续工作：有 { $count } 个项目等待您处理
mail-subject-reminder = 提醒：有 { $count } 个项目即将到期
mail-subject-test = 来自登记册的测试邮件
mail-greeting = { $name }，您好：
mail-intro-digest = 以下是截至{ $date }登记册中等待您处理的事项。
mail-intro-reminder = 截至{ $date }，您所在机构的以下项目即将到期。
mail-intro-test = 这封{ $date }的邮件表明，登记册的邮件可以送达您。无需任何操作。
mail-section-overdue = 已逾期
mail-section-due-soon = 即将到期
mail-section-action-needed = 需要您的机构采取行动
mail-section-claims-waiting = 等待您决定的声明
mail-section-newly-assigned = 新分配给您的机构
mail-section-mentions = 提到您的备注
mail-section-stale = 长期未更新
mail-due = 期限：{ $date }
mail-due-today = 今天到期（{ $date }）
mail-due-in = 期限：{ $date }，还有 { $count } 天
mail-due-passed = 期限：{ $date }，已过 { $count } 天
mail-more = 查看全部：另有 { $count } 项未在此列出
mail-seen = 将 { $item } 标为已阅
mail-seen-label = 标为已阅：
mail-why = 您收到此邮件，是因为您在此登记册中有账户：
mail-settings = 更改发送给您的内容
mail-settings-label = 更改发送给您的内容：
mail-unsubscribe = 不再接收此类邮件
mail-unsubscribe-label = 不再接收此类邮件：
mail-links-until = 用于标为已阅和停止接收的链接有效期至{ $date }。这些链接代表您本人操作，请勿转发。

## Signed links of letters

mail-link-seen-title = 标为已阅
mail-link-seen = 项目 { $item } 在发生变化之前将不再出现在您的邮件中。
mail-link-seen-do = 标为已阅
mail-link-seen-done = 项目 { $item } 已标为已阅，在发生变化之前不再出现在您的邮件中。
mail-link-stop-title = 停止接收邮件
mail-link-stop-digest = 将不再向您发送待办事项汇总。
mail-link-stop-reminder = 将不再向您发送期限提醒。
mail-link-stop-do = 不再接收此类邮件
mail-link-stop-done = 已完成。将不再向您发送此类邮件。
mail-link-invalid = 此链接无效
mail-link-invalid-next = 链接被改动或截断。请从邮件中重新完整复制，或打开登记册。
mail-link-expired = 此链接已过期
mail-link-expired-next = 请打开登记册并登录，再完成您要做的操作。
mail-link-item = 显示该项目
mail-link-register = 打开登记册

## The page of what is sent

mail-page-title = 发给我的邮件
mail-page-lede = 登记册发送到以下地址的内容：
mail-choose = 我要接收的内容
mail-field-digest = 等待我处理的全部事项
mail-digest-daily = 每天
mail-digest-weekly = 每周一次
mail-digest-never = 从不
mail-field-weekday = 每周邮件的发送日
mail-weekday-1 = 星期一
mail-weekday-2 = 星期二
mail-weekday-3 = 星期三
mail-weekday-4 = 星期四
mail-weekday-5 = 星期五
mail-weekday-6 = 星期六
mail-weekday-7 = 星期日
mail-field-hour = 不早于几点（0 至 23）
mail-field-remind = 到期前提醒我
mail-field-remind-days = 提前多少天
mail-field-language = 邮件语言
mail-language-account = 与我的账户相同
mail-field-zone = 时区
mail-field-zone-about = tz 数据库中的名称，例如 Africa/Dakar 或 Asia/Tokyo；不确定时用 UTC。
mail-save = 保存
mail-saved = 已保存。
mail-zone-unknown = 此服务器不认识该时区。请填写 Europe/Zurich 之类的名称，或 UTC。
mail-not-sent-here = 此服务器目前不发送邮件。您的选择会保留到它开始发送时。
mail-preview = 我现在会收到的邮件
mail-preview-do = 显示
mail-letters = 记录在案的邮件
mail-letters-none = 尚未向您发送过邮件。
mail-kind-digest = 等待您处理的事项
mail-kind-reminder = 提醒
mail-state-going = 正在发送，或在发送中断
mail-state-sent = 已发送
mail-state-nothing = 没有内容，未发送
mail-state-refused = 被邮件服务器拒收
mail-state-uncertain = 不知是否送达
jobs-more = 更早的作业

## Progress in lists, links of evidence

row-progress = 已完成 { $percent } %
row-periods-met = 已达到目标：{ $periods }
evidence-seen = 查阅日期：{ $date }
form-address-seen = 查阅日期（留空即为今天）

## Command line

cli-mail-no-sender = 缺少发件人：请给出 --mail-from "Register <register@example.org>" 或设置 ACTUM_MAIL_FROM
cli-mail-bad-address = “{ $address }”不是登记册的地址；请写成 https://register.example.org/
cli-mail-no-person = 没有“{ $person }”这个人；请给出账户的编号（p3）或邮件地址
cli-mail-nothing = 目前没有要告知{ $name }的内容，不会发出邮件。
cli-mail-not-set-up = 尚未设置邮件：请给出 --mail smtp://user@host:587 或 folder:PATH，或设置 ACTUM_MAIL
cli-mail-sent = 服务器已接收发往 { $to } 的邮件（{ $id }）
cli-mail-not-sent = 发往 { $to } 的邮件未能发出：{ $error }
