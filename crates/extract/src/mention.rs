//! Who is named in a provision, in any role.

use actum_model::{Document, Located, Party, ProvisionKind};

use crate::context::Context;
use crate::extractor::Extractor;
use crate::lexicon::Meaning;
use crate::party::known_body;
use crate::scan::Scan;

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
            lists.push(named(&scan, document));
        }
        lists
    }
}

fn named(scan: &Scan<'_>, document: &Document) -> Vec<Located<Party>> {
    let mut found = Vec::new();
    let mut places: Vec<usize> = scan
        .hits
        .iter()
        .filter(|hit| hit.meanings.iter().any(|meaning| matches!(meaning, Meaning::Body(_))))
        .map(|hit| hit.range.start)
        .chain(scan.numbered.iter().map(|numbered| numbered.0))
        .collect();
    places.sort_unstable();
    places.dedup();
    let mut reached = 0;
    for place in places {
        if place < reached {
            continue;
        }
        let Some(hit) = known_body(scan, place, scan.text.len()) else { continue };
        reached = hit.end.max(place + 1);
        for party in hit.values(scan, &document.text) {
            let span = scan.span(hit.start, hit.end);
            found.push(Located::stated(party, span, &document.text, 0.9));
        }
    }
    found
}
