//! What is only this phone's, and the room there is.

use all_leaders::group::{Command, CommandContext, Group, MeetingId, MemberId, News};
use all_leaders::replica::{Clock, Device, Edit, Key, Replica};
use all_leaders::storage::{
    Direction, ExportMethod, GroupStore, KeyValue, LastExport, Memory, ROOT, Room, SeatLayout, StoreError,
    Theme, WaitingFile,
};
use uuid::Uuid;

use super::GROUP;

#[test]
fn the_phone_has_one_number() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    assert_eq!(store.device_settings().device(0xfeed), Device(0xfeed));
    assert_eq!(GroupStore::new(memory.clone()).device_settings().device(1), Device(0xfeed));
    memory.set(&format!("{ROOT}here/device"), "12").unwrap();
    assert_eq!(store.device_settings().device(2), Device(2));
    // Where nothing can be kept, the app runs all the same.
    let full = Memory::with_capacity(0);
    assert_eq!(GroupStore::new(full).device_settings().device(3), Device(3));
}

#[test]
fn a_kept_passphrase_goes_with_the_group_and_out_with_nothing() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    store.device_settings().set_passphrase(GROUP, Some("kettle boils at eight")).unwrap();
    store.device_settings().set_theme(Some(Theme::Dark)).unwrap();
    assert_eq!(store.device_settings().passphrase(GROUP).as_deref(), Some("kettle boils at eight"));
    let raw = store.raw_data().unwrap();
    assert!(raw.contains("dark") && !raw.contains("kettle") && !raw.contains("passphrase"), "{raw}");
    store.remove_group(GROUP).unwrap();
    assert_eq!(store.device_settings().passphrase(GROUP), None);
    store.device_settings().set_passphrase(GROUP, Some("kettle boils at eight")).unwrap();
    store.device_settings().set_passphrase(GROUP, None).unwrap();
    assert!(memory.get(&format!("{ROOT}here/{GROUP}/passphrase")).unwrap().is_none());
}

#[test]
fn preferences_come_back_and_broken_ones_count_as_none() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let here = store.device_settings();
    let passed = LastExport { at: 1_793_700_000_000, how: ExportMethod::Shared };
    here.set_current_group(Some(GROUP)).unwrap();
    let news = [News::Group, News::Gone(Key::new("check_in", GROUP))];
    here.set_news(GROUP, &news).unwrap();
    here.set_last_export(GROUP, &passed).unwrap();
    here.set_theme(Some(Theme::Dark)).unwrap();
    here.set_direction(Some(Direction::RightToLeft)).unwrap();
    here.set_ui_state_of(GROUP, "installed", Some("later")).unwrap();
    assert_eq!(here.current_group(), Some(GROUP));
    assert_eq!(here.news(GROUP), news);
    assert_eq!(here.last_export(GROUP), Some(passed));
    assert_eq!(here.theme(), Some(Theme::Dark));
    assert_eq!(here.direction(), Some(Direction::RightToLeft));
    assert_eq!(here.ui_state_of(GROUP, "installed").as_deref(), Some("later"));
    assert!(memory.get(&format!("{ROOT}here/{GROUP}/passed")).unwrap().is_some());
    // It is no group.
    assert!(store.groups().unwrap().is_empty());

    // Earlier versions kept these texts as they are.
    let old = [
        ("device", "000000000000feed"),
        ("group", &GROUP.to_string()),
        ("theme", "light"),
        ("direction", "ltr"),
        (&format!("{GROUP}/note/until"), "2026-11-26"),
    ];
    for (name, text) in old {
        memory.set(&format!("{ROOT}here/{name}"), text).unwrap();
    }
    assert_eq!((here.device(1), here.current_group()), (Device(0xfeed), Some(GROUP)));
    assert_eq!((here.theme(), here.direction()), (Some(Theme::Light), Some(Direction::LeftToRight)));
    assert_eq!(here.ui_state_of(GROUP, "until").as_deref(), Some("2026-11-26"));

    for name in memory.dump().into_keys() {
        memory.set(&name, "\u{202e}2026-13-99 purple").unwrap();
    }
    assert_eq!(here.current_group(), None);
    assert_eq!(here.last_export(GROUP), None);
    assert_eq!(here.theme(), None);
    assert_eq!(here.direction(), None);
    here.set_theme(None).unwrap();
    assert_eq!(here.seat_layout(), None, "nobody chose");
    for layout in [SeatLayout::Rows, SeatLayout::Circle] {
        here.set_seat_layout(layout).unwrap();
        assert_eq!(here.seat_layout(), Some(layout));
    }
    assert_eq!(memory.get(&format!("{ROOT}here/theme")).unwrap(), None);
}

#[test]
fn room_is_told_early() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    assert_eq!(store.room().unwrap(), Room { used: 0, planned: 2_500_000 });
    // Everything on this address counts, in UTF-16 units.
    memory.set("theirs", &"🌻".repeat(999_990)).unwrap();
    let room = store.room().unwrap();
    assert_eq!(room.used, 6 + 2 * 999_990);
    assert!(!room.is_short());
    memory.set("more", "0123456789").unwrap();
    assert!(store.room().unwrap().is_short());
    assert!(store.room().unwrap().share() >= 0.8);
}

