//! What holds for every input.

use std::collections::HashSet;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use actum_model::{Document, Language};
use actum_pack::Packs;
use actum_read::{Limits, ReadError, ReadOptions, Reader, read};
use proptest::prelude::*;

fn packs() -> &'static Packs {
    static PACKS: LazyLock<Packs> =
        LazyLock::new(|| Packs::built_in().expect("the built-in packs are sound"));
    &PACKS
}

/// Prepared once: what the packs know of six languages takes longer to prepare than a test text
/// to read.
fn reader() -> &'static Reader<'static> {
    static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(packs()));
    &READER
}

/// Every visible character lies in exactly one span, ids are unique, parents come first.
fn check(document: &Document) {
    let text = &document.text;
    let mut covered = vec![0u8; text.len()];
    let mut ids = HashSet::new();
    for provision in &document.provisions {
        let number = provision.number.as_ref().and_then(|number| number.span);
        for span in [Some(provision.span), number].into_iter().flatten() {
            assert!(span.slice(text).is_some(), "{} {span:?} off a boundary", provision.id);
            covered[span.start..span.end].iter_mut().for_each(|count| *count += 1);
        }
        if let (Some(number), Some(span)) = (&provision.number, number) {
            assert_eq!(span.slice(text), Some(number.written.as_str()));
        }
        if let Some(parent) = &provision.parent {
            assert!(ids.contains(parent), "{} stands before its parent {parent}", provision.id);
        }
        assert!(ids.insert(provision.id.clone()), "{} twice", provision.id);
    }
    for (at, character) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        assert_eq!(covered[at], 1, "{character:?} at {at} of {text:?}");
    }
}

fn read_plain(bytes: &[u8]) -> Option<Document> {
    let document = reader().read(bytes, "input", &ReadOptions::default()).ok()?;
    check(&document);
    Some(document)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_plain(&bytes);
    }

    #[test]
    fn any_text_is_covered(text in any::<String>()) {
        read_plain(text.as_bytes());
    }

    /// Lines made of the signs that structure is told by.
    #[test]
    fn any_structure_is_covered(lines in proptest::collection::vec(
        ("[\t ]{0,2}(1\\.|2\\)|\\(a\\)|b\\)|i\\)|ii\\.|–|3|1\\.1|Annex 1|resolves|considering|一、|（二）|第三条|أ\\)|а\\)|No\\.|Action 2\\.|行动1：|5/1\\.|12 |¹|\\* |---|VI )?[\t ]?",
         "(The Council,|requests the Director:|to act;|words and words|责成主任：|просит Совет|Page 2|\tx\ty|to: \\(a\\) act; and \\(b\\) rest|and Light12|<!-- Page 2 -->|第3条之二)?[.;:,]?1?"), 0..30)) {
        let text: String = lines.into_iter().map(|(start, rest)| start + &rest + "\n").collect();
        for language in Language::ALL {
            let options = ReadOptions { language: Some(language), ..ReadOptions::default() };
            if let Ok(document) = reader().read(text.as_bytes(), "input", &options) {
                check(&document);
            }
        }
    }

    #[test]
    fn any_page_is_covered(parts in proptest::collection::vec(
        "<(p|li|ol|ul|table|tr|td rowspan=2|th|ins|del|b|h2|br|/p|/li|/ol|/table|/td|a href=#fn1)>( [a-z1(.):]{0,9})?", 0..40)) {
        let text = format!("<html><body>{}", parts.concat());
        read_plain(text.as_bytes());
    }
}

fn within(seconds: u64, what: &str, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(seconds), "{what} took {taken:?}");
}

