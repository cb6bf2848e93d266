//! Views as a person and their browser see them: what stands on the page, what changes, what stays, what goes.

use std::cell::Cell;
use std::rc::Rc;

use all_leaders::ui::dom::{Mounted, mount};
use all_leaders::ui::prelude::*;
use leptos::html;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlInputElement};

/// A place on the page with a view in it; both go when this is dropped.
pub struct Stage {
    place: Element,
    mounted: Option<Mounted>,
}

impl Stage {
    /// Puts the view on the page.
    pub fn new(view: impl FnOnce() -> AnyView) -> Self {
        let place = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&place).unwrap();
        let mounted = Some(mount(&place, view));
        Self { place, mounted }
    }

    /// What stands there, without the marks between views.
    pub fn html(&self) -> String {
        self.place.inner_html().replace("<!---->", "")
    }

    /// The first element of these.
    pub fn one(&self, selector: &str) -> Element {
        self.place.query_selector(selector).unwrap().unwrap()
    }

    /// The field that stands there.
    pub fn input(&self) -> HtmlInputElement {
        self.one("input").unchecked_into()
    }

    /// Sends an event to the first element of these.
    pub fn send(&self, selector: &str, event: &str) {
        self.one(selector).dispatch_event(&Event::new(event).unwrap()).unwrap();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        drop(self.mounted.take());
        self.place.remove();
    }
}

/// Effects run after what is at hand.
pub async fn soon() {
    gloo_timers::future::sleep(std::time::Duration::from_millis(20)).await;
}

#[wasm_bindgen_test]
fn an_element_has_its_attributes_texts_and_children() {
    let none: Option<&str> = None;
    let stage = Stage::new(|| {
        view! {
            <p class="row" dir="auto" hidden=false aria-busy=Some("true") title=none data-n=7>
                "So many: "{3usize}
                {[view! { <b>{"a".to_owned()}</b> }, view! { <i inert></i> }]}
                {none}
            </p>
            <hr/>
        }
    });
    let html = "<p class=\"row\" dir=\"auto\" data-n=\"7\" aria-busy=\"true\">So many: 3<b>a</b><i inert=\"\"></i></p><hr>";
    assert_eq!(stage.html(), html);
}

#[wasm_bindgen_test]
async fn what_follows_a_signal_changes_in_place() {
    let (word, on) = (RwSignal::new("one".to_owned()), RwSignal::new(false));
    let stage = Stage::new(move || {
        view! {
            <p class="row" class:on=on class:off=move || !on.get() hidden=on title=move || on.get().then_some("on")>
                {word}
            </p>
        }
    });
    assert_eq!(stage.html(), "<p class=\"row off\">one</p>");
    let text = stage.one("p").first_child().unwrap();
    word.set("two".to_owned());
    on.set(true);
    soon().await;
    assert_eq!(stage.html(), "<p class=\"row on\" hidden=\"\" title=\"on\">two</p>");
    assert_eq!(stage.one("p").first_child().unwrap(), text, "the text is the same node");
    on.set(false);
    soon().await;
    assert_eq!(stage.html(), "<p class=\"row off\">two</p>");
}

#[wasm_bindgen_test]
async fn what_is_made_anew_keeps_its_elements_their_focus_and_what_was_typed() {
    let count = RwSignal::new(1);
    let heard = Rc::new(Cell::new(0));
    let hears = heard.clone();
    let stage = Stage::new(move || {
        let form = move || {
            let (now, hears) = (count.get(), hears.clone());
            view! {
                <label title=now>{now}<input prop:value="as it was" on:input=move |_| hears.set(now)/></label>
            }
        };
        form.into_any()
    });
    let input = stage.input();
    input.focus().unwrap();
    input.set_value("typed");
    input.set_selection_range(1, 3).unwrap();
    count.set(2);
    soon().await;
    assert_eq!(stage.one("label").get_attribute("title").as_deref(), Some("2"));
    assert_eq!(stage.one("label").text_content().as_deref(), Some("2"));
    assert_eq!(stage.input(), input);
    assert_eq!(document().active_element().as_ref(), Some(input.as_ref()));
    assert_eq!(input.value(), "typed", "the property is what it was, so it is not set again");
    assert_eq!((input.selection_start().unwrap(), input.selection_end().unwrap()), (Some(1), Some(3)));
    stage.send("input", "input");
    assert_eq!(heard.get(), 2, "the listener is the new one, and alone");
}

