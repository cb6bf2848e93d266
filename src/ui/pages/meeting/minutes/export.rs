//! The ways to take the minutes home: shared, copied, printed, saved.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clipboard, clock, print, save, share};
use crate::group::{MeetingId, day};
use crate::text;
use crate::text::summary::{gather, write};
use crate::ui::components::{Button, Kind, LinkButton, icon};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// The minutes as they are now, and what their file is called but for its ending.
fn text_now(app: App, id: MeetingId, markdown: bool) -> (String, String) {
    let text = text::current();
    app.with_untracked(|group| {
        let Some(meeting) = group.meeting(id) else { return Default::default() };
        let name = meeting.day().map(|day| ["-", &day::to_text(day)].concat()).unwrap_or_default();
        (
            write(&gather(group, meeting, text, clock::day_and_time), text, markdown),
            [text.minutes.file, &name].concat(),
        )
    })
}

/// Passing them on, in reach while they are read; and the other ways, after them.
pub(super) fn ways(id: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().minutes);
    let pass_on = move || {
        let (text, name) = text_now(app, id, false);
        spawn_local(async move {
            match share::share(&name, text.as_bytes()).await {
                share::ShareOutcome::Yes => app.say(t.shared, false),
                share::ShareOutcome::Cancelled => {}
                share::ShareOutcome::Cannot => keep(app, &[&name, ".txt"].concat(), &text),
            }
        });
    };
    let copy = move || {
        let (text, _) = text_now(app, id, false);
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            app.say(if copied { t.copied } else { t.not_copied }, false);
        });
    };
    let save = move |markdown: bool| {
        let (text, name) = text_now(app, id, markdown);
        keep(app, &[name.as_str(), if markdown { ".md" } else { ".txt" }].concat(), &text);
    };
    let copy_as = move |label: &'static str, kind: Kind| {
        view! { <Button label kind icon=icon::COPY on_press=copy/> }
    };
    // Where nothing can be passed on, one pastes it into a message.
    let can_share = share::can_share();
    let first = match can_share {
        true => view! { <Button label=t.share kind=Kind::Primary icon=icon::SHARE on_press=pass_on/> },
        false => copy_as(t.copy_first, Kind::Primary),
    };
    view! {
        <div class="actions form-foot minutes-first">{first}</div>
        <section class="card minutes-take">
            <div class="actions">
                {can_share.then(|| copy_as(t.copy, Kind::Soft))}
                <Button label=t.print icon=icon::MINUTES on_press=print::print/>
                <Button label=t.save_text icon=icon::SAVE on_press=move || save(false)/>
                <Button label=t.save_markdown icon=icon::SAVE on_press=move || save(true)/>
            </div>
            <p class="muted">{t.share_text}</p>
            <div class="actions">
                <LinkButton
                    label=text::current().common.share_group kind=Kind::Ghost icon=icon::SHARE href=Route::Share.hash()
                />
            </div>
        </section>
    }
    .into_any()
}

fn keep(app: App, name: &str, text: &str) {
    let t = &text::current().minutes;
    let saved = save::save(name, "text/plain", text.as_bytes());
    app.say(if saved { t.saved } else { t.not_saved }, false);
}
