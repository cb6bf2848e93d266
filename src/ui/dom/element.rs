//! Elements on the page: the reader of templates.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, Node};

use super::follow::effect;
use super::markup::{Hear, Markup, Part};
use super::mold::cast;
use super::placed::{Placed, place};
use super::value::Value;

/// An element that stands, with everything in it.
pub(super) struct Standing {
    pub(super) template: &'static str,
    pub(super) root: Element,
    holes: Vec<Hole>,
}

/// What is in a hole.
enum Hole {
    /// A value, and what follows it.
    Value(Rc<Spot>, Option<RenderEffect<()>>),
    /// What listens.
    Listener(Listener),
    /// What wanted the element has it.
    Reference(Element),
    /// A child.
    Child(Option<Placed>),
}

/// Where a value shows.
struct Spot {
    element: Element,
    kind: u8,
    name: &'static str,
    shown: RefCell<Value>,
}

/// What listens to an event, for as long as it is there.
struct Listener {
    element: Element,
    name: &'static str,
    hear: Rc<RefCell<Option<Box<dyn Hear>>>>,
    closure: Closure<dyn FnMut(Event)>,
}

impl Standing {
    /// Makes the element and fills its holes. It is put on the page when all is in it.
    pub(super) fn build(markup: Markup) -> Self {
        let Markup { template, parts } = markup;
        let root = cast(template);
        let mut holes = Vec::with_capacity(parts.len());
        let mut parts = parts.into_iter();
        // The elements around, the outermost first, each with the node in it that comes next.
        let mut around: Vec<(Element, Option<Node>)> = Vec::new();
        for line in template.split('\n') {
            if parts.len() == 0 {
                break;
            }
            let (kind, rest) = (line.as_bytes()[0], &line[1..]);
            match (kind, around.last_mut()) {
                (b'<' | b'^', None) => around.push((root.clone(), root.first_child())),
                (b'<' | b'^', Some((_, next))) => {
                    let element: Element = step(next).expect("a copy has what its mold has").unchecked_into();
                    let first = element.first_child();
                    around.push((element, first));
                }
                (b'/', _) => {
                    around.pop();
                }
                (b'"', Some((_, next))) => {
                    step(next);
                }
                (b'=', _) | (_, None) => {}
                (_, Some((element, next))) => {
                    holes.extend(parts.next().map(|part| fill(element, next.as_ref(), kind, rest, part)));
                }
            }
        }
        Self { template, root, holes }
    }

    /// Fills the holes anew, of the same template.
    pub(super) fn patch(&mut self, parts: Vec<Part>) {
        for (hole, part) in self.holes.iter_mut().zip(parts) {
            hole.refill(part);
        }
    }
}

/// The next node, and on to the one after it.
fn step(next: &mut Option<Node>) -> Option<Node> {
    let node = next.take()?;
    *next = node.next_sibling();
    Some(node)
}

fn fill(element: &Element, before: Option<&Node>, kind: u8, name: &'static str, part: Part) -> Hole {
    match part {
        Part::Child(view) => Hole::Child(Some(place(view, element, before))),
        Part::Reference(give) => {
            give(element);
            Hole::Reference(element.clone())
        }
        Part::Listener(hear) => Hole::Listener(Listener::new(element.clone(), name, hear)),
        value => {
            let shown = RefCell::default();
            let spot = Rc::new(Spot { element: element.clone(), kind, name, shown });
            let effect = spot.set(value);
            Hole::Value(spot, effect)
        }
    }
}

impl Hole {
    fn refill(&mut self, part: Part) {
        match (self, part) {
            (Hole::Child(placed), Part::Child(view)) => {
                *placed = placed.take().map(|placed| placed.patch(view));
            }
            (Hole::Reference(element), Part::Reference(give)) => give(element),
            // The browser keeps its listener; only what it calls is another.
            (Hole::Listener(listener), Part::Listener(hear)) => {
                listener.hear.replace(Some(hear));
            }
            (Hole::Value(spot, effect), part) => {
                // What followed before sets nothing any more.
                drop(effect.take());
                *effect = spot.set(part);
            }
            _ => {}
        }
    }
}

impl Spot {
    /// Shows a value, or follows one.
    fn set(self: &Rc<Self>, part: Part) -> Option<RenderEffect<()>> {
        match part {
            Part::Value(value) => {
                self.show(value);
                None
            }
            Part::FollowValue(mut make) => {
                let spot = Rc::clone(self);
                Some(effect(Box::new(move || spot.show(make.make()))))
            }
            _ => None,
        }
    }

    fn show(&self, value: Value) {
        // A class may have been taken away with all others by the attribute, so it is always set.
        if *self.shown.borrow() == value && self.kind != b'?' {
            return;
        }
        let (element, name) = (&self.element, self.name);
        if self.kind == b'.' && name == "value" && reads(element, &value) {
            // AppliedChanges again it would move the caret. And while somebody types into a field for a day, a time or a number,
            // its value is empty: written over that, even an empty text throws away what stands in the field's parts.
            self.shown.replace(value);
            return;
        }
        // Nothing of this fails for the names that the app uses.
        match (self.kind, &value) {
            (b'?', value) => {
                let _ = element.class_list().toggle_with_force(name, *value == Value::Flag(true));
            }
            (b'.', value) => {
                let value = match value {
                    Value::Absent => JsValue::UNDEFINED,
                    Value::Text(words) => JsValue::from_str(words),
                    Value::Flag(flag) => JsValue::from_bool(*flag),
                };
                let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &value);
            }
            (_, Value::Text(words)) => {
                let _ = element.set_attribute(name, words);
            }
            (_, Value::Flag(true)) => {
                let _ = element.set_attribute(name, "");
            }
            (_, Value::Absent | Value::Flag(false)) => {
                let _ = element.remove_attribute(name);
            }
        }
        self.shown.replace(value);
    }
}

/// Whether the field's value is this text already.
fn reads(field: &Element, text: &Value) -> bool {
    let Value::Text(text) = text else { return false };
    js_sys::Reflect::get(field, &JsValue::from_str("value"))
        .is_ok_and(|value| value == JsValue::from_str(text))
}

impl Listener {
    fn new(element: Element, name: &'static str, hear: Box<dyn Hear>) -> Self {
        let hear = Rc::new(RefCell::new(Some(hear)));
        let inside = hear.clone();
        let closure = Closure::<dyn FnMut(Event)>::new(move |event| {
            // Taken out while it is called: what it does may cause the same event again, which goes by, or may put
            // another in its place, which stays.
            let Some(mut now) = inside.take() else { return };
            now.hear(event);
            inside.borrow_mut().get_or_insert(now);
        });
        let _ = element.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Self { element, name, hear, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let listening = self.closure.as_ref().unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback(self.name, listening);
    }
}
