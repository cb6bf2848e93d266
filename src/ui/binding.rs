//! What a field shows and sets.

use std::ops::Deref;

use leptos::prelude::*;

/// A value that a field shows and sets: a signal of its own, or one member of a larger one, as Leptos's `create_slice`
/// gives it.
///
/// It is read as any signal is. Components take it by `#[prop(into)]`, so that an `RwSignal` does as well.
pub struct Binding<V: Send + Sync + 'static> {
    value: Signal<V>,
    setter: SignalSetter<V>,
}

impl<V: Send + Sync> Copy for Binding<V> {}

impl<V: Send + Sync> Clone for Binding<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V: Send + Sync> Deref for Binding<V> {
    type Target = Signal<V>;

    fn deref(&self) -> &Signal<V> {
        &self.value
    }
}

impl<V: Clone + Send + Sync> Binding<V> {
    /// Sets it.
    pub fn set(self, value: V) {
        self.setter.set(value);
    }

    /// Changes it.
    pub fn update(self, change: impl FnOnce(&mut V)) {
        let mut value = self.value.get_untracked();
        change(&mut value);
        self.setter.set(value);
    }
}

impl<V: Send + Sync> From<(Signal<V>, SignalSetter<V>)> for Binding<V> {
    fn from((value, setter): (Signal<V>, SignalSetter<V>)) -> Self {
        Self { value, setter }
    }
}

impl<V: Send + Sync> From<RwSignal<V>> for Binding<V> {
    fn from(signal: RwSignal<V>) -> Self {
        Self { value: signal.into(), setter: signal.into() }
    }
}

impl<V: Send + Sync> From<Binding<V>> for Signal<V> {
    fn from(binding: Binding<V>) -> Self {
        binding.value
    }
}
