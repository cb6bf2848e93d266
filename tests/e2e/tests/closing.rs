//! Noting things from anywhere in a meeting, closing it, and what it leaves to take home.

mod steps;

use std::{collections::BTreeMap, fs, path::PathBuf};

use all_leaders_e2e::{Device, Harness, Outcome, Phone, needs};
use serde_json::{Value, json};
use steps::{bring_in, save_file, say_who, start_group, undo_last};

const MEETING: &str = "01940000-0000-7000-8000-0000000000aa";
const ITEM: &str = "01940000-0000-7000-8000-0000000000bb";
const HOSTILE: &str =
    "Maximiliane-Konstantina Papadopoulou-von-und-zu-Hohenlohe-Waldenburg \u{202E}[x] (by Friday)";

/// Puts a meeting that has begun into the open group, with one item on its agenda.
async fn begin_meeting(phone: &Phone) -> Outcome {
    let dump = phone.storage_dump().await?;
    let group = dump["allleaders/1/here/group"].trim_matches('"');
    let stamp = "019a0b1c0000-0000-00000000000000ff";
    let record = |id: &str, fields: Value| json!({ "id": id, "fields": fields, "stamp": stamp }).to_string();
    let meeting =
        json!({ "title": "Spring market", "day": "2026-11-24", "began": "2026-11-24", "place": "The hall" });
    let item = json!({ "meeting": MEETING, "what": "Who stands where", "sort": "decide", "order": 1 });
    phone
        .storage_put(&BTreeMap::from([
            (format!("allleaders/1/{group}/meeting/{MEETING}"), record(MEETING, meeting)),
            (format!("allleaders/1/{group}/agenda-item/{ITEM}"), record(ITEM, item)),
        ]))
        .await?;
    phone.reload().await
}

fn at(stage: &str) -> String {
    format!("#/meeting/{MEETING}/{stage}")
}

/// Opens a sheet from the bar, fills in its first field, saves it, and waits for what is said.
async fn note(phone: &Phone, what: &str, field: &str, words: &str, said: &str) -> Outcome {
    phone.button(what).press().await?;
    phone.textbox(field).like().fill(words).await?;
    if what == "Decision" {
        phone.radio("Everyone agreed").press().await?;
    }
    phone.press("Save").await?;
    phone.see(said).await?;
    phone.until("the sheet to be away", "return !document.querySelector('dialog[open]')").await
}

async fn markdown(phone: &Phone) -> Outcome<(PathBuf, String)> {
    phone.goto(&at("minutes")).await?;
    phone.press("Save for a wiki (Markdown)").await?;
    let path = phone.downloaded(".md").await?;
    let text = fs::read_to_string(&path).expect("what was saved");
    Ok((path, text))
}

