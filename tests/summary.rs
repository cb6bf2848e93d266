//! What a meeting leaves as Markdown, and the same brought in again: nothing is lost, nothing is made up.

mod phone;

use std::collections::BTreeSet;

use all_leaders::group::name::fold;
use all_leaders::group::{
    AgendaCommand, AppreciationCommand, AppreciationId, CheckInDetails, CheckInId, Command, CommitmentId,
    CommitmentState, Companionship, Day, DecisionMethod, Group, ItemId, ItemWords, MeetingCommand, MeetingId,
    MeetingWords, MemberId, NeedCommand, NeedId, NeedWords, NewMember, NoteCommand, NoteId, NoteKind,
    NoteWords, Presence, RoleCommand, RolePart, day,
};
use all_leaders::intake::plan::{Draft, Outcome, Words};
use all_leaders::intake::{Context, Intake, KnownName, MeetingHead, Reading, TaskState, read};
use all_leaders::text::{EN, summary};
use phone::{Phone, TODAY, on};
use proptest::prelude::*;
use time::OffsetDateTime;
use uuid::Uuid;

fn today() -> Day {
    on(TODAY)
}

fn utc(moment: u64) -> (Day, String) {
    let at = OffsetDateTime::from_unix_timestamp((moment / 1000).try_into().unwrap()).unwrap();
    (at.date(), format!("{:02}:{:02}", at.hour(), at.minute()))
}

const WORDS: Words = Words {
    everyone: "For everyone",
    between_meetings: "Between meetings",
    named: |name| format!("Named: {name}"),
    place: |_, names| names.join(", "),
};

/// Words as people write them, and as nobody would who wishes the reader well.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "[x] ", "[ ] ", "(by Friday)", ": ", " - ", " — ", "[assignee]", "[due]", "Ana", "Bilal", "Ana: ", " to ", "bring chairs",
            "**", "*", "_", "`", "\\", "\\\\", "# ", "## ", "- ", "1. ", "> ", "; by 26 November 2026", "; moving", "by ", ", ", ";", "(", ")",
            "TODO: ", "**Ana**", " — **Ana**", " — *nobody yet*", "נועה", "ليلى", "🪑", "@ana", "|", "|---|", "~~", "&amp;", "<b>", "https://a_b.c/~d?e=1&f=2",
            "what, who, due", "Present: ", "Date: 1 May 2020", "everyone", "[/] ", "*Written with All Leaders*", "é", "x", " ", "TBD",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 1..7).prop_map(|pieces| pieces.concat())
}

fn lines() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![3 => nasty(), 1 => Just(String::new())], 0..4)
        .prop_map(|lines| lines.join("\n"))
}

#[derive(Clone, Debug)]
struct Made {
    what: String,
    holders: Vec<usize>,
    along: Option<usize>,
    day: Option<Day>,
    state: Option<CommitmentState>,
    note: String,
}

fn made() -> impl Strategy<Value = Made> {
    let state = prop::option::of(prop::sample::select(CommitmentState::ALL.to_vec()));
    let day = prop::option::of((-400_i32..400).prop_map(|days| today().to_julian_day() + days));
    let holders = prop::collection::vec(0_usize..5, 0..4);
    (nasty(), holders, prop::option::of(0_usize..5), day, state, lines()).prop_map(
        |(what, holders, along, day, state, note)| {
            let day = day.and_then(|day| Day::from_julian_day(day).ok());
            Made { what, holders, along, day, state, note }
        },
    )
}

/// A meeting of people with such names, with all that can be noted in it.
struct Held {
    phone: Phone,
    meeting: MeetingId,
}