#[wasm_bindgen_test]
async fn what_has_another_shape_takes_the_place() {
    let which = RwSignal::new(0);
    let stage = Stage::new(move || {
        let middle = move || match which.get() {
            0 => view! { <b>"b"</b> },
            1 => "text".into_any(),
            2 => view! { <i>"i"</i><u>"u"</u> },
            3 => Vec::<AnyView>::new().into_any(),
            _ => ().into_any(),
        };
        view! { <p>"<"{middle}">"</p> }
    });
    for (place, html) in ["<b>b</b>", "text", "<i>i</i><u>u</u>", "", "", "<b>b</b>"].iter().enumerate() {
        which.set(place % 5);
        soon().await;
        assert_eq!(stage.html(), format!("<p>&lt;{html}&gt;</p>"));
    }
}

#[wasm_bindgen_test]
async fn elements_of_one_template_know_nothing_of_each_other() {
    let names = RwSignal::new(vec!["x", "y"]);
    let one = |name: &'static str| {
        let on = RwSignal::new(false);
        let none: Option<&str> = None;
        view! {
            <p class="row" class:on=on on:click=move |_| on.set(true)>
                {none}"a "{name}" b "<b>"c"{name}<i></i></b>{name}{none}<u>"d"</u>{name}
            </p>
        }
        .into_any()
    };
    let all = move || names.get().into_iter().map(one).collect::<Vec<_>>();
    let stage = Stage::new(move || view! { <div>{all}</div> });
    let row = |class: &str, name: &str| {
        format!("<p class=\"{class}\">a {name} b <b>c{name}<i></i></b>{name}<u>d</u>{name}</p>")
    };
    assert_eq!(stage.html(), format!("<div>{}{}</div>", row("row", "x"), row("row", "y")));
    stage.send("p", "click");
    soon().await;
    names.update(|names| names.push("z"));
    soon().await;
    let now = [row("row", "x"), row("row", "y"), row("row", "z")].concat();
    assert_eq!(stage.html(), format!("<div>{now}</div>"), "made anew, and none as another was left");
}

#[wasm_bindgen_test]
fn a_drawing_is_drawn() {
    let stage = Stage::new(|| {
        let inside = view! { <g><a href="#/"><circle cx="1"></circle></a></g> };
        view! { <p><svg viewBox="0 0 2 2">{inside}<path d="M0 0"></path></svg><a href="#/">"x"</a></p> }
    });
    let space = |selector: &str| stage.one(selector).namespace_uri().unwrap();
    for selector in ["svg", "g", "svg a", "circle", "path"] {
        assert_eq!(space(selector), "http://www.w3.org/2000/svg", "{selector}");
    }
    assert_eq!(space("p > a"), "http://www.w3.org/1999/xhtml");
    assert_eq!(stage.one("svg").get_attribute("viewBox").as_deref(), Some("0 0 2 2"));
}

#[wasm_bindgen_test]
fn events_that_do_not_bubble_are_heard_and_an_element_is_given() {
    let heard = Rc::new(Cell::new(0));
    let (hears, node) = (heard.clone(), NodeRef::<html::Details>::new());
    let stage = Stage::new(move || {
        let more = move |_| hears.set(hears.get() + 1);
        view! { <details node_ref=node on:toggle=more><summary>"more"</summary></details> }
    });
    stage.send("details", "toggle");
    assert_eq!(heard.get(), 1);
    assert_eq!(node.get_untracked().map(Element::from), Some(stage.one("details")));
}

