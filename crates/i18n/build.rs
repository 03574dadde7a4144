//! The messages are built into the program: a changed message file must rebuild this crate.

fn main() {
    println!("cargo::rerun-if-changed=../../packs/messages");
}
