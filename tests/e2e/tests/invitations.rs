//! Invitations: to a need and to a step, their answers, and making space for others.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone};
use steps::{at_commitment, gone_back, say_need, say_who, step_up, three, unfold};

/// Ana invites somebody to take a need.
async fn invite(phone: &Phone, what: &str, whom: &str, word: &str) -> Outcome {
    say_need(phone, what).await?;
    phone.link("Invite").press().await?;
    phone.heading("Invite").wait().await?;
    phone.button("Invite").press().await?;
    phone.see("Choose someone to invite.").await?;
    phone.button(whom).press().await?;
    phone.textbox("Why you’re asking them").like().fill(word).await?;
    phone.must_be_accessible().await?;
    phone.button("Invite").press().await?;
    phone.see(&format!("{whom} is invited")).await?;
    gone_back(phone, "#/invite").await
}

#[tokio::test]
async fn an_invitation_is_answered_with_yes_not_now_or_no() -> Outcome {
    let harness = Harness::open().await?;
    let phone = three(&harness, "answers", Device::phone()).await?;
    invite(&phone, "Speak at the hearing", "Bilal", "I saw how they listened to you.").await?;
    say_who(&phone, "Bilal").await?;
    phone.goto("#/").await?;
    phone.see("Ana invites you to do this").await?;
    unfold(&phone, "Speak at the hearing").await?;
    phone.press("See everything about it").await?;
    phone.see("No reason needed").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("invitation").await?;
    // Not now, and to be asked again on a day.
    phone.button("Not now").press().await?;
    phone.dialog("Not now").wait().await?;
    phone.press("In a week").await?;
    phone.must_be_accessible().await?;
    phone.button("Save").press().await?;
    phone.see("You’ll be asked again").await?;
    phone.see("How about now?").await?;
    phone.goto("#/").await?;
    phone.heading("You’re invited").gone().await?;
    say_who(&phone, "Chen").await?;
    phone.goto("#/needs").await?;
    phone.see_no_more("not now").await?;
    say_who(&phone, "Ana").await?;
    phone.goto("#/needs").await?;
    phone.see("not now, ask again").await?;

    // Today it is put off until today: it asks again.
    say_who(&phone, "Bilal").await?;
    phone.goto("#/").await?;
    // The greeting is another at night.
    phone.heading(", Bilal").like().wait().await?;
    say_who(&phone, "Ana").await?;
    phone.goto("#/needs").await?;
    phone.link("Bilal").like().press().await?;
    phone.see("Bilal said not now.").await?;
    phone.button("Take it back").press().await?;
    phone.see("The invitation was taken back.").await?;

    // Yes: it becomes a commitment, and leads there.
    invite(&phone, "Fetch the chairs", "Bilal", "").await?;
    say_who(&phone, "Bilal").await?;
    phone.goto("#/").await?;
    unfold(&phone, "Fetch the chairs").await?;
    phone.press("See everything about it").await?;
    phone.button("Yes").press().await?;
    phone.see("You said yes").await?;
    at_commitment(&phone, "Fetch the chairs").await?;

    // No: with one tap, and nobody is told by a list.
    say_who(&phone, "Ana").await?;
    invite(&phone, "Chair the meeting", "Chen", "").await?;
    // Noted for Chen, visibly, on Ana's phone.
    phone.link("Chen").like().inside("Chen is invited").press().await?;
    phone.see("Chen hasn’t answered yet").await?;
    phone.press("Answer for Chen").await?;
    phone.see("noted by Ana").await?;
    phone.must_be_accessible().await?;
    phone.button("No, thanks").press().await?;
    phone.see("said no, thanks").await?;
    phone.see("noted by Ana").await?;
    say_who(&phone, "Bilal").await?;
    for place in ["#/", "#/needs", "#/history"] {
        phone.goto(place).await?;
        phone.see_no_more("no, thanks").await?;
    }
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn an_invitation_begins_from_a_person_and_leads_to_a_step() -> Outcome {
    let harness = Harness::open().await?;
    let phone = three(&harness, "person", Device::phone()).await?;
    step_up(&phone, "Write the newsletter").await?;
    phone.goto("#/people").await?;
    phone.link("Chen").like().press().await?;
    phone.link("Invite").press().await?;
    phone.heading("Invite Chen").wait().await?;
    phone.radio("A task in progress").like().press().await?;
    phone.radio("Write the newsletter").like().press().await?;
    phone.radio("To learn").like().press().await?;
    phone.must_be_accessible().await?;
    phone.screenshot("invite-form").await?;
    phone.button("Invite").press().await?;
    phone.see("Chen is invited").await?;
    gone_back(&phone, "#/invite").await?;

    phone.goto("#/people").await?;
    phone.link("Bilal").like().press().await?;
    phone.link("Invite").press().await?;
    phone.heading("Invite Bilal").wait().await?;
    phone.radio("Something else").like().press().await?;
    phone.button("Invite").press().await?;
    phone.see("Choose what you’re inviting to.").await?;
    phone.textbox("Would you like to").like().fill("facilitate the next meeting").await?;
    phone.button("Invite").press().await?;
    phone.see("Bilal is invited").await?;
    gone_back(&phone, "#/invite").await?;

    say_who(&phone, "Bilal").await?;
    phone.goto("#/").await?;
    phone.see("facilitate the next meeting").await?;
    say_who(&phone, "Chen").await?;
    phone.goto("#/").await?;
    phone.see("Ana invites you to come along and learn").await?;
    unfold(&phone, "Ana invites you to come along and learn").await?;
    phone.button("Yes").press().await?;
    phone.see("You said yes").await?;
    phone.goto("#/work").await?;
    phone.see("learning with Ana").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn who_holds_much_is_offered_to_make_space_on_their_own_phone_alone() -> Outcome {
    let harness = Harness::open().await?;
    let phone = three(&harness, "space", Device::phone()).await?;
    for what in ["Keep the keys", "Count the votes", "Book the van"] {
        step_up(&phone, what).await?;
    }
    phone.goto("#/").await?;
    phone.see("Book the van").await?;
    phone.see_no_more("You have a lot on your list").await?;
    step_up(&phone, "Print the leaflets").await?;
    phone.goto("#/").await?;
    phone.see("You have a lot on your list").await?;
    phone.see("Only you see this.").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("making-space").await?;
    phone.button("Look for one more person").inside("Only you see this.").press().await?;
    phone.see("Looking for one more person").await?;
    say_who(&phone, "Bilal").await?;
    phone.goto("#/").await?;
    phone.heading("How’s it going?").gone().await?;
    phone.see_no_more("You have a lot on your list").await?;
    phone.goto("#/needs").await?;
    phone.see("Taken by Ana").await?;
    say_who(&phone, "Ana").await?;
    phone.goto("#/").await?;
    phone.button("Not now").press().await?;
    phone.see_no_more("You have a lot on your list").await?;
    phone.reload().await?;
    phone.goto("#/").await?;
    phone.see("Your tasks").await?;
    phone.see_no_more("You have a lot on your list").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn an_invitation_says_by_when_before_it_is_answered() -> Outcome {
    let harness = Harness::open().await?;
    let phone = three(&harness, "by-when", Device::phone()).await?;
    phone.goto("#/").await?;
    phone.fill("Add a task", "Call the landlord @Bilal tomorrow").await?;
    phone.press("Save").await?;
    phone.see("Asked: Bilal.").await?;
    say_who(&phone, "Bilal").await?;
    phone.goto("#/").await?;
    phone.heading("You’re invited").wait().await?;
    phone.see("By tomorrow").await?;
    unfold(&phone, "Call the landlord").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("invited-by-when").await?;
    phone.press("Yes").await?;
    phone.see("You said yes. Thank you!").await?;
    phone.must_be_quiet().await
}
