//! An element as `view!` writes it: its template and what goes into the holes.

use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::oco::Oco;
use leptos::prelude::NodeRef;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::any_view::AnyView;
use super::follow::Make;
use super::value::Value;

/// What listens: a closure. A trait of our own, because Rust's own would have its code made twice, see [`Make`].
pub(super) trait Hear {
    /// The event came.
    fn hear(&mut self, event: Event);
}

impl<F: FnMut(Event)> Hear for F {
    #[inline]
    fn hear(&mut self, event: Event) {
        self(event);
    }
}

/// What goes into a hole. What it is for, and its name, stand in the template.
pub(super) enum Part {
    /// A value.
    Value(Value),
    /// A value that is followed.
    FollowValue(Box<dyn Make<Value>>),
    /// What listens to an event.
    Listener(Box<dyn Hear>),
    /// What wants the element.
    Reference(Box<dyn FnOnce(&Element)>),
    /// A child.
    Child(AnyView),
}

/// An element with everything in it. The macro makes it; its methods fill the next hole each.
pub struct Markup {
    pub(super) template: &'static str,
    pub(super) parts: Vec<Part>,
}

impl Markup {
    /// An element without holes.
    pub fn whole(template: &'static str) -> AnyView {
        Self::new(template).done()
    }

    /// An element whose holes are still to be filled.
    #[inline(never)]
    pub fn new(template: &'static str) -> Self {
        Self { template, parts: Vec::new() }
    }

    /// The view: all holes are filled.
    #[inline(never)]
    pub fn done(self) -> AnyView {
        AnyView::Element(Box::new(self))
    }

    /// A child.
    #[inline(never)]
    pub fn child(&mut self, view: AnyView) {
        self.parts.push(Part::Child(view));
    }

    /// A child that is words of the app's.
    #[inline(never)]
    pub fn text(&mut self, words: &'static str) {
        self.child(AnyView::Text(Oco::Borrowed(words)));
    }

    /// A child that is followed.
    #[inline(never)]
    pub fn follow(&mut self, make: Box<dyn Make<AnyView>>) {
        self.child(AnyView::Follow(make));
    }

    /// A value.
    #[inline(never)]
    pub fn value(&mut self, value: Value) {
        self.parts.push(Part::Value(value));
    }

    /// A value that is words of the app's.
    #[inline(never)]
    pub fn words(&mut self, words: &'static str) {
        self.value(Value::Text(Oco::Borrowed(words)));
    }

    /// A value that is followed.
    #[inline(never)]
    pub fn follow_value(&mut self, make: Box<dyn Make<Value>>) {
        self.parts.push(Part::FollowValue(make));
    }

    /// What listens to an event: `event` tells of which type it is.
    #[inline]
    pub fn on<E>(&mut self, event: E, mut hear: impl FnMut(E::EventType) + 'static)
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        let _ = event;
        self.listener(Box::new(move |event: Event| hear(event.unchecked_into())));
    }

    /// What listens to an event of any type.
    #[inline(never)]
    fn listener(&mut self, hear: Box<dyn Hear>) {
        self.parts.push(Part::Listener(hear));
    }

    /// What wants the element.
    #[inline]
    pub fn node_ref<E>(&mut self, node: NodeRef<E>)
    where
        E: ElementType + 'static,
        NodeRef<E>: NodeRefContainer<E>,
    {
        self.parts.push(Part::Reference(Box::new(move |element| node.load(element))));
    }
}
