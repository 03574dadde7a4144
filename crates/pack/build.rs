//! Makes an edited pack rebuild this crate: `include_dir` reads the folder but does not watch it.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../packs");
}
