//! Values and deeds that follow others.

use leptos::prelude::LocalStorage;
use leptos::reactive::effect::EffectFunction;

use super::dom::Make;
use super::signals::{Memo, kept};

/// A value that follows others and is kept: it is made when it is asked for after one of them changed, and who
/// follows it is woken only when it is another than before.
#[inline]
pub fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    kept(value)
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
