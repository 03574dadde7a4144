//! The values of an item as a form shows them, and as it gives them back.

use actum_model::{
    Deliverable, Document, Due, DueKind, DueReading, DueRelation, Field, FieldValue, FieldWords,
    Force, Instrument, Item, Located, PartialDate, Partner, PartnerRole, Party, Span,
};

use super::passages::merges;
use crate::WebState;
use crate::basis::Shower;
use crate::form::Form;
use crate::frame::Words;
use crate::vocabulary::Named;

/// What stands between the entries of a list in one field.
const BETWEEN: [char; 4] = [';', '；', '؛', '\n'];

/// The fields of text, in the order of the form.
const TEXTS: [(Field, &str, bool); 6] = [
    (Field::Addressees, "k-addressee", true),
    (Field::Partners, "k-partner", true),
    (Field::Act, "k-act", false),
    (Field::Deliverables, "k-deliverable", true),
    (Field::Due, "k-due", true),
    (Field::ReportTo, "k-report-to", true),
];

/// The form to correct an item.
pub(super) struct Editing {
    pub(super) forces: Vec<Choice>,
    pub(super) force_was: &'static str,
    pub(super) fields: Vec<TextField>,
    pub(super) instruments: Vec<Choice>,
    pub(super) instruments_were: String,
}

/// A value to choose.
pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) words: Words,
    pub(super) chosen: bool,
}

/// A field of text.
pub(super) struct TextField {
    pub(super) name: &'static str,
    pub(super) label: Words,
    pub(super) class: &'static str,
    pub(super) value: String,
    /// The value that the item has: what differs from it was corrected.
    pub(super) was: String,
    /// Whether it holds several entries.
    pub(super) several: bool,
    /// Where words taken from the text stand in it.
    pub(super) places: String,
}

/// The form to make several items of one.
pub(super) struct Splitting {
    pub(super) parts: String,
}

/// The form to make one item of several.
pub(super) struct Merging {
    pub(super) others: Vec<Other>,
}

/// An item that may be taken in.
pub(super) struct Other {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) act: String,
    pub(super) chosen: bool,
}

impl Editing {
    pub(super) fn new(item: &Item, shower: &Shower<'_>, typed: Option<&Form>) -> Self {
        let frame = shower.frame;
        let force = item.commitment.lead_force();
        let chosen_force = typed.and_then(|form| Force::from_name(form.get("force")));
        let forces = Force::ALL.into_iter().map(|one| Choice {
            value: one.name(),
            words: frame.t(&one.message()),
            chosen: one == chosen_force.unwrap_or(force),
        });
        let fields = TEXTS.into_iter().map(|(field, class, several)| {
            let was = written(item, field, shower);
            let name = field.name();
            TextField {
                name,
                label: frame.t(&format!("field-{}", name.replace('_', "-"))),
                class,
                value: typed.map_or_else(|| was.clone(), |form| form.get(name).to_owned()),
                was,
                several,
                places: typed
                    .map(|form| form.get(&format!("place-{name}")).to_owned())
                    .unwrap_or_default(),
            }
        });
        let has: Vec<Instrument> =
            item.commitment.instruments.iter().map(|one| one.value).collect();
        let typed_instruments: Option<Vec<&str>> =
            typed.map(|form| form.all("instrument").collect());
        let instruments = Instrument::ALL.into_iter().map(|one| Choice {
            value: one.name(),
            words: frame.t(&one.message()),
            chosen: match &typed_instruments {
                Some(typed) => typed.contains(&one.name()),
                None => has.contains(&one),
            },
        });
        Self {
            forces: forces.collect(),
            force_was: force.name(),
            fields: fields.collect(),
            instruments: instruments.collect(),
            instruments_were: names(&has),
        }
    }
}

impl Splitting {
    pub(super) fn new(item: &Item, typed: Option<&Form>) -> Self {
        let act = &item.commitment.act.value;
        let parts =
            typed.map_or_else(|| format!("{act}\n{act}"), |form| form.get("parts").to_owned());
        Self { parts }
    }
}

impl Merging {
    pub(super) fn new(item: &Item, around: &[Item], typed: Option<&Form>) -> Self {
        let typed: Vec<&str> = typed.map(|form| form.all("other").collect()).unwrap_or_default();
        let others = around.iter().filter(|other| merges(other, &item.id)).map(|other| Other {
            id: other.id.to_string(),
            number: other.id.parts().1.to_owned(),
            act: other.commitment.act.value.clone(),
            chosen: typed.contains(&other.id.as_str()),
        });
        Self { others: others.collect() }
    }
}

fn names(instruments: &[Instrument]) -> String {
    instruments.iter().map(|one| one.name()).collect::<Vec<_>>().join(" ")
}

/// The entries of a field as the form writes them.
fn entries(item: &Item, field: Field, shower: &Shower<'_>) -> Vec<String> {
    fn all<T>(values: &[Located<T>], one: impl Fn(&T) -> String) -> Vec<String> {
        values.iter().map(|located| one(&located.value)).collect()
    }
    let commitment = &item.commitment;
    match field {
        Field::Addressees => all(&commitment.addressees, |party| party_name(party, shower)),
        Field::ReportTo => all(&commitment.report_to, |party| party_name(party, shower)),
        Field::Partners => all(&commitment.partners, |one| party_name(&one.party, shower)),
        Field::Deliverables => all(&commitment.deliverables, |one| one.name.clone()),
        Field::Due => all(&commitment.due, |due| due.written.clone()),
        _ => vec![commitment.act.value.clone()],
    }
}

fn written(item: &Item, field: Field, shower: &Shower<'_>) -> String {
    entries(item, field, shower).join("; ")
}

