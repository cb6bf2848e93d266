//! What is typed and not saved yet: it outlasts leaving, a reload and a killed app in every form, until it is saved or
//! cancelled.

mod steps;

use all_leaders_e2e::{Device, Harness, Outcome, Phone, Role, needs};
use steps::{say_who, start_group};

/// The ids of a kind in the phone's store, in their order.
async fn ids(phone: &Phone, kind: &str) -> Outcome<Vec<String>> {
    phone
        .js(
            "return Object.keys(localStorage).map((key) => key.split('/'))
               .filter((parts) => parts[0] === 'allleaders' && parts[2] !== 'here' && parts[3] === arguments[0]).map((parts) => parts[4]).sort()",
            &[kind.into()],
        )
        .await
}

/// A form: where it is, what is pressed until its field is there, and the field.
struct Form {
    place: String,
    opens: &'static [&'static str],
    field: &'static str,
}

impl Form {
    async fn open(&self, phone: &Phone) -> Outcome {
        if phone.place().await? == self.place {
            // Another form of the same page may be open.
            phone.arrive("#/about").await?;
        }
        phone.arrive(&self.place).await?;
        let field = phone.textbox(self.field).like();
        for name in self.opens {
            // What was typed before may stand unfolded.
            if field.is_there().await? {
                break;
            }
            phone.control(Role::Pressable, name).like().press().await?;
        }
        field.wait().await
    }

    /// What is wrong with it, if it does not show these words.
    async fn shows(&self, phone: &Phone, words: &str, when: &str) -> Option<String> {
        let shown = match self.open(phone).await {
            Ok(()) => phone.textbox(self.field).like().value().await,
            Err(trouble) => Err(trouble),
        };
        let found = match shown {
            Ok(shown) if shown == words => return None,
            Ok(shown) => format!("shows “{shown}”"),
            Err(trouble) => trouble.to_string(),
        };
        Some(format!("{when}, {} at {} by {:?} {found}", self.field, self.place, self.opens))
    }
}

/// Every form of the app into which words are typed, in the invented group.
async fn forms(phone: &Phone) -> Outcome<Vec<Form>> {
    let of = |ids: Vec<String>, at: usize| ids.get(at).cloned().unwrap_or_default();
    let commitments = ids(phone, "commitment").await?;
    let (task, other) = (of(commitments.clone(), 0), of(commitments, 1));
    let need = of(ids(phone, "need").await?, 0);
    let me: String =
        phone.js("return document.querySelector('.bar a[href^=\"#/p/\"]').hash.slice(4)", &[]).await?;
    let person = ids(phone, "member").await?.into_iter().find(|id| *id != me).unwrap_or_default();
    let question = of(ids(phone, "question").await?, 0);
    let next = ids(phone, "meeting").await?.pop().unwrap_or_default();
    phone.arrive("#/meet").await?;
    phone.press("Start a meeting").await?;
    phone.until("the meeting", "return /meeting\\/.*\\/arrive$/.test(location.hash)").await?;
    let on = phone.place().await?;
    let on = on.trim_end_matches("/arrive");
    let form =
        |place: String, opens: &'static [&'static str], field: &'static str| Form { place, opens, field };
    Ok(vec![
        form("#/start".into(), &[], "What is your group called?"),
        form("#/groups".into(), &["Name and purpose"], "What is it for?"),
        form("#/people/add".into(), &[], "Name"),
        form(format!("#/p/{person}"), &["Edit name and pronouns"], "Note about this person"),
        form(format!("#/p/{person}"), &["I noticed a skill in"], "What did you notice?"),
        form(format!("#/p/{me}"), &["Change skills"], "In a word or two"),
        form("#/work/new".into(), &[], "What will you do?"),
        form("#/work/new".into(), &["Someone not in the list"], "Name"),
        form(format!("#/c/{task}"), &["More", "Change the words"], "A note"),
        form(format!("#/c/{task}"), &["More", "Skills that help"], "Another one"),
        form(format!("#/check-in/{task}"), &[], "Anything to add?"),
        form(format!("#/check-in/{other}"), &[], "Anything to add?"),
        form("#/check-in".into(), &["Or: how are you?"], "How are you today?"),
        form("#/needs/new".into(), &[], "What is needed?"),
        form(format!("#/need/{need}"), &["More", "Edit"], "What is needed?"),
        form(format!("#/invite/need/{need}"), &[], "Why you’re asking them"),
        form("#/invite".into(), &[], "Why you’re asking them"),
        form("#/say-thanks".into(), &[], "What did they do?"),
        form(format!("#/say-thanks/{person}"), &[], "What did they do?"),
        form("#/thanks".into(), &["Our list"], "Add to the list"),
        form("#/agreements".into(), &["Add an agreement"], "What should we agree?"),
        form("#/questions/ask".into(), &[], "What would you like feedback on?"),
        form(format!("#/question/{question}"), &["I’m writing for someone else"], "Your feedback"),
        form("#/learn".into(), &[], "What would you like to learn?"),
        form("#/roles".into(), &["Add our own role"], "What is it called?"),
        form("#/meeting/new".into(), &["More: how long"], "Where?"),
        form(format!("#/meeting/{next}/edit"), &["More: how long"], "Where?"),
        form(format!("#/meeting/{next}"), &["Add an item"], "What is it about?"),
        form(format!("{on}/arrive"), &[], "A guest’s name"),
        form(format!("{on}/talk"), &["Show of hands", "Show of fingers"], "The question"),
        form(format!("{on}/talk"), &["Need"], "Why"),
        form(format!("{on}/talk"), &["Note"], "What"),
        form("#/reflect".into(), &[], "Your note"),
        form("#/bring-in".into(), &[], "Paste it here"),
        form("#/open".into(), &["Paste the text of a file"], "The text of a file"),
    ])
}

