//! The group in a link and in a code: what a tap or another phone's camera opens is shown like a file, and the link leaves no trace.

mod steps;

use std::fs;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Trouble, needs};
use rqrr::PreparedImage;
use steps::{check_in, pictures, save_file, start_group, step_up};

/// A phone with a share sheet and a small group.
async fn with_group(harness: &Harness) -> Outcome<Phone> {
    let ana = harness.phone("ana", Device::phone().share_sheet()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    Ok(ana)
}

/// The link that is shared from the page of that name.
async fn shared_link(phone: &Phone) -> Outcome<String> {
    phone.goto("#/share").await?;
    phone.link("Send a link").press().await?;
    phone.press("Share the link").await?;
    phone.see("Shared.").await?;
    phone.js("return window.__shared.at(-1).url", &[]).await
}

/// Opens an address in the browser, as a tap in a message does.
async fn tap(phone: &Phone, link: &str) -> Outcome {
    phone
        .driver()
        .goto(link)
        .await
        .map_err(|error| Trouble::Driver { phone: phone.name().into(), error: Box::new(error) })
}

#[tokio::test]
async fn a_link_brings_the_group_to_a_phone_that_never_saw_the_app() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = with_group(&harness).await?;
    let link = shared_link(&ana).await?;
    ana.must_be_accessible().await?;
    ana.screenshot("link").await?;
    assert!(link.starts_with(&format!("{}#/open?", harness.url())), "it opens this very app: {link}");
    assert!(link.len() < 2_000, "a small group fits into a link: {}", link.len());

    let bilal = harness.phone_unopened("bilal", Device::phone()).await?;
    tap(&bilal, &link).await?;
    bilal.see("This adds Riverside Tenants to your phone").await?;
    bilal.see("Saved by Ana, today").await?;
    // What the link brought is not in the address, in no step of the tab's history, and no server heard of it.
    assert_eq!(bilal.place().await?, "#/open");
    let brought = link.split_once('?').map(|(_, brought)| brought.to_owned()).unwrap_or_default();
    assert!(harness.asked().iter().all(|path| !path.contains(&brought)), "the server was asked for it");
    bilal.reload().await?;
    assert_eq!(bilal.place().await?, "#/open");

    tap(&bilal, &link).await?;
    steps::bring_in_new_group(&bilal).await?;
    assert_eq!(pictures(&bilal).await?, pictures(&ana).await?);
    bilal.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_link_in_the_open_app_shows_what_is_new_and_a_second_time_nothing() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = with_group(&harness).await?;
    let bilal = harness.phone("bilal", Device::phone()).await?;
    tap(&bilal, &shared_link(&ana).await?).await?;
    steps::bring_in_new_group(&bilal).await?;

    check_in(&ana, "Ask about the hall", "Moving", "I left a note.").await?;
    let link = shared_link(&ana).await?;
    bilal.goto("#/work/everyone").await?;
    bilal.see("Ask about the hall").await?;
    // The address of the open app changes, and no page is loaded.
    tap(&bilal, &link).await?;
    bilal.see("I left a note.").await?;
    bilal.heading("What’s new in this link").wait().await?;
    assert_eq!(bilal.place().await?, "#/open");
    bilal.bring_in().await?;
    bilal.heading("What changed").wait().await?;
    assert_eq!(pictures(&bilal).await?, pictures(&ana).await?);

    tap(&bilal, &link).await?;
    bilal.see("Nothing new in this link").await?;
    bilal.press("Cancel").await?;
    // No step back shows what it brought.
    for _ in 0..4 {
        let () = bilal.js("history.back(); return null", &[]).await?;
        bilal.until("the step back", "return !location.hash.includes('?')").await?;
    }
    // Pasted from a message, with words around it.
    bilal.goto("#/open").await?;
    bilal.press("Paste the text of a file").await?;
    bilal.press("Open this text").await?;
    bilal.see("Paste the text first.").await?;
    bilal.textbox("The text of a file").fill(&format!("Look at this: {link} – Ana")).await?;
    bilal.press("Open this text").await?;
    bilal.see("Nothing new in this link").await?;
    bilal.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_link_that_was_cut_off_says_so_and_changes_nothing() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = with_group(&harness).await?;
    let link = shared_link(&ana).await?;
    let before = ana.storage_dump().await?;
    for broken in [&link[..link.len() - 40], &link[..link.len() / 2], "#/open?", "#/open?%00", "#/open?AAAA"]
    {
        let broken = broken.rsplit_once('#').map(|(_, hash)| format!("#{hash}")).unwrap_or_default();
        ana.goto(&broken).await?;
        ana.see("It was cut off on the way. Ask for a file instead.").await?;
        ana.goto("#/work").await?;
    }
    assert_eq!(ana.storage_dump().await?, before);
    ana.must_be_quiet().await?;
    Ok(())
}

/// Where there is no share sheet, a link to copy comes first while it is short enough for every chat; afterwards a file, and what
/// to do with it.
#[tokio::test]
async fn without_a_share_sheet_a_short_link_or_a_file_comes_first() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let copied = "navigator.clipboard.writeText = async (words) => { window.copied = words; };";
    let ana = harness.phone("no-sheet", Device::phone().stand_in(copied)).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    ana.goto("#/share").await?;
    ana.see("Paste it into your chat. Anyone who has it can read it.").await?;
    ana.button("Save a file").wait().await?;
    ana.screenshot("share-link-first").await?;
    ana.must_be_accessible().await?;
    ana.press("Copy the link").await?;
    ana.see("Copied.").await?;
    let length: usize = ana.js("return window.copied.length", &[]).await?;
    assert!(length <= 2000, "a link of {length} letters is cut by some chats");
    let lively = harness.phone("no-sheet-lively", Device::phone()).await?;
    lively.press("Try a sample group").await?;
    lively.see("Riverside Tenants").await?;
    lively.goto("#/share").await?;
    lively.see("Find it in your downloads and send it on.").await?;
    assert!(!lively.button("Copy the link").is_there().await?);
    lively.screenshot("share-file-first").await?;
    ana.must_be_quiet().await
}

