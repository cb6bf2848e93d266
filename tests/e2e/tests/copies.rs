//! Files between phones: shown before anything changes, brought in, taken back; bad ones refused and nothing touched.

mod steps;

use std::time::Duration;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, needs};
use steps::{add_people, bring_in, check_in, open_files, pictures, save_file, start_group, step_up};

/// Two phones with one group: Ana's, who started it, and Bilal's, who opened her file.
async fn two_phones(harness: &Harness) -> Outcome<(Phone, Phone)> {
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    let file = save_file(&ana).await?;
    let bilal = harness.phone("bilal", Device::phone().dark()).await?;
    bilal.link("Open a group file").press().await?;
    bilal.file_input().upload(&[&file]).await?;
    bilal.heading("What’s new in this file").wait().await?;
    bilal.see("Saved by Ana, today").await?;
    steps::bring_in_new_group(&bilal).await?;
    steps::say_who(&bilal, "Bilal").await?;
    Ok((ana, bilal))
}

#[tokio::test]
async fn two_phones_that_exchange_files_are_in_step() -> Outcome {
    let harness = Harness::open().await?;
    let (ana, bilal) = two_phones(&harness).await?;
    // Both go on by themselves, on the same commitment and on others.
    check_in(&ana, "Ask about the hall", "Moving", "I left a note.").await?;
    step_up(&bilal, "Cook for Saturday").await?;
    add_people(&bilal, &["Dee"]).await?;

    let anas = save_file(&ana).await?;
    open_files(&bilal, &[&anas]).await?;
    bilal.see("I left a note.").await?;
    bilal.see("Your phone has").await?;
    bilal.screenshot("preview").await?;
    bilal.must_be_accessible().await?;
    bilal.bring_in().await?;
    bilal.heading("What changed").wait().await?;

    let bilals = save_file(&bilal).await?;
    bring_in(&ana, &bilals).await?;
    let (at_anas, at_bilals) = (pictures(&ana).await?, pictures(&bilal).await?);
    assert_eq!(at_anas, at_bilals, "the same five pictures on both phones");

    // What changed stands on Now until it is seen.
    ana.goto("#/").await?;
    ana.see("Since you last looked").await?;
    ana.see("Cook for Saturday").await?;
    ana.button("Mark as seen").press().await?;
    ana.see_no_more("Since you last looked").await?;

    // The same file a second time says so.
    open_files(&ana, &[&bilals]).await?;
    ana.see("Nothing new in this file").await?;
    ana.button("Cancel").press().await?;
    for phone in [&ana, &bilal] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_whole_import_is_taken_back_in_one_step() -> Outcome {
    let harness = Harness::open().await?;
    let (ana, bilal) = two_phones(&harness).await?;
    step_up(&bilal, "Cook for Saturday").await?;
    check_in(&bilal, "Cook for Saturday", "Done", "It was a feast.").await?;
    let before = pictures(&ana).await?;
    bring_in(&ana, &save_file(&bilal).await?).await?;
    ana.press("Undo").await?;
    ana.see("Undone").await?;
    assert_eq!(pictures(&ana).await?, before);
    ana.goto("#/work/done").await?;
    ana.see_no_more("Cook for Saturday").await?;
    ana.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn nothing_changes_before_yes_and_cancel_leaves_all_as_it_was() -> Outcome {
    let harness = Harness::open().await?;
    let (ana, bilal) = two_phones(&harness).await?;
    step_up(&bilal, "Cook for Saturday").await?;
    let before = records(&ana).await?;
    open_files(&ana, &[&save_file(&bilal).await?]).await?;
    assert_eq!(records(&ana).await?, before);
    ana.button("Cancel").press().await?;
    assert_eq!(records(&ana).await?, before);
    Ok(())
}

#[tokio::test]
async fn a_file_of_another_group_comes_beside_and_is_never_mixed_in() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana"]).await?;
    let dee = harness.phone("dee", Device::phone()).await?;
    start_group(&dee, "Food Co-op", &["Dee"]).await?;
    open_files(&ana, &[&save_file(&dee).await?]).await?;
    ana.see("This adds Food Co-op to your phone").await?;
    steps::bring_in_new_group(&ana).await?;
    ana.goto("#/people").await?;
    ana.see("Dee").await?;
    ana.see_no_more("Ana").await?;
    ana.goto("#/groups").await?;
    ana.see("Riverside Tenants").await?;
    ana.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_wrong_clock_is_told_and_never_a_reason_to_refuse() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ahead = Device::phone().clock_ahead(Duration::from_secs(400 * 24 * 3600));
    let chen = harness.phone("chen", ahead).await?;
    start_group(&chen, "Riverside Tenants", &["Chen", "Ana"]).await?;
    step_up(&chen, "Paint the banner").await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    open_files(&ana, &[&save_file(&chen).await?]).await?;
    // With two phones nobody can tell which one is wrong.
    ana.see("Chen’s phone says").await?;
    ana.see("One of the two clocks is wrong").await?;
    ana.screenshot("a-wrong-clock").await?;
    steps::bring_in_new_group(&ana).await?;
    steps::say_who(&ana, "Ana").await?;
    // An edit made here and now wins over the one from the year ahead.
    ana.goto("#/work/everyone").await?;
    ana.link("Paint the banner").like().press().await?;
    ana.link("Check in").press().await?;
    ana.radio("Done").press().await?;
    ana.press("Save").await?;
    steps::gone_back(&ana, "#/check-in").await?;
    bring_in(&chen, &save_file(&ana).await?).await?;
    chen.goto("#/work/done").await?;
    chen.see("Paint the banner").await?;
    Ok(())
}

#[tokio::test]
async fn at_the_end_of_time_an_act_is_refused_and_said() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana"]).await?;
    step_up(&ana, "Paint the banner").await?;
    check_in(&ana, "Paint the banner", "Moving", "").await?;
    // A file that somebody has changed by hand: the task was written at the last moment that there is.
    let good = std::fs::read_to_string(save_file(&ana).await?).expect("the file that was just saved");
    let last = "ffffffffffff-ffff-ffffffffffffffff";
    let at_the_end = |line: &str| {
        let mut parts: Vec<String> = line.split('"').map(str::to_owned).collect();
        let is_stamp = |part: &str| {
            part.len() == last.len() && part.as_bytes()[12] == b'-' && part.as_bytes()[17] == b'-'
        };
        parts.iter_mut().filter(|part| is_stamp(part)).for_each(|part| *part = last.to_owned());
        parts.join("\"")
    };
    let (head, tail) = good.split_once("\"commitment\":[\n").expect("the tasks");
    let (task, rest) = tail.split_once('\n').expect("one record a line");
    let changed = [head, "\"commitment\":[\n", &at_the_end(task), "\n", rest].concat();
    let bilal = harness.phone("bilal", Device::phone()).await?;
    steps::begin_with(&bilal, &bilal.put_file("end.json", changed.as_bytes())?).await?;
    let before = bilal.storage_dump().await?;
    bilal.goto("#/work/everyone").await?;
    bilal.link("Paint the banner").like().press().await?;
    bilal.link("Check in").press().await?;
    bilal.radio("Done").press().await?;
    bilal.press("Save").await?;
    bilal.see("a phone’s date is far in the future").await?;
    bilal.see_no_more("Done. Thank you!").await?;
    bilal.screenshot("at-the-end-of-time").await?;
    let records = |dump: std::collections::BTreeMap<String, String>| -> Vec<_> {
        dump.into_iter().filter(|(name, _)| !name.contains("/here/")).collect()
    };
    assert_eq!(records(bilal.storage_dump().await?), records(before), "nothing was written");
    bilal.must_be_accessible().await?;
    Ok(())
}

