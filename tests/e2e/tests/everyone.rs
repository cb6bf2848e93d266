//! Every screen, for everyone: heard, pressed with a thumb, small, large, dark, from right to left, by keyboard alone.

#[path = "everyone/keyboard.rs"]
mod keyboard;
mod steps;

use all_leaders_e2e::{Device, Gathered, Harness, Made, Outcome, Phone, needs};
use serde_json::{Value, json};

/// What was found, place by place; a test tells all of it at once.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn note(&mut self, place: &str, how: &str, found: Vec<String>) {
        self.0.extend(found.into_iter().map(|what| format!("{place} ({how}): {what}")));
    }

    fn must_be_none(self) {
        assert!(self.0.is_empty(), "{} findings:\n{}", self.0.len(), self.0.join("\n"));
    }
}

/// Places that stand without a group.
const WITHOUT_A_GROUP: [&str; 9] = [
    "#/welcome",
    "#/start",
    "#/open",
    "#/share/look",
    "#/share/ways",
    "#/bring-in",
    "#/groups",
    "#/settings",
    "#/about",
];

/// Places of a group that need nothing in their address.
const OF_A_GROUP: [&str; 38] = [
    "#/",
    "#/work",
    "#/work/everyone",
    "#/work/people",
    "#/work/done",
    "#/work/new",
    "#/check-in",
    "#/needs",
    "#/needs/new",
    "#/invite",
    "#/meet",
    "#/meeting/new",
    "#/meetings",
    "#/roles",
    "#/people",
    "#/people/add",
    "#/people/me",
    "#/say-thanks",
    "#/thanks",
    "#/agreements",
    "#/questions",
    "#/questions/ask",
    "#/reflect",
    "#/learn",
    "#/resting",
    "#/capacity",
    "#/share",
    "#/share/link",
    "#/share/code",
    "#/share/look",
    "#/share/folder",
    "#/share/ways",
    "#/open",
    "#/bring-in",
    "#/groups",
    "#/history",
    "#/settings",
    "#/about",
];

/// The ids of a kind in the phone's store, in their order.
async fn ids(phone: &Phone, kind: &str) -> Outcome<Vec<String>> {
    phone
        .js(
            "return Object.keys(localStorage).map((key) => key.split('/'))
               .filter((parts) => parts[0] === 'allleaders' && parts[3] === arguments[0]).map((parts) => parts[4]).sort()",
            &[kind.into()],
        )
        .await
}

/// All places of the group that is open, those of its first commitments and people among them.
async fn places(phone: &Phone) -> Outcome<Vec<String>> {
    let mut places: Vec<String> = OF_A_GROUP.iter().map(|place| (*place).to_owned()).collect();
    for id in ids(phone, "commitment").await?.iter().take(3) {
        places.push(format!("#/c/{id}"));
        places.push(format!("#/check-in/{id}"));
    }
    for id in ids(phone, "need").await?.iter().take(4) {
        places.push(format!("#/need/{id}"));
        places.push(format!("#/invite/need/{id}"));
    }
    for id in ids(phone, "invitation").await?.iter().take(1) {
        places.push(format!("#/invitation/{id}"));
    }
    for id in ids(phone, "member").await?.iter().take(2) {
        places.push(format!("#/p/{id}"));
    }
    for id in ids(phone, "question").await?.iter().take(1) {
        places.push(format!("#/question/{id}"));
    }
    // The last but one is on, where one is.
    let meetings = ids(phone, "meeting").await?;
    for id in meetings.iter().rev().take(3) {
        places.push(format!("#/meeting/{id}"));
    }
    for id in meetings.iter().rev().take(1) {
        places.push(format!("#/meeting/{id}/edit"));
    }
    for id in meetings.iter().rev().skip(1).take(1) {
        let of_it = ["arrive", "roles", "round", "talk", "close", "minutes"];
        places.extend(of_it.map(|stage| format!("#/meeting/{id}/{stage}")));
    }
    Ok(places)
}

