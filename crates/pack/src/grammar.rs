//! How sentences in a language ask for something: the tables that the one grammar reads.

use std::collections::BTreeMap;

use actum_model::{BodyId, CitationKind, ConditionKind, Force, Instrument, PartnerRole};
use serde::{Deserialize, Serialize};

use crate::names::alternatives;

/// The grammar tables of one language, from `packs/languages/<code>/grammar.toml`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GrammarTables {
    /// Small closed classes of words.
    pub syntax: Syntax,
    /// Operative verbs: those that ask and those that only state.
    #[serde(rename = "verb")]
    pub verbs: Vec<OperativeVerb>,
    /// Verbs of what is to be done.
    #[serde(rename = "act")]
    pub acts: Vec<ActVerbs>,
    /// Forms of the verbs that the acts list by their dictionary form.
    #[serde(rename = "conjugation")]
    pub conjugations: Vec<Conjugation>,
    /// How names are inflected.
    #[serde(rename = "declension")]
    pub declensions: Vec<Declension>,
    /// How partners are brought in.
    #[serde(rename = "partner")]
    pub partners: Vec<PartnerMarker>,
    /// How conditions, hedges, purposes and backgrounds are brought in.
    #[serde(rename = "condition")]
    pub conditions: Vec<ConditionMarker>,
    /// Nouns of what will exist afterwards.
    #[serde(rename = "deliverable")]
    pub deliverables: Vec<DeliverableNouns>,
    /// Words that suggest an instrument.
    #[serde(rename = "instrument")]
    pub instruments: Vec<InstrumentCues>,
    /// How documents are cited.
    #[serde(rename = "citation")]
    pub citations: Vec<CitationPattern>,
    /// How other provisions of the same text are pointed at.
    #[serde(rename = "reference")]
    pub references: Vec<ReferencePattern>,
}