#[tokio::test]
async fn bad_files_are_refused_each_with_its_own_sentence_and_nothing_is_touched() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana"]).await?;
    let good = std::fs::read_to_string(save_file(&ana).await?).expect("the file that was just saved");
    let before = ana.storage_dump().await?;

    let records = good.find("\"records\"").expect("the records");
    let member = records + good[records..].find("{\"id\"").expect("a record");
    let record_end = member + good[member..].find('\n').expect("one record a line");
    let twice = {
        let line = good[member..record_end].trim_end_matches(',');
        good.replacen(line, &format!("{line},\n{line}"), 1)
    };
    let mut broken_letters = good.clone().into_bytes();
    broken_letters[member + 2] = 0xff;
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.json", Vec::new(), "It’s empty"),
        ("cut.json", good.as_bytes()[..good.len() / 2].to_vec(), "It was cut off on the way"),
        ("minutes.txt", b"Ana: ask about the hall".to_vec(), "It isn’t a group file"),
        ("other.json", b"{\"name\": \"something\"}".to_vec(), "It’s from another app"),
        ("picture.jpg", vec![0xff, 0xd8, 0xff, 0xe0, 0, 16], "It may be a picture or a document"),
        ("letters.json", broken_letters, "It may be a picture or a document"),
        ("missing-comma.json", good.replacen("\"records\":", "\"records\"", 1).into_bytes(), "From line"),
        (
            "newer.json",
            good.replacen("\"needs\":1", "\"needs\":9", 1)
                .replacen("\"needs\": 1", "\"needs\": 9", 1)
                .into_bytes(),
            "newer version",
        ),
        ("twice.json", twice.into_bytes(), "It has two entries that clash"),
        (
            "types.json",
            good.replacen("\"name\":\"Ana\"", "\"name\":[1]", 1).into_bytes(),
            "damaged on the way (at: member 1, field name)",
        ),
        ("nested.json", "[".repeat(1_000_000).into_bytes(), "It isn’t a group file. Choose another one."),
        ("large.json", Vec::new(), "It’s 200 megabytes"),
    ];
    for (name, bytes, sentence) in cases {
        let file = ana.put_file(name, &bytes)?;
        if name == "large.json" {
            std::fs::File::options()
                .write(true)
                .open(&file)
                .and_then(|file| file.set_len(200_000_000))
                .expect("room");
        }
        ana.goto("#/open").await?;
        ana.file_input().upload(&[&file]).await?;
        ana.see(&format!("{name}:")).await?;
        ana.see(sentence).await?;
        assert_eq!(ana.storage_dump().await?, before, "{name} left everything as it was");
    }
    ana.must_be_accessible().await?;
    ana.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_name_that_tries_to_break_out_or_turn_the_words_round_stays_a_name() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana"]).await?;
    let good = std::fs::read_to_string(save_file(&ana).await?).expect("the file that was just saved");
    let stands = good.find("\"name\":\"Ana\"").expect("her name");
    let (head, tail) = good.split_at(stands);
    let hostile = "<img src=x onerror=alert(1)>\\u202egpj\\u0000\\u001b\\u2066";
    let changed = [head, &tail.replacen("Ana", hostile, 1)].concat();
    let bilal = harness.phone("bilal", Device::phone()).await?;
    let file = bilal.put_file("hostile.json", changed.as_bytes())?;
    bring_in(&bilal, &file).await?;
    bilal.goto("#/people").await?;
    bilal.see("<img src=x onerror=alert(1)>gpj").await?;
    let (pictures, turned): (usize, bool) = bilal
        .js(
            "return [document.querySelectorAll('img').length, /[\\u202a-\\u202e\\u2066-\\u2069\\u0000-\\u0008\\u001b]/.test(document.body.textContent)]",
            &[],
        )
        .await?;
    assert_eq!((pictures, turned), (0, false), "nothing of it acts on the page");
    // What came in goes out again as it came: this phone only shows it with care.
    let out = std::fs::read_to_string(save_file(&bilal).await?).expect("the file that was just saved");
    assert!(out.contains("onerror"), "the name is kept");
    bilal.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn the_share_sheet_gets_the_same_bytes_and_pasted_text_opens_them() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone().share_sheet()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana"]).await?;
    ana.goto("#/share").await?;
    ana.button("Share the group").press().await?;
    ana.see("Shared.").await?;
    let shared = ana.shared_texts().await?;
    assert_eq!(shared.len(), 1);
    assert!(shared[0].contains("\"all-leaders\"") && shared[0].contains("Ana"));
    // Share sheets refuse `.json`; the bytes are those of the file that is saved at the same moment.
    let name: String = ana.js("return window.__shared[0].files[0].name", &[]).await?;
    assert!(name.ends_with(".allleaders.txt"), "{name}");
    let saved = std::fs::read_to_string(save_file(&ana).await?).expect("the file that was just saved");
    let records = |text: &str| text.split_once("\"records\"").map(|(_, records)| records.to_owned());
    assert_eq!(records(&shared[0]), records(&saved));

    let bilal = harness.phone("bilal", Device::phone()).await?;
    bilal.goto("#/open").await?;
    bilal.press("Paste the text of a file").await?;
    bilal.fill("The text of a file", &shared[0]).await?;
    bilal.press("Open this text").await?;
    steps::bring_in_new_group(&bilal).await?;
    bilal.goto("#/people").await?;
    bilal.see("Ana").await?;
    Ok(())
}

