//! Back, as a phone's gesture and a browser's button: it closes what lies over the page, and nothing that was closed
//! otherwise leaves a step behind that does nothing.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone};
use serde_json::json;
use steps::{FILL, at_commitment, say_need, start_group};

async fn back(phone: &Phone) -> Outcome {
    phone.js("history.back(); return null", &[]).await
}

async fn forward(phone: &Phone) -> Outcome {
    phone.js("history.forward(); return null", &[]).await
}

/// Waits until no sheet is open.
async fn closed(phone: &Phone) -> Outcome {
    phone
        .until("the sheet to close", "return !document.querySelector('dialog:is([open], :popover-open)')")
        .await
}

/// Waits until the sheet is the browser's own dialog: what is pressed before is behind it.
async fn opened(phone: &Phone) -> Outcome {
    phone.until("the sheet to open", "return !!document.querySelector('dialog[open]')").await
}

/// Waits until it is there.
async fn at(phone: &Phone, place: &str) -> Outcome {
    phone.until(&format!("the place {place}"), &format!("return location.hash === '{place}'")).await
}

/// Waits until the history has come to rest at an entry of this height.
async fn rests(phone: &Phone, height: u32) -> Outcome {
    phone.until("the history to rest", &format!("return (history.state ?? 0) === {height}")).await
}

/// A group with an agreement, and the page with it, after the page *Meet*.
async fn with_agreement(harness: &Harness, name: &str) -> Outcome<Phone> {
    let phone = harness.phone(name, Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.arrive("#/meet").await?;
    phone.arrive("#/agreements").await?;
    phone.press("Add an agreement").await?;
    phone.textbox("What should we agree?").fill("We begin on time").await?;
    phone.press("Save").await?;
    phone.button("More about").like().wait().await?;
    Ok(phone)
}

async fn open_sheet(phone: &Phone) -> Outcome {
    if !phone.button("Change").is_there().await? {
        phone.button("More about").like().press().await?;
    }
    phone.button("Change").press().await?;
    opened(phone).await
}

#[tokio::test]
async fn back_closes_a_sheet_and_keeps_the_page_and_what_was_typed() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_agreement(&harness, "back-sheet").await?;
    open_sheet(&phone).await?;
    phone.fill("The agreement", "We begin on time, and end so").await?;
    back(&phone).await?;
    closed(&phone).await?;
    at(&phone, "#/agreements").await?;
    // What was typed waits; saved, it leads nowhere else, and Back leaves the page at once.
    open_sheet(&phone).await?;
    assert_eq!(phone.textbox("The agreement").value().await?, "We begin on time, and end so");
    phone.button("Save").inside("The agreement").press().await?;
    closed(&phone).await?;
    phone.see("We begin on time, and end so").await?;
    rests(&phone, 0).await?;
    back(&phone).await?;
    at(&phone, "#/meet").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn whatever_closes_a_sheet_leaves_no_dead_step() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_agreement(&harness, "back-closed").await?;
    for way in ["✕", "Escape", "beside", "Cancel", "Back"] {
        phone.arrive("#/agreements").await?;
        open_sheet(&phone).await?;
        match way {
            "✕" => phone.button("Close").press().await?,
            "Escape" => phone.key("Escape").await?,
            "beside" => {
                phone.js::<()>("document.querySelector('dialog[open]').click(); return null", &[]).await?
            }
            "Cancel" => phone.button("Cancel").press().await?,
            _ => back(&phone).await?,
        }
        closed(&phone).await?;
        rests(&phone, 0).await?;
        // Forward leads nowhere, and to no sheet.
        if way == "Back" {
            forward(&phone).await?;
            phone.until("a step forward and back again", "return (history.state ?? 0) === 0").await?;
            closed(&phone).await?;
        }
        back(&phone).await?;
        at(&phone, "#/meet").await?;
        phone.heading("Meet").wait().await?;
    }
    phone.must_be_quiet().await
}

