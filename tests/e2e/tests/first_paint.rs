//! What is seen before the app stands: the first page for who is new, the frame for who has a group. When the app takes
//! over nothing moves, and what was pressed meanwhile is done.

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Trouble, needs};
use serde_json::json;

/// Holds the code of the app's first part back until `window.letGo()`: the slowest network there is.
const HOLD: &str = "
    const compile = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = (...given) => new Promise((resolve) => {
      WebAssembly.compileStreaming = compile;
      window.letGo = () => resolve(compile.apply(WebAssembly, given));
    });";

/// Where each thing on the page is, and what it says: of all that is not only there for those who hear it.
const SEEN: &str = "
    const within = document.querySelector(arguments[0]);
    // A drawing that never changes is put into a `g` of its own by Leptos, which draws nothing.
    return [...within.querySelectorAll('*')].filter((one) => one.localName !== 'g' || one.hasAttributes()).map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const names = one.getAttributeNames().filter((name) => name !== 'style').sort();
      const words = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join('');
      return [one.localName, names.map((name) => `${name}=${one.getAttribute(name)}`).join(' '), words,
        [x, y, width, height].map((number) => Math.round(number * 10) / 10).join(' ')].join(' | ');
    });";

/// Opens the app on a phone of which the code is held back.
async fn open_held(phone: &Phone, url: &str) -> Outcome {
    let at = |error| Trouble::Driver { phone: phone.name().to_owned(), error: Box::new(error) };
    phone.driver().goto(url).await.map_err(at)?;
    phone.until("the code to be asked for", "return typeof window.letGo === 'function'").await
}

async fn let_go(phone: &Phone) -> Outcome {
    let () = phone.js("window.letGo(); return null", &[]).await?;
    phone.wait_until_it_stands().await
}

async fn seen(phone: &Phone, within: &str) -> Outcome<Vec<String>> {
    phone.js(SEEN, &[json!(within)]).await
}

#[tokio::test]
async fn the_first_page_is_there_before_the_app_and_does_not_move() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let held = |device: Device| device.stand_in(HOLD);
    for (name, device) in [
        ("first-page-light", Device::phone()),
        ("first-page-dark", Device::phone().dark()),
        ("first-page-small", Device::small_phone()),
        ("first-page-wide", Device::desktop()),
        ("first-page-wide-dark", Device::desktop().dark()),
    ] {
        let phone = harness.phone_unopened(name, held(device)).await?;
        open_held(&phone, &harness.url()).await?;
        phone.heading("A group where everyone leads").wait().await?;
        phone.link("Start a group").wait().await?;
        phone.button("Try a sample group").wait().await?;
        phone.must_be_accessible().await?;
        phone.screenshot(&format!("{name}-before")).await?;
        let before = seen(&phone, "#first-start .start").await?;
        let () = phone.js("scrollTo(0, 40); return null", &[]).await?;
        let scrolled: f64 = phone.js("return scrollY", &[]).await?;
        let_go(&phone).await?;
        assert_eq!(phone.js::<f64>("return scrollY", &[]).await?, scrolled);
        let () = phone.js("scrollTo(0, 0); return null", &[]).await?;
        assert_eq!(
            seen(&phone, "#app .start").await?,
            before,
            "the app's page is the same, in the same place"
        );
        phone.screenshot(&format!("{name}-after")).await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_pressed_before_the_app_stands_is_done_when_it_does() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let phone = harness.phone_unopened("early-link", Device::phone().stand_in(HOLD)).await?;
    open_held(&phone, &harness.url()).await?;
    phone.press("Start a group").await?;
    phone.see("Opening…").await?;
    phone.screenshot("first-page-pressed").await?;
    let_go(&phone).await?;
    phone.textbox("What is your group called?").wait().await?;
    phone.must_be_quiet().await?;

    let phone = harness.phone_unopened("early-button", Device::phone().stand_in(HOLD)).await?;
    open_held(&phone, &harness.url()).await?;
    phone.press("Try a sample group").await?;
    phone.see("Opening…").await?;
    let_go(&phone).await?;
    phone.see("Riverside Tenants").await?;
    phone.must_be_quiet().await?;

    // The focus stays where a keyboard has brought it, and presses there what it would have pressed.
    let phone = harness.phone_unopened("early-focus", Device::desktop().stand_in(HOLD)).await?;
    open_held(&phone, &harness.url()).await?;
    let () = phone
        .js("document.querySelector('#first-start a[href=\"#/open\"]').focus(); return null", &[])
        .await?;
    let_go(&phone).await?;
    let focused: String = phone.js("return document.activeElement.textContent", &[]).await?;
    assert_eq!(focused, "Open a group file");
    Ok(())
}

