//! How long things take in the browser with a large group and a processor four times slower. Prints, and never
//! fails for being slow: `cargo xtask bench` runs it, and what was measured stands in `docs/BENCHMARKS.md`.

use all_leaders_e2e::{Device, Gathered, Harness, Leading, Made, Outcome, Phone, needs};

const LARGE: Made = Made { members: 50, commitments: 500, check_ins: 5_000, hostile: false };
const SLOWER: f64 = 4.0;
const RUNS: usize = 7;

/// Notes when the first heading of the app has been painted.
const WATCH: &str = "
    new MutationObserver((_, watch) => {
      if (document.querySelector('#main h1')) {
        watch.disconnect();
        performance.mark('heading');
        requestAnimationFrame(() => setTimeout(() => { window.__painted = performance.now(); }));
      }
    }).observe(document, { childList: true, subtree: true });";

/// Does something in the page, and gives the milliseconds until what it changed has been painted.
const TIMED: &str = "
    const ready = () => { return DONE; };
    await new Promise((next) => setTimeout(next, 300));
    const start = performance.now();
    ACT;
    // Looked at right before each painting; what comes after it is of the next one.
    do {
      if (performance.now() - start > 20000) throw new Error('it did not come');
      await new Promise((next) => requestAnimationFrame(next));
    } while (!ready());
    await new Promise((next) => setTimeout(next));
    return performance.now() - start";

fn tell(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let (Some(least), Some(most)) = (times.first(), times.last()) else { return };
    let median = times[times.len() / 2];
    println!(
        "{what:<46} {median:>8.0} ms median {least:>8.0} fastest {most:>8.0} slowest ({} runs)",
        times.len()
    );
}

async fn timed(phone: &Phone, act: &str, done: &str) -> Outcome<f64> {
    // Put into the script and not given to it: the page rightly refuses to run words.
    phone.js_async(&TIMED.replace("DONE", done).replace("ACT", act), &[]).await
}

/// Opens places, each from another, until what was asked for has been painted.
async fn opened(phone: &Phone, places: &[(&str, &str, &str)]) -> Outcome {
    for (name, from, place) in places {
        let mut times = Vec::new();
        for _ in 0..RUNS {
            phone.arrive(from).await?;
            let act = format!(
                "window.__was = document.querySelector('#main h1').textContent; location.hash = '{place}'"
            );
            let done = "(document.querySelector('#main h1')?.textContent || window.__was) !== window.__was";
            times.push(timed(phone, &act, done).await?);
        }
        tell(name, times);
    }
    Ok(())
}

/// 60 people with strengths, 400 needs, 600 commitments, 5,000 check-ins and 2,000 thanks.
const LEADING: Leading = Leading {
    made: Made { members: 60, commitments: 600, check_ins: 5_000, hostile: false },
    needs: 400,
    thanks: 2_000,
};

#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn a_large_group_that_leads_together_on_a_slow_phone() -> Outcome {
    needs!(StandIns, SlowProcessor);
    let harness = Harness::open().await?;
    let phone = harness.phone("speed-leading", Device::phone().stand_in(WATCH)).await?;
    phone.storage_put(&LEADING.stored()).await?;
    phone.reload().await?;
    phone.slow_down(SLOWER).await?;
    println!(
        "60 people, 400 needs, 600 commitments, 5,000 check-ins, 2,000 thanks; processor {SLOWER} times slower"
    );
    let need = format!("#/need/{}", LEADING.need(1));
    let person = format!("#/p/{}", LEADING.made.member(1));
    let invite = format!("#/invite/need/{}", LEADING.need(1));
    opened(
        &phone,
        &[
            ("open Now", "#/settings", "#/"),
            ("open the needs", "#/settings", "#/needs"),
            ("open a need", "#/settings", &need),
            ("open an invitation to a need", "#/settings", &invite),
            ("open a person", "#/settings", &person),
            ("open What we can do", "#/settings", "#/capacity"),
            ("open the resting strengths", "#/settings", "#/resting"),
            ("open Learn", "#/settings", "#/learn"),
            ("open the thanks", "#/settings", "#/thanks"),
            ("open Say thanks", "#/settings", "#/say-thanks"),
            ("open the agreements", "#/settings", "#/agreements"),
            ("open the questions", "#/settings", "#/questions"),
        ],
    )
    .await
}

