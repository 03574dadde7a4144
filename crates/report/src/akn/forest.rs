//! Which provision stands in which part of the file.

use std::collections::HashMap;

use actum_model::{Document, Provision, ProvisionId, ProvisionKind, Shape};

/// A provision with the parts that follow it directly.
#[derive(Debug)]
pub(super) struct Node<'d> {
    pub(super) provision: &'d Provision,
    pub(super) parts: Vec<Node<'d>>,
}

/// The provisions of a document by the parts of the file.
#[derive(Debug, Default)]
pub(super) struct Forest<'d> {
    pub(super) preface: Vec<Node<'d>>,
    pub(super) preamble: Vec<Node<'d>>,
    pub(super) body: Vec<Node<'d>>,
    pub(super) conclusions: Vec<Node<'d>>,
    /// Notes that are called from somewhere, by id.
    pub(super) notes: HashMap<&'d ProvisionId, &'d Provision>,
}

impl<'d> Forest<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let called: HashMap<&ProvisionId, ()> = document
            .provisions
            .iter()
            .filter(|provision| provision.kind != ProvisionKind::Footnote)
            .flat_map(|provision| &provision.footnotes)
            .map(|note| (note, ()))
            .collect();
        let mut forest = Forest::default();
        let mut trees: Vec<Node<'d>> = Vec::new();
        // The nodes that are open, from the top; each will be put into the one before it.
        let mut open: Vec<Node<'d>> = Vec::new();
        for provision in &document.provisions {
            if provision.kind == ProvisionKind::Footnote && called.contains_key(&provision.id) {
                forest.notes.insert(&provision.id, provision);
                continue;
            }
            let depth = provision
                .parent
                .as_ref()
                .and_then(|parent| open.iter().rposition(|node| node.provision.id == *parent))
                .filter(|at| may_hold(open[*at].provision, provision))
                .map_or(0, |at| at + 1);
            close(&mut open, &mut trees, depth);
            open.push(Node { provision, parts: Vec::new() });
        }
        close(&mut open, &mut trees, 0);
        let mut trees = trees.into_iter().peekable();
        let front = |node: &Node<'_>| {
            matches!(node.provision.kind, ProvisionKind::FrontMatter | ProvisionKind::Title)
                && node.parts.is_empty()
        };
        while let Some(node) = trees.next_if(front) {
            forest.preface.push(node);
        }
        let preamble = |node: &Node<'_>| match node.provision.kind {
            ProvisionKind::Recital => node.provision.shape != Shape::TableRow,
            ProvisionKind::Opening => node.parts.is_empty() && node.provision.number.is_none(),
            _ => false,
        };
        while let Some(node) = trees.next_if(preamble) {
            forest.preamble.push(node);
        }
        forest.body = trees.collect();
        let back = |node: &Node<'_>| {
            node.provision.kind == ProvisionKind::BackMatter && node.parts.is_empty()
        };
        let end = forest.body.iter().rposition(|node| !back(node)).map_or(0, |at| at + 1);
        forest.conclusions = forest.body.split_off(end);
        forest
    }
}

/// Whether the element of one provision can hold that of another.
fn may_hold(parent: &Provision, part: &Provision) -> bool {
    use ProvisionKind::{Chapeau, Heading, Operative, Recital};
    match parent.kind {
        Recital => part.kind == Recital && part.shape != Shape::TableRow,
        Chapeau | Operative => {
            matches!(part.kind, Chapeau | Operative)
                || part.kind == Heading && part.shape == Shape::TableRow
        }
        // A row, a number that only carries parts, or an article with a heading.
        Heading => matches!(part.kind, Chapeau | Operative),
        _ => false,
    }
}

/// Puts the open nodes from `depth` on into those above them.
fn close<'d>(open: &mut Vec<Node<'d>>, trees: &mut Vec<Node<'d>>, depth: usize) {
    while open.len() > depth {
        let Some(node) = open.pop() else { return };
        match open.last_mut() {
            Some(parent) => parent.parts.push(node),
            None => trees.push(node),
        }
    }
}
