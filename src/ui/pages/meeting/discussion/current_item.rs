//! The agenda while talking: the current item, and what is left.

use leptos::prelude::*;

use crate::browser::{announce, clock, focus};
use crate::group::{AgendaCommand, Command, Group, Item, ItemAbout, ItemId, ItemKind, MeetingId};
use crate::session::{MeetingSession, RoundKind, Timer};
use crate::text::summary::{Line as Noted, decided_at, noted_on};
use crate::text::{self, discussion::DiscussionText, news::bidi_isolate};
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{Button, Card, Details, Kind, LinkButton, icon};
use crate::ui::pages::meeting::capture::{self, CURRENT_ITEM, Capture};
use crate::ui::pages::meeting::foot::called;
use crate::ui::pages::meeting::minutes::{line::lines, next_planned};
use crate::ui::pages::meeting::plan::item::{self, Editing};
use crate::ui::pages::meeting::running::start_round::Starting;
use crate::ui::route::Route;
use crate::ui::state::App;

/// The question whether an item to decide is left without a decision.
const UNDECIDED: &str = "undecided";

/// Whether what goes on on this phone is that meeting, or one that is the same.
pub fn is_of(app: App, session: &MeetingSession, id: MeetingId) -> bool {
    app.with_untracked(|group| group.is_of(id, Some(session.meeting)))
}

/// An item as it is shown.
#[derive(Clone, PartialEq)]
struct Line {
    id: ItemId,
    what: String,
    under: String,
    minutes: usize,
    decide: bool,
    about: Option<Route>,
    /// It was said that it is talked through.
    done: bool,
    /// It is talked through, or what was decided on it is noted.
    settled: bool,
    /// It is not, nor was it taken to another meeting.
    open: bool,
}

fn line(group: &Group, item: &Item) -> Line {
    let t = &text::current().discussion;
    let kind = match item.words.kind {
        ItemKind::Share => t.share,
        ItemKind::Explore => t.explore,
        ItemKind::Decide => t.decide,
    };
    let minutes = item.words.minutes.map(usize::from).unwrap_or_default();
    let by = item.words.by.map(|by| (t.brings)(&name_or_somebody(group, Some(by))));
    let time = (minutes > 0).then(|| (t.minutes)(minutes));
    let settled = group.is_settled(item);
    let open = !settled && !group.is_carried_over(item);
    let through = match (settled, open) {
        (true, _) if !group.is_talked_through(item) => Some(t.decided.to_owned()),
        (true, _) => Some(t.talked_through.to_owned()),
        (false, false) => Some(t.for_next.to_owned()),
        _ => None,
    };
    let under: Vec<String> = [Some(kind.to_owned()), by, time, through].into_iter().flatten().collect();
    Line {
        id: item.id,
        what: item.words.what.clone(),
        under: under.join(" · "),
        minutes,
        decide: item.words.kind == ItemKind::Decide,
        about: item.about.map(|about| match about {
            ItemAbout::Commitment(id) => Route::Commitment(id),
            ItemAbout::Need(id) => Route::Need(id),
        }),
        done: item.done.is_some(),
        settled,
        open,
    }
}

/// The current item; also one whose day of being talked through came from another phone.
fn current(lines: &[Line], item: Option<ItemId>) -> Option<&Line> {
    lines.iter().find(|line| Some(line.id) == item)
}

/// The next to talk about: after the current one, then those before it that were left.
fn next(lines: &[Line], item: Option<ItemId>) -> Option<&Line> {
    let at = lines.iter().position(|line| Some(line.id) == item).map_or(0, |at| at + 1);
    let open = |line: &&Line| line.open && Some(line.id) != item;
    lines[at..].iter().chain(&lines[..at]).find(open)
}

/// The agenda as it stands.
#[derive(Clone, Copy)]
pub struct Agenda {
    app: App,
    id: MeetingId,
    lines: Memo<Vec<Line>>,
    /// The current item.
    item: Memo<Option<ItemId>>,
    now: Memo<Option<Line>>,
    /// What was decided on it, and what else was noted; where there is none, all that was decided.
    noted: Memo<[Vec<Noted>; 2]>,
    /// Whether something is left to go on to.
    more: Memo<bool>,
    /// What is talked about first, while nothing was.
    first: Memo<Option<String>>,
    /// Whether there is a current item, or one is left.
    pub goes_on: Memo<bool>,
    /// An item that is being added.
    editing: Editing,
    /// The item of which it is asked whether it is left without a decision.
    asking: RwSignal<Option<ItemId>>,
}

