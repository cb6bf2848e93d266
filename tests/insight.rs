//! What a group sees of itself: each derivation on hand-made cases.

use all_leaders::group::{
    AppreciationCommand, AppreciationId, Capacity, CheckInDetails, CheckInId, Command, CommitmentId,
    CommitmentState, Companionship, Day, FORMS, Group, InvitationCommand, InvitationId, InvitationPart,
    InvitationResponse, InvitationTarget, MemberId, NeedCommand, NeedId, NeedSize, NeedWords, NoticeId,
    Presence, StrengthCommand, StrengthKind,
};
use all_leaders::insight::{
    Fit, TrailKind, fit, forms_noticed, last_used, learning_offers, learning_path, monthly_capacity,
    needed_strengths, needs_that_fit, not_thanked_lately, pairings, people_for, resting_strengths,
    shared_strengths, sharing_suggestions, spread,
};

mod phone;
#[path = "insight/whole.rs"]
mod whole;

use phone::{Phone, TODAY, on};

fn today() -> Day {
    on(TODAY)
}

impl Phone {
    fn with(names: &[&str]) -> (Self, Vec<MemberId>) {
        let mut phone = Self::new(1);
        let people = names.iter().map(|name| phone.add(name)).collect();
        (phone, people)
    }

    fn on(&mut self, day: &str, command: Command) {
        self.today = on(day);
        self.execute(command);
        self.today = today();
    }

    fn name(&mut self, member: MemberId, kind: StrengthKind, word: &str) {
        self.execute(Command::Strength(StrengthCommand::Name { member, kind, word: word.into() }));
    }

    fn join(&mut self, word: &str, into: &str) {
        self.execute(Command::Strength(StrengthCommand::Join { word: word.into(), into: into.into() }));
    }

    fn need(&mut self, what: &str, strengths: &[&str]) -> NeedId {
        let id = NeedId(self.fresh());
        let strengths = strengths.iter().map(|word| (*word).to_owned()).collect();
        let words = NeedWords { what: what.into(), strengths, ..NeedWords::default() };
        self.execute(Command::Need(NeedCommand::Say { id, words, by: None }));
        id
    }

    fn takes_on(
        &mut self,
        what: &str,
        holders: &[MemberId],
        companions: &[(MemberId, Companionship)],
        strengths: &[&str],
        began: &str,
    ) -> CommitmentId {
        let id = CommitmentId(self.fresh());
        self.execute(Command::Commit {
            id,
            what: what.into(),
            holders: holders.to_vec(),
            companions: companions.to_vec(),
            day: None,
            note: String::new(),
            on: Some(on(began)),
        });
        if !strengths.is_empty() {
            let strengths = strengths.iter().map(|word| (*word).to_owned()).collect();
            self.execute(Command::DescribeCommitment { id, strengths, less_visible: false });
        }
        id
    }

    fn end(&mut self, id: CommitmentId, state: CommitmentState, day: &str) {
        let details = CheckInDetails { on: Some(on(day)), ..CheckInDetails::default() };
        let check_in = CheckInId(self.fresh());
        self.execute(Command::CheckIn { id: check_in, commitment: id, state, day: None, details });
    }

    fn carries(&mut self, member: MemberId, carry: Capacity, day: &str) {
        let details = CheckInDetails { by: Some(member), on: Some(on(day)), ..CheckInDetails::default() };
        let id = CheckInId(self.fresh());
        self.execute(Command::Arrive { id, carry: Some(carry), details });
    }

    fn thank(&mut self, to: &[MemberId], form: &str, by: MemberId, day: &str) {
        let id = AppreciationId(self.fresh());
        let (to, form) = (to.to_vec(), form.to_owned());
        let thank =
            AppreciationCommand::Thank { id, to, form, word: String::new(), by: Some(by), commitment: None };
        self.on(day, Command::Thanks(thank));
    }

