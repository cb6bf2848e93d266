//! Lists of views: rows come, go, change places and are made anew, and each keeps what is its own.

use all_leaders::ui::derived::memo;
use all_leaders::ui::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::views::{Stage, soon};

#[wasm_bindgen_test]
async fn several_views_grow_and_shrink_at_their_end() {
    let words = RwSignal::new(vec!["a", "b"]);
    let stage = Stage::new(move || {
        view! { <p>{move || words.get().into_iter().map(|word| view! { <b>{word}</b> }).collect::<Vec<_>>()}"."</p> }
    });
    let first = stage.one("b");
    for now in [vec!["a", "b", "c"], vec!["x"], vec![], vec!["a", "b"]] {
        words.set(now.clone());
        soon().await;
        let inside: String = now.iter().map(|word| format!("<b>{word}</b>")).collect();
        assert_eq!(stage.html(), format!("<p>{inside}.</p>"));
        if now == ["x"] {
            assert_eq!(stage.one("b"), first, "the first stays where one is");
        }
    }
}

#[wasm_bindgen_test]
async fn the_rows_of_a_list_keep_their_elements_wherever_they_go() {
    let names = RwSignal::new(vec![1, 2, 3]);
    let stage = Stage::new(move || {
        view! {
            <ul>
                <For each=move || names.get() key=|n| *n children=|n: i32| view! { <li id=format!("row-{n}")>{n}</li> }/>
            </ul>
        }
    });
    let kept = stage.one("#row-2");
    for now in [vec![3, 2, 1], vec![2], vec![], vec![2, 4], vec![5, 4, 2], vec![1, 5, 4, 2, 6]] {
        let was_there = names.with_untracked(|names| names.contains(&2));
        let before = was_there.then(|| stage.one("#row-2"));
        names.set(now.clone());
        soon().await;
        assert_eq!(
            stage.one("ul").text_content().unwrap(),
            now.iter().map(i32::to_string).collect::<String>()
        );
        if let Some(before) = before.filter(|_| now.contains(&2)) {
            assert_eq!(stage.one("#row-2"), before);
        }
    }
    assert_ne!(stage.one("#row-2"), kept, "it was gone in between");
}

#[wasm_bindgen_test]
async fn a_list_that_is_made_anew_still_follows() {
    let (again, names, word) = (RwSignal::new(0), RwSignal::new(vec![1, 2]), RwSignal::new("a"));
    let stage = Stage::new(move || {
        let list = move || {
            again.get();
            let row = move |n: i32| {
                let both = memo(move || format!("{n}{}", word.get()));
                view! { <li>{both}</li> }
            };
            view! { <ul><For each=move || names.get() key=|n| *n children=row/></ul> }
        };
        list.into_any()
    });
    let first = stage.one("li");
    again.set(1);
    soon().await;
    assert_eq!(stage.one("li"), first);
    word.set("b");
    names.set(vec![2, 1]);
    soon().await;
    assert_eq!(stage.html(), "<ul><li>2b</li><li>1b</li></ul>");
}

#[wasm_bindgen_test]
async fn rows_of_a_list_that_is_made_anew_give_their_elements_to_those_that_come() {
    let names = RwSignal::new(vec![1, 2]);
    let heard = RwSignal::new(Vec::new());
    let stage = Stage::new(move || {
        let list = move || {
            let names = names.get();
            let row = move |n: i32| {
                let typed = RwSignal::new(String::new());
                let type_in = move |event| typed.set(event_target_value(&event));
                let press = move |_| heard.update(|heard| heard.push((n, typed.get_untracked())));
                view! {
                    <li>
                        {n}
                        <input prop:value=typed on:input=type_in/>
                        <button on:click=press>"go"</button>
                    </li>
                }
            };
            view! { <ul><For each=move || names.clone() key=|n| *n children=row/></ul> }
        };
        list.into_any()
    });
    let first = stage.one("li");
    stage.input().set_value("of the first");
    stage.send("input", "input");
    for (now, reused) in [(vec![3, 4, 5], true), (vec![6], true), (vec![], false), (vec![7, 8], false)] {
        names.set(now.clone());
        soon().await;
        let words = stage.one("ul").text_content().unwrap();
        assert_eq!(words, now.iter().map(|n| format!("{n}go")).collect::<String>());
        if now.is_empty() {
            continue;
        }
        assert_eq!(stage.one("li") == first, reused, "{now:?}");
        assert_eq!(stage.input().value(), "", "what was typed stays with whom it was typed for");
        stage.send("button", "click");
        assert_eq!(heard.with_untracked(|heard| heard.last().cloned()), Some((now[0], String::new())));
        stage.input().set_value("more");
        stage.send("input", "input");
    }
    assert_eq!(heard.with_untracked(Vec::len), 3, "each press was heard once");
}
