//! Akoma Ntoso that others write: acts, statements, attachments, notes; and hostile files.

use std::fmt::Write as _;
use std::sync::LazyLock;

use actum_model::{Document, Format, Language, PartialDate};
use actum_pack::Packs;
use actum_read::{Limits, ReadError, ReadOptions, Reader};

static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::built_in().expect("sound packs"));
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&PACKS));

fn read(xml: &str) -> Result<Document, ReadError> {
    READER.read(xml.as_bytes(), "text.akn", &ReadOptions::default())
}

/// One line for each provision: id, kind, number, words.
fn outline(document: &Document) -> String {
    let mut outline = String::new();
    for provision in &document.provisions {
        let number = provision.number.as_ref().map(|number| number.written.as_str());
        let parent = provision.parent.as_ref().map(actum_model::ProvisionId::as_str);
        let _ = writeln!(
            outline,
            "{}{} {:?} {} {}",
            parent.map(|parent| format!("{parent}>")).unwrap_or_default(),
            provision.id,
            provision.kind,
            number.unwrap_or("-"),
            document.slice(provision.span),
        );
        // Whatever stands in the text stands in a span.
        if let Some(span) = provision.number.as_ref().and_then(|number| number.span) {
            assert_eq!(document.slice(span), number.unwrap_or_default());
        }
    }
    outline
}

const RESOLUTION: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<!-- made for this test -->
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <statement name="resolution">
    <meta>
      <identification source="#un">
        <FRBRWork>
          <FRBRthis value="/akn/un/statement/deliberation/port/2025-03-02/7/!main"/>
          <FRBRuri value="/akn/un/statement/deliberation/port/2025-03-02/7"/>
          <FRBRdate date="2025-03-02" name="adoption"/>
          <FRBRauthor href="#port"/>
          <FRBRcountry value="un"/>
          <FRBRnumber value="7"/>
        </FRBRWork>
        <FRBRExpression>
          <FRBRlanguage language="eng"/>
        </FRBRExpression>
      </identification>
      <notes source="#un"><note eId="fn2"><p>A note that stands apart.</p></note></notes>
    </meta>
    <preface>
      <p>Distr.: General</p>
      <longTitle><p><docNumber>Resolution 7</docNumber> <docTitle>Lamps of harbours</docTitle></p></longTitle>
    </preface>
    <preamble>
      <p>The Council of Ports,</p>
      <recitals eId="recs">
        <recital eId="rec_1"><p><i>Recalling</i> <ref href="/x">resolution 3</ref>
            of 2 March<authorialNote marker="1"><p>Not in force.</p></authorialNote>,</p></recital>
        <recital eId="rec_2"><num>2.</num><p>Noting the collisions,</p></recital>
      </recitals>
    </preamble>
    <mainBody>
      <paragraph eId="para_1">
        <num>1.</num>
        <intro><p>Requests the <organization refersTo="#s">Secretariat</organization> to:</p></intro>
        <point eId="para_1__point_a"><num>(a)</num><content><p>count the lamps;</p></content></point>
        <point eId="para_1__point_b"><num>(b)</num><content><p>publish the count,<noteRef href="#fn2"/></p></content></point>
        <wrapUp><p>before <date date="2027-01-01">1 January 2027</date>;</p></wrapUp>
      </paragraph>
      <paragraph eId="para_2">
        <num>2.</num>
        <content>
          <blockList eId="para_2__list_1">
            <listIntroduction>Invites ports:</listIntroduction>
            <item eId="i1"><num>(i)</num><p>to light;</p></item>
            <item eId="i2"><num>(ii)</num><p>to report.</p></item>
          </blockList>
        </content>
      </paragraph>
      <p>Decides to meet again.</p>
    </mainBody>
    <conclusions><p>12th meeting</p></conclusions>
    <attachments>
      <attachment><heading>Annex</heading>
        <doc name="annex"><meta/><mainBody>
          <paragraph><num>1.</num><content><p>Lamps are green.</p></content></paragraph>
        </mainBody></doc>
      </attachment>
    </attachments>
  </statement>
</akomaNtoso>"##;