    fn resting_words(&self) -> Vec<(MemberId, String)> {
        resting_strengths(&self.group, today()).into_iter().map(|one| (one.member, one.word)).collect()
    }

    fn words_of(&self, member: MemberId, kind: StrengthKind) -> Vec<String> {
        let strengths = self.group.member(member).unwrap().strengths.iter();
        strengths.filter(|one| one.kind == kind).map(|one| self.group.strength_word(&one.word)).collect()
    }
}

// Strengths themselves.

#[test]
fn a_strength_is_named_once_and_taken_back_in_any_spelling() {
    let (mut phone, p) = Phone::with(&["Ana"]);
    phone.name(p[0], StrengthKind::Can, "  Cooking ");
    phone.name(p[0], StrengthKind::Can, "cooking");
    phone.name(p[0], StrengthKind::Can, " ");
    assert_eq!(phone.words_of(p[0], StrengthKind::Can), ["Cooking"]);
    assert_eq!(phone.group.member(p[0]).unwrap().strengths[0].since, Some(today()));
    phone.execute(Command::Strength(StrengthCommand::TakeBack {
        member: p[0],
        kind: StrengthKind::Teach,
        word: "Cooking".into(),
    }));
    assert_eq!(phone.words_of(p[0], StrengthKind::Can), ["Cooking"], "another way is another thing");
    phone.execute(Command::Strength(StrengthCommand::TakeBack {
        member: p[0],
        kind: StrengthKind::Can,
        word: "COOKING".into(),
    }));
    assert_eq!(phone.words_of(p[0], StrengthKind::Can), [""; 0]);
}

#[test]
fn spellings_are_brought_together_and_separated() {
    let (mut phone, p) = Phone::with(&["Ana", "Bilal"]);
    phone.name(p[0], StrengthKind::Can, "Organising");
    phone.name(p[1], StrengthKind::Can, "Organizing");
    assert_eq!(phone.group.strength_look_alikes(), [("Organising".to_owned(), "Organizing".to_owned())]);
    phone.join("Organizing", "Organising");
    assert_eq!(phone.group.strength_look_alikes(), []);
    assert_eq!(phone.group.strength_words(), ["Organising"]);
    assert_eq!(phone.words_of(p[1], StrengthKind::Can), ["Organising"]);
    assert!(phone.group.has_strength(p[1], StrengthKind::Can, "organising"));
    // What was written in the other spelling goes by the word that is shown.
    phone.execute(Command::Strength(StrengthCommand::TakeBack {
        member: p[1],
        kind: StrengthKind::Can,
        word: "Organising".into(),
    }));
    assert_eq!(phone.words_of(p[1], StrengthKind::Can), [""; 0]);
    // A new one is written in the word that stays.
    phone.name(p[1], StrengthKind::Learn, "organizing");
    assert_eq!(phone.words_of(p[1], StrengthKind::Learn), ["Organising"]);
    phone.execute(Command::Strength(StrengthCommand::Separate { word: "Organizing".into() }));
    phone.name(p[1], StrengthKind::Can, "organizing");
    assert_eq!(phone.words_of(p[1], StrengthKind::Can), ["Organizing"], "its own word again, as it was kept");
    assert_eq!(phone.group.strength_look_alikes(), [], "answered once is enough");
}

#[test]
fn joins_in_a_ring_show_one_word_everywhere() {
    let (mut one, p) = Phone::with(&["Ana", "Bilal"]);
    one.name(p[0], StrengthKind::Can, "Organising");
    one.name(p[1], StrengthKind::Can, "Organizing");
    let mut other = Phone::new(2);
    other.replica.merge(&one.replica).unwrap();
    other.group = Group::read(&other.replica);
    one.join("Organizing", "Organising");
    other.join("Organising", "Organizing");
    one.replica.merge(&other.replica).unwrap();
    one.group = Group::read(&one.replica);
    let word = one.group.strength_word("organising");
    assert_eq!(one.group.strength_word("Organizing"), word);
    assert_eq!(one.group.strength_words(), [word]);
    // Said once more it holds, whichever way round.
    one.join("Organising", "Organizing");
    assert_eq!(one.group.strength_word("organising"), "Organizing");
    one.join("Organizing", "Organising");
    assert_eq!(one.group.strength_word("organizing"), "Organising");
    one.join("Cooking", "cooking");
    assert_eq!(one.group.strength_word("Cooking"), "Cooking", "one spelling cannot be joined to itself");
}

