//! Files by every door: dropped anywhere, several at once, large ones that can be stopped, a further group taken
//! back; and minutes and lists, asked about and mended before they are taken.

mod steps;

use std::{fs, path::Path};

use all_leaders_e2e::{Device, Harness, Made, Outcome, Phone, Role, needs};
use steps::{add_people, bring_in, gone_back, open_files, save_file, start_group, step_up};

/// Lets a file fall on what the selector finds; tells whether the page took it, or left it to the browser.
const DROP: &str = "
    const [on, name, text] = arguments;
    const carried = new DataTransfer();
    carried.items.add(new File([text], name));
    const make = (what) => new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: carried });
    const place = document.querySelector(on);
    return !place.dispatchEvent(make('dragover')) && !place.dispatchEvent(make('drop'))";

async fn drop_on(phone: &Phone, place: &str, name: &str, file: &Path) -> Outcome<bool> {
    let text = fs::read_to_string(file).expect("the file that was just saved");
    phone.js(DROP, &[place.into(), name.into(), text.into()]).await
}

/// A second phone with the group of the first.
async fn other_phone(harness: &Harness, name: &str, file: &Path) -> Outcome<Phone> {
    let phone = harness.phone(name, Device::phone()).await?;
    bring_in(&phone, file).await?;
    Ok(phone)
}

