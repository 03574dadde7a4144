error-too-large = This is too large
error-too-large-what = A request may bring 50 MB at most, and this one says that it brings more. Nothing of it was read.
error-too-large-next = Make the file smaller, or put it where others can reach it and attach a link to it.