fn party_name(party: &Party, shower: &Shower<'_>) -> String {
    party.body.as_ref().map_or_else(|| party.name.clone(), |body| shower.body_name(body).0)
}

/// What a form says otherwise than the item, with the words of the text that it points to. Fields
/// that were left as they were are no change, whatever others made of them meanwhile.
pub(super) fn values(
    form: &Form,
    item: &Item,
    document: Option<&Document>,
    shower: &Shower<'_>,
) -> (Vec<FieldValue>, Vec<FieldWords>) {
    let mut values = Vec::new();
    let mut words = Vec::new();
    if form.get("force") != form.get("was-force")
        && let Some(force) = Force::from_name(form.get("force"))
    {
        values.push(FieldValue::Force(force));
    }
    for (field, _, several) in TEXTS {
        let name = field.name();
        let given = form.get(name);
        if same(given, form.get(&format!("was-{name}"))) {
            continue;
        }
        let given: Vec<&str> = if several {
            given.split(BETWEEN).map(str::trim).filter(|one| !one.is_empty()).collect()
        } else {
            vec![given]
        };
        let before = entries(item, field, shower);
        let kept = |one: &str| before.iter().position(|known| same(known, one));
        values.push(value(field, &given, item, &kept, shower));
        if let Some(document) = document {
            let places = form.get(&format!("place-{name}"));
            words.extend(pointed(field, places, &given, document));
        }
    }
    let chosen: Vec<Instrument> = Instrument::ALL
        .into_iter()
        .filter(|one| form.all("instrument").any(|name| name == one.name()))
        .collect();
    let were: Vec<&str> = form.get("was-instruments").split_whitespace().collect();
    let changed =
        chosen.len() != were.len() || chosen.iter().any(|one| !were.contains(&one.name()));
    if changed {
        values.push(FieldValue::Instruments(chosen));
    }
    (values, words)
}

/// Whether two writings say the same, space aside: browsers send other line ends.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

fn value(
    field: Field,
    given: &[&str],
    item: &Item,
    kept: &dyn Fn(&str) -> Option<usize>,
    shower: &Shower<'_>,
) -> FieldValue {
    let commitment = &item.commitment;
    let party = |one: &&str, before: &[Located<Party>]| match kept(one) {
        Some(at) => before[at].value.clone(),
        None => named(one, shower.state),
    };
    match field {
        Field::Addressees => FieldValue::Addressees(
            given.iter().map(|one| party(one, &commitment.addressees)).collect(),
        ),
        Field::ReportTo => FieldValue::ReportTo(
            given.iter().map(|one| party(one, &commitment.report_to)).collect(),
        ),
        Field::Partners => {
            let partner = |one: &&str| match kept(one) {
                Some(at) => commitment.partners[at].value.clone(),
                None => {
                    let party = named(one, shower.state);
                    Partner { party, role: PartnerRole::Collaboration }
                }
            };
            FieldValue::Partners(given.iter().map(partner).collect())
        }
        Field::Deliverables => {
            let deliverable = |one: &&str| match kept(one) {
                Some(at) => commitment.deliverables[at].value.clone(),
                None => Deliverable { kind: "document".to_owned(), name: (*one).to_owned() },
            };
            FieldValue::Deliverables(given.iter().map(deliverable).collect())
        }
        Field::Due => {
            let due = |one: &&str| match kept(one) {
                Some(at) => commitment.due[at].value.clone(),
                None => due(one, shower.state),
            };
            FieldValue::Due(given.iter().map(due).collect())
        }
        _ => FieldValue::Act(given.concat()),
    }
}

/// Somebody by id or by any name that the packs know; else by the words alone.
fn named(written: &str, state: &WebState) -> Party {
    let lower = written.to_lowercase();
    let is = |name: &String| name.to_lowercase() == lower;
    let bodies = &state.packs().bodies;
    let found = bodies.iter().find(|body| body.id.as_str() == lower).or_else(|| {
        bodies.iter().find(|body| {
            let mut names = body.names.values();
            names.any(|names| is(&names.name) || names.short.iter().chain(&names.also).any(is))
        })
    });
    Party { name: written.to_owned(), body: found.map(|body| body.id.clone()) }
}

/// A date, or an occasion by id or name; else the words alone, which say a
/// time that nobody has placed yet.
fn due(written: &str, state: &WebState) -> Due {
    let date: Option<PartialDate> = written.parse().ok();
    let occasion = if date.is_none() { state.occasion_named(written) } else { None };
    let known = date.is_some() || occasion.is_some();
    let reading =
        DueReading { occasion, date, rule: "entered".to_owned(), ..DueReading::default() };
    Due {
        kind: if date.is_some() { DueKind::Date } else { DueKind::Occasion },
        relation: DueRelation::By,
        written: written.to_owned(),
        offset: None,
        readings: if known { vec![reading] } else { Vec::new() },
    }
}

/// The words that a form points to: `0:12-40 1:60-71`, which entry and which bytes of the text.
/// Words that were changed after they were taken are no longer those of the text.
fn pointed(field: Field, places: &str, given: &[&str], document: &Document) -> Vec<FieldWords> {
    let one = |written: &str| {
        let (place, span) = written.split_once(':')?;
        let (start, end) = span.split_once('-')?;
        let place: usize = place.parse().ok()?;
        let (start, end): (usize, usize) = (start.parse().ok()?, end.parse().ok()?);
        if end <= start {
            return None;
        }
        let span = Span::new(start, end);
        let quote = span.slice(&document.text)?;
        let typed = given.get(place)?;
        same(quote, typed).then(|| FieldWords { field, place, span, quote: quote.to_owned() })
    };
    places.split_whitespace().take(200).filter_map(one).collect()
}
