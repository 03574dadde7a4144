//! Values as pages show them: the words, what they mean, and the ground they stand on.

use actum_model::{
    Basis, BodyId, Citation, Commitment, Condition, Due, DueReading, Force, Instrument, Item,
    ItemId, Language, Located, OccasionId, Party, ProvisionId, Reference, ReferenceTarget, TextId,
    Timeliness,
};

use crate::WebState;
use crate::frame::{Frame, Words};
use crate::link;
use crate::vocabulary::Named;

/// A confidence below which a value is said to be unsure.
const UNSURE: f32 = 0.6;

/// One value.
pub(crate) struct Shown {
    /// What is said.
    pub(crate) words: String,
    /// The language of the words, when they are the text's and it is not the reader's.
    pub(crate) language: Option<Language>,
    /// Whether that is to be said, where nothing around the value does.
    pub(crate) marked: bool,
    /// The page about it.
    pub(crate) href: Option<String>,
    /// A longer form, or what kind of value it is.
    pub(crate) note: Option<Words>,
    /// Where it comes from.
    pub(crate) ground: Ground,
    /// Where its words stand on the reading page: the `id` of their mark.
    pub(crate) anchor: Option<String>,
}

/// Where a value comes from.
pub(crate) struct Ground {
    /// `stated`, `inherited`, `inferred` or `entered`: also a class of the stylesheet.
    pub(crate) kind: &'static str,
    /// The same in the reader's language.
    pub(crate) label: Words,
    /// The provision that says it, when that is a chapeau.
    pub(crate) from: Option<ProvisionId>,
    /// The words it rests on.
    pub(crate) quote: Option<String>,
    /// The rule that concluded it, in words.
    pub(crate) rule: Option<Words>,
    /// Who entered it, and when.
    pub(crate) entered: Option<(String, String)>,
    /// Its confidence in percent, when it is low.
    pub(crate) unsure: Option<u64>,
}

impl Ground {
    pub(crate) fn is_inferred(&self) -> bool {
        self.kind == "inferred"
    }
}

/// A force with its readings.
pub(crate) struct ForceShown {
    /// The likeliest.
    pub(crate) label: Words,
    /// Whether it does not bind: shown with a lighter bar.
    pub(crate) soft: bool,
    /// The verb as written.
    pub(crate) verb: String,
    /// The readings besides the likeliest, each with its share in percent.
    pub(crate) others: Vec<(Words, u64)>,
    /// Share of the likeliest, in percent.
    pub(crate) share: u64,
    /// Whether it repeats an earlier request.
    pub(crate) reiterated: bool,
}

/// A due expression with its meanings.
pub(crate) struct DueShown {
    pub(crate) value: Shown,
    pub(crate) kind: Words,
    pub(crate) relation: Words,
    pub(crate) readings: Vec<ReadingShown>,
}

/// One meaning of a due expression.
pub(crate) struct ReadingShown {
    /// The occasion, date or interval.
    pub(crate) words: String,
    /// The date of the occasion, or what an interval means.
    pub(crate) date: Option<String>,
    pub(crate) href: Option<String>,
    pub(crate) rule: Words,
    /// The rule of procedure by which the day was worked out, with its clause.
    pub(crate) procedure: Option<String>,
    /// Whether a rule chose it: not one that only reads what is written.
    pub(crate) inferred: bool,
}

/// Makes values ready for a page.
pub(crate) struct Shower<'a> {
    pub(crate) state: &'a WebState,
    pub(crate) frame: &'a Frame,
    /// The language of the text the values are from.
    pub(crate) language: Option<Language>,
}

