//! Every line as it was understood, what is left out and why, and *Bring in*.

use leptos::prelude::*;
use uuid::Uuid;

use super::line_parts::{id_of, place_of, ticks};
use super::{Page, Step, edit, line, meetings, words};
use crate::group::{Command, Day};
use crate::intake::plan::{Draft, Entry, LeftOut, Outcome};
use crate::text;
use crate::ui::components::{Banner, Button, Card, Details, FormError, Kind, PagedList, Tone};
use crate::ui::navigation;
use crate::ui::route::{Route, WorkTab};

/// A part of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Decided,
    ToDo,
    Maybe,
    Left,
}

impl Part {
    /// The part in which a line stands, taken or not.
    fn of(entry: &Entry) -> Part {
        match entry.left_out {
            _ if entry.decision => Part::Decided,
            None => Part::ToDo,
            Some(LeftOut::Maybe) => Part::Maybe,
            Some(_) if entry.taken => Part::ToDo,
            Some(_) => Part::Left,
        }
    }
}

/// The lines of a part, with a heading where `headed` says so.
fn part(
    page: Page,
    part: Part,
    ids: Memo<Vec<Uuid>>,
    today: Day,
    headed: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = &text::current().intake;
    let (title, hint) = match part {
        Part::Decided => (t.decisions, None),
        Part::Maybe => (t.maybe, Some(t.maybe_hint)),
        Part::ToDo | Part::Left => (t.list, None),
    };
    let tick = move |taken: bool| {
        page.draft.update(|draft| {
            for at in 0..draft.entries.len() {
                if Part::of(&draft.entries[at]) == part && draft.entries[at].taken != taken {
                    draft.take(at, taken);
                }
            }
        });
    };
    let several = Memo::new(move |_| ids.with(|ids| ids.len() > 1));
    view! {
        <section class="stack" hidden=move || ids.with(Vec::is_empty)>
            {move || headed().then(|| view! { <h2 class="eyebrow">{title}</h2> })}
            {hint.map(|hint| view! { <p class="muted">{hint}</p> })}
            {move || several.get().then(|| ticks(title, tick))}
            <div class="bring-lines">
                <PagedList ids item=move |id| line::line(page, place_of(id), today) label=title/>
            </div>
        </section>
    }
    .into_any()
}

pub(super) fn body(page: Page) -> AnyView {
    let t = &text::current().intake;
    let today = page.app.today();
    let ids = move |part: Part| {
        Memo::new(move |_| {
            page.draft.with(|draft| {
                let all = draft.entries.iter().enumerate();
                all.filter(|(_, entry)| Part::of(entry) == part).map(|(at, _)| id_of(at)).collect::<Vec<_>>()
            })
        })
    };
    let (shown, left) = (ids(Part::ToDo), ids(Part::Left));
    let (decided, maybe) = (ids(Part::Decided), ids(Part::Maybe));
    let no_day = RwSignal::new(false);
    let count = Memo::new(move |_| page.draft.with(|draft| draft.count()));
    let empty = RwSignal::new(false);
    let not_kept = RwSignal::new(false);
    let press = move || {
        not_kept.set(false);
        let meetings = page.draft.with_untracked(|draft| draft.held.iter().any(|held| held.taken));
        if count.get_untracked().taken == 0 && !meetings {
            empty.set(true);
            return;
        }
        empty.set(false);
        no_day.set(page.draft.with_untracked(Draft::waits_for_day));
        if no_day.get_untracked() {
            return;
        }
        page.at_work(move || not_kept.set(!execute(page)));
    };
    let intro = move || {
        let nothing = shown.with(Vec::is_empty) && decided.with(Vec::is_empty) && maybe.with(Vec::is_empty);
        if nothing { t.nothing_found } else { t.lines_intro }
    };
    let asks = page.draft.with_untracked(|draft| draft.asks());
    let counted = move || {
        let count = count.get();
        (t.count)(count.taken, count.left)
    };
    // Beside the meetings the lines need a heading of their own.
    let heading = move || {
        page.draft.with(|draft| !draft.held.is_empty())
            || !decided.with(Vec::is_empty)
            || !maybe.with(Vec::is_empty)
    };
    view! {
        <p class="muted">{intro}</p>
        <div class="row">
            {asks.then(|| view! { <Button label=t.names on_press=move || page.go(Step::Ask)/> })}
            <Button label=t.start_over kind=Kind::Ghost on_press=move || page.go(Step::Paste)/>
        </div>
        {meetings::list(page, today)}
        {part(page, Part::Decided, decided, today, || true)}
        {part(page, Part::ToDo, shown, today, heading)}
        {part(page, Part::Maybe, maybe, today, || true)}
        {move || (!left.with(Vec::is_empty)).then(|| left_out(page, left))}
        <div class="bring-end">
            {move || not_kept.get().then(|| view! { <Banner text=t.not_kept tone=Tone::Care/> })}
            <FormError error=move || {
                if no_day.get() { Some(t.day_missing) } else { empty.get().then_some(t.nothing_taken) }
            }/>
            <p class="bring-count" aria-live="polite">{counted}</p>
            <Button
                label=move || if page.busy.get() { t.bringing } else { t.bring_in }
                kind=Kind::Primary wide=true busy=page.busy on_press=press
            />
        </div>
        {edit::sheet(page, today)}
    }
    .into_any()
}

/// All of it as one act; returns whether it was kept.
fn execute(page: Page) -> bool {
    let (app, t) = (page.app, &text::current().intake);
    let built = app.with_untracked(|group| {
        let mut fresh = || app.fresh();
        page.draft.with_untracked(|draft| draft.build(group, &words(), &mut fresh))
    });
    let added = built
        .commands
        .iter()
        .map(|command| if let Command::AddMembers(people) = command { people.len() } else { 0 })
        .sum();
    let said = (t.brought)(
        built.meetings(Outcome::New),
        built.count(Outcome::New),
        built.count(Outcome::CheckIn) + built.count(Outcome::Adds) + built.meetings(Outcome::Adds),
        added,
    );
    if built.commands.is_empty() {
        app.say(t.nothing_new, false);
    } else if !app.execute(Command::Batch(built.commands), said) {
        return false;
    }
    page.forget();
    navigation::go_instead(Route::Work(WorkTab::Everyone));
    true
}

fn left_out(page: Page, left: Memo<Vec<Uuid>>) -> AnyView {
    let t = &text::current().intake;
    let one = move |id: Uuid| {
        let at = place_of(id);
        let Some((source, why)) = page.draft.with_untracked(|draft| {
            draft.entries.get(at).map(|entry| (entry.source.trim().to_owned(), entry.left_out))
        }) else {
            return ().into_any();
        };
        let why = match why {
            Some(LeftOut::Nothing(why)) => (t.why)(why),
            _ => t.head,
        };
        let take = move || {
            page.draft.update(|draft| {
                draft.take(at, true);
            });
        };
        view! {
            <div class="bring-left">
                <p dir="auto">{source}</p>
                <p class="muted">{why}</p>
                <Button label=t.take_it kind=Kind::Quiet on_press=take/>
            </div>
        }
        .into_any()
    };
    // The number of lines is read once: the fold stays open while one after the other is taken.
    let summary = move || (t.left_out)(left.with(Vec::len));
    view! {
        <Card>
            <Details summary>
                <p class="muted">{t.left_hint}</p>
                <PagedList ids=left item=one/>
            </Details>
        </Card>
    }
    .into_any()
}
