//! Where something is written: fields, search, forms.

use leptos::prelude::*;
use leptos::text_prop::TextProp;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, SubmitEvent};

use super::button::{Button, Kind, Submit};
use super::fresh_id;
use super::growing_line::GrowingLine;
use super::icon::{CROSS, SEARCH, icon};
use super::refusal::Refusal;
use super::typed_value::typed_value;
use crate::browser::{fields, focus, scroll};
use crate::text;
use crate::ui::binding::Binding;

/// Fields that are sent together. Enter sends; the page never reloads.
#[component]
pub fn Form(
    /// What happens.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Its id, for a button that stands elsewhere on the page and sends it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// The fields, and a [`super::Submit`].
    children: Children,
) -> AnyView {
    // What could not be kept is said beside the button that was pressed, or at the end where the form has none yet.
    let refusal = Refusal::new();
    let owner = Owner::new();
    let inside = owner.with(|| {
        provide_context(refusal);
        children()
    });
    StoredValue::new(owner);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let form: Option<HtmlFormElement> = event.target().and_then(|form| form.dyn_into().ok());
        // Half a day or half a time has no value yet, and would be saved as none. Each such field says so itself.
        if form.is_none_or(|form| fields::are_complete(&form)) {
            refusal.watch(|| on_submit.run(()));
        }
    };
    view! {
        <form class="stack" id=id novalidate on:submit=submit on:focusin=|_| scroll::focused_free_of_foot()>
            {inside}
            {refusal.place()}
        </form>
    }
    .into_any()
}

/// Lets go of what is typed. Its place is kept while there is nothing to let go of, so that the button beside it does not move
/// away from under a thumb. Where a form is left otherwise, the words wait.
#[component]
pub fn CancelTyped(
    /// Whether something is typed.
    begun: Signal<bool>,
    /// What happens.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
) -> AnyView {
    let press = move || {
        on_cancel.run(());
        // The button is not seen any more.
        focus::keep(None);
    };
    view! {
        <div class="cancel-place" class:cancel-unseen=move || !begun.get()>
            <Button label=text::current().common.cancel kind=Kind::Ghost wide on_press=press/>
        </div>
    }
    .into_any()
}

/// The foot of a form, in reach whatever stands above it: the button that sends it, and the one that lets go of what is
/// typed.
#[component]
pub fn FormActions(
    /// What sending does; without one "Save".
    #[prop(optional, into)]
    label: Option<TextProp>,
    /// Whether something is typed.
    begun: Signal<bool>,
    /// What cancelling does.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> AnyView {
    let label = label.unwrap_or_else(|| TextProp::from(text::current().common.save));
    view! { <div class="actions form-foot"><Submit label/><CancelTyped begun on_cancel/></div> }.into_any()
}

/// A line or some lines of text, with a label that stays.
#[component]
pub fn Field(
    /// What belongs here.
    #[prop(into)]
    label: TextProp,
    /// The text.
    #[prop(into)]
    value: Binding<String>,
    /// A word of help under the label; empty for none.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is missing, in a kind sentence; `None` while all is well.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Several lines.
    #[prop(optional)]
    lines: bool,
    /// One line that grows with what is typed: for words that are often longer than a phone is wide.
    #[prop(optional)]
    grows: bool,
    /// The most letters that it takes.
    #[prop(default = 500)]
    most: u32,
    /// Says "optional" beside the label.
    #[prop(optional)]
    optional: bool,
    /// What the browser may fill in; "off" unless told.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// It counts letter by letter, and the phone is to correct nothing.
    #[prop(optional)]
    exact: bool,
    /// An id of one's own, to focus it by [`crate::browser::focus::by_id`].
    #[prop(optional, into)]
    id: Option<String>,
) -> AnyView {
    let id = id.unwrap_or_else(|| fresh_id("field"));
    let (capitals, spelling) = (exact.then_some("none"), exact.then_some("false"));
    let (hint_id, error_id) = ([&id, "-hint"].concat(), [&id, "-error"].concat());
    let described = {
        let (hint, hint_id, error_id) = (hint.is_some(), hint_id.clone(), error_id.clone());
        move || match (hint, error.with(Option::is_some)) {
            (true, true) => Some([&hint_id, " ", &error_id].concat()),
            (true, false) => Some(hint_id.clone()),
            (false, true) => Some(error_id.clone()),
            _ => None,
        }
    };
    let invalid = move || error.with(Option::is_some).then_some("true");
    // The browser takes no more and says nothing of it, as where a long text is pasted.
    let full = move || value.with(|value| value.encode_utf16().count() >= most as usize);
    let full_words = move || full().then_some(text::current().components.full);
    let set = move |event| value.set(event_target_value(&event));
    let input = if grows {
        let invalid = Signal::derive(move || error.with(Option::is_some));
        view! { <GrowingLine id=id.clone() value most described=Signal::derive(described) invalid/> }
            .into_any()
    } else if lines {
        view! {
            <textarea
                id=id.clone() class="input" dir="auto" rows="3" maxlength=most autocomplete=autocomplete
                aria-describedby=described aria-invalid=invalid use:typed_value=*value on:input=set
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id.clone() class="input" type="text" dir="auto" maxlength=most autocomplete=autocomplete
                autocapitalize=capitals spellcheck=spelling
                aria-describedby=described aria-invalid=invalid use:typed_value=*value on:input=set
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id>
                {move || label.get()}
                {optional.then(|| view! { <small>{[" (", text::current().common.optional, ")"].concat()}</small> })}
            </label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{move || hint.get()}</p> })}
            {input}
            <p class="hint" role="status" hidden=move || !full()>{full_words}</p>
            <p class="error" id=error_id hidden=move || error.with(Option::is_none)>{move || error.get()}</p>
        </div>
    }
    .into_any()
}

/// Looks for something in a list; the list follows the text as it is written.
#[component]
pub fn SearchField(
    /// The text.
    value: RwSignal<String>,
    /// Its name; without one "Search".
    #[prop(optional, into)]
    label: Option<TextProp>,
    /// Its id, for what leads to it.
    #[prop(optional, into)]
    id: Option<String>,
) -> AnyView {
    let words = &text::current().components;
    let name = label.unwrap_or_else(|| TextProp::from(words.search));
    let hint = name.clone();
    let id = id.unwrap_or_else(|| fresh_id("search"));
    let field = id.clone();
    let clear = move |_| {
        value.set(String::new());
        // The button hides with the last letter, and would take the focus with it.
        focus::by_id(&field);
    };
    view! {
        <div class="search" role="search">
            {icon(SEARCH)}
            <input
                id=id class="input" type="search" dir="auto" autocomplete="off" enterkeyhint="search"
                aria-label=move || name.get() placeholder=move || hint.get()
                use:typed_value=value on:input=move |event| value.set(event_target_value(&event))
            />
            <button
                type="button" class="btn-icon" aria-label=words.clear_search
                hidden=move || value.with(String::is_empty) on:click=clear
            >
                {icon(CROSS)}
            </button>
        </div>
    }
    .into_any()
}
