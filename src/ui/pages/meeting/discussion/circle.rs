//! Everybody's seat: a tap joins the stack, or gives the floor.

use leptos::prelude::*;

use super::floor::{give_floor, named};
use super::{Discussion, Tap, stack};
use crate::browser::{announce, clock, focus};
use crate::group::{Command, MemberId, SpeakingRequest, StackCommand};
use crate::text::{self};
use crate::ui::components::{Button, Circle, CircleSeat, Details, Kind, LinkButton, SeatPicker, Segmented};
use crate::ui::route::Route;

fn speaking(discussion: Discussion) -> Memo<Option<MemberId>> {
    Memo::new(move |_| discussion.voices.with(|voices| voices.speaking.map(|(who, _)| who)))
}

/// The circle.
pub fn circle(discussion: Discussion) -> AnyView {
    let t = &text::current().discussion;
    let speaking = speaking(discussion);
    let seats = Memo::new(move |_| {
        // Drawn at each step and not by the second: nobody's time is watched while they speak.
        let (now, compares) = (clock::now(), compares(discussion));
        let seat = |summary: &super::MemberSummary| CircleSeat {
            summary: summary.clone(),
            hand: false,
            waits: discussion.waits.with(|waits| waits.iter().any(|one| one.summary.id == summary.id)),
            here: speaking.get() == Some(summary.id),
            href: None,
            spoke: false,
            arc: if compares { discussion.voices.with(|voices| voices.share(summary.id, now)) } else { 0 },
        };
        discussion.around.with(|around| around.iter().map(seat).collect::<Vec<_>>())
    });
    let nobody = Memo::new(move |_| discussion.around.with(Vec::is_empty));
    let middle = move || match speaking.get() {
        Some(who) => {
            let name = discussion.app.name_of(who);
            view! { <b class="talk-speaks"><bdi>{name}</bdi></b><span>{t.speaking}</span> }.into_any()
        }
        None if nobody.get() => {
            let label = text::current().common.add_people;
            view! { <LinkButton label href=Route::NewPeople.hash()/> }.into_any()
        }
        None => view! { <span>{t.tap_a_seat}</span> }.into_any(),
    };
    view! {
        <Circle seats=seats label=t.circle on_press=Callback::new(move |who| tap(discussion, who))>{middle}</Circle>
    }
    .into_any()
}

/// Whether the arcs say something: the first who speaks is not to be shown as who spoke most.
fn compares(discussion: Discussion) -> bool {
    discussion.voices.with(|voices| voices.heard.len() > 1)
}

/// What the arcs in the circle say, once there are some; the rows show none.
pub fn arcs(discussion: Discussion) -> AnyView {
    let t = &text::current().discussion;
    let some = Memo::new(move |_| compares(discussion));
    view! { <p class="muted talk-arcs" hidden=move || !some.get()>{t.arcs}</p> }.into_any()
}

/// What a tap on a seat does, the same by name, and that anybody can speak.
pub fn acts(discussion: Discussion) -> AnyView {
    let t = &text::current().discussion;
    let speaking = speaking(discussion);
    let free = move || {
        discussion.app.update_session(|session| session.voices.stop(clock::now()));
        announce::announce(t.is_free);
        // The button that was pressed is gone.
        focus::once_made(|| {
            focus::first(".meeting-next .btn");
        });
    };
    view! {
        {move || speaking.get().map(|_| view! {
            <div class="actions"><Button label=t.free kind=Kind::Ghost on_press=free/></div>
        })}
        <Segmented legend=t.a_tap options=[(Tap::Joins, t.tap_joins), (Tap::GivesWord, t.tap_gives)] chosen=discussion.tap/>
        <Details summary=t.by_name>{by_name(discussion)}</Details>
    }
    .into_any()
}

/// The same as the seats, for the keyboard, for who hears the page, and for who looks for a name.
fn by_name(discussion: Discussion) -> AnyView {
    let waiting =
        move || discussion.waits.with(|waits| waits.iter().map(|one| one.summary.id).collect::<Vec<_>>());
    let chosen = RwSignal::new(untrack(waiting));
    Effect::new(move || chosen.set(waiting()));
    Effect::new(move || {
        let chosen_now = chosen.get();
        let waiting = untrack(waiting);
        let differs = |id: &&MemberId| waiting.contains(id) != chosen_now.contains(id);
        if let Some(who) = chosen_now.iter().chain(&waiting).find(differs).copied() {
            tap(discussion, who);
            // What was chosen is what waits: the tap may have done something else.
            chosen.set(untrack(move || {
                discussion.waits.with(|waits| waits.iter().map(|one| one.summary.id).collect::<Vec<_>>())
            }));
        }
    });
    let t = &text::current().discussion;
    let who = move || if discussion.tap.get() == Tap::GivesWord { t.who_speaks } else { t.who_joins };
    view! { <SeatPicker legend=who people=discussion.around chosen/> }.into_any()
}

/// A seat was tapped.
fn tap(discussion: Discussion, who: MemberId) {
    let waits = discussion.waits.with_untracked(|waits| waits.iter().any(|one| one.summary.id == who));
    if discussion.tap.get_untracked() == Tap::GivesWord {
        give_floor(discussion, who);
    } else if waits {
        stack::ask(discussion, who);
    } else {
        let t = &text::current().discussion;
        let join = StackCommand::Join { meeting: discussion.id, who, request: SpeakingRequest::Speak };
        discussion.app.execute(Command::Stack(join), (t.joined)(&named(discussion, who)));
    }
}

/// Gives the word to whoever waits first.
pub fn next_voice(discussion: Discussion) {
    if let Some(who) = discussion.waits.with_untracked(|waits| waits.first().map(|one| one.summary.id)) {
        give_floor(discussion, who);
    }
}