#[test]
fn what_was_noticed_waits_for_a_yes_and_a_no_stays_quiet() {
    let (mut phone, p) = Phone::with(&["Ana", "Ben"]);
    phone.me = Some(p[0]);
    let ids = [NoticeId(phone.fresh()), NoticeId(phone.fresh())];
    for (id, word) in ids.into_iter().zip(["Calming a room", "Singing"]) {
        let (word, saw) = (word.to_owned(), "On Thursday".to_owned());
        phone.execute(Command::Strength(StrengthCommand::Notice {
            id,
            member: p[1],
            word,
            saw,
            by: Some(p[0]),
        }));
    }
    assert_eq!(phone.group.notices_for(p[1]).count(), 2);
    assert_eq!(phone.words_of(p[1], StrengthKind::Can), [""; 0], "nothing is theirs before they say so");
    assert_eq!(phone.resting_words(), []);
    phone.execute(Command::Strength(StrengthCommand::Answer { id: ids[0], accept: true }));
    phone.me = Some(p[1]);
    phone.execute(Command::Strength(StrengthCommand::Answer { id: ids[1], accept: false }));
    assert_eq!(phone.words_of(p[1], StrengthKind::Can), ["Calming a room"]);
    assert_eq!(phone.group.notices_for(p[1]).count(), 0);
    assert_eq!(phone.group.notice(ids[0]).unwrap().answer_noted_by, Some(p[0]), "it was noted for them");
    assert_eq!(phone.group.notice(ids[1]).unwrap().answer_noted_by, None);
    assert_eq!(phone.group.notice(ids[1]).unwrap().accepted, Some(false));
}

#[test]
fn one_person_of_two_records_has_the_strengths_of_both_and_can_take_them_back() {
    let (mut phone, p) = Phone::with(&["Lucía", "Lucia"]);
    phone.name(p[0], StrengthKind::Can, "Singing");
    phone.name(p[1], StrengthKind::Can, "singing");
    phone.name(p[1], StrengthKind::Teach, "Bread");
    phone.execute(Command::JoinMembers(p[0], p[1]));
    assert!(phone.group.has_strength(p[1], StrengthKind::Teach, "bread"));
    let rows = shared_strengths(&phone.group);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1].can, [p[0]], "one person, though written twice");
    phone.execute(Command::Strength(StrengthCommand::TakeBack {
        member: p[1],
        kind: StrengthKind::Can,
        word: "SINGING".into(),
    }));
    assert!(!phone.group.has_strength(p[0], StrengthKind::Can, "singing"), "from both records");
}

// Resting.

#[test]
fn a_strength_rests_when_nothing_used_it_for_weeks() {
    let (mut phone, p) = Phone::with(&["Ana", "Bilal"]);
    let (ana, bilal) = (p[0], p[1]);
    phone.name(ana, StrengthKind::Can, "Cooking");
    phone.name(ana, StrengthKind::Learn, "Spanish");
    phone.name(bilal, StrengthKind::Teach, "Cooking");
    assert_eq!(phone.resting_words(), [(ana, "Cooking".into()), (bilal, "Cooking".into())]);
    assert_eq!(last_used(&phone.group, ana, "Cooking", today()), None);
    let picnic =
        phone.takes_on("The picnic", &[ana], &[(bilal, Companionship::Learning)], &["cooking"], TODAY);
    assert_eq!(last_used(&phone.group, ana, "cooking", today()), Some(today()));
    assert_eq!(last_used(&phone.group, bilal, "cooking", today()), None, "learning does not use it yet");
    assert_eq!(phone.resting_words(), [(bilal, "Cooking".into())]);
    phone.end(picnic, CommitmentState::Done, "2026-10-13");
    assert_eq!(phone.resting_words(), [(bilal, "Cooking".into())], "41 days");
    phone.end(picnic, CommitmentState::Done, "2026-10-12");
    assert_eq!(phone.resting_words().len(), 2, "42 days are six weeks");
    phone.execute(Command::Strength(StrengthCommand::RestAfter { weeks: 7 }));
    assert_eq!(phone.resting_words(), [(bilal, "Cooking".into())]);
    phone.execute(Command::Strength(StrengthCommand::RestAfter { weeks: 0 }));
    assert_eq!(phone.group.rest_weeks(), 6, "nothing is no number of weeks");
}