#[test]
fn a_resolution_is_what_its_elements_say() {
    let document = read(RESOLUTION).unwrap();
    assert_eq!(
        outline(&document),
        "\
f1 FrontMatter - Distr.: General
title Title - Resolution 7 Lamps of harbours
opening Opening - The Council of Ports,
pre1 Recital - Recalling resolution 3 of 2 March,
pre2 Recital 2. Noting the collisions,
1 Chapeau 1. Requests the Secretariat to:
1>1.a Operative (a) count the lamps;
1>1.b Operative (b) publish the count,
1>1.3 Operative - before 1 January 2027;
2 Chapeau 2. Invites ports:
2>2.i Operative (i) to light;
2>2.ii Operative (ii) to report.
p1 Operative - Decides to meet again.
b1 BackMatter - 12th meeting
annex1/heading Heading - Annex
annex1/1 Operative 1. Lamps are green.
n1 Footnote 1 Not in force.
n2 Footnote - A note that stands apart.
"
    );
    assert_eq!(document.source.format, Format::Akn);
    assert_eq!(document.language.language, Language::En);
    assert_eq!(document.title.as_ref().unwrap().quote, "Lamps of harbours");
    assert_eq!(document.adoption.date, PartialDate::day(2025, 3, 2));
    let element = |id: &str| {
        let provision = document.provisions.iter().find(|p| p.id.as_str() == id).unwrap();
        (provision.place.element.clone().unwrap_or_default(), provision.footnotes.len())
    };
    assert_eq!(element("pre1"), ("rec_1".to_owned(), 1));
    assert_eq!(element("1.b"), ("para_1__point_b".to_owned(), 1));
    assert!(
        document
            .notices
            .iter()
            .any(|n| n.code == "akn-identified" && n.message.contains("number 7"))
    );
    // Every word of the body is in the text, and lies in one span.
    let covered: usize = document
        .provisions
        .iter()
        .map(|provision| {
            let number =
                provision.number.as_ref().and_then(|n| n.span).map_or(0, actum_model::Span::len);
            provision.span.len() + number
        })
        .sum();
    let gaps = document.text.matches('\n').count()
        + document
            .provisions
            .iter()
            .filter(|p| p.number.as_ref().is_some_and(|n| n.span.is_some()))
            .count();
    assert_eq!(covered + gaps, document.text.len());
}

/// A law with chapters, articles, a table and a prefix before every name.
const ACT: &str = r#"<?xml version="1.0"?>
<an:akomaNtoso xmlns:an="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13">
 <an:act><an:meta/>
  <an:preface><an:p><an:docTitle>Loi sur les phares</an:docTitle></an:p></an:preface>
  <an:body>
   <an:chapter eId="chp_1"><an:num>Chapitre I</an:num><an:heading>Objet</an:heading>
    <an:article eId="art_1"><an:num>Article premier</an:num><an:heading>But</an:heading>
     <an:paragraph eId="art_1__para_1"><an:num>1</an:num><an:content><an:p>La loi protège les ports.</an:p></an:content></an:paragraph>
     <an:paragraph eId="art_1__para_2"><an:num>2</an:num><an:content><an:p>Elle lie les ports.</an:p><an:p>Et les phares.</an:p></an:content></an:paragraph>
    </an:article>
    <an:article eId="art_2"><an:num>Article 2</an:num><an:content><an:p>Le ministre fait rapport.</an:p></an:content></an:article>
   </an:chapter>
   <an:hcontainer name="x"><an:content><an:table>
     <an:tr><an:th><an:p>Port</an:p></an:th><an:th><an:p>Feu</an:p></an:th></an:tr>
     <an:tr><an:td><an:p>Brest</an:p></an:td><an:td><an:p>vert</an:p><an:ul><an:li>la nuit</an:li></an:ul></an:td></an:tr>
   </an:table></an:content></an:hcontainer>
  </an:body>
 </an:act>
</an:akomaNtoso>"#;

