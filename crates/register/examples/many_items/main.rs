//! Fills a register with as many items as wanted and measures what people wait for.
//!
//! `cargo xtask bench register` runs it, once for each database:
//!
//! - `many_items fill FILE|postgres://… ITEMS` makes the register;
//! - `many_items measure FILE|postgres://… ROUNDS` prints the figures;
//! - `many_items rebuild FILE|postgres://… 0` makes the state anew from the events.

mod fill;
mod measure;
#[path = "../../tests/support/mod.rs"]
mod support;

use std::time::Instant;

use actum_register::{Location, OpenOptions, Register};

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, location, number] = arguments.as_slice() else {
        return Err("many_items fill|measure|rebuild FILE|postgres://… NUMBER".into());
    };
    let (location, number): (Location, usize) = (location.parse()?, number.parse()?);
    match what.as_str() {
        "fill" => {
            let register = Register::connect(&location, &OpenOptions::default()).await?;
            let started = Instant::now();
            let events = fill::fill(&register, fill::texts(number)).await?;
            let took = started.elapsed().as_secs_f64();
            let items = register.statistics().await?.items;
            println!(
                "  filled: {items} items, {events} events in {took:.0} s ({:.0} events/s), peak \
                 memory {}",
                events as f64 / took,
                measure::peak()
            );
            register.close().await;
            Ok(())
        }
        "measure" => measure::run(&location, number).await,
        "rebuild" => {
            let register = Register::connect(&location, &OpenOptions::default()).await?;
            let started = Instant::now();
            let events = register.rebuild().await?;
            let took = started.elapsed().as_secs_f64();
            println!(
                "  rebuild: {events} events in {took:.1} s ({:.0} events/s), peak memory {}",
                events as f64 / took,
                measure::peak()
            );
            Ok(())
        }
        other => Err(format!("there is no `{other}`").into()),
    }
}
