//! The circle of a meeting: names under the seats that lie over nothing, and a tablet that is read from across the table.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone};
use steps::start_group;

/// Long names and wide ones, some alike.
const PEOPLE: [&str; 13] = [
    "Maximiliane-Konstantina",
    "Wolfgang Wummerow",
    "MMMMMMMMMMMM",
    "Maximiliana Papadopoulou",
    "Александра Михайловна",
    "小林美代子",
    "Ana",
    "محمد عبد الرحمن",
    "Bartholomew",
    "Guadalupe Fernández",
    "Wilhelmina Mommsen",
    "Chiamaka Nwosu",
    "Oluwaseun Adebayo",
];

/// What lies over a name under a seat, or is out of the picture, as sentences.
const CROWDED: &str = "
    const found = [];
    const box = (e) => e.getBoundingClientRect();
    const names = [...document.querySelectorAll('.at-circle .circle-short')];
    const shapes = [...document.querySelectorAll('.at-circle .circle-shape')];
    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    // The letters are lower than their line.
    const letters = (e) => { const b = box(e); const air = b.height * 0.15;
      return { left: b.left, right: b.right, top: b.top + air, bottom: b.bottom - air }; };
    names.forEach((one, at) => {
      const own = letters(one);
      if (own.left < 0 || own.right > innerWidth) found.push(`${one.textContent} is out of the screen`);
      names.slice(at + 1).forEach((other) => {
        if (over(own, letters(other))) found.push(`${one.textContent} lies over ${other.textContent}`);
      });
      shapes.forEach((shape, of) => {
        if (of !== at && over(own, box(shape))) found.push(`${one.textContent} lies over seat ${of}`);
      });
    });
    return found.join('; ')";

async fn names_are_free(phone: &Phone, seats: usize, size: &str) -> Outcome {
    let all = format!("return document.querySelectorAll('.at-circle .circle-shape').length === {seats}");
    phone.until(&format!("{seats} seats"), &all).await?;
    let names: usize =
        phone.js("return document.querySelectorAll('.at-circle .circle-short').length", &[]).await?;
    assert_eq!(names, if seats <= 12 { seats } else { 0 }, "above 12 initials alone: {seats}, {size}");
    let found: String = phone.js(CROWDED, &[]).await?;
    assert_eq!(found, "", "{seats} seats, {size}");
    Ok(())
}

#[tokio::test]
async fn names_under_the_seats_lie_over_nothing() -> Outcome {
    let harness = Harness::open().await?;
    for (size, device) in [("phone", Device::phone()), ("small", Device::small_phone())] {
        let phone = harness.phone(&format!("circle-{size}"), device).await?;
        start_group(&phone, "Food Co-op", &PEOPLE).await?;
        phone.goto("#/meet").await?;
        phone.press("Start a meeting").await?;
        phone.press("Tick everyone").await?;
        phone.see("13 people are here").await?;
        for here in (2..=PEOPLE.len()).rev() {
            phone.link("Talking").press().await?;
            names_are_free(&phone, here, size).await?;
            if [13, 12, 5].contains(&here) {
                phone.screenshot(&format!("circle-{here}-{size}")).await?;
            }
            // Whoever comes last in the list goes.
            phone.link("Arriving").press().await?;
            phone.button(PEOPLE[here - 1]).press().await?;
            if here > 2 {
                phone
                    .see(&format!("{} {} here", here - 1, if here == 2 { "person is" } else { "people are" }))
                    .await?;
            }
        }
        phone.must_be_quiet().await?;
    }
    Ok(())
}

