//! At every step of a meeting what comes next and noting things are in sight, on small phones and with large text as well.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone};
use steps::start_group;

/// What of the meeting's foot is out of sight or covered, as sentences.
const COVERED: &str = "
    const found = [];
    const buttons = [...document.querySelectorAll('.meeting-next .btn, .meeting-foot .capture')];
    if (buttons.length < 7) found.push(`only ${buttons.length} buttons`);
    for (const one of buttons) {
      const box = one.getBoundingClientRect();
      if (box.top < 0 || box.left < 0 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1) {
        found.push(`${one.innerText} is out of sight`);
      } else if (!one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))) {
        found.push(`${one.innerText} is covered`);
      }
    }
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth + 1) found.push(`the page is ${page.scrollWidth} px wide`);
    return found.join('; ')";

/// The steps of a meeting that are not whole on the screen.
const CUT_STEPS: &str = "
    return [...document.querySelectorAll('.meeting-steps a')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.innerText)";

async fn foot_is_in_sight(phone: &Phone, size: &str, step: &str) -> Outcome {
    phone.until("the foot", "return !!document.querySelector('.meeting-next .btn-primary')").await?;
    let found: String = phone.js(COVERED, &[]).await?;
    assert_eq!(found, "", "{size}, {step}");
    Ok(())
}

#[tokio::test]
async fn what_comes_next_is_in_sight_at_every_step_of_a_meeting() -> Outcome {
    let harness = Harness::open().await?;
    let sizes = [
        ("phone", Device::phone(), 100),
        ("small", Device::small_phone(), 100),
        ("large", Device::phone(), 200),
    ];
    for (size, device, text) in sizes {
        let phone = harness.phone(&format!("foot-{size}"), device).await?;
        start_group(&phone, "Food Co-op", &["Ana", "Bilal", "Chen", "Dora"]).await?;
        phone.goto("#/meet").await?;
        phone.press("Start a meeting").await?;
        phone.see("Who is here?").await?;
        let larger = format!("document.documentElement.style.fontSize = '{text}%'; return null");
        phone.js::<serde_json::Value>(&larger, &[]).await?;
        if text == 100 {
            let cut: Vec<String> = phone.js(CUT_STEPS, &[]).await?;
            assert!(cut.is_empty(), "{size}: steps are cut: {cut:?}");
        }
        for step in ["Arriving", "Roles", "Talking", "Closing", "Go-round"] {
            phone.link(step).press().await?;
            let open = format!(
                "return document.querySelector('.meeting-steps [aria-current]')?.textContent === '{step}'"
            );
            phone.until("the step", &open).await?;
            foot_is_in_sight(&phone, size, step).await?;
        }
        phone.press("Start the go-round").await?;
        phone.button("Next: Bilal").wait().await?;
        foot_is_in_sight(&phone, size, "a turn").await?;
        phone.screenshot(&format!("foot-{size}")).await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}
