//! Talking in a meeting: the current item, the stack and the voices, how the group stands to a question.

mod steps;

use std::collections::BTreeMap;

use all_leaders_e2e::{Device, Gathered, Harness, Made, Outcome, Phone, Role, needs};
use serde_json::{Value, json};
use steps::{begin_with, bring_in, save_file};

const MEETING: &str = "019a0b1c-0007-7000-8000-000000000000";

/// The place where the meeting talks.
fn talk() -> String {
    format!("#/meeting/{MEETING}/talk")
}

/// A group at a meeting that is on, with two things on its agenda.
fn at_a_meeting(made: Made) -> BTreeMap<String, String> {
    let mut stored = made.stored();
    let (device, group) =
        (stored["allleaders/1/here/device"].clone(), stored["allleaders/1/here/group"].clone());
    let mut put = |kind: &str, id: &str, fields: &Value| {
        let line =
            format!("{{\"id\":\"{id}\",\"fields\":{fields},\"stamp\":\"01a20a5b6aca-0000-{device}\"}}");
        stored.insert(format!("allleaders/1/{group}/{kind}/{id}"), line);
    };
    put("meeting", MEETING, &json!({ "title": "Plenary", "began": "2026-11-25" }));
    let items = [("Do we rent the hall?", "decide", 10), ("News from the market", "share", 5)];
    for (order, (what, sort, minutes)) in items.into_iter().enumerate() {
        let fields = json!({
            "meeting": MEETING, "what": what, "sort": sort, "minutes": minutes, "order": order + 1, "by": made.member(1),
        });
        put("agenda-item", &format!("019a0b1c-0008-7000-8000-00000000000{order}"), &fields);
    }
    stored
}

async fn phone_at_a_meeting(harness: &Harness, name: &str, device: Device) -> Outcome<Phone> {
    let made = Made { members: 5, commitments: 0, check_ins: 0, hostile: false };
    let phone = harness.phone(name, device).await?;
    phone.storage_put(&at_a_meeting(made)).await?;
    phone.reload().await?;
    phone.goto(&talk()).await?;
    phone.heading("Speaking queue").wait().await?;
    Ok(phone)
}

/// Taps the seat of this number in the circle, wherever it is drawn, as a finger does.
async fn tap(phone: &Phone, seat: usize) -> Outcome {
    let at = format!(
        "const seat = document.querySelector('[data-seat=\"{seat}\"] .circle-reach');
         seat?.scrollIntoView({{ block: 'center', behavior: 'instant' }});
         const box = seat?.getBoundingClientRect();
         const at = box && [box.x + box.width / 2, box.y + box.height / 2];
         return at && seat.closest('.circle').contains(document.elementFromPoint(...at)) ? at : null"
    );
    let free = at.replace("at : null", "true : false");
    phone.until("the seat to be free for a tap", &free).await?;
    let (x, y): (f64, f64) = phone.js(&at, &[]).await?;
    for kind in ["mousePressed", "mouseReleased"] {
        let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
        phone.devtools("Input.dispatchMouseEvent", event).await?;
    }
    Ok(())
}

/// Waits until these stand in the stack, in this order.
async fn stands(phone: &Phone, stack: &[&str]) -> Outcome {
    let names = "[...document.querySelectorAll('.talk-row .person-name')].map((e) => e.textContent).join()";
    phone.until(&format!("the stack {stack:?}"), &format!("return {names} === '{}'", stack.join(","))).await
}

/// Waits until so many arcs are drawn.
async fn arcs(phone: &Phone, count: usize) -> Outcome {
    let drawn = format!("return document.querySelectorAll('.circle-arc').length === {count}");
    phone.until(&format!("{count} arcs"), &drawn).await
}

/// Presses a button by the keyboard alone.
async fn press_by_key(phone: &Phone, name: &str) -> Outcome {
    phone.control(Role::Pressable, name).wait().await?;
    let focus = "
        const named = (e) => (e.getAttribute('aria-label') || (e.querySelector('bdi') ?? e).textContent).trim() === arguments[0];
        [...document.querySelectorAll('#main button, #main summary')].filter(named).forEach((e) => e.focus());
        return null";
    phone.js::<Value>(focus, &[json!(name)]).await?;
    phone.key("Enter").await
}

