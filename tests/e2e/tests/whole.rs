//! A whole meeting with eight people on one phone, from who is here to what is taken home, and with the network gone.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone};
use steps::say_who;

const FACILITATOR: &str = "Meeting guide";

async fn stage_of(phone: &Phone, name: &str, seen: &str) -> Outcome {
    phone.link(name).press().await?;
    phone.see(seen).await
}

#[tokio::test]
async fn eight_people_hold_a_whole_meeting() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("whole", Device::phone()).await?;
    phone.button("Try a sample group").press().await?;
    phone.see("Made-up group").await?;
    say_who(&phone, "Ana").await?;
    phone.until("the app to be kept for offline", "return !!navigator.serviceWorker.controller").await?;
    harness.take_network_away();

    // Before: what was left over last time is taken onto the agenda.
    phone.goto("#/meet").await?;
    phone.link("Tenants’ meeting").like().press().await?;
    phone.see("How we welcome new people").await?;
    phone.screenshot("whole-plan").await?;
    phone.press("Start this meeting").await?;
    phone.press("Hold it today").await?;

    phone.see("Who is here?").await?;
    phone.button("Tick everyone").press().await?;
    phone.see("8 people are here").await?;

    // Dee has not facilitated yet; whoever is offered it may say yes.
    stage_of(&phone, "Roles", "says yes").await?;
    phone.screenshot("whole-roles").await?;
    phone.button("says yes").like().inside(FACILITATOR).press().await?;
    phone.see("said yes").await?;

    // A round over what people carry; Ana's work stands in front.
    stage_of(&phone, "Go-round", "Start the go-round").await?;
    steps::begin_check_in_round(&phone).await?;
    phone.see("Ask St Mark’s about the hall").await?;
    phone.button("Moving").inside("Ask St Mark’s about the hall").press().await?;
    phone.see("Saved: moving. Thank you!").await?;
    steps::next(&phone).await?;
    phone.screenshot("whole-round").await?;

    // Talking: two join the stack, the first of them speaks, and something is decided.
    stage_of(&phone, "Talking", "Nobody’s waiting").await?;
    phone.press("Choose by name").await?;
    phone.button("Dee").press().await?;
    phone.see("Dee is in the queue").await?;
    phone.button("Efe").press().await?;
    steps::next(&phone).await?;
    phone.see("Dee is speaking").await?;
    phone.screenshot("whole-talk").await?;
    phone.button("Decision").press().await?;
    phone.textbox("What did we decide?").like().fill("Femi speaks with the press").await?;
    phone.radio("No one said no").press().await?;
    phone.press("Save").await?;
    phone.see("Decision added").await?;

    // Killed, it goes on in the same place.
    let phone = phone.close_and_reopen().await?;
    phone.button("Continue").like().press().await?;
    phone.see("Dee is speaking").await?;
    phone.button("Task").press().await?;
    phone.textbox("What will they do?").like().fill("Write the press list").await?;
    // Whoever has the floor is chosen already; this is somebody else's.
    phone.button("Dee").press().await?;
    phone.button("Femi").press().await?;
    phone.press("Save").await?;
    phone.see("It’s on").await?;

    stage_of(&phone, "Closing", "End the meeting").await?;
    phone.screenshot("whole-close").await?;
    phone.press("End the meeting").await?;
    for words in ["Femi speaks with the press", "Write the press list", "Hana", "moving"] {
        phone.see(words).await?;
    }
    phone.screenshot("whole-minutes").await?;
    phone.goto("#/work/everyone").await?;
    phone.see("Write the press list").await?;
    phone.must_be_quiet().await
}