impl Agenda {
    /// Of this meeting.
    pub fn new(app: App, id: MeetingId) -> Self {
        let lines = Memo::new(move |_| {
            app.with(|group| group.agenda(id).into_iter().map(|item| line(group, item)).collect::<Vec<_>>())
        });
        let item = Memo::new(move |_| {
            app.session().filter(|session| is_of(app, session, id)).and_then(|session| session.item)
        });
        let now = Memo::new(move |_| lines.with(|lines| current(lines, item.get()).cloned()));
        let noted = Memo::new(move |_| {
            let item = now.with(|now| now.as_ref().map(|now| now.id));
            app.with(|group| match (group.meeting(id), item) {
                (Some(meeting), Some(item)) => noted_on(group, meeting, item, text::current()),
                (Some(meeting), None) => [decided_at(group, meeting, text::current()), Vec::new()],
                _ => <[Vec<Noted>; 2]>::default(),
            })
        });
        let more = Memo::new(move |_| lines.with(|lines| next(lines, item.get()).is_some()));
        let first = Memo::new(move |_| {
            lines.with(|lines| match current(lines, item.get()) {
                None if lines.iter().all(|line| !line.settled) => lines.first().map(|line| line.what.clone()),
                _ => None,
            })
        });
        let goes_on = Memo::new(move |_| more.get() || now.with(Option::is_some));
        let (editing, asking) = (Editing::new(), RwSignal::new(None));
        Self { app, id, lines, item, now, noted, more, first, goes_on, editing, asking }
    }

    /// Goes on to the next item. `beside` another button there is no room for what the first one is called.
    pub fn next_button(self, kind: Kind, beside: bool) -> AnyView {
        let t = &text::current().discussion;
        let label = move || match self.first.get() {
            None if self.more.get() => t.next_item.to_owned(),
            None => t.finish.to_owned(),
            Some(_) if beside => t.first.to_owned(),
            Some(what) => (t.first_item)(&called(&what)),
        };
        view! { <Button label kind on_press=move || self.next_pressed()/> }.into_any()
    }

    /// Adds an item: what comes up is not always planned.
    fn add_button(self) -> AnyView {
        let add = move || self.editing.begin(None);
        view! { <Button label=text::current().plan.add icon=icon::PLUS on_press=add/> }.into_any()
    }

    /// An item to decide is not left without a decision by a slip: that is asked once, where it stands.
    fn next_pressed(self) {
        let undecided = self
            .now
            .with_untracked(|now| now.as_ref().filter(|line| line.decide && line.open).map(|line| line.id));
        let mut asks = false;
        if let Some(item) = undecided {
            self.app.update_session(|session| asks = session.ask_undecided(item));
        }
        if asks {
            self.asking.set(undecided);
            focus::once_made_by_id(UNDECIDED);
        } else {
            self.onwards();
        }
    }

    /// The current item, and the next.
    fn current_and_next(self) -> (Option<Line>, Option<Line>) {
        self.lines.with_untracked(|lines| {
            let item = self.item.get_untracked();
            (current(lines, item).cloned(), next(lines, item).cloned())
        })
    }

    /// Puts the current item on the agenda of the meeting that follows, also where nobody has planned that one yet.
    fn take_to_next_meeting(self) {
        let Self { app, id, .. } = self;
        let (Some(from), to) = self.current_and_next() else { return };
        let into = app.with_untracked(|group| {
            let planned = next_planned(group, id, untrack(|| app.today())).map(|meeting| meeting.id);
            planned.unwrap_or_else(|| group.same_meeting(id).after())
        });
        let carry_over = AgendaCommand::CarryOver { item: from.id, into };
        let said = (text::current().discussion.taken_to_next)(&bidi_isolate(&from.what));
        if self.take_up(to.map(|line| line.id), Some(carry_over), said) {
            focus::once_made_by_id(CURRENT_ITEM);
        }
    }

