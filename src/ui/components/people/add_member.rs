//! Somebody who said yes and has no seat yet: a name is enough.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::name::{LONGEST, Nearness, clean, near, too_long};
use crate::group::{Command, MemberId, NewMember};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::people::names::NAME_FIELD_MOST;
use crate::ui::components::{Button, Details, Field, fresh_id, icon};
use crate::ui::navigation::use_route;
use crate::ui::state::{App, app, field};

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct NewName {
    name: String,
}

/// A name that is not in the list of people: it gets a seat and is chosen at once. A name that is there already
/// in another spelling is taken as the person of that name.
///
/// Put it below a picker of people that fills the same `chosen`; `one` as there.
pub fn add_name(chosen: impl Into<Binding<Vec<MemberId>>>, one: bool) -> AnyView {
    add_as(text::current().new_commitment.add_name, chosen.into(), one)
}

/// The same for whoever has the phone in hand and is not in the list.
pub fn add_myself(chosen: impl Into<Binding<Vec<MemberId>>>) -> AnyView {
    add_as(text::current().people.who_not_here, chosen.into(), true)
}

/// Whoever is called this: somebody who is there already, in another spelling perhaps, or somebody new. `None` where that
/// could not be kept.
pub fn named(app: App, name: &str) -> Option<MemberId> {
    let t = &text::current().new_commitment;
    let there = app.with_untracked(|group| {
        let same = |known: &str| near(known, name) == Some(Nearness::Same);
        group.seats().find(|member| same(&member.name)).map(|member| (member.id, member.name.clone()))
    });
    if let Some((person, name)) = there {
        app.say((t.is_there)(&name), false);
        return Some(person);
    }
    let person = MemberId(app.fresh());
    let new = NewMember { id: person, name: name.to_owned(), pronouns: String::new() };
    app.execute(Command::AddMembers(vec![new]), (t.added)(name)).then_some(person)
}

fn add_as(summary: &'static str, chosen: Binding<Vec<MemberId>>, one: bool) -> AnyView {
    let (app, t) = (app(), &text::current().new_commitment);
    let form =
        app.draft(app.draft_name("name").about(&use_route().get_untracked().hash()), NewName::default());
    let typed = field!(form.name);
    let error = RwSignal::new(None::<String>);
    let id = fresh_id("new-name");
    let field = id.clone();
    let add = move || {
        let name = clean(&typed.get_untracked());
        if typed.with_untracked(|typed| too_long(typed)) {
            error.set(Some((text::current().people.name_too_long)(LONGEST)));
            focus::by_id(&field);
            return;
        }
        if name.is_empty() {
            error.set(Some(t.add_nothing.to_owned()));
            focus::by_id(&field);
            return;
        }
        let Some(person) = named(app, &name) else { return };
        chosen.update(|chosen| {
            if one {
                chosen.clear();
            }
            if !chosen.contains(&person) {
                chosen.push(person);
            }
        });
        error.set(None);
        form.reset();
        focus::by_id(&field);
    };
    let press = add.clone();
    let label = move || typed.with(|typed| (t.add)(&clean(typed)));
    view! {
        <Details summary unfolded=typed.with_untracked(|typed| !typed.is_empty())>
            <div class="stack" on:keydown=move |event| {
                // Enter adds the name; it would send the form around it.
                if event.key() == "Enter" && !event.is_composing() {
                    event.prevent_default();
                    add();
                }
            }>
                <Field id label=t.add_label value=typed error most=NAME_FIELD_MOST/>
                <Button label icon=icon::PLUS on_press=press/>
            </div>
        </Details>
    }
    .into_any()
}
