//! Being at a meeting: arriving, rounds around the circle, the soft timer, a phone that is killed and goes on.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, needs};
use steps::{start_group, step_up};

const EIGHT: [&str; 8] = ["Ana", "Bilal", "Chen", "Dee", "Eva", "Farid", "Gül", "Hana"];

/// A browser that keeps the screen on when it is asked to, and tells in `window.__awake` how often it was asked and
/// whether it does.
const WAKE_LOCK: &str = "
    window.__awake = { asked: 0, on: false };
    // Promises of the page's own: Firefox runs what a driver sends in a room beside it.
    const given = (lock) => window.Promise.resolve(lock);
    const lock = () => ({ released: false, release() { this.released = true; window.__awake.on = false; return given(); } });
    Object.defineProperty(navigator, 'wakeLock', { value: {
      request(sort) { window.__awake.asked += 1; window.__awake.on = sort === 'screen'; return given(lock()); } } });";

/// The round that is chosen before anybody chose one, by its name.
const CHECK_IN_OFFERED: &str = "return document.querySelector('#main input[type=radio]:checked')?.closest('label').innerText.trim().startsWith('Check-in go-round')";

/// Goes to Meet and begins a meeting that nobody planned.
async fn start(phone: &Phone) -> Outcome {
    phone.goto("#/meet").await?;
    phone.press("Start a meeting").await?;
    phone.see("Who is here?").await
}

/// Waits until this person has the floor.
async fn has_the_floor(phone: &Phone, name: &str) -> Outcome {
    phone
        .until(
            &format!("{name} to have the floor"),
            &format!("return document.querySelector('#turn')?.textContent === '{name}'"),
        )
        .await
}