#[tokio::test]
async fn the_stack_goes_by_seats_by_keys_and_by_voices() -> Outcome {
    needs!(DevTools);
    let harness = Harness::open().await?;
    let phone = phone_at_a_meeting(&harness, "stack", Device::phone()).await?;
    phone.see("Nobody’s waiting").await?;
    tap(&phone, 1).await?;
    phone.see("Person 1 is in the queue").await?;
    tap(&phone, 2).await?;
    stands(&phone, &["Person 1", "Person 2"]).await?;
    press_by_key(&phone, "Choose by name").await?;
    press_by_key(&phone, "Person 3").await?;
    stands(&phone, &["Person 1", "Person 2", "Person 3"]).await?;

    // A slip: the word and the turn are taken back, and they are where they stood.
    steps::next(&phone).await?;
    phone.see("Person 1 is speaking").await?;
    // Of one voice there is nothing to compare.
    arcs(&phone, 0).await?;
    phone.press("Undo").await?;
    stands(&phone, &["Person 1", "Person 2", "Person 3"]).await?;
    arcs(&phone, 0).await?;
    steps::next(&phone).await?;
    phone.see("Person 1 is speaking").await?;
    arcs(&phone, 0).await?;
    tap(&phone, 1).await?;
    stands(&phone, &["Person 2", "Person 3", "Person 1"]).await?;
    press_by_key(&phone, "Earlier: Person 1").await?;
    stands(&phone, &["Person 2", "Person 1", "Person 3"]).await?;
    phone.see("Person 1 is now 2 of 3").await?;
    phone
        .until(
            "the focus to stay",
            "return document.activeElement?.getAttribute('aria-label') === 'Earlier: Person 1'",
        )
        .await?;
    // Those not heard yet come first; then a direct response before all.
    phone.press("Quieter voices first").await?;
    stands(&phone, &["Person 2", "Person 3", "Person 1"]).await?;
    phone.see("Hasn’t spoken yet").await?;
    phone.press("Person 1").await?;
    phone.dialog("Person 1").wait().await?;
    phone.press("Answer that person").await?;
    stands(&phone, &["Person 1", "Person 2", "Person 3"]).await?;
    phone.press("Undo").await?;
    stands(&phone, &["Person 2", "Person 3", "Person 1"]).await?;
    phone.must_be_accessible().await?;
    phone.screenshot("talk-stack").await?;

    let phone = phone.close_and_reopen().await?;
    phone.goto(&talk()).await?;
    stands(&phone, &["Person 2", "Person 3", "Person 1"]).await?;
    arcs(&phone, 0).await?;
    phone.radio("Let a person speak").press().await?;
    tap(&phone, 4).await?;
    arcs(&phone, 2).await?;
    phone.press("Who has spoken").await?;
    phone.see("Person 0 not yet").await?;
    phone.press("Clear this").await?;
    arcs(&phone, 0).await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn the_agenda_goes_on_and_how_we_stand_is_noted_without_names() -> Outcome {
    let harness = Harness::open().await?;
    let phone = phone_at_a_meeting(&harness, "agenda", Device::phone().dark()).await?;
    phone.see("Still to talk about: 2 items, 15 minutes").await?;
    phone.press("First item: Do we rent the hall?").await?;
    phone.heading("Do we rent the hall?").wait().await?;
    // What is decided is not left, though nobody said that it was talked through. It stands under the item, and is not
    // asked for again.
    phone.press("Note the decision").await?;
    phone.textbox("What did we decide?").like().fill("We rent it").await?;
    phone.radio("By vote").press().await?;
    phone.screenshot("talk-decision").await?;
    phone.press("Save").await?;
    phone.see("Still to talk about: 1 item, 5 minutes").await?;
    let head =
        |words: &str| format!("return document.querySelector('.talk-head').innerText.includes('{words}')");
    phone.until("the decision", &head("Decision: We rent it")).await?;
    phone.until("how it was taken", &head("By vote")).await?;
    phone.until("the item to have the focus", "return document.activeElement.id === 'item-at-hand'").await?;
    phone.button("Note the decision").gone().await?;
    phone.screenshot("talk-decided").await?;
    // Whoever does it is noted in the same breath, in the words of the decision.
    phone.press("Who does it? Add a task").await?;
    phone.dialog("Add a task").like().wait().await?;
    let typed =
        "return document.querySelector('dialog[open] textarea, dialog[open] input').value === 'We rent it'";
    phone.until("the words of the decision", typed).await?;
    // Whoever has the floor did not say yes by that.
    phone.press("Save").await?;
    phone.see("Choose who said yes").await?;
    phone.press("Close").await?;
    phone.dialog("Add a task").like().gone().await?;
    phone.press("Undo").await?;
    phone.button("Note the decision").wait().await?;
    phone.see("Still to talk about: 2 items, 15 minutes").await?;
    phone.press("Show of hands").await?;
    phone.press("Show of fingers").await?;
    phone.dialog("Show of fingers").wait().await?;
    assert_eq!(phone.textbox("The question").like().value().await?, "Do we rent the hall?");
    phone.press("Save").await?;
    phone.see("Count at least one hand first").await?;
    for answer in ["five", "five", "four", "two"] {
        phone.press(&format!("One more: {answer}")).await?;
    }
    phone.see("Most show four or five, one shows a two: what would it take?").await?;
    phone.screenshot("talk-fist").await?;
    phone.press("Save").await?;
    phone.button("Remove: Do we rent the hall?").wait().await?;
    let note: String = phone
        .js(
            "return Object.entries(localStorage).find(([name, note]) => /\\/note\\/[-0-9a-f]{36}$/.test(name) && note.includes('count/'))[1]",
            &[],
        )
        .await?;
    assert!(note.contains("\"count/5\"") && !note.contains("\"by\""), "no name of who showed what: {note}");
    phone.press("Undo").await?;
    phone.button("Remove: Do we rent the hall?").gone().await?;

    // Nothing is decided now.
    phone.press("Next item").await?;
    phone.press("Go on").await?;
    phone.heading("News from the market").wait().await?;
    phone.see("Still to talk about: 1 item, 5 minutes").await?;
    phone.press("Note").await?;
    phone.textbox("What should we remember?").fill("Two new stalls").await?;
    phone.press("Save").await?;
    phone.control(Role::Pressable, "1 note").press().await?;
    phone.see("Two new stalls").await?;
    // Nothing comes after the last one.
    phone.button("End this item").wait().await?;
    phone.press("The whole agenda").await?;
    phone.control(Role::Pressable, "Do we rent the hall?").like().press().await?;
    phone.heading("Do we rent the hall?").wait().await?;
    phone.see("Still to talk about: 2 items, 15 minutes").await?;
    phone.must_be_accessible().await?;
    phone.press("A go-round on this").await?;
    phone.until("the round", "return location.hash.endsWith('/round')").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn another_item_begins_with_an_empty_queue_and_undo_gives_all_of_it_back() -> Outcome {
    let harness = Harness::open().await?;
    let phone = phone_at_a_meeting(&harness, "items", Device::phone()).await?;
    let at_hand =
        |what: &str| format!("return document.querySelector('.talk-item')?.textContent === '{what}'");
    phone.press("First item: Do we rent the hall?").await?;
    phone.until("the first item", &at_hand("Do we rent the hall?")).await?;
    // Nothing was written: there is nothing to undo.
    phone.goto("#/groups").await?;
    phone.link("Recent changes").like().wait().await?;
    assert!(!phone.button("Undo: ").like().is_there().await?);
    phone.goto(&talk()).await?;
    phone.press("Choose by name").await?;
    for (name, stack) in [("Person 3", vec!["Person 3"]), ("Person 1", vec!["Person 3", "Person 1"])] {
        phone.button(name).inside("Who wants to speak?").press().await?;
        stands(&phone, &stack).await?;
    }
    phone.press("Next: Person 3").await?;
    phone.see("Person 3 is speaking").await?;
    phone.press("Next item").await?;
    phone.press("Go on").await?;
    phone.until("the next item", &at_hand("News from the market")).await?;
    // Who waits still does.
    stands(&phone, &["Person 1"]).await?;
    let speaks = "return document.querySelector('.talk-speaks')?.textContent ?? ''";
    assert_eq!(phone.js::<String>(speaks, &[]).await?, "");
    phone.press("Undo").await?;
    phone.until("the first item again", &at_hand("Do we rent the hall?")).await?;
    stands(&phone, &["Person 1"]).await?;
    phone.until("the floor", &speaks.replace("?? ''", "=== 'Person 3'")).await?;
    phone.see("Still to talk about: 2 items, 15 minutes").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn an_item_to_decide_is_not_left_without_a_decision_by_a_slip() -> Outcome {
    let harness = Harness::open().await?;
    let phone = phone_at_a_meeting(&harness, "undecided", Device::phone().dark()).await?;
    phone.press("First item: Do we rent the hall?").await?;
    phone.heading("Do we rent the hall?").wait().await?;
    phone.press("Next item").await?;
    phone.see("Nothing is decided on “Do we rent the hall?” yet.").await?;
    phone.until("the question to have the focus", "return document.activeElement.id === 'undecided'").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("talk-undecided").await?;
    phone.press("Note the decision").await?;
    phone.textbox("What did we decide?").like().wait().await?;
    phone.press("Close").await?;
    // Nobody has planned the next meeting: it stands on its agenda all the same.
    phone.press("Take it to the next meeting").await?;
    phone.see("“Do we rent the hall?” is for the next meeting").await?;
    phone.heading("News from the market").wait().await?;
    phone.see("Still to talk about: 1 item, 5 minutes").await?;
    phone.press("Undo").await?;
    phone.heading("Do we rent the hall?").wait().await?;
    phone.see("Still to talk about: 2 items, 15 minutes").await?;
    phone.press("Take it to the next meeting").await?;
    phone.heading("News from the market").wait().await?;
    // What is only to share is not asked about, and what was taken away is not come back to.
    phone.press("End this item").await?;
    phone.see("You’ve finished the agenda.").await?;
    // Asked once an item: then *Next item* goes on.
    phone.press("The whole agenda").await?;
    phone.control(Role::Pressable, "Do we rent the hall?").like().press().await?;
    phone.heading("Do we rent the hall?").wait().await?;
    phone.press("End this item").await?;
    phone.see("You’ve finished the agenda.").await?;
    phone.press("Undo").await?;
    phone.heading("Do we rent the hall?").wait().await?;

    phone.goto(&talk().replace("talk", "close")).await?;
    phone.link("Plan the next meeting").press().await?;
    phone.heading("Plan the next meeting").wait().await?;
    phone.press("In a week").await?;
    phone.press("Save").await?;
    phone.heading("Agenda").wait().await?;
    phone.button("More about: Do we rent the hall?").wait().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn meet_tells_what_the_last_meeting_left_open() -> Outcome {
    let harness = Harness::open().await?;
    let phone = phone_at_a_meeting(&harness, "left-open", Device::phone()).await?;
    phone.goto("#/meet").await?;
    phone.see("Meeting in progress").await?;
    phone.see_no_more("Open from last time").await?;
    phone.goto(&talk().replace("talk", "close")).await?;
    phone.press("End the meeting").await?;
    phone.see("The meeting has ended").await?;
    phone.goto("#/meet").await?;
    phone.screenshot("meet-left-open").await?;
    phone.link("Open from last time: 2 items").press().await?;
    phone.heading("Do we rent the hall?").wait().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn what_comes_up_while_we_talk_goes_onto_the_agenda() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("no-agenda", Device::small_phone()).await?;
    steps::start_group(&phone, "Food Co-op", &["Ana", "Bilal"]).await?;
    phone.goto("#/meet").await?;
    phone.press("Start a meeting").await?;
    phone.see("Who is here?").await?;
    phone.link("Talking").press().await?;
    phone.see("Nothing on the agenda.").await?;
    phone.link("Go to the meeting").gone().await?;
    for what in ["The boiler", "The roof"] {
        phone.press("Add an item").await?;
        phone.textbox("What is it about?").like().fill(what).await?;
        phone.press("Save").await?;
        phone.see("Added to the agenda").await?;
        phone.until("the sheet to be away", "return !document.querySelector('dialog[open]')").await?;
        phone.button("First item: The boiler").wait().await?;
        // With something on it, another one is added where the whole agenda is.
        if what == "The boiler" {
            phone.press("The whole agenda").await?;
        }
    }
    phone.see("Still to talk about: 2 items").await?;
    phone.press("First item: The boiler").await?;
    phone.heading("The boiler").wait().await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_round_that_goes_on_is_not_lost_by_another() -> Outcome {
    let harness = Harness::open().await?;
    let phone = phone_at_a_meeting(&harness, "two-rounds", Device::small_phone()).await?;
    let floor = |name: &str| format!("return document.querySelector('#turn')?.textContent === '{name}'");
    phone.goto(&talk().replace("talk", "round")).await?;
    phone.press("Start the go-round").await?;
    steps::next(&phone).await?;
    phone.until("the second to have the floor", &floor("Person 1")).await?;

    // Another round is asked about, and the one that runs goes on where it stood.
    phone.goto(&talk()).await?;
    phone.press("First item: Do we rent the hall?").await?;
    phone.press("A go-round on this").await?;
    phone.dialog("Another go-round is in progress").wait().await?;
    phone.see("Arrival go-round: 1 of 5 people heard.").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("talk-two-rounds").await?;
    phone.press("Continue the go-round").await?;
    phone.until("the floor to be where it was", &floor("Person 1")).await?;
    // Put away, nothing is begun; what closes a meeting asks too.
    phone.goto(&talk().replace("talk", "close")).await?;
    phone.press("Closing go-round").await?;
    phone.dialog("Another go-round is in progress").wait().await?;
    phone.button("Close").press().await?;
    phone.dialog("Another go-round is in progress").gone().await?;
    phone.press("Go-round of thanks").await?;
    phone.press("Start the new go-round").await?;
    phone.until("the first to have the floor", &floor("Person 0")).await?;
    phone.see("What did I notice in someone? Thank them.").await?;
    // The same once more is the one that runs.
    steps::next(&phone).await?;
    phone.goto(&talk().replace("talk", "close")).await?;
    phone.press("Go-round of thanks").await?;
    phone.until("the second to have the floor", &floor("Person 1")).await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn the_stacks_of_two_phones_become_one() -> Outcome {
    needs!(DevTools);
    let harness = Harness::open().await?;
    let ana = phone_at_a_meeting(&harness, "ana", Device::phone()).await?;
    let file = save_file(&ana).await?;
    let bilal = harness.phone("bilal", Device::phone()).await?;
    begin_with(&bilal, &file).await?;
    for (phone, seats) in [(&ana, [1, 2]), (&bilal, [2, 3])] {
        phone.goto(&talk()).await?;
        for seat in seats {
            tap(phone, seat).await?;
            phone.see(&format!("Person {seat} is in the queue")).await?;
        }
    }
    bring_in(&ana, &save_file(&bilal).await?).await?;
    bring_in(&bilal, &save_file(&ana).await?).await?;
    for phone in [&ana, &bilal] {
        phone.goto(&talk()).await?;
        stands(phone, &["Person 1", "Person 2", "Person 3"]).await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

/// Of many people the names are shown, for a circle of them would be too small to read; a circle that somebody chose stays.
/// Who speaks next is in sight beside either.
#[tokio::test]
async fn of_many_people_the_names_are_shown_and_who_speaks_next_is_in_sight() -> Outcome {
    let made = Made { members: 25, commitments: 0, check_ins: 0, hostile: false };
    let harness = Harness::open().await?;
    let phone = harness.phone("many", Device::phone()).await?;
    phone.storage_put(&at_a_meeting(made)).await?;
    phone.reload().await?;
    phone.goto(&talk()).await?;
    phone.see("Next to speak: nobody yet").await?;
    for who in ["Person 7", "Person 3", "Person 21", "Person 14"] {
        phone.button(who).press().await?;
        phone.see(&format!("{who} is in the queue")).await?;
    }
    phone.until("the focus to stay", "return document.activeElement.matches('button.circle-row')").await?;
    let in_sight = "
        const [queue, foot] = ['.talk-queue', '.meeting-foot'].map((e) => document.querySelector(e).getBoundingClientRect());
        return scrollY === 0 && queue.top >= 0 && queue.bottom <= foot.top
          && document.querySelector('.talk-queue').innerText.replace(/[\\u2066-\\u2069]/g, '').startsWith('Next to speak: Person 7')
          && document.querySelector('.talk-queue').innerText.endsWith('+1')";
    phone.js::<Value>("window.scrollTo(0, 0); return null", &[]).await?;
    phone.until("the queue beside the names", in_sight).await?;
    phone.screenshot("talk-many").await?;
    phone.press("Quieter voices first").await?;
    phone.see("Quieter voices first: ").await?;
    phone.press("Undo").await?;

    phone.press("Show the circle").await?;
    let circle = "return document.querySelectorAll('.at-circle .circle-shape').length === 24";
    phone.until("the circle", circle).await?;
    phone.js::<Value>("window.scrollTo(0, 0); return null", &[]).await?;
    phone.until("the queue beside the circle", in_sight).await?;
    phone.screenshot("talk-many-circle").await?;
    phone.reload().await?;
    phone.until("the circle that was chosen", circle).await?;
    // Of so many a few stand first, so that what follows is in sight.
    phone.press("Choose by name").await?;
    phone.button("Person 22").gone().await?;
    phone.press("Show all 24").await?;
    phone.button("Person 22").press().await?;
    phone.see("Person 22 is in the queue").await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await
}

/// What stands below the first screen comes after that: nothing is left out, and who comes back to a place that they
/// had scrolled stands where they were.
#[tokio::test]
async fn the_pages_of_a_large_meeting_are_whole_and_one_comes_back_to_where_one_was() -> Outcome {
    let made = Made { members: 60, commitments: 60, check_ins: 60, hostile: false };
    let large = Gathered { made, meetings: 3, items: 40 };
    let at = |stage: &str| format!("#/meeting/{}/{stage}", large.on());
    let harness = Harness::open().await?;
    let phone = harness.phone("large-meeting", Device::phone()).await?;
    phone.storage_put(&large.stored()).await?;
    phone.reload().await?;

    phone.goto(&at("arrive")).await?;
    let names = "return document.querySelectorAll('#main button[aria-pressed=true]').length === 60";
    phone.until("everybody’s name", names).await?;
    let whole = "const names = document.querySelector('.at-arrive .seat-chips'); return names.scrollHeight <= names.clientHeight + 1";
    assert!(phone.js::<bool>(whole, &[]).await?, "all names are seen at once");
    phone.textbox("A guest’s name").like().wait().await?;
    phone.goto(&at("talk")).await?;
    let seats = "return document.querySelectorAll('#main [data-seat]').length === 60";
    phone.until("everybody to have a seat", seats).await?;
    phone.button("Show of hands").wait().await?;
    phone.goto(&at("close")).await?;
    phone.button("End the meeting").like().wait().await?;

    phone.goto(&at("minutes")).await?;
    phone.heading("For next time").like().wait().await?;
    let end = "window.scrollTo(0, document.body.scrollHeight); return Math.round(scrollY)";
    let was: i64 = phone.js(end, &[]).await?;
    assert!(was > 844, "the minutes are longer than a screen");
    phone.goto("#/needs").await?;
    phone.button("Search").press().await?;
    phone.button("About an hour").wait().await?;
    let () = phone.js("history.back()", &[]).await?;
    let back = format!("return document.activeElement?.tagName === 'H1' && Math.abs(scrollY - {was}) < 3");
    phone.until("the place where one was", &back).await?;
    phone.must_be_quiet().await
}
