//! What happens while a file comes in: another group opened, its own removed, *Stop*, further files. Each group ends
//! with its own records, and no file is forgotten.

mod steps;

use std::{collections::BTreeMap, fs, path::Path};

use all_leaders_e2e::{Device, Harness, Made, Outcome, Phone, needs};
use serde_json::json;
use steps::{add_people, begin_with, open_files, save_file, start_group};

/// Five thousand records.
const LARGE: Made = Made { members: 50, commitments: 500, check_ins: 4_450, hostile: false };
/// The same group as the phone has it.
const SMALL: Made = Made { members: 5, commitments: 5, check_ins: 5, hostile: false };

/// In the page, because the way to the driver and back takes longer than some of it: presses *Bring in these changes*,
/// waits until so many hundredths are done, and does something. Gives back how far it was by then.
const MEANWHILE: &str = "
    const [from, act] = args;
    const frame = () => new Promise(requestAnimationFrame);
    const press = (words) => [...document.querySelectorAll('#main button')]
      .find((one) => words.test(one.textContent.trim())).click();
    const until = async (what) => {
      const end = performance.now() + 30000;
      while (!what()) {
        if (performance.now() > end) throw new Error('it did not come to ' + what);
        await frame();
      }
    };
    const bar = () => document.querySelector('#main progress');
    press(/^(Bring in these changes|Join )/);
    await until(() => bar()?.value > from);
    const far = bar().value;
    if (act === 'stop') { press(/^Stop$/); return far; }
    location.hash = '#/groups';
    if (act === 'switch') {
      const other = () => [...document.querySelectorAll('#main button.group-way')][0];
      await until(other);
      other().click();
    } else {
      await until(() => document.querySelector('#main .card h3'));
      press(/^Remove from this phone$/);
      const sure = () => [...document.querySelectorAll('dialog[open] button, [role=dialog] button')]
        .find((one) => one.textContent.trim() === 'Remove from this phone');
      await until(sure);
      sure().click();
    }
    return far";

/// A phone with Riverside, which is open, and a group beside it.
async fn two_groups(harness: &Harness, name: &str) -> Outcome<Phone> {
    let phone = harness.phone(name, Device::phone()).await?;
    start_group(&phone, "Food Co-op", &["Dee"]).await?;
    phone.storage_put(&SMALL.stored()).await?;
    phone.reload().await?;
    phone.textbox("Add a task").wait().await?;
    Ok(phone)
}

async fn opened_large(phone: &Phone) -> Outcome {
    let file = phone.put_file("large.allleaders.json", LARGE.file().as_bytes())?;
    open_files(phone, &[&file]).await?;
    phone.slow_down(5.0).await
}

async fn meanwhile(phone: &Phone, from: u32, act: &str) -> Outcome<f64> {
    phone.js_async(MEANWHILE, &[json!(from), json!(act)]).await
}

/// Records of groups, without what is only this phone's. Those of [`Made`] have their fields in another order than the
/// app writes them in: read, they are the same.
async fn records(phone: &Phone) -> Outcome<BTreeMap<String, serde_json::Value>> {
    let all = phone.storage_dump().await?;
    let groups = all.into_iter().filter(|(name, _)| !name.contains("/here/"));
    Ok(groups
        .map(|(name, text)| (name, serde_json::from_str(&text).unwrap_or_else(|_| json!(text))))
        .collect())
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("the file that was just saved")
}

/// Saves the file of the group of this name, and opens it first.
async fn file_of(phone: &Phone, name: &str) -> Outcome<String> {
    phone.goto("#/groups").await?;
    let others = phone.button(name);
    if others.is_there().await? {
        others.press().await?;
        phone.see(&format!("{name} is open")).await?;
    }
    Ok(read(&save_file(phone).await?))
}

