//! What is between people: thanks, how we want to be together, words that somebody asks for, and what one reflects on
//! for oneself.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Role};
use steps::{begin_with, bring_in, check_in, gone_back, save_file, say_who, start_group, step_up};

/// Opens a group's file on a phone that has none, as this person.
async fn joins(harness: &Harness, name: &str, file: &std::path::Path) -> Outcome<Phone> {
    let phone = harness.phone(name, Device::phone()).await?;
    begin_with(&phone, file).await?;
    say_who(&phone, name).await?;
    Ok(phone)
}

#[tokio::test]
async fn two_people_are_thanked_for_what_they_carried_and_see_it() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("Ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen", "Dee"]).await?;
    ana.goto("#/work/new").await?;
    // For the two who said yes aloud.
    for name in ["Ana", "Bilal", "Chen"] {
        ana.control(Role::Pressable, name).press().await?;
    }
    ana.press("Bilal and Chen said yes").await?;
    ana.textbox("What").like().fill("Cook the soup").await?;
    ana.press("Save").await?;
    gone_back(&ana, "#/work/new").await?;

    ana.goto("#/work/everyone").await?;
    ana.link("Cook the soup").like().press().await?;
    ana.button("Say thanks").press().await?;
    ana.heading("Say thanks").wait().await?;
    ana.see("About:").await?;
    assert!(
        ana.button("Bilal").is_on().await? && ana.button("Chen").is_on().await?,
        "its holders are chosen"
    );
    // Neither a form nor a word: that is said, kindly.
    ana.press("Save").await?;
    ana.see("Choose what for, or write a word.").await?;
    ana.button("caring").press().await?;
    ana.textbox("What did they do?").like().fill("Nobody went home hungry.").await?;
    ana.must_be_accessible().await?;
    ana.press("Save").await?;
    ana.see("You thanked Bilal and Chen").await?;
    gone_back(&ana, "#/say-thanks").await?;
    ana.see("Nobody went home hungry.").await?;
    // It can be taken back, and said again from the person's page.
    ana.press("Undo").await?;
    ana.see_no_more("Nobody went home hungry.").await?;
    ana.goto("#/people").await?;
    ana.link("Bilal").like().press().await?;
    ana.link("Say thanks").press().await?;
    ana.heading("Say thanks").wait().await?;
    assert!(ana.button("Bilal").is_on().await?);
    ana.button("Chen").press().await?;
    ana.button("listening").press().await?;
    ana.textbox("What did they do?").like().fill("You heard all of us.").await?;
    ana.press("Save").await?;
    ana.see("You thanked Bilal and Chen").await?;
    gone_back(&ana, "#/say-thanks").await?;

    // A good word on a check-in stands among the thanks.
    step_up(&ana, "Write to the council").await?;
    let bilal = joins(&harness, "Bilal", &save_file(&ana).await?).await?;
    step_up(&bilal, "Paint the banner").await?;
    check_in(&bilal, "Paint the banner", "Moving", "The red is drying.").await?;
    bring_in(&ana, &save_file(&bilal).await?).await?;
    ana.goto("#/work/everyone").await?;
    ana.link("Paint the banner").like().press().await?;
    ana.button("Encourage").press().await?;
    ana.textbox("What would you like to say?").fill("It will be seen from afar.").await?;
    ana.button("Save").press().await?;
    ana.see("They’ll see it here").await?;

    bring_in(&bilal, &save_file(&ana).await?).await?;
    bilal.see("Ana sent encouragement").await?;
    bilal.goto("#/people").await?;
    bilal.link("Bilal").like().press().await?;
    bilal.heading("Thanks to you").wait().await?;
    bilal.see("You heard all of us.").await?;
    bilal.see("It will be seen from afar.").await?;
    bilal.must_be_accessible().await?;
    for phone in [&ana, &bilal] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_done_offers_thanks_to_those_who_carried_it() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("done", Device::phone()).await?;
    start_group(&phone, "Choir", &["Ana", "Bilal"]).await?;
    phone.goto("#/work/new").await?;
    // Bilal takes the place of who has the phone; a further tap shares it.
    for name in ["Bilal", "Ana"] {
        phone.control(Role::Pressable, name).press().await?;
    }
    phone.press("Bilal said yes").await?;
    phone.textbox("What").like().fill("Tune the piano").await?;
    phone.press("Save").await?;
    gone_back(&phone, "#/work/new").await?;
    check_in(&phone, "Tune the piano", "Done", "").await?;
    let joy: bool = phone.js("return !!document.querySelector('.toasts .joy')", &[]).await?;
    assert!(joy, "what is done is a small joy");
    phone.goto("#/").await?;
    phone.heading("Just done").wait().await?;
    phone.button("Say thanks").inside("Tune the piano").press().await?;
    phone.heading("Say thanks").wait().await?;
    phone.button("making").press().await?;
    phone.press("Save").await?;
    gone_back(&phone, "#/say-thanks").await?;
    phone.see_no_more("Just done").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn what_somebody_else_did_is_noted_without_fireworks() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("done-by-another", Device::phone()).await?;
    start_group(&phone, "Choir", &["Ana", "Bilal"]).await?;
    phone.goto("#/work/new").await?;
    phone.control(Role::Pressable, "Bilal").press().await?;
    phone.press("Bilal said yes").await?;
    phone.textbox("What").like().fill("Tune the piano").await?;
    phone.press("Save").await?;
    phone.see("Bilal said yes. It’s on Bilal’s list now.").await?;
    gone_back(&phone, "#/work/new").await?;
    phone.goto("#/work/everyone").await?;
    phone.link("Tune the piano").like().press().await?;
    phone.link("Check in").press().await?;
    phone.radio("Done").press().await?;
    phone.press("I’m writing for someone else").await?;
    phone.button("Bilal").inside("Who is checking in?").press().await?;
    phone.press("Save").await?;
    phone.see("Done. Thank you!").await?;
    let joy: bool = phone.js("return !!document.querySelector('.toasts .joy')", &[]).await?;
    assert!(!joy, "that is Bilal’s to be glad about");
    phone.must_be_quiet().await
}

