use uuid::Uuid;

use super::*;
use crate::group::{
    CheckInDetails, Command, CommandContext, CommitmentId, CommitmentState, Day, Group, MeetingCommand,
    MeetingId, MeetingWords, MemberId, NewMember, NoteCommand, NoteWords, day,
};
use crate::intake::DayOrder;
use crate::replica::{Clock, Device, Replica};

const WORDS: Words =
    Words { everyone: "For everyone", named: |name| ["Named: ", name].concat(), place: said_in_place };

fn said_in_place(place: PeopleList, names: &[String]) -> String {
    format!("{place:?}: {}", names.join(", "))
}

fn on(text: &str) -> Day {
    day::from_text(text).unwrap()
}

/// A phone with a group, as far as this needs one.
struct Phone {
    replica: Replica,
    group: Group,
    clock: Clock,
    ids: u128,
}

impl Phone {
    /// With Ana, who holds "Book the hall", by 8 February 2024.
    fn new() -> Self {
        let replica = Replica::new(Uuid::from_u128(7));
        let group = Group::read(&replica);
        let mut phone = Phone { replica, group, clock: Clock::new(Device(1)), ids: 1 << 100 };
        let ana = MemberId(Uuid::from_u128(1 << 90));
        phone.execute(vec![
            Command::AddMembers(vec![NewMember { id: ana, name: "Ana".into(), pronouns: String::new() }]),
            Command::Commit {
                id: CommitmentId(Uuid::from_u128(2 << 90)),
                what: "Book the hall".into(),
                holders: vec![ana],
                companions: Vec::new(),
                day: Some(on("2024-02-08")),
                note: String::new(),
                on: Some(on("2024-01-25")),
            },
        ]);
        phone
    }

    fn execute(&mut self, commands: Vec<Command>) {
        let mut ids = self.ids;
        let mut fresh = || {
            ids += 1;
            Uuid::from_u128(ids)
        };
        let mut context =
            CommandContext { me: None, device: Device(1), today: on("2026-11-23"), fresh: &mut fresh };
        let out = self.group.changes(&Command::Batch(commands), &mut context);
        self.ids = ids;
        for change in self.replica.write(&out.edits, &mut self.clock, 1_700_000_000_000).unwrap().changes {
            self.group.refresh(&change.key, self.replica.record(&change.key));
        }
    }

    fn draft(&mut self, text: &str, before: Option<&Draft>) -> Draft {
        let mut ids = self.ids;
        let mut fresh = || {
            ids += 1;
            Uuid::from_u128(ids)
        };
        let draft = Draft::read(&[text.to_owned()], &self.group, on("2026-11-23"), before, &mut fresh);
        self.ids = ids;
        draft
    }

    fn take(&mut self, draft: &Draft) -> Built {
        let mut ids = self.ids;
        let mut fresh = || {
            ids += 1;
            Uuid::from_u128(ids)
        };
        let built = draft.build(&self.group, &WORDS, &mut fresh);
        self.ids = ids;
        self.execute(built.commands.clone());
        built
    }

    fn bring_in(&mut self, text: &str) -> Vec<Outcome> {
        let draft = self.draft(text, None);
        self.take(&draft).outcomes.into_iter().flatten().collect::<Vec<_>>()
    }

    fn hall(&self) -> &crate::group::Commitment {
        self.group.commitment(CommitmentId(Uuid::from_u128(2 << 90))).unwrap()
    }

    fn names(&self, what: &str) -> Vec<String> {
        let commitment = self.group.commitments().find(|c| c.what == what).unwrap();
        self.group.holders(commitment).iter().map(|member| member.name.clone()).collect::<Vec<_>>()
    }
}

#[test]
fn the_same_words_are_a_check_in_on_what_is_here() {
    let mut phone = Phone::new();
    let text = "# Meeting, 2024-02-01\n- [action] Book the hall! [assignee] Ana [due] 15 February 2024 [status] in progress";
    assert_eq!(phone.bring_in(text), [Outcome::CheckIn]);
    let hall = phone.hall();
    assert_eq!((hall.state, hall.day), (Some(CommitmentState::Moving), Some(on("2024-02-15"))));
    assert_eq!(hall.state_on, Some(on("2024-02-01")), "the meeting's day, not today's");
    assert_eq!(phone.group.commitments().count(), 1);
    assert_eq!(phone.bring_in(text), [Outcome::Known], "the same minutes again say nothing new");
    let older = text.replace("2024-02-01", "2024-01-28").replace("in progress", "done");
    assert_eq!(phone.bring_in(&older), [Outcome::Known], "there is later word than the older minutes'");
    assert_eq!(phone.hall().state, Some(CommitmentState::Moving));
}

