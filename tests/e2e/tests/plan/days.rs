//! The day of a plan: asked first, offered where the group has a rhythm, and missed where nobody chose one.

use all_leaders_e2e::{Device, Harness, Outcome};

use super::plan_weekly;
use crate::steps::start_group;

#[tokio::test]
async fn a_plan_without_name_and_day_says_so_and_offers_to_choose_a_day() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("no-day", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.goto("#/meeting/new").await?;
    let first = "return document.querySelector('#main form legend, #main form label').textContent";
    let first: String = phone.js(first, &[]).await?;
    assert_eq!(first, "Which day?");
    phone.press("Save").await?;
    phone.heading("A meeting, no day yet").wait().await?;
    phone.must_be_accessible().await?;
    phone.goto("#/meet").await?;
    phone.link("A meeting, no day yet").wait().await?;
    phone.screenshot("plan-no-day").await?;
    phone.link("A meeting, no day yet").press().await?;
    phone.link("Choose a day").press().await?;
    phone.heading("Change the plan").wait().await?;
    phone.press("Tomorrow").await?;
    phone.press("Save").await?;
    phone.heading("Meeting").wait().await?;
    phone.link("Choose a day").gone().await?;
    phone.see("Tomorrow").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn the_usual_day_of_a_group_is_offered_with_its_usual_words() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("usual-day", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    plan_weekly(&phone, "Evening").await?;
    phone.press("Start this meeting").await?;
    phone.press("Tick everyone").await?;
    phone.link("Closing").press().await?;
    phone.press("End the meeting").await?;

    // One way to plan on Meet; the row of what is not planned yet is another to the same.
    phone.goto("#/meet").await?;
    phone.see("not planned yet").await?;
    phone.screenshot("plan-usual-day").await?;
    phone.link("Plan a meeting").press().await?;
    phone.button("Usual day: ").like().press().await?;
    assert_eq!(phone.textbox("What is it called?").like().value().await?, "Evening");
    assert_eq!(phone.textbox("What time?").like().value().await?, "18:30");
    phone.must_be_accessible().await?;
    phone.press("Save").await?;
    phone.heading("Evening").wait().await?;
    phone.see("every week").await?;
    phone.goto("#/meet").await?;
    phone.see_no_more("not planned yet").await?;
    phone.must_be_quiet().await
}
