# 登记册的视图：时间线、看板、工作量、所选栏目、批量更改、其他日期。

## 视图

views-label = 登记册视图
view-list = 列表
view-timeline = 时间线
view-board = 看板
view-load = 工作量
register-search-items = 搜索事项

## 其他日期

as-of-menu = 截至某日
as-of-day = 日期
as-of-show = 显示
as-of-difference = 此后的变化
as-of-shown = 所示为{ $day }结束时的状态。
as-of-present = 返回当前

## 栏目与分组

arrange-menu = 栏目与分组
arrange-columns = 栏目
arrange-group = 分组依据
arrange-no-group = 不分组
arrange-apply = 应用
group-month = 到期月份
group-occasion = 会议
group-no-day = 日期未知
group-no-instrument = 无落实手段

## 时间线

timeline-lanes = 泳道
timeline-by-owner = 按责任方
timeline-by-occasion = 按会议
timeline-dates = 单独日期
timeline-others = 其他各方
timeline-today = 今天
timeline-overdue = 已逾期
timeline-soon = 即将到期
timeline-ahead = 日后到期
timeline-done = 已交付或已结束
timeline-overdue-count = 逾期：{ $count }
timeline-drawn = 已绘制事项：{ $count }。
timeline-undated = 无日期：{ $count }
timeline-empty = 符合筛选条件的事项均无到期日。
timeline-earlier = 更早
timeline-later = 更晚
timeline-table = 以表格显示
timeline-listed = 按日期顺序，自首项起：{ $count }

## 看板

board-empty = 此处为空
board-move = 移动
board-more = 显示更多
board-drop-reason = 此移动须说明理由：请填写后提交。
board-drop-never = 该事项无法从当前状态移至此处。

## 工作量

load-owners = 按责任方
load-owners-about = 各机构负责的事项，逾期最多者在前。
load-meetings = 按会议
load-meetings-about = 各次会议或全会应完成的事项，按时间排列。
load-open = 待办
load-total = 合计
load-bar = 比例：逾期、即将到期、其他
load-empty = 此处没有符合筛选条件的内容。

## 批量更改

bulk-choose = 选择
bulk-choose-item = 选择事项
bulk-change = 更改所选事项…
bulk-change-all = 更改全部匹配事项（{ $count }）…
bulk-title = 更改多个事项
bulk-title-preview = 更改预览
bulk-title-done = 更改结果
bulk-title-undone = 撤销结果
bulk-chosen = 已选事项：{ $count }。
bulk-beyond = 另有超出单次更改上限的匹配事项：{ $count }。请进一步筛选，或稍后重复操作。
bulk-what = 要更改什么？
bulk-do-confirm = 确认：要求与所示一致
bulk-do-status = 转为状态
bulk-do-owner-add = 增加责任方
bulk-do-owner-remove = 移除责任方
bulk-do-due = 设定期限
bulk-do-tag-add = 增加标签
bulk-do-tag-remove = 移除标签
bulk-do-priority = 设定优先级
bulk-said-confirm = 确认。
bulk-said-status = 转为“{ $value }”。
bulk-said-owner-add = 增加责任方 { $value }。
bulk-said-owner-remove = 移除责任方 { $value }。
bulk-said-due = 期限设为{ $value }。
bulk-said-tag-add = 增加标签：{ $value }。
bulk-said-tag-remove = 移除标签：{ $value }。
bulk-said-priority = 优先级设为：{ $value }。
bulk-preview = 预览更改
bulk-apply = 执行更改（{ $count }）
bulk-cancel = 不作更改
bulk-back = 返回登记册
bulk-undo = 撤销这些更改
bulk-undo-reason = 撤销批量更改
bulk-outcomes = 逐项结果
bulk-outcome = 结果
bulk-before = 原值
bulk-after = 新值
bulk-will-change = 将更改
bulk-changed = 已更改
bulk-same = 已是如此
bulk-is-refused = 将被拒绝
bulk-was-refused = 被拒绝
bulk-undone = 已撤销
bulk-not-undone = 保持不变
bulk-count-changing = 更改：{ $count }。
bulk-count-same = 已是如此：{ $count }。
bulk-count-refused = 被拒绝：{ $count }。
bulk-none-chosen = 未选择任何事项。请返回列表勾选事项后重试。
bulk-no-change = 请选择要更改的内容。
bulk-no-status = 请选择新状态。
bulk-no-owner = 请选择机构。
bulk-no-day = 请填写日期。
bulk-no-tags = 请至少填写一个标签。

## 已存视图

saved-views = 已存视图
saved-views-none = 尚无已存视图。请按需筛选、排序和分组，然后命名保存。
saved-views-shared = 他人共享的视图
saved-view-name = 将此视图存为
saved-view-share = 所有人可见
saved-view-shared = 共享
saved-view-keep = 保存
saved-view-remove = 删除
saved-view-kept = 视图已保存。
saved-view-removed = 视图已删除。
saved-view-no-name = 请为视图命名。
saved-view-too-long = 视图名称或地址过长；请缩短名称或减少筛选条件。
saved-view-too-many = 已达视图数量上限；请先删除一个。

## 差异与历史

value-changed = { $field }：由“{ $before }”改为“{ $after }”
difference-title = 变化情况
difference-from = 自该日结束时
difference-to = 至该日结束时
difference-new = 新列入登记册。
difference-gone = 仅见于较早日期。
difference-edition = 已转入版本 { $edition }。
difference-clause = 条款措辞已改变。
difference-claims = 新增完成声明：{ $count }。
difference-evidence = 新增证明材料：{ $count }。
difference-notes = 新增备注：{ $count }。
difference-progress = 已完成 { $percent } %。
difference-count-new = 新增：{ $count }。
difference-count-changed = 有变化：{ $count }。
difference-count-gone = 消失：{ $count }。
difference-beyond = 另有未显示：{ $count }。请选择更接近的日期。
difference-none = 两个日期之间没有差异。

## 事项

item-print = 打印
item-untranslated = 没有您所用语言的版本；条款以下列语言显示：{ $language }。
item-builds-on = 所引用的事项
item-alike = 相似事项
dependencies-title = 依赖关系
dependencies-waits-for = 等待
dependencies-waited-for = 被下列事项等待
print-back = 返回事项
print-made = 截至{ $moment }

## 日历

calendar-title = 日历
calendar-lede = 会议与全会、各自的到期事项及须报告事项。
calendar-month = 月份
calendar-months = 月份
calendar-previous = 上个月
calendar-this = 本月
calendar-next = 下个月
calendar-occasions = 所有会议
calendar-due = 到期：{ $count }
calendar-to-report = 待报告：{ $count }
calendar-undated = 本月内，日期未定
calendar-agenda = 自本月起
calendar-agenda-empty = 未来两年内没有已知会议。
weekday-short-1 = 周一
weekday-short-2 = 周二
weekday-short-3 = 周三
weekday-short-4 = 周四
weekday-short-5 = 周五
weekday-short-6 = 周六
weekday-short-7 = 周日
agenda-title = 待报告事项
agenda-about = 文本要求向{ $body }报告的事项，以及规则建议报告的事项（尚未结束者）。
agenda-due = 本次会议前到期
agenda-delivered = 已交付，尚未结束
agenda-any-time = 无日期：此为下次会议
agenda-also-due = 本次会议另有到期事项
agenda-nothing = 本次会议无须报告事项。
agenda-files = 本次会议报告：
error-no-occasion = 没有此会议
error-no-occasion-what = 登记册和知识包中均无此标识的会议。
error-no-occasion-next = 请从会议列表中选择。
as-of-moment = 所示为{ $moment }的状态。
