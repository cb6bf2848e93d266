//! A group's first meeting: from an empty page to check-ins, closed and opened again with the network gone.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Role};
use steps::{add_people, check_in, gone_back, say_who, start_group, step_up};

/// The group of the README's pictures.
async fn sample(harness: &Harness, name: &str, device: Device) -> Outcome<Phone> {
    let phone = harness.phone(name, device).await?;
    phone.button("Try a sample group").press().await?;
    phone.see("Made-up group").await?;
    say_who(&phone, "Ana").await?;
    Ok(phone)
}

#[tokio::test]
async fn a_group_starts_steps_up_checks_in_and_goes_on_without_a_network() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("first-meeting", Device::phone()).await?;
    phone.see("A group where everyone leads").await?;
    phone.screenshot("start").await?;
    start_group(&phone, "Riverside Tenants", &["Ana (she/her)", "Bilal", "Chen", "Dee"]).await?;

    step_up(&phone, "Ask St Mark's about the hall").await?;
    // For somebody who said yes aloud: it stays visible who noted it.
    phone.goto("#/work/new").await?;
    phone.control(Role::Pressable, "Ana").press().await?;
    phone.control(Role::Pressable, "Chen").press().await?;
    phone.press("Chen said yes").await?;
    phone.see("noted by Ana").await?;
    phone.textbox("What").like().fill("Borrow the sound system").await?;
    phone.press("Save").await?;
    phone.see("Chen said yes").await?;
    gone_back(&phone, "#/work/new").await?;

    // Three taps from Now: Check in, how it goes, Save.
    check_in(&phone, "Ask St Mark's about the hall", "Moving", "I left a note with the office.").await?;
    phone.see("Saved: moving").await?;

    // Everything can be taken back, step by step.
    phone.press("Undo").await?;
    phone.see("Undone").await?;
    phone.press("Undo").await?;
    phone.goto("#/work/everyone").await?;
    phone.see("Ask St Mark's about the hall").await?;
    steps::gone_from_page(&phone, "Borrow the sound system").await?;

    check_in(&phone, "Ask St Mark's about the hall", "Stuck", "Nobody answers.").await?;
    phone.goto("#/work").await?;
    phone.link("Ask St Mark's about the hall").like().press().await?;
    phone.see("Nobody answers.").await?;

    phone.until("the app to be kept for offline", "return !!navigator.serviceWorker.controller").await?;
    harness.take_network_away();
    let phone = phone.close_and_reopen().await?;
    phone.goto("#/work").await?;
    phone.see("Ask St Mark's about the hall").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn asking_for_a_hand_leaves_the_state_as_it_is() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("asks", Device::phone()).await?;
    start_group(&phone, "Food Co-op", &["Ana", "Bilal"]).await?;
    step_up(&phone, "Write to the council").await?;

    // Nobody has said how it goes: nobody is asked to.
    phone.goto("#/").await?;
    phone.button("Check in").inside("Write to the council").press().await?;
    phone.press("Ask for a hand").await?;
    phone.radio("Stuck").wait().await?;
    for state in ["Moving", "Stuck", "Done", "Letting it go"] {
        assert!(!phone.radio(state).is_on().await?, "{state}");
    }
    phone.press("Save").await?;
    gone_back(&phone, "#/check-in").await?;
    phone.see("asks for a hand").await?;
    phone.link("Write to the council").like().press().await?;
    phone.see("A hand would help").await?;
    assert_eq!(phone.control(Role::Text, "Stuck").count().await?, 0);
    phone.screenshot("asked-for-a-hand").await?;

    // It moves; a tap that was not saved is no word.
    check_in(&phone, "Write to the council", "Moving", "").await?;
    phone.button("Check in").inside("Write to the council").press().await?;
    phone.press("More").await?;
    phone.radio("Stuck").press().await?;
    phone.goto("#/").await?;
    phone.button("Check in").inside("Write to the council").press().await?;
    phone.press("Ask for a hand").await?;
    phone.radio("Moving").wait().await?;
    assert!(phone.radio("Moving").is_on().await?);
    phone.must_be_quiet().await
}