fn hold(names: &[String], title: &str, said: &str, all: &[Made]) -> Held {
    let mut phone = Phone::new(1);
    let people: Vec<MemberId> = names.iter().map(|name| phone.add(name)).collect();
    let meeting = MeetingId(phone.fresh());
    let words = MeetingWords {
        title: title.into(),
        day: Some(today()),
        place: said.into(),
        starts: Some(1110),
        ..MeetingWords::default()
    };
    phone.execute(Command::Meeting(MeetingCommand::Plan { id: meeting, words, follows: None }));
    phone.execute(Command::Meeting(MeetingCommand::Begin(meeting)));
    for (at, who) in people.iter().enumerate() {
        phone.execute(Command::Meeting(MeetingCommand::Here { id: meeting, who: *who, here: Some(true) }));
        let role = ["facilitator", "note-taker", "Present", "timekeeper", said][at % 5];
        let part = Some(
            [RolePart::Hold, RolePart::Hold, RolePart::Hold, RolePart::Learning, RolePart::Hold][at % 5],
        );
        phone.execute(Command::Role(RoleCommand::Take { meeting, role: role.into(), member: *who, part }));
    }
    let item = ItemId(phone.fresh());
    let words = ItemWords { what: said.into(), by: people.first().copied(), ..ItemWords::default() };
    phone.execute(Command::Agenda(AgendaCommand::Add { id: item, meeting, words, about: None }));
    for kind in NoteKind::ALL {
        let words = NoteWords {
            kind,
            what: said.into(),
            why: said.into(),
            concerns: said.into(),
            how: Some(DecisionMethod::Consent),
            aside: people.clone(),
            counts: [1, 0, 2, 0, 0, 3],
        };
        let id = NoteId(phone.fresh());
        phone.execute(Command::Note(NoteCommand::Write { id, meeting, item: Some(item), words, by: None }));
    }
    let id = NeedId(phone.fresh());
    let words = NeedWords { what: said.into(), why: said.into(), ..NeedWords::default() };
    at(&mut phone, meeting, Command::Need(NeedCommand::Say { id, words, by: None }));
    let id = AppreciationId(phone.fresh());
    let thank = AppreciationCommand::Thank {
        id,
        to: people.clone(),
        form: said.into(),
        word: said.into(),
        by: None,
        commitment: None,
    };
    at(&mut phone, meeting, Command::Thanks(thank));
    for one in all {
        let id = CommitmentId(phone.fresh());
        let mut holders: Vec<MemberId> = one.holders.iter().map(|at| people[at % people.len()]).collect();
        holders.dedup();
        let companions = one.along.map(|at| (people[at % people.len()], Companionship::Alongside));
        let commit = Command::Commit {
            id,
            what: one.what.clone(),
            holders,
            companions: companions.into_iter().collect(),
            day: one.day,
            note: one.note.clone(),
            on: None,
        };
        at(&mut phone, meeting, commit);
        if let Some(state) = one.state {
            let details = CheckInDetails { word: said.into(), hand: true, ..CheckInDetails::default() };
            let id_said = CheckInId(phone.fresh());
            at(
                &mut phone,
                meeting,
                Command::CheckIn { id: id_said, commitment: id, state, day: None, details },
            );
        }
    }
    Held { phone, meeting }
}

fn at(phone: &mut Phone, meeting: MeetingId, command: Command) {
    phone.execute(Command::InMeeting { meeting, command: Box::new(command) });
}

impl Held {
    fn markdown(&self) -> String {
        let group = &self.phone.group;
        let meeting = group.meeting(self.meeting).unwrap();
        summary::write(&summary::gather(group, meeting, &EN, utc), &EN, true)
    }
}

/// Something to do: what, whose, by when, how it goes, its note.
type Todo = (String, BTreeSet<String>, Option<Day>, Option<CommitmentState>, String);

fn of_group(group: &Group) -> Vec<Todo> {
    let todo = |one: &all_leaders::group::Commitment| {
        let holders = group.holders(one).into_iter().map(|member| member.name.clone()).collect();
        (one.what.clone(), holders, one.day, one.state, one.note.clone())
    };
    group.commitments().filter(|one| !one.what.is_empty()).map(todo).collect()
}

