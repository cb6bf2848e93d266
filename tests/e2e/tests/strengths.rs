//! Strengths: named, seen in each other, resting, learned; and what the group can do, in pictures.

#[path = "strengths/large.rs"]
mod large;
mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, needs};
use steps::{bring_in, save_file, say_who, start_group, step_up};

/// The id of the member of this name, as the phone keeps it.
async fn member(phone: &Phone, name: &str) -> Outcome<String> {
    phone
        .js(
            "for (const [key, text] of Object.entries(localStorage)) {
               const parts = key.split('/');
               if (parts[0] === 'allleaders' && parts[3] === 'member' && text.includes(`\"name\":\"${arguments[0]}\"`)) return parts[4];
             }
             return ''",
            &[name.into()],
        )
        .await
}

async fn page_of(phone: &Phone, name: &str) -> Outcome {
    let id = member(phone, name).await?;
    phone.goto(&format!("#/p/{id}")).await?;
    phone.heading(name).wait().await
}

/// Names strengths on the page of a person, each with the words of its way.
async fn name_strengths(phone: &Phone, name: &str, strengths: &[(&str, &str)]) -> Outcome {
    page_of(phone, name).await?;
    phone.press("Change skills").await?;
    for (way, word) in strengths {
        phone.radio(way).press().await?;
        phone.textbox("In a word or two").like().fill(word).await?;
        phone.button("Add").press().await?;
        phone.see(&format!("{name} can")).await.or(phone.see(&format!("{name} would like")).await)?;
        phone
            .until(
                "the field to be empty again",
                "return document.querySelector('#strength-word').value === ''",
            )
            .await?;
    }
    phone.press("Finish").await
}