#[tokio::test]
async fn hands_are_asked_for_offered_and_found() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("hands", Device::phone()).await?;
    start_group(&phone, "Food Co-op", &["Ana", "Bilal"]).await?;
    step_up(&phone, "Write to the council").await?;
    phone.goto("#/").await?;
    phone.button("Check in").inside("Write to the council").press().await?;
    phone.press("More").await?;
    phone.radio("Stuck").press().await?;
    phone.control(Role::Pressable, "Ask for a hand").press().await?;
    phone.textbox("Anything to add?").like().fill("The form is beyond me.").await?;
    phone.press("Save").await?;
    gone_back(&phone, "#/check-in").await?;

    say_who(&phone, "Bilal").await?;
    phone.goto("#/").await?;
    phone.control(Role::Pressable, "Ana asked for a hand").like().press().await?;
    phone.see("The form is beyond me.").await?;
    phone.button("Offer a hand").press().await?;
    phone.dialog("Offer Ana a hand").wait().await?;
    phone.textbox("How could you help?").like().fill("I have filled it in before.").await?;
    phone.button("Save").press().await?;
    phone.see("They’ll see that you offered a hand").await?;
    // It is offered: not once more, and somebody goes on from where they were.
    phone.button("Offer a hand").gone().await?;
    phone.until("the focus to be somewhere", "return document.activeElement !== document.body").await?;
    phone.button("I found help").press().await?;
    phone.see_no_more("Ana asked for a hand").await?;

    phone.goto("#/work/everyone").await?;
    phone.link("Write to the council").like().press().await?;
    phone.see("Bilal offers a hand").await?;
    phone.see("I have filled it in before.").await?;
    phone.see("A hand was found").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn near_equal_names_are_asked_about() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("names", Device::phone()).await?;
    start_group(&phone, "Choir", &["Lucía", "Hana"]).await?;
    phone.goto("#/people/add").await?;
    phone.radio("Many at once").press().await?;
    phone.fill("Names", "lucia, Jamal").await?;
    phone.see("Is this the Lucía who’s already here?").await?;
    phone.control(Role::Pressable, "The same person").press().await?;
    phone.button("Add 1 person").press().await?;
    phone.goto("#/people").await?;
    phone.see("Jamal").await?;
    phone.see_no_more("lucia").await?;
    add_people(&phone, &["Keiko"]).await?;
    // Several are answered for at once, after the question.
    phone.goto("#/people/add").await?;
    phone.radio("Many at once").press().await?;
    phone.fill("Names", "lucia, jamal, keiko").await?;
    phone
        .button("All the same people")
        .inside("3 of these names look familiar. Are they the same people?")
        .press()
        .await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn several_groups_live_on_one_phone_and_the_sample_goes_once_it_is_asked() -> Outcome {
    let harness = Harness::open().await?;
    let phone = sample(&harness, "several", Device::phone()).await?;
    phone.goto("#/start").await?;
    phone.fill("What is your group called?", "Choir").await?;
    phone.button("Start a group").press().await?;
    phone.goto("#/").await?;
    // Two taps: the group's name in the bar, the other group.
    phone.link("Choir").like().press().await?;
    phone.control(Role::Pressable, "Riverside Tenants").like().press().await?;
    phone.goto("#/").await?;
    phone.see("Made-up group").await?;
    // It asks first, and says what goes.
    phone.press("Made-up group").await?;
    phone.see("This can’t be undone").await?;
    phone.press("Cancel").await?;
    phone.press("Made-up group").await?;
    phone.press("Remove this group").await?;
    phone.button("Made-up group").gone().await?;
    phone.goto("#/groups").await?;
    phone.see("Choir").await?;
    phone.see_no_more("Riverside Tenants").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

/// The README's pictures: `cargo xtask pictures` puts them into `docs/pictures/` and `public/screenshots/`.
#[tokio::test]
async fn pictures_of_the_app() -> Outcome {
    let harness = Harness::open().await?;
    let phone = sample(&harness, "picture", Device::phone()).await?;
    phone.reload().await?;
    phone.goto("#/").await?;
    phone.see("Your tasks").await?;
    phone.screenshot("now").await?;
    phone.button("Check in").inside("Ask St Mark’s about the hall").press().await?;
    phone.press("More").await?;
    phone.radio("Moving").press().await?;
    phone
        .textbox("Anything to add?")
        .like()
        .fill("Father Okoro is away until Monday. I call again then.")
        .await?;
    phone.screenshot("check-in").await?;
    phone.goto("#/work/everyone").await?;
    phone.link("Translate the rent-strike leaflet").like().press().await?;
    phone.see("The legal half is beyond my Spanish").await?;
    phone.screenshot("commitment").await?;
    phone.goto("#/needs").await?;
    phone.see("Bring the chairs back").await?;
    phone.screenshot("board").await?;
    phone.goto("#/capacity").await?;
    phone.see("Our skills").await?;
    phone.screenshot("capacity").await?;
    phone.goto("#/meet").await?;
    phone.link("Tenants’ meeting").like().press().await?;
    phone.press("Start this meeting").await?;
    phone.press("Hold it today").await?;
    phone.press("Tick everyone").await?;
    phone.see("8 people are here").await?;
    phone.link("Go-round").press().await?;
    steps::begin_check_in_round(&phone).await?;
    steps::next(&phone).await?;
    phone.see("Cook for the Saturday meeting").await?;
    phone.reload().await?;
    phone.see("Cook for the Saturday meeting").await?;
    phone.screenshot("round").await?;
    phone.link("Talking").press().await?;
    phone.press("Choose by name").await?;
    for name in ["Dee", "Efe", "Ana"] {
        phone.button(name).press().await?;
    }
    steps::next(&phone).await?;
    phone.see("Dee is speaking").await?;
    phone.reload().await?;
    phone.see("Dee is speaking").await?;
    phone.js::<serde_json::Value>("window.scrollTo(0, 0); return null", &[]).await?;
    phone.screenshot("stack").await?;

    let wide = sample(&harness, "picture-wide", Device::desktop()).await?;
    wide.reload().await?;
    wide.goto("#/").await?;
    wide.see("Your tasks").await?;
    wide.screenshot("now-wide").await?;

    let dark = sample(&harness, "picture-dark", Device::phone().dark()).await?;
    dark.reload().await?;
    dark.goto("#/share").await?;
    dark.see("Do our phones match?").await?;
    dark.screenshot("share-dark").await?;
    Ok(())
}

#[tokio::test]
async fn a_check_in_from_now_takes_two_taps() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("two-taps", Device::phone()).await?;
    start_group(&phone, "Food Co-op", &["Ana", "Bilal"]).await?;
    step_up(&phone, "Write to the council").await?;
    phone.goto("#/").await?;
    phone.button("Check in").inside("Write to the council").press().await?;
    phone.button("Moving").press().await?;
    phone.see("Saved: moving. Thank you!").await?;
    phone.button("Undo").press().await?;
    phone.see("Undone").await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_check_in_with_a_word_takes_a_third_tap() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("three-taps-word", Device::phone()).await?;
    start_group(&phone, "Food Co-op", &["Ana", "Bilal"]).await?;
    step_up(&phone, "Write to the council").await?;
    phone.goto("#/").await?;
    // Check in, the field, how it goes.
    phone.button("Check in").inside("Write to the council").press().await?;
    phone.textbox("Anything to add?").like().press().await?;
    phone.textbox("Anything to add?").like().fill("They answer on Monday.").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("quick-check-in").await?;
    phone.button("Stuck").press().await?;
    phone.see("Saved: stuck.").await?;
    phone.link("Write to the council").like().press().await?;
    phone.see("They answer on Monday.").await?;
    // What was said is not offered again; what is begun goes on where there is more to say.
    phone.goto("#/").await?;
    phone.button("Check in").inside("Write to the council").press().await?;
    assert_eq!(phone.textbox("Anything to add?").like().value().await?, "");
    phone.textbox("Anything to add?").like().fill("Bilal knows somebody.").await?;
    phone.press("More").await?;
    phone.radio("Moving").press().await?;
    assert_eq!(phone.textbox("Anything to add?").like().value().await?, "Bilal knows somebody.");
    phone.press("Save").await?;
    phone.see("Saved: moving").await?;
    phone.must_be_quiet().await
}
