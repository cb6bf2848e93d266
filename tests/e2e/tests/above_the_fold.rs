//! What is seen without scrolling: the main act of every place, and where its list begins.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Role, needs};

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
    let harness = Harness::open().await?;
    let phone = harness.phone("fold", Device::phone().share_sheet()).await?;
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

/// How high a row on Now is, in px: what it is about and a line of facts, and no less than a thumb wants.
const ROW: std::ops::RangeInclusive<f64> = 56.0..=64.5;

/// The rows on Now that are no higher or lower than that: what they say, and how high they are. A row that stands unfolded
/// is not meant.
async fn other_rows(phone: &Phone) -> Outcome<Vec<String>> {
    let rows: Vec<(String, f64)> = phone
        .js(
            "return [...document.querySelectorAll('#main .rows > li')]
               .filter((row) => row.checkVisibility() && !row.querySelector('details[open]'))
               .map((row) => [row.innerText.replaceAll('\\n', ' | '), row.getBoundingClientRect().height])",
            &[],
        )
        .await?;
    assert!(rows.len() > 1, "{rows:?}");
    Ok(rows
        .into_iter()
        .filter(|(_, high)| !ROW.contains(high))
        .map(|(row, high)| format!("{row}: {high}"))
        .collect())
}

#[tokio::test]
async fn a_row_on_now_is_a_line_of_words_and_a_line_of_facts() -> Outcome {
    let harness = Harness::open().await?;
    let own = steps::three(&harness, "rows", Device::phone()).await?;
    for what in ["Paint the banner", "Ask the parish whether the hall is free for the summer party"] {
        steps::step_up(&own, what).await?;
    }
    steps::check_in(&own, "Paint the banner", "Stuck", "The paint is gone").await?;
    steps::say_need(&own, "Someone to hold the keys of the cellar while Chen is away").await?;
    own.goto("#/").await?;
    own.fill("Add a task", "Call the landlord about the lift @Bilal tomorrow").await?;
    own.press("Save").await?;
    own.see("Asked: Bilal.").await?;
    steps::say_who(&own, "Bilal").await?;
    let sample = harness.phone("rows-sample", Device::phone()).await?;
    sample.press("Try a sample group").await?;
    sample.see("Riverside Tenants").await?;
    let mut other = Vec::new();
    for (phone, who) in
        [(&own, "Bilal"), (&own, "Ana"), (&sample, "nobody"), (&sample, "Ana"), (&sample, "Dee")]
    {
        if who != "nobody" {
            steps::say_who(phone, who).await?;
        }
        phone.arrive("#/").await?;
        phone.heading("More").wait().await?;
        other.extend(other_rows(phone).await?.into_iter().map(|row| format!("{who}: {row}")));
    }
    assert!(other.is_empty(), "{}", other.join("\n"));
    // With letters of twice the size nothing is cut.
    let cut: Vec<String> = sample
        .js(
            "document.documentElement.style.fontSize = '200%';
             return [...document.querySelectorAll('#main .rows b')].filter((b) => b.scrollWidth > b.clientWidth + 1).map((b) => b.innerText)",
            &[],
        )
        .await?;
    assert!(cut.is_empty(), "{cut:?}");
    Ok(())
}

/// Beside its words, and not below them, on a narrow phone as well.
#[tokio::test]
async fn the_button_of_a_row_stands_beside_its_words() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("narrow-rows", Device::small_phone()).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    steps::say_who(&phone, "Chen").await?;
    phone.arrive("#/").await?;
    let below: Vec<String> = phone
        .js(
            "const rows = [...document.querySelectorAll('#main .rows > li.mine')].filter((row) => row.querySelector('button'));
             const is_below = (row) => row.querySelector('button').getBoundingClientRect().top >= row.querySelector('a').getBoundingClientRect().bottom;
             return rows.length > 2 ? rows.filter(is_below).map((row) => row.innerText) : ['only ' + rows.length]",
            &[],
        )
        .await?;
    assert!(below.is_empty(), "{below:?}");
    phone.screenshot("narrow-rows").await?;
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
    let harness = Harness::open().await?;
    let own = steps::three(&harness, "lists", Device::phone()).await?;
    steps::step_up(&own, "Paint the banner").await?;
    steps::say_need(&own, "Someone to hold the keys").await?;
    let sample = harness.phone("lists-sample", Device::phone()).await?;
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