/// 60 people at a meeting with 40 items, who have met twenty times before.
const GATHERED: Gathered = Gathered {
    made: Made { members: 60, commitments: 600, check_ins: 5_000, hostile: false },
    meetings: 20,
    items: 40,
};

/// Taps what a selector finds, again and again, until what it changes has been painted.
async fn tapped(phone: &Phone, what: &str, tap: &str, done: &str) -> Outcome {
    let mut times = Vec::new();
    for run in 0..RUNS {
        let number = run.to_string();
        let act = format!("window.__was = {done}; {}", tap.replace("RUN", &number));
        times.push(timed(phone, &act, &format!("{done} !== window.__was")).await?);
    }
    tell(what, times);
    Ok(())
}

#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn a_large_meeting_on_a_slow_phone() -> Outcome {
    needs!(StandIns, SlowProcessor);
    let harness = Harness::open().await?;
    let phone = harness.phone("speed-meeting", Device::phone().stand_in(WATCH)).await?;
    phone.storage_put(&GATHERED.stored()).await?;
    phone.reload().await?;
    phone.slow_down(SLOWER).await?;
    println!(
        "60 people at a meeting, 40 items, 600 commitments, 5,000 check-ins; processor {SLOWER} times slower"
    );
    let at = |name: &str| format!("#/meeting/{}/{name}", GATHERED.on());
    let planned = format!("#/meeting/{}", GATHERED.planned());
    let places = ["arrive", "roles", "round", "talk", "close", "minutes"].map(at);
    opened(
        &phone,
        &[
            ("open Meet", "#/settings", "#/meet"),
            ("open a plan with 40 items", "#/settings", &planned),
            ("open Arriving", "#/settings", &places[0]),
            ("open Roles", "#/settings", &places[1]),
            ("open Go-round", "#/settings", &places[2]),
            ("open Talking", "#/settings", &places[3]),
            ("open Closing", "#/settings", &places[4]),
            ("open the minutes", "#/settings", &places[5]),
            ("open the page of roles", "#/settings", "#/roles"),
        ],
    )
    .await?;

    let button = |words: &str| {
        format!(
            "[...document.querySelectorAll('#main button')].find((one) => one.textContent.trim().endsWith('{words}'))"
        )
    };
    let pressed = "document.querySelectorAll('#main [aria-pressed=true]').length";
    phone.arrive(&places[0]).await?;
    tapped(&phone, "tap who is here", &format!("{}.click()", button("Person 1RUN")), pressed).await?;

    phone.arrive(&places[2]).await?;
    phone.radio("Check-in go-round").like().press().await?;
    phone.press("Start the go-round").await?;
    let turn = "document.querySelector('#turn')?.textContent";
    phone.until("somebody to have the floor", &format!("return !!{turn}")).await?;
    tapped(
        &phone,
        "tap Next in a round",
        "document.querySelector('.meeting-next .btn-primary').click()",
        turn,
    )
    .await?;
    let said =
        "document.querySelector('.toasts')?.textContent + document.querySelectorAll('#main .chip').length";
    let moving = format!(
        "{}.click(); [...document.querySelectorAll('#main button')].filter((one) => one.textContent.trim() === ['Moving', 'Stuck'][RUN % 2])[0].click()",
        "document.body"
    );
    tapped(&phone, "tap how it goes in a round", &moving, said).await?;

    phone.arrive(&places[3]).await?;
    let stack = "document.querySelector('.talk-queue')?.textContent";
    tapped(&phone, "tap into the stack", &format!("{}.click()", button("Person 3RUN")), stack).await?;
    let word = "document.querySelector('.circle-middle')?.textContent";
    tapped(&phone, "tap Next voice", "document.querySelector('.meeting-next .btn-primary').click()", word)
        .await?;

    phone.arrive(&planned).await?;
    let order = "[...document.querySelectorAll('#main li')].map((one) => one.textContent).join()";
    let later = "document.querySelector('#main button[aria-label^=\"Later: \"]').click()";
    tapped(&phone, "tap an item later", later, order).await?;

    let sheet = "document.querySelectorAll('dialog:is([open], :popover-open)').length";
    let open = format!(
        "document.querySelector('dialog[open]') ? document.querySelector('dialog[open]').close() : {}.click()",
        button("Decision")
    );
    phone.arrive(&places[4]).await?;
    tapped(&phone, "tap to note a decision, and away", &open, sheet).await?;
    phone.arrive(&places[3]).await?;
    tapped(&phone, "the same while talking", &open, sheet).await
}

