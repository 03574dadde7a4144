//! Bodies that share a name.

use actum_model::BodyId;
use serde::{Deserialize, Serialize};

/// Bodies that are allowed to share names: "Member States" of ITU and of the United Nations.
///
/// Which one a text means follows from who adopted it; see [`Packs::nearest`](crate::Packs::nearest).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Homonym {
    /// The bodies.
    pub bodies: Vec<BodyId>,
}
