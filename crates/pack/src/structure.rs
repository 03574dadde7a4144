//! How texts in a language are laid out.

use serde::{Deserialize, Serialize};

/// Words by which a reader of a language tells the parts of an adopted text.
///
/// Phrases are compared without regard to case; in languages written with spaces they must end at
/// the end of a word. Nothing here names a body or a document: such names are learnt from nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StructureTables {
    /// Words that open a recital: *considering*, *recalling*, 考虑到.
    pub recital_heads: Vec<String>,
    /// Words that may stand before or after a recital head: *also*, *further*, *with*, *deeply*.
    pub recital_adverbs: Vec<String>,
    /// Verbs that open an operative paragraph or stand as its head: *resolves*, *instructs*. The
    /// finite forms of the grammar table count as well.
    pub operative_heads: Vec<String>,
    /// Words that may stand before such a verb: *further*, *also*, *strongly*.
    pub operative_adverbs: Vec<String>,
    /// Words that open an annex: *Annex*, 附件.
    pub annex_heads: Vec<String>,
    /// Words before or around the number of an article: *Article*, *Rule*; in Chinese the word
    /// after it: 条.
    pub article_words: Vec<String>,
    /// Words before the number of an action, measure or target, which counts by itself beside the
    /// paragraphs: *Action 5.*, 行动1.
    pub label_words: Vec<String>,
    /// What follows the number of a provision put in later, in the order bis, ter, quater,
    /// quinquies, sexies, each with its forms: *bis*, مكررا, 之二.
    pub number_suffixes: Vec<Vec<String>>,
    /// Words with which a sentence goes on after a list or before its last item: *and*, 并, *или*.
    pub continuing_words: Vec<String>,
    /// Words before the number of a division that only groups: *Chapter*, *Part*, 章.
    pub division_words: Vec<String>,
    /// Words before the number of an adopted text: *Resolution*, *Decision*, *Opinion*.
    pub text_words: Vec<String>,
    /// Words that name an assembly in the line that opens a resolution: *assembly*, *council*.
    pub opening_words: Vec<String>,
    /// Words before them in that line: *the*, *la*, *إن*.
    pub opening_articles: Vec<String>,
    /// Phrases that open a line about the adoption: *Adopted on*, *Done at*.
    pub adoption_phrases: Vec<String>,
    /// Phrases found in lines before a title: *Agenda item*, *Distr.*, *Original:*.
    pub front_phrases: Vec<String>,
    /// Phrases found in lines after the last paragraph: *plenary meeting*, *recorded vote*.
    pub back_phrases: Vec<String>,
    /// Words before a page number: *Page*, *p.*.
    pub page_words: Vec<String>,
    /// The months from January, each with its forms and abbreviations.
    pub months: Vec<Vec<String>>,
    /// Headings of table columns.
    pub columns: ColumnWords,
    /// Abbreviations after which a full stop ends no sentence.
    pub abbreviations: Vec<String>,
    /// The most frequent words of running text; used to tell languages of one script apart.
    pub frequent_words: Vec<String>,
}

/// Headings of table columns, by what the column holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ColumnWords {
    /// The running number: *No.*, 编号.
    pub number: Vec<String>,
    /// What is to be done: *Action*, *Text*, 行动.
    pub action: Vec<String>,
    /// The resolution or decision: *Resolution*, 决议.
    pub resolution: Vec<String>,
    /// Who: *Responsible*, *Lead*, 负责方.
    pub responsible: Vec<String>,
    /// By when: *Deadline*, *Due date*, 期限.
    pub deadline: Vec<String>,
    /// How far: *Status*, *Remarks*, 状态.
    pub status: Vec<String>,
}