/// That somebody may have an older copy is told: what was done, and how much is new since.
#[tokio::test]
async fn after_a_link_was_copied_share_tells_what_is_new_since_then() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let copied = "navigator.clipboard.writeText = async () => {};";
    let ana = harness.phone("ana", Device::phone().stand_in(copied)).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    ana.goto("#/share").await?;
    ana.see("You haven’t shared this group yet.").await?;
    ana.link("Send a link").press().await?;
    ana.see("Anyone who has the link can read what’s in it.").await?;
    ana.press("Copy the link").await?;
    ana.see("Copied.").await?;
    ana.goto("#/share").await?;
    ana.see("You copied a link today at ").await?;
    ana.see("Nothing noted on this phone is new since then.").await?;
    for need in 1..=11 {
        steps::say_need(&ana, &format!("Need {need}")).await?;
    }
    ana.goto("#/share").await?;
    ana.see("11 things noted on this phone are new since then.").await?;
    ana.must_be_accessible().await?;
    ana.screenshot("share-new-since").await?;
    ana.goto("#/").await?;
    ana.heading("More").wait().await?;
    assert!(!ana.heading("Share a copy").is_there().await?, "that is not much");
    // As much as a meeting brings.
    steps::say_need(&ana, "Need 12").await?;
    ana.goto("#/").await?;
    ana.heading("Share a copy").wait().await?;
    ana.see("12 things noted on this phone are new since then.").await?;
    ana.screenshot("now-new-since").await?;
    ana.press("Not now").await?;
    ana.heading("Share a copy").gone().await?;
    ana.must_be_quiet().await
}

#[tokio::test]
async fn a_camera_reads_the_code() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone().share_sheet().dark()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    ana.goto("#/share").await?;
    ana.link("Show to a phone beside me").press().await?;
    ana.see("Point the other phone’s camera at this").await?;
    ana.must_be_accessible().await?;
    let picture =
        fs::read(ana.screenshot("code").await?).map_err(|error| Trouble::file("code.png", error))?;
    let link = read_code(&picture);

    let bilal = harness.phone_unopened("bilal", Device::phone()).await?;
    tap(&bilal, &link).await?;
    steps::bring_in_new_group(&bilal).await?;
    assert_eq!(pictures(&bilal).await?, pictures(&ana).await?);
    Ok(())
}

/// What a code says that is somewhere in a picture.
fn read_code(png: &[u8]) -> String {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let (width, height) = (info.width as usize, info.height as usize);
    let each = info.color_type.samples();
    let mut image =
        PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[(y * width + x) * each + 1]);
    let codes = image.detect_grids();
    assert_eq!(codes.len(), 1, "one code is seen");
    codes[0].decode().unwrap().1
}

#[tokio::test]
async fn a_group_that_is_too_large_for_a_link_is_shared_as_a_file() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    let many: Vec<String> =
        (0..300).map(|at| format!("Person {at:03} of Number {}", at * 7919 % 1000)).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    steps::add_people(&ana, &many).await?;
    ana.goto("#/share").await?;
    ana.link("Send a link").press().await?;
    ana.see("There’s too much for a link. Share a file instead.").await?;
    save_file(&ana).await?;
    Ok(())
}

#[tokio::test]
async fn a_link_with_only_what_is_new_is_for_who_has_the_rest() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let ana = with_group(&harness).await?;
    let everything = shared_link(&ana).await?;
    let bilal = harness.phone("bilal", Device::phone().share_sheet()).await?;
    let chen = harness.phone("chen", Device::phone()).await?;
    for phone in [&bilal, &chen] {
        tap(phone, &everything).await?;
        steps::bring_in_new_group(phone).await?;
    }
    steps::say_who(&bilal, "Bilal").await?;
    // Ana learns what Bilal has when something comes from him.
    tap(&ana, &shared_link(&bilal).await?).await?;
    ana.bring_in().await?;
    check_in(&ana, "Ask about the hall", "Moving", "I left a note.").await?;
    let everything = shared_link(&ana).await?;
    ana.button("Bilal, today").press().await?;
    ana.must_be_accessible().await?;
    ana.screenshot("link-only-new").await?;
    ana.press("Share the link").await?;
    ana.until("the shorter link", "return window.__shared.length === 3").await?;
    let newer: String = ana.js("return window.__shared.at(-1).url", &[]).await?;
    assert!(newer.len() < everything.len(), "{} and {}", newer.len(), everything.len());

    tap(&bilal, &newer).await?;
    bilal.see("I left a note.").await?;
    bilal.bring_in().await?;
    bilal.heading("What changed").wait().await?;
    assert_eq!(pictures(&bilal).await?, pictures(&ana).await?);

    // Chen's phone lacks what Bilal brought: it says so, names whom to ask, and nothing has changed.
    let before = chen.storage_dump().await?;
    tap(&chen, &newer).await?;
    chen.see("It builds on changes that aren’t on this phone yet").await?;
    chen.see("for everything").await?;
    assert_eq!(chen.storage_dump().await?, before);
    // Nor does it begin the group on a phone that has none.
    let dee = harness.phone_unopened("dee", Device::phone()).await?;
    tap(&dee, &newer).await?;
    dee.see("It builds on changes that aren’t on this phone yet").await?;
    dee.must_be_quiet().await?;
    Ok(())
}
