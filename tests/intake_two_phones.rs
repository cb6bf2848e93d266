//! Real minutes brought in on two phones, meeting by meeting, and the phones brought in step: `data/minutes-2024/`, whose
//! README says where they come from. `MINUTES` names another folder of such minutes.

use std::fs;
use std::path::PathBuf;

use all_leaders::group::name::near;
use all_leaders::group::{
    Command, CommandContext, CommitmentState, Day, Group, Meeting, MeetingCommand, MemberId, RoleCommand,
    RolePart, day,
};
use all_leaders::insight;
use all_leaders::intake::plan::{Alike, LeftOut, Target};
use all_leaders::intake::plan::{Built, Draft, NameAnswer, Outcome, PeopleList, Words};
use all_leaders::intake::{Why, Wording};
use all_leaders::replica::{Clock, Device, Replica, fingerprint};
use uuid::Uuid;

#[path = "intake_two_phones/after.rs"]
mod after;

const WORDS: Words = Words {
    everyone: "For everyone",
    between_meetings: "Between meetings",
    named: |name| format!("Named: {name}"),
    place: said_in_place,
};

fn said_in_place(place: PeopleList, names: &[String]) -> String {
    format!("{place:?}: {}", names.join(", "))
}

fn today() -> Day {
    day::from_text("2026-11-23").unwrap()
}

/// The meetings in the order of their days.
fn meetings() -> Vec<(String, String)> {
    let folder = std::env::var_os("MINUTES").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/minutes-2024")),
        PathBuf::from,
    );
    let mut all: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("20"))
        .map(|path| {
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    all.sort();
    all
}

struct Phone {
    replica: Replica,
    group: Group,
    clock: Clock,
    now: u64,
    ids: u128,
    /// Whether whoever brings it in says that what looks like an earlier one is the same.
    says_same: bool,
    /// What was asked about, with what was offered first.
    asked: Vec<(String, Alike)>,
}

/// What became of the lines of one phone's meetings.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    items: usize,
    new: usize,
    check_ins: usize,
    adds: usize,
    known: usize,
}

impl Phone {
    fn new(device: u64) -> Self {
        let replica = Replica::new(Uuid::from_u128(7));
        let group = Group::read(&replica);
        // Ids far from those that stand for lines in a plan.
        let ids = u128::from(device) << 100;
        Self {
            replica,
            group,
            clock: Clock::new(Device(device)),
            now: 1_700_000_000_000,
            ids,
            says_same: false,
            asked: Vec::new(),
        }
    }

    fn bring_in(&mut self, text: &str, also_present: bool) -> (Draft, Built) {
        let mut ids = self.ids;
        let mut fresh = || {
            ids += 1;
            Uuid::from_u128(ids)
        };
        let mut draft = Draft::read(&[text.to_owned()], &self.group, today(), None, &mut fresh);
        for person in draft.people.iter_mut().filter(|person| also_present && person.was_there) {
            person.answer = NameAnswer::New;
        }
        for at in 0..draft.entries.len() {
            if draft.entries[at].asks {
                let offers = draft.offers(at);
                self.asked.push((draft.entries[at].what.clone(), offers[0]));
                if self.says_same {
                    let entry = &mut draft.entries[at];
                    (entry.same, entry.answered, entry.touched) = (Some(offers[0].target), true, true);
                }
            }
        }
        let built = draft.build(&self.group, &WORDS, &mut fresh);
        self.ids = ids;
        self.execute(&Command::Batch(built.commands.clone()));
        (draft, built)
    }

    fn execute(&mut self, command: &Command) {
        let (mut ids, device) = (self.ids, self.clock.device());
        let mut fresh = || {
            ids += 1;
            Uuid::from_u128(ids)
        };
        let mut context =
            CommandContext { me: None, device, today: today(), meeting: None, fresh: &mut fresh };
        let out = self.group.changes(command, &mut context);
        self.ids = ids;
        self.now += 1000;
        let written = self.replica.write(&out.edits, &mut self.clock, self.now).unwrap();
        for change in &written.changes {
            self.group.refresh(&change.key, self.replica.record(&change.key));
        }
    }

    fn take(&mut self, other: &Replica) {
        self.replica.merge(other).unwrap();
        self.group = Group::read(&self.replica);
    }
}

fn tally(into: &mut Tally, draft: &Draft, built: &Built) {
    assert_eq!(draft.entries.len(), built.outcomes.len());
    for (entry, outcome) in draft.entries.iter().zip(&built.outcomes) {
        // Every line is either taken, and something becomes of it, or left out for a reason that is told.
        assert_eq!(entry.taken, outcome.is_some(), "{}", entry.source);
        assert_eq!(entry.taken, entry.left_out.is_none(), "{}", entry.source);
        if entry.source.starts_with("- [action]") {
            into.items += 1;
            let empty = entry.left_out == Some(LeftOut::Nothing(Why::NothingToDo));
            assert!(entry.taken || empty, "{}", entry.source);
        }
    }
    into.new += built.count(Outcome::New);
    into.check_ins += built.count(Outcome::CheckIn);
    into.adds += built.count(Outcome::Adds);
    into.known += built.count(Outcome::Known);
}

