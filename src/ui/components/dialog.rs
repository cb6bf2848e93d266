//! What opens over the page: a sheet, and a question before something large.

use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::button::{Button, IconButton, Kind};
use super::icon::CROSS;
use super::refusal::FormError;
use super::{fresh_id, fresh_number};
use crate::browser::{focus, paint};
use crate::text;
use crate::ui::navigation;
use crate::ui::state::app;

/// A sheet over the page: from below on a phone, in the middle on a wide screen. It is the browser's own
/// dialog: Escape closes it, the focus stays inside and returns to where it was.
#[component]
pub fn Sheet(
    /// Whether it is open; closing sets it back.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: TextProp,
    /// What is in it, made anew each time that it opens.
    children: ChildrenFn,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    let id = fresh_id("sheet");
    let (named, heading) = (id.clone(), id.clone());
    // Back closes it: see `ui::browser_history`.
    let layer = fresh_number();
    on_cleanup(move || navigation::lies_no_more(layer));
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        if open.get() {
            if !is_open(&dialog) {
                show(dialog, heading.clone(), open);
            }
            navigation::lies_over(layer, move || open.set(false));
        } else {
            navigation::lies_no_more(layer);
            // Each does nothing where it is not open so.
            let _ = dialog.hide_popover();
            dialog.close();
        }
    });
    let close = move || open.set(false);
    let refused = refused_in(node, open);
    view! {
        <dialog
            class="sheet" popover="manual" node_ref=node aria-labelledby=named
            on:close=move |_| {
                // The browser tells of it a moment later, when it may be open anew.
                if !node.get().is_some_and(|dialog| is_open(&dialog)) { close() }
            }
            on:click=move |event| {
                // A tap beside the sheet lands on the dialog itself: its content is a box of its own.
                let on_itself = node.get().is_some_and(|dialog| event.target().as_ref() == Some(dialog.as_ref()));
                if on_itself { close() }
            }
        >
            <div class="sheet-box">
                <div class="sheet-head">
                    <h2 id=id tabindex="-1">{move || title.get()}</h2>
                    <IconButton label=text::current().common.close icon=CROSS on_press=close/>
                </div>
                <div class="stack">{move || open.get().then(|| children())}</div>
                <FormError error=move || refused.get()/>
            </div>
        </dialog>
    }
    .into_any()
}

/// That something pressed in a sheet without a form was not kept: what is said on the page is behind the sheet.
fn refused_in(node: NodeRef<html::Dialog>, open: RwSignal<bool>) -> Signal<Option<String>> {
    let (app, says) = (app(), RwSignal::new(None));
    Effect::new(move |before: Option<(u32, bool)>| {
        let now = (app.refusals(), open.get());
        let dialog = node.get_untracked().filter(|_| now.1);
        let has_form =
            dialog.as_ref().is_some_and(|dialog| dialog.query_selector("form").ok().flatten().is_some());
        let refused = before.is_some_and(|(refusals, was_open)| was_open && refusals != now.0);
        says.set((refused && dialog.is_some() && !has_form).then(|| app.not_saved()));
        now
    });
    says.into()
}

fn is_open(dialog: &HtmlDialogElement) -> bool {
    dialog.matches(":is([open], :popover-open)").unwrap_or_default()
}

/// Opens it as a popover, and as a dialog when that has been painted: to make the rest of the page inert, the browser
/// styles all of it anew before it paints anything.
fn show(dialog: HtmlDialogElement, heading: String, open: RwSignal<bool>) {
    let opener = opener();
    if dialog.show_popover().is_err() {
        // A browser that has no popovers yet. It fails only where it is not on the page any more.
        let _ = dialog.show_modal();
    }
    focus::by_id(&heading);
    paint::after(move || {
        if open.try_get_untracked() == Some(true) && !dialog.open() {
            let inside = focus::focused().filter(|focused| dialog.contains(Some(focused)));
            // The dialog gives the focus back to what has it now. Between the next two nothing may ask for the page's
            // style: the sheet would rise a second time.
            opener.as_ref().map(focus::to);
            let _ = dialog.hide_popover();
            let _ = dialog.show_modal();
            inside.as_ref().map_or_else(|| focus::by_id(&heading), focus::to);
        }
    });
}

/// What opened it, to have the focus back. A menu closes after a press: of what stood in it, its button.
fn opener() -> Option<HtmlElement> {
    let focused = focus::focused()?;
    let menu = focused.closest(".menu-box").ok().flatten();
    let button = menu.and_then(|menu| menu.previous_element_sibling()?.dyn_into().ok());
    Some(button.unwrap_or(focused))
}

/// A question before something that Undo cannot take back (erasing a person, removing a group from the phone).
/// Whatever Undo can take back is done at once, without a question.
#[component]
pub fn Confirm(
    /// Whether it is asked.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: TextProp,
    /// What will be, in plain words.
    #[prop(into)]
    text: TextProp,
    /// The name of the button that does it.
    #[prop(into)]
    yes: TextProp,
    /// What happens.
    on_yes: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let done = Callback::new(move |()| on_yes());
    view! {
        <Sheet open title=title>
            <p>{let text = text.clone(); move || text.get()}</p>
            <div class="actions">
                <Button
                    label=yes.clone() kind=Kind::Danger
                    on_press=move || { open.set(false); done.run(()); }
                />
                <Button label=text::current().common.cancel kind=Kind::Ghost on_press=move || open.set(false)/>
            </div>
        </Sheet>
    }
    .into_any()
}
