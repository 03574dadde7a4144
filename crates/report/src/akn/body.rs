//! The text: preface, preamble, body, conclusions.

use actum_model::{Document, Number, Provision, ProvisionKind, Shape, Span};

use super::forest::{Forest, Node};
use super::marks::{Marks, Meaning, PLACE};
use super::xml::Xml;
use super::{Elements, Ids};

/// Writes the text and keeps the ids that it gives.
pub(super) struct Writer<'d> {
    document: &'d Document,
    forest: &'d Forest<'d>,
    marks: &'d Marks,
    ids: Ids,
    elements: Elements<'d>,
    xml: Xml,
}

impl<'d> Writer<'d> {
    pub(super) fn new(
        document: &'d Document,
        forest: &'d Forest<'d>,
        marks: &'d Marks,
        ids: Ids,
    ) -> Self {
        Self { document, forest, marks, ids, elements: Elements::new(), xml: Xml::inside(2) }
    }

    /// The ids of the elements of the provisions.
    pub(super) fn elements(self) -> Elements<'d> {
        self.elements
    }

    /// Everything after the metadata.
    pub(super) fn body(&mut self) -> Xml {
        let forest = self.forest;
        if !forest.preface.is_empty() {
            self.part("preface");
            for node in &forest.preface {
                self.line(node.provision, "preface");
            }
            self.xml.end();
        }
        if !forest.preamble.is_empty() {
            self.part("preamble");
            self.preamble(&forest.preamble);
            self.xml.end();
        }
        self.part("mainBody");
        if forest.body.is_empty() {
            self.xml.empty("p", &[]);
        }
        self.siblings(&forest.body, "", true);
        self.xml.end();
        if !forest.conclusions.is_empty() {
            self.part("conclusions");
            for node in &forest.conclusions {
                self.line(node.provision, "conclusions");
            }
            self.xml.end();
        }
        std::mem::replace(&mut self.xml, Xml::inside(2))
    }

    fn part(&mut self, name: &'static str) {
        let id = self.ids.take(&name.to_ascii_lowercase());
        self.xml.start(name).attribute("eId", &id);
    }

    /// Gives the element begun last the id, and the provision that element.
    fn identify(&mut self, provision: &'d Provision, wanted: &Wanted) -> String {
        let id = match wanted {
            Wanted::Counted(stem) => self.ids.count(stem),
            Wanted::Numbered(id) => self.ids.take(id),
        };
        self.xml.attribute("eId", &id);
        self.language(provision);
        self.elements.insert(&provision.id, id.clone());
        id
    }

    fn language(&mut self, provision: &Provision) {
        if let Some(language) = provision.language {
            self.xml.attribute("xml:lang", language.code());
        }
    }

    // ---------------------------------------------------------------- preface and conclusions

    /// A paragraph that is no part of a hierarchy.
    fn line(&mut self, provision: &'d Provision, part: &str) {
        if let Some(number) = &provision.number {
            let id = self.ids.count(&format!("{part}__blockcontainer"));
            self.xml.start("blockContainer").attribute("eId", &id);
            self.number(number);
            self.paragraph(provision, &format!("{id}__p"));
            self.xml.end();
        } else {
            self.paragraph(provision, &format!("{part}__p"));
        }
    }

    fn paragraph(&mut self, provision: &'d Provision, stem: &str) {
        self.xml.start_words("p");
        self.identify(provision, &Wanted::Counted(stem.to_owned()));
        let title = self.document.title.as_ref().map(|title| title.span);
        let holds_title = title.is_some_and(|title| {
            provision.span.start <= title.start && title.end <= provision.span.end
        });
        let before_title = title.is_some_and(|title| provision.span.end <= title.start);
        let numbered = self.document.slice(provision.span).contains(|c: char| c.is_numeric());
        if provision.kind == ProvisionKind::Title && !holds_title && before_title && numbered {
            self.xml.start_words("docNumber");
            self.words(provision, provision.span);
            self.xml.end();
        } else {
            self.words(provision, provision.span);
        }
        self.notes(provision);
        self.xml.end();
    }

    // ---------------------------------------------------------------- preamble

    fn preamble(&mut self, nodes: &'d [Node<'d>]) {
        let mut recitals = false;
        for node in nodes {
            let provision = node.provision;
            if provision.kind == ProvisionKind::Opening {
                if std::mem::take(&mut recitals) {
                    self.xml.end();
                }
                let id = self.ids.count("preamble__formula");
                self.xml.start("formula").attribute("name", "opening").attribute("eId", &id);
                self.paragraph(provision, &format!("{id}__p"));
                self.xml.end();
                continue;
            }
            if !std::mem::replace(&mut recitals, true) {
                let id = self.ids.count("preamble__recitals");
                self.xml.start("recitals").attribute("eId", &id);
            }
            self.xml.start("recital");
            let id = self.identify(provision, &Wanted::Counted("rec".to_owned()));
            self.item(node, &id);
            self.xml.end();
        }
        if recitals {
            self.xml.end();
        }
    }

    /// Number, words and parts of a recital or an item, whose element is open.
    fn item(&mut self, node: &'d Node<'d>, id: &str) {
        let provision = node.provision;
        if let Some(number) = &provision.number {
            self.number(number);
        }
        if node.parts.is_empty() {
            self.xml.start_words("p");
            self.words(provision, provision.span);
            self.notes(provision);
            self.xml.end();
            return;
        }
        let list = self.ids.count(&format!("{id}__list"));
        self.xml.start("blockList").attribute("eId", &list);
        if !provision.span.is_empty() || !provision.footnotes.is_empty() {
            self.xml.start_words("listIntroduction");
            self.words(provision, provision.span);
            self.notes(provision);
            self.xml.end();
        }
        self.items(&node.parts, &list);
        self.xml.end();
    }

    fn items(&mut self, nodes: &'d [Node<'d>], list: &str) {
        for node in nodes {
            self.xml.start("item");
            let wanted = wanted(node.provision, &format!("{list}__item"));
            let id = self.identify(node.provision, &wanted);
            self.item(node, &id);
            self.xml.end();
        }
    }

    // ---------------------------------------------------------------- body

    /// Provisions that stand side by side in the body, or as parts of one.
    fn siblings(&mut self, nodes: &'d [Node<'d>], parent: &str, top: bool) {
        let mut rest = nodes;
        while let [first, others @ ..] = rest {
            if first.provision.shape == Shape::TableRow && may_be_row(first) {
                let rows = rest
                    .iter()
                    .take_while(|node| node.provision.shape == Shape::TableRow && may_be_row(node));
                let (rows, others) = rest.split_at(rows.count());
                self.table(rows, parent, top);
                rest = others;
                continue;
            }
            self.hierarchy(first, parent);
            rest = others;
        }
    }

    fn hierarchy(&mut self, node: &'d Node<'d>, parent: &str) {
        let provision = node.provision;
        let name = named(provision.kind, !node.parts.is_empty());
        let headed = provision.kind == ProvisionKind::Heading && !provision.span.is_empty();
        let (element, short) = match name {
            Some(_) => ("hcontainer", "hcontainer"),
            None if headed => ("article", "art"),
            None if parent.is_empty() => ("paragraph", "para"),
            None => ("point", "point"),
        };
        let stem = if parent.is_empty() { short.into() } else { format!("{parent}__{short}") };
        let wanted = if name.is_some() { Wanted::Counted(stem) } else { wanted(provision, &stem) };
        self.xml.start(element);
        if let Some(name) = name {
            self.xml.attribute("name", name);
        }
        let id = self.identify(provision, &wanted);
        if let Some(number) = &provision.number {
            self.number(number);
        }
        let empty = provision.span.is_empty() && provision.footnotes.is_empty();
        if headed {
            self.xml.start_words("heading");
            self.words(provision, provision.span);
            self.notes(provision);
            self.xml.end();
            self.siblings(&node.parts, &id, false);
        } else if node.parts.is_empty() {
            self.xml.start("content");
            if !empty {
                self.xml.start_words("p");
                self.words(provision, provision.span);
                self.notes(provision);
                self.xml.end();
            }
            self.xml.end();
        } else {
            if !empty {
                self.xml.start("intro");
                self.xml.start_words("p");
                self.words(provision, provision.span);
                self.notes(provision);
                self.xml.end();
                self.xml.end();
            }
            self.siblings(&node.parts, &id, false);
        }
        self.xml.end();
    }

    // ---------------------------------------------------------------- tables

    fn table(&mut self, rows: &'d [Node<'d>], parent: &str, top: bool) {
        // A table is a block, which may stand in the body, but not among parts of a hierarchy.
        if !top {
            let wrapper = self.ids.count(&format!("{parent}__hcontainer"));
            self.xml.start("hcontainer").attribute("name", "table").attribute("eId", &wrapper);
            self.xml.start("content");
        }
        let wanted =
            if parent.is_empty() { "table_1".into() } else { format!("{parent}__table_1") };
        let id = self.ids.take(&wanted);
        self.xml.start("table").attribute("eId", &id);
        for row in rows {
            self.row(row, &id);
        }
        self.xml.end();
        if !top {
            self.xml.end();
            self.xml.end();
        }
    }

    fn row(&mut self, node: &'d Node<'d>, table: &str) {
        let provision = node.provision;
        self.xml.start("tr");
        let id = self.identify(provision, &Wanted::Counted(format!("{table}__tr")));
        if let Some(number) = &provision.number {
            self.xml.start("td").attribute("class", "number");
            self.xml.start_words("p");
            self.xml.text(&number.written);
            self.xml.end();
            self.xml.end();
        }
        let header = provision.kind == ProvisionKind::Heading && !provision.span.is_empty();
        let cell = if header { "th" } else { "td" };
        let words = self.document.slice(provision.span);
        let mut start = provision.span.start;
        let cells: Vec<Span> = words
            .split('\t')
            .map(|words| {
                let span = Span::new(start, start + words.len());
                start = span.end + 1;
                span
            })
            .collect();
        let last = cells.len() - 1;
        for (at, span) in cells.into_iter().enumerate() {
            self.xml.start(cell);
            if at == 0 && cell == "td" && provision.number.is_none() {
                // A first cell of figures would be taken for the number of the row.
                self.xml.attribute("class", "words");
            }
            let notes = at == last && !provision.footnotes.is_empty();
            if !span.is_empty() || notes {
                self.xml.start_words("p");
                self.words(provision, span);
                if notes {
                    self.notes(provision);
                }
                self.xml.end();
            }
            if at == last && !node.parts.is_empty() {
                let list = self.ids.count(&format!("{id}__list"));
                self.xml.start("blockList").attribute("eId", &list);
                self.items(&node.parts, &list);
                self.xml.end();
            }
            self.xml.end();
        }
        self.xml.end();
    }

    // ---------------------------------------------------------------- words

    fn number(&mut self, number: &Number) {
        self.xml.start_words("num");
        self.xml.text(&number.written);
        self.xml.end();
    }

    /// The words at `span` with what they mean.
    fn words(&mut self, provision: &Provision, span: Span) {
        let text = &self.document.text;
        let mut at = span.start;
        let removed = |from: usize, to: usize| {
            provision.revisions.iter().filter(move |revision| {
                revision.span.is_empty() && revision.span.start >= from && revision.span.start < to
            })
        };
        // Deletions are no part of the text; they stand where the words were.
        let mut deleted: Vec<_> =
            removed(span.start, span.end + 1).map(|gone| (gone.span.start, &gone.words)).collect();
        deleted.sort_by_key(|(place, _)| *place);
        let mut deleted = deleted.into_iter().peekable();
        for mark in self.marks.within(span) {
            if mark.span.end > span.end || mark.span.start < at {
                continue;
            }
            while let Some((place, words)) = deleted.next_if(|(place, _)| *place <= mark.span.start)
            {
                self.plain(text, at, place);
                at = place;
                self.deletion(words);
            }
            self.plain(text, at, mark.span.start);
            self.begin(&mark.meaning);
            self.plain(text, mark.span.start, mark.span.end);
            self.xml.end();
            at = mark.span.end;
        }
        for (place, words) in deleted {
            let place = place.max(at);
            self.plain(text, at, place);
            at = place;
            self.deletion(words);
        }
        self.plain(text, at, span.end);
    }

    fn deletion(&mut self, words: &str) {
        self.xml.start_words("del");
        self.xml.text(words);
        self.xml.end();
    }

    fn plain(&mut self, text: &str, from: usize, to: usize) {
        let words = text.get(from..to).unwrap_or_default();
        for (at, piece) in words.split('\t').enumerate() {
            if at > 0 {
                // A tab would be read as a blank.
                self.xml.start_words("inline").attribute("name", "tab");
                self.xml.end();
            }
            if !piece.is_empty() {
                self.xml.text(piece);
            }
        }
    }

    fn begin(&mut self, meaning: &Meaning) {
        match meaning {
            Meaning::Somebody(id) | Meaning::Event(id) => {
                let inline = self.marks.entry(id).map_or("entity", |entry| entry.class.inline());
                self.xml.start_words(inline).attribute("refersTo", &format!("#{id}"));
            }
            Meaning::Date(date) => {
                self.xml.start_words("date").attribute("date", date);
            }
            Meaning::Document(address) => {
                self.xml.start_words("ref").attribute("href", address);
            }
            Meaning::Inserted => {
                self.xml.start_words("ins");
            }
            Meaning::Title => {
                self.xml.start_words("docTitle");
            }
            Meaning::AdoptionDate(date) => {
                self.xml.start_words("docDate").attribute("date", date);
            }
            Meaning::AdoptionPlace => {
                self.xml.start_words("location").attribute("refersTo", &format!("#{PLACE}"));
            }
        }
    }

    /// The notes that a provision calls: where the first call of a note stands, the note itself.
    fn notes(&mut self, provision: &'d Provision) {
        for id in &provision.footnotes {
            let Some(note) = self.forest.notes.get(id).copied() else { continue };
            if let Some(element) = self.elements.get(&note.id) {
                let target = format!("#{element}");
                self.xml.start_words("noteRef").attribute("href", &target);
                self.xml.end();
                continue;
            }
            self.xml.start_words("authorialNote");
            self.identify(note, &Wanted::Counted("note".to_owned()));
            self.xml.attribute("placement", "bottom");
            if let Some(number) = &note.number {
                self.xml.attribute("marker", &number.written);
            }
            self.xml.start_words("p");
            self.words(note, note.span);
            self.xml.end();
            self.xml.end();
        }
    }
}

