//! Strengths and needs of a large group: they fit, and come at once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use all_leaders_e2e::{Device, Harness, Made, Outcome, needs};

use super::{HEARD, tall};

const LARGE: Made = Made { members: 60, commitments: 600, check_ins: 600, hostile: true };

/// The large group with strengths for everyone, and needs that want some.
fn large() -> BTreeMap<String, String> {
    let mut stored = LARGE.stored();
    let words = |number: usize| format!("Strength number {} of those we have", number % 45);
    let own = |fields: String| ["{", &fields, ",\"fields\":{"].concat();
    for (key, text) in &mut stored {
        let number = key.bytes().rev().take(4).fold(0, |sum: usize, byte| sum * 7 + usize::from(byte));
        let mut further = String::new();
        if key.contains("/member/") {
            for (at, way) in ["can", "can", "teach", "learn"].iter().enumerate() {
                let _ = write!(further, "\"{way}/{}\":\"2026-0{}-03\",", words(number * 3 + at * 11), 6 + at);
            }
        } else if key.contains("/commitment/") {
            let _ =
                write!(further, "\"strength/{}\":true,\"less_visible\":{},", words(number), number % 3 == 0);
        }
        *text = text.replacen("\"fields\":{", &["\"fields\":{", &further].concat(), 1);
    }
    let (group, sample) = stored
        .iter()
        .find(|(key, _)| key.contains("/member/"))
        .map(|(key, text)| (key.split('/').nth(2).unwrap_or_default().to_owned(), text.clone()))
        .unwrap_or_default();
    let stamp = sample.rsplit("\"stamp\"").next().unwrap_or_default().to_owned();
    for number in 0..400 {
        let id = format!("019a0b1c-0009-7000-8000-{number:012x}");
        let head = own(format!("\"id\":\"{id}\""));
        let text = format!(
            "{head}\"what\":\"Need number {number}\",\"strength/{}\":true,\"on\":\"2026-11-20\"}},\"stamp\"{stamp}",
            words(number * 5)
        );
        stored.insert(format!("allleaders/1/{group}/need/{id}"), text);
    }
    stored
}

/// Goes to a place, and gives the milliseconds until it is painted.
const TIMED: &str = "
    location.hash = '#/settings';
    await new Promise((next) => setTimeout(next, 600));
    const was = document.querySelector('#main h1').textContent;
    const start = performance.now();
    location.hash = args[0];
    while (document.querySelector('#main h1')?.textContent === was) await new Promise((next) => setTimeout(next, 4));
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    return performance.now() - start";

#[tokio::test]
async fn strengths_of_a_large_group_fit_and_come_at_once() -> Outcome {
    needs!(SlowProcessor);
    let harness = Harness::open().await?;
    let phone = harness.phone("large-strengths", Device::phone()).await?;
    phone.storage_put(&large()).await?;
    phone.reload().await?;
    phone.goto("#/capacity").await?;
    phone.heading("Skills we need now").wait().await?;
    let heard: Vec<String> = phone.js(HEARD, &[]).await?;
    assert!(heard.iter().any(|words| words.contains("open needs")), "the needs are read: {heard:?}");
    phone.must_be_accessible().await?;
    tall(&phone, "strengths-capacity-large").await?;
    phone.slow_down(4.0).await?;
    for place in ["#/capacity", "#/resting", "#/learn"] {
        let mut times: Vec<f64> = Vec::new();
        for _ in 0..3 {
            times.push(phone.js_async(TIMED, &[place.into()]).await?);
        }
        times.sort_by(f64::total_cmp);
        println!("{place}: {times:.0?} ms on a phone four times slower");
    }
    phone.slow_down(1.0).await?;
    for place in ["#/capacity", "#/resting", "#/learn"] {
        phone.arrive(place).await?;
        let ill = phone.ill_fitting().await?;
        assert!(ill.is_empty(), "{place}: {ill:?}");
    }
    tall(&phone, "strengths-learn-large").await?;
    phone.must_be_quiet().await?;
    Ok(())
}