#[test]
fn another_day_a_holder_and_a_note_are_added_and_nobody_is_taken_away() {
    let mut phone = Phone::new();
    assert_eq!(
        phone.bring_in("# Meeting, 2024-02-01\n- [ ] Ben: Book the hall (by 2024-02-20)"),
        [Outcome::Adds]
    );
    assert_eq!(phone.hall().day, Some(on("2024-02-20")));
    assert_eq!(phone.hall().state, None, "nobody said how it goes");
    let mut names = phone.names("Book the hall");
    names.sort();
    assert_eq!(names, ["Ana", "Ben"]);
}

#[test]
fn who_lets_go_of_what_two_hold_speaks_for_themself() {
    let mut phone = Phone::new();
    phone.bring_in("# Meeting, 2024-01-28\n- [ ] Ben: Book the hall");
    let text = "# Meeting, 2024-02-01\n- \u{2612} Ana: Book the hall";
    assert_eq!(phone.bring_in(text), [Outcome::CheckIn]);
    assert_eq!(phone.names("Book the hall"), ["Ben"]);
    assert_eq!(phone.hall().state, None, "it goes on as it was");
    let said = phone.group.check_ins_of(phone.hall().id).last().unwrap();
    let who = said.by.and_then(|by| phone.group.member(by)).map(|member| member.name.as_str());
    assert_eq!((who, said.only_self, said.state), (Some("Ana"), true, Some(CommitmentState::LetGo)));
    assert_eq!(said.on, Some(on("2024-02-01")));
    // Once: neither said again nor taken for Ben's word, and Ana does not come in again.
    assert_eq!(phone.bring_in(text), [Outcome::Known]);
    assert_eq!((phone.hall().state, phone.names("Book the hall")), (None, vec!["Ben".to_owned()]));
    // Who held it last lets go of the whole of it.
    assert_eq!(phone.bring_in("# Meeting, 2024-02-08\n- \u{2612} Ben: Book the hall"), [Outcome::CheckIn]);
    assert_eq!(phone.hall().state, Some(CommitmentState::LetGo));
}

#[test]
fn all_who_hold_it_let_go_of_the_whole_of_it() {
    let mut phone = Phone::new();
    phone.bring_in("# Meeting, 2024-01-28\n- [ ] Ben: Book the hall");
    let text = "# Meeting, 2024-02-01\n- \u{2612} Ana and Ben: Book the hall";
    assert_eq!(phone.bring_in(text), [Outcome::CheckIn]);
    assert_eq!(phone.hall().state, Some(CommitmentState::LetGo));
    assert_eq!(phone.bring_in(text), [Outcome::Known]);
}

#[test]
fn who_lets_go_in_the_same_minutes_leaves_it_to_the_others_too() {
    let mut phone = Phone::new();
    let text = "# Meeting, 2024-03-01\n- [ ] Ana and Ben: Print leaflets\n\n# Meeting, 2024-03-08\n- \u{2612} Ana: Print leaflets\n\n# Meeting, 2024-03-15\n- [x] Ben: Print leaflets";
    assert_eq!(phone.bring_in(text), [Outcome::New, Outcome::CheckIn, Outcome::CheckIn]);
    let leaflets = phone.group.commitments().find(|c| c.what == "Print leaflets").unwrap();
    assert_eq!((leaflets.state, leaflets.state_on), (Some(CommitmentState::Done), Some(on("2024-03-15"))));
    assert_eq!(phone.names("Print leaflets"), ["Ben"]);
    assert_eq!(phone.bring_in(text), [Outcome::Known; 3]);
}

#[test]
fn what_has_ended_and_is_taken_up_anew_is_a_new_one() {
    let mut phone = Phone::new();
    let hall = phone.hall().id;
    phone.execute(vec![Command::CheckIn {
        id: crate::group::CheckInId(Uuid::from_u128(3 << 90)),
        commitment: hall,
        state: CommitmentState::Done,
        day: None,
        details: CheckInDetails { on: Some(on("2024-02-01")), ..CheckInDetails::default() },
    }]);
    assert_eq!(phone.bring_in("# Meeting, 2024-03-01\n- [ ] Ana: Book the hall"), [Outcome::New]);
    let older = "# Meeting, 2024-01-26\n- [x] Ana: Book the hall";
    assert_eq!(phone.bring_in(older), [Outcome::Known], "there is later word on both");
}

