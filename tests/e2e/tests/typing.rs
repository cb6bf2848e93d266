//! Typing into fields, and messages that come and go, by keyboard and by touch.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, needs};
use serde_json::json;
use steps::{gone_back, start_group, step_up};

/// What counts seconds one by one, as messages do, has them as long as `window.__second` says.
const SECONDS: &str = "const real = window.setTimeout;
    window.__second = 10;
    window.setTimeout = (run, after, ...more) => real(run, after === 1000 ? window.__second : after, ...more);";

/// A browser that tells nobody when the focus leaves something that is taken away (Firefox, WebKit), nor when the mouse
/// does (WebKit). None of it is told here, not even where ours would.
const TELLS_NOTHING: &str = "for (const name of ['focusout', 'pointerleave', 'blur', 'mouseleave'])
    window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);";

/// Types these one after the other, where the focus is.
async fn type_keys(phone: &Phone, keys: &str) -> Outcome {
    for key in keys.chars() {
        phone.key(&key.to_string()).await?;
    }
    Ok(())
}

/// What the only field for a day has.
async fn day(phone: &Phone) -> Outcome<String> {
    phone.js("return document.querySelector('input[type=date]').value", &[]).await
}

#[tokio::test]
async fn a_day_is_typed_by_keyboard_as_it_is_meant() -> Outcome {
    needs!(TypedDays);
    let harness = Harness::open().await?;
    let phone = harness.phone("typed-day", Device::desktop().language("en-US")).await?;
    start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
    phone.goto("#/work/new").await?;
    phone.fill("What will you do?", "Ask about the hall").await?;
    let focus = "document.querySelector('input[type=date]').focus(); return true";

    // Into an empty field.
    phone.until("the field for a day", focus).await?;
    type_keys(&phone, "01152027").await?;
    assert_eq!(day(&phone).await?, "2027-01-15");

    // Over another day: the 30th of February, on the way, is none.
    phone.button("Tomorrow").press().await?;
    phone.until("the field for a day", focus).await?;
    type_keys(&phone, "11302026").await?;
    assert_eq!(day(&phone).await?, "2026-11-30");
    phone.button("Today").press().await?;
    phone.until("the field for a day", focus).await?;
    type_keys(&phone, "11302026").await?;
    phone.until("the field for a day", "document.activeElement.blur(); return true").await?;
    phone.until("the field for a day", focus).await?;
    type_keys(&phone, "02282028").await?;
    assert_eq!(day(&phone).await?, "2028-02-28");

    phone.press("Save").await?;
    gone_back(&phone, "#/work/new").await?;
    phone.goto("#/work").await?;
    phone.see("February 28, 2028").await?;

    // A time of the day likewise.
    let again =
        "const field = document.querySelector('input[type=time]'); field.blur(); field.focus(); return true";
    phone.goto("#/meeting/new").await?;
    phone.until("the field for a time", again).await?;
    type_keys(&phone, "0630P").await?;
    phone.until("the field for a time", again).await?;
    type_keys(&phone, "0915P").await?;
    let time: String = phone.js("return document.querySelector('input[type=time]').value", &[]).await?;
    assert_eq!(time, "21:15");
    phone.screenshot("plan-a-meeting").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn half_a_day_is_said_and_nothing_is_saved() -> Outcome {
    needs!(TypedDays);
    let harness = Harness::open().await?;
    let phone = harness.phone("half-a-day", Device::desktop().language("en-US")).await?;
    start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
    phone.goto("#/work/new").await?;
    phone.fill("What will you do?", "Ask about the hall").await?;
    phone
        .until("the field for a day", "document.querySelector('input[type=date]').focus(); return true")
        .await?;
    type_keys(&phone, "0115").await?;
    for save in ["Save", "Save and add another"] {
        phone.press(save).await?;
        phone.see("This is not a whole day yet").await?;
    }
    let kept = phone.storage_dump().await?;
    assert!(!kept.keys().any(|name| name.contains("/commitment/")), "nothing is saved");
    phone.press("No day").await?;
    phone.press("Save").await?;
    gone_back(&phone, "#/work/new").await?;
    // A time and a number likewise.
    phone.goto("#/meeting/new").await?;
    phone
        .until("the field for a time", "document.querySelector('input[type=time]').focus(); return true")
        .await?;
    type_keys(&phone, "06").await?;
    phone.press("Save").await?;
    phone.see("This is not a whole time yet").await?;
    type_keys(&phone, "30P").await?;
    phone.press("More: how long, where, how often").await?;
    phone.until("a number", "document.querySelector('input[type=number]').focus(); return true").await?;
    type_keys(&phone, "9000").await?;
    phone.press("Save").await?;
    phone.see("A whole number from 1 to 1440").await?;
    phone.screenshot("half-a-day").await?;
    phone.must_be_quiet().await
}

/// From now on a second is so many milliseconds.
async fn seconds_of(phone: &Phone, milliseconds: u32) -> Outcome {
    phone.until("another pace", &format!("window.__second = {milliseconds}; return true")).await
}

/// Waits until no message stands on the page.
async fn no_message(phone: &Phone) -> Outcome {
    phone.until("the message to go", "return document.querySelectorAll('.toast').length === 0").await
}

#[tokio::test]
async fn messages_go_in_their_time_after_one_was_put_away_or_taken_back() -> Outcome {
    let harness = Harness::open().await?;
    for (name, device) in [("message-touch", Device::phone()), ("message-keys", Device::desktop())] {
        let keys = name == "message-keys";
        let phone = harness.phone(name, device).await?;
        for script in [SECONDS, TELLS_NOTHING] {
            let () = phone.js(script, &[]).await?;
        }
        start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
        for press in ["Close this message", "Undo"] {
            no_message(&phone).await?;
            // This one stays until it is dealt with.
            seconds_of(&phone, 1_000_000).await?;
            step_up(&phone, press).await?;
            phone.button(press).wait().await?;
            seconds_of(&phone, 10).await?;
            if keys {
                let focus = format!(
                    "document.querySelector('#main h1').focus();
                     const all = [...document.querySelectorAll('.toast button')];
                     all.find((e) => (e.getAttribute('aria-label') || e.textContent).trim() === '{press}').focus();
                     return true"
                );
                phone.until("the button", &focus).await?;
                phone.key("Enter").await?;
            } else {
                phone.button(press).press().await?;
            }
            // Who pressed it goes on where they were.
            phone
                .until("the focus to be somewhere", "return document.activeElement !== document.body")
                .await?;
            if keys {
                let focused = phone.focused().await?;
                assert!(focused.starts_with("h1"), "{focused}");
            }
            // What tells that it was taken back goes by itself, and so does the next.
            no_message(&phone).await?;
            // It stands for a blink at this pace: nobody waits to see it.
            phone.goto("#/work/new").await?;
            phone.fill("What will you do?", &format!("After: {press}")).await?;
            phone.press("Save").await?;
            gone_back(&phone, "#/work/new").await?;
            no_message(&phone).await?;
        }
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_message_goes_though_the_browser_goes_on_about_a_mouse_that_lies_still() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("message-mouse", Device::desktop()).await?;
    let () = phone.js(SECONDS, &[]).await?;
    start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
    seconds_of(&phone, 1_000_000).await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.button("Undo").wait().await?;
    seconds_of(&phone, 50).await?;
    let lies_still = "setInterval(() => document.querySelector('.toast')?.dispatchEvent(
           new PointerEvent('pointermove', { bubbles: true, clientX: 7, clientY: 7 })), 5); return true";
    phone.until("a mouse that lies still", lies_still).await?;
    phone.button("Undo").press().await?;
    no_message(&phone).await?;
    phone.must_be_quiet().await
}

