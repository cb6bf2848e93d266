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

/// One card of a [`Choice`]: a value, and what stands on it.
#[derive(Clone, Debug)]
pub struct ChoiceCard<T> {
    value: T,
    face: Face,
}

/// What stands on a card.
#[derive(Clone, Debug, Default)]
struct Face {
    label: String,
    /// Smaller words under it; may be empty.
    under: String,
    /// The dot before it.
    dot: Option<Dot>,
}

impl<T> ChoiceCard<T> {
    /// A card with words alone.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, face: Face { label: label.into(), ..Face::default() } }
    }

    /// With a dot before the words.
    pub fn dot(mut self, dot: Dot) -> Self {
        self.face.dot = Some(dot);
        self
    }

    /// With smaller words under it.
    pub fn under(mut self, under: impl Into<String>) -> Self {
        self.face.under = under.into();
        self
    }
}

/// One of two to six values, as large cards: how is it going? Where nothing may be chosen yet, the values are of an
/// `Option`, and no card has `None`.
#[component]
pub fn Choice<T>(
    /// The question.
    #[prop(into)]
    legend: TextProp,
    /// The question is asked by the page's heading already: it is heard only.
    #[prop(optional)]
    quiet: bool,
    /// The cards.
    #[prop(into)]
    cards: Vec<ChoiceCard<T>>,
    /// Which value.
    #[prop(into)]
    chosen: Binding<T>,
    /// All in one column, for long words.
    #[prop(optional)]
    column: bool,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let class = if column { "choices choices-column" } else { "choices" };
    let (at, choose, faces) = by_place(cards, chosen);
    radios(legend, quiet, faces, at, choose, class, "choice")
}

/// One of two to four values with short words, in one row: a switch between readings of the same page.
#[component]
pub fn Segmented<T>(
    /// What is switched; heard only, unless it is `asked`.
    #[prop(into)]
    legend: TextProp,
    /// The question is seen: nothing may be chosen yet.
    #[prop(optional)]
    asked: bool,
    /// The values and their words.
    #[prop(into)]
    options: Vec<(T, &'static str)>,
    /// Which value.
    #[prop(into)]
    chosen: Binding<T>,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let cards = options.into_iter().map(|(value, label)| ChoiceCard::new(value, label)).collect();
    let (at, choose, faces) = by_place(cards, chosen);
    radios(legend, !asked, faces, at, choose, "segments", "segment")
}

/// The place of the chosen card, and what chooses another: from here on the values do not matter.
fn by_place<T>(
    cards: Vec<ChoiceCard<T>>,
    chosen: Binding<T>,
) -> (Signal<Option<usize>>, Callback<usize>, Vec<Face>)
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (values, faces): (Vec<T>, Vec<Face>) = cards.into_iter().map(|card| (card.value, card.face)).unzip();
    let values = StoredValue::new(values);
    let at = Memo::new(move |_| {
        chosen.with(|chosen| values.with_value(|values| values.iter().position(|value| value == chosen)))
    });
    let choose = move |at: usize| chosen.set(values.with_value(|values| values[at].clone()));
    (at.into(), Callback::new(choose), faces)
}

fn radios(
    legend: TextProp,
    quiet: bool,
    faces: Vec<Face>,
    chosen: Signal<Option<usize>>,
    choose: Callback<usize>,
    row: &'static str,
    each: &'static str,
) -> AnyView {
    let name = fresh_id("choice");
    let card = |(at, face): (usize, Face)| {
        let is_chosen = move || chosen.get() == Some(at);
        view! {
            <label class=each class:chosen=is_chosen>
                <input
                    type="radio" name=name.clone() prop:checked=is_chosen on:change=move |_| choose.run(at)
                />
                {face.dot.map(dot)}
                <span>
                    {face.label}
                    {(!face.under.is_empty()).then(|| view! { <small>{face.under}</small> })}
                </span>
            </label>
        }
    };
    let cards: Vec<_> = faces.into_iter().enumerate().map(card).collect();
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
    view! {
        <nav class="tab-links" aria-label=move || label.get()>
            <div class="segments" class:segments-five=many>{tabs}</div>
        </nav>
    }
    .into_any()
}
