//! A group's people and what they carry, on the screens: everything that can be changed, and taken back.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Role};
use steps::{gone_back, say_who, start_group, step_up};

/// Opens somebody's page from the list of people.
async fn open_person(phone: &Phone, name: &str) -> Outcome {
    phone.goto("#/people").await?;
    phone.link(name).like().press().await?;
    phone.heading(name).wait().await
}

#[tokio::test]
async fn a_person_has_words_a_seat_of_their_choice_and_a_place_that_is_kept() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("people", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    open_person(&phone, "Bilal").await?;
    phone.press("Edit name and pronouns").await?;
    phone.textbox("Pronouns").like().fill("he/him").await?;
    phone.textbox("Note about this person").like().fill("speaks Arabic").await?;
    phone.button("Save").press().await?;
    phone.see("he/him").await?;
    phone.see("speaks Arabic").await?;

    // Another one first: what they had by chance may be the one that they choose.
    for (colour, shape) in [("Teal", "Arch"), ("Earth", "Flower")] {
        phone.press("Colour and shape").await?;
        phone.radio(colour).press().await?;
        phone.radio(shape).press().await?;
        phone.button("Save").press().await?;
        phone.dialog("Colour and shape").gone().await?;
    }
    phone.see("Saved.").await?;
    let kept = phone.storage_dump().await?;
    let seat = kept.values().find(|text| text.contains("speaks Arabic")).cloned().unwrap_or_default();
    assert!(seat.contains("\"colour\":10") && seat.contains("\"shape\":4"), "{seat}");
    phone.reload().await?;
    phone.press("Colour and shape").await?;
    for choice in ["Earth", "Flower"] {
        assert!(phone.radio(choice).is_on().await?, "{choice}");
    }
    phone.press("Cancel").await?;

    // Away, left and back: the seat, and what they did, are kept.
    phone.press("Mark as away").await?;
    phone.see("Bilal is away for a while").await?;
    phone.press("Has left the group").await?;
    phone.see("Bilal has left. Thank you, Bilal.").await?;
    phone.goto("#/people").await?;
    phone.see("Have left the group").await?;
    steps::undo_last(&phone).await?;
    phone.goto("#/people").await?;
    phone.see("Away for a while").await?;
    steps::undo_last(&phone).await?;
    phone.goto("#/people").await?;
    steps::gone_from_page(&phone, "Away for a while").await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn whose_phone_it_is_can_be_left_open_said_and_changed() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("whose", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.goto("#/settings").await?;
    phone.link("Someone else").press().await?;
    phone.press("Several people use this phone").await?;
    phone.see("Several people use this phone now.").await?;
    say_who(&phone, "Bilal").await?;
    step_up(&phone, "Ask about the hall").await?;

    // On somebody's page: whose phone it is then is asked, and nothing changes before it is answered.
    open_person(&phone, "Bilal").await?;
    phone.press("This isn’t me").await?;
    phone.heading("Which of these is you?").wait().await?;
    assert!(phone.button("Bilal").is_on().await?, "nothing has changed yet");
    phone.press("I’m not in the list").await?;
    phone.fill("Name", "Dora").await?;
    phone.must_be_accessible().await?;
    phone.press("Add Dora").await?;
    phone.see("Hello, Dora. Your own tasks come first now.").await?;
    phone.heading(", Dora").like().wait().await?;
    // Said on somebody's page, it begins anew with what is mine.
    open_person(&phone, "Bilal").await?;
    phone.press("This is me").await?;
    phone.see("Hello, Bilal.").await?;
    phone.until("the page's beginning", "return window.scrollY === 0").await?;
    phone.goto("#/history").await?;
    // Who noted it stands with every change, as it was then.
    phone.see("Noted by Bilal").await?;
    phone.see("Noted on this phone").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_commitment_is_shared_handed_over_moved_let_go_and_brought_back() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("work", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.goto("#/work").await?;
    phone.link("Ask about the hall").like().press().await?;

    phone.press("Share it or hand it over").await?;
    phone.press("Do it together").await?;
    phone.button("Chen").inside("Who said yes?").press().await?;
    phone.button("Save").press().await?;
    phone.see("Chen is now doing this too").await?;

    phone.press("Add a helper").await?;
    phone.button("Bilal").inside("Who’s helping?").press().await?;
    phone.radio("Learning").like().press().await?;
    phone.button("Save").press().await?;
    phone.see("Bilal came along to learn").await?;

    phone.press("Hand over").await?;
    phone.button("Bilal").inside("Who said yes?").press().await?;
    phone.button("Save").press().await?;
    phone.see("Bilal is now doing this").await?;
    phone.see("Ana handed over to Bilal").await?;

    phone.press("Set a day").await?;
    phone.press("Tomorrow").await?;
    phone.button("Save").press().await?;
    phone.see("By tomorrow").await?;

    phone.press("More").await?;
    phone.press("Change the words").await?;
    phone.fill("What is it?", "Ask St Mark’s about the hall").await?;
    phone.textbox("Note").like().fill("Father Okoro has the key").await?;
    phone.button("Save").press().await?;
    phone.heading("Ask St Mark’s about the hall").wait().await?;
    phone.see("Father Okoro has the key").await?;

    phone.press("More").await?;
    phone.press("Let it go").await?;
    let _ = phone.press("What the app said").await;
    assert!(phone.radio("Letting it go").is_on().await?);
    // Who has the phone speaks, unless it is for somebody else.
    phone.press("I’m writing for someone else").await?;
    phone.button("Chen").inside("Who is checking in?").press().await?;
    phone.radio("All of us").like().press().await?;
    phone.press("Save").await?;
    phone.see("Let go. Thank you").await?;
    gone_back(&phone, "#/check-in").await?;
    phone.see("This was let go. Thank you!").await?;
    // Said by one, noted by another: both are seen.
    phone.see("noted by Ana").await?;

    phone.goto("#/work/done").await?;
    phone.link("Ask St Mark’s about the hall").like().press().await?;
    phone.press("Start again").await?;
    phone.see("Started again").await?;

    phone.press("Share it or hand it over").await?;
    phone.press("Leave this task").await?;
    phone.button("Chen").inside("Who is leaving?").press().await?;
    phone.button("Save").press().await?;
    phone.see("Chen is no longer part of this").await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn lists_are_searched_by_words_and_by_names() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("lists", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.goto("#/work/everyone").await?;
    phone.button("Search").press().await?;
    let search = phone.textbox("Search words or names");
    search.fill("leaflet").await?;
    phone.see("Translate the rent-strike leaflet").await?;
    phone.see_no_more("Keep the key to the tool shed").await?;
    // By who holds it; the other lists look for the same.
    search.fill("femi").await?;
    phone.see("Keep the key to the tool shed").await?;
    phone.see_no_more("Translate the rent-strike leaflet").await?;
    phone.link("By person").press().await?;
    phone.see("Keep the key to the tool shed").await?;
    phone.see_no_more("Translate the rent-strike leaflet").await?;
    phone.textbox("Search words or names").fill("nothing like that").await?;
    phone.see("Nothing found for").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn around_the_circle_everyone_says_how_they_arrive_and_is_encouraged() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("round", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.goto("#/meet").await?;
    phone.press("How people are").await?;
    phone.button("Bilal").inside("Who’s speaking?").press().await?;
    phone.textbox("How are you today?").like().fill("Tired, and glad to be here").await?;
    phone.radio("A little").press().await?;
    phone.press("Ask for a hand").await?;
    phone.button("Save").press().await?;
    phone.see("Saved. Thank you, Bilal!").await?;
    phone.goto("#/").await?;
    phone.see("Bilal asked for a hand").await?;
    phone.see("noted by Ana").await?;
    phone.control(Role::Pressable, "Bilal asked for a hand").like().press().await?;
    phone.button("Encourage").press().await?;
    phone.textbox("What would you like to say?").fill("Sleep first").await?;
    phone.button("Save").press().await?;
    phone.see("Sleep first").await?;
    phone.control(Role::Text, "Tired, and glad to be here").like().wait().await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

/// One's own raised hand stands with one's task, and once more only when somebody has answered it.
#[tokio::test]
async fn ones_own_raised_hand_stands_once_on_now() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("own-hand", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.goto("#/").await?;
    phone.button("Check in").inside("Ask about the hall").press().await?;
    phone.press("Ask for a hand").await?;
    phone.press("Save").await?;
    gone_back(&phone, "#/check-in").await?;
    phone.arrive("#/").await?;
    let told: String = phone.js("return document.getElementById('main').innerText", &[]).await?;
    assert_eq!(told.matches("Ask about the hall").count(), 1, "{told}");
    steps::say_who(&phone, "Bilal").await?;
    phone.goto("#/").await?;
    phone.heading("Stuck or asking for a hand").wait().await?;
    steps::unfold(&phone, "Ask about the hall").await?;
    phone.button("Offer a hand").like().press().await?;
    phone.press("Save").await?;
    steps::say_who(&phone, "Ana").await?;
    phone.goto("#/").await?;
    phone.heading("Stuck or asking for a hand").wait().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn saying_how_one_arrives_is_at_hand_at_once() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("arrives", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    // Meet by itself keeps the round folded.
    phone.goto("#/meet").await?;
    phone.press("How people are").await?;
    phone.button("Bilal").inside("Who’s speaking?").press().await?;
    phone.textbox("How are you today?").like().fill("On foot").await?;
    phone.button("Save").press().await?;
    phone.see("Saved. Thank you, Bilal!").await?;

    phone.goto("#/").await?;
    phone.link("How are you today?").press().await?;
    phone.heading("Ana is speaking").wait().await?;
    phone
        .until("the focus to be where it is said", "return !!document.activeElement.closest('#heard')")
        .await?;
    phone
        .until(
            "it to be in sight",
            "const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight",
        )
        .await?;
    phone.must_be_accessible().await?;
    phone.textbox("How are you today?").like().fill("By bicycle").await?;
    phone.button("Save").press().await?;
    phone.see("Saved. Thank you, Ana!").await?;
    // Only that once: who goes to Meet for another reason finds it folded.
    phone.goto("#/").await?;
    phone.link("How are you today?").wait().await?;
    phone.goto("#/meet").await?;
    phone.press("Start a meeting").await?;
    phone.see("Who is here?").await?;
    phone.goto("#/").await?;
    phone.link("How are you today?").press().await?;
    phone.until("the meeting", "return location.hash.endsWith('/arrive')").await?;
    phone.link("Next: Roles").wait().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn what_cannot_be_undone_is_asked_about_and_then_done() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("for-good", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    open_person(&phone, "Bilal").await?;
    phone.press("More").await?;
    phone.press("Erase for good").await?;
    phone.dialog("Erase Bilal for good?").wait().await?;
    phone.button("Erase for good").inside("Erase Bilal for good?").press().await?;
    phone.see("Erased.").await?;
    phone.goto("#/people").await?;
    phone.see_no_more("Bilal").await?;
    let kept = phone.storage_dump().await?;
    assert!(!kept.values().any(|text| text.contains("Bilal")), "not a trace is left");

    phone.goto("#/groups").await?;
    phone.press("Remove from this phone").await?;
    phone
        .button("Remove from this phone")
        .inside("Remove Riverside Tenants from this phone?")
        .press()
        .await?;
    phone.see("Riverside Tenants is gone from this phone").await?;
    let kept = phone.storage_dump().await?;
    assert!(!kept.values().any(|text| text.contains("Ana")), "{kept:?}");
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_word_said_twice_is_taken_back_step_by_step() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("steps", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    steps::check_in(&phone, "Ask about the hall", "Moving", "A note is left").await?;
    steps::check_in(&phone, "Ask about the hall", "Stuck", "Nobody answers").await?;
    phone.goto("#/work").await?;
    phone.link("Ask about the hall").like().press().await?;
    phone.see("Nobody answers").await?;
    steps::undo_last(&phone).await?;
    phone.goto("#/work").await?;
    phone.link("Ask about the hall").like().press().await?;
    phone.see("A note is left").await?;
    phone.see("Moving").await?;
    phone.see_no_more("Nobody answers").await?;
    steps::undo_last(&phone).await?;
    phone.goto("#/work").await?;
    phone.link("Ask about the hall").like().press().await?;
    phone.see_no_more("A note is left").await?;
    steps::gone_from_page(&phone, "Moving").await?;
    steps::undo_last(&phone).await?;
    phone.goto("#/work/everyone").await?;
    steps::gone_from_page(&phone, "Ask about the hall").await?;
    phone.must_be_quiet().await?;
    Ok(())
}
