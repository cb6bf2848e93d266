//! Signals and memos of our own: what is made when, who is woken, what goes with its owner.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use all_leaders::ui::derived::memo;
use all_leaders::ui::dom::{Mounted, mount};
use all_leaders::ui::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::views::soon;

/// How often something was done.
#[derive(Clone, Default)]
struct Times(Arc<AtomicU32>);

impl Times {
    fn one_more(&self) {
        self.0.fetch_add(1, Relaxed);
    }

    /// How often since it was asked for last.
    fn since(&self) -> u32 {
        self.0.swap(0, Relaxed)
    }
}

/// Runs `make` under an owner of its own, as a view does.
fn owned(make: impl FnOnce()) -> Mounted {
    mount(&document().body().unwrap(), || {
        make();
        ().into_any()
    })
}

#[wasm_bindgen_test]
fn a_memo_is_made_when_it_is_asked_for_and_once_a_change() {
    let (made, owner) = (Times::default(), Owner::new());
    owner.with(|| {
        let (number, makes) = (RwSignal::new(1), made.clone());
        let double = memo(move || {
            makes.one_more();
            number.get() * 2
        });
        assert_eq!(made.since(), 0, "nobody asked");
        assert_eq!((double.get_untracked(), double.with_untracked(|n| *n), made.since()), (2, 2, 1));
        number.set(2);
        number.update(|number| *number += 1);
        assert_eq!(made.since(), 0, "nobody asked again");
        assert_eq!((double.get_untracked(), Signal::from(double).get_untracked(), made.since()), (6, 6, 1));
    });
}

#[wasm_bindgen_test]
async fn who_follows_a_memo_is_woken_only_when_it_is_another() {
    let (seen, made) = (Times::default(), Times::default());
    let (sees, makes) = (seen.clone(), made.clone());
    let number = RwSignal::new(1);
    let mounted = owned(move || {
        let even = memo(move || {
            makes.one_more();
            number.get() % 2 == 0
        });
        let words = memo(move || if even.get() { "even" } else { "odd" });
        Effect::new(move || {
            words.track();
            sees.one_more();
        });
    });
    soon().await;
    assert_eq!((made.since(), seen.since()), (1, 1));
    number.set(3);
    soon().await;
    assert_eq!((made.since(), seen.since()), (1, 0), "it is odd as before");
    number.set(4);
    soon().await;
    assert_eq!((made.since(), seen.since()), (1, 1));
    drop(mounted);
    number.set(5);
    soon().await;
    assert_eq!((made.since(), seen.since()), (0, 0), "they are gone");
}

#[wasm_bindgen_test]
async fn what_meets_again_is_made_once_and_never_half_new() {
    let (seen, made) = (Times::default(), Times::default());
    let (sees, makes) = (seen.clone(), made.clone());
    let number = RwSignal::new(1);
    let mounted = owned(move || {
        let (left, right) = (memo(move || number.get() + 1), Signal::derive(move || number.get() + 2));
        let both = memo(move || {
            makes.one_more();
            (left.get(), right.get(), number.get())
        });
        Effect::new(move || {
            let (left, right, number) = both.get();
            assert_eq!((left, right), (number + 1, number + 2));
            sees.one_more();
        });
    });
    soon().await;
    for other in [2, 3] {
        assert_eq!((made.since(), seen.since()), (1, 1));
        number.set(other);
        soon().await;
    }
    assert_eq!((made.since(), seen.since()), (1, 1));
    drop(mounted);
}

#[wasm_bindgen_test]
fn a_value_goes_with_its_owner_and_is_then_left_alone() {
    let (owner, kept) = (Owner::new(), Arc::new(()));
    let inside = kept.clone();
    let (signal, stored, derived) = owner.with(|| {
        let signal = RwSignal::new(inside);
        on_cleanup(move || {
            assert!(signal.try_get_untracked().is_some(), "it is there until all is tidied up")
        });
        (signal, StoredValue::new(1), memo(move || signal.get()))
    });
    assert!(derived.try_get_untracked().is_some());
    owner.cleanup();
    assert_eq!(Arc::strong_count(&kept), 1);
    signal.set(kept.clone());
    signal.update(|_| panic!("there is nothing to be changed"));
    stored.set_value(2);
    assert_eq!(stored.try_update_value(|number| *number), None);
    assert_eq!(stored.try_get_value(), None);
    assert!(signal.try_get_untracked().is_none() && derived.try_get_untracked().is_none());
}

#[wasm_bindgen_test]
fn a_value_can_be_read_and_set_while_it_is_read() {
    let owner = Owner::new();
    owner.with(|| {
        let words = RwSignal::new("a".to_owned());
        let length = memo(move || words.with(String::len));
        words.with_untracked(|outer| {
            assert_eq!((outer.as_str(), words.get_untracked().as_str()), ("a", "a"));
            assert_eq!(length.get_untracked(), 1);
            words.set("bcd".to_owned());
            assert_eq!((outer.as_str(), words.get_untracked().as_str()), ("a", "bcd"), "each sees its own");
        });
        assert_eq!(length.get_untracked(), 3);
        let share = words.read_untracked();
        words.update(|words| words.push('e'));
        assert_eq!(*share, "bcd");
        assert_eq!(words.get_untracked(), "bcd", "what is being read is not changed, but nothing breaks");
        drop(share);
        words.update(|words| words.push('e'));
        assert_eq!(words.get_untracked(), "bcde");
    });
}
