//! A task in one line, the form behind it, and the way from a file to one’s own Now.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome};
use steps::{gone_back, save_file, start_group, step_up};

#[tokio::test]
async fn a_task_is_added_in_one_line_that_is_read_as_it_is_typed() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("one-line", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Ben Okafor", "Cem"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    for place in ["#/", "#/work"] {
        phone.goto(place).await?;
        phone.textbox("Add a task").fill("Call the landlord @Ben tomorrow").await?;
        phone.until(
            "who and when to be read",
            "const on = [...document.querySelectorAll('.add-task .chip[aria-pressed=true]')].map((e) => e.textContent);
             return on.join().replace(/[\\u2066-\\u2069]/g, '') === 'Ben Okafor,Ask Ben,Tomorrow'",
        ).await?;
        phone.must_be_accessible().await?;
        phone.screenshot(&format!("add-task-{}", if place == "#/" { "now" } else { "work" })).await?;
        // Killed meanwhile, it is still there.
        phone.reload().await?;
        // Corrected by a tap: he said yes, I do it as well, and no day is known yet, so that the word stays.
        phone.press("Ben said yes").await?;
        phone.button("Ana").inside("Who will do it?").press().await?;
        phone.button("No day").inside("By when?").press().await?;
        phone.button("Save").press().await?;
        phone.see("said yes. It’s on ").await?;
        phone.button("Undo").wait().await?;
        phone.goto("#/work").await?;
        phone.link("Call the landlord tomorrow").like().press().await?;
        phone.see("Ben Okafor and Ana").await?;
        // The message went with the place; what it offered stands under the group's name.
        assert!(!phone.button("Close this message").is_there().await?);
        phone.press("Riverside Tenants, switch group").await?;
        phone.button("Undo: ").like().press().await?;
        phone.see("Undone").await?;
    }
    phone.must_be_quiet().await
}

/// Who is named in the line may have said yes, or is asked: it says which, and a tap changes it.
#[tokio::test]
async fn who_is_named_said_yes_or_is_asked() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("asked", Device::small_phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.goto("#/work").await?;
    phone.fill("Add a task", "Call the landlord @Bilal tomorrow").await?;
    phone.button("Ask Bilal").wait().await?;
    assert!(phone.button("Ask Bilal").is_on().await?);
    phone.button("Bilal").inside("Who will do it?").wait().await?;
    phone.must_be_accessible().await?;
    phone.screenshot("add-task-asked").await?;
    phone.press("Save").await?;
    phone.see("Asked: Bilal. They’ll see it after you share.").await?;
    // It waits for Bilal, and is no open need to who asked.
    phone.goto("#/").await?;
    phone.heading("Asked, no answer yet").wait().await?;
    phone.see("Waiting for Bilal · by tomorrow").await?;
    assert!(!phone.heading("Open needs").is_there().await?);
    assert!(!phone.button("I’ll do this: Call the landlord").is_there().await?);
    phone.must_be_accessible().await?;
    phone.screenshot("now-waiting").await?;
    phone.goto("#/needs").await?;
    phone.heading("Asked, no answer yet").wait().await?;
    phone.link("Call the landlord").like().press().await?;
    phone.heading("Call the landlord").wait().await?;
    phone.see("By tomorrow").await?;
    phone.see("Bilal").await?;
    steps::undo_last(&phone).await?;
    // Of what I do myself others are asked to join.
    phone.goto("#/work").await?;
    phone.fill("Add a task", "Call the landlord @Bilal").await?;
    phone.see("Did Bilal say yes?").await?;
    phone.press("Bilal said yes").await?;
    phone.press("Ask Bilal").await?;
    phone.button("Ana").inside("Who will do it?").press().await?;
    phone.press("Save").await?;
    phone.see("It’s on your list. Asked: Bilal.").await?;
    // Who looks for somebody else is not meant: the page says for whom it is.
    phone.fill("Add a task", "Sweep the yard").await?;
    phone.press("Someone else…").await?;
    phone.heading("Add a task").wait().await?;
    phone.button("Chen").press().await?;
    phone.heading("Ask Chen").like().wait().await?;
    phone.button("Ana").press().await?;
    phone.heading("I’ll do this, and ask Chen").like().wait().await?;
    phone.press("Cancel").await?;
    gone_back(&phone, "#/work/new").await?;
    // The next one begins anew.
    phone.fill("Add a task", "Fetch the key @Bilal").await?;
    phone.press("Bilal said yes").await?;
    phone.press("Save").await?;
    phone.fill("Add a task", "Paint the door @Bilal").await?;
    phone.button("Ask Bilal").wait().await?;
    assert!(phone.button("Ask Bilal").is_on().await?);
    phone.must_be_quiet().await
}

