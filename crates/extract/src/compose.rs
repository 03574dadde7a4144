//! From one clause to its commitments.

use std::collections::BTreeSet;

use actum_model::{
    Basis, BodyId, Citation, Commitment, CommitmentId, Condition, ConditionKind, Distribution,
    Doubt, Due, DueKind, DueRelation, Force, ForceReading, ForceValue, Instrument, Located,
    Partner, PartnerRole, Party, ProvisionId, Reference,
};
use actum_pack::ActClass;

use crate::act::{self, Conjunct};
use crate::clause::Head;
use crate::due;
use crate::frame::Frame;
use crate::instrument;
use crate::number::GROUP_OF_CHAPEAU;
use crate::party::{self, PartyHit};
use crate::qualify::{self, ConditionHit, PartnerHit};
use crate::scan::Scan;
use crate::words::{advance, between, skip_space, trimmed};

/// The signs that do not belong to an act although they stand at its ends.
const EDGES: [char; 12] = [',', '，', ';', '；', ':', '：', '.', '。', '、', '–', '—', '-'];

/// Everything known about a provision before its clauses are read.
pub(crate) struct Surrounding<'a> {
    /// The whole normalised text of the document.
    pub(crate) document: &'a str,
    pub(crate) provision: &'a ProvisionId,
    /// Documents cited anywhere in the provision.
    pub(crate) citations: &'a [Located<Citation>],
    /// Provisions of the same text pointed at anywhere in the provision.
    pub(crate) references: &'a [Located<Reference>],
}

/// A clause ready to be composed.
pub(crate) struct Clause {
    pub(crate) force: Located<ForceValue>,
    pub(crate) addressees: Vec<Located<Party>>,
    pub(crate) distribution: Distribution,
    pub(crate) partners: Vec<Located<Partner>>,
    pub(crate) conditions: Vec<Located<Condition>>,
    pub(crate) due: Vec<Located<Due>>,
    pub(crate) report_to: Vec<Located<Party>>,
    pub(crate) citations: Vec<Located<Citation>>,
    pub(crate) act: Option<Located<String>>,
    pub(crate) group: Option<CommitmentId>,
    /// Where the words after the addressees begin, and where the clause ends.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What stands before the clause in its sentence.
    pub(crate) background: (usize, usize),
    pub(crate) doubts: Vec<Doubt>,
}

impl Clause {
    /// A clause with a head of its own. `background` is what stands before it in the sentence.
    pub(crate) fn of_head(
        scan: &Scan<'_>,
        around: &Surrounding<'_>,
        head: &Head,
        end: usize,
        background: (usize, usize),
    ) -> Self {
        // Between the subject and its verb there may stand grounds, too.
        let before_verb =
            head.parties.parties.first().is_none_or(|party| party.start > head.verb_start);
        let background = match head.subject && before_verb {
            true => (background.0, head.verb_start.max(background.1)),
            false => background,
        };
        let mut doubts = Vec::new();
        let addressees = located_parties(scan, &head.parties.parties, around.document, &mut doubts);
        let mut partners: Vec<Located<Partner>> = Vec::new();
        for party in &head.parties.emphasised {
            push_partner(scan, &mut partners, party, PartnerRole::Especially, around.document);
        }
        if addressees.is_empty() {
            doubts.push(doubt("addressees", "addressee-missing", "The words name no addressee."));
        }
        let force = force(scan, head, &addressees, around.document, &mut doubts);
        let distribution = distribution(scan, &addressees, head.start, end);
        let (conditions, citations) = background_of(scan, around, background);
        Self {
            force,
            addressees,
            distribution,
            partners,
            conditions,
            due: Vec::new(),
            report_to: Vec::new(),
            citations,
            act: None,
            group: None,
            start: head.after.max(head.parties.end.min(head.after)),
            end,
            background,
            doubts,
        }
    }

    /// A clause that takes force and addressees from a chapeau.
    pub(crate) fn of_frame(frame: &Frame, start: usize, end: usize) -> Self {
        let frame = frame.handed_down();
        let mut doubts = Vec::new();
        if frame.addressees.is_empty() {
            doubts.push(doubt(
                "addressees",
                "addressee-missing",
                "The chapeau names no addressee.",
            ));
        }
        if frame.force.value.is_ambiguous() {
            doubts.push(ambiguous_force(&frame.force.value));
        }
        Self {
            force: frame.force,
            addressees: frame.addressees,
            distribution: frame.distribution,
            partners: frame.partners,
            conditions: frame.conditions,
            due: frame.due,
            report_to: frame.report_to,
            citations: frame.citations,
            act: frame.act,
            group: frame.group,
            start,
            end,
            background: (start, start),
            doubts,
        }
    }