/// Small closed classes of words of a language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Syntax {
    /// Whether words are parted by spaces; in Chinese they are not.
    pub spaced: bool,
    /// Whether adjectives stand behind their noun, as in "organisations internationales".
    pub adjectives_follow: bool,
    /// Letters that are read as others: the letters on the left as the one on the right, or as
    /// nothing where the right side is empty (vowel signs).
    pub fold: BTreeMap<String, String>,
    /// The same for texts written without accents throughout: "é" as "e". Others keep theirs, for
    /// they part words: "prie" and "prié".
    pub accents: BTreeMap<String, String>,
    /// Words written together with the next one, as Arabic "and", "by" and "to": `و`. Where such
    /// a word swallows letters of the next, what is written stands before `=` and what it means,
    /// both words parted by a space, behind: `لل=ل ال`. A word of these tables is never parted.
    pub attached: Vec<String>,
    /// Those of `attached` that are taken for such words unless the whole is known or begins like
    /// one of `unattached`.
    pub attached_freely: Vec<String>,
    /// Beginnings of words that look like attached words and are none: `وزار`.
    pub unattached: Vec<String>,
    /// Shapes of nouns before which an attached word is one; a dot stands for any letter, a star at
    /// the front for any beginning: `ت..ي.`, `*ها`.
    pub attached_shapes: Vec<String>,
    /// The article, itself attached, before which a word of `attached` is always one: `ال`.
    pub article: String,
    /// An act needs no opener: its verb, which cannot be taken for a noun, ends the words before
    /// it (Russian infinitives).
    pub bare_acts: bool,
    /// Endings of verbs of acts that no table holds and no opener announces: `ать`. The words of
    /// `act_nouns` are none although they have such an ending.
    pub bare_endings: Vec<String>,
    /// An act may be a noun of action that follows the addressee without an opener, told by its
    /// lacking the article behind a word that has it: Arabic "تناشد الجهات المانحة زيادة".
    pub noun_acts: bool,
    /// Endings of modifiers, in languages where these tell a modifier from a noun.
    pub modifier_endings: Vec<String>,
    /// Endings of participles that, behind a comma, only say which of the parties are meant:
    /// "государства, ведущие промысел".
    pub participle_endings: Vec<String>,
    /// Endings of the future, in which a text lays a duty on the subject before the verb: `ront` of
    /// French "distribueront".
    pub future_endings: Vec<String>,
    /// Words that may head the name of a subject that stands behind its verb: "مجلس".
    pub subject_nouns: Vec<String>,
    /// Words behind an act of informing before those told: "до сведения".
    pub told_particles: Vec<String>,
    /// Endings of the verb in a clause after an immediate opener: `л` in "чтобы … представил".
    pub subjunctive_endings: Vec<String>,
    /// A passive operative verb needs no auxiliary: Russian "поручается", Arabic "مدعوة".
    pub bare_passives: bool,
    /// The subject may stand behind the verb, before the party addressed: Arabic "تدعو الجمعية
    /// الدول الأعضاء إلى".
    pub verb_first: bool,
    /// Letters before and behind the stem of an act verb, which make its forms.
    pub stem_before: Vec<String>,
    /// See `stem_before`.
    pub stem_after: Vec<String>,
    /// Letters behind the verbal noun of an act: Arabic possessives.
    pub noun_after: Vec<[String; 2]>,
    /// Endings that only a recipient has, and endings that a recipient may have, in languages
    /// that mark it by its case: `у` in "представить Совету доклад".
    pub recipient_endings: Vec<String>,
    /// See `recipient_endings`.
    pub recipient_endings_shared: Vec<String>,
    /// Endings of words that stand behind a recipient and belong to it: "Председателю Комитета".
    pub genitive_endings: Vec<String>,
    /// Words after which a name is governed and so no recipient: prepositions.
    pub governors: Vec<String>,
    /// Words that may stand as the subject of an operative verb besides the names of assemblies
    /// and councils: "We", 会议.
    pub subjects: Vec<String>,
    /// Those of them that take the verb in the form of the infinitive: "we".
    pub plural_subjects: Vec<String>,
    /// Words that may stand between a clause break and an operative verb: "also", "further", 还.
    pub adverbs: Vec<String>,
    /// Words that open a further clause: "and", 并.
    pub clause_joiners: Vec<String>,
    /// Words and signs that join the members of a list of parties: ",", "and", 、, 和.
    pub list_joiners: Vec<String>,
    /// Words that may stand before the name of a party without belonging to it: "the", "all",
    /// "relevant", 各, 相关.
    pub determiners: Vec<String>,
    /// Words between an operative verb and the party addressed: "to", "à", "a".
    pub addressee_particles: Vec<String>,
    /// Words between the party addressed and what it is to do: "to", "that", "de", 以.
    pub act_openers: Vec<String>,
    /// Those of `act_openers` after which the verb of the act is finite: "que", "à ce que".
    pub finite_openers: Vec<String>,
    /// Endings by which the verb after any other opener is told from a noun, in languages whose
    /// openers also stand before nouns: "er", "ir". Empty where no ending tells.
    pub act_endings: Vec<String>,
    /// Words with such an ending that are no verbs: "avenir", "dossier".
    pub act_nouns: Vec<String>,
    /// Endings of nouns that name an act: "tion", "ment" in "charge le Bureau de la préparation".
    /// Where an act needs no opener, endings of things: "с операторами | возможность".
    pub object_endings: Vec<String>,
    /// Words that may stand between an opener and the verb of the act: "lui", "ne pas", "se".
    pub act_pronouns: Vec<String>,
    /// Words whose opener begins an attribute, not the act: "chargés" in "les groupes chargés de".
    pub attribute_openers: Vec<String>,
    /// Pronouns before an operative verb that stand for whom an earlier clause addressed.
    pub object_pronouns: ObjectPronouns,
    /// Pronouns before a verb of reporting that stand for the body which adopted the text: "lui"
    /// in "de lui présenter un rapport".
    pub report_pronouns: Vec<String>,
    /// Pronouns behind such a word as "to" that stand for that body: "it" in "report to it".
    pub reported_pronouns: Vec<String>,
    /// Words before the body to which a result goes, whatever the verb: "to be submitted to".
    pub passing_particles: Vec<String>,
    /// Nouns of what is reported, behind which `report_particles` stand: "an update to the Board".
    pub report_nouns: Vec<String>,
    /// Verbs straight before an assembly or council that is told something: "brief the Council".
    pub telling_verbs: Vec<String>,
    /// Verbs before the body told, where a word of `keeping_ends` stands behind it: "keep the
    /// Assembly informed".
    pub keeping_verbs: Vec<String>,
    /// See `keeping_verbs`.
    pub keeping_ends: Vec<String>,
    /// Endings of adverbs that no list need hold: "ly".
    pub adverb_endings: Vec<String>,
    /// Openers that count only straight after the operative verb: "that" in "requests that".
    pub immediate_openers: Vec<String>,
    /// Words that open something that is no party although it stands among parties: "as a matter
    /// of priority", "through", "who".
    pub qualifiers: Vec<String>,
    /// Adjectives behind the name of a party that say which are meant: "concernées".
    pub modifiers: Vec<String>,
    /// Words that tie a noun phrase to the one before it: "of".
    pub linkers: Vec<String>,
    /// Words that end the head of a noun phrase and open what hangs on it: "of", "involved in".
    /// With them a party is told from a thing by its head noun; without them by any noun.
    pub prepositions: Vec<String>,
    /// Endings of nouns that name agents: "ers".
    pub agent_endings: Vec<String>,
    /// Whether a capital letter marks a proper name inside a sentence.
    pub proper_names_capitalised: bool,
    /// Pronouns in the place of an addressee: "him" in "requests him to report".
    pub addressed_pronouns: ObjectPronouns,
    /// Words that deny a subject: "no Party shall".
    pub negations: Vec<String>,
    /// Words that may stand before the verb of an act: "actively", 积极.
    pub act_adverbs: Vec<String>,
    /// Words that join a further act to the one before: "and", "and to", 并.
    pub act_joiners: Vec<String>,
    /// Verbs of duty: "should", "shall", 应.
    pub modals: Vec<String>,
    /// Words between the subject and a passive operative verb: "is", "are", "be".
    pub auxiliaries: Vec<String>,
    /// Head nouns by which a party that no pack knows is told from a thing: "director",
    /// "committee", 主任, 委员会.
    pub actor_nouns: Vec<String>,
    /// Words that open a part of the addressees named for emphasis: "in particular", 特别是.
    pub emphasis: Vec<String>,
    /// Joiners after which parties are named beside those named for emphasis: "as well as".
    pub emphasis_ends: Vec<String>,
    /// Words that open a relative clause, which is no part of a name: "qui", "que".
    pub relatives: Vec<String>,
    /// Words that mark several addressees as acting together: "jointly", 联合.
    pub jointly: Vec<String>,
    /// Words between a verb of reporting and the recipient, in languages that put the recipient
    /// after the verb: "to".
    pub report_particles: Vec<String>,
    /// Words before the recipient, in languages that put it before the verb: 向.
    pub report_openers: Vec<String>,
    /// Words that point back at what the text just asked: "the above", 上述.
    pub anaphora: Vec<String>,
    /// Words for the outcome of an earlier act: "results", 成果.
    pub results: Vec<String>,
    /// Words that open a sentence which only says what an action is good for.
    pub benefits: Vec<String>,
    /// Words that mark a duty which never ends: "continue", 继续.
    pub ongoing: Vec<String>,
    /// Words that mark such a duty only before a gerund: "seguir" in "seguir examinando".
    pub ongoing_gerunds: Vec<String>,
    /// Endings of gerunds: "ando".
    pub gerund_endings: Vec<String>,
    /// Terms that hide an operative verb or a name inside them: 申请.
    pub blockers: Vec<String>,
    /// Pairs of quotation marks.
    pub quotes: Vec<[String; 2]>,
}

