//! What the browser gives beside the store, and what happens where it does not.

use std::collections::BTreeSet;

use all_leaders::browser::persistent_storage::{self, Persistence};
use all_leaders::browser::{clock, random};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{js, with_stand_in};

#[wasm_bindgen_test]
async fn keeping_is_asked_for_and_the_answer_is_the_browsers() {
    // WebKitGTK has nobody to ask.
    if js("!!navigator.storage").is_truthy() {
        assert_ne!(persistent_storage::state().await, Persistence::Silent);
        assert_ne!(persistent_storage::ask().await, Persistence::Silent);
    }

    // Over plain http, and in WebKit, there is nobody to ask.
    let answers = async || (persistent_storage::state().await, persistent_storage::ask().await);
    let silent = with_stand_in("navigator", "storage", "value: undefined", answers).await;
    let broken = "value: { persist() { throw 1 }, persisted: 7 }";
    let broken = with_stand_in("navigator", "storage", broken, answers).await;
    assert_eq!(silent, (Persistence::Silent, Persistence::Silent));
    assert_eq!(broken, silent);
}

fn are_distinct_ids() {
    let ids: BTreeSet<_> = (0..1_000).map(|_| random::id(0x0192_f3a4_b5c6)).collect();
    assert_eq!(ids.len(), 1_000);
    for id in ids {
        assert_eq!(id.get_version_num(), 7);
        assert!(id.to_string().starts_with("0192f3a4-b5c6-7"));
    }
}

#[wasm_bindgen_test]
async fn ids_are_fresh_even_where_the_browser_has_no_good_chance() {
    are_distinct_ids();
    for stand_in in ["undefined", "{}", "{ getRandomValues() { throw new Error('no') } }"] {
        with_stand_in("window", "crypto", &format!("value: {stand_in}"), async || are_distinct_ids()).await;
    }
}

#[wasm_bindgen_test]
fn the_clock_is_the_phones() {
    let before = js("Date.now()").as_f64().unwrap();
    let now = clock::now() as f64;
    assert!(before <= now && now <= before + 60_000.0);
    let today =
        js("const day = new Date(); [day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-')");
    let ours = clock::today();
    let ours = format!("{}-{}-{}", ours.year(), u8::from(ours.month()), ours.day());
    assert_eq!(today.as_string(), Some(ours));
}
