//! The group from one phone's screen to another's camera, by codes that follow each other.

#[path = "codes/film.rs"]
mod film;
#[path = "codes/locked.rs"]
mod locked;
mod steps;

use std::time::Instant;

use all_leaders_e2e::{Device, Harness, Made, Outcome, Phone, Role, Trouble, needs};
use film::{Code, film};
use steps::{add_people, begin_with, check_in, pictures, start_group, step_up};

/// How the pages name each other.
const SHOW: &str = "Show to a phone beside me";
const LOOK: &str = "Scan from a phone beside me";

/// Keeps the cameras that the page was given in `window.__cameras`.
const WATCH_CAMERAS: &str = "
    window.__cameras = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const given = await ask(wanted);
      window.__cameras.push(given);
      return given;
    };";

/// How many cameras the page was given, and how many of them are on.
async fn cameras(phone: &Phone) -> Outcome<(usize, usize)> {
    phone
        .js(
            "const on = (camera) => camera.getTracks().some((track) => track.readyState === 'live');
             return [window.__cameras.length, window.__cameras.filter(on).length]",
            &[],
        )
        .await
}

/// A browser that finds codes by itself: it sees `window.__codes`, one after the other, over and over.
const FINDS_CODES: &str = "
    window.__codes = []; window.__looked = 0;
    window.BarcodeDetector = class {
      async detect() {
        const codes = window.__codes;
        return codes.length ? [{ rawValue: codes[window.__looked++ % codes.length] }] : [];
      }
    };";

/// The next codes that the phone shows, each once.
async fn shown(phone: &Phone, count: usize) -> Outcome<Vec<Code>> {
    let mut codes: Vec<Code> = Vec::new();
    while codes.len() < count {
        let more: Vec<Code> = phone
            .js_async(
                "const codes = [];
                 let last = null;
                 while (codes.length < 20) {
                   await new Promise(requestAnimationFrame);
                   const path = document.querySelector('figure[role=img] path')?.getAttribute('d');
                   if (!path || path === last) continue;
                   const box = document.querySelector('figure[role=img] svg').getAttribute('viewBox');
                   codes.push({ side: Number(box.split(' ').at(-1)), path });
                   last = path;
                 }
                 return codes",
                &[],
            )
            .await?;
        codes.extend(more);
    }
    codes.truncate(count);
    Ok(codes)
}

/// What a code says.
fn text_of(code: &Code) -> String {
    let modules = code.modules();
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(code.side * 4, code.side * 4, |x, y| {
        if modules[y / 4 * code.side + x / 4] { 0 } else { 255 }
    });
    image.detect_grids()[0].decode().unwrap().1
}

/// How many bytes are passed, as a code of them says.
fn bytes_of(code: &Code) -> u32 {
    let head = base45::decode(text_of(code).strip_prefix("AL1:").unwrap()).unwrap();
    u32::from_be_bytes([0, head[4], head[5], head[6]])
}

async fn show(phone: &Phone) -> Outcome {
    phone.goto("#/share").await?;
    phone.link(SHOW).press().await?;
    phone.see("On the other phone").await
}

