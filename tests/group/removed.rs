//! Nothing that others said vanishes unmentioned when what it hangs on is taken back or removed.

use super::*;
use all_leaders::group::{
    AgendaCommand, ItemId, ItemKind, ItemWords, MeetingCommand, MeetingId, MeetingWords, NoteCommand, NoteId,
    NoteKind, NoteWords, RecordKind,
};
use all_leaders::replica::{Clock, Device, Edit, Replica};
use all_leaders::text::{EN, news};

fn told(phone: &Phone, what: &[News]) -> Vec<String> {
    what.iter()
        .filter_map(|one| news::describe(&EN, &phone.group, one, &|_| "a day".into()))
        .map(|told| told.text)
        .collect()
}

/// Every record's journal, as this phone keeps it.
type Journal = Vec<(Key, Vec<LostValue>)>;

/// Ana's phone and Bilal's, in step.
fn two() -> (Phone, Phone, MemberId, MemberId) {
    let mut anas = Phone::new(1);
    let (ana, bilal) = (anas.add("Ana"), anas.add("Bilal"));
    let mut bilals = Phone::new(2);
    bilals.take(&anas);
    bilals.now = anas.now;
    (anas, bilals, ana, bilal)
}

/// Brings it back on this phone.
fn bring(phone: &mut Phone, key: &Key, journal: &Journal) {
    let lost = |key: &Key| {
        journal.iter().filter(|(known, _)| known == key).flat_map(|(_, lost)| lost.clone()).collect()
    };
    let edits = restore_removed(&phone.replica, key, phone.clock.device(), &lost);
    phone.now += 1000;
    phone.replica.write(&edits, &mut phone.clock, phone.now).unwrap();
    phone.group = Group::read(&phone.replica);
}

#[test]
fn a_check_in_on_what_was_taken_back_meanwhile_is_told_on_both_phones_and_comes_back() {
    let (mut anas, mut bilals, ana, bilal) = two();
    let need = NeedId(anas.fresh());
    let words = NeedWords { what: "A van".into(), ..NeedWords::default() };
    anas.execute(Command::Need(NeedCommand::Say { id: need, words, by: Some(ana) }));
    anas.execute(Command::Need(NeedCommand::Take { id: need, holders: vec![ana], companions: vec![] }));
    let taken = anas.last.clone().unwrap();
    bilals.take(&anas);
    let van = CommitmentId(need.0);
    bilals.now = anas.now;
    let said = bilals.check_in(van, CommitmentState::Moving, by(bilal));
    // Ana takes back that she took it, and has not heard of the check-in.
    let back = undo(&anas.replica, &taken);
    let written = anas.replica.write(&back.edits, &mut anas.clock, anas.now + 5);
    let journal: Journal = written
        .unwrap()
        .changes
        .iter()
        .filter_map(|change| Some((change.key.clone(), vec![change.lost()?])))
        .collect();
    anas.group = Group::read(&anas.replica);
    let before = anas.replica.clone();

    let news = anas.take(&bilals);
    assert_eq!(told(&anas, &news), ["Bilal says “A van” (removed) is moving"]);
    let mut merged = bilals.replica.clone();
    let lost: Journal =
        merged.merge(&before).unwrap().into_iter().map(|(key, merged)| (key, merged.lost)).collect();
    let news = bilals.take_copy(&before);
    assert_eq!(told(&bilals, &news), ["“A van” was removed, with what Bilal added"]);
    // The history of each tells it too.
    let history = |phone: &Phone| -> Vec<String> {
        recent(&phone.replica, 20).iter().flat_map(|moment| told(phone, &moment.news)).collect()
    };
    for phone in [&anas, &bilals] {
        assert!(
            history(phone).iter().any(|text| text == "Bilal says “A van” (removed) is moving"),
            "{:?}",
            history(phone)
        );
    }
    // From either phone it comes back, with who held it and what was said.
    for (phone, journal) in [(&mut anas, &journal), (&mut bilals, &lost)] {
        bring(phone, &van.key(), journal);
        assert_eq!(phone.holders(van), ["Ana"]);
        assert_eq!(phone.group.check_ins_of(van).map(|one| one.id).collect::<Vec<_>>(), [said]);
    }
    anas.take(&bilals);
    assert_eq!(anas.holders(van), ["Ana"]);
}