    /// The clause as a chapeau hands it down to its parts. The words after the addressees are the
    /// beginning of an act when they hold more than openers and circumstances.
    pub(crate) fn into_frame(self, scan: &Scan<'_>, around: &Surrounding<'_>) -> Frame {
        let front = qualify::front(scan, self.start, self.end);
        let mut partners = self.partners;
        for partner in &front.partners {
            push_partners(scan, &mut partners, partner, around.document);
        }
        let mut conditions = self.conditions;
        conditions.extend(located_conditions(scan, &front.conditions, around.document));
        let (from, to) = trimmed(scan.text, front.end, self.end, &EDGES);
        let act = (from < to).then(|| {
            let span = scan.span(from, to);
            let words = between(scan.text, from, to).to_owned();
            Located::stated(words, span, around.document, 0.9)
        });
        let mut report_to = self.report_to;
        let mut due = self.due;
        if act.is_some() {
            let whole = Conjunct {
                outer_start: self.start,
                start: from,
                end: to,
                class: act::main_verb(scan, from, to).map_or(ActClass::Act, |verb| verb.hit.class),
                front: front.clone(),
                means: None,
            };
            let (recipients, told) = recipients(scan, &whole);
            report_to.extend(located_parties(scan, &recipients, around.document, &mut Vec::new()));
            for party in told {
                push_partner(scan, &mut partners, &party, PartnerRole::Recipient, around.document);
            }
            let (inside, _) = qualify::inside(scan, from, to);
            for partner in &inside {
                push_partners(scan, &mut partners, partner, around.document);
            }
        }
        due.extend(dues(scan, self.start, self.end, around.document));
        // "instructs X, in relation to Resolution 1, to:" keeps what it cites for its parts.
        let mut citations = self.citations;
        let own = scan.span(self.start, self.end);
        for citation in around.citations {
            let inside = citation.basis.span().is_some_and(|span| own.contains(span));
            if inside && !citations.contains(citation) {
                citations.push(citation.clone());
            }
        }
        Frame {
            from: around.provision.clone(),
            force: self.force,
            addressees: self.addressees,
            distribution: self.distribution,
            partners,
            due,
            report_to,
            conditions,
            citations,
            group: act
                .as_ref()
                .map(|_| CommitmentId::new(format!("{GROUP_OF_CHAPEAU}{}", around.provision)))
                .or(self.group),
            act: join_acts(self.act, act, scan.lexicon.spaced()),
        }
    }

    /// The commitments of the clause, without ids: those are given when the whole provision is
    /// known.
    pub(crate) fn into_commitments(
        self,
        scan: &Scan<'_>,
        around: &Surrounding<'_>,
    ) -> Vec<Commitment> {
        let conjuncts = act::split(scan, self.start, self.end);
        let mut commitments: Vec<Commitment> = Vec::with_capacity(conjuncts.len());
        for (index, conjunct) in conjuncts.iter().enumerate() {
            if let Some(commitment) = self.commitment(scan, around, &conjuncts, index, conjunct) {
                commitments.push(commitment);
            }
        }
        share_periods(&mut commitments);
        share_considerations(&mut commitments);
        commitments
    }

