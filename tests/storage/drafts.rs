//! Drafts: what is typed and not saved yet outlasts a reload, stays with its form, and goes when it should.

use all_leaders::replica::Clock;
use all_leaders::replica::Device;
use all_leaders::storage::{DraftName, Followed, GroupStore, KeyValue, Memory, StoreError};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{GROUP, Tab, kept, member};

const MARKER: &str = "zebrafinch";

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    what: String,
    note: String,
    size: Option<usize>,
}

fn typed(what: &str, note: &str) -> Typed {
    Typed { what: what.into(), note: note.into(), size: None }
}

fn name() -> DraftName {
    DraftName::new(GROUP, "commitment").of(Uuid::from_u128(7))
}

fn opened(memory: &Memory, name: &DraftName, now: &Typed) -> Option<Typed> {
    // As the next start of the app does.
    GroupStore::new(memory.clone()).drafts().open(name, now).map(|draft| draft.typed)
}

/// As the same page does.
fn here(store: &GroupStore<Memory>, name: &DraftName) -> Option<Typed> {
    store.drafts().open(name, &Typed::default()).map(|draft| draft.typed)
}

#[test]
fn what_is_typed_is_there_after_a_reload_and_not_after_saving() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let begun = typed("Ask about the hall", "");
    let mut last = begun.clone();
    for letters in 1..=MARKER.len() {
        last.note = MARKER[..letters].to_owned();
        store.drafts().keep(&name(), &begun, &last).unwrap();
        assert_eq!(opened(&memory, &name(), &begun), Some(last.clone()), "at every letter");
    }
    assert!(store.drafts().is_begun(&name()));
    let other = DraftName::new(GROUP, "commitment").of(Uuid::from_u128(8));
    assert_eq!(opened(&memory, &other, &begun), None, "another commitment has a draft of its own");
    assert_eq!(opened(&memory, &DraftName::new(GROUP, "need"), &begun), None);
    store.drafts().forget(&name()).unwrap();
    assert_eq!(opened(&memory, &name(), &begun), None);
    assert!(memory.dump().is_empty());
}

#[test]
fn what_is_as_it_was_is_no_draft() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let begun = typed("Hall", "");
    store.drafts().keep(&name(), &begun, &typed("Halls", "")).unwrap();
    store.drafts().keep(&name(), &begun, &begun).unwrap();
    assert!(memory.dump().is_empty(), "typed and taken back");
    store.drafts().keep(&name(), &begun, &typed("Room", "")).unwrap();
    assert_eq!(opened(&memory, &name(), &typed("Room", "")), None, "it stands there by now");
}

#[test]
fn where_the_record_has_changed_what_was_not_touched_is_as_it_stands_now() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    store.drafts().keep(&name(), &typed("Hall", "by phone"), &typed("Hall", "by letter")).unwrap();
    let now = Typed { size: Some(2), ..typed("Library", "by post") };
    assert_eq!(
        opened(&memory, &name(), &now),
        Some(Typed { size: Some(2), ..typed("Library", "by letter") }),
        "the words that were typed stay; nobody's other field is put back"
    );
    let again = GroupStore::new(memory.clone()).drafts().open(&name(), &now).unwrap();
    assert_eq!(
        again.base,
        Typed { size: Some(2), ..typed("Library", "by phone") },
        "who writes is told of the note"
    );
    store.drafts().keep(&name(), &again.base, &again.typed).unwrap();
    let later = typed("Barn", "by post");
    assert_eq!(opened(&memory, &name(), &later), Some(typed("Barn", "by letter")), "and once more");
}

#[test]
fn what_cannot_be_read_any_more_leaves_the_other_words() {
    let memory = Memory::new();
    let key = format!("allleaders/1/here/{GROUP}/draft/commitment/{}", Uuid::from_u128(7));
    let newer =
        format!(r#"{{"begun":{{"what":""}},"typed":{{"what":"{MARKER}","size":"large","colour":3}}}}"#);
    memory.set(&key, &newer).unwrap();
    assert_eq!(opened(&memory, &name(), &Typed::default()), Some(typed(MARKER, "")));
    for broken in ["", "{", "[1]", "null", "\u{202e}", "{\"begun\":1}"] {
        memory.set(&key, broken).unwrap();
        assert_eq!(opened(&memory, &name(), &Typed::default()), None, "{broken}");
    }
}

#[test]
fn a_full_store_does_not_break_typing_and_the_words_last_as_long_as_the_page() {
    let memory = Memory::with_capacity(0);
    let store = GroupStore::new(memory.clone());
    let begun = Typed::default();
    let full = store.drafts().keep(&name(), &begun, &typed(MARKER, ""));
    assert!(matches!(full, Err(StoreError::Full { .. })));
    assert_eq!(here(&store, &name()), Some(typed(MARKER, "")), "left and come back to");
    assert_eq!(opened(&memory, &name(), &begun), None, "nothing is pretended: a reload loses it");
    memory.set_capacity(None);
    store.drafts().keep(&name(), &begun, &typed(MARKER, "more")).unwrap();
    assert_eq!(opened(&memory, &name(), &begun), Some(typed(MARKER, "more")), "with room it is kept");
    memory.set_capacity(Some(0));
    store.drafts().keep(&name(), &begun, &typed("", &MARKER.repeat(99))).unwrap_err();
    store.drafts().forget(&name()).unwrap();
    assert_eq!(store.drafts().open(&name(), &begun), None, "saved");
    assert!(memory.dump().is_empty());
}

#[test]
fn a_draft_takes_no_more_than_its_share_of_the_room() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let begun = Typed::default();
    let minutes = typed("", &"Ana will ask. ".repeat(20_000));
    store.drafts().keep(&name(), &begun, &minutes).unwrap();
    assert_eq!(opened(&memory, &name(), &begun), Some(minutes));
    let more = typed("", &"x".repeat(300_001));
    store.drafts().keep(&name(), &begun, &more).unwrap_err();
    assert_eq!(here(&store, &name()), Some(more));
}

