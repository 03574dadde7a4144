//! Records of every form, and what their faults become.

#![expect(clippy::unwrap_used, reason = "a failed helper fails the test")]

use actum_catalogue::{
    FaultKind, FileKind, GroupBasis, Knowledge, Record, Unread, UnreadReason, collapse, read_file,
};
use proptest::prelude::*;

fn read(kind: FileKind, text: &str) -> Vec<Result<Record, Unread>> {
    let knowledge = Knowledge::built_in().unwrap();
    let mut all = Vec::new();
    read_file("file", kind, 1, text.as_bytes(), &knowledge, |record| all.push(record));
    all
}

fn one(kind: FileKind, text: &str) -> Record {
    let mut all = read(kind, text);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0).unwrap()
}

const OLD: &str = "---
schema-version: v1.2.9
title:
- content: Bridges of example  networks
  language: [eng]
- content: Ponts de réseaux
  language: [fr]
  type: main
docid:
- id: ITU-T X.9901 (03/2017)
  type: ITU
  primary: true
- id: ISO/IEC 99001
  type: ISO
- id: 978-0-00-000000-0
  type: ISBN
date:
- type: published
  value: 2017-03
- type: published
  value: soon
docstatus:
  stage:
    value: '60'
  substage:
    value: '60'
relation:
- type: obsoletes
  bibitem:
    docid:
    - id: ITU-T X.9900
- type: updates
  bibitem:
    formattedref:
      content: ITU-T X.9901 (03/2017)
ext:
  doctype:
    type: recommendation
  ics:
  - code: '35.030'
";

const NEW: &str = "---
schema_version: v1.5.6
title:
- language: en
  content: Bridges of example networks and their guards
docidentifier:
- content: ITU-T X.9901 (05/2021)
  type: ITU
  primary: true
date:
- type: published
  at: '2021-05-14'
contributor:
- role:
  - type: author
    description:
    - content: committee
  organization:
    name:
    - content: International Telecommunication Union
    subdivision:
    - name:
      - content: ITU-T Study Group 17
abstract:
- language: en
  content: \"<p>How bridges are\\r\\n guarded.</p>\"
status:
  stage:
    content: Published
";

#[test]
fn both_schema_versions_become_one_work() {
    let old = one(FileKind::Yaml, OLD);
    assert_eq!(old.body, "ITU");
    assert_eq!(old.number, "ITU-T X.9901");
    assert_eq!(old.identifier, "ITU-T X.9901 (03/2017)");
    assert_eq!(old.identifiers, ["ISO/IEC 99001"]);
    assert_eq!(old.titles[0].text, "Bridges of example networks");
    assert_eq!((&*old.titles[0].language, &*old.titles[1].language), ("en", "fr"));
    assert_eq!(old.status, "60.60");
    assert_eq!(old.topics, ["ICS 35.030"]);
    assert_eq!(old.relations.len(), 1);
    assert!(matches!(old.groups[0].basis, GroupBasis::Inferred(_)));
    let kinds: Vec<FaultKind> = old.faults.iter().map(|fault| fault.kind).collect();
    for kind in [
        FaultKind::LanguageCode,
        FaultKind::BadDate,
        FaultKind::GroupInferred,
        FaultKind::SelfRelation,
    ] {
        assert!(kinds.contains(&kind), "{kind:?} in {kinds:?}");
    }

    let new = one(FileKind::Yaml, NEW);
    assert_eq!(new.abstracts[0].text, "How bridges are guarded.");
    let works = collapse([old.clone(), new.clone()]);
    assert_eq!(works, collapse([new, old]));
    let [work] = &works[..] else { panic!("{works:?}") };
    assert_eq!(work.id, "ITU|ITU-T X.9901");
    assert_eq!(work.editions, 2);
    assert_eq!(work.title(), "Bridges of example networks and their guards");
    assert_eq!(work.titles.len(), 3);
    assert_eq!(work.first.unwrap().to_string(), "2017-03");
    assert_eq!(work.latest.unwrap().to_string(), "2021-05-14");
    assert_eq!(work.groups[0].basis, GroupBasis::Stated);
    assert_eq!(work.status, "Published");
}

#[test]
fn editions_of_every_body_lead_to_the_same_number() {
    let knowledge = Knowledge::built_in().unwrap();
    for (body, written, number) in [
        ("ITU", "ITU-T G.8012/Y.1308 (08/2004)", "ITU-T G.8012/Y.1308"),
        ("ITU", "ITU-R BT.1305-1", "ITU-R BT.1305-1"),
        ("ISO", "ISO/IEC 27001:2022", "ISO/IEC 27001"),
        ("ISO", "ISO/IEC 27001:2022/Amd 1:2024", "ISO/IEC 27001/Amd 1"),
        ("ISO", "ISO 9001:2015(E)", "ISO 9001"),
        ("IEC", "IEC 61300-3-2:2009 RLV", "IEC 61300-3-2"),
        ("IEEE", "IEEE Std 802.1AX™-2020", "802.1AX"),
        ("ETSI", "ETSI TS 128 907 V19.0.0 (2025-10)", "ETSI TS 128 907"),
        ("3GPP", "3GPP TR 28.907:Rel-17/17.0.0", "3GPP TR 28.907"),
        ("W3C", "W3C CR-css-cascade-4-20180828", "W3C css-cascade-4"),
        ("W3C", "W3C css-cascade-4", "W3C css-cascade-4"),
        ("IETF", "RFC 5758", "RFC 5758"),
        ("IETF", "draft-ietf-example-name-03", "draft-ietf-example-name"),
        ("CCSDS", "CCSDS 610.0-G-5", "CCSDS 610.0"),
        ("JIS", "JIS C 60068-2-78:2015", "JIS C 60068-2-78"),
        ("nobody", "NB 7:2001", "NB 7:2001"),
    ] {
        assert_eq!(knowledge.number(body, written), number, "{written}");
    }
}

