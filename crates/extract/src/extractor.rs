//! The whole way through a document.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use actum_model::{
    Basis, Commitment, CommitmentId, Document, Extraction, Force, ForceReading, ForceValue,
    Language, Located, OccasionId, Outcome, Party, Provision, ProvisionId, ProvisionKind,
    ProvisionReading, Reference, ReferenceTarget, Residue, ResidueReason, Statement,
};
use actum_pack::Packs;

use crate::ExtractError;
use crate::citation;
use crate::clause::{self, Surroundings};
use crate::compose::{Clause, Surrounding};
use crate::context::Context;
use crate::frame::Frame;
use crate::lexicon::Lexicon;
use crate::row::{self, Row};
use crate::scan::Scan;
use crate::spelling::Spelling;
use crate::words::{skip_space, trimmed};

/// What a caller may say about a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExtractOptions {
    /// The occasion that adopted the text, when the caller knows better than the text.
    pub occasion: Option<OccasionId>,
}

/// Turns documents into commitments. Made once from the packs, used for any number of documents,
/// from several threads.
#[derive(Debug)]
pub struct Extractor {
    packs: Packs,
    /// Compiled when the first text in the language comes: most runs need one or two.
    lexicons: BTreeMap<(Language, Spelling), OnceLock<Lexicon>>,
    /// Nothing is passed over because a quick look tells that it cannot match.
    thorough: bool,
}

impl Extractor {
    /// Compiles the packs.
    ///
    /// # Errors
    ///
    /// When a pattern of a pack is not a regular expression.
    pub fn new(packs: &Packs) -> Result<Self, ExtractError> {
        for (language, pack) in &packs.languages {
            crate::lexicon::check_patterns(*language, &pack.grammar, packs)?;
            crate::time::check(*language, &pack.time)?;
        }
        let lexicons = Language::ALL
            .into_iter()
            .flat_map(|language| {
                let spellings = [Spelling::Full, Spelling::WithoutAccents];
                spellings.map(|spelling| ((language, spelling), OnceLock::new()))
            })
            .collect();
        Ok(Self { packs: packs.clone(), lexicons, thorough: false })
    }

    /// The same without its short cuts, many times slower: what is found must be the same.
    #[doc(hidden)]
    #[must_use]
    pub fn without_short_cuts(self) -> Self {
        Self { thorough: true, ..self }
    }

    /// The commitments of a document. Never fails: what is not understood is accounted for.
    pub fn extract(&self, document: &Document) -> Extraction {
        self.extract_with(document, &ExtractOptions::default())
    }

    /// The same with something known beforehand.
    pub fn extract_with(&self, document: &Document, options: &ExtractOptions) -> Extraction {
        let spelling = self.spelling(document);
        let main = self.lexicon(document.language.language, spelling);
        let (context, adopting) =
            Context::find(document, main, &self.packs, options.occasion.as_ref());
        let mut run = Run {
            extractor: self,
            document,
            spelling,
            context,
            frames: BTreeMap::new(),
            addressed: Vec::new(),
        };
        let parts = parts(document);
        let mut readings: Vec<ProvisionReading> = document
            .provisions
            .iter()
            .enumerate()
            .map(|(index, provision)| run.read(index, provision, parts[index]))
            .collect();
        crate::number::give_ids(document, &mut readings, &parts);
        crate::link::connect(self, document, spelling, &mut readings);
        if spelling == Spelling::WithoutAccents {
            doubt_spelling(&mut readings);
        }
        crate::calibration::judge(&self.packs.calibration, &mut readings);
        Extraction { adopting_occasion: adopting, readings }
    }

    pub(crate) fn packs(&self) -> &Packs {
        &self.packs
    }

    /// How the document is spelled, as its main language wants accents.
    pub(crate) fn spelling(&self, document: &Document) -> Spelling {
        let pack = self.packs.language(document.language.language);
        pack.map_or(Spelling::Full, |pack| {
            Spelling::of(&document.text, &pack.grammar.syntax.accents)
        })
    }

    pub(crate) fn lexicon(&self, language: Language, spelling: Spelling) -> &Lexicon {
        self.lexicons[&(language, spelling)].get_or_init(|| {
            // The patterns were parsed when the extractor was made. Should one be too large to
            // compile all the same, its language is read without tables, which leaves every
            // provision to a person, rather than not at all.
            let mut lexicon = Lexicon::compile(language, &self.packs, spelling)
                .or_else(|_| Lexicon::compile(language, &Packs::default(), spelling))
                .expect("empty tables compile");
            lexicon.time.thorough = self.thorough;
            lexicon
        })
    }
}

