//! Writing simple HTML.

/// HTML under construction: what is put in as words is escaped, what is put in as markup is not and
/// never comes from outside.
#[derive(Debug, Default)]
pub(crate) struct Html(String);

impl Html {
    /// Markup of this program.
    pub(crate) fn markup(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Words of anybody.
    pub(crate) fn words(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                letter => self.0.push(letter),
            }
        }
        self
    }

    /// A link.
    pub(crate) fn link(&mut self, address: &str, words: &str) -> &mut Self {
        self.markup("<a href=\"").words(address).markup("\">").words(words).markup("</a>")
    }

    pub(crate) fn finish(self) -> String {
        self.0
    }
}
