//! Choosing who has a role at a meeting, or who is alongside, of all who are around.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::take;
use crate::browser::focus;
use crate::group::{Command, MeetingId, MemberId, RolePart};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::meeting::role_wishes::role_name;
use crate::ui::components::people::names::summaries;
use crate::ui::components::{Button, Form, FormError, Kind, SeatPicker, Segmented, Sheet, Submit};
use crate::ui::state::{app, field};

/// What is chosen: for which role, where the focus goes then, and whether somebody alongside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choosing {
    pub role: String,
    pub heading: String,
    pub alongside: bool,
}

/// The sheet; put it on the page once.
pub(super) fn sheet(
    meeting: MeetingId,
    open: RwSignal<bool>,
    choosing: RwSignal<Option<Choosing>>,
) -> AnyView {
    let t = &text::current().roles;
    let title = move || {
        choosing.with(|choosing| {
            let ask = |one: &Choosing| if one.alongside { t.who_alongside } else { t.who_has }(&role_name(&one.role));
            choosing.as_ref().map(ask).unwrap_or_default()
        })
    };
    let inside = move || choosing.get_untracked().map(|one| form(meeting, one, open));
    view! { <Sheet open=open title=title>{inside}</Sheet> }.into_any()
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct ChoosingForm {
    who: Vec<MemberId>,
    /// As what somebody is alongside.
    part: RolePart,
}

fn form(id: MeetingId, choosing: Choosing, open: RwSignal<bool>) -> AnyView {
    let (app, words) = (app(), text::current());
    let t = &words.roles;
    let Choosing { role, heading, alongside } = choosing;
    // Who takes part in it already: its holders hand over, and nobody needs to be alongside twice.
    let (people, holders) = app.with_untracked(|group| {
        let Some(meeting) = group.meeting(id) else { return (Vec::new(), Vec::new()) };
        let turns = group.role_turns(meeting, &role);
        let holders: Vec<MemberId> =
            turns.iter().filter(|(_, part)| *part == RolePart::Hold).map(|(who, _)| *who).collect();
        let takes_part =
            |who: MemberId| turns.iter().any(|(one, part)| *one == who && *part != RolePart::Pass);
        let free = group
            .around(meeting)
            .into_iter()
            .filter(|member| if alongside { !takes_part(member.id) } else { !holders.contains(&member.id) });
        (summaries(free), holders)
    });
    let nobody = people.is_empty();
    let people = RwSignal::new(people);
    let fresh = ChoosingForm { who: Vec::new(), part: RolePart::Learning };
    let name = app
        .draft_name_of("role-choice", id.0)
        .about(if alongside { "alongside" } else { "hold" })
        .about(&role);
    let draft = app.draft(name, fresh);
    let (chosen, how, missing) = (field!(draft.who), field!(draft.part), RwSignal::new(false));
    let end = move || {
        draft.forget();
        open.set(false);
    };
    let save = move || {
        let Some(who) = chosen.with_untracked(|chosen| chosen.first().copied()) else {
            missing.set(true);
            return;
        };
        let name = app
            .with_untracked(|group| group.member(who).map(|one| bidi_isolate(&one.name)).unwrap_or_default());
        let (command, said) = if alongside {
            (take(id, &role, who, Some(how.get_untracked())), (t.joined)(&name))
        } else {
            let mut acts: Vec<Command> = holders.iter().map(|old| take(id, &role, *old, None)).collect();
            acts.push(take(id, &role, who, Some(RolePart::Hold)));
            (Command::Batch(acts), (t.taken)(&name, &role_name(&role)))
        };
        if app.execute(command, said) {
            end();
            let heading = heading.clone();
            focus::once_made(move || {
                focus::by_id(&heading);
            });
        }
    };
    let wanted = move || missing.get() && chosen.with(Vec::is_empty);
    view! {
        <Form on_submit=save>
            {alongside.then(|| view! {
                <Segmented
                    legend=t.how chosen=how
                    options=[(RolePart::Learning, t.to_learn), (RolePart::Teaching, t.to_teach)]
                />
            })}
            {if nobody {
                view! { <p class="muted">{t.nobody_here}</p> }.into_any()
            } else {
                view! { <SeatPicker legend=t.choose people chosen one=true quiet=true/> }.into_any()
            }}
            <FormError error=move || wanted().then_some(t.who_wanted)/>
            <div class="actions">
                {(!nobody).then(|| view! { <Submit label=words.common.save/> })}
                <Button label=words.common.cancel kind=Kind::Ghost on_press=end/>
            </div>
        </Form>
    }
    .into_any()
}
