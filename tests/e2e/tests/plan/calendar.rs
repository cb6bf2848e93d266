//! A meeting and a commitment in the calendar of the phone, by a file.

use all_leaders_e2e::{Device, Harness, Outcome, Phone, needs};

use super::plan_weekly;
use crate::steps::{gone_back, start_group};

/// What a calendar needs of a file: it begins and ends, and every line ends as RFC 5545 has it and has at most 75 octets.
fn must_be_a_calendar(file: &str) {
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{file}");
    assert!(file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{file}");
    for line in file.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?} in {file}");
    }
}

/// Today on the phone's calendar, as it stands in such a file.
async fn today(phone: &Phone) -> Outcome<String> {
    let script = "const now = new Date(), two = (n) => `${n}`.padStart(2, '0');
        return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`";
    phone.js(script, &[]).await
}

#[tokio::test]
async fn a_meeting_and_a_commitment_go_into_the_calendar_by_file_and_by_share_sheet() -> Outcome {
    needs!(StandIns);
    const SHARES: &str = "window.__shared = []; navigator.canShare = () => true;
        navigator.share = async (data) => { window.__shared.push(data); };";
    let harness = Harness::open().await?;
    let phone = harness.phone("calendar", Device::phone().stand_in(SHARES)).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    plan_weekly(&phone, "Evening, with soup").await?;
    let day = today(&phone).await?;

    phone.button("Add to calendar").press().await?;
    phone.dialog("Add to calendar").wait().await?;
    phone.button("Share it").press().await?;
    phone.dialog("Add to calendar").gone().await?;
    let shared = phone.shared_texts().await?;
    let [file] = &shared[..] else { panic!("one file: {shared:?}") };
    must_be_a_calendar(file);
    for lines in [
        &*format!("DTSTART:{day}T183000\r\nDURATION:PT90M\r\n"),
        "SUMMARY:Evening\\, with soup – Riverside Tenants\r\n",
        // An hour before is what stands chosen.
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\n",
        "TRIGGER:-PT1H\r\nEND:VALARM\r\n",
    ] {
        assert!(file.contains(lines), "{lines:?} in {file}");
    }
    let sort: String = phone.js("return window.__shared[0].files[0].type", &[]).await?;
    assert_eq!(sort, "text/calendar");

    // The same as a message, in words.
    phone.button("Send as a message").press().await?;
    phone.see("Message passed on").await?;
    let message: String = phone.js("return window.__shared.at(-1).text", &[]).await?;
    assert!(
        message.starts_with("Evening, with soup on ") && message.ends_with(", 18:30, The hall, upstairs."),
        "{message}"
    );

    // A commitment's day is that whole day; without a day there is nothing to write.
    phone.goto("#/work/new").await?;
    phone.fill("What will you do?", "Bring the long table").await?;
    phone.press("Save").await?;
    gone_back(&phone, "#/work/new").await?;
    phone.goto("#/work").await?;
    phone.link("Bring the long table").like().press().await?;
    phone.heading("Bring the long table").wait().await?;
    assert_eq!(phone.button("Add to calendar").count().await?, 0, "it has no day");
    phone.press("Set a day").await?;
    phone.button("Today").press().await?;
    phone.button("Save").press().await?;
    phone.button("Add to calendar").press().await?;
    phone.dialog("Add to calendar").wait().await?;
    assert!(phone.radio("In the morning").is_on().await?);
    phone.must_be_accessible().await?;
    phone.button("Save for the calendar").press().await?;
    phone.see("Open the file from your downloads to add it to your calendar.").await?;
    let file = std::fs::read_to_string(phone.downloaded(".ics").await?).unwrap_or_default();
    must_be_a_calendar(&file);
    for lines in [
        &*format!("DTSTART;VALUE=DATE:{day}\r\n"),
        "SUMMARY:Bring the long table – Riverside Tenants\r\n",
        "BEGIN:VALARM\r\n",
        "TRIGGER:PT9H\r\nEND:VALARM\r\n",
    ] {
        assert!(file.contains(lines), "{lines:?} in {file}");
    }
    assert!(!file.contains("DURATION") && !file.contains("RRULE"), "{file}");

    // No reminder where none is wanted.
    phone.button("Add to calendar").press().await?;
    phone.radio("No").press().await?;
    phone.button("Share it").press().await?;
    phone.dialog("Add to calendar").gone().await?;
    let last = phone.shared_texts().await?.pop().unwrap_or_default();
    must_be_a_calendar(&last);
    assert!(!last.contains("VALARM"), "{last}");
    phone.must_be_quiet().await
}