/// A phone with the invented group open, and its first person using the phone.
async fn with_sample(harness: &Harness, name: &str, device: Device) -> Outcome<Phone> {
    let phone = harness.phone(name, device).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    Ok(phone)
}

/// A phone with a large group whose people have names that try the screens.
async fn with_hostile(harness: &Harness, name: &str, device: Device) -> Outcome<Phone> {
    let phone = harness.phone(name, device).await?;
    phone.storage_put(&HOSTILE.stored()).await?;
    phone.reload().await?;
    Ok(phone)
}

const HOSTILE: Gathered = Gathered {
    made: Made { members: 60, commitments: 500, check_ins: 300, hostile: true },
    meetings: 6,
    items: 40,
};

async fn look_at(phone: &Phone, place: &str, framed: bool, findings: &mut Findings) -> Outcome {
    findings.note(place, "arriving", phone.arrive(place).await?);
    findings.note(place, "build", phone.ill_built(framed).await?);
    phone.prefer("prefers-color-scheme", "dark").await?;
    findings.note(place, "dark", phone.axe_on_colours().await?);
    phone.prefer("prefers-color-scheme", "light").await?;
    findings.note(place, "light", phone.axe().await?);
    Ok(())
}

#[tokio::test]
async fn every_screen_is_heard_and_pressed_without_a_group() -> Outcome {
    needs!(Preferences);
    let harness = Harness::open().await?;
    let phone = harness.phone("first", Device::phone()).await?;
    let mut findings = Findings::default();
    for place in WITHOUT_A_GROUP {
        look_at(&phone, place, false, &mut findings).await?;
    }
    phone.must_be_quiet().await?;
    findings.must_be_none();
    Ok(())
}

#[tokio::test]
async fn every_screen_is_heard_and_pressed_in_an_empty_group() -> Outcome {
    needs!(Preferences);
    let harness = Harness::open().await?;
    let phone = harness.phone("empty", Device::phone()).await?;
    phone.press("Start a group").await?;
    phone.fill("What is your group called?", "Riverside").await?;
    phone.button("Start a group").press().await?;
    phone.heading("Add people").wait().await?;
    let mut findings = Findings::default();
    for place in OF_A_GROUP {
        look_at(&phone, place, true, &mut findings).await?;
    }
    phone.must_be_quiet().await?;
    findings.must_be_none();
    Ok(())
}

#[tokio::test]
async fn every_screen_is_heard_and_pressed_in_a_lively_group() -> Outcome {
    needs!(Preferences);
    let harness = Harness::open().await?;
    let phone = with_sample(&harness, "lively", Device::phone()).await?;
    let mut findings = Findings::default();
    for place in places(&phone).await? {
        look_at(&phone, &place, true, &mut findings).await?;
    }
    phone.must_be_quiet().await?;
    findings.must_be_none();
    Ok(())
}

/// Shows a message as the app does, and says what it lies over: once brought into sight, everything that is pressed or
/// typed into has to be clear of it.
const COVERED: &str = "
    const region = document.querySelector('.toasts');
    region.hidden = false;
    region.insertAdjacentHTML('beforeend', '<div class=toast><p>“Ask St Mark’s about the hall for the summer party”: moving. Saved.</p><button class=btn>Undo</button><button class=btn-icon>x</button></div>');
    const room = () => parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--message')) >= region.querySelector('.toast').offsetHeight;
    const frame = () => new Promise((then) => requestAnimationFrame(then));
    for (let frames = 0; frames < 300 && !room(); frames += 1) await frame();
    // For a moment it lets everything through: afterwards it counts.
    region.querySelectorAll('.toast').forEach((one) => one.getAnimations().forEach((it) => it.finish()));
    const covered = room() ? [] : ['the page leaves no room'];
    for (const one of document.querySelectorAll('#main :is(a[href], button, input, textarea, select, summary)')) {
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || one.disabled) continue;
      one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = one.getBoundingClientRect();
      const over = document.elementFromPoint(box.left + box.width / 2, Math.min(box.bottom - 2, box.top + box.height / 2));
      if (over && over.closest('.toasts')) covered.push(`the message lies over ${one.tagName} “${(one.innerText || one.value || '').trim().slice(0, 40)}” at ${Math.round(box.top)}`);
    }
    region.querySelectorAll('.toast').forEach((one) => one.remove());
    return covered";

