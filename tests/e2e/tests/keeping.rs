//! What a phone keeps: beside another tab, without room, without a store, with a record that is broken, with a
//! battery that dies in the middle.

mod steps;

use std::{collections::BTreeMap, fs};

use all_leaders_e2e::{Device, Harness, Made, Outcome, Phone, Role, needs};
use serde_json::json;
use steps::FILL;

/// Stands before local storage: counts what is written, and dies where it is told to.
const COUNTER: &str = "
    window.__writes = [];
    window.__dies_after = Infinity;
    for (const name of ['setItem', 'removeItem']) {
      const real = Storage.prototype[name];
      Storage.prototype[name] = function (...parts) {
        if (this === window.sessionStorage) return real.apply(this, parts);
        if (window.__writes.length >= window.__dies_after) throw new Error('the battery is empty');
        window.__writes.push(name + ' ' + parts[0]);
        return real.apply(this, parts);
      };
    }";

async fn with_sample(phone: &Phone) -> Outcome {
    phone.press("Try a sample group").await?;
    phone.see("Made-up group").await
}

/// The id of the first record of this kind whose text holds the words.
async fn id_of(phone: &Phone, kind: &str, words: &str) -> Outcome<String> {
    let kept = phone.storage_dump().await?;
    let found = kept.iter().find(|(name, text)| name.contains(&format!("/{kind}/")) && text.contains(words));
    let name = found.map(|(name, _)| name.clone()).unwrap_or_default();
    Ok(name.rsplit('/').next().unwrap_or_default().to_owned())
}

const HALL: &str = "about the hall";

/// Opens the check-in on this commitment, and fills it in.
async fn fill_in(phone: &Phone, id: &str, how: &str, word: &str) -> Outcome {
    phone.arrive(&format!("#/check-in/{id}")).await?;
    phone.radio(how).press().await?;
    phone.textbox("Anything to add?").like().fill(word).await?;
    choose_somebody(phone).await
}

async fn writes(phone: &Phone) -> Outcome<Vec<String>> {
    phone.js("return window.__writes", &[]).await
}