#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn a_large_group_on_a_slow_phone() -> Outcome {
    needs!(StandIns, SlowProcessor);
    let harness = Harness::open().await?;
    let phone = harness.phone("speed", Device::phone().stand_in(WATCH)).await?;
    phone.until("the app to be kept for offline", "return !!navigator.serviceWorker.controller").await?;
    phone.storage_put(&LARGE.stored()).await?;
    phone.reload().await?;
    phone.slow_down(SLOWER).await?;
    println!("50 people, 500 commitments, 5,000 check-ins; processor {SLOWER} times slower");

    let mut starts = Vec::new();
    let mut works = Vec::new();
    for _ in 0..RUNS {
        phone.reload().await?;
        phone.until("the first page to be painted", "return typeof window.__painted === 'number'").await?;
        starts.push(phone.js("return window.__painted", &[]).await?);
        works.push(
            phone
                .js(
                    "const wasm = performance.getEntriesByType('resource').find((one) => one.name.endsWith('.wasm'));
                     return performance.getEntriesByName('heading')[0].startTime - (wasm ? wasm.responseEnd : 0)",
                    &[],
                )
                .await?,
        );
    }
    tell("start: opening to the first page painted", starts);
    tell("  of it, from the code's arrival on", works);

    opened(
        &phone,
        &[
            ("open Work", "#/settings", "#/work"),
            ("open everyone's work", "#/settings", "#/work/everyone"),
            ("open work by person", "#/settings", "#/work/people"),
            ("open People", "#/settings", "#/people"),
            ("open Now", "#/settings", "#/"),
            ("open the history", "#/settings", "#/history"),
        ],
    )
    .await?;

    let mut times = Vec::new();
    for run in 0..RUNS {
        phone.arrive("#/work/everyone").await?;
        phone.arrive(&format!("#/check-in/{}", LARGE.commitment(3 * run + 1))).await?;
        phone.radio("Moving").press().await?;
        phone.textbox("Anything to add?").like().fill(&format!("Measured {run}")).await?;
        times.push(
            timed(
                &phone,
                "[...document.querySelectorAll('#main button')].find((one) => one.textContent.trim() === 'Save').click()",
"!location.hash.startsWith('#/check-in') && /moving/.test(document.querySelector('.toasts')?.textContent || '')",
            )
            .await?,
        );
    }
    tell("a check-in, from the tap on Save to the next page", times);

    let file = phone.put_file("large.allleaders.json", LARGE.file().as_bytes())?;
    let mut times = Vec::new();
    for _ in 0..3 {
        phone.arrive("#/").await?;
        phone.arrive("#/open").await?;
        let from: f64 = phone.js("return performance.now()", &[]).await?;
        phone.file_input().upload(&[&file]).await?;
        phone.heading("What’s new in this file").within(std::time::Duration::from_secs(60)).wait().await?;
        let to: f64 = phone.js("return performance.now()", &[]).await?;
        times.push(to - from);
        phone.press("Cancel").await?;
    }
    tell("open a file of that size, to its preview", times);
    Ok(())
}
