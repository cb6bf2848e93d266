//! What somebody asks of whoever uses this phone.

use leptos::prelude::*;

use crate::group::{Question, QuestionId};
use crate::text;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{Card, LinkButton};
use crate::ui::route::Route;
use crate::ui::state::app;

/// So many questions wait for a word at once.
const SOME: usize = 2;

/// A card for each question that waits for a word of whoever uses this phone.
pub fn asked_of_me() -> AnyView {
    let (app, t) = (app(), &text::current().questions);
    let waiting = Memo::new(move |_| {
        let me = app.me();
        app.with(|group| {
            let waiting = me.map(|me| group.questions_for(me)).unwrap_or_default();
            let one = |one: &&Question| (one.id, name_or_somebody(group, one.by), one.what.clone());
            waiting.iter().take(SOME).map(one).collect::<Vec<_>>()
        })
    });
    let one = move |(id, who, what): (QuestionId, String, String)| {
        let href = Route::Question(id).hash();
        view! {
            <Card title=(t.asks_you)(&who)>
                <p class="quote" dir="auto">{what}</p>
                <div class="actions"><LinkButton label=t.answer href=href/></div>
            </Card>
        }
    };
    (move || waiting.get().into_iter().map(one).collect::<Vec<_>>()).into_any()
}