/// Names that begin alike stay apart, however little room they have.
#[tokio::test]
async fn names_that_are_cut_off_still_differ() -> Outcome {
    const ALIKE: [&str; 12] = [
        "Sam Baker",
        "Sam Okafor",
        "Maria Garcia",
        "Maria Lopez",
        "Christopher",
        "Christabella",
        "Bartholomew",
        "Barbarossa",
        "Wilhelmina",
        "Wilhelmshaven",
        "Alexandra",
        "Alexopoulos",
    ];
    let harness = Harness::open().await?;
    for (size, device) in [("phone", Device::phone()), ("small", Device::small_phone())] {
        let phone = harness.phone(&format!("alike-{size}"), device).await?;
        start_group(&phone, "Food Co-op", &ALIKE).await?;
        phone.goto("#/meet").await?;
        phone.press("Start a meeting").await?;
        phone.press("Tick everyone").await?;
        phone.link("Talking").press().await?;
        names_are_free(&phone, ALIKE.len(), size).await?;
        let names: Vec<String> = phone
            .js(
                "return [...document.querySelectorAll('.at-circle .circle-short')].map((e) => e.textContent)",
                &[],
            )
            .await?;
        let different: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(different.len(), names.len(), "{names:?}");
        phone.screenshot(&format!("circle-alike-{size}")).await?;
        // In the row of seats no name is broken inside a word.
        phone.goto("#/").await?;
        let lines = "return [...document.querySelectorAll('.strip-name')].every((e) => e.getBoundingClientRect().height < 2 * parseFloat(getComputedStyle(e).lineHeight))";
        phone.until("each name in one line", lines).await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

/// What a group around a table can't see or read of the page, as sentences.
const UNREAD: &str = "
    const found = [];
    const box = (e) => e.getBoundingClientRect();
    const foot = box(document.querySelector('.meeting-foot'));
    const circle = box(document.querySelector('.at-circle .circle-ring'));
    if (circle.top < 0 || circle.bottom > foot.top + 1) found.push(`the circle goes from ${circle.top} to ${circle.bottom}, the foot begins at ${foot.top}`);
    if (circle.width < 440) found.push(`the circle is ${circle.width} wide`);
    const size = (e) => parseFloat(getComputedStyle(e).fontSize);
    const large = (what, least) => {
      const one = document.querySelector(what);
      if (one && size(one) < least) found.push(`${what} is ${size(one)} px`);
    };
    large('.at-name', 40); large('.talk-speaks', 40); large('.talk-item', 26); large('.at-question', 26);
    large('.meeting-next .btn-primary', 26);
    const words = document.createTreeWalker(document.querySelector('#main'), NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const one = words.currentNode.parentElement;
      if (!words.currentNode.data.trim() || one.closest('svg, dialog') || !one.checkVisibility() || box(one).width < 2) continue;
      const seen = size(one) * (one.currentCSSZoom ?? 1);
      if (seen < 17) found.push(`“${words.currentNode.data}” is ${seen} px`);
    }
    if (document.querySelector('.rail').checkVisibility()) found.push('the rail is there');
    const title = box(document.querySelector('h1'));
    if (title.height > 48) found.push(`the title is ${title.height} high`);
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page is too wide');
    return found.join('; ')";

/// Waits until the page stands as it is to stay, and says what is wrong where it never does.
async fn is_read_from_afar(phone: &Phone, step: &str) -> Outcome {
    let read = UNREAD.replace("return found.join('; ')", "return found.length === 0");
    if phone.until(step, &read).await.is_err() {
        let found: String = phone.js(UNREAD, &[]).await?;
        assert_eq!(found, "", "{step}");
    }
    Ok(())
}

#[tokio::test]
async fn a_tablet_on_the_table_is_read_from_a_metre_away() -> Outcome {
    let harness = Harness::open().await?;
    for (size, device) in [("tablet", Device::tablet())] {
        let phone = harness.phone(size, device).await?;
        start_group(&phone, "Food Co-op", &["Ana", "Bilal", "Chen", "Dora", "Efe"]).await?;
        phone.goto("#/meet").await?;
        phone.press("Start a meeting").await?;
        phone.press("Tick everyone").await?;
        phone.see("5 people are here").await?;
        phone.press("Next: Roles").await?;
        phone.press("Next: Arrival go-round").await?;
        phone.button("Next: Bilal").wait().await?;
        is_read_from_afar(&phone, &format!("{size}, a round")).await?;
        phone.link("Talking").press().await?;
        phone.press("Add an item").await?;
        phone
            .textbox("What is it about?")
            .like()
            .fill("Whether we rent the large hall for the spring market")
            .await?;
        phone.press("Save").await?;
        phone.button("First item: ").like().press().await?;
        phone.radio("Let a person speak").press().await?;
        phone.press("Choose by name").await?;
        phone.button("Chen").inside("Who speaks now?").press().await?;
        phone
            .until("Chen to speak", "return document.querySelector('.talk-speaks')?.textContent === 'Chen'")
            .await?;
        phone.js::<serde_json::Value>("window.scrollTo(0, 0); return null", &[]).await?;
        is_read_from_afar(&phone, &format!("{size}, talking")).await?;
        phone.screenshot(&format!("table-{size}")).await?;
        phone.must_be_accessible().await?;
        // Whoever has the floor is presumed to thank.
        phone.press("Thanks").await?;
        phone
            .until(
                "Chen to thank",
                "const on = [...document.querySelectorAll('dialog[open] [aria-pressed=true] bdi')];
                 return on.map((e) => e.textContent).join() === 'Chen'",
            )
            .await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_long_title_takes_one_line_until_it_is_tapped() -> Outcome {
    const TITLE: &str =
        "Extraordinary general assembly of the whole Riverside Tenants’ Association and its friends";
    let harness = Harness::open().await?;
    for (size, device, text) in [
        ("phone", Device::phone(), 100),
        ("small", Device::small_phone(), 100),
        ("large", Device::phone(), 200),
    ] {
        let phone = harness.phone(&format!("title-{size}"), device).await?;
        start_group(&phone, "Food Co-op", &["Ana", "Bilal"]).await?;
        phone.goto("#/meeting/new").await?;
        phone.textbox("What is it called?").like().fill(TITLE).await?;
        phone.press("Today").await?;
        phone.press("Save").await?;
        phone.press("Start this meeting").await?;
        phone.see("Who is here?").await?;
        let larger = format!("document.documentElement.style.fontSize = '{text}%'; return null");
        phone.js::<serde_json::Value>(&larger, &[]).await?;
        let lines = "const h1 = document.querySelector('h1');
            return Math.round(h1.getBoundingClientRect().height / parseFloat(getComputedStyle(h1).lineHeight))";
        phone.until("one line", &lines.replace("return", "return 1 ===")).await?;
        phone.heading(TITLE).wait().await?;
        assert_eq!(phone.ill_fitting().await?, Vec::<String>::new(), "{size}");
        phone.button(TITLE).press().await?;
        phone.until("the whole title", &lines.replace("return", "return 1 <")).await?;
        let state = "return document.querySelector('h1 button')?.getAttribute('aria-expanded')";
        assert_eq!(phone.js::<Option<String>>(state, &[]).await?.as_deref(), Some("true"));
        let cut: bool = phone
            .js("const h1 = document.querySelector('h1'); return h1.scrollWidth > h1.clientWidth + 1", &[])
            .await?;
        assert!(!cut, "{size}: nothing of it is cut");
        phone.must_be_accessible().await?;
        // And back, with the keyboard still on it.
        phone.key("Enter").await?;
        phone.until("one line", &lines.replace("return", "return 1 ===")).await?;
        phone.until("the focus", "return document.activeElement?.matches('h1 button')").await?;
        // A title that fits is no button.
        phone.goto("#/meet").await?;
        let none = "return !document.querySelector('h1 button')";
        phone.until("no button", none).await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}
