//! Arriving: who is here, guests in the same breath, how we want to be together.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use super::super::foot::StageView;
use super::start_round::next_or_running;
use crate::browser::focus;
use crate::group::name::{LONGEST, one_name, too_long};
use crate::group::{
    Command, Group, LookAlike, MeetingCommand, MeetingId, MemberId, NewMember, Newcomer, Presence,
};
use crate::session::Stage;
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::agreements;
use crate::ui::components::people::names::NAME_FIELD_MOST;
use crate::ui::components::people::names::summaries;
use crate::ui::components::{
    Button, EmptyState, Field, Form, Kind, LayoutRequest, LinkButton, SeatPicker, Submit, deferred, icon,
    request_layout,
};
use crate::ui::route::Route;
use crate::ui::state::{App, field};

const GUEST: &str = "guest-name";

/// Who is here, in the order of the seats.
fn here(group: &Group, id: MeetingId) -> Vec<MemberId> {
    let meeting = group.meeting(id);
    meeting
        .map(|meeting| group.here(meeting).iter().map(|member| member.id).collect::<Vec<_>>())
        .unwrap_or_default()
}

fn is_here(meeting: MeetingId, who: MemberId, here: bool) -> Command {
    Command::Meeting(MeetingCommand::Here { id: meeting, who, here: here.then_some(true) })
}

/// The stage.
pub fn stage_view(app: App, id: MeetingId) -> StageView {
    let t = &text::current().meeting;
    // Everybody with a seat, and whoever without one was noted to be here.
    let people = Memo::new(move |_| {
        app.with(|group| {
            let meeting = group.meeting(id);
            let noted = |who| meeting.is_some_and(|meeting| group.is_here(meeting, who).is_some());
            let mut people =
                summaries(group.members().filter(|member| member.has_seat() || noted(member.id)));
            for summary in &mut people {
                // A dashed seat says "away", and here it is said by being pressed or not.
                summary.away = false;
            }
            people
        })
    });
    let any = Memo::new(move |_| people.with(|people| !people.is_empty()));
    let now = Memo::new(move |_| app.with(|group| here(group, id)));
    let chosen = chosen(app, id, now);
    let count = move || match now.with(Vec::len) {
        0 if chosen.with(Vec::is_empty) => t.here_none.to_owned(),
        0 => t.here_me.to_owned(),
        count => (t.here)(count),
    };
    let not_ticked =
        Memo::new(move |_| now.with(|now| app.with(|group| around(group).any(|who| !now.contains(&who)))));
    let tick = move || {
        not_ticked.get().then(|| {
            view! { <Button label=t.everybody icon=icon::CHECK on_press=move || everybody(app, id)/> }
        })
    };
    let show = move || match any.get() {
        true => view! {
            <h2>{t.who}</h2>
            // Above the names, of which there may be many.
            <div class="at-count"><p>{count}</p>{tick}</div>
            <SeatPicker legend=t.who people chosen quiet=true whole=true/>
        }
        .into_any(),
        false => {
            let common = &text::current().common;
            view! {
                <EmptyState icon=icon::PEOPLE title=t.nobody text=t.nobody_text>
                    <LinkButton label=common.add_people icon=icon::PLUS href=Route::NewPeople.hash()/>
                </EmptyState>
            }
            .into_any()
        }
    };
    request_layout(LayoutRequest::Table);
    let page = view! {
        <div class="at-arrive">
            <div class="stack">{show}{deferred(move || guests(app, id))}</div>
            <div class="stack">{deferred(agreements::for_meeting)}</div>
        </div>
    }
    .into_any();
    let to_roles = move || {
        let label = (t.next_is)(t.stage(Stage::Roles));
        view! { <LinkButton label kind=Kind::Primary href=Route::MeetingStage(id, Stage::Roles).hash()/> }
            .into_any()
    };
    StageView { page, next: (move || any.get().then(|| next_or_running(app, id, to_roles))).into_any() }
}

/// Whose names are pressed: what is pressed is noted, and what another tab notes, or Undo takes back, is shown. Whoever holds
/// the phone is here, and is pressed already: they are noted with the first one who is tapped, for until then nobody has said
/// who is here, and all of the group sit around.
fn chosen(app: App, id: MeetingId, now: Memo<Vec<MemberId>>) -> RwSignal<Vec<MemberId>> {
    let mut here_already = now.get_untracked();
    if here_already.is_empty() {
        here_already.extend(app.me_untracked());
    }
    let chosen = RwSignal::new(here_already);
    Effect::new(move |before: Option<()>| {
        let now = now.get();
        if before.is_none() {
            return;
        }
        if chosen.with_untracked(|chosen| Vec::from_iter(BTreeSet::from_iter(chosen.iter().copied())) != now)
        {
            chosen.set(now);
        }
    });
    Effect::new(move |before: Option<()>| {
        let pressed = chosen.get();
        if before.is_none() {
            return;
        }
        let noted = app.with_untracked(|group| here(group, id));
        let came = pressed.iter().filter(|who| !noted.contains(who)).map(|who| is_here(id, *who, true));
        let went = noted.iter().filter(|who| !pressed.contains(who)).map(|who| is_here(id, *who, false));
        let acts: Vec<Command> = came.chain(went).collect();
        let done = text::current().history.did_note_here;
        if acts.is_empty() {
            return;
        }
        // What was said before, such as that everybody is here, may be true no longer.
        app.toasts.set(Vec::new());
        if !app.execute_quietly(Command::Batch(acts), &format!("here/{id}"), done) {
            chosen.set(noted);
        }
    });
    chosen
}

