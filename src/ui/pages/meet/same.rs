//! Two phones may have noted one meeting apart: that is asked, and what they noted comes together.

use crate::ui::prelude::*;

use crate::browser::focus;
use crate::domain::{Act, MeetingAct, MeetingId};
use crate::insight::look_the_same;
use crate::text;
use crate::ui::derived::memo;
use crate::ui::kit::{Button, Card, Kind};
use crate::ui::pages::plan::MeetingLook;
use crate::ui::state::app;

/// The note that remembers on this phone which are two.
const APART: &str = "meetings-apart";

fn pair(one: MeetingId, other: MeetingId) -> String {
    [&*one.min(other).to_string(), "+", &*one.max(other).to_string()].concat()
}

/// The question; nothing where there is nothing to ask.
pub fn question() -> AnyView {
    let (app, t) = (app(), &text::current().meet);
    let apart = RwSignal::new(app.note(APART).unwrap_or_default());
    let alike = memo(move || {
        let (today, apart) = (app.today(), apart.get());
        app.with(|group| {
            let (one, other) = look_the_same(group, today, |one, other| apart.contains(&pair(one, other)))?;
            let look = |id| group.meeting(id).map(|meeting| MeetingLook::of(meeting, today));
            Some((look(one)?, look(other)?))
        })
    });
    let show = move || {
        alike.get().map(|(one, other)| {
            let (first, second) = (one.id, other.id);
            let yes = move || {
                if app.act(Act::Meeting(MeetingAct::Same(first, second)), t.same_done) {
                    focus::heading();
                }
            };
            let no = move || {
                // The latest are enough: older ones are not asked about any more.
                let kept = apart.get_untracked();
                let kept: Vec<&str> = kept.split(' ').take(20).into_vec();
                let all = [&pair(first, second), " ", &*kept.join(" ")].concat();
                app.set_note(APART, Some(&all));
                apart.set(all);
                focus::heading();
            };
            view! {
                <Card title=t.same>
                    <p>{t.same_text}</p>
                    <ul class="list"><li>{one.line()}</li><li>{other.line()}</li></ul>
                    <div class="actions">
                        <Button label=t.same_yes kind=Kind::Primary on_press=yes/>
                        <Button label=t.same_no on_press=no/>
                    </div>
                </Card>
            }
        })
    };
    show.into_any()
}
