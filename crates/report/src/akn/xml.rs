//! Writing XML: elements that close themselves in order, characters that XML allows.

/// XML being written.
#[derive(Debug, Default)]
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
    /// Whether the last thing written was a start tag that is still without its `>`.
    unfinished: bool,
    /// Elements around a piece.
    depth: usize,
    /// How deep the element lies in whose words blanks count.
    inline: Option<usize>,
}

impl Xml {
    pub(super) fn new() -> Self {
        Self {
            out: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"),
            ..Self::default()
        }
    }

    /// A piece that will stand inside `depth` elements of another.
    pub(super) fn inside(depth: usize) -> Self {
        Self { depth, ..Self::default() }
    }

    /// Adds a piece made with [`Xml::inside`].
    pub(super) fn append(&mut self, piece: &Xml) {
        self.finish();
        self.out.push_str(&piece.out);
    }

    /// Begins an element on a line of its own, or in the words that are being written.
    pub(super) fn start(&mut self, name: &'static str) -> &mut Self {
        self.finish();
        if self.inline.is_none() {
            self.indent();
        }
        self.out.push('<');
        self.out.push_str(name);
        self.open.push(name);
        self.unfinished = true;
        self
    }

    /// Begins an element that holds words: blanks in it count.
    pub(super) fn start_words(&mut self, name: &'static str) -> &mut Self {
        self.start(name);
        if self.inline.is_none() {
            self.inline = Some(self.open.len());
        }
        self
    }

    /// Adds an attribute to the element that was begun last.
    pub(super) fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escape(value, true);
        self.out.push('"');
        self
    }

    /// Adds an attribute when there is a value.
    pub(super) fn attribute_if(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        if let Some(value) = value {
            self.attribute(name, value);
        }
        self
    }

    pub(super) fn text(&mut self, words: &str) {
        self.finish();
        self.escape(words, false);
    }

    /// Ends the element begun last.
    pub(super) fn end(&mut self) {
        let Some(name) = self.open.pop() else { return };
        let inside = self.inline.is_some_and(|depth| depth > self.open.len() + 1);
        let words = self.inline.is_some();
        if self.inline == Some(self.open.len() + 1) {
            self.inline = None;
        }
        if self.unfinished {
            self.out.push_str("/>");
            self.unfinished = false;
            return;
        }
        if !inside && !words {
            self.indent();
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element without contents.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name);
        for (name, value) in attributes {
            self.attribute(name, value);
        }
        self.end();
    }

    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.end();
        }
        self.out.push('\n');
        self.out.into_bytes()
    }

    fn finish(&mut self) {
        if self.unfinished {
            self.out.push('>');
            self.unfinished = false;
        }
    }

    fn indent(&mut self) {
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        for _ in 0..self.depth + self.open.len() {
            self.out.push_str("  ");
        }
    }

    fn escape(&mut self, words: &str, quoted: bool) {
        for character in words.chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' if quoted => self.out.push_str("&quot;"),
                // Kept apart from line ends of the file.
                '\t' => self.out.push_str("&#9;"),
                '\n' => self.out.push_str("&#10;"),
                '\r' => self.out.push_str("&#13;"),
                // XML 1.0, production 2: no other characters are allowed, not even as references.
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => self.out.push('\u{fffd}'),
                _ => self.out.push(character),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_count_in_words_and_not_around_them() {
        let mut xml = Xml::new();
        xml.start("a").attribute("b", "1 < \"2\"");
        xml.start_words("p");
        xml.text("x & ");
        xml.start_words("ref").attribute("href", "#y");
        xml.text("y");
        xml.end();
        xml.text(" z\u{1}");
        xml.end();
        xml.empty("c", &[]);
        let written = String::from_utf8(xml.into_bytes()).unwrap();
        assert_eq!(
            written,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"1 &lt; &quot;2&quot;\">\n  \
             <p>x &amp; <ref href=\"#y\">y</ref> z\u{fffd}</p>\n  <c/>\n</a>\n"
        );
    }
}
