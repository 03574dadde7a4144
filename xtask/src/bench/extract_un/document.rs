//! A document of the bundle as the model holds documents.

use actum_model::{
    Adoption, Document, Format, Language, LanguageBasis, LanguageFinding, Number, PartialDate,
    Place, Provision, ProvisionId, ProvisionKind, Shape, Source, Span,
};
use serde_json::Value;

/// A document with the place of each provision in the bundle.
pub(crate) struct Built {
    pub(crate) document: Document,
    /// For each provision, the index of its paragraph.
    pub(crate) places: Vec<usize>,
}

/// The paragraphs as provisions: kind, level and number as the bundle gives them.
pub(crate) fn build(name: &str, bundle: &Value) -> Built {
    let mut text = String::new();
    let mut provisions: Vec<Provision> = Vec::new();
    let mut places = Vec::new();
    // The last provision of each level, for the parts below it.
    let mut above: Vec<(u64, ProvisionId)> = Vec::new();
    let mut operative_seen = false;
    let paragraphs = bundle["paragraphs"].as_array().map_or(&[][..], Vec::as_slice);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let words = paragraph["text"].as_str().unwrap_or_default();
        let words: Vec<&str> = words.split_whitespace().collect();
        let words = words.join(" ");
        let id = ProvisionId::new(format!("p{index}"));
        let mut kind = kind(paragraph, &words);
        // By its number alone does the bundle call a paragraph operative: "We commit to taking the
        // following actions:" stands above the numbered ones behind it.
        let leads = kind == ProvisionKind::Recital && operative_seen && words.ends_with(':');
        if leads {
            kind = ProvisionKind::Chapeau;
        }
        let level = paragraph["paragraph_level"].as_u64().unwrap_or(u64::from(!leads));
        let operative = matches!(kind, ProvisionKind::Operative | ProvisionKind::Chapeau);
        if operative {
            above.retain(|(other, _)| *other < level);
        } else if kind != ProvisionKind::Footnote {
            above.clear();
        }
        operative_seen |= operative;
        let parent = above.last().filter(|_| operative).map(|(_, id)| id.clone());
        let depth = above.len();
        if operative {
            above.push((level, id.clone()));
        }
        let start = text.len();
        text.push_str(&words);
        let span = Span::new(start, text.len());
        text.push('\n');
        provisions.push(Provision {
            id,
            parent,
            kind,
            shape: if depth > 0 { Shape::ListItem } else { Shape::Paragraph },
            number: paragraph["prefix"].as_str().map(|prefix| Number {
                written: prefix.trim().to_owned(),
                value: prefix.trim_matches(|end: char| !end.is_alphanumeric()).to_owned(),
                span: None,
            }),
            depth: u16::try_from(depth).unwrap_or(u16::MAX),
            language: None,
            span,
            place: Place::default(),
            revisions: Vec::new(),
            footnotes: Vec::new(),
        });
        places.push(index);
    }
    let document = Document {
        source: Source {
            name: name.to_owned(),
            format: Format::PlainText,
            encoding: None,
            sha256: String::new(),
            bytes: text.len() as u64,
        },
        language: LanguageFinding {
            language: Language::En,
            basis: LanguageBasis::Declared,
            confidence: 1.0,
        },
        title: None,
        adoption: Adoption { date: adopted(paragraphs), ..Adoption::default() },
        text,
        provisions,
        notices: Vec::new(),
    };
    Built { document, places }
}

/// When the text was adopted, as its edges say: "19 December 2024" below it, or above it.
fn adopted(paragraphs: &[Value]) -> Option<PartialDate> {
    let edge = |wanted: &'static str| {
        paragraphs
            .iter()
            .filter(move |paragraph| paragraph["type"].as_str() == Some(wanted))
            .filter_map(|paragraph| day(paragraph["text"].as_str()?))
    };
    edge("backmatter").next().or_else(|| edge("frontmatter").next_back())
}

/// The first day in a short line.
fn day(line: &str) -> Option<PartialDate> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    if line.len() > 120 {
        return None;
    }
    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).collect();
    words.windows(3).find_map(|words| {
        let month = MONTHS.iter().zip(1..).find(|(month, _)| **month == words[1])?.1;
        PartialDate::day(words[2].parse().ok()?, month, words[0].parse().ok()?)
    })
}

fn kind(paragraph: &Value, words: &str) -> ProvisionKind {
    match paragraph["type"].as_str().unwrap_or_default() {
        "frontmatter" => ProvisionKind::FrontMatter,
        "backmatter" => ProvisionKind::BackMatter,
        "title" => ProvisionKind::Title,
        "heading" => ProvisionKind::Heading,
        _ => match paragraph["paragraph_type"].as_str() {
            Some("operative") if words.ends_with(':') => ProvisionKind::Chapeau,
            Some("operative") => ProvisionKind::Operative,
            Some("preambular") if words.ends_with(',') && words.split(' ').count() < 8 => {
                ProvisionKind::Opening
            }
            Some("preambular") => ProvisionKind::Recital,
            _ => ProvisionKind::Unplaced,
        },
    }
}
