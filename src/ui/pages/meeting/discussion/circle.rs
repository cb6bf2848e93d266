//! Everybody's seat: a tap joins the stack, or gives the word.

use leptos::prelude::*;

use super::floor::{give_word, named};
use super::{Table, Tap, stack};
use crate::browser::{announce, clock, focus};
use crate::group::{Command, MemberId, SpeakingRequest, StackCommand};
use crate::text::{self};
use crate::ui::components::{Button, Circle, CircleSeat, Details, Kind, LinkButton, SeatPicker, Segmented};
use crate::ui::route::Route;

fn speaking(table: Table) -> Memo<Option<MemberId>> {
    Memo::new(move |_| table.voices.with(|voices| voices.speaking.map(|(who, _)| who)))
}

/// The circle.
pub fn circle(table: Table) -> AnyView {
    let t = &text::current().talk;
    let speaking = speaking(table);
    let seats = Memo::new(move |_| {
        // Drawn at each step and not by the second: nobody's time is watched while they speak.
        let now = clock::now();
        let seat = |look: &super::SeatLook| CircleSeat {
            look: look.clone(),
            hand: table.waits.with(|waits| waits.iter().any(|one| one.look.id == look.id)),
            here: speaking.get() == Some(look.id),
            href: None,
            arc: table.voices.with(|voices| voices.share(look.id, now)),
        };
        table.around.with(|around| around.iter().map(seat).collect::<Vec<_>>())
    });
    let nobody = Memo::new(move |_| table.around.with(Vec::is_empty));
    let middle = move || match speaking.get() {
        Some(who) => {
            let name = table.app.name_of(who);
            view! { <b class="talk-speaks"><bdi>{name}</bdi></b><span>{t.speaking}</span> }.into_any()
        }
        None if nobody.get() => {
            let label = text::current().common.add_people;
            view! { <LinkButton label href=Route::NewPeople.hash()/> }.into_any()
        }
        None => view! { <span>{t.tap_a_seat}</span> }.into_any(),
    };
    view! {
        <Circle seats=seats label=t.circle on_press=Callback::new(move |who| tap(table, who))>{middle}</Circle>
    }
    .into_any()
}

/// What a tap on a seat does, the same by name, and that anybody can speak.
pub fn acts(table: Table) -> AnyView {
    let t = &text::current().talk;
    let speaking = speaking(table);
    let free = move || {
        table.app.go_on(|course| course.voices.stop(clock::now()));
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
        <Segmented legend=t.a_tap options=[(Tap::Joins, t.tap_joins), (Tap::GivesWord, t.tap_gives)] chosen=table.tap/>
        <Details summary=t.by_name>{by_name(table)}</Details>
    }
    .into_any()
}

/// The same as the seats, for the keyboard, for who hears the page, and for who looks for a name.
fn by_name(table: Table) -> AnyView {
    let waiting = move || table.waits.with(|waits| waits.iter().map(|one| one.look.id).collect::<Vec<_>>());
    let chosen = RwSignal::new(untrack(waiting));
    Effect::new(move || chosen.set(waiting()));
    Effect::new(move || {
        let chosen_now = chosen.get();
        let waiting = untrack(waiting);
        let differs = |id: &&MemberId| waiting.contains(id) != chosen_now.contains(id);
        if let Some(who) = chosen_now.iter().chain(&waiting).find(differs).copied() {
            tap(table, who);
            // What was chosen is what waits: the tap may have done something else.
            chosen.set(untrack(move || {
                table.waits.with(|waits| waits.iter().map(|one| one.look.id).collect::<Vec<_>>())
            }));
        }
    });
    let people = Memo::new(move |_| {
        let mut looks = table.around.get();
        looks.sort_by_cached_key(|look| (crate::group::name::order_key(&look.name), look.id));
        looks
    });
    let t = &text::current().talk;
    let who = move || if table.tap.get() == Tap::GivesWord { t.who_speaks } else { t.who_joins };
    view! { <SeatPicker legend=who people chosen/> }.into_any()
}

/// A seat was tapped.
fn tap(table: Table, who: MemberId) {
    let waits = table.waits.with_untracked(|waits| waits.iter().any(|one| one.look.id == who));
    if table.tap.get_untracked() == Tap::GivesWord {
        give_word(table, who);
    } else if waits {
        stack::ask(table, who);
    } else {
        let t = &text::current().talk;
        let join = StackCommand::Join { meeting: table.id, who, bid: SpeakingRequest::Speak };
        table.app.execute(Command::Stack(join), (t.joined)(&named(table, who)));
    }
}

/// Gives the word to whoever waits first.
pub fn next_voice(table: Table) {
    if let Some(who) = table.waits.with_untracked(|waits| waits.first().map(|one| one.look.id)) {
        give_word(table, who);
    }
}
