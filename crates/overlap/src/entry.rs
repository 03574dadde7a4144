//! What is compared.

/// A work, a text or an item, as the engine takes it.
///
/// ```
/// let entry = actum_overlap::Entry {
///     id: "ITU|ITU-T X.1058",
///     body: "ITU",
///     title: "Code of practice for personally identifiable information protection",
///     numbers: vec!["ITU-T X.1058", "ISO/IEC 29151"],
///     ..Default::default()
/// };
/// assert!(entry.text.is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Stable id. Of equal scores the smaller id within the smaller body comes first.
    pub id: &'a str,
    /// The body or group that answers for it; works of one body are not compared with each other
    /// unless asked for.
    pub body: &'a str,
    /// Title.
    pub title: &'a str,
    /// Abstract, scope or the text itself; empty when there is none.
    pub text: &'a str,
    /// Its own identifiers: the number and those of the same text elsewhere.
    pub numbers: Vec<&'a str>,
    /// Language of title and text as in BCP 47; empty when not known.
    pub language: &'a str,
}

/// A work as an entry: the title and abstract in English where there is one, as most catalogues
/// have it, else the first.
pub fn entry_of(work: &actum_catalogue::Work) -> Entry<'_> {
    let choose = |texts: &'_ [actum_catalogue::Text]| -> Option<usize> {
        let english = texts.iter().position(|text| text.language == "en");
        english
            .or_else(|| texts.iter().position(|text| text.language.is_empty()))
            .or((!texts.is_empty()).then_some(0))
    };
    let title = choose(&work.titles).map(|at| &work.titles[at]);
    let text = choose(&work.abstracts).map(|at| &work.abstracts[at]);
    let mut numbers = vec![work.number.as_str()];
    numbers.extend(work.identifiers.iter().map(String::as_str));
    Entry {
        id: &work.id,
        body: &work.body,
        title: title.map_or(&work.number, |title| &title.text),
        text: text.map_or("", |text| &text.text),
        numbers,
        language: title.map_or("", |title| &title.language),
    }
}