/// Each of the acts on Now says by itself what it begins: a task in the line, or what anybody can take.
#[tokio::test]
async fn what_can_be_done_on_now_is_plain() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("acts", Device::small_phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    // Minutes are of use to who has some: not to a group that begins.
    phone.goto("#/").await?;
    phone.link("Say what’s needed").wait().await?;
    assert!(!phone.link("Import minutes or a list").is_there().await?);
    step_up(&phone, "Ask about the hall").await?;
    phone.goto("#/").await?;
    let words: Vec<String> = phone
        .js(
            "return [...document.querySelectorAll('.now-top a.btn, .now-top button.btn')].map((one) => one.innerText.trim())",
            &[],
        )
        .await?;
    assert_eq!(words, ["", "Say what’s needed"], "no words that ask: what?");
    phone.link("I’ll do this").press().await?;
    phone.heading("I’ll do this").wait().await?;
    phone.textbox("What will you do?").wait().await?;
    phone.must_be_quiet().await
}

/// A day in the words of a need is read as in those of a task, and corrected by a tap.
#[tokio::test]
async fn a_day_in_a_need_is_read_as_it_is_typed() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("need-day", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    for (typed, corrected, shown, when) in [
        ("A van for the chairs by tomorrow", None, "A van for the chairs", "By tomorrow"),
        ("A ladder by tomorrow", Some("No day"), "A ladder by tomorrow", "Nobody has taken this yet."),
        ("Ask @Bilal for soup by today", None, "Ask @Bilal for soup", "By today"),
    ] {
        phone.goto("#/needs/new").await?;
        phone.fill("What is needed?", typed).await?;
        let near = if typed.ends_with("today") { "Today" } else { "Tomorrow" };
        phone.until(
            "the day to be read",
            &format!("return [...document.querySelectorAll('.chip[aria-pressed=true]')].some((one) => one.textContent === '{near}')"),
        ).await?;
        if let Some(chip) = corrected {
            phone.button(chip).press().await?;
        }
        phone.press("Save").await?;
        phone.heading(shown).wait().await?;
        phone.see(when).await?;
    }
    // A day that is not among the near ones stands beside them.
    phone.goto("#/needs/new").await?;
    phone.fill("What is needed?", "A hall on 24 December").await?;
    phone.until(
        "the day to be read",
        "return [...document.querySelectorAll('.chip[aria-pressed=true]')].some((one) => /24/.test(one.textContent))",
    ).await?;
    phone.screenshot("need-day").await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await
}

/// A second Ana is asked for a letter more, and a second Ben is told apart by his pronouns, in a list and where one is meant.
#[tokio::test]
async fn two_of_exactly_one_name_are_told_apart() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("two-anas", Device::small_phone()).await?;
    start_group(&phone, "Food Co-op", &["Ana", "Ben"]).await?;
    phone.goto("#/people/add").await?;
    phone.fill("Name", "Ana").await?;
    phone.radio("Someone else").press().await?;
    phone.fill("How shall we tell them apart?", "B").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("tell-apart").await?;
    phone.button("Add").press().await?;
    phone.see("Ana B was added").await?;
    phone.fill("Name", "Ben").await?;
    phone.textbox("Pronouns").like().fill("he/him").await?;
    phone.radio("Someone else").press().await?;
    phone.button("Add").press().await?;
    phone.see("Ben was added").await?;
    phone.goto("#/people").await?;
    for name in ["Ana B", "Ben (he/him)"] {
        phone.link(name).like().wait().await?;
    }
    phone.goto("#/").await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.goto("#/").await?;
    phone.fill("Add a task", "Order potatoes @Ben tomorrow").await?;
    phone.press("Save").await?;
    phone.see("Which Ben? Tap one below: Ben, Ben (he/him).").await?;
    phone.button("Ben (he/him)").press().await?;
    phone.press("Ben (he/him) said yes").await?;
    phone.press("Save").await?;
    phone.see("Ben (he/him) said yes.").await?;
    phone.goto("#/work/everyone").await?;
    phone.link("Order potatoes").like().wait().await?;
    assert!(
        !phone.js::<String>("return document.querySelector('#main').innerText", &[]).await?.contains('@')
    );
    phone.must_be_quiet().await
}