impl Shower<'_> {
    pub(crate) fn ground(&self, basis: &Basis, confidence: f32) -> Ground {
        let kind = basis.name();
        let mut ground = Ground {
            kind,
            label: self.frame.t(&format!("basis-{kind}")),
            from: None,
            quote: basis.quote().map(str::to_owned),
            rule: None,
            entered: None,
            unsure: (confidence < UNSURE).then(|| percent(confidence)),
        };
        match basis {
            Basis::Stated { .. } => {}
            Basis::Inherited { from, .. } => ground.from = Some(from.clone()),
            Basis::Inferred { rule, .. } => ground.rule = Some(self.rule(rule)),
            Basis::Entered { by, at, .. } => {
                ground.entered = Some((by.clone(), self.frame.moment(at)));
            }
        }
        ground
    }

    /// A rule in words; a rule that no message knows is shown by its name, which is English.
    pub(crate) fn rule(&self, rule: &str) -> Words {
        let id = format!("rule-{rule}");
        Words(self.frame.messages().text_or(&id, &rule.replace('-', " ")))
    }

    fn located<T>(&self, located: &Located<T>, words: String) -> Shown {
        Shown {
            words,
            language: self.language.filter(|language| *language != self.frame.language()),
            marked: false,
            href: None,
            note: None,
            ground: self.ground(&located.basis, located.confidence),
            anchor: None,
        }
    }

    /// The name of a body for the reader: the short form, and the long one where it differs.
    pub(crate) fn body_name(&self, id: &BodyId) -> (String, Option<String>) {
        let Some(body) = self.state.body(id) else { return (id.to_string(), None) };
        let language = self.frame.language();
        let (full, named_in) = body.display_name(language);
        // A full name in the reader's language says more than an English abbreviation.
        let own = body.names.get(&language).and_then(|names| names.short.first());
        let short = match own {
            Some(short) => short.as_str(),
            None if named_in == Some(language) => full,
            None => body.short_name(language),
        };
        (short.to_owned(), (full != short).then(|| full.to_owned()))
    }

    pub(crate) fn party(&self, located: &Located<Party>) -> Shown {
        self.party_value(&located.value, located)
    }

    pub(crate) fn party_value<T>(&self, party: &Party, located: &Located<T>) -> Shown {
        let mut shown = self.located(located, party.name.clone());
        if let Some(id) = &party.body {
            shown.words = self.body_name(id).0;
            shown.language = None;
            shown.href = Some(link::body(id));
        }
        shown
    }

    pub(crate) fn partners(&self, commitment: &Commitment) -> Vec<Shown> {
        let shown = |partner: &Located<actum_model::Partner>| {
            let mut shown = self.party_value(&partner.value.party, partner);
            shown.note = Some(self.frame.t(&partner.value.role.message()));
            shown
        };
        commitment.partners.iter().map(shown).collect()
    }

    pub(crate) fn force(&self, commitment: &Commitment) -> ForceShown {
        let value = &commitment.force.value;
        let lead = value.readings.iter().find(|reading| reading.force == value.force);
        let others = value.readings.iter().filter(|reading| reading.force != value.force);
        ForceShown {
            label: self.frame.t(&value.force.message()),
            soft: matches!(
                value.force,
                Force::Recommend
                    | Force::Invite
                    | Force::Encourage
                    | Force::Should
                    | Force::Observe
            ),
            verb: value.verb.clone(),
            others: others
                .map(|reading| (self.frame.t(&reading.force.message()), percent(reading.weight)))
                .collect(),
            share: lead.map_or(100, |reading| percent(reading.weight)),
            reiterated: value.reiterated,
        }
    }

    pub(crate) fn due(&self, located: &Located<Due>) -> DueShown {
        let due = &located.value;
        DueShown {
            value: self.located(located, due.written.clone()),
            kind: self.frame.t(&due.kind.message()),
            relation: self.frame.t(&due.relation.message()),
            readings: due.readings.iter().map(|reading| self.reading(reading)).collect(),
        }
    }

    /// The name of an occasion for the reader.
    pub(crate) fn occasion_name(&self, id: &OccasionId) -> String {
        match self.state.occasion(id) {
            Some(occasion) => occasion.display_name(self.frame.language()).to_owned(),
            None => id.to_string(),
        }
    }

    fn reading(&self, reading: &DueReading) -> ReadingShown {
        let date = reading.date.map(|date| self.frame.date(date));
        let (words, date, href) = if let Some(id) = &reading.occasion {
            let name = self.occasion_name(id);
            // "WTSA-28 (2028)" is news, "Study period 2025–2028 (2025–2028)" is not.
            let when = self
                .state
                .occasion(id)
                .and_then(|occasion| self.frame.messages().period(occasion.period))
                .or(date)
                .filter(|when| !name.contains(when.as_str()));
            (name, when, Some(format!("/occasions#{}", link::encode(id.as_str()))))
        } else if let Some(date) = date {
            (date, None, None)
        } else if let Some(interval) = &reading.interval {
            let id = format!("interval-{}", interval.to_ascii_lowercase().replace('/', "-"));
            (self.frame.messages().text_or(&id, interval).into(), None, None)
        } else {
            ("—".to_owned(), None, None)
        };
        // Rules that only read what is written conclude nothing, and what a person entered was not
        // concluded.
        let inferred = !reading.rule.ends_with("-written")
            && !matches!(reading.rule.as_str(), "occasion-named" | "recurrence" | "entered");
        ReadingShown {
            words,
            date,
            href,
            rule: self.rule(&reading.rule),
            procedure: None,
            inferred,
        }
    }

    /// The due expressions of an item with the days that they come to, as the register keeps them.
    pub(crate) fn dues(&self, item: &Item) -> Vec<DueShown> {
        let shown = |(place, due): (usize, &Located<Due>)| {
            let mut shown = self.due(due);
            for (index, reading) in due.value.readings.iter().enumerate() {
                let Some(one) = shown.readings.get_mut(index) else { continue };
                let day = item.schedule.of(place, index);
                let awaited = reading.next_session().is_some();
                if reading.occasion.is_none() && !awaited && due.value.offset.is_none() {
                    continue;
                }
                // Not what the packs say: meetings move.
                one.date = day.map(|day| {
                    self.frame.with("schedule-by", "day", self.frame.date(day.on)).plain()
                });
                if let Some(id) = day.and_then(|day| day.occasion.as_ref()).filter(|_| awaited) {
                    one.words = self.occasion_name(id);
                    one.href = Some(format!("/occasions#{}", link::encode(id.as_str())));
                }
                one.procedure =
                    day.and_then(|day| day.rule.as_deref()).map(|rule| self.procedure(rule));
            }
            shown
        };
        item.commitment.due.iter().enumerate().map(shown).collect()
    }

    /// A rule of procedure with its clause, or a rule of the register.
    fn procedure(&self, id: &str) -> String {
        let Some(rule) = self.state.packs().procedures.iter().find(|rule| rule.id == id) else {
            return self.rule(id).plain();
        };
        let name = rule.display_name(self.frame.language());
        if rule.verified {
            format!("{name} ({})", rule.clause)
        } else {
            format!("{name} ({}; {})", rule.clause, self.frame.t("schedule-unverified").plain())
        }
    }

    /// How an item stands to the present day, in words: "overdue since 3 May 2027".
    pub(crate) fn timeliness(&self, item: &Item) -> Vec<(Timeliness, Words)> {
        let Some(present) = self.state.present() else { return Vec::new() };
        let words = |one: Timeliness| {
            let day = match one {
                Timeliness::Overdue | Timeliness::Soon => {
                    item.schedule.day().map(|day| self.frame.date(day)).unwrap_or_default()
                }
                Timeliness::Stale => self.frame.moment(&item.updated_at),
            };
            let id = match one {
                Timeliness::Overdue => "timeliness-overdue-since",
                Timeliness::Soon => "timeliness-soon-by",
                Timeliness::Stale => "timeliness-stale-since",
            };
            (one, self.frame.with(id, "day", day))
        };
        let standing = self.state.standing(&item.status);
        present.timeliness(item, standing).into_iter().map(words).collect()
    }

    pub(crate) fn condition(&self, located: &Located<Condition>) -> Shown {
        let mut shown = self.located(located, located.value.words.clone());
        shown.note = Some(self.frame.t(&located.value.kind.message()));
        shown
    }

    pub(crate) fn citation(&self, located: &Located<Citation>) -> Shown {
        let citation = &located.value;
        let mut shown = self.located(located, citation.normalized.clone());
        // The normalised form is nobody's language.
        shown.language = None;
        shown.note = Some(self.frame.t(&citation.kind.message()));
        shown
    }

    /// A pointer as the item page shows it: a provision leads to its place on the reading page.
    pub(crate) fn reference(&self, located: &Located<Reference>, item: &Item) -> Shown {
        let mut shown = self.pointer(located, &item.text);
        if let ReferenceTarget::Provision { id } = &located.value.target {
            let page = link::reading(&item.text, Some(&item.edition));
            shown.href = Some(format!("{page}{}", fragment(id)));
        }
        shown
    }

    /// A pointer as the reading page shows it: it stays on the page where it can.
    pub(crate) fn pointer(&self, located: &Located<Reference>, text: &TextId) -> Shown {
        let (target, note, href) = match &located.value.target {
            ReferenceTarget::Commitment { id } => {
                (id.as_str(), "field-item", Some(link::item(&ItemId::join(text, id))))
            }
            ReferenceTarget::Provision { id } => {
                (id.as_str(), "field-provision", Some(fragment(id)))
            }
            ReferenceTarget::Unresolved { name } => (name.as_str(), "reference-unresolved", None),
        };
        let mut shown = self.located(located, target.to_owned());
        shown.language = None;
        shown.note = Some(self.frame.t(note));
        shown.href = href;
        shown
    }

    pub(crate) fn instrument(&self, located: &Located<Instrument>) -> Shown {
        let words = self.frame.plain(&located.value.message()).into();
        let mut shown = self.located(located, words);
        shown.language = None;
        shown
    }

    pub(crate) fn doubts(&self, commitment: &Commitment) -> Vec<Words> {
        let words = |doubt: &actum_model::Doubt| {
            let id = format!("doubt-{}", doubt.code);
            Words(self.frame.messages().text_or(&id, &doubt.message))
        };
        commitment.doubts.iter().map(words).collect()
    }

    pub(crate) fn words_of<T>(&self, located: &Located<T>, words: &str) -> Shown {
        self.located(located, words.to_owned())
    }
}

fn fragment(id: &ProvisionId) -> String {
    format!("#{}", link::encode(&link::provision_anchor(id)))
}

/// The language of an edition, which its id names (`wtsa-24-actions/zh/1`).
pub(crate) fn edition_language(edition: &actum_model::EditionId) -> Option<Language> {
    let code = edition.as_str().rsplit('/').nth(1)?;
    code.parse().ok()
}

/// A share of 1 in whole percent.
pub(crate) fn percent(share: f32) -> u64 {
    // Clamped first, so the conversion keeps the value.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the value is between 0 and 100"
    )]
    let percent = (share.clamp(0.0, 1.0) * 100.0).round() as u64;
    percent
}