fn context(group: &Group) -> Context {
    let members: Vec<_> = group.members().collect();
    let known =
        members.iter().enumerate().map(|(index, member)| KnownName { name: member.name.clone(), index });
    Context { today: today(), known: known.collect(), order: None }
}

fn named(intake: &Intake, group: &Group, places: &[usize]) -> BTreeSet<String> {
    let members: Vec<_> = group.members().collect();
    let name = |at: &usize| match intake.names[*at].known {
        Some(known) => members[known].name.clone(),
        None => intake.names[*at].name().to_owned(),
    };
    places.iter().map(name).collect()
}

fn of_intake(intake: &Intake, group: &Group) -> Vec<Todo> {
    let todo = |item: &all_leaders::intake::Item| {
        assert!(!item.guessed && !item.everyone && item.other_day.is_none() && item.day_text.is_none());
        let state = item.state.map(CommitmentState::from);
        (item.what.clone(), named(intake, group, &item.holders), item.day, state, item.note.clone())
    };
    intake.items().map(todo).collect()
}

/// Brings a text in; what became of its lines.
fn bring_in(phone: &mut Phone, text: &str) -> (usize, Vec<Outcome>) {
    let mut ids = 0x7000_0000_u128 << 64;
    let mut fresh = || {
        ids += 1;
        Uuid::from_u128(ids)
    };
    let draft = Draft::read(&[text.to_owned()], &phone.group, today(), None, &mut fresh);
    let built = draft.build(&phone.group, &WORDS, &mut fresh);
    let commands = built.commands.len();
    phone.execute(Command::Batch(built.commands));
    (commands, built.outcomes.into_iter().flatten().collect())
}

/// Different names as the group tells them apart.
fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(nasty(), 5).prop_filter("names that are different", |names| {
        let shown: Vec<String> = names.iter().map(|name| named_as(name)).collect();
        let folded: BTreeSet<String> =
            shown.iter().map(|name| fold(name)).filter(|key| !key.is_empty()).collect();
        folded.len() == 5
    })
}

/// The name that a member gets who is called so.
fn named_as(name: &str) -> String {
    let mut phone = Phone::new(9);
    let id = phone.add(name);
    phone.group.member(id).map(|member| member.name.clone()).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_to_be_done_comes_back_as_it_was(
        names in names(), title in nasty(), said in lines(), all in prop::collection::vec(made(), 0..6)
    ) {
        let mut held = hold(&names, &title, &said, &all);
        let text = held.markdown();
        let group = &held.phone.group;
        let intake = read(&text, &context(group));
        prop_assert_eq!(of_intake(&intake, group), of_group(group), "{}", text);

        let meeting = group.meeting(held.meeting).unwrap();
        prop_assert_eq!(intake.meetings.len(), 1);
        let head: &MeetingHead = &intake.meetings[0];
        prop_assert_eq!(&head.title, &meeting.words.title, "{}", text);
        prop_assert_eq!(head.day, Some(today()));
        let here: BTreeSet<String> = group.here(meeting).iter().map(|member| member.name.clone()).collect();
        prop_assert_eq!(named(&intake, group, &head.present), here, "{}", text);
        for (role, read) in [("facilitator", &head.host), ("note-taker", &head.noted_by)] {
            let them = group.role_turns(meeting, role).into_iter().filter(|(_, part)| *part == RolePart::Hold);
            let them: BTreeSet<String> = them.map(|(id, _)| group.member(id).unwrap().name.clone()).collect();
            prop_assert_eq!(named(&intake, group, read), them, "{}", text);
        }

        // Where it came from it is known already, however often.
        let (commands, outcomes) = bring_in(&mut held.phone, &text);
        prop_assert_eq!(commands, 0, "{}", text);
        prop_assert!(outcomes.iter().all(|outcome| *outcome == Outcome::Known));
    }

    #[test]
    fn an_empty_group_gets_the_same(names in names(), all in prop::collection::vec(made(), 0..6)) {
        // What is said in the same words is the same thing to do, by the rule of bringing in.
        let words = |one: &Made| fold(&one.what);
        let mut seen = BTreeSet::new();
        let all: Vec<Made> = all.into_iter().filter(|one| !words(one).is_empty() && seen.insert(words(one))).collect();
        let held = hold(&names, "", "", &all);
        let mut empty = Phone::new(2);
        bring_in(&mut empty, &held.markdown());
        let sorted = |group: &Group| of_group(group).into_iter().collect::<BTreeSet<_>>();
        prop_assert_eq!(sorted(&empty.group), sorted(&held.phone.group), "{}", held.markdown());
    }
}

