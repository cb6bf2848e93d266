//! Choosing a form of leadership that is thanked for.

use leptos::prelude::*;

use crate::group::Group;
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::Chip;
use crate::ui::state::App;

/// The group's forms of leadership; one at most.
pub fn form_picker(app: App, chosen: Binding<String>) -> AnyView {
    let t = &text::current().thanks;
    let forms = Memo::new(move |_| app.with(Group::forms));
    let chip = move |form: String| {
        let words = t.form(&form);
        let (here, press) = (form.clone(), form);
        let on = Signal::derive(move || chosen.with(|chosen| *chosen == here));
        let press = move || {
            chosen.update(|chosen| if *chosen == press { chosen.clear() } else { chosen.clone_from(&press) });
        };
        view! { <Chip label=words on on_press=press/> }.into_any()
    };
    view! {
        <fieldset class="choice-set">
            <legend>{t.what_for}</legend>
            <div class="chips">{move || forms.get().into_iter().map(chip).collect::<Vec<_>>()}</div>
        </fieldset>
    }
    .into_any()
}
