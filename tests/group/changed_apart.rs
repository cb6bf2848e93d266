//! Two phones that change different things apart: a command writes only what it changes, so both changes stay.

use all_leaders::group::{
    COLOURS, CheckInDetails, Command, CommitmentId, CommitmentState, NeedCommand, NeedId, NeedSize,
    NeedWords, News, Presence, SHAPES,
};

use crate::phone::{Phone, TODAY, by, on};

#[test]
fn two_who_change_different_things_both_keep_their_change() {
    let (mut one, mut other) = (Phone::new(1), Phone::new(2));
    let (ana, id) = (one.add("Ana"), NeedId(one.fresh()));
    let hall = one.commit("Hall", ana, None);
    let words = NeedWords { what: "Chairs".into(), ..NeedWords::default() };
    one.execute(Command::Need(NeedCommand::Say { id, words: words.clone(), by: None }));
    other.take(&one);
    let edit = |pronouns: &str, note: &str| {
        let (name, pronouns, note) = ("Ana".into(), pronouns.into(), note.into());
        Command::EditMember { id: ana, name, pronouns, note }
    };
    let seat = one.group.member(ana).map(|ana| (ana.colour, ana.shape)).unwrap();
    let (colour, shape) = ((seat.0 + 1) % COLOURS, (seat.1 + 1) % SHAPES);
    let name = |name: &str, purpose: &str| Command::NameGroup { name: name.into(), purpose: purpose.into() };
    let say =
        |what: &str, note: &str| Command::EditCommitment { id: hall, what: what.into(), note: note.into() };
    let need = |words: NeedWords| Command::Need(NeedCommand::Edit { id, words });
    let describe = |strengths: &[&str], less_visible: bool| {
        let strengths = strengths.iter().map(ToString::to_string).collect();
        Command::DescribeCommitment { id: hall, strengths, less_visible }
    };
    one.execute(edit("she", ""));
    one.execute(Command::SetPresence { id: ana, presence: Presence::Left });
    one.execute(Command::ChooseSeat { id: ana, colour, shape: seat.1 });
    one.execute(name("", "Rent"));
    one.execute(say("Hall", "Ask Father Okoro"));
    one.execute(need(NeedWords { why: "Many come".into(), less_visible: true, ..words.clone() }));
    one.execute(describe(&[], true));
    // Later, and without having heard of it.
    other.now += 100_000;
    other.execute(edit("", "Bikes"));
    other.execute(Command::SetPresence { id: ana, presence: Presence::Away });
    other.execute(Command::ChooseSeat { id: ana, colour: seat.0, shape });
    other.execute(name("Tenants", ""));
    other.execute(say("Ask about the hall", ""));
    other.execute(need(NeedWords { first_step: "Count".into(), size: Some(NeedSize::Hour), ..words }));
    other.execute(describe(&["keys"], false));
    other.take(&one);
    one.take(&other);
    assert_eq!(one.group, other.group);
    let group = &one.group;
    assert_eq!((group.name(), group.purpose()), ("Tenants", "Rent"));
    let ana = group.member(ana).unwrap();
    assert_eq!((&*ana.pronouns, &*ana.note, ana.presence), ("she", "Bikes", Presence::Left));
    assert_eq!((ana.colour, ana.shape), (colour, shape));
    let hall = group.commitment(hall).unwrap();
    assert_eq!((&*hall.what, &*hall.note), ("Ask about the hall", "Ask Father Okoro"));
    assert_eq!((&hall.strengths[..], hall.less_visible), (&["keys".to_owned()][..], true));
    let need = group.need(id).unwrap();
    assert_eq!(
        (&*need.words.why, &*need.words.first_step, need.words.size),
        ("Many come", "Count", Some(NeedSize::Hour))
    );
    assert!(need.words.less_visible);
}

#[test]
fn who_is_back_is_around_whatever_was_said_before() {
    let mut phone = Phone::new(1);
    let ana = phone.add("Ana");
    for presence in [Presence::Away, Presence::Left, Presence::Guest, Presence::Here, Presence::Left] {
        phone.execute(Command::SetPresence { id: ana, presence });
        assert_eq!(phone.group.member(ana).unwrap().presence, presence);
    }
    // Two who say different things apart.
    let mut other = Phone::new(2);
    phone.execute(Command::SetPresence { id: ana, presence: Presence::Here });
    other.take(&phone);
    phone.execute(Command::SetPresence { id: ana, presence: Presence::Left });
    other.execute(Command::SetPresence { id: ana, presence: Presence::Away });
    phone.take(&other);
    assert_eq!(phone.group.member(ana).unwrap().presence, Presence::Left);
    phone.execute(Command::SetPresence { id: ana, presence: Presence::Here });
    assert_eq!(phone.group.member(ana).unwrap().presence, Presence::Here);
}

