//! Roles that rotate: suggested at a meeting, said yes to or passed; and what the group remembers of them.

mod steps;

use std::collections::BTreeMap;

use all_leaders_e2e::{Device, Harness, Made, Outcome, Phone};

const GROUP: &str = "019a0b1c-0000-7000-8000-000000000000";

fn meeting(number: usize) -> String {
    format!("019a0b1c-0020-7000-8000-{number:012x}")
}

/// A meeting as it rests in the phone's store: when it began, who was there, and who took part in which role.
fn held(
    made: Made,
    number: usize,
    day: &str,
    over: bool,
    here: std::ops::Range<usize>,
    turns: &[(&str, usize, &str)],
) -> (String, String) {
    let mut fields = vec![format!(r#""began":"{day}""#)];
    if over {
        fields.push(format!(r#""ended":"{day}""#));
    }
    fields.extend(here.map(|who| format!(r#""here/{}":true"#, made.member(who))));
    let turn =
        |(role, who, part): &(&str, usize, &str)| format!(r#""role/{role}/{}":"{part}""#, made.member(*who));
    fields.extend(turns.iter().map(turn));
    let (id, fields) = (meeting(number), fields.join(","));
    let stamp = format!("{:012x}-0000-00000000a0a0a0a0", 0x01a2_0a5b_9000_u64 + number as u64);
    let text = format!(r#"{{"id":"{id}","fields":{{{fields}}},"stamp":"{stamp}"}}"#);
    (format!("allleaders/1/{GROUP}/meeting/{id}"), text)
}

/// Two meetings that were, and one that goes on, with somebody who is there for the first time.
fn met(made: Made) -> BTreeMap<String, String> {
    let mut stored = made.stored();
    stored.extend([
        held(made, 1, "2026-11-03", true, 0..4, &[("facilitator", 0, "hold")]),
        held(made, 2, "2026-11-10", true, 0..4, &[("facilitator", 1, "hold"), ("note-taker", 0, "hold")]),
        held(made, 3, "2026-11-24", false, 0..5, &[]),
    ]);
    stored
}

async fn phone(
    harness: &Harness,
    name: &str,
    device: Device,
    stored: &BTreeMap<String, String>,
) -> Outcome<Phone> {
    let phone = harness.phone(name, device).await?;
    phone.storage_put(stored).await?;
    phone.reload().await?;
    Ok(phone)
}

fn made(members: usize) -> Made {
    Made { members, commitments: 0, check_ins: 0, hostile: false }
}

const FACILITATOR: &str = "Takes us through the agenda";

#[tokio::test]
async fn roles_are_offered_passed_and_taken_with_somebody_alongside() -> Outcome {
    let harness = Harness::open().await?;
    let phone = phone(&harness, "roles", Device::phone(), &met(made(6))).await?;
    // A wish, said on the page of roles for somebody else.
    phone.goto("#/roles").await?;
    phone.heading("Meeting guide").wait().await?;
    phone.control(all_leaders_e2e::Role::Pressable, "Whose wishes: Person 0").press().await?;
    phone.press("Person 3").await?;
    phone.button("Would like to learn it").inside(FACILITATOR).press().await?;
    phone.see("Person 3: Meeting guide: Would like to learn it").await?;

    phone.goto(&format!("#/meeting/{}/arrive", meeting(3))).await?;
    phone.press("Next: Roles").await?;
    phone.heading("Meeting guide").wait().await?;
    phone.see("Would Person 3 like this role?").await?;
    phone.see("Hasn’t had it yet, and wants to learn it.").await?;
    // Who had it longest ago is alongside; the newcomer is not asked to have a role, but to come along.
    // Each says yes for themselves: nobody is put there by another's yes.
    assert!(!phone.button("Person 0 helps, to show how").is_on().await?);
    assert!(!phone.button("Person 4 comes along to learn").is_on().await?);
    assert!(!phone.button("Person 4 says yes").is_there().await?);
    // Two roles stand in front; the others are there for who wants them.
    phone.heading("Note-taker").wait().await?;
    assert!(!phone.heading("Timekeeper").is_there().await?);
    phone.must_be_accessible().await?;
    phone.screenshot("roles-asked").await?;
    phone.control(all_leaders_e2e::Role::Pressable, "4 more roles").press().await?;
    phone.button("says yes").like().inside("Watches the clock").wait().await?;
    phone.button("Pass").inside(FACILITATOR).press().await?;
    phone.see("Person 3 passes").await?;
    phone.button("Person 2 says yes").inside(FACILITATOR).wait().await?;
    phone
        .until(
            "the next to be read out",
            "return document.activeElement.textContent === 'Would Person 2 like this role?'",
        )
        .await?;
    // The one who comes along says yes, the one alongside does not.
    phone.button("Person 4 comes along to learn").inside(FACILITATOR).press().await?;
    phone.button("Person 2 says yes").inside(FACILITATOR).press().await?;
    phone.see("Meeting guide: Person 2 said yes").await?;
    phone
        .until(
            "the role to be taken",
            "return document.querySelector('.role-people').innerText.includes('Person 2 has it')",
        )
        .await?;
    phone.see("Person 4 comes along to learn").await?;
    assert_eq!(phone.focused().await?, "h2 Meeting guide");
    // And added by hand.
    phone.button("Add a helper").inside(FACILITATOR).press().await?;
    phone.heading("Meeting guide: who’s helping?").wait().await?;
    phone.radio("To show how").press().await?;
    phone.button("Person 1").press().await?;
    phone.must_be_accessible().await?;
    phone.press("Save").await?;
    phone.see("Person 1 is helping").await?;
    // Another takes it over; Undo gives it back.
    phone.button("Someone else").inside(FACILITATOR).press().await?;
    phone.heading("Meeting guide: who says yes?").wait().await?;
    phone.press("Save").await?;
    phone.see("Choose someone first.").await?;
    phone.button("Person 0").press().await?;
    phone.press("Save").await?;
    phone.see("Meeting guide: Person 0 said yes").await?;
    phone.press("Undo").await?;
    phone.button("Person 2: no longer").wait().await?;
    phone.screenshot("roles-taken").await?;

    phone.goto("#/roles").await?;
    phone.see("Person 2, Person 1 teaching, Person 4 learning").await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn the_page_of_roles_tells_who_had_them_and_the_list_is_the_groups() -> Outcome {
    let harness = Harness::open().await?;
    let phone = phone(&harness, "list", Device::phone(), &met(made(6))).await?;
    phone.goto("#/roles").await?;
    phone.see("Who had it: Person 1, ").await?;
    phone.button("Can teach it").inside(FACILITATOR).press().await?;
    phone.see("Can teach it: Person 0").await?;
    phone.button("Would rather not").inside("Watches the clock").press().await?;
    phone.see("Would rather not: Person 0").await?;
    phone.must_be_accessible().await?;
    phone.screenshot("roles-page").await?;

    phone.press("Add our own role").await?;
    phone.fill("What is it called?", "Tea maker").await?;
    phone.radio("Few people see it").press().await?;
    phone.press("Add the role").await?;
    phone.see("Tea maker is on our list").await?;
    phone.heading("Tea maker").wait().await?;
    phone.control(all_leaders_e2e::Role::Pressable, "More: Welcomer").press().await?;
    phone.button("Remove from our list").inside("Welcomer").press().await?;
    phone.heading("Welcomer").gone().await?;
    phone.press("Bring back Welcomer").await?;
    phone.heading("Welcomer").wait().await?;

    // On the person's page the same, and what they had.
    phone.goto(&format!("#/p/{}", made(6).member(0))).await?;
    phone.heading("Roles in meetings").wait().await?;
    phone.see("Note-taker, ").await?;
    phone.see("Can teach it: Meeting guide").await?;
    phone.control(all_leaders_e2e::Role::Pressable, "Change role wishes").press().await?;
    phone.control(all_leaders_e2e::Role::Pressable, "Tea maker").press().await?;
    phone.button("Would like to learn it").inside("Tea maker").press().await?;
    phone.see("Would like to learn it: Tea maker").await?;
    phone.must_be_accessible().await?;
    phone.must_be_quiet().await?;
    Ok(())
}

#[tokio::test]
async fn roles_fit_long_names_small_phones_and_nobody() -> Outcome {
    let harness = Harness::open().await?;
    let hostile = Made { members: 14, commitments: 0, check_ins: 0, hostile: true };
    let mut stored = hostile.stored();
    for number in 0..20 {
        let day = format!("2026-{:02}-{:02}", 5 + number / 4, 1 + 7 * (number % 4));
        let turns = [("facilitator", number % 14, "hold"), ("note-taker", (number + 1) % 12, "hold")];
        stored.extend([held(hostile, number, &day, true, 0..14, &turns)]);
    }
    let learning = [("timekeeper", 1, "hold"), ("timekeeper", 4, "learning"), ("timekeeper", 2, "teaching")];
    stored.extend([held(hostile, 30, "2026-11-24", false, 0..14, &learning)]);
    let small = phone(&harness, "long", Device::small_phone().dark(), &stored).await?;
    for (place, picture) in
        [("#/roles".to_owned(), "roles-long"), (format!("#/meeting/{}/roles", meeting(30)), "roles-long-at")]
    {
        small.goto(&place).await?;
        small.heading("Meeting guide").wait().await?;
        assert_eq!(small.ill_fitting().await?, Vec::<String>::new());
        small.must_be_accessible().await?;
        small.screenshot(picture).await?;
    }
    small.must_be_quiet().await?;

    // A group of nobody says what comes first.
    let empty = phone(&harness, "empty", Device::desktop(), &met(made(0))).await?;
    for (place, picture) in
        [("#/roles".to_owned(), "roles-empty"), (format!("#/meeting/{}/roles", meeting(3)), "roles-empty-at")]
    {
        empty.goto(&place).await?;
        empty.link("Add people").wait().await?;
        empty.must_be_accessible().await?;
        empty.screenshot(picture).await?;
    }
    empty.must_be_quiet().await?;
    Ok(())
}
