//! A meeting before it: planned, with an agenda that anybody orders, in the calendar, and the next one once.

#[path = "plan/calendar.rs"]
mod calendar;
#[path = "plan/days.rs"]
mod days;
mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone};
use steps::{begin_with, bring_in, gone_back, save_file, start_group, step_up};

/// Plans a weekly meeting today of an hour and a half.
async fn plan_weekly(phone: &Phone, title: &str) -> Outcome {
    phone.goto("#/meet").await?;
    phone.link("Plan a meeting").press().await?;
    phone.heading("Plan a meeting").wait().await?;
    phone.textbox("What is it called?").like().fill(title).await?;
    phone.press("Today").await?;
    phone.textbox("What time?").like().fill("18:30").await?;
    phone.press("More: how long, where, how often").await?;
    phone.textbox("How long?").like().fill("90").await?;
    phone.textbox("Where?").like().fill("The hall, upstairs").await?;
    phone.radio("Every week").press().await?;
    phone.press("Save").await?;
    phone.heading(title).wait().await
}

/// Adds an item to the agenda that is open.
async fn add_item(phone: &Phone, what: &str, sort: &str, minutes: &str) -> Outcome {
    phone.button("Add an item").press().await?;
    phone.textbox("What is it about?").fill(what).await?;
    phone.radio(sort).like().press().await?;
    if !minutes.is_empty() {
        phone.textbox("How many minutes?").like().fill(minutes).await?;
    }
    phone.button("Save").press().await?;
    phone.dialog("Add an item").gone().await?;
    phone.see(what).await
}

/// What stands on the agenda, in its order.
async fn agenda(phone: &Phone) -> Outcome<Vec<String>> {
    phone.js("return [...document.querySelectorAll('.agenda-what')].map(e => e.textContent)", &[]).await
}

async fn until_agenda(phone: &Phone, items: &[&str]) -> Outcome {
    let want = items.join("|");
    let script = format!(
        "return [...document.querySelectorAll('.agenda-what')].map(e => e.textContent).join('|') === {want:?}"
    );
    phone.until("the agenda in its new order", &script).await
}

