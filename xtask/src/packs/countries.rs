//! The Member States of the United Nations, from Unicode CLDR.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use actum_model::Language;
use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::russian;

/// Where the list of further names lies, from the root of the workspace.
const FURTHER_NAMES: &str = "xtask/data/member-states.toml";
/// What the command writes, from the root of the workspace.
const OUTPUT: &str = "packs/bodies/countries.toml";
/// Longest abbreviation, in characters.
const LONGEST_ABBREVIATION: usize = 5;

/// Writes the pack file.
///
/// # Errors
///
/// When a file of CLDR or the list of further names is missing or not of the expected form.
pub(crate) fn run(root: &Path, cldr: &Path) -> Result<()> {
    let further: toml::Table = fs::read_to_string(root.join(FURTHER_NAMES))
        .with_context(|| FURTHER_NAMES.to_owned())?
        .parse()
        .with_context(|| FURTHER_NAMES.to_owned())?;
    let package = json(&cldr.join("cldr-core/package.json"))?;
    let version = package["version"].as_str().unwrap_or("of unknown version");
    let members = members(cldr)?;
    let mut territories = BTreeMap::new();
    for language in Language::ALL {
        let code = language.code();
        let path = cldr.join(format!("cldr-localenames-full/main/{code}/territories.json"));
        let names = json(&path)?["main"][code]["localeDisplayNames"]["territories"].take();
        if names.as_object().is_none() {
            bail!("{} holds no names of territories in `{code}`", path.display());
        }
        territories.insert(language, names);
    }
    if let Some(stray) = further.keys().find(|code| !members.contains(code)) {
        bail!("{FURTHER_NAMES}: `{stray}` is no Member State in CLDR; correct the code");
    }
    let mut written = format!(
        "# Member States of the United Nations. Written by `cargo xtask packs countries` from\n\
         # Unicode CLDR {version} (https://cldr.unicode.org, licence Unicode-3.0) and from\n\
         # {FURTHER_NAMES}; docs/formats/packs.md says how. Change that file, not this one.\n"
    );
    for code in &members {
        written.push_str(&format!(
            "\n[[body]]\nid = \"country-{}\"\nkind = \"membership\"\nparent = \"un-member-states\"\n\
             source = \"Unicode CLDR {version}; names as the United Nations writes them from \
             general knowledge, unverified\"\n",
            code.to_lowercase()
        ));
        for (language, names) in &territories {
            let name = names[code].as_str().with_context(|| {
                format!("CLDR has no name of {code} in `{language}`; is the package complete?")
            })?;
            let names = Names::gather(*language, name, further.get(code))
                .with_context(|| format!("{FURTHER_NAMES}: [{code}]"))?;
            written.push_str(&names.line(*language));
        }
    }
    fs::write(root.join(OUTPUT), written).with_context(|| OUTPUT.to_owned())?;
    println!("{OUTPUT}: {} Member States from CLDR {version}", members.len());
    Ok(())
}

fn json(path: &Path) -> Result<Value> {
    let contents = fs::read(path).with_context(|| {
        format!("{}; `npm install cldr-core cldr-localenames-full` brings it", path.display())
    })?;
    serde_json::from_slice(&contents).with_context(|| path.display().to_string())
}

/// The territory codes of the Member States, sorted.
fn members(cldr: &Path) -> Result<Vec<String>> {
    let path = cldr.join("cldr-core/supplemental/territoryContainment.json");
    let containment = json(&path)?;
    let listed = &containment["supplemental"]["territoryContainment"]["UN"]["_contains"];
    let mut codes: Vec<String> = listed
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    codes.sort();
    if codes.is_empty() {
        bail!("{} does not say who belongs to the UN", path.display());
    }
    Ok(codes)
}

/// The names of one country in one language.
struct Names {
    /// The first is shown.
    full: Vec<String>,
    short: Vec<String>,
    /// Cases that do not follow from the ending, in the notation of packs.
    cases: Vec<String>,
    /// In Russian the genitives, for what comes before a name.
    genitives: Vec<String>,
}

impl Names {
    fn gather(language: Language, cldr: &str, further: Option<&toml::Value>) -> Result<Self> {
        let strings = |value: Option<&toml::Value>| -> Result<Option<Vec<String>>> {
            let Some(value) = value else { return Ok(None) };
            let entries = value.as_array().context("names stand in a list")?;
            let strings = entries
                .iter()
                .map(|entry| entry.as_str().map(str::to_owned).context("names are strings"));
            strings.collect::<Result<_>>().map(Some)
        };
        let code = language.code();
        let mut all = strings(further.and_then(|table| table.get(code)))?.unwrap_or_default();
        let without = strings(further.and_then(|table| table.get("without")))?.unwrap_or_default();
        let mut cldr = cldr.replace('’', "'");
        if language == Language::En {
            cldr = cldr.replace('&', "and");
            if cldr.starts_with("St. ") {
                cldr = cldr.replacen("St.", "Saint", 1);
            }
        }
        if !without.contains(&cldr) && !all.contains(&cldr) {
            all.push(cldr);
        }
        let given = further.and_then(|table| table.get("forms")).and_then(|forms| forms.get(code));
        let given = strings(given)?;
        // The one shown is never an abbreviation.
        let (short, full): (Vec<String>, Vec<String>) =
            all.into_iter().partition(|name| is_abbreviation(name));
        if full.is_empty() {
            bail!("no name in `{code}` is left");
        }
        let mut genitives = Vec::new();
        if language == Language::Ru {
            let running = full.iter().filter(|name| is_running(name));
            match &given {
                // Of each choice the genitive comes first.
                Some(given) if !given.is_empty() => {
                    genitives.extend(given.iter().map(|entry| first_choice(entry)));
                }
                // A name that does not change is its own genitive.
                Some(_) => genitives.extend(running.cloned()),
                None => genitives.extend(
                    running.map(|name| russian::genitive(name).unwrap_or_else(|| name.clone())),
                ),
            }
        }
        let cases = given.unwrap_or_default();
        Ok(Self { full, short, cases, genitives })
    }