/// What stands on the screen as its main act, outside of sheets: one green button at most.
const GREEN: &str = "
    const green = [...document.querySelectorAll('#main .btn-primary')].filter((one) => one.checkVisibility() && !one.closest('dialog'));
    return green.length < 2 ? [] : ['green are ' + green.map((one) => one.innerText.trim()).join(', ')]";

#[tokio::test]
async fn one_button_of_a_screen_is_green_at_most() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_sample(&harness, "green", Device::phone()).await?;
    let mut findings = Findings::default();
    for place in ["#/", "#/work", "#/needs", "#/people"] {
        phone.arrive(place).await?;
        findings.note(place, "green, nobody’s phone", phone.js(GREEN, &[]).await?);
    }
    // An invitation waits for Ana.
    steps::say_who(&phone, "Ana").await?;
    phone.arrive("#/").await?;
    phone.heading("You’re invited").wait().await?;
    for place in places(&phone).await? {
        phone.arrive(&place).await?;
        findings.note(&place, "green", phone.js(GREEN, &[]).await?);
        // Looking around with the made-up group takes no line of its own.
        let high: f64 = phone.js("return document.querySelector('.bar').offsetHeight", &[]).await?;
        assert!(high <= 56.0, "{place}: the bar is {high} px high");
    }
    findings.must_be_none();
    // Where a group has people and no tasks yet, Now has its one act as well.
    let new = harness.phone("green-new", Device::phone()).await?;
    steps::start_group(&new, "Food Co-op", &["Ana", "Bilal"]).await?;
    new.arrive("#/").await?;
    let green: Vec<String> = new
        .js("return [...document.querySelectorAll('#main .btn-primary')].filter((one) => one.checkVisibility()).map((one) => one.ariaLabel ?? one.innerText.trim())", &[])
        .await?;
    assert_eq!(green, ["I’ll do this"]);
    Ok(())
}

#[tokio::test]
async fn a_message_covers_nothing_on_any_screen() -> Outcome {
    let harness = Harness::open().await?;
    let mut findings = Findings::default();
    for (name, device) in
        [("phone", Device::phone()), ("small", Device::small_phone()), ("desktop", Device::desktop())]
    {
        let phone = with_sample(&harness, &format!("message-{name}"), device).await?;
        for place in places(&phone).await? {
            phone.arrive(&place).await?;
            findings.note(&place, name, phone.js_async(COVERED, &[]).await?);
        }
        phone.must_be_quiet().await?;
    }
    findings.must_be_none();
    Ok(())
}

/// Gives the focus to what stands lowest on the screen, has a message come up, and looks whether it lies over it.
const FOCUS_IS_FREE: &str = "
    const seen = [...document.querySelectorAll('#main :is(a[href], button, input, textarea, summary)')].filter((one) => {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled) return false;
      const box = one.getBoundingClientRect();
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return at && one.contains(at) && box.bottom < innerHeight - 60;
    });
    const low = seen.sort((a, b) => b.getBoundingClientRect().bottom - a.getBoundingClientRect().bottom)[0];
    if (!low) return [];
    low.focus({ preventScroll: true });
    const region = document.querySelector('.toasts');
    region.hidden = false;
    region.insertAdjacentHTML('beforeend', '<div class=toast><p>“Ask St Mark’s about the hall for the summer party”: moving. Saved.</p><button class=btn>Undo</button></div>');
    const frame = () => new Promise((then) => requestAnimationFrame(then));
    for (let frames = 0; frames < 20; frames += 1) await frame();
    const [over, box] = [region.getBoundingClientRect(), low.getBoundingClientRect()];
    const covered = document.activeElement === low && box.bottom > over.top + 8 && box.top < over.bottom && box.right > over.left && box.left < over.right;
    region.querySelectorAll('.toast').forEach((one) => one.remove());
    region.hidden = true;
    return covered ? [`the message lies over ${low.tagName} “${low.innerText.trim().slice(0, 40)}”, which has the focus`] : []";

