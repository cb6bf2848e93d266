//! Long lists, shown as far as they are seen; and the disclosure of further acts.

use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use leptos::wasm_bindgen::JsCast;
use uuid::Uuid;

use super::deferred::after_first_paint;
use super::fold::Fold;
use super::icon::{MORE, icon};
use crate::browser::visibility::on_visible;
use crate::text;

/// So many are shown at first, and so many more each time.
///
/// Two screens of a phone: what a slow one paints at once after a tap, and enough to scroll while more comes.
pub const PAGE: usize = 15;

/// So many of tall ones fill the first screen.
const FEW: usize = 5;

/// A list of any length: fifteen at first, more as its end comes into view or by the button there. Items are
/// named by their ids, so that one that stays keeps its place and focus.
#[component]
pub fn PagedList(
    /// The ids, in the order in which they are shown: `list.iter().map(|c| c.id.0).collect::<Vec<_>>()`.
    #[prop(into)]
    ids: Signal<Vec<Uuid>>,
    /// What one looks like: the content of its `<li>`.
    item: impl Fn(Uuid) -> AnyView + Send + Sync + 'static,
    /// Its name for those who hear it; without one it has none.
    #[prop(optional, into)]
    label: Option<String>,
    /// Its items are tall: a few fill the first screen, and the others come when that has been painted.
    #[prop(optional)]
    tall: bool,
) -> AnyView {
    let item = StoredValue::new(Box::new(item) as Box<dyn Fn(Uuid) -> AnyView + Send + Sync>);
    paged(ids, item, label, tall)
}

fn paged(
    ids: Signal<Vec<Uuid>>,
    item: StoredValue<Box<dyn Fn(Uuid) -> AnyView + Send + Sync>>,
    label: Option<String>,
    tall: bool,
) -> AnyView {
    let shown = RwSignal::new(PAGE);
    let after_first_paint = tall.then(after_first_paint);
    let now = move || match after_first_paint {
        Some(after_first_paint) if !after_first_paint.get() => FEW,
        _ => shown.get(),
    };
    let each = move || ids.with(|ids| ids.iter().copied().take(now()).collect::<Vec<_>>());
    let left = Memo::new(move |_| ids.with(Vec::len).saturating_sub(shown.get()));
    let children = move |id: Uuid| view! { <li>{item.with_value(|item| item(id))}</li> };
    view! {
        <ul class="list" aria-label=label>
            <For each=each key=|id| *id children=children/>
        </ul>
        <ListEnd left shown/>
    }
    .into_any()
}

/// The end of a list that is shown as far as it is seen: more comes as this comes into view, or by the button.
#[component]
pub fn ListEnd(
    /// How many are not shown yet.
    left: Memo<usize>,
    /// How many are.
    shown: RwSignal<usize>,
) -> impl IntoView {
    let more = move || shown.update(|shown| *shown += PAGE);
    let end = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(end) = end.get() {
            let watch = on_visible(&end, move || {
                if left.try_get_untracked().is_some_and(|left| left > 0) {
                    more();
                }
            });
            // It watches until this effect runs again or the list goes.
            StoredValue::new_local(watch);
        }
    });
    view! {
        <div class="list-end" node_ref=end hidden=move || left.get() == 0>
            <button type="button" class="btn" on:click=move |_| more()>
                {move || (text::current().components.show_more)(left.get())}
            </button>
        </div>
    }
}

/// Acts that are wanted now and then, behind "More": put buttons of the kind `Quiet` into it. They are made when it is
/// first opened. It closes after a press, by Escape, and when the focus leaves it.
#[component]
pub fn Menu(
    /// Its name; without one "More".
    #[prop(optional, into)]
    label: Option<TextProp>,
    /// The buttons.
    children: Children,
) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    let label = label.unwrap_or_else(|| TextProp::from(text::current().common.more));
    let title = label.clone();
    let fold = Fold::new(false);
    let inside = fold.inside(children);
    // A press may lead to another place. Then the menu is gone before the browser tells it that the focus left.
    let details = move || node.try_get_untracked().flatten();
    let close = move || {
        if let Some(details) = details() {
            details.set_open(false);
        }
    };
    let to_summary = move || {
        let summary = details().and_then(|details| details.query_selector("summary").ok().flatten());
        if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = summary.focus();
        }
    };
    view! {
        <details
            class="menu" node_ref=node open=move || fold.stands.get() on:toggle=move |event| fold.toggled(event)
            on:keydown=move |event| if event.key() == "Escape" { close(); to_summary(); }
            on:focusout=move |event| {
                let next = event.related_target().and_then(|next| next.dyn_into::<web_sys::Node>().ok());
                let inside = details().is_some_and(|details| details.contains(next.as_ref()));
                if next.is_some() && !inside { close() }
            }
        >
            <summary
                class="btn-icon" aria-label=move || label.get() title=move || title.get() on:click=move |_| fold.ask()
            >
                {icon(MORE)}
            </summary>
            <div class="menu-box" on:click=move |_| close()>{inside}</div>
        </details>
    }
    .into_any()
}
