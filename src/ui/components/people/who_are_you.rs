//! Who uses this phone: asked on Now and in the list of people, and set.

use leptos::prelude::*;

use super::first_steps;
use super::names::member_name;
use crate::group::{Command, MemberId};
use crate::text;
use crate::ui::components::{Button, Card, Kind, LinkButton};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// The note that remembers that the question was put off.
pub const PUT_OFF: &str = "who-later";

/// Asks who uses this phone, where nobody has said so and nobody has put the question off. Nothing where it was
/// answered or there is nobody to choose. For Now and the list of people.
#[component]
pub fn WhoAreYou() -> AnyView {
    let (app, t) = (app(), &text::current().people);
    let later = RwSignal::new(app.ui_state(PUT_OFF).is_some());
    let asks = Memo::new(move |_| !later.get() && is_asked(app));
    let put_off = move || {
        app.set_ui_state(PUT_OFF, Some("1"));
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

/// Nobody has said so; and the invented group is nobody's: one looks around in it.
fn is_asked(app: App) -> bool {
    app.me().is_none() && app.with(|group| !group.is_sample() && group.seats().next().is_some())
}

/// Whether it is still to be asked who uses this phone.
pub fn asks_who(app: App) -> bool {
    untrack(|| app.is_open() && app.ui_state(PUT_OFF).is_none() && is_asked(app))
}

/// Says who uses this phone. Returns whether it was kept.
pub fn use_phone(app: App, id: Option<MemberId>) -> bool {
    let t = &text::current().people;
    app.set_ui_state(PUT_OFF, Some("1"));
    first_steps::end(app);
    let said = match id {
        Some(id) => (t.who_set)(&app.with_untracked(|group| member_name(group, id))),
        None => t.who_none.to_owned(),
    };
    app.execute(Command::UsePhone(id), said)
}
