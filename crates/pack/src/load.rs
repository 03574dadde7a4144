//! Reading pack files.

use actum_model::{Body, Language, Occasion};
use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::{NumberedBodies, PackError, Packs};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");

/// A file under `packs/bodies/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BodiesFile {
    #[serde(default, rename = "body")]
    bodies: Vec<Body>,
    #[serde(default)]
    numbered: Vec<NumberedBodies>,
}

/// A file under `packs/occasions/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OccasionsFile {
    #[serde(default, rename = "occasion")]
    occasions: Vec<Occasion>,
}

impl Packs {
    /// The packs built into the program.
    ///
    /// # Errors
    ///
    /// When a built-in file is malformed; a test of this crate makes sure that none is.
    pub fn built_in() -> Result<Self, PackError> {
        let mut packs = Packs::default();
        let mut files: Vec<_> =
            BUILT_IN.find("**/*.toml").into_iter().flatten().filter_map(|e| e.as_file()).collect();
        files.sort_by_key(|file| file.path().to_owned());
        for file in files {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let contents = file.contents_utf8().ok_or_else(|| PackError::Malformed {
                file: path.clone(),
                message: "it is not UTF-8; save it as UTF-8".to_owned(),
            })?;
            packs.add_file(&path, contents)?;
        }
        packs.finish();
        Ok(packs)
    }

    /// Adds one pack file, known by its path relative to the pack folder.
    fn add_file(&mut self, path: &str, contents: &str) -> Result<(), PackError> {
        let malformed = |error: toml::de::Error| PackError::Malformed {
            file: path.to_owned(),
            message: error.to_string(),
        };
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["bodies", _] => {
                let file: BodiesFile = toml::from_str(contents).map_err(malformed)?;
                self.bodies.extend(file.bodies);
                self.numbered.extend(file.numbered);
            }
            ["occasions", _] => {
                let file: OccasionsFile = toml::from_str(contents).map_err(malformed)?;
                self.occasions.extend(file.occasions);
            }
            ["languages", code, kind] => {
                let language: Language =
                    code.parse().map_err(|error: actum_model::ParseLanguageError| {
                        PackError::Inconsistent {
                            file: path.to_owned(),
                            message: error.to_string(),
                        }
                    })?;
                let pack = self.languages.entry(language).or_default();
                match *kind {
                    "structure.toml" => {
                        pack.structure = toml::from_str(contents).map_err(malformed)?;
                    }
                    "grammar.toml" => {
                        pack.grammar = toml::from_str(contents).map_err(malformed)?;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(&mut self) {
        self.bodies.sort_by(|left, right| left.id.cmp(&right.id));
        self.occasions.sort_by(|left, right| {
            (&left.series, left.period.from, &left.id).cmp(&(
                &right.series,
                right.period.from,
                &right.id,
            ))
        });
    }
}