#[tokio::test]
async fn what_has_the_focus_comes_out_from_under_a_message() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_sample(&harness, "message-focus", Device::phone()).await?;
    steps::say_who(&phone, "Ana").await?;
    let mut findings = Findings::default();
    for place in places(&phone).await? {
        phone.arrive(&place).await?;
        findings.note(&place, "focus", phone.js_async(FOCUS_IS_FREE, &[]).await?);
    }
    findings.must_be_none();
    phone.must_be_quiet().await
}

/// Words hardly wider than nothing, as no font has them: what can be pressed is as wide as a finger all the same. By a sheet
/// that the page's own policy lets in.
const NARROW: &str =
    "const sheet = new CSSStyleSheet(); sheet.replaceSync('* { letter-spacing: -0.45em !important }');
    document.adoptedStyleSheets = [sheet]; return null";

#[tokio::test]
async fn what_is_pressed_is_wide_enough_in_any_font() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_sample(&harness, "narrow-font", Device::phone()).await?;
    let mut findings = Findings::default();
    let _: Value = phone.js(NARROW, &[]).await?;
    for place in places(&phone).await? {
        findings.note(&place, "arriving", phone.arrive(&place).await?);
        findings.note(&place, "narrow", phone.ill_built(true).await?);
    }
    phone.must_be_quiet().await?;
    findings.must_be_none();
    Ok(())
}

#[tokio::test]
async fn on_paper_there_is_nothing_to_press_and_no_page_is_higher_than_what_is_on_it() -> Outcome {
    needs!(DevTools);
    let harness = Harness::open().await?;
    let phone = with_sample(&harness, "paper", Device::desktop()).await?;
    let meeting = ids(&phone, "meeting").await?.remove(0);
    let mut findings = Findings::default();
    for place in
        ["#/capacity".to_owned(), format!("#/meeting/{meeting}/minutes"), "#/work/everyone".to_owned()]
    {
        findings.note(&place, "arriving", phone.arrive(&place).await?);
        phone.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let left: Vec<String> = phone
            .js(
                "const pressed = [...document.querySelectorAll('button, input, dialog, .segments, .places, .bar')];
                 const left = pressed.filter((e) => e.checkVisibility()).map((e) => `${e.tagName} ${e.className} is printed`);
                 // An engine that takes a window's height for a sheet's prints an empty one behind it.
                 for (const e of document.querySelectorAll('html, body, .shell, .shell-body, #main')) {
                   const least = getComputedStyle(e).minBlockSize;
                   if (!['0px', 'auto'].includes(least)) left.push(`${e.tagName} ${e.className} is at least ${least} high`);
                 }
                 return left",
                &[],
            )
            .await?;
        findings.note(&place, "print", left);
        phone.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    }
    phone.must_be_quiet().await?;
    findings.must_be_none();
    Ok(())
}

/// Opens every fold and menu of the page, as far as they open in the page itself.
const UNFOLD: &str = "for (const e of document.querySelectorAll('#main details')) e.open = true; return null";