#[test]
fn work_that_names_no_strengths_uses_those_whose_words_it_says() {
    let (mut phone, p) = Phone::with(&["Ana"]);
    for word in ["Cook", "art", "料理", "First aid"] {
        phone.name(p[0], StrengthKind::Can, word);
    }
    phone.takes_on("Cooking for the party 土曜日の料理", &[p[0]], &[], &[], TODAY);
    assert_eq!(phone.resting_words(), [(p[0], "art".into()), (p[0], "First aid".into())]);
}

#[test]
fn whoever_is_away_or_has_little_room_is_left_in_peace() {
    let (mut phone, p) = Phone::with(&["Ana", "Bilal", "Chen"]);
    for who in &p {
        phone.name(*who, StrengthKind::Can, "Cooking");
    }
    phone.execute(Command::SetPresence { id: p[0], presence: Presence::Away });
    phone.carries(p[1], Capacity::Little, "2026-11-20");
    phone.carries(p[2], Capacity::Little, "2026-11-20");
    phone.carries(p[2], Capacity::Plenty, "2026-11-22");
    assert_eq!(phone.resting_words(), [(p[2], "Cooking".into())], "the last word counts");
    let soup = phone.need("A soup", &["Cooking"]);
    assert_eq!(resting_strengths(&phone.group, today())[0].needs, [soup]);
    let people = people_for(&phone.group, &["cooking".to_owned()], &[], today());
    assert_eq!(people, [(p[2], Fit::Strength, "cooking".to_owned())]);
    // Somebody's phone stands in tomorrow already: their word hides nobody else's.
    phone.carries(p[0], Capacity::Some, "2026-11-24");
    assert_eq!(phone.resting_words(), [(p[2], "Cooking".into())]);
    phone.today = on("2026-11-27");
    assert_eq!(resting_strengths(&phone.group, on("2026-11-27")).len(), 2, "a week later it is asked again");
}

// What fits.

#[test]
fn what_one_can_do_fits_before_what_one_would_learn() {
    let (mut phone, p) = Phone::with(&["Ana", "Bilal", "Chen"]);
    phone.name(p[0], StrengthKind::Learn, "Sound");
    phone.name(p[0], StrengthKind::Can, "Driving");
    phone.name(p[1], StrengthKind::Teach, "sound");
    let stage = phone.need("The stage", &["Sound", "Driving"]);
    let other = phone.need("Something", &[]);
    let member = |at: usize| phone.group.member(p[at]).unwrap().clone();
    let wanted = ["Sound".to_owned(), "Driving".to_owned()];
    assert_eq!(fit(&phone.group, &wanted, &member(0)), Some((Fit::Strength, "Driving".into())));
    assert_eq!(fit(&phone.group, &wanted[..1], &member(0)), Some((Fit::Learn, "Sound".into())));
    assert_eq!(fit(&phone.group, &wanted, &member(2)), None);
    let fits: Vec<NeedId> =
        needs_that_fit(&phone.group, &member(1)).iter().map(|(need, ..)| need.id).collect();
    assert_eq!(fits, [stage], "not {other}, which asks for nothing in particular");
    let people = people_for(&phone.group, &wanted[..1], &[], today());
    let people: Vec<_> = people.into_iter().map(|(who, how, _)| (who, how)).collect();
    assert_eq!(people, [(p[1], Fit::Strength), (p[0], Fit::Learn)]);
    assert_eq!(
        people_for(&phone.group, &wanted[..1], &[p[1]], today()).len(),
        1,
        "who takes part is not asked"
    );
}

