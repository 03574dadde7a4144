//! Relative links in the documentation.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The relative links of every Markdown file that lead nowhere, each as `file:line: link`.
///
/// # Errors
///
/// When a file cannot be read.
pub(crate) fn broken(root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in markdown_files(root)? {
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} could not be read", file.display()))?;
        let folder = file.parent().unwrap_or(root);
        let shown = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        for (line, target) in links(&text) {
            if !resolves(folder, &target)? {
                found.push(format!("{shown}:{line}: {target} leads nowhere"));
            }
        }
    }
    Ok(found)
}

fn markdown_files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("folder {} could not be read", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !path.is_symlink() {
                let built = name.starts_with("target") || name == "node_modules";
                if !built && !name.starts_with('.') {
                    folders.push(path);
                }
            } else if name.ends_with(".md") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Targets of inline links and images outside code, with the line they stand on.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_code = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        // Every second piece between backquotes is code.
        for prose in line.split('`').step_by(2) {
            for rest in prose.split("](").skip(1) {
                if let Some((target, _)) = rest.split_once(')') {
                    found.push((index + 1, target.trim().to_owned()));
                }
            }
        }
    }
    found
}

fn resolves(folder: &Path, target: &str) -> Result<bool> {
    let outside = ["http://", "https://", "mailto:"];
    if outside.iter().any(|scheme| target.starts_with(scheme)) || target.starts_with('#') {
        return Ok(true);
    }
    let (path, heading) = target.split_once('#').unwrap_or((target, ""));
    let file = folder.join(path);
    if !file.exists() {
        return Ok(false);
    }
    if heading.is_empty() || file.extension().is_none_or(|extension| extension != "md") {
        return Ok(true);
    }
    let text = fs::read_to_string(&file)?;
    Ok(text.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line) == heading))
}

/// The anchor that a heading line gets on the usual hosts.
fn anchor(heading: &str) -> String {
    heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .chars()
        .filter_map(|character| match character {
            ' ' => Some('-'),
            '-' | '_' => Some(character),
            other => other.is_alphanumeric().then_some(other),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_of_the_documentation_leads_somewhere() {
        let found = broken(&crate::root()).unwrap();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    #[test]
    fn links_in_code_are_not_links() {
        let text = "see [a](b.md) and `[x](y)`\n```\n[no](no.md)\n```\n![c](d.png)\n";
        assert_eq!(links(text), [(1, "b.md".to_owned()), (5, "d.png".to_owned())]);
    }

    #[test]
    fn a_missing_file_and_a_missing_heading_are_found() {
        let folder = crate::root();
        assert!(!resolves(&folder, "no-such-file.md").unwrap());
        assert!(resolves(&folder, "Cargo.toml").unwrap());
        assert_eq!(anchor("## Exit codes, and what they mean"), "exit-codes-and-what-they-mean");
    }
}
