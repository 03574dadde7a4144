//! No text, however odd, makes the grammar fail, and every quote is true.

use std::sync::OnceLock;

use actum_extract::Extractor;
use actum_model::{Basis, Language};
use actum_pack::Packs;
use actum_read::{ReadOptions, Reader};
use proptest::prelude::*;

fn extractor() -> &'static (Packs, Extractor) {
    static SHARED: OnceLock<(Packs, Extractor)> = OnceLock::new();
    SHARED.get_or_init(|| {
        let packs = Packs::built_in().expect("built-in packs load");
        let extractor = Extractor::new(&packs).expect("built-in packs compile");
        (packs, extractor)
    })
}

/// Words that mean something to the grammar, so that random texts reach its depths.
const PIECES: [&str; 64] = [
    "WTSA-24",
    "责成",
    "请",
    "TSAG",
    "第17和20研究组",
    "（TSAG）",
    "，",
    "。",
    "；",
    "：",
    "并",
    "以",
    "以便",
    "在",
    "时",
    "向",
    "报告",
    "提交",
    "“",
    "”",
    "将",
    "通知",
    "各研究组",
    "继续",
    "1)",
    "\n",
    "\t",
    "2028年",
    "下届全会",
    "应",
    "考虑到",
    "的情况下",
    "成员国",
    "、",
    "和",
    "instructs",
    "Requests",
    "the Director of TSB",
    "to report",
    " ",
    ", ",
    "; ",
    ": ",
    "and to ",
    "that ",
    "should ",
    "Member States",
    "Study Groups 2 and 20",
    "in collaboration with",
    "including ",
    "(",
    ")",
    "is ",
    "requested to ",
    "reiterates its request ",
    "in order to ",
    "Resolution 99 ",
    "by 2026 ",
    "(a) ",
    "1. ",
    "é",
    "ا",
    "🙂",
    "-",
];

fn reader() -> &'static Reader<'static> {
    static READER: OnceLock<Reader<'static>> = OnceLock::new();
    READER.get_or_init(|| Reader::new(&extractor().0))
}

fn check(text: &str, language: Language) {
    let (_, extractor) = extractor();
    let options = ReadOptions { language: Some(language), ..ReadOptions::default() };
    let Ok(document) = reader().read(text.as_bytes(), "hostile.txt", &options) else { return };
    let extraction = extractor.extract(&document);
    assert_eq!(extraction.readings.len(), document.provisions.len());
    let mut ids = std::collections::BTreeSet::new();
    for commitment in extraction.commitments() {
        assert!(ids.insert(commitment.id.clone()), "{} given twice", commitment.id);
        for party in &commitment.addressees {
            if let Basis::Stated { span, quote } = &party.basis {
                assert_eq!(span.slice(&document.text), Some(quote.as_str()));
            }
        }
        let span = commitment.act.basis.span().expect("an act has words");
        assert!(span.slice(&document.text).is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_meaningful_pieces(
        pieces in prop::collection::vec(0..PIECES.len(), 1..60),
        language in 0..6usize,
    ) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        check(&text, Language::ALL[language]);
    }

    #[test]
    fn arbitrary_texts(text in "\\PC{0,200}", language in 0..6usize) {
        check(&text, Language::ALL[language]);
    }
}

#[test]
fn a_very_long_paragraph_takes_no_more_than_its_share() {
    let sentence =
        "Requests the Director, in consultation with Member States, to report, and invites ";
    check(&sentence.repeat(4_000), Language::En);
    check(&"责成第17研究组，向TSAG报告（特别是成员国），并".repeat(4_000), Language::Zh);
    check(&"(".repeat(50_000), Language::En);
    check(&"“".repeat(50_000), Language::Zh);
}

/// Words repeated without end, of every kind that sends the grammar looking ahead, and letters
/// without end: the runner ends a test that hangs.
#[test]
fn words_repeated_without_end() {
    for (language, lead, pieces) in [
        (
            Language::En,
            "1. Requests the Secretary-General to ",
            &["; ", ", to ", "such as ", "including ", "and to ", "(", "1) "][..],
        ),
        (Language::Fr, "1. Prie le Secrétaire général de ", &["d'", "ainsi que ", "et "]),
        (Language::Es, "1. Pide al Secretario General que ", &["y ", "de ", "; "]),
        (Language::Ru, "1. просит Генерального секретаря ", &["и ", "по ", "; "]),
        (Language::Ar, "1. يطلب إلى الأمين العام ", &["و", "ل", "ال", "، ", "بال"]),
        (Language::Zh, "1. 责成研究组", &["与", "和", "在2028年", "以", "、"]),
    ] {
        for piece in pieces {
            check(&format!("{lead}{}", piece.repeat(12_000 / piece.len())), language);
        }
    }
}
