//! Real minutes brought in on two phones, meeting by meeting, and the phones brought in step: `data/minutes-2024/`, whose
//! README says where they come from. `MINUTES` names another folder of such minutes.

use std::fs;
use std::path::PathBuf;

use all_leaders::domain::name::near;
use all_leaders::domain::{
    Act, Day, Group, Meeting, MeetingAct, MemberId, RoleAct, RolePart, Scribe, State, day,
};
use all_leaders::insight;
use all_leaders::intake::plan::{Alike, LeftOut, Target};
use all_leaders::intake::plan::{Built, Draft, Outcome, Place, Stand, Words};
use all_leaders::intake::{Why, Wording};
use all_leaders::replica::{Clock, Device, Replica, fingerprint};
use uuid::Uuid;

const WORDS: Words =
    Words { everyone: "For everyone", named: |name| format!("Named: {name}"), place: said_in_place };

fn said_in_place(place: Place, names: &[String]) -> String {
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
            person.stand = Stand::New;
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
        self.act(&Act::All(built.acts.clone()));
        (draft, built)
    }

    fn act(&mut self, act: &Act) {
        let (mut ids, device) = (self.ids, self.clock.device());
        let mut fresh = || {
            ids += 1;
            Uuid::from_u128(ids)
        };
        let mut scribe = Scribe { me: None, device, today: today(), fresh: &mut fresh };
        let out = self.group.edits(act, &mut scribe);
        self.ids = ids;
        self.now += 1000;
        let written = self.replica.write(&out.edits, &mut self.clock, self.now);
        for change in &written.changes {
            self.group.refresh(&change.key, self.replica.record(&change.key));
        }
    }

    fn take(&mut self, other: &Replica) {
        self.replica.merge(other);
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
        assert_eq!(built.count(Outcome::Known), draft.count().taken, "{name}: {:?}", built.acts);
        assert_eq!(built.acts, [], "{name}");
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
            .filter(|(entry, outcome)| **outcome == Some(Outcome::New) && entry.state == Some(State::Done))
            .count();
    }
    println!("one phone: {all:?}, done at once {done}, people {}", phone.group.members().count());
    assert_eq!(phone.group.commitments().count(), all.new);
    assert!(phone.group.commitments().filter(|c| c.state == Some(State::Done)).count() >= done);
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

/// The group after all the meetings, brought in in their order by one who lets everybody in who was there.
fn after_all_meetings() -> Phone {
    let mut phone = Phone::new(1);
    for (_, text) in meetings() {
        phone.bring_in(&text, true);
    }
    phone
}

/// A name without case, accents and spaces: the test's own reading.
fn plain(name: &str) -> String {
    let accents = |c: char| match c {
        'á' | 'à' | 'ä' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'í' | 'ï' => 'i',
        'ó' | 'ö' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        c => c,
    };
    name.to_lowercase().chars().filter(|c| !c.is_whitespace()).map(accents).collect()
}

/// Who stands behind a label of the head, cut by hand; "All Members" is nobody in particular.
fn named(text: &str, label: &str) -> Vec<String> {
    let start = format!("- **{label}:**");
    let values = text.lines().filter_map(|line| line.strip_prefix(&start));
    let mut names: Vec<String> =
        values.flat_map(|value| value.split(',')).map(plain).filter(|name| name != "allmembers").collect();
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}

fn held_on<'a>(group: &'a Group, text: &str) -> &'a Meeting {
    let on = day::from_text(text).unwrap();
    let of_day: Vec<&Meeting> = group.meetings().into_iter().filter(|one| one.day() == Some(on)).collect();
    assert_eq!(of_day.len(), 1, "{text}");
    of_day[0]
}

#[test]
fn every_meeting_has_its_host_its_note_taker_and_who_was_there() {
    let phone = after_all_meetings();
    let group = &phone.group;
    let files = meetings();
    assert_eq!(group.meetings().len(), files.len());
    let mut people: Vec<String> = group.members().map(|member| plain(&member.name)).collect();
    people.sort();
    let count = people.len();
    people.dedup();
    assert_eq!(people.len(), count, "one person in several spellings is one");
    for (name, text) in &files {
        let meeting = held_on(group, name);
        assert!(meeting.is_over() && meeting.words.title.ends_with("eekly meeting"), "{name}");
        let sorted = |mut names: Vec<String>| {
            names.sort();
            names
        };
        let took = |role: &str| {
            let turns = group.role_turns(meeting, role);
            assert!(turns.iter().all(|(_, part)| *part == RolePart::Hold));
            sorted(turns.iter().map(|(id, _)| plain(&group.member(*id).unwrap().name)).collect())
        };
        let (hosts, noted_by) = (named(text, "Host"), named(text, "Documenter"));
        assert_eq!(took("facilitator"), hosts, "{name}");
        assert_eq!(took("note-taker"), noted_by, "{name}");
        let here = sorted(group.here(meeting).iter().map(|member| plain(&member.name)).collect());
        let mut there = [hosts, noted_by, named(text, "Present")].concat();
        there.sort();
        there.dedup();
        assert_eq!(here, there, "{name}");
        let everyone = text.contains("**Host:** All Members");
        let notes: Vec<&str> = group.notes_of(meeting.id).map(|note| note.words.what.as_str()).collect();
        assert_eq!(notes, if everyone { vec!["Host: All Members"] } else { vec![] }, "{name}");
    }
}