/// What is kept of groups, without what is only this phone's.
async fn records(phone: &Phone) -> Outcome<Vec<(String, String)>> {
    let all = phone.storage_dump().await?;
    Ok(all.into_iter().filter(|(name, _)| !name.contains("/here/")).collect())
}

#[tokio::test]
async fn what_changed_is_never_the_past_and_begins_with_what_concerns_me() -> Outcome {
    const HEADINGS: &str =
        "return [...document.querySelectorAll('#main h2, #main h3')].map((one) => one.innerText.trim())";
    let harness = Harness::open().await?;
    let ana = harness.phone("news-ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    let bilal = harness.phone("news-bilal", Device::phone()).await?;
    steps::begin_with(&bilal, &save_file(&ana).await?).await?;
    steps::say_who(&bilal, "Bilal").await?;
    // The group is new here: all that happened before is no news.
    bilal.goto("#/").await?;
    bilal.heading("Your tasks").wait().await?;
    assert!(!bilal.heading("Since you last looked").is_there().await?);
    // Nor is it where the app is opened again.
    bilal.reload().await?;
    bilal.heading("Your tasks").wait().await?;
    assert!(!bilal.heading("Since you last looked").is_there().await?);

    // On a task of Ana's, and on one that is not: what concerns her is told first, in the file and on Now.
    step_up(&bilal, "Cook for Saturday").await?;
    bilal.goto("#/work/everyone").await?;
    bilal.link("Ask about the hall").like().press().await?;
    bilal.link("Check in").press().await?;
    bilal.radio("Moving").press().await?;
    bilal.textbox("Anything to add?").like().fill("They called back.").await?;
    bilal.press("Save").await?;
    steps::gone_back(&bilal, "#/check-in").await?;
    check_in(&bilal, "Cook for Saturday", "Moving", "Soup it is.").await?;
    open_files(&ana, &[&save_file(&bilal).await?]).await?;
    for place in ["the file", "what came in", "Now"] {
        ana.heading("For you").wait().await?;
        ana.see("Soup it is.").await?;
        let words: String = ana.js("return document.getElementById('main').innerText", &[]).await?;
        let at = |part: &str| words.find(part).unwrap_or_else(|| panic!("{part} in {place}: {words}"));
        let order = ["For you", "They called back.", "Everything else", "Soup it is."].map(at);
        assert!(order.is_sorted(), "{place}: {words}");
        let headings: Vec<String> = ana.js(HEADINGS, &[]).await?;
        assert_eq!(headings.iter().filter(|one| *one == "Everything else").count(), 1, "{headings:?}");
        match place {
            "the file" => {
                ana.bring_in().await?;
                ana.heading("What changed").wait().await?;
            }
            "what came in" => {
                ana.screenshot("what-came-in").await?;
                ana.must_be_accessible().await?;
                ana.goto("#/").await?;
                ana.heading("Since you last looked").wait().await?;
            }
            _ => {}
        }
    }
    ana.screenshot("since-you-last-looked").await?;
    ana.must_be_accessible().await?;
    for phone in [&ana, &bilal] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_made_up_group_has_no_news() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("news-sample", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.heading("More").wait().await?;
    assert!(!phone.heading("Since you last looked").is_there().await?);
    phone.must_be_quiet().await
}
