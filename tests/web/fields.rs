//! Fields while somebody writes into them: the app keeps its hands off.

use all_leaders::group::{Day, day};
use all_leaders::ui::components::{DayField, Form, Submit, typed_value};
use all_leaders::ui::state::App;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlFormElement;

use crate::views::{Mounted, soon};
use crate::{js, raw};

/// Stands in for what the browser does with a field into whose parts somebody types: `there` is its value as it tells it, and
/// `written` counts how often the page writes one, which throws away what stands in the parts.
fn watch(page: &Mounted) -> JsValue {
    let watch = js("(input) => {
        const state = { there: input.value, written: 0 };
        Object.defineProperty(input, 'value', {
          get: () => state.there,
          set: (value) => { state.written += 1; state.there = value; },
        });
        return state;
      }");
    js_sys::Function::from(watch).call1(&JsValue::NULL, &page.one("input")).unwrap()
}

fn get(state: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(state, &name.into()).unwrap()
}

/// What somebody types makes the field's value this.
async fn types(page: &Mounted, state: &JsValue, value: &str, event: &str) {
    js_sys::Reflect::set(state, &"there".into(), &value.into()).unwrap();
    page.send("input", event);
    soon().await;
}

fn on(text: &str) -> Option<Day> {
    day::from_text(text)
}

#[wasm_bindgen_test]
async fn a_day_is_not_written_back_while_it_is_being_typed() {
    let value = RwSignal::new(on("2026-11-30"));
    let page = Mounted::new(move || {
        view! { <DayField label="When?" value today=on("2026-11-26").unwrap()/> }.into_any()
    });
    soon().await;
    let state = watch(&page);
    assert_eq!(get(&state, "there"), "2026-11-30");
    // The 30th of February is none; a year has four digits, one after the other, and may have had a fifth.
    for (typed, is) in [
        ("", None),
        ("0002-01-15", on("0002-01-15")),
        ("0020-01-15", on("0020-01-15")),
        ("20271-01-15", None),
        ("2027-01-15", on("2027-01-15")),
        ("", None),
    ] {
        types(&page, &state, typed, "change").await;
        assert_eq!(value.get_untracked(), is);
        assert_eq!((get(&state, "written"), get(&state, "there")), (0.into(), typed.into()), "{typed:?}");
    }
    // What is chosen beside it is written.
    let chips = page.one(".chips");
    let chip = |at: u32| chips.children().item(at).unwrap();
    chip(1).dispatch_event(&web_sys::Event::new("click").unwrap()).unwrap();
    soon().await;
    assert_eq!(get(&state, "there"), "2026-11-27");
    // Half a day, of which only the browser knows, goes with "No day".
    types(&page, &state, "", "change").await;
    let before = get(&state, "written");
    chip(chips.child_element_count() - 1).dispatch_event(&web_sys::Event::new("click").unwrap()).unwrap();
    soon().await;
    assert_eq!(get(&state, "written").as_f64(), before.as_f64().map(|before| before + 1.0));
}

#[wasm_bindgen_test]
async fn no_value_is_written_into_a_field_that_has_it() {
    let value = RwSignal::new("18:30".to_owned());
    let page = Mounted::new(move || {
        view! { <input type="time" use:typed_value=value on:input=move |event| value.set(event_target_value(&event))/> }
            .into_any()
    });
    let state = watch(&page);
    for typed in ["", "08:30", "", "21:30"] {
        types(&page, &state, typed, "input").await;
        assert_eq!(value.get_untracked(), typed);
    }
    assert_eq!(get(&state, "written"), 0);
    value.set("07:00".to_owned());
    soon().await;
    assert_eq!((get(&state, "written"), get(&state, "there")), (1.into(), "07:00".into()));
}

/// As the browser has it while a day is half typed: no value, and one that is not valid.
#[wasm_bindgen_test]
async fn half_a_day_is_said_at_the_field_and_not_saved_as_none() {
    raw().clear().unwrap();
    let value = RwSignal::new(None::<Day>);
    let saved = RwSignal::new(0);
    let page = Mounted::new(move || {
        App::provide();
        view! {
            <Form on_submit=move || saved.update(|times| *times += 1)>
                <DayField label="When?" value today=on("2026-11-26").unwrap()/>
                <Submit label="Save"/>
            </Form>
        }
        .into_any()
    });
    soon().await;
    let input = page.input();
    let error = || page.one(".field + .error");
    let send = || page.one("form").dyn_into::<HtmlFormElement>().unwrap().request_submit().unwrap();
    let says = |half: &str| input.set_custom_validity(half);
    says("half");
    send();
    soon().await;
    assert_eq!((saved.get_untracked(), error().has_attribute("hidden")), (0, false));
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    // Finished, it is well.
    input.set_value("2026-12-01");
    page.send("input", "change");
    soon().await;
    assert!(error().has_attribute("hidden"));
    send();
    assert_eq!((saved.get_untracked(), value.get_untracked()), (1, on("2026-12-01")));
    // With "No day" it is none, and that is meant.
    says("half");
    let chips = page.one(".chips").children();
    chips.item(chips.length() - 1).unwrap().dispatch_event(&web_sys::Event::new("click").unwrap()).unwrap();
    soon().await;
    send();
    assert_eq!((saved.get_untracked(), value.get_untracked()), (2, None));
    drop(page);
    raw().clear().unwrap();
}