#[tokio::test]
async fn what_opens_on_a_screen_is_heard_and_pressed_too() -> Outcome {
    needs!(Preferences);
    let harness = Harness::open().await?;
    let phone = with_sample(&harness, "unfolded", Device::phone()).await?;
    let mut findings = Findings::default();

    let commitment = ids(&phone, "commitment").await?.remove(0);
    let person = ids(&phone, "member").await?.remove(0);
    for place in [
        format!("#/c/{commitment}"),
        format!("#/p/{person}"),
        "#/open".to_owned(),
        "#/groups".to_owned(),
        "#/work/new".to_owned(),
        "#/thanks".to_owned(),
        "#/agreements".to_owned(),
        "#/reflect".to_owned(),
        "#/meet".to_owned(),
    ] {
        phone.arrive(&place).await?;
        let () = phone.js(UNFOLD, &[]).await?;
        findings.note(&place, "unfolded, light", phone.axe().await?);
        findings.note(&place, "unfolded, build", phone.ill_built(true).await?);
        findings.note(&place, "unfolded, fit", phone.ill_fitting().await?);
    }

    // A check-in with everything chosen.
    phone.arrive(&format!("#/check-in/{commitment}")).await?;
    phone.radio("Stuck").press().await?;
    phone.press("Ask for a hand").await?;
    phone.press("Move the day").await?;
    findings.note("a check-in", "chosen", phone.axe().await?);
    findings.note("a check-in", "chosen", phone.ill_fitting().await?);

    // The preview of a file, and what it brought.
    let file = phone.put_file(
        "other.allleaders.json",
        Made { members: 8, commitments: 20, check_ins: 5, hostile: true }.file().as_bytes(),
    )?;
    phone.arrive("#/open").await?;
    phone.file_input().upload(&[&file]).await?;
    phone.heading("What’s new in this file").wait().await?;
    phone.see("Homes that are warm").await?;
    for scheme in ["dark", "light"] {
        phone.prefer("prefers-color-scheme", scheme).await?;
        findings.note("a preview", scheme, phone.axe_on_colours().await?);
    }
    findings.note("a preview", "light", phone.axe().await?);
    findings.note("a preview", "build", phone.ill_built(true).await?);
    findings.note("a preview", "fit", phone.ill_fitting().await?);
    phone.bring_in().await?;
    // The group is new here: who one is comes next.
    phone.heading("Which of these is you?").wait().await?;
    findings.note("who one is", "light", phone.axe().await?);
    findings.note("who one is", "build", phone.ill_built(true).await?);
    findings.note("who one is", "fit", phone.ill_fitting().await?);
    phone.must_be_quiet().await?;
    findings.must_be_none();
    Ok(())
}

/// What lies under something that stays in reach while the page scrolls: the heading of the page, or of the sheet over it,
/// before anything was scrolled, and whatever is pressed or typed into once it was brought into sight.
const UNDER_WHAT_STAYS: &str = "
    const root = document.querySelector('dialog[open]') ?? document.getElementById('main');
    const stays = [...root.querySelectorAll('*')].filter((one) => getComputedStyle(one).position === 'sticky');
    const found = [];
    const look = (one) => {
      const box = one.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, Math.min(box.bottom - 2, box.top + box.height / 2));
      const over = top && stays.find((stays) => stays.contains(top) && !stays.contains(one));
      if (over) found.push(`${over.className} lies over ${one.tagName} “${(one.innerText || one.value || one.id || '').trim().slice(0, 40)}”`);
    };
    (root.matches('dialog') ? root : window).scrollTo(0, 0);
    const heading = root.querySelector('h1, h2');
    if (heading?.checkVisibility()) look(heading);
    for (const one of root.querySelectorAll('a[href], button, input, textarea, select, summary')) {
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || one.disabled || one.closest('dialog:not([open])')) continue;
      one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      look(one);
    }
    return found";

/// Goes through all places and notes what does not fit, and what is covered.
async fn all_fit(phone: &Phone, how: &str, text: f64, findings: &mut Findings) -> Outcome {
    phone.text_size(text).await?;
    for place in places(phone).await? {
        phone.arrive(&place).await?;
        findings.note(&place, how, phone.ill_fitting().await?);
        findings.note(&place, how, phone.js(UNDER_WHAT_STAYS, &[]).await?);
    }
    Ok(())
}

