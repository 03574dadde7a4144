//! The labels that a browser shows before list items.

use crate::block::Label;

/// A list that is being read.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub(super) ordered: bool,
    pub(super) next: i64,
    pub(super) step: i64,
    pub(super) kind: char,
}

impl List {
    pub(super) fn label(&mut self, value: Option<i64>, level: u8) -> Label {
        if !self.ordered {
            return Label { text: "•".to_owned(), level, bullet: true };
        }
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let written = match (self.kind, u32::try_from(number)) {
            ('a', Ok(n @ 1..)) => letters(n),
            ('A', Ok(n @ 1..)) => letters(n).to_uppercase(),
            ('i', Ok(n @ 1..=89)) => roman(n),
            ('I', Ok(n @ 1..=89)) => roman(n).to_uppercase(),
            _ => number.to_string(),
        };
        Label { text: format!("{written}."), level, bullet: false }
    }
}

fn letters(number: u32) -> String {
    let mut left = number;
    let mut written = Vec::new();
    while left > 0 {
        left -= 1;
        written.push(b'a' + (left % 26) as u8);
        left /= 26;
    }
    written.iter().rev().map(|byte| char::from(*byte)).collect()
}

fn roman(number: u32) -> String {
    let mut left = number;
    let mut written = String::new();
    for (worth, sign) in
        [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    {
        while left >= worth {
            written.push_str(sign);
            left -= worth;
        }
    }
    written
}
