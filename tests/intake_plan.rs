//! What is read out of texts becomes commands: what is new, what stands here already, and who is who.

use all_leaders::group::{
    CheckInDetails, CheckInId, Command, Commitment, CommitmentId, CommitmentState, MemberId, NewMember,
};
use all_leaders::intake::DayOrder;
use all_leaders::intake::plan::{Built, Draft, LeftOut, NameAnswer, Outcome, PeopleList, Words};
use uuid::Uuid;

#[path = "intake_plan/meetings.rs"]
mod meetings;
mod phone;

use phone::{Phone, TODAY, on};

const WORDS: Words = Words {
    everyone: "For everyone",
    between_meetings: "Between meetings",
    named: |name| ["Named: ", name].concat(),
    place: said_in_place,
};

fn said_in_place(place: PeopleList, names: &[String]) -> String {
    format!("{place:?}: {}", names.join(", "))
}

/// What Ana holds.
const HALL: CommitmentId = CommitmentId(Uuid::from_u128(2 << 90));

impl Phone {
    /// With Ana, who holds "Book the hall", by 8 February 2024.
    fn with_ana() -> Self {
        let mut phone = Self::new(1);
        let ana = MemberId(Uuid::from_u128(1 << 90));
        phone.execute(Command::Batch(vec![
            Command::AddMembers(vec![NewMember { id: ana, name: "Ana".into(), pronouns: String::new() }]),
            Command::Commit {
                id: HALL,
                what: "Book the hall".into(),
                holders: vec![ana],
                companions: Vec::new(),
                day: Some(on("2024-02-08")),
                note: String::new(),
                on: Some(on("2024-01-25")),
            },
        ]));
        phone
    }

    fn draft(&mut self, text: &str, before: Option<&Draft>) -> Draft {
        let group = self.group.clone();
        Draft::read(&[text.to_owned()], &group, on(TODAY), before, &mut || self.fresh())
    }

    fn bring_in_draft(&mut self, draft: &Draft) -> Built {
        let group = self.group.clone();
        let built = draft.build(&group, &WORDS, &mut || self.fresh());
        self.execute(Command::Batch(built.commands.clone()));
        built
    }

    fn bring_in(&mut self, text: &str) -> Vec<Outcome> {
        let draft = self.draft(text, None);
        self.bring_in_draft(&draft).outcomes.into_iter().flatten().collect::<Vec<_>>()
    }

    fn hall(&self) -> &Commitment {
        self.group.commitment(HALL).unwrap()
    }

    fn names(&self, what: &str) -> Vec<String> {
        let id = self.group.commitments().find(|c| c.what == what).unwrap().id;
        self.holders(id)
    }
}

#[test]
fn the_same_words_are_a_check_in_on_what_is_here() {
    let mut phone = Phone::with_ana();
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
    let mut phone = Phone::with_ana();
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
    let mut phone = Phone::with_ana();
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
    let mut phone = Phone::with_ana();
    phone.bring_in("# Meeting, 2024-01-28\n- [ ] Ben: Book the hall");
    let text = "# Meeting, 2024-02-01\n- \u{2612} Ana and Ben: Book the hall";
    assert_eq!(phone.bring_in(text), [Outcome::CheckIn]);
    assert_eq!(phone.hall().state, Some(CommitmentState::LetGo));
    assert_eq!(phone.bring_in(text), [Outcome::Known]);
}

#[test]
fn who_lets_go_in_the_same_minutes_leaves_it_to_the_others_too() {
    let mut phone = Phone::with_ana();
    let text = "# Meeting, 2024-03-01\n- [ ] Ana and Ben: Print leaflets\n\n# Meeting, 2024-03-08\n- \u{2612} Ana: Print leaflets\n\n# Meeting, 2024-03-15\n- [x] Ben: Print leaflets";
    assert_eq!(phone.bring_in(text), [Outcome::New, Outcome::CheckIn, Outcome::CheckIn]);
    let leaflets = phone.group.commitments().find(|c| c.what == "Print leaflets").unwrap();
    assert_eq!((leaflets.state, leaflets.state_on), (Some(CommitmentState::Done), Some(on("2024-03-15"))));
    assert_eq!(phone.names("Print leaflets"), ["Ben"]);
    assert_eq!(phone.bring_in(text), [Outcome::Known; 3]);
}

