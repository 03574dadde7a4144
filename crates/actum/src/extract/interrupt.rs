//! Ctrl-C: the first press asks for an orderly end, the second ends at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::failure::Ending;

/// Listens for Ctrl-C on a thread of its own; the first press makes the value true.
///
/// Where the system gives no such signal Ctrl-C ends the program at once, which an output that can
/// be gone on with survives as well.
pub(super) fn listen() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let pressed = Arc::clone(&stop);
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        return stop;
    };
    std::thread::spawn(move || {
        runtime.block_on(async {
            while tokio::signal::ctrl_c().await.is_ok() {
                if pressed.swap(true, Ordering::Relaxed) {
                    std::process::exit(Ending::Interrupted as i32);
                }
            }
        });
    });
    stop
}