/// Without accents some words cannot be told apart: every commitment says so.
fn doubt_spelling(readings: &mut [ProvisionReading]) {
    for reading in readings {
        let Outcome::Commitments { commitments } = &mut reading.outcome else { continue };
        for commitment in commitments {
            let message =
                "The text is written without accents; some words may be taken for others.";
            commitment.doubts.push(crate::values::doubt("act", "accents-missing", message));
        }
    }
}

/// For each provision, whether it has operative parts.
fn parts(document: &Document) -> Vec<bool> {
    let places: BTreeMap<&ProvisionId, usize> =
        document.provisions.iter().enumerate().map(|(index, own)| (&own.id, index)).collect();
    let mut parts = vec![false; document.provisions.len()];
    for provision in &document.provisions {
        if matches!(provision.kind, ProvisionKind::Operative | ProvisionKind::Chapeau)
            && let Some(parent) = provision.parent.as_ref().and_then(|parent| places.get(parent))
        {
            parts[*parent] = true;
        }
    }
    parts
}

struct Run<'a> {
    extractor: &'a Extractor,
    document: &'a Document,
    spelling: Spelling,
    context: Context<'a>,
    frames: BTreeMap<ProvisionId, Frame>,
    /// Whom the last clause of an earlier provision addressed: what a pronoun stands for.
    addressed: Vec<Located<Party>>,
}

/// What the clauses of one provision gave.
#[derive(Default)]
struct Found {
    commitments: Vec<Commitment>,
    statements: Vec<Located<Statement>>,
    residue: Vec<Residue>,
    frame: Option<Frame>,
    /// Whom the last clause addressed that named anybody.
    addressed: Vec<Located<Party>>,
}

