# 文本各事项在后续版本中的去留，以文件形式提供。
succession-changed = 变动之处
succession-bold = 另一版本所没有的文字以粗体显示。
succession-files = 下载
succession-file-about = 同一报告的文件，采用本页语言。
cli-succession-kind = 无法写入 { $file }：文件名须以 .docx、.xlsx 或 .pdf 结尾
