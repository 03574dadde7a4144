//! Pages that stand alone: readable on paper, without colour and with a screen reader.

use std::fmt::Write as _;

use actum_amend::{Agreement, Kind, Piece, Print, Standing, redline};
use actum_model::Language;

use super::table::{agreement_id, rows};
use super::{Comparison, ProposalTable, Words};
use crate::labels::Labels;

/// An edition laid over its base, as a page of its own.
#[must_use]
pub fn comparison_html(comparison: &Comparison<'_>, labels: &dyn Labels) -> String {
    let words = Words(labels);
    let mut body = String::new();
    let _ = write!(
        body,
        "<h1>{}</h1>\n<p>{} → {}</p>\n",
        escape(&words.get("title-comparison")),
        escape(comparison.base_name),
        escape(comparison.edition_name)
    );
    counts(&mut body, comparison, words);
    let _ = write!(
        body,
        "<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        escape(&words.get("column-number")),
        escape(&words.get("column-kind")),
        escape(&words.get("column-text")),
        escape(&words.get("column-matters")),
    );
    let paragraphs =
        redline(comparison.base, comparison.edition, comparison.alignment, Print::AsInBase);
    let mut last = None;
    for paragraph in &paragraphs {
        let link = &comparison.alignment.links[paragraph.link];
        let changed = paragraph.kind.is_change();
        let first_of_link = last.replace(paragraph.link) != Some(paragraph.link);
        let matters = if first_of_link { words.meanings(link).join("<br>") } else { String::new() };
        let _ = writeln!(
            body,
            "<tr class=\"{}\"><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
            if changed { paragraph.kind.name() } else { "same" },
            marked(&paragraph.number),
            escape(&words.kind(paragraph.kind)),
            marked(&paragraph.text),
            // The line breaks between meanings are ours; the words are escaped.
            escape(&matters).replace("&lt;br&gt;", "<br>"),
        );
    }
    body.push_str("</tbody>\n</table>\n");
    page(&words.get("title-comparison"), comparison.language, &body, words)
}

fn counts(body: &mut String, comparison: &Comparison<'_>, words: Words<'_>) {
    body.push_str("<ul>\n");
    for kind in [
        Kind::Kept,
        Kind::Renumbered,
        Kind::Reworded,
        Kind::Moved,
        Kind::MovedReworded,
        Kind::Split,
        Kind::Merged,
        Kind::Inserted,
        Kind::Deleted,
    ] {
        let count = comparison.alignment.links.iter().filter(|link| link.kind == kind).count();
        if count > 0 {
            let _ = writeln!(body, "<li>{}: {count}</li>", escape(&words.kind(kind)));
        }
    }
    body.push_str("</ul>\n");
}

/// The consolidated proposals table, as a page of its own.
#[must_use]
pub fn proposals_html(table: &ProposalTable<'_>, labels: &dyn Labels) -> String {
    let words = Words(labels);
    let mut body = String::new();
    let _ = write!(
        body,
        "<h1>{}</h1>\n<p>{}</p>\n<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>",
        escape(&words.get("title-proposals")),
        escape(table.base_name),
        escape(&words.get("column-number")),
        escape(&words.get("column-base")),
    );
    for proposal in table.proposals {
        let _ = write!(body, "<th scope=\"col\">{}</th>", escape(&proposal.name));
    }
    let _ = write!(
        body,
        "<th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        escape(&words.get("column-agreement")),
    );
    for row in rows(table, words) {
        let _ = write!(
            body,
            "<tr class=\"{}\"><th scope=\"row\">{}</th><td>{}</td>",
            if row.agreement == Agreement::Unchanged {
                "same"
            } else {
                agreement_id(row.agreement)
            },
            escape(&row.number),
            escape(&row.base),
        );
        for cell in &row.cells {
            body.push_str("<td>");
            if let Some(wish) = cell {
                let _ = write!(body, "<b>{}</b>", wish.mark);
                if wish.mark != "NOC" {
                    let _ = write!(body, " {}", escape(&wish.kind));
                }
                for line in &wish.words {
                    let _ = write!(body, "<br>{}", marked(line));
                }
            }
            body.push_str("</td>");
        }
        let _ = write!(body, "<td>{}", escape(&words.get(agreement_id(row.agreement))));
        for collision in &row.collisions {
            let _ = write!(body, "<br>{}", escape(collision));
        }
        body.push_str("</td></tr>\n");
    }
    body.push_str("</tbody>\n</table>\n");
    page(&words.get("title-proposals"), table.language, &body, words)
}

/// Pieces as `ins` and `del` elements.
fn marked(pieces: &[Piece]) -> String {
    let mut marked = String::new();
    for piece in pieces {
        let text = escape(piece.text.trim_end_matches('\t'));
        let _ = match piece.standing {
            Standing::Kept => write!(marked, "{text}"),
            Standing::Removed => write!(marked, "<del>{text}</del>"),
            Standing::Added => write!(marked, "<ins>{text}</ins>"),
        };
    }
    marked
}

fn page(title: &str, language: Language, body: &str, words: Words<'_>) -> String {
    let direction = if language == Language::Ar { "rtl" } else { "ltr" };
    // Screen readers do not say where ins and del begin and end; words that only they find do.
    let spoken = |id: &str| words.get(id).replace(['"', '\\', '\n', '<'], "");
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>\n\
         body{{font:1rem/1.5 system-ui,sans-serif;margin:1.5rem;color:#1b1b1b;background:#fff}}\n\
         table{{border-collapse:collapse;width:100%}}\n\
         th,td{{border:1px solid #767676;padding:.35rem .5rem;vertical-align:top;text-align:start;font-weight:400}}\n\
         thead th{{font-weight:700;background:#e9edf2}}\n\
         ins{{text-decoration:underline;text-decoration-thickness:2px;background:#dff3df}}\n\
         del{{text-decoration:line-through;background:#fbe3e3}}\n\
         ins::before,ins::after,del::before,del::after{{clip-path:inset(100%);clip:rect(1px,1px,1px,1px);\
         height:1px;width:1px;overflow:hidden;position:absolute;white-space:nowrap}}\n\
         ins::before{{content:\" [{}: \"}}\ndel::before{{content:\" [{}: \"}}\nins::after,del::after{{content:\"] \"}}\n\
         tr.same td,tr.same th{{color:#595959}}\n\
         @media print{{body{{margin:0;font-size:9pt}}thead{{display:table-header-group}}tr{{break-inside:avoid}}}}\n\
         </style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        language.code(),
        escape(title),
        spoken("spoken-added"),
        spoken("spoken-removed"),
    )
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Control characters are no HTML; a tabulator is a space here.
            '\t' => escaped.push(' '),
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}