#[test]
fn what_was_removed_is_named_with_those_who_added_to_it() {
    let (mut anas, mut bilals, ana, bilal) = two();
    let hall = anas.commit("Hall", ana, None);
    let stuck = anas.check_in(hall, CommitmentState::Stuck, CheckInDetails { hand: true, ..by(ana) });
    let question = QuestionId(anas.fresh());
    anas.execute(Command::Question(QuestionCommand::Ask {
        id: question,
        what: "How was it?".into(),
        to: vec![],
        by: ana,
    }));
    let need = NeedId(anas.fresh());
    let words = NeedWords { what: "A van".into(), ..NeedWords::default() };
    anas.execute(Command::Need(NeedCommand::Say { id: need, words, by: Some(ana) }));
    let meeting = MeetingId(anas.fresh());
    let words = MeetingWords { title: "Committee".into(), ..MeetingWords::default() };
    anas.execute(Command::Meeting(MeetingCommand::Plan { id: meeting, words, follows: None }));
    bilals.take(&anas);
    bilals.now = anas.now;

    // Bilal adds to each; Ana removes each, apart.
    let answer = AnswerId(bilals.fresh());
    bilals.execute(Command::Answer {
        id: answer,
        check_in: stuck,
        kind: AnswerKind::Offer,
        word: "I can ring".into(),
        by: Some(bilal),
        alongside: false,
    });
    let reply = ReplyId(bilals.fresh());
    bilals.execute(Command::Question(QuestionCommand::Reply {
        id: reply,
        question,
        word: "Good".into(),
        by: bilal,
    }));
    let invited = InvitationId(bilals.fresh());
    bilals.execute(Command::Invite(InvitationCommand::Invite {
        id: invited,
        to: ana,
        into: InvitationTarget::Need(need),
        part: InvitationPart::Hold,
        word: String::new(),
        by: Some(bilal),
    }));
    let item = ItemId(bilals.fresh());
    let words =
        ItemWords { what: "Keys".into(), kind: ItemKind::Decide, by: Some(bilal), ..ItemWords::default() };
    bilals.execute(Command::Agenda(AgendaCommand::Add { id: item, meeting, words, about: None }));
    let note = NoteId(bilals.fresh());
    let words = NoteWords { what: "We begin at six".into(), kind: NoteKind::Note, ..NoteWords::default() };
    bilals.execute(Command::Note(NoteCommand::Write {
        id: note,
        meeting,
        item: None,
        words,
        by: Some(bilal),
    }));
    let before = bilals.replica.clone();
    for command in [
        Command::RemoveCommitment(hall),
        Command::Question(QuestionCommand::Remove(question)),
        Command::Need(NeedCommand::Remove(need)),
        Command::Meeting(MeetingCommand::Remove(meeting)),
    ] {
        anas.execute(command);
    }
    let gone = anas.replica.clone();
    let news = anas.take_copy(&before);
    let mut sentences = told(&anas, &news);
    sentences.sort();
    assert_eq!(
        sentences,
        [
            "Bilal answered Ana’s question",
            "Bilal invited Ana: “A van” (removed)",
            "Bilal noted: We begin at six, at Committee (removed)",
            "Bilal offers a hand with “Hall” (removed)",
            "Bilal put “Keys” on the agenda of Committee (removed)",
        ]
    );
    let news = bilals.take_copy(&gone);
    let mut sentences = told(&bilals, &news);
    sentences.sort();
    assert_eq!(
        sentences,
        [
            "“A van” was removed, with what Bilal added",
            "“Committee” was removed, with what Bilal added",
            "“Hall” was removed, with what Ana and Bilal added",
            "“How was it?” was removed, with what Bilal added",
        ]
    );
    for key in [hall.key(), question.key(), need.key(), meeting.key()] {
        bring(&mut bilals, &key, &Vec::new());
        assert_eq!(bilals.group.removed(&key), None);
    }
    assert_eq!(told(&bilals, &[News::Answer(answer)]), ["Bilal offers a hand with “Hall”"]);
}

#[test]
fn a_word_that_was_taken_back_is_told_without_its_words() {
    let (mut anas, mut bilals, ana, bilal) = two();
    let hall = anas.commit("Hall", ana, None);
    let said = anas.check_in(
        hall,
        CommitmentState::Stuck,
        CheckInDetails { word: "I am furious".into(), ..by(ana) },
    );
    let taken = anas.last.clone().unwrap();
    bilals.take(&anas);
    bilals.now = anas.now;
    let answer = AnswerId(bilals.fresh());
    let word = Command::Answer {
        id: answer,
        check_in: said,
        kind: AnswerKind::Encouragement,
        word: "I hear you".into(),
        by: Some(bilal),
        alongside: false,
    };
    bilals.execute(word);
    let back = undo(&anas.replica, &taken);
    anas.replica.write(&back.edits, &mut anas.clock, anas.now + 5).unwrap();
    anas.group = Group::read(&anas.replica);
    let news = bilals.take(&anas);
    assert!(
        told(&bilals, &news).contains(&"Something Ana said was removed, with what Bilal added".to_owned()),
        "{news:?}"
    );
    let news = anas.take(&bilals);
    assert_eq!(told(&anas, &news), ["Bilal sent encouragement for what Ana said (removed)"]);
}