#[test]
fn an_act_with_chapters_articles_and_a_table() {
    let document = read(ACT).unwrap();
    assert_eq!(document.language.language, Language::Fr);
    assert_eq!(
        outline(&document),
        "\
title Title - Loi sur les phares
h1 Heading Chapitre I Objet
1 Heading Article premier But
1>1.1 Operative 1 La loi protège les ports.
1>1.2 Operative 2 Elle lie les ports.
1.2>1.2.1 Operative - Et les phares.
2 Operative Article 2 Le ministre fait rapport.
h2 Heading - Port\tFeu
r1 Chapeau - Brest\tvert
r1>r1.1 Operative - la nuit
"
    );
}

#[test]
fn the_language_of_the_metadata_wins_over_a_few_words_and_not_over_a_script() {
    let with = |code: &str, words: &str| {
        let xml = RESOLUTION
            .replace("language=\"eng\"", &format!("language=\"{code}\""))
            .replace("Decides to meet again.", words);
        read(&xml).unwrap().language.language
    };
    assert_eq!(with("fra", "Decides."), Language::Fr);
    let arabic = "يطلب من الأمين العام أن يقدم تقريرا إلى المجلس ".repeat(40);
    assert_eq!(with("eng", &arabic), Language::Ar);
}

#[test]
fn hostile_files_are_refused_with_the_place() {
    let inside = |body: &str| {
        format!(
            "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n\
             <doc name=\"x\"><mainBody>{body}</mainBody></doc></akomaNtoso>"
        )
    };
    let bomb = "<!DOCTYPE akomaNtoso [<!ENTITY a \"b\">]>".to_owned() + &inside("<p>&a;</p>");
    for (xml, words) in [
        (bomb, "document type"),
        (inside("<p>&unknown;</p>"), "&unknown;"),
        (inside("<p>words"), "line 2"),
        (inside("<p>words</q>"), "line 2"),
        (inside(&"<container>".repeat(300)), "max_depth"),
        (inside(""), "no text"),
        (inside("<p/>"), "no text"),
    ] {
        let error = read(&xml).unwrap_err().to_string();
        assert!(error.contains("text.akn") && error.contains(words), "{words}: {error}");
    }
    let limits = Limits { max_paragraphs: 10, ..Limits::default() };
    let many = inside(&"<p>x</p>".repeat(200));
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let error = READER.read(many.as_bytes(), "many", &options).unwrap_err().to_string();
    assert!(error.contains("max_paragraphs"), "{error}");
    let long = inside(&format!("<p>{}</p>", "x".repeat(3000)));
    let limits = Limits { max_paragraph_bytes: 2000, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let error = READER.read(long.as_bytes(), "long", &options).unwrap_err().to_string();
    assert!(error.contains("max_paragraph_bytes") && error.contains("line 2"), "{error}");
}

#[test]
fn tracked_changes_and_other_encodings() {
    let xml = "<?xml version='1.0' encoding='windows-1251'?><akomaNtoso><doc name='x'><mainBody>\
               <paragraph><num>1</num><content><p>Просит <del>Совет</del><ins>Бюро</ins> доложить.</p>\
               </content></paragraph></mainBody></doc></akomaNtoso>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(xml);
    let document = READER.read(&bytes, "x.akn", &ReadOptions::default()).unwrap();
    assert_eq!(outline(&document), "1 Operative 1 Просит Бюро доложить.\n");
    let revisions = &document.provisions[0].revisions;
    assert_eq!(revisions.len(), 2);
    assert_eq!(revisions[0].words, "Совет");
    assert!(revisions[0].span.is_empty());
    assert_eq!(document.slice(revisions[1].span), "Бюро");
}

#[test]
fn wide_files_take_time_in_proportion() {
    // Many calls of many notes, many unnumbered parts, many numbers that begin again.
    let mut body = String::new();
    for number in 0..20_000 {
        let _ = write!(
            body,
            "<paragraph><num>1.</num><content><p>x{number}<authorialNote><p>n</p></authorialNote>\
             </p></content></paragraph>"
        );
    }
    let xml = format!("<akomaNtoso><doc name='x'><mainBody>{body}</mainBody></doc></akomaNtoso>");
    let start = std::time::Instant::now();
    let document = read(&xml).unwrap();
    assert_eq!(document.provisions.len(), 40_000);
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
