//! Who is who: asked once in the whole group, told by name, and taken back by whoever sees it.

mod steps;

use std::collections::BTreeMap;

use all_leaders_e2e::{Device, Harness, Outcome, Phone};
use steps::{begin_with, open_files, save_file, start_group, step_up};

/// Adds somebody by the single field, as someone else than the person they look like.
async fn add_someone_else(phone: &Phone, name: &str) -> Outcome {
    phone.goto("#/people/add").await?;
    phone.fill("Name", name).await?;
    phone.radio("Someone else").press().await?;
    phone.button("Add").press().await?;
    phone.see(&format!("{name} was added")).await
}

#[tokio::test]
async fn who_is_someone_else_is_asked_about_on_one_phone_alone() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana-who", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Maria Gonzales"]).await?;
    add_someone_else(&ana, "Maria Gonzalez").await?;
    let file = save_file(&ana).await?;
    let newcomer = harness.phone("newcomer", Device::phone()).await?;
    begin_with(&newcomer, &file).await?;
    for phone in [&ana, &newcomer] {
        phone.goto("#/people").await?;
        phone.link("Maria Gonzalez").like().wait().await?;
        assert!(!phone.heading("Is this one person?").is_there().await?);
        phone.goto("#/history").await?;
        phone.see("Maria Gonzales and Maria Gonzalez are two different people").await?;
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_merge_is_told_by_name_and_separated_where_it_is_seen() -> Outcome {
    let harness = Harness::open().await?;
    let ana = harness.phone("ana-merge", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Maria Gonzales", "Bilal"]).await?;
    ana.goto("#/people/add").await?;
    add_someone_else(&ana, "Maria Gonzalez").await?;
    let bilal = harness.phone("bilal-merge", Device::phone()).await?;
    begin_with(&bilal, &save_file(&ana).await?).await?;
    // Bilal thinks that they are one.
    bilal.goto("#/people").await?;
    bilal.link("Maria Gonzalez").like().press().await?;
    bilal.heading("Maria Gonzalez").wait().await?;
    bilal.press("More").await?;
    bilal.press("Same person as …").await?;
    bilal.button("Maria Gonzales").inside("Who?").press().await?;
    bilal.button("Save").press().await?;
    bilal.see("Now one person: Maria Gonzales.").await?;
    let merged = "Maria Gonzales and Maria Gonzalez were merged";
    bilal.see(merged).await?;

    open_files(&ana, &[&save_file(&bilal).await?]).await?;
    ana.see(merged).await?;
    assert!(!ana.button("Separate them").is_there().await?, "nothing has changed yet");
    ana.screenshot("merge-preview").await?;
    ana.bring_in().await?;
    ana.heading("What changed").wait().await?;
    ana.button("Separate them").wait().await?;
    ana.goto("#/history").await?;
    ana.see(merged).await?;
    ana.button("Separate them").wait().await?;
    ana.goto("#/").await?;
    ana.see(merged).await?;
    ana.screenshot("merge-now").await?;
    ana.must_be_accessible().await?;
    ana.button("Separate them").press().await?;
    ana.see("They’re two people now.").await?;
    ana.see_no_more(merged).await?;
    ana.goto("#/people").await?;
    ana.link("Maria Gonzalez").like().wait().await?;
    ana.link("Maria Gonzales").like().wait().await?;
    assert!(!ana.heading("Is this one person?").is_there().await?);

    // Told on the other phone by the same names, and there too it can be taken back.
    let anas = save_file(&ana).await?;
    open_files(&bilal, &[&anas]).await?;
    bilal.see("Maria Gonzales and Maria Gonzalez are two different people").await?;
    bilal.bring_in().await?;
    bilal.heading("What changed").wait().await?;
    bilal.press("Undo").await?;
    bilal.see("Undone").await?;
    for phone in [&ana, &bilal] {
        phone.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn answers_that_an_earlier_version_kept_on_the_phone_go_into_the_group() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("earlier", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Maria Gonzales", "Bilal"]).await?;
    add_someone_else(&phone, "Maria Gonzalez").await?;
    // The answer as it was kept before: beside the group, not in it.
    phone.press("Undo").await?;
    phone.goto("#/people/add").await?;
    phone.radio("Many at once").press().await?;
    phone.fill("Names", "Zoe\nBilall").await?;
    // What is not answered yet is come to, wherever it stands.
    phone.press("Add 2 people").await?;
    phone.see("Is this the same person, or someone else?").await?;
    let asked =
        "return document.activeElement.closest('fieldset')?.textContent.includes('Someone else') ?? false";
    phone.until("the question to have the focus", asked).await?;
    phone.radio("Someone else").press().await?;
    phone.press("Add 2 people").await?;
    phone.link("Bilall").like().wait().await?;
    let mut stored = phone.storage_dump().await?;
    let id = |stored: &BTreeMap<String, String>, name: &str| {
        let is = |text: &&str| text.contains(&format!("\"name\":\"{name}\""));
        let found = stored.iter().find(|(key, text)| key.contains("/member/") && is(&text.as_str()));
        found.map(|(key, _)| key.rsplit('/').next().unwrap_or_default().to_owned()).unwrap_or_default()
    };
    let (one, other) = (id(&stored, "Bilal"), id(&stored, "Bilall"));
    let key = stored.keys().find(|key| key.ends_with(&other)).cloned().unwrap_or_default();
    let group = key.split('/').nth(2).unwrap_or_default().to_owned();
    let field = format!("\"same_as/{one}\":false");
    let record = stored.remove(&key).unwrap_or_default();
    assert!(record.contains(&field), "{record}");
    let without = record.replace(&format!(",{field}"), "");
    let note = format!("allleaders/1/here/{group}/note/two-people");
    phone
        .storage_put(&BTreeMap::from([(key.clone(), without), (note.clone(), format!("{one} {other}"))]))
        .await?;
    phone.reload().await?;
    phone.goto("#/people").await?;
    phone.link("Bilall").like().wait().await?;
    assert!(!phone.heading("Is this one person?").is_there().await?);
    let after = phone.storage_dump().await?;
    assert!(after.get(&key).is_some_and(|record| record.contains(&field)), "it is in the group's record now");
    assert!(!after.contains_key(&note), "and no longer beside it");
    phone.must_be_quiet().await
}

#[tokio::test]
async fn one_of_two_lets_it_go_and_the_other_goes_on() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("let-go", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.goto("#/work").await?;
    phone.link("Ask about the hall").like().press().await?;
    phone.press("More").await?;
    // Alone, nobody is asked.
    phone.press("Let it go").await?;
    assert!(phone.radio("Letting it go").is_on().await?);
    assert!(!phone.radio("Only me").like().is_there().await?);
    phone.goto("#/work").await?;
    phone.link("Ask about the hall").like().press().await?;
    phone.press("Share it or hand it over").await?;
    phone.press("Do it together").await?;
    phone.button("Bilal").inside("Who said yes?").press().await?;
    phone.button("Save").press().await?;
    phone.see("Bilal is now doing this too").await?;

    phone.press("More").await?;
    phone.press("Let it go").await?;
    phone.radio("Only me").like().wait().await?;
    phone.see("Bilal will keep doing it.").await?;
    phone.textbox("Anything to add?").like().fill("No time this month").await?;
    phone.press("Save").await?;
    phone.see("Choose who is letting it go.").await?;
    phone.screenshot("let-go-who").await?;
    phone.must_be_accessible().await?;
    phone.radio("Only me").like().press().await?;
    phone.press("Save").await?;
    phone.see("You’re no longer doing this. Thank you!").await?;
    steps::gone_back(&phone, "#/check-in").await?;
    phone.see("Ana let it go; the others keep doing it").await?;
    phone.see("No time this month").await?;
    phone.goto("#/work/everyone").await?;
    phone.link("Ask about the hall").like().wait().await?;
    steps::undo_last(&phone).await?;
    phone.goto("#/work").await?;
    phone.link("Ask about the hall").like().wait().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_merge_by_an_older_version_is_told_and_separated_alike() -> Outcome {
    // What an older version wrote, with its one field, is told and separated alike.
    let harness = Harness::open().await?;
    let phone = harness.phone("older", Device::phone()).await?;
    let file = phone
        .put_file("older.allleaders.json", include_bytes!("../../golden/v1-same-as-one.allleaders.json"))?;
    begin_with(&phone, &file).await?;
    phone.goto("#/history").await?;
    phone.see("Ana and Anna were merged").await?;
    phone.button("Separate them").nth(0).wait().await?;
    phone.goto("#/people").await?;
    phone.link("Ana").like().press().await?;
    phone.heading("Ana").wait().await?;
    phone.press("More").await?;
    phone.see("Ana and Anna were merged").await?;
    phone.press("Separate them").await?;
    phone.see("They’re two people now.").await?;
    phone.goto("#/people").await?;
    phone.link("Anna").like().wait().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn in_a_round_one_of_two_lets_it_go_by_one_more_tap() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("let-go-round", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&phone, "Ask about the hall").await?;
    phone.goto("#/work").await?;
    phone.link("Ask about the hall").like().press().await?;
    phone.press("Share it or hand it over").await?;
    phone.press("Do it together").await?;
    phone.button("Bilal").inside("Who said yes?").press().await?;
    phone.button("Save").press().await?;
    phone.see("Bilal is now doing this too").await?;
    phone.goto("#/meet").await?;
    phone.press("Start a meeting").await?;
    phone.press("Tick everyone").await?;
    phone.link("Go-round").press().await?;
    steps::begin_check_in_round(&phone).await?;
    phone.textbox("Anything to add?").like().fill("No time").await?;
    phone.button("Letting it go").press().await?;
    phone.see("Who is letting it go?").await?;
    phone.screenshot("let-go-round").await?;
    phone.must_be_accessible().await?;
    phone.button("Only me").press().await?;
    phone.see("You’re no longer doing this. Thank you!").await?;
    phone.goto("#/work/everyone").await?;
    phone.link("Ask about the hall").like().press().await?;
    phone.see("Ana let it go; the others keep doing it").await?;
    phone.see("No time").await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn a_field_for_one_name_takes_one_person_whole() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("one-name", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    let long = "Bartholomew Featherstonehaugh-Cholmondeley de la Vega y Montenegro y Castro";
    phone.goto("#/people/add").await?;
    for name in ["José Ortega y Gasset", "Maria Costa e Silva", long] {
        phone.fill("Name", name).await?;
        phone.button("Add").press().await?;
        phone.see(&format!("{name} was added.")).await?;
    }
    // The way on steps aside for a name that is not added yet, and says so.
    phone.button("That’s everyone for now").wait().await?;
    phone.fill("Name", "Dee").await?;
    phone.see("Add what you typed first. Then you can go on.").await?;
    phone.button("That’s everyone for now").gone().await?;
    phone.fill("Name", "").await?;
    phone.button("That’s everyone for now").wait().await?;
    // Where a field takes no more, it says so.
    phone.textbox("Pronouns").like().fill(&"x".repeat(41)).await?;
    phone.see("That’s all that fits here.").await?;
    phone.textbox("Pronouns").like().fill("she/her").await?;
    phone.see_no_more("That’s all that fits here.").await?;
    // What is no name is not cut but said.
    phone.fill("Name", &"n".repeat(201)).await?;
    phone.see("This name is too long. Up to 200 letters fit.").await?;
    phone.button("Add").press().await?;
    phone.see("This name is too long. Up to 200 letters fit.").await?;
    phone.screenshot("name-too-long").await?;
    // Where many are typed at once, who is known is asked about and stays whole.
    phone.radio("Many at once").press().await?;
    phone.fill("Names", "José Ortega y Gasset, Chen y Dee").await?;
    phone.see("Is this the José Ortega y Gasset who’s already here?").await?;
    phone.radio("The same person").press().await?;
    phone.press("Add 2 people").await?;
    phone.goto("#/people").await?;
    phone.link("Chen").like().wait().await?;
    assert_eq!(phone.link("José Ortega y Gasset").like().count().await?, 1);
    assert_eq!(phone.link("Gasset").count().await?, 0);
    phone.link(long).like().wait().await?;
    phone.screenshot("name-long").await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await
}
