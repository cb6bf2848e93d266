//! Signals and memos: Leptos's, with one type of value standing behind them all.
//!
//! Leptos makes its whole machinery anew for every type of value. Here a value is boxed at once, and what is made for
//! a type is no more than looking into that box; the rest is in `cell`, once for all.
//!
//! They behave as Leptos's do, but for one thing: a value can be set while it is read, and whoever is reading it
//! keeps what they have.

mod cell;

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::text_prop::TextProp;

use self::cell::{Place, Value, wrong};

/// A handle to a value that can be followed. Like Leptos's it is copied freely, and the value goes with the owner
/// under which it was made.
pub struct Handle<T, K> {
    place: Place,
    kind: PhantomData<fn() -> (T, K)>,
}

/// What a [`Handle`] is to: a value that is changed from outside.
pub enum Changed {}
/// A value that is made of others.
pub enum Made {}
/// A value that can be read; how it comes about does not matter.
pub enum Read {}
/// A value that nobody follows.
pub enum Stored {}

/// A value that is changed from outside.
pub type RwSignal<T> = Handle<T, Changed>;
/// A value that follows others and is kept; see [`memo`](super::derived::memo).
pub type Memo<T> = Handle<T, Made>;
/// A value that can be followed, whatever it comes from.
pub type Signal<T> = Handle<T, Read>;
/// A value that is kept as long as its owner, and that nobody follows.
pub type StoredValue<T> = Handle<T, Stored>;

impl<T, K> Copy for Handle<T, K> {}

impl<T, K> Clone for Handle<T, K> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, K> Debug for Handle<T, K> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Handle")
    }
}

impl<T, K> PartialEq for Handle<T, K> {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl<T, K> Eq for Handle<T, K> {}

impl<T, K> Handle<T, K> {
    #[inline]
    fn at(place: Place) -> Self {
        Self { place, kind: PhantomData }
    }

    /// The same, for whom it does not matter how the value comes about: one type instead of four.
    #[inline]
    pub fn read_only(self) -> Signal<T> {
        Handle::at(self.place)
    }
}

fn look<T: 'static>(value: &Value) -> &T {
    match value.downcast_ref() {
        Some(value) => value,
        None => wrong(),
    }
}

fn change<T: 'static>(value: &mut Value) -> &mut T {
    match Arc::get_mut(value).and_then(|value| value.downcast_mut()) {
        Some(value) => value,
        None => wrong(),
    }
}

// One for each type, whatever the kind of the handle.
#[inline(never)]
fn copy<T: Clone + 'static>(value: Value) -> T {
    look::<T>(&value).clone()
}

fn same<T: PartialEq + 'static>(one: &Value, other: &Value) -> bool {
    look::<T>(one) == look::<T>(other)
}

#[inline(never)]
fn stored<T: Send + Sync + 'static>(value: T) -> Place {
    Place::stored(Arc::new(value))
}

/// Makes a memo; [`memo`](super::derived::memo) is the name by which it goes.
pub(super) fn kept<T, F>(make: F) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
    F: Fn() -> T + Send + Sync + 'static,
{
    Handle::at(Place::kept(Box::new(move || Arc::new(make()) as Value), same::<T>))
}

/// Reading, for whatever can be followed.
impl<T: 'static, K> Handle<T, K> {
    /// The value, followed.
    #[inline]
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        copy(self.place.follow())
    }

    /// The value, not followed.
    #[inline]
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        copy(self.place.now())
    }

    /// The value, not followed; none where it has gone with its owner.
    #[inline]
    pub fn try_get_untracked(&self) -> Option<T>
    where
        T: Clone,
    {
        self.place.try_now().map(copy)
    }

    /// Reads the value and follows it.
    #[inline]
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(look(&self.place.follow()))
    }

    /// Reads the value without following it.
    #[inline]
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(look(&self.place.now()))
    }

    /// Follows the value without reading it.
    #[inline]
    pub fn track(&self) {
        self.place.track();
    }
}

