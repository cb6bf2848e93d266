//! What pages are made of: their head, cards, and what stands in an empty place.

use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::fold::Fold;
use super::icon::{BACK, DOWN, icon, icon_onward};
use crate::browser::resize::{ResizeWatch, on_resize};
use crate::browser::theme;
use crate::text;
use crate::ui::route::Route;

/// The head of a page: every page begins with one. Its heading takes the focus on a change of place and gives
/// the browser's title.
#[component]
pub fn PageHead(
    /// The heading.
    #[prop(into)]
    title: TextProp,
    /// Smaller words above it: what it belongs to.
    #[prop(optional, into)]
    eyebrow: MaybeProp<String>,
    /// Where "Back" leads, on pages below one of the five places.
    #[prop(optional, into)]
    back: Option<Route>,
    /// It takes one line; a longer one is a button that shows it whole.
    #[prop(optional)]
    one_line: bool,
    /// At its end: one button or two.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="page-head">
            {back.map(|route| view! {
                <a class="btn-icon page-back" href=route.hash() aria-label=text::current().common.back>
                    {icon_onward(BACK)}
                </a>
            })}
            <div class="page-title">
                {move || eyebrow.get().map(|words| view! { <p class="eyebrow" dir="auto">{words}</p> })}
                {match one_line {
                    true => line_that_unfolds(title),
                    false => view! { <h1 tabindex="-1" dir="auto">{move || title.get()}</h1> }.into_any(),
                }}
            </div>
            {children.map(|children| view! { <div class="page-actions">{children()}</div> })}
        </div>
    }
    .into_any()
}

/// A heading of one line. Where the screen is too narrow for it, it is a button that shows the whole of it.
fn line_that_unfolds(title: TextProp) -> AnyView {
    let title = StoredValue::new(title);
    let words = move || title.with_value(TextProp::get);
    let (is_cut, is_whole) = (RwSignal::new(false), RwSignal::new(false));
    let line = NodeRef::<html::Span>::new();
    let watch = StoredValue::new_local(None::<ResizeWatch>);
    Effect::new(move || {
        // Other words may be longer.
        words();
        watch.set_value(line.get().and_then(|line| {
            let measured = line.clone();
            on_resize(&line, move || {
                // Unfolded, it fits, and is a button still.
                if is_whole.try_get_untracked() == Some(false) {
                    is_cut.set(measured.scroll_width() > measured.client_width());
                }
            })
        }));
    });
    let unfolds = Memo::new(move |_| is_cut.get() || is_whole.get());
    let line =
        move || view! { <span class="one-line" class:one-line-whole=is_whole node_ref=line>{words}</span> };
    view! {
        <h1 tabindex="-1" dir="auto">
            {move || match unfolds.get() {
                false => line().into_any(),
                true => view! {
                    <button
                        type="button" aria-expanded=move || if is_whole.get() { "true" } else { "false" }
                        on:click=move |_| is_whole.update(|whole| *whole = !*whole)
                    >
                        {line()}
                    </button>
                }
                .into_any(),
            }}
        </h1>
    }
    .into_any()
}

/// A sheet of paper on the page: what belongs together.
#[component]
pub fn Card(
    /// Its heading, small; the page's outline has it as an `h2`.
    #[prop(optional, into)]
    title: Option<TextProp>,
    /// What is on it.
    children: Children,
) -> AnyView {
    view! {
        <section class="card">
            {title.map(|title| view! { <h2 class="eyebrow">{move || title.get()}</h2> })}
            {children()}
        </section>
    }
    .into_any()
}

/// What a part of a page asks of the frame around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayoutRequest {
    /// The width of a large screen, for what stands beside each other there.
    Width,
    /// The width of a tablet in the middle of a table.
    Table,
    /// Room for a bar above the five places.
    Bar,
}

/// Asks the frame for it as long as the part is there. It marks the page's root for the styles: a `:has` would find
/// out by itself, and would have the browser go through the page after every change of it.
pub fn request_layout(what: LayoutRequest) {
    let name = match what {
        LayoutRequest::Width => "data-wide",
        LayoutRequest::Table => "data-table",
        LayoutRequest::Bar => "data-bar",
    };
    theme::mark(name, true);
    on_cleanup(move || theme::mark(name, false));
}

/// How much a banner calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tone {
    /// Good to know.
    #[default]
    Calm,
    /// Something wants a hand soon: the room is nearly full, the store is blocked.
    Care,
}

/// A line above the page that stays until it is dealt with: a new version, a blocked store, little room left.
#[component]
pub fn Banner(
    /// What it says.
    #[prop(into)]
    text: TextProp,
    /// How much it calls.
    #[prop(optional)]
    tone: Tone,
    /// A button or a link.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let class = if tone == Tone::Care { "banner banner-care" } else { "banner" };
    view! {
        <div class=class>
            {icon(super::icon::INFO)}
            <p>{move || text.get()}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}

/// More words for those who want them, folded away. They are made when they are first unfolded: sixty names to choose
/// from cost nothing until somebody looks for one.
#[component]
pub fn Details(
    /// What is folded away.
    #[prop(into)]
    summary: TextProp,
    /// Whether it stands unfolded at first.
    #[prop(optional)]
    unfolded: bool,
    /// It.
    children: Children,
) -> AnyView {
    let fold = Fold::new(unfolded);
    let inside = fold.inside(children);
    view! {
        <details class="fold" open=move || fold.stands.get() on:toggle=move |event| fold.toggled(event)>
            <summary on:click=move |_| fold.ask()>{icon(DOWN)}<span>{move || summary.get()}</span></summary>
            <div class="fold-inside stack">{inside}</div>
        </details>
    }
    .into_any()
}

/// A row of a list that unfolds: what is said of it, and beneath it what belongs to it, made when it is first unfolded.
#[component]
pub fn RowFold(
    /// The row.
    row: AnyView,
    /// What is folded away.
    children: Children,
) -> AnyView {
    let fold = Fold::new(false);
    let inside = fold.inside(children);
    view! {
        <details class="row-fold" open=move || fold.stands.get() on:toggle=move |event| fold.toggled(event)>
            <summary on:click=move |_| fold.ask()>{row}{icon(DOWN)}</summary>
            <div class="fold-inside">{inside}</div>
        </details>
    }
    .into_any()
}

/// How far something is that takes a while, in hundredths; `None` while nobody knows.
#[component]
pub fn Progress(
    /// What is being done.
    #[prop(into)]
    label: TextProp,
    /// How far, 0 to 100.
    #[prop(into)]
    done: Signal<Option<u8>>,
) -> AnyView {
    let id = super::fresh_id("progress");
    view! {
        <div class="progress">
            <label for=id.clone()>{move || label.get()}</label>
            <progress id=id max="100" value=move || done.get()></progress>
        </div>
    }
    .into_any()
}
