//! What is not seen but turns or hides what is seen stays in the records and comes to no screen, wherever it stands.

use all_leaders::group::{Group, RecordKind};
use all_leaders::replica::{Clock, Device, Edit, Key, Replica};
use all_leaders::text::news::bidi_isolate;
use uuid::Uuid;

use super::phone::GROUP;

const HOSTILE: &str = "A\u{202e}b\u{200b}\u{2066}c\u{feff}";

#[test]
fn unseen_characters_of_any_field_come_to_no_screen() {
    let id = |n: u128| Uuid::from_u128(n);
    let role = format!("role/{HOSTILE}/{}", id(1));
    let fields: &[(RecordKind, &[&str])] = &[
        (RecordKind::Member, &["name", "pronouns", "note"]),
        (RecordKind::Commitment, &["what", "note"]),
        (RecordKind::CheckIn, &["word"]),
        (RecordKind::Answer, &["word"]),
        (RecordKind::Need, &["what", "why", "first_step"]),
        (RecordKind::Invitation, &["word", "into", "learn"]),
        (RecordKind::Notice, &["strength", "word"]),
        (RecordKind::Appreciation, &["form", "word"]),
        (RecordKind::Agreement, &["what"]),
        (RecordKind::Question, &["what"]),
        (RecordKind::Reply, &["word"]),
        (RecordKind::Meeting, &["title", "place"]),
        (RecordKind::AgendaItem, &["what"]),
        (RecordKind::Note, &["what", "why", "concerns"]),
    ];
    let mut replica = Replica::new(GROUP);
    let mut clock = Clock::new(Device(1));
    for (number, (kind, names)) in (1..).zip(fields) {
        let key = Key::new(*kind, id(number));
        let edits: Vec<Edit> = names.iter().map(|name| Edit::new(&key, *name, HOSTILE)).collect();
        replica.write(&edits, &mut clock, 1).unwrap();
    }
    let group = Key::new(RecordKind::Group, GROUP);
    let meeting = Key::new(RecordKind::Meeting, id(12));
    replica
        .write(
            &[
                Edit::new(&group, "name", HOSTILE),
                Edit::new(&group, "purpose", HOSTILE),
                Edit::new(&group, format!("form/{HOSTILE}"), true),
                Edit::new(&group, format!("role/{HOSTILE}"), "visible"),
                Edit::new(&group, "strength/cooking", HOSTILE),
                Edit::new(&meeting, role, "hold"),
                Edit::new(&Key::new(RecordKind::Member, id(1)), format!("rather_not/{HOSTILE}"), true),
            ],
            &mut clock,
            2,
        )
        .unwrap();
    let group = Group::read(&replica);
    assert_eq!(group.meetings().len(), 1);
    let shown = format!("{group:?}");
    assert!(shown.contains("\"Abc\""));
    for unseen in ["202e", "200b", "2066", "feff"] {
        let at = shown.find(&format!("\\u{{{unseen}}}"));
        assert!(at.is_none(), "{}", at.map_or("", |at| &shown[at.saturating_sub(120)..at + 20]));
    }
    // And none in a sentence, whoever puts it there.
    assert_eq!(bidi_isolate(HOSTILE), "Abc");
    assert_eq!(bidi_isolate(&bidi_isolate("محمد")), "\u{2068}\u{2068}محمد\u{2069}\u{2069}");
}