/// Pronouns before an operative verb: "la" in "la prie également de".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ObjectPronouns {
    /// Those that stand for one.
    pub one: Vec<String>,
    /// Those that stand for several.
    pub several: Vec<String>,
}

/// A verb that can carry the force of a provision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperativeVerb {
    /// Dictionary form: `instruct`, `call upon`, `责成`.
    pub lemma: String,
    /// Force under the most likely reading; [`Force::Observe`] when it asks nothing.
    pub force: Force,
    /// The customary English verb under that reading: `instructs`.
    pub english: String,
    /// Forms that stand as the main verb of a clause: `instructs`, `责成`.
    #[serde(default)]
    pub finite: Vec<String>,
    /// Forms that are the main verb only at the start of a clause or after a first person, and an
    /// infinitive elsewhere: `instruct`.
    #[serde(default)]
    pub base: Vec<String>,
    /// Forms that are the main verb only after the name of who decides, and a participle
    /// elsewhere: `adopted`.
    #[serde(default)]
    pub past: Vec<String>,
    /// Passive and participle forms: `instructed` in "is instructed to".
    #[serde(default)]
    pub passive: Vec<String>,
    /// Nouns of the same meaning: `request` in "reiterates its request".
    #[serde(default)]
    pub noun: Vec<String>,
    /// The openers that the verb takes before what it asks, where it does not take all of
    /// `act_openers`: "à" after "invite", "de" after "prie".
    #[serde(default)]
    pub openers: Vec<String>,
    /// Articles before a noun that names what is asked, for verbs that take one: "charge le Bureau
    /// de la préparation", "encarga a la Junta la elaboración".
    #[serde(default)]
    pub object_openers: Vec<String>,
    /// Further accepted readings; none when the verb has one meaning.
    #[serde(default, rename = "reading")]
    pub readings: Vec<VerbReading>,
    /// The verb asks only when a party follows at once: Chinese 要求 is also a noun.
    #[serde(default)]
    pub needs_party: bool,
    /// The verb also takes another act as its object without asking anybody: "supports".
    #[serde(default)]
    pub weak: bool,
}

