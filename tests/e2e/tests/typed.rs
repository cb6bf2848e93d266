//! What is typed and not saved yet: it outlasts leaving, a reload and a killed app in every form, until it is saved or
//! cancelled.

mod steps;

use all_leaders_e2e::{Device, Outcome, Phone, Stage};
use steps::start_group;

/// The ids of a kind in the phone's store, in their order.
async fn ids(phone: &Phone, kind: &str) -> Outcome<Vec<String>> {
    phone
        .js(
            "return Object.keys(localStorage).map((key) => key.split('/'))
               .filter((parts) => parts[0] === 'allleaders' && parts[3] === arguments[0]).map((parts) => parts[4]).sort()",
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
        phone.arrive(&self.place).await?;
        let field = phone.textbox(self.field).like();
        for name in self.opens {
            // What was typed before may stand unfolded.
            if field.is_there().await? {
                break;
            }
            phone.press(name).await?;
        }
        field.wait().await
    }

    async fn shows(&self, phone: &Phone, words: &str) -> Outcome {
        self.open(phone).await?;
        let shown = phone.textbox(self.field).like().value().await?;
        assert_eq!(shown, words, "{} of {} by {:?}", self.field, self.place, self.opens);
        Ok(())
    }
}

/// Every form of the app into which words are typed, in the invented group.
async fn forms(phone: &Phone) -> Outcome<Vec<Form>> {
    let of = |ids: Vec<String>, at: usize| ids.get(at).cloned().unwrap_or_default();
    let commitments = ids(phone, "commitment").await?;
    let (task, other) = (of(commitments.clone(), 0), of(commitments, 1));
    let need = of(ids(phone, "need").await?, 0);
    let members = ids(phone, "member").await?;
    let (me, person) = (of(members.clone(), 0), of(members, 1));
    let question = of(ids(phone, "question").await?, 0);
    let meetings = ids(phone, "meeting").await?;
    let (held, next) = (
        meetings.iter().rev().nth(1).cloned().unwrap_or_default(),
        meetings.last().cloned().unwrap_or_default(),
    );
    let form =
        |place: String, opens: &'static [&'static str], field: &'static str| Form { place, opens, field };
    Ok(vec![
        form("#/start".into(), &[], "What is your group called?"),
        form("#/groups".into(), &["Name and purpose"], "What is it for?"),
        form("#/people/add".into(), &[], "Name"),
        form(format!("#/p/{person}"), &["Edit name and pronouns"], "Good to know"),
        form(format!("#/p/{person}"), &["I see a strength in Bilal"], "What did you see?"),
        form(format!("#/p/{me}"), &["Change strengths"], "In a word or two"),
        form("#/work/new".into(), &[], "What will you do?"),
        form("#/work/new".into(), &["Somebody who is not here yet"], "Name"),
        form(format!("#/c/{task}"), &["More", "Change the words"], "A note"),
        form(format!("#/c/{task}"), &["More", "Strengths that help"], "Another word"),
        form(format!("#/check-in/{task}"), &[], "A word for the group"),
        form(format!("#/check-in/{other}"), &[], "A word for the group"),
        form("#/check-in".into(), &[], "How are you arriving?"),
        form("#/needs/new".into(), &[], "What is needed?"),
        form(format!("#/need/{need}"), &["More", "Say it better", "Change the words"], "Why does it matter?"),
        form(format!("#/invite/need/{need}"), &[], "A word why"),
        form("#/invite".into(), &[], "A word why"),
        form("#/say-thanks".into(), &[], "What was it?"),
        form(format!("#/say-thanks/{person}"), &[], "What was it?"),
        form("#/thanks".into(), &["The forms that we look for"], "One more form"),
        form("#/agreements".into(), &[], "One more"),
        form("#/questions/ask".into(), &[], "What would you like a word on?"),
        form(format!("#/question/{question}"), &["For somebody else"], "Your word"),
        form("#/learn".into(), &[], "What would you like to learn?"),
        form("#/roles".into(), &[], "What is it called?"),
        form("#/meeting/new".into(), &[], "Where?"),
        form(format!("#/meeting/{next}/edit"), &[], "Where?"),
        form(format!("#/meeting/{next}"), &["Add an item"], "What is it about?"),
        form(format!("#/meeting/{held}/arrive"), &[], "A guest’s name"),
        form(format!("#/meeting/{held}/talk"), &["Fist to five"], "The question"),
        form(format!("#/meeting/{held}/talk"), &["Need"], "Why"),
        form(format!("#/meeting/{held}/talk"), &["Note"], "What"),
        form("#/reflect".into(), &[], "Your words"),
        form("#/bring-in".into(), &[], "Paste it here"),
    ])
}

#[tokio::test]
async fn what_is_typed_in_every_form_outlasts_leaving_a_reload_and_a_kill() -> Outcome {
    let stage = Stage::open().await?;
    let phone = stage.phone("types", Device::phone()).await?;
    phone.press("Try a sample group").await?;
    phone.see("Riverside Tenants").await?;
    let forms = forms(&phone).await?;
    let words = |at: usize| format!("zebrafinch {at}");
    for (at, form) in forms.iter().enumerate() {
        form.open(&phone).await?;
        phone.textbox(form.field).like().fill(&words(at)).await?;
        phone.reload().await?;
        form.shows(&phone, &words(at)).await?;
    }
    // Left for other pages meanwhile, each waits where it was typed.
    for (at, form) in forms.iter().enumerate() {
        form.shows(&phone, &words(at)).await?;
    }
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
        form.shows(&phone, &words(at)).await?;
    }
    // Nothing of it is left when the group goes, but what belongs to no group.
    phone.arrive("#/groups").await?;
    phone.press("Remove it").await?;
    phone
        .until("the group to go", "return !Object.keys(localStorage).some((key) => /\\/group\\//.test(key))")
        .await?;
    let kept = phone.storage_dump().await?;
    let left: Vec<_> =
        kept.iter().filter(|(_, text)| text.contains("zebrafinch")).map(|(name, _)| name).collect();
    assert_eq!(left, ["allleaders/1/here/draft/group-new"]);
    Ok(())
}

#[tokio::test]
async fn what_was_saved_or_cancelled_is_no_draft_any_more() -> Outcome {
    let stage = Stage::open().await?;
    let phone = stage.phone("drafts-end", Device::phone()).await?;
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
        ("#/agreements", "One more", "Save"),
        ("#/people/add", "Name", "Add this person"),
        ("#/reflect", "Your words", "Save"),
    ] {
        phone.arrive(place).await?;
        assert!(!phone.button("Cancel").is_there().await?, "{place}: nothing is to be cancelled");
        phone.textbox(field).like().fill("zebrafinch").await?;
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

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_told_beside_what_was_typed() -> Outcome {
    let stage = Stage::open().await?;
    let phone = stage.phone("draft-meanwhile", Device::phone()).await?;
    start_group(&phone, "Riverside Tenants", &["Ana", "Bilal"]).await?;
    phone.arrive("#/work/new").await?;
    phone.fill("What will you do?", "Ask about the hall").await?;
    phone.press("Save").await?;
    phone.see("You said you would").await?;
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
