//! People and bodies named in notes: `@` and a name, as typed or as chosen from a list.
//!
//! A note is kept as it was written. Who is named in it follows from the names known when it is
//! read: those of accounts, and those of the packs in all six languages.

use std::collections::BTreeSet;

use actum_model::{BodyId, Item};
use actum_register::{Account, BodyRole, ItemQuery};

use crate::WebState;
use crate::basis::Shower;
use crate::error::PageError;
use crate::frame::{Frame, Markup, Words};
use crate::link;

/// How many bodies that own items are offered besides those of the item.
const MOST_BODIES: usize = 60;

/// Every name of a body, in all languages, and its id.
pub(crate) fn names_of(state: &WebState, id: &BodyId) -> Vec<String> {
    let names = state.body(id).into_iter().flat_map(|body| body.names.values());
    let names = names.flat_map(|names| std::iter::once(&names.name).chain(&names.short));
    names.cloned().chain([id.to_string()]).collect()
}

/// Names to choose from, under one heading.
pub(crate) struct Choices {
    pub(crate) heading: Words,
    pub(crate) names: Vec<String>,
}

/// Whom a note on an item may name: the bodies of the item, the people with accounts, and other
/// bodies that own items.
pub(crate) async fn choices(
    state: &WebState,
    item: &Item,
    frame: &Frame,
) -> Result<Vec<Choices>, PageError> {
    let shower = Shower { state, frame, language: None };
    let commitment = &item.commitment;
    let parties = commitment.addressees.iter().chain(&commitment.report_to);
    let parties = parties.chain(&item.proposed_report_to).map(|party| &party.value);
    let partners = commitment.partners.iter().map(|partner| &partner.value.party);
    let named = parties.chain(partners).filter_map(|party| party.body.clone());
    let mut seen = BTreeSet::new();
    let mut name = |id: BodyId| seen.insert(id.clone()).then(|| shower.body_name(&id).0);
    let own: Vec<String> = item.owners.iter().cloned().chain(named).filter_map(&mut name).collect();
    let owners = ItemQuery { role: BodyRole::Owner, limit: Some(0), ..ItemQuery::default() };
    let counted = state.register().items(&owners).await?.facets.bodies;
    let others = counted.into_iter().take(MOST_BODIES).map(|one| BodyId::new(one.value));
    let mut others: Vec<String> = others.filter_map(&mut name).collect();
    others.sort();
    let people = people(state).await?.into_iter().filter(|account| !account.disabled);
    let people: Vec<String> = people.map(|account| account.name).collect();
    let all = [("mention-of-item", own), ("mention-people", people), ("mention-others", others)];
    Ok(all
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(heading, names)| Choices { heading: frame.t(heading), names })
        .collect())
}

/// Everybody with an account; nobody where there are none.
async fn people(state: &WebState) -> Result<Vec<Account>, PageError> {
    match state.accounts() {
        Some(_) => Ok(state.register().people().await?),
        None => Ok(Vec::new()),
    }
}

/// The words of a note with somebody who was chosen from the list, unless they name them already.
pub(crate) fn naming(words: &str, chosen: &str) -> String {
    let chosen = chosen.trim().trim_start_matches('@');
    let known = [chosen.to_owned()];
    if chosen.is_empty() || words.is_empty() || actum_register::mentions(words, &known) {
        return words.to_owned();
    }
    format!("@{chosen} {words}")
}

/// Who can be found in notes.
pub(crate) struct Known {
    /// Names, longest first, with the page of whom they name.
    names: Vec<(Vec<char>, Option<String>)>,
}

