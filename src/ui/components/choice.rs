//! Choosing one of a few: cards, segments, chips, and links that look like tabs.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::fresh_id;
use crate::ui::binding::Binding;

/// The colour of the dot on a card; always beside words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot {
    /// Moving.
    Teal,
    /// Stuck.
    Marigold,
    /// Done.
    Leaf,
    /// Letting it go.
    Plum,
    /// Anything else.
    Sky,
}

impl Dot {
    fn class(self) -> &'static str {
        match self {
            Dot::Teal => "dot dot-teal",
            Dot::Marigold => "dot dot-marigold",
            Dot::Leaf => "dot dot-leaf",
            Dot::Plum => "dot dot-plum",
            Dot::Sky => "dot dot-sky",
        }
    }
}

/// A coloured dot beside words.
pub fn dot(dot: Dot) -> AnyView {
    view! { <span class=dot.class() aria-hidden="true"></span> }.into_any()
}

/// One card of a [`Choice`].
#[derive(Clone, Debug)]
pub struct Card {
    /// The words on it.
    pub label: String,
    /// Smaller words under it; may be empty.
    pub under: String,
    /// The dot before it.
    pub dot: Option<Dot>,
}

impl Card {
    /// A card with words alone.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), under: String::new(), dot: None }
    }

    /// With a dot before the words.
    pub fn dot(self, dot: Dot) -> Self {
        Self { dot: Some(dot), ..self }
    }

    /// With smaller words under it.
    pub fn under(self, under: impl Into<String>) -> Self {
        Self { under: under.into(), ..self }
    }
}

/// One of two to six, as large cards: how is it going? The chosen one is a place in `cards`.
#[component]
pub fn Choice(
    /// The question.
    #[prop(into)]
    legend: TextProp,
    /// The question is asked by the page's heading already: it is heard only.
    #[prop(optional)]
    quiet: bool,
    /// The cards.
    cards: Vec<Card>,
    /// Which one.
    #[prop(into)]
    chosen: Binding<Option<usize>>,
    /// All in one column, for long words.
    #[prop(optional)]
    column: bool,
) -> AnyView {
    let class = if column { "choices choices-column" } else { "choices" };
    radios(legend, quiet, cards, chosen, class, "choice")
}

/// One of two to four short words, in one row: a switch between readings of the same page.
#[component]
pub fn Segmented(
    /// What is switched; heard only.
    #[prop(into)]
    legend: TextProp,
    /// The words.
    labels: Vec<String>,
    /// Which one.
    #[prop(into)]
    chosen: Binding<Option<usize>>,
) -> AnyView {
    let cards = labels.into_iter().map(Card::new).collect::<Vec<_>>();
    radios(legend, true, cards, chosen, "segments", "segment")
}

fn radios(
    legend: TextProp,
    quiet: bool,
    cards: Vec<Card>,
    chosen: Binding<Option<usize>>,
    row: &'static str,
    each: &'static str,
) -> AnyView {
    let name = fresh_id("choice");
    let cards: Vec<_> = cards
        .into_iter()
        .enumerate()
        .map(|(index, card)| {
            view! {
                <label class=each class:chosen=move || chosen.get() == Some(index)>
                    <input
                        type="radio" name=name.clone()
                        prop:checked=move || chosen.get() == Some(index)
                        on:change=move |_| chosen.set(Some(index))
                    />
                    {card.dot.map(dot)}
                    <span>
                        {card.label}
                        {(!card.under.is_empty()).then(|| view! { <small>{card.under}</small> })}
                    </span>
                </label>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <fieldset class="choice-set">
            <legend class:unseen=quiet>{move || legend.get()}</legend>
            <div class=row>{cards}</div>
        </fieldset>
    }
    .into_any()
}

/// A word that is on or off: "Need a hand", "Share it". Put several into a `<div class="chips">`.
#[component]
pub fn Chip(
    /// The words.
    #[prop(into)]
    label: TextProp,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// What happens.
    #[prop(into)]
    on_press: Callback<()>,
) -> AnyView {
    view! {
        <button
            type="button" class="chip" aria-pressed=move || if on.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            {move || label.get()}
        </button>
    }
    .into_any()
}

/// Links between lists of one place, looking like tabs; each has an address of its own.
#[component]
pub fn TabLinks(
    /// What they lead through; heard only.
    #[prop(into)]
    label: TextProp,
    /// Words and address.
    tabs: Vec<(String, String)>,
    /// The address that is open.
    #[prop(into)]
    current: Signal<String>,
) -> AnyView {
    let many = tabs.len() >= 5;
    let tabs: Vec<_> = tabs
        .into_iter()
        .map(|(words, href)| {
            let here = href.clone();
            let current = move || current.with(|current| *current == here).then_some("page");
            view! { <a class="segment" href=href aria-current=current>{words}</a> }
        })
        .collect::<Vec<_>>();
    view! { <nav class="segments" class:segments-five=many aria-label=move || label.get()>{tabs}</nav> }
        .into_any()
}
