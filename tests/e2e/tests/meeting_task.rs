//! A task for somebody, noted in a meeting: three taps and its words, without scrolling.

mod steps;

use all_leaders_e2e::{Control, Device, Harness, Outcome, Phone};
use steps::{next, start_group};

/// What hides it, or nothing: it is in sight, with nothing over it, and nothing was scrolled to bring it there.
const HIDDEN: &str = "
    const [e] = arguments;
    const box = e.getBoundingClientRect();
    if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) {
      return `it stands at ${Math.round(box.top)} to ${Math.round(box.bottom)}`;
    }
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!e.contains(over)) return `${over?.className} lies over it`;
    const scrolled = [document.scrollingElement, ...document.querySelectorAll('dialog, dialog *')].find((e) => e.scrollTop > 0);
    return scrolled ? `${scrolled.className} was scrolled` : ''";

/// A thumb that counts its taps, and doesn't scroll.
struct Thumb<'a> {
    phone: &'a Phone,
    taps: usize,
}

impl Thumb<'_> {
    async fn tap(&mut self, what: Control<'_>) -> Outcome {
        let element = what.element().await?.to_json().expect("a handle is JSON");
        let hidden: String = self.phone.js(HIDDEN, &[element]).await?;
        assert_eq!(hidden, "", "tap {}: {what:?}", self.taps + 1);
        what.press().await?;
        self.taps += 1;
        Ok(())
    }
}

/// A task, its words and who does it, tapped by the thumb.
async fn note(phone: &Phone, what: &str, who: &str) -> Outcome {
    let mut thumb = Thumb { phone, taps: 0 };
    thumb.tap(phone.button("Task")).await?;
    phone.dialog("Add a task").wait().await?;
    // The sheet has the field for its words under the thumb already.
    phone
        .until("the field to have the focus", "return document.activeElement?.matches('dialog input')")
        .await?;
    phone.type_text(what).await?;
    thumb.tap(phone.button(who).inside("Who said yes?")).await?;
    phone.screenshot(&format!("task-for-{}", who.to_lowercase())).await?;
    thumb.tap(phone.button("Save").inside("Who said yes?")).await?;
    phone.see("It’s on").await?;
    assert_eq!(thumb.taps, 3);
    Ok(())
}

/// Waits until the work of everyone has this task for this person alone.
async fn is_theirs(phone: &Phone, what: &str, who: &str) -> Outcome {
    phone.goto("#/work/everyone").await?;
    let row = format!(
        "const row = [...document.querySelectorAll('#main li')].find((row) => row.innerText.startsWith('{what}'));
         const [, facts] = (row?.innerText ?? '').replaceAll(/[\\u2068\\u2069]/g, '').split('\\n');
         return facts?.split(' · ').at(-1) === '{who}'"
    );
    phone.until(&format!("{what} by {who} alone"), &row).await
}

#[tokio::test]
async fn a_task_for_somebody_takes_three_taps_and_its_words() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("three-taps", Device::phone()).await?;
    let people =
        ["Ana", "Bilal", "Chen", "Dora", "Efe", "Femi", "Gus", "Hana", "Ivo", "Juno", "Kofi", "Lena"];
    start_group(&phone, "Food Co-op", &people).await?;
    phone.goto("#/meet").await?;
    phone.press("Start a meeting").await?;
    phone.see("Who is here?").await?;

    phone.link("Talking").press().await?;
    phone.heading("Speaking queue").wait().await?;
    note(&phone, "Book the hall", "Dora").await?;

    // In a go-round whoever has the floor is presumed to say yes; somebody else takes their place by the same tap.
    phone.link("Go-round").press().await?;
    phone.press("Start the go-round").await?;
    phone.button("Next: Bilal").wait().await?;
    next(&phone).await?;
    phone.button("Next: Chen").wait().await?;
    note(&phone, "Print the flyers", "Hana").await?;

    for (what, who) in [("Book the hall", "Dora"), ("Print the flyers", "Hana")] {
        is_theirs(&phone, what, who).await?;
    }
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_task_in_a_meeting_is_read_as_it_is_typed() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("typed-task", Device::phone()).await?;
    start_group(&phone, "Food Co-op", &["Ana", "Ben Okafor", "Cem"]).await?;
    phone.goto("#/meet").await?;
    phone.press("Start a meeting").await?;
    phone.see("Who is here?").await?;
    phone.press("Task").await?;
    phone.textbox("What will they do?").fill("Call the landlord @Ben tomorrow").await?;
    phone
        .until(
            "who and when to be read",
            "const on = [...document.querySelectorAll('dialog [aria-pressed=true]')].map((e) => e.querySelector('bdi')?.textContent ?? e.textContent);
             return on.join() === 'Ben Okafor,Tomorrow'",
        )
        .await?;
    phone.must_be_accessible().await?;
    // Killed meanwhile, it is still there; corrected by a tap, what was read stays among the words.
    phone.reload().await?;
    phone.press("Task").await?;
    phone.button("No day").inside("By when?").press().await?;
    phone.button("Save").inside("Who said yes?").press().await?;
    phone.see("It’s on").await?;
    is_theirs(&phone, "Call the landlord tomorrow", "Ben Okafor").await?;
    phone.must_be_quiet().await
}