#[test]
fn repeats_within_a_text_are_word_on_the_first() {
    let mut phone = Phone::new();
    let text = "# Meeting, 2024-03-01\n- [ ] Ana: Print leaflets\n\n# Meeting, 2024-03-08\n- [x] Ana: print leaflets";
    assert_eq!(phone.bring_in(text), [Outcome::New, Outcome::CheckIn]);
    let leaflets = phone.group.commitments().find(|c| c.what == "Print leaflets").unwrap();
    assert_eq!((leaflets.state, leaflets.state_on), (Some(CommitmentState::Done), Some(on("2024-03-08"))));
    assert_eq!(leaflets.began, Some(on("2024-03-01")));
}

#[test]
fn leaving_the_first_out_makes_the_second_a_new_one() {
    let mut phone = Phone::new();
    let mut draft = phone.draft("- [ ] Ana: Print leaflets\n- [x] Ana: print leaflets", None);
    draft.entries[0].taken = false;
    let built = phone.take(&draft);
    assert_eq!(built.outcomes, [None, Some(Outcome::New)]);
}

#[test]
fn who_is_not_added_stays_as_a_word_in_the_note() {
    let mut phone = Phone::new();
    let mut draft =
        phone.draft("- [ ] Discord: Send the link\n- [ ] Ben: Sweep\n- [ ] all: Come early", None);
    let stand = |draft: &mut Draft, name: &str, stand| {
        draft.people.iter_mut().find(|person| person.name == name).unwrap().answer = stand;
    };
    stand(&mut draft, "Discord", NameAnswer::NotAPerson);
    let ana = phone.group.members().next().unwrap().id;
    stand(&mut draft, "Ben", NameAnswer::Same(ana));
    phone.take(&draft);
    let note = |what: &str| phone.group.commitments().find(|c| c.what == what).unwrap().note.clone();
    assert_eq!(note("Send the link"), "Named: Discord");
    assert_eq!(note("Come early"), "For everyone");
    assert_eq!(phone.names("Sweep"), ["Ana"]);
    assert_eq!(phone.group.members().count(), 1);
}

#[test]
fn two_who_are_said_to_be_each_other_do_no_harm() {
    let mut phone = Phone::new();
    let mut draft = phone.draft("- [ ] Ben: Sweep\n- [ ] Ben Okri: Cook", None);
    assert_eq!(draft.people.iter().filter(|person| !person.near.is_empty()).count(), 1, "asked once");
    let (one, other) = (draft.people[0].id, draft.people[1].id);
    draft.people[0].answer = NameAnswer::Same(other);
    draft.people[1].answer = NameAnswer::Same(one);
    assert_eq!(draft.member(one), None);
    phone.take(&draft);
    assert_eq!(phone.group.commitments().count(), 3);
}

#[test]
fn who_was_said_to_be_somebody_else_is_asked_about_nowhere_again() {
    for said in [false, true] {
        let mut phone = Phone::new();
        let mut draft = phone.draft("- [ ] Ana Okri: Sweep", None);
        let ana = phone.group.members().next().unwrap().id;
        assert_eq!(draft.people[0].near, [ana]);
        draft.people[0].someone_else = said;
        let id = draft.people[0].id;
        phone.take(&draft);
        // Who merely left the question open is asked again some time.
        assert_eq!((phone.group.are_different(ana, id), phone.group.look_alikes().is_empty()), (said, said));
    }
}

#[test]
fn what_was_said_stays_when_the_order_of_dates_is_answered() {
    let mut phone = Phone::new();
    let text = "- [ ] Ben: Sweep (by 03/04/2027)\n- [ ] Ana: Cook";
    let mut draft = phone.draft(text, None);
    assert!(draft.both_ways.is_some());
    assert_eq!(draft.entries[0].day, Some(on("2027-04-03")));
    draft.people[0].answer = NameAnswer::NotAPerson;
    draft.entries[1].what = "Cook soup".into();
    draft.entries[1].touched = true;
    draft.order = Some(DayOrder::MonthFirst);
    let again = phone.draft(text, Some(&draft));
    assert_eq!(again.entries[0].day, Some(on("2027-03-04")));
    assert_eq!(again.entries[1].what, "Cook soup");
    assert_eq!(again.people, draft.people);
    assert!(again.both_ways.is_some(), "so that the answer can be changed");
}

