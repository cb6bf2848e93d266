//! What a file would bring, in plain words, before anything changes; and what it brought.

use leptos::prelude::*;

use super::tell;
use crate::browser::clock;
use crate::group::name::cut_to;
use crate::group::{Day, Group, News, NoteKind, day};
use crate::replica::ClockNotice;
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::look_alikes::LookAlikes;
use crate::ui::components::people::names::summaries;
use crate::ui::components::people::who_are_you::asks_who;
use crate::ui::components::{Button, Card, Details, Kind, LinkButton, day_words, full_day};
use crate::ui::navigation::{go, use_route};
use crate::ui::news::{lines_for, news_lists};
use crate::ui::route::Route;
use crate::ui::state::{App, Brought, Carrier, GroupPlace, ImportOutcome, Incoming, OpeningStage};

/// So many pieces of news stand in the open; the rest is folded away.
const IN_THE_OPEN: usize = 12;
/// So many people and tasks of a group that is new here are named.
const NAMED: usize = 3;
/// So many decisions of its last meeting.
const DECISIONS: usize = 2;
/// So many letters of what is to be done stand there.
const LONGEST: usize = 60;
/// The form for a group takes no longer one, a file may have any.
const LONGEST_PURPOSE: usize = 300;
/// So many are told at all: more nobody reads here, and all of them are in the history.
const AT_MOST: usize = 300;
/// The note that remembers that a file's changes were brought into the group: what that does needs no telling any more.
const BROUGHT_BEFORE: &str = "brought-before";