#[tokio::test]
async fn several_items_are_added_at_once_or_one_after_the_other() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("items", Device::small_phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.goto("#/meeting/new").await?;
    phone.textbox("What is it called?").like().fill("Plenary").await?;
    phone.press("Today").await?;
    phone.press("Save").await?;
    phone.heading("Plenary").wait().await?;
    phone.press("Add an item").await?;
    phone.fill("What is it about?", "- The boiler\n- The roof\n\n3. Who has keys?").await?;
    // It says so before it is saved.
    phone.see("These are 3 items.").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("items-pasted").await?;
    phone.press("Save and add another").await?;
    phone.see("Added to the agenda: 3 items").await?;
    phone.see_no_more("These are 3 items.").await?;
    phone.fill("What is it about?", "The garden").await?;
    phone.button("Save").press().await?;
    phone.dialog("Add an item").gone().await?;
    until_agenda(&phone, &["The boiler", "The roof", "Who has keys?", "The garden"]).await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_meeting_is_planned_with_an_agenda_and_goes_into_the_calendar() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("plans", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    step_up(&phone, "Write to the council").await?;
    phone.goto("#/").await?;
    phone.button("Check in").inside("Write to the council").press().await?;
    phone.press("More").await?;
    phone.radio("Stuck").press().await?;
    phone.press("Ask for a hand").await?;
    phone.press("Save").await?;
    gone_back(&phone, "#/check-in").await?;

    phone.goto("#/meet").await?;
    phone.see("No meeting planned yet.").await?;
    plan_weekly(&phone, "Tenants' evening").await?;
    phone.see("every week").await?;
    phone.must_be_accessible().await?;

    add_item(&phone, "The boiler", "To share", "20").await?;
    add_item(&phone, "The rent", "To decide", "60").await?;
    add_item(&phone, "A summer feast", "To discuss", "").await?;
    phone.see("1 h 20 of 1 h 30; 1 item without a time").await?;
    // What it is about has the whole line, whatever stands beside what else is known.
    let wide = "return [...document.querySelectorAll('.agenda-what')].every((e) =>
        e.getBoundingClientRect().width >= e.parentElement.getBoundingClientRect().width - 1)";
    phone.until("the items to have a line of their own", wide).await?;
    let lines = "return [...document.querySelectorAll('.agenda-item > p, .agenda-acts > span')].every((e) =>
        e.getBoundingClientRect().height <= 1.6 * parseFloat(getComputedStyle(e).fontSize))";
    phone.until("each fact to have one line", lines).await?;

    // By the keyboard alone: the button keeps the focus, wherever its item goes.
    let focus = "document.querySelector('[aria-label=\"Later: The boiler\"]').focus(); return true";
    let _: bool = phone.js(focus, &[]).await?;
    phone.key("Enter").await?;
    until_agenda(&phone, &["The rent", "The boiler", "A summer feast"]).await?;
    phone.until("the focus", "return document.activeElement.ariaLabel === 'Later: The boiler'").await?;
    phone.key("Enter").await?;
    until_agenda(&phone, &["The rent", "A summer feast", "The boiler"]).await?;
    phone.button("Earlier: A summer feast").press().await?;
    until_agenda(&phone, &["A summer feast", "The rent", "The boiler"]).await?;

    // What wants a check-in is offered with its reason, and comes on the agenda only when somebody takes it.
    phone.heading("Suggestions").wait().await?;
    phone.see("How’s it going?").await?;
    phone.button("Add to agenda").inside("Write to the council").press().await?;
    until_agenda(&phone, &["A summer feast", "The rent", "The boiler", "Write to the council"]).await?;
    phone.heading("Suggestions").gone().await?;
    phone.link("See the task").wait().await?;
    phone.press("Undo").await?;
    phone.heading("Suggestions").wait().await?;

    // More than there is: what could wait is said, kindly.
    phone.button("More about: A summer feast").press().await?;
    phone.button("Change this item").press().await?;
    phone.textbox("How many minutes?").like().fill("25").await?;
    phone.button("Save").press().await?;
    phone.see("That’s 15 min too long. Could “The boiler” wait").await?;
    phone.screenshot("agenda").await?;
    phone.must_be_accessible().await?;

    phone.button("Add to calendar").press().await?;
    phone.dialog("Add to calendar").wait().await?;
    phone.radio("The day before").press().await?;
    phone.must_be_accessible().await?;
    phone.button("Save for the calendar").press().await?;
    let file = std::fs::read_to_string(phone.downloaded(".ics").await?).unwrap_or_default();
    for line in [
        "BEGIN:VCALENDAR\r\n",
        "SUMMARY:Tenants' evening – Riverside Tenants\r\n",
        "LOCATION:The hall\\, upstairs\r\n",
        "T183000\r\nDURATION:PT90M\r\nRRULE:FREQ=WEEKLY\r\n",
        "DESCRIPTION:A summer feast\\nThe rent\\nThe boiler\r\n",
        "TRIGGER:-P1D\r\n",
    ] {
        assert!(file.contains(line), "{line:?} in {file}");
    }
    phone.goto("#/").await?;
    phone.heading("A meeting today").wait().await?;
    phone.link("Tenants' evening").like().press().await?;
    phone.heading("Agenda").wait().await?;
    phone.press("More").await?;
    phone.button("Remove this meeting and its agenda").press().await?;
    phone.see("Removed").await?;
    phone.press("Undo").await?;
    phone.goto("#/meet").await?;
    phone.link("Tenants' evening").like().wait().await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn the_next_one_planned_on_two_phones_apart_is_one() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    plan_weekly(&ana, "Evening").await?;
    let file = save_file(&ana).await?;
    let bilal = harness.phone("bilal", Device::phone().dark()).await?;
    begin_with(&bilal, &file).await?;
    for (phone, item) in [(&ana, "From Ana"), (&bilal, "From Bilal")] {
        phone.goto("#/meet").await?;
        phone.link("Evening").like().press().await?;
        phone.link("Plan the next meeting").press().await?;
        phone.heading("Plan the next meeting").wait().await?;
        assert_eq!(phone.textbox("What is it called?").like().value().await?, "Evening");
        phone.press("Save").await?;
        phone.heading("Evening").wait().await?;
        add_item(phone, item, "To share", "").await?;
    }
    let place = ana.place().await?;
    bring_in(&ana, &save_file(&bilal).await?).await?;
    bring_in(&bilal, &save_file(&ana).await?).await?;
    for phone in [&ana, &bilal] {
        phone.goto("#/meet").await?;
        phone.heading("Next meeting").wait().await?;
        assert_eq!(phone.link("Evening").like().count().await?, 2, "the one of today, and one after it");
        phone.goto(&place).await?;
        phone.see("From Bilal").await?;
        assert_eq!(agenda(phone).await?.len(), 2);
        phone.must_be_quiet().await?;
    }
    assert_eq!(agenda(&ana).await?, agenda(&bilal).await?);
    Ok(())
}