    fn commitment(
        &self,
        scan: &Scan<'_>,
        around: &Surrounding<'_>,
        conjuncts: &[Conjunct],
        index: usize,
        conjunct: &Conjunct,
    ) -> Option<Commitment> {
        let document = around.document;
        let (from, to) = trimmed(scan.text, conjunct.start, conjunct.end, &EDGES);
        let to = without_joiner(scan, from, to);
        if from >= to {
            return None;
        }
        let mut doubts = self.doubts.clone();
        let span = scan.span(from, to);
        let words = between(scan.text, from, to);
        let mut act = Located::stated(words.to_owned(), span, document, 0.9);
        if let Some(begun) = &self.act {
            // The chapeau began the act; the part completes it.
            let joint = if scan.lexicon.spaced() { ": " } else { "：" };
            act.value = format!("{}{joint}{words}", begun.value);
        }
        let mut partners = self.partners.clone();
        let mut conditions = self.conditions.clone();
        // Circumstances before the first act hold for all acts of the clause.
        let first = &conjuncts[0].front;
        let fronts = if index == 0 { vec![first] } else { vec![first, &conjunct.front] };
        for front in fronts {
            for partner in &front.partners {
                push_partners(scan, &mut partners, partner, document);
            }
            conditions.extend(located_conditions(scan, &front.conditions, document));
        }
        let (inside, qualifications) = qualify::inside(scan, from, to);
        for partner in &inside {
            push_partners(scan, &mut partners, partner, document);
        }
        conditions.extend(located_conditions(scan, &qualifications, document));
        conditions.dedup();
        let (recipients, told) = recipients(scan, conjunct);
        let mut report_to = self.report_to.clone();
        report_to.extend(located_parties(scan, &recipients, document, &mut Vec::new()));
        for party in told {
            push_partner(scan, &mut partners, &party, PartnerRole::Recipient, document);
        }
        let outputs = instrument::outputs(scan, conjunct, document);
        doubts.extend(outputs.doubts);
        let mut instruments = outputs.instruments;
        // "encourage study groups to …" is carried out by writing to them.
        if act::main_verb(scan, from, to).is_some_and(|verb| act_addresses(scan, &verb))
            && partners.iter().any(|partner| partner.value.role == PartnerRole::Recipient)
            && instruments.iter().all(|known| known.value != Instrument::Circular)
        {
            instruments.insert(
                0,
                Located {
                    value: Instrument::Circular,
                    basis: Basis::Inferred {
                        rule: "act-addresses-others".to_owned(),
                        span: Some(span),
                        quote: Some(words.to_owned()),
                    },
                    confidence: 0.6,
                },
            );
        }
        if instruments.is_empty() && self.act.is_some() {
            instruments = self.inherited_instruments(scan);
        }
        if instruments.first().is_some_and(|first| first.value == Instrument::Survey) {
            for party in surveyed(scan, conjunct, &partners) {
                push_partner(scan, &mut partners, &party, PartnerRole::Participant, document);
            }
        }
        let mut due = self.due.clone();
        due.extend(dues(scan, conjunct.outer_start, conjunct.end, document));
        due.extend(ongoing(scan, conjunct, document));
        for time in &due {
            if due::is_ambiguous(&time.value) {
                doubts.push(doubt(
                    "due",
                    "occasion-ambiguous",
                    &format!("`{}` may mean more than one period; choose one.", time.value.written),
                ));
            } else if time.value.readings.is_empty()
                && matches!(time.value.kind, DueKind::Occasion | DueKind::Period | DueKind::Date)
            {
                doubts.push(doubt(
                    "due",
                    "occasion-unresolved",
                    &format!("`{}` is not in the packs; enter the date.", time.value.written),
                ));
            }
        }
        let within = scan.span(conjunct.outer_start, conjunct.end);
        let background = self.background;
        let mut citations = self.citations.clone();
        for citation in around.citations {
            let inside = citation.basis.span().is_some_and(|span| within.contains(span));
            if inside && !citations.contains(citation) {
                citations.push(citation.clone());
            }
        }
        let references = around
            .references
            .iter()
            .filter(|reference| {
                reference.basis.span().is_some_and(|span| {
                    within.contains(span) || scan.span(background.0, background.1).contains(span)
                })
            })
            .cloned()
            .collect();
        Some(Commitment {
            // Both ids are placeholders until the provision is finished; `means` rides in the
            // group so that numbering can resolve it.
            id: CommitmentId::new(index.to_string()),
            provision: around.provision.clone(),
            group: self.group.clone().unwrap_or_else(|| {
                CommitmentId::new(conjunct.means.map_or(String::new(), |means| means.to_string()))
            }),
            force: self.force.clone(),
            addressees: self.addressees.clone(),
            distribution: self.distribution,
            partners,
            act,
            deliverables: outputs.deliverables,
            due,
            report_to,
            conditions,
            citations,
            references,
            instruments,
            confidence: 0.0,
            doubts,
        })
    }

