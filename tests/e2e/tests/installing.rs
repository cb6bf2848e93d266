//! The app on a home screen: what the manifest promises is there, and the ways to get it there are told.

mod steps;

use std::{fs, path::Path};

use all_leaders_e2e::{Device, Harness, Outcome, needs};
use serde_json::Value;

/// A picture's width and height, as its head says.
fn size(picture: &Path) -> String {
    let bytes = fs::read(picture).expect("a picture of the manifest");
    assert_eq!(&bytes[1..4], b"PNG", "{}", picture.display());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    format!("{}x{}", number(16), number(20))
}

#[tokio::test]
async fn the_manifest_keeps_its_promises_at_any_path() -> Outcome {
    needs!(Tabs);
    let harness = Harness::open().await?;
    let text = fs::read_to_string(harness.dist().join("manifest.webmanifest")).expect("the manifest");
    let manifest: Value = serde_json::from_str(&text).expect("the manifest is JSON");
    for key in ["id", "start_url", "scope"] {
        assert_eq!(manifest[key], "./", "{key} is where the app lies");
    }
    assert_eq!(manifest["display"], "standalone");
    let list = |key: &str| manifest[key].as_array().cloned().unwrap_or_default();
    let mut icons = Vec::new();
    for picture in list("icons").iter().chain(&list("screenshots")) {
        let (path, sizes) =
            (picture["src"].as_str().unwrap_or_default(), picture["sizes"].as_str().unwrap_or_default());
        let file = harness.dist().join(path);
        if path.ends_with(".png") {
            assert_eq!(size(&file), sizes, "{path}");
        } else {
            assert!(file.is_file(), "{path}");
        }
        icons.push(format!(
            "{sizes} {}",
            picture["purpose"].as_str().or(picture["form_factor"].as_str()).unwrap_or_default()
        ));
    }
    for wanted in ["192x192 any", "512x512 any", "512x512 maskable"] {
        assert!(icons.iter().any(|icon| icon == wanted), "{wanted} in {icons:?}");
    }
    for wanted in ["narrow", "wide"] {
        assert!(icons.iter().any(|icon| icon.ends_with(wanted)), "a {wanted} screenshot in {icons:?}");
    }
    assert_eq!(size(&harness.dist().join("icons/apple-touch-icon.png")), "180x180");

    // Each shortcut opens its place, in a fresh window as from the home screen.
    let phone = harness.phone("shortcuts", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    let names: Vec<Value> = list("shortcuts").iter().map(|shortcut| shortcut["name"].clone()).collect();
    assert_eq!(names, ["Check in", "Share"]);
    for shortcut in list("shortcuts") {
        let (name, url) =
            (shortcut["name"].as_str().unwrap_or_default(), shortcut["url"].as_str().unwrap_or_default());
        phone.new_tab().await?;
        phone.goto(url.trim_start_matches("./")).await?;
        phone.reload().await?;
        phone.heading(name).wait().await?;
    }
    phone.must_be_quiet().await?;
    Ok(())
}

/// Safari on an iPhone, in a tab: its share sheet is there, and its offer to install is not.
const IPHONE: &str = "Object.defineProperty(navigator, 'userAgent', { get: () =>
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1' });
    navigator.storage.persisted = async () => false;
    navigator.storage.persist = async () => false;
    addEventListener('beforeinstallprompt', (offer) => offer.stopImmediatePropagation(), true);";

#[tokio::test]
async fn that_only_this_phone_has_the_group_is_told_once() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let phone = harness.phone("only-here", Device::phone().stand_in(IPHONE)).await?;
    steps::start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
    phone.goto("#/").await?;
    phone.see("What would you like to move forward?").await?;
    assert!(!phone.button("Got it").is_there().await?, "there is nothing to lose yet");
    steps::step_up(&phone, "Ask about the hall").await?;
    phone.goto("#/").await?;
    phone.heading("Only this phone has the group").wait().await?;
    phone.must_be_accessible().await?;
    phone.press("Got it").await?;
    phone.heading("Only this phone has the group").gone().await?;
    phone.reload().await?;
    phone.see("Ask about the hall").await?;
    phone.heading("Only this phone has the group").gone().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_tab_that_safari_clears_after_a_week_is_told_in_time_and_can_be_left_in_peace() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let phone = harness.phone("week", Device::phone().stand_in(IPHONE).share_sheet()).await?;
    steps::start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
    phone.goto("#/").await?;
    phone.see("Ana").await?;
    assert!(!phone.button("Not now").is_there().await?, "not on the first day");
    // What was written and passed on five days ago, and once more since.
    let () = phone
        .js(
            "const group = JSON.parse(localStorage.getItem('allleaders/1/here/group'));
             localStorage.setItem(`allleaders/1/here/${group}/passed`,
               JSON.stringify({ at: Date.now() - 5 * 24 * 3600 * 1000, how: 'shared' }));
             return null",
            &[],
        )
        .await?;
    phone.reload().await?;
    phone.see("You last shared this group 5 days ago").await?;
    phone.see("Safari deletes this page after a week without a visit").await?;
    phone.screenshot("pass-on").await?;
    phone.must_be_accessible().await?;
    phone.press("Not now").await?;
    phone.see_no_more("Safari deletes this page").await?;
    phone.reload().await?;
    phone.see("Say what’s needed").await?;
    assert!(!phone.button("Not now").is_there().await?, "it is left in peace");
    // Where files are passed on it stands all the same, until that is done.
    phone.goto("#/share").await?;
    phone.see("Safari deletes this page").await?;
    phone.button("Share the group").press().await?;
    phone.see("You shared this group today").await?;
    phone.see_no_more("Safari deletes this page").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn an_iphone_is_told_the_steps_and_offered_a_file_first() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let iphone = "Object.defineProperty(navigator, 'userAgent', { get: () =>
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1' });
        // Safari has no offer of its own.
        addEventListener('beforeinstallprompt', (offer) => offer.stopImmediatePropagation(), true);";
    let phone = harness.phone("iphone", Device::phone().stand_in(iphone)).await?;
    phone.press("Try a sample group").await?;
    // Settings tells it as Share does.
    phone.goto("#/settings").await?;
    phone.see("tap the share button, then “Add to Home Screen”").await?;
    phone.goto("#/share").await?;
    phone.press("Install the app").await?;
    phone.see("tap the share button, then “Add to Home Screen”").await?;
    phone.button("Save a file first").press().await?;
    let file = phone.downloaded(".allleaders.json").await?;
    assert!(fs::read_to_string(file).unwrap_or_default().contains("Riverside Tenants"));
    phone.see("You made a file of this group today").await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn where_the_browser_asks_it_is_asked_on_a_tap_and_offered_a_file_first() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("asks", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.goto("#/settings").await?;
    phone.see("Look in your browser’s menu").await?;
    let () = phone
        .js(
            "const offer = new Event('beforeinstallprompt', { cancelable: true });
             window.__asked = 0;
             offer.prompt = async () => { window.__asked += 1; };
             offer.userChoice = Promise.resolve({ outcome: 'accepted' });
             window.dispatchEvent(offer);
             window.__kept = offer.defaultPrevented;
             return null",
            &[],
        )
        .await?;
    phone.see_no_more("Look in your browser’s menu").await?;
    phone.button("Install on this phone").wait().await?;
    phone.goto("#/share").await?;
    phone.press("Install the app").await?;
    phone.button("Save a file first").wait().await?;
    phone.button("Install on this phone").press().await?;
    phone.see("It’s already on this phone").await?;
    let (kept, asked): (bool, u32) = phone.js("return [window.__kept, window.__asked]", &[]).await?;
    assert_eq!((kept, asked), (true, 1), "the browser's own banner waits, and it is asked once");
    phone.must_be_quiet().await?;
    Ok(())
}