#[test]
fn files_that_wait_outlast_a_reload_and_take_room_from_nothing_else() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let file = |name: &str, text: String| WaitingFile { name: name.to_owned(), text };
    let files = [file("a.json", "{\"Ü\": \"…\"}".into()), file("", "{}".into()), file("", "{}".into())];
    let ids: Vec<_> =
        files.iter().map(|file| store.device_settings().keep_waiting_file(file).unwrap()).collect();

    let next = GroupStore::new(memory.clone());
    assert_eq!(next.device_settings().waiting_files().unwrap(), ids);
    assert!(ids.iter().map(|id| next.device_settings().waiting_file(id).unwrap()).eq(files));
    // They are the phone's, not a group's, and what cannot be read does no harm.
    assert_eq!(next.groups().unwrap(), []);
    memory.set(&format!("{ROOT}here/waiting-file/00000009-later"), "[7]").unwrap();
    let all = next.device_settings().waiting_files().unwrap();
    assert_eq!((all.len(), next.device_settings().waiting_file(&all[3])), (4, None));
    all.iter().for_each(|id| next.device_settings().forget_waiting_file(id).unwrap());
    assert_eq!(memory.dump().len(), 0);

    // What people write has the last fifth of the room.
    let long = "x".repeat(1_990_000);
    assert!(next.device_settings().keep_waiting_file(&file("long.json", long)).is_ok());
    let refused = next.device_settings().keep_waiting_file(&file("b.json", "y".repeat(20_000)));
    assert!(matches!(refused, Err(StoreError::Full { .. })));
    assert_eq!(memory.dump().len(), 1);
}

#[test]
fn a_store_that_cannot_be_reached_is_an_error_and_no_empty_group() {
    let memory = Memory::new();
    memory.crash_after(0);
    let store = GroupStore::new(memory);
    assert!(matches!(store.load(GROUP), Err(StoreError::Other(_))));
    assert!(store.groups().is_err());
    assert!(store.room().is_err());
    assert!(store.raw_data().is_err());
    assert_eq!(store.device_settings().current_group(), None);
}

#[test]
fn answers_that_were_kept_on_this_phone_alone_go_into_the_group_once() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let (here, id) = (store.device_settings(), |n: u128| Uuid::from_u128(n));
    let mut replica = Replica::new(GROUP);
    let mut clock = Clock::new(Device(1));
    for (n, name) in [(1, "Ana"), (2, "Ana B"), (3, "Ana Bird")] {
        replica.write(&[Edit::new(&MemberId(id(n)).key(), "name", name)], &mut clock, 1).unwrap();
    }
    for n in [5, 6] {
        replica.write(&[Edit::new(&MeetingId(id(n)).key(), "began", "2026-11-23")], &mut clock, 1).unwrap();
    }
    // As earlier versions wrote them; one of those people is not here any more.
    here.set_ui_state_of(
        GROUP,
        "two-people",
        Some(&format!("{} {}\n{} {}\nbroken", id(1), id(2), id(1), id(9))),
    )
    .unwrap();
    here.set_ui_state_of(GROUP, "meetings-apart", Some(&format!("{}+{} ", id(5), id(6)))).unwrap();
    let group = Group::read(&replica);
    assert_eq!(group.look_alikes().len(), 3);
    let commands = here.answers_for(&group);
    assert_eq!(commands.len(), 2, "{commands:?}");
    let mut fresh = || Uuid::nil();
    let today = all_leaders::group::day::from_text("2026-11-23").unwrap();
    let mut context = CommandContext { me: None, device: Device(1), today, meeting: None, fresh: &mut fresh };
    let edits = group.changes(&Command::Batch(commands), &mut context).edits;
    replica.write(&edits, &mut clock, 2).unwrap();
    let group = Group::read(&replica);
    assert!(group.are_different(MemberId(id(1)), MemberId(id(2))));
    assert!(group.are_different_meetings(MeetingId(id(5)), MeetingId(id(6))));
    assert_eq!(here.answers_for(&group), [], "what the group says is not said again");
    here.forget_answers(GROUP).unwrap();
    assert_eq!(here.ui_state_of(GROUP, "two-people"), None);
    assert_eq!(here.ui_state_of(GROUP, "meetings-apart"), None);
}

#[test]
fn the_names_of_groups_are_shown_without_what_is_not_seen() {
    let memory = Memory::new();
    let store = GroupStore::new(memory);
    let mut replica = Replica::new(GROUP);
    let edit = Edit::new(&Group::read(&replica).key(), "name", "River\u{202e}side\u{200b}");
    store.execute(&mut replica, &[edit], &mut Clock::new(Device(1)), 1).unwrap();
    assert_eq!(store.groups().unwrap()[0].name, "Riverside");
}

#[test]
fn the_day_that_an_earlier_version_kept_is_read_until_it_is_passed_on_again() {
    let memory = Memory::new();
    let store = GroupStore::new(memory.clone());
    let old = format!("allleaders/1/here/{GROUP}/saved");
    memory.set(&old, "2026-11-03").unwrap();
    // Noon of 3 November 2026, UTC.
    assert_eq!(
        store.device_settings().last_export(GROUP),
        Some(LastExport { at: 1_793_707_200_000, how: ExportMethod::File })
    );
    store
        .device_settings()
        .set_last_export(GROUP, &LastExport { at: 1_800_000_000_000, how: ExportMethod::Shared })
        .unwrap();
    assert_eq!(store.device_settings().last_export(GROUP).unwrap().how, ExportMethod::Shared);
    assert!(!memory.dump().contains_key(&old));
}
