//! List labels as LibreOffice shows them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use actum_ooxml::{Element, NumberFormat};

/// Levels of a list (part 3, 16.31).
pub(super) const LEVELS: usize = 10;

/// One level of a list style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Level {
    /// From 1.
    pub(super) number: usize,
    format: Option<NumberFormat>,
    /// Sign of a list that counts nothing.
    bullet: Option<String>,
    prefix: String,
    suffix: String,
    /// Levels shown, the own one included.
    shown: usize,
    start: u32,
    /// Pattern with `%1%` for the number of the first level, which newer programs write.
    pattern: Option<String>,
}

/// A list style: its levels.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ListStyle {
    levels: [Option<Box<Level>>; LEVELS],
}

impl ListStyle {
    pub(super) fn set(&mut self, level: Level) {
        if let Some(slot) = level.number.checked_sub(1).and_then(|at| self.levels.get_mut(at)) {
            *slot = Some(Box::new(level));
        }
    }

    /// The first number of a level, from 0.
    pub(super) fn start(&self, level: usize) -> u32 {
        self.level(level).map_or(1, |level| level.start)
    }

    fn level(&self, level: usize) -> Option<&Level> {
        self.levels.get(level)?.as_deref()
    }

    /// Whether a level counts nothing.
    pub(super) fn is_bullet(&self, level: usize) -> bool {
        self.level(level).is_some_and(|level| level.bullet.is_some())
    }

    /// The label of a level (from 0) with these numbers; `None` when there is none to show.
    pub(super) fn label(&self, level: usize, numbers: &[u32]) -> Option<String> {
        let own = self.level(level)?;
        if let Some(bullet) = &own.bullet {
            return Some(bullet.clone());
        }
        let number_of = |at: usize| {
            let format = self.level(at).and_then(|level| level.format.as_ref());
            let number = numbers.get(at).copied().unwrap_or_else(|| self.start(at));
            format.map(|format| format.write(number, None))
        };
        if let Some(pattern) = &own.pattern {
            let mut label = pattern.clone();
            for at in 0..LEVELS {
                let name = format!("%{}%", at + 1);
                if label.contains(&name) {
                    label = label.replace(&name, &number_of(at).unwrap_or_default());
                }
            }
            return Some(label).filter(|label| !label.trim().is_empty());
        }
        own.format.as_ref()?;
        let first = (level + 1).saturating_sub(own.shown.max(1));
        let parts: Vec<String> = (first..=level).filter_map(number_of).collect();
        Some(format!("{}{}{}", own.prefix, parts.join("."), own.suffix))
    }

    /// Whether the numbers of a level are written as the program would write them.
    pub(super) fn is_known(&self, level: usize) -> bool {
        self.level(level).and_then(|level| level.format.as_ref()).is_none_or(NumberFormat::is_known)
    }
}

impl Level {
    /// `text:list-level-style-number`, `text:outline-level-style`.
    pub(super) fn numbered(element: &Element<'_>) -> Self {
        let text = |name: &str| element.attribute(name).unwrap_or_default().into_owned();
        let number = |name: &str| element.attribute(name).and_then(|value| value.parse().ok());
        Self {
            number: number("level").unwrap_or(1) as usize,
            format: format(&text("num-format")),
            bullet: None,
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            shown: number("display-levels").unwrap_or(1) as usize,
            start: number("start-value").unwrap_or(1),
            pattern: element.attribute("num-list-format").map(Cow::into_owned),
        }
    }

    /// `text:list-level-style-bullet`, `text:list-level-style-image`.
    pub(super) fn bullet(element: &Element<'_>) -> Self {
        let sign = element.attribute("bullet-char").map(Cow::into_owned);
        // Signs of symbol fonts are for private use and mean a bullet of some shape.
        let private =
            |sign: &String| sign.chars().all(|one| ('\u{e000}'..='\u{f8ff}').contains(&one));
        Self {
            bullet: Some(sign.filter(|sign| !private(sign)).unwrap_or_else(|| "•".to_owned())),
            pattern: None,
            format: None,
            ..Self::numbered(element)
        }
    }
}

/// `style:num-format` (part 3, 20.322) and the patterns LibreOffice writes for what it lacks.
fn format(written: &str) -> Option<NumberFormat> {
    let name = match written {
        "" => return None,
        "1" => "decimal",
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        pattern => {
            let first = pattern.split(',').next().unwrap_or_default().trim();
            match first {
                "一" => "chineseCountingThousand",
                "壹" | "壱" => "chineseLegalSimplified",
                "甲" => "ideographTraditional",
                "子" => "ideographZodiac",
                "１" => "decimalFullWidth",
                "①" => "decimalEnclosedCircle",
                "أ" if pattern.contains('ج') => "arabicAbjad",
                "أ" => "arabicAlpha",
                "а" => "russianLower",
                "А" => "russianUpper",
                "०" | "१" => "hindiNumbers",
                "1st" => "ordinal",
                other => return Some(NumberFormat::from_pattern(other)),
            }
        }
    };
    Some(NumberFormat::from_name(name))
}

/// How far a list in the text has counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Counter {
    numbers: Vec<u32>,
}

impl Counter {
    /// Counts an item of a level (from 0) and gives the numbers up to it. Deeper levels begin anew.
    pub(super) fn count(&mut self, style: &ListStyle, level: usize, start: Option<u32>) -> &[u32] {
        // A level that was never counted shows its first number in the labels of deeper ones.
        while self.numbers.len() < level {
            let at = self.numbers.len();
            self.numbers.push(style.start(at));
        }
        self.numbers.truncate(level + 1);
        match (self.numbers.get_mut(level), start) {
            (Some(number), Some(start)) => *number = start,
            (Some(number), None) => *number = number.saturating_add(1),
            (None, start) => self.numbers.push(start.unwrap_or_else(|| style.start(level))),
        }
        &self.numbers
    }
}

/// The counters of a document, by the names of lists, and the last one of each style.
#[derive(Debug, Clone, Default)]
pub(super) struct Counters {
    by_name: BTreeMap<String, usize>,
    by_style: BTreeMap<String, usize>,
    counters: Vec<Counter>,
}

impl Counters {
    /// The counter of a list that begins: a new one, or one that is continued.
    pub(super) fn begin(
        &mut self,
        style: Option<String>,
        name: Option<String>,
        continued: Option<&str>,
        same_style: bool,
    ) -> usize {
        let by_name = continued.and_then(|name| self.by_name.get(name)).copied();
        let by_style = style
            .as_ref()
            .filter(|_| same_style)
            .and_then(|style| self.by_style.get(style))
            .copied();
        let counter = by_name.or(by_style).unwrap_or_else(|| {
            self.counters.push(Counter::default());
            self.counters.len() - 1
        });
        if let Some(name) = name {
            self.by_name.insert(name, counter);
        }
        if let Some(style) = style {
            self.by_style.insert(style, counter);
        }
        counter
    }

    pub(super) fn get_mut(&mut self, counter: usize) -> Option<&mut Counter> {
        self.counters.get_mut(counter)
    }
}
