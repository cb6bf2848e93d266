//! A person's name, pronouns, and what is good to know.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::name::{LONGEST, clean, too_long};
use crate::group::{Command, Group, MemberId};
use crate::text;
use crate::ui::components::people::names::NAME_FIELD_MOST;
use crate::ui::components::{Button, ChangedMeanwhile, Field, Form, Kind, Submit};
use crate::ui::state::{app, field};

const NAME: &str = "person-name";

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct PersonForm {
    name: String,
    pronouns: String,
    note: String,
}

/// The form; `open` is the sheet that it stands in.
pub fn form(id: MemberId, open: RwSignal<bool>) -> AnyView {
    let (app, text) = (app(), text::current());
    let t = &text.person;
    let read = move |group: &Group| {
        group.member(id).map(|member| PersonForm {
            name: member.name.clone(),
            pronouns: member.pronouns.clone(),
            note: member.note.clone(),
        })
    };
    let Some(form) = app.draft_over(app.draft_name_of("person", id.0), read) else { return ().into_any() };
    let name = field!(form.name);
    let end = move || {
        form.forget();
        open.set(false);
    };
    let longer = move || name.with(|name| too_long(name));
    let error = Signal::derive(move || {
        let wanted = name.with(|name| clean(name).is_empty()).then(|| t.name_wanted.to_owned());
        wanted.or_else(|| longer().then(|| (text.people.name_too_long)(LONGEST)))
    });
    let save = move || {
        let longer = untrack(longer);
        let typed = form.get_untracked();
        let typed = PersonForm { name: clean(&typed.name), ..typed };
        let is_as_kept = form.is_as_kept(&typed);
        let PersonForm { name, pronouns, note } = typed;
        if name.is_empty() || longer {
            focus::by_id(NAME);
        } else if is_as_kept || app.execute(Command::EditMember { id, name, pronouns, note }, t.edited) {
            end();
        }
    };
    view! {
        <Form on_submit=save>
            <Field label=t.name value=name error=error most=NAME_FIELD_MOST id=NAME/>
            <ChangedMeanwhile other=form.conflict(|form| &form.name)/>
            <Field label=t.pronouns value=field!(form.pronouns) hint=t.pronouns_hint optional=true most=40/>
            <ChangedMeanwhile other=form.conflict(|form| &form.pronouns)/>
            <Field label=t.note value=field!(form.note) hint=t.note_hint optional=true most=200/>
            <ChangedMeanwhile other=form.conflict(|form| &form.note)/>
            <div class="actions">
                <Submit label=text.common.save/>
                <Button label=text.common.cancel kind=Kind::Ghost on_press=end/>
            </div>
        </Form>
    }
    .into_any()
}
