//! A view that stands on the page, and how another takes its place.

use web_sys::{Comment, Node, Text};

use super::any_view::{AnyView, Words};
use super::element::Standing;
use super::follow::{Followed, follow, follow_on};
use super::list::{Listed, list, list_on};
use super::node::{hold, insert, remove};

/// A view on the page. It has at least one node, so that the next one finds its place.
pub(super) enum Placed {
    /// Nothing, where something may come.
    Empty(Comment),
    /// Words.
    Text(Text, Words),
    /// An element.
    Element(Box<Standing>),
    /// Views beside each other, at least one.
    Many(Vec<Placed>),
    /// A view that is followed.
    Follow(Followed),
    /// A list.
    List(Box<Listed>),
}

/// Puts a view into `parent`, before `before` or at the end.
pub(super) fn place(view: AnyView, parent: &Node, before: Option<&Node>) -> Placed {
    match view {
        AnyView::Empty | AnyView::Same => Placed::Empty(hold(parent, before)),
        AnyView::Text(words) => {
            let node = leptos::prelude::document().create_text_node(&words);
            insert(parent, &node, before);
            Placed::Text(node, words)
        }
        AnyView::Element(markup) => {
            let standing = Standing::build(*markup);
            insert(parent, &standing.root, before);
            Placed::Element(Box::new(standing))
        }
        AnyView::Many(views) if views.is_empty() => Placed::Many(vec![place(AnyView::Empty, parent, before)]),
        AnyView::Many(views) => {
            Placed::Many(views.into_iter().map(|view| place(view, parent, before)).collect::<Vec<_>>())
        }
        AnyView::Follow(make) => Placed::Follow(follow(make, parent, before)),
        AnyView::List(rows) => Placed::List(Box::new(list(*rows, parent, before))),
    }
}

impl Placed {
    /// Lets `view` take the place. What has the same shape stays on the page and is changed.
    pub(super) fn patch(self, view: AnyView) -> Placed {
        match (self, view) {
            (same, AnyView::Same) => same,
            (Placed::Empty(node), AnyView::Empty) => Placed::Empty(node),
            (Placed::Text(node, before), AnyView::Text(words)) => {
                if before != words {
                    node.set_data(&words);
                }
                Placed::Text(node, words)
            }
            (Placed::Element(mut standing), AnyView::Element(markup))
                if standing.template == markup.template =>
            {
                standing.patch(markup.parts);
                Placed::Element(standing)
            }
            (Placed::Many(placed), AnyView::Many(views)) if !views.is_empty() => {
                Placed::Many(patch_many(placed, views))
            }
            (Placed::Follow(followed), AnyView::Follow(make)) => Placed::Follow(follow_on(followed, make)),
            (Placed::List(listed), AnyView::List(rows)) => Placed::List(Box::new(list_on(*listed, *rows))),
            (before, view) => {
                let first = before.first();
                let parent = first.parent_node().unwrap_or_else(|| first.clone());
                let placed = place(view, &parent, Some(&first));
                before.remove();
                placed
            }
        }
    }

    /// Its first node.
    pub(super) fn first(&self) -> Node {
        match self {
            Placed::Empty(node) => Node::clone(node),
            Placed::Text(node, _) => Node::clone(node),
            Placed::Element(standing) => Node::clone(&standing.root),
            Placed::Many(placed) => placed[0].first(),
            Placed::Follow(followed) => followed.with(Placed::first),
            Placed::List(listed) => listed.first(),
        }
    }

    /// Its last node.
    pub(super) fn last(&self) -> Node {
        match self {
            Placed::Many(placed) => placed[placed.len() - 1].last(),
            Placed::Follow(followed) => followed.with(Placed::last),
            Placed::List(listed) => listed.last(),
            one => one.first(),
        }
    }

    /// Takes it from the page, with its effects and listeners.
    pub(super) fn remove(self) {
        match self {
            Placed::Empty(node) => remove(&node),
            Placed::Text(node, _) => remove(&node),
            Placed::Element(standing) => {
                remove(&standing.root);
            }
            Placed::Many(placed) => placed.into_iter().for_each(Placed::remove),
            Placed::Follow(followed) => followed.end().into_iter().for_each(Placed::remove),
            Placed::List(listed) => listed.remove(),
        }
    }
}

/// Views beside each other: each takes the place of the one at its position; what is over comes and goes at the end.
fn patch_many(placed: Vec<Placed>, views: Vec<AnyView>) -> Vec<Placed> {
    let mut views = views.into_iter();
    let mut all = Vec::with_capacity(views.len());
    for before in placed {
        match views.next() {
            Some(view) => all.push(before.patch(view)),
            None => before.remove(),
        }
    }
    if let Some(last) = all.last().map(Placed::last).filter(|_| views.len() > 0) {
        let (parent, next) = (last.parent_node().unwrap_or_else(|| last.clone()), last.next_sibling());
        all.extend(views.map(|view| place(view, &parent, next.as_ref())));
    }
    all
}
