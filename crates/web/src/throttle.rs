//! How much may be asked in how short a time.
//!
//! In the memory of one server process: it keeps the server alive, and is no ban. Failures to sign
//! in are counted in the register, where every process sees them.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Requests a second of one caller that are answered for long, and how many at once before that.
const CALLER: (u32, u32) = (20, 200);

/// The same for a network address, behind which a whole office may sit.
const ADDRESS: (u32, u32) = (100, 1000);

/// From how many remembered callers on those that were quiet are forgotten.
const MANY: usize = 10_000;

/// Counts the requests of callers and addresses.
#[derive(Debug)]
pub(crate) struct Throttle {
    callers: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<String>,
    clock: DefaultClock,
}

impl Default for Throttle {
    fn default() -> Self {
        Self {
            callers: RateLimiter::keyed(quota(CALLER)),
            addresses: RateLimiter::keyed(quota(ADDRESS)),
            clock: DefaultClock::default(),
        }
    }
}

impl Throttle {
    /// Counts a request of a caller, by session or token.
    ///
    /// # Errors
    ///
    /// How many seconds to wait when there were too many.
    pub(crate) fn caller(&self, key: &str) -> Result<(), u64> {
        self.count(&self.callers, key)
    }

    /// Counts a request of a network address.
    ///
    /// # Errors
    ///
    /// How many seconds to wait when there were too many.
    pub(crate) fn address(&self, key: &str) -> Result<(), u64> {
        self.count(&self.addresses, key)
    }

    fn count(&self, of: &DefaultKeyedRateLimiter<String>, key: &str) -> Result<(), u64> {
        if of.len() > MANY {
            of.retain_recent();
        }
        let now = self.clock.now();
        let answer = of.check_key(&key.to_owned());
        answer.map_err(|not_yet| {
            let wait: Duration = not_yet.wait_time_from(now);
            wait.as_secs() + 1
        })
    }
}

fn quota((second, burst): (u32, u32)) -> Quota {
    let whole = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    Quota::per_second(whole(second)).allow_burst(whole(burst))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_caller_who_asks_too_much_holds_up_nobody_else() {
        let throttle = Throttle::default();
        let refused = (0..400).filter(|_| throttle.caller("one").is_err()).count();
        // Some may be let in again while the test runs.
        assert!((100..=200).contains(&refused), "{refused}");
        assert!(throttle.caller("one").is_err_and(|wait| wait >= 1));
        assert!(throttle.caller("two").is_ok());
        assert!(throttle.address("one").is_ok());
    }
}
