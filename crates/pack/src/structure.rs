//! How texts in a language are laid out.

use serde::{Deserialize, Serialize};

/// Words by which a reader of a language tells the parts of an adopted text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StructureTables {
    /// Words that open a recital: *considering*, *recalling*, 考虑到.
    pub recital_heads: Vec<String>,
    /// Words that open an annex: *Annex*, 附件.
    pub annex_heads: Vec<String>,
}
