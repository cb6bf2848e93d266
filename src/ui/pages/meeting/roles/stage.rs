//! The stage of a meeting at which roles are taken: a suggestion for each, that one says yes to or passes.

use leptos::prelude::*;

use super::super::foot::StageView;
use super::choosing::{self, Choosing};
use super::{head, take};
use crate::browser::focus;
use crate::group::{Command, Day, Group, MeetingId, MemberId, RolePart};
use crate::insight::{RoleReason, suggest_roles};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::meeting::role_wishes::role_name;
use crate::ui::components::{
    Button, Chip, Details, Kind, LinkButton, MemberSummary, Seat, SeatSize, day_words, fresh_id, icon,
};
use crate::ui::pages::meeting::running::start_round::next_round;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// A role as it stands at the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Summary {
    role: String,
    visible: bool,
    /// Who takes part, and as what.
    people: Vec<(MemberSummary, RolePart)>,
    /// Where nobody has it.
    asks: Option<RoleQuestion>,
}

/// Who could have a role, why, and who could be alongside and as what.
type RoleQuestion = (Option<MemberSummary>, String, Vec<(MemberSummary, RolePart)>);

fn reason(today: Day, because: RoleReason) -> String {
    let t = &text::current().roles;
    match because {
        RoleReason::WouldLearn => t.would_learn,
        RoleReason::New => t.new,
        RoleReason::NobodyElse => t.nobody_else,
        RoleReason::Nobody => t.nobody,
        RoleReason::LongestAgo(day) => return (t.longest_ago)(&day_words(today, day)),
    }
    .to_owned()
}

fn summaries(group: &Group, id: MeetingId, today: Day) -> Vec<Summary> {
    let Some(meeting) = group.meeting(id) else { return Vec::new() };
    let suggestions = suggest_roles(group, id, &text::current().roles.meaning());
    let seat = |who: MemberId| group.member(who).map(MemberSummary::from);
    let summary = |role: String, visible: bool| {
        let turns = group.role_turns(meeting, &role).into_iter().filter(|(_, part)| *part != RolePart::Pass);
        let asks = suggestions.iter().find(|one| one.role == role).map(|one| {
            let alongside = [(one.teacher, RolePart::Teaching), (one.shadow, RolePart::Learning)];
            let alongside = alongside.into_iter().filter_map(|(who, part)| Some((seat(who?)?, part)));
            (one.holder.and_then(seat), reason(today, one.because), alongside.collect::<Vec<_>>())
        });
        let people = turns.filter_map(|(who, part)| Some((seat(who)?, part))).collect::<Vec<_>>();
        Summary { role, visible, people, asks }
    };
    let mut all: Vec<Summary> =
        group.roles().into_iter().map(|role| summary(role.name, role.visible)).collect();
    // What somebody has here stays, also where the group took it out of its list.
    for role in group.roles_at(meeting) {
        if !all.iter().any(|one| one.role == role) {
            all.extend(Some(summary(role, true)).filter(|one| !one.people.is_empty()));
        }
    }
    all
}

/// Those that a small meeting wants: who guides it, and who writes.
const FIRST: [&str; 2] = ["facilitator", "note-taker"];

/// The stage.
pub fn stage_view(id: MeetingId) -> StageView {
    let (app, words) = (app(), text::current());
    let t = &words.roles;
    let all = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| summaries(group, id, today))
    });
    // What somebody has stands in front too. They stay where they stood when one came: nothing moves under a finger.
    let mut first: Vec<String> = all.with_untracked(|all| {
        let in_front = |one: &&Summary| FIRST.contains(&&*one.role) || !one.people.is_empty();
        all.iter().filter(in_front).map(|one| one.role.clone()).collect::<Vec<_>>()
    });
    if first.is_empty() {
        first = all.with_untracked(|all| {
            all.iter().take(FIRST.len()).map(|one| one.role.clone()).collect::<Vec<_>>()
        });
    }
    let roles = Memo::new(move |_| {
        all.with(|all| {
            let roles = all.iter().map(|one| one.role.clone());
            roles.partition::<Vec<String>, _>(|role| first.contains(role))
        })
    });
    let more = Memo::new(move |_| roles.with(|(_, more)| more.len()));
    let folds = Memo::new(move |_| more.get() > 0);
    let none = Memo::new(move |_| {
        app.with(|group| group.meeting(id).is_none_or(|one| group.around(one).is_empty()))
    });
    let (open, choosing) = (RwSignal::new(false), RwSignal::new(None));
    let choose = move |one: Choosing| {
        choosing.set(Some(one));
        open.set(true);
    };
    let card = move |role: String| {
        let heading = fresh_id("role");
        let (name, id_of) = (role.clone(), heading.clone());
        let summary = Memo::new(move |_| all.with(|all| all.iter().find(|one| one.role == name).cloned()));
        let visible = all.with_untracked(|all| all.iter().any(|one| one.role == role && one.visible));
        let inside = move || summary.get().map(|summary| inside(app, id, summary, &heading, choose));
        view! {
            <section class="card role" aria-labelledby=id_of>
                {head(id_of.clone(), &role, visible, None)}
                {inside}
            </section>
        }
    };
    let add_people = move || {
        none.get().then(|| {
            view! {
                <p>{t.no_people}</p>
                <LinkButton label=words.common.add_people icon=icon::PLUS href=Route::NewPeople.hash()/>
            }
        })
    };
    let page = view! {
        <h2>{t.stage}</h2>
        <p class="muted">{t.stage_under}</p>
        {add_people}
        <div class="roles"><For each=move || roles.get().0 key=Clone::clone children=card/></div>
        {move || folds.get().then(|| view! {
            <Details summary=move || (t.more_roles)(more.get())>
                <div class="roles"><For each=move || roles.get().1 key=Clone::clone children=card/></div>
            </Details>
        })}
        <LinkButton label=t.to_page kind=Kind::Quiet href=Route::Roles.hash()/>
        {choosing::sheet(id, open, choosing)}
    }
    .into_any();
    StageView { page, next: next_round(app, id) }
}

