//! What is needed, who steps up to it, and who invites whom: on one phone passed around, and on two.

mod steps;

use all_leaders_e2e::{Device, Harness, Made, Outcome, Role};
use steps::{at_commitment, begin_with, bring_in, gone_back, save_file, say_need, say_who, step_up, three};

#[tokio::test]
async fn what_is_needed_is_said_and_somebody_steps_up() -> Outcome {
    let harness = Harness::open().await?;
    let phone = three(&harness, "need", Device::phone()).await?;
    phone.goto("#/needs").await?;
    phone.see("What does the group need?").await?;
    phone.must_be_accessible().await?;
    phone.link("Say what’s needed").press().await?;
    phone.heading("Say what’s needed").wait().await?;
    phone.press("Save").await?;
    phone.see("Say in a few words what is needed.").await?;
    phone.fill("What is needed?", "Cook for the meeting").await?;
    phone.press("More: why, how much, first step").await?;
    phone.textbox("Why does it matter?").like().fill("Nobody should vote on an empty stomach.").await?;
    phone.radio("An hour").like().press().await?;
    phone.press("Skills that help").await?;
    phone.fill("Another one", "Cooking").await?;
    phone.button("Add").press().await?;
    // A word that was typed and not added was meant too.
    phone.fill("Another one", "Patience").await?;
    phone.textbox("A good first step").like().fill("Ask who eats what").await?;
    phone.press("Quiet work that few people notice").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("need-form").await?;
    phone.press("Save").await?;
    phone.heading("Cook for the meeting").wait().await?;
    phone.see("Nobody has taken this yet.").await?;
    phone.see("Added by Ana, today").await?;
    phone.see("Patience").await?;
    phone.must_be_accessible().await?;

    // The same form, over it.
    phone.button("More").press().await?;
    phone.button("Edit").press().await?;
    phone.dialog("What’s needed").wait().await?;
    phone.fill("What is needed?", "Cook for Saturday").await?;
    phone.button("Save").press().await?;
    phone.heading("Cook for Saturday").wait().await?;

    // It rests, and comes back.
    phone.button("More").press().await?;
    phone.button("Put on hold").press().await?;
    phone.see("This is on hold.").await?;
    phone.goto("#/needs").await?;
    phone.see("On hold: 1 need").await?;
    phone.press("On hold: 1 need").await?;
    phone.link("Cook for Saturday").like().press().await?;
    phone.button("Bring it back").press().await?;

    phone.button("I’ll do this").press().await?;
    phone.see("It’s on your list. Thank you!").await?;
    at_commitment(&phone, "Cook for Saturday").await?;
    phone.see("Cooking").await?;
    phone.must_be_accessible().await?;
    phone.link("See the need it came from").press().await?;
    phone.see("Someone’s doing this.").await?;
    phone.goto("#/needs").await?;
    phone.see("Every need is taken or done").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_need_is_taken_with_someone_who_said_yes_or_is_asked() -> Outcome {
    let harness = Harness::open().await?;
    let phone = three(&harness, "together", Device::phone()).await?;
    say_need(&phone, "Paint the banner").await?;
    phone.button("With someone").press().await?;
    phone.dialog("With someone").wait().await?;
    phone.button("Save").press().await?;
    phone.see("Choose someone first.").await?;
    phone.button("Bilal").press().await?;
    phone.must_be_accessible().await?;
    phone.button("Save").press().await?;
    phone.see("Ana and Bilal said yes").await?;
    at_commitment(&phone, "Paint the banner").await?;
    phone.link("Bilal").like().wait().await?;

    say_need(&phone, "Write the leaflet").await?;
    phone.button("With someone").press().await?;
    phone.button("Chen").press().await?;
    phone.radio("I’ll ask them").like().press().await?;
    phone.textbox("Why you’re asking them").like().fill("I saw how you wrote the last one.").await?;
    phone.button("Save").press().await?;
    phone.see("Chen will be asked").await?;
    at_commitment(&phone, "Write the leaflet").await?;
    // Who invited sees it on the board, and nowhere as a task of the other.
    phone.goto("#/needs").await?;
    phone.see("waiting for an answer").await?;

    say_who(&phone, "Chen").await?;
    phone.goto("#/").await?;
    phone.see("You’re invited").await?;
    steps::unfold(&phone, "Write the leaflet").await?;
    phone.see("I saw how you wrote the last one.").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("invited").await?;
    phone.button("Yes").press().await?;
    phone.see("You said yes").await?;
    phone.see_no_more("You’re invited").await?;
    phone.goto("#/work").await?;
    phone.see("with Ana").await?;

    // Nobody in particular uses the phone: it asks who said yes.
    phone.goto("#/people/me").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn somebody_comes_along_to_learn_before_anybody_holds_it() -> Outcome {
    let harness = Harness::open().await?;
    let phone = three(&harness, "learner", Device::phone()).await?;
    say_need(&phone, "Keep the books").await?;
    phone.button("Help with this").press().await?;
    phone.radio("Learning").like().press().await?;
    phone.button("Save").press().await?;
    phone.see("Ana is coming along to learn").await?;
    phone.see("learning").await?;
    phone.see("Nobody has taken this yet.").await?;
    say_who(&phone, "Bilal").await?;
    phone.goto("#/needs").await?;
    phone.see("Helping: Ana").await?;
    phone.link("Keep the books").like().press().await?;
    // Noted for somebody who said yes aloud: it stays visible who noted it.
    phone.button("More").press().await?;
    phone.button("Someone else said yes").press().await?;
    phone.button("Chen").press().await?;
    phone.see("noted by Bilal").await?;
    phone.button("Save").press().await?;
    phone.see("Chen said yes").await?;
    at_commitment(&phone, "Keep the books").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn two_who_take_one_need_apart_hold_it_together_and_are_told() -> Outcome {
    let harness = Harness::open().await?;
    let ana = three(&harness, "ana", Device::phone()).await?;
    say_need(&ana, "Ask about the hall").await?;
    let file = save_file(&ana).await?;
    let bilal = harness.phone("bilal", Device::phone().dark()).await?;
    begin_with(&bilal, &file).await?;
    say_who(&bilal, "Bilal").await?;

    for phone in [&ana, &bilal] {
        phone.goto("#/needs").await?;
        phone.link("Ask about the hall").like().press().await?;
        phone.button("I’ll do this").press().await?;
        at_commitment(phone, "Ask about the hall").await?;
    }
    let (anas, bilals) = (save_file(&ana).await?, save_file(&bilal).await?);
    bring_in(&ana, &bilals).await?;
    bring_in(&bilal, &anas).await?;
    for phone in [&ana, &bilal] {
        phone.goto("#/").await?;
        phone.see("each said yes and are doing “Ask about the hall” together").await?;
        phone.goto("#/work").await?;
        phone.link("Ask about the hall").like().press().await?;
        at_commitment(phone, "Ask about the hall").await?;
        phone.see("Ana and Bilal each said yes and are doing this together").await?;
        phone.must_be_accessible().await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_place_is_opened_to_a_co_holder() -> Outcome {
    let harness = Harness::open().await?;
    let phone = three(&harness, "place", Device::phone()).await?;
    step_up(&phone, "Run the food bank").await?;
    phone.goto("#/work").await?;
    phone.link("Run the food bank").like().press().await?;
    phone.press("Share it or hand it over").await?;
    phone.button("Look for one more person").press().await?;
    phone.see("Looking for one more person.").await?;
    phone.button("More").press().await?;
    phone.button("Skills that help").press().await?;
    phone.dialog("Skills that help").wait().await?;
    phone.fill("Another one", "Lifting").await?;
    phone.button("Save").press().await?;
    phone.see("Lifting").await?;
    say_who(&phone, "Bilal").await?;
    phone.goto("#/needs").await?;
    phone.see("Looking for one more person").await?;
    phone.see("Taken by Ana").await?;
    phone.must_be_accessible().await?;
    phone.link("Run the food bank").like().press().await?;
    phone.press("Share it or hand it over").await?;
    phone.button("Do it together").press().await?;
    phone.control(Role::Button, "Bilal").press().await?;
    phone.button("Save").press().await?;
    phone.see("It’s on your list").await?;
    phone.press("Share it or hand it over").await?;
    phone.button("Stop looking for one more person").press().await?;
    phone.see("No longer looking for one more person.").await?;
    phone.goto("#/needs").await?;
    phone.see("What does the group need?").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn the_board_shows_what_fits_and_what_is_small() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("filters", Device::phone()).await?;
    let made = Made { members: 3, commitments: 0, check_ins: 0, hostile: false };
    let named = "\"name\":\"Person 0\"";
    let with_strengths =
        "\"can/Cooking\":\"2026-11-01\",\"learn/Spanish\":\"2026-11-01\",\"name\":\"Person 0\"";
    let stored = made.stored().into_iter().map(|(key, line)| (key, line.replace(named, with_strengths)));
    phone.storage_put(&stored.collect()).await?;
    phone.reload().await?;
    for (what, strength, small) in [
        ("Make soup", "cooking", true),
        ("Translate the leaflet", "Spanish", false),
        ("Mend the door", "Carpentry", false),
    ] {
        phone.goto("#/needs/new").await?;
        phone.fill("What is needed?", what).await?;
        phone.press("Skills that help").await?;
        phone.fill("Another one", strength).await?;
        if small {
            phone.press("More: why, how much, first step").await?;
            phone.radio("An hour").like().press().await?;
        }
        phone.press("Save").await?;
        phone.heading(what).wait().await?;
    }
    phone.goto("#/needs").await?;
    phone.see("You can do this").await?;
    phone.see("You’d like to learn: Spanish").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("needs-fit").await?;
    phone.button("Search").press().await?;
    phone.button("Fits me").press().await?;
    phone.see_no_more("Translate the leaflet").await?;
    phone.see("Make soup").await?;
    phone.button("I’d like to learn").press().await?;
    phone.see_no_more("Make soup").await?;
    phone.see("Translate the leaflet").await?;
    phone.button("About an hour").press().await?;
    phone.see("Make soup").await?;
    phone.see_no_more("Translate the leaflet").await?;
    // It stands as it was left.
    phone.link("Make soup").like().press().await?;
    phone.heading("Make soup").wait().await?;
    phone.goto("#/needs").await?;
    phone.see("Make soup").await?;
    phone.see_no_more("Mend the door").await?;
    phone.button("All").press().await?;
    phone.see("Mend the door").await?;
    phone.fill("Search needs", "door carp").await?;
    phone.see_no_more("Make soup").await?;
    phone.fill("Search needs", "nothing like it").await?;
    phone.see("Nothing found for").await?;
    phone.fill("Search needs", "").await?;
    // Whom it fits can be invited from the need's page, with the reason beside the name.
    say_who(&phone, "Person 1").await?;
    phone.goto("#/needs").await?;
    phone.link("Make soup").like().press().await?;
    phone.see("can do cooking").await?;
    phone.button("Invite Person 0").press().await?;
    phone.heading("Invite").wait().await?;
    phone.button("Person 0").like().wait().await?;
    phone.button("Invite").press().await?;
    phone.see("Person 0 is invited").await?;
    gone_back(&phone, "#/invite").await?;
    // Nobody is left who could be asked.
    phone.heading("Who could do this").wait().await?;
    phone.see_no_more("They may be glad to be asked").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn an_old_need_is_asked_about() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("old", Device::small_phone()).await?;
    phone.button("Try a sample group").press().await?;
    phone.see("Made-up group").await?;
    say_who(&phone, "Ana").await?;
    phone.goto("#/").await?;
    phone.see("You’re invited").await?;
    phone.screenshot("now-invited").await?;
    phone.goto("#/needs").await?;
    phone.see("Still needed?").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("needs").await?;
    phone.link("Look after the website").like().press().await?;
    phone.see("Is this still needed?").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("need-old").await?;
    // At twice the size no word of the button is broken.
    let whole = "
        document.documentElement.style.fontSize = '200%';
        const button = [...document.querySelectorAll('#main button')].find((e) => e.innerText.trim() === 'Still needed');
        const text = document.createTreeWalker(button, NodeFilter.SHOW_TEXT).nextNode();
        return [...text.data.matchAll(/\\S+/g)].every((word) => {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          return range.getClientRects().length === 1;
        })";
    phone.until("each word to be whole", whole).await?;
    phone.screenshot("need-old-large").await?;
    phone.button("Still needed").press().await?;
    phone.see("Thank you. This need stays in the list.").await?;
    phone.see_no_more("Is this still needed?").await?;
    phone.press("Undo").await?;
    phone.button("Put on hold").press().await?;
    phone.see("This is on hold.").await?;
    phone.goto("#/needs").await?;
    phone.see("On hold: 1 need").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

/// Pictures of the board, a need, the forms and an invitation, on a phone and a wide screen, light and dark.
#[tokio::test]
async fn needs_as_they_look() -> Outcome {
    let harness = Harness::open().await?;
    for (name, device) in [
        ("phone", Device::phone()),
        ("phone-dark", Device::phone().dark()),
        ("wide", Device::desktop()),
        ("small", Device::small_phone()),
    ] {
        let phone = harness.phone(&format!("look-{name}"), device).await?;
        phone.button("Try a sample group").press().await?;
        phone.see("Made-up group").await?;
        say_who(&phone, "Ana").await?;
        phone.reload().await?;
        for (what, place) in
            [("board", "#/needs"), ("form", "#/needs/new"), ("invite", "#/invite"), ("now", "#/")]
        {
            phone.goto(place).await?;
            phone.until("the page", "return !!document.querySelector('#main h1')").await?;
            phone.screenshot(&format!("look-{what}-{name}")).await?;
        }
        phone.goto("#/needs").await?;
        phone.link("Speak for us").like().press().await?;
        phone.see("Nobody has taken this yet.").await?;
        phone.screenshot(&format!("look-need-{name}")).await?;
        phone.goto("#/").await?;
        steps::unfold(&phone, "Speak for us").await?;
        phone.press("See everything about it").await?;
        phone.see("No reason needed").await?;
        phone.screenshot(&format!("look-invitation-{name}")).await?;
        phone.goto("#/needs").await?;
        phone.link("Greet people").like().press().await?;
        phone.see("Who’s doing it").await?;
        phone.screenshot(&format!("look-place-{name}")).await?;
    }
    Ok(())
}
