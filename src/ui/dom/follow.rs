//! Views that follow signals: an effect each, and the place in which it puts what it makes.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;
use web_sys::Node;

use super::any_view::AnyView;
use super::placed::{Placed, place};

/// What makes a view or a value anew each time: a closure.
///
/// A trait of our own: a closure behind `dyn FnMut` can also be called as `FnOnce`, for which its code is made once
/// more although nobody does so.
pub trait Make<T> {
    /// Makes it.
    fn make(&mut self) -> T;
}

impl<T, F: FnMut() -> T> Make<T> for F {
    #[inline]
    fn make(&mut self) -> T {
        self()
    }
}

/// Where what is made stands; empty only while it is being changed.
type Slot = Rc<RefCell<Option<Placed>>>;

/// A view that is followed.
pub(super) struct Followed {
    // Dropped first: nothing is made any more when what was made goes.
    effect: RenderEffect<()>,
    slot: Held,
}

/// What stands in a slot goes with this: an effect's closure, which has the slot as well, stays until its task is run
/// for the last time, and effects inside of it would run once more before, with what they follow gone.
struct Held(Slot);

impl Drop for Held {
    fn drop(&mut self) {
        drop(self.0.take());
    }
}

/// An effect that runs now and whenever a signal changes that it read. Leptos makes its machinery anew for each
/// type that it is given: here it is given one.
pub(super) fn effect(mut run: Box<dyn FnMut()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| run())
}

/// Follows, from a new place on.
pub(super) fn follow(mut make: Box<dyn Make<AnyView>>, parent: &Node, before: Option<&Node>) -> Followed {
    let slot = Slot::default();
    let inside = slot.clone();
    let mut at = Some((parent.clone(), before.cloned()));
    let effect = effect(Box::new(move || {
        let view = make.make();
        match at.take() {
            Some((parent, before)) => {
                let placed = place(view, &parent, before.as_ref());
                inside.replace(Some(placed));
            }
            None => change(&inside, view),
        }
    }));
    Followed { effect, slot: Held(slot) }
}

/// Follows something else, from where what was made before stands.
pub(super) fn follow_on(before: Followed, mut make: Box<dyn Make<AnyView>>) -> Followed {
    let Followed { effect: over, slot } = before;
    drop(over);
    let inside = slot.0.clone();
    let effect = effect(Box::new(move || change(&inside, make.make())));
    Followed { effect, slot }
}

fn change(slot: &Slot, view: AnyView) {
    let before = slot.take();
    let placed = before.map(|before| before.patch(view));
    slot.replace(placed);
}

impl Followed {
    /// Reads something of what stands there.
    pub(super) fn with<T>(&self, read: impl FnOnce(&Placed) -> T) -> T {
        read(self.slot.0.borrow().as_ref().expect("a followed view stands where it was put"))
    }

    /// Follows no longer, and gives what stands there.
    pub(super) fn end(self) -> Option<Placed> {
        let Followed { effect, slot } = self;
        drop(effect);
        slot.0.take()
    }
}