#[test]
fn what_has_ended_and_is_taken_up_anew_is_a_new_one() {
    let mut phone = Phone::with_ana();
    let hall = phone.hall().id;
    phone.execute(Command::Batch(vec![Command::CheckIn {
        id: CheckInId(Uuid::from_u128(3 << 90)),
        commitment: hall,
        state: CommitmentState::Done,
        day: None,
        details: CheckInDetails { on: Some(on("2024-02-01")), ..CheckInDetails::default() },
    }]));
    assert_eq!(phone.bring_in("# Meeting, 2024-03-01\n- [ ] Ana: Book the hall"), [Outcome::New]);
    let older = "# Meeting, 2024-01-26\n- [x] Ana: Book the hall";
    assert_eq!(phone.bring_in(older), [Outcome::Known], "there is later word on both");
}

#[test]
fn repeats_within_a_text_are_word_on_the_first() {
    let mut phone = Phone::with_ana();
    let text = "# Meeting, 2024-03-01\n- [ ] Ana: Print leaflets\n\n# Meeting, 2024-03-08\n- [x] Ana: print leaflets";
    assert_eq!(phone.bring_in(text), [Outcome::New, Outcome::CheckIn]);
    let leaflets = phone.group.commitments().find(|c| c.what == "Print leaflets").unwrap();
    assert_eq!((leaflets.state, leaflets.state_on), (Some(CommitmentState::Done), Some(on("2024-03-08"))));
    assert_eq!(leaflets.began, Some(on("2024-03-01")));
}

#[test]
fn leaving_the_first_out_makes_the_second_a_new_one() {
    let mut phone = Phone::with_ana();
    let mut draft = phone.draft("- [ ] Ana: Print leaflets\n- [x] Ana: print leaflets", None);
    draft.entries[0].taken = false;
    let built = phone.bring_in_draft(&draft);
    assert_eq!(built.outcomes, [None, Some(Outcome::New)]);
}

#[test]
fn who_is_not_added_stays_as_a_word_in_the_note() {
    let mut phone = Phone::with_ana();
    let mut draft =
        phone.draft("- [ ] Discord: Send the link\n- [ ] Ben: Sweep\n- [ ] all: Come early", None);
    let stand = |draft: &mut Draft, name: &str, stand| {
        draft.people.iter_mut().find(|person| person.name == name).unwrap().answer = stand;
    };
    stand(&mut draft, "Discord", NameAnswer::NotAPerson);
    let ana = phone.group.members().next().unwrap().id;
    stand(&mut draft, "Ben", NameAnswer::Same(ana));
    phone.bring_in_draft(&draft);
    let note = |what: &str| phone.group.commitments().find(|c| c.what == what).unwrap().note.clone();
    assert_eq!(note("Send the link"), "Named: Discord");
    assert_eq!(note("Come early"), "For everyone");
    assert_eq!(phone.names("Sweep"), ["Ana"]);
    assert_eq!(phone.group.members().count(), 1);
}

#[test]
fn two_who_are_said_to_be_each_other_do_no_harm() {
    let mut phone = Phone::with_ana();
    let mut draft = phone.draft("- [ ] Ben: Sweep\n- [ ] Ben Okri: Cook", None);
    assert_eq!(draft.people.iter().filter(|person| !person.near.is_empty()).count(), 1, "asked once");
    let (one, other) = (draft.people[0].id, draft.people[1].id);
    draft.people[0].answer = NameAnswer::Same(other);
    draft.people[1].answer = NameAnswer::Same(one);
    assert_eq!(draft.member(one), None);
    phone.bring_in_draft(&draft);
    assert_eq!(phone.group.commitments().count(), 3);
}

