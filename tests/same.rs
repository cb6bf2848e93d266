//! One person added twice, one meeting noted twice: joined, separated, and said to be two, on phones that act apart.
//!
//! The laws: being one is symmetric and transitive; in whatever order files are merged, the same records are one; who is
//! separated is what was joined, and no more; each answer can be taken back.

mod phone;

use all_leaders::group::{
    Command, Group, MeetingCommand, MeetingId, MeetingWords, MemberId, NewMember, News, Sameness, recent,
};
use all_leaders::replica::{Edit, Record, Replica, Value, file};
use phone::Phone;
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

const RECORDS: usize = 6;

/// People or meetings: the laws are the same.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    People,
    Meetings,
}

fn id(number: usize) -> Uuid {
    Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_0001 + number as u128)
}

fn member(number: usize) -> MemberId {
    MemberId(id(number))
}

fn meeting(number: usize) -> MeetingId {
    MeetingId(id(number))
}

impl Kind {
    fn one(self, a: usize, b: usize) -> Command {
        match self {
            Kind::People => Command::JoinMembers(member(a), member(b)),
            Kind::Meetings => Command::Meeting(MeetingCommand::Join(meeting(a), meeting(b))),
        }
    }

    fn two(self, a: usize, b: usize) -> Command {
        match self {
            Kind::People => Command::SeparateMembers(member(a), member(b)),
            Kind::Meetings => Command::Meeting(MeetingCommand::Separate(meeting(a), meeting(b))),
        }
    }

    fn root(self, group: &Group, number: usize) -> Uuid {
        match self {
            Kind::People => group.resolve(member(number)).0,
            Kind::Meetings => group.same_meeting(meeting(number)).0,
        }
    }

    fn are_different(self, group: &Group, a: usize, b: usize) -> bool {
        match self {
            Kind::People => group.are_different(member(a), member(b)),
            Kind::Meetings => group.are_different_meetings(meeting(a), meeting(b)),
        }
    }

    fn key(self, number: usize) -> all_leaders::replica::Key {
        match self {
            Kind::People => member(number).key(),
            Kind::Meetings => meeting(number).key(),
        }
    }

    /// Which of the records are one, by the id that stands for them.
    fn roots(self, group: &Group) -> Vec<Uuid> {
        (0..RECORDS).map(|number| self.root(group, number)).collect()
    }

    fn twos(self, group: &Group) -> Vec<bool> {
        let pairs = (0..RECORDS).flat_map(|a| (0..RECORDS).map(move |b| (a, b)));
        pairs.map(|(a, b)| self.are_different(group, a, b)).collect()
    }

    /// What an older version writes, which knows one field only.
    fn older(self, a: usize, b: Option<usize>) -> Edit {
        Edit::new(&self.key(a), "same_as", b.map(|b| id(b).to_string()))
    }
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::People), Just(Kind::Meetings)]
}

