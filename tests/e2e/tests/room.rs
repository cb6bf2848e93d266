//! A phone that has no room left, and the way out.

mod steps;

use std::time::Duration;

use all_leaders_e2e::{Device, Harness, Made, Outcome, needs};
use steps::FILL;

#[tokio::test]
async fn a_full_phone_has_a_way_out_old_work_that_is_done_is_cleared() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    // The work of last year, on a phone that is a year further.
    let later = Duration::from_secs(400 * 24 * 3600);
    let phone = harness.phone("clear", Device::phone().clock_ahead(later)).await?;
    let made = Made { members: 5, commitments: 80, check_ins: 400, hostile: false };
    phone.storage_put(&made.stored()).await?;
    phone.reload().await?;
    let _: u64 = phone.js(FILL, &[]).await?;
    phone.arrive("#/work/new").await?;
    phone.fill("What will you do?", &"Ask about the hall ".repeat(20)).await?;
    phone.press("Save").await?;
    phone.see("Not saved: this phone is full").await?;
    phone.link("Settings").inside("Not saved: this phone is full").press().await?;
    phone.press("Clear old tasks").await?;
    phone.see("This can’t be undone").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("clear-old-work").await?;
    phone.press("Clear for good").await?;
    phone.see("10 old tasks cleared").await?;
    phone.see_no_more("Not saved: this phone is full").await?;
    assert!(!phone.button("Clear old tasks").is_there().await?, "there is nothing more to clear");
    phone.arrive("#/work/done").await?;
    phone.see("Nothing finished yet").await?;
    phone.arrive("#/work/new").await?;
    phone.fill("What will you do?", "Ask about the hall").await?;
    phone.press("Save").await?;
    phone.see("It’s on your list").await?;
    phone.must_be_quiet().await?;
    Ok(())
}