#[tokio::test]
async fn the_forms_are_the_groups_own_and_the_nudge_is_private() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("forms", Device::phone()).await?;
    start_group(&phone, "Food Co-op", &["Ana", "Bilal", "Chen"]).await?;
    phone.goto("#/thanks").await?;
    phone.see("What did you notice in someone?").await?;
    phone.press("Our list").await?;
    phone.fill("Add to the list", "cooking for all").await?;
    phone.press("Save").await?;
    phone.see("Added for everyone").await?;
    phone.button("Remove: remembering").like().press().await?;
    phone.see("Removed from the list").await?;
    phone.button("Bring back: remembering").like().wait().await?;

    phone.link("Say thanks").press().await?;
    phone.heading("Say thanks").wait().await?;
    assert_eq!(phone.button("remembering").count().await?, 0);
    phone.button("cooking for all").press().await?;
    phone.button("Bilal").press().await?;
    phone.press("Save").await?;
    gone_back(&phone, "#/say-thanks").await?;
    phone.see("Ana thanks").await?;
    phone.heading("What we thanked each other for").wait().await?;
    // A form that was not noticed is one press away from being noticed.
    phone.button("Say thanks for listening").press().await?;
    phone.heading("Say thanks").wait().await?;
    assert!(phone.button("listening").is_on().await?);

    phone.goto("#/thanks").await?;
    assert!(!phone.link("Chen").is_there().await?, "the nudge is folded");
    phone.press("Who could we thank next?").await?;
    phone.see("Only you see this").await?;
    assert_eq!(phone.link("Bilal").count().await?, 0, "Bilal was thanked");
    phone.must_be_accessible().await?;
    phone.link("Chen").press().await?;
    phone.heading("Say thanks").wait().await?;
    assert!(phone.button("Chen").is_on().await?);
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn agreements_are_everybodys_and_a_newcomer_reads_them() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("Ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    ana.goto("#/meet").await?;
    ana.link("How we treat each other").press().await?;
    ana.see("What helps us be good to each other?").await?;
    ana.button("Add: We start and end on time.").press().await?;
    ana.heading("What we agreed").wait().await?;
    ana.press("Add an agreement").await?;
    ana.fill("What should we agree?", "We bring soup").await?;
    ana.press("Save").await?;
    ana.see("We bring soup").await?;
    ana.button("More about: We bring soup").like().press().await?;
    ana.button("Change").press().await?;
    ana.textbox("The agreement").fill("We bring soup, and share it").await?;
    ana.button("Save").inside("The agreement").press().await?;
    ana.see("We bring soup, and share it").await?;
    ana.button("More about: We start").like().press().await?;
    ana.button("Remove this agreement").press().await?;
    ana.see("Removed").await?;
    ana.press("Undo").await?;
    ana.see("We start and end on time.").await?;
    ana.must_be_accessible().await?;
    // Whoever wrote them has read them.
    ana.goto("#/").await?;
    ana.see("What would you like to move forward?").await?;
    assert!(!ana.button("Mark as read").is_there().await?);

    let bilal = joins(&harness, "Bilal", &save_file(&ana).await?).await?;
    bilal.goto("#/").await?;
    bilal.heading("How we treat each other").wait().await?;
    bilal.see("We bring soup, and share it").await?;
    bilal.must_be_accessible().await?;
    bilal.button("Mark as read").press().await?;
    bilal.button("Mark as read").gone().await?;
    bilal.reload().await?;
    bilal.goto("#/meet").await?;
    bilal.press("How we treat each other").await?;
    bilal.see("We bring soup, and share it").await?;
    bilal.goto("#/").await?;
    assert!(!bilal.button("Mark as read").is_there().await?, "it is remembered");
    for phone in [&ana, &bilal] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_word_is_asked_for_given_and_enough() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("Ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    ana.goto("#/questions").await?;
    ana.link("Ask for feedback").press().await?;
    ana.heading("Ask for feedback").wait().await?;
    ana.press("Save").await?;
    ana.see("Write your question first.").await?;
    ana.press("How did I guide the meeting?").await?;
    ana.button("Bilal").press().await?;
    ana.must_be_accessible().await?;
    ana.press("Save").await?;
    ana.see("Asked. You can close it any time.").await?;
    ana.heading("How did I guide the meeting?").wait().await?;
    ana.see("Ana asks Bilal").await?;
    ana.must_be_accessible().await?;

    let file = save_file(&ana).await?;
    let bilal = joins(&harness, "Bilal", &file).await?;
    bilal.goto("#/").await?;
    bilal.heading("Ana asks you for feedback").wait().await?;
    bilal.link("Answer").press().await?;
    bilal.heading("How did I guide the meeting?").wait().await?;
    assert!(!bilal.button("Close the question").is_there().await?, "that is for Ana to say");
    bilal.fill("Your feedback", "You left us time to think.").await?;
    bilal.must_be_accessible().await?;
    bilal.press("Save").await?;
    bilal.see("Ana can read it here").await?;
    bilal.goto("#/").await?;
    bilal.see_no_more("Ana asks you for feedback").await?;

    // Chen was not asked, and is not.
    let chen = joins(&harness, "Chen", &file).await?;
    chen.goto("#/").await?;
    chen.see("What would you like to move forward?").await?;
    assert!(!chen.link("Answer").is_there().await?);

    let answered = save_file(&bilal).await?;
    bring_in(&ana, &answered).await?;
    ana.see("Bilal answered Ana’s question").await?;
    ana.see_no_more("You left us time to think.").await?;
    ana.goto("#/history").await?;
    ana.heading("Recent changes").wait().await?;
    ana.see_no_more("You left us time to think.").await?;
    ana.goto("#/questions").await?;
    ana.link("How did I guide the meeting?").like().press().await?;
    ana.see("You left us time to think.").await?;
    ana.button("Close the question").press().await?;
    ana.see("Closed. Thank you all.").await?;
    assert_eq!(ana.textbox("Your feedback").count().await?, 0);
    ana.button("Reopen").press().await?;
    ana.button("Close the question").wait().await?;
    ana.button("Remove the question").press().await?;
    ana.see("Question removed").await?;
    ana.press("Undo").await?;
    ana.goto("#/questions").await?;
    ana.see("How did I guide the meeting?").await?;
    for phone in [&ana, &bilal, &chen] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_phone_that_is_passed_around_asks_whose_word_it_is() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("around", Device::phone()).await?;
    phone.link("Start a group").press().await?;
    phone.fill("What is your group called?", "Choir").await?;
    phone.button("Start a group").press().await?;
    steps::add_people(&phone, &["Ana", "Bilal", "Chen"]).await?;
    // Nobody has said who uses this phone.
    phone.goto("#/questions/ask").await?;
    phone.heading("Ask for feedback").wait().await?;
    phone.fill("What would you like feedback on?", "Was it too loud?").await?;
    phone.press("Save").await?;
    phone.see("Choose who’s asking.").await?;
    phone.button("Ana").inside("Who’s asking?").press().await?;
    phone.press("Save").await?;
    phone.see("Ana asks the whole group").await?;
    phone.fill("Your feedback", "Just right").await?;
    phone.press("Save").await?;
    phone.see("Choose a person first.").await?;
    assert_eq!(phone.button("Ana").inside("Who’s answering?").count().await?, 0, "she asked herself");
    phone.button("Bilal").inside("Who’s answering?").press().await?;
    phone.press("Save").await?;
    phone.see("Just right").await?;

    // Ana's phone now: a word that she notes for Chen says so.
    let question = phone.place().await?;
    say_who(&phone, "Ana").await?;
    phone.arrive(&question).await?;
    phone.press("I’m writing for someone else").await?;
    phone.fill("Your feedback", "A little").await?;
    phone.button("Chen").inside("Who’s answering?").press().await?;
    phone.press("Save").await?;
    phone.see("noted by Ana").await?;

    // Thanks as well.
    phone.goto("#/say-thanks").await?;
    phone.heading("Say thanks").wait().await?;
    phone.button("Bilal").inside("Who would you like to thank?").press().await?;
    phone.button("making").press().await?;
    phone.button("I’m writing for someone else").press().await?;
    phone.button("Ana").inside("Who’s saying thanks?").press().await?;
    phone.press("Save").await?;
    phone.see("Choose who’s saying thanks.").await?;
    phone.button("Chen").inside("Who’s saying thanks?").press().await?;
    phone.press("Save").await?;
    gone_back(&phone, "#/say-thanks").await?;
    phone.goto("#/thanks").await?;
    phone.see("Chen thanks").await?;
    phone.see("noted by Ana").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

/// Pictures of every screen, to be looked at.
#[tokio::test]
async fn pictures_of_what_is_between_people() -> Outcome {
    let harness = Harness::open().await?;
    for (name, device) in [
        ("light", Device::phone()),
        ("dark", Device::phone().dark()),
        ("wide", Device::desktop()),
        ("wide-dark", Device::desktop().dark()),
    ] {
        let phone = harness.phone(&format!("look-{name}"), device).await?;
        phone.button("Try a sample group").press().await?;
        phone.see("Made-up group").await?;
        say_who(&phone, "Ana").await?;
        phone.reload().await?;
        for place in
            ["say-thanks", "thanks", "agreements", "questions", "questions/ask", "reflect", "meet", ""]
        {
            phone.arrive(&format!("#/{place}")).await?;
            phone.screenshot(&format!("together-{name}-{}", place.replace('/', "-"))).await?;
        }
        phone.goto("#/questions").await?;
        phone.link("How did I guide the meeting").like().press().await?;
        phone.heading("How did I guide the meeting on Thursday?").wait().await?;
        phone.screenshot(&format!("together-{name}-question")).await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}
