//! `{{title}}` and its like: places in a template that name a value.
//!
//! A word processor cuts a line into runs as it likes, so a name may begin in one run and end in
//! another. The value then takes the form of the run in which the name begins.

use std::collections::BTreeMap;
use std::ops::Range;

use super::tree::Tree;
use crate::write::xml::Xml;

/// The longest name, in bytes.
const LONGEST_NAME: usize = 40;

/// The name of the place where the report itself goes.
pub(super) const REPORT: &str = "actum";

/// The runs of words of each paragraph: indexes of `w:t` elements.
fn paragraphs(tree: &Tree) -> Vec<Vec<usize>> {
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, node) in tree.nodes.iter().enumerate() {
        if !node.is_word || node.name != "t" {
            continue;
        }
        let mut around = node.parent;
        while let Some(parent) = around.and_then(|parent| tree.nodes.get(parent)) {
            if parent.is_word && parent.name == "p" {
                break;
            }
            around = parent.parent;
        }
        if let Some(paragraph) = around {
            found.entry(paragraph).or_default().push(index);
        }
    }
    found.into_values().collect()
}

/// Names between double braces, each with its bytes.
fn named(words: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = words[from..].find("{{").map(|at| from + at) {
        let Some(end) = words[start..].find("}}").map(|at| start + at + 2) else { break };
        // The braces nearest to the end belong together: `{{{{title}}`.
        let start = words[start..end].rfind("{{").map_or(start, |at| start + at);
        let name = words[start + 2..end - 2].trim().to_lowercase();
        let is_name = !name.is_empty()
            && name.len() <= LONGEST_NAME
            && name.chars().all(|one| one.is_ascii_alphanumeric() || one == '-' || one == '_');
        if is_name {
            found.push((start..end, name.replace('_', "-")));
        }
        from = end;
    }
    found
}

/// All names in a part.
pub(super) fn names(tree: &Tree) -> Vec<String> {
    let mut names = Vec::new();
    for runs in paragraphs(tree) {
        let words: String = runs.iter().map(|run| tree.nodes[*run].text.as_str()).collect();
        names.extend(named(&words).into_iter().map(|(_, name)| name));
    }
    names
}

/// The edits that put values in the place of names. Names without a value stay as they are.
pub(super) fn edits(tree: &Tree, values: &[(&str, String)]) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    for runs in paragraphs(tree) {
        let words: String = runs.iter().map(|run| tree.nodes[*run].text.as_str()).collect();
        let mut texts: Vec<Option<String>> = vec![None; runs.len()];
        // From the end, so that places before it stay true.
        for (range, name) in named(&words).into_iter().rev() {
            let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else {
                continue;
            };
            let value = value.replace(['\n', '\r', '\t'], " ");
            let mut offset = 0;
            let mut is_placed = false;
            for (run, text) in runs.iter().zip(&mut texts) {
                let own = tree.nodes[*run].text.as_str();
                let stretch = offset..offset + own.len();
                offset = stretch.end;
                let start = range.start.max(stretch.start);
                let end = range.end.min(stretch.end);
                if start >= end {
                    continue;
                }
                let text = text.get_or_insert_with(|| own.to_owned());
                let put = if is_placed { "" } else { value.as_str() };
                is_placed = true;
                text.replace_range(start - stretch.start..end - stretch.start, put);
            }
        }
        for (run, text) in runs.iter().zip(texts) {
            let Some(text) = text else { continue };
            let node = &tree.nodes[*run];
            let tag = tree.tag(node);
            let mut xml = Xml::fragment();
            xml.text(&text);
            // Word drops blanks at the ends of a run without this.
            let opening = match tag.strip_suffix('>') {
                Some(rest) if !tag.contains("xml:space") => {
                    format!("{rest} xml:space=\"preserve\">")
                }
                _ => tag.to_owned(),
            };
            let whole = &tree.source[node.start..node.end];
            let closing = whole.rfind("</").map_or("", |at| &whole[at..]);
            edits.push((node.start..node.end, format!("{opening}{}{closing}", xml.finish())));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    fn tree(body: &str) -> Tree {
        let source = format!("<w:body xmlns:w=\"{SPACE}\">{body}</w:body>");
        Tree::read("p", source.into_bytes(), &Limits::default()).expect("well-formed")
    }

    #[test]
    fn names_may_be_cut_into_runs() {
        let tree = tree(
            "<w:p><w:r><w:t>As of {{</w:t></w:r><w:r><w:t>Da</w:t></w:r><w:r><w:t>te}}, \
             {{ title }} &amp; {{other}}</w:t></w:r></w:p><w:p><w:r><w:t>{{ti</w:t></w:r></w:p>\
             <w:p><w:r><w:t>tle}}</w:t></w:r></w:p>",
        );
        assert_eq!(names(&tree), ["date", "title", "other"]);
        let values = [("date", "3 May".to_owned()), ("title", "A < B".to_owned())];
        let edited = tree.edited(edits(&tree, &values));
        let wanted = "<w:p><w:r><w:t xml:space=\"preserve\">As of 3 May</w:t></w:r><w:r>\
             <w:t xml:space=\"preserve\"></w:t></w:r><w:r><w:t xml:space=\"preserve\">, A &lt; B &amp; \
             {{other}}</w:t></w:r></w:p>";
        assert!(edited.contains(wanted), "{edited}");
        assert!(edited.contains("<w:t>{{ti</w:t>"), "{edited}");
    }

    #[test]
    fn odd_braces_are_left_alone() {
        assert_eq!(named("{{{{title}}}} {{}} {{a b}} }} {{").len(), 1);
        assert_eq!(named("{{é}} {{x"), []);
    }
}