/// The files as they were read and compared, with *Bring in these changes* and *Cancel*.
pub fn seen(app: App) -> AnyView {
    let common = &text::current().common;
    let cards: Vec<AnyView> = app.opening.stage.with_untracked(|stage| match stage {
        OpeningStage::Seen(seen) => seen.iter().map(|incoming| card(app, incoming)).collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    let something = app.opening.stage.with_untracked(
        |stage| matches!(stage, OpeningStage::Seen(seen) if seen.iter().any(Incoming::brings_something)),
    );
    let changes_open = app.opening.stage.with_untracked(
        |stage| matches!(stage, OpeningStage::Seen(seen) if seen.iter().any(|one| one.place == GroupPlace::Open)),
    );
    // Who has nothing yet has no changes to bring in.
    let joins: Option<String> = app.opening.stage.with_untracked(|stage| match stage {
        OpeningStage::Seen(seen) if app.groups().is_empty() => match seen.as_slice() {
            [one] if one.place == GroupPlace::New => Some(bidi_isolate(&one.name)),
            _ => None,
        },
        _ => None,
    });
    let joined = joins.clone();
    let here = use_route();
    let bring = move || {
        if changes_open {
            app.set_ui_state(BROUGHT_BEFORE, Some("1"));
        }
        let joined = joined.clone();
        app.bring_in_seen(move |outcome| {
            match (&outcome, &joined) {
                (ImportOutcome::All, Some(name)) => {
                    app.say((text::current().share.joined)(name), app.can_undo() > 0 && !app.is_in_chat())
                }
                _ => tell_outcome(app, outcome),
            }
            if here.get_untracked() == Route::OpenFile && is_first_opening(app) {
                go(if asks_who(app) { Route::WhoAmI } else { Route::Now });
            }
        });
    };
    let cancel = move || app.put_away();
    if !something {
        tell(nothing_new(app));
    }
    let to_all = something && app.is_in_chat();
    let label = joins.map_or_else(|| common.bring_in.to_owned(), |name| (text::current().share.join)(&name));
    view! {
        {cards}
        {to_all.then(|| view! { <p>{text::current().chat.goes_to_all}</p> })}
        <div class="actions">
            {something.then(|| view! { <Button label=label kind=Kind::Primary on_press=bring/> })}
            <Button label=common.cancel kind=Kind::Ghost on_press=cancel/>
        </div>
    }
    .into_any()
}

/// That there is nothing new in what was opened, whatever that is.
fn nothing_new(app: App) -> &'static str {
    let words = &text::current().share;
    match app.opening.carrier.get_untracked() {
        Carrier::File => words.nothing_new,
        Carrier::Link => words.nothing_new_link,
        Carrier::Code => text::current().codes.nothing_new,
    }
}

/// Whether all that came in is a group that is new on this phone: there is nothing to read about it, and whoever opened it
/// goes straight on.
fn is_first_opening(app: App) -> bool {
    let opening = app.opening;
    let is_one_group = opening.stage.with_untracked(|stage| match stage {
        OpeningStage::Brought(brought) => {
            matches!(brought.as_slice(), [one] if one.is_new && app.open_group_untracked() == Some(one.group))
        }
        _ => false,
    });
    let nothing_else = opening.waiting.get_untracked() == 0 && opening.refused.with_untracked(Vec::is_empty);
    is_one_group && nothing_else
}

/// Says what came of it, wherever the person is by now.
fn tell_outcome(app: App, outcome: ImportOutcome) {
    let words = &text::current().share;
    // In a chat everybody has it.
    let undo = app.can_undo() > 0 && !app.is_in_chat();
    match outcome {
        ImportOutcome::All => app.say(words.brought_in, undo),
        ImportOutcome::Elsewhere(name) => app.say((words.brought_elsewhere)(&bidi_isolate(&name)), false),
        ImportOutcome::Later => app.say(words.brought_later, undo),
        ImportOutcome::Stopped(0) => app.say(words.cancelled, false),
        ImportOutcome::Stopped(stayed) => app.say((words.stopped_partly)(stayed), false),
        ImportOutcome::NotStopped => app.say(words.not_stopped, undo),
        ImportOutcome::Gone(name) => app.say((words.gone)(&bidi_isolate(&name)), false),
        ImportOutcome::Changed => app.say(words.look_again, false),
        // The frame says why.
        ImportOutcome::Refused => {}
    }
}

fn card(app: App, incoming: &Incoming) -> AnyView {
    let words = &text::current().share;
    let today = app.today();
    let saved: Vec<_> = incoming
        .saved
        .iter()
        .map(|saved| {
            let when = when(today, clock::day_of(saved.at));
            let by = crate::group::name::clean(&saved.by);
            let line =
                if by.is_empty() { (words.saved_by_somebody)(&when) } else { (words.saved_by)(&by, &when) };
            view! { <p class="muted" dir="auto">{line}</p> }
        })
        .collect::<Vec<_>>();
    let clocks: Vec<_> = incoming
        .clocks
        .iter()
        .map(|notice| {
            let line = clock_line(incoming, notice, today);
            view! { <p dir="auto">{line}</p> }
        })
        .collect::<Vec<_>>();
    let name = incoming.name.as_str();
    let place = match incoming.place {
        GroupPlace::Open => None,
        GroupPlace::Stored => Some((words.other_group)(name)),
        GroupPlace::New if app.groups().is_empty() => Some((words.new_group_first)(name)),
        GroupPlace::New => Some((words.new_group)(name)),
    };
    let changes = if incoming.place == GroupPlace::New {
        new_group(&incoming.after, today)
    } else if !incoming.brings_something() {
        view! { <p>{nothing_new(app)}</p> }.into_any()
    } else if incoming.preview.is_nothing_new() {
        view! { <p>{words.only_keys}</p> }.into_any()
    } else if incoming.here.is_empty() {
        view! { <p>{words.only_marks}</p> }.into_any()
    } else {
        let count = (words.new_here)(incoming.here.len());
        let first_time =
            app.ui_state(BROUGHT_BEFORE).is_none() && incoming.place == GroupPlace::Open && !app.is_in_chat();
        view! {
            {first_time.then(|| view! { <p>{words.first_time}</p> })}
            <h3>{count}</h3>
            {news_list(app, &incoming.after, &incoming.here, false)}
        }
        .into_any()
    };
    let left_out = (!incoming.keeps_keys).then(|| view! { <p>{words.keys_left_out}</p> });
    let lacks = (incoming.place != GroupPlace::New && !incoming.there.is_empty()).then(|| {
        let line = (words.lacks)(incoming.there.len());
        let list = news_list(app, &incoming.after, &incoming.there, false);
        view! { <Details summary=line>{list}</Details> }
    });
    let until_closed = (!incoming.undo_lasts && !app.is_in_chat())
        .then(|| view! { <p class="muted">{words.undo_until_closed}</p> });
    view! {
        <Card title=(words.from_group)(name)>
            {saved}
            {place.map(|place| view! { <p dir="auto">{place}</p> })}
            {clocks}
            {changes}
            {left_out}
            {until_closed}
            {lacks}
        </Card>
    }
    .into_any()
}

/// What a group that is new on this phone is for, who is in it, what they do, and when they last met: the first few of each.
fn new_group(group: &Group, today: Day) -> AnyView {
    let text = text::current();
    let words = &text.share;
    // The first few, and how many more; a single one more is named as well.
    let list = |mut all: Vec<String>, more: fn(usize) -> String| {
        let beyond = all.len().saturating_sub(NAMED);
        if beyond > 1 {
            all.truncate(NAMED);
            all.push(more(beyond));
        }
        text.list(&all)
    };
    let purpose = cut_to(group.purpose(), LONGEST_PURPOSE);
    let purpose = (!purpose.is_empty()).then(|| view! { <p dir="auto">{purpose}</p> });
    let people = summaries(group.seats());
    let names: Vec<String> = people.iter().map(|summary| bidi_isolate(&summary.name)).collect();
    let people = (!names.is_empty()).then(|| {
        let count = names.len();
        view! { <p dir="auto">{(words.new_group_people)(&list(names, words.more_people), count)}</p> }
    });
    let open = group.commitments().filter(|one| one.is_open() && !one.what.is_empty());
    let tasks: Vec<String> =
        open.map(|one| (words.quoted)(&bidi_isolate(&cut_to(&one.what, LONGEST)))).collect();
    let tasks = (!tasks.is_empty())
        .then(|| view! { <p dir="auto">{(words.new_group_tasks)(&list(tasks, words.more_tasks))}</p> });
    let met = last_met(group, today).map(|met| view! { <p dir="auto">{met}</p> });
    view! { {purpose}{people}{tasks}{met} }.into_any()
}

/// When the last meeting was, and what was decided in it.
fn last_met(group: &Group, today: Day) -> Option<String> {
    let text = text::current();
    let words = &text.share;
    let mut held = group.meetings().into_iter().rev().filter(|one| one.is_over());
    let (meeting, on) = held.find_map(|one| Some((one, one.day()?)))?;
    let decided = group.notes_of(meeting.id).filter(|note| note.words.kind == NoteKind::Decision);
    let decided: Vec<String> = decided
        .take(DECISIONS)
        // The sentence that names them has its own full stop.
        .map(|note| (words.quoted)(&bidi_isolate(&cut_to(note.words.what.trim_end_matches('.'), LONGEST))))
        .collect();
    Some((words.new_group_met)(&when(today, on), &text.list(&decided)))
}

/// Whose clock is wrong, told to whoever can put it right, as far as anybody knows.
fn clock_line(incoming: &Incoming, notice: &ClockNotice, today: Day) -> String {
    let words = &text::current().share;
    let whose = |device| {
        let name = incoming.after.user_of(device).map(|member| member.name.clone());
        name.map_or(words.somebodys_phone.to_owned(), |name| (words.phone_of)(&name))
    };
    let on = |time| full_day(clock::day_of(time));
    match notice {
        ClockNotice::Ours { others } => (words.our_clock)(&full_day(today), &on(*others)),
        ClockNotice::Theirs(wrong) => (words.wrong_clock)(&whose(wrong.device), &on(wrong.claims)),
        ClockNotice::Either(other) => {
            (words.either_clock)(&full_day(today), &whose(other.device), &on(other.claims))
        }
    }
}

/// "today", "3 days ago": a day of the past in words.
fn when(today: Day, on: Day) -> String {
    // A file from a clock that runs ahead was saved today, as far as anyone here can tell.
    day_words(today, if day::days_between(today, on) > 0 { today } else { on })
}

/// `link` where it is in already: each leads to what it is about, and what was merged can be separated again.
fn news_list(app: App, group: &Group, news: &[News], link: bool) -> AnyView {
    let words = &text::current().share;
    let reader = group.user_of(app.device()).map(|member| member.id);
    let mut lines = lines_for(group, news, reader, app.today(), AT_MOST);
    let beyond = news.len().saturating_sub(AT_MOST);
    let rest = lines.split_off(lines.len().min(IN_THE_OPEN));
    let more = rest.len() + beyond;
    let folded = (more > 0).then(|| {
        let last = (beyond > 0).then(|| view! { <p>{(words.and_more)(beyond)}</p> });
        view! { <Details summary=(words.and_more)(more)>{news_lists(rest, link)}{last}</Details> }
    });
    view! { {news_lists(lines, link)}{folded} }.into_any()
}

/// What changed, once it is in.
pub fn brought(app: App) -> AnyView {
    let words = &text::current().share;
    let brought = app.opening.stage.with_untracked(|stage| match stage {
        OpeningStage::Brought(brought) => brought.clone(),
        _ => Vec::new(),
    });
    // Whoever opens the group here for the first time says who they are, and is on their own Now.
    let (onward, to) = match asks_who(app) {
        true => (text::current().people.who, Route::WhoAmI),
        false => (words.to_now, Route::Now),
    };
    let cards = brought.into_iter().map(|one| brought_card(app, one)).collect::<Vec<_>>();
    view! {
        {cards}
        <LookAlikes/>
        <div class="actions">
            <LinkButton label=onward href=to.hash() kind=Kind::Primary/>
            <Button label=words.open_another on_press=move || app.put_away()/>
        </div>
    }
    .into_any()
}

/// What was brought into one group; where another one is open, the way there. A group that is new here has no news: what
/// is in it is what there is.
fn brought_card(app: App, brought: Brought) -> AnyView {
    let words = &text::current().share;
    let Brought { group, name, is_new, news } = brought;
    let is_open = Memo::new(move |_| app.is_open() && app.with(Group::id) == group);
    let heading = name.clone();
    let content = move || {
        let name = bidi_isolate(&name);
        if is_open.get() {
            return match is_new {
                true => view! { <p dir="auto">{(words.now_here)(&name)}</p> }.into_any(),
                false => app.with(|group| news_list(app, group, &news, true)),
            };
        }
        let line = (words.brought_elsewhere)(&name);
        let go_there = move || {
            app.open_group(group);
            go(Route::Now);
        };
        view! {
            <p dir="auto">{line}</p>
            <div class="actions"><Button label=(words.go_to)(&name) on_press=go_there/></div>
        }
        .into_any()
    };
    view! { <Card title=(words.from_group)(&heading)>{content}</Card> }.into_any()
}
