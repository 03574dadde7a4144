//! The comparison as a whole.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{
    Body, Document, Extraction, Occasion, Provision, ProvisionId, ProvisionKind, Severity, Span,
};

use crate::align::{Aligned, align};
use crate::anchor::figures;
use crate::consensus::{Consensus, Verdict, consensus};
use crate::finding::{
    Agreement, Code, Field, Finding, ItemRow, Row, Side, Standing, VersionSummary,
};
use crate::item::{Item, Knowledge, Tally, Targets};
use crate::names::Names;
use crate::numbers::{self, Figures};
use crate::pairing::pair;
use crate::parity::{FieldParity, Parity};
use crate::unit::{Unit, features, number, ordinal, units};
use crate::value::Calendar;

/// A language version: the text as read, and what was understood of it.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The text.
    pub document: &'a Document,
    /// What was understood of it.
    pub extraction: &'a Extraction,
}

impl<'a> Version<'a> {
    /// A version; the extraction must be that of the document.
    pub fn new(document: &'a Document, extraction: &'a Extraction) -> Self {
        Self { document, extraction }
    }
}

/// What is known besides the versions; may be empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// Bodies, so that a collective and the list of its members are the same.
    pub bodies: &'a [Body],
    /// Occasions, so that an assembly and its year are the same.
    pub occasions: &'a [Occasion],
}

/// Compares the language versions of one text. One version alone agrees with itself.
pub fn compare(versions: &[Version<'_>], options: &Options<'_>) -> Agreement {
    let units: Vec<Vec<Unit<'_>>> = versions.iter().map(units).collect();
    let aligned = align(&features(&units));
    let texts = Texts { versions, units: &units };
    let mut knowledge =
        Knowledge { names: Names::new(options.bodies), calendar: Calendar::new(options.occasions) };
    let targets = texts.targets(&aligned);
    let rows: Vec<Vec<Vec<Item<'_>>>> =
        aligned.iter().map(|row| texts.items(row, &targets)).collect();
    let mut columns: Vec<Vec<Vec<Option<usize>>>> =
        rows.iter().map(|items| pair(items, &knowledge)).collect();
    learn(&rows, &columns, &mut knowledge);
    // What was learned may bring together what had nothing in common before.
    for (items, columns) in rows.iter().zip(&mut columns) {
        if items.iter().any(|items| items.len() > 1) {
            *columns = pair(items, &knowledge);
        }
    }
    let comparison =
        Comparison { texts, aligned: &aligned, rows: &rows, columns: &columns, knowledge };
    comparison.agreement()
}

/// Learns names from commitments taken for the same.
fn learn(rows: &[Vec<Vec<Item<'_>>>], columns: &[Vec<Vec<Option<usize>>>], known: &mut Knowledge) {
    let mut same = Vec::new();
    for (items, columns) in rows.iter().zip(columns) {
        for column in columns {
            for field in [Field::Addressees, Field::ReportTo, Field::Partners] {
                let sides = column.iter().enumerate().filter_map(|(version, item)| {
                    let item = &items[version][(*item)?];
                    Some((version, known.names.parties(version, &item.parties(field))))
                });
                same.push(sides.collect());
            }
        }
    }
    known.names.learn(&same);
}

/// The versions with their provisions.
struct Texts<'a> {
    versions: &'a [Version<'a>],
    units: &'a [Vec<Unit<'a>>],
}

impl<'a> Texts<'a> {
    /// The rows in which the provisions and commitments of each version stand.
    fn targets(&self, aligned: &[Aligned]) -> Vec<Targets> {
        let mut targets: Vec<Targets> = self.units.iter().map(|_| Targets::default()).collect();
        for (index, row) in aligned.iter().enumerate() {
            for (version, cell) in row.cells.iter().enumerate() {
                for unit in cell.iter().map(|unit| &self.units[version][*unit]) {
                    targets[version].provisions.insert(unit.provision.id.clone(), index);
                    for commitment in unit.commitments {
                        targets[version].commitments.insert(commitment.id.clone(), index);
                    }
                }
            }
        }
        targets
    }

    fn cell(&self, row: &Aligned, version: usize) -> Vec<&'a Unit<'a>> {
        row.cells[version].iter().map(|unit| &self.units[version][*unit]).collect()
    }

