//! Which crate of the house may use which.

use std::path::Path;

use anyhow::{Context, Result};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// The crates from the ground up, each with those it may use. A crate may use, for its tests only,
/// any crate that stands before it.
///
/// A crate that is not in the table fails the check: give it a row, and a line in ARCHITECTURE.md.
const HOUSE: &[(&str, &[&str])] = &[
    ("actum-model", &[]),
    ("actum-i18n", &["actum-model"]),
    ("actum-text", &["actum-model"]),
    ("actum-identity", &["actum-model"]),
    ("actum-search", &["actum-model"]),
    ("actum-mail", &["actum-model", "actum-i18n"]),
    ("actum-ooxml", &["actum-model"]),
    ("actum-catalogue", &["actum-model"]),
    ("actum-pack", &["actum-model"]),
    ("actum-read", &["actum-text", "actum-ooxml", "actum-model", "actum-pack"]),
    ("actum-overlap", &["actum-catalogue"]),
    ("actum-demarcate", &["actum-model", "actum-catalogue", "actum-overlap"]),
    ("actum-extract", &["actum-text", "actum-model", "actum-pack"]),
    ("actum-concord", &["actum-model"]),
    ("actum-audit", &["actum-model"]),
    ("actum-amend", &["actum-model", "actum-text", "actum-ooxml", "actum-pack"]),
    ("actum-register", &["actum-model", "actum-concord"]),
    ("actum-report", &["actum-model", "actum-ooxml", "actum-amend"]),
    (
        "actum-workbook",
        &["actum-model", "actum-ooxml", "actum-pack", "actum-report", "actum-register"],
    ),
    (
        "actum-web",
        &[
            "actum-register",
            "actum-report",
            "actum-workbook",
            "actum-identity",
            "actum-search",
            "actum-mail",
            "actum-i18n",
            "actum-concord",
            "actum-audit",
            "actum-amend",
            "actum-read",
            "actum-extract",
            "actum-pack",
            "actum-text",
            "actum-model",
        ],
    ),
    (
        "actum",
        &[
            "actum-web",
            "actum-register",
            "actum-report",
            "actum-workbook",
            "actum-identity",
            "actum-search",
            "actum-mail",
            "actum-i18n",
            "actum-concord",
            "actum-audit",
            "actum-catalogue",
            "actum-overlap",
            "actum-demarcate",
            "actum-amend",
            "actum-read",
            "actum-extract",
            "actum-pack",
            "actum-text",
            "actum-ooxml",
            "actum-model",
        ],
    ),
    (
        "xtask",
        &[
            "actum-amend",
            "actum-overlap",
            "actum-extract",
            "actum-read",
            "actum-text",
            "actum-pack",
            "actum-model",
        ],
    ),
];

/// The arrows that are not in the table, each as a sentence; empty when all is well.
///
/// # Errors
///
/// When `cargo metadata` fails.
pub(crate) fn violations(root: &Path) -> Result<Vec<String>> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .exec()
        .context("cargo metadata failed; run it by hand in the workspace to see why")?;
    Ok(violations_in(&metadata))
}

fn violations_in(metadata: &Metadata) -> Vec<String> {
    let members: Vec<&str> =
        metadata.workspace_packages().iter().map(|package| package.name.as_str()).collect();
    let mut found = Vec::new();
    for package in metadata.workspace_packages() {
        let name = package.name.as_str();
        let Some(rank) = HOUSE.iter().position(|(row, _)| *row == name) else {
            found.push(format!(
                "{name} has no row in the table of xtask/src/arrows.rs: say there what it may use"
            ));
            continue;
        };
        for dependency in &package.dependencies {
            let target = dependency.name.as_str();
            if !members.contains(&target) {
                continue;
            }
            let allowed = match dependency.kind {
                DependencyKind::Development => {
                    HOUSE[..rank].iter().any(|(earlier, _)| *earlier == target)
                }
                DependencyKind::Normal | DependencyKind::Build | DependencyKind::Unknown => {
                    HOUSE[rank].1.contains(&target)
                }
            };
            if !allowed {
                found.push(format!(
                    "{name} uses {target}, which the table of xtask/src/arrows.rs does not allow"
                ));
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_keeps_to_the_table() {
        let found = violations(&crate::root()).unwrap();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    /// A workspace of two crates in which the lower uses the upper.
    fn upside_down(kind: &str) -> Metadata {
        let package = |name: &str, dependencies: serde_json::Value| {
            serde_json::json!({
                "name": name, "version": "0.1.0", "id": format!("{name} 0.1.0"),
                "manifest_path": format!("/house/{name}/Cargo.toml"),
                "dependencies": dependencies, "targets": [], "features": {}
            })
        };
        let dependency = serde_json::json!([{
            "name": "actum-extract", "req": "*", "kind": kind, "optional": false,
            "uses_default_features": true, "features": []
        }]);
        serde_json::from_value(serde_json::json!({
            "packages": [
                package("actum-text", dependency),
                package("actum-extract", serde_json::json!([]))
            ],
            "workspace_members": ["actum-text 0.1.0", "actum-extract 0.1.0"],
            "resolve": null, "workspace_root": "/house", "target_directory": "/house/target",
            "version": 1
        }))
        .unwrap()
    }

    #[test]
    fn an_arrow_upwards_is_found() {
        for kind in ["normal", "build", "dev"] {
            let found = violations_in(&upside_down(kind));
            assert_eq!(found.len(), 1, "{kind}: {found:?}");
            assert!(found[0].starts_with("actum-text uses actum-extract"), "{found:?}");
        }
    }
}
