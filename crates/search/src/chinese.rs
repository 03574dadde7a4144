//! Chinese words.

use std::sync::LazyLock;

use jieba_rs::Jieba;

/// The dictionary, read when the first Chinese words come.
static DICTIONARY: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Cuts a run of Chinese characters into the words of the dictionary; characters that are in no
/// word stand alone.
pub(crate) fn words(run: &str) -> Vec<&str> {
    DICTIONARY.cut(run, false).into_iter().map(|token| token.word).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_cut_and_nothing_is_lost() {
        let run = "电信标准化局主任";
        let words = super::words(run);
        assert!(words.contains(&"主任"), "{words:?}");
        assert_eq!(words.concat(), run);
    }
}