#[tokio::test]
async fn what_is_typed_in_every_form_outlasts_leaving_a_reload_and_a_kill() -> Outcome {
    needs!(Disk);
    let harness = Harness::open().await?;
    let phone = harness.phone("types", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    say_who(&phone, "Ana").await?;
    let forms = forms(&phone).await?;
    let words = |at: usize| format!("zebrafinch {at}");
    let mut found = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        if let Err(trouble) = form.open(&phone).await {
            found.push(format!("{}: {trouble}", form.place));
            continue;
        }
        phone.textbox(form.field).like().fill(&words(at)).await?;
        phone.reload().await?;
        found.extend(form.shows(&phone, &words(at), "reloaded").await);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    // Left for other pages meanwhile, each waits where it was typed.
    for (at, form) in forms.iter().enumerate() {
        found.extend(form.shows(&phone, &words(at), "left").await);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    // What is for oneself rests apart.
    let kept = phone.storage_dump().await?;
    for (at, form) in forms.iter().enumerate() {
        let holding: Vec<_> =
            kept.iter().filter(|(_, text)| text.contains(&format!("{}\"", words(at)))).collect();
        let [(name, _)] = holding.as_slice() else { panic!("{}: {holding:?}", form.place) };
        assert_eq!(name.starts_with("allleaders-private/"), form.place == "#/reflect", "{name}");
    }
    phone.must_be_quiet().await?;
    // The app is killed without a word, as phones do.
    phone.until_on_disk(&words(forms.len() - 1)).await?;
    let phone = phone.kill_and_reopen().await?;
    for (at, form) in forms.iter().enumerate() {
        found.extend(form.shows(&phone, &words(at), "killed").await);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    // Nothing of it is left when the group goes, but what belongs to no group.
    phone.arrive("#/groups").await?;
    phone.press("Made-up group").await?;
    phone.press("Remove this group").await?;
    phone
        .until("the group to go", "return !Object.keys(localStorage).some((key) => /\\/group\\//.test(key))")
        .await?;
    let kept = phone.storage_dump().await?;
    let left: Vec<_> =
        kept.iter().filter(|(_, text)| text.contains("zebrafinch")).map(|(name, _)| name).collect();
    assert_eq!(left, ["allleaders/1/here/draft/file-pasted", "allleaders/1/here/draft/group-new"]);
    Ok(())
}

#[tokio::test]
async fn what_was_begun_in_a_folded_form_is_seen_at_once_after_a_reload() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("folded", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.arrive("#/work/new").await?;
    phone.fill("What will you do?", "Ask about the hall").await?;
    phone.press("Save").await?;
    phone.see("It’s on your list").await?;
    for (place, fold, field) in [
        ("#/check-in", "Or: how are you?", "How are you today?"),
        ("#/agreements", "Add an agreement", "What should we agree?"),
        ("#/roles", "Add our own role", "What is it called?"),
        ("#/meeting/new", "More: how long", "Where?"),
    ] {
        phone.arrive(place).await?;
        phone.control(Role::Pressable, fold).like().press().await?;
        let words = format!("typed at {place}");
        phone.textbox(field).like().fill(&words).await?;
        let kept = format!("return Object.values(localStorage).some((text) => text.includes('{words}'))");
        phone.until("the draft to be kept", &kept).await?;
        phone.reload().await?;
        assert_eq!(phone.textbox(field).like().value().await?, words);
    }
    Ok(())
}

#[tokio::test]
async fn who_is_picked_outlasts_a_reload_until_it_is_saved_or_cancelled() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("picked", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal", "Chen"]).await?;
    phone.arrive("#/work/new").await?;
    phone.fill("What will you do?", "Ask about the hall").await?;
    phone.press("Save").await?;
    phone.see("It’s on your list").await?;
    let task = ids(&phone, "commitment").await?.remove(0);
    let open = async |sheet: &str| -> Outcome {
        phone.arrive("#/about").await?;
        phone.arrive(&format!("#/c/{task}")).await?;
        for name in ["Share it or hand it over", sheet] {
            phone.control(Role::Pressable, name).like().press().await?;
        }
        Ok(())
    };
    open("Hand over").await?;
    phone.button("Bilal").press().await?;
    phone.reload().await?;
    open("Hand over").await?;
    assert!(phone.button("Bilal").is_on().await?, "picked before the reload");
    phone.button("Cancel").press().await?;
    open("Hand over").await?;
    assert!(!phone.button("Bilal").is_on().await?, "cancelled");
    phone.button("Chen").press().await?;
    phone.button("Save").press().await?;
    phone
        .until("no draft", "return !Object.keys(localStorage).some((key) => /\\/draft\\//.test(key))")
        .await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn what_was_saved_or_cancelled_is_no_draft_any_more() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("drafts-end", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    let drafts = async |what: &str, count: usize| -> Outcome {
        phone
            .until(
                what,
                &format!("return Object.keys(localStorage).filter((key) => /\\/draft\\//.test(key)).length === {count}"),
            )
            .await
    };
    drafts("no draft at first", 0).await?;
    for (place, field, save) in [
        ("#/work/new", "What will you do?", "Save"),
        ("#/needs/new", "What is needed?", "Save"),
        ("#/people/add", "Name", "Add"),
        ("#/reflect", "Your note", "Save"),
    ] {
        phone.arrive(place).await?;
        assert!(!phone.button("Cancel").is_there().await?, "{place}: nothing is to be cancelled");
        let sides = format!(
            "const button = [...document.querySelectorAll('#main button[type=submit]')].find((e) => e.textContent.trim() === '{save}');
             const box = button.getBoundingClientRect(); return [box.left, box.right].map(Math.round)"
        );
        let before: [i32; 2] = phone.js(&sides, &[]).await?;
        phone.textbox(field).like().fill("zebrafinch").await?;
        phone.button("Cancel").wait().await?;
        assert_eq!(phone.js::<[i32; 2]>(&sides, &[]).await?, before, "{place}: {save} stays under the thumb");
        drafts(&format!("a draft of {place}"), 1).await?;
        phone.button("Cancel").press().await?;
        drafts(&format!("{place}: cancelled"), 0).await?;
        phone.arrive(place).await?;
        assert_eq!(phone.textbox(field).like().value().await?, "", "{place}: cancelled");
        phone.textbox(field).like().fill("Sing on Saturday").await?;
        drafts(&format!("a draft of {place}"), 1).await?;
        phone.button(save).press().await?;
        drafts(&format!("{place}: saved"), 0).await?;
    }
    phone.screenshot("no-draft").await?;
    phone.must_be_quiet().await
}

/// An earlier version kept what was typed of a plan and at a meeting as fields in a row.
#[tokio::test]
async fn what_an_earlier_version_kept_is_taken_over_once() -> Outcome {
    let harness = Harness::open().await?;
    let phone = harness.phone("draft-older", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    let group = ids(&phone, "group").await?.remove(0);
    let note = |name: &str| format!("allleaders/1/here/{group}/note/{name}");
    let older = [
        (note("draft-plan"), "A feast\u{1f}18:30\u{1f}90\u{1f}The garden\u{1f}2026-12-24\u{1f}1".to_owned()),
        (
            note("draft-decision"),
            "By lot\u{1f}It is fair\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}1".to_owned(),
        ),
    ];
    phone.storage_put(&older.into_iter().collect()).await?;
    phone.arrive("#/meeting/new").await?;
    for (field, words) in
        [("What is it called?", "A feast"), ("What time?", "18:30"), ("Where?", "The garden")]
    {
        assert_eq!(phone.textbox(field).like().value().await?, words);
    }
    assert!(phone.radio("Every week").is_on().await?);
    phone.arrive("#/meet").await?;
    phone.press("Start a meeting").await?;
    phone.control(Role::Pressable, "Decision").like().press().await?;
    phone
        .until("what was typed", "return [...document.querySelectorAll('dialog[open] textarea')].some((e) => e.value === 'It is fair')")
        .await?;
    let kept = phone.storage_dump().await?;
    assert!(!kept.keys().any(|name| name.contains("/note/draft-")), "it rests in one way alone");
    assert!(
        kept.iter().any(|(name, text)| name.contains("/draft/capture/decision") && text.contains("By lot"))
    );
    Ok(())
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_told_beside_what_was_typed() -> Outcome {
    needs!(Tabs);
    let harness = Harness::open().await?;
    let phone = harness.phone("draft-meanwhile", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.arrive("#/work/new").await?;
    phone.fill("What will you do?", "Ask about the hall").await?;
    phone.press("Save").await?;
    phone.see("It’s on your list").await?;
    let task = ids(&phone, "commitment").await?.remove(0);
    let form =
        Form { place: format!("#/c/{task}"), opens: &["More", "Change the words"], field: "What is it?" };
    form.open(&phone).await?;
    phone.fill("What is it?", "Ask at the library").await?;
    // Left, and changed in another tab: the note and the words.
    phone.arrive("#/").await?;
    phone.new_tab().await?;
    form.open(&phone).await?;
    assert_eq!(phone.textbox("What is it?").value().await?, "Ask at the library", "both tabs know the draft");
    phone.button("Cancel").press().await?;
    form.open(&phone).await?;
    phone.fill("What is it?", "Ask at the school").await?;
    phone.textbox("A note").like().fill("It is dry there").await?;
    phone.button("Save").press().await?;
    phone.heading("Ask at the school").wait().await?;
    phone.must_be_quiet().await
}

#[tokio::test]
async fn an_open_form_follows_others_where_it_was_not_touched_and_tells_where_both_wrote() -> Outcome {
    needs!(Tabs);
    let harness = Harness::open().await?;
    let phone = harness.phone("draft-follows", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    let ana = ids(&phone, "member").await?.remove(0);
    let form = Form { place: format!("#/p/{ana}"), opens: &["Edit name and pronouns"], field: "Pronouns" };
    form.open(&phone).await?;
    phone.textbox("Name").fill("Ana Maria").await?;
    phone.textbox("Pronouns").like().fill("she").await?;
    // In another tab somebody writes a note and other pronouns.
    phone.new_tab().await?;
    form.open(&phone).await?;
    phone.button("Cancel").press().await?;
    form.open(&phone).await?;
    phone.textbox("Pronouns").like().fill("they").await?;
    phone.textbox("Note about this person").like().fill("Ring twice").await?;
    phone.button("Save").press().await?;
    phone.see("Ring twice").await?;
    // The form that is open all the while.
    phone.look_at_tab(0).await?;
    phone.see("Someone changed it to “they”. Save to keep yours.").await?;
    assert_eq!(phone.textbox("Note about this person").like().value().await?, "Ring twice");
    phone.button("Save").press().await?;
    phone.heading("Ana Maria").wait().await?;
    phone.see("Ring twice").await?;
    phone.see("she").await?;
    phone.must_be_quiet().await
}
