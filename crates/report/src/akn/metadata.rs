//! What the file says about the text: identification, references, and what the standard has no
//! place for.

use actum_model::{
    BodyId, Commitment, Document, DueKind, DueRelation, Extraction, Language, Located, OccasionId,
    Party, ProvisionId, ProvisionKind, Shape,
};

use super::marks::{Marks, author, encoded, whole_date};
use super::xml::Xml;
use super::{AknOptions, Elements, OWN_NAMESPACE};

/// Id of the program among the references, and of an author nobody names.
const PROGRAM: &str = "actum";
const NOBODY: &str = "author_unknown";

pub(super) fn write(
    xml: &mut Xml,
    document: &Document,
    extraction: &Extraction,
    options: &AknOptions<'_>,
    marks: &Marks,
    elements: &Elements<'_>,
) {
    xml.start("meta");
    let author = author(extraction, options.occasions);
    let author_id = author.map(|body| format!("body_{}", encoded(body.as_str()).replace('%', "-")));
    let author_id = author_id.as_deref().unwrap_or(NOBODY);
    identification(xml, document, options, author.map(BodyId::as_str), author_id);
    references(xml, marks, author.is_none());
    proprietary(xml, document, extraction, elements);
    xml.end();
}

/// ISO 639-2 codes, which the standard asks for.
fn language_code(language: Language) -> &'static str {
    match language {
        Language::Ar => "ara",
        Language::Zh => "zho",
        Language::En => "eng",
        Language::Fr => "fra",
        Language::Ru => "rus",
        Language::Es => "spa",
    }
}

fn identification(
    xml: &mut Xml,
    document: &Document,
    options: &AknOptions<'_>,
    author: Option<&str>,
    author_id: &str,
) {
    let (date, name) = whole_date(document.adoption.date);
    let shown_date = document.adoption.date.map_or("undated".to_owned(), |date| date.to_string());
    let text = options.text.map_or_else(
        || format!("text-{}", document.source.sha256.get(..12).unwrap_or("0")),
        |text| encoded(text.as_str()),
    );
    let author = encoded(author.unwrap_or("unknown"));
    let work = format!("/akn/un/statement/deliberation/{author}/{shown_date}/{text}");
    let language = language_code(document.language.language);
    let expression = format!("{work}/{language}@{shown_date}");
    let author_link = format!("#{author_id}");
    xml.start("identification").attribute("source", &format!("#{PROGRAM}"));
    let core = |xml: &mut Xml, this: &str, uri: &str| {
        xml.empty("FRBRthis", &[("value", this)]);
        xml.empty("FRBRuri", &[("value", uri)]);
    };
    let origin = |xml: &mut Xml| {
        xml.empty("FRBRdate", &[("date", &date), ("name", name)]);
        xml.empty("FRBRauthor", &[("href", &author_link)]);
    };
    xml.start("FRBRWork");
    core(xml, &format!("{work}/!main"), &work);
    if let Some(title) = &document.title {
        xml.empty("FRBRalias", &[("value", &title.quote), ("name", "title")]);
    }
    origin(xml);
    xml.empty("FRBRcountry", &[("value", "un")]);
    xml.empty("FRBRsubtype", &[("value", "resolution")]);
    let title_start = document.title.as_ref().map(|title| title.span.start);
    let number = document.provisions.iter().find(|provision| {
        provision.kind == ProvisionKind::Title
            && title_start.is_some_and(|start| provision.span.end <= start)
            && document.slice(provision.span).contains(char::is_numeric)
    });
    if let Some(number) = number {
        xml.empty("FRBRnumber", &[("value", document.slice(number.span))]);
    }
    xml.end();
    xml.start("FRBRExpression");
    core(xml, &format!("{expression}/!main"), &expression);
    origin(xml);
    xml.empty("FRBRlanguage", &[("language", language)]);
    xml.end();
    xml.start("FRBRManifestation");
    core(xml, &format!("{expression}/!main.xml"), &format!("{expression}.xml"));
    origin(xml);
    xml.empty("FRBRformat", &[("value", "application/akn+xml")]);
    xml.end();
    xml.end();
}

fn references(xml: &mut Xml, marks: &Marks, nobody: bool) {
    xml.start("references").attribute("source", &format!("#{PROGRAM}"));
    let entry = |xml: &mut Xml, element, id: &str, href: &str, name: &str| {
        xml.empty(element, &[("eId", id), ("href", href), ("showAs", name)]);
    };
    entry(xml, "TLCOrganization", PROGRAM, "/akn/ontology/organization/actum", "Actum");
    if nobody {
        let href = "/akn/ontology/organization/unknown";
        entry(xml, "TLCOrganization", NOBODY, href, "not named by the text");
    }
    for known in &marks.entries {
        entry(xml, known.class.declaration(), &known.id, &known.href, &known.name);
    }
    xml.end();
}

fn proprietary(
    xml: &mut Xml,
    document: &Document,
    extraction: &Extraction,
    elements: &Elements<'_>,
) {
    xml.start("proprietary")
        .attribute("source", &format!("#{PROGRAM}"))
        .attribute("xmlns:actum", OWN_NAMESPACE);
    provisions(xml, document, elements);
    xml.start("actum:commitments");
    for commitment in extraction.commitments() {
        self::commitment(xml, commitment, elements);
    }
    xml.end();
    xml.end();
}