/// Shares, for large values that many read.
impl<T: Send + Sync + 'static, K> Handle<T, K> {
    /// A share of the value, followed.
    pub fn read(&self) -> Arc<T> {
        self.place.follow().downcast().unwrap_or_else(|_| wrong())
    }

    /// A share of the value, not followed.
    pub fn read_untracked(&self) -> Arc<T> {
        self.place.now().downcast().unwrap_or_else(|_| wrong())
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with this value.
    #[inline]
    pub fn new(value: T) -> Self {
        Self::at(stored(value))
    }

    /// Puts another value in its place. Does nothing where it has gone with its owner.
    #[inline]
    pub fn set(&self, value: T) {
        self.place.set(Arc::new(value));
    }

    /// Changes the value. Does nothing where it has gone with its owner, or is being read.
    #[inline]
    pub fn update(&self, update: impl FnOnce(&mut T)) {
        if let Some(mut taken) = self.place.take() {
            update(change(&mut taken.value));
            taken.give_back(true);
        }
    }

    /// Changes the value and wakes nobody: [`RwSignal::notify`] does, once it is sure that it stays so.
    #[inline]
    pub fn update_untracked(&self, update: impl FnOnce(&mut T)) {
        if let Some(mut taken) = self.place.take() {
            update(change(&mut taken.value));
            taken.give_back(false);
        }
    }

    /// Wakes those who follow it.
    #[inline]
    pub fn notify(&self) {
        if let Some(taken) = self.place.take() {
            taken.give_back(true);
        }
    }
}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Send + Sync + 'static> Signal<T> {
    /// A value that is made each time that it is asked for.
    #[inline]
    pub fn derive(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::at(Place::derived(Box::new(move || Arc::new(make()) as Value)))
    }

    /// A value that stays as it is.
    #[inline]
    pub fn stored(value: T) -> Self {
        Self::at(stored(value))
    }
}

impl<T: Default + Send + Sync + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::stored(T::default())
    }
}

impl<T: Send + Sync + 'static> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self::stored(value)
    }
}

impl From<&str> for Signal<String> {
    fn from(value: &str) -> Self {
        Self::stored(value.to_owned())
    }
}

impl<T> From<RwSignal<T>> for Signal<T> {
    #[inline]
    fn from(signal: RwSignal<T>) -> Self {
        Self::at(signal.place)
    }
}

impl<T> From<Memo<T>> for Signal<T> {
    #[inline]
    fn from(memo: Memo<T>) -> Self {
        Self::at(memo.place)
    }
}

impl<K: 'static> From<Handle<String, K>> for TextProp {
    fn from(signal: Handle<String, K>) -> Self {
        let signal = signal.read_only();
        (move || signal.get()).into()
    }
}

impl<T: Send + Sync + 'static> StoredValue<T> {
    /// Keeps this value.
    #[inline]
    pub fn new(value: T) -> Self {
        Self::at(stored(value))
    }

    /// The value.
    #[inline]
    pub fn get_value(&self) -> T
    where
        T: Clone,
    {
        self.get_untracked()
    }

    /// The value; none where it has gone with its owner.
    #[inline]
    pub fn try_get_value(&self) -> Option<T>
    where
        T: Clone,
    {
        self.try_get_untracked()
    }

    /// Reads the value.
    #[inline]
    pub fn with_value<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.with_untracked(read)
    }

    /// Puts another value in its place.
    #[inline]
    pub fn set_value(&self, value: T) {
        self.place.set(Arc::new(value));
    }

    /// Changes the value.
    #[inline]
    pub fn update_value(&self, update: impl FnOnce(&mut T)) {
        self.try_update_value(update);
    }

    /// Changes the value and says something of it; none where it has gone with its owner.
    #[inline]
    pub fn try_update_value<R>(&self, update: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut taken = self.place.take()?;
        let said = update(change(&mut taken.value));
        taken.give_back(false);
        Some(said)
    }
}
