//! What is brought in: pasted, chosen or dropped.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, File};

use super::pasted::PastedForm;
use super::{Page, Step};
use crate::browser::pick::{self, PickError};
use crate::intake::plan::Draft;
use crate::intake::{is_data, is_group_file, text_of};
use crate::text;
use crate::ui::components::{
    Banner, CancelTyped, Card, Field, Form, LinkButton, Submit, Tone, fresh_id, icon,
};
use crate::ui::route::Route;

/// More than any minutes: a year's are a tenth of a million.
const MOST: u32 = 2_000_000;

/// Something that was not taken, and whether it belongs to another door.
#[derive(Clone)]
struct Refused {
    words: String,
    is_group: bool,
}

pub(super) fn body(page: Page) -> AnyView {
    let t = &text::current().intake;
    let refused = RwSignal::new(Vec::<Refused>::new());
    let missing = RwSignal::new(None::<String>);
    let read = move || {
        let pasted = page.pasted.get_untracked();
        refused.set(Vec::new());
        if pasted.trim().is_empty() {
            missing.set(Some(t.paste_missing.to_owned()));
        } else if is_group_file(&pasted) {
            refused.set(vec![Refused { words: (t.is_group_file)(t.pasted), is_group: true }]);
        } else if is_data(&pasted) {
            refused.set(vec![Refused { words: (t.is_data)(t.pasted), is_group: false }]);
        } else {
            begin(page, page.form.with_untracked(PastedForm::texts));
        }
    };
    Effect::new(move || {
        if page.pasted.with(|pasted| !pasted.trim().is_empty()) {
            missing.set(None);
        }
    });
    let take = move |files: Vec<File>| {
        if !files.is_empty() && !page.busy.get_untracked() {
            take_files(page, files, refused);
        }
    };
    let banners = move || {
        let banner = |one: Refused| {
            let lead = one.is_group.then(|| {
                view! { <LinkButton label=text::current().common.open_file href=Route::OpenFile.hash()/> }
            });
            view! { <Banner text=one.words tone=Tone::Care>{lead}</Banner> }.into_any()
        };
        refused.get().into_iter().map(banner).collect::<Vec<_>>()
    };
    let id = fresh_id("minutes");
    view! {
        <div aria-live="polite" class="stack">{banners}</div>
        <Card>
            <p class="muted">{t.intro}</p>
            <Form on_submit=read>
                <div class="bring-paste">
                    <Field
                        label=t.paste hint=t.paste_hint value=page.pasted lines=true most=MOST
                        error=missing
                    />
                </div>
                <Submit label=move || if page.busy.get() { t.reading } else { t.read } busy=page.busy wide=true/>
                <CancelTyped begun=page.form.is_begun() wide=true on_cancel=move || page.forget()/>
            </Form>
            <div
                class="drop"
                on:dragover=|event: DragEvent| event.prevent_default()
                on:drop=move |event: DragEvent| {
                    event.prevent_default();
                    take(pick::dropped(&event));
                }
            >
                <input
                    id=id.clone() class="unseen file-input" type="file" multiple
                    on:change=move |event| take(pick::chosen(&event))
                />
                <label class="btn" for=id>{icon::icon(icon::MINUTES)}<span>{t.open}</span></label>
                <p class="muted drop-hint">{t.drop_here}</p>
            </div>
        </Card>
    }
    .into_any()
}

/// Reads texts, and goes on to what is to be asked, or to the lines.
fn begin(page: Page, texts: Vec<(Option<String>, String)>) {
    page.at_work(move || {
        let (names, texts): (Vec<Option<String>>, Vec<String>) = texts.into_iter().unzip();
        page.texts.set_value(texts);
        page.draft.set(Draft::of_files(names));
        page.read(true);
        let asks = page.draft.with_untracked(|draft| draft.asks());
        page.go(if asks { Step::Ask } else { Step::Lines });
    });
}

fn take_files(page: Page, files: Vec<File>, refused: RwSignal<Vec<Refused>>) {
    let t = &text::current().intake;
    page.busy.set(true);
    spawn_local(async move {
        let (mut texts, mut not) = (Vec::new(), Vec::new());
        for file in files {
            let name = crate::group::name::clean(&file.name());
            let no = |words: fn(&str) -> String| Refused { words: words(&name), is_group: false };
            match pick::read(&file, u64::from(MOST), |_, _| true).await {
                Ok(bytes) => match text_of(&bytes) {
                    Some(text) if is_group_file(&text) => {
                        not.push(Refused { is_group: true, ..no(t.is_group_file) });
                    }
                    Some(text) if is_data(&text) => not.push(no(t.is_data)),
                    Some(text) if !text.trim().is_empty() => texts.push((Some(file.name()), text)),
                    Some(_) => {}
                    None => not.push(no(t.is_no_text)),
                },
                Err(PickError::TooLarge { .. }) => not.push(no(t.too_large)),
                Err(_) => not.push(no(t.unreadable)),
            }
        }
        page.busy.set(false);
        let (any, stays) = (!texts.is_empty(), !not.is_empty());
        refused.set(not);
        // What was there before is read with it.
        let Some(before) = page.form.try_with_untracked(PastedForm::texts) else { return };
        texts.extend(before.into_iter().filter(|(_, text)| !text.trim().is_empty()));
        let form = PastedForm::of(texts);
        if any {
            // What could be read is put where it can be seen, beside what was not taken, and is there after a reload.
            page.form.set(form.clone());
        }
        if any && !stays {
            begin(page, form.texts());
        }
    });
}
