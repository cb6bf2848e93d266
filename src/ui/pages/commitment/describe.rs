//! Which strengths help with a commitment, and whether few see it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::sheets::Sheets;
use crate::group::{Command, Group};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::{Chip, Form, FormActions, Words, WordsField};
use crate::ui::state::{app, field};
use crate::ui::words::merge_words;

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct DescriptionForm {
    strengths: Vec<String>,
    /// A strength that is typed and not added yet.
    strength: String,
    // So it is called in drafts of earlier versions.
    #[serde(alias = "few_see")]
    less_visible: bool,
}

/// The form.
pub fn form(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let read = move |group: &Group| {
        group.commitment(sheets.id).map(|c| DescriptionForm {
            strengths: c.strengths.clone(),
            strength: String::new(),
            less_visible: c.less_visible,
        })
    };
    let Some(form) = app.draft_over(app.draft_name_of("description", sheets.id.0), read) else {
        return ().into_any();
    };
    let words = Words { chosen: field!(form.strengths), typed: field!(form.strength) };
    let less_visible = field!(form.less_visible);
    let end = move || {
        form.forget();
        sheets.end();
    };
    let known = Memo::new(move |_| app.with(Group::strength_words));
    let save = move || {
        let (id, less_visible) = (sheets.id, less_visible.get_untracked());
        let now = app.with_untracked(|group| group.commitment(id).map(|c| c.strengths.clone()));
        let strengths = merge_words(&form.base().strengths, words.all_now(), &now.unwrap_or_default());
        let command = Command::DescribeCommitment { id, strengths, less_visible };
        if app.execute(command, text::current().invitations.described) {
            end();
        }
    };
    view! {
        <Form on_submit=save>
            <WordsField legend=t.strengths hint=t.strengths_hint words known/>
            {less_visible_chip(less_visible)}
            <FormActions begun=form.is_begun() on_cancel=end/>
        </Form>
    }
    .into_any()
}

/// "Few people notice this work".
fn less_visible_chip(less_visible: Binding<bool>) -> AnyView {
    let t = &text::current().needs;
    view! {
        <div class="stack-close">
            <div class="chips">
                <Chip label=t.less_visible_chip on=less_visible on_press=move || less_visible.update(|on| *on = !*on)/>
            </div>
            <p class="muted" hidden=move || !less_visible.get()>{t.less_visible_help}</p>
        </div>
    }
    .into_any()
}
