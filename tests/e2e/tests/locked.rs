//! Locked with a passphrase: files, links and codes open with it alone, on phones and by another program that knows the format, and
//! nothing of it stays where it should not.

mod steps;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Trouble, needs};
use steps::{bring_in_new_group, check_in, pictures, start_group, step_up};

const PASSPHRASE: &str = "kettle boils at eight";

/// A phone with a share sheet and a small group.
async fn with_group(harness: &Harness) -> Outcome<Phone> {
    let ana = harness.phone("ana", Device::phone().share_sheet()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    Ok(ana)
}

/// Locks what the phone shares from now on.
async fn lock(phone: &Phone) -> Outcome {
    phone.goto("#/share").await?;
    phone.press("More ways to share").await?;
    phone.press("Lock with a password").await?;
    choose_passphrase(phone).await
}

async fn choose_passphrase(phone: &Phone) -> Outcome {
    phone.fill("Password", PASSPHRASE).await?;
    phone.press("Lock what I share").await?;
    phone.press("Yes, use it").await?;
    phone.heading("What you share is locked").wait().await
}

async fn save_locked(phone: &Phone) -> Outcome<PathBuf> {
    phone.goto("#/share").await?;
    phone.press("Save a file").await?;
    phone.downloaded(".allleaders.json.age").await
}

async fn choose(phone: &Phone, file: &Path) -> Outcome {
    phone.goto("#/open").await?;
    phone.file_input().upload(&[file]).await
}

async fn unlock(phone: &Phone, passphrase: &str) -> Outcome {
    phone.fill("Password", passphrase).await?;
    phone.press("Unlock").await
}

/// Whether anything that the phone keeps has these words.
async fn keeps(phone: &Phone, words: &str) -> Outcome<bool> {
    let caches: String = phone
        .js_async(
            "const texts = [];
             for (const name of await caches.keys()) {
               const cache = await caches.open(name);
               for (const request of await cache.keys()) texts.push(request.url);
             }
             const databases = indexedDB.databases ? await indexedDB.databases() : [];
             return JSON.stringify([texts, databases, { ...sessionStorage }, location.href])",
            &[],
        )
        .await?;
    let kept = phone.storage_dump().await?;
    Ok(caches.contains(words) || kept.values().any(|text| text.contains(words)))
}

/// What npm's age-encryption makes of a file.
fn another_program(what: &str, file: &Path, passphrase: &str, out: &Path) -> bool {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/locked/age.mjs");
    assert!(env::var_os("AGE_ENCRYPTION").is_some(), "`cargo xtask e2e` names it");
    let words = [what.as_ref(), file.as_os_str(), passphrase.as_ref(), out.as_os_str()];
    let status = Command::new("node").arg(script).args(words).status();
    status.is_ok_and(|status| status.success())
}

#[tokio::test]
async fn a_locked_file_opens_with_its_passphrase_alone() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = with_group(&harness).await?;
    ana.goto("#/share").await?;
    ana.press("More ways to share").await?;
    ana.press("Lock with a password").await?;
    ana.fill("Password", "kettle").await?;
    ana.press("Lock what I share").await?;
    ana.see("That’s easy to guess").await?;
    ana.must_be_accessible().await?;
    ana.screenshot("lock").await?;
    choose_passphrase(&ana).await?;
    ana.must_be_accessible().await?;
    ana.screenshot("lock-on").await?;
    let file = save_locked(&ana).await?;
    let sealed = fs::read(&file).map_err(|error| Trouble::file(&file, error))?;
    assert!(sealed.starts_with(b"age-encryption.org/v1\n"));

    let bilal = harness.phone("bilal", Device::phone()).await?;
    choose(&bilal, &file).await?;
    bilal.see("is locked. Type your group’s password").await?;
    bilal.must_be_accessible().await?;
    bilal.screenshot("unlock").await?;
    let before = bilal.storage_dump().await?;
    unlock(&bilal, "kettle boils at nine").await?;
    bilal.see("That password doesn’t open it").await?;
    bilal.screenshot("unlock-wrong").await?;
    assert_eq!(bilal.storage_dump().await?, before, "nothing is kept of it");
    unlock(&bilal, PASSPHRASE).await?;
    bilal.see("This adds Riverside Tenants to your phone").await?;
    // It is in memory alone until it is brought in, and so is the passphrase then.
    assert_eq!(bilal.storage_dump().await?, before);
    bring_in_new_group(&bilal).await?;
    assert_eq!(pictures(&bilal).await?, pictures(&ana).await?);
    assert!(!keeps(&bilal, PASSPHRASE).await? && !keeps(&ana, PASSPHRASE).await?);

    // Damage is told from a wrong passphrase.
    let mut damaged = sealed.clone();
    let last = damaged.len() - 40;
    damaged[last] ^= 1;
    let chen = harness.phone("chen", Device::phone()).await?;
    choose(&chen, &chen.put_file("damaged.age", &damaged)?).await?;
    unlock(&chen, PASSPHRASE).await?;
    chen.see("damaged.age: It was damaged on the way").await?;
    // Who stops it is back where they were, however long it would take.
    let head =
        sealed.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).map_or(0, |(at, _)| at + 1);
    let line = String::from_utf8_lossy(&sealed[..head]).replacen(" 16\n", " 20\n", 1);
    assert!(line.ends_with(" 20\n"));
    choose(&chen, &chen.put_file("hard.age", &[line.as_bytes(), &sealed[head..]].concat())?).await?;
    unlock(&chen, PASSPHRASE).await?;
    chen.see("Trying the password").await?;
    chen.press("Cancel").await?;
    chen.see("Stopped. Nothing has changed.").await?;
    let line = line.replacen(" 20\n", " 21\n", 1);
    choose(&chen, &chen.put_file("harder.age", &[line.as_bytes(), &sealed[head..]].concat())?).await?;
    unlock(&chen, PASSPHRASE).await?;
    chen.see("needs more memory than this phone has").await?;
    for phone in [&ana, &bilal, &chen] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn another_program_opens_what_is_locked_here_and_the_other_way_round() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = with_group(&harness).await?;
    let plain = steps::save_file(&ana).await?;
    lock(&ana).await?;
    let file = save_locked(&ana).await?;
    let opened = ana.put_file("opened.json", b"")?;
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| Trouble::file(path, error));
    let records = |text: String| text.split_once("\"records\":").map(|(_, records)| records.to_owned());
    assert!(another_program("open", &file, PASSPHRASE, &opened));
    assert_eq!(records(read(&opened)?), records(read(&plain)?));
    assert!(!another_program("open", &file, "kettle boils at nine", &opened));
    // The same as text, which goes through share sheets and messages.
    ana.goto("#/share").await?;
    ana.press("Share the group").await?;
    ana.see("Shared.").await?;
    let shared = ana.shared_texts().await?.pop().unwrap_or_default();
    assert!(shared.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"), "{shared:.80}");
    let text = ana.put_file("shared.txt", shared.as_bytes())?;
    fs::remove_file(&opened).map_err(|error| Trouble::file(&opened, error))?;
    assert!(another_program("open", &text, PASSPHRASE, &opened));
    assert_eq!(records(read(&opened)?), records(read(&plain)?));

    let theirs = ana.put_file("theirs.age", b"")?;
    assert!(another_program("lock", &plain, "words of another program", &theirs));
    let bilal = harness.phone("bilal", Device::phone()).await?;
    choose(&bilal, &theirs).await?;
    unlock(&bilal, "words of another program").await?;
    bring_in_new_group(&bilal).await?;
    assert_eq!(pictures(&bilal).await?, pictures(&ana).await?);
    // Pasted from a message, with words around it; the passphrase that is known opens nothing of Ana's.
    bilal.goto("#/open").await?;
    bilal.press("Paste the text of a file").await?;
    bilal.textbox("The text of a file").fill(&format!("Here it is: {shared}\nSee you!")).await?;
    bilal.press("Open this text").await?;
    bilal.see("is locked. Type your group’s password").await?;
    unlock(&bilal, PASSPHRASE).await?;
    bilal.see("Nothing new in this file").await?;
    bilal.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_locked_link_and_its_code_open_with_the_passphrase() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = with_group(&harness).await?;
    lock(&ana).await?;
    ana.link("Send a link").press().await?;
    ana.see("Only people who know the password can read it").await?;
    ana.press("Share the link").await?;
    ana.see("Shared.").await?;
    let link: String = ana.js("return window.__shared.at(-1).url", &[]).await?;
    assert!(link.starts_with(&format!("{}#/open?", harness.url())), "{link}");
    assert!(link.len() < 2_000, "a small group fits into a locked link: {}", link.len());
    ana.must_be_accessible().await?;
    ana.screenshot("link-locked").await?;
    ana.goto("#/share").await?;
    ana.link("Show to a phone beside me").press().await?;
    ana.see("Point the other phone’s camera at this").await?;
    ana.see("Only people who know the password can read it").await?;

    let bilal = harness.phone_unopened("bilal", Device::phone()).await?;
    let tap = |link: String| async {
        let went = bilal.driver().goto(link).await;
        went.map_err(|error| Trouble::Driver { phone: "bilal".into(), error: Box::new(error) })
    };
    tap(link).await?;
    bilal.see("The link is locked. Type your group’s password").await?;
    assert_eq!(bilal.place().await?, "#/open");
    unlock(&bilal, "something else").await?;
    bilal.see("That password doesn’t open it").await?;
    unlock(&bilal, PASSPHRASE).await?;
    bilal.see("Saved by Ana, today").await?;
    bring_in_new_group(&bilal).await?;
    assert_eq!(pictures(&bilal).await?, pictures(&ana).await?);

    // What came locked goes out locked, and the next one opens by itself.
    bilal.heading("What you share is locked").wait().await?;
    check_in(&ana, "Ask about the hall", "Moving", "I left a note.").await?;
    ana.goto("#/share").await?;
    ana.link("Send a link").press().await?;
    ana.press("Share the link").await?;
    ana.until("the second link", "return window.__shared.length === 2").await?;
    let newer: String = ana.js("return window.__shared.at(-1).url", &[]).await?;
    tap(newer).await?;
    bilal.see("I left a note.").await?;
    bilal.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_group_that_always_locks_asks_each_session_unless_the_phone_keeps_the_passphrase() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = with_group(&harness).await?;
    ana.goto("#/share").await?;
    ana.press("More ways to share").await?;
    ana.press("Lock with a password").await?;
    ana.press("Suggest one").await?;
    ana.see("Tell your group in person").await?;
    let suggested = ana.textbox("Password").value().await?;
    assert_eq!(suggested.split(' ').count(), 5, "{suggested}");
    ana.press("Lock what I share").await?;
    ana.press("Yes, use it").await?;
    ana.press("Show the password").await?;
    ana.see(&suggested).await?;
    ana.press("We always lock").await?;
    ana.see("From now on, everyone in the group locks what they share").await?;
    let file = save_locked(&ana).await?;

    // The others hear of it, and lock as well.
    let bilal = harness.phone("bilal", Device::phone()).await?;
    choose(&bilal, &file).await?;
    unlock(&bilal, &suggested).await?;
    bring_in_new_group(&bilal).await?;
    save_locked(&bilal).await?;

    // Neither a reload nor a second tab knows it.
    ana.reload().await?;
    ana.goto("#/share").await?;
    ana.heading("Your group always locks").wait().await?;
    assert!(!ana.button("Share the group").is_there().await?);
    ana.must_be_accessible().await?;
    ana.screenshot("lock-asks").await?;
    for page in ["#/share/link", "#/share/code"] {
        ana.goto(page).await?;
        ana.heading("Your group always locks").wait().await?;
    }
    ana.goto("#/share").await?;
    // With a slip in it, what is shared would open for nobody else: it is looked at first.
    ana.fill("Password", &format!("{suggested}s")).await?;
    ana.press("Use this password").await?;
    ana.see("Is every letter right?").await?;
    ana.see(&format!("{suggested}s")).await?;
    ana.must_be_accessible().await?;
    ana.screenshot("lock-check").await?;
    ana.press("Change it").await?;
    assert!(!ana.button("Share the group").is_there().await?);
    assert_eq!(ana.textbox("Password").value().await?, format!("{suggested}s"));
    ana.fill("Password", &suggested).await?;
    ana.press("Use this password").await?;
    ana.press("Yes, use it").await?;
    ana.heading("What you share is locked").wait().await?;
    assert!(!keeps(&ana, &suggested).await?);

    // Kept, it is there after a reload; forgotten, no longer.
    ana.press("Keep it on this phone").await?;
    assert!(keeps(&ana, &suggested).await?);
    ana.reload().await?;
    save_locked(&ana).await?;
    ana.press("Forget it on this phone").await?;
    ana.heading("Your group always locks").wait().await?;
    assert!(!keeps(&ana, &suggested).await?);
    ana.reload().await?;
    ana.goto("#/share").await?;
    ana.heading("Your group always locks").wait().await?;

    // The group can think otherwise again.
    ana.press("We always lock").await?;
    ana.see("Your group no longer locks everything").await?;
    steps::save_file(&ana).await?;
    ana.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_locked_file_that_waits_stays_locked_and_is_opened_without_a_network() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = with_group(&harness).await?;
    let plain = steps::save_file(&ana).await?;
    lock(&ana).await?;
    let file = save_locked(&ana).await?;
    let bilal = harness.phone("bilal", Device::phone()).await?;
    steps::open_files(&bilal, &[&plain]).await?;
    // It waits for its turn, and so do its letters in the phone's store.
    let sealed = fs::read(&file).map_err(|error| Trouble::file(&file, error))?;
    let () = bilal
        .js(
            "const carried = new DataTransfer();
             carried.items.add(new File([new Uint8Array(arguments[0])], 'group.age'));
             const drag = (what) => new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: carried });
             for (const what of ['dragover', 'drop']) document.querySelector('main h1').dispatchEvent(drag(what));
             return null",
            &[sealed.into()],
        )
        .await?;
    bilal.see("One more file is waiting").await?;
    bilal
        .until(
            "it to be kept",
            "return Object.keys(localStorage).some((name) => name.includes('waiting-file'))",
        )
        .await?;
    bilal
        .until(
            "the part that locks to be kept",
            "return (async () => { for (const name of await caches.keys()) {
               const kept = await (await caches.open(name)).keys();
               if (kept.some(({ url }) => url.includes('seal-') && url.endsWith('.wasm'))) return true;
             } return false; })()",
        )
        .await?;
    harness.take_network_away();
    bilal.reload().await?;
    bilal.goto("#/open").await?;
    bilal.see("is locked. Type your group’s password").await?;
    assert!(!keeps(&bilal, "Ask about the hall").await?);
    unlock(&bilal, PASSPHRASE).await?;
    bilal.see("This adds Riverside Tenants to your phone").await?;
    assert!(!keeps(&bilal, "Ask about the hall").await?, "opened, it is in memory alone");
    bilal.press("Cancel").await?;
    bilal.see("Choose the file").await?;
    assert!(!keeps(&bilal, "age-encryption").await? && !keeps(&bilal, "AGE ENCRYPTED").await?);
    bilal.must_be_quiet().await?;
    Ok(())
}