    /// The instruments suggested by the act that the chapeau began.
    fn inherited_instruments(&self, scan: &Scan<'_>) -> Vec<Located<Instrument>> {
        let Some(begun) = &self.act else { return Vec::new() };
        let lexicon = scan.lexicon;
        let mut instruments: Vec<Located<Instrument>> = Vec::new();
        for hit in lexicon.nouns.find(&begun.value) {
            for noun in hit.meanings.iter() {
                if let crate::lexicon::Noun::Instrument(index, true) = noun {
                    let value = lexicon.tables.instruments[*index as usize].instrument;
                    if instruments.iter().all(|known| known.value != value) {
                        instruments.push(Located {
                            value,
                            basis: Basis::Inferred {
                                rule: "instrument-cue-in-chapeau".to_owned(),
                                span: begun.basis.span(),
                                quote: begun.basis.quote().map(str::to_owned),
                            },
                            confidence: 0.75,
                        });
                    }
                }
            }
        }
        instruments
    }
}

/// The end of an act without the word that joins it to the next part: "…; and".
fn without_joiner(scan: &Scan<'_>, from: usize, to: usize) -> usize {
    scan.lexicon
        .clause_joiners
        .ending_at(scan.text, to)
        .filter(|start| *start > from && scan.text[from..*start].trim_end().ends_with(&EDGES[..8]))
        .map_or(to, |start| trimmed(scan.text, from, start, &EDGES).1)
}

/// The beginning of an act in an outer chapeau and its continuation in an inner one.
fn join_acts(
    outer: Option<Located<String>>,
    inner: Option<Located<String>>,
    spaced: bool,
) -> Option<Located<String>> {
    match (outer, inner) {
        (Some(outer), Some(mut inner)) => {
            let joint = if spaced { ": " } else { "：" };
            inner.value = format!("{}{joint}{}", outer.value, inner.value);
            Some(inner)
        }
        (outer, inner) => inner.or(outer),
    }
}

pub(crate) fn doubt(field: &str, code: &str, message: &str) -> Doubt {
    Doubt { field: field.to_owned(), code: code.to_owned(), message: message.to_owned() }
}

fn ambiguous_force(force: &ForceValue) -> Doubt {
    let readings: Vec<&str> =
        force.readings.iter().map(|reading| reading.english.as_str()).collect();
    doubt(
        "force",
        "force-ambiguous",
        &format!("`{}` may mean {}.", force.verb, readings.join(" or ")),
    )
}

fn located_parties(
    scan: &Scan<'_>,
    hits: &[PartyHit],
    document: &str,
    doubts: &mut Vec<Doubt>,
) -> Vec<Located<Party>> {
    let mut parties: Vec<Located<Party>> = Vec::new();
    let mut seen: BTreeSet<(Option<BodyId>, String)> = BTreeSet::new();
    for hit in hits {
        for value in hit.values(scan.text) {
            let confidence = if value.body.is_some() { 0.95 } else { 0.7 };
            if value.body.is_none() {
                doubts.push(doubt(
                    "addressees",
                    "body-unknown",
                    &format!("`{}` is in no pack of bodies.", value.name),
                ));
            }
            let key = match &value.body {
                Some(body) => (Some(body.clone()), String::new()),
                None => (None, value.name.clone()),
            };
            if seen.insert(key) {
                let span = scan.span(hit.start, hit.end);
                parties.push(Located::stated(value, span, document, confidence));
            }
        }
    }
    parties
}

fn push_partner(
    scan: &Scan<'_>,
    partners: &mut Vec<Located<Partner>>,
    hit: &PartyHit,
    role: PartnerRole,
    document: &str,
) {
    for party in hit.values(scan.text) {
        let confidence = if party.body.is_some() { 0.9 } else { 0.65 };
        let span = scan.span(hit.start, hit.end);
        let located = Located::stated(Partner { party, role }, span, document, confidence);
        let known = partners.iter().any(|known| {
            known.value.role == role
                && match (&known.value.party.body, &located.value.party.body) {
                    (Some(one), Some(other)) => one == other,
                    _ => known.value.party.name == located.value.party.name,
                }
        });
        if !known {
            partners.push(located);
        }
    }
}

fn push_partners(
    scan: &Scan<'_>,
    partners: &mut Vec<Located<Partner>>,
    hit: &PartnerHit,
    document: &str,
) {
    for party in &hit.parties {
        push_partner(scan, partners, party, hit.role, document);
    }
}

