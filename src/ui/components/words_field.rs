//! Several short words: strengths that help, what one can do. Chosen from those that the group knows, or written.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::button::Button;
use super::choice::Chip;
use super::fresh_id;
use super::icon::PLUS;
use super::typed_value::typed_value;
use crate::browser::focus;
use crate::group::name::fold;
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::words::with_typed;

/// The most letters of a word.
const MOST: usize = 60;

/// So many of the group's words are offered at once; what is typed narrows them.
const OFFERED: usize = 8;

/// The words of a [`WordsField`].
#[derive(Clone, Copy)]
pub struct Words {
    /// Those that are chosen.
    pub chosen: Binding<Vec<String>>,
    /// What is being typed and not added yet.
    pub typed: Binding<String>,
}

impl Words {
    /// Begins with these.
    pub fn new(words: Vec<String>) -> Self {
        Self { chosen: RwSignal::new(words).into(), typed: RwSignal::new(String::new()).into() }
    }

    /// The chosen ones, and what is typed and not added yet: who saves has meant it. For what happens on a tap.
    pub fn all_now(self) -> Vec<String> {
        with_typed(self.chosen.get_untracked(), &self.typed.get_untracked())
    }
}

/// Several short words. The chosen ones and some of `known` stand as chips; any other is written below.
#[component]
pub fn WordsField(
    /// The question.
    #[prop(into)]
    legend: TextProp,
    /// The words.
    words: Words,
    /// Words to choose from, in their order: `group.strength_words()`.
    #[prop(into)]
    known: Signal<Vec<String>>,
    /// A word of help; empty for none.
    #[prop(optional)]
    hint: &'static str,
) -> AnyView {
    let Words { chosen, typed } = words;
    let t = &text::current().components;
    let is_chosen = move |key: &str| chosen.with(|chosen| chosen.iter().any(|word| fold(word) == key));
    // In one order, so that a word keeps its place, and the focus on it, when it is chosen or not.
    let shown = Memo::new(move |_| {
        let sought = typed.with(|typed| fold(typed));
        let mut offered = 0;
        let mut shown: Vec<String> = Vec::new();
        known.with(|known| {
            for word in known {
                let key = fold(word);
                let on = is_chosen(&key);
                offered += usize::from(!on && key.contains(&sought));
                if on || (key.contains(&sought) && offered <= OFFERED) {
                    shown.push(word.clone());
                }
            }
        });
        chosen.with(|chosen| with_typed(shown, &chosen.join(",")))
    });
    let toggle = move |word: &str| {
        let key = fold(word);
        chosen.update(|chosen| {
            let before = chosen.len();
            chosen.retain(|other| fold(other) != key);
            if chosen.len() == before {
                chosen.push(word.to_owned());
            }
        });
    };
    let chip = move |word: String| {
        let (key, label) = (fold(&word), word.clone());
        let on = Signal::derive(move || is_chosen(&key));
        view! { <Chip label on on_press=move || toggle(&word)/> }
    };
    let id = fresh_id("word");
    let field = id.clone();
    let add = move || {
        let now = with_typed(chosen.get_untracked(), &typed.get_untracked());
        chosen.set(now);
        typed.set(String::new());
        focus::by_id(&field);
    };
    let press = add.clone();
    let full = move || typed.with(|typed| typed.encode_utf16().count() >= MOST);
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> });
    view! {
        <fieldset class="choice-set words-field">
            <legend>{move || legend.get()}</legend>
            {hint}
            <div class="chips" hidden=move || shown.with(Vec::is_empty)>
                <For each=move || shown.get() key=String::clone children=chip/>
            </div>
            <div class="field field-line">
                <label for=id.clone()>{t.another_word}</label>
                <input
                    id=id class="input" type="text" dir="auto" maxlength=MOST autocomplete="off"
                    use:typed_value=*typed on:input=move |event| typed.set(event_target_value(&event))
                    on:keydown=move |event| {
                        // Enter adds the word; it would send the form around it.
                        if event.key() == "Enter" && !event.is_composing() {
                            event.prevent_default();
                            add();
                        }
                    }
                />
                <Button label=t.add_word icon=PLUS on_press=press/>
            </div>
            // The browser takes no more and says nothing of it.
            <p class="hint" role="status" hidden=move || !full()>{move || full().then_some(t.full)}</p>
        </fieldset>
    }
    .into_any()
}