    fn onwards(self) {
        let t = &text::current().discussion;
        let (from, to) = self.current_and_next();
        let next = to.as_ref().map(|line| bidi_isolate(&line.what));
        let said = match from.as_ref().filter(|from| !from.done) {
            Some(from) => (t.through)(&bidi_isolate(&from.what)),
            None => next.map_or_else(|| t.all_through.to_owned(), |next| (t.now_about)(&next)),
        };
        let done = from.filter(|from| !from.done).map(|from| AgendaCommand::Done { id: from.id, done: true });
        if self.take_up(to.map(|line| line.id), done, said) {
            focus::once_made_by_id(CURRENT_ITEM);
        }
    }

    /// Takes up this item, or none. The floor and the timer were of the one before: they begin anew, and *Undo* gives them back. Who
    /// waits to speak still does: nobody's hand is taken down for them. `left` says what becomes of the one before.
    fn take_up(self, to: Option<ItemId>, left: Option<AgendaCommand>, said: String) -> bool {
        let app = self.app;
        let writes = left.is_some();
        let is_kept = match left {
            None => {
                announce::announce(&said);
                true
            }
            Some(left) => app.execute(Command::Agenda(left), said),
        };
        if !is_kept {
            return false;
        }
        app.take_up_item(to, writes);
        true
    }
}

/// What is talked about.
pub fn head(agenda: Agenda) -> AnyView {
    let t = &text::current().discussion;
    let empty = move || match agenda.lines.with(Vec::is_empty) {
        true => t.no_agenda,
        false if agenda.more.get() => t.no_current_item,
        false => t.all_through,
    };
    let decided = Memo::new(move |_| agenda.noted.with(|[decided, _]| decided.clone()));
    let notes = Memo::new(move |_| agenda.noted.with(|[_, notes]| notes.clone()));
    let any_notes = Memo::new(move |_| notes.with(|notes| !notes.is_empty()));
    let inside = move || match agenda.now.get() {
        Some(line) => shown(line),
        None => view! {
            <p class="muted" id=CURRENT_ITEM tabindex="-1">{empty}</p>
            {move || agenda.lines.with(Vec::is_empty).then(|| {
                view! { <div class="actions">{agenda.add_button()}</div> }
            })}
        }
        .into_any(),
    };
    view! {
        <div class="talk-head">
            {inside}
            {undecided(agenda)}
            {note_decision(agenda)}
            {move || lines(agenda.app, decided.get())}
            {move || decided.with(|decided| decided.last().map(|last| who_does_it(agenda.app, last.words.clone())))}
            {move || any_notes.get().then(|| view! {
                <Details summary=move || (t.notes)(notes.with(Vec::len))>{move || lines(agenda.app, notes.get())}</Details>
            })}
            {item::sheet(agenda.id, agenda.editing)}
        </div>
    }
    .into_any()
}

/// What can be done with an item to decide that is about to be left without a decision.
fn undecided(agenda: Agenda) -> AnyView {
    let t = &text::current().discussion;
    let ask = Memo::new(move |_| {
        let asked = |line: &&Line| line.decide && line.open && agenda.asking.get() == Some(line.id);
        agenda.now.with(|now| now.as_ref().filter(asked).map(|line| (t.undecided)(&bidi_isolate(&line.what))))
    });
    let show = move |ask: String| {
        view! {
            <div class="card talk-undecided" role="group" aria-labelledby=UNDECIDED>
                <p id=UNDECIDED tabindex="-1">{ask}</p>
                <div class="actions">
                    <Button label=t.note_decision on_press=move || capture::open(Capture::Decision)/>
                    <Button label=t.take_to_next on_press=move || agenda.take_to_next_meeting()/>
                    <Button label=t.go_on kind=Kind::Ghost on_press=move || agenda.onwards()/>
                </div>
            </div>
        }
    };
    (move || ask.get().map(show)).into_any()
}