    /// The commitments of a row by version.
    fn items(&self, row: &Aligned, targets: &[Targets]) -> Vec<Vec<Item<'a>>> {
        (0..self.versions.len())
            .map(|version| {
                let mut items = Vec::new();
                for unit in self.cell(row, version) {
                    if unit.commitments.is_empty() {
                        continue;
                    }
                    let mut here = self.figures_above(version, unit.provision);
                    here.extend(figures(unit.words));
                    items.extend(unit.commitments.iter().map(|commitment| {
                        Item::new(version, commitment, unit, &here, &targets[version])
                    }));
                }
                items
            })
            .collect()
    }

    /// Figures in the words under which a provision stands.
    fn figures_above(&self, version: usize, provision: &Provision) -> BTreeSet<String> {
        let document = self.versions[version].document;
        let mut found = BTreeSet::new();
        let mut next = provision.parent.as_ref();
        // A damaged document may name a provision as its own ancestor; no text nests this deep.
        for _ in 0..16 {
            let Some(above) = next.and_then(|id| document.provision(id)) else { break };
            found.extend(figures(document.slice(above.span)));
            next = above.parent.as_ref();
        }
        found
    }
}

struct Comparison<'a> {
    texts: Texts<'a>,
    aligned: &'a [Aligned],
    /// The commitments by row and version.
    rows: &'a [Vec<Vec<Item<'a>>>],
    /// Matched commitments by row.
    columns: &'a [Vec<Vec<Option<usize>>>],
    knowledge: Knowledge,
}

