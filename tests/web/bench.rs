//! How long a start takes. The times are printed; the bounds here only catch what is out of all proportion.

use all_leaders::replica::{Clock, Device, Edit, Key, Replica};
use all_leaders::storage::Import;
use uuid::Uuid;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::{App, GROUP, js, member, raw};

fn now() -> f64 {
    js("performance.now()").as_f64().unwrap()
}

/// 50 members, 500 commitments, 5,000 check-ins, as an old group has them.
fn an_old_group() -> Replica {
    let mut copy = Replica::new(GROUP);
    let mut clock = Clock::new(Device(0xbb));
    let id = |n: u128| Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0100_0000 + n);
    for n in 0..50 {
        let edits =
            [Edit::new(&member(n), "name", format!("Member {n}")), Edit::new(&member(n), "pronouns", "they")];
        copy.write(&edits, &mut clock, 1_700_000_000_000).unwrap();
    }
    for n in 0..500 {
        let key = Key::new("commitment", id(n));
        let edits = [
            Edit::new(&key, "what", format!("Ask the neighbours about the hall and the key, number {n}")),
            Edit::new(&key, "day", "2026-11-26"),
            Edit::new(&key, format!("holder/{}", member(n % 50).id), true),
            Edit::new(&key, "noted_by", member(1).id.to_string()),
        ];
        copy.write(&edits, &mut clock, 1_700_000_100_000).unwrap();
        copy.write(&[Edit::new(&key, "day", "2026-12-03")], &mut clock, 1_700_000_200_000).unwrap();
    }
    for n in 0..5_000 {
        let key = Key::new("check-in", id(10_000 + n));
        let edits = [
            Edit::new(&key, "commitment", id(n % 500).to_string()),
            Edit::new(&key, "by", member(n % 50).id.to_string()),
            Edit::new(&key, "state", "moving"),
            Edit::new(&key, "word", "Two of them said yes, the third will tell us on Thursday."),
            Edit::new(&key, "on", "2026-11-20"),
        ];
        copy.write(&edits, &mut clock, 1_700_000_300_000).unwrap();
    }
    copy
}

#[wasm_bindgen_test]
fn a_start_with_5550_records() {
    let mut app = App::fresh();
    let theirs = an_old_group();
    let mut import = Import::new(&theirs);
    let (start, mut longest) = (now(), 0.0_f64);
    loop {
        let step = now();
        let done = import.step(&app.store, &mut app.copy).unwrap().is_done();
        longest = longest.max(now() - step);
        if done {
            break;
        }
    }
    let imported = now() - start;

    let mut loads = Vec::new();
    for _ in 0..7 {
        let start = now();
        assert_eq!(app.store.load(GROUP).unwrap().replica.len(), 5_550);
        loads.push(now() - start);
    }
    loads.sort_by(f64::total_cmp);
    let timed = |work: &mut dyn FnMut()| {
        let start = now();
        work();
        now() - start
    };
    let groups = timed(&mut || drop(app.store.groups().unwrap()));
    let room = timed(&mut || assert!(app.store.room().unwrap().used > 0));
    let names = timed(&mut || {
        drop(all_leaders::storage::KeyValue::keys(
            &all_leaders::storage::Browser::open().unwrap(),
            "allleaders/1/",
        ))
    });
    let mut clock = Clock::new(Device(1));
    let act = timed(&mut || {
        let edit = Edit::new(&member(3), "note", "stairs are hard");
        app.store.execute(&mut app.copy, &[edit], &mut clock, 1_700_000_400_000).unwrap();
    });
    let used = app.store.room().unwrap().used;
    console_log!(
        "5,550 records, {used} characters: load {:.0} ms (median of 7, first {:.0}, last {:.0}), list groups {groups:.0} ms, \
             room {room:.0} ms, names {names:.0} ms, one act {act:.1} ms, import {imported:.0} ms (longest step {longest:.0} ms)",
        loads[3],
        loads[0],
        loads[6]
    );
    assert!(loads[3] < 5_000.0);
    raw().clear().unwrap();
}