impl GrammarTables {
    /// Writes out the alternatives in braces of the verbs: `{is|are} concerned`.
    ///
    /// # Errors
    ///
    /// A sentence when a brace is not closed or an entry stands for too many forms.
    pub(crate) fn write_out(&mut self) -> Result<(), String> {
        for verb in &mut self.verbs {
            for forms in [
                &mut verb.finite,
                &mut verb.base,
                &mut verb.past,
                &mut verb.passive,
                &mut verb.noun,
            ] {
                let mut written = Vec::with_capacity(forms.len());
                for form in forms.iter() {
                    let alternatives = alternatives(form)
                        .map_err(|message| format!("verb `{}`: {message}", verb.lemma))?;
                    written.extend(alternatives);
                }
                *forms = written;
            }
        }
        Ok(())
    }
}

/// One accepted reading of an ambiguous verb.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerbReading {
    /// Force under this reading.
    pub force: Force,
    /// The customary English verb.
    pub english: String,
    /// Share of belief when the addressee is an organ, an office or an officer.
    pub organ: f32,
    /// Share of belief when the addressee is a class of members.
    pub membership: f32,
    /// The same two shares in texts of the bodies of one organization, by the id of its topmost
    /// body: in Chinese texts of the United Nations 请 is "requests", invitations are 邀请.
    #[serde(default)]
    pub families: BTreeMap<BodyId, FamilyShares>,
}

/// Shares of belief in a reading in the texts of one organization.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyShares {
    /// When the addressee is an organ, an office or an officer.
    pub organ: f32,
    /// When the addressee is a class of members.
    pub membership: f32,
}

/// Verbs of what is to be done, by class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActVerbs {
    /// What kind of act they name.
    pub class: ActClass,
    /// Forms in which they open an act: base forms, 研究.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Dictionary forms of verbs whose further forms follow from `conjugation`.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Forms that are also nouns, so that they open an act only in a sure position.
    #[serde(default)]
    pub nominal: Vec<String>,
    /// Stems from which `stem_before` and `stem_after` make forms.
    #[serde(default)]
    pub stems: Vec<String>,
}

/// The forms that verbs with an ending take where an act begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conjugation {
    /// The ending of the dictionary form: "er", "cer". The longest that fits a verb counts.
    pub ending: String,
    /// The endings in its place: "e", "ent", "era".
    pub forms: Vec<String>,
}

/// The forms of words with one ending in the further cases of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declension {
    /// The ending of the first case; the longest that fits a word counts.
    pub ending: String,
    /// Whether words with it modify the word behind them, or are the head of a name.
    #[serde(default)]
    pub modifies: bool,
    /// The ending in each further case; several forms of one case are parted by `|`.
    pub forms: Vec<String>,
}

/// Kinds of act that the grammar tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActClass {
    /// Any act with a result of its own.
    Act,
    /// Sets up a mechanism, group or process.
    Establish,
    /// Reports or submits something to somebody.
    Report,
    /// Tells somebody something.
    Inform,
    /// An aim rather than an act: promote, ensure, facilitate.
    Aim,
    /// A word that only leads to the verb after its object: Chinese 在, 将, 对.
    Coverb,
    /// A verb that lends its object the meaning: Chinese 进行, 做出.
    Light,
}

/// How a partner is brought in: words before the party and, in some languages, words after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerMarker {
    /// How the partner takes part.
    pub role: PartnerRole,
    /// Words before the party: "in collaboration with", 与.
    pub open: Vec<String>,
    /// Words after it, one of which must follow: 协作. Empty when none is needed.
    #[serde(default)]
    pub close: Vec<String>,
}

/// How a qualification is brought in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionMarker {
    /// What kind of qualification.
    pub kind: ConditionKind,
    /// Words that open it; for a hedge, the whole of it.
    pub open: Vec<String>,
    /// Words that end it, included in it: 的情况下. Without them it runs to the next comma.
    #[serde(default)]
    pub close: Vec<String>,
}

/// Nouns of what will exist afterwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliverableNouns {
    /// Kind of deliverable: `report`, `recommendation`, `workshop`.
    pub kind: String,
    /// The nouns, in every number and case used.
    pub nouns: Vec<String>,
}

/// Words that suggest an instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentCues {
    /// The instrument.
    pub instrument: Instrument,
    /// Strong cues: the instrument is named.
    pub cues: Vec<String>,
    /// Weak cues: the instrument is one possibility, and the doubt is shown.
    #[serde(default)]
    pub weak: Vec<String>,
}

/// How a document is cited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitationPattern {
    /// What kind of document.
    pub kind: CitationKind,
    /// Regular expression; named groups `number`, `paragraph`, `revision`, `symbol`, `body`.
    pub pattern: String,
    /// The normalised form, with `{number}` and the other groups in braces.
    pub normalized: String,
    /// Whose document it is, where the form tells.
    #[serde(default)]
    pub body: Option<BodyId>,
}

/// How another provision of the same text is pointed at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferencePattern {
    /// Regular expression with the named group `number`.
    pub pattern: String,
}
