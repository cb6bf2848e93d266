//! How the voices are spread, in words; and how they are forgotten.

use leptos::prelude::*;

use super::Discussion;
use crate::browser::{announce, clock};
use crate::session::VoiceLevel;
use crate::text;
use crate::ui::components::{Button, Details, MemberSummary};

/// In the order of the seats, with no number to compare.
pub fn fold(discussion: Discussion) -> AnyView {
    let t = &text::current().discussion;
    let line = move |summary: MemberSummary| {
        let around = discussion.around.with(Vec::len);
        let words = match discussion.voices.with(|voices| voices.level(summary.id, around, clock::now())) {
            VoiceLevel::NotYet => t.not_yet,
            VoiceLevel::Some => t.heard,
            VoiceLevel::Often => t.heard_often,
        };
        view! { <li><bdi>{summary.name}</bdi>" "<span class="muted">{words}</span></li> }.into_any()
    };
    let forget = move || {
        discussion.app.update_session(|session| session.voices.clear());
        announce::announce(t.forgotten);
    };
    view! {
        <Details summary=t.voices>
            <p class="muted">{t.voices_text}</p>
            <ul class="talk-voices" aria-label=t.voices>
                {move || discussion.around.get().into_iter().map(line).collect::<Vec<_>>()}
            </ul>
            <div class="actions"><Button label=t.forget on_press=forget/></div>
            <p class="muted">{t.forget_text}</p>
        </Details>
    }
    .into_any()
}