#[test]
fn the_next_suggestions_follow_from_who_hosted_and_who_took_notes() {
    let mut phone = after_all_meetings();
    let files = meetings();
    for role in ["timekeeper", "stack-keeper", "vibes-watcher", "welcomer"] {
        phone.act(&Act::Role(RoleAct::List { role: role.into(), visible: None }));
    }
    // The meeting after all of them, with those who were at the last one.
    let (last, text) = files.last().unwrap();
    let id = held_on(&phone.group, last).id.after();
    let here: Vec<MemberId> = {
        let group = &phone.group;
        group.here(held_on(group, last)).iter().map(|member| member.id).collect()
    };
    phone.act(&Act::Meeting(MeetingAct::Begin(id)));
    for who in &here {
        phone.act(&Act::Meeting(MeetingAct::Here { id, who: *who, here: Some(true) }));
    }
    let group = &phone.group;
    let was_at = |name: &String, text: &str| {
        ["Present", "Host", "Documenter"].iter().any(|label| named(text, label).contains(name))
    };
    // The test's own reading of the files: when each last had the role, and who has just joined.
    let had = |name: &String, label: &str| {
        files.iter().rfind(|(_, text)| named(text, label).contains(name)).map(|(day, _)| day.clone())
    };
    let names: Vec<String> = here.iter().map(|id| plain(&group.member(*id).unwrap().name)).collect();
    assert!(names.iter().all(|name| was_at(name, text)));
    let long_here = |name: &&String| {
        was_at(name, &files[0].1) || files.iter().filter(|(_, text)| was_at(name, text)).count() > 1
    };
    let suggested = insight::suggest(group, id, &[]);
    let holders: Vec<String> =
        suggested.iter().map(|one| plain(&group.member(one.holder.unwrap()).unwrap().name)).collect();
    assert_eq!(
        suggested.iter().map(|one| one.role.as_str()).collect::<Vec<_>>(),
        ["facilitator", "note-taker"]
    );
    assert_ne!(holders[0], holders[1], "two roles go to two people");
    for (at, label) in ["Host", "Documenter"].into_iter().enumerate() {
        let others = names.iter().filter(long_here).filter(|name| **name != holders[1 - at]);
        let longest_ago = others.map(|name| had(name, label)).min().unwrap();
        assert_eq!(had(&holders[at], label), longest_ago, "{label}: {}", holders[at]);
    }
}

#[test]
fn what_was_noted_in_a_meeting_says_so() {
    let phone = after_all_meetings();
    let group = &phone.group;
    for (name, text) in meetings() {
        let meeting = held_on(group, &name).id;
        let on = day::from_text(&name);
        let made: Vec<_> = group.commitments().filter(|one| one.began == on).collect();
        assert!(made.iter().all(|one| group.is_of(meeting, one.meeting)), "{name}");
        assert!(group.check_ins().filter(|one| one.on == on).all(|one| group.is_of(meeting, one.meeting)));
        assert!(made.len() <= text.matches("[action]").count());
    }
}

#[test]
fn who_is_not_let_in_stays_as_words_of_the_meeting() {
    let mut phone = Phone::new(1);
    let (name, text) = meetings().remove(0);
    phone.bring_in(&text, false);
    let group = &phone.group;
    let meeting = held_on(group, &name);
    let words: String = group.notes_of(meeting.id).map(|note| plain(&note.words.what)).collect();
    for who in ["Host", "Documenter", "Present"].iter().flat_map(|label| named(&text, label)) {
        let here = group.here(meeting).iter().any(|member| plain(&member.name) == who);
        assert!(here != words.contains(&who), "{who}: {words}");
    }
    assert!(!words.is_empty());
}

#[test]
fn two_phones_that_bring_in_one_meeting_have_one() {
    let (mut here, mut there) = (Phone::new(1), Phone::new(2));
    for (_, text) in meetings() {
        here.bring_in(&text, true);
        there.bring_in(&text, true);
    }
    let theirs = there.replica.clone();
    here.take(&theirs);
    assert_eq!(here.group.meetings().len(), meetings().len());
}

#[test]
fn what_looks_like_an_earlier_item_is_asked_about_and_never_guessed() {
    let (mut asked, mut silent) = (Phone::new(1), Phone::new(1));
    asked.says_same = true;
    for (_, text) in meetings() {
        asked.bring_in(&text, true);
        silent.bring_in(&text, true);
    }
    println!(
        "asked {} times; {} commitments where all are the same, {} where none is answered",
        asked.asked.len(),
        asked.group.commitments().count(),
        silent.group.commitments().count()
    );
    for (what, alike) in &silent.asked {
        // Unanswered, each is a commitment of its own.
        assert!(silent.group.commitments().any(|one| one.what == *what), "{what}");
        if let Target::Here(id) = alike.target {
            println!("{:?} {what}\n    <= {}", alike.how, silent.group.commitment(id).unwrap().what);
        }
    }
    for (what, alike) in &asked.asked {
        let Target::Here(id) = alike.target else { continue };
        let commitment = asked.group.commitment(id).unwrap();
        let story: Vec<&str> = asked.group.check_ins_of(id).map(|one| one.word.as_str()).collect();
        let told = Wording::new(&commitment.what) == Wording::new(what)
            || commitment.note.contains(what.as_str())
            || story.iter().any(|word| word.contains(what.as_str()));
        assert!(told, "{what}: {} {story:?}", commitment.note);
    }
    assert!(!asked.asked.is_empty());
    assert!(asked.group.commitments().count() < silent.group.commitments().count());
}
