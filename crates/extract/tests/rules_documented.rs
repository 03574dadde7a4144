//! Every rule and doubt that the code can name is explained in `docs/formats/rules.md`.

use std::path::{Path, PathBuf};

/// The sources in a folder and those below it.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn rules_and_doubts_are_documented() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("../../docs/formats/rules.md"))
        .expect("the page is there");
    let mut named = 0;
    for path in sources(&root.join("src")) {
        let source = std::fs::read_to_string(path).expect("a source file");
        let code = |line: &&str| !line.trim_start().starts_with("//");
        let source: String = source.lines().filter(code).collect();
        // Codes are the only string literals of this form: lower-case words joined by hyphens.
        for literal in source.split('"').skip(1).step_by(2) {
            let words: Vec<&str> = literal.split('-').collect();
            let code = words.len() > 1
                && words.iter().all(|word| {
                    !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase())
                });
            if code {
                named += 1;
                assert!(page.contains(&format!("`{literal}`")), "`{literal}` is not explained");
            }
        }
    }
    assert!(named > 20, "only {named} codes were found; has their form changed?");
}
