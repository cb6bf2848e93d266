//! The hands of others that are up, in the turn of somebody who may offer theirs.

use leptos::prelude::*;

use crate::group::{AnswerId, AnswerKind, CheckInId, Command, MeetingId, MemberId};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{Button, Details, icon};
use crate::ui::state::App;

/// The hands of others that are up.
pub fn of_others(app: App, meeting: MeetingId, who: Memo<Option<MemberId>>) -> AnyView {
    let (t, common) = (&text::current().meeting, &text::current().common);
    // Whose hand, for what, their word, and whether this person has offered already.
    let up = Memo::new(move |_| {
        let Some(who) = who.get() else { return Vec::new() };
        app.with(|group| {
            let of_others = |by: Option<MemberId>| by.is_none_or(|by| group.resolve(by) != who);
            let mut up = Vec::new();
            for check_in in group.raised_hands().into_iter().filter(|check_in| of_others(check_in.by)) {
                let offered = group.has_offered(who, check_in.id);
                let work = check_in.commitment.and_then(|id| group.commitment(id));
                let asks = (t.hand_of)(&name_or_somebody(group, check_in.by));
                let word = match work {
                    Some(work) if check_in.word.is_empty() => work.what.clone(),
                    Some(work) => [&bidi_isolate(&work.what), ": ", &*check_in.word].concat(),
                    None => check_in.word.clone(),
                };
                up.push((check_in.id, asks, word, offered));
            }
            up
        })
    });
    let one = move |(check_in, asks, word, offered): (CheckInId, String, String, bool)| {
        let offer = move || {
            let answer = Command::Answer {
                id: AnswerId(app.fresh()),
                check_in,
                kind: AnswerKind::Offer,
                word: String::new(),
                by: who.get_untracked(),
                alongside: false,
            };
            app.execute(
                Command::InMeeting { meeting, command: Box::new(answer) },
                text::current().check_in.offered,
            );
        };
        view! {
            <li class="stack-close">
                <b>{asks}</b>
                <p dir="auto">{word}</p>
                {match offered {
                    true => view! { <p class="muted">{t.offered}</p> }.into_any(),
                    false => view! { <div class="actions"><Button label=common.offer_hand icon=icon::HAND on_press=offer/></div> }.into_any(),
                }}
            </li>
        }
    };
    let any = Memo::new(move |_| up.with(|up| !up.is_empty()));
    let list = move || up.get().into_iter().map(one).collect::<Vec<_>>();
    (move || any.get().then(|| view! { <Details summary=t.hands><ul class="list">{list}</ul></Details> }))
        .into_any()
}
