//! Everything can be undone: after a reload, beside what was erased for good, and whoever did it.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone};
use steps::{bring_in, save_file, start_group, step_up};

async fn open_person(phone: &Phone, name: &str) -> Outcome {
    phone.goto("#/people").await?;
    phone.link(name).like().press().await?;
    phone.heading(name).wait().await
}

async fn remove(phone: &Phone, name: &str) -> Outcome {
    open_person(phone, name).await?;
    phone.press("More").await?;
    phone.press("Remove (added by mistake)").await?;
    phone.see(&format!("{name} was removed")).await
}

#[tokio::test]
async fn who_was_removed_comes_back_after_a_reload_and_undo_names_them() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("undo-reload", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Tunde"]).await?;
    remove(&phone, "Tunde").await?;
    phone.reload().await?;
    phone.goto("#/history").await?;
    phone.see("Undo: Tunde was removed").await?;
    phone.screenshot("undo-after-reload").await?;
    phone.must_be_accessible().await?;
    phone.press("Undo").await?;
    phone.see("Undone: Tunde was removed").await?;
    phone.screenshot("undo-offers-the-next").await?;
    phone.goto("#/people").await?;
    phone.see("Tunde").await?;
    // The app may be closed in between as well.
    let phone = phone.close_and_reopen().await?;
    phone.goto("#/history").await?;
    steps::gone_from_page(&phone, "Undo: Tunde was removed").await?;
    phone.goto("#/people").await?;
    phone.see("Tunde").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

/// What one person did in a row stands together under their name, and each of it is undone for itself.
#[tokio::test]
async fn what_one_person_did_in_a_row_stands_together() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("in-a-row", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    for what in ["Ask about the hall", "Paint the banner", "Call the landlord"] {
        step_up(&phone, what).await?;
    }
    phone.goto("#/history").await?;
    phone.see("Noted by Ana · ").await?;
    let acts: Vec<String> = phone
        .js("return [...document.querySelectorAll('#main .moment')].map((one) => one.innerText)", &[])
        .await?;
    let tasks = ["Ask about the hall", "Paint the banner", "Call the landlord"];
    assert!(tasks.iter().all(|task| acts[0].contains(task)), "{acts:?}");
    assert_eq!(acts[0].matches("Noted by").count(), 1, "{acts:?}");
    phone.screenshot("history-together").await?;
    phone.must_be_accessible().await?;
    phone.button("Undo: ").like().nth(1).press().await?;
    phone.see("Undone: ").await?;
    phone.goto("#/work").await?;
    phone.link("Ask about the hall").like().wait().await?;
    phone.link("Call the landlord").like().wait().await?;
    assert!(!phone.link("Paint the banner").like().is_there().await?);
    phone.must_be_quiet().await
}

#[tokio::test]
async fn beside_what_was_erased_all_else_can_still_be_undone() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("undo-erase", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Tunde", "Bilal"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    open_person(&phone, "Bilal").await?;
    phone.press("Mark as away").await?;
    phone.see("Bilal is away for a while").await?;
    phone.must_be_quiet().await?;
    open_person(&phone, "Tunde").await?;
    phone.press("More").await?;
    phone.press("Erase for good").await?;
    phone.button("Erase for good").inside("Erase Tunde for good?").press().await?;
    phone.see("Erased.").await?;
    phone.must_be_quiet().await?;
    let kept = phone.storage_dump().await?;
    assert!(!kept.values().any(|text| text.contains("Tunde")), "not a trace is left: {kept:#?}");
    phone.reload().await?;
    phone.goto("#/history").await?;
    phone.see("Undo: Bilal is away for a while").await?;
    phone.press("Undo").await?;
    phone.see("Undone: Bilal is away for a while").await?;
    phone.must_be_quiet().await?;
    open_person(&phone, "Bilal").await?;
    phone.button("Mark as away").wait().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_change_that_came_with_a_file_is_undone_from_recent_changes() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("undo-ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    let bilal = harness.phone("undo-bilal", Device::phone()).await?;
    bring_in(&bilal, &save_file(&ana).await?).await?;
    steps::say_who(&bilal, "Bilal").await?;
    bilal.goto("#/work/everyone").await?;
    bilal.link("Ask about the hall").like().press().await?;
    bilal.press("More").await?;
    bilal.press("Change the words").await?;
    bilal.fill("What is it?", "Ask about the tents").await?;
    bilal.press("Save").await?;
    bilal.heading("Ask about the tents").wait().await?;
    open_person(&bilal, "Ana").await?;
    bilal.press("Mark as away").await?;
    bilal.see("Ana is away for a while").await?;

    bring_in(&ana, &save_file(&bilal).await?).await?;
    ana.goto("#/history").await?;
    ana.see("Noted by Bilal").await?;
    ana.screenshot("undo-recent-changes").await?;
    ana.must_be_accessible().await?;
    ana.press("Undo: The words of “Ask about the tents” were changed").await?;
    ana.see("Undone: The words of “Ask about the tents” were changed").await?;
    ana.goto("#/work/everyone").await?;
    ana.see("Ask about the hall").await?;
    ana.goto("#/history").await?;
    ana.press("Undo: Ana is away for a while").await?;
    ana.goto("#/people").await?;
    steps::gone_from_page(&ana, "Away for a while").await?;
    // It is a change like any other: the other phone hears of it.
    bring_in(&bilal, &save_file(&ana).await?).await?;
    bilal.goto("#/work/everyone").await?;
    bilal.see("Ask about the hall").await?;
    for phone in [&ana, &bilal] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_others_said_on_something_removed_is_named_and_brought_back() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("gone-ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    let bilal = harness.phone("gone-bilal", Device::phone()).await?;
    bring_in(&bilal, &save_file(&ana).await?).await?;
    steps::say_who(&bilal, "Bilal").await?;
    bilal.goto("#/work/everyone").await?;
    bilal.link("Ask about the hall").like().press().await?;
    bilal.link("Check in").press().await?;
    bilal.radio("Moving").press().await?;
    bilal.textbox("Anything to add?").like().fill("I rang them").await?;
    bilal.press("Save").await?;
    bilal.see("Saved: moving").await?;
    // Meanwhile Ana takes back that she said she would.
    ana.goto("#/history").await?;
    ana.press("Undo").await?;
    ana.see("Undone: Ana took on “Ask about the hall”").await?;
    ana.press("Close this message").await?;
    let (from_ana, from_bilal) = (save_file(&ana).await?, save_file(&bilal).await?);

    bring_in(&bilal, &from_ana).await?;
    bilal.goto("#/").await?;
    bilal.see("“Ask about the hall” was removed, with what Bilal added").await?;
    bilal.screenshot("removed-with-a-check-in").await?;
    bring_in(&ana, &from_bilal).await?;
    ana.goto("#/").await?;
    ana.see("Bilal says “Ask about the hall” (removed) is moving").await?;
    ana.must_be_accessible().await?;
    ana.press("Bring it back").await?;
    ana.see("Ask about the hall is back").await?;
    ana.goto("#/work/everyone").await?;
    ana.link("Ask about the hall").like().press().await?;
    ana.see("I rang them").await?;
    for phone in [&ana, &bilal] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}