#[tokio::test]
async fn one_of_each_is_noted_and_taken_home() -> Outcome {
    needs!(DevTools);
    let harness = Harness::open().await?;
    let phone = harness.phone("closing", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    begin_meeting(&phone).await?;
    phone.goto(&at("close")).await?;
    phone.see("Nothing yet.").await?;
    phone.must_be_accessible().await?;

    note(&phone, "Need", "What do we need?", "A van: big — [x]", "Need added").await?;
    assert_eq!(phone.focused().await?, "button Need", "the focus goes back");
    // Whom the words name is no longer chosen, and nobody else has said yes yet: that is said, and what was typed stays.
    phone.button("Task").press().await?;
    phone.textbox("What will they do?").like().fill("Ana: bring chairs (by Friday)").await?;
    phone.button("Ana").inside("Who said yes?").press().await?;
    phone.press("Save").await?;
    phone.see("Choose who said yes.").await?;
    // Corrected, the name stays among the words; another day takes the place of the one that was read.
    phone.button("Bilal").press().await?;
    phone.button("In a week").press().await?;
    phone.must_be_accessible().await?;
    phone.screenshot("capture-commitment").await?;
    phone.press("Save").await?;
    phone.see("It’s on").await?;
    note(&phone, "Note", "What should we remember?", "TODO: sing more", "Note added").await?;
    note(&phone, "For later", "What should wait for later?", "A second table", "Added for later").await?;
    phone.button("Thanks").press().await?;
    phone.button("Chen").press().await?;
    phone.button("caring").press().await?;
    phone.press("Save").await?;
    phone.see("Thanks added").await?;

    // Killed in the middle of a decision: it is still there.
    phone.button("Decision").press().await?;
    phone.textbox("What did we decide?").like().fill("We take two tables").await?;
    phone.press("More: why, concerns, doubts").await?;
    phone.textbox("Why").like().fill("One was too small").await?;
    let phone = phone.close_and_reopen().await?;
    phone.goto(&at("close")).await?;
    phone.screenshot("closing-begun").await?;
    phone.button("Decision").press().await?;
    phone.until("what was typed", "return [...document.querySelectorAll('dialog[open] textarea')].some((e) => e.value === 'One was too small')").await?;
    // Nothing is chosen beforehand: nobody is said to have agreed who was not asked.
    phone.press("Save").await?;
    phone.see("Choose how it was decided.").await?;
    phone.screenshot("capture-decision").await?;
    phone.radio("No one said no").press().await?;
    phone.press("Save").await?;
    phone.see("Decision added").await?;
    phone.press("Undo").await?;
    steps::gone_from_page(&phone, "We take two tables").await?;
    note(&phone, "Decision", "What did we decide?", "We take three tables", "Decision added").await?;

    // What was noted is changed, and what waits for later becomes a need.
    phone.button("Change: We take three tables").press().await?;
    phone.textbox("What did we decide?").like().fill("We take four tables").await?;
    phone.press("Save").await?;
    phone.see("Changed").await?;
    phone.press("Make it a need").await?;
    phone.see("Added as a need").await?;
    phone.button("Add for next time").press().await?;
    phone.textbox("What would we like to do next time?").like().fill("Begin on time").await?;
    phone.press("Save").await?;
    phone.see("Added for next time").await?;
    phone.screenshot("closing").await?;
    // At its end the bar stands below everything, over nothing.
    let () = phone.js("window.scrollTo(0, document.body.scrollHeight)", &[]).await?;
    phone.must_be_accessible().await?;

    phone.press("End the meeting").await?;
    phone.heading("Spring market").wait().await?;
    for words in [
        "We take four tables",
        "Ana: bring chairs",
        "Bilal · by",
        "A van: big",
        "Begin on time",
        "Who stands where",
        "Still open",
        "The hall",
    ] {
        phone.see(words).await?;
    }
    // What was said comes first; passing it on is in reach while one reads, the other ways come after.
    let order: String = phone
        .js(
            "const all = [...document.querySelectorAll('.minutes, #main .btn')].filter((e) => !e.closest('.minutes .minute, dialog'));
             return all.map((e) => e.matches('.minutes') ? 'minutes' : e.innerText.trim()).slice(0, 3).join(', ')",
            &[],
        )
        .await?;
    assert_eq!(order, "minutes, Copy the notes, Print", "nothing to press stands before what was said");
    let foot: f64 = phone
        .js("return document.querySelector('.minutes-first .btn').getBoundingClientRect().bottom", &[])
        .await?;
    assert!(foot < 844.0, "the main act is in sight: {foot}");
    phone.must_be_accessible().await?;
    phone.screenshot("minutes").await?;

    // On paper there is nothing to press.
    phone.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    phone
        .until(
            "paper without bars",
            "return [...document.querySelectorAll('button, .places, .bar, .toasts, .page-back, dialog')]
               .every((e) => !e.checkVisibility()) && document.querySelector('.minutes').checkVisibility()",
        )
        .await?;
    phone.screenshot("minutes-print").await?;
    phone.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;

    // Brought in where it came from, all is known already.
    let (_, text) = markdown(&phone).await?;
    assert!(text.contains("- [ ] Ana: bring chairs — **Bilal**; by "), "{text}");
    phone.goto("#/bring-in").await?;
    phone.fill("Paste it here", &text).await?;
    phone.button("Read it").press().await?;
    phone.button("Import").press().await?;
    phone.see("You already have all of this").await?;
    phone.must_be_quiet().await
}

/// Who joins after a meeting is told that it was held and what was decided, and Now leads to it.
#[tokio::test]
async fn who_joins_after_a_meeting_is_told_of_it() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("after-ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    begin_meeting(&ana).await?;
    let () = ana
        .js(
            "const name = Object.keys(localStorage).find((name) => name.includes('/meeting/'));
             const today = new Date().toLocaleDateString('sv');
             localStorage[name] = localStorage[name].replaceAll('2026-11-24', today);
             return null",
            &[],
        )
        .await?;
    ana.reload().await?;
    ana.goto(&at("close")).await?;
    note(&ana, "Decision", "What did we decide?", "We take four tables.", "Decision added").await?;
    ana.press("End the meeting").await?;
    ana.heading("Spring market").wait().await?;
    let file = save_file(&ana).await?;

    let bilal = harness.phone("after-bilal", Device::phone()).await?;
    bilal.link("Open a group file").press().await?;
    bilal.file_input().upload(&[&file]).await?;
    bilal.see("They last met today and decided: “We take four tables”.").await?;
    bilal.must_be_accessible().await?;
    bilal.screenshot("join-after-meeting").await?;
    steps::bring_in_new_group(&bilal).await?;
    bilal.press("Bilal").await?;
    bilal.heading("Last meeting").wait().await?;
    bilal.must_be_accessible().await?;
    bilal.screenshot("now-last-meeting").await?;
    bilal.link("Spring market").like().press().await?;
    bilal.see("We take four tables").await?;
    bilal.must_be_quiet().await
}

#[tokio::test]
async fn two_phones_that_noted_one_meeting_take_home_both() -> Outcome {
    needs!(StandIns, Zoom);
    let harness = Harness::open().await?;
    let here = harness.phone("here", Device::phone().share_sheet()).await?;
    start_group(&here, "Riverside Tenants", &["Ana", "Bilal", HOSTILE]).await?;
    begin_meeting(&here).await?;
    let there = harness.phone("there", Device::desktop().dark()).await?;
    there.link("Open a group file").press().await?;
    bring_in(&there, &save_file(&here).await?).await?;
    say_who(&there, "Bilal").await?;

    for (phone, word) in [(&here, "Said here"), (&there, "Said there")] {
        phone.goto(&at("close")).await?;
        note(phone, "Note", "What should we remember?", word, "Note added").await?;
        phone.button("Task").press().await?;
        phone.textbox("What will they do?").like().fill(&format!("Bring {word}")).await?;
        phone.button("Maximiliane").like().press().await?;
        phone.press("Save").await?;
        phone.see("It’s on").await?;
        phone.press("End the meeting").await?;
        phone.heading("Spring market").wait().await?;
    }
    let from_here = save_file(&here).await?;
    bring_in(&there, &from_here).await?;
    bring_in(&here, &save_file(&there).await?).await?;
    let (_, text) = markdown(&there).await?;
    for word in ["- Said here\n", "- Said there\n", "- [ ] Bring Said here", "- [ ] Bring Said there"] {
        assert_eq!(text.matches(word).count(), 1, "{word} in {text}");
    }
    assert_eq!(text, markdown(&here).await?.1, "both take home the same");
    there.screenshot("minutes-wide-dark").await?;
    there.must_be_accessible().await?;

    here.goto(&at("minutes")).await?;
    here.press("Share the notes").await?;
    here.see("Notes shared").await?;
    assert!(here.shared_texts().await?.concat().contains("Said there"));
    here.press("Copy").await?;
    here.see("Copied").await?;
    // Twice as large, in half as much room.
    here.zoom(2.0).await?;
    here.must_be_accessible().await?;
    here.screenshot("minutes-zoom").await?;
    here.goto(&at("close")).await?;
    here.must_be_accessible().await?;
    here.screenshot("closing-zoom").await?;
    here.must_be_quiet().await
}

/// Waits until this person has the floor.
async fn has_the_floor(phone: &Phone, name: &str) -> Outcome {
    let floor = format!("return document.querySelector('#turn')?.textContent === '{name}'");
    phone.until(&format!("{name} to have the floor"), &floor).await
}

#[tokio::test]
async fn an_appreciation_round_thanks_and_its_thanks_are_in_the_minutes() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("thanking", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    begin_meeting(&phone).await?;
    phone.goto(&at("close")).await?;
    phone.press("Go-round of thanks").await?;
    has_the_floor(&phone, "Ana").await?;
    phone.see("What did I notice in someone? Thank them.").await?;
    // Nobody thanks themself, and nobody thanks nobody.
    assert_eq!(phone.button("Ana").count().await?, 0);
    phone.press("Say thanks").await?;
    phone.see("Choose one person or more.").await?;
    phone.button("Bilal").press().await?;
    phone.press("Say thanks").await?;
    phone.see("Choose what for, or write a word.").await?;
    phone.button("listening").press().await?;
    phone.textbox("What did they do?").like().fill("You let Chen finish: really").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("appreciation-round").await?;
    phone.press("Say thanks").await?;
    phone.see("You thanked Bilal.").await?;
    steps::next(&phone).await?;
    has_the_floor(&phone, "Bilal").await?;
    // What Ana wrote is gone from the form, and whoever passes is asked again at the end.
    assert_eq!(phone.textbox("What did they do?").like().value().await?, "");
    phone.press("Pass").await?;
    has_the_floor(&phone, "Chen").await?;
    phone.button("Ana").press().await?;
    phone.button("Bilal").press().await?;
    phone.button("caring").press().await?;
    phone.press("Say thanks").await?;
    phone.see("You thanked Ana and Bilal.").await?;
    steps::next(&phone).await?;
    phone.see("Passed before.").await?;
    has_the_floor(&phone, "Bilal").await?;
    steps::next(&phone).await?;
    phone.heading("Everyone has spoken").wait().await?;
    steps::next(&phone).await?;
    phone.until("the closing", "return location.hash.endsWith('/close')").await?;
    phone.press("End the meeting").await?;
    phone.heading("Spring market").wait().await?;
    for words in ["You let Chen finish: really", "listening", "caring"] {
        phone.see(words).await?;
    }
    phone.goto("#/thanks").await?;
    phone.see("You let Chen finish: really").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn what_waits_for_later_goes_onto_the_next_agenda() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("later", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    begin_meeting(&phone).await?;
    phone.goto(&at("close")).await?;
    note(&phone, "For later", "What should wait for later?", "A second table", "Added for later").await?;
    note(&phone, "For later", "What should wait for later?", "A choir", "Added for later").await?;
    phone.button("Make it a need").inside("A second table").wait().await?;
    assert_eq!(phone.button("Add to next agenda").count().await?, 0, "no meeting is planned");

    phone.link("Plan the next meeting").press().await?;
    phone.heading("Plan the next meeting").wait().await?;
    phone.press("In a week").await?;
    phone.press("Save").await?;
    phone.heading("Agenda").wait().await?;
    let next = phone.place().await?;
    phone.goto(&at("close")).await?;
    phone.button("Add to next agenda").inside("A second table").press().await?;
    phone.see("On the agenda of Spring market").await?;
    phone.button("Add to next agenda").inside("A second table").gone().await?;
    phone.button("Add to next agenda").inside("A choir").press().await?;
    phone.button("Add to next agenda").gone().await?;
    phone.must_be_accessible().await?;

    phone.goto(&next).await?;
    let on_it = |items: &str| {
        format!(
            "return [...document.querySelectorAll('.agenda-what')].map((e) => e.textContent).filter((e) => !e.startsWith('Who stands')).join('|') === '{items}'"
        )
    };
    phone.until("both on the agenda", &on_it("A second table|A choir")).await?;
    // Taken back, it leaves the agenda, and waits for later again.
    undo_last(&phone).await?;
    phone.goto(&next).await?;
    phone.until("one on the agenda", &on_it("A second table")).await?;
    phone.goto(&at("close")).await?;
    phone.button("Add to next agenda").inside("A choir").wait().await?;
    assert_eq!(phone.button("Add to next agenda").count().await?, 1);
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_sheet_holds_the_focus_and_gives_it_back() -> Outcome {
    needs!(StandIns, DevTools);
    let harness = Harness::open().await?;
    sheet(&harness.phone("sheet", Device::phone()).await?).await?;
    let old = Device::phone()
        .stand_in("delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.hidePopover");
    sheet(&harness.phone("sheet-without-popovers", old).await?).await
}

async fn sheet(phone: &Phone) -> Outcome {
    start_group(phone, "Harvest Co-op", &["Amina"]).await?;
    begin_meeting(phone).await?;
    phone.goto(&at("close")).await?;
    let place: String = phone.js("return location.href", &[]).await?;
    let opened = async || {
        phone.button("Decision").wait().await?;
        let () = phone.js("[...document.querySelectorAll('button')].find((e) => e.textContent.trim() === 'Decision').focus(); return null", &[]).await?;
        phone.key("Enter").await?;
        phone
            .until(
                "the focus in its first field",
                "return document.activeElement.matches('dialog:modal textarea')",
            )
            .await
    };
    let away = async || {
        phone
            .until(
                "the focus on the button again",
                "return document.activeElement.textContent.trim() === 'Decision' && !document.querySelector('dialog:is([open], :popover-open)')",
            )
            .await
    };

    opened().await?;
    for _ in 0..20 {
        phone.key("Tab").await?;
        let inside: bool = phone
            .js(
                "const e = document.activeElement; return e === document.body || !!e.closest('dialog[open]')",
                &[],
            )
            .await?;
        assert!(inside, "Tab left the sheet for {}", phone.focused().await?);
    }
    phone.key("Escape").await?;
    away().await?;

    // A tap beside it closes it, and presses nothing of what stands there.
    opened().await?;
    let beside: (f64, f64) = phone
        .js(
            "scrollTo({ top: 0, behavior: 'instant' });
             const top = document.querySelector('dialog[open]').getBoundingClientRect().top;
             const boxes = [...document.querySelectorAll('a[href], button')].filter((e) => !e.closest('dialog')).map((e) => e.getBoundingClientRect());
             const box = boxes.find((box) => box.width > 0 && box.bottom > 8 && box.top < top - 8);
             return [box.x + box.width / 2, (Math.max(box.top, 0) + Math.min(box.bottom, top)) / 2]",
            &[],
        )
        .await?;
    for kind in ["mousePressed", "mouseReleased"] {
        let event = json!({ "type": kind, "x": beside.0, "y": beside.1, "button": "left", "clickCount": 1 });
        phone.devtools("Input.dispatchMouseEvent", event).await?;
    }
    away().await?;
    assert_eq!(
        phone.js::<String>("return location.href", &[]).await?,
        place,
        "what stands beside it was pressed"
    );

    // Left before it has been painted, it goes with the page in which it stands, and holds nothing of the next.
    let () = phone
        .js(
            "const b = [...document.querySelectorAll('button')].find((e) => e.textContent.trim() === 'Decision');
             b.click(); location.hash = '#/settings'; return null",
            &[],
        )
        .await?;
    phone.heading("Settings").wait().await?;
    phone.press("Meet").await?;
    phone.must_be_quiet().await
}

/// With large text as well, the message that the meeting has ended leaves the minutes' own button free.
#[tokio::test]
async fn the_message_of_the_end_does_not_lie_over_sharing_the_minutes() -> Outcome {
    let harness = Harness::open().await?;
    let phone = steps::three(&harness, "large-end", Device::phone()).await?;
    phone.goto("#/meet").await?;
    phone.press("Start a meeting").await?;
    phone.see("Who is here?").await?;
    phone.link("Closing").press().await?;
    phone.js::<Value>("document.documentElement.style.fontSize = '200%'; return null", &[]).await?;
    phone.press("End the meeting").await?;
    phone.see("The meeting has ended").await?;
    let free = "
        const [button, message] = ['.minutes-first .btn', '.toast'].map((e) => document.querySelector(e)?.getBoundingClientRect());
        return !!button && !!message && button.top >= 0 && button.bottom <= message.top + 1";
    phone.until("the button to stand free", free).await?;
    phone.must_be_quiet().await
}
