//! Who waits to speak, in their order.

use leptos::prelude::*;
use uuid::Uuid;

use super::floor::{give_floor, named};
use super::{Discussion, Waits};
use crate::browser::focus;
use crate::group::name::short_names;
use crate::group::{Command, MemberId, SpeakingRequest, StackCommand, StackReason};
use crate::text::{self, discussion::DiscussionText};
use crate::ui::components::{Button, Card, Chip, Kind, PagedList, Seat, Sheet, icon};

const QUEUE: &str = "queue";

/// So many names stand in the line above the seats.
const NAMED: usize = 3;

fn is_progressive(discussion: Discussion) -> Memo<bool> {
    let Discussion { app, id, .. } = discussion;
    Memo::new(move |_| app.with(|group| group.meeting(id).is_some_and(|one| one.progressive)))
}

/// Who speaks next, in one line that is in sight above the seats however many they are. A press leads to all who wait.
pub fn line(discussion: Discussion) -> AnyView {
    let t = &text::current().discussion;
    let progressive = is_progressive(discussion);
    let more = Memo::new(move |_| discussion.waits.with(Vec::len).saturating_sub(NAMED));
    let names = Memo::new(move |_| {
        let short = discussion.around.with(|around| {
            let names = short_names(around.iter().map(|summary| &*summary.name));
            around.iter().map(|summary| summary.id).zip(names).collect::<Vec<_>>()
        });
        let called = |one: &Waits| {
            let short = short.iter().find(|(id, _)| *id == one.summary.id).map(|(_, short)| short);
            text::news::bidi_isolate(short.unwrap_or(&one.summary.name))
        };
        discussion.waits.with(|waits| waits.iter().take(NAMED).map(called).collect::<Vec<_>>()).join(", ")
    });
    let words = move || {
        let order = if progressive.get() { t.progressive } else { t.queue_next };
        names.with(|names| (t.queue)(order, if names.is_empty() { t.queue_empty } else { names }))
    };
    let others =
        move || if more.get() == 0 { String::new() } else { ["+", &more.get().to_string()].concat() };
    // Long names may be cut off where it is seen, never where it is heard.
    let whole = move || [words().as_str(), &others()].join(" ");
    view! {
        <button type="button" class="talk-queue" aria-label=whole on:click=|_| { focus::by_id(QUEUE); }>
            <span>{words}</span>
            <b hidden=move || more.get() == 0>{others}</b>
        </button>
    }
    .into_any()
}

/// The stack, and which order it has.
pub fn card(discussion: Discussion) -> AnyView {
    let t = &text::current().discussion;
    let (app, meeting) = (discussion.app, discussion.id);
    let progressive = is_progressive(discussion);
    let none = Memo::new(move |_| discussion.waits.with(Vec::is_empty));
    let ids = Memo::new(move |_| {
        discussion.waits.with(|waits| waits.iter().map(|one| one.summary.id.0).collect::<Vec<_>>())
    });
    let switch = move || {
        let on = !progressive.get_untracked();
        let said = if on { t.progressive_on } else { t.progressive_off };
        app.execute(Command::Stack(StackCommand::Progressive { meeting, on }), said);
    };
    view! {
        <div id=QUEUE tabindex="-1">
            <Card title=t.stack>
                <p class="muted">{t.queue_is}</p>
                <div class="talk-order">
                    <Chip label=t.progressive on=progressive on_press=switch/>
                    <p class="muted">{move || if progressive.get() { t.progressive_text } else { t.in_order_text }}</p>
                </div>
                <p class="muted" hidden=move || !none.get()>{t.nobody_waits}</p>
                <PagedList ids item=move |id| row(discussion, MemberId(id)) label=t.stack.to_owned()/>
            </Card>
        </div>
    }
    .into_any()
}

/// What somebody waits for.
fn request(t: &DiscussionText, request: SpeakingRequest) -> &'static str {
    match request {
        SpeakingRequest::Process => t.process,
        SpeakingRequest::Response => t.response,
        SpeakingRequest::Speak => t.speak,
    }
}

fn under(t: &DiscussionText, one: &Waits) -> &'static str {
    match one.reason {
        StackReason::InOrder => "",
        StackReason::NotHeard => t.not_heard,
        StackReason::HeardLess => t.heard_less,
        StackReason::Process | StackReason::Response => request(t, one.request),
    }
}

/// Who stands here, and whether they can be moved: among those who wait for the same.
fn place(waits: &[Waits], who: MemberId) -> Option<(usize, &Waits, [bool; 2])> {
    let at = waits.iter().position(|one| one.summary.id == who)?;
    let one = &waits[at];
    let like = |other: Option<&Waits>| other.is_some_and(|other| other.request == one.request);
    Some((at, one, [at > 0 && like(waits.get(at - 1)), like(waits.get(at + 1))]))
}

