//! By keyboard alone.

use all_leaders_e2e::{Device, Harness, Outcome, Phone};

use super::ids;

/// Presses Tab until what has the focus is called so.
async fn tab_to(phone: &Phone, called: &str) -> Outcome {
    let mut passed = Vec::new();
    for _ in 0..80 {
        phone.key("Tab").await?;
        let here = phone.focused().await?;
        if here.contains(called) {
            return Ok(());
        }
        passed.push(here);
    }
    panic!("Tab never came to `{called}`, but to {passed:?}");
}

#[tokio::test]
async fn a_keyboard_is_enough_from_the_first_start_to_a_check_in() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("keyboard", Device::desktop()).await?;
    tab_to(&phone, "Try a sample group").await?;
    let seen: bool = phone
        .js(
            "const e = document.activeElement;
             return ['', '::after'].some((part) => { const s = getComputedStyle(e, part); return s.outlineStyle !== 'none' && s.outlineWidth !== '0px'; })",
            &[],
        )
        .await?;
    assert!(seen, "the focus cannot be seen");
    phone.key("Enter").await?;
    phone.see("Riverside Tenants").await?;
    phone
        .until(
            "the focus on the heading",
            "return document.activeElement === document.querySelector('#main h1')",
        )
        .await?;

    // The first stop of all leads past the places to the page.
    let () = phone.js("document.activeElement.blur(); document.body.focus(); return null", &[]).await?;
    let commitment = ids(&phone, "commitment").await?.remove(0);
    phone.arrive(&format!("#/c/{commitment}")).await?;
    // What is opened from a menu gives the focus back to the menu's button.
    tab_to(&phone, "More").await?;
    phone.key("Enter").await?;
    tab_to(&phone, "Change the words").await?;
    phone.key("Enter").await?;
    phone.dialog("Change the words").wait().await?;
    phone.key("Escape").await?;
    phone.dialog("Change the words").gone().await?;
    phone
        .until(
            "the focus on the menu’s button",
            "return document.activeElement === document.querySelector('#main .menu > summary')",
        )
        .await?;
    tab_to(&phone, "Check in").await?;
    phone.key("Enter").await?;
    phone.heading("How’s it going?").wait().await?;
    phone
        .until(
            "the focus on the heading",
            "return document.activeElement === document.querySelector('#main h1')",
        )
        .await?;
    tab_to(&phone, "Moving").await?;
    phone.key(" ").await?;
    phone.key("ArrowDown").await?;
    assert!(phone.radio("Stuck").is_on().await?, "the arrow keys choose");
    phone.key("ArrowUp").await?;
    assert!(phone.radio("Moving").is_on().await?);
    tab_to(&phone, "Anything to add?").await?;
    phone.type_text("By keyboard alone").await?;
    tab_to(&phone, "Save").await?;
    phone.key("Enter").await?;
    phone.see("Saved: moving").await?;
    let kept = phone.storage_dump().await?;
    assert!(kept.values().any(|text| text.contains("By keyboard alone")), "the check-in is not kept");
    phone.must_be_quiet().await?;
    Ok(())
}