#[test]
fn who_teaches_and_what_work_offers_it() {
    let (mut phone, p) = Phone::with(&["Ana", "Bilal", "Chen", "Dee"]);
    phone.name(p[1], StrengthKind::Teach, "Sound");
    phone.name(p[1], StrengthKind::Can, "Sound");
    phone.name(p[2], StrengthKind::Can, "sound");
    phone.name(p[3], StrengthKind::Teach, "sound");
    phone.execute(Command::SetPresence { id: p[3], presence: Presence::Away });
    let need = phone.need("Sound for the rally", &["sound"]);
    let open = phone.takes_on("The stage", &[p[1]], &[], &["Sound"], TODAY);
    phone.takes_on("Mine already", &[p[0]], &[], &["Sound"], TODAY);
    let done = phone.takes_on("Over", &[p[1]], &[], &["Sound"], TODAY);
    phone.end(done, CommitmentState::Done, TODAY);
    let offer = learning_offers(&phone.group, p[0], "SOUND");
    assert_eq!(offer.teachers, [p[1]]);
    assert_eq!(offer.others, [p[2]]);
    assert_eq!(offer.commitments, [open]);
    assert_eq!(offer.needs, [need]);
}

#[test]
fn space_is_made_where_one_holds_much_alone() {
    let (mut phone, p) = Phone::with(&["Ana", "Bilal"]);
    phone.name(p[1], StrengthKind::Learn, "Books");
    let all: Vec<CommitmentId> = ["Key", "Hall", "Close the books"]
        .iter()
        .map(|what| {
            let strengths: &[&str] = if what.starts_with("Close") { &["Books"] } else { &[] };
            phone.takes_on(what, &[p[0]], &[], strengths, TODAY)
        })
        .collect();
    phone.takes_on("Together", &p, &[], &[], TODAY);
    assert_eq!(sharing_suggestions(&phone.group, p[0], today()), [], "three alone are no more than most");
    phone.carries(p[0], Capacity::Little, TODAY);
    let rooms = sharing_suggestions(&phone.group, p[0], today());
    assert_eq!(rooms.iter().map(|room| room.commitment).collect::<Vec<_>>(), [all[2], all[0], all[1]]);
    assert_eq!(rooms[0].people, [(p[1], Fit::Learn, "Books".to_owned())]);
    phone.execute(Command::OpenPlace { id: all[2], open: true });
    assert_eq!(sharing_suggestions(&phone.group, p[0], today()).len(), 2, "space is made there already");
}

// Thanks.

#[test]
fn forms_noticed_lately_and_not() {
    let (mut phone, p) = Phone::with(&["Ana", "Bilal", "Chen"]);
    phone.thank(&[p[1]], FORMS[0], p[0], TODAY);
    phone.thank(&[p[1], p[2]], FORMS[0], p[0], "2026-10-01");
    phone.thank(&[p[2]], FORMS[1], p[0], "2026-09-28");
    let forms = forms_noticed(&phone.group, today());
    assert_eq!(forms.noticed, [(FORMS[0].to_owned(), 2)]);
    assert_eq!(forms.unnoticed, FORMS[1..].iter().map(|form| (*form).to_owned()).collect::<Vec<_>>());
    assert_eq!(not_thanked_lately(&phone.group, Some(p[0]), today()), []);
    assert_eq!(not_thanked_lately(&phone.group, Some(p[1]), today()), [p[0]]);
    assert_eq!(not_thanked_lately(&phone.group, None, on("2026-12-01")), [p[0], p[2]]);
}
