//! Real minutes, brought in meeting by meeting on two phones: odd ones here, even ones there; then files both ways.
//!
//! The minutes are a reduced form of one real group's year: see `tests/data/minutes-2024/README.md`.

mod steps;

use std::{fs, path::PathBuf};

use all_leaders_e2e::{Device, Outcome, Phone, Stage};
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
               ['See the lines', 'Bring in'].includes(e.textContent.trim()))",
        )
        .await?;
    if phone.button("See the lines").is_there().await? {
        phone.button("See the lines").press().await?;
    }
    phone.button("Bring in").press().await?;
    phone.see("Brought in").await?;
    gone_back(phone, "#/bring-in").await
}

#[tokio::test]
async fn minutes_on_two_phones_become_one_group() -> Outcome {
    let stage = Stage::open().await?;
    let here = stage.phone("here", Device::phone()).await?;
    start_group(&here, "Onboarding", &["Amara", "Rosa"]).await?;
    let there = stage.phone("there", Device::phone()).await?;
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