impl Comparison<'_> {
    fn count(&self) -> usize {
        self.texts.versions.len()
    }

    fn agreement(&self) -> Agreement {
        let versions = self.texts.versions.iter().zip(self.texts.units).map(|(version, units)| {
            VersionSummary {
                name: version.document.source.name.clone(),
                language: version.document.language.language,
                provisions: units.len(),
                items: version.extraction.commitments().count(),
            }
        });
        let mut findings = Vec::new();
        for row in 0..self.aligned.len() {
            self.row(row, &mut findings);
        }
        self.moved(&mut findings);
        Agreement {
            versions: versions.collect(),
            rows: (0..self.aligned.len()).map(|row| self.shown(row)).collect(),
            findings,
            parity: self.parity(),
        }
    }

    fn shown(&self, row: usize) -> Row {
        let ids = |version: usize| -> Vec<ProvisionId> {
            self.cell(row, version).iter().map(|unit| unit.provision.id.clone()).collect()
        };
        let items = self.columns[row].iter().map(|column| ItemRow {
            commitments: column
                .iter()
                .enumerate()
                .map(|(version, item)| {
                    item.map(|item| self.rows[row][version][item].commitment.id.clone())
                })
                .collect(),
        });
        Row {
            kind: self.kind(row),
            cells: (0..self.count()).map(ids).collect(),
            items: items.collect(),
        }
    }

    fn cell(&self, row: usize, version: usize) -> Vec<&Unit<'_>> {
        self.texts.cell(&self.aligned[row], version)
    }

    /// What most versions take the row for; of equal shares the first counts.
    fn kind(&self, row: usize) -> ProvisionKind {
        let kinds: Vec<ProvisionKind> = (0..self.count())
            .filter_map(|version| Some(self.cell(row, version).first()?.provision.kind))
            .collect();
        let votes = |kind: &ProvisionKind| kinds.iter().filter(|other| *other == kind).count();
        let mut best = kinds.first().copied().unwrap_or(ProvisionKind::Unplaced);
        for kind in &kinds {
            if votes(kind) > votes(&best) {
                best = *kind;
            }
        }
        best
    }

    fn row(&self, row: usize, findings: &mut Vec<Finding>) {
        let present: Vec<usize> =
            (0..self.count()).filter(|version| !self.cell(row, *version).is_empty()).collect();
        if present.len() < self.count() {
            let severity = match self.kind(row) {
                ProvisionKind::Operative | ProvisionKind::Chapeau => Severity::Major,
                ProvisionKind::Recital | ProvisionKind::Heading | ProvisionKind::Footnote => {
                    Severity::Minor
                }
                ProvisionKind::Title
                | ProvisionKind::Opening
                | ProvisionKind::FrontMatter
                | ProvisionKind::BackMatter
                | ProvisionKind::Unplaced => Severity::Information,
            };
            let has = |version: usize| present.contains(&version);
            let all: Vec<usize> = (0..self.count()).collect();
            let verdict = |one: usize, other: usize| {
                if has(one) == has(other) { Verdict::Same } else { Verdict::Differ }
            };
            let side = |version: usize| self.provision_side(row, version, Vec::new());
            self.judge(&all, verdict, side, findings, |_| Draft {
                code: Code::ProvisionMissing,
                severity,
                row,
                item: None,
                field: None,
            });
        }
        if present.len() < 2 {
            return;
        }
        self.shape(row, &present, findings);
        for column in 0..self.columns[row].len() {
            self.column(row, column, &present, findings);
        }
        self.figures(row, &present, findings);
    }

    /// Number, kind and division of aligned provisions.
    fn shape(&self, row: usize, present: &[usize], findings: &mut Vec<Finding>) {
        let first = |version: usize| self.cell(row, version).first().map(|unit| unit.provision);
        let operative = |version: usize| {
            first(version).is_some_and(|provision| {
                matches!(provision.kind, ProvisionKind::Operative | ProvisionKind::Chapeau)
            })
        };
        let recital =
            |version: usize| first(version).is_some_and(|own| own.kind == ProvisionKind::Recital);
        let verdict = |one: usize, other: usize| {
            let opposed = (operative(one) && recital(other)) || (recital(one) && operative(other));
            if opposed { Verdict::Differ } else { Verdict::Same }
        };
        let draft = |code, severity| Draft { code, severity, row, item: None, field: None };
        let kind_side = |version: usize| {
            let kind = if operative(version) { "operative" } else { "recital" };
            self.provision_side(row, version, vec![kind.to_owned()])
        };
        self.judge(present, verdict, kind_side, findings, |_| {
            draft(Code::KindDiffers, Severity::Major)
        });
        let parts = |version: usize| self.cell(row, version).len();
        let verdict = |one: usize, other: usize| {
            if parts(one) == parts(other) { Verdict::Same } else { Verdict::Differ }
        };
        let side =
            |version: usize| self.provision_side(row, version, vec![parts(version).to_string()]);
        self.judge(present, verdict, side, findings, |_| {
            draft(Code::ProvisionDivided, Severity::Minor)
        });
        let written = |version: usize| first(version).map(number).unwrap_or_default();
        let verdict = |one: usize, other: usize| {
            let (one, other) = (written(one), written(other));
            let same = one == other
                || one.is_empty()
                || other.is_empty()
                || ordinal(&one).is_some_and(|own| ordinal(&other) == Some(own));
            if same { Verdict::Same } else { Verdict::Differ }
        };
        let side = |version: usize| self.provision_side(row, version, vec![written(version)]);
        self.judge(present, verdict, side, findings, |_| {
            draft(Code::NumberingDiffers, Severity::Information)
        });
    }

    /// One commitment in all versions that hold its provision.
    fn column(&self, row: usize, column: usize, present: &[usize], findings: &mut Vec<Finding>) {
        let cells = &self.columns[row][column];
        let item = |version: usize| cells[version].map(|item| &self.rows[row][version][item]);
        let asks: Vec<usize> =
            present.iter().copied().filter(|version| item(*version).is_some()).collect();
        let verdict = |one: usize, other: usize| {
            if item(one).is_some() == item(other).is_some() {
                Verdict::Same
            } else {
                Verdict::Differ
            }
        };
        let side = |version: usize| match item(version) {
            Some(item) => {
                let act = &item.commitment.act;
                let words = act.basis.span().map(|span| (span, act.value.clone()));
                self.item_side(item, vec![act.value.clone()], words)
            }
            None => self.provision_side(row, version, Vec::new()),
        };
        self.judge(present, verdict, side, findings, |_| Draft {
            code: Code::ItemMissing,
            severity: Severity::Major,
            row,
            item: Some(column),
            field: None,
        });
        for field in Field::ALL {
            let verdict = |one: usize, other: usize| match (item(one), item(other)) {
                (Some(one), Some(other)) => one.verdict(other, field, &self.knowledge),
                _ => Verdict::Silent,
            };
            let side = |version: usize| match item(version) {
                Some(item) => {
                    let (value, words) = item.say(field);
                    self.item_side(item, value, words)
                }
                None => self.provision_side(row, version, Vec::new()),
            };
            let (code, severity) = weight(field);
            let manner = || {
                field == Field::Due && asks.iter().filter_map(|v| item(*v)).all(Item::only_manners)
            };
            self.judge(&asks, verdict, side, findings, |differ| Draft {
                code: if differ { code } else { Code::NotComparable },
                severity: match (differ, manner()) {
                    (false, _) => Severity::Information,
                    (true, true) => Severity::Minor,
                    (true, false) => severity,
                },
                row,
                item: Some(column),
                field: Some(field),
            });
        }
    }

    /// Figures in the words of a row.
    fn figures(&self, row: usize, present: &[usize], findings: &mut Vec<Finding>) {
        let figures: Vec<Figures> =
            (0..self.count()).map(|version| Figures::of(&self.cell(row, version))).collect();
        let verdict = |one: usize, other: usize| numbers::verdict(&figures[one], &figures[other]);
        let side = |version: usize| {
            // What it has and some other has not.
            let own: BTreeSet<String> = present
                .iter()
                .flat_map(|other| figures[version].without(&figures[*other]))
                .collect();
            let place = own.iter().find_map(|figure| figures[version].place(figure));
            let mut side = self.provision_side(row, version, own.into_iter().collect());
            if let Some(span) = place {
                side.span = Some(span);
                side.quote = self.texts.versions[version].document.slice(span).to_owned();
            }
            side
        };
        self.judge(present, verdict, side, findings, |differ| Draft {
            code: if differ { Code::NumbersDiffer } else { Code::NumbersInSome },
            severity: if differ { Severity::Major } else { Severity::Information },
            row,
            item: None,
            field: None,
        });
    }

    /// Adds a finding unless the versions agree.
    fn judge(
        &self,
        versions: &[usize],
        verdict: impl Fn(usize, usize) -> Verdict,
        side: impl Fn(usize) -> Side,
        findings: &mut Vec<Finding>,
        draft: impl Fn(bool) -> Draft,
    ) {
        let found = consensus(versions.len(), |one, other| verdict(versions[one], versions[other]));
        let (standings, differ) = match found {
            Consensus::Unanimous => return,
            Consensus::Differ(standings) => (standings, true),
            Consensus::NotComparable(standings) => (standings, false),
        };
        let Draft { code, severity, row, item, field } = draft(differ);
        let sides = versions.iter().zip(&standings).map(|(version, standing)| {
            let mut side = side(*version);
            side.standing = *standing;
            side
        });
        findings.push(Finding {
            code,
            severity,
            row,
            item,
            field,
            sides: sides.collect(),
            deviating: versions
                .iter()
                .zip(&standings)
                .filter(|(_, standing)| **standing == Standing::Deviates)
                .map(|(version, _)| *version)
                .collect(),
        });
    }

    fn provision_side(&self, row: usize, version: usize, value: Vec<String>) -> Side {
        let cell = self.cell(row, version);
        let first = cell.first().map(|unit| unit.provision);
        let span = match (cell.first(), cell.last()) {
            (Some(first), Some(last)) => {
                Some(Span::new(first.provision.span.start, last.provision.span.end))
            }
            _ => None,
        };
        let document = self.texts.versions[version].document;
        Side {
            version,
            language: document.language.language,
            standing: Standing::Divided,
            value,
            provision: first.map(|provision| provision.id.clone()),
            number: first.and_then(|own| own.number.as_ref()).map(|number| number.written.clone()),
            commitment: None,
            line: first.and_then(|provision| provision.place.line),
            span,
            quote: span.map(|span| document.slice(span).to_owned()).unwrap_or_default(),
        }
    }

    fn item_side(
        &self,
        item: &Item<'_>,
        value: Vec<String>,
        words: Option<(Span, String)>,
    ) -> Side {
        let provision = item.unit.provision;
        // Where nothing is named, the whole provision is what a person must look at.
        let (span, quote) = words.unwrap_or_else(|| (provision.span, item.unit.words.to_owned()));
        Side {
            version: item.version,
            language: self.texts.versions[item.version].document.language.language,
            standing: Standing::Divided,
            value,
            provision: Some(provision.id.clone()),
            number: provision.number.as_ref().map(|number| number.written.clone()),
            commitment: Some(item.commitment.id.clone()),
            line: provision.place.line,
            span: Some(span),
            quote,
        }
    }

    /// A provision that one version lacks in its place and has elsewhere was moved, not dropped:
    /// recognised by what only these two hold.
    fn moved(&self, findings: &mut Vec<Finding>) {
        let mut lacking: Vec<usize> = findings
            .iter()
            .enumerate()
            .filter(|(_, finding)| finding.code == Code::ProvisionMissing)
            .map(|(index, _)| index)
            .collect();
        let mut gone: BTreeSet<usize> = BTreeSet::new();
        while let Some(index) = lacking.pop() {
            let row = findings[index].row;
            let partner = lacking
                .iter()
                .copied()
                .find(|other| !gone.contains(other) && self.complements(row, findings[*other].row));
            let Some(partner) = partner else { continue };
            let other = findings[partner].row;
            let sides = (0..self.count()).filter_map(|version| {
                let row = if self.cell(row, version).is_empty() { other } else { row };
                (!self.cell(row, version).is_empty())
                    .then(|| self.provision_side(row, version, Vec::new()))
            });
            let sides: Vec<Side> = sides.collect();
            findings[partner] = Finding {
                code: Code::ProvisionMoved,
                severity: Severity::Minor,
                row: other.min(row),
                item: None,
                field: None,
                sides,
                deviating: Vec::new(),
            };
            gone.insert(index);
            lacking.retain(|left| *left != partner);
        }
        let mut index = 0;
        findings.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }

    /// Whether two rows are held by different versions and share telling figures or bodies.
    fn complements(&self, one: usize, other: usize) -> bool {
        let has = |row: usize, version: usize| !self.cell(row, version).is_empty();
        if (0..self.count()).any(|version| has(one, version) == has(other, version)) {
            return false;
        }
        self.aligned[one].shares_much_with(&self.aligned[other])
    }

    fn parity(&self) -> Vec<Parity> {
        let mut found = Vec::new();
        for one in 0..self.count() {
            for other in one + 1..self.count() {
                found.push(self.pair_parity(one, other));
            }
        }
        found
    }

    fn pair_parity(&self, one: usize, other: usize) -> Parity {
        let mut tallies: BTreeMap<Field, Tally> =
            Field::ALL.iter().map(|field| (*field, Tally::default())).collect();
        let mut matched = 0;
        for (items, columns) in self.rows.iter().zip(self.columns) {
            for column in columns {
                let (Some(left), Some(right)) = (column[one], column[other]) else { continue };
                matched += 1;
                for (field, tally) in &mut tallies {
                    let (left, right) = (&items[one][left], &items[other][right]);
                    tally.add(left.verdict(right, *field, &self.knowledge));
                }
            }
        }
        let items = |version: usize| self.texts.versions[version].extraction.commitments().count();
        let both = (0..self.aligned.len())
            .filter(|row| !self.cell(*row, one).is_empty() && !self.cell(*row, other).is_empty());
        Parity {
            versions: [one, other],
            provisions: [self.texts.units[one].len(), self.texts.units[other].len(), both.count()],
            items: [items(one), items(other), matched],
            fields: tallies
                .into_iter()
                .map(|(field, tally)| FieldParity { field, tally })
                .collect(),
        }
    }
}

/// A finding before it is known who says what.
struct Draft {
    code: Code,
    severity: Severity,
    row: usize,
    item: Option<usize>,
    field: Option<Field>,
}

/// What a difference in a field is called, and how much it matters.
fn weight(field: Field) -> (Code, Severity) {
    match field {
        Field::Force => (Code::ForceDiffers, Severity::Major),
        Field::Addressees => (Code::AddresseesDiffer, Severity::Major),
        Field::Distribution => (Code::DistributionDiffers, Severity::Minor),
        Field::Partners => (Code::PartnersDiffer, Severity::Minor),
        Field::Due => (Code::DueDiffers, Severity::Major),
        Field::ReportTo => (Code::ReportToDiffers, Severity::Major),
        Field::Deliverables => (Code::DeliverablesDiffer, Severity::Minor),
        Field::Citations => (Code::CitationsDiffer, Severity::Major),
        Field::References => (Code::ReferencesDiffer, Severity::Minor),
    }
}
