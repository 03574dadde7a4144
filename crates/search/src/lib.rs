//! Full text in six languages: an index beside the register, made anew from it at any time.
