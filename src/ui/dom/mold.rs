//! The mold of each template: an element with all of it that is known before, made once and copied from then on. The
//! browser copies a whole tree faster than it is told of each element and attribute in it.

use std::cell::RefCell;

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;

use super::node::insert;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Where a template stands in memory, which is one place for the same text or several, and its mold.
type Mold = ((usize, usize), Element);

thread_local! {
    /// By their places.
    static MOLDS: RefCell<Vec<Mold>> = const { RefCell::new(Vec::new()) };
}

/// An element of this template, its holes empty.
pub(super) fn cast(template: &'static str) -> Element {
    let place = (template.as_ptr().addr(), template.len());
    MOLDS.with_borrow_mut(|molds| {
        let at = molds.binary_search_by(|(one, _)| one.cmp(&place)).unwrap_or_else(|at| {
            molds.insert(at, (place, carve(template)));
            at
        });
        molds[at].1.clone_node_with_deep(true).expect("an element can be copied").unchecked_into()
    })
}

fn carve(template: &'static str) -> Element {
    let document = document();
    // The elements around, the outermost first.
    let mut around: Vec<Element> = Vec::new();
    for line in template.split('\n') {
        let (sort, rest) = (line.as_bytes()[0], &line[1..]);
        match sort {
            b'<' | b'^' => {
                let element = match sort {
                    b'<' => document.create_element(rest),
                    _ => document.create_element_ns(Some(SVG), rest),
                };
                around.push(element.expect("a tag is a name"));
            }
            b'/' => end(&mut around),
            b'"' => insert(&around[around.len() - 1], &document.create_text_node(rest), None),
            b'=' => {
                let (name, words) = rest.split_once(' ').unwrap_or((rest, ""));
                let _ = around[around.len() - 1].set_attribute(name, words);
            }
            _ => {}
        }
    }
    while around.len() > 1 {
        end(&mut around);
    }
    around.swap_remove(0)
}

/// The latest element ends: it goes into the one around it.
fn end(around: &mut Vec<Element>) {
    if let (Some(element), Some(parent)) = (around.pop(), around.last()) {
        insert(parent, &element, None);
    }
}