#[test]
fn a_line_may_be_short_or_full() {
    let lines = concat!(
        r#"{"id":"ETSI|ETSI TS 199 001","body":"ETSI","number":"ETSI TS 199 001","title":"T","abstract":"SP-66","group":"Security","first":"2001","latest_date":"2003-04","status":"","other_ids":["X 1"],"editions":4}"#,
        "\n\nnot json\n[1]\n{\"title\":\"no number\"}\n",
        r#"{"number":"ZZ 12","title":{"zho":"桥","xx-bad-code?":"?"},"relations":[{"kind":"updates","target":"ZZ 11"}]}"#,
    );
    let all = read(FileKind::Lines, lines);
    let record = all[0].as_ref().unwrap();
    assert_eq!((record.editions, record.abstracts.len()), (4, 0));
    assert_eq!(record.faults[0].kind, FaultKind::JunkAbstract);
    assert_eq!(record.latest.unwrap().to_string(), "2003-04");
    let reasons: Vec<(&str, &UnreadReason)> = all[1..4]
        .iter()
        .map(|one| one.as_ref().unwrap_err())
        .map(|one| (&*one.place, &one.reason))
        .collect();
    assert!(matches!(reasons[0], ("file#3", UnreadReason::Broken(_))), "{reasons:?}");
    assert!(matches!(reasons[1], ("file#4", UnreadReason::NotARecord(_))), "{reasons:?}");
    assert!(matches!(reasons[2], ("file#5", UnreadReason::NoIdentifier)), "{reasons:?}");
    let record = all[4].as_ref().unwrap();
    assert_eq!(record.body, "ZZ");
    assert!(record.titles.iter().any(|title| title.language == "zh" && title.text == "桥"));
}

#[test]
fn a_table_is_read_by_its_header() {
    let table = "\u{feff}Number;Title;title.fr;Groups;Topics\n\
                 Q 1;\"Guards; of bridges\";Gardes;SG17|SG20;a;\nQ 2;;;;\n";
    let all = read(FileKind::Table, table);
    let record = all[0].as_ref().unwrap();
    assert_eq!(record.titles[0].text, "Guards; of bridges");
    assert_eq!(record.titles[1].language, "fr");
    assert_eq!(record.groups.len(), 2);
    assert_eq!(all[1].as_ref().unwrap().faults[0].kind, FaultKind::NoTitle);
    let all = read(FileKind::Table, "a,b\n1,2\n");
    assert!(matches!(all[0].as_ref().unwrap_err().reason, UnreadReason::NotARecord(_)));
}

#[test]
fn long_texts_are_cut_and_marked() {
    let long = "word ".repeat(100_000);
    let record = one(FileKind::Lines, &format!(r#"{{"number":"N 1","abstract":"{long}"}}"#));
    assert!(record.abstracts[0].text.chars().count() <= 20_001);
    assert!(record.faults.iter().any(|fault| fault.kind == FaultKind::Cut));
}

#[test]
fn one_identifier_with_two_contents_keeps_both() {
    let record =
        |title: &str| one(FileKind::Lines, &format!(r#"{{"number":"N 1","title":"{title}"}}"#));
    let works = collapse([record("one"), record("two"), record("one")]);
    assert_eq!(works[0].titles.len(), 2);
    assert_eq!(works[0].editions, 1);
    assert!(works[0].faults.iter().any(|fault| fault.kind == FaultKind::SameIdentifier));
}

proptest! {
    #[test]
    fn any_bytes_end_in_records_or_reasons(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let knowledge = Knowledge::built_in().unwrap();
        for kind in [FileKind::Yaml, FileKind::Lines, FileKind::Table] {
            let mut count = 0;
            read_file("f", kind, 1, &bytes, &knowledge, |_| count += 1);
            if kind == FileKind::Yaml {
                prop_assert_eq!(count, 1);
            }
        }
    }

    #[test]
    fn a_damaged_record_is_read_or_refused(at in 0usize..OLD.len(), byte in any::<u8>()) {
        let knowledge = Knowledge::built_in().unwrap();
        let mut bytes = OLD.as_bytes().to_vec();
        bytes[at] = byte;
        let mut count = 0;
        read_file("f", FileKind::Yaml, 1, &bytes, &knowledge, |_| count += 1);
        prop_assert_eq!(count, 1);
    }
}