#[tokio::test]
async fn a_check_in_writes_a_handful_however_large_the_group() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    for made in [
        Made { members: 5, commitments: 10, check_ins: 0, hostile: false },
        Made { members: 50, commitments: 500, check_ins: 5_000, hostile: false },
    ] {
        let name = format!("writes-{}", made.check_ins);
        let phone = harness.phone(&name, Device::phone().stand_in(COUNTER)).await?;
        phone.storage_put(&made.stored()).await?;
        phone.reload().await?;
        fill_in(&phone, &made.commitment(0), "Moving", "It goes on").await?;
        let () = phone.js("window.__writes = []; return null", &[]).await?;
        phone.press("Save").await?;
        phone.see("Saved: moving").await?;
        let written = writes(&phone).await?;
        assert!(!written.is_empty() && written.len() <= 5, "{made:?}: {written:#?}");
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn two_tabs_show_each_other_what_happens_and_both_edits_stay() -> Outcome {
    needs!(Tabs);
    let harness = Harness::open().await?;
    let phone = harness.phone("tabs", Device::phone()).await?;
    with_sample(&phone).await?;
    let id = id_of(&phone, "commitment", HALL).await?;
    phone.arrive(&format!("#/c/{id}")).await?;

    phone.new_tab().await?;
    phone.arrive(&format!("#/c/{id}")).await?;
    phone.press("More").await?;
    phone.press("Change the words").await?;
    phone.fill("What is it?", "Ask at the library instead").await?;

    phone.look_at_tab(0).await?;
    fill_in(&phone, &id, "Stuck", "Nobody picks up the phone").await?;
    phone.press("Save").await?;
    phone.see("Saved: stuck").await?;

    // What is being typed in the other tab stays; the check-in shows there at once.
    phone.look_at_tab(1).await?;
    assert_eq!(phone.textbox("What is it?").value().await?, "Ask at the library instead");
    phone.press("Save").await?;
    phone.heading("Ask at the library instead").wait().await?;
    phone.see("Nobody picks up the phone").await?;

    phone.look_at_tab(0).await?;
    phone.goto(&format!("#/c/{id}")).await?;
    phone.heading("Ask at the library instead").wait().await?;
    phone.see("Nobody picks up the phone").await?;

    phone.reload().await?;
    phone.heading("Ask at the library instead").wait().await?;
    let kept = phone.storage_dump().await?;
    let record = kept.iter().find(|(name, _)| name.ends_with(&id)).map(|(_, text)| text.as_str());
    let record = record.unwrap_or_default();
    assert!(record.contains("Ask at the library") && record.contains("\"state\":\"stuck\""), "{record}");
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_group_started_or_removed_in_one_tab_shows_in_the_other() -> Outcome {
    needs!(Tabs);
    let harness = Harness::open().await?;
    let phone = harness.phone("tabs-groups", Device::phone()).await?;
    phone.arrive("#/groups").await?;
    phone.new_tab().await?;
    with_sample(&phone).await?;
    phone.look_at_tab(0).await?;
    phone.see("Riverside Tenants").await?;
    phone.control(Role::Pressable, "Riverside Tenants").like().press().await?;
    phone.goto("#/").await?;
    phone.see("Made-up group").await?;
    phone.look_at_tab(1).await?;
    phone.press("Made-up group").await?;
    phone.press("Remove this group").await?;
    phone.heading("A group where everyone leads").wait().await?;
    phone.look_at_tab(0).await?;
    phone.see("This group is no longer on this phone").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_is_told_and_works() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let phone = harness.phone("blocked", Device::phone().storage_blocked()).await?;
    phone.see("This browser won’t keep your group.").await?;
    phone.must_be_accessible().await?;
    phone.press("Try a sample group").await?;
    phone.see("Made-up group").await?;
    phone.goto("#/").await?;
    phone.press("Check in").await?;
    phone.heading("Which one?").wait().await?;
    phone.control(Role::Pressable, "Keep the key to the tool shed").like().press().await?;
    phone.radio("Moving").press().await?;
    phone.textbox("Anything to add?").like().fill("Said where nothing is kept").await?;
    choose_somebody(&phone).await?;
    phone.press("Save").await?;
    phone.see("Saved: moving").await?;
    phone.goto("#/share").await?;
    phone.button("Save a file").press().await?;
    let file = phone.downloaded(".allleaders.json").await?;
    let text = fs::read_to_string(&file).unwrap_or_default();
    assert!(text.contains("Said where nothing is kept"), "the file has the check-in");
    phone.must_be_quiet().await?;
    Ok(())
}

/// Where the form asks whose word it is, the first of those it offers.
async fn choose_somebody(phone: &Phone) -> Outcome {
    phone
        .js(
            "const sets = [...document.querySelectorAll('#main fieldset')].filter((set) => /Whose word/.test(set.textContent));
             for (const set of sets) { if (!set.querySelector(':checked, [aria-pressed=true]')) (set.querySelector('input') || set.querySelector('button'))?.click(); }
             return null",
            &[],
        )
        .await
}

#[tokio::test]
async fn without_room_nothing_is_pretended_and_room_makes_it_work_again() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("full", Device::phone()).await?;
    with_sample(&phone).await?;
    let id = id_of(&phone, "commitment", HALL).await?;
    fill_in(&phone, &id, "Stuck", "Typed while the phone is full").await?;
    let taken: u64 = phone.js(FILL, &[]).await?;
    assert!(taken > 1_000_000, "only {taken} characters were free");
    let before = phone.storage_dump().await?;

    phone.press("Save").await?;
    phone.see("Not saved: this phone is full.").await?;
    assert_eq!(phone.storage_dump().await?, before, "not one byte has changed");
    assert_eq!(phone.textbox("Anything to add?").like().value().await?, "Typed while the phone is full");
    assert!(phone.radio("Stuck").is_on().await?);
    phone.must_be_accessible().await?;
    phone.screenshot("no-room").await?;

    // It is nowhere shown as if it had been kept, and what was typed waits.
    phone.arrive(&format!("#/c/{id}")).await?;
    assert!(!phone.text().await?.contains("Typed while the phone is full"));
    phone.arrive(&format!("#/check-in/{id}")).await?;
    assert_eq!(phone.textbox("Anything to add?").like().value().await?, "Typed while the phone is full");

    // A file can be saved all the same: it is the way out.
    phone.arrive("#/share").await?;
    phone.button("Save a file").press().await?;
    phone.downloaded(".allleaders.json").await?;

    let () = phone
        .js(
            "Object.keys(localStorage).filter((key) => key.startsWith('other-app-')).forEach((key) => localStorage.removeItem(key)); return null",
            &[],
        )
        .await?;
    phone.arrive(&format!("#/check-in/{id}")).await?;
    choose_somebody(&phone).await?;
    phone.press("Save").await?;
    phone.see("Saved: stuck").await?;
    phone.see_no_more("Not saved: this phone is full").await?;
    phone.reload().await?;
    phone.goto(&format!("#/c/{id}")).await?;
    phone.see("Typed while the phone is full").await?;
    Ok(())
}

#[tokio::test]
async fn an_import_without_room_changes_nothing() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("full-import", Device::phone()).await?;
    with_sample(&phone).await?;
    let file = Made { members: 20, commitments: 200, check_ins: 400, hostile: false }.file();
    let file = phone.put_file("large.allleaders.json", file.as_bytes())?;
    let _: u64 = phone.js(FILL, &[]).await?;
    // The warning moves the page when it comes up: it stands before anything is pressed.
    phone.reload().await?;
    phone.see("This phone is almost full.").await?;
    phone.arrive("#/open").await?;
    phone.file_input().upload(&[&file]).await?;
    phone.heading("What’s new in this file").wait().await?;
    let before = phone.storage_dump().await?;
    phone.bring_in().await?;
    phone.see("this phone is full").await?;
    let after = phone.storage_dump().await?;
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert_eq!(after, before, "the store is as it was");
    Ok(())
}

