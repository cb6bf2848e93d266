//! Codes of a group that always locks: who looks at them gets it with the passphrase alone.

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Trouble, needs};

use super::film::{Code, film};
use super::steps::{add_people, bring_in_new_group, pictures, say_who, start_group, step_up};
use super::{FINDS_CODES, show, shown, text_of};

const PASSPHRASE: &str = "kettle boils at eight";

/// A phone shows its codes, and another looks at them.
async fn look(from: &Phone, to: &Phone) -> Outcome {
    show(from).await?;
    from.see("Only people who know the password can read it").await?;
    let codes: Vec<String> = shown(from, 80).await?.iter().map(text_of).collect();
    to.goto("#/share/look").await?;
    to.js::<bool>("window.__codes = arguments[0]; return true", &[codes.into()]).await?;
    to.press("Use the camera").await
}

#[tokio::test]
async fn a_group_that_always_locks_locks_what_moving_codes_carry() -> Outcome {
    needs!(Camera, StandIns);
    let harness = Harness::open().await?;
    let dark = harness.folder().join("nothing.y4m");
    film(&[Code { side: 1, path: String::new() }], 12, &dark).map_err(|error| Trouble::file(&dark, error))?;
    let camera = || Device::phone().camera(&dark).stand_in(FINDS_CODES);
    let (ana, bilal) = (harness.phone("ana", camera()).await?, harness.phone("bilal", camera()).await?);
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    // With enough people that one code does not hold them.
    let many: Vec<String> =
        (0..300).map(|at| format!("Person {at:03} of Number {}", at * 7919 % 1000)).collect();
    add_people(&ana, &many.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    ana.goto("#/share").await?;
    ana.press("More ways to share").await?;
    ana.press("Lock with a password").await?;
    ana.fill("Password", PASSPHRASE).await?;
    ana.press("Lock what I share").await?;
    ana.press("Yes, use it").await?;
    ana.press("We always lock").await?;
    ana.see("From now on, everyone in the group locks what they share").await?;

    look(&ana, &bilal).await?;
    bilal.see("is locked. Type your group’s password").await?;
    let before = bilal.storage_dump().await?;
    bilal.fill("Password", "kettle boils at nine").await?;
    bilal.press("Unlock").await?;
    bilal.see("That password doesn’t open it").await?;
    assert_eq!(bilal.storage_dump().await?, before, "nothing is kept of it");
    bilal.must_be_accessible().await?;
    bilal.screenshot("codes-locked").await?;
    bilal.fill("Password", PASSPHRASE).await?;
    bilal.press("Unlock").await?;
    bring_in_new_group(&bilal).await?;
    assert_eq!(pictures(&bilal).await?, pictures(&ana).await?);

    // The other way round they are locked as well, and open by the passphrase that is known here.
    say_who(&bilal, "Bilal").await?;
    step_up(&bilal, "Bring the chairs").await?;
    look(&bilal, &ana).await?;
    ana.see("Bring the chairs").await?;
    ana.bring_in().await?;
    ana.heading("What changed").wait().await?;
    assert_eq!(pictures(&ana).await?, pictures(&bilal).await?);

    // After a reload nobody sees a code before the passphrase is typed.
    ana.reload().await?;
    ana.goto("#/share/code").await?;
    ana.heading("Your group always locks").wait().await?;
    assert_eq!(ana.js::<u32>("return document.querySelectorAll('figure[role=img]').length", &[]).await?, 0);
    for phone in [&ana, &bilal] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}
