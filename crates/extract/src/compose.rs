//! From one clause to its commitments.

use actum_model::{
    Basis, Citation, Commitment, CommitmentId, Condition, ConditionKind, Distribution, Doubt, Due,
    DueKind, Force, ForceValue, Instrument, Located, Partner, PartnerRole, Party, ProvisionId,
    Reference,
};
use actum_pack::ActClass;

use crate::act::{self, Conjunct};
use crate::bare;
use crate::clause::Head;
use crate::frame::Frame;
use crate::instrument;
use crate::number::GROUP_OF_CHAPEAU;
use crate::position::Pronoun;
use crate::qualify;
use crate::recipients::{act_addresses, located_recipients, recipients, surveyed};
use crate::scan::Scan;
use crate::share::{share_considerations, share_periods};
use crate::time;
use crate::values::{
    ambiguous_force, distribution, doubt, dues, force, located_conditions, located_parties,
    ongoing, push_partner, push_partners,
};
use crate::words::trimmed;

/// The signs that do not belong to an act although they stand at its ends.
pub(crate) const EDGES: [char; 12] =
    [',', '，', ';', '；', ':', '：', '.', '。', '、', '–', '—', '-'];

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
    /// Where the words behind the verb begin: times may stand among the addressees.
    pub(crate) reach: usize,
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
        let force = force(scan, head, &addressees, around.document, &mut doubts);
        // What the assembly decides itself is asked of nobody else.
        if addressees.is_empty() && force.value.force != Force::Decide && head.pronoun.is_none() {
            doubts.push(doubt("addressees", "addressee-missing", "The words name no addressee."));
        }
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
            reach: head.verb_end,
            background,
            doubts,
        }
    }

    /// Gives the clause the addressees of an earlier one, for which its pronoun stands; one of
    /// them when the pronoun is that of one.
    pub(crate) fn address_pronoun(
        &mut self,
        scan: &Scan<'_>,
        pronoun: Pronoun,
        earlier: &[Located<Party>],
        document: &str,
    ) {
        if earlier.is_empty() || (!pronoun.several && earlier.len() > 1) {
            self.doubts.push(doubt(
                "addressees",
                "addressee-missing",
                "The pronoun stands for nobody named before.",
            ));
            return;
        }
        let span = scan.span(pronoun.start, pronoun.end);
        let quote = document.get(span.start..span.end).unwrap_or_default().to_owned();
        self.addressees = earlier
            .iter()
            .map(|party| Located {
                value: party.value.clone(),
                basis: Basis::Inferred {
                    rule: "pronoun-means-earlier-addressee".to_owned(),
                    span: Some(span),
                    quote: Some(quote.clone()),
                },
                confidence: 0.8,
            })
            .collect();
        self.distribution =
            if self.addressees.len() < 2 { Distribution::Single } else { Distribution::Open };
    }

    /// A clause that takes force and addressees from a chapeau.
    pub(crate) fn of_frame(frame: &Frame, start: usize, end: usize) -> Self {
        let frame = frame.handed_down();
        let mut doubts = Vec::new();
        if frame.addressees.is_empty() && frame.force.value.force != Force::Decide {
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
            reach: start,
            background: (start, start),
            doubts,
        }
    }

    /// Takes the subject behind the verb of a part for whom it addresses, when the chapeau names
    /// nobody.
    pub(crate) fn address_subject(&mut self, scan: &Scan<'_>, around: &Surrounding<'_>) {
        if !self.addressees.is_empty() {
            return;
        }
        if let Some(party) = bare::subject_behind_act(scan, self.start, self.end, false) {
            self.addressees = located_parties(scan, &[party], around.document, &mut self.doubts);
            self.doubts.retain(|doubt| doubt.code != "addressee-missing");
        }
    }

    /// A clause of a table row that names who is responsible in a cell of its own.
    pub(crate) fn of_row(
        force: Located<ForceValue>,
        addressees: Vec<Located<Party>>,
        start: usize,
        end: usize,
    ) -> Self {
        let doubts = vec![ambiguous_force(&force.value)];
        let distribution =
            if addressees.len() < 2 { Distribution::Single } else { Distribution::Open };
        Self {
            force,
            addressees,
            distribution,
            partners: Vec::new(),
            conditions: Vec::new(),
            due: Vec::new(),
            report_to: Vec::new(),
            citations: Vec::new(),
            act: None,
            group: None,
            start,
            end,
            reach: start,
            background: (start, start),
            doubts,
        }
    }

    /// The clause as a chapeau hands it down to its parts. The words after the addressees are the
    /// beginning of an act when they hold more than openers and circumstances.
    pub(crate) fn into_frame(self, scan: &Scan<'_>, around: &Surrounding<'_>) -> Frame {
        let front = qualify::chapeau_front(scan, self.start, self.end);
        let mut partners = self.partners;
        for partner in &front.partners {
            push_partners(scan, &mut partners, partner, around.document);
        }
        let mut conditions = self.conditions;
        conditions.extend(located_conditions(scan, &front.conditions, around.document));
        let (from, to) = trimmed(scan.text, front.end, self.end, &EDGES);
        let act = (from < to).then(|| {
            let span = scan.span(from, to);
            let words = scan.written(from, to, around.document).to_owned();
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
            report_to.extend(located_recipients(scan, &recipients, around.document));
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
        let (_, last) = trimmed(scan.text, 0, self.end, &EDGES);
        let opens_act = scan.lexicon.act_openers.ending_at(scan.text, last).is_some();
        // "We adopt an agenda that will:" goes on with what will be done.
        let opens_act = opens_act || scan.lexicon.modals.ending_at(scan.text, last).is_some();
        Frame {
            opens_act,
            shared: Vec::new(),
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
        // The parts of an act that the chapeau began are things, which nouns of action may name.
        let things = self.act.is_some() && scan.lexicon.tables.syntax.noun_acts;
        let conjuncts = if things {
            act::whole(scan, self.start, self.end)
        } else {
            act::split(scan, self.start, self.end)
        };
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
        let words = scan.written(from, to, document);
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
        report_to.extend(located_recipients(scan, &recipients, document));
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
        let outer_start =
            if index == 0 { self.reach.min(conjunct.outer_start) } else { conjunct.outer_start };
        due.extend(dues(scan, outer_start, conjunct.end, document));
        due.extend(ongoing(scan, conjunct, document));
        for time in &due {
            if time::is_ambiguous(&time.value) {
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
        let words = scan.written(from, to, around.document).to_owned();
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