/// A browser that takes its time to paint: until [`PAINTS`].
const PAINTS_LATE: &str = "window.__frames = [];
    window.__frame = window.requestAnimationFrame;
    window.requestAnimationFrame = (run) => window.__frames.push(run);";
const PAINTS: &str = "window.requestAnimationFrame = window.__frame;
    window.__frames.splice(0).forEach((run) => run(performance.now())); return true";
/// After the next frames, whether what has the focus fits the selector.
const HAS_FOCUS: &str = "await new Promise((then) => setTimeout(() => requestAnimationFrame(then), 50));
    return document.activeElement.matches(args[0])";

#[tokio::test]
async fn who_is_quicker_than_the_page_stays_in_the_field() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("quick", Device::desktop()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
    phone.goto("#/work").await?;
    phone.heading("Work").wait().await?;
    for (place, quick) in [("#/work/new", "#main input"), ("#/people", "#main a.person")] {
        let () = phone.js(PAINTS_LATE, &[]).await?;
        phone.goto(place).await?;
        let into = format!("const it = document.querySelector('{quick}'); it?.focus(); return !!it");
        phone
            .until("somebody there", &format!("if (location.hash !== '{place}') return false; {into}"))
            .await?;
        phone.until("the page to be painted", PAINTS).await?;
        let stays: bool = phone.js_async(HAS_FOCUS, &[json!(quick)]).await?;
        assert!(stays, "{place}: {}", phone.focused().await?);
    }
    phone.must_be_quiet().await
}

/// Whether a tap on *Undo* is the message's: while it has just come up, and afterwards. It is had come up once more, and its
/// time is held.
const TAKES_TAPS: &str = "
    const toast = document.querySelector('.toast');
    const box = toast.querySelector('.toast-undo').getBoundingClientRect();
    const takes = () => toast.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
    toast.style.animation = 'none';
    toast.offsetWidth;
    toast.style.animation = '';
    const moves = toast.getAnimations();
    moves.forEach((one) => { one.pause(); one.currentTime = 200; });
    const early = takes();
    moves.forEach((one) => one.finish());
    return [early, takes()]";

#[tokio::test]
async fn a_message_takes_no_tap_that_was_on_its_way_when_it_came_up() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("message-taps", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.button("Undo").wait().await?;
    let takes: [bool; 2] = phone.js(TAKES_TAPS, &[]).await?;
    assert_eq!(takes, [false, true], "what lies beneath has the first taps");
    phone.button("Undo").press().await?;
    phone.see("Undone: ").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_message_waits_for_who_is_at_it() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("message-waits", Device::desktop()).await?;
    let () = phone.js(SECONDS, &[]).await?;
    start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
    // The first stays until it is dealt with.
    seconds_of(&phone, 1_000_000).await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.button("Undo").wait().await?;
    seconds_of(&phone, 10).await?;
    // The next has somebody at it before a second has gone by.
    phone
        .until(
            "a watch on the messages",
            "new MutationObserver(() => document.querySelector('.toast .btn-icon')?.focus())
               .observe(document.querySelector('.toasts'), { childList: true }); return true",
        )
        .await?;
    phone.button("Undo").press().await?;
    phone
        .until("somebody at the next one", "return document.activeElement.matches('.toast .btn-icon')")
        .await?;
    // Thirty of its seconds later.
    let later = "await new Promise((then) => { let left = 30;
        const next = () => { left -= 1; if (left) setTimeout(next, 1000); else then(); }; next(); }); return true";
    let _: bool = phone.js_async(later, &[]).await?;
    assert!(phone.button("Close this message").is_there().await?, "it waits");
    phone.until("the focus to leave", "document.activeElement.blur(); return true").await?;
    no_message(&phone).await?;
    phone.must_be_quiet().await
}
