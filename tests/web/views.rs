//! Parts of the screens while their signals change: what is typed, the caret, the focus and open folds stay.
//!
//! Leptos has four habits that a page has to mind, and each is seen here on the app's own parts: a closure that runs
//! again sets properties anew, only a keyed list keeps its rows, a signal cannot be set while it is read, and a memo
//! computes only when it is read.

use all_leaders::group::MemberId;
use all_leaders::ui::binding::Binding;
use all_leaders::ui::components::{
    Choice, ChoiceCard, Circle, CircleSeat, Details, Field, MemberSummary, PagedList, SearchField,
    SeatPicker, Words, WordsField,
};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// A place on the page with a view in it; both go when this is dropped.
pub struct Mounted {
    place: HtmlElement,
    mounted: Option<UnmountHandle<<AnyView as Render>::State>>,
}

impl Mounted {
    /// Puts the view on the page.
    pub fn new(view: impl FnOnce() -> AnyView + 'static) -> Self {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let mounted = Some(mount_to(place.clone(), view));
        Self { place, mounted }
    }

    /// The first element of these.
    pub fn one(&self, selector: &str) -> Element {
        self.place.query_selector(selector).unwrap().unwrap()
    }

    /// The words of each of these elements.
    fn words(&self, selector: &str) -> Vec<String> {
        let all = self.place.query_selector_all(selector).unwrap();
        (0..all.length()).map(|at| all.item(at).unwrap().text_content().unwrap()).collect()
    }

    /// The field that stands there.
    pub fn input(&self) -> HtmlInputElement {
        self.one("input").unchecked_into()
    }

    /// Sends an event to the first element of these.
    pub fn send(&self, selector: &str, event: &str) {
        self.one(selector).dispatch_event(&Event::new(event).unwrap()).unwrap();
    }

    fn focus(&self, selector: &str) -> Element {
        let element = self.one(selector);
        element.unchecked_ref::<HtmlElement>().focus().unwrap();
        element
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        drop(self.mounted.take());
        self.place.remove();
    }
}

/// Effects run after the current task.
pub async fn soon() {
    gloo_timers::future::sleep(std::time::Duration::from_millis(20)).await;
}

