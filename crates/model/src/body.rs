//! Who can be addressed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{BodyId, Language, Period};

/// Somebody who can be addressed: an organization, a group, an office, a class of members.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Unique over all packs.
    pub id: BodyId,
    /// What it is.
    pub kind: BodyKind,
    /// The body it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<BodyId>,
    /// Its names in each language for which a name is known.
    #[serde(default)]
    pub names: BTreeMap<Language, BodyNames>,
    /// When it exists or existed; open ends where not known or not ended.
    #[serde(default)]
    pub valid: Period,
    /// Bodies whose work it took over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub predecessors: Vec<BodyId>,
    /// For a collective ("study groups", "membership"): the bodies it stands for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<BodyId>,
    /// For a collective whose name only lists its members, "United Nations funds and programmes":
    /// whoever names it names each of them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lists_members: bool,
    /// The body to which it usually reports: what the register proposes, marked inferred, when a
    /// text names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<BodyId>,
    /// Where the entry comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Whether somebody checked it against that source. Unverified entries say so on screen.
    #[serde(default)]
    pub verified: bool,
}

impl Body {
    /// The name to show a reader of `language`: that language's, else English, else any, else the
    /// id. The second value tells the language of the name.
    pub fn display_name(&self, language: Language) -> (&str, Option<Language>) {
        self.names
            .get_key_value(&language)
            .or_else(|| self.names.get_key_value(&Language::En))
            .or_else(|| self.names.iter().next())
            .map_or((self.id.as_str(), None), |(language, names)| (&names.name, Some(*language)))
    }

    /// The customary short form in `language` (else English), else the full name.
    pub fn short_name(&self, language: Language) -> &str {
        [language, Language::En]
            .iter()
            .find_map(|language| self.names.get(language)?.short.first().map(String::as_str))
            .unwrap_or_else(|| self.display_name(language).0)
    }
}

/// The names of a body in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyNames {
    /// The full name.
    pub name: String,
    /// Abbreviations and customary short forms, the most usual first: `TSAG`, `GCNT`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub short: Vec<String>,
    /// Other ways texts write it, including inflected forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// An organization: ITU, ISO, the Asia-Pacific Telecommunity.
    Organization,
    /// A sector of an organization: ITU-T.
    Sector,
    /// A conference or assembly, as a series: WTSA.
    Assembly,
    /// A council, board or general committee.
    Council,
    /// An advisory group: TSAG.
    AdvisoryGroup,
    /// A study group, technical committee or working group.
    Group,
    /// A bureau, secretariat or department: TSB.
    Office,
    /// A post held by a person: the Director of TSB.
    Position,
    /// A class of members: Member States, Sector Members.
    Membership,
    /// Several bodies taken together: all study groups of ITU-T.
    Collective,
}