fn row(discussion: Discussion, who: MemberId) -> AnyView {
    let t = &text::current().discussion;
    let one =
        Memo::new(move |_| discussion.waits.with(|waits| place(waits, who).map(|(_, one, _)| one.clone())));
    let moves = Memo::new(move |_| {
        discussion.waits.with(|waits| place(waits, who).map_or([false; 2], |(.., moves)| moves))
    });
    let name = move || text::news::bidi_isolate(&discussion.app.name_of(who));
    view! {
        <div class="talk-row">
            <button type="button" class="person talk-who" on:click=move |_| ask(discussion, who)>
                {move || one.get().map(|one| {
                    let (name, under) = (one.summary.name.clone(), under(t, &one));
                    view! {
                        <Seat summary=one.summary/>
                        <span class="person-words">
                            <bdi class="person-name">{name}</bdi>
                            {(!under.is_empty()).then(|| view! { <span class="muted">{under}</span> })}
                        </span>
                    }
                })}
            </button>
            <button
                type="button" class="btn-icon talk-earlier" id=end(who, 0) aria-label=move || (t.earlier)(&name())
                disabled=move || !moves.get()[0] on:click=move |_| shift(discussion, who, 0)
            >
                {icon::icon(icon::DOWN)}
            </button>
            <button
                type="button" class="btn-icon" id=end(who, 1) aria-label=move || (t.later)(&name())
                disabled=move || !moves.get()[1] on:click=move |_| shift(discussion, who, 1)
            >
                {icon::icon(icon::DOWN)}
            </button>
        </div>
    }
    .into_any()
}

/// The ids of the buttons that move somebody: 0 to the front, 1 to the end.
fn end(who: MemberId, way: usize) -> String {
    let who: Uuid = who.0;
    [["earlier-", "later-"][way], &who.to_string()].concat()
}

/// Moves somebody by one; the focus goes along.
fn shift(discussion: Discussion, who: MemberId, way: usize) {
    let t = &text::current().discussion;
    let moved = discussion.waits.with_untracked(|waits| {
        let (at, ..) = place(waits, who).filter(|(.., moves)| moves[way])?;
        let to = if way == 0 { at - 1 } else { at + 1 };
        let mut order: Vec<MemberId> = waits.iter().map(|one| one.summary.id).collect();
        order.swap(at, to);
        Some((order, to))
    });
    let Some((order, to)) = moved else { return };
    let said = (t.moved)(&named(discussion, who), to + 1, order.len());
    if discussion.app.execute(Command::Stack(StackCommand::Order { meeting: discussion.id, order }), said) {
        let on =
            discussion.waits.with_untracked(|waits| place(waits, who).is_some_and(|(.., moves)| moves[way]));
        focus::once_made_by_id(end(who, if on { way } else { 1 - way }));
    }
}

/// Asks what is to be with somebody in the stack.
pub fn ask(discussion: Discussion, who: MemberId) {
    discussion.asked.set(Some(who));
    discussion.open.set(true);
}

/// What can be with somebody in the stack: for what they wait, their word, and stepping out.
pub fn sheet(discussion: Discussion) -> AnyView {
    let title = move || discussion.asked.get().map(|who| discussion.app.name_of(who)).unwrap_or_default();
    view! { <Sheet open=discussion.open title=title>{move || discussion.asked.get().map(|who| inside(discussion, who))}</Sheet> }
        .into_any()
}

fn inside(discussion: Discussion, who: MemberId) -> AnyView {
    let t = &text::current().discussion;
    let now = discussion.waits.with_untracked(|waits| place(waits, who).map(|(_, one, _)| one.request));
    let others = [SpeakingRequest::Response, SpeakingRequest::Process, SpeakingRequest::Speak]
        .into_iter()
        .filter(|one| Some(*one) != now);
    let change = |to: SpeakingRequest| {
        let press = move || {
            discussion.open.set(false);
            let said = (t.waits_for)(&named(discussion, who), request(t, to));
            discussion.app.execute(
                Command::Stack(StackCommand::Join { meeting: discussion.id, who, request: to }),
                said,
            );
        };
        view! { <Button label=request(t, to) wide=true on_press=press/> }
    };
    let word = move || {
        discussion.open.set(false);
        give_floor(discussion, who);
    };
    let out = move || {
        discussion.open.set(false);
        let said = (t.stepped_out)(&named(discussion, who));
        discussion.app.execute(Command::Stack(StackCommand::Leave { meeting: discussion.id, who }), said);
    };
    view! {
        <Button label=t.word_now kind=Kind::Primary wide=true on_press=word/>
        {others.map(change).collect::<Vec<_>>()}
        <Button label=t.step_out kind=Kind::Ghost wide=true on_press=out/>
    }
    .into_any()
}