impl Run<'_> {
    fn read(&mut self, index: usize, provision: &Provision, has_parts: bool) -> ProvisionReading {
        let nothing = |reason: ResidueReason| ProvisionReading {
            provision: provision.id.clone(),
            outcome: Outcome::NothingAsked { reason },
            statements: Vec::new(),
            residue: Vec::new(),
            chapeau: None,
        };
        let inherited =
            provision.parent.as_ref().and_then(|parent| self.frames.get(parent)).cloned();
        match provision.kind {
            ProvisionKind::FrontMatter
            | ProvisionKind::Title
            | ProvisionKind::Heading
            | ProvisionKind::Opening
            | ProvisionKind::BackMatter => {
                if let Some(frame) = inherited {
                    self.frames.insert(provision.id.clone(), frame);
                }
                return nothing(ResidueReason::NotOperative);
            }
            ProvisionKind::Recital => return nothing(ResidueReason::Recital),
            ProvisionKind::Footnote => return nothing(ResidueReason::Footnote),
            ProvisionKind::Chapeau | ProvisionKind::Operative | ProvisionKind::Unplaced => {}
        }
        let text = self.document.slice(provision.span);
        if text.trim().is_empty() {
            if let Some(frame) = inherited {
                self.frames.insert(provision.id.clone(), frame);
            }
            return nothing(if has_parts {
                ResidueReason::CarriedByParts
            } else {
                ResidueReason::NoOperativeVerb
            });
        }
        let language = provision.language.unwrap_or(self.document.language.language);
        let lexicon = self.extractor.lexicon(language, self.spelling);
        let found = {
            let folded = lexicon.fold(text);
            let mut scan = Scan::new(&folded, provision.span.start, lexicon, &self.context);
            self.context.remember(&scan);
            let columns =
                self.extractor.packs.language(language).map(|pack| &pack.structure.columns);
            let row = row::row(self.document, index, provision, columns);
            let row = row.map(|row| row.folded(&folded.map));
            self.clauses(&mut scan, provision, has_parts, inherited.as_ref(), row)
        };
        if !found.addressed.is_empty() {
            self.addressed = found.addressed;
        }
        let has_frame = found.frame.is_some();
        let chapeau = found.frame.as_ref().map(Frame::handed);
        if let Some(frame) = found.frame.or(inherited) {
            self.frames.insert(provision.id.clone(), frame);
        }
        let outcome = if !found.commitments.is_empty() {
            Outcome::Commitments { commitments: found.commitments }
        } else {
            let reason = if has_parts && has_frame {
                ResidueReason::CarriedByParts
            } else if !found.statements.is_empty() {
                ResidueReason::StatementOnly
            } else if has_parts {
                ResidueReason::CarriedByParts
            } else if provision.kind == ProvisionKind::Unplaced {
                ResidueReason::Unplaced
            } else {
                found.residue.first().map_or(ResidueReason::NoOperativeVerb, |first| first.reason)
            };
            Outcome::NothingAsked { reason }
        };
        ProvisionReading {
            provision: provision.id.clone(),
            outcome,
            statements: found.statements,
            residue: found.residue,
            chapeau,
        }
    }

    fn clauses(
        &self,
        scan: &mut Scan<'_>,
        provision: &Provision,
        has_parts: bool,
        inherited: Option<&Frame>,
        row: Option<Row>,
    ) -> Found {
        // What only states needs neither times nor citations.
        let may_ask = inherited.is_some()
            || row.is_some_and(|row| row.responsible.is_some())
            || scan.may_ask()
            || self.extractor.thorough;
        if may_ask {
            scan.deepen();
        }
        let scan = &*scan;
        let citations =
            if may_ask { citation::citations(scan, &self.document.text) } else { Vec::new() };
        let references = if may_ask {
            citation::references(scan, self.document, &provision.id)
        } else {
            Vec::new()
        };
        let around = Surrounding {
            document: &self.document.text,
            provision: &provision.id,
            citations: &citations,
            references: &references,
        };
        let surroundings = Surroundings {
            has_addressee: inherited.is_some_and(|frame| !frame.addressees.is_empty()),
            has_act_opener: inherited.is_some_and(|frame| frame.opens_act),
            is_chapeau: has_parts || provision.kind == ProvisionKind::Chapeau,
            decides: inherited.is_some_and(|frame| {
                frame.addressees.is_empty() && frame.force.value.force == Force::Decide
            }),
        };
        let mut found = Found::default();
        let mut sentences = scan.sentences();
        if let Some(row) = row {
            sentences = within(&sentences, row.text);
        }
        let heads_of: Vec<_> = sentences
            .iter()
            .map(|&(start, end)| clause::heads(scan, start, end, surroundings))
            .collect();
        // What parts inherit is the last request; a sentence behind it may only explain.
        let last_sentence = heads_of
            .iter()
            .rposition(|heads| !heads.is_empty())
            .unwrap_or(sentences.len().saturating_sub(1));
        let mut inherited_used = false;
        for (index, (&(start, end), heads)) in sentences.iter().zip(&heads_of).enumerate() {
            let first_start = heads.first().map_or(end, |head| head.start);
            let (from, to) = trimmed(scan.text, start, first_start, &[',', '，', ';', '；']);
            // "resolves | that the Network shall …": the opener alone completes nothing.
            let opener = crate::opening::is_opener(scan, from, to);
            let from = if opener && !heads.is_empty() { to } else { from };
            let mut background = (start, first_start);
            // A sentence with a verb of its own stands in place of the chapeau's.
            let own = heads.first().and_then(|head| head.verb);
            inherited_used |= from >= to && own.is_some_and(|verb| !scan.lexicon.is_modal(verb));
            if let Some(frame) = inherited
                && from < to
                && !inherited_used
                && (index == 0 || heads.is_empty())
            {
                // The words before any verb of its own complete the chapeau.
                inherited_used = true;
                background = (first_start, first_start);
                if frame.force.value.force == Force::Observe {
                    // The chapeau only states, and so does its part.
                    found.statements.push(frame.statement());
                    if has_parts && heads.is_empty() && index == last_sentence {
                        found.frame = Some(frame.clone());
                    }
                } else if has_parts && heads.is_empty() && index == last_sentence {
                    let part = |frame| Clause::of_frame(frame, from, to).into_frame(scan, &around);
                    let shared = frame.shared.iter().map(part).collect();
                    found.frame = Some(Frame { shared, ..part(frame) });
                } else {
                    for frame in frame.shared.iter().chain([frame]) {
                        let mut part = Clause::of_frame(frame, from, to);
                        part.address_subject(scan, &around);
                        found.commitments.extend(part.into_commitments(scan, &around));
                    }
                }
            } else if heads.is_empty()
                && let Some(cell) = row.and_then(|row| row.responsible)
                && index == 0
                && from < to
            {
                let parties = row::responsible(scan, cell, &self.document.text);
                if !parties.is_empty() {
                    let force = row::force_of_row(scan, cell, &self.document.text);
                    let clause = Clause::of_row(force, parties, from, to);
                    found.commitments.extend(clause.into_commitments(scan, &around));
                }
                continue;
            } else if heads.is_empty() {
                if from < to {
                    let joined = scan.lexicon.clause_joiners.at(scan.text, from);
                    let behind = joined.map_or(from, |at| skip_space(scan.text, at));
                    let benefits = &scan.lexicon.benefits;
                    let benefit = benefits.at(scan.text, from).is_some()
                        || benefits.at(scan.text, behind).is_some();
                    found.residue.push(Residue {
                        span: scan.span(from, to),
                        reason: if benefit {
                            ResidueReason::Benefit
                        } else {
                            ResidueReason::NoOperativeVerb
                        },
                    });
                }
                continue;
            }
            let mut shared: Vec<Frame> = Vec::new();
            for (position, head) in heads.iter().enumerate() {
                // "Recognizing …, the Assembly invites": the verb without a subject gives the
                // grounds of the request that has one.
                let observes = |head: &clause::Head| {
                    head.verb.is_some_and(|verb| {
                        scan.lexicon.tables.verbs[verb as usize].force == Force::Observe
                    })
                };
                if let Some(next) = heads.get(position + 1)
                    && observes(head)
                    && !head.subject
                    && next.subject
                    && !observes(next)
                {
                    background = (background.0.min(head.start), next.start);
                    continue;
                }
                let head_end = heads.get(position + 1).map_or(end, |next| next.start);
                let force = head
                    .verb
                    .map_or(Force::Should, |verb| scan.lexicon.tables.verbs[verb as usize].force);
                let last = position + 1 == heads.len() && index == last_sentence;
                if force == Force::Observe {
                    let statement = statement(scan, head, &self.document.text);
                    if has_parts && last {
                        found.frame = Some(Frame::of_statement(&provision.id, &statement));
                    }
                    found.statements.push(statement);
                    continue;
                }
                // "requests the Board and invites members to …": one act, asked twice.
                let lender = head.shared.then(|| {
                    let rest = heads.iter().enumerate().skip(position + 1);
                    rest.into_iter().find(|(_, other)| !other.shared)
                });
                let mut completed_by_parts = has_parts && last;
                let (head, head_end) = match lender.flatten() {
                    Some((place, other)) => {
                        completed_by_parts |=
                            has_parts && place + 1 == heads.len() && index == last_sentence;
                        let end = heads.get(place + 1).map_or(end, |next| next.start);
                        (&clause::Head { after: other.after, ..head.clone() }, end)
                    }
                    None => (head, head_end),
                };
                let mut clause = Clause::of_head(scan, &around, head, head_end, background);
                if let Some(pronoun) = head.pronoun {
                    let nearest = [&found.addressed, &self.addressed];
                    let earlier = nearest.into_iter().find(|parties| !parties.is_empty());
                    let earlier = earlier.map_or(&[][..], Vec::as_slice);
                    clause.address_pronoun(scan, pronoun, earlier, &self.document.text);
                } else if !clause.addressees.is_empty() && scan.lexicon.has_pronouns() {
                    found.addressed.clone_from(&clause.addressees);
                }
                // Under "resolves" a sentence with "shall" is what is resolved, not a wish.
                if let Some(frame) = inherited
                    && head.verb.is_none_or(|verb| scan.lexicon.is_modal(verb))
                    && frame.force.value.force == Force::Decide
                {
                    clause.force = frame.handed_down().force;
                }
                if completed_by_parts {
                    let frame = clause.into_frame(scan, &around);
                    if last {
                        let shared = std::mem::take(&mut shared);
                        found.frame = Some(Frame { shared, ..frame });
                    } else {
                        shared.push(frame);
                    }
                } else {
                    let commitments = clause.into_commitments(scan, &around);
                    if commitments.is_empty() {
                        let (from, to) = trimmed(scan.text, head.start, head_end, &[]);
                        found.residue.push(Residue {
                            span: scan.span(from, to),
                            reason: ResidueReason::NoOperativeVerb,
                        });
                    }
                    found.commitments.extend(commitments);
                }
            }
        }
        if let Some(row) = row {
            row::complete(scan, &row, &self.document.text, &mut found.commitments);
        }
        found
    }
}

