//! Help: what people come to do, step by step. It says nothing of the register, and is for whoever
//! may read it.

use askama::Template;

use crate::error::{Page, respond};
use crate::frame::{Frame, Section, Words};
use crate::locale::Reader;

#[derive(Template)]
#[template(path = "help.html")]
struct HelpTemplate {
    frame: Frame,
    tasks: Vec<Task>,
}

/// Something that people come to do.
struct Task {
    /// The place on the page, and the end of the names of its messages.
    name: &'static str,
    title: Words,
    steps: Vec<String>,
    /// Where it is done.
    href: &'static str,
}

/// What people come to do, in the order in which it comes, each with the page where it is done.
const TASKS: [(&str, &str); 10] = [
    ("desk", "/"),
    ("import", "/import"),
    ("review", "/review"),
    ("register", "/register"),
    ("follow", "/register"),
    ("accept", "/"),
    ("meetings", "/occasions"),
    ("reports", "/reports"),
    ("workbook", "/workbook"),
    ("people", "/people"),
];

/// `GET /help`
pub(crate) async fn show(reader: Reader) -> Page {
    let frame = Frame::new(&reader, Section::None);
    let tasks = TASKS
        .into_iter()
        .map(|(name, href)| Task {
            name,
            title: frame.t(&format!("help-{name}")),
            // One step a line of the message.
            steps: frame
                .t(&format!("help-{name}-steps"))
                .plain()
                .lines()
                .map(str::to_owned)
                .collect(),
            href,
        })
        .collect();
    respond(reader, Ok(HelpTemplate { frame, tasks }))
}
