//! What stands behind every signal, whatever the type of its value: nothing in here is made for a type.

use std::any::Any;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use leptos::logging::debug_warn;
use leptos::prelude::{Get, GetUntracked, Notify, Track, untrack};
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::owner::ArenaItem;
use leptos::reactive::signal::ArcTrigger;

/// A value of any type. Who reads it holds a share of it: nothing is locked while it is read.
pub(super) type Value = Arc<dyn Any + Send + Sync>;

/// Makes a value: a closure. A trait of our own for the same reason as [`Make`](crate::ui::dom::Make).
pub(super) trait Derive: Send + Sync {
    fn derive(&self) -> Value;
}

impl<F: Fn() -> Value + Send + Sync> Derive for F {
    #[inline]
    fn derive(&self) -> Value {
        self()
    }
}

/// Where a value comes from.
enum Cell {
    /// It was put there; it is away only while it is being changed.
    Stored { value: Mutex<Option<Value>>, changed: ArcTrigger },
    /// It is made when it is asked for, and kept until something changes that it was made of.
    Kept(ArcMemo<Value>),
    /// It is made each time.
    Derived(Box<dyn Derive>),
}

/// A cell's place in Leptos's arena: it goes with the owner under which it was made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Place(ArenaItem<Shared>);

#[derive(Clone)]
struct Shared(Arc<Cell>);

/// A value that was taken out to be changed, and where it goes back to.
pub(super) struct Taken {
    pub(super) value: Value,
    from: Shared,
}

impl Place {
    fn new(cell: Cell) -> Self {
        Self(ArenaItem::new(Shared(Arc::new(cell))))
    }

    /// For a value that is changed from outside.
    #[inline(never)]
    pub(super) fn stored(value: Value) -> Self {
        Self::new(Cell::Stored { value: Mutex::new(Some(value)), changed: ArcTrigger::new() })
    }

    /// For a value that follows others; those who follow it are woken only when it is not the `same` as before.
    #[inline(never)]
    pub(super) fn kept(make: Box<dyn Derive>, same: fn(&Value, &Value) -> bool) -> Self {
        Self::new(Cell::Kept(ArcMemo::new_owning(move |before: Option<Value>| {
            let value = make.derive();
            let changed = before.is_none_or(|before| !same(&before, &value));
            (value, changed)
        })))
    }

    /// For a value that is made anew each time.
    #[inline(never)]
    pub(super) fn derived(make: Box<dyn Derive>) -> Self {
        Self::new(Cell::Derived(make))
    }

    /// The value, followed; none where it has gone, or where it is asked for while it is being changed.
    #[inline(never)]
    pub(super) fn try_follow(self) -> Option<Value> {
        match &*self.cell()?.0 {
            Cell::Stored { value, changed } => {
                changed.track();
                share(value)
            }
            Cell::Kept(memo) => memo.try_get(),
            Cell::Derived(make) => Some(make.derive()),
        }
    }

    /// The value, not followed.
    #[inline(never)]
    pub(super) fn try_now(self) -> Option<Value> {
        match &*self.cell()?.0 {
            Cell::Stored { value, .. } => share(value),
            Cell::Kept(memo) => memo.try_get_untracked(),
            Cell::Derived(make) => Some(untrack(|| make.derive())),
        }
    }

    /// The value, followed.
    #[inline(never)]
    pub(super) fn follow(self) -> Value {
        self.try_follow().unwrap_or_else(|| gone())
    }

    /// The value, not followed.
    #[inline(never)]
    pub(super) fn now(self) -> Value {
        self.try_now().unwrap_or_else(|| gone())
    }

    /// Follows the value without asking for it.
    #[inline(never)]
    pub(super) fn track(self) {
        self.try_follow();
    }

    /// Puts another value there and wakes those who follow; does nothing where it has gone.
    #[inline(never)]
    pub(super) fn set(self, value: Value) {
        if let Some(from) = self.cell() {
            Taken { value, from }.give_back(true);
        }
    }

    /// Takes the value out, to be changed and given back. None where it has gone, and, as with Leptos's signals,
    /// where it is being read or changed: a change that comes from within a reading is lost, and only a build for
    /// development tells of it.
    #[inline(never)]
    pub(super) fn take(self) -> Option<Taken> {
        let from = self.cell()?;
        let Cell::Stored { value, .. } = &*from.0 else { return None };
        let taken = lock(value).take_if(|value| Arc::get_mut(value).is_some());
        if taken.is_none() {
            debug_warn!("a signal was not changed, for it is being read or changed already");
        }
        Some(Taken { value: taken?, from })
    }

    fn cell(self) -> Option<Shared> {
        self.0.try_get_value()
    }
}

impl Taken {
    /// Puts it back, and wakes those who follow it if they should know.
    #[inline(never)]
    pub(super) fn give_back(self, wake: bool) {
        let Cell::Stored { value, changed } = &*self.from.0 else { return };
        let before = lock(value).replace(self.value);
        if wake {
            changed.notify();
        }
        drop(before);
    }
}

// Nothing else runs while it is locked, so nobody finds it locked or half done.
fn lock(value: &Mutex<Option<Value>>) -> MutexGuard<'_, Option<Value>> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

fn share(value: &Mutex<Option<Value>>) -> Option<Value> {
    lock(value).clone()
}

#[cold]
#[inline(never)]
fn gone() -> ! {
    panic!("a signal was asked for after it had gone, or while it was being changed")
}

/// The value is not of the type of its handle: cannot be, as a handle is made with the value.
#[cold]
#[inline(never)]
pub(super) fn wrong() -> ! {
    unreachable!("a signal of another type")
}
