//! Reflections: they stay on the phone, and on their own page.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, needs};
use steps::{save_file, start_group, step_up};

/// Takes what is copied.
const CLIPBOARD: &str = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
    writeText: async (text) => { window.__copied = text; } } });";

const MARKER: &str = "zebrafinch";

#[tokio::test]
async fn a_reflection_is_nowhere_but_on_its_own_page() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let phone = harness.phone("reflects", Device::phone().stand_in(CLIPBOARD)).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    step_up(&phone, "Cook for Saturday").await?;
    phone.goto("#/meet").await?;
    phone.link("Private notes").press().await?;
    phone.heading("Private notes").wait().await?;
    phone.radio("Take space, make space").press().await?;
    for _ in 0..2 {
        phone.button("Another question").press().await?;
    }
    phone.heading("When do I take space? Why?").wait().await?;
    phone.fill("Your note", &format!("I wait until the {MARKER} sings.")).await?;
    phone.must_be_accessible().await?;
    phone.press("Save").await?;
    phone.see("Saved on this phone, only for you").await?;
    phone.press("Earlier notes").await?;
    phone.see(MARKER).await?;

    // Its own key holds it, and no other; no key of it begins as the app's do.
    let kept = phone.storage_dump().await?;
    let holding: Vec<&String> = kept
        .iter()
        .filter(|(name, text)| text.contains(MARKER) || name.contains(MARKER))
        .map(|(n, _)| n)
        .collect();
    assert_eq!(holding.len(), 1, "{holding:?}");
    assert!(holding[0].starts_with("allleaders-private/1/"), "{holding:?}");

    // Every way out of the phone.
    let file = std::fs::read_to_string(save_file(&phone).await?).unwrap_or_default();
    assert!(file.contains("Cook for Saturday") && !file.contains(MARKER), "the file");
    phone.press("More ways to share").await?;
    phone.press("Copy as text").await?;
    phone.until("the copied text", "return !!window.__copied").await?;
    let copied: String = phone.js("return window.__copied", &[]).await?;
    assert!(copied.contains("Cook for Saturday") && !copied.contains(MARKER), "copied as text");
    phone.goto("#/settings").await?;
    phone.press("For developers").await?;
    phone.press("Save everything for repair").await?;
    let raw = std::fs::read_to_string(phone.downloaded(".json").await?).unwrap_or_default();
    assert!(
        raw.contains("Cook for Saturday") && !raw.contains("private") && !raw.contains(MARKER),
        "raw data"
    );
    // Every other place, the history and a search among them.
    for place in [
        "#/",
        "#/history",
        "#/meet",
        "#/people",
        "#/work/everyone",
        "#/share",
        "#/groups",
        "#/thanks",
        "#/questions",
    ] {
        phone.arrive(place).await?;
        assert!(!phone.text().await?.contains(MARKER), "{place}");
    }
    phone.goto("#/work/everyone").await?;
    phone.button("Search").press().await?;
    phone.textbox("Search").like().fill(MARKER).await?;
    assert!(!phone.text().await?.contains("sings"), "the search");
    // The screen of last resort saves everything that it finds.
    let () = phone.js("window.allLeadersStopped('a test broke it')", &[]).await?;
    phone.see("All Leaders has stopped").await?;
    let all: String =
        phone.js("return document.body.textContent + document.querySelector('textarea').value", &[]).await?;
    assert!(all.contains("Cook for Saturday") && !all.contains(MARKER), "the screen of last resort");

    phone.reload().await?;
    phone.goto("#/reflect").await?;
    phone.press("Earlier notes").await?;
    phone.see(MARKER).await?;
    phone.must_be_accessible().await?;
    phone.button("Erase all notes").press().await?;
    phone.dialog("Erase all your notes?").wait().await?;
    phone.button("Erase all notes").inside("There’s no other copy").press().await?;
    phone.see_no_more(MARKER).await?;
    assert!(!phone.storage_dump().await?.values().any(|text| text.contains(MARKER)), "erased at once");

    // And it goes with the group.
    phone.fill("Your note", MARKER).await?;
    phone.press("Save").await?;
    phone.see("Saved on this phone, only for you").await?;
    phone.goto("#/groups").await?;
    phone.button("Remove").like().press().await?;
    phone.button("Remove").like().inside("Cancel").press().await?;
    phone.see("A group where everyone leads").await?;
    assert!(!phone.storage_dump().await?.values().any(|text| text.contains(MARKER)), "gone with the group");
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_reflection_that_cannot_be_kept_is_told_and_stays() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let full = "const real = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (String(key).startsWith('allleaders-private')) throw new DOMException('full', 'QuotaExceededError');
          return real.call(this, key, value);
        };";
    let phone = harness.phone("full", Device::phone().stand_in(full)).await?;
    start_group(&phone, "Choir", &["Ana"]).await?;
    phone.goto("#/reflect").await?;
    phone.fill("Your note", "Too many words for this phone").await?;
    phone.press("Save").await?;
    phone.see("Not saved yet: this phone is full").await?;
    assert_eq!(phone.textbox("Your note").value().await?, "Too many words for this phone");

    let blocked = harness.phone("blocked", Device::phone().storage_blocked()).await?;
    start_group(&blocked, "Choir", &["Ana"]).await?;
    blocked.goto("#/reflect").await?;
    blocked.see("It’s gone when you close the page").await?;
    Ok(())
}
