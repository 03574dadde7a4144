//! Proposals that print only the clauses they concern, each under a mark: ADD, MOD, SUP, NOC.

use serde::Serialize;

use crate::align::{Options, align};
use crate::compile::Mark;
use crate::edition::{Clause, Edition};
use crate::submission::split_number;

/// A mark that could not be carried out as it stands, or not for sure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum Remark {
    /// No clause of the base has this number or text; an addition was made of MOD, nothing of SUP.
    NoSuchClause {
        /// The clause of the proposal, counted from 0.
        clause: usize,
        /// The mark.
        mark: Mark,
        /// The words, as printed.
        text: String,
    },
    /// Words before the first mark belong to no clause and are left aside.
    BeforeFirstMark {
        /// The clause of the proposal, counted from 0.
        clause: usize,
        /// The words, as printed.
        text: String,
    },
    /// A clause under NOC has other words than the base, which stay as they are.
    NotUnchanged {
        /// The clause of the proposal, counted from 0.
        clause: usize,
        /// The words, as printed.
        text: String,
    },
}

/// A base with the marks of a proposal carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The whole text as proposed.
    pub edition: Edition,
    /// What was not clear.
    pub remarks: Vec<Remark>,
}

/// A clause under its mark.
struct Marked {
    mark: Mark,
    /// The clause of the submission.
    from: usize,
    clause: Clause,
}

/// Whether a text is a proposal with marks: it has two at least, or begins with one.
#[must_use]
pub fn has_marks(text: &Edition) -> bool {
    let marks = text.clauses.iter().filter(|clause| leading(clause).is_some()).count();
    marks >= 2 || text.clauses.first().is_some_and(|first| leading(first).is_some())
}

/// Carries the marks of a proposal out on the base.
///
/// A clause is found by its number, then by its words. What cannot be found is added where it
/// stands among the others, and said.
#[must_use]
pub fn apply_marks(base: &Edition, proposal: &Edition, options: &Options) -> Applied {
    let mut remarks = Vec::new();
    let marked = marked(proposal, &mut remarks);
    let printed = Edition { clauses: marked.iter().map(|one| one.clause.clone()).collect() };
    let alignment = align(base, &printed, options);
    let mut by_words = vec![None; marked.len()];
    for link in alignment.links.iter().filter(|link| !link.base.is_empty()) {
        for &index in &link.edition {
            by_words[index] = Some(link.base[0]);
        }
    }
    let mut texts: Vec<Option<Clause>> = base.clauses.iter().cloned().map(Some).collect();
    // What is put in, by the clause of the base after which it stands; 0 is before the first.
    let mut added: Vec<Vec<Clause>> = vec![Vec::new(); base.clauses.len() + 1];
    let mut cursor = 0;
    let mut taken = vec![false; base.clauses.len()];
    for (index, one) in marked.iter().enumerate() {
        let found = by_number(base, &one.clause, cursor, &taken)
            .or(by_words[index].filter(|at| !taken[*at]));
        let unclear = |text: &Clause| Remark::NoSuchClause {
            clause: one.from,
            mark: one.mark,
            text: text.text.clone(),
        };
        match (one.mark, found) {
            (Mark::Add, _) => added[cursor].push(one.clause.clone()),
            (Mark::Mod, Some(at)) => {
                taken[at] = true;
                cursor = at + 1;
                let number = one.clause.number.clone().or(base.clauses[at].number.clone());
                texts[at] = Some(Clause { number, text: one.clause.text.clone() });
            }
            (Mark::Mod, None) => {
                added[cursor].push(one.clause.clone());
                remarks.push(unclear(&one.clause));
            }
            (Mark::Sup, Some(at)) => {
                taken[at] = true;
                cursor = at + 1;
                texts[at] = None;
            }
            (Mark::Noc, Some(at)) => {
                taken[at] = true;
                cursor = at + 1;
                let same = crate::fold(&one.clause.text) == crate::fold(&base.clauses[at].text);
                if !same && !one.clause.text.trim().is_empty() {
                    let text = one.clause.text.clone();
                    remarks.push(Remark::NotUnchanged { clause: one.from, text });
                }
            }
            (Mark::Sup | Mark::Noc, None) => remarks.push(unclear(&one.clause)),
        }
    }
    let mut clauses: Vec<Clause> = Vec::with_capacity(base.clauses.len());
    let mut added = added.into_iter();
    clauses.extend(added.next().into_iter().flatten());
    for (text, after) in texts.into_iter().zip(added) {
        clauses.extend(text);
        clauses.extend(after);
    }
    Applied { edition: Edition { clauses }, remarks }
}

