//! Two tabs: a frame of the same origin gives the same `storage` events as a tab.

use std::cell::RefCell;
use std::rc::Rc;

use all_leaders::browser::storage_events;
use all_leaders::replica::{Clock, Device, Edit, Key};
use all_leaders::storage::{Followed, GroupStore, KeyValue, StoreError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{App, GROUP, js, member, their_copy};

/// The other tab's local storage.
struct Frame(web_sys::Storage);

impl Frame {
    fn open() -> Self {
        Self(
            js(r#"{ const frame = document.createElement("iframe"); document.body.append(frame);
                     frame.contentWindow.localStorage }"#)
            .unchecked_into(),
        )
    }
}

fn plain<T>(result: Result<T, JsValue>) -> Result<T, StoreError> {
    result.map_err(|error| StoreError::Other(format!("{error:?}")))
}

impl KeyValue for Frame {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        plain(self.0.get_item(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        plain(self.0.set_item(key, value))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        plain(self.0.remove_item(key))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let length = plain(self.0.length())?;
        let names = (0..length).filter_map(|at| self.0.key(at).ok().flatten());
        Ok(names.filter(|name| name.starts_with(prefix)).collect())
    }
}

/// What was heard, once the last of it is this: the browser hands out its events when it has time.
async fn heard(ears: &RefCell<Vec<Followed>>, last: impl Fn(&Followed) -> bool) -> Vec<Followed> {
    for _ in 0..200 {
        if ears.borrow().last().is_some_and(&last) {
            break;
        }
        let promise = js("new Promise((done) => setTimeout(done, 50))");
        JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await.unwrap();
    }
    let all = ears.take();
    assert!(all.last().is_some_and(last), "{all:?}");
    all
}

#[wasm_bindgen_test]
async fn tabs_follow_each_other_and_never_undo_each_other() {
    let mut app = App::fresh();
    app.write(&member(1), "name", "Ana");

    // The other tab starts, and writes another field of the same record.
    let other = GroupStore::new(Frame::open());
    let mut others = other.load(GROUP).unwrap().replica;
    assert_eq!(others, app.copy);
    let seen: Rc<RefCell<Vec<Followed>>> = Rc::default();
    let ears = Rc::clone(&seen);
    storage_events::listen(move |name, text| {
        ears.borrow_mut().push(Followed::of(name.as_deref(), text.as_deref()));
    });
    let mut clock = Clock::new(Device(1));
    let write = |key: &Key, field: &str, value: &str| Edit::new(key, field, value);
    other.execute(&mut others, &[write(&member(1), "pronouns", "she")], &mut clock, 9_000).unwrap();

    // This tab has not heard of it yet, and writes: both stay.
    app.write(&member(1), "note", "stairs are hard");
    let record = app.store.load(GROUP).unwrap().replica.record(&member(1)).unwrap().clone();
    assert_eq!(record.text("pronouns"), Some("she"));
    assert_eq!(record.text("note"), Some("stairs are hard"));

    // It hears of a new record, and shows it.
    other.execute(&mut others, &[write(&member(2), "name", "Bilal")], &mut clock, 9_100).unwrap();
    let bilal = |event: &Followed| matches!(event, Followed::Record { key, .. } if *key == member(2));
    let events = heard(&seen, bilal).await;
    for event in &events {
        match event {
            Followed::Record { group, key, record } => {
                assert_eq!(*group, GROUP);
                app.store.follow_record(&mut app.copy, key, record, &mut app.clock).unwrap();
            }
            // What the other tab has given comes first.
            Followed::Stamped => app.store.device_settings().observe_given(&mut app.clock),
            _ => panic!("{event:?}"),
        }
    }
    let stamped = events.iter().filter(|event| **event == Followed::Stamped).count();
    assert_eq!((stamped, events.len()), (2, 4));
    assert_eq!(app.copy, app.store.load(GROUP).unwrap().replica);
    assert_eq!(app.copy.len(), 2);

    // Both act in one moment, again and again, and no event has arrived: no two commands get one timestamp.
    let mut given = Vec::new();
    for n in 0..10 {
        app.now = 9_199;
        app.write(&member(n), "note", &format!("here {n}"));
        given.push(app.copy.record(&member(n)).unwrap().cell("note").unwrap().timestamp);
        let edit = write(&member(10 + n), "note", "there");
        given.push(other.execute(&mut others, &[edit], &mut clock, 9_200).unwrap().written.timestamp);
    }
    given.sort();
    given.dedup();
    assert_eq!(given.len(), 20);
    heard(&seen, |event| matches!(event, Followed::Record { key, .. } if *key == member(19))).await;
    app.copy = app.store.load(GROUP).unwrap().replica;
    assert_eq!(app.copy.len(), 20);

    // An import there means: read everything again here. So does its undoing.
    let undo = other.import(&mut others, &their_copy(40)).unwrap().into_undo();
    heard(&seen, |event| *event == Followed::Reload(GROUP)).await;
    app.copy = app.store.load(GROUP).unwrap().replica;
    assert_eq!(app.copy.len(), 40);
    other.undo_import(&mut others, &undo).unwrap();
    heard(&seen, |event| *event == Followed::Reload(GROUP)).await;
    assert_eq!(app.store.load(GROUP).unwrap().replica.len(), 20);

    other.remove_group(GROUP).unwrap();
    let mark_gone = |event: &Followed| *event == Followed::Nothing;
    assert!(heard(&seen, mark_gone).await.contains(&Followed::Removed(GROUP)));
    js("document.querySelector('iframe').remove()");
}