#[tokio::test]
async fn a_strength_is_named_and_taken_back() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("strengths", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Ben"]).await?;
    name_strengths(&phone, "Ana", &[("Can do", "Cooking"), ("Would like to learn", "Sound")]).await?;
    phone.heading("Can do").wait().await?;
    phone.heading("Would like to learn").wait().await?;
    // Noted for somebody else it is visible, and the group's words are offered.
    page_of(&phone, "Ben").await?;
    phone.press("Change skills").await?;
    phone.see("You’re adding this for Ben").await?;
    phone.radio("Can teach").press().await?;
    phone.button("Cooking").press().await?;
    phone.see("Ben can teach this").await?;
    phone.must_be_accessible().await?;
    phone.button("Remove Cooking").press().await?;
    phone.see("Cooking was removed").await?;
    phone.see_no_more("Can teach this").await?;
    phone.press("Undo").await?;
    phone.button("Remove Cooking").wait().await?;
    phone.press("Finish").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn what_somebody_sees_in_another_waits_for_their_yes() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("sees", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Ben"]).await?;
    page_of(&phone, "Ben").await?;
    for (word, saw) in [("Keeping calm", "You asked everyone in turn."), ("Singing", "In the kitchen.")] {
        phone.press("I noticed a skill in Ben").await?;
        phone.textbox("Which skill?").like().fill(word).await?;
        phone.textbox("What did you notice?").like().fill(saw).await?;
        if word == "Singing" {
            phone.must_be_accessible().await?;
        }
        phone.button("Save").press().await?;
        phone.see("Ben will see it first").await?;
    }
    // On Ana's phone it is folded away, and nothing is Ben's yet.
    phone.see("There’s a note for Ben").await?;
    let text = phone.text().await?;
    assert!(!text.contains("Keeping calm"), "it is for Ben alone to read");

    // On Ben's own phone it comes on Now.
    let file = save_file(&phone).await?;
    let other = harness.phone("sees-ben", Device::phone()).await?;
    bring_in(&other, &file).await?;
    let brought = other.text().await?;
    assert!(!brought.contains("Keeping calm"), "no news tell of it");
    say_who(&other, "Ben").await?;
    other.goto("#/").await?;
    other.heading("Someone noticed a skill in you").like().wait().await?;
    other.see("Ana noticed: Keeping calm").await?;
    other.must_be_accessible().await?;
    other.screenshot("strength-seen").await?;
    other.button("Yes, that’s me").press().await?;
    other.see("Keeping calm is now on the list").await?;
    other.see("Ana noticed: Singing").await?;
    other.button("Hide this").press().await?;
    other.see("Hidden. No one else is told").await?;
    other.see_no_more("Someone noticed a skill in you").await?;
    page_of(&other, "Ben").await?;
    other.see("You asked everyone in turn.").await?;
    other.see_no_more("Singing").await?;
    let back = save_file(&other).await?;
    bring_in(&phone, &back).await?;
    page_of(&phone, "Ben").await?;
    phone.see("Keeping calm").await?;
    phone.see_no_more("There’s a note for Ben").await?;
    other.must_be_quiet().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn on_one_phone_the_answer_is_noted_for_them() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("passed-around", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Ben"]).await?;
    page_of(&phone, "Ben").await?;
    phone.press("I noticed a skill in Ben").await?;
    phone.textbox("Which skill?").like().fill("Listening").await?;
    phone.button("Save").press().await?;
    phone.press("There’s a note for Ben").await?;
    phone.see("Ana noticed: Listening").await?;
    phone.button("Yes, that’s me").press().await?;
    phone.see("answer noted by Ana").await?;
    phone.heading("Can do").wait().await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn spellings_are_joined_by_consent_and_what_rests_is_invited() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("rests", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Ben"]).await?;
    phone.goto("#/resting").await?;
    phone.see("No skills yet").await?;
    phone.must_be_accessible().await?;
    name_strengths(&phone, "Ana", &[("Can do", "Organizing")]).await?;
    name_strengths(&phone, "Ben", &[("Can do", "Organising")]).await?;
    phone.goto("#/resting").await?;
    phone.heading("Are these the same?").wait().await?;
    phone.must_be_accessible().await?;
    phone.screenshot("resting-alike").await?;
    phone.button("Both are “Organising”").press().await?;
    phone.see("Now one: Organising").await?;
    phone.see_no_more("Are these the same?").await?;
    phone.see_no_more("Organizing").await?;
    // It can be taken back like everything.
    phone.press("Undo").await?;
    phone.heading("Are these the same?").wait().await?;
    phone.button("Two different ones").press().await?;
    phone.see_no_more("Are these the same?").await?;
    phone.see("Organizing").await?;

    phone.see("6 weeks without use").await?;
    phone.button("One week more").press().await?;
    phone.see("7 weeks without use").await?;
    phone.link("Invite").press().await?;
    let place = phone.place().await?;
    assert!(place.starts_with("#/invite/p/"), "{place}");
    // Their own stand quietly on their own page.
    page_of(&phone, "Ana").await?;
    phone.heading("Yours, not used lately").wait().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn what_one_would_like_to_learn_finds_people_and_work() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("learn", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Ben", "Chen"]).await?;
    step_up(&phone, "Borrow the sound system").await?;
    name_strengths(&phone, "Ben", &[("Can teach", "Sound")]).await?;
    phone.goto("#/learn").await?;
    phone.must_be_accessible().await?;
    phone.textbox("What would you like to learn?").like().fill("Sound").await?;
    phone.button("Save and see who can help").press().await?;
    phone.heading("To learn: Sound").wait().await?;
    phone.heading("Who can teach it").wait().await?;
    phone.must_be_accessible().await?;
    phone.screenshot("learn-found").await?;
    phone.button("Ask").inside("Ben").press().await?;
    phone.dialog("Ask Ben to teach: Sound").wait().await?;
    phone.textbox("Why?").like().fill("I liked how you did it last time.").await?;
    phone.button("Save").press().await?;
    phone.see("Asked. Ben can answer").await?;
    phone.see("asked, no answer yet").await?;
    let kept = phone.storage_dump().await?;
    let asked =
        |text: &String| text.contains("\"learn\":\"Sound\"") && text.contains("\"part\":\"teaching\"");
    assert!(kept.values().any(asked), "the invitation is kept");
    // The wish is noted, and whoever can do it may offer.
    page_of(&phone, "Ana").await?;
    phone.heading("Would like to learn").wait().await?;
    say_who(&phone, "Ben").await?;
    phone.goto("#/learn").await?;
    phone.heading("Who’d like to learn from you").wait().await?;
    phone.button("Offer to teach").inside("Ana").press().await?;
    phone.dialog("Offer Ana to teach: Sound").wait().await?;
    phone.button("Save").press().await?;
    phone.see("Asked. Ana can answer").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn one_comes_along_to_learn() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("come-along", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    say_who(&phone, "Femi").await?;
    phone.goto("#/learn").await?;
    phone.button("Painting").press().await?;
    phone.heading("Come along to learn").wait().await?;
    phone.button("Come along").inside("Paint the banner").press().await?;
    phone.see("You’re coming along to learn").await?;
    phone.see_no_more("Paint the banner").await?;
    page_of(&phone, "Femi").await?;
    phone.heading("How I learned").wait().await?;
    phone.see("learned").await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

/// The pictures, and the words that are heard in place of them.
const HEARD: &str = "return [...document.querySelectorAll('#main svg[role=img]')].map((svg) => svg.getAttribute('aria-label'))";

#[tokio::test]
async fn what_we_can_do_is_seen_heard_and_read_as_a_table() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("capacity", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana"]).await?;
    phone.goto("#/capacity").await?;
    phone.see("Nothing to see yet").await?;
    phone.must_be_accessible().await?;
    drop(phone);
    let phone = harness.phone("capacity-lively", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    say_who(&phone, "Ana").await?;
    phone.goto("#/people").await?;
    phone.link("What we can do").press().await?;
    for title in [
        "Our skills, and who shares them",
        "Only one person can do",
        "Skills we need now",
        "How our skills grew",
        "How tasks are shared",
        "What we did",
    ] {
        phone.heading(title).wait().await?;
    }
    let heard: Vec<String> = phone.js(HEARD, &[]).await?;
    assert!(heard.iter().all(|words| !words.trim().is_empty()), "{heard:?}");
    assert!(heard.contains(&"Spanish: Dee can do it; Ana would like to learn it".to_owned()), "{heard:?}");
    assert!(
        heard.contains(&"Guiding meetings: Ana and Femi can do it; Chen would like to learn it".to_owned()),
        "{heard:?}"
    );
    let unnamed: usize = phone
        .js("return document.querySelectorAll('#main .cap svg:not([role=img]):not([aria-hidden=true])').length", &[])
        .await?;
    assert_eq!(unnamed, 0, "each drawing is heard or hidden");
    phone.must_be_accessible().await?;

    phone.radio("Table").press().await?;
    phone
        .until("the pictures to be tables", "return document.querySelectorAll('#main table').length >= 5")
        .await?;
    let rows: Vec<String> = phone
        .js("return [...document.querySelectorAll('#main tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent).join('|'))", &[])
        .await?;
    assert!(rows.contains(&"Spanish|Dee|Dee|Ana".to_owned()), "{rows:?}");
    assert!(rows.contains(&"Guiding meetings|Ana and Femi|Ana|Chen".to_owned()), "{rows:?}");
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

/// Pictures of the screens, for those who look at them.
#[tokio::test]
async fn screens_of_strengths() -> Outcome {
    needs!(DevTools);
    let harness = Harness::open().await?;
    for (name, device) in [
        ("light", Device::phone()),
        ("dark", Device::phone().dark()),
        ("wide", Device::desktop()),
        ("wide-dark", Device::desktop().dark()),
    ] {
        let phone = harness.phone(name, device).await?;
        phone.press("Try a sample group").await?;
        say_who(&phone, "Ana").await?;
        phone.press("Close this message").await?;
        for place in ["capacity", "resting", "learn", "people"] {
            phone.arrive(&format!("#/{place}")).await?;
            tall(&phone, &format!("strengths-{place}-{name}")).await?;
        }
        phone.goto("#/capacity").await?;
        phone.radio("Table").press().await?;
        tall(&phone, &format!("strengths-table-{name}")).await?;
        page_of(&phone, "Ana").await?;
        tall(&phone, &format!("strengths-person-{name}")).await?;
    }
    Ok(())
}

/// A picture of the whole page, as long as it is.
async fn tall(phone: &Phone, name: &str) -> Outcome {
    let high: f64 = phone.js("return document.documentElement.scrollHeight", &[]).await?;
    let wide: f64 = phone.js("return innerWidth", &[]).await?;
    let metrics =
        serde_json::json!({ "width": wide, "height": high, "deviceScaleFactor": 1, "mobile": false });
    phone.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
    phone.screenshot(name).await?;
    phone.devtools("Emulation.clearDeviceMetricsOverride", serde_json::json!({})).await?;
    Ok(())
}
