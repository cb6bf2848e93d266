//! Two spellings that may be one strength: it is asked, and nothing is joined without an answer.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{Command, StrengthCommand};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::{Button, Card, Kind};
use crate::ui::state::{App, app};

/// So many questions at a time; answered ones make room.
const AT_ONCE: usize = 2;

/// The questions; nothing where there are none.
pub fn questions() -> AnyView {
    let app = app();
    let pairs = Memo::new(move |_| {
        app.with(|group| group.strength_look_alikes().into_iter().take(AT_ONCE).collect::<Vec<_>>())
    });
    view! { <For each=move || pairs.get() key=Clone::clone children=move |(one, other)| question(app, one, other)/> }
        .into_any()
}

fn question(app: App, one: String, other: String) -> AnyView {
    let t = &text::current().strengths;
    let done = move |command: StrengthCommand, said: String| {
        if app.execute(Command::Strength(command), said) {
            focus::heading();
        }
    };
    let join = move |word: String, into: String| {
        let said = (t.joined)(&bidi_isolate(&into));
        done(StrengthCommand::Join { word, into }, said);
    };
    let (first, second, two) = (one.clone(), other.clone(), one.clone());
    let (first_from, second_from) = (other.clone(), one.clone());
    view! {
        <Card title=t.alike>
            <p>{(t.alike_text)(&bidi_isolate(&one), &bidi_isolate(&other))}</p>
            <div class="actions">
                <Button label=(t.alike_use)(&bidi_isolate(&one)) on_press=move || join(first_from.clone(), first.clone())/>
                <Button label=(t.alike_use)(&bidi_isolate(&other)) on_press=move || join(second_from.clone(), second.clone())/>
                <Button
                    label=t.alike_two kind=Kind::Ghost
                    on_press=move || done(StrengthCommand::Separate { word: two.clone() }, t.separated.to_owned())
                />
            </div>
        </Card>
    }
    .into_any()
}