    /// The line of the pack file.
    fn line(&self, language: Language) -> String {
        let Some((name, others)) = self.full.split_first() else { return String::new() };
        let mut also: Vec<String> = others.to_vec();
        also.extend(self.cases.iter().cloned());
        also.extend(self.governments(language));
        let list = |key: &str, names: &[String]| {
            if names.is_empty() {
                return String::new();
            }
            let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            format!(", {key} = [{}]", names.join(", "))
        };
        format!(
            "names.{} = {{ name = {}{}{} }}\n",
            language.code(),
            quoted(name),
            list("short", &self.short),
            list("also", &also),
        )
    }

    /// "Government of X": texts address a State through its Government.
    fn governments(&self, language: Language) -> Vec<String> {
        let running = self.full.iter().filter(|name| is_running(name));
        match language {
            Language::En => running
                .map(|name| format!("{{Government|authorities}} of {{the |}}{name}"))
                .collect(),
            Language::Fr => running
                .map(|name| {
                    let before = if name.starts_with(|letter| "AEÉIÎOUYÔ".contains(letter)) {
                        "{de l'|d'}"
                    } else if is_plural(name) {
                        "{des |de }"
                    } else {
                        "{du |de la |de }"
                    };
                    format!("{{Gouvernement|autorités}} {before}{name}")
                })
                .collect(),
            Language::Es => running
                .map(|name| {
                    let before =
                        if is_plural(name) { "{de|de los|de las}" } else { "{de|del|de la}" };
                    format!("{{Gobierno|autoridades}} {before} {name}")
                })
                .collect(),
            // Whoever reads a text inflects the first word.
            Language::Ru => self
                .genitives
                .iter()
                .map(|name| format!("{{Правительство|власти}} {name}"))
                .collect(),
            Language::Ar => running.map(|name| format!("{{حكومة|سلطات}} {name}")).collect(),
            Language::Zh => running.map(|name| format!("{name}{{政府|当局}}")).collect(),
        }
    }
}

fn is_abbreviation(name: &str) -> bool {
    name.chars().count() <= LONGEST_ABBREVIATION && name.chars().all(char::is_uppercase)
}

/// Whether the name stands in sentences, unlike "Iran (Islamic Republic of)".
fn is_running(name: &str) -> bool {
    !name.contains('(')
}

/// Whether the first word ends like a plural.
fn is_plural(name: &str) -> bool {
    name.split([' ', '-']).next().is_some_and(|word| word.ends_with('s'))
}

/// The entry with the first of each of its choices.
fn first_choice(entry: &str) -> String {
    let mut result = String::new();
    let mut rest = entry;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, behind) = after.split_once('}').unwrap_or((after, ""));
        result.push_str(before);
        result.push_str(inside.split('|').next().unwrap_or_default());
        rest = behind;
    }
    result.push_str(rest);
    result
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn further(table: &str) -> toml::Value {
        toml::Value::Table(table.parse().expect("a table"))
    }

    #[test]
    fn names_of_cldr_become_a_line_of_a_pack() {
        let names = Names::gather(Language::En, "St. Lucia", None).expect("names");
        assert_eq!(
            names.line(Language::En),
            "names.en = { name = \"Saint Lucia\", also = [\"{Government|authorities} of {the |}Saint Lucia\"] }\n"
        );
        let names = Names::gather(Language::Ru, "Чад", None).expect("names");
        assert!(names.line(Language::Ru).contains("\"{Правительство|власти} Чада\""));
    }

    #[test]
    fn a_word_of_the_language_is_no_name() {
        let table = further("ru = [\"Тоголезская Республика\"]\nwithout = [\"Того\"]");
        let names = Names::gather(Language::Ru, "Того", Some(&table)).expect("names");
        assert_eq!(names.full, ["Тоголезская Республика"]);
        let nothing = further("without = [\"Того\"]");
        assert!(Names::gather(Language::Ru, "Того", Some(&nothing)).is_err());
    }

    #[test]
    fn given_forms_stand_instead_of_rules() {
        let table = further("ru = [\"Израиль\"]\nforms.ru = [\"{Израиля|Израилю}\"]");
        let names = Names::gather(Language::Ru, "Израиль", Some(&table)).expect("names");
        assert_eq!(names.cases, ["{Израиля|Израилю}"]);
        assert_eq!(names.genitives, ["Израиля"]);
        assert_eq!(
            first_choice("{Папуа — |Папуа-}{Новой Гвинеи|Новой Гвинее}"),
            "Папуа — Новой Гвинеи"
        );
    }
}
