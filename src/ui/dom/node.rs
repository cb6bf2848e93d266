//! The few things that are done with the page's nodes. None of them fails for a node that stands where it was put.

use web_sys::{Comment, Node};

/// Puts `node` into `parent`, before `before` or at the end.
pub(super) fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    let _ = parent.insert_before(node, before);
}

/// Takes `node` from the page.
pub(super) fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// A node that holds a place where nothing is.
pub(super) fn hold(parent: &Node, before: Option<&Node>) -> Comment {
    let comment = leptos::prelude::document().create_comment("");
    insert(parent, &comment, before);
    comment
}

/// Moves all nodes from `first` to `last` before `before`.
pub(super) fn move_all(parent: &Node, first: Node, last: &Node, before: &Node) {
    let mut next = Some(first);
    while let Some(node) = next {
        next = if &node == last { None } else { node.next_sibling() };
        insert(parent, &node, Some(before));
    }
}
