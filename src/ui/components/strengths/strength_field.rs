//! One strength in a word or two: written, or taken from the words that the group uses already, so that one strength
//! keeps one spelling.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::group::Group;
use crate::group::name::fold;
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::Field;
use crate::ui::state::app;

/// So many words are offered; what is typed narrows them.
const OFFERED: usize = 8;

/// What such a field is made of.
pub struct WordField {
    /// Its id, to focus it.
    pub id: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What is typed.
    pub typed: Binding<String>,
    /// What is missing.
    pub error: RwSignal<Option<String>>,
    /// Words that are not offered: they are there already.
    pub without: Signal<Vec<String>>,
}

/// The field, and what becomes of a word that is taken from those offered.
pub fn word_field(field: WordField, pick: impl Fn(String) + Send + Sync + 'static) -> AnyView {
    let WordField { id, label, typed, error, without } = field;
    let (app, t) = (app(), &text::current().strengths);
    let pick = Callback::new(pick);
    let known = Memo::new(move |_| app.with(Group::strength_words));
    let offered = Memo::new(move |_| {
        let sought = typed.with(|typed| fold(typed));
        known.with(|known| {
            without.with(|without| {
                let fits = |word: &&String| {
                    let key = fold(word);
                    key != sought && key.contains(&sought) && !without.iter().any(|one| fold(one) == key)
                };
                known.iter().filter(fits).take(OFFERED).cloned().collect::<Vec<_>>()
            })
        })
    });
    let chip = move |word: String| {
        let label = word.clone();
        view! {
            <button type="button" class="chip" dir="auto" on:click=move |_| pick.run(word.clone())>{label}</button>
        }
    };
    let none = move || offered.with(Vec::is_empty);
    view! {
        <Field id label=TextProp::from(label) value=typed hint=t.word_hint error most=60/>
        <div class="chips" role="group" aria-label=t.from_group hidden=none>
            {move || offered.get().into_iter().map(chip).collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}
