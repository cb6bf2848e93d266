//! A task in one line, the form behind it, and the way from a file to one’s own Now.

mod steps;

use all_leaders_e2e::{Device, Outcome, Stage};
use steps::{gone_back, save_file, start_group, step_up};

#[tokio::test]
async fn a_task_is_added_in_one_line_that_is_read_as_it_is_typed() -> Outcome {
    let stage = Stage::open().await?;
    let phone = stage.phone("one-line", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Ben Okafor", "Cem"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    for place in ["#/", "#/work"] {
        phone.goto(place).await?;
        phone.textbox("Add a task").fill("Call the landlord @Ben tomorrow").await?;
        phone.until(
            "who and when to be read",
            "const on = [...document.querySelectorAll('.add-task .chip[aria-pressed=true]')].map((e) => e.textContent);
             return on.join() === '\u{2068}Ben Okafor\u{2069},Tomorrow' || on.join() === 'Ben Okafor,Tomorrow'",
        ).await?;
        phone.must_be_accessible().await?;
        phone.screenshot(&format!("add-task-{}", if place == "#/" { "now" } else { "work" })).await?;
        // Killed meanwhile, it is still there.
        phone.reload().await?;
        // Corrected by a tap: I do it as well, and no day is known yet, so that the word stays.
        phone.button("Ana").inside("Who said yes?").press().await?;
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

#[tokio::test]
async fn choosing_somebody_else_takes_my_place_and_the_title_follows() -> Outcome {
    let stage = Stage::open().await?;
    let phone = stage.phone("instead", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    phone.goto("#/work/new").await?;
    phone.heading("I’ll do this").wait().await?;
    phone.button("Bilal").press().await?;
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
    const save = [...document.querySelectorAll('#main button[type=submit]')].find((e) => e.textContent.trim() === 'Save');
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
    let stage = Stage::open().await?;
    let phone = stage.phone("in-reach", Device::phone()).await?;
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
    phone.must_be_quiet().await
}

#[tokio::test]
async fn from_a_file_to_my_own_now_it_takes_two_taps() -> Outcome {
    let stage = Stage::open().await?;
    let ana = stage.phone("first-opening-ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    let file = save_file(&ana).await?;
    let bilal = stage.phone("first-opening", Device::phone()).await?;
    bilal.link("Open a group file").press().await?;
    bilal.file_input().upload(&[&file]).await?;
    let taps = ["Bring in these changes", "Bilal"];
    for tap in taps {
        bilal.press(tap).await?;
    }
    bilal.until("Now", "return location.hash === '#/' && document.activeElement.matches('h1')").await?;
    bilal.see("You are Bilal").await?;
    bilal.must_be_quiet().await
}
