//! A person's name, pronouns, and what is good to know.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::name::{LONGEST, clean, too_long};
use crate::group::{Command, MemberId};
use crate::text;
use crate::ui::components::people::names::NAME_FIELD_MOST;
use crate::ui::components::{Button, Field, Form, Kind, Submit};
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
    let Some(before) = app.with_untracked(|group| group.member(id).cloned()) else { return ().into_any() };
    let shown = PersonForm {
        name: before.name.clone(),
        pronouns: before.pronouns.clone(),
        note: before.note.clone(),
    };
    let form = app.draft(app.draft_name_of("person", id.0), shown);
    let (name, pronouns, note) = (field!(form.name), field!(form.pronouns), field!(form.note));
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
        let name = name.with_untracked(|name| clean(name));
        let (pronouns, note) = (pronouns.get_untracked(), note.get_untracked());
        if name.is_empty() || longer {
            focus::by_id(NAME);
        } else if (before.name == name && before.pronouns == pronouns && before.note == note)
            || app.execute(Command::EditMember { id, name, pronouns, note }, t.edited)
        {
            end();
        }
    };
    view! {
        <Form on_submit=save>
            <Field label=t.name value=name error=error most=NAME_FIELD_MOST id=NAME/>
            <Field label=t.pronouns value=pronouns hint=t.pronouns_hint optional=true most=40/>
            <Field label=t.note value=note hint=t.note_hint optional=true most=200/>
            <div class="actions">
                <Submit label=text.common.save/>
                <Button label=text.common.cancel kind=Kind::Ghost on_press=end/>
            </div>
        </Form>
    }
    .into_any()
}