#[tokio::test]
async fn who_presses_while_the_app_takes_over_presses_all_the_same() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let phone = harness.phone_unopened("finger-down", Device::phone().stand_in(HOLD)).await?;
    open_held(&phone, &harness.url()).await?;
    let () = phone
        .js(
            "const link = document.querySelector('#first-start a[href=\"#/start\"]');
             link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
             window.letGo();
             return null",
            &[],
        )
        .await?;
    // The link is there as long as the finger is on it, though the code has come.
    let still: bool = phone
        .js_async(
            "await new Promise((next) => setTimeout(next));
             const link = document.querySelector('#first-start a[href=\"#/start\"]');
             if (!link) return false;
             link.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
             link.click();
             return true",
            &[],
        )
        .await?;
    assert!(still, "the link stays under the finger");
    phone.wait_until_it_stands().await?;
    phone.textbox("What is your group called?").wait().await?;
    Ok(())
}

/// Loads the page anew on a phone of which the code is held back.
async fn reload_held(phone: &Phone) -> Outcome {
    let () = phone.js("window.__old = true; location.reload(); return null", &[]).await?;
    phone
        .until("the code to be asked for", "return !window.__old && typeof window.letGo === 'function'")
        .await
}

#[tokio::test]
async fn who_has_a_group_sees_its_frame_first() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    for (name, device) in [
        ("first-frame-light", Device::phone()),
        ("first-frame-dark", Device::phone().dark()),
        ("first-frame-wide", Device::desktop()),
    ] {
        let phone = harness.phone_unopened(name, device.stand_in(HOLD)).await?;
        open_held(&phone, &harness.url()).await?;
        let_go(&phone).await?;
        phone.press("Try a sample group").await?;
        phone.see("Riverside Tenants").await?;

        reload_held(&phone).await?;
        phone.see("Meet").await?;
        phone.see_no_more("Start a group").await?;
        phone.screenshot(&format!("{name}-before")).await?;
        phone.must_be_accessible().await?;
        let before = seen(&phone, "#first-frame .places").await?;
        let_go(&phone).await?;
        assert_eq!(seen(&phone, "#app .places").await?, before);
        phone.screenshot(&format!("{name}-after")).await?;

        // A place that is pressed is marked, and opened when the app stands.
        reload_held(&phone).await?;
        phone.link("People").press().await?;
        phone
            .until(
                "the place to be marked",
                "return document.querySelector('.places [aria-current]').textContent === 'People'",
            )
            .await?;
        let before = seen(&phone, "#first-frame .places").await?;
        let_go(&phone).await?;
        phone.heading("People").wait().await?;
        assert_eq!(seen(&phone, "#app .places").await?, before);
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_look_that_was_chosen_is_there_from_the_first_paint() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let phone = harness.phone_unopened("first-look", Device::phone().stand_in(HOLD)).await?;
    open_held(&phone, &harness.url()).await?;
    let_go(&phone).await?;
    phone.goto("#/settings").await?;
    phone.press("Dark").await?;
    phone.press("For developers").await?;
    phone.press("Right to left").await?;
    phone.goto("#/").await?;
    phone.heading("A group where everyone leads").wait().await?;
    let look = "return [getComputedStyle(document.body).direction, getComputedStyle(document.documentElement).backgroundColor]";
    let chosen: [String; 2] = phone.js(look, &[]).await?;
    assert_eq!(chosen[0], "rtl");

    reload_held(&phone).await?;
    assert_eq!(phone.js::<[String; 2]>(look, &[]).await?, chosen);
    phone.screenshot("first-page-dark-rtl-before").await?;
    let before = seen(&phone, "#first-start .start").await?;
    let_go(&phone).await?;
    assert_eq!(seen(&phone, "#app .start").await?, before);
    Ok(())
}

#[tokio::test]
async fn the_code_is_fetched_after_the_first_paint() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("fetched-later", Device::phone()).await?;
    let early: Vec<String> = phone
        .js(
            "const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime;
             return performance.getEntriesByType('resource')
               .filter((one) => one.startTime < painted).map((one) => one.name.split('/').pop())",
            &[],
        )
        .await?;
    let code: Vec<&String> =
        early.iter().filter(|name| name.ends_with(".wasm") || name.starts_with("all-leaders")).collect();
    assert!(code.is_empty(), "{early:?}");
    let needed: Vec<&String> =
        early.iter().filter(|name| name.ends_with(".css") || name.ends_with(".js")).collect();
    assert!(needed.is_empty(), "what is painted first stands in the page: {early:?}");
    Ok(())
}
