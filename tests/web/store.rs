//! The store on the browser's own local storage.

use all_leaders::replica::{Edit, Key};
use all_leaders::storage::{Backend, GroupStore, ROOT, StoreError, record_key};
use uuid::Uuid;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::{App, GROUP, dump, js, kept, member, raw, their_copy};

#[wasm_bindgen_test]
fn a_group_comes_back_at_the_next_start() {
    let mut app = App::fresh();
    app.write(&member(1), "name", "Ana \"Übung\" 🌻\n\u{202e}\u{0}");
    app.write(&Key::new("~kind/of a newer version", Uuid::from_u128(3)), "x", "kept");
    app.execute(&[Edit::new(&Key::new("group", GROUP), "name", "Garden")]).unwrap();
    let next = App::start();
    assert_eq!(next.copy, app.copy);
    assert!(raw().get_item(&record_key(GROUP, &member(1))).unwrap().is_some());
    assert_eq!(kept().len(), 3);
    assert_eq!(next.store.groups().unwrap()[0].name, "Garden");
    next.store.remove_group(GROUP).unwrap();
    assert!(kept().is_empty());
}

#[wasm_bindgen_test]
fn one_write_a_record() {
    let mut app = App::fresh();
    for n in 0..50 {
        app.write(&member(n), "name", "Somebody");
    }
    js("globalThis.realSet = Storage.prototype.setItem; globalThis.sets = 0;
        Storage.prototype.setItem = function (k, v) { sets += 1; return realSet.call(this, k, v) }");
    app.write(&member(3), "name", "Ana");
    let one = js("sets").as_f64();
    app.execute(&[Edit::new(&member(4), "away", true), Edit::new(&member(4), "note", "till May")]).unwrap();
    app.execute(&[Edit::new(&member(5), "away", true), Edit::new(&member(6), "away", true)]).unwrap();
    let all = js("sets").as_f64();
    js("Storage.prototype.setItem = realSet");
    // And one for the clock, each time.
    assert_eq!((one, all), (Some(2.0), Some(7.0)));
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_set_aside() {
    let mut app = App::fresh();
    app.write(&member(1), "name", "Ana");
    app.write(&member(2), "name", "Bilal");
    let name = record_key(GROUP, &member(2));
    raw().set_item(&name, "{\"id\":1").unwrap();
    let loaded = app.store.load(GROUP).unwrap();
    assert_eq!(loaded.replica.len(), 1);
    assert_eq!(loaded.set_aside.len(), 1);
    let aside = format!("{ROOT}quarantine/{}", &name[ROOT.len()..]);
    assert_eq!(raw().get_item(&aside).unwrap().as_deref(), Some("{\"id\":1"));
    assert_eq!(raw().get_item(&name).unwrap(), None);
    assert!(app.store.raw_data().unwrap().contains(r#"{\"id\":1"#));
}

#[wasm_bindgen_test]
fn hostile_foreign_names_do_no_harm() {
    let mut app = App::fresh();
    app.write(&member(1), "name", "Ana");
    js(
        r#"for (const name of ["", "length", "key", "getItem", "setItem", "__proto__", "constructor", "0", "\ud800", "🌻\u0000",
            "allleaders/1/", "allleaders/1//", "allleaders/1/x/y/z", "allleaders/1/here/device",
            "allleaders/1/quarantine/~", "allleaders/2/later", "a".repeat(100000)])
            localStorage.setItem(name, "{[\ud800 not ours")"#,
    );
    let before = dump().len();
    let next = App::start();
    assert_eq!(next.copy, app.copy);
    assert_eq!(next.store.groups().unwrap().len(), 1);
    assert!(next.store.room().unwrap().used > 100_000);
    assert!(next.store.raw_data().unwrap().len() > 100);
    assert_eq!(next.store.device_settings().device(5).0, 5);
    assert_eq!(dump().len(), before);
}

#[wasm_bindgen_test]
fn the_room_is_counted_as_the_browser_counts() {
    let app = App::fresh();
    let used = |app: &App| app.store.room().unwrap().used;
    assert_eq!(used(&app), 0);
    js(r#"localStorage.setItem("theirs", "🌻".repeat(1000) + "é")"#);
    assert_eq!(used(&app), 6 + 2001);
}

fn fill() {
    js(r#"{ let size = 8 * 1024 * 1024, n = 0;
            while (size >= 1) { try { localStorage.setItem("filler" + n, "x".repeat(size)); n += 1 } catch { size = Math.floor(size / 2) } } }"#);
}

#[wasm_bindgen_test]
fn a_full_store_says_so_and_stays_as_it_is() {
    let mut app = App::fresh();
    app.write(&member(1), "name", "Ana");
    fill();
    let room = app.store.room().unwrap();
    assert!(room.is_short(), "{room:?}");
    console_log!("room in this browser: {} characters", room.used);
    let (stored, copy) = (dump(), app.copy.clone());

    let edits = [Edit::new(&member(1), "name", "A."), Edit::new(&member(2), "name", "Bilal")];
    let error = app.execute(&edits).unwrap_err();
    assert!(matches!(error, StoreError::Full { needed } if needed > 100), "{error:?}");
    let error = app.store.import(&mut app.copy, &their_copy(300)).unwrap_err();
    assert!(matches!(error, StoreError::Full { needed } if needed > 30_000), "{error:?}");
    assert!(dump() == stored && app.copy == copy);

    // It still opens, and once there is room, everything goes on.
    let mut next = App::start();
    assert!(next.store.groups().unwrap().is_empty() == copy.is_empty());
    assert_eq!(next.copy, copy);
    raw().remove_item("filler0").unwrap();
    next.execute(&edits).unwrap();
    next.store.import(&mut next.copy, &their_copy(300)).unwrap();
    assert_eq!(App::start().copy, next.copy);
    raw().clear().unwrap();
}

#[wasm_bindgen_test]
fn a_full_store_at_the_start_is_not_taken_for_a_blocked_one() {
    let mut app = App::fresh();
    app.write(&member(1), "name", "Ana");
    fill();
    assert!(GroupStore::new(Backend::open().0).load(GROUP).unwrap().replica == app.copy);
    raw().clear().unwrap();
}

#[wasm_bindgen_test]
fn erasing_leaves_no_trace() {
    let mut app = App::fresh();
    app.write(&member(1), "name", "Wilhelmina");
    app.write(&member(1), "name", "W.");
    let name = record_key(GROUP, &member(1)).replacen(ROOT, &format!("{ROOT}quarantine/"), 1);
    raw().set_item(&name, "{Wilhelmina").unwrap();
    app.store.erase(&mut app.copy, &[member(1)], &mut app.clock, 5_000, None).unwrap();
    assert!(!format!("{:?}", dump()).contains("Wilhelmina"));
    assert_eq!(App::start().copy, app.copy);
}
