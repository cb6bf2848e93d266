//! Closing a meeting: a last round, what to do next time, what waits for later, the end.

use leptos::prelude::*;

use super::super::capture::{self, Capture};
use super::super::foot::StageView;
use super::line;
use crate::browser::{clock, focus};
use crate::group::{
    AgendaCommand, Command, Day, Group, Item, Meeting, MeetingCommand, MeetingId, NeedCommand, NeedId,
    NeedWords, NoteCommand, NoteId, NoteKind,
};
use crate::insight::following;
use crate::session::RoundKind;
use crate::text;
use crate::text::news::bidi_isolate;
use crate::text::summary::{About, Line, Part, gather};
use crate::ui::components::{Button, Card, Kind, LinkButton, deferred, icon};
use crate::ui::navigation;
use crate::ui::pages::meeting::running::start_round::Starting;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// The stage of a meeting.
pub fn closing_view(id: MeetingId) -> StageView {
    let (app, t) = (app(), &text::current().minutes);
    let rounds = Starting::new(app, id);
    let round_of = move |kind: fn() -> RoundKind| move || rounds.start(kind());
    let open = Memo::new(move |_| {
        app.with(|group| {
            let open = |item: &&&Item| !group.is_settled(item) && !group.is_carried_over(item);
            group.agenda(id).iter().filter(open).count()
        })
    });
    let next = move || {
        // Planned already, it is looked at.
        let href = app.with(|group| match following(group, id) {
            Some(next) => Route::Meeting(next.id),
            None => Route::EditMeeting(group.same_meeting(id).after()),
        });
        view! { <LinkButton label=t.plan_next icon=icon::DAY href=href.hash()/> }
    };
    let more = move || {
        view! {
            {noted(id)}
            <Card title=t.end>
                <p class="muted">{t.end_text}</p>
                {move || (open.get() > 0).then(|| view! { <p>{(t.carried)(open.get())}</p> })}
                <div class="actions">
                    {next}
                </div>
            </Card>
        }
        .into_any()
    };
    let page = view! {
        <Card title=t.rounds>
            <p class="muted">{t.rounds_text}</p>
            <div class="actions">
                <Button label=t.appreciation icon=icon::HEART on_press=round_of(|| RoundKind::Appreciation)/>
                <Button label=t.check_out icon=icon::MEET on_press=round_of(|| RoundKind::CheckOut)/>
            </div>
        </Card>
        {rounds.question()}
        {next_time(id)}
        {later(id)}
        {deferred(more)}
    }
    .into_any();
    let ends = move || end(app, id);
    let next = view! { <Button label=t.end_button kind=Kind::Primary icon=icon::CHECK on_press=ends/> };
    StageView { page, next: next.into_any() }
}

fn end(app: App, id: MeetingId) {
    if app.execute(Command::Meeting(MeetingCommand::End(id)), text::current().minutes.ended) {
        navigation::go(Route::Minutes(id));
    }
}

/// Words for next time.
fn next_time(id: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().minutes);
    let all = Memo::new(move |_| app.with(|group| words_of(group, id, NoteKind::NextTime)));
    let show = move || {
        let line = |(id, words)| Line::new(words, About::Note(id));
        line::lines(app, all.get().into_iter().map(line).collect::<Vec<_>>())
    };
    view! {
        <Card title=t.next_time>
            <p class="muted">{t.next_time_text}</p>
            {show}
            <div class="actions">
                <Button label=t.next_time_add icon=icon::PLUS on_press=|| capture::open(Capture::NextTime)/>
            </div>
        </Card>
    }
    .into_any()
}

fn words_of(group: &Group, id: MeetingId, kind: NoteKind) -> Vec<(NoteId, String)> {
    let notes = group.notes_of(id).filter(|note| note.words.kind == kind && !note.is_taken());
    notes.map(|note| (note.id, note.words.what.clone())).collect::<Vec<_>>()
}

/// What waits for later, and where it can go.
fn later(id: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().minutes);
    let all = Memo::new(move |_| app.with(|group| words_of(group, id, NoteKind::Later)));
    let next = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| next_planned(group, id, today).map(|meeting| meeting.id))
    });
    let one = move |(note, words): (NoteId, String)| {
        let need = words.clone();
        let described = crate::ui::components::fresh_id("later");
        let to_need = move || {
            let words = NeedWords { what: need.clone(), ..NeedWords::default() };
            let say = Command::Need(NeedCommand::Say { id: NeedId(app.fresh()), words, by: None });
            let taken = Command::Note(NoteCommand::Taken(note));
            let acts = vec![Command::InMeeting { meeting: id, command: Box::new(say) }, taken];
            take_up(app, Command::Batch(acts), t.now_need.to_owned());
        };
        let to_agenda = move || {
            let Some(next) = next.get_untracked() else { return };
            let name = |meeting: &Meeting| line::title_or_day(&meeting.words.title, meeting.day());
            let named = app.with_untracked(|group| group.meeting(next).map(name).unwrap_or_default());
            // On every phone it becomes the same item.
            let take = AgendaCommand::TakeNote { note, into: next };
            take_up(app, Command::Agenda(take), (t.on_agenda)(&bidi_isolate(&named)));
        };
        let to_agenda = next.get().map(|_| {
            view! { <Button label=t.onto_agenda kind=Kind::Quiet on_press=to_agenda/> }
        });
        view! {
            <li role="group" aria-labelledby=described>
                <div class="minute">
                    <p class="minute-what minute-words" dir="auto" id=described.clone()>{words.clone()}</p>
                    {line::change(app, note, &words)}
                </div>
                <div class="actions">
                    <Button label=t.make_need kind=Kind::Quiet on_press=to_need/>
                    {to_agenda}
                </div>
            </li>
        }
    };
    let show = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            view! {
                <Card title=t.later>
                    <ul class="list later">{all.into_iter().map(one).collect::<Vec<_>>()}</ul>
                </Card>
            }
        })
    };
    show.into_any()
}

/// The meeting that follows this one, or the first one that is planned.
pub fn next_planned(group: &Group, id: MeetingId, today: Day) -> Option<&Meeting> {
    let planned = |meeting: &&Meeting| meeting.began.is_none() && meeting.ended.is_none();
    let after = following(group, id).filter(planned);
    after.or_else(|| {
        let ahead = |meeting: &&Meeting| planned(meeting) && meeting.day().is_some_and(|day| day >= today);
        group.meetings().into_iter().find(ahead)
    })
}

fn take_up(app: App, command: Command, said: String) {
    if app.execute(command, said) {
        focus::heading();
    }
}

/// What was noted so far; what is for later and for next time has a place of its own.
fn noted(id: MeetingId) -> AnyView {
    let (app, t) = (app(), &text::current().minutes);
    let all = Memo::new(move |_| {
        let words = &text::current().summary;
        let parts = app.with(|group| {
            group.meeting(id).map(|one| gather(group, one, text::current(), clock::day_and_time).parts)
        });
        let own = |part: &Part| part.title == words.later || part.title == words.next_time;
        let keep = |part: &Part| !part.lines.is_empty() && (part.deep || !own(part));
        parts
            .unwrap_or_default()
            .into_iter()
            .filter(keep)
            .map(|part| Part { deep: false, ..part })
            .collect::<Vec<_>>()
    });
    let show = move || {
        let all = all.get();
        match all.is_empty() {
            true => view! { <p class="muted">{t.noted_none}</p> }.into_any(),
            false => line::parts(app, all, true),
        }
    };
    view! { <Card title=t.noted>{show}</Card> }.into_any()
}
