//! "Which of these is you?": asked once a phone, skipped or changed at any time.

use leptos::prelude::*;

use crate::group::{Command, MemberId};
use crate::text;
use crate::ui::components::people::names::seats_by_name;
use crate::ui::components::{Button, Card, Kind, LinkButton, PageHead, SeatPicker, icon};
use crate::ui::navigation::{back_or, go};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

use crate::ui::components::people::names::member_name;

/// The note that remembers that the question was put off.
const LATER: &str = "who-later";

/// Asks who uses this phone, where nobody has said so and nobody has put the question off. Nothing where it was
/// answered or there is nobody to choose. For Now and the list of people.
#[component]
pub fn WhoAreYou() -> AnyView {
    let (app, t) = (app(), &text::current().people);
    let later = RwSignal::new(app.note(LATER).is_some());
    let asks = Memo::new(move |_| {
        // The invented group is nobody's: one looks around in it.
        !later.get()
            && app.me().is_none()
            && app.with(|group| !group.is_sample() && group.seats().next().is_some())
    });
    let put_off = move || {
        app.set_note(LATER, Some("1"));
        later.set(true);
    };
    let show = move || {
        asks.get().then(|| {
            view! {
                <Card title=t.who>
                    <p>{t.who_text}</p>
                    <div class="actions">
                        <LinkButton label=t.choose_name href=Route::WhoAmI.hash()/>
                        <Button label=t.who_later kind=Kind::Ghost on_press=put_off/>
                    </div>
                </Card>
            }
        })
    };
    show.into_any()
}

/// Says who uses this phone. Returns whether it was kept.
pub fn use_phone(app: App, id: Option<MemberId>) -> bool {
    let t = &text::current().people;
    app.set_note(LATER, Some("1"));
    let said = match id {
        Some(id) => (t.who_set)(&app.now(|group| member_name(group, id))),
        None => t.who_none.to_owned(),
    };
    app.execute(Command::UsePhone(id), said)
}

/// The page.
pub fn page() -> AnyView {
    let (app, text) = (app(), text::current());
    let t = &text.people;
    let me = app.me_now();
    let chosen = RwSignal::new(Vec::from_iter(me));
    // One tap on a name is the answer: nothing more to confirm, and Undo takes it back.
    Effect::new(move |before: Option<Vec<MemberId>>| {
        let now = chosen.get();
        if before.is_some_and(|before| before != now)
            && let Some(id) = now.first()
            && use_phone(app, Some(*id))
        {
            back_or(Route::Now);
        }
        now
    });
    let nobody = move || {
        if me.is_some() {
            use_phone(app, None);
        } else {
            app.set_note(LATER, Some("1"));
        }
        go(Route::Now);
    };
    view! {
        <PageHead title=t.who back=Route::People/>
        <p>{t.who_text}</p>
        <SeatPicker legend=t.who people=seats_by_name() chosen one=true quiet=true/>
        <div class="actions">
            <LinkButton label=t.who_not_here icon=icon::PLUS href=Route::NewPeople.hash()/>
            <Button label=if me.is_some() { t.who_somebody } else { t.who_later } kind=Kind::Ghost on_press=nobody/>
        </div>
    }
    .into_any()
}