#[wasm_bindgen_test]
async fn what_goes_takes_its_effects_listeners_and_signals_along() {
    let (there, word) = (RwSignal::new(true), RwSignal::new("a"));
    let (read, heard, cleaned) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)), RwSignal::new(false));
    let (reads, hears) = (read.clone(), heard.clone());
    let stage = Stage::new(move || {
        let inside = move || {
            let (reads, hears) = (reads.clone(), hears.clone());
            there.get().then(|| {
                on_cleanup(move || cleaned.set(true));
                let words = move || {
                    reads.set(reads.get() + 1);
                    word.get()
                };
                view! { <button on:click=move |_| hears.set(hears.get() + 1)>{words}</button> }
            })
        };
        inside.into_any()
    });
    let button = stage.one("button");
    assert_eq!(read.get(), 1);
    there.set(false);
    soon().await;
    assert_eq!(stage.html(), "");
    assert!(cleaned.get_untracked());
    word.set("b");
    button.dispatch_event(&Event::new("click").unwrap()).unwrap();
    soon().await;
    assert_eq!((read.get(), heard.get()), (1, 0));
}

#[wasm_bindgen_test]
async fn a_view_that_is_dropped_leaves_nothing() {
    let word = RwSignal::new("a");
    let read = Rc::new(Cell::new(0));
    let reads = read.clone();
    let mut stage = Stage::new(move || {
        let words = move || {
            reads.set(reads.get() + 1);
            word.get()
        };
        view! { <p>{words}</p><For each=|| [1, 2] key=|n| *n children=|n: i32| n.into_any()/> }
    });
    assert_eq!(stage.html(), "<p>a</p>12");
    drop(stage.mounted.take());
    assert_eq!(stage.place.child_nodes().length(), 0);
    word.set("b");
    soon().await;
    assert_eq!(read.get(), 1);
}

#[wasm_bindgen_test]
async fn what_is_deep_inside_does_not_run_once_more_when_all_around_it_goes() {
    let (source, open) = (RwSignal::new(1), RwSignal::new(false));
    let stage = Stage::new(|| {
        let outer = move || {
            (source.get() < 2).then(|| {
                let own = RwSignal::new(1);
                // Made later than what is around it, and asks for what goes with that.
                let inner = move || {
                    source.get();
                    own.get()
                };
                let fold = move || open.get().then(|| view! { <b>{inner}</b> });
                view! { <p>{fold}</p> }
            })
        };
        view! { <div>{outer}</div> }.into_any()
    });
    soon().await;
    open.set(true);
    soon().await;
    assert_eq!(stage.html(), "<div><p><b>1</b></p></div>");
    source.set(2);
    soon().await;
    assert_eq!(stage.html(), "<div></div>");
}

/// A picture of many parts makes anew what changed and names the rest as it is: that stays, and is followed on.
#[wasm_bindgen_test]
async fn what_is_named_as_the_same_stays_and_is_followed_on() {
    let (parts, words) = (RwSignal::new(vec!["a", "b"]), RwSignal::new("one"));
    let stage = Stage::new(move || {
        let mut before = Vec::new();
        view! {
            <ul>{move || {
                let now = parts.get();
                let part = |(at, part): (usize, &&'static str)| {
                    if before.get(at) == Some(part) {
                        return AnyView::Same;
                    }
                    let part = *part;
                    view! { <li>{part}" "{move || words.get()}</li> }.into_any()
                };
                let views = now.iter().enumerate().map(part).collect::<Vec<_>>();
                before = now;
                views
            }}</ul>
        }
        .into_any()
    });
    assert_eq!(stage.html(), "<ul><li>a one</li><li>b one</li></ul>");
    let first = stage.one("li");
    parts.set(vec!["a", "c"]);
    soon().await;
    assert_eq!(stage.html(), "<ul><li>a one</li><li>c one</li></ul>");
    assert_eq!(stage.one("li"), first);
    words.set("two");
    soon().await;
    assert_eq!(stage.html(), "<ul><li>a two</li><li>c two</li></ul>");
    // Where nothing stood there is nothing.
    assert_eq!(Stage::new(|| AnyView::Same).html(), "");
}