fn located_conditions(
    scan: &Scan<'_>,
    hits: &[ConditionHit],
    document: &str,
) -> Vec<Located<Condition>> {
    hits.iter()
        .filter_map(|hit| {
            let (start, end) = trimmed(scan.text, hit.start, hit.end, &EDGES);
            (start < end).then(|| {
                let words = between(scan.text, start, end).to_owned();
                let value = Condition { kind: hit.kind, words };
                Located::stated(value, scan.span(start, end), document, 0.85)
            })
        })
        .collect()
}

/// What stands before the first verb of a sentence: grounds and citations that hold for all of it.
fn background_of(
    scan: &Scan<'_>,
    around: &Surrounding<'_>,
    (start, end): (usize, usize),
) -> (Vec<Located<Condition>>, Vec<Located<Citation>>) {
    let (from, to) = trimmed(scan.text, start, end, &EDGES);
    if from >= to {
        return (Vec::new(), Vec::new());
    }
    let span = scan.span(from, to);
    let known = qualify::condition_at(scan, from, to).map(|condition| condition.kind);
    let mut conditions = Vec::new();
    if let Some(kind) = known {
        let kind = match kind {
            ConditionKind::Consideration => ConditionKind::Background,
            other => other,
        };
        let words = between(scan.text, from, to).to_owned();
        conditions.push(Located::stated(Condition { kind, words }, span, around.document, 0.85));
    }
    let citations = around
        .citations
        .iter()
        .filter(|citation| citation.basis.span().is_some_and(|own| span.contains(own)))
        .cloned()
        .collect();
    (conditions, citations)
}

fn force(
    scan: &Scan<'_>,
    head: &Head,
    addressees: &[Located<Party>],
    document: &str,
    doubts: &mut Vec<Doubt>,
) -> Located<ForceValue> {
    let span = scan.span(head.verb_start, head.verb_end);
    let written = between(scan.text, head.verb_start, head.verb_end).to_owned();
    let Some(index) = head.verb else {
        let reading =
            ForceReading { force: Force::Should, english: "should".to_owned(), weight: 1.0 };
        let value = ForceValue {
            force: Force::Should,
            lemma: written.to_lowercase(),
            verb: written,
            readings: vec![reading],
            reiterated: false,
        };
        return Located::stated(value, span, document, 0.85);
    };
    let verb = &scan.lexicon.tables.verbs[index as usize];
    let membership = addressees.iter().any(|party| {
        party.value.body.as_ref().is_some_and(|body| scan.context.is_membership(body))
    });
    let mut readings: Vec<ForceReading> = verb
        .readings
        .iter()
        .map(|reading| ForceReading {
            force: reading.force,
            english: reading.english.clone(),
            weight: if membership { reading.membership } else { reading.organ },
        })
        .collect();
    readings.sort_by(|left, right| right.weight.total_cmp(&left.weight));
    if readings.is_empty() {
        readings.push(ForceReading {
            force: verb.force,
            english: verb.english.clone(),
            weight: 1.0,
        });
    }
    let lead = readings[0].clone();
    let value = ForceValue {
        force: lead.force,
        verb: written,
        lemma: verb.lemma.clone(),
        readings,
        reiterated: head.reiterated,
    };
    if value.is_ambiguous() {
        doubts.push(ambiguous_force(&value));
    }
    Located::stated(value, span, document, 0.97 * lead.weight)
}

/// Whether several addressees act together.
fn distribution(
    scan: &Scan<'_>,
    addressees: &[Located<Party>],
    start: usize,
    end: usize,
) -> Distribution {
    if addressees.len() < 2 {
        return Distribution::Single;
    }
    let mut place = start;
    while place < end {
        let at_word = !scan.lexicon.spaced()
            || !scan.text[..place].ends_with(|letter: char| letter.is_alphanumeric());
        if at_word && scan.lexicon.jointly.at(scan.text, place).is_some() {
            return Distribution::Joint;
        }
        place = advance(scan.text, place, scan.lexicon.spaced());
    }
    let all_members = addressees.iter().all(|party| {
        party.value.body.as_ref().is_some_and(|body| scan.context.is_membership(body))
    });
    if all_members { Distribution::Each } else { Distribution::Open }
}