#[test]
fn what_is_cleared_of_a_joined_person_is_cleared() {
    let mut phone = Phone::new(1);
    let (ana, anna) = (phone.add("Ana"), phone.add("Anna"));
    let edit = |id, name: &str, note: &str| {
        let (name, note) = (name.into(), note.into());
        Command::EditMember { id, name, pronouns: String::new(), note }
    };
    phone.execute(edit(anna, "Anna", "Bikes"));
    phone.execute(Command::JoinMembers(ana, anna));
    assert_eq!(phone.group.member(ana).unwrap().note, "Bikes");
    phone.execute(edit(ana, "Ana", ""));
    assert_eq!(phone.group.member(ana).unwrap().note, "");
}

#[test]
fn telling_two_people_apart_leaves_what_another_joined_meanwhile() {
    let (mut one, mut other) = (Phone::new(1), Phone::new(2));
    let [ana, anna, bilal, bill] = ["Ana", "Anna", "Bilal", "Bill"].map(|name| one.add(name));
    one.execute(Command::JoinMembers(bilal, bill));
    other.take(&one);
    one.execute(Command::JoinMembers(ana, bilal));
    other.now += 100_000;
    other.execute(Command::SeparateMembers(bilal, bill));
    other.execute(Command::JoinMembers(ana, anna));
    other.take(&one);
    assert_eq!(other.group.resolve(bilal), ana);
    assert_eq!(other.group.resolve(anna), ana);
    assert_eq!(other.group.resolve(bill), bill);
}

#[test]
fn a_need_that_is_taken_anew_is_as_it_is_taken() {
    let mut phone = Phone::new(1);
    let (ana, id) = (phone.add("Ana"), NeedId(phone.fresh()));
    let words = NeedWords { what: "Chairs".into(), ..NeedWords::default() };
    phone.execute(Command::Need(NeedCommand::Say { id, words, by: None }));
    let taken = CommitmentId(id.0);
    let take = Command::Need(NeedCommand::Take { id, holders: vec![ana], companions: vec![] });
    phone.execute(take.clone());
    phone.execute(Command::EditCommitment { id: taken, what: "Chairs".into(), note: "Ask Bilal".into() });
    phone.execute(Command::MoveDay { id: taken, day: Some(on(TODAY)) });
    phone.execute(Command::OpenPlace { id: taken, open: true });
    phone.check_in(taken, CommitmentState::Stuck, CheckInDetails { hand: true, ..by(ana) });
    phone.execute(Command::RemoveCommitment(taken));
    // Words that others wrote into the need meanwhile change nothing.
    phone.execute(Command::Need(NeedCommand::Keep(id)));
    phone.execute(take);
    let again = phone.group.commitment(taken).unwrap();
    assert_eq!((&*again.note, again.day, again.state, again.hand), ("", None, None, None));
    assert_eq!((again.state_on, again.open_place), (None, false));
    phone.undo_at(phone.now + 1);
    assert!(phone.group.commitment(taken).is_none());
}

#[test]
fn what_a_group_agreed_on_locking_is_heard_of_beside_its_other_words() {
    let (mut one, mut other) = (Phone::new(1), Phone::new(2));
    one.add("Ana");
    one.execute(Command::NameGroup { name: "Tenants".into(), purpose: String::new() });
    other.take(&one);
    assert!(!other.group.always_locks());
    one.execute(Command::AlwaysLock(true));
    other.execute(Command::NameGroup { name: "Riverside".into(), purpose: String::new() });
    assert_eq!(other.take(&one), [News::GroupLock(true)]);
    assert_eq!(one.take(&other), [News::Group]);
    assert!(one.group.always_locks() && other.group.always_locks());
    assert_eq!(one.group, other.group);
    one.now += 100_000;
    one.execute(Command::AlwaysLock(false));
    assert_eq!(other.take(&one), [News::GroupLock(false)]);
    assert!(!other.group.always_locks());
}