/// All of a long task can be read while it is typed, on a narrow phone too.
#[tokio::test]
async fn the_line_grows_with_what_is_typed() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("growing", Device::small_phone()).await?;
    start_group(&phone, "Food Co-op", &["Ana", "Ben"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    let long = "Ask the youth club whether they lend us their sound system for the whole weekend";
    let hidden = "const field = document.activeElement; return field.scrollHeight - field.clientHeight";
    for (page, field) in
        [("#/", "Add a task"), ("#/work/new", "What will you do?"), ("#/needs/new", "What is needed?")]
    {
        phone.goto(page).await?;
        phone.fill(field, long).await?;
        let hidden: i32 = phone.js(hidden, &[]).await?;
        assert!(hidden <= 1, "{hidden} px of “{field}” are not seen");
        phone.must_be_accessible().await?;
        phone.screenshot(&format!("growing-{}", field.len())).await?;
    }
    phone.goto("#/").await?;
    phone.fill("Add a task", long).await?;
    phone.key("Enter").await?;
    phone.see("It’s on your list.").await?;
    phone.must_be_quiet().await
}

/// Nobody takes on what was meant for one of two who share a first name.
#[tokio::test]
async fn of_two_of_one_name_it_is_asked_who_is_meant() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("two-bens", Device::small_phone()).await?;
    start_group(&phone, "Food Co-op", &["Ana", "Ben Adler", "Ben Okoro"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.fill("Add a task", "Order potatoes @Ben tomorrow").await?;
    phone.press("Save").await?;
    phone.see("Which Ben? Tap one below: Ben Adler, Ben Okoro.").await?;
    phone.fill("Add a task", "Order potatoes @Ben Okoro tomorrow").await?;
    phone.press("Ben O. said yes").await?;
    phone.press("Save").await?;
    phone.see("Ben Okoro said yes.").await?;
    // Chosen on the page behind the line, he is who was meant: no half of a name stays among the words.
    for typed in ["Wash the pots @Ben", "Dry the pots @Be"] {
        phone.fill("Add a task", typed).await?;
        phone.press("Someone else…").await?;
        phone.button("Ben Adler").inside("Who will do it?").press().await?;
        phone.press("Ben A. said yes").await?;
        phone.press("Save").await?;
        phone.see("Ben Adler said yes.").await?;
        gone_back(&phone, "#/work/new").await?;
    }
    phone.goto("#/work/everyone").await?;
    for words in ["Order potatoes", "Wash the pots", "Dry the pots"] {
        phone.link(words).like().wait().await?;
    }
    assert!(
        !phone.js::<String>("return document.querySelector('#main').innerText", &[]).await?.contains('@')
    );
    phone.must_be_quiet().await
}

/// An empty group has the line at once, and what is stuck asks why, in the row that was tapped.
#[tokio::test]
async fn the_first_task_is_typed_on_now_and_says_why_it_is_stuck() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("first-task", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.goto("#/").await?;
    phone.link("Say what’s needed").wait().await?;
    phone.must_be_accessible().await?;
    phone.screenshot("now-empty").await?;
    phone.fill("Add a task", "Call the landlord tomorrow").await?;
    phone.press("Save").await?;
    phone.see("It’s on your list.").await?;
    phone.fill("Add a task", "Paint the door").await?;
    phone.press("Save").await?;
    assert!(!phone.link("Why is it stuck? Add a word").is_there().await?);
    phone.button("Check in").inside("Call the landlord").press().await?;
    phone.button("Stuck").press().await?;
    phone.see("Saved: stuck. Thanks for saying so.").await?;
    phone.link("Why is it stuck? Add a word").wait().await?;
    phone.must_be_accessible().await?;
    phone.screenshot("now-why-stuck").await?;
    phone.press("Why is it stuck? Add a word").await?;
    assert!(phone.radio("Stuck").is_on().await?, "it is not asked again how it goes");
    phone.textbox("Anything to add?").like().fill("Nobody picks up.").await?;
    phone.press("Save").await?;
    phone.link("Why is it stuck? Add a word").gone().await?;
    phone.link("Call the landlord").like().press().await?;
    phone.see("Nobody picks up.").await?;
    let story = phone.js::<String>("return document.querySelector('.story').innerText", &[]).await?;
    assert_eq!(story.matches("Stuck").count(), 1, "the word joined what was said just before: {story}");
    phone.must_be_quiet().await
}

/// What others do and is stuck can be helped with from Now; who asks for a hand for others says so.
#[tokio::test]
async fn others_tasks_are_helped_with_as_theirs() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("theirs", Device::small_phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.fill("Add a task", "Paint the banner @Bilal").await?;
    phone.press("Bilal said yes").await?;
    phone.press("Save").await?;
    phone.see("Bilal said yes. It’s on Bilal’s list now.").await?;
    phone.goto("#/work/everyone").await?;
    phone.link("Paint the banner").like().press().await?;
    phone.press("Check in").await?;
    phone.see("Bilal is doing this.").await?;
    phone.radio("Stuck").press().await?;
    phone.press("Save").await?;
    phone.see("Saved: stuck.").await?;
    phone.goto("#/").await?;
    phone.heading("Stuck or asking for a hand").wait().await?;
    phone.see("Stuck · Bilal · today").await?;
    phone
        .control(all_leaders_e2e::Role::Pressable, "Paint the banner")
        .like()
        .inside("Stuck or asking for a hand")
        .press()
        .await?;
    phone.button("Offer a hand").wait().await?;
    phone.must_be_accessible().await?;
    phone.screenshot("now-stuck").await?;
    phone.link("See everything about it").press().await?;
    phone.press("Check in").await?;
    phone.press("Ask for a hand for Bilal").await?;
    phone.see("The group will see that Bilal could use a hand.").await?;
    phone.press("Save").await?;
    phone.see("Ana asks for a hand for Bilal").await?;
    phone.goto("#/").await?;
    phone.see("Ana asked for a hand for Bilal").await?;
    phone.must_be_quiet().await
}

/// Where a keyboard lies over the page, as an iPhone's does, *Save* stands above it.
#[tokio::test]
async fn save_stands_above_a_keyboard_that_lies_over_the_page() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("keyboard", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.goto("#/work/new").await?;
    phone.fill("What will you do?", "Ask about the hall").await?;
    let keyboard = "
        const most = innerHeight - 300;
        Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => most });
        visualViewport.dispatchEvent(new Event('resize'));
        return null";
    let () = phone.js(keyboard, &[]).await?;
    let above = "const save = [...document.querySelectorAll('button[type=submit]')].find((e) => e.checkVisibility());
        return save.getBoundingClientRect().bottom <= innerHeight - 300 && save.getBoundingClientRect().top > 0";
    phone.until("Save to stand above the keyboard", above).await?;
    phone.screenshot("above-keyboard").await?;
    let gone = "delete visualViewport.height; visualViewport.dispatchEvent(new Event('resize')); return null";
    let () = phone.js(gone, &[]).await?;
    phone
        .until(
            "no keyboard",
            "return document.documentElement.style.getPropertyValue('--keyboard') === '0px'",
        )
        .await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn choosing_somebody_else_takes_my_place_and_the_title_follows() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("instead", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    phone.goto("#/work/new").await?;
    phone.heading("I’ll do this").wait().await?;
    phone.button("Bilal").press().await?;
    phone.heading("Ask Bilal").wait().await?;
    phone.press("Bilal said yes").await?;
    phone.heading("Bilal will do this").like().wait().await?;
    assert!(!phone.button("Ana").is_on().await?);
    phone.button("Ana").press().await?;
    phone.heading("I’ll do this").wait().await?;
    assert!(phone.button("Bilal").is_on().await? && phone.button("Ana").is_on().await?);
    // What is rare is folded away, and unfolded where something is in it.
    assert!(!phone.textbox("A note").like().is_there().await?);
    phone.press("More: someone helping, a note").await?;
    phone.textbox("A note").like().fill("It is dry there").await?;
    phone.reload().await?;
    phone.textbox("A note").like().wait().await?;
    phone.fill("What is it?", "Ask about the hall, by tomorrow").await?;
    phone.press("Save").await?;
    phone.see("said yes. It’s on ").await?;
    gone_back(&phone, "#/work/new").await?;
    phone.goto("#/work").await?;
    phone.link("Ask about the hall").like().press().await?;
    phone.see("By tomorrow").await?;
    phone.must_be_quiet().await
}

/// Whether the middle of *Save* is seen, and nothing that has the focus lies under the foot of the form.
const IN_REACH: &str = "
    const save = [...document.querySelectorAll('#main .form-foot button[type=submit]')].find((e) => e.checkVisibility());
    const box = save.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!save.contains(top)) return `Save lies under ${top?.className} at ${Math.round(box.top)}`;
    const foot = save.closest('.form-foot').getBoundingClientRect();
    for (const field of document.querySelectorAll('#main input, #main textarea, #main .chip')) {
      if (!field.checkVisibility()) continue;
      field.focus();
      await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
      const at = field.getBoundingClientRect();
      const foot = save.closest('.form-foot').getBoundingClientRect();
      if (at.top < foot.bottom && at.bottom > foot.top + 8 && at.height < foot.top) return `${field.id || field.textContent} lies under the foot`;
    }
    return ''";