#[tokio::test]
async fn eight_people_arrive_and_are_heard_around_the_circle() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("circle", Device::phone()).await?;
    let () = phone.js(WAKE_LOCK, &[]).await?;
    start_group(&phone, "Riverside Tenants", &EIGHT).await?;
    step_up(&phone, "Write to the council").await?;
    start(&phone).await?;
    phone.until("the screen to be kept on", "return window.__awake.on").await?;

    // Whoever holds the phone is here.
    assert!(phone.button("Ana").is_on().await?);
    phone.see("You’re in already. Tap everyone else who is here.").await?;
    // Everybody but one, and a guest; one comes in late.
    phone.button("Tick everyone").press().await?;
    phone.see("8 people are here").await?;
    phone.button("Tick everyone").gone().await?;
    phone.button("Hana").press().await?;
    phone.see("7 people are here").await?;
    phone.fill("A guest’s name", "chen").await?;
    phone.press("Add a guest").await?;
    phone.see("Is this the Chen who’s already here?").await?;
    phone.fill("A guest’s name", "Imre").await?;
    phone.press("Add a guest").await?;
    phone.see("8 people are here").await?;
    assert!(phone.button("Imre").is_on().await?);
    phone.must_be_accessible().await?;
    phone.screenshot("at-arrive").await?;

    phone.press("Next: Roles").await?;
    phone.press("Next: Arrival go-round").await?;
    has_the_floor(&phone, "Ana").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("at-arrival").await?;
    // One question is read aloud; what is said to it can be written down.
    phone.press("Write it down, if they like").await?;
    phone.textbox("How are you today?").like().fill("Tired and glad.").await?;
    phone.radio("Some").press().await?;
    // It says that it moves on.
    phone.button("Save, then").like().press().await?;
    has_the_floor(&phone, "Bilal").await?;
    // No message stands over the next one's turn.
    phone.until("no message", "return !document.querySelector('.toast')").await?;
    let heard: String =
        phone.js("return document.querySelector('.at-circle strong').textContent", &[]).await?;
    assert_eq!(heard, "1");
    // Who spoke, who has the floor and who waits differ by more than a colour, and are told apart by ear.
    let told = "
        const marks = ['.circle-spoke', '.circle-here'].map((mark) => document.querySelectorAll(`.at-circle ${mark}`).length);
        const heard = [...document.querySelectorAll('.at-circle .unseen li')].map((e) => e.textContent).filter((name) => name.includes('spoken'));
        return `${marks} ${heard}`";
    assert_eq!(phone.js::<String>(told, &[]).await?, "1,1 Ana, has spoken");
    phone.press("Pass").await?;
    has_the_floor(&phone, "Chen").await?;
    // What was typed and not saved was said as well.
    phone.textbox("How are you today?").like().fill("In a hurry.").await?;
    phone.button("Save, then").like().press().await?;
    has_the_floor(&phone, "Dee").await?;
    phone.press("Back to the last person").await?;
    has_the_floor(&phone, "Chen").await?;
    steps::next(&phone).await?;
    // Hana comes in late, and is asked after those who sat there.
    phone.link("Arriving").press().await?;
    phone.button("Hana").press().await?;
    phone.see("9 people are here").await?;
    phone.link("Continue the go-round").press().await?;
    has_the_floor(&phone, "Dee").await?;
    for name in ["Eva", "Farid", "Gül", "Hana", "Imre", "Bilal"] {
        steps::next(&phone).await?;
        has_the_floor(&phone, name).await?;
    }
    phone.see("You can speak now").await?;
    phone.press("Pass").await?;
    phone.heading("The go-round is over").wait().await?;
    // Nobody is asked a third time.
    assert!(!phone.button("Bilal").is_there().await?);
    phone.press("Someone wants to speak after all").await?;
    phone.button("Bilal").wait().await?;
    phone.must_be_accessible().await?;
    phone.screenshot("at-over").await?;
    // After the arrival round everybody says how their tasks go; that can be skipped, and there can be another round.
    phone.button("Next: Check-in go-round").wait().await?;
    phone.button("Skip to: Talking").wait().await?;
    phone.press("Another go-round").await?;
    phone.until("a check-in round to be offered", CHECK_IN_OFFERED).await?;
    phone.screenshot("at-choose").await?;
    phone.link("Roles").press().await?;
    phone.button("Next: Check-in go-round").wait().await?;

    // Away from the meeting the screen may sleep.
    phone.goto("#/work").await?;
    phone.until("the screen to be let go", "return !window.__awake.on").await?;
    let asked: u32 = phone.js("return window.__awake.asked", &[]).await?;
    assert_eq!(asked, 1, "from stage to stage it stays on");
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_check_in_round_goes_on_where_the_phone_was_killed() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("killed", Device::phone()).await?;
    start_group(&phone, "Food Co-op", &EIGHT).await?;
    step_up(&phone, "Write to the council").await?;
    step_up(&phone, "Paint the banner").await?;
    start(&phone).await?;
    phone.link("Go-round").press().await?;
    steps::begin_check_in_round(&phone).await?;
    has_the_floor(&phone, "Ana").await?;
    phone.textbox("Anything to add?").like().inside("Paint the banner").fill("The red is drying.").await?;
    phone.screenshot("at-check-in").await?;
    phone.button("Moving").inside("Paint the banner").press().await?;
    phone.see("Saved: moving. Thank you!").await?;
    phone.button("Ask for a hand").inside("Write to the council").press().await?;
    phone.see("asks for a hand").await?;
    // Nobody had said how it goes, and whoever asks for a hand is not told to have said so.
    phone
        .until(
            "a hand to be up, and nothing said of how it goes",
            "return Object.entries(localStorage).some(([name, text]) => name.includes('/commitment/')
               && text.includes('Write to the council') && text.includes('\"hand\":\"') && !text.includes('\"state\":'))",
        )
        .await?;
    phone.must_be_accessible().await?;
    // What one person unfolded is folded for the next, and has everything in it when they unfold it.
    phone.press("I’ll do this").await?;
    phone.textbox("What is it?").wait().await?;
    steps::next(&phone).await?;
    has_the_floor(&phone, "Bilal").await?;
    phone.textbox("What is it?").gone().await?;
    phone.press("Asking for a hand").await?;
    phone.button("Offer a hand").press().await?;
    phone.see("Hand offered").await?;
    phone.press("I’ll do this").await?;
    phone.fill("What is it?", "Bring the ladder").await?;
    phone.button("Save").press().await?;
    phone.see("Bilal said yes. It’s on ").await?;
    phone.button("Stuck").inside("Bring the ladder").press().await?;
    phone.see("Saved: stuck. Thanks for saying so.").await?;
    phone.must_be_accessible().await?;

    let phone = phone.close_and_reopen().await?;
    phone.goto("#/meet").await?;
    phone.button("Continue").like().press().await?;
    has_the_floor(&phone, "Bilal").await?;
    phone.see("Bring the ladder").await?;
    phone.press("Back to the last person").await?;
    has_the_floor(&phone, "Ana").await?;
    phone.see("Paint the banner").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn two_tabs_at_one_meeting_go_on_together() -> Outcome {
    needs!(StandIns, Tabs);
    let harness = Harness::open().await?;
    // A tab that hears nothing of the others while `window.__deaf` is set.
    let deaf =
        "window.addEventListener('storage', (event) => window.__deaf && event.stopImmediatePropagation());";
    let phone = harness.phone("round-tabs", Device::phone().stand_in(deaf)).await?;
    start_group(&phone, "Choir", &["Ana", "Bilal", "Chen", "Dee"]).await?;
    start(&phone).await?;
    phone.link("Go-round").press().await?;
    phone.radio("Closing go-round").like().press().await?;
    phone.press("Start the go-round").await?;
    has_the_floor(&phone, "Ana").await?;

    phone.new_tab().await?;
    phone.goto("#/meet").await?;
    phone.button("Continue").like().press().await?;
    has_the_floor(&phone, "Ana").await?;
    steps::next(&phone).await?;
    has_the_floor(&phone, "Bilal").await?;
    phone.look_at_tab(0).await?;
    has_the_floor(&phone, "Bilal").await?;
    steps::next(&phone).await?;
    has_the_floor(&phone, "Chen").await?;
    let _: () = phone.js("window.__deaf = true; return null", &[]).await?;

    // What one tab has not heard of yet, it reads before it writes.
    phone.look_at_tab(1).await?;
    has_the_floor(&phone, "Chen").await?;
    steps::next(&phone).await?;
    has_the_floor(&phone, "Dee").await?;
    phone.look_at_tab(0).await?;
    has_the_floor(&phone, "Chen").await?;
    phone.link("Arriving").press().await?;
    phone.link("Continue the go-round").press().await?;
    has_the_floor(&phone, "Dee").await?;

    // How it went outlasts the meeting in none of them.
    let _: () = phone.js("window.__deaf = false; return null", &[]).await?;
    phone.link("Closing").press().await?;
    phone.press("End the meeting").await?;
    phone.look_at_tab(1).await?;
    phone.see("This meeting has ended").await?;
    let kept = phone.storage_dump().await?;
    assert!(kept.iter().all(|(name, _)| !name.contains("note/course")), "{kept:?}");
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_timer_ends_softly_and_turning_the_screen_keeps_what_was_typed() -> Outcome {
    needs!(StandIns, DevTools);
    let harness = Harness::open().await?;
    let felt =
        "window.__felt = []; navigator.vibrate = (millis) => { window.__felt.push(millis); return true; };
        // A clock that can be put forward.
        window.__forward = 0;
        const now = Date.now.bind(Date);
        Date.now = () => now() + window.__forward;";
    let phone = harness.phone("timer", Device::phone().stand_in(felt)).await?;
    start_group(&phone, "Choir", &["Ana", "Bilal", "Chen"]).await?;
    start(&phone).await?;
    phone.link("Go-round").press().await?;
    phone.radio("A question of our own").like().press().await?;
    phone.press("Start the go-round").await?;
    phone.see("Write the question first").await?;
    phone.press("What do you hope for?").await?;
    phone.press("Who starts, which way, how long").await?;
    phone.button("Chen").press().await?;
    phone.radio("The other way").press().await?;
    phone.button("1 minute").press().await?;
    phone.press("Start the go-round").await?;
    has_the_floor(&phone, "Chen").await?;
    phone.see("What do you hope for?").await?;
    phone
        .until("the time to run", "return /^0:5/.test(document.querySelector('.at-time')?.textContent)")
        .await?;
    let _: () = phone.js("window.__forward = 45000; return null", &[]).await?;
    phone
        .until(
            "half a minute to be said",
            "return document.querySelector('#announcer').textContent === 'Half a minute left'",
        )
        .await?;
    phone.screenshot("at-timer").await?;
    let _: () = phone.js("window.__forward = 70000; return null", &[]).await?;
    phone.see("You can end your sentence").await?;
    phone.until("the phone to be felt", "return window.__felt.length === 1").await?;
    phone.must_be_accessible().await?;
    phone.press("One more minute").await?;
    phone.until("the time to run again", "return document.querySelector('.at-time') !== null").await?;
    steps::next(&phone).await?;
    has_the_floor(&phone, "Bilal").await?;
    phone.press("Stop the timer").await?;
    phone.see("of 3 people heard").await?;

    // On its side, and back.
    phone.press("Change speaker, timer, end").await?;
    phone.press("End the go-round").await?;
    phone.radio("A question of our own").like().press().await?;
    phone.fill("The question", "What is in bloom?").await?;
    let turned = |width: u32, height: u32| serde_json::json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
    phone.devtools("Emulation.setDeviceMetricsOverride", turned(844, 390)).await?;
    phone.until("the screen to lie", "return innerWidth > innerHeight").await?;
    assert_eq!(phone.textbox("The question").value().await?, "What is in bloom?");
    phone.must_be_accessible().await?;
    phone.press("Start the go-round").await?;
    has_the_floor(&phone, "Ana").await?;
    phone.screenshot("at-on-its-side").await?;
    phone.devtools("Emulation.setDeviceMetricsOverride", turned(390, 844)).await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn whoever_ends_another_meeting_finds_the_round_of_this_one_as_it_was() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("aside", Device::phone()).await?;
    start_group(&phone, "Food Co-op", &EIGHT).await?;
    start(&phone).await?;
    phone.link("Go-round").press().await?;
    phone.press("Start the go-round").await?;
    has_the_floor(&phone, "Ana").await?;
    steps::next(&phone).await?;
    has_the_floor(&phone, "Bilal").await?;

    phone.goto("#/meet").await?;
    phone.link("Plan a meeting").press().await?;
    phone.textbox("What is it called?").like().fill("Hall committee").await?;
    phone.press("Save").await?;
    phone.press("Start this meeting").await?;
    phone.press("Start this one too").await?;
    phone.link("Closing").press().await?;
    phone.press("End the meeting").await?;
    phone.heading("Hall committee").wait().await?;

    phone.goto("#/meet").await?;
    phone.press("Continue").await?;
    phone.link("Go-round").press().await?;
    has_the_floor(&phone, "Bilal").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn people_stand_in_the_order_of_the_circle_and_a_round_that_was_ended_early_goes_on() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("order", Device::phone()).await?;
    start_group(&phone, "Choir", &["Zoe", "Ana", "Mia"]).await?;
    start(&phone).await?;
    let chips = |inside: &str| {
        format!(
            "return [...document.querySelectorAll('{inside} .seat-chip bdi')].map((e) => e.textContent).join() === 'Zoe,Ana,Mia'"
        )
    };
    phone.until("the order in which they were added", &chips(".at-arrive")).await?;
    // What was said of everybody is not said of two of them.
    phone.press("Tick everyone").await?;
    phone.see("Everyone’s here. Welcome!").await?;
    phone.button("Ana").press().await?;
    phone.see("2 people are here").await?;
    phone.until("the message to be gone", "return !document.querySelector('.toast')").await?;
    phone.button("Ana").press().await?;
    phone.see("3 people are here").await?;

    phone.press("Next: Roles").await?;
    phone.press("Next: Arrival go-round").await?;
    has_the_floor(&phone, "Zoe").await?;
    steps::next(&phone).await?;
    has_the_floor(&phone, "Ana").await?;
    phone.press("Change speaker, timer, end").await?;
    phone.until("the same order to choose from", &chips(".at-turn")).await?;
    phone.press("End the go-round").await?;
    phone.see("Arrival go-round ended: 1 of 3 heard.").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("at-ended-early").await?;
    phone.reload().await?;
    phone.press("Continue the go-round").await?;
    has_the_floor(&phone, "Ana").await?;
    phone.see("1 of 3 people heard").await?;
    // Another round takes its place.
    phone.press("Change speaker, timer, end").await?;
    phone.press("End the go-round").await?;
    phone.press("Start the go-round").await?;
    has_the_floor(&phone, "Zoe").await?;
    phone.press("Change speaker, timer, end").await?;
    phone.press("End the go-round").await?;
    phone.see("Check-in go-round ended: 0 of 3 heard.").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn from_the_roles_the_arrival_round_comes_next_as_long_as_there_was_none() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("roles-first", Device::phone()).await?;
    start_group(&phone, "Choir", &["Ana", "Bilal", "Chen"]).await?;
    start(&phone).await?;
    phone.link("Go-round").press().await?;
    let arrival = CHECK_IN_OFFERED.replace("Check-in", "Arrival");
    phone.until("an arrival round to be offered", &arrival).await?;
    phone.link("Roles").press().await?;
    phone.press("Next: Arrival go-round").await?;
    has_the_floor(&phone, "Ana").await?;
    // All that is asked is in sight above the foot.
    let seen = "const foot = document.querySelector('.meeting-foot').getBoundingClientRect().top;
        return [...document.querySelectorAll('.at-turn .choices-three label')].every((e) => e.getBoundingClientRect().bottom <= foot)";
    phone.until("how much they can do to be in sight", seen).await?;
    phone.screenshot("at-writes").await?;
    phone.link("Roles").press().await?;
    phone.link("Continue the go-round").wait().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn an_invitation_is_answered_in_the_turn_of_whom_it_waits_for() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("invited", Device::phone()).await?;
    start_group(&phone, "Choir", &["Ana", "Bilal", "Chen"]).await?;
    steps::say_need(&phone, "Book the hall").await?;
    phone.link("Invite").press().await?;
    phone.button("Bilal").press().await?;
    phone.button("Invite").press().await?;
    phone.see("Bilal is invited").await?;
    start(&phone).await?;
    phone.link("Go-round").press().await?;
    steps::begin_check_in_round(&phone).await?;
    has_the_floor(&phone, "Ana").await?;
    phone.see("Nothing open.").await?;
    steps::next(&phone).await?;
    has_the_floor(&phone, "Bilal").await?;
    phone.see("Ana invites Bilal to do this").await?;
    phone.see_no_more("Nothing open.").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("at-invited").await?;
    phone.button("Yes").press().await?;
    phone.see("Bilal said yes. Great!").await?;
    phone.button("Moving").inside("Book the hall").wait().await?;
    // It was said here: the minutes have it.
    phone.link("Closing").press().await?;
    phone.press("End the meeting").await?;
    phone.heading("Who does what").wait().await?;
    phone.see("Book the hall").await?;
    phone.must_be_quiet().await
}

/// What is pressed in sight, as it looks: how many edges, ticks and words say that it is chosen.
const CHOSEN: &str = "
    const one = document.querySelector('.at-state[aria-pressed=true]');
    const tick = one?.querySelector('svg:last-child')?.getBoundingClientRect();
    const saved = document.querySelector('.at-saved');
    const other = document.querySelector('.at-state[aria-pressed=false]');
    return !!one && tick.width > 8 && saved.checkVisibility() && saved.innerText.trim() === 'Saved'
      && getComputedStyle(one).borderColor !== getComputedStyle(other).borderColor";

#[tokio::test]
async fn what_is_tapped_looks_chosen_and_what_is_written_is_not_passed_away() -> Outcome {
    let harness = Harness::open().await?;
    for (look, device) in [("light", Device::phone()), ("dark", Device::phone().dark())] {
        let phone = harness.phone(&format!("chosen-{look}"), device).await?;
        start_group(&phone, "Choir", &["Ana", "Bilal", "Chen"]).await?;
        step_up(&phone, "Book the hall").await?;
        start(&phone).await?;
        phone.link("Go-round").press().await?;
        phone.see("In a go-round, everyone speaks in turn.").await?;
        steps::begin_check_in_round(&phone).await?;
        has_the_floor(&phone, "Ana").await?;
        phone
            .until(
                "what Pass is for",
                "return document.querySelector('.at-pass small').innerText === 'nothing to say'",
            )
            .await?;

        // Who wrote something has something to say; how it goes is asked for, where nobody ever said it.
        phone.textbox("Anything to add?").like().fill("They call back.").await?;
        phone.button("Pass").gone().await?;
        phone.press("Save, then Bilal").await?;
        phone.see("Choose how it’s going.").await?;
        has_the_floor(&phone, "Ana").await?;
        phone.button("Moving").press().await?;
        phone.see("Saved: moving. Thank you!").await?;
        phone.until("it to look chosen", CHOSEN).await?;
        assert!(phone.button("Moving").is_on().await?);
        assert!(!phone.button("Stuck").is_on().await?);
        phone.screenshot(&format!("at-chosen-{look}")).await?;
        phone.must_be_accessible().await?;
        phone.press("Undo").await?;
        phone
            .until("nothing to look chosen", "return !document.querySelector('.at-state[aria-pressed=true]')")
            .await?;
        phone.button("Stuck").press().await?;
        phone.until("it to look chosen", CHOSEN).await?;

        // A word that comes later is saved by what goes on.
        phone.textbox("Anything to add?").like().fill("Nobody answers.").await?;
        phone.press("Save, then Bilal").await?;
        has_the_floor(&phone, "Bilal").await?;
        phone.button("Pass").wait().await?;
        phone.press("I’ll do this").await?;
        phone.textbox("What is it?").fill("Bring the chairs").await?;
        phone.press("Save, then Chen").await?;
        has_the_floor(&phone, "Chen").await?;
        // The way back is said in a word that is seen.
        let seen = "const back = document.querySelector('.at-back'); return back.innerText.trim() === 'Back' && back.getBoundingClientRect().height >= 48";
        phone.until("the way back", seen).await?;
        phone.goto("#/work/everyone").await?;
        phone.see("Bring the chairs").await?;
        phone.link("Book the hall").like().press().await?;
        phone.see("Nobody answers.").await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_green_button_leads_through_a_whole_meeting() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("usual", Device::phone()).await?;
    start_group(&phone, "Choir", &["Ana", "Bilal"]).await?;
    start(&phone).await?;
    assert!(phone.button("Ana").is_on().await?);
    phone.button("Bilal").press().await?;
    phone.see("2 people are here").await?;
    let green = [
        "Next: Roles",
        "Next: Arrival go-round",
        "Next: Bilal",
        "Next: end of go-round",
        "Next: Check-in go-round",
        "Next: Bilal",
        "Next: end of go-round",
        "Next: Talking",
        "Next: Closing",
        "End the meeting",
    ];
    for label in green {
        let is_green = format!(
            "const green = [...document.querySelectorAll('.meeting-next .btn-primary')];
             return green.length === 1 && green[0].innerText.replace(/[\\u2066-\\u2069]/g, '').trim() === '{label}'"
        );
        phone.until(label, &is_green).await?;
        phone.press(label).await?;
    }
    phone.until("the meeting notes", "return location.hash.endsWith('/minutes')").await?;
    phone.must_be_quiet().await
}
