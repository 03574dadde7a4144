//! Who is named in a provision, in any role.

use actum_model::{BodyId, Document, Located, Party, ProvisionKind};

use crate::calibration;
use crate::context::Context;
use crate::extractor::Extractor;
use crate::party::known_body;
use crate::pieces::is_part_of_longer_name;
use crate::scan::Scan;
use crate::words::{advance, between, skip_space, word_end};

impl Extractor {
    /// The bodies named in each provision, in any role: addressed, consulted, reported to, or only
    /// spoken of. One list per provision of the document, each in the order of the words.
    ///
    /// Headings, front and back matter give empty lists.
    pub fn mentions(&self, document: &Document) -> Vec<Vec<Located<Party>>> {
        let spelling = self.spelling(document);
        let main = self.lexicon(document.language.language, spelling);
        let (context, _) = Context::find(document, main, self.packs(), None);
        let mut lists = Vec::with_capacity(document.provisions.len());
        for provision in &document.provisions {
            let silent = matches!(
                provision.kind,
                ProvisionKind::FrontMatter | ProvisionKind::BackMatter | ProvisionKind::Heading
            );
            let text = document.slice(provision.span);
            if silent || text.trim().is_empty() {
                lists.push(Vec::new());
                continue;
            }
            let language = provision.language.unwrap_or(document.language.language);
            let lexicon = self.lexicon(language, spelling);
            let folded = lexicon.fold(text);
            let mut scan = Scan::new(&folded, provision.span.start, lexicon, &context);
            scan.find_numbered();
            context.remember(&scan);
            lists.push(named(&scan, document));
        }
        for mention in lists.iter_mut().flatten() {
            let signs = calibration::mention(mention);
            calibration::apply(&self.packs().calibration, &signs, mention);
        }
        lists
    }
}

fn named(scan: &Scan<'_>, document: &Document) -> Vec<Located<Party>> {
    let mut found = Vec::new();
    let text = scan.text;
    let mut place = skip_space(text, 0);
    while place < text.len() {
        if let Some(hit) = known_body(scan, place, text.len()) {
            if !is_part_of_longer_name(scan, hit.end, text.len()) {
                for party in hit.values(scan, &document.text) {
                    let span = scan.span(hit.start, hit.end);
                    found.push(Located::stated(party, span, &document.text, 0.9));
                }
            }
            place = hit.end.max(place + 1);
        } else if let Some((end, body)) = short_name(scan, place) {
            let span = scan.span(place, end);
            let name = scan.written(place, end, &document.text).to_owned();
            let party = Party { name, body: Some(body) };
            found.push(Located::stated(party, span, &document.text, 0.8));
            place = end;
        } else {
            place = advance(text, place, scan.lexicon.spaced());
        }
    }
    found
}

/// The short name that begins at `place`, of a body named in full before: "the Advisory Committee".
fn short_name(scan: &Scan<'_>, place: usize) -> Option<(usize, BodyId)> {
    let text = scan.text;
    let mut ends = Vec::new();
    let mut word = place;
    while ends.len() < MOST_WORDS && text[word..].starts_with(char::is_uppercase) {
        let end = word_end(text, word);
        ends.push(end);
        word = skip_space(text, end);
        if end == word || word >= text.len() {
            break;
        }
    }
    let longest = *ends.last()?;
    let body = scan.context.called(between(text, place, longest))?;
    Some((longest, body))
}

/// Most words that a short name has.
const MOST_WORDS: usize = 3;