impl Known {
    /// Everybody whom a note of these words may name; nothing is looked up for words without a sign.
    pub(crate) async fn of<'a>(
        state: &WebState,
        frame: &Frame,
        notes: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, PageError> {
        let mut names = Vec::new();
        if notes.into_iter().any(|words| words.contains(['@', '＠'])) {
            for body in &state.packs().bodies {
                let own = names_of(state, &body.id).into_iter();
                names.extend(own.map(|name| (folded(&name), Some(link::body(&body.id)))));
            }
            for account in people(state).await? {
                let page = format!("/people/{}", link::encode(account.id.as_str()));
                let page = frame.may_keep().then_some(page);
                let own = account.former_names.into_iter().chain([account.name, account.mail]);
                names.extend(own.map(|name| (folded(&name), page.clone())));
            }
            names.retain(|(name, _)| !name.is_empty());
            // The first of several with one name keeps it.
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        Ok(Self { names })
    }

    /// Words with everybody named in them as links, or only set off where there is no page.
    pub(crate) fn marked(&self, words: &str) -> Markup {
        let mut out = Markup::default();
        let mut done = 0;
        for (at, sign) in words.char_indices().filter(|(_, sign)| matches!(sign, '@' | '＠')) {
            if at < done {
                continue;
            }
            let from = at + sign.len_utf8();
            let Some((length, page)) = self.name_at(&words[from..]) else { continue };
            out.words(&words[done..at]);
            let name = &words[at..from + length];
            match page {
                Some(page) => {
                    out.raw("<a class=\"mention\" href=\"").words(page).raw("\">");
                    out.words(name).raw("</a>");
                }
                None => {
                    out.raw("<b class=\"mention\">").words(name).raw("</b>");
                }
            }
            done = from + length;
        }
        out.words(&words[done..]);
        out
    }

    /// The longest name with which words begin: its length in bytes, and the page.
    fn name_at(&self, words: &str) -> Option<(usize, Option<&str>)> {
        // Each letter with where it ends: one letter may fold to several.
        let letters: Vec<(char, usize)> = words
            .char_indices()
            .take(400)
            .flat_map(|(at, letter)| {
                let end = at + letter.len_utf8();
                folded(&letter.to_string()).into_iter().map(move |folded| (folded, end))
            })
            .collect();
        let fits = |name: &Vec<char>| {
            name.len() <= letters.len()
                && name.iter().zip(&letters).all(|(one, (other, _))| one == other)
                && letters.get(name.len()).is_none_or(|(next, _)| {
                    // Chinese puts no space behind a name.
                    !next.is_alphanumeric() || name.last().is_some_and(|last| is_han(*last))
                })
        };
        let (name, page) = self.names.iter().find(|(name, _)| fits(name))?;
        let (_, end) = letters.get(name.len() - 1)?;
        Some((*end, page.as_deref()))
    }
}

/// Whether a letter is of a script that writes no spaces between words.
fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}')
}

/// Letters as names are compared by: small ones, and underlines as spaces.
fn folded(words: &str) -> Vec<char> {
    let spaced = words.chars().map(|letter| if letter == '_' { ' ' } else { letter });
    spaced.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(names: &[(&str, Option<&str>)]) -> Known {
        let mut names: Vec<(Vec<char>, Option<String>)> =
            names.iter().map(|(name, page)| (folded(name), page.map(str::to_owned))).collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Known { names }
    }

    #[test]
    fn the_longest_name_is_meant_and_everything_is_escaped() {
        let known = known(&[
            ("TSB", Some("/bodies/tsb")),
            ("TSB Director", Some("/bodies/tsb-director")),
            ("Ana Díaz", None),
            ("第17研究组", Some("/bodies/sg17")),
        ]);
        let told = |words: &str| known.marked(words).to_string();
        assert_eq!(
            told("<b> @tsb_director, look"),
            "&lt;b&gt; <a class=\"mention\" href=\"/bodies/tsb-director\">@tsb_director</a>, look"
        );
        assert_eq!(told("@TSBs and a@b.c"), "@TSBs and a@b.c");
        assert_eq!(told("@ana díaz"), "<b class=\"mention\">@ana díaz</b>");
        let chinese = told("请＠第17研究组查看");
        assert!(chinese.contains("href=\"/bodies/sg17\">＠第17研究组</a>查看"), "{chinese}");
        assert_eq!(told("@@TSB").matches("<a").count(), 1);
        assert_eq!(told("@"), "@");
    }

    #[test]
    fn who_is_named_already_is_not_named_again() {
        assert_eq!(naming("look here", "TSAG"), "@TSAG look here");
        assert_eq!(naming("look, @TSAG", "TSAG"), "look, @TSAG");
        assert_eq!(naming("look", ""), "look");
        assert_eq!(naming("", "TSAG"), "", "a note needs words");
    }
}