#[test]
fn a_line_that_was_left_out_can_be_taken_as_it_stands() {
    let mut phone = Phone::new();
    let mut draft = phone.draft("Mood: warm\n- [ ] Ana: Sweep", None);
    assert!(matches!(draft.entries[0].left_out, Some(LeftOut::Nothing(_))));
    draft.entries[0].taken = true;
    let built = phone.take(&draft);
    assert_eq!(built.count(Outcome::New), 2);
    assert!(phone.group.commitments().any(|c| c.what == "Mood: warm"));
}

const HEAD: &str = "# Weekly meeting, 2024-02-15\n- Host: Ana\n- Notes by: Ben\n- Present: Ana, Cem\n- Apologies: Ben, Dora\n\n";

#[test]
fn a_head_becomes_a_meeting_with_who_hosted_noted_and_was_there() {
    let mut phone = Phone::new();
    let mut draft = phone.draft(HEAD, None);
    for person in draft.people.iter_mut().filter(|person| person.name != "Cem") {
        person.answer = NameAnswer::New;
    }
    let built = phone.take(&draft);
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
    assert_eq!(phone.take(&draft).held, [Some(Outcome::Adds)]);
    assert_eq!((phone.group.meetings().len(), phone.group.here(phone.group.meetings()[0]).len()), (1, 3));
}

#[test]
fn what_somebody_wrote_into_the_minutes_note_stays_when_they_are_brought_in_again() {
    let mut phone = Phone::new();
    phone.bring_in("# Meeting, 2024-02-15\n- Present: everyone\n");
    let note = phone.group.notes().next().unwrap();
    let (id, line) = (note.id, note.words.what.clone());
    let words = NoteWords { what: [&line, "\nIt was warm."].concat(), ..note.words.clone() };
    phone.execute(vec![Command::Note(NoteCommand::Edit { id, words })]);
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
    let mut phone = Phone::new();
    let mut draft = phone.draft(&[HEAD, "- [ ] Ana: buy paint"].concat(), None);
    draft.held[0].taken = false;
    assert_eq!(phone.take(&draft).held, [None]);
    assert!(phone.group.meetings().is_empty());
    assert!(phone.group.commitments().all(|one| one.meeting.is_none()));
}

#[test]
fn the_meeting_that_was_planned_for_the_day_is_meant() {
    let mut phone = Phone::new();
    let id = MeetingId(Uuid::from_u128(3 << 90));
    let plan = |id, title: &str| {
        let words =
            MeetingWords { title: title.into(), day: Some(on("2024-02-15")), ..MeetingWords::default() };
        Command::Meeting(MeetingCommand::Plan { id, words, follows: None })
    };
    phone.execute(vec![plan(id, "Circle")]);
    phone.bring_in(HEAD);
    assert_eq!(phone.group.meetings().len(), 1);
    assert!(phone.group.meeting(id).unwrap().is_over());
    // Of two of one day the title tells; and what came with other minutes was another meeting.
    phone.execute(vec![plan(MeetingId(Uuid::from_u128(4 << 90)), "Garden")]);
    phone.bring_in(HEAD);
    assert_eq!(phone.group.meetings().len(), 3);
    phone.bring_in(HEAD);
    phone.bring_in("# Garden, 2024-02-15\n- Host: Ana\n");
    assert_eq!(phone.group.meetings().len(), 3);
}

#[test]
fn an_agenda_of_a_day_to_come_is_planned_and_not_held() {
    let mut phone = Phone::new();
    phone.bring_in("# Weekly meeting, 2026-12-03\n- Host: Ana\n");
    let meeting = phone.group.meetings()[0];
    assert_eq!((meeting.began, meeting.day()), (None, Some(on("2026-12-03"))));
}