/// Everybody who is not away for a while.
fn around(group: &Group) -> impl Iterator<Item = MemberId> {
    group.seats().filter(|member| member.presence == Presence::Here).map(|member| member.id)
}

fn everybody(app: App, id: MeetingId) {
    let acts =
        app.with_untracked(|group| around(group).map(|who| is_here(id, who, true)).collect::<Vec<_>>());
    if app.execute(Command::Batch(acts), text::current().meeting.everybody_said) {
        // The button that was pressed is gone now.
        focus::keep(None);
    }
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct GuestForm {
    name: String,
}

/// A guest by name. Whose name is like that of somebody the group knows is asked about.
fn guests(app: App, id: MeetingId) -> AnyView {
    let (t, people) = (&text::current().meeting, &text::current().people);
    let form = app.draft(app.draft_name_of("guest", id.0), GuestForm::default());
    let name = field!(form.name);
    let missing = RwSignal::new(None);
    let asked = RwSignal::new(None::<MemberId>);
    // Another name, another question.
    Effect::new(move || {
        name.track();
        asked.set(None);
    });
    let add = move |same: Option<MemberId>| {
        let newcomers =
            app.with_untracked(|group| group.newcomers(Vec::from_iter(one_name(&name.get_untracked()))));
        if name.with_untracked(|name| too_long(name)) {
            missing.set(Some((people.name_too_long)(LONGEST)));
        } else if newcomers.is_empty() {
            missing.set(Some(t.guest_missing.to_owned()));
        } else {
            missing.set(None);
            if came(app, id, newcomers, same) {
                form.reset();
            }
        }
        focus::by_id(GUEST);
    };
    let summary = move || {
        let alike = app.with_untracked(|group| {
            let new = group.newcomers(Vec::from_iter(one_name(&name.get_untracked())));
            new.iter().find_map(|new| match new.like {
                Some(LookAlike::Member(id)) => Some(id),
                _ => None,
            })
        });
        if alike.is_some() && asked.get_untracked().is_none() {
            asked.set(alike);
        } else {
            add(None);
        }
    };
    let question = move || {
        let like = asked.get()?;
        let who = app.with_untracked(|group| {
            group.member(like).map(|member| (bidi_isolate(&member.name), member.presence))
        });
        let (who, presence) = who?;
        let ask = if presence == Presence::Left { people.is_this_left } else { people.is_this };
        Some(view! {
            <div role="group" aria-labelledby="guest-like">
                <p id="guest-like" role="alert">{ask(&who)}</p>
                <div class="actions">
                    <Button label=people.same_person on_press=move || add(Some(like))/>
                    <Button label=people.someone_else kind=Kind::Ghost on_press=move || add(None)/>
                </div>
            </div>
        })
    };
    view! {
        <div class="at-guest">
            <Form on_submit=summary>
                <Field id=GUEST label=t.guest hint=t.guest_hint value=name error=missing most=NAME_FIELD_MOST/>
                {question}
                <div class="actions"><Submit label=t.guest_add/></div>
            </Form>
        </div>
    }
    .into_any()
}

/// They are here; those whom nobody knows come as guests. `same` is somebody whom one of the names is said to be.
fn came(app: App, id: MeetingId, newcomers: Vec<Newcomer>, same: Option<MemberId>) -> bool {
    let t = &text::current().meeting;
    let (mut acts, mut names, mut two) = (Vec::new(), Vec::new(), Vec::new());
    for newcomer in newcomers {
        names.push(bidi_isolate(&newcomer.person.name));
        let like = match newcomer.like {
            Some(LookAlike::Member(like)) => Some(like),
            _ => None,
        };
        if let Some(known) = like.filter(|like| Some(*like) == same) {
            acts.push(is_here(id, known, true));
            continue;
        }
        let who = MemberId(app.fresh());
        two.extend(like.map(|like| (like, who)));
        let pronouns = newcomer.person.pronouns.unwrap_or_default();
        acts.push(Command::AddMembers(vec![NewMember { id: who, name: newcomer.person.name, pronouns }]));
        acts.push(Command::SetPresence { id: who, presence: Presence::Guest });
        acts.push(is_here(id, who, true));
    }
    acts.extend(two.into_iter().map(|(one, other)| Command::SeparateMembers(one, other)));
    let names = text::current().list(&names);
    app.execute(Command::Batch(acts), (t.came)(&names))
}