/// What somebody says of two of the records.
#[derive(Clone, Copy, Debug)]
enum Deed {
    One(usize, usize),
    Two(usize, usize),
    OlderOne(usize, usize),
    OlderTwo(usize),
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..RECORDS;
    prop_oneof![
        4 => (n(), n()).prop_map(|(a, b)| Deed::One(a, b)),
        2 => (n(), n()).prop_map(|(a, b)| Deed::Two(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| Deed::OlderOne(a, b)),
        1 => n().prop_map(Deed::OlderTwo),
        1 => Just(Deed::Undo),
    ]
}

/// The same records on every phone.
fn begin(device: u64) -> Phone {
    let mut first = Phone::new(9);
    let people = (0..RECORDS).map(|number| NewMember {
        id: member(number),
        name: format!("Person {number}"),
        pronouns: String::new(),
    });
    first.execute(Command::AddMembers(people.collect()));
    for number in 0..RECORDS {
        let words = MeetingWords { title: format!("Meeting {number}"), ..MeetingWords::default() };
        first.execute(Command::Meeting(MeetingCommand::Plan { id: meeting(number), words, follows: None }));
    }
    let mut phone = Phone::new(device);
    phone.take(&first);
    phone.now += 100_000;
    phone
}

fn does(phone: &mut Phone, kind: Kind, deed: Deed) {
    match deed {
        Deed::One(a, b) => phone.execute(kind.one(a, b)),
        Deed::Two(a, b) => phone.execute(kind.two(a, b)),
        Deed::OlderOne(a, b) => raw(phone, kind.older(a, Some(b))),
        Deed::OlderTwo(a) => raw(phone, kind.older(a, None)),
        Deed::Undo => {
            phone.now += 1000;
            phone.undo_at(phone.now);
        }
    }
}

fn raw(phone: &mut Phone, edit: Edit) {
    phone.now += 1000;
    let written = phone.replica.write(&[edit], &mut phone.clock, phone.now).unwrap();
    for change in &written.changes {
        phone.group.refresh(&change.key, phone.replica.record(&change.key));
    }
    phone.last = Some(written);
    assert_eq!(phone.group, Group::read(&phone.replica), "record by record is the same as reading anew");
}

/// Which records are one, drawn from the file by another way than the app's.
fn drawn(replica: &Replica, kind: Kind) -> Vec<Uuid> {
    let says = |a: usize, b: usize| {
        let record: &Record = replica.record(&kind.key(a)).unwrap();
        record.is(&format!("same_as/{}", id(b))) || record.text("same_as") == Some(&id(b).to_string())
    };
    let mut one = [[false; RECORDS]; RECORDS];
    for (a, row) in one.iter_mut().enumerate() {
        for (b, cell) in row.iter_mut().enumerate() {
            *cell = a == b || says(a, b) || says(b, a);
        }
    }
    for by in 0..RECORDS {
        for a in 0..RECORDS {
            for b in 0..RECORDS {
                one[a][b] |= one[a][by] && one[by][b];
            }
        }
    }
    (0..RECORDS).map(|a| id((0..RECORDS).find(|b| one[a][*b]).unwrap())).collect()
}

fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() {
        config
    } else {
        ProptestConfig { cases: 128, ..config }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn l1_l4_what_phones_say_apart_comes_to_the_same_in_any_order(
        kind in kinds(),
        deeds in vec((0..3_usize, deed()), 1..24),
        passes in vec((0..3_usize, 0..3_usize), 0..8),
    ) {
        let mut phones: Vec<Phone> = (1..4).map(begin).collect();
        for (moment, (who, deed)) in deeds.iter().enumerate() {
            does(&mut phones[*who], kind, *deed);
            if let Some((from, to)) = passes.get(moment) {
                let copy = phones[*from].replica.clone();
                phones[*to].take_copy(&copy);
            }
        }
        let copies: Vec<Replica> = phones.iter().map(|phone| phone.replica.clone()).collect();
        for (place, phone) in phones.iter_mut().enumerate() {
            for step in 0..copies.len() {
                phone.take_copy(&copies[(place + step) % copies.len()]);
            }
        }
        for phone in &phones {
            prop_assert_eq!(&phone.group, &phones[0].group);
            prop_assert_eq!(kind.roots(&phone.group), drawn(&phone.replica, kind), "symmetric and transitive");
        }
    }

    #[test]
    fn joins_made_apart_all_count(kind in kinds(), pairs in vec((0..RECORDS, 0..RECORDS), 1..8)) {
        // Each of them on a phone of its own that knows of no other.
        let mut all = begin(1);
        let mut one = begin(2);
        for (number, (a, b)) in pairs.iter().enumerate() {
            let mut phone = begin(10 + number as u64);
            phone.execute(kind.one(*a, *b));
            all.take(&phone);
            one.execute(kind.one(*a, *b));
        }
        prop_assert_eq!(kind.roots(&all.group), kind.roots(&one.group), "as if one phone had said it all");
    }

    #[test]
    fn who_is_separated_is_what_was_joined_and_no_more(
        kind in kinds(), deeds in vec(deed(), 0..16), a in 0..RECORDS, b in 0..RECORDS,
    ) {
        let mut phone = begin(1);
        for deed in deeds {
            does(&mut phone, kind, deed);
        }
        prop_assume!(a != b);
        let before = (kind.roots(&phone.group), kind.twos(&phone.group));
        if before.0[a] == before.0[b] {
            // They fall in two, and nobody else does.
            phone.execute(kind.two(a, b));
            let after = kind.roots(&phone.group);
            prop_assert_ne!(after[a], after[b]);
            prop_assert!(kind.are_different(&phone.group, a, b), "and nobody is asked again");
            for other in 0..RECORDS {
                if before.0[other] == before.0[a] {
                    prop_assert!([after[a], after[b]].contains(&after[other]), "with the one or the other");
                } else {
                    prop_assert_eq!(after[other], before.0[other]);
                }
            }
        } else {
            phone.execute(kind.one(a, b));
            prop_assert_eq!(kind.root(&phone.group, a), kind.root(&phone.group, b));
            // What the news offer to separate is what was joined.
            let (one, other) = (before.0[a], before.0[b]);
            let number = |root: Uuid| (0..RECORDS).find(|number| id(*number) == root).unwrap();
            phone.execute(kind.two(number(one), number(other)));
            prop_assert_eq!(&kind.roots(&phone.group), &before.0);
            prop_assert!(kind.are_different(&phone.group, a, b));
        }
        // The last answer can be taken back.
        let joined = before.0[a] == before.0[b];
        phone.undo_at(phone.now + 1000);
        prop_assert_eq!(kind.root(&phone.group, a) == kind.root(&phone.group, b), true);
        if joined {
            prop_assert_eq!((kind.roots(&phone.group), kind.twos(&phone.group)), before);
        }
    }
}

fn both(command: impl Fn(Kind)) {
    command(Kind::People);
    command(Kind::Meetings);
}

#[test]
fn two_joins_with_one_record_made_apart_both_stay() {
    both(|kind| {
        let (mut here, mut there) = (begin(1), begin(2));
        here.execute(kind.one(0, 2));
        there.execute(kind.one(1, 2));
        here.take(&there);
        there.take(&here);
        assert_eq!(here.group, there.group);
        for number in 0..3 {
            assert_eq!(kind.root(&here.group, number), id(0), "{kind:?}: all three are one");
        }
    });
}

#[test]
fn who_was_said_to_be_two_is_asked_about_nowhere_again() {
    let mut here = Phone::new(1);
    let (maria, other) = (here.add("Maria Gonzales"), here.add("Maria Gonzalez"));
    assert_eq!(here.group.look_alikes(), [(maria, other)]);
    here.execute(Command::SeparateMembers(maria, other));
    assert_eq!(here.group.look_alikes(), []);
    let mut newcomer = Phone::new(2);
    let told = newcomer.take(&here);
    assert_eq!(newcomer.group.look_alikes(), [], "who opens the file is not asked");
    assert!(told.contains(&News::SamePerson(maria, other, Sameness::Two)));
    // Another entry of one of them is asked about, and then they are three.
    let third = newcomer.add("Maria Gonzalez");
    newcomer.execute(Command::JoinMembers(other, third));
    assert_eq!(newcomer.group.look_alikes(), [], "what was said of one entry holds for the person");
    newcomer.execute(Command::SeparateMembers(other, third));
    newcomer.undo_at(newcomer.now + 1);
    assert_eq!(newcomer.group.resolve(third), other);
}

#[test]
fn who_was_added_as_someone_else_is_asked_about_nowhere() {
    let mut here = Phone::new(1);
    let maria = here.add("Maria Gonzales");
    let other = MemberId(here.fresh());
    let new = NewMember { id: other, name: "Maria Gonzalez".into(), pronouns: String::new() };
    here.execute(Command::Batch(vec![
        Command::AddMembers(vec![new]),
        Command::SeparateMembers(maria, other),
    ]));
    let mut newcomer = Phone::new(2);
    newcomer.take(&here);
    assert_eq!(newcomer.group.look_alikes(), []);
    // It is one command: taken back, nothing of it is left.
    here.undo_at(here.now + 1);
    assert_eq!(here.group.members().count(), 1);
    // Of somebody who is not there nothing is written.
    let before = here.replica.clone();
    here.execute(Command::SeparateMembers(maria, MemberId(id(5))));
    assert_eq!(here.replica, before);
}

#[test]
fn the_later_of_two_answers_about_the_same_two_counts() {
    both(|kind| {
        let (mut here, mut there) = (begin(1), begin(2));
        there.now += 50_000;
        here.execute(kind.one(0, 1));
        there.execute(kind.two(0, 1));
        here.take(&there);
        there.take(&here);
        assert_eq!(here.group, there.group);
        assert!(kind.are_different(&here.group, 0, 1));
        there.execute(kind.one(0, 1));
        assert_eq!(kind.root(&there.group, 1), id(0));
        assert!(!kind.are_different(&there.group, 0, 1));
    });
}

#[test]
fn what_older_versions_say_counts_and_is_taken_back_with_the_rest() {
    both(|kind| {
        let mut phone = begin(1);
        raw(&mut phone, kind.older(2, Some(0)));
        phone.execute(kind.one(1, 2));
        assert_eq!(kind.roots(&phone.group)[..3], [id(0); 3]);
        // An older version tells apart what it knows of.
        raw(&mut phone, kind.older(2, None));
        assert_eq!(
            kind.roots(&phone.group)[..3],
            [id(0), id(0), id(2)],
            "record 1 was joined with the person of 0"
        );
        raw(&mut phone, kind.older(2, Some(0)));
        phone.execute(kind.two(2, 0));
        assert_eq!(kind.root(&phone.group, 2), id(2));
        let record = phone.replica.record(&kind.key(2)).unwrap();
        assert_eq!(record.value("same_as"), &Value::Null, "the older version sees it as well");
        // Whoever joins them again on an older version has joined them.
        raw(&mut phone, kind.older(2, Some(0)));
        assert_eq!(kind.root(&phone.group, 2), id(0));
    });
}

#[test]
fn a_link_to_a_record_that_is_not_there_counts_for_nothing() {
    both(|kind| {
        let mut phone = begin(1);
        phone.execute(kind.one(0, 1));
        phone.execute(kind.one(0, 2));
        raw(&mut phone, Edit::new(&kind.key(0), "deleted", true));
        assert_eq!(kind.roots(&phone.group)[1..3], [id(1), id(2)]);
        raw(&mut phone, Edit::new(&kind.key(0), "deleted", false));
        assert_eq!(kind.roots(&phone.group)[1..3], [id(0), id(0)]);
    });
}

#[test]
fn news_and_history_say_who_was_merged_and_who_are_two() {
    let (mut here, mut there) = (begin(1), begin(2));
    here.execute(Command::JoinMembers(member(0), member(1)));
    here.execute(Command::SeparateMembers(member(2), member(3)));
    here.execute(Kind::Meetings.one(0, 1));
    let told = there.take(&here);
    let one = News::SamePerson(member(0), member(1), Sameness::One);
    let two = News::SamePerson(member(2), member(3), Sameness::Two);
    let meeting = News::SameMeeting(meeting(0), meeting(1), Sameness::One);
    assert_eq!(told, [meeting.clone(), one.clone(), two.clone()], "and nothing vaguer beside it");
    let moments = recent(&there.replica, 3);
    assert_eq!(moments[0].news, [meeting]);
    assert_eq!(moments[1].news, [two]);
    assert_eq!(moments[2].news, [one]);
    // Taken back, it says so.
    here.execute(Command::SeparateMembers(member(0), member(1)));
    assert_eq!(there.take(&here), [News::SamePerson(member(0), member(1), Sameness::Two)]);
    here.undo_at(here.now + 1);
    assert_eq!(there.take(&here), [News::SamePerson(member(0), member(1), Sameness::One)]);
    // What an older version wrote is told by names too.
    raw(&mut here, Kind::People.older(5, Some(4)));
    assert_eq!(there.take(&here), [News::SamePerson(member(4), member(5), Sameness::One)]);
    here.execute(Command::SeparateMembers(member(4), member(5)));
    assert_eq!(there.take(&here), [News::SamePerson(member(4), member(5), Sameness::Two)]);
}

/// The form that older versions wrote, and that of today.
const OLDER: &str = include_str!("golden/v1-same-as-one.allleaders.json");
const NEWER: &str = include_str!("golden/v1-same-as-set.allleaders.json");

#[test]
fn l5_golden_files_of_both_forms_say_who_is_one() {
    for text in [OLDER, NEWER] {
        let file = file::read(text.as_bytes()).unwrap();
        assert_eq!(file::write(&file.replica, &file.header).unwrap(), text, "byte for byte");
    }
    let older = Group::read(&file::read(OLDER.as_bytes()).unwrap().replica);
    assert_eq!(
        older.members().map(|member| member.id).collect::<Vec<_>>(),
        [member(0), member(2), member(3)]
    );
    assert_eq!(older.resolve(member(1)), member(0));
    assert_eq!(older.meetings().len(), 1);
    let newer = Group::read(&file::read(NEWER.as_bytes()).unwrap().replica);
    assert_eq!(
        newer.members().map(|member| member.id).collect::<Vec<_>>(),
        [member(0), member(3), member(4)]
    );
    assert_eq!(newer.resolve(member(2)), member(0), "two joins with one record");
    assert!(newer.are_different(member(1), member(3)), "of the whole person");
    assert_eq!(newer.look_alikes(), []);
    assert_eq!(newer.resolve(member(5)), member(4), "by the field of older versions");
    assert_eq!(newer.meetings().len(), 2);
    assert!(newer.are_different_meetings(meeting(0), meeting(2)));
}
