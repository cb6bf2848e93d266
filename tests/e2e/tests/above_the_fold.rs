//! What is seen without scrolling: the main act of every place, and where its list begins.

use all_leaders_e2e::{Device, Outcome, Phone, Role, Stage};

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

/// The lists, and somebody or something in their first row's list.
const LISTS: [(&str, &str); 3] = [
    ("#/work/everyone", "Translate the rent-strike leaflet"),
    ("#/needs", "Bring the chairs back to St Mark’s"),
    ("#/people", "Ana"),
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

#[tokio::test]
async fn lists_begin_near_the_top() -> Outcome {
    let stage = Stage::open().await?;
    let phone = stage.phone("lists", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    let mut low = Vec::new();
    for (place, first) in LISTS {
        phone.arrive(place).await?;
        let bounds = phone.control(Role::Listitem, first).like().bounds().await?;
        if bounds.top > LIST_BEGINS {
            low.push(format!("{place}: “{first}” begins at {}", bounds.top));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
    Ok(())
}
