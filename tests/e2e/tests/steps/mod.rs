//! What many tests do on the way: start a group, step up, pass a file on.
#![allow(dead_code, reason = "each test program uses some of them")]

use std::path::PathBuf;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Role};

/// Starts a group with these people, and says that the first of them uses this phone.
pub async fn start_group(phone: &Phone, name: &str, people: &[&str]) -> Outcome {
    phone.link("Start a group").press().await?;
    phone.fill("What is your group called?", name).await?;
    phone.button("Start a group").press().await?;
    add_people(phone, people).await?;
    // Pronouns in brackets are no part of the name.
    say_who(phone, people[0].split(" (").next().unwrap_or_default()).await
}

/// A group of three, with Ana's phone.
pub async fn three(harness: &Harness, name: &str, device: Device) -> Outcome<Phone> {
    let phone = harness.phone(name, device).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    Ok(phone)
}

/// Presses what comes next at the foot of a meeting: it is called *Next:* and whoever or whatever that is, so it is found
/// by how its name begins. Where a word was typed in an arrival round it is called *Save, then* instead.
pub async fn next(phone: &Phone) -> Outcome {
    phone.button("Next: ").like().press().await
}

/// Begins a check-in round from the stage of rounds, where an arrival round is offered first.
pub async fn begin_check_in_round(phone: &Phone) -> Outcome {
    phone.radio("Check-in go-round").like().press().await?;
    phone.press("Start the go-round").await
}

/// Says what is needed, as whoever uses this phone; its page stands open then.
pub async fn say_need(phone: &Phone, what: &str) -> Outcome {
    phone.goto("#/needs/new").await?;
    phone.fill("What is needed?", what).await?;
    phone.press("Save").await?;
    phone.see("Added to the needs").await?;
    phone.heading(what).wait().await
}

/// The commitment's page that came of it.
pub async fn at_commitment(phone: &Phone, what: &str) -> Outcome {
    phone.until("the commitment's page", "return location.hash.startsWith('#/c/')").await?;
    phone.heading(what).wait().await
}

/// Adds people by pasting their names, from wherever the phone is.
pub async fn add_people(phone: &Phone, people: &[&str]) -> Outcome {
    phone.goto("#/people/add").await?;
    phone.radio("Many at once").press().await?;
    phone.fill("Names", &people.join("\n")).await?;
    let count = people.len();
    let button = if count == 1 { "Add 1 person".to_owned() } else { format!("Add {count} people") };
    phone.press(&button).await
}

/// Says who uses this phone.
pub async fn say_who(phone: &Phone, name: &str) -> Outcome {
    phone.goto("#/people/me").await?;
    phone.heading("Which of these is you?").wait().await?;
    phone.press(name).await?;
    phone.see(&format!("Hello, {name}. Your own tasks come first now.")).await
}

/// "I’ll do this": steps up, as whoever uses this phone.
pub async fn step_up(phone: &Phone, what: &str) -> Outcome {
    phone.goto("#/work/new").await?;
    phone.fill("What will you do?", what).await?;
    phone.press("Save").await?;
    phone.see("It’s on your list").await?;
    gone_back(phone, "#/work/new").await
}

/// Waits until the page itself says this no more; a message about it, such as what was undone, may stand over it.
pub async fn gone_from_page(phone: &Phone, words: &str) -> Outcome {
    let words = serde_json::to_string(words).unwrap_or_default();
    let body = format!("return !document.getElementById('main').innerText.includes({words})");
    phone.until("it to go from the page", &body).await
}

/// Takes back what was done last, under the group's name: its message went when one left its place.
pub async fn undo_last(phone: &Phone) -> Outcome {
    phone.goto("#/groups").await?;
    phone.button("Undo: ").like().press().await?;
    phone.see("Undone: ").await
}

/// Waits until the form has gone back to where the person came from: a browser takes a moment for it.
pub async fn gone_back(phone: &Phone, form: &str) -> Outcome {
    phone.until("the form to go back", &format!("return !location.hash.startsWith('{form}')")).await
}

/// Checks in on a commitment from Now: its *Check in*, how it goes, Save.
pub async fn check_in(phone: &Phone, what: &str, how: &str, word: &str) -> Outcome {
    phone.goto("#/").await?;
    phone.button("Check in").inside(what).press().await?;
    phone.press("More").await?;
    phone.radio(how).press().await?;
    if !word.is_empty() {
        phone.textbox("Anything to add?").like().fill(word).await?;
    }
    phone.press("Save").await?;
    gone_back(phone, "#/check-in").await
}

/// Unfolds the row on Now that begins with these words: a hand that is asked for, an invitation.
pub async fn unfold(phone: &Phone, what: &str) -> Outcome {
    phone.control(Role::Pressable, what).like().press().await
}

/// Saves the open group as a file.
pub async fn save_file(phone: &Phone) -> Outcome<PathBuf> {
    phone.goto("#/share").await?;
    phone.press("Save a file").await?;
    phone.downloaded(".allleaders.json").await
}

/// Opens files, and waits for what they would bring.
pub async fn open_files(phone: &Phone, files: &[&std::path::Path]) -> Outcome {
    phone.goto("#/open").await?;
    phone.file_input().upload(files).await?;
    phone.heading("What’s new in this file").wait().await
}

/// Opens a file and brings it in.
pub async fn bring_in(phone: &Phone, file: &std::path::Path) -> Outcome {
    open_files(phone, &[file]).await?;
    phone.bring_in().await?;
    // Of a group that is new here there is no news: who one is comes next.
    phone
        .until(
            "the file to be in",
            "return ['What changed', 'Which of these is you?'].includes(document.querySelector('h1')?.innerText)",
        )
        .await
}

/// Begins on a new phone with the file of a group.
pub async fn begin_with(phone: &Phone, file: &std::path::Path) -> Outcome {
    phone.link("Open a group file").press().await?;
    phone.file_input().upload(&[file]).await?;
    phone.heading("What’s new in this file").wait().await?;
    bring_in_new_group(phone).await
}

/// Brings in the group that was opened and is new on this phone: the next thing is who one is, and no news.
pub async fn bring_in_new_group(phone: &Phone) -> Outcome {
    phone.bring_in().await?;
    phone.heading("Which of these is you?").wait().await
}

/// The five pictures on the Share page, by their names.
pub async fn pictures(phone: &Phone) -> Outcome<String> {
    phone.goto("#/share").await?;
    phone.heading("Share").wait().await?;
    phone.js("return document.querySelector('.pictures').getAttribute('aria-label')", &[]).await
}

/// Takes all the room that the browser gives this address, and what the app would give up itself to make some: the steps
/// that can be undone. Gives back how many characters it took.
pub const FILL: &str = "
    Object.keys(localStorage).filter((name) => name.includes('/undo/')).forEach((name) => localStorage.removeItem(name));
    let taken = 0;
    for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
      for (let n = 0; ; n += 1) {
        try { localStorage.setItem(`other-app-${size}-${n}`, 'x'.repeat(size)); taken += size; } catch { break; }
        if (n > 64) break;
      }
    }
    return taken";