#[test]
fn two_phones_bring_in_alternate_meetings_and_end_the_same() {
    let (mut here, mut there) = (Phone::new(1), Phone::new(2));
    let (mut of_here, mut of_there) = (Tally::default(), Tally::default());
    let mut empty = 0;
    for (at, (name, text)) in meetings().iter().enumerate() {
        let (phone, into) = if at % 2 == 0 { (&mut here, &mut of_here) } else { (&mut there, &mut of_there) };
        let (draft, built) = phone.bring_in(text, true);
        tally(into, &draft, &built);
        let left = draft.entries.iter().filter(|e| !e.taken && e.source.starts_with("- [action]")).count();
        empty += left;
        println!(
            "{name}: {} taken, {} left out ({left} empty items); new {}, check-ins {}, adds {}, known {}",
            draft.count().taken,
            draft.count().left,
            built.count(Outcome::New),
            built.count(Outcome::CheckIn),
            built.count(Outcome::Adds),
            built.count(Outcome::Known)
        );
    }
    for (phone, tally) in [(&here, &of_here), (&there, &of_there)] {
        assert_eq!(phone.group.commitments().count(), tally.new, "each new line is one commitment");
        println!("{tally:?}, people {}", phone.group.members().count());
    }
    let all = [&of_here, &of_there];
    let sum = |of: fn(&Tally) -> usize| all.iter().map(|tally| of(tally)).sum::<usize>();
    assert_eq!(sum(|t| t.items), sum(|t| t.new + t.check_ins + t.adds + t.known) + empty);

    let (mine, theirs) = (here.replica.clone(), there.replica.clone());
    here.take(&theirs);
    there.take(&mine);
    assert_eq!(here.group, there.group);
    assert_eq!(fingerprint(&here.replica), fingerprint(&there.replica));
    assert_eq!(here.group.commitments().count(), of_here.new + of_there.new, "nothing is lost");
    let people: Vec<(MemberId, String)> = here.group.members().map(|m| (m.id, m.name.clone())).collect();
    let pairs = (0..people.len())
        .flat_map(|one| (one + 1..people.len()).map(move |other| (one, other)))
        .filter_map(|(one, other)| near(&people[one].1, &people[other].1))
        .count();
    let whats: Vec<Wording> = here.group.commitments().map(|c| Wording::new(&c.what)).collect();
    let doubles = (0..whats.len())
        .filter(|at| whats[..*at].iter().any(|other| whats[*at].likeness(other).is_some()))
        .count();
    println!(
        "after the exchange: {} items ({empty} empty), {} commitments ({} open, {} worded like an earlier one), \
         {} check-ins, {} member records, {pairs} pairs of alike names, {} records",
        sum(|t| t.items),
        here.group.commitments().count(),
        here.group.commitments().filter(|c| c.is_open()).count(),
        doubles,
        here.group.check_ins().count(),
        people.len(),
        here.replica.records().count()
    );
}

#[test]
fn the_same_minutes_again_bring_nothing_new() {
    let mut phone = Phone::new(1);
    for (name, text) in meetings() {
        phone.bring_in(&text, true);
        let before = fingerprint(&phone.replica);
        let (draft, built) = phone.bring_in(&text, true);
        assert!(draft.people.is_empty(), "{name}");
        assert_eq!(built.count(Outcome::Known), draft.count().taken, "{name}: {:?}", built.commands);
        assert_eq!(built.commands, [], "{name}");
        assert_eq!(fingerprint(&phone.replica), before);
    }
}

#[test]
fn one_phone_follows_what_is_carried_over() {
    let mut phone = Phone::new(1);
    let mut all = Tally::default();
    let mut done = 0;
    for (_, text) in meetings() {
        let (draft, built) = phone.bring_in(&text, false);
        tally(&mut all, &draft, &built);
        done += draft
            .entries
            .iter()
            .zip(&built.outcomes)
            .filter(|(entry, outcome)| {
                **outcome == Some(Outcome::New) && entry.state == Some(CommitmentState::Done)
            })
            .count();
    }
    println!("one phone: {all:?}, done at once {done}, people {}", phone.group.members().count());
    assert_eq!(phone.group.commitments().count(), all.new);
    assert!(phone.group.commitments().filter(|c| c.state == Some(CommitmentState::Done)).count() >= done);
    assert!(
        phone.group.commitments().all(|c| c.began.is_some_and(|day| day.year() < 2026)),
        "the meeting's day"
    );
}

#[test]
fn all_meetings_at_once_are_brought_in_quickly() {
    let mut phone = Phone::new(1);
    let text: Vec<String> = meetings().into_iter().map(|(_, text)| text).collect();
    let begin = std::time::Instant::now();
    let (draft, built) = phone.bring_in(&text.join("\n\n"), true);
    println!("{} lines in {:?}", draft.entries.len(), begin.elapsed());
    let mut all = Tally::default();
    tally(&mut all, &draft, &built);
    println!("at once: {all:?}, people {}", phone.group.members().count());
    assert_eq!(phone.group.commitments().count(), all.new);
}