/// What stands below a role's head: who takes part, what is asked, and what can be done.
fn inside(
    app: App,
    id: MeetingId,
    summary: Summary,
    heading: &str,
    choose: impl Fn(Choosing) + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = &text::current().roles;
    let Summary { role, people, asks, .. } = summary;
    let begin = |alongside: bool| {
        let one = Choosing { role: role.clone(), heading: heading.to_owned(), alongside };
        move || choose(one.clone())
    };
    let has = asks.is_none();
    let nobody = people.is_empty();
    let line = |(summary, part): (MemberSummary, RolePart)| {
        let (who, role) = (summary.id, role.clone());
        let name = bidi_isolate(&summary.name);
        let (said, label) = ((t.let_go)(&name, &role_name(&role)), (t.no_longer)(&name));
        let does = t.part(part);
        let heading = heading.to_owned();
        let press = move |_| {
            if app.execute(take(id, &role, who, None), said.clone()) {
                to(&heading);
            }
        };
        let name = summary.name.clone();
        view! {
            <li class="row spread">
                <span class="role-person"><Seat summary size=SeatSize::Small/><span><bdi>{name}</bdi>" "{does}</span></span>
                <button type="button" class="btn-icon" aria-label=label.clone() title=label on:click=press>
                    {icon::icon(icon::CROSS)}
                </button>
            </li>
        }
    };
    let people: Vec<_> = people.into_iter().map(line).collect();
    let asked = asks.map(|asks| ask(app, id, &role, asks, heading, begin(false)));
    view! {
        {(!nobody).then(|| view! { <ul class="role-people">{people}</ul> })}
        {asked}
        {has.then(|| view! {
            <div class="actions">
                <Button label=t.somebody_else on_press=begin(false)/>
                <Button label=t.add_alongside kind=Kind::Ghost on_press=begin(true)/>
            </div>
        })}
    }
    .into_any()
}

fn to(heading: &str) {
    let heading = heading.to_owned();
    focus::once_made(move || {
        focus::by_id(&heading);
    });
}

/// The suggestion: who could have it, why, who could be alongside.
fn ask(
    app: App,
    id: MeetingId,
    role: &str,
    (holder, why, alongside): RoleQuestion,
    heading: &str,
    choose: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let t = &text::current().roles;
    let Some(summary) = holder else {
        return view! {
            <p class="role-ask" tabindex="-1" id=asked(heading)>{why}</p>
            <div class="actions"><Button label=t.choose on_press=choose/></div>
        }
        .into_any();
    };
    let (who, name) = (summary.id, bidi_isolate(&summary.name));
    let with: Vec<(MemberId, RolePart, RwSignal<bool>, String)> = alongside
        .into_iter()
        .map(|(summary, part)| {
            let says = if part == RolePart::Teaching { t.with_teacher } else { t.with_shadow };
            // Off until they say yes too: nobody is put there by another's yes.
            (summary.id, part, RwSignal::new(false), says(&bidi_isolate(&summary.name)))
        })
        .collect::<Vec<_>>();
    let chip = |(_, _, on, label): &(MemberId, RolePart, RwSignal<bool>, String)| {
        let on = *on;
        view! { <Chip label=label.clone() on on_press=move || on.update(|on| *on = !*on)/> }.into_any()
    };
    let chips: Vec<AnyView> = with.iter().map(chip).collect();
    let some = !chips.is_empty();
    let (yes_said, pass_said) = ((t.taken)(&name, &role_name(role)), (t.passed)(&name));
    let (role, passed) = (role.to_owned(), role.to_owned());
    let (after_yes, after_pass) = (heading.to_owned(), asked(heading));
    let yes = move || {
        let mut acts = vec![take(id, &role, who, Some(RolePart::Hold))];
        for (who, part, on, _) in &with {
            if on.get_untracked() {
                acts.push(take(id, &role, *who, Some(*part)));
            }
        }
        if app.execute(Command::Batch(acts), yes_said.clone()) {
            to(&after_yes);
        }
    };
    let passes = move || {
        if app.execute(take(id, &passed, who, Some(RolePart::Pass)), pass_said.clone()) {
            // Who is asked next is read out.
            to(&after_pass);
        }
    };
    view! {
        <div class="role-ask">
            <Seat summary/>
            <div>
                <p class="role-would" tabindex="-1" id=asked(heading)>{(t.would)(&name)}</p>
                <p class="muted">{why}</p>
            </div>
        </div>
        {some.then(|| view! { <div class="chips">{chips}</div> })}
        <div class="actions">
            <Button label=(t.says_yes)(&name) on_press=yes/>
            <Button label=t.pass on_press=passes/>
            <Button label=t.somebody_else kind=Kind::Ghost on_press=choose/>
        </div>
    }
    .into_any()
}

fn asked(heading: &str) -> String {
    [heading, "-asked"].concat()
}