#[test]
fn large_and_odd_inputs_take_bounded_time() {
    let packs = packs();
    within(20, "a line of a megabyte", || {
        read_plain("word and word ".repeat(80_000).as_bytes());
    });
    within(20, "a million blank lines", || {
        read_plain(("\n".repeat(1_000_000) + "end").as_bytes());
    });
    within(60, "50,000 items", || {
        let text: String = (0..50_000).map(|n| format!("{}.\titem;\n", n + 1)).collect();
        read_plain(text.as_bytes());
    });
    within(60, "100,000 first items", || {
        read_plain("1.\n(a)\n(i)\n–\n".repeat(25_000).as_bytes());
    });
    within(60, "50,000 rows", || {
        let text: String = (0..50_000).map(|n| format!("{}\tact\tbody\n", n + 1)).collect();
        read_plain(text.as_bytes());
    });
    within(60, "50,000 notes", || {
        let text: String = (0..50_000)
            .map(|n| format!("Recalling{0};{0}\n{0} See above.\n", n % 900 + 1))
            .collect();
        read_plain(text.as_bytes());
    });
    within(60, "20,000 lists inside paragraphs", || {
        let list = "1. Requests: (a) to act; (b) to rest; and (c) to wait;\nand to go on;\n";
        read_plain(list.repeat(20_000).as_bytes());
    });
    within(60, "a paragraph of 50,000 points", || {
        let points: String = (1..50_000).map(|n| format!("({n}) act; ")).collect();
        read_plain(format!("1. Requests: {points}").as_bytes());
    });
    within(60, "20,000 texts and actions", || {
        let text = "5/1. Title\nThe Council,\n1. Requests;\nAction 1. Act.\n---\n1 See above.\n";
        read_plain(text.repeat(20_000).as_bytes());
    });
    within(20, "deep elements", || {
        let text = format!("<html><body>{}", "<div>".repeat(100_000));
        let error = read(text.as_bytes(), "deep.html", &ReadOptions::default(), packs);
        assert!(
            matches!(error, Err(ReadError::TooLarge { setting: "max_depth", .. })),
            "{error:?}"
        );
    });
}

/// A numbered row below several blank lines was once looked for without end.
#[test]
fn rows_may_stand_apart() {
    let document = read_plain(b"1\tlight\tpier\n\n\n2\tbuoy\tbay\n").expect("it is text");
    let ids: Vec<&str> = document.provisions.iter().map(|own| own.id.as_str()).collect();
    assert_eq!(ids, ["1", "2"]);
}

#[test]
fn refusals_say_what_and_what_next() {
    let packs = packs();
    let refuse = |bytes: &[u8], options: &ReadOptions| match read(bytes, "in.txt", options, packs) {
        Ok(document) => format!("read: {:?}", document.text),
        Err(error) => error.to_string(),
    };
    let plain = ReadOptions::default();
    for (bytes, expected) in [
        (&b""[..], "`in.txt` is empty"),
        (b" \n\t\n", "`in.txt` is empty"),
        (b"%PDF-1.7 ...", "no pages can be found in it; open it in a PDF program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "an old Office file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x00\x01\x02\x03\x04\x05\x06", "binary data"),
    ] {
        let message = refuse(bytes, &plain);
        assert!(message.contains(expected), "{message}");
    }
    let small =
        ReadOptions { limits: Limits { max_file_bytes: 3, ..Limits::default() }, ..plain.clone() };
    assert!(
        refuse(b"four", &small).contains("over the limit of 3; raise the limit `max_file_bytes`")
    );
    let few =
        ReadOptions { limits: Limits { max_paragraphs: 2, ..Limits::default() }, ..plain.clone() };
    assert!(refuse(b"one\ntwo\nthree\n", &few).contains("max_paragraphs"));
    let wrong = ReadOptions { encoding: Some("klingon".to_owned()), ..plain };
    assert!(refuse(b"text", &wrong).contains("klingon"));
}

#[test]
fn encodings_are_found_and_named() {
    let russian = "Ассамблея портовых городов просит Секретариат представить доклад о маяках.";
    let arabic = "تطلب الجمعية إلى الأمين العام أن يقدم تقريرا عن الموانئ إلى الدول الأعضاء.";
    let chinese = "大会请秘书长向理事会提交关于港口的报告，并邀请各成员国参加这一工作。";
    let traditional = "大會請秘書長向理事會提交關於港口的報告，並邀請各成員國參加這一工作。";
    let french = "L'Assemblée générale prie le Secrétaire général de présenter à la Conférence un rapport détaillé.";
    for (label, text) in [
        ("windows-1251", russian),
        ("windows-1256", arabic),
        ("gb18030", chinese),
        ("Big5", traditional),
        ("windows-1252", french),
    ] {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a known label");
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "{label} can write the sample");
        let document = read_plain(&bytes).expect("it is text");
        assert_eq!(document.source.encoding.as_deref(), Some(label));
        assert_eq!(document.text, text);
        assert!(document.notices.iter().any(|notice| notice.code == "encoding-detected"));
    }
    for text in [russian, arabic, chinese, french] {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (mark, bytes, name) in [
            (&b"\xff\xfe"[..], &little, "UTF-16LE"),
            (b"", &little, "UTF-16LE"),
            (b"\xfe\xff", &big, "UTF-16BE"),
            (b"", &big, "UTF-16BE"),
        ] {
            let document = read_plain(&[mark, bytes].concat()).expect("it is text");
            assert_eq!(document.source.encoding.as_deref(), Some(name), "{text}");
            assert_eq!(document.text, text);
        }
        // Cut in the middle of a character.
        read_plain(&little[..little.len() - 1]);
    }
}