/// The mark at the head of a clause, and what follows it.
fn leading(clause: &Clause) -> Option<(Mark, String)> {
    let printed = match &clause.number {
        Some(number) => format!("{number}\t{}", clause.text),
        None => clause.text.clone(),
    };
    let printed = printed.trim_start();
    let end = printed.find(|sign: char| !sign.is_ascii_uppercase()).unwrap_or(printed.len());
    let mark = match &printed[..end] {
        "ADD" => Mark::Add,
        "MOD" => Mark::Mod,
        "SUP" => Mark::Sup,
        "NOC" => Mark::Noc,
        _ => return None,
    };
    let rest = &printed[end..];
    // "MOD" is a mark before a space or nothing; "MOD-2" is a name.
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    Some((mark, without_symbol(rest.trim_start()).trim().to_owned()))
}

/// Without the symbol of the proposal that follows a mark: "ATU/35A1/1".
fn without_symbol(rest: &str) -> &str {
    let (first, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let is_symbol = first.contains('/')
        && first.starts_with(char::is_alphabetic)
        && first.contains(|sign: char| sign.is_ascii_digit());
    if is_symbol { after } else { rest }
}

fn marked(proposal: &Edition, remarks: &mut Vec<Remark>) -> Vec<Marked> {
    let mut marked: Vec<Marked> = Vec::new();
    let mut current = None;
    for (from, clause) in proposal.clauses.iter().enumerate() {
        if let Some((mark, rest)) = leading(clause) {
            current = Some(mark);
            if !rest.is_empty() {
                let (number, text) = match rest.split_once(char::is_whitespace) {
                    _ if rest.contains('\t') => split_number(&rest),
                    None if rest.starts_with(|sign: char| sign.is_ascii_digit()) => {
                        (rest.as_str(), "")
                    }
                    Some((number, text))
                        if number.starts_with(|sign: char| sign.is_ascii_digit()) =>
                    {
                        (number, text)
                    }
                    _ => split_number(&rest),
                };
                marked.push(Marked { mark, from, clause: Clause::new(number, text.trim()) });
            }
        } else if let Some(mark) = current {
            marked.push(Marked { mark, from, clause: clause.clone() });
        } else {
            remarks.push(Remark::BeforeFirstMark { clause: from, text: clause.text.clone() });
        }
    }
    marked
}

/// The clause of this number that is not taken, at or after the cursor if there is one.
fn by_number(base: &Edition, clause: &Clause, cursor: usize, taken: &[bool]) -> Option<usize> {
    clause.number.as_ref()?;
    let wanted = bare(&clause.folded_number());
    let mut places = (0..base.clauses.len()).filter(|at| {
        let known = &base.clauses[*at];
        !taken[*at] && known.number.is_some() && bare(&known.folded_number()) == wanted
    });
    let first = places.next()?;
    let later = (first < cursor).then(|| places.find(|at| *at >= cursor)).flatten();
    Some(later.unwrap_or(first))
}

/// A number without the signs around it.
fn bare(number: &str) -> String {
    number.trim_matches(['(', ')', '.', ' ']).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Edition {
        Edition::from_lines(
            "-\tresolves\n1\tto study the flow of traffic\n2\tto report to the Council\n\
             3\tto close the office in spring\n",
        )
    }

    fn applied(lines: &str) -> Applied {
        let proposal = Edition::from_lines(lines);
        assert!(has_marks(&proposal));
        apply_marks(&base(), &proposal, &Options::default())
    }

    #[test]
    fn marks_are_carried_out() {
        let applied = applied(
            "MOD ATU/35A1/1\t1\tto study the flow of all traffic\nADD\t1bis\tto publish it\n\
             SUP\t2\nNOC\t3\n",
        );
        assert_eq!(
            applied.edition.to_lines(),
            "-\tresolves\n1\tto study the flow of all traffic\n1bis\tto publish it\n\
             3\tto close the office in spring\n"
        );
        assert_eq!(applied.remarks, []);
    }

    #[test]
    fn a_mark_on_its_own_line_holds_for_what_follows() {
        let applied = applied("MOD\tAPT/37A1/1\n-\tresolves further\nMOD\n2\tto report yearly\n");
        assert_eq!(applied.edition.clauses[0].text, "resolves further");
        assert_eq!(applied.edition.clauses[2].text, "to report yearly");
    }

    #[test]
    fn what_is_not_found_is_said_and_not_lost() {
        let applied = applied(
            "-\tIntroduction\nMOD\t9\tto do something quite new\nSUP\t8\nNOC\t3\tother words\n",
        );
        let texts: Vec<&str> =
            applied.edition.clauses.iter().map(|clause| clause.text.as_str()).collect();
        assert!(texts.contains(&"to do something quite new"));
        assert_eq!(applied.edition.clauses.len(), 5);
        let codes: Vec<&str> = applied
            .remarks
            .iter()
            .map(|remark| match remark {
                Remark::BeforeFirstMark { .. } => "before",
                Remark::NoSuchClause { .. } => "none",
                Remark::NotUnchanged { .. } => "changed",
            })
            .collect();
        assert_eq!(codes, ["before", "none", "none", "changed"]);
    }

    #[test]
    fn words_that_only_look_like_marks_are_none() {
        let text = Edition::from_lines("-\tADDITIONAL measures\n-\tMOD-2 protocol\n-\tadd water\n");
        assert!(!has_marks(&text));
    }
}
