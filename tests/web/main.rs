//! Tests that need a browser: run by `cargo xtask wasm`, in headless Chromium.
#![cfg(target_arch = "wasm32")]

mod bench;
mod blocked;
mod crash;
mod fields;
mod phone;
mod store;
mod tabs;
mod typed;
mod views;

use all_leaders::replica::{Clock, Device, Edit, Key, Replica};
use all_leaders::storage::{Backend, GroupStore};
use uuid::Uuid;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// The group of these tests.
pub const GROUP: Uuid = Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_00aa);

/// The n-th member.
pub fn member(n: u128) -> Key {
    Key::new("member", Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0001_0000 + n))
}

/// Runs a line of JavaScript: stand-ins for what a browser does on a bad day.
pub fn js(code: &str) -> JsValue {
    js_sys::eval(code).unwrap()
}

/// Puts a stand-in in place of something that `owner` has, while `run` runs. A property's descriptor, as JavaScript
/// has it.
pub async fn with_stand_in<T>(owner: &str, name: &str, descriptor: &str, run: impl AsyncFnOnce() -> T) -> T {
    js(&format!("globalThis.real = Object.getOwnPropertyDescriptor({owner}, '{name}')"));
    let stand_in =
        || js(&format!("Object.defineProperty({owner}, '{name}', {{ configurable: true, {descriptor} }})"));
    let put_back =
        || js(&format!("real ? Object.defineProperty({owner}, '{name}', real) : delete {owner}.{name}"));
    // WebKit remembers what it found there the first time that something is put in its place.
    stand_in();
    put_back();
    stand_in();
    let done = run().await;
    put_back();
    done
}

/// The page's own local storage, as another page of this address would see it.
pub fn raw() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// Everything in local storage.
pub fn dump() -> Vec<(String, String)> {
    let raw = raw();
    // A name with half a character in it cannot be asked for from here; it counts with an empty text.
    let names = (0..raw.length().unwrap()).map(|at| raw.key(at).unwrap().unwrap());
    let mut all: Vec<_> =
        names.map(|name| (name.clone(), raw.get_item(&name).unwrap().unwrap_or_default())).collect();
    all.sort();
    all
}

/// Everything in local storage but for what the clock has given.
pub fn kept() -> Vec<(String, String)> {
    dump().into_iter().filter(|(name, _)| name != "allleaders/1/here/clock").collect()
}

/// A start of the app: its store, the group's copy and a clock.
pub struct App {
    pub store: GroupStore<Backend>,
    pub copy: Replica,
    pub clock: Clock,
    pub now: u64,
}

impl App {
    /// The first start ever.
    pub fn fresh() -> Self {
        raw().clear().unwrap();
        Self::start()
    }

    /// A start that finds what earlier ones left.
    pub fn start() -> Self {
        let (place, blocked) = Backend::open();
        assert_eq!(blocked, matches!(place, Backend::Memory(_)));
        let store = GroupStore::new(place);
        let copy = store.load(GROUP).unwrap().replica;
        Self { store, copy, clock: Clock::new(Device(1)), now: 1_000 }
    }

    pub fn write(&mut self, key: &Key, field: &str, value: &str) {
        self.execute(&[Edit::new(key, field, value)]).unwrap();
    }

    pub fn execute(
        &mut self,
        edits: &[Edit],
    ) -> Result<all_leaders::storage::CommandOutcome, all_leaders::storage::StoreError> {
        self.now += 1;
        self.store.execute(&mut self.copy, edits, &mut self.clock, self.now)
    }
}

/// A copy as another phone would send it.
pub fn their_copy(members: u128) -> Replica {
    let mut copy = Replica::new(GROUP);
    let mut clock = Clock::new(Device(0xbb));
    for n in 0..members {
        let edits = [
            Edit::new(&member(n), "name", format!("Ana Übung-Šarić {n}")),
            Edit::new(&member(n), "note", "🌻 …"),
        ];
        copy.write(&edits, &mut clock, 5_000).unwrap();
    }
    copy
}
