//! What is seen without scrolling: the main act of every place, and where its list begins.

mod steps;

use all_leaders_e2e::{Device, Outcome, Phone, Role, Stage, needs};

/// Where the list of a place begins at the latest, in px: its first rows are seen with whatever stands above them.
const LIST_BEGINS: f64 = 220.0;

/// The places with the act that each is there for.
const PLACES: [(&str, &str); 6] = [
    ("#/", "I’ll do this"),
    ("#/work/everyone", "I’ll do this"),
    ("#/needs", "Say what’s needed"),
    ("#/meet", "Start a meeting"),
    ("#/people", "Add people"),
    ("#/share", "Share the group"),
];

/// Where the bar of places begins, below which nothing of the page is seen.
async fn top_of_the_bar(phone: &Phone) -> Outcome<f64> {
    phone
        .js(
            "const bar = [...document.querySelectorAll('nav')].find((nav) => nav.getBoundingClientRect().bottom >= innerHeight - 1);
             return bar ? bar.getBoundingClientRect().top : innerHeight",
            &[],
        )
        .await
}

#[tokio::test]
async fn the_main_act_of_every_place_is_seen_without_scrolling() -> Outcome {
    needs!(StandIns);
    let stage = Stage::open().await?;
    let phone = stage.phone("fold", Device::phone().share_sheet()).await?;
    let start = phone.button("Try a sample group").bounds().await?;
    assert!(start.bottom <= 844.0, "the last of three choices ends at {}", start.bottom);
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    let mut low = Vec::new();
    for (place, act) in PLACES {
        phone.arrive(place).await?;
        let bounds = phone.control(Role::Pressable, act).bounds().await?;
        let bar = top_of_the_bar(&phone).await?;
        if bounds.bottom > bar {
            low.push(format!("{place}: “{act}” ends at {}, the bar begins at {bar}", bounds.bottom));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
    Ok(())
}

/// The top of the first row of the page's lists.
async fn first_row(phone: &Phone) -> Outcome<f64> {
    phone
        .js(
            "const rows = [...document.querySelectorAll('#main li')].filter((row) => row.checkVisibility());
             return rows.length ? rows[0].getBoundingClientRect().top : 9999",
            &[],
        )
        .await
}

#[tokio::test]
async fn lists_begin_near_the_top() -> Outcome {
    let stage = Stage::open().await?;
    let own = steps::three(&stage, "lists", Device::phone()).await?;
    steps::step_up(&own, "Paint the banner").await?;
    steps::say_need(&own, "Someone to hold the keys").await?;
    let sample = stage.phone("lists-sample", Device::phone()).await?;
    sample.press("Try a sample group").await?;
    sample.see("Riverside Tenants").await?;
    steps::say_who(&sample, "Ana").await?;
    let lists = ["#/work", "#/work/everyone", "#/work/people", "#/needs", "#/people"];
    let mut low = Vec::new();
    for (phone, group, lists) in [
        (&own, "an own group", lists.to_vec()),
        (&sample, "the sample", [&lists[..], &["#/work/done"]].concat()),
    ] {
        for place in lists {
            phone.arrive(place).await?;
            let top = first_row(phone).await?;
            if top > LIST_BEGINS {
                low.push(format!("{group}, {place}: the first row begins at {top}"));
            }
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
    Ok(())
}
