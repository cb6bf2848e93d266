//! Two entries whose names are nearly the same: are they one person? It is asked once in the whole group: the answer is
//! in its records.

use leptos::prelude::*;

use crate::group::name::fold;
use crate::group::{Command, Group, MemberId};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::{Button, Card, Field, Kind, MemberSummary, PersonLine};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

use crate::ui::components::people::names::{member_name, name_with};

/// So many questions at a time; answered ones make room.
const AT_ONCE: usize = 3;

/// Two names in a sentence: "Ana and Ana López have names that are nearly the same."
pub fn name_words(group: &Group, one: MemberId, other: MemberId) -> String {
    let t = &text::current().people;
    let (a, b) = (member_name(group, one), member_name(group, other));
    if a == b { (t.alike_same_name)(&a) } else { (t.alike)(&a, &b) }
}

/// "Ana and Ana López are two different people": what is said when somebody has answered so.
pub fn two_words(group: &Group, one: MemberId, other: MemberId) -> String {
    text::current().news.same_person.are_two(&member_name(group, one), &member_name(group, other))
}

/// Asks about people whose names are nearly the same, until it was said whether they are one. Nothing where there is
/// nobody to ask about. For the list of people, and for after a file was opened.
#[component]
pub fn LookAlikes() -> AnyView {
    questions(None)
}

/// The same about one person, for their page.
pub fn look_alike_of(id: MemberId) -> AnyView {
    questions(Some(id))
}

fn questions(about: Option<MemberId>) -> AnyView {
    let app = app();
    // Names and answers change seldom: without this the names were compared after each check-in.
    let names = Memo::new(move |_| {
        app.with(|group| {
            let names = group.members().map(|m| (m.id, m.name.clone(), m.presence)).collect::<Vec<_>>();
            (names, group.different_people().to_vec())
        })
    });
    let alike = Memo::new(move |_| {
        // Read, not only followed: a memo that nobody reads follows nothing.
        names.with(|_| app.with_untracked(Group::look_alikes))
    });
    let open = Memo::new(move |_| {
        let about = about.map(|id| app.with(|group| group.resolve(id)));
        let concerns =
            |(one, other): &(MemberId, MemberId)| about.is_none_or(|id| id == *one || id == *other);
        alike.get().into_iter().filter(concerns).take(AT_ONCE).collect::<Vec<_>>()
    });
    view! {
        <For each=move || open.get() key=|pair| *pair children=move |(one, other)| question(app, one, other)/>
    }
    .into_any()
}

fn question(app: App, one: MemberId, other: MemberId) -> AnyView {
    let t = &text::current().people;
    let words = app.with_untracked(|group| name_words(group, one, other));
    let person = move |id: MemberId| {
        let summary = app.with_untracked(|group| group.member(id).map(MemberSummary::from))?;
        let under = app.with_untracked(|group| {
            let member = group.member(id)?;
            Some(
                [member.pronouns.as_str(), member.note.as_str()]
                    .map(bidi_isolate)
                    .join(" ")
                    .trim()
                    .to_owned(),
            )
        });
        let href = Route::Person(id).hash();
        Some(view! { <li><PersonLine summary under=under.unwrap_or_default() href=href/></li> })
    };
    let join = move || {
        let name = app.with_untracked(|group| member_name(group, one.min(other)));
        app.execute(Command::JoinMembers(one, other), (t.joined)(&name));
    };
    let is_same_name = app.with_untracked(|group| {
        let name = |id: MemberId| group.member(id).map(|member| fold(&member.name));
        name(one) == name(other)
    });
    let apart = RwSignal::new(String::new());
    let are_two = move || {
        let said = app.with_untracked(|group| two_words(group, one, other));
        let mut commands = vec![Command::SeparateMembers(one, other)];
        if !apart.with_untracked(|apart| apart.trim().is_empty()) {
            // Who came later gets the longer name.
            let later = app.with_untracked(|group| group.member(one.max(other)).cloned());
            commands.extend(later.map(|member| Command::EditMember {
                id: member.id,
                name: name_with(&member.name, &apart.get_untracked()),
                pronouns: member.pronouns,
                note: member.note,
            }));
        }
        app.execute(Command::Batch(commands), said);
    };
    view! {
        <Card title=t.alike_title>
            <p>{words}</p>
            <ul class="list">{person(one)}{person(other)}</ul>
            <p class="hint">{t.carry_both}</p>
            {is_same_name.then(|| view! { <Field label=t.apart hint=t.apart_hint value=apart optional=true most=40/> })}
            <div class="actions">
                <Button label=t.one_person on_press=join/>
                <Button label=t.two_people kind=Kind::Ghost on_press=are_two/>
            </div>
        </Card>
    }
    .into_any()
}