#[tokio::test]
async fn two_notes_of_one_meeting_come_together_and_apart_again() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("same", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    for _ in 0..2 {
        phone.goto("#/meet").await?;
        phone.link("Plan a meeting").press().await?;
        phone.press("Today").await?;
        phone.press("Save").await?;
        phone.heading("Meeting").wait().await?;
    }
    // As when two phones began it apart: both are on.
    let kept = phone.storage_dump().await?.into_iter().filter(|(key, _)| key.contains("/meeting/"));
    let begun = kept.map(|(key, text)| {
        let day = text.split("\"day\":\"").nth(1).map(|rest| rest[..10].to_owned()).unwrap_or_default();
        let text = text.replacen("\"day\":", &format!("\"began\":\"{day}\",\"day\":"), 1);
        (key, text)
    });
    phone.storage_put(&begun.collect()).await?;
    phone.reload().await?;
    phone.goto("#/").await?;
    phone.heading("Meeting in progress").wait().await?;
    phone.must_be_accessible().await?;
    phone.screenshot("meeting-on-now").await?;

    phone.goto("#/meet").await?;
    phone.heading("Are these the same meeting?").wait().await?;
    assert_eq!(phone.button("Continue").count().await?, 2);
    phone.must_be_accessible().await?;
    phone.screenshot("meeting-same").await?;
    phone.button("Same meeting").press().await?;
    phone.see("Now one meeting").await?;
    phone.heading("Are these the same meeting?").gone().await?;
    assert_eq!(phone.button("Continue").count().await?, 1);
    phone.link("Meeting").like().press().await?;
    phone.see("This meeting is in progress").await?;
    phone.press("More").await?;
    phone.button("Split into two meetings").press().await?;
    phone.see("Two meetings again").await?;
    phone.goto("#/meet").await?;
    phone.button("Continue").nth(1).wait().await?;
    assert!(!phone.heading("Are these the same meeting?").is_there().await?, "that was the answer");
    // Both taken back, it is asked again.
    steps::undo_last(&phone).await?;
    steps::undo_last(&phone).await?;
    phone.goto("#/meet").await?;
    phone.button("Two meetings").press().await?;
    phone.heading("Are these the same meeting?").gone().await?;
    phone.reload().await?;
    phone.goto("#/meet").await?;
    phone.button("Continue").wait().await?;
    assert!(!phone.heading("Are these the same meeting?").is_there().await?, "it is remembered");
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_meeting_that_is_planned_for_later_is_held_today_only_when_that_is_meant() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("planned-for-later", Device::phone()).await?;
    start_group(&phone, "Food Co-op", &["Ana", "Bilal"]).await?;
    phone.goto("#/meeting/new").await?;
    phone.textbox("What is it called?").like().fill("House meeting").await?;
    phone.press("Tomorrow").await?;
    phone.textbox("What time?").like().fill("19:00").await?;
    phone.press("Save").await?;
    phone.press("Start this meeting").await?;
    phone.see("This meeting is planned for ").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("planned-for-later").await?;
    // Another one begins, and the plan stays.
    phone.press("Start another meeting").await?;
    phone.see("Who is here?").await?;
    phone.goto("#/meet").await?;
    phone.see("House meeting").await?;
    phone.link("House meeting").like().press().await?;
    phone.see("19:00").await?;
    phone.press("Start this meeting").await?;
    phone.press("Start this one too").await?;
    phone.see("Who is here?").await?;
    // Held on another day, it was not held at the time that was planned.
    phone.link("Closing").press().await?;
    phone.press("End the meeting").await?;
    phone.goto("#/meetings").await?;
    phone.link("House meeting").like().wait().await?;
    assert!(!phone.text().await?.contains("19:00"));
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn what_was_typed_of_a_plan_is_there_until_it_is_saved() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("draft", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.goto("#/meeting/new").await?;
    phone.textbox("What is it called?").like().fill("A feast").await?;
    phone.press("Today").await?;
    phone.textbox("What time?").like().fill("18:30").await?;
    phone.press("More: how long, where, how often").await?;
    phone.textbox("How long?").like().fill("90").await?;
    phone.textbox("Where?").like().fill("The garden").await?;
    phone.radio("Every week").press().await?;
    // Somebody asks who can come: one looks, the phone is killed, and one comes back.
    phone.goto("#/people").await?;
    phone.heading("People").wait().await?;
    let phone = phone.close_and_reopen().await?;
    phone.goto("#/meeting/new").await?;
    phone.heading("Plan a meeting").wait().await?;
    for (field, words) in [
        ("What is it called?", "A feast"),
        ("What time?", "18:30"),
        ("How long?", "90"),
        ("Where?", "The garden"),
    ] {
        assert_eq!(phone.textbox(field).like().value().await?, words);
    }
    assert!(phone.radio("Every week").is_on().await?);
    phone.press("Save").await?;
    phone.heading("A feast").wait().await?;
    phone.see("every week").await?;
    let feast = phone.place().await?;
    // Another one begins anew.
    phone.goto("#/meeting/new").await?;
    phone.heading("Plan a meeting").wait().await?;
    assert_eq!(phone.textbox("What is it called?").like().value().await?, "");
    phone.press("More: how long, where, how often").await?;
    assert!(!phone.radio("Every week").is_on().await?);

    // So it is with other words for it, and with the one after it.
    phone.goto(&feast).await?;
    phone.link("Plan the next meeting").press().await?;
    phone.heading("Plan the next meeting").wait().await?;
    let next = phone.place().await?;
    phone.textbox("Where?").like().fill("The park").await?;
    phone.goto(&feast).await?;
    phone.press("More").await?;
    phone.press("Change the plan").await?;
    phone.heading("Change the plan").wait().await?;
    phone.textbox("How long?").like().fill("60").await?;
    let phone = phone.close_and_reopen().await?;
    phone.goto(&next).await?;
    phone.heading("Plan the next meeting").wait().await?;
    assert_eq!(phone.textbox("Where?").like().value().await?, "The park");
    phone.goto(&feast).await?;
    phone.press("More").await?;
    phone.press("Change the plan").await?;
    phone.heading("Change the plan").wait().await?;
    assert_eq!(phone.textbox("How long?").like().value().await?, "60");
    assert_eq!(phone.textbox("Where?").like().value().await?, "The garden");
    phone.press("Save").await?;
    phone.heading("A feast").wait().await?;
    let kept = phone.storage_dump().await?;
    let drafts = kept.iter().filter(|(name, _)| name.contains("/draft/plan"));
    assert_eq!(drafts.count(), 1, "what was saved is no draft any more");
    phone.must_be_quiet().await
}

/// Pictures of the screens, to be looked at.
#[tokio::test]
async fn pictures_of_meetings_ahead() -> Outcome {
    const LONG: &str = "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaftschaferswesenschafe";
    let harness = Harness::open().await?;
    for (name, device) in
        [("light", Device::phone()), ("small", Device::small_phone().dark()), ("wide", Device::desktop())]
    {
        let phone = harness.phone(&format!("look-{name}"), device).await?;
        phone.button("Try a sample group").press().await?;
        phone.see("Made-up group").await?;
        steps::say_who(&phone, "Ana").await?;
        phone.arrive("#/meet").await?;
        phone.screenshot(&format!("plan-{name}-meet")).await?;
        phone.arrive("#/meeting/new").await?;
        phone.screenshot(&format!("plan-{name}-new")).await?;
        plan_weekly(&phone, "Monthly meeting").await?;
        add_item(&phone, "Rent strike: what next?", "To decide", "40").await?;
        add_item(&phone, LONG, "To share", "").await?;
        phone.reload().await?;
        phone.see(LONG).await?;
        let ill = phone.ill_fitting().await?;
        assert!(ill.is_empty(), "{ill:?}");
        phone.screenshot(&format!("plan-{name}-agenda")).await?;
        phone.button("Add an item").press().await?;
        phone.dialog("Add an item").wait().await?;
        phone.screenshot(&format!("plan-{name}-item")).await?;
        phone.button("Close").press().await?;
        let _: bool = phone.js("window.scrollTo(0, 900); return true", &[]).await?;
        phone.screenshot(&format!("plan-{name}-could")).await?;
        phone.arrive("#/meet").await?;
        phone.screenshot(&format!("plan-{name}-planned")).await?;
        phone.arrive("#/meetings").await?;
        phone.arrive("#/").await?;
        phone.screenshot(&format!("plan-{name}-now")).await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}
