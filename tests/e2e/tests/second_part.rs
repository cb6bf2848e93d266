//! Pages that come with the app's second part: opened before it is there, without a network, and over an update.

use std::{fs, path::Path};

use all_leaders_e2e::{Device, Harness, Outcome, Phone, needs};

/// How the name of the part ends.
const PART: &str = "_later.wasm";

/// Waits until the service worker keeps all files and answers for this page.
async fn kept_for_offline(phone: &Phone) -> Outcome {
    phone.until("the app to be kept for offline", "return !!navigator.serviceWorker.controller").await
}

#[tokio::test]
async fn who_is_quicker_than_the_second_part_waits_where_they_are_and_goes_on_by_themselves() -> Outcome {
    let harness = Harness::open().await?;
    harness.hold(Some(PART));
    let phone = harness.phone("quick", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    phone.press("People").await?;
    phone.see("Opening…").await?;
    // The page from which one goes on stays as it is, and works.
    phone.must_be_accessible().await?;
    phone.screenshot("second-part-awaited").await?;
    phone.press("Work").await?;
    phone.heading("Work").wait().await?;
    phone.see_no_more("Opening…").await?;
    phone.press("Meet").await?;
    phone.see("Opening…").await?;
    phone.heading("Work").wait().await?;

    harness.hold(None);
    phone.heading("Meet").wait().await?;
    phone.see_no_more("Opening…").await?;
    // Back leads to the page on which one waited.
    // By the page's own history: WebKit's driver goes back over all that was not begun by a finger.
    let () = phone.js("history.back(); return null", &[]).await?;
    phone.heading("Work").wait().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn who_comes_from_outside_to_a_page_of_the_second_part_sees_it_when_it_comes() -> Outcome {
    let harness = Harness::open().await?;
    harness.hold(Some(PART));
    let phone = harness.phone_unopened("outside", Device::phone()).await?;
    let at = |error| all_leaders_e2e::Trouble::Driver { phone: "outside".into(), error: Box::new(error) };
    phone.driver().goto(format!("{}#/about", harness.url())).await.map_err(at)?;
    phone.wait_until_it_stands().await?;
    phone.see("Opening…").await?;
    harness.hold(None);
    phone.heading("All Leaders").wait().await?;
    phone.see_no_more("Opening…").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_part_that_could_not_be_fetched_is_told_and_fetched_again() -> Outcome {
    let harness = Harness::open().await?;
    harness.hold(Some(PART));
    let phone = harness.phone("cut-off", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    harness.take_network_away();
    phone.press("People").await?;
    phone.see("That page isn’t on this phone yet").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("second-part-missed").await?;
    // The rest of the app goes on.
    phone.press("Work").await?;
    phone.heading("Work").wait().await?;
    phone.button("Try again").gone().await?;
    phone.press("People").await?;
    phone.button("Try again").wait().await?;
    phone.press("Try again").await?;
    phone.button("Try again").wait().await?;

    harness.bring_network_back(None)?;
    phone.press("Try again").await?;
    phone.heading("People").wait().await?;
    phone.button("Try again").gone().await?;
    Ok(())
}

#[tokio::test]
async fn a_task_that_was_typed_before_its_reader_came_is_read_when_it_comes() -> Outcome {
    const READ: &str = "return [...document.querySelectorAll('.add-task .chip[aria-pressed=true]')]
        .map((chip) => chip.textContent.replace(/[\u{2066}-\u{2069}]/g, '')).join()";
    let harness = Harness::open().await?;
    harness.hold(Some(PART));
    let phone = harness.phone("typing", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.textbox("Add a task").fill("Call the landlord @Bilal tomorrow").await?;
    phone.button("Save").wait().await?;
    let read: String = phone.js(READ, &[]).await?;
    assert!(!read.contains("Tomorrow"), "nothing can read it yet: {read}");
    harness.hold(None);
    phone
        .until("the line to be read", &READ.replace("join()", "join() === 'Bilal,Ask Bilal,Tomorrow'"))
        .await?;
    phone.button("Save").press().await?;
    phone.see("Asked: Bilal.").await?;
    phone.goto("#/needs").await?;
    phone.link("Call the landlord").like().wait().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn after_the_first_opening_every_page_opens_without_a_network() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("far-out", Device::phone()).await?;
    kept_for_offline(&phone).await?;
    harness.take_network_away();
    phone.press("Try a sample group").await?;
    phone.press("People").await?;
    phone.heading("People").wait().await?;
    phone.reload().await?;
    phone.heading("People").wait().await?;
    phone.press("Share").await?;
    phone.heading("Share").wait().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn a_page_whose_part_an_update_took_away_opens_with_the_new_version() -> Outcome {
    let harness = Harness::open().await?;
    harness.hold(Some(PART));
    let phone = harness.phone("left-behind", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    let newer = newer_version(&harness)?;
    harness.bring_network_back(Some(&newer))?;
    let () = phone.js("window.__old = true", &[]).await?;
    phone.press("People").await?;
    phone.heading("People").wait().await?;
    assert!(phone.js::<bool>("return !window.__old", &[]).await?, "it changed over to the new version");
    // The browser itself tells of the file that was not to be had; of nothing else.
    let told = phone.complaints().await?;
    assert!(told.iter().all(|line| line.contains(PART)), "{told:#?}");
    Ok(())
}

#[tokio::test]
async fn a_page_opens_after_another_tab_took_the_new_version() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    // The second part is not compiled ahead, as where a page was left before it came.
    let not_ahead = "
        const compile = WebAssembly.compileStreaming;
        WebAssembly.compileStreaming = async (source, ...rest) => {
          const answer = await source;
          const isOldPart = answer.url.includes('_later') && !answer.url.includes('0123456789abcdef');
          if (isOldPart) throw new Error('not now');
          return compile.call(WebAssembly, answer, ...rest);
        };";
    let phone = harness.phone("two-tabs", Device::phone().stand_in(not_ahead)).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    kept_for_offline(&phone).await?;
    let () = phone.js("window.__old = true", &[]).await?;
    let newer = newer_version(&harness)?;
    harness.bring_network_back(Some(&newer))?;

    phone.new_tab().await?;
    phone
        .until("a new version to be announced", "return typeof window.allLeadersUpdate === 'function'")
        .await?;
    let () = phone.js("window.__old = true", &[]).await?;
    phone.press("Use it now").await?;
    phone.until("the page to change over", "return !window.__old").await?;
    phone.look_at_tab(0).await?;
    phone
        .until("the other tab's version to be told", "return typeof window.allLeadersUpdate === 'function'")
        .await?;
    assert!(phone.js::<bool>("return window.__old", &[]).await?, "this tab is not changed under one's hands");
    phone.press("People").await?;
    phone.heading("People").wait().await?;
    assert!(phone.js::<bool>("return !window.__old", &[]).await?, "it changed over when it had to");
    Ok(())
}

/// The built app under other names, as a later build has them.
fn newer_version(harness: &Harness) -> Outcome<std::path::PathBuf> {
    let at = |path: &Path, error| all_leaders_e2e::Trouble::file(path, error);
    let newer = harness.folder().join("newer");
    let names = |folder: &Path| -> Outcome<Vec<String>> {
        let entries = fs::read_dir(folder).map_err(|error| at(folder, error))?;
        Ok(entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
    };
    let old = names(harness.dist())?
        .into_iter()
        .find_map(|name| Some(name.strip_prefix("all-leaders-")?.strip_suffix(PART)?.to_owned()))
        .unwrap_or_default();
    let new = "0123456789abcdef";
    fs::create_dir_all(&newer).map_err(|error| at(&newer, error))?;
    for name in names(harness.dist())? {
        let (from, to) = (harness.dist().join(&name), newer.join(name.replace(&old, new)));
        if from.is_dir() || name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let mut bytes = fs::read(&from).map_err(|error| at(&from, error))?;
        if [".html", ".js"].iter().any(|end| name.ends_with(end)) {
            let text = String::from_utf8_lossy(&bytes).replace(&old, new);
            bytes = text.into_bytes();
        }
        if name == "sw.js" {
            // Another version by its name.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let version = text.split('"').find(|word| word.len() == 32).unwrap_or_default();
            bytes = text.replace(version, &"0".repeat(32)).into_bytes();
        }
        fs::write(&to, bytes).map_err(|error| at(&to, error))?;
    }
    Ok(newer)
}