#[test]
fn who_was_said_to_be_somebody_else_is_asked_about_nowhere_again() {
    for said in [false, true] {
        let mut phone = Phone::with_ana();
        let mut draft = phone.draft("- [ ] Ana Okri: Sweep", None);
        let ana = phone.group.members().next().unwrap().id;
        assert_eq!(draft.people[0].near, [ana]);
        draft.people[0].someone_else = said;
        let id = draft.people[0].id;
        phone.bring_in_draft(&draft);
        // Who merely left the question open is asked again some time.
        assert_eq!((phone.group.are_different(ana, id), phone.group.look_alikes().is_empty()), (said, said));
    }
}

#[test]
fn what_was_said_stays_when_the_order_of_dates_is_answered() {
    let mut phone = Phone::with_ana();
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
    let mut phone = Phone::with_ana();
    let mut draft = phone.draft("Mood: warm\n- [ ] Ana: Sweep", None);
    assert!(matches!(draft.entries[0].left_out, Some(LeftOut::Nothing(_))));
    draft.entries[0].taken = true;
    let built = phone.bring_in_draft(&draft);
    assert_eq!(built.count(Outcome::New), 2);
    assert!(phone.group.commitments().any(|c| c.what == "Mood: warm"));
}

const HEAD: &str = "# Weekly meeting, 2024-02-15\n- Host: Ana\n- Notes by: Ben\n- Present: Ana, Cem\n- Apologies: Ben, Dora\n\n";

#[test]
fn what_ended_and_returns_and_what_is_reworded_is_asked_about() {
    let mut phone = Phone::with_ana();
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
    let outcomes: Vec<Outcome> = phone.bring_in_draft(&draft).outcomes.into_iter().flatten().collect();
    assert_eq!(outcomes, [Outcome::Adds, Outcome::Adds, Outcome::New]);
    assert!(phone.hall().is_open() && phone.hall().state_on == Some(on("2024-02-15")));
}

#[test]
fn a_list_without_a_day_says_nothing_new_the_second_time() {
    let mut phone = Phone::with_ana();
    let table = "Task;Who;Status\nBake cake;Ana;in progress\n";
    assert_eq!(phone.bring_in(table), [Outcome::New]);
    assert_eq!(phone.bring_in(table), [Outcome::Known]);
    assert_eq!(phone.group.check_ins().count(), 1);
}

#[test]
fn a_chat_that_has_grown_brings_only_what_is_new() {
    let mut phone = Phone::with_ana();
    let chat = "19/11/2026, 18:06 - Ana: Here is what we agreed:\n- Ana: bring the keys by Friday\n- Ben: print flyers\n19/11/2026, 18:07 - Ben: ok\n";
    assert_eq!(phone.bring_in(chat), [Outcome::New, Outcome::New]);
    let keys = phone.group.commitments().find(|one| one.what == "bring the keys").unwrap();
    assert_eq!((keys.day, keys.began), (Some(on("2026-11-20")), Some(on("2026-11-19"))));
    let grown = [chat, "20/11/2026, 9:00 - Ana: TODO: call the hall\n"].concat();
    assert_eq!(phone.bring_in(&grown), [Outcome::Known, Outcome::Known, Outcome::New]);
}

#[test]
fn the_same_words_under_two_others_stay_two_and_are_known_again() {
    let mut phone = Phone::with_ana();
    let text = "- [ ] Spring fair\n    - [ ] Rent tables 📅 2026-12-04\n- [ ] Banner\n    - [ ] Rent tables 📅 2026-12-11\n";
    assert_eq!(phone.bring_in(text), [Outcome::New; 4]);
    assert_eq!(phone.bring_in(text), [Outcome::Known; 4]);
}

#[test]
fn what_only_sounds_like_a_task_is_offered_and_its_holder_comes_along_with_the_tick() {
    let mut phone = Phone::with_ana();
    let text = "# Meeting, 2026-11-20\nPresent: Ana, Dee\n\nDee will call the hall.\nWe talked about dust.\n";
    let mut draft = phone.draft(text, None);
    let at = draft.entries.iter().position(|entry| entry.left_out == Some(LeftOut::Maybe)).unwrap();
    assert!(!draft.entries[at].taken && draft.count().taken == 0);
    draft.take(at, true);
    phone.bring_in_draft(&draft);
    assert_eq!(phone.names("call the hall."), ["Dee"]);
}
