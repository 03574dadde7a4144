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