/// The times in `start..end` that are still ahead.
fn dues(scan: &Scan<'_>, start: usize, end: usize, document: &str) -> Vec<Located<Due>> {
    scan.times
        .iter()
        .filter(|time| start <= time.start && time.end <= end)
        .filter(|time| {
            // "during 2022" in a text of 2024 tells what was, not what is due.
            let past = |reading: &actum_model::DueReading| {
                reading.occasion.is_none()
                    && match (reading.date, scan.context.date) {
                        (Some(date), Some(adopted)) => date.last_day() < adopted.last_day(),
                        _ => false,
                    }
            };
            let unsure = scan.context.date.is_none() && time.due.relation == DueRelation::During;
            time.due.kind != DueKind::Date || !(time.due.readings.iter().any(past) || unsure)
        })
        .map(|time| {
            let span = scan.span(time.start, time.end);
            Located::stated(time.due.clone(), span, document, time.confidence)
        })
        .collect()
}

/// "continue to": a duty that never ends.
fn ongoing(scan: &Scan<'_>, conjunct: &Conjunct, document: &str) -> Option<Located<Due>> {
    let text = scan.text;
    let mut place = skip_space(text, conjunct.start);
    for _ in 0..3 {
        if let Some(end) = scan.lexicon.ongoing.at(text, place).filter(|end| *end <= conjunct.end) {
            let value = Due {
                kind: DueKind::Ongoing,
                relation: DueRelation::From,
                written: between(text, place, end).to_owned(),
                readings: Vec::new(),
            };
            return Some(Located::stated(value, scan.span(place, end), document, 0.9));
        }
        let next = scan
            .lexicon
            .adverbs
            .at(text, place)
            .or_else(|| scan.lexicon.act_openers.at(text, place))?;
        place = skip_space(text, next);
    }
    None
}

/// To whom an act reports, and whom it tells something.
fn recipients(scan: &Scan<'_>, conjunct: &Conjunct) -> (Vec<PartyHit>, Vec<PartyHit>) {
    let lexicon = scan.lexicon;
    let text = scan.text;
    let mut report_to = Vec::new();
    let mut told = Vec::new();
    let verb = act::main_verb(scan, conjunct.start, conjunct.end);
    let mut place = conjunct.start;
    // Languages that put the recipient before the verb: 向…报告.
    while place < conjunct.end {
        if let Some(after) = lexicon.report_openers.at(text, place)
            && !lexicon.spaced()
            && !scan.in_parentheses(place)
        {
            let list = party::list(scan, after, conjunct.end, false);
            if !list.is_empty() && reporting_follows(scan, list.end, conjunct.end) {
                place = list.end;
                report_to.extend(list.parties);
                continue;
            }
        }
        place = advance(text, place, scan.lexicon.spaced());
    }
    // "提交下届全会", "报告TSAG": the recipient straight after the verb.
    if !lexicon.spaced() {
        report_to.extend(direct_recipients(scan, conjunct));
    }
    let Some(verb) = verb else { return (report_to, told) };
    let class = verb.hit.class;
    if lexicon.spaced() && matches!(class, ActClass::Report) {
        let mut place = verb.hit.end;
        while place < conjunct.end {
            let at_word = !text[..place].ends_with(|letter: char| letter.is_alphanumeric());
            if at_word
                && let Some(after) = lexicon.report_particles.at(text, place)
                && party::party_begins(scan, after, conjunct.end).is_some()
            {
                let list = party::list(scan, after, conjunct.end, false);
                if !list.is_empty() {
                    place = list.end.max(after);
                    report_to.extend(list.parties);
                    continue;
                }
            }
            place = advance(text, place, scan.lexicon.spaced());
        }
    }
    if class == ActClass::Inform || act_addresses(scan, &verb) {
        let list = party::list(scan, verb.hit.end, conjunct.end, false);
        told.extend(list.parties);
        told.extend(list.emphasised);
    }
    (report_to, told)
}

/// Recipients that stand straight after a verb of reporting, unless they only qualify a noun
/// ("the proposals submitted to the assembly").
fn direct_recipients(scan: &Scan<'_>, conjunct: &Conjunct) -> Vec<PartyHit> {
    let text = scan.text;
    let mut found = Vec::new();
    let mut place = conjunct.start;
    while place < conjunct.end {
        if let Some(close) = scan.parenthesis_at(place) {
            place = close;
            continue;
        }
        if let Some(hit) = scan.lexicon.acts.at(text, place)
            && hit.class == ActClass::Report
        {
            let list = party::list(scan, hit.end, conjunct.end, false);
            let attribute = scan.lexicon.determiners.at(text, list.end).is_some();
            if !list.is_empty() && !attribute {
                found.extend(list.parties);
                place = list.end;
                continue;
            }
        }
        place = advance(text, place, scan.lexicon.spaced());
    }
    found
}

