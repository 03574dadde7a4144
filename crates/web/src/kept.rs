//! Occasions of which people said something, as they are now: what packs know of them no longer
//! counts. Held in memory, because nearly every page names some.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use actum_model::{Occasion, OccasionId};
use actum_register::{Register, RegisterError};

/// What people said of occasions, up to one event.
#[derive(Debug, Default)]
pub(crate) struct KeptOccasions(RwLock<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// The last event that was looked at.
    seq: i64,
    occasions: BTreeMap<OccasionId, Occasion>,
}

impl KeptOccasions {
    /// The occasion as people keep it; `None` where they said nothing of it.
    pub(crate) fn get(&self, id: &OccasionId) -> Option<Occasion> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).occasions.get(id).cloned()
    }

    /// The id of the occasion that fits, of those that people keep.
    pub(crate) fn find(&self, fits: impl Fn(&Occasion) -> bool) -> Option<OccasionId> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        kept.occasions.values().find(|occasion| fits(occasion)).map(|occasion| occasion.id.clone())
    }

    /// Takes in what was said since, whoever said it through whichever server.
    ///
    /// # Errors
    ///
    /// When the register does not answer; what was known stays.
    pub(crate) async fn refresh(&self, register: &Register) -> Result<(), RegisterError> {
        let (last, _) = register.mark().await?;
        if self.0.read().unwrap_or_else(PoisonError::into_inner).seq == last {
            return Ok(());
        }
        let occasions = register.kept_occasions().await?;
        let occasions = occasions.into_iter().map(|one| (one.id.clone(), one)).collect();
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *kept = Kept { seq: last, occasions };
        Ok(())
    }
}