#[test]
fn it_reads_well() {
    let names = ["Ana", "Bilal", "نور"].map(String::from);
    let one = |what: &str, holders: &[usize], day: Option<&str>, state, note: &str| Made {
        what: what.into(),
        holders: holders.to_vec(),
        along: None,
        day: day.and_then(day::from_text),
        state,
        note: note.into(),
    };
    let all = [
        one("Bring chairs", &[0, 1], Some("2026-11-26"), None, "From the hall\n\nThe grey ones"),
        one("Write to the council: rent", &[2], None, Some(CommitmentState::Moving), ""),
        one("Print 50 flyers", &[1], None, Some(CommitmentState::Done), ""),
        one("Find a room", &[], None, None, ""),
    ];
    let held = hold(&names, "Weekly meeting", "The *spring* market", &all);
    let text = held.markdown();
    for line in [
        "# Weekly meeting\n",
        "- Meeting guide: Ana\n",
        "- Present: Ana, Bilal, نور\n",
        "- [ ] Bring chairs — **Ana**, **Bilal**; by 26 November 2026\\\n  From the hall\\\n  \\\n  The grey ones\n",
        "- [ ] Write to the council: rent — **نور**; moving\n",
        "- [x] Print 50 flyers — **Bilal**\n",
        "- [ ] Find a room — *nobody yet*\n",
        "### The \\*spring\\* market\n",
        // In the words of the form in which it is noted.
        "No one said no",
        "\n*Written with All Leaders*\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    let group = &held.phone.group;
    let meeting = group.meeting(held.meeting).unwrap();
    let plain = summary::write(&summary::gather(group, meeting, &EN, utc), &EN, false);
    assert!(
        plain.contains("- [ ] Bring chairs — Ana, Bilal; by 26 November 2026\n  From the hall\n"),
        "{plain}"
    );
    assert!(!plain.contains(['*', '\\', '#']) || plain.contains("*spring*"), "{plain}");
}

#[test]
fn who_was_not_there_is_told_where_it_was_noted_who_was() {
    let mut held = hold(&["Ana".into()], "Weekly meeting", "The market", &[]);
    let (phone, meeting) = (&mut held.phone, held.meeting);
    let [_bilal, chen, dora, efe] = ["Bilal", "Chen", "Dora", "Efe"].map(|name| phone.add(name));
    phone.execute(Command::Meeting(MeetingCommand::Here { id: meeting, who: chen, here: Some(false) }));
    // Who has left, who only came once, and who came to the group later was not missing.
    phone.execute(Command::SetPresence { id: dora, presence: Presence::Left });
    phone.execute(Command::SetPresence { id: efe, presence: Presence::Guest });
    let later = MemberId(Uuid::from_u128(0x1a22ee6b00070008000000000000005));
    phone.execute(Command::AddMembers(vec![NewMember {
        id: later,
        name: "Femi".into(),
        pronouns: String::new(),
    }]));
    let text = held.markdown();
    assert!(text.contains("- Present: Ana\n- Not here: Bilal, Chen\n"), "{text}");
    let group = &held.phone.group;
    let head = read(&text, &context(group)).meetings.remove(0);
    let named = |places: &[usize]| named(&read(&text, &context(group)), group, places);
    assert_eq!(named(&head.present), BTreeSet::from(["Ana".to_owned()]), "{text}");
    assert_eq!(named(&head.away), BTreeSet::from(["Bilal".to_owned(), "Chen".to_owned()]), "{text}");

    let nobody = hold(&[], "Weekly meeting", "", &[]);
    assert!(!nobody.markdown().contains("Not here"), "nobody noted who was there");
}

#[test]
fn from_when_to_when_it_was_held_is_told_where_it_was_noted_meanwhile() {
    let mut held = hold(&["Ana".into()], "", "", &[]);
    assert!(held.markdown().contains("- Time: 18:30\n"), "noted on another day: {}", held.markdown());
    let (phone, meeting) = (&mut held.phone, MeetingId(Uuid::from_u128(99)));
    let words = MeetingWords { day: Some(today()), starts: Some(1110), ..MeetingWords::default() };
    phone.execute(Command::Meeting(MeetingCommand::Plan { id: meeting, words, follows: None }));
    let begin = 1795458840000;
    phone.execute_at(&Command::Meeting(MeetingCommand::Begin(meeting)), begin);
    held.meeting = meeting;
    assert!(held.markdown().contains("- Time: 18:34\n"), "{}", held.markdown());
    let end = Command::Meeting(MeetingCommand::End(meeting));
    held.phone.execute_at(&end, begin + 95 * 60 * 1000);
    assert!(held.markdown().contains("- Time: 18:34–20:09\n"), "{}", held.markdown());

    // Minutes that are brought in say the day, and the moment is that of bringing in.
    let brought = MeetingId(Uuid::from_u128(98));
    let brought_in = Command::Meeting(MeetingCommand::Held { id: brought, on: today() });
    held.phone.execute_at(&brought_in, begin + 96 * 60 * 1000);
    held.meeting = brought;
    assert!(!held.markdown().contains("Time"), "{}", held.markdown());
}

#[test]
fn what_begins_like_a_list_behind_spaces_and_ends_like_a_heading_says_just_that() {
    let made = Made {
        what: "Room #".into(),
        holders: vec![0],
        along: None,
        day: None,
        state: None,
        note: "So:\n  1. paint\n\t2) rest\nin 3. row".into(),
    };
    let text = hold(&["Ana".into()], "Flat #", "x", &[made]).markdown();
    assert!(text.starts_with("# Flat \\#\n"), "{text}");
    assert!(text.contains("  So:\\\n    1\\. paint\\\n"), "{text}");
    assert!(text.contains("2\\) rest\\\n  in 3. row\n"), "{text}");
}

#[test]
fn how_the_group_stood_is_told_by_how_it_was_asked_where_there_was_no_question() {
    let mut held = hold(&["Ana".into()], "", "", &[]);
    let words = NoteWords { kind: NoteKind::Fist, counts: [0, 0, 0, 0, 0, 2], ..NoteWords::default() };
    let id = NoteId(held.phone.fresh());
    let meeting = held.meeting;
    held.phone.execute(Command::Note(NoteCommand::Write { id, meeting, item: None, words, by: None }));
    assert!(held.markdown().contains("- Show of fingers\\\n  5 fingers: 2\n"), "{}", held.markdown());
}

#[test]
fn what_is_decided_is_not_still_open_even_where_nobody_said_that_it_was_talked_through() {
    let mut held = hold(&["Ana".into()], "", "", &[]);
    let meeting = held.meeting;
    let add = |held: &mut Held, what: &str| {
        let id = ItemId(held.phone.fresh());
        let words = ItemWords { what: what.into(), ..ItemWords::default() };
        held.phone.execute(Command::Agenda(AgendaCommand::Add { id, meeting, words, about: None }));
        id
    };
    let (rent, roof) = (add(&mut held, "The rent"), add(&mut held, "The roof"));
    let note = |held: &mut Held, kind: NoteKind, item: ItemId, what: &str| {
        let id = NoteId(held.phone.fresh());
        let words = NoteWords { kind, what: what.into(), ..NoteWords::default() };
        held.phone.execute(Command::Note(NoteCommand::Write {
            id,
            meeting,
            item: Some(item),
            words,
            by: None,
        }));
        id
    };
    let decided = note(&mut held, NoteKind::Decision, rent, "We pay by the 3rd");
    note(&mut held, NoteKind::Note, roof, "It leaks");
    held.phone.execute(Command::Meeting(MeetingCommand::End(meeting)));
    let of = |held: &Held, what: &str| {
        let text = held.markdown();
        let part = text.split("\n### ").find(|part| part.starts_with(what)).unwrap().to_owned();
        part.split("\n## ").next().unwrap().contains("Still open")
    };
    assert!(!of(&held, "The rent"), "{}", held.markdown());
    assert!(of(&held, "The roof"), "{}", held.markdown());
    // It stands with what it is about, and nowhere else.
    let text = held.markdown();
    assert!(text.contains("### The rent\n\n- Decision: We pay by the 3rd\n\n### The roof"), "{text}");
    assert!(!text.contains("## Decisions"), "{text}");
    // Sent as a text it is read as a decision again; so are minutes that put decisions apart, as they once were written.
    let group = &held.phone.group;
    let plain =
        summary::write(&summary::gather(group, group.meeting(meeting).unwrap(), &EN, utc), &EN, false);
    let apart = "Weekly meeting\n\n- Date: 10 October 2024\n\nThe rent\n\nDecisions\n\n- We pay by the 3rd\n  On: The rent\n";
    for text in [plain.as_str(), apart] {
        let read = read(text, &context(group));
        let decided: Vec<&str> = read.decisions().map(|item| item.what.as_str()).collect();
        assert!(decided.contains(&"We pay by the 3rd"), "{decided:?} in {text}");
    }
    held.phone.execute(Command::Note(NoteCommand::Remove(decided)));
    assert!(of(&held, "The rent"), "what was taken back decides nothing");
}

#[test]
fn who_asks_for_a_hand_and_says_no_more_is_told_with_what_it_is_about() {
    let mut held = hold(&["Ana".into()], "", "", &[]);
    let (meeting, ana) = (held.meeting, held.phone.group.seats().next().unwrap().id);
    let task = held.phone.commit("Paint the hall", ana, None);
    let details = CheckInDetails { by: Some(ana), ..CheckInDetails::default() };
    let ask = Command::AskForHand { id: CheckInId(held.phone.fresh()), commitment: task, day: None, details };
    held.phone.execute(Command::InMeeting { meeting, command: Box::new(ask) });
    assert!(held.markdown().contains("- Ana: Paint the hall"), "{}", held.markdown());
}

#[test]
fn a_line_that_was_copied_out_of_it_is_understood_alone() {
    let known =
        vec![KnownName { name: "Ana".into(), index: 0 }, KnownName { name: "Bilal".into(), index: 1 }];
    let context = Context { today: today(), known, order: None };
    for text in [
        "- [ ] Ask Maria: rent — **Ana**, **Bilal**; by 26 November 2026; moving",
        "[ ] Ask Maria: rent — Ana, Bilal; by 26 November 2026; moving",
    ] {
        let intake = read(text, &context);
        let item = intake.items().next().unwrap();
        assert_eq!(item.what, "Ask Maria: rent");
        assert_eq!(
            (item.holders.len(), item.day, item.state),
            (2, day::from_text("2026-11-26"), Some(TaskState::Moving))
        );
    }
    // Somebody else's dash says no more than it did.
    let intake = read("- [ ] Read to the end — the book", &context);
    assert_eq!(intake.items().next().unwrap().what, "Read to the end — the book");
    assert!(intake.lines.iter().all(|line| matches!(line.reading, Reading::Item(_))));
}
