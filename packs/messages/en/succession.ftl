# What became of the items of a text with a later edition, as a file.
succession-changed = What changed
succession-bold = Words that the other edition does not have stand in bold.
succession-files = To download
succession-file-about = The same as a file, in the language of this page.
cli-succession-kind = { $file } cannot be written: the name has to end in .docx, .xlsx or .pdf