#[test]
fn an_agenda_of_today_is_planned_and_minutes_of_today_were_held() {
    let began = |text: &str| {
        let mut phone = Phone::new();
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
fn what_ended_and_returns_and_what_is_reworded_is_asked_about() {
    let mut phone = Phone::new();
    phone.bring_in("# Meeting, 2024-02-08\n- [x] Ana: Book the hall\n- [ ] Ana: write to all the neighbours about the fair");
    let again = "# Meeting, 2024-02-15\n- [ ] Ana: Book the hall\n- [ ] Ana: write to all neighbours and shops about the fair\n- [ ] Ben: sweep";
    let mut draft = phone.draft(again, None);
    let asks: Vec<bool> = draft.entries.iter().filter(|entry| entry.taken).map(|entry| entry.asks).collect();
    assert_eq!(asks, [true, true, false]);
    assert!(draft.asks() && draft.entries.iter().all(|entry| entry.same.is_none()));
    for at in 0..draft.entries.len() {
        let same = draft.offers(at).first().map(|offer| offer.target);
        draft.entries[at].same = same;
    }
    let outcomes: Vec<Outcome> = phone.take(&draft).outcomes.into_iter().flatten().collect();
    assert_eq!(outcomes, [Outcome::Adds, Outcome::Adds, Outcome::New]);
    assert!(phone.hall().is_open() && phone.hall().state_on == Some(on("2024-02-15")));
}

#[test]
fn a_list_without_a_day_says_nothing_new_the_second_time() {
    let mut phone = Phone::new();
    let table = "Task;Who;Status\nBake cake;Ana;in progress\n";
    assert_eq!(phone.bring_in(table), [Outcome::New]);
    assert_eq!(phone.bring_in(table), [Outcome::Known]);
    assert_eq!(phone.group.check_ins().count(), 1);
}

#[test]
fn a_chat_that_has_grown_brings_only_what_is_new() {
    let mut phone = Phone::new();
    let chat = "19/11/2026, 18:06 - Ana: Here is what we agreed:\n- Ana: bring the keys by Friday\n- Ben: print flyers\n19/11/2026, 18:07 - Ben: ok\n";
    assert_eq!(phone.bring_in(chat), [Outcome::New, Outcome::New]);
    let keys = phone.group.commitments().find(|one| one.what == "bring the keys").unwrap();
    assert_eq!((keys.day, keys.began), (Some(on("2026-11-20")), Some(on("2026-11-19"))));
    let grown = [chat, "20/11/2026, 9:00 - Ana: TODO: call the hall\n"].concat();
    assert_eq!(phone.bring_in(&grown), [Outcome::Known, Outcome::Known, Outcome::New]);
}

#[test]
fn the_same_words_under_two_others_stay_two_and_are_known_again() {
    let mut phone = Phone::new();
    let text = "- [ ] Spring fair\n    - [ ] Rent tables 📅 2026-12-04\n- [ ] Banner\n    - [ ] Rent tables 📅 2026-12-11\n";
    assert_eq!(phone.bring_in(text), [Outcome::New; 4]);
    assert_eq!(phone.bring_in(text), [Outcome::Known; 4]);
}

#[test]
fn decisions_become_notes_of_their_meeting_once() {
    let mut phone = Phone::new();
    let text =
        [HEAD, "Decision: open on Sundays, because it is quiet\nMotion to sell the lathe: withdrawn.\n"]
            .concat();
    assert_eq!(phone.bring_in(&text), [Outcome::New]);
    let decided: Vec<(String, String)> = phone
        .group
        .notes()
        .filter(|note| note.words.kind == crate::group::NoteKind::Decision)
        .map(|note| (note.words.what.clone(), note.words.why.clone()))
        .collect();
    assert_eq!(decided, [("open on Sundays".to_owned(), "because it is quiet".to_owned())]);
    assert_eq!(phone.bring_in(&text), [Outcome::Known]);
    // Without its meeting it has no place.
    let mut draft = phone.draft(&text.replace("Sundays", "Mondays"), None);
    draft.held[0].taken = false;
    assert_eq!(phone.take(&draft).outcomes.into_iter().flatten().count(), 0);
}

#[test]
fn a_meeting_whose_day_is_not_told_waits_for_it_and_its_days_count_from_there() {
    let mut phone = Phone::new();
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
fn what_only_sounds_like_a_task_is_offered_and_its_holder_comes_along_with_the_tick() {
    let mut phone = Phone::new();
    let text = "# Meeting, 2026-11-20\nPresent: Ana, Dee\n\nDee will call the hall.\nWe talked about dust.\n";
    let mut draft = phone.draft(text, None);
    let at = draft.entries.iter().position(|entry| entry.left_out == Some(LeftOut::Maybe)).unwrap();
    assert!(!draft.entries[at].taken && draft.count().taken == 0);
    draft.take(at, true);
    phone.take(&draft);
    assert_eq!(phone.names("call the hall."), ["Dee"]);
}