/// Whether the verb of an act is itself one that addresses somebody: "encourage study groups to".
fn act_addresses(scan: &Scan<'_>, verb: &act::MainVerb) -> bool {
    scan.hit_at(verb.start).is_some_and(|hit| {
        hit.meanings.iter().any(|meaning| matches!(meaning, crate::lexicon::Meaning::Verb(..)))
    }) || scan.lexicon.base_forms.at(scan.text, verb.start).is_some()
}

/// Whether a verb of reporting stands after `start` in the same segment.
fn reporting_follows(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let text = scan.text;
    let segment = between(text, start, end).find(['，', '；', '。']).map_or(end, |at| start + at);
    let mut place = start;
    while place < segment {
        if let Some(hit) = scan.lexicon.acts.at(text, place)
            && hit.class == ActClass::Report
        {
            return true;
        }
        place = advance(text, place, scan.lexicon.spaced());
    }
    false
}

/// The bodies named in the object of a survey answer it.
fn surveyed(scan: &Scan<'_>, conjunct: &Conjunct, partners: &[Located<Partner>]) -> Vec<PartyHit> {
    let mut found: Vec<PartyHit> = Vec::new();
    let mut free = conjunct.start;
    for hit in scan.hits_in(conjunct.start, conjunct.end) {
        if hit.range.start < free {
            continue;
        }
        if let Some(body) = party::known_body(scan, hit.range.start, conjunct.end) {
            free = body.end;
            let named = partners.iter().any(|known| {
                known.value.party.body.as_ref().is_some_and(|known| body.bodies.contains(known))
            });
            let organ = body.bodies.first().and_then(|id| scan.context.body(id));
            let answers = organ.is_some_and(|body| {
                matches!(
                    body.kind,
                    actum_model::BodyKind::Membership
                        | actum_model::BodyKind::Collective
                        | actum_model::BodyKind::Group
                )
            });
            if !named && answers {
                found.push(body);
            }
        }
    }
    found
}

/// A period given for the first act of a clause holds for those after it that give no time.
fn share_periods(commitments: &mut [Commitment]) {
    let mut period: Option<Located<Due>> = None;
    for commitment in commitments {
        let own = commitment.due.iter().find(|due| due.value.kind == DueKind::Period).cloned();
        if own.is_some() {
            period = own;
        } else if commitment.due.is_empty()
            && let Some(shared) = &period
            && let Some(span) = shared.basis.span()
        {
            commitment.due.push(Located {
                value: shared.value.clone(),
                basis: Basis::Inferred {
                    rule: "period-shared-in-clause".to_owned(),
                    span: Some(span),
                    quote: shared.basis.quote().map(str::to_owned),
                },
                confidence: 0.6,
            });
        }
    }
}

/// What one act of a clause takes into account concerns the acts before it, too.
fn share_considerations(commitments: &mut [Commitment]) {
    for index in 1..commitments.len() {
        let shared: Vec<Located<Citation>> = commitments[index]
            .citations
            .iter()
            .filter(|citation| {
                let inside = |condition: &Located<Condition>| {
                    condition.value.kind == ConditionKind::Consideration
                        && match (condition.basis.span(), citation.basis.span()) {
                            (Some(outer), Some(inner)) => outer.contains(inner),
                            _ => false,
                        }
                };
                commitments[index].conditions.iter().any(inside)
            })
            .map(|citation| Located {
                value: citation.value.clone(),
                basis: Basis::Inferred {
                    rule: "consideration-shared-in-clause".to_owned(),
                    span: citation.basis.span(),
                    quote: citation.basis.quote().map(str::to_owned),
                },
                confidence: 0.6,
            })
            .collect();
        for earlier in &mut commitments[..index] {
            for citation in &shared {
                if earlier.citations.iter().all(|known| known.value != citation.value) {
                    earlier.citations.push(citation.clone());
                }
            }
        }
    }
}