#[tokio::test]
async fn a_camera_reads_a_group_that_is_too_large_for_one_code() -> Outcome {
    needs!(Camera, StandIns);
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone().dark()).await?;
    let made = Made { members: 60, commitments: 400, check_ins: 1_500, hostile: false };
    begin_with(&ana, &ana.put_file("group.json", made.file().as_bytes())?).await?;
    show(&ana).await?;
    ana.must_be_accessible().await?;
    ana.screenshot("codes-shown").await?;
    let codes = shown(&ana, 160).await?;
    let bytes = bytes_of(&codes[0]);
    let seen = ana.put_file("codes.y4m", b"")?;
    film(&codes, 12, &seen).map_err(|error| Trouble::file(&seen, error))?;

    // A phone that has no group yet.
    let bilal = harness.phone("bilal", Device::phone().camera(&seen).stand_in(WATCH_CAMERAS)).await?;
    bilal.link("Open a group file").press().await?;
    bilal.link(LOOK).press().await?;
    bilal.see("On the other phone").await?;
    assert_eq!(cameras(&bilal).await?, (0, 0), "nobody asked for the camera yet");
    bilal.press("Use the camera").await?;
    let start = Instant::now();
    bilal.see("About").await?;
    bilal.screenshot("codes-seen").await?;
    let all = std::time::Duration::from_secs(120);
    bilal.control(Role::Text, "This adds").like().within(all).wait().await?;
    let took = start.elapsed().as_secs_f64();
    println!(
        "{bytes} bytes by codes, three of ten lost: {took:.1} s, {:.0} bytes a second",
        f64::from(bytes) / took
    );
    assert_eq!(cameras(&bilal).await?, (1, 0), "the camera is off when all has come");
    steps::bring_in_new_group(&bilal).await?;
    assert_eq!(pictures(&bilal).await?, pictures(&ana).await?);
    bilal.must_be_quiet().await?;
    Ok(())
}

/// A group that is too large for one code, and what two phones show of it before and after a change.
async fn with_codes(harness: &Harness) -> Outcome<(Phone, Vec<String>, Vec<String>)> {
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    let many: Vec<String> =
        (0..300).map(|at| format!("Person {at:03} of Number {}", at * 7919 % 1000)).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    add_people(&ana, &many).await?;
    show(&ana).await?;
    let first: Vec<String> = shown(&ana, 60).await?.iter().map(text_of).collect();
    check_in(&ana, "Ask about the hall", "Moving", "I left a note.").await?;
    show(&ana).await?;
    let then: Vec<String> = shown(&ana, 60).await?.iter().map(text_of).collect();
    Ok((ana, first, then))
}

#[tokio::test]
async fn a_browser_that_finds_codes_is_asked_and_the_camera_is_let_go_whenever_one_leaves() -> Outcome {
    needs!(Camera, StandIns);
    let harness = Harness::open().await?;
    let (ana, first, then) = with_codes(&harness).await?;
    let dark = ana.put_file("nothing.y4m", b"")?;
    let black = Code { side: 1, path: String::new() };
    film(&[black], 12, &dark).map_err(|error| Trouble::file(&dark, error))?;
    let bilal = harness
        .phone("bilal", Device::phone().camera(&dark).stand_in(WATCH_CAMERAS).stand_in(FINDS_CODES))
        .await?;
    let sees = async |codes: &[String]| {
        bilal.js::<bool>("window.__codes = arguments[0]; return true", &[codes.into()]).await
    };
    bilal.goto("#/share/look").await?;
    // Cancelled, and left: each time it is off.
    bilal.press("Use the camera").await?;
    bilal.see("Looking for a code").await?;
    assert_eq!(cameras(&bilal).await?, (1, 1));
    bilal.must_be_accessible().await?;
    bilal.press("Cancel").await?;
    bilal.button("Use the camera").wait().await?;
    bilal.until("the camera to be off", "return window.__cameras.every((one) => one.getTracks().every((track) => track.readyState === 'ended'))").await?;
    bilal.press("Use the camera").await?;
    bilal.see("Looking for a code").await?;
    bilal.goto("#/welcome").await?;
    bilal.until("the camera to be off", "return window.__cameras.every((one) => one.getTracks().every((track) => track.readyState === 'ended'))").await?;

    // The codes of another group's phone among them, and what is no code of ours.
    bilal.goto("#/share/look").await?;
    sees(&first).await?;
    bilal.press("Use the camera").await?;
    steps::bring_in_new_group(&bilal).await?;
    let strange = ["https://example.org/", "AL1:", "AL1:HELLO", "{\"format\": 1}"].map(str::to_owned);
    let mixed: Vec<String> =
        then.iter().zip(strange.iter().cycle()).flat_map(|(one, two)| [one.clone(), two.clone()]).collect();
    sees(&mixed).await?;
    bilal.goto("#/share").await?;
    bilal.link(LOOK).press().await?;
    bilal.press("Use the camera").await?;
    bilal.heading("What’s new on the other phone").wait().await?;
    bilal.see("I left a note.").await?;
    assert_eq!(cameras(&bilal).await?.1, 0);
    bilal.bring_in().await?;
    bilal.heading("What changed").wait().await?;
    assert_eq!(pictures(&bilal).await?, pictures(&ana).await?);
    bilal.must_be_quiet().await?;
    Ok(())
}

