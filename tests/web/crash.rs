//! A phone that goes off in the middle of an import, on the browser's own store.

use all_leaders::storage::Import;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{App, GROUP, dump, js, member, their_copy};

#[wasm_bindgen_test]
fn an_import_cut_short_is_all_or_nothing_at_the_next_start() {
    js("globalThis.realSet = Storage.prototype.setItem; globalThis.realRemove = Storage.prototype.removeItem;
        globalThis.offAfter = (n) => {
            const check = () => { if (n === 0) throw new Error('off'); n -= 1 };
            Storage.prototype.setItem = function (k, v) { check(); return realSet.call(this, k, v) };
            Storage.prototype.removeItem = function (k) { check(); return realRemove.call(this, k) };
        };
        globalThis.on = () => { Storage.prototype.setItem = realSet; Storage.prototype.removeItem = realRemove }");
    let theirs = their_copy(6);
    let mut ends = [0, 0];
    for n in 0.. {
        let mut app = App::fresh();
        app.write(&member(1), "name", "Ana");
        app.write(&member(50), "name", "Only here");
        let before = app.copy.clone();
        let stored = dump();
        let mut after = before.clone();
        after.merge(&theirs).unwrap();
        js(&format!("offAfter({n})"));
        let done = app.store.import(&mut app.copy, &theirs).is_ok();
        js("on()");

        let next = App::start();
        let which = usize::from(next.copy == after);
        assert!(which == 1 || next.copy == before, "half of it after {n}");
        assert!(which == 1 || dump() == stored, "something is left after {n}");
        assert!(dump().iter().all(|(name, _)| !name.contains('~')), "something is left after {n}");
        ends[which] += 1;
        if done {
            break;
        }
    }
    assert!(ends[0] > 2 && ends[1] > 5, "{ends:?}");
}

#[wasm_bindgen_test]
fn the_next_start_says_that_it_finished_an_import() {
    let mut app = App::fresh();
    let mut import = Import::new(&their_copy(1_500));
    while !import.is_kept() {
        import.step(&app.store, &mut app.copy).unwrap();
    }
    assert_eq!(app.store.groups().unwrap().len(), 1);
    let loaded = app.store.load(GROUP).unwrap();
    assert!(loaded.finished_import);
    assert_eq!(loaded.replica.len(), 1_500);
    assert!(!app.store.load(GROUP).unwrap().finished_import);
}
