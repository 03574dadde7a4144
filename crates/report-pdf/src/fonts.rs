//! Fonts found on the machine, by script.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};

use crate::pages::Pages;

/// Scripts that texts of the six languages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Latin, Cyrillic, Greek, figures and signs.
    Western,
    /// Arabic.
    Arabic,
    /// Han, and the signs that go with it.
    Han,
}

/// Where fonts of a script are usually found: the package that brings them, and names of files,
/// the best first; the first name of a line that is there is taken, with its bold.
struct Source {
    script: Script,
    package: &'static str,
    files: &'static [&'static [&'static str]],
}

const SOURCES: [Source; 3] = [
    Source {
        script: Script::Western,
        package: "fonts-noto-core",
        files: &[
            &[
                "NotoSans-Regular.ttf",
                "NotoSans-Bold.ttf",
                "NotoSans-Italic.ttf",
                "NotoSans-BoldItalic.ttf",
            ],
            &["DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf"],
            &["LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSans-Italic.ttf"],
        ],
    },
    Source {
        script: Script::Arabic,
        package: "fonts-noto-core (or fonts-hosny-amiri)",
        files: &[
            &["NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"],
            &["Amiri-Regular.ttf", "Amiri-Bold.ttf"],
            &["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"],
        ],
    },
    Source {
        script: Script::Han,
        package: "fonts-noto-cjk",
        files: &[
            &["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"],
            &["NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"],
            &["NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"],
            &["wqy-microhei.ttc"],
        ],
    },
];

/// A file may be that large, in bytes.
const LARGEST_FONT: u64 = 128 * 1024 * 1024;

/// How deep folders of fonts are searched.
const DEEPEST: usize = 6;

impl Script {
    /// The script of a character; `None` where any font will do.
    fn of(character: char) -> Option<Self> {
        match u32::from(character) {
            0x0600..=0x06FF
            | 0x0750..=0x077F
            | 0x08A0..=0x08FF
            | 0xFB50..=0xFDFF
            | 0xFE70..=0xFEFE => Some(Script::Arabic),
            0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF => {
                Some(Script::Han)
            }
            0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x052F => Some(Script::Western),
            _ => None,
        }
    }
}

/// The scripts in which pages are written. Western letters stand in every report.
pub fn scripts_of(pages: &mut Pages) -> BTreeSet<Script> {
    pages.characters().into_iter().filter_map(Script::of).chain([Script::Western]).collect()
}

/// Fonts that were found.
pub struct Fonts {
    fonts: Vec<Font>,
    found: BTreeSet<Script>,
}

impl Fonts {
    /// Looks for fonts of the scripts that are wanted, in `folders` first and then where systems
    /// keep them. In `folders` every font is taken.
    pub fn find(folders: &[PathBuf], wanted: impl Fn(Script) -> bool) -> Self {
        let mut own = Vec::new();
        for folder in folders {
            collect(folder, 0, &mut own);
        }
        let mut system = Vec::new();
        for folder in system_folders() {
            collect(&folder, 0, &mut system);
        }
        let mut paths = own.clone();
        for source in SOURCES.iter().filter(|source| wanted(source.script)) {
            let there = |name: &str| {
                system.iter().find(|path| path.file_name().is_some_and(|file| file == name))
            };
            let family = source.files.iter().find(|names| there(names[0]).is_some());
            for path in
                family.into_iter().flat_map(|names| names.iter()).filter_map(|name| there(name))
            {
                if !paths.contains(path) {
                    paths.push(path.clone());
                }
            }
        }
        let fonts: Vec<Font> = paths.iter().flat_map(|path| read(path)).collect();
        let found = SOURCES
            .iter()
            .map(|source| source.script)
            .filter(|script| {
                let sample = match script {
                    Script::Western => ['A', 'Я'],
                    Script::Arabic => ['ا', 'ي'],
                    Script::Han => ['的', '会'],
                };
                fonts.iter().any(|font| {
                    sample.iter().all(|one| font.info().coverage.contains(u32::from(*one)))
                })
            })
            .collect();
        Self { fonts, found }
    }

    /// Whether every script has a font; else which package brings it.
    pub fn complete(&self, scripts: &BTreeSet<Script>) -> Result<(), String> {
        for source in SOURCES.iter().filter(|source| scripts.contains(&source.script)) {
            if !self.found.contains(&source.script) {
                return Err(format!(
                    "no font with {:?} letters was found; install the package {}, or name a folder \
                     of fonts with --font-path",
                    source.script, source.package
                ));
            }
        }
        Ok(())
    }

    /// Characters that no font has stand as their number: a file with holes would not be accepted
    /// as accessible, and nothing is to be lost.
    pub fn spell_out_what_is_missing(&self, pages: &mut Pages) {
        let has = |one: char| {
            one.is_whitespace()
                || one.is_control()
                || matches!(one, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
                || self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(one)))
        };
        let missing: BTreeSet<char> =
            pages.characters().into_iter().filter(|one| !has(*one)).collect();
        for words in pages.words() {
            if words.contains(|one: char| {
                one.is_control() && !one.is_whitespace() || missing.contains(&one)
            }) {
                *words = words
                    .chars()
                    .map(|one| match one {
                        _ if missing.contains(&one) => format!("[U+{:04X}]", u32::from(one)),
                        _ if one.is_control() && !one.is_whitespace() => String::new(),
                        _ => one.to_string(),
                    })
                    .collect();
            }
        }
    }

    /// Names of families, in the order in which they are tried.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for font in &self.fonts {
            let name = &font.info().family;
            if !names.iter().any(|known| known == name) {
                names.push(name.to_string());
            }
        }
        names
    }

    /// The families in the order for a language: of fonts that share letters the one with the
    /// shapes that the language wants stands first.
    pub fn families(&self, language: &str) -> Vec<String> {
        let mut names = self.names();
        let rank = |name: &String| {
            let name = name.to_lowercase();
            let is_han = ["cjk sc", "sc", "wqy"].iter().any(|end| name.contains(end));
            let is_other_han =
                name.contains("cjk") && !name.contains("cjk sc") || name.contains("mono");
            let is_arabic = name.contains("arabic") || name.contains("amiri");
            match language {
                _ if is_other_han => 9,
                "zh" if is_han => 0,
                "ar" if is_arabic => 0,
                _ if is_han => 3,
                _ if is_arabic => 2,
                _ => 1,
            }
        };
        names.sort_by_key(rank);
        names
    }

    /// The fonts and the book of them.
    pub fn into_book(self) -> (FontBook, Vec<Font>) {
        (FontBook::from_fonts(&self.fonts), self.fonts)
    }
}

fn system_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:\\Windows\\Fonts"]
            .map(PathBuf::from)
            .to_vec();
    if let Some(home) = std::env::var_os("HOME") {
        folders.push(Path::new(&home).join(".local/share/fonts"));
    }
    folders
}

/// Files of fonts below a folder, in the order of their names.
fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if depth < DEEPEST {
                collect(&path, depth + 1, found);
            }
        } else if path.extension().is_some_and(|ending| {
            ["ttf", "otf", "ttc", "otc"].iter().any(|known| ending.eq_ignore_ascii_case(known))
        }) {
            found.push(path);
        }
    }
}

fn read(path: &Path) -> Vec<Font> {
    let is_small = fs::metadata(path).is_ok_and(|file| file.len() <= LARGEST_FONT);
    match fs::read(path) {
        Ok(bytes) if is_small => Font::iter(Bytes::new(bytes)).collect(),
        Ok(_) | Err(_) => Vec::new(),
    }
}
