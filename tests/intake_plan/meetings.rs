//! Minutes and agendas become meetings, with who was there and what was decided.

use super::*;
use all_leaders::group::{MeetingCommand, MeetingId, MeetingWords, NoteCommand, NoteKind, NoteWords};

#[test]
fn a_head_becomes_a_meeting_with_who_hosted_noted_and_was_there() {
    let mut phone = Phone::with_ana();
    let mut draft = phone.draft(HEAD, None);
    for person in draft.people.iter_mut().filter(|person| person.name != "Cem") {
        person.answer = NameAnswer::New;
    }
    let built = phone.bring_in_draft(&draft);
    assert_eq!(built.held, [Some(Outcome::New)]);
    let group = &phone.group;
    let meeting = group.meetings()[0];
    assert_eq!((meeting.day(), meeting.is_over()), (Some(on("2024-02-15")), true));
    let named = |name: &str| group.members().find(|member| member.name == name).unwrap().id;
    assert_eq!(group.role_turns(meeting, "facilitator")[0].0, named("Ana"));
    assert_eq!(group.role_turns(meeting, "note-taker")[0].0, named("Ben"));
    // Ben took the notes, so he was there whatever another line says.
    let here = ["Ana", "Ben", "Dora"].map(|name| group.is_here(meeting, named(name)));
    assert_eq!(here, [Some(true), Some(true), Some(false)]);
    assert_eq!(group.notes_of(meeting.id).next().unwrap().words.what, "Present: Cem");
    // Once more, and with Cem: only what is new.
    let mut draft = phone.draft(HEAD, None);
    assert_eq!(draft.build(&phone.group, &WORDS, &mut Uuid::nil).held, [Some(Outcome::Known)]);
    draft.people[0].answer = NameAnswer::New;
    assert_eq!(phone.bring_in_draft(&draft).held, [Some(Outcome::Adds)]);
    assert_eq!((phone.group.meetings().len(), phone.group.here(phone.group.meetings()[0]).len()), (1, 3));
}

#[test]
fn what_somebody_wrote_into_the_minutes_note_stays_when_they_are_brought_in_again() {
    let mut phone = Phone::with_ana();
    phone.bring_in("# Meeting, 2024-02-15\n- Present: everyone\n");
    let note = phone.group.notes().next().unwrap();
    let (id, line) = (note.id, note.words.what.clone());
    let words = NoteWords { what: [&line, "\nIt was warm."].concat(), ..note.words.clone() };
    phone.execute(Command::Batch(vec![Command::Note(NoteCommand::Edit { id, words })]));
    phone.bring_in("# Meeting, 2024-02-15\n- Present: everyone\n");
    assert_eq!(phone.group.note(id).unwrap().words.what, [&line, "\nIt was warm."].concat());
    phone.bring_in("# Meeting, 2024-02-15\n- Attendees: all members\n");
    assert_eq!(
        phone.group.note(id).unwrap().words.what,
        [&line, "\nIt was warm.\nAttendees: all members"].concat()
    );
}

#[test]
fn a_head_that_is_left_out_leaves_its_lines_without_a_meeting() {
    let mut phone = Phone::with_ana();
    let mut draft = phone.draft(&[HEAD, "- [ ] Ana: buy paint"].concat(), None);
    draft.held[0].taken = false;
    assert_eq!(phone.bring_in_draft(&draft).held, [None]);
    assert!(phone.group.meetings().is_empty());
    assert!(phone.group.commitments().all(|one| one.meeting.is_none()));
}

#[test]
fn the_meeting_that_was_planned_for_the_day_is_meant() {
    let mut phone = Phone::with_ana();
    let id = MeetingId(Uuid::from_u128(3 << 90));
    let plan = |id, title: &str| {
        let words =
            MeetingWords { title: title.into(), day: Some(on("2024-02-15")), ..MeetingWords::default() };
        Command::Meeting(MeetingCommand::Plan { id, words, follows: None })
    };
    phone.execute(Command::Batch(vec![plan(id, "Circle")]));
    phone.bring_in(HEAD);
    assert_eq!(phone.group.meetings().len(), 1);
    assert!(phone.group.meeting(id).unwrap().is_over());
    // Of two of one day the title tells; and what came with other minutes was another meeting.
    phone.execute(Command::Batch(vec![plan(MeetingId(Uuid::from_u128(4 << 90)), "Garden")]));
    phone.bring_in(HEAD);
    assert_eq!(phone.group.meetings().len(), 3);
    phone.bring_in(HEAD);
    phone.bring_in("# Garden, 2024-02-15\n- Host: Ana\n");
    assert_eq!(phone.group.meetings().len(), 3);
}

#[test]
fn an_agenda_of_a_day_to_come_is_planned_and_not_held() {
    let mut phone = Phone::with_ana();
    phone.bring_in("# Weekly meeting, 2026-12-03\n- Host: Ana\n");
    let meeting = phone.group.meetings()[0];
    assert_eq!((meeting.began, meeting.day()), (None, Some(on("2026-12-03"))));
}

