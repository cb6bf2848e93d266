//! Values and deeds that follow others.

use leptos::prelude::{LocalStorage, Memo};
use leptos::reactive::effect::EffectFunction;

use super::dom::Make;

/// A [`Memo`] that does not ask for its value before. Leptos makes its whole machinery anew for every closure that
/// it is given; given boxes, it makes it once for every type of value.
pub fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed(Box::new(value))
}

fn boxed<T: PartialEq + Send + Sync + 'static>(value: Box<dyn Derive<T> + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| value.derive())
}

/// A closure; a trait of our own for the same reason as [`Make`].
trait Derive<T> {
    fn derive(&self) -> T;
}

impl<T, F: Fn() -> T> Derive<T> for F {
    #[inline]
    fn derive(&self) -> T {
        self()
    }
}

/// Leptos's effects, made once for all: what is to be done is boxed at once.
pub struct Effect;

impl Effect {
    /// Does something now, and again whenever a signal changes that was read while it was done; with what it gave
    /// the time before, if it asks for that.
    #[allow(clippy::new_ret_no_self)]
    pub fn new<T: 'static, M: 'static>(mut run: impl EffectFunction<T, M> + 'static) {
        let mut before = None;
        effect(Box::new(move || before = Some(run.run(before.take()))));
    }
}

fn effect(mut run: Box<dyn Make<()>>) {
    leptos::prelude::Effect::<LocalStorage>::new(move || run.make());
}