/// One phone shows its codes, and these look at them and bring in what is new.
async fn pass(from: &Phone, to: &[&Phone]) -> Outcome {
    show(from).await?;
    let codes: Vec<String> = shown(from, 40).await?.iter().map(text_of).collect();
    for phone in to {
        phone.goto("#/share/look").await?;
        phone.js::<bool>("window.__codes = arguments[0]; return true", &[codes.clone().into()]).await?;
        phone.press("Use the camera").await?;
    }
    for phone in to {
        phone.bring_in().await?;
        phone
            .until(
                "the changes to be in",
                "return ['What changed', 'Which of these is you?'].includes(document.querySelector('h1')?.innerText)",
            )
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn eight_phones_agree_by_codes_alone_with_the_network_gone() -> Outcome {
    needs!(Camera, StandIns);
    let harness = Harness::open().await?;
    let people = ["Ana", "Bilal", "Chen", "Dunja", "Emeka", "Farah", "Goran", "Hana"];
    let mut phones = Vec::new();
    for name in people {
        let dark = harness.folder().join(format!("nothing-{name}.y4m"));
        film(&[Code { side: 1, path: String::new() }], 12, &dark)
            .map_err(|error| Trouble::file(&dark, error))?;
        let phone = harness.phone(name, Device::phone().camera(&dark).stand_in(FINDS_CODES)).await?;
        phone.until("the app to be kept for offline", "return !!navigator.serviceWorker.controller").await?;
        phones.push(phone);
    }
    harness.take_network_away();
    let all: Vec<&Phone> = phones.iter().collect();
    let [ana, bilal, chen, dunja, emeka, farah, goran, hana] = all[..] else { unreachable!() };
    // With enough people that one code does not hold them.
    let many: Vec<String> =
        (0..300).map(|at| format!("Person {at:03} of Number {}", at * 7919 % 1000)).collect();
    start_group(ana, "Riverside Tenants", &people).await?;
    add_people(ana, &many.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    pass(ana, &all[1..]).await?;
    for (phone, name) in all.iter().zip(people) {
        if phone.name() != ana.name() {
            steps::say_who(phone, name).await?;
        }
        step_up(phone, &format!("Knock on the doors of house {name}")).await?;
    }

    // Two by two, what two have to two others, and back to all at once.
    for (from, to) in [(bilal, ana), (dunja, chen), (farah, emeka), (hana, goran)] {
        pass(from, &[to]).await?;
    }
    pass(chen, &[ana]).await?;
    pass(goran, &[emeka]).await?;
    pass(emeka, &[ana]).await?;
    pass(ana, &all[1..]).await?;
    let agreed = pictures(ana).await?;
    for phone in &all[1..] {
        assert_eq!(pictures(phone).await?, agreed, "{} has what Ana has", phone.name());
    }
    hana.goto("#/work/everyone").await?;
    for name in people {
        hana.see(&format!("Knock on the doors of house {name}")).await?;
    }
    hana.must_be_quiet().await
}

#[tokio::test]
async fn hostile_codes_change_nothing() -> Outcome {
    needs!(Camera, StandIns);
    let harness = Harness::open().await?;
    let dark = harness.phone("ana", Device::phone()).await?.put_file("nothing.y4m", b"")?;
    film(&[Code { side: 1, path: String::new() }], 12, &dark).map_err(|error| Trouble::file(&dark, error))?;
    let bilal = harness.phone("bilal", Device::phone().camera(&dark).stand_in(FINDS_CODES)).await?;
    start_group(&bilal, "Riverside Tenants", &["Bilal"]).await?;
    let before = bilal.storage_dump().await?;
    bilal.goto("#/share/look").await?;
    // One part that is whole by itself: its checksum is right, and what it holds is no group.
    let claims =
        |head: [u8; 11], block: &[u8]| ["AL1:", &base45::encode([&head[..], block].concat())].concat();
    let hostile = [
        claims([0, 0, 0, 0, 255, 255, 255, 0, 0, 0, 0], &[7; 500]),
        claims([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], &[7; 500]),
        claims([0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0], &[7; 20]),
        "AL1:".repeat(400),
        format!("{}#/open?AAAA", harness.url()),
    ];
    bilal.js::<bool>("window.__codes = arguments[0]; return true", &[hostile.to_vec().into()]).await?;
    bilal.press("Use the camera").await?;
    bilal.see("The code: It was cut off on the way.").await?;
    assert_eq!(bilal.storage_dump().await?, before);
    bilal.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn without_a_camera_it_says_why_and_offers_a_file() -> Outcome {
    needs!(StandIns, HostNames);
    let harness = Harness::open().await?;
    for (name, error, says) in [
        ("refused", "NotAllowedError", "This page may not use the camera."),
        ("missing", "NotFoundError", "There’s no camera here."),
        ("busy", "NotReadableError", "The camera didn’t start."),
    ] {
        let fails = format!(
            "navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('no', '{error}'); }};"
        );
        let phone = harness.phone(name, Device::phone().stand_in(&fails)).await?;
        phone.goto("#/share/look").await?;
        phone.press("Use the camera").await?;
        phone.see(says).await?;
        phone.must_be_accessible().await?;
        phone.see("Open a file").await?;
        phone.press("Try again").await?;
        phone.see(says).await?;
    }
    let phone = harness.phone_unopened("insecure", Device::phone()).await?;
    phone
        .driver()
        .goto(format!("{}#/share/look", harness.insecure_url()))
        .await
        .map_err(|error| Trouble::Driver { phone: phone.name().into(), error: Box::new(error) })?;
    phone.press("Use the camera").await?;
    phone.see("This address starts with http, so the camera stays off.").await?;
    Ok(())
}

#[tokio::test]
async fn the_codes_pause_and_become_smaller() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone().reduced_motion()).await?;
    let made = Made { members: 20, commitments: 200, check_ins: 600, hostile: false };
    begin_with(&ana, &ana.put_file("group.json", made.file().as_bytes())?).await?;
    show(&ana).await?;
    let large = shown(&ana, 2).await?[1].side;
    ana.press("Pause").await?;
    let now = "return document.querySelector('figure[role=img] path').getAttribute('d')";
    // The one that was on its way when it was pressed is there by now.
    ana.button("Continue").wait().await?;
    let still: String = ana.js(now, &[]).await?;
    let () = ana.js_async("for (let frames = 0; frames < 30; frames += 1) await new Promise(requestAnimationFrame); return null", &[]).await?;
    assert_eq!(ana.js::<String>(now, &[]).await?, still);
    ana.press("Continue").await?;
    shown(&ana, 2).await?;
    ana.press("More").await?;
    ana.until("the sliders", "return document.querySelectorAll('input[type=range]').length === 2").await?;
    ana.must_be_accessible().await?;
    ana.screenshot("codes-sliders").await?;
    let set = "const [speed, size] = document.querySelectorAll('input[type=range]');
               for (const [slider, value] of [[speed, speed.max], [size, size.min]]) {
                 slider.value = value;
                 slider.dispatchEvent(new Event('input', { bubbles: true }));
               }
               return null";
    let () = ana.js(set, &[]).await?;
    ana.until(
        "a smaller code",
        &format!("return document.querySelector('figure[role=img] svg').viewBox.baseVal.width < {large}"),
    )
    .await?;
    shown(&ana, 5).await?;
    // The next time they are as they were left.
    show(&ana).await?;
    ana.press("More").await?;
    ana.until(
        "the sliders as they were left",
        "const [speed, size] = document.querySelectorAll('input[type=range]');
         return speed?.value === speed?.max && size?.value === size?.min",
    )
    .await?;
    ana.must_be_quiet().await?;
    Ok(())
}