#[tokio::test]
async fn a_broken_record_is_set_aside_and_told_and_nothing_else_suffers() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("broken-record", Device::phone()).await?;
    let made = Made { members: 4, commitments: 6, check_ins: 6, hostile: false };
    let mut stored = made.stored();
    let broken: BTreeMap<&str, &str> = BTreeMap::from([
        ("member", "{\"id\":\"half a rec"),
        ("commitment", "\u{0}\u{1} not even text <script>alert(1)</script>"),
    ]);
    for (kind, text) in &broken {
        let name = stored.keys().rfind(|name| name.contains(&format!("/{kind}/"))).cloned();
        stored.insert(name.unwrap_or_default(), (*text).to_owned());
    }
    phone.storage_put(&stored).await?;
    phone.reload().await?;
    phone.see("2 entries couldn’t be read. Nothing was deleted. See Settings.").await?;
    phone.must_be_accessible().await?;
    phone.arrive("#/people").await?;
    for number in 0..3 {
        phone.see(&format!("Person {number}")).await?;
    }
    phone.arrive("#/work/everyone").await?;
    phone.see(&made.what(0)).await?;

    let kept = phone.storage_dump().await?;
    for text in broken.values() {
        let aside = kept.iter().any(|(name, kept)| name.contains("/quarantine/") && kept == text);
        assert!(aside, "set aside, untouched: {text}");
    }
    // The app is used on, and told once: the next start is about what is new.
    phone.arrive("#/settings").await?;
    phone.press("For developers").await?;
    phone.press("Save everything for repair").await?;
    let raw = phone.downloaded(".json").await?;
    let raw = fs::read_to_string(&raw).unwrap_or_default();
    assert!(raw.contains("half a rec") && raw.contains("not even text") && raw.contains("Person 0"), "{raw}");
    let read: Result<serde_json::Value, _> = serde_json::from_str(&raw);
    assert!(read.is_ok(), "the raw data are JSON: {read:?}");
    phone.must_be_quiet().await?;
    Ok(())
}