#[test]
fn drafts_go_with_their_group_and_with_an_erased_record() {
    let memory = Memory::new();
    let mut tab = Tab::open(&memory, 1);
    let (ana, ben) = (member(1), member(2));
    tab.write(&ana, "name", "Ana");
    tab.write(&ben, "name", "Ben");
    let begun = Typed::default();
    let of = |id| DraftName::new(GROUP, "person").of(id);
    let both = DraftName::new(GROUP, "round").of(ben.id).of(ana.id);
    let free = DraftName::new(GROUP, "need");
    for name in [&of(ana.id), &of(ben.id), &both, &free] {
        tab.store.drafts().keep(name, &begun, &typed(MARKER, "")).unwrap();
    }
    let mut clock = Clock::new(Device(1));
    tab.store.erase(&mut tab.copy, std::slice::from_ref(&ana), &mut clock, 9_000, None).unwrap();
    assert_eq!(tab.store.drafts().open(&of(ana.id), &begun), None, "other words for one who was erased");
    assert_eq!(tab.store.drafts().open(&both, &begun), None);
    assert!(tab.store.drafts().is_begun(&of(ben.id)) && tab.store.drafts().is_begun(&free));

    let phone = DraftName::of_phone("start-group");
    tab.store.drafts().keep(&phone, &begun, &typed(MARKER, "")).unwrap();
    let elsewhere = DraftName::new(Uuid::from_u128(9), "need");
    tab.store.drafts().keep(&elsewhere, &begun, &typed(MARKER, "")).unwrap();
    memory.set_capacity(Some(0));
    let late = DraftName::new(GROUP, "late");
    tab.store.drafts().keep(&late, &begun, &typed(MARKER, "")).unwrap_err();
    tab.store.remove_group(GROUP).unwrap();
    assert_eq!(tab.store.drafts().open(&late, &begun), None);
    let names: Vec<String> = kept(&memory).into_keys().collect();
    assert!(!names.iter().any(|name| name.contains(&GROUP.to_string())), "{names:?}");
    assert_eq!(names.len(), 2, "another group's and the phone's own stay");
}

#[test]
fn what_one_writes_to_oneself_rests_with_the_reflections() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let name = DraftName::private(GROUP, "reflection");
    let begun = Typed::default();
    store.drafts().keep(&name, &begun, &typed(MARKER, "")).unwrap();
    assert_eq!(opened(&memory, &name, &begun), Some(typed(MARKER, "")));
    assert!(memory.keys("allleaders/").unwrap().is_empty());
    assert!(!store.raw_data().unwrap().contains(MARKER));
    assert!(store.reflections().all(GROUP).is_empty(), "it is none yet");
    store.erase_reflections(GROUP).unwrap();
    assert!(memory.dump().is_empty(), "gone with all of it");
    memory.set_capacity(Some(0));
    store.drafts().keep(&name, &begun, &typed(MARKER, "")).unwrap_err();
    store.erase_reflections(GROUP).unwrap();
    assert_eq!(store.drafts().open(&name, &begun), None);
    memory.set_capacity(None);
    store.drafts().keep(&name, &begun, &typed(MARKER, "")).unwrap();
    store.remove_group(GROUP).unwrap();
    assert!(memory.dump().is_empty(), "and with the group");
}

#[test]
fn another_tab_is_not_woken_by_every_letter() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    store.drafts().keep(&name(), &Typed::default(), &typed("x", "")).unwrap();
    store.drafts().keep(&DraftName::of_phone("start"), &Typed::default(), &typed("x", "")).unwrap();
    for (name, text) in memory.dump() {
        assert_eq!(Followed::of(Some(&name), Some(&text)), Followed::Nothing, "{name}");
    }
    store.device_settings().set_ui_state_of(GROUP, "x", Some("1")).unwrap();
    assert_eq!(Followed::of(Some("allleaders/1/here/note/x"), Some("1")), Followed::Here);
}