#[tokio::test]
async fn a_file_goes_into_its_own_group_whichever_is_opened_meanwhile() -> Outcome {
    needs!(SlowProcessor);
    let harness = Harness::open().await?;
    // Before everything is sure to be kept, and after.
    for from in [5, 55] {
        let phone = two_groups(&harness, &format!("switches-{from}")).await?;
        opened_large(&phone).await?;
        let far = meanwhile(&phone, from, "switch").await?;
        assert!(far < 100.0, "it was still going on: {far}");
        phone.see("The changes are in Riverside").await?;
        phone.slow_down(1.0).await?;
        phone.goto("#/people").await?;
        phone.see("Dee").await?;
        phone.see_no_more("Person 1").await?;
        // The page of the file tells where it went.
        let beta = file_of(&phone, "Food Co-op").await?;
        assert!(beta.contains("Dee") && !beta.contains("Person 1") && !beta.contains("caretaker"), "{beta}");
        let alpha = file_of(&phone, "Riverside").await?;
        assert!(!alpha.contains("Dee"));
        assert_eq!(alpha.matches("\"word\":\"Called twice").count(), 4_450);
        phone.goto("#/").await?;
        phone.see("Since you last looked").await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn stop_leaves_this_phone_as_it_was_however_far_it_is() -> Outcome {
    needs!(SlowProcessor);
    let harness = Harness::open().await?;
    for from in [10, 60, 85] {
        let phone = two_groups(&harness, &format!("stops-{from}")).await?;
        opened_large(&phone).await?;
        let before = records(&phone).await?;
        let far = meanwhile(&phone, from, "stop").await?;
        assert!(far < 100.0, "it was still going on: {far}");
        phone.see("Stopped. Nothing has changed.").await?;
        phone.heading("Open a file").wait().await?;
        assert!(records(&phone).await? == before, "it is as it was, stopped at {far}");
        phone.slow_down(1.0).await?;
        phone.goto("#/people").await?;
        phone.see("Person 4").await?;
        phone.see_no_more("Person 40").await?;
        phone.reload().await?;
        assert!(records(&phone).await? == before, "and it stays so");
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_group_that_is_removed_meanwhile_stays_removed() -> Outcome {
    needs!(SlowProcessor);
    let harness = Harness::open().await?;
    for from in [5, 55] {
        let phone = two_groups(&harness, &format!("removes-{from}")).await?;
        opened_large(&phone).await?;
        let far = meanwhile(&phone, from, "remove").await?;
        assert!(far < 100.0, "it was still going on: {far}");
        phone.see("Riverside was removed from this phone, so nothing was brought in").await?;
        phone.slow_down(1.0).await?;
        phone.reload().await?;
        let kept = records(&phone).await?;
        assert!(!kept.keys().any(|name| name.contains("019a0b1c-0000-7000")), "nothing of it is back");
        phone.goto("#/people").await?;
        phone.see("Dee").await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn files_that_are_opened_meanwhile_wait_their_turn_and_none_is_forgotten() -> Outcome {
    needs!(SlowProcessor);
    let harness = Harness::open().await?;
    let mut files = Vec::new();
    for (group, who) in [("Food Co-op", "Dee"), ("Choir", "Emil")] {
        let phone = harness.phone(who, Device::phone()).await?;
        start_group(&phone, group, &[who]).await?;
        files.push(save_file(&phone).await?);
    }
    let phone = harness.phone("ana", Device::phone()).await?;
    phone.storage_put(&SMALL.stored()).await?;
    phone.reload().await?;
    opened_large(&phone).await?;
    // One while the first is looked at, one that is no good, and one while the first comes in.
    let drop = "
        const [name, text] = args;
        const carried = new DataTransfer();
        carried.items.add(new File([text], name, { lastModified: 1 }));
        document.querySelector('#main h1').dispatchEvent(
          new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried }));
        return null";
    let () = phone.js_async(drop, &[json!("first.json"), json!(read(&files[0]))]).await?;
    phone.see("One more file is waiting").await?;
    // The very same once more, as by somebody who came back to open it, is not a further one.
    let () = phone.js_async(drop, &[json!("first.json"), json!(read(&files[0]))]).await?;
    phone.see("new things").await?;
    let () = phone.js_async(drop, &[json!("broken.json"), json!("{\"format\":\"all-lea")]).await?;
    phone.see("2 more files are waiting").await?;
    phone.screenshot("files-wait").await?;
    phone.must_be_accessible().await?;
    phone.bring_in().await?;
    let () = phone.js_async(drop, &[json!("second.json"), json!(read(&files[1]))]).await?;
    phone.heading("What changed").wait().await?;
    phone.slow_down(1.0).await?;
    phone.see("3 more files are waiting").await?;
    // Elsewhere the frame reminds of them.
    phone.goto("#/people").await?;
    phone.link("Open the next file").press().await?;
    phone.see("This adds Food Co-op to your phone").await?;
    phone.bring_in().await?;
    phone.heading("What changed").wait().await?;
    phone.press("Open the next file").await?;
    phone.see("broken.json:").await?;
    phone.see("This adds Choir to your phone").await?;
    phone.see_no_more("waiting").await?;
    phone.bring_in().await?;
    phone.heading("What changed").wait().await?;
    for (group, who, others) in
        [("Riverside", "Person 49", "Dee"), ("Food Co-op", "Dee", "Emil"), ("Choir", "Emil", "Dee")]
    {
        let file = file_of(&phone, group).await?;
        assert!(file.contains(who) && !file.contains(&format!("\"{others}\"")), "{group}");
    }
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn what_was_previewed_is_shown_anew_when_its_group_has_gone() -> Outcome {
    needs!(SlowProcessor);
    let harness = Harness::open().await?;
    let phone = two_groups(&harness, "previews").await?;
    opened_large(&phone).await?;
    phone.slow_down(1.0).await?;
    phone.goto("#/groups").await?;
    phone.press("Remove from this phone").await?;
    phone.dialog("Remove").like().wait().await?;
    phone.press("Remove from this phone").await?;
    phone.see("Riverside is gone from this phone").await?;
    phone.goto("#/open").await?;
    phone.see("This adds Riverside to your phone").await?;
    phone.see("and 47 more are in it.").await?;
    phone.bring_in().await?;
    // Who one is was asked when the group was here before.
    phone.until("Now", "return location.hash === '#/'").await?;
    phone.goto("#/people").await?;
    phone.see("Person 1").await?;
    Ok(())
}

#[tokio::test]
async fn what_a_newer_version_wrote_at_the_top_of_a_file_goes_on_to_the_next_phone() -> Outcome {
    let harness = Harness::open().await?;
    let golden = include_bytes!("../../golden/v1.allleaders.json");
    let later = "\"later\":{\"any\":[\"thing\",1.5e3]}";
    let phone = harness.phone("passes-on", Device::phone()).await?;
    begin_with(&phone, &phone.put_file("golden.json", golden)?).await?;
    assert!(read(&save_file(&phone).await?).contains(later));
    // Edited, and at the next start.
    add_people(&phone, &["Farid"]).await?;
    phone.reload().await?;
    let saved = save_file(&phone).await?;
    let text = read(&saved);
    assert!(text.contains(later) && text.contains("Farid"), "{text}");
    // A file that brings nothing else says so, and brings it all the same.
    let without = text.replace(&format!("{later},\n"), "");
    let other = harness.phone("gets-it", Device::phone()).await?;
    begin_with(&other, &other.put_file("without.json", without.as_bytes())?).await?;
    other.goto("#/people").await?;
    open_files(&other, &[&saved]).await?;
    other.see("Nothing new for you to see.").await?;
    other.bring_in().await?;
    other.heading("What changed").wait().await?;
    assert!(read(&save_file(&other).await?).contains(later));
    phone.must_be_quiet().await?;
    other.must_be_quiet().await?;
    Ok(())
}