#[tokio::test]
async fn several_sheets_in_turn_and_a_reload_leave_the_history_as_it_was() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_agreement(&harness, "back-turn").await?;
    for _ in 0..3 {
        open_sheet(&phone).await?;
        phone.button("Close").press().await?;
        closed(&phone).await?;
    }
    open_sheet(&phone).await?;
    rests(&phone, 1).await?;
    phone.reload().await?;
    phone.button("More about").like().wait().await?;
    rests(&phone, 0).await?;
    closed(&phone).await?;
    back(&phone).await?;
    at(&phone, "#/meet").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn back_says_no_to_a_question() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("back-question", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.arrive("#/meet").await?;
    phone.arrive("#/reflect").await?;
    phone.fill("Your note", "For myself alone").await?;
    phone.press("Save").await?;
    phone.see("Saved on this phone").await?;
    phone.press("Earlier notes").await?;
    phone.press("Erase all notes").await?;
    opened(&phone).await?;
    back(&phone).await?;
    closed(&phone).await?;
    at(&phone, "#/reflect").await?;
    phone.see("For myself alone").await?;
    // The answer itself leaves no step behind either.
    phone.press("Erase all notes").await?;
    opened(&phone).await?;
    phone.js::<()>("[...document.querySelectorAll('dialog[open] button')].find((b) => /Erase all/.test(b.textContent)).click(); return null", &[]).await?;
    phone.see_no_more("For myself alone").await?;
    rests(&phone, 0).await?;
    back(&phone).await?;
    at(&phone, "#/meet").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_sheet_that_leads_on_is_left_behind() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("back-onward", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    say_need(&phone, "A cook for Saturday").await?;
    let need = phone.place().await?;
    phone.arrive("#/meet").await?;
    phone.arrive(&need).await?;
    phone.press("With someone").await?;
    opened(&phone).await?;
    phone.button("Bilal").press().await?;
    phone.button("Save").press().await?;
    at_commitment(&phone, "A cook for Saturday").await?;
    closed(&phone).await?;
    // The need's own page is below, and below that the page before.
    back(&phone).await?;
    at(&phone, &need).await?;
    closed(&phone).await?;
    back(&phone).await?;
    at(&phone, "#/meet").await?;
    phone.must_be_quiet().await
}

/// With a full store, what was pressed says so where it is, in a sheet as on a page.
#[tokio::test]
async fn what_is_not_kept_is_said_beside_the_button() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_agreement(&harness, "said-here").await?;
    let near = "
        const said = [...document.querySelectorAll('.form-refusal:not([hidden])')].filter((e) => e.checkVisibility());
        if (said.length !== 1) return `it is said ${said.length} times`;
        const [one] = said, box = one.getBoundingClientRect();
        if (one.getAttribute('role') !== 'alert') return 'it is not heard';
        if (box.top < 0 || box.bottom > innerHeight) return `it is out of sight: ${box.top} to ${box.bottom}`;
        const over = document.elementFromPoint(box.left + box.width / 2, box.bottom - 3);
        if (!one.contains(over)) return `something lies over it: ${over?.className}`;
        const button = one.closest('form').querySelector('[type=submit]').getBoundingClientRect();
        return Math.abs(button.top - box.bottom) < 60 ? '' : `it is far from the button: ${box.bottom}, ${button.top}`";
    let words = "We say so early when we need a hand. ".repeat(12);
    phone.textbox("What should we agree?").fill(&words).await?;
    // What can be undone would make way first.
    let no_undo = "Object.keys(localStorage).filter((key) => /\\/undo\\//.test(key)).forEach((key) => localStorage.removeItem(key)); return null";
    phone.js::<()>(no_undo, &[]).await?;
    let _: u64 = phone.js(FILL, &[]).await?;
    phone.button("Save").press().await?;
    phone.see("Not saved").await?;
    assert_eq!(phone.js::<String>(near, &[]).await?, "");
    assert_eq!(phone.textbox("What should we agree?").value().await?.trim(), words.trim());
    phone.must_be_accessible().await?;
    phone.screenshot("not-saved-page").await?;

    open_sheet(&phone).await?;
    phone.textbox("The agreement").fill(&words).await?;
    phone.button("Save").inside("The agreement").press().await?;
    phone
        .until(
            "the words in the sheet",
            "return !!document.querySelector('dialog[open] .form-refusal:not([hidden])')",
        )
        .await?;
    let in_sheet = near.replace("document.querySelectorAll('", "document.querySelectorAll('dialog[open] ");
    assert_eq!(phone.js::<String>(&in_sheet, &[]).await?, "");
    phone.must_be_accessible().await?;
    phone.screenshot("not-saved-sheet").await?;
    // The way out leads on from the page below, and back to it.
    phone
        .js::<()>("document.querySelector('dialog[open] .form-refusal a').click(); return null", &[])
        .await?;
    phone.heading("Settings").wait().await?;
    back(&phone).await?;
    at(&phone, "#/agreements").await?;
    open_sheet(&phone).await?;
    assert_eq!(phone.textbox("The agreement").value().await?.trim(), words.trim(), "what was typed waits");

    // With room, it is kept, and said no more.
    phone.js::<()>("Object.keys(localStorage).filter((key) => key.startsWith('other-app-')).forEach((key) => localStorage.removeItem(key)); return null", &[json!(null)]).await?;
    phone.button("Save").inside("The agreement").press().await?;
    closed(&phone).await?;
    phone.until("no word of it", "return !document.querySelector('.form-refusal:not([hidden])')").await
}