#[tokio::test]
async fn every_screen_fits_a_small_phone_and_large_text() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_sample(&harness, "small", Device::small_phone()).await?;
    let mut findings = Findings::default();
    all_fit(&phone, "320 px", 1.0, &mut findings).await?;
    all_fit(&phone, "320 px, text twice as large", 2.0, &mut findings).await?;
    // A sheet of a meeting has its own foot.
    phone.arrive("#/meet").await?;
    phone.press("Start a meeting").await?;
    phone.link("Talking").press().await?;
    phone.button("Task").press().await?;
    phone.textbox("What will they do?").like().wait().await?;
    findings.note("a task", "320 px, text twice as large", phone.js(UNDER_WHAT_STAYS, &[]).await?);
    drop(phone);
    let first = harness.phone("small-first", Device::small_phone()).await?;
    for place in WITHOUT_A_GROUP {
        first.arrive(place).await?;
        findings.note(place, "320 px, no group", first.ill_fitting().await?);
        first.text_size(2.0).await?;
        findings.note(place, "320 px, no group, text twice as large", first.ill_fitting().await?);
        first.text_size(1.0).await?;
    }
    findings.must_be_none();
    Ok(())
}

#[tokio::test]
async fn every_screen_runs_from_right_to_left() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_sample(&harness, "rtl", Device::small_phone()).await?;
    phone.arrive("#/settings").await?;
    phone.press("For developers").await?;
    phone.radio("Right to left").press().await?;
    phone.until("the page to turn round", "return document.documentElement.dir === 'rtl'").await?;
    phone.reload().await?;
    let dir: String = phone.js("return document.documentElement.dir", &[]).await?;
    assert_eq!(dir, "rtl", "also after the next start");
    let mut findings = Findings::default();
    all_fit(&phone, "right to left", 1.0, &mut findings).await?;
    phone.arrive("#/").await?;
    phone.screenshot("now-right-to-left").await?;
    findings.note("#/", "right to left", phone.axe().await?);
    findings.must_be_none();
    Ok(())
}

#[tokio::test]
async fn a_large_group_with_trying_names_fits_and_is_heard() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_hostile(&harness, "hostile", Device::small_phone()).await?;
    let mut findings = Findings::default();
    for place in places(&phone).await? {
        findings.note(&place, "arriving", phone.arrive(&place).await?);
        findings.note(&place, "trying names", phone.ill_fitting().await?);
        // Where a page shows hundreds of names, axe takes its time: a page of each sort.
        if ["#/", "#/work/everyone", "#/people", "#/meet"].contains(&place.as_str()) || place.ends_with("01")
        {
            findings.note(&place, "trying names", phone.axe().await?);
        }
        let strange: bool =
            phone.js("return !!document.querySelector('#main b[onclick], #main script')", &[]).await?;
        assert!(!strange, "{place}: somebody's words became part of the page");
    }
    phone.arrive("#/").await?;
    phone.screenshot("now-large-group").await?;
    drop(phone);
    let wide = with_hostile(&harness, "hostile-wide", Device::desktop().dark()).await?;
    for place in ["#/", "#/work/everyone", "#/people", "#/work/people", "#/meet"] {
        findings.note(place, "a computer's window", wide.arrive(place).await?);
        findings.note(place, "a computer's window", wide.ill_fitting().await?);
    }
    wide.must_be_quiet().await?;
    findings.must_be_none();
    Ok(())
}

#[tokio::test]
async fn nothing_moves_for_those_who_want_no_movement() -> Outcome {
    let harness = Harness::open().await?;
    let phone = with_sample(&harness, "still", Device::phone().reduced_motion()).await?;
    let mut findings = Findings::default();
    for place in places(&phone).await? {
        phone.arrive(&place).await?;
        let moving: Vec<String> = phone
            .js(
                "return document.getAnimations().filter((one) => one.playState === 'running' && (one.effect.getComputedTiming().duration || 0) > 1)
                   .map((one) => `${one.animationName || one.transitionProperty} on ${one.effect.target?.className}`)",
                &[],
            )
            .await?;
        findings.note(&place, "movement", moving);
    }
    findings.must_be_none();
    Ok(())
}