fn has_focus(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

fn look(n: u128, name: &str) -> MemberSummary {
    MemberSummary {
        id: MemberId(Uuid::from_u128(n)),
        name: name.to_owned(),
        colour: 0,
        shape: 0,
        away: false,
    }
}

#[wasm_bindgen_test]
async fn typed_text_and_caret_survive_what_changes_around_the_field() {
    let (value, error, label) =
        (RwSignal::new("as it was".to_owned()), RwSignal::new(None::<String>), RwSignal::new(1));
    let page = Mounted::new(move || {
        let label = move || format!("What? {}", label.get());
        view! { <Field label value error/> }.into_any()
    });
    soon().await;
    let input = page.input();
    assert_eq!(input.value(), "as it was");
    input.focus().unwrap();
    input.set_value("typed");
    input.set_selection_range(1, 3).unwrap();
    page.send("input", "input");
    label.set(2);
    error.set(Some("Say what it is.".to_owned()));
    soon().await;
    assert_eq!(page.one("label").text_content().as_deref(), Some("What? 2"));
    assert_eq!(value.get_untracked(), "typed");
    assert_eq!(page.input(), input, "the field is the same one");
    assert!(has_focus(&input));
    assert_eq!((input.selection_start().unwrap(), input.selection_end().unwrap()), (Some(1), Some(3)));
    // A form that is cleared shows it.
    value.set(String::new());
    soon().await;
    assert_eq!(input.value(), "");
}

#[wasm_bindgen_test]
async fn focus_in_a_row_survives_a_change_of_the_other_rows() {
    let ids = RwSignal::new((1..=4).map(Uuid::from_u128).collect::<Vec<_>>());
    let page = Mounted::new(move || {
        let item = |id: Uuid| {
            view! { <button id=format!("row-{}", id.as_u128())>{id.as_u128()}</button> }.into_any()
        };
        view! { <PagedList ids item/> }.into_any()
    });
    let row = page.focus("#row-2");
    for now in [vec![2, 3, 4], vec![1, 2, 3, 4, 5], vec![2], vec![7, 2, 8]] {
        ids.set(now.iter().copied().map(Uuid::from_u128).collect());
        soon().await;
        assert_eq!(page.words("li"), now.iter().map(u128::to_string).collect::<Vec<_>>());
        assert_eq!(page.one("#row-2"), row);
        assert!(has_focus(&row), "{now:?}");
    }
}

#[wasm_bindgen_test]
async fn a_chosen_person_keeps_the_focus_while_others_come_and_go() {
    let people = RwSignal::new(vec![look(1, "Ana"), look(2, "Ben"), look(3, "Chen")]);
    let chosen = RwSignal::new(Vec::new());
    let page = Mounted::new(move || view! { <SeatPicker legend="Who?" people chosen/> }.into_any());
    soon().await;
    let ben = page.focus("button:nth-of-type(2)");
    page.send("button:nth-of-type(2)", "click");
    soon().await;
    assert_eq!(ben.get_attribute("aria-pressed").as_deref(), Some("true"));
    people.update(|people| people[0] = look(9, "Dee"));
    soon().await;
    assert_eq!(page.words("bdi"), ["Dee", "Ben", "Chen"]);
    assert!(has_focus(&ben));
    assert_eq!(ben.get_attribute("aria-pressed").as_deref(), Some("true"));
    assert_eq!(chosen.get_untracked(), [MemberId(Uuid::from_u128(2))]);
}

#[wasm_bindgen_test]
async fn words_are_added_and_taken_away_where_they_are_read() {
    let words = Words::new(vec!["sound".to_owned()]);
    let known = RwSignal::new(vec!["sound".to_owned(), "cooking".to_owned()]);
    let page = Mounted::new(move || view! { <WordsField legend="What can you do?" words known/> }.into_any());
    soon().await;
    let pressed = |word: &str| {
        page.words(".chip").iter().position(|one| one == word).map(|at| {
            let chips = page.place.query_selector_all(".chip").unwrap();
            chips.item(u32::try_from(at).unwrap()).unwrap().unchecked_into::<HtmlElement>()
        })
    };
    let cooking = pressed("cooking").unwrap();
    cooking.focus().unwrap();
    cooking.click();
    soon().await;
    assert_eq!(words.all_now(), ["sound", "cooking"]);
    assert!(has_focus(&cooking), "the chip is the same one");
    cooking.click();
    soon().await;
    assert_eq!(words.all_now(), ["sound"]);
    let input = page.input();
    input.set_value("drums");
    page.send("input", "input");
    soon().await;
    pressed("sound").into_iter().for_each(|chip| chip.click());
    assert_eq!(words.all_now(), ["drums"], "typed and not added yet counts");
}

#[wasm_bindgen_test]
async fn what_is_chosen_stays_chosen_when_the_words_around_it_change() {
    let (chosen, title) = (RwSignal::new(None), RwSignal::new("How?"));
    let page = Mounted::new(move || {
        let cards = [ChoiceCard::new(Some("moving"), "Moving"), ChoiceCard::new(Some("stuck"), "Stuck")];
        let legend = move || title.get();
        view! { <Choice legend cards chosen/> }.into_any()
    });
    let second = page.one("label:nth-of-type(2) input").unchecked_into::<HtmlInputElement>();
    second.click();
    soon().await;
    assert_eq!(chosen.get_untracked(), Some("stuck"));
    title.set("How is it?");
    soon().await;
    assert!(second.checked() && page.one("label:nth-of-type(2)").class_list().contains("chosen"));
    chosen.set(None);
    soon().await;
    assert!(!second.checked());
}

#[wasm_bindgen_test]
async fn a_circle_draws_anew_only_the_seat_that_changed() {
    let seat = |n: u128, hand| CircleSeat {
        summary: look(n, "Ana"),
        hand,
        waits: false,
        here: false,
        spoke: false,
        href: Some(format!("#/people/{n}")),
        arc: 0,
    };
    let seats = RwSignal::new(vec![seat(1, false), seat(2, false), seat(3, false)]);
    let page = Mounted::new(move || view! { <Circle seats/> }.into_any());
    soon().await;
    assert_eq!(page.one("svg").namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(page.one("svg a").namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    let link: Element = page.one("a");
    link.unchecked_ref::<web_sys::HtmlElement>().focus().unwrap();
    seats.update(|seats| seats[1] = seat(2, true));
    soon().await;
    assert_eq!(page.words(".circle-hand").len(), 1);
    assert_eq!(page.one("a"), link);
    seats.update(|seats| seats[0] = seat(1, true));
    seats.update(|seats| seats.push(seat(4, false)));
    soon().await;
    assert_eq!((page.words(".circle-hand").len(), page.words("a").len()), (2, 4));
    assert!(has_focus(&page.one("a")), "a seat that changes is changed in place");
}

#[wasm_bindgen_test]
async fn a_fold_stays_open_and_what_is_in_it_is_made_once() {
    let (title, made) = (RwSignal::new("More"), StoredValue::new(0));
    let page = Mounted::new(move || {
        let inside = move || {
            made.update_value(|made| *made += 1);
            view! { <input/> }
        };
        let summary = move || title.get();
        view! { <Details summary>{inside()}</Details> }.into_any()
    });
    assert_eq!(made.get_value(), 0, "nothing is made before it is unfolded");
    page.one("summary").unchecked_into::<HtmlElement>().click();
    soon().await;
    page.input().set_value("typed");
    title.set("Less");
    soon().await;
    assert!(page.one("details").has_attribute("open"));
    assert_eq!((page.input().value().as_str(), made.get_value()), ("typed", 1));
}

#[wasm_bindgen_test]
async fn a_search_that_is_cleared_keeps_the_field() {
    let value = RwSignal::new(String::new());
    let page = Mounted::new(move || view! { <SearchField value/> }.into_any());
    let input = page.input();
    input.set_value("hall");
    page.send("input", "input");
    soon().await;
    assert_eq!(value.get_untracked(), "hall");
    page.send("button", "click");
    soon().await;
    assert_eq!((value.get_untracked().as_str(), input.value().as_str()), ("", ""));
    assert!(has_focus(&input));
}

#[wasm_bindgen_test]
async fn what_is_read_is_set_when_the_reading_is_over() {
    let words = RwSignal::new(vec!["sound".to_owned()]);
    let reading = words.read_untracked();
    assert!(words.try_write_untracked().is_none(), "setting it now would stop the app");
    drop(reading);
    // What the app's fields set has been read before: the change may read it again, and so may what shows it.
    let chosen = Binding::from(words);
    chosen.update(|now| now.push(format!("{} and cooking", words.with_untracked(|words| words.join(", ")))));
    assert_eq!(words.get_untracked(), ["sound", "sound and cooking"]);
    // A chip looks at the chosen words and changes them in one press.
    let known = RwSignal::new(vec!["sound".to_owned()]);
    let typed = RwSignal::new(String::new());
    let field = Words { chosen, typed: typed.into() };
    let page =
        Mounted::new(move || view! { <WordsField legend="What can you do?" words=field known/> }.into_any());
    soon().await;
    page.send(".chip", "click");
    soon().await;
    assert_eq!(words.get_untracked(), ["sound and cooking"]);
}

#[wasm_bindgen_test]
async fn a_memo_that_is_followed_has_to_be_read() {
    let source = RwSignal::new(1);
    let (computed, followed) = (StoredValue::new(0), StoredValue::new(0));
    let double = Memo::new(move |_| {
        computed.update_value(|times| *times += 1);
        source.get() * 2
    });
    let read = RwSignal::new(false);
    let page = Mounted::new(move || {
        Effect::new(move || {
            if read.get() {
                double.get();
            } else {
                double.track();
            }
            followed.update_value(|times| *times += 1);
        });
        ().into_any()
    });
    soon().await;
    source.set(2);
    soon().await;
    assert_eq!(
        (computed.get_value(), followed.get_value()),
        (0, 1),
        "nobody asked for it: it follows nothing"
    );
    read.set(true);
    soon().await;
    source.set(3);
    soon().await;
    assert_eq!((computed.get_value(), followed.get_value()), (2, 3));
    drop(page);
}

#[wasm_bindgen_test]
async fn a_field_for_words_says_when_it_takes_no_more() {
    let known = RwSignal::new(Vec::<String>::new());
    let page = Mounted::new(move || {
        view! { <WordsField legend="What can you do?" words=Words::new(Vec::new()) known/> }.into_any()
    });
    let input = page.input();
    let full = || page.one("[role=status]");
    let most = usize::try_from(input.max_length()).unwrap();
    for (letters, says) in [(most - 1, false), (most, true), (3, false)] {
        input.set_value(&"x".repeat(letters));
        page.send("input", "input");
        soon().await;
        assert_eq!(!full().has_attribute("hidden"), says, "{letters}");
    }
}