#[tokio::test]
async fn saving_is_in_reach_of_every_form_and_covers_no_field() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("in-reach", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    for place in ["#/work/new", "#/needs/new", "#/meeting/new", "#/questions/ask"] {
        phone.arrive(place).await?;
        let () = phone
            .js("for (const e of document.querySelectorAll('#main details')) e.open = true; return null", &[])
            .await?;
        let found: String = phone.js_async(IN_REACH, &[]).await?;
        assert_eq!(found, "", "{place}");
    }
    // Where a form belongs to a page with a list, it is unfolded above the list.
    for (place, fold) in [
        ("#/check-in", "Or: how are you?"),
        ("#/agreements", "Add an agreement"),
        ("#/roles", "Add our own role"),
    ] {
        phone.arrive(place).await?;
        phone.press(fold).await?;
        let found: String = phone.js_async(IN_REACH, &[]).await?;
        assert_eq!(found, "", "{place}");
    }
    // A plan is what and when: it is seen as a whole.
    phone.arrive("#/meeting/new").await?;
    let ends: f64 =
        phone.js("return document.querySelector('#main form').getBoundingClientRect().bottom", &[]).await?;
    assert!(ends <= 780.0, "the plan ends at {ends}, under the bar");
    phone.must_be_quiet().await
}

#[tokio::test]
async fn from_a_file_to_my_own_now_it_takes_two_taps() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("first-opening-ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    let file = save_file(&ana).await?;
    let bilal = harness.phone("first-opening", Device::phone()).await?;
    bilal.link("Open a group file").press().await?;
    bilal.file_input().upload(&[&file]).await?;
    // It says who is in it, and what they do.
    bilal.see("Ana and Bilal are in it.").await?;
    bilal.see("They’re working on “Ask about the hall”.").await?;
    let taps = ["Join Riverside Tenants", "Bilal"];
    for tap in taps {
        bilal.press(tap).await?;
    }
    bilal.until("Now", "return location.hash === '#/' && document.activeElement.matches('h1')").await?;
    bilal.see("You are Bilal").await?;
    // Both phones have the same: nobody forgot to share.
    bilal.goto("#/share").await?;
    bilal.see("This came from Ana’s phone, today.").await?;
    bilal.see("Nothing noted on this phone is new since then.").await?;
    step_up(&bilal, "Paint the banner").await?;
    bilal.goto("#/share").await?;
    bilal.see("One thing noted on this phone is new since then.").await?;
    bilal.must_be_quiet().await
}