/// The sentences cut to a range.
fn within(sentences: &[(usize, usize)], range: (usize, usize)) -> Vec<(usize, usize)> {
    let cut = sentences.iter().map(|&(start, end)| (start.max(range.0), end.min(range.1)));
    cut.filter(|&(start, end)| start < end).collect()
}

/// An operative verb that asks nothing.
fn statement(scan: &Scan<'_>, head: &clause::Head, document: &str) -> Located<Statement> {
    let verb = head.verb.map(|index| &scan.lexicon.tables.verbs[index as usize]);
    let written = scan.written(head.verb_start, head.verb_end, document).to_owned();
    let english = verb.map_or_else(String::new, |verb| verb.english.clone());
    let force = ForceValue {
        force: Force::Observe,
        lemma: verb.map_or_else(|| written.to_lowercase(), |verb| verb.lemma.clone()),
        verb: written,
        readings: vec![ForceReading { force: Force::Observe, english, weight: 1.0 }],
        reiterated: false,
    };
    let span = scan.span(head.verb_start, head.verb_end);
    Located::stated(Statement { force }, span, document, 0.9)
}

/// A pointer from one commitment to another, drawn by a rule.
pub(crate) fn inferred_reference(
    target: &CommitmentId,
    rule: &str,
    span: Option<actum_model::Span>,
    document: &Document,
) -> Located<Reference> {
    let quote = span.map(|span| document.slice(span).to_owned());
    Located {
        value: Reference {
            target: ReferenceTarget::Commitment { id: target.clone() },
            words: quote.clone().unwrap_or_default(),
        },
        basis: Basis::Inferred { rule: rule.to_owned(), span, quote },
        confidence: 0.7,
    }
}
