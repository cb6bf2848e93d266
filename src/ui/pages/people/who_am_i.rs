//! "Which of these is you?": asked once a phone, skipped or changed at any time.

use leptos::prelude::*;

use crate::browser::webxdc;
use crate::group::MemberId;
use crate::group::name::clean;
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::add_member::{add_myself, named};
use crate::ui::components::people::first_steps;
use crate::ui::components::people::names::seats_as_added;
use crate::ui::components::{Button, Kind, PageHead, SeatPicker};
use crate::ui::navigation::{back_or, came_from, go, go_instead};
use crate::ui::route::Route;
use crate::ui::state::app;

use crate::ui::components::people::who_are_you::{PUT_OFF, use_phone};

/// The page.
pub fn page() -> AnyView {
    let (app, text) = (app(), text::current());
    let t = &text.people;
    let me = app.me_untracked();
    let chosen = RwSignal::new(Vec::from_iter(me));
    // One tap on a name is the answer: nothing more to confirm, and Undo takes it back.
    Effect::new(move |before: Option<Vec<MemberId>>| {
        let now = chosen.get();
        if before.is_some_and(|before| before != now) {
            match now.first() {
                Some(id) if use_phone(app, Some(*id)) => leave(),
                Some(_) => {}
                // My own name again: it is me, as before.
                None => leave(),
            }
        }
        now
    });
    let several = move || {
        if use_phone(app, None) {
            leave();
        }
    };
    let later = move || {
        app.set_ui_state(PUT_OFF, Some("1"));
        first_steps::end(app);
        go(Route::Now);
    };
    view! {
        <PageHead title=t.who eyebrow=first_steps::eyebrow(app, 3) back=Route::People/>
        <p>{t.who_text}</p>
        {in_chat(chosen)}
        <SeatPicker legend=t.who people=seats_as_added() chosen one=true quiet=true whole=true/>
        {add_myself(chosen)}
        <div class="actions">
            <Button label=t.who_somebody kind=Kind::Ghost on_press=several/>
            {me.is_none().then(|| view! { <Button label=t.who_later kind=Kind::Ghost on_press=later/> })}
        </div>
    }
    .into_any()
}

/// The name that the person has in the chat, one tap away from being theirs here.
fn in_chat(chosen: RwSignal<Vec<MemberId>>) -> Option<AnyView> {
    let app = app();
    let name = webxdc::own_name().map(|name| clean(&name)).filter(|name| !name.is_empty())?;
    app.me_untracked().is_none().then(|| {
        let label = (text::current().chat.i_am)(&bidi_isolate(&name));
        let yes = move || {
            if let Some(person) = named(app, &name) {
                chosen.set(vec![person]);
            }
        };
        view! { <div class="actions"><Button label kind=Kind::Primary on_press=yes/></div> }.into_any()
    })
}

/// Back to what asked for it. From a file, a person's page or adding people, the next thing is what concerns me.
fn leave() {
    match came_from() {
        Some(Route::OpenFile | Route::Person(_) | Route::NewPeople) => go_instead(Route::Now),
        _ => back_or(Route::Now),
    }
}
