//! Asking somebody: to teach, to learn, to take a need. An invitation with a word why; the other answers when it
//! suits them.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::group::{
    Command, Group, InvitationCommand, InvitationId, InvitationPart, InvitationTarget, MemberId,
};
use crate::storage::DraftName;
use crate::text;
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{Field, Form, FormActions, FormError, Sheet};
use crate::ui::state::{App, app, field};

/// What is asked, and whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who is asked.
    pub to: MemberId,
    /// To what.
    pub into: InvitationTarget,
    /// As what.
    pub part: InvitationPart,
}

/// The one sheet of a page in which it is asked.
#[derive(Clone, Copy)]
pub struct Asking {
    open: RwSignal<bool>,
    what: RwSignal<Option<Question>>,
    by: RwSignal<Vec<MemberId>>,
    /// The page has asked already who asks.
    known: bool,
}

impl Asking {
    /// Nothing is asked yet; the sheet asks whose question it is where this phone does not know.
    pub fn new() -> Self {
        let by = RwSignal::new(app().me_untracked().into_iter().collect::<Vec<_>>());
        Self { known: false, ..Self::of(by) }
    }

    /// The same where the page knows who asks.
    pub fn of(by: RwSignal<Vec<MemberId>>) -> Self {
        Self { open: RwSignal::new(false), what: RwSignal::new(None), by, known: true }
    }

    /// Opens the sheet. What was typed for the same question before is still there.
    pub fn begin(self, question: Question) {
        self.what.set(Some(question));
        self.open.set(true);
    }
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct AskingForm {
    word: String,
}

/// A draft for each question to each person.
fn draft_name(app: App, question: &Question) -> DraftName {
    let name = app.draft_name_of("asking", question.to.0);
    let part = if question.part == InvitationPart::Teaching { "teach " } else { "learn " };
    match &question.into {
        InvitationTarget::Need(id) => name.of(id.0),
        InvitationTarget::Commitment(id) => name.of(id.0),
        InvitationTarget::Strength(word) | InvitationTarget::Step(word) => name.about(&[part, word].concat()),
    }
}

fn title(group: &Group, question: &Question) -> String {
    let t = &text::current().learn;
    let name = name_or_somebody(group, Some(question.to));
    match &question.into {
        InvitationTarget::Strength(word) if question.part == InvitationPart::Teaching => {
            (t.teach_title)(&name, &group.strength_word(word))
        }
        InvitationTarget::Strength(word) => (t.learn_title)(&name, &group.strength_word(word)),
        InvitationTarget::Need(id) => {
            (t.need_title)(&name, group.need(*id).map(|need| need.words.what.as_str()).unwrap_or_default())
        }
        InvitationTarget::Commitment(_) | InvitationTarget::Step(_) => name,
    }
}

/// The sheet.
pub fn ask_sheet(asking: Asking) -> AnyView {
    let app = app();
    let title = move || {
        let what = asking.what.get();
        what.map(|what| app.with(|group| title(group, &what))).unwrap_or_default()
    };
    view! { <Sheet open=asking.open title=title>{move || form(asking)}</Sheet> }.into_any()
}

fn form(asking: Asking) -> AnyView {
    let (app, text) = (app(), text::current());
    let t = &text.learn;
    let Some(question) = asking.what.get_untracked() else { return ().into_any() };
    let me = app.me_untracked();
    let form = app.draft(draft_name(app, &question), AskingForm::default());
    let end = move || {
        form.forget();
        asking.open.set(false);
    };
    let error = RwSignal::new(None);
    let to = question.to;
    let save = move || {
        let by = asking.by.with_untracked(|by| by.first().copied());
        let missing = match by {
            None => Some(text.check_in.whose_missing),
            Some(by) if app.with_untracked(|group| group.resolve(by) == group.resolve(to)) => {
                Some(t.self_asked)
            }
            Some(_) => None,
        };
        error.set(missing);
        if missing.is_some() {
            return;
        }
        let command = InvitationCommand::Invite {
            id: InvitationId(app.fresh()),
            to,
            into: question.into.clone(),
            part: question.part,
            word: form.get_untracked().word,
            by,
        };
        let name = app.with_untracked(|group| name_or_somebody(group, Some(to)));
        if app.execute(Command::Invite(command), (t.said)(&name)) {
            end();
        }
    };
    view! {
        <Form on_submit=save>
            <Field label=t.why value=field!(form.word) hint=t.why_hint lines=true optional=true/>
            {(!asking.known || asking.by.with_untracked(Vec::is_empty)).then(|| by_whom(t.who_asks, me, asking.by))}
            <FormError error=move || error.get()/>
            <FormActions begun=form.is_begun() on_cancel=end/>
        </Form>
    }
    .into_any()
}
