//! Bringing in what groups write: what is sure is ticked, what may be meant is offered, what is not told is asked.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Role};
use steps::{gone_back, start_group};

const MINUTES: &str = "# House meeting\nFacilitator: Efua Mensah\nPresent: Efua Mensah, Farid Karimi, Gus Lind\n\n\
    Decision: the attic stays open, because it dries\nFarid will ask the neighbours.\nWe talked about dust.\n\n\
    ## Actions\n- [ ] Gus: fix the gate by Friday\n- Efua to buy paint\n";

async fn read(phone: &Phone, text: &str) -> Outcome {
    phone.goto("#/bring-in").await?;
    phone.fill("Paste it here", text).await?;
    phone.button("Read it").press().await
}

#[tokio::test]
async fn a_meetings_day_is_asked_and_what_only_sounds_like_a_task_waits_for_a_tick() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "House", &["Efua Mensah", "Gus Lind", "Farid Karimi"]).await?;
    read(&ana, MINUTES).await?;

    // Without its day the words stay words, and the meeting waits.
    ana.see("Which day was this meeting?").await?;
    ana.button("Yesterday").wait().await?;
    assert!(!ana.button("Tomorrow").is_there().await?, "the meeting was");
    ana.must_be_accessible().await?;
    ana.screenshot("bring-in-which-day").await?;
    ana.press("See the lines").await?;
    ana.see("House meeting, no day given").await?;
    ana.see("by Friday").await?;
    ana.button("Import").press().await?;
    ana.see("When was the meeting?").await?;

    ana.press("Questions").await?;
    let () = ana
        .js(
            "const field = document.querySelector('main input[type=date]');
             field.value = '2026-03-03';
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[],
        )
        .await?;
    ana.press("See the lines").await?;
    ana.see_no_more("no day given").await?;
    ana.heading("Decisions").wait().await?;
    ana.heading("Maybe").wait().await?;
    let maybe = ana.control(Role::Checkbox, "Add: ask the neighbours").like();
    assert!(!maybe.is_on().await?, "a promise is only offered");
    assert!(ana.control(Role::Checkbox, "Add: buy paint").is_on().await?);
    ana.must_be_accessible().await?;
    ana.screenshot("bring-in-parts").await?;

    // Why it is there is said on request.
    ana.press("Edit: buy paint").await?;
    ana.see("It’s under a heading for tasks.").await?;
    ana.button("Save").press().await?;

    // What was decided can be put in better words as well.
    ana.press("Edit: the attic stays open").await?;
    ana.fill("What", "the attic stays open all winter").await?;
    ana.textbox("Why").like().fill("because it dries, and so does the wood").await?;
    ana.must_be_accessible().await?;
    ana.screenshot("bring-in-decision").await?;
    ana.button("Save").press().await?;
    ana.see("and so does the wood").await?;

    maybe.set(true).await?;
    ana.button("Import").press().await?;
    ana.see("Imported: 1 meeting").await?;
    gone_back(&ana, "#/bring-in").await?;
    let kept = ana.storage_dump().await?;
    let has =
        |words: &str, other: &str| kept.values().any(|text| text.contains(words) && text.contains(other));
    assert!(has("fix the gate", "2026-03-06"), "Friday is the one after the meeting");
    assert!(has("the attic stays open all winter", "and so does the wood"));
    assert!(has("the attic stays open all winter", "decision") && has("ask the neighbours", "what"));
    assert!(!has("We talked about dust", "what"));

    // The same again brings nothing new.
    let again = MINUTES.replace("# House meeting", "# House meeting, 2026-03-03");
    read(&ana, &again.replace("stays open", "stays open all winter")).await?;
    ana.heading("Check the lines").wait().await?;
    ana.button("Import").press().await?;
    ana.see("You already have all of this").await?;
    ana.must_be_quiet().await
}

#[tokio::test]
async fn columns_without_known_names_are_asked_about_and_data_of_programs_is_told() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "House", &["Ana", "Ben"]).await?;
    read(&ana, "{\"object\": \"list\", \"results\": [{\"title\": \"Book the hall\"}]}").await?;
    ana.see("is data from another app").await?;

    read(&ana, "Vorhaben;Kopf;Zeile\nBook the hall;Ana;x1\nPrint flyers;Ben;x2\n").await?;
    ana.heading("Which column is what?").wait().await?;
    ana.must_be_accessible().await?;
    ana.screenshot("bring-in-columns").await?;
    ana.control(Role::Select, "“Kopf”").choose("Who’s doing it").await?;
    ana.control(Role::Select, "“Zeile”").choose("Leave it out").await?;
    ana.press("See the lines").await?;
    ana.see("2 ticked, 1 left out").await?;
    ana.press("Tick none").await?;
    ana.see("0 ticked, 3 left out").await?;
    ana.press("Tick all").await?;
    ana.button("Import").press().await?;
    ana.see("Imported: 2 new").await?;
    ana.must_be_quiet().await
}

#[tokio::test]
async fn several_texts_stay_several_over_a_reload_each_with_its_files_name() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana", Device::phone()).await?;
    start_group(&ana, "House", &["Efua Mensah", "Gus Lind"]).await?;
    let minutes = ana.put_file(
        "2026-03-03 house.md",
        "# House meeting\nPresent: Efua Mensah, Gus Lind\n\n## Actions\n- Gus Lind: fix the gate by Friday\n"
            .as_bytes(),
    )?;
    let table = ana.put_file("list.csv", "Task,Owner,Due\nBuy paint,Efua Mensah,2026-03-09\n".as_bytes())?;
    let later = ana.put_file(
        "2026-03-10 house.md",
        "# House meeting\nPresent: Gus Lind\n\n## Actions\n- Gus Lind: oil the gate by Friday\n".as_bytes(),
    )?;
    ana.goto("#/bring-in").await?;
    ana.file_input().upload(&[&minutes, &table]).await?;
    ana.see("2 ticked").await?;
    // Two are there already when a third one comes, and then the phone starts anew.
    ana.goto("#/").await?;
    ana.goto("#/bring-in").await?;
    ana.reload().await?;
    ana.file_input().upload(&[&later]).await?;
    ana.see("3 ticked").await?;
    ana.reload().await?;
    ana.button("Read it").press().await?;
    ana.see("3 ticked").await?;
    ana.button("Import").press().await?;
    ana.see("Imported: 2 meetings").await?;
    let kept = ana.storage_dump().await?;
    let has =
        |words: &str, other: &str| kept.values().any(|text| text.contains(words) && text.contains(other));
    assert!(has("fix the gate", "2026-03-06"), "its meeting's day is in its file's name");
    assert!(has("oil the gate", "2026-03-13"));
    assert!(has("Buy paint", "2026-03-09"), "a table stays one beside minutes");
    ana.must_be_quiet().await
}
