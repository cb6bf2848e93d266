//! "Which of these is you?": asked once a phone, skipped or changed at any time.

use leptos::prelude::*;

use crate::group::MemberId;
use crate::text;
use crate::ui::components::people::first_steps;
use crate::ui::components::people::names::seats_by_name;
use crate::ui::components::{Button, Kind, LinkButton, PageHead, SeatPicker, icon};
use crate::ui::navigation::{back_or, came_from, go, go_instead};
use crate::ui::route::Route;
use crate::ui::state::app;

use crate::ui::components::people::who_are_you::{PUT_OFF, use_phone};

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
            match came_from() {
                // The file is in, and the next thing is what concerns me.
                Some(Route::OpenFile) => go_instead(Route::Now),
                _ => back_or(Route::Now),
            }
        }
        now
    });
    let nobody = move || {
        if me.is_some() {
            use_phone(app, None);
        } else {
            app.set_note(PUT_OFF, Some("1"));
            first_steps::end(app);
        }
        go(Route::Now);
    };
    view! {
        <PageHead title=t.who eyebrow=first_steps::eyebrow(app, 3) back=Route::People/>
        <p>{t.who_text}</p>
        <SeatPicker legend=t.who people=seats_by_name() chosen one=true quiet=true/>
        <div class="actions">
            <LinkButton label=t.who_not_here icon=icon::PLUS href=Route::NewPeople.hash()/>
            <Button label=if me.is_some() { t.who_somebody } else { t.who_later } kind=Kind::Ghost on_press=nobody/>
        </div>
    }
    .into_any()
}