/// What of a group rests on the phone.
fn records(kept: &BTreeMap<String, String>) -> BTreeMap<&str, &str> {
    let ours = |name: &&String| {
        name.starts_with("allleaders/1/019a") && !name.contains("/here/") && !name.contains("~import")
    };
    kept.iter().filter(|(name, _)| ours(name)).map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

#[tokio::test]
async fn a_battery_that_dies_in_the_middle_of_an_import_leaves_it_whole_or_undone() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let phone = harness.phone("dies", Device::phone().stand_in(COUNTER)).await?;
    let here = Made { members: 6, commitments: 10, check_ins: 10, hostile: false };
    let more = Made { members: 12, commitments: 120, check_ins: 240, hostile: false };
    let file = phone.put_file("more.allleaders.json", more.file().as_bytes())?;
    let (start, whole) = (here.stored(), more.stored());
    let mut ended = Vec::new();
    for writes in [1_usize, 2, 4, 5, 6, 7, 8, 20, 150, 375, 390, 10_000] {
        let () = phone.js("localStorage.clear(); return null", &[]).await?;
        phone.storage_put(&start).await?;
        phone.reload().await?;
        phone.arrive("#/open").await?;
        phone.file_input().upload(&[&file]).await?;
        phone.heading("What’s new in this file").wait().await?;
        let () = phone
            .js("window.__dies_after = window.__writes.length + arguments[0]; return null", &[json!(writes)])
            .await?;
        phone.bring_in().await?;
        phone
            .until(
                "the import to end or to stop",
                "return window.__writes.length >= window.__dies_after || /What changed|not kept|no room/.test(document.body.innerText)",
            )
            .await?;
        phone.reload().await?;
        phone.heading("Open a file").wait().await?;
        let kept = phone.storage_dump().await?;
        let left: Vec<&String> = kept.keys().filter(|name| name.contains("~import")).collect();
        assert!(left.is_empty(), "after {writes} writes this is left: {left:?}");
        let (now, begun) = (records(&kept).len(), records(&start).len());
        let all = records(&whole).len();
        assert!(now == begun || now == all, "after {writes} writes there are {now} of {begun} or {all}");
        ended.push(now == all);
        if now == begun {
            assert_eq!(records(&kept), records(&start), "after {writes} writes");
        }
    }
    assert!(!ended[0] && ended[ended.len() - 1], "from nothing to all of it: {ended:?}");
    Ok(())
}

#[tokio::test]
async fn over_plain_http_on_a_local_network_everything_but_installing_works() -> Outcome {
    needs!(HostNames, Console);
    let harness = Harness::open().await?;
    let phone = harness.phone_unopened("plain-http", Device::phone()).await?;
    phone.driver().goto(harness.insecure_url()).await.map_err(|error| all_leaders_e2e::Trouble::Driver {
        phone: "plain-http".into(),
        error: Box::new(error),
    })?;
    phone.wait_until_it_stands().await?;
    let lacks: Vec<bool> = phone
        .js("return [isSecureContext, 'serviceWorker' in navigator, !!crypto.randomUUID, !!crypto.subtle, 'locks' in navigator]", &[])
        .await?;
    assert_eq!(lacks, [false; 5], "a browser trusts {}", harness.insecure_url());

    phone.press("Start a group").await?;
    phone.fill("What is your group called?", "Riverside").await?;
    phone.button("Start a group").press().await?;
    phone.radio("Many at once").press().await?;
    phone.fill("Names", "Ana, Bilal, Chen").await?;
    phone.press("Add 3 people").await?;
    phone.goto("#/people/me").await?;
    phone.press("Ana").await?;
    phone.goto("#/work/new").await?;
    phone.fill("What will you do?", "Ask about the hall").await?;
    phone.press("Save").await?;
    phone.see("It’s on your list.").await?;
    let id = id_of(&phone, "commitment", "Ask about the hall").await?;
    fill_in(&phone, &id, "Moving", "Over plain http").await?;
    phone.press("Save").await?;
    phone.see("Saved: moving").await?;
    phone.goto("#/share").await?;
    phone.press("Install the app").await?;
    phone.see("This address starts with http").await?;
    phone.button("Save a file").press().await?;
    let file = phone.downloaded(".allleaders.json").await?;
    phone.press("More ways to share").await?;
    phone.press("Copy as text").await?;
    phone.reload().await?;
    phone.goto(&format!("#/c/{id}")).await?;
    phone.see("Over plain http").await?;
    // The browser itself warns of every file that is saved from such a page.
    let loud = phone.console().await?;
    let loud: Vec<_> =
        loud.iter().filter(|line| !line.contains("loaded over an insecure connection")).collect();
    assert!(loud.is_empty(), "{loud:?}");

    let other = harness.phone("plain-http-other", Device::phone()).await?;
    other.goto("#/open").await?;
    other.file_input().upload(&[&file]).await?;
    steps::bring_in_new_group(&other).await?;
    Ok(())
}
