//! The app inside a chat: what one writes comes to everybody by itself, whenever they look; nothing that comes does harm.

mod steps;

use std::time::{Duration, Instant};

use all_leaders::replica::Replica;
use all_leaders::replica::file::{read, to_chat};
use all_leaders_e2e::{Chat, Device, Harness, Made, Outcome, Phone, needs};
use serde_json::{Value, json};
use steps::{check_in, pictures, save_file, say_need, start_group, step_up};

/// Waits until all of them have the same, told by the five pictures.
async fn agree(phones: &[&Phone]) -> Outcome {
    let start = Instant::now();
    loop {
        let mut seen = Vec::new();
        for phone in phones {
            seen.push(pictures(phone).await?);
        }
        seen.dedup();
        if seen.len() == 1 {
            return Ok(());
        }
        assert!(start.elapsed() < Duration::from_secs(20), "they do not agree: {seen:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Says that the name one has in the chat is one's own in the group.
async fn say_i_am(phone: &Phone) -> Outcome {
    phone.goto("#/people/me").await?;
    phone.button("I’m Instance").like().press().await?;
    phone.until("the app to know who I am", "return location.hash !== '#/people/me'").await
}

/// All that the phone keeps of groups: what comes from a chat may change nothing else.
async fn kept(phone: &Phone) -> Outcome<Value> {
    let kept = phone.storage_dump().await?.into_iter().filter(|(name, _)| !name.contains("/here/"));
    Ok(Value::Object(kept.map(|(name, text)| (name, Value::String(text))).collect()))
}

/// What the chat has been told so far, as the last one who hears it is told.
async fn last_update(phone: &Phone) -> Outcome<Value> {
    phone
        .js_async(
            "const socket = new WebSocket(`ws://${location.host}/webxdc`);
             await new Promise((resolve) => { socket.onopen = resolve; });
             const told = new Promise((resolve) => {
               socket.onmessage = (event) => {
                 const message = JSON.parse(event.data);
                 if (message.type === 'updates') resolve(message.updates.at(-1));
               };
             });
             socket.send(JSON.stringify({ type: 'setUpdateListener', serial: 0 }));
             const last = await told;
             socket.close();
             return last;",
            &[],
        )
        .await
}

/// Messages of a small group with this id.
fn of_group(id: &str) -> Vec<Value> {
    let group = Made { members: 3, commitments: 2, check_ins: 0, hostile: false };
    let file = group.file().replace("019a0b1c-0000-7000-8000-000000000000", id);
    let replica = read(file).expect("a good file").replica;
    let messages = to_chat(&replica, &[], 128_000).expect("a good group");
    messages.iter().map(|message| serde_json::from_str(&message.payload).expect("JSON")).collect()
}

async fn send(phone: &Phone, payloads: &[Value]) -> Outcome {
    let _: Value = phone
        .js(
            "for (const payload of arguments[0]) webxdc.sendUpdate({ payload }, ''); return null",
            &[json!(payloads)],
        )
        .await?;
    Ok(())
}

#[tokio::test]
async fn what_one_writes_in_a_chat_comes_to_everybody_in_it() -> Outcome {
    let harness = Harness::open().await?;
    let chat = Chat::open(&harness)?;
    let ana = chat.join(&harness, "ana", Device::phone()).await?;
    ana.see("Everyone in this chat sees what you write here.").await?;
    ana.screenshot("chat-start").await?;
    ana.must_be_accessible().await?;
    ana.button("Try a sample group").gone().await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&ana, "Ask about the hall").await?;

    // Who opens the app later has all of it, and is one tap away from being themself.
    let bilal = chat.join(&harness, "bilal", Device::phone()).await?;
    bilal.see("Riverside Tenants").await?;
    agree(&[&ana, &bilal]).await?;
    bilal.goto("#/people/me").await?;
    bilal.button("I’m Instance").like().wait().await?;
    bilal.screenshot("chat-who").await?;
    say_i_am(&bilal).await?;
    step_up(&bilal, "Paint the banner").await?;

    // It comes as news, with nothing to be pressed.
    ana.goto("#/").await?;
    ana.see("Paint the banner").await?;
    ana.screenshot("chat-news").await?;

    // Beside the app in the list of chats. What follows within a second goes with the next message.
    say_need(&bilal, "Bring the chairs back").await?;
    agree(&[&ana, &bilal]).await?;
    let last = last_update(&bilal).await?;
    assert_eq!(last["document"], "Riverside Tenants");
    assert_eq!(last["summary"], "1 open need");

    // What needs an address of its own is not offered, nor what a messenger does itself.
    for gone in ["Send a link", "Show to a phone beside me", "Scan from a phone beside me"] {
        bilal.link(gone).gone().await?;
    }
    bilal.screenshot("chat-share").await?;
    bilal.must_be_accessible().await?;
    let workers: u32 =
        bilal.js_async("return (await navigator.serviceWorker.getRegistrations()).length", &[]).await?;
    assert_eq!(workers, 0);
    Chat::must_be_quiet(&bilal).await?;
    Chat::must_be_quiet(&ana).await?;
    Ok(())
}

#[tokio::test]
async fn three_edit_at_the_same_time_and_agree_after_a_reload_too() -> Outcome {
    let harness = Harness::open().await?;
    let chat = Chat::open(&harness)?;
    let ana = chat.join(&harness, "ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    let bilal = chat.join(&harness, "bilal", Device::phone()).await?;
    let chen = chat.join(&harness, "chen", Device::phone()).await?;
    agree(&[&ana, &bilal, &chen]).await?;
    tokio::try_join!(
        async {
            step_up(&ana, "Ask about the hall").await?;
            check_in(&ana, "Ask about the hall", "Moving", "I left a note.").await
        },
        async {
            say_i_am(&bilal).await?;
            step_up(&bilal, "Paint the banner").await?;
            say_need(&bilal, "Bring the chairs back").await
        },
        async {
            say_i_am(&chen).await?;
            step_up(&chen, "Cook for Saturday").await?;
            say_need(&chen, "Greet people at the door").await
        },
    )?;
    agree(&[&ana, &bilal, &chen]).await?;
    // Nothing of it hangs on what a browser keeps: the chat has all.
    let _: Value = chen.js("localStorage.clear(); return null", &[]).await?;
    chen.reload().await?;
    ana.reload().await?;
    agree(&[&ana, &bilal, &chen]).await?;
    chen.goto("#/work/everyone").await?;
    for what in ["Ask about the hall", "Paint the banner", "Cook for Saturday"] {
        chen.see(what).await?;
    }
    Ok(())
}

#[tokio::test]
async fn who_was_away_for_long_gets_what_was_written_and_sends_what_they_wrote() -> Outcome {
    let harness = Harness::open().await?;
    let chat = Chat::open(&harness)?;
    let ana = chat.join(&harness, "ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    let bilal = chat.join(&harness, "bilal", Device::phone()).await?;
    agree(&[&ana, &bilal]).await?;

    // The messenger takes what Bilal writes and sends nothing, and the app is closed before it could.
    let _: Value = bilal.js("webxdc.sendUpdate = () => {}; return null", &[]).await?;
    say_need(&bilal, "Written in a tunnel").await?;
    let there: String = bilal.js("return location.href", &[]).await?;
    bilal.go_to_address("about:blank").await?;
    for number in 0..12 {
        say_need(&ana, &format!("Need number {number}")).await?;
    }

    bilal.go_to_address(&there).await?;
    bilal.wait_until_it_stands().await?;
    agree(&[&ana, &bilal]).await?;
    ana.goto("#/needs").await?;
    ana.see("Written in a tunnel").await?;
    bilal.goto("#/needs").await?;
    bilal.see("Need number 11").await?;
    bilal.goto("#/").await?;
    bilal.see("Need number 11").await?;
    Ok(())
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_has_all_of_the_chat_each_time() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let chat = Chat::open(&harness)?;
    let ana = chat.join(&harness, "ana", Device::phone().storage_blocked()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    ana.see_no_more("This browser").await?;
    let bilal = chat.join(&harness, "bilal", Device::phone()).await?;
    agree(&[&ana, &bilal]).await?;
    ana.reload().await?;
    ana.see("Riverside Tenants").await?;
    agree(&[&ana, &bilal]).await?;
    Ok(())
}

#[tokio::test]
async fn a_thousand_messages_are_there_at_once_for_who_comes_last() -> Outcome {
    let harness = Harness::open().await?;
    let chat = Chat::open(&harness)?;
    let ana = chat.join(&harness, "ana", Device::phone()).await?;
    let group = Made { members: 20, commitments: 180, check_ins: 800, hostile: false };
    let whole = read(group.file()).expect("a good file").replica;
    let mut payloads: Vec<Value> = Vec::new();
    for (key, record) in whole.records() {
        let one = Replica::of_records(whole.group(), [(key.clone(), record.clone())]);
        let messages = to_chat(&one, &[], 128_000).expect("a good record");
        payloads
            .extend(messages.iter().map(|one| serde_json::from_str::<Value>(&one.payload).expect("JSON")));
    }
    assert!(payloads.len() >= 1_000, "{} messages", payloads.len());
    // Newest first: any order will do.
    payloads.reverse();
    let start = Instant::now();
    send(&ana, &payloads).await?;
    ana.see(group.name()).await?;
    println!("{} messages as they come: {:?}", payloads.len(), start.elapsed());

    let bilal = chat.join(&harness, "bilal", Device::phone()).await?;
    let start = Instant::now();
    bilal.reload().await?;
    bilal.see(group.name()).await?;
    println!("{} messages known already, at a start: {:?}", payloads.len(), start.elapsed());
    let chen = chat.join(&harness, "chen", Device::phone()).await?;
    let _: Value = chen.js("localStorage.clear(); return null", &[]).await?;
    let start = Instant::now();
    chen.reload().await?;
    chen.see(group.name()).await?;
    println!("{} messages for who comes last: {:?}", payloads.len(), start.elapsed());
    agree(&[&ana, &bilal, &chen]).await?;
    let records = chen.storage_dump().await?;
    let of_group = records.keys().filter(|name| name.contains(&whole.group().to_string()));
    assert!(of_group.count() >= payloads.len(), "each message left its record");
    Ok(())
}

#[tokio::test]
async fn what_comes_to_do_harm_changes_nothing_and_is_told_once() -> Outcome {
    let harness = Harness::open().await?;
    let chat = Chat::open(&harness)?;
    let ana = chat.join(&harness, "ana", Device::phone()).await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    step_up(&ana, "Ask about the hall").await?;
    let mallory = chat.join(&harness, "mallory", Device::phone()).await?;
    agree(&[&ana, &mallory]).await?;
    ana.goto("#/work").await?;
    let before = kept(&ana).await?;

    let good = last_update(&mallory).await?["payload"].clone();
    let records = good["records"].as_str().unwrap_or_default().to_owned();
    let mut changed = records.clone();
    changed.replace_range(20..22, if &records[20..22] == "AA" { "BB" } else { "AA" });
    send(
        &mallory,
        &[
            Value::Null,
            json!(7),
            json!("all-leaders"),
            json!([[[[[[]]]]]]),
            json!({}),
            json!({ "all-leaders": "1", "records": records }),
            json!({ "all-leaders": 1 }),
            json!({ "all-leaders": 1, "records": "" }),
            json!({ "all-leaders": 1, "records": changed }),
            json!({ "all-leaders": 1, "records": &records[..records.len() / 2] }),
            json!({ "all-leaders": 1, "records": "A".repeat(200_000) }),
            json!({ "all-leaders": 1, "records": { "toString": "<script>alert(1)</script>" } }),
            // One's own, once more.
            good.clone(),
        ],
    )
    .await?;
    ana.see("Something in this chat can’t be read.").await?;
    assert_eq!(kept(&ana).await?, before, "not a byte has changed");
    // Another group, which somebody started later.
    send(&mallory, &of_group("ff9a0b1c-0000-7000-8000-000000000000")).await?;
    ana.see("Someone started another group in this chat.").await?;
    assert_eq!(kept(&ana).await?, before, "not a byte has changed");
    send(&mallory, &[json!({ "all-leaders": 99, "records": [1, 2] })]).await?;
    ana.see("Someone here has a newer version of the app.").await?;
    assert_eq!(kept(&ana).await?, before, "not a byte has changed");
    // It stays in the chat, and does no harm at any later start.
    ana.reload().await?;
    ana.see("Ask about the hall").await?;
    assert_eq!(kept(&ana).await?, before, "not a byte has changed");
    step_up(&ana, "Paint the banner").await?;
    agree(&[&ana, &mallory]).await?;
    Ok(())
}

#[tokio::test]
async fn of_two_groups_in_a_chat_all_go_on_with_the_one_that_was_started_first() -> Outcome {
    let harness = Harness::open().await?;
    let chat = Chat::open(&harness)?;
    let ana = chat.join(&harness, "ana", Device::phone()).await?;
    let bilal = chat.join(&harness, "bilal", Device::phone()).await?;
    // Bilal is about to start one when Ana's comes.
    bilal.link("Start a group").press().await?;
    bilal.fill("What is your group called?", "Garden Club").await?;
    start_group(&ana, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    bilal.see("Riverside Tenants").await?;
    bilal.button("Start a group").press().await?;
    bilal.see("This chat has a group now").await?;
    agree(&[&ana, &bilal]).await?;

    // One that was started earlier, on a phone that could not send it then.
    send(&bilal, &of_group("010a0b1c-0000-7000-8000-000000000000")).await?;
    ana.see("Someone started another group in this chat.").await?;
    for phone in [&ana, &bilal] {
        phone.goto("#/people").await?;
        phone.see("Person 1").await?;
    }
    let chen = chat.join(&harness, "chen", Device::phone()).await?;
    chen.goto("#/people").await?;
    chen.see("Person 1").await?;
    agree(&[&ana, &bilal, &chen]).await?;
    // What was in the other one is still there.
    ana.goto("#/groups").await?;
    ana.button("Riverside Tenants").like().wait().await?;
    Ok(())
}

#[tokio::test]
async fn a_group_is_brought_into_a_chat_and_taken_out_again() -> Outcome {
    needs!(StandIns);
    let harness = Harness::open().await?;
    let home = harness.phone("home", Device::phone()).await?;
    start_group(&home, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    step_up(&home, "Ask about the hall").await?;
    let file = save_file(&home).await?;

    let chat = Chat::open(&harness)?;
    let ana = chat.join(&harness, "ana", Device::phone()).await?;
    ana.link("Open a group file").press().await?;
    ana.file_input().upload(&[&file]).await?;
    ana.see("Everyone in this chat gets it").await?;
    ana.screenshot("chat-bring-in").await?;
    steps::bring_in_new_group(&ana).await?;
    let bilal = chat.join(&harness, "bilal", Device::phone()).await?;
    bilal.see("Riverside Tenants").await?;
    agree(&[&home, &ana, &bilal]).await?;

    // A chat has one group: another one's file is refused.
    let other = harness.phone("other", Device::phone()).await?;
    start_group(&other, "Garden Club", &["Dee"]).await?;
    let others = save_file(&other).await?;
    bilal.goto("#/open").await?;
    bilal.file_input().upload(&[&others]).await?;
    bilal.see("This chat has another group already.").await?;

    // And out again: by the messenger, to any chat, as the file that it would be anywhere.
    say_i_am(&bilal).await?;
    step_up(&bilal, "Paint the banner").await?;
    bilal.goto("#/share").await?;
    let _: Value = bilal
        .js("webxdc.sendToChat = async (message) => { window.__passed = message.file; }; return null", &[])
        .await?;
    bilal.press("Send to another chat").await?;
    bilal.see("Handed to your messenger.").await?;
    let (name, text): (String, String) = bilal.js("return [__passed.name, __passed.plainText]", &[]).await?;
    assert!(name.ends_with(".allleaders.json"), "{name}");
    let passed = home.put_file(&name, text.as_bytes())?;
    steps::bring_in(&home, &passed).await?;
    agree(&[&home, &bilal]).await?;
    Ok(())
}