/// A decision that nobody carries out was only talk: whoever does it, and by when, is noted in the same breath.
fn who_does_it(app: App, decided: String) -> AnyView {
    let label = text::current().discussion.who_does_it;
    let note = move || capture::open_task(app, decided.clone());
    view! { <div class="actions"><Button label icon=icon::PLUS on_press=note/></div> }.into_any()
}

/// Notes what was decided on an item to decide. Where the question about it stands, that is done there.
fn note_decision(agenda: Agenda) -> AnyView {
    let t = &text::current().discussion;
    let Agenda { now, noted, asking, .. } = agenda;
    let to_decide = Memo::new(move |_| {
        let asked = asking.get();
        now.with(|now| now.as_ref().is_some_and(|line| line.decide && asked != Some(line.id)))
            && noted.with(|[decided, _]| decided.is_empty())
    });
    let show = move || {
        let note = || capture::open(Capture::Decision);
        view! { <div class="actions"><Button label=t.note_decision icon=icon::MEET on_press=note/></div> }
    };
    (move || to_decide.get().then(show)).into_any()
}

/// What can be done about it, and the whole agenda.
pub fn card(agenda: Agenda) -> AnyView {
    let t = &text::current().discussion;
    let Agenda { app, id, lines, now, .. } = agenda;
    let any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    let rounds = Starting::new(app, id);
    let inside = move || {
        view! {
            <Card title=t.current_item>
                <div class="actions">
                    {move || now.get().map(|line| acts(app, rounds, line))}
                </div>
                {whole(agenda)}
                {rounds.question()}
            </Card>
        }
    };
    (move || any.get().then(inside)).into_any()
}

fn shown(line: Line) -> AnyView {
    view! {
        <h2 class="talk-item" id=CURRENT_ITEM tabindex="-1" dir="auto">{line.what}</h2>
        <p class="muted">{line.under}</p>
    }
    .into_any()
}

fn acts(app: App, rounds: Starting, line: Line) -> AnyView {
    let t = &text::current().discussion;
    let round = move || rounds.start(RoundKind::Prompt(line.what.clone()));
    let minutes = line.minutes;
    let timer = (minutes > 0).then(|| {
        let start = move || {
            let seconds = u32::try_from(minutes * 60).unwrap_or(u32::MAX);
            app.update_session(|session| session.timer = Some(Timer { began: clock::now(), seconds }));
            announce::announce(&(t.timer_started)(minutes));
        };
        view! { <Button label=(t.start_timer)(minutes) on_press=start/> }
    });
    view! {
        <Button label=t.go_round on_press=round/>
        {timer}
        {line.about.map(|about| view! { <LinkButton label=t.about kind=Kind::Ghost href=about.hash()/> })}
    }
    .into_any()
}

/// The whole agenda, folded: what is left of it is said; any item can be chosen, and what was talked through again.
fn whole(agenda: Agenda) -> AnyView {
    let Agenda { lines, item, .. } = agenda;
    let t: &DiscussionText = &text::current().discussion;
    let left = move || {
        lines.with(|lines| {
            let open = lines.iter().filter(|line| line.open);
            (t.left)(open.clone().count(), open.map(|line| line.minutes).sum())
        })
    };
    let choose = move |line: &Line| {
        let again = line.done.then_some(AgendaCommand::Done { id: line.id, done: false });
        agenda.take_up(Some(line.id), again, (t.now_about)(&bidi_isolate(&line.what)));
    };
    let row = move |line: Line| {
        let id = line.id;
        let here = move || (item.get() == Some(id)).then_some("true");
        let (what, under) = (line.what.clone(), line.under.clone());
        let done = line.settled.then(|| icon::icon(icon::CHECK));
        view! {
            <li>
                <button type="button" class="talk-line" aria-current=here on:click=move |_| choose(&line)>
                    <span class="person-words"><b dir="auto">{what}</b><span class="muted">{under}</span></span>
                    {done}
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <p class="muted">{left}</p>
        <Details summary=t.agenda>
            <ul class="list" aria-label=t.agenda>
                {move || lines.get().into_iter().map(row).collect::<Vec<_>>()}
            </ul>
            <div class="actions">{agenda.add_button()}</div>
        </Details>
    }
    .into_any()
}