/// What the standard has no place for: ids that language editions share, kinds, and the signs
/// between numbers and words.
fn provisions(xml: &mut Xml, document: &Document, elements: &Elements<'_>) {
    xml.start("actum:provisions");
    let mut before = 0;
    for provision in &document.provisions {
        let Some(element) = elements.get(&provision.id) else { continue };
        xml.start("actum:provision")
            .attribute("eId", element)
            .attribute("id", provision.id.as_str())
            .attribute_if("parent", provision.parent.as_ref().map(ProvisionId::as_str))
            .attribute("kind", kind(provision.kind))
            .attribute("shape", shape(provision.shape))
            .attribute_if("language", provision.language.map(Language::code));
        let mut start = provision.span.start;
        if let Some(number) = &provision.number {
            xml.attribute("number", &number.value);
            match number.span {
                None => {
                    xml.attribute("computed", "true");
                }
                Some(span) => {
                    start = span.start;
                    let between = document.text.get(span.end..provision.span.start).unwrap_or(" ");
                    let gap = match between {
                        " " => None,
                        "" => Some("none"),
                        "\t" => Some("tab"),
                        _ if between.contains('\n') => Some("line"),
                        _ => Some("none"),
                    };
                    let gap = gap.filter(|_| !provision.span.is_empty());
                    xml.attribute_if("gap", gap);
                }
            }
        }
        // A provision of which nothing is in the text brings no line end.
        let nothing = provision.span.is_empty() && start == provision.span.start;
        let between = match nothing {
            true => "",
            false => document.text.get(before..start).unwrap_or("\n"),
        };
        xml.attribute_if(
            "before",
            match between {
                "\n" => None,
                "\t" => Some("tab"),
                "" => Some("none"),
                _ => Some("space"),
            }
            .filter(|_| before > 0),
        );
        let number = provision.number.as_ref().and_then(|number| number.span);
        if provision.span.is_empty() {
            before = number.map_or(before, |number| number.end).max(before);
            if let Some(offset) = provision.span.start.checked_sub(before).filter(|by| *by > 0) {
                xml.attribute("offset", &offset.to_string());
            }
        } else {
            before = provision.span.end.max(before);
        }
        xml.end();
    }
    xml.end();
}

fn commitment(xml: &mut Xml, commitment: &Commitment, elements: &Elements<'_>) {
    let force = &commitment.force;
    xml.start("actum:commitment")
        .attribute("id", commitment.id.as_str())
        .attribute_if("refersTo", link(elements.get(&commitment.provision)).as_deref())
        .attribute("force", force.value.force.name())
        .attribute("verb", &force.value.verb)
        .attribute("basis", force.basis.name())
        .attribute("confidence", &format!("{:.2}", commitment.confidence));
    for party in &commitment.addressees {
        self::party(xml, "actum:addressee", party, None);
    }
    for partner in &commitment.partners {
        let role = serde_json::to_value(partner.value.role)
            .ok()
            .and_then(|role| role.as_str().map(str::to_owned));
        let party = partner.clone().map(|partner| partner.party);
        self::party(xml, "actum:partner", &party, role.as_deref());
    }
    for party in &commitment.report_to {
        self::party(xml, "actum:reportTo", party, None);
    }
    for due in &commitment.due {
        xml.start("actum:due")
            .attribute("kind", due_kind(due.value.kind))
            .attribute("relation", due_relation(due.value.relation))
            .attribute("basis", due.basis.name());
        if let Some(reading) = due.value.readings.first() {
            let date = reading.date.map(|date| date.to_string());
            xml.attribute_if("date", date.as_deref())
                .attribute_if("occasion", reading.occasion.as_ref().map(OccasionId::as_str))
                .attribute_if("interval", reading.interval.as_deref());
        }
        xml.attribute("written", &due.value.written);
        xml.end();
    }
    xml.end();
}

fn party(xml: &mut Xml, element: &'static str, party: &Located<Party>, role: Option<&str>) {
    xml.start(element)
        .attribute_if("role", role)
        .attribute_if("body", party.value.body.as_ref().map(BodyId::as_str))
        .attribute("name", &party.value.name)
        .attribute("basis", party.basis.name());
    xml.end();
}

fn link(element: Option<&String>) -> Option<String> {
    element.map(|element| format!("#{element}"))
}

fn kind(kind: ProvisionKind) -> &'static str {
    match kind {
        ProvisionKind::FrontMatter => "front_matter",
        ProvisionKind::Title => "title",
        ProvisionKind::Heading => "heading",
        ProvisionKind::Opening => "opening",
        ProvisionKind::Recital => "recital",
        ProvisionKind::Chapeau => "chapeau",
        ProvisionKind::Operative => "operative",
        ProvisionKind::Footnote => "footnote",
        ProvisionKind::BackMatter => "back_matter",
        ProvisionKind::Unplaced => "unplaced",
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Heading => "heading",
        Shape::Paragraph => "paragraph",
        Shape::ListItem => "list_item",
        Shape::TableRow => "table_row",
    }
}

fn due_kind(kind: DueKind) -> &'static str {
    match kind {
        DueKind::Date => "date",
        DueKind::Occasion => "occasion",
        DueKind::Period => "period",
        DueKind::Ongoing => "ongoing",
        DueKind::Recurring => "recurring",
        DueKind::Urgent => "urgent",
    }
}

fn due_relation(relation: DueRelation) -> &'static str {
    match relation {
        DueRelation::At => "at",
        DueRelation::By => "by",
        DueRelation::Before => "before",
        DueRelation::During => "during",
        DueRelation::After => "after",
        DueRelation::From => "from",
    }
}
