//! Which markers are numbers, and to which list they belong.

use crate::marker::{Counter, Marker, Punctuation, Reading};

/// An open unit into which further provisions may go.
#[derive(Debug, Clone)]
pub(super) enum Level {
    /// A head, chapeau, row or heading that holds whatever comes next.
    Container {
        /// Index of its provision.
        provision: usize,
        /// Parts without a number of their own so far.
        unnumbered: u32,
    },
    /// A running list.
    List {
        counter: Counter,
        punctuation: Punctuation,
        /// Ordinal of the last item.
        last: u32,
        /// Index of the provision of the last item.
        item: usize,
        /// Index of the provision whose parts the items are.
        parent: Option<usize>,
        /// Value of the last item, for dotted numbers below it.
        value: String,
        /// Bullets so far, since they do not count themselves.
        bullets: u32,
        /// Unnumbered parts of the last item so far.
        unnumbered: u32,
    },
}

/// What a marker does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// The next item of the list at this level of the stack.
    Continue {
        /// Position in the stack.
        level: usize,
        /// The meaning that fits.
        reading: Reading,
    },
    /// A list that begins anew at this level, where one of the same kind stood.
    Restart {
        /// Position in the stack.
        level: usize,
        /// The meaning that fits.
        reading: Reading,
    },
    /// The first item of a list inside whatever is open.
    Open {
        /// The meaning that fits.
        reading: Reading,
    },
    /// Part of a dotted number's parent at this level.
    Below {
        /// Position in the stack.
        level: usize,
        /// The meaning that fits.
        reading: Reading,
    },
    /// Not a number at all.
    Reject,
}

/// Decides what a marker does, given what is open.
pub(super) fn step(stack: &[Level], marker: &Marker) -> Step {
    let readings = &marker.readings;
    if readings[0].counter == Counter::Bullet {
        return bullet(stack, &readings[0]);
    }
    if let Counter::Dotted(parts) = readings[0].counter {
        return dotted(stack, &readings[0], parts);
    }
    // "IV Staff matters" is a heading or nothing.
    if readings[0].counter == Counter::UpperRoman && readings[0].punctuation == Punctuation::None {
        return Step::Reject;
    }
    // The next in an open list, the innermost first.
    for (level, open) in stack.iter().enumerate().rev() {
        let Level::List { counter, punctuation, last, .. } = open else { continue };
        for reading in readings {
            if reading.counter == *counter
                && reading.punctuation == *punctuation
                && (reading.ordinal == last + 1
                    // "5bis" and "33A" follow "5" and "33".
                    || reading.ordinal == *last && has_suffix(&reading.value))
            {
                return Step::Continue { level, reading: reading.clone() };
            }
        }
    }
    // The first of a list: inside what is open, or again where one of its kind stood.
    if let Some(reading) = readings.iter().find(|reading| reading.ordinal == 1) {
        for (level, open) in stack.iter().enumerate().rev() {
            match open {
                Level::Container { .. } => break,
                Level::List { counter, punctuation, .. } => {
                    if *counter == reading.counter && *punctuation == reading.punctuation {
                        return Step::Restart { level, reading: reading.clone() };
                    }
                }
            }
        }
        return Step::Open { reading: reading.clone() };
    }
    // A gap: numbers were left out, as in an excerpt.
    for (level, open) in stack.iter().enumerate().rev() {
        let Level::List { counter, punctuation, last, .. } = open else { continue };
        for reading in readings {
            let bare = reading.punctuation == Punctuation::None;
            if reading.counter == *counter
                && reading.punctuation == *punctuation
                && reading.ordinal > *last
                && (reading.ordinal - last <= if bare { 2 } else { 20 })
            {
                return Step::Continue { level, reading: reading.clone() };
            }
        }
    }
    // A list that begins in the middle: believed only with clear punctuation.
    let reading = &readings[0];
    let clear = match reading.counter {
        Counter::Digits => {
            reading.ordinal < 1000
                && matches!(
                    reading.punctuation,
                    Punctuation::Dot | Punctuation::Right | Punctuation::Both | Punctuation::Comma
                )
        }
        Counter::Article | Counter::Labelled | Counter::Han | Counter::Circled => true,
        Counter::Lower | Counter::LowerRoman => {
            matches!(reading.punctuation, Punctuation::Right | Punctuation::Both)
        }
        Counter::Upper | Counter::UpperRoman | Counter::Dotted(_) | Counter::Bullet => false,
    };
    if clear { Step::Open { reading: reading.clone() } } else { Step::Reject }
}

fn has_suffix(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn bullet(stack: &[Level], reading: &Reading) -> Step {
    for (level, open) in stack.iter().enumerate().rev() {
        match open {
            Level::Container { .. } => break,
            Level::List { counter: Counter::Bullet, .. } => {
                return Step::Continue { level, reading: reading.clone() };
            }
            Level::List { .. } => {}
        }
    }
    Step::Open { reading: reading.clone() }
}

fn dotted(stack: &[Level], reading: &Reading, parts: u8) -> Step {
    let parent = reading.value.rsplit_once('.').map_or("", |(parent, _)| parent);
    for (level, open) in stack.iter().enumerate().rev() {
        let Level::List { counter, value, .. } = open else { continue };
        if *counter == Counter::Dotted(parts)
            && value.rsplit_once('.').map_or("", |(before, _)| before) == parent
        {
            return Step::Continue { level, reading: reading.clone() };
        }
        if value == parent {
            return Step::Below { level, reading: reading.clone() };
        }
    }
    Step::Open { reading: reading.clone() }
}