#[test]
fn an_agenda_of_today_is_planned_and_minutes_of_today_were_held() {
    let began = |text: &str| {
        let mut phone = Phone::with_ana();
        phone.bring_in(text);
        let meeting = phone.group.meetings()[0];
        assert_eq!(meeting.day(), Some(on("2026-11-23")), "{text}");
        meeting.began
    };
    for agenda in [
        "# Weekly meeting, 2026-11-23\n- Host: Ana\n",
        "# Weekly meeting, 2026-11-23\nHost: Ana\n\n## Agenda\n- Budget\n- Ana: report from the council\n",
        "# Weekly meeting, 2026-11-23\n\n- Budget\n- Summer party\n",
    ] {
        assert_eq!(began(agenda), None, "{agenda}");
    }
    for minutes in [
        "# Weekly meeting, 2026-11-23\n- Present: Ana\n",
        "# Weekly meeting, 2026-11-23\n- Present: everyone\n",
        "# Weekly meeting, 2026-11-23\n- [ ] Ana: sweep\n",
        "# Weekly meeting, 2026-11-23\n- [x] Sweep\n",
        "# Weekly meeting, 2026-11-23\n## Decisions\n- We keep the hall.\n",
        "# Acta de la asamblea, 2026-11-23\n- Budget\n",
    ] {
        assert!(began(minutes).is_some(), "{minutes}");
    }
}

#[test]
fn decisions_become_notes_of_their_meeting_once() {
    let mut phone = Phone::with_ana();
    let text =
        [HEAD, "Decision: open on Sundays, because it is quiet\nMotion to sell the lathe: withdrawn.\n"]
            .concat();
    assert_eq!(phone.bring_in(&text), [Outcome::New]);
    let decided: Vec<(String, String)> = phone
        .group
        .notes()
        .filter(|note| note.words.kind == NoteKind::Decision)
        .map(|note| (note.words.what.clone(), note.words.why.clone()))
        .collect();
    assert_eq!(decided, [("open on Sundays".to_owned(), "because it is quiet".to_owned())]);
    assert_eq!(phone.bring_in(&text), [Outcome::Known]);
    // Without its meeting it has no place.
    let mut draft = phone.draft(&text.replace("Sundays", "Mondays"), None);
    draft.held[0].taken = false;
    assert_eq!(phone.bring_in_draft(&draft).outcomes.into_iter().flatten().count(), 0);
}

#[test]
fn a_meeting_whose_day_is_not_told_waits_for_it_and_its_days_count_from_there() {
    let mut phone = Phone::with_ana();
    let text = "# House meeting\nPresent: Ana, Gus Lind\n\nActions\n- [ ] Gus: fix the gate by Friday\n";
    let mut draft = phone.draft(text, None);
    assert!(draft.asks() && draft.waits_for_day());
    assert_eq!((draft.held[0].day, draft.entries[3].day), (None, None));
    draft.say_day(0, Some(on("2026-03-03")));
    let said = phone.draft(text, Some(&draft));
    assert!(!said.waits_for_day());
    assert_eq!((said.held[0].day, said.entries[3].day), (Some(on("2026-03-03")), Some(on("2026-03-06"))));
    // "Gus" is most likely Gus Lind, who was there.
    let gus = said.people.iter().find(|person| person.name == "Gus").unwrap();
    assert!(matches!(gus.answer, NameAnswer::Same(_)));
    // The file's name may tell it, too.
    let named = Draft::of_files(vec![Some("2026-03-03 house.md".into())]);
    assert_eq!(phone.draft(text, Some(&named)).held[0].day, Some(on("2026-03-03")));
}

#[test]
fn what_a_chat_says_was_decided_is_offered_and_kept_between_meetings() {
    let mut phone = Phone::with_ana();
    let chat = "[14/02/2024, 18:02:11] Ana: Shall we have a stall in March?\n\
        [14/02/2024, 18:05:40] Ben: Decided: no stall in March\n";
    let mut draft = phone.draft(chat, None);
    let at = draft.entries.iter().position(|entry| entry.decision).unwrap();
    assert!(!draft.entries[at].taken);
    assert!(phone.bring_in_draft(&draft).commands.is_empty());
    draft.take(at, true);
    assert_eq!(phone.bring_in_draft(&draft).outcomes[at], Some(Outcome::New));
    let kept = phone.group.meetings()[0];
    assert_eq!((kept.words.title.as_str(), kept.day()), ("Between meetings", Some(on("2024-02-14"))));
    assert_eq!(phone.group.notes_of(kept.id).next().unwrap().words.what, "no stall in March");
    assert_eq!(draft.build(&phone.group, &WORDS, &mut Uuid::nil).outcomes[at], Some(Outcome::Known));
    assert_eq!((phone.bring_in_draft(&draft).commands.len(), phone.group.meetings().len()), (0, 1));
}
