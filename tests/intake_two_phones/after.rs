//! What the group holds after all meetings were brought in, and what it asks then.

use super::*;

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
        phone.execute(&Command::Role(RoleCommand::List { role: role.into(), visible: None }));
    }
    // The meeting after all of them, with those who were at the last one.
    let (last, text) = files.last().unwrap();
    let id = held_on(&phone.group, last).id.after();
    let here: Vec<MemberId> = {
        let group = &phone.group;
        group.here(held_on(group, last)).iter().map(|member| member.id).collect()
    };
    phone.execute(&Command::Meeting(MeetingCommand::Begin(id)));
    for who in &here {
        phone.execute(&Command::Meeting(MeetingCommand::Here { id, who: *who, here: Some(true) }));
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
    let suggested = insight::suggest_roles(group, id, &[]);
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
