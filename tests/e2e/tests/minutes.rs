//! Real minutes, brought in meeting by meeting on two phones: odd ones here, even ones there; then files both ways.
//!
//! The minutes are a reduced form of one real group's year: see `tests/data/minutes-2024/README.md`.

mod steps;

use std::{fs, path::PathBuf};

use all_leaders_e2e::{Device, Harness, Outcome, Phone};
use steps::{bring_in, gone_back, pictures, save_file, say_who, start_group};

/// The meetings in the order of their days.
fn meetings() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../data/minutes-2024");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the minutes that stand beside the tests")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("2024-")))
        .collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).expect("minutes")).collect()
}

/// What each action item says, up to its holder.
fn items(minutes: &str) -> impl Iterator<Item = &str> {
    minutes
        .lines()
        .filter_map(|line| line.strip_prefix("- [action]"))
        .map(|line| line.split(" [").next().unwrap_or_default().trim())
        .filter(|what| !what.is_empty())
}

/// Brings the minutes of one meeting in, as it is offered.
async fn bring_minutes(phone: &Phone, minutes: &str) -> Outcome {
    phone.goto("#/bring-in").await?;
    phone.fill("Paste it here", minutes).await?;
    phone.button("Read it").press().await?;
    // A question or two comes first where there are new people.
    phone
        .until(
            "the lines, or the questions before them",
            "return [...document.querySelectorAll('#main h1, #main h2, #main button')].some((e) =>
               ['See the lines', 'Import'].includes(e.textContent.trim()))",
        )
        .await?;
    if phone.button("See the lines").is_there().await? {
        phone.button("See the lines").press().await?;
    }
    phone.button("Import").press().await?;
    phone.see("Imported").await?;
    gone_back(phone, "#/bring-in").await
}

#[tokio::test]
async fn minutes_on_two_phones_become_one_group() -> Outcome {
    let harness = Harness::open().await?;
    let here = harness.phone("here", Device::phone()).await?;
    start_group(&here, "Onboarding", &["Amara", "Rosa"]).await?;
    let there = harness.phone("there", Device::phone()).await?;
    bring_in(&there, &save_file(&here).await?).await?;

    say_who(&there, "Rosa").await?;

    let meetings = meetings();
    assert!(meetings.len() >= 6, "odd and even meetings");
    for (number, minutes) in meetings.iter().enumerate() {
        bring_minutes(if number % 2 == 0 { &here } else { &there }, minutes).await?;
    }
    // A check-in on each phone.
    for (phone, how) in [(&here, "Moving"), (&there, "Stuck")] {
        phone.goto("#/check-in").await?;
        phone.heading("Check in").wait().await?;
        let () = phone.js("document.querySelector('#main a[href^=\"#/check-in/\"]').click()", &[]).await?;
        phone.radio(how).press().await?;
        phone.press("Save").await?;
        gone_back(phone, "#/check-in/").await?;
    }

    let from_here = save_file(&here).await?;
    bring_in(&there, &from_here).await?;
    let from_there = save_file(&there).await?;
    bring_in(&here, &from_there).await?;
    assert_eq!(pictures(&here).await?, pictures(&there).await?, "both phones show the same group");

    // Every action item is in the group, whichever phone it was brought in on.
    let file = fs::read_to_string(&from_there).expect("the file that was just saved");
    let missing: Vec<&str> = meetings
        .iter()
        .flat_map(|minutes| items(minutes))
        .filter(|what| {
            // Its first words are enough: a day at the end may have become the commitment's day.
            let start: String = what.chars().take(24).collect();
            let quoted = serde_json::to_string(&start).expect("text is JSON");
            !file.contains(quoted.trim_matches('"'))
        })
        .collect();
    assert!(missing.is_empty(), "not accounted for: {missing:#?}");

    // Two phones have met the same people apart: the app asks, and joins them on a yes.
    here.goto("#/people").await?;
    here.see("Is this one person?").await?;
    here.must_be_accessible().await?;
    for phone in [&here, &there] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}

/// Reads minutes and lets in everybody who was there; ends at the lines.
async fn read_minutes(phone: &Phone, minutes: &str) -> Outcome {
    phone.goto("#/bring-in").await?;
    phone.fill("Paste it here", minutes).await?;
    phone.button("Read it").press().await?;
    phone
        .until(
            "the lines, or the questions before them",
            "return [...document.querySelectorAll('#main button')].some((e) =>
               ['See the lines', 'Import'].includes(e.textContent.trim()))",
        )
        .await?;
    if phone.button("Tick everyone").is_there().await? {
        phone.button("Tick everyone").press().await?;
    }
    if phone.button("See the lines").is_there().await? {
        phone.button("See the lines").press().await?;
    }
    phone.heading("Check the lines").wait().await
}

/// How many records of this kind rest on the phone.
async fn records(phone: &Phone, kind: &str) -> Outcome<usize> {
    let kind = format!("/{kind}/");
    Ok(phone.storage_dump().await?.keys().filter(|key| key.contains(&kind)).count())
}

#[tokio::test]
async fn minutes_make_a_meeting_with_who_hosted_noted_and_was_there() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("here", Device::phone()).await?;
    start_group(&phone, "Onboarding", &["Amara", "Rosa"]).await?;
    let minutes = |day: &str| meetings().into_iter().find(|text| text.contains(day)).expect("that day's");
    let (june, later) = (minutes("2024-06-20"), minutes("2024-06-27"));

    // Left out, the lines alone come in.
    read_minutes(&phone, &june).await?;
    for said in ["Guided by Amara", "Notes by lucía", "Present: "] {
        phone.see(said).await?;
    }
    phone.must_be_accessible().await?;
    phone.checkbox("Add the meeting: ").like().set(false).await?;
    phone.button("Import").press().await?;
    phone.see("Imported: 5 new").await?;
    gone_back(&phone, "#/bring-in").await?;
    assert_eq!(records(&phone, "meeting").await?, 0);
    phone.press("Undo").await?;

    // Brought in, taken back, and brought in twice: one meeting.
    read_minutes(&phone, &june).await?;
    phone.button("Import").press().await?;
    phone.see("Imported: 1 meeting, 5 new").await?;
    gone_back(&phone, "#/bring-in").await?;
    phone.press("Undo").await?;
    for said in ["Imported: 1 meeting, 5 new", "You already have all of this"] {
        read_minutes(&phone, &june).await?;
        phone.button("Import").press().await?;
        phone.see(said).await?;
        gone_back(&phone, "#/bring-in").await?;
    }
    assert_eq!(records(&phone, "meeting").await?, 1);

    // A week later: the same in other words is asked about, and becomes a word on what is here.
    let before = records(&phone, "commitment").await?;
    phone.goto("#/bring-in").await?;
    phone.fill("Paste it here", &later).await?;
    phone.button("Read it").press().await?;
    phone.heading("Is this the same as before?").wait().await?;
    phone.must_be_accessible().await?;
    phone.button("The same: ").like().press().await?;
    phone.press("See the lines").await?;
    phone.button("Import").press().await?;
    phone.see("Imported: 1 meeting, 4 new").await?;
    gone_back(&phone, "#/bring-in").await?;
    assert_eq!(records(&phone, "commitment").await?, before + 4);
    let kept = phone.storage_dump().await?;
    let words =
        kept.iter().filter(|(key, text)| key.contains("/check-in/") && text.contains("was unavailable"));
    assert_eq!(words.count(), 1, "the story has the later meeting's words");
    phone.must_be_quiet().await
}