#[test]
fn a_name_stays_beside_what_somebody_said_who_was_removed() {
    let (mut anas, mut bilals, ana, bilal) = two();
    let hall = anas.commit("Hall", ana, None);
    bilals.take(&anas);
    bilals.now = anas.now;
    bilals.check_in(hall, CommitmentState::Moving, by(bilal));
    anas.execute(Command::RemoveMember(bilal));
    let news = anas.take(&bilals);
    assert_eq!(told(&anas, &news), ["Bilal (removed) says “Hall” is moving"]);
}

#[test]
fn each_moment_is_told_as_it_was_then() {
    let mut phone = Phone::new(1);
    let (ana, bilal) = (phone.add("Ana"), phone.add("Bilal"));
    let meeting = MeetingId(phone.fresh());
    let words = MeetingWords { title: "Committee".into(), ..MeetingWords::default() };
    phone.execute(Command::Meeting(MeetingCommand::Plan { id: meeting, words, follows: None }));
    phone.execute(Command::Meeting(MeetingCommand::Begin(meeting)));
    phone.execute(Command::Meeting(MeetingCommand::End(meeting)));
    phone.execute(Command::SetPresence { id: bilal, presence: Presence::Left });
    let invited = InvitationId(phone.fresh());
    phone.execute(Command::Invite(InvitationCommand::Invite {
        id: invited,
        to: ana,
        into: InvitationTarget::Step("the chair".into()),
        part: InvitationPart::Hold,
        word: String::new(),
        by: Some(bilal),
    }));
    phone.execute(Command::Invite(InvitationCommand::Answer {
        id: invited,
        reply: InvitationResponse::Yes,
        again: None,
    }));
    let moments = recent(&phone.replica, 20);
    let history: Vec<String> = moments.iter().rev().flat_map(|moment| told(&phone, &moment.news)).collect();
    assert_eq!(
        history[2..],
        [
            "Someone planned Committee (a day)",
            "Committee (a day) started",
            "Committee (a day) ended",
            "Bilal has left the group",
            "Bilal invited Ana: “the chair”",
            "Ana said yes to “the chair”",
        ]
    );
}

#[test]
fn who_noted_it_stays_when_somebody_else_uses_the_phone() {
    let (mut anas, mut bilals, ana, bilal) = two();
    let first = anas.commit("Before anybody said", ana, None);
    let uses = [Some(ana), Some(bilal), None, Some(ana)];
    let mut timestamps = vec![(anas.last.clone().unwrap().timestamp, None)];
    for who in uses {
        anas.execute(Command::UsePhone(who));
        anas.commit("Something", ana, None);
        timestamps.push((anas.last.clone().unwrap().timestamp, who));
    }
    bilals.take(&anas);
    for phone in [&anas, &bilals] {
        for (timestamp, who) in &timestamps {
            let name = phone.group.user_at(*timestamp).map(|member| member.id);
            assert_eq!(name, *who, "{timestamp}");
        }
        assert_eq!(phone.group.user_of(anas.clock.device()).unwrap().id, ana);
    }
    // A file of an earlier version says only who uses it now, and since when.
    let mut older = all_leaders::replica::Replica::new(phone::GROUP);
    for (key, record) in anas.replica.records() {
        let mut left = Record::default();
        for (field, cell) in record.fields().filter(|(field, _)| !field.starts_with("used/")) {
            left.put(field, cell.clone());
        }
        older.restore(key, Some(left));
    }
    let older = Group::read(&older);
    assert_eq!(older.user_at(timestamps[2].0), None, "not known, and not guessed");
    assert_eq!(older.user_at(timestamps[4].0).unwrap().id, ana);
    assert!(older.commitment(first).is_some());
}

#[test]
fn whatever_is_hidden_is_known_to_have_been_removed() {
    let group = Uuid::from_u128(1);
    let mut replica = Replica::new(group);
    let keys: Vec<Key> = RecordKind::ALL
        .iter()
        .map(|kind| match kind {
            // A need has the id of the commitment that takes it.
            RecordKind::Need => Key::new(*kind, Uuid::from_u128(100 + RecordKind::Commitment as u128)),
            _ => Key::new(*kind, Uuid::from_u128(100 + *kind as u128)),
        })
        .collect();
    let hide: Vec<Edit> = keys.iter().map(|key| Edit::new(key, "deleted", true)).collect();
    replica.write(&hide, &mut Clock::new(Device(1)), 1_000).unwrap();
    let read = Group::read(&replica);
    for key in &keys {
        assert_eq!(read.removed(key).map(|removed| &removed.key), Some(key));
    }
    assert!(read.removed(&Key::new(RecordKind::Meeting, Uuid::from_u128(100))).is_none());
}
