//! Buttons, and links that look like them.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::icon;
use super::refusal::Refusal;

/// How much a button calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Kind {
    /// The one thing to do here; at most one on a page or card.
    Primary,
    /// Anything else.
    #[default]
    Soft,
    /// Beside a primary one: cancel, or a way around.
    Ghost,
    /// Words only, inside a line or a card.
    Quiet,
    /// Leads to something that removes or erases: red words.
    Removal,
    /// Removes or erases, where it is asked: red as a whole.
    Danger,
}

impl Kind {
    /// Its class, also for a label that is pressed like a button.
    pub fn class(self) -> &'static str {
        match self {
            Kind::Primary => "btn btn-primary",
            Kind::Soft => "btn",
            Kind::Ghost => "btn btn-ghost",
            Kind::Quiet => "btn btn-quiet",
            Kind::Removal => "btn btn-removal",
            Kind::Danger => "btn btn-danger",
        }
    }
}

/// Does something here. For going somewhere use [`LinkButton`].
#[component]
pub fn Button(
    /// What it does.
    #[prop(into)]
    label: TextProp,
    /// What happens.
    #[prop(into)]
    on_press: Callback<()>,
    /// How much it calls.
    #[prop(optional)]
    kind: Kind,
    /// A path from [`super::icon`].
    #[prop(optional)]
    icon: Option<&'static str>,
    /// At work: it stays focused and does nothing more until this is over.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Not possible now. Prefer to say what is missing when pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
) -> AnyView {
    button(label, on_press, kind, icon, busy, disabled, wide, "button")
}

/// The button that sends a [`super::Form`]; the form knows what happens.
#[component]
pub fn Submit(
    /// What it does.
    #[prop(into)]
    label: TextProp,
    /// How much it calls: it is the page's main act, unless told.
    #[prop(default = Kind::Primary)]
    kind: Kind,
    /// At work.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
) -> AnyView {
    let submit = button(label, Callback::from(|| ()), kind, None, busy, Signal::default(), wide, "submit");
    match use_context::<Refusal>() {
        Some(refusal) => view! { {refusal.place()} {submit} }.into_any(),
        None => submit,
    }
}

#[allow(clippy::too_many_arguments)]
fn button(
    label: TextProp,
    press: Callback<()>,
    kind: Kind,
    path: Option<&'static str>,
    busy: Signal<bool>,
    disabled: Signal<bool>,
    wide: bool,
    sort: &'static str,
) -> AnyView {
    view! {
        <button
            type=sort
            class=kind.class()
            class:wide=wide
            disabled=move || disabled.get()
            aria-busy=move || busy.get().then_some("true")
            on:click=move |event| {
                if busy.get_untracked() { event.prevent_default() } else { press.run(()) }
            }
        >
            {path.map(icon)}
            <span>{move || label.get()}</span>
        </button>
    }
    .into_any()
}

/// Goes somewhere and looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads, or what is done there.
    #[prop(into)]
    label: TextProp,
    /// The address: `Route::Share.hash()`.
    #[prop(into)]
    href: String,
    /// How much it calls.
    #[prop(optional)]
    kind: Kind,
    /// A path from [`super::icon`].
    #[prop(optional)]
    icon: Option<&'static str>,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
) -> AnyView {
    let path = icon;
    view! {
        <a href=href class=kind.class() class:wide=wide>
            {path.map(super::icon::icon)}
            <span>{move || label.get()}</span>
        </a>
    }
    .into_any()
}

/// A button that is an icon alone; its name is heard, and shown when pointed at.
#[component]
pub fn IconButton(
    /// Its name.
    #[prop(into)]
    label: TextProp,
    /// A path from [`super::icon`].
    icon: &'static str,
    /// What happens.
    #[prop(into)]
    on_press: Callback<()>,
) -> AnyView {
    let path = icon;
    let title = label.clone();
    view! {
        <button
            type="button"
            class="btn-icon"
            aria-label=move || label.get()
            title=move || title.get()
            on:click=move |_| on_press.run(())
        >
            {super::icon::icon(path)}
        </button>
    }
    .into_any()
}
