//! Values that follow others.

use crate::ui::prelude::*;

/// A [`Memo`] that does not ask for its value before. Leptos makes its whole machinery anew for every closure that
/// it is given; given boxes, it makes it once for every type of value.
pub fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed(Box::new(value))
}

fn boxed<T: PartialEq + Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| value())
}