/// A row with parts holds them in its last cell; other provisions have no cells.
fn may_be_row(node: &Node<'_>) -> bool {
    matches!(
        node.provision.kind,
        ProvisionKind::Heading | ProvisionKind::Chapeau | ProvisionKind::Operative
    )
}

/// The name of an element that the standard does not have at that place.
fn named(kind: ProvisionKind, parts: bool) -> Option<&'static str> {
    Some(match kind {
        ProvisionKind::Chapeau | ProvisionKind::Operative => return None,
        ProvisionKind::Heading if parts => return None,
        ProvisionKind::Heading => "heading",
        ProvisionKind::FrontMatter => "frontMatter",
        ProvisionKind::Title => "title",
        ProvisionKind::Opening => "opening",
        ProvisionKind::Recital => "recital",
        ProvisionKind::Footnote => "footnote",
        ProvisionKind::BackMatter => "backMatter",
        ProvisionKind::Unplaced => "unplaced",
    })
}

/// The id that an element should have.
enum Wanted {
    /// This stem with a count.
    Counted(String),
    /// This one, with a count only when it is taken.
    Numbered(String),
}

/// By the number of the provision, else by a count.
fn wanted(provision: &Provision, stem: &str) -> Wanted {
    let value: String = provision
        .number
        .iter()
        .flat_map(|number| number.value.chars())
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    match value.trim_matches('-') {
        "" => Wanted::Counted(stem.to_owned()),
        value => Wanted::Numbered(format!("{stem}_{value}")),
    }
}
