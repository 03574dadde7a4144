//! The one place where XML is written.

use std::borrow::Cow;

/// Whether XML 1.0 allows the character in a document (production 2, `Char`).
fn is_legal(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}')
        || character >= '\u{10000}'
}

/// The text without the control characters and non-characters that XML 1.0 forbids.
///
/// ```
/// use actum_ooxml::write::without_illegal_characters;
/// assert_eq!(without_illegal_characters("a\u{0}b\u{1b}c\u{ffff}\n"), "abc\n");
/// ```
pub fn without_illegal_characters(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_legal) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|character| is_legal(*character)).collect())
    }
}

/// A growing XML document. Elements close themselves, text and attributes are escaped.
pub(super) struct Xml {
    buffer: String,
}

impl Xml {
    /// An empty document with its declaration.
    pub(super) fn document() -> Self {
        Self {
            buffer: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
        }
    }

    /// A stretch without a declaration.
    pub(super) fn fragment() -> Self {
        Self { buffer: String::new() }
    }

    /// A value as it may stand between double quotation marks.
    pub(super) fn attribute_value(value: &str) -> String {
        let mut xml = Self::fragment();
        xml.escaped(value, true);
        xml.finish()
    }

    /// An element with content.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        content: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        self.buffer.push('>');
        content(self);
        self.buffer.push_str("</");
        self.buffer.push_str(name);
        self.buffer.push('>');
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.open(name, attributes);
        self.buffer.push_str("/>");
    }

    /// An element without content whose only attribute is `w:val`.
    pub(super) fn value(&mut self, name: &'static str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element that holds only text.
    pub(super) fn text_element(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        text: &str,
    ) {
        self.element(name, attributes, |xml| xml.text(text));
    }

    /// Text content.
    pub(super) fn text(&mut self, text: &str) {
        self.escaped(text, false);
    }

    /// The document as a string.
    pub(super) fn finish(self) -> String {
        self.buffer
    }

    fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.buffer.push('<');
        self.buffer.push_str(name);
        for (attribute, value) in attributes {
            self.buffer.push(' ');
            self.buffer.push_str(attribute);
            self.buffer.push_str("=\"");
            self.escaped(value, true);
            self.buffer.push('"');
        }
    }

    fn escaped(&mut self, text: &str, in_attribute: bool) {
        for character in text.chars().filter(|character| is_legal(*character)) {
            match character {
                '&' => self.buffer.push_str("&amp;"),
                '<' => self.buffer.push_str("&lt;"),
                '>' => self.buffer.push_str("&gt;"),
                '"' if in_attribute => self.buffer.push_str("&quot;"),
                // A parser turns these into blanks in an attribute unless they are references.
                '\t' if in_attribute => self.buffer.push_str("&#9;"),
                '\n' if in_attribute => self.buffer.push_str("&#10;"),
                '\r' => self.buffer.push_str("&#13;"),
                other => self.buffer.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_leave_their_element() {
        let mut xml = Xml::document();
        xml.element("w:p", &[("w:val", "\"/><x a=\"1")], |xml| xml.text("</w:p>&\u{8}\u{b}"));
        let written = xml.finish();
        assert!(
            written.ends_with("<w:p w:val=\"&quot;/&gt;&lt;x a=&quot;1\">&lt;/w:p&gt;&amp;</w:p>"),
            "{written}"
        );
    }

    #[test]
    fn forbidden_characters_go_and_others_stay() {
        for kept in ["\u{9}", "\n", "\u{85}", "\u{200f}", "责", "\u{1f600}", "\u{fffd}"] {
            assert_eq!(without_illegal_characters(kept), kept);
        }
        for dropped in ["\u{0}", "\u{1}", "\u{c}", "\u{1f}", "\u{fffe}", "\u{ffff}"] {
            assert_eq!(without_illegal_characters(dropped), "");
        }
    }
}
