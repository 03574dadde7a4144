# 全文搜索：网页和命令。

search-title = 搜索
search-box = 全站搜索
search-box-hint = 搜索文本和事项
search-button = 搜索
search-how = 可输入六种语文的词语，词形不限。“引号中的词语”须连续出现；减号后的词语（-词语）予以排除。
search-hits =
    { $count ->
        [0] 未找到结果
       *[other] { $count } 条结果
    }
search-nothing-next = 没有任何内容包含这些词语。请减少或更换词语，或取消某项筛选。
search-some = 没有任何内容包含全部词语；以下结果包含其中大部分。
search-corrected = 未出现“{ $typed }”；已改为搜索：{ $taken }。
search-left-aside = 只搜索了前面的词语，其余 { $count } 个未计入。
search-words-empty = 没有可搜索的词语或数字，请至少输入一个。
search-words-only-excluded = 只有要排除的词语，请加上要搜索的词语。
search-words-too-long = 共 { $characters } 个字符，超过一次搜索的上限（{ $limit }），请缩短。
search-behind = 索引正在更新，尚有 { $count } 项变更未计入。
search-off = 本服务器没有全文索引，请使用登记册页面上的搜索。
search-kind = 类别
search-kind-item = 事项
search-kind-text = 文本
search-kind-provision = 条款
search-kind-claim = 申报
search-kind-evidence = 证据
search-kind-note = 备注
search-one-item = 事项 { $item }
search-one-text = 文本
search-one-provision = 条款 { $number }
search-one-provision-plain = 条款
search-one-claim = 事项 { $item } 的申报
search-one-evidence = 事项 { $item } 的证据
search-one-note = 事项 { $item } 的备注
search-language = 语文
search-before = 上一页
search-after = 下一页
search-earlier = 旧版
search-editions-all = 包括旧版
search-editions-latest = 仅限最新版
cli-search-rebuilt = 索引已重建，共 { $count } 条记录。
cli-search-replaced = 原索引无法使用（{ $reason }），已重建。
cli-search-memory = 索引无法保存在 { $folder }（{ $error }），仅为本次搜索临时建立。
cli-search-no-words = 要搜索什么？请输入词语，或使用 --rebuild。