#[tokio::test]
async fn a_file_that_is_dropped_anywhere_is_shown_and_never_takes_the_app_away() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::desktop()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    let bilal = other_phone(&harness, "bilal", &save_file(&ana).await?).await?;
    add_people(&bilal, &["Chen"]).await?;
    let file = save_file(&bilal).await?;
    for (at, place) in
        [("#/open", "main .drop"), ("#/share", "main .drop"), ("#/work", "main h1"), ("#/people", "nav")]
    {
        ana.goto(at).await?;
        assert!(
            drop_on(&ana, place, "whatever it is called.bin", &file).await?,
            "dropped on {place} at {at}"
        );
        ana.heading("What’s new in this file").wait().await?;
        ana.see("Chen").await?;
        ana.button("Cancel").press().await?;
        ana.heading("Open a file").wait().await?;
    }
    // Beside the place for minutes it is kept from being opened, and what was pasted stays.
    ana.goto("#/bring-in").await?;
    ana.fill("Paste it here", "- [ ] Ana: bring chairs").await?;
    assert!(drop_on(&ana, "main h1", "notes.txt", &file).await?);
    assert_eq!(ana.textbox("Paste it here").value().await?, "- [ ] Ana: bring chairs");
    // Words that are dragged into a field are left to the browser.
    let left: bool = ana
        .js(
            "const words = new DataTransfer();
             words.setData('text/plain', 'words');
             return document.querySelector('textarea').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: words }))",
            &[],
        )
        .await?;
    assert!(left, "words are no files");
    ana.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn several_files_at_once_come_in_together_and_are_taken_back_together() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    let file = save_file(&ana).await?;
    let mut files = Vec::new();
    for (name, what) in [("Bilal", "Cook for Saturday"), ("Chen", "Paint the banner")] {
        let phone = other_phone(&harness, name, &file).await?;
        steps::say_who(&phone, name).await?;
        step_up(&phone, what).await?;
        files.push(save_file(&phone).await?);
    }
    let picture = ana.put_file("picture.jpg", &[0xff, 0xd8, 0xff, 0xe0])?;
    let before = ana.storage_dump().await?;
    open_files(&ana, &[&files[0], &picture, &files[1]]).await?;
    ana.see("picture.jpg:").await?;
    ana.see("Saved by Bilal, today").await?;
    ana.see("Saved by Chen, today").await?;
    ana.bring_in().await?;
    ana.heading("What changed").wait().await?;
    ana.goto("#/work/everyone").await?;
    ana.see("Cook for Saturday").await?;
    ana.see("Paint the banner").await?;
    steps::undo_last(&ana).await?;
    ana.goto("#/work/everyone").await?;
    ana.see_no_more("Paint the banner").await?;
    ana.see_no_more("Cook for Saturday").await?;
    let records = |all: &std::collections::BTreeMap<String, String>| {
        all.iter()
            .filter(|(name, _)| !name.contains("/here/"))
            .map(|(a, b)| (a.clone(), b.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(records(&ana.storage_dump().await?), records(&before), "as it was, byte for byte");
    ana.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_large_file_shows_how_far_it_is_and_can_be_stopped() -> Outcome {
    needs!(SlowProcessor);
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana"]).await?;
    let large = Made { members: 50, commitments: 2_000, check_ins: 20_000, hostile: false };
    let file = ana.put_file("large.allleaders.json", large.file().as_bytes())?;
    let before = ana.storage_dump().await?;
    ana.goto("#/open").await?;
    ana.slow_down(6.0).await?;
    ana.file_input().upload(&[&file]).await?;
    // All of it in the page: on the way to the driver and back it might be done.
    let (moved, frames): (f64, u32) = ana
        .js_async(
            "const bar = () => document.querySelector('progress');
             const frame = () => new Promise(requestAnimationFrame);
             const end = performance.now() + 15000;
             while (!(bar()?.value > 0) && performance.now() < end) await frame();
             const before = bar()?.value;
             let frames = 0;
             while (bar() && bar().value === before) { await frame(); frames += 1; }
             const moved = bar() ? bar().value - before : 0;
             [...document.querySelectorAll('#main button')].find((one) => one.textContent.trim() === 'Cancel').click();
             return [moved, frames]",
            &[],
        )
        .await?;
    assert!(moved > 0.0 && frames > 0, "the bar moves while the screen is alive: {moved} in {frames} frames");
    ana.see("Stopped. Nothing has changed.").await?;
    ana.heading("Open a file").wait().await?;
    assert_eq!(ana.storage_dump().await?, before);
    ana.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_further_group_that_came_with_a_file_is_taken_back_as_a_whole() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana"]).await?;
    let dee = harness.phone("dee", Device::phone()).await?;
    start_group(&dee, "Food Co-op", &["Dee"]).await?;
    step_up(&dee, "Fetch the bread").await?;
    let before = ana.storage_dump().await?;
    bring_in(&ana, &save_file(&dee).await?).await?;
    ana.see("Food Co-op").await?;
    ana.press("Undo").await?;
    ana.see("Undone: Food Co-op added to this phone").await?;
    ana.goto("#/groups").await?;
    ana.see("Riverside Tenants").await?;
    steps::gone_from_page(&ana, "Food Co-op").await?;
    let after = ana.storage_dump().await?;
    let names = |all: &std::collections::BTreeMap<String, String>| {
        all.keys().filter(|name| !name.contains("/here/")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(names(&after), names(&before), "nothing of the other group is left");
    ana.goto("#/people").await?;
    ana.see("Ana").await?;
    ana.must_be_quiet().await?;
    Ok(())
}

/// As where a site's data is blocked while its page is open.
#[tokio::test]
async fn a_browser_that_withholds_the_group_refuses_all_that_is_opened_and_says_that_nothing_changed()
-> Outcome {
    const WITHHOLD: &str = "window.__get = Storage.prototype.getItem;
        Storage.prototype.getItem = function (name) {
            if (name.endsWith('~removing')) throw new DOMException('blocked', 'SecurityError');
            return window.__get.call(this, name);
        };";
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    let bilal = other_phone(&harness, "bilal", &save_file(&ana).await?).await?;
    add_people(&bilal, &["Chen"]).await?;
    let file = save_file(&bilal).await?;
    ana.goto("#/open").await?;
    let before = ana.storage_dump().await?;
    let () = ana.js(WITHHOLD, &[]).await?;
    ana.file_input().upload(&[&file]).await?;
    ana.see("The browser wouldn’t open your group. Nothing has changed. Try again.").await?;
    ana.must_be_accessible().await?;
    let () = ana.js("Storage.prototype.getItem = window.__get;", &[]).await?;
    assert_eq!(ana.storage_dump().await?, before);
    // Tried again, it opens.
    open_files(&ana, &[&file]).await?;
    ana.see("Chen").await?;
    ana.must_be_quiet().await
}

/// Reads a text, and goes on to the questions or the lines.
async fn read(phone: &Phone, text: &str) -> Outcome {
    phone.goto("#/bring-in").await?;
    phone.fill("Paste it here", text).await?;
    phone.button("Read it").press().await
}

#[tokio::test]
async fn a_table_is_asked_about_mended_and_taken_and_nothing_is_dropped_silently() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Lucía"]).await?;
    let table = "who,what,due,status,notes\n\
        \"Ana, lucia\",\"Carry \"\"the big\"\" table, twice\",03/04/2027,doing,the blue one\n\
        all,Add your skills,,,\n\
        Zed,Sweep the hall,when the moon is full,,\n\
        Ana,,,,\n";
    let file = ana.put_file("list.csv", table.as_bytes())?;
    ana.goto("#/bring-in").await?;
    ana.file_input().upload(&[&file]).await?;

    // Each question once: the order of dates, and who Zed is; Lucía is known, and all is nobody.
    ana.heading("First, a question or two").wait().await?;
    ana.see("Which comes first in a date?").await?;
    ana.radio("The month").like().press().await?;
    ana.control(Role::Checkbox, "Add Zed").wait().await?;
    for nobody in ["Add all", "Add lucia", "Add Ana"] {
        assert!(!ana.control(Role::Checkbox, nobody).is_there().await?, "{nobody} is asked about");
    }
    ana.must_be_accessible().await?;
    ana.press("See the lines").await?;
    ana.heading("Check the lines").wait().await?;
    ana.see("Carry \"the big\" table, twice").await?;
    ana.see("Ana and Lucía").await?;
    ana.see("Everyone").await?;
    ana.see("when the moon is full").await?;
    ana.see("3 ticked, 2 left out").await?;
    ana.press("Left out: 2 lines").await?;
    ana.see("the names of columns").await?;
    ana.see("nothing is written in it").await?;

    // A line is mended before it is taken.
    ana.press("Edit: Sweep the hall").await?;
    ana.fill("What", "Sweep the whole hall").await?;
    ana.button("Save").press().await?;
    ana.must_be_accessible().await?;
    ana.button("Import").press().await?;
    ana.see("Imported: 3 new, 1 person.").await?;
    gone_back(&ana, "#/bring-in").await?;
    ana.see("Sweep the whole hall").await?;
    let kept = ana.storage_dump().await?;
    let one = |words: &str| kept.values().find(|text| text.contains(words)).cloned().unwrap_or_default();
    assert!(one("the big").contains("2027-03-04"), "the month first: {}", one("the big"));
    assert!(
        one("Sweep the whole hall").contains("when the moon is full"),
        "the words of the day stay in the note"
    );
    assert!(one("Add your skills").contains("For everyone"));
    ana.press("Undo").await?;
    steps::gone_from_page(&ana, "Sweep the whole hall").await?;
    ana.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_year_of_spanish_and_plain_lines_is_read_on_the_screen() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Huerto", &["Ana", "Íñigo"]).await?;
    let text = "# Asamblea\n- [ ] Ana: regar el huerto (18 de octubre de 2027)\n\
        [action] Build a fence [assignee] Ana, Inigo [due] 18 October 2027 [status] todo\n\
        Ana: buy seeds\nHablamos del tiempo.\n";
    read(&ana, text).await?;
    ana.heading("Check the lines").wait().await?;
    // Where boxes mark what there is to do, what stands behind a name may only be what was said.
    ana.see("2 ticked, 3 left out").await?;
    ana.see("Ana and Íñigo").await?;
    ana.control(Role::Checkbox, "Add: buy seeds").press().await?;
    ana.see("3 ticked, 2 left out").await?;
    ana.button("Import").press().await?;
    ana.see("Imported: 3 new.").await?;
    let kept = ana.storage_dump().await?;
    let dated = kept.values().filter(|text| text.contains("2027-10-18")).count();
    assert_eq!(dated, 2, "both languages have their month");
    ana.must_be_quiet().await?;
    Ok(())
}
