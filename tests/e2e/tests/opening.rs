//! The page opens, on any path, offline, and has a way out when it breaks.

use std::{collections::BTreeMap, fs, path::Path};

use all_leaders_e2e::{Device, Harness, Outcome, Phone, needs};

/// Waits until the service worker keeps all files and answers for this page.
async fn kept_for_offline(phone: &Phone) -> Outcome {
    phone.until("the app to be kept for offline", "return !!navigator.serviceWorker.controller").await
}

async fn cache_names(phone: &Phone) -> Outcome<Vec<String>> {
    phone.js_async("return (await caches.keys()).sort()", &[]).await
}

async fn version_of(phone: &Phone) -> Outcome<Option<String>> {
    phone.js("return document.documentElement.dataset.version ?? null", &[]).await
}

#[tokio::test]
async fn it_opens_quietly_and_for_everyone() -> Outcome {
    let harness = Harness::open().await?;
    for (name, device) in [("first-light", Device::phone()), ("first-dark", Device::phone().dark())] {
        let phone = harness.phone(name, device).await?;
        phone.must_be_accessible().await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn where_an_address_leads_elsewhere_something_is_painted_before_the_app_too() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    // Code that never finishes compiling: the slowest network there is.
    let device = Device::phone().stand_in("WebAssembly.compileStreaming = () => new Promise(() => {});");
    for (name, device) in [("opening-light", device.clone()), ("opening-dark", device.dark())] {
        let phone = harness.phone_unopened(name, device).await?;
        phone.driver().goto(format!("{}#/about", harness.url())).await.map_err(|error| {
            all_leaders_e2e::Trouble::Driver { phone: name.into(), error: Box::new(error) }
        })?;
        phone.heading("All Leaders").wait().await?;
        phone.see("Opening your group").await?;
        phone.screenshot(name).await?;
        phone.must_be_accessible().await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn it_opens_again_when_the_network_is_gone() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("offline", Device::phone()).await?;
    kept_for_offline(&phone).await?;
    harness.take_network_away();
    phone.reload().await?;
    let phone = phone.close_and_reopen().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn it_asks_for_its_own_files_and_then_for_nothing() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("silent", Device::phone()).await?;
    kept_for_offline(&phone).await?;
    let asked = harness.asked();
    let strange: Vec<&String> = asked.iter().filter(|path| !path.starts_with("/some/group/")).collect();
    assert!(strange.is_empty(), "asked outside of its path: {strange:?}");
    let loaded: Vec<String> =
        phone.js("return performance.getEntriesByType('resource').map((entry) => entry.name)", &[]).await?;
    assert!(loaded.iter().all(|url| url.starts_with(&harness.url())), "loaded from elsewhere: {loaded:?}");

    for place in ["#/work", "#/people", "#/share", "#/"] {
        phone.goto(place).await?;
    }
    phone.reload().await?;
    // The browser itself looks for a new service worker on loading; nothing else may be asked.
    let later: Vec<String> =
        harness.asked().split_off(asked.len()).into_iter().filter(|path| !path.ends_with("/sw.js")).collect();
    assert!(later.is_empty(), "asked after loading: {later:?}");
    Ok(())
}

#[tokio::test]
async fn a_new_version_waits_until_it_is_asked_for() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("update", Device::phone()).await?;
    kept_for_offline(&phone).await?;
    // Another copy of the app on the same origin keeps a cache of its own.
    let () = phone.js_async("await caches.open('allleaders:%2Fother%2F:1')", &[]).await?;
    let before = cache_names(&phone).await?;

    let newer = harness.folder().join("newer");
    copy_folder(harness.dist(), &newer);
    edit(&newer.join("index.html"), "<html lang=", "<html data-version=\"newer\" lang=");
    let ours = before.iter().find(|name| name.contains("group")).cloned().unwrap_or_default();
    let version = ours.rsplit(':').next().unwrap_or_default();
    edit(&newer.join("sw.js"), version, "00000000000000000000000000000000");
    harness.bring_network_back(Some(&newer))?;

    phone.reload().await?;
    phone
        .until("a new version to be announced", "return typeof window.allLeadersUpdate === 'function'")
        .await?;
    assert_eq!(version_of(&phone).await?, None, "the running version stays");
    phone.reload().await?;
    phone
        .until(
            "a waiting version to be announced again",
            "return typeof window.allLeadersUpdate === 'function'",
        )
        .await?;
    assert_eq!(version_of(&phone).await?, None, "even when the page is loaded anew");

    // It changes over on a tap, and what stands in a form until then is not touched.
    phone.goto("#/start").await?;
    phone.fill("What is your group called?", "Half a name").await?;
    phone.see("A new version is ready").await?;
    assert_eq!(phone.textbox("What is your group called?").value().await?, "Half a name");
    let () = phone.js("window.__old = true", &[]).await?;
    phone.press("Use it now").await?;
    phone.until("the page to change over", "return !window.__old").await?;
    phone.wait_until_it_stands().await?;
    assert_eq!(version_of(&phone).await?.as_deref(), Some("newer"));
    let after = cache_names(&phone).await?;
    assert_eq!(after.len(), 2, "{after:?}");
    assert!(!after.contains(&ours) && after.iter().any(|name| name.contains("other")), "{after:?}");
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn when_it_breaks_the_data_can_be_saved() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("broken", Device::phone()).await?;
    let kept = BTreeMap::from([
        ("allleaders/1/g/member/1".to_owned(), "{\"name\":\"Ana\"}".to_owned()),
        ("somebody/else".to_owned(), "not ours".to_owned()),
    ]);
    phone.storage_put(&kept).await?;
    let () = phone.js("window.allLeadersStopped('a test broke it')", &[]).await?;
    phone.heading("All Leaders has stopped").wait().await?;
    phone.screenshot("failed-screen").await?;
    phone.must_be_accessible().await?;

    phone.press("Save everything for repair").await?;
    let file = phone.downloaded(".txt").await?;
    let text = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        text.contains("allleaders/1/g/member/1") && text.contains("Ana") && !text.contains("not ours"),
        "{text}"
    );
    phone.press("Or copy it from here").await?;
    assert_eq!(phone.textbox("The raw data").value().await?, text);

    let () = phone.js("window.__old = true", &[]).await?;
    phone.press("Try again").await?;
    phone.until("the page to load anew", "return !window.__old").await?;
    phone.wait_until_it_stands().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn when_the_app_itself_panics_the_data_can_be_saved() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("panics", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    // A browser that once makes no element: the app's own code trips over it.
    let () = phone
        .js(
            "const real = Document.prototype.createElement;
             Document.prototype.createElement = () => {
               Document.prototype.createElement = real;
               throw new Error('no more');
             };
             location.hash = '#/people'; return null",
            &[],
        )
        .await?;
    phone.heading("All Leaders has stopped").wait().await?;
    phone.press("Save everything for repair").await?;
    let text = fs::read_to_string(phone.downloaded(".txt").await?).unwrap_or_default();
    assert!(text.contains("Riverside Tenants"), "{text}");
    Ok(())
}

#[tokio::test]
async fn a_browser_that_refuses_webassembly_is_told_so() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    // Without it; refused by what the browser makes of the page's policy; too old for what is in the file.
    let refuse = "throw new WebAssembly.CompileError('not today');";
    for (name, script) in [
        ("none", "delete globalThis.WebAssembly;".to_owned()),
        ("policy", format!("WebAssembly.Module = function () {{ {refuse} }};")),
        (
            "old",
            format!(
                "for (const name of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming'])
                   WebAssembly[name] = async () => {{ {refuse} }};"
            ),
        ),
    ] {
        let phone =
            harness.phone_unopened(&format!("refuses-{name}"), Device::phone().stand_in(&script)).await?;
        assert!(phone.open().await.is_err());
        phone.heading("This browser can’t run All Leaders").wait().await?;
        phone.see("Please update your browser").await?;
        phone.see_no_more("went wrong").await?;
        phone.button("Try again").wait().await?;
        phone.press("What the browser said").await?;
        phone.see(if name == "none" { "It knows no WebAssembly" } else { "not today" }).await?;
        phone.must_be_accessible().await?;
        phone.screenshot(&format!("refuses-{name}")).await?;
    }

    // A file that came in pieces is no fault of the browser's.
    let broken = "const real = window.fetch;
        window.fetch = (what, ...more) => String(what.url || what).endsWith('.wasm')
          ? Promise.resolve(new Response('<p>Not here', { headers: { 'content-type': 'application/wasm' } }))
          : real(what, ...more);";
    let phone = harness.phone_unopened("refuses-not", Device::phone().stand_in(broken)).await?;
    assert!(phone.open().await.is_err());
    phone.heading("All Leaders has stopped").wait().await?;
    phone.see("went wrong").await?;
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder of the test's own");
    for entry in fs::read_dir(from).expect("the built app").map_while(Result::ok) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file of the built app");
        }
    }
}

fn edit(file: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(file).expect("a file of the built app");
    assert!(text.contains(old), "{} has no `{old}`", file.display());
    fs::write(file, text.replace(old, new)).expect("a file of the test's own");
}
