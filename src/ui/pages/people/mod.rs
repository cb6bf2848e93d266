//! The people of the group: a list in the order of names or of seats, never of what they do.

mod add;
mod who_am_i;

use leptos::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

use crate::group::{CommitmentFilter, Presence, name::fold};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::look_alikes::LookAlikes;
use crate::ui::components::people::who_are_you::WhoAreYou;
use crate::ui::components::{
    Button, Kind, LinkButton, MemberSummary, Menu, NobodyYet, PageHead, PagedList, PersonLine, SearchFold,
    icon, ways,
};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

pub use add::page as add;
pub use who_am_i::page as who;

/// From how many people on there is a search.
const MANY: usize = 12;

/// The note that remembers the order that was chosen on this phone.
const ORDER: &str = "people-order";

/// What a line of the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    summary: MemberSummary,
    presence: Presence,
    me: bool,
    under: String,
}

/// The page.
pub fn page() -> AnyView {
    let (app, text) = (app(), text::current());
    let (t, common) = (&text.people, &text.common);
    let by_name = RwSignal::new(app.ui_state(ORDER).as_deref() == Some("name"));
    Effect::new(move |before: Option<bool>| {
        let by_name = by_name.get();
        if before.is_some_and(|before| before != by_name) {
            app.set_ui_state(ORDER, by_name.then_some("name"));
        }
        by_name
    });
    let rows = Memo::new(move |_| rows(app, by_name.get()));
    let query = RwSignal::new(String::new());
    let search = SearchFold::new(query, false);
    let found = Memo::new(move |_| {
        let sought = query.with(|query| fold(query));
        rows.with(|rows| {
            let fits = |row: &&Row| sought.is_empty() || fold(&row.summary.name).contains(&sought);
            rows.iter().filter(fits).cloned().collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| rows.with(Vec::len));
    let nobody = Memo::new(move |_| count.get() == 0);
    let many = Memo::new(move |_| count.get() > MANY);
    let some = Memo::new(move |_| count.get() > 2);
    view! {
        <div class="people-top">
            <PageHead title=text.shell.people>
                {move || (!nobody.get()).then(|| view! {
                    <LinkButton label=common.add_people icon=icon::PLUS href=Route::NewPeople.hash()/>
                })}
                {move || many.get().then(|| search.button(|| ()))}
                {move || some.get().then(|| order_menu(by_name))}
            </PageHead>
        </div>
        {search.field(t.find, || ())}
        {move || if nobody.get() {
            view! {
                <NobodyYet icon=icon::PEOPLE title=t.none text=t.none_text/>
            }.into_any()
        } else {
            view! {
                <WhoAreYou/>
                <LookAlikes/>
                {section(found, Presence::Here, t.around)}
                {section(found, Presence::Away, t.away)}
                {section(found, Presence::Guest, t.guests)}
                {section(found, Presence::Left, t.left)}
                <p class="muted" role="status" hidden=move || !found.with(Vec::is_empty)>
                    {move || (t.nobody_found)(&bidi_isolate(query.get().trim()))}
                </p>
                {ways_on()}
            }.into_any()
        }}
    }
    .into_any()
}

/// Everybody, with what they carry in words: the first thing of their list, and that there is more.
fn rows(app: App, by_name: bool) -> Vec<Row> {
    let (t, today, me) = (&text::current().people, app.today(), app.me());
    app.with(|group| {
        let open = group.list(CommitmentFilter::Everyone, today);
        let carried = Vec::from_iter(BTreeSet::from_iter(
            group.by_person(open).into_iter().filter_map(|(id, list)| Some((id?, list))),
        ));
        let members = group.members();
        let members = if by_name { group.by_name(members) } else { members.collect::<Vec<_>>() };
        let row = |member: &crate::group::Member| {
            let at = carried.binary_search_by(|(id, _)| id.cmp(&member.id));
            let list = at.map(|at| carried[at].1.as_slice()).unwrap_or_default();
            let first = list.first().and_then(|id| group.commitment(*id));
            let carries = first.map(|first| (t.carries)(&bidi_isolate(&first.what), list.len() - 1));
            let mut under =
                vec![bidi_isolate(&member.pronouns), bidi_isolate(&member.note), carries.unwrap_or_default()];
            // What tells somebody apart stands beside their name already.
            let apart = bidi_isolate(&member.apart);
            under.retain(|part| part.chars().any(char::is_alphanumeric) && *part != apart);
            Row {
                summary: MemberSummary::from(member),
                presence: member.presence,
                me: me == Some(member.id),
                under: under.join(" · "),
            }
        };
        members.into_iter().map(row).collect::<Vec<_>>()
    })
}

/// Those who are around, away or have left; nothing where there is nobody.
fn section(rows: Memo<Vec<Row>>, presence: Presence, title: &'static str) -> AnyView {
    let ids = Memo::new(move |_| {
        let of = |row: &&Row| row.presence == presence;
        rows.with(|rows| rows.iter().filter(of).map(|row| row.summary.id.0).collect::<Vec<_>>())
    });
    let any = Memo::new(move |_| !ids.with(Vec::is_empty));
    let line = move |id: Uuid| {
        let row =
            Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.summary.id.0 == id).cloned()));
        (move || row.get().map(person)).into_any()
    };
    let show = move || {
        any.get().then(|| {
            view! {
                <section class="work-part">
                    <h2 class="work-head">{title}</h2>
                    <PagedList ids item=line label=title/>
                </section>
            }
        })
    };
    show.into_any()
}

fn person(row: Row) -> AnyView {
    let href = Route::Person(row.summary.id).hash();
    let under = if row.me { [text::current().people.you, " · ", &row.under].concat() } else { row.under };
    view! { <PersonLine summary=row.summary under=under.trim_end_matches(" · ").to_owned() href=href/> }
        .into_any()
}

/// In which order they stand.
fn order_menu(by_name: RwSignal<bool>) -> AnyView {
    let t = &text::current().people;
    let label = move || if by_name.get() { t.by_seat } else { t.by_name };
    view! {
        <Menu label=t.order>
            <Button label kind=Kind::Quiet on_press=move || by_name.update(|by_name| *by_name = !*by_name)/>
        </Menu>
    }
    .into_any()
}

/// The ways from the people to what they can do together and say to each other.
fn ways_on() -> AnyView {
    let text = text::current();
    let (t, now, people) = (&text.strengths, &text.now, &text.people);
    let rows = vec![
        (Route::Capacity, icon::CHART, t.capacity, now.capacity_under),
        (Route::Resting, icon::HISTORY, t.resting, people.resting_under),
        (Route::Learn, icon::PLUS, t.learn, people.learn_under),
        (Route::SayThanks(None), icon::HEART, text.thanks.say_thanks, now.thanks_under),
        (Route::Thanks, icon::HEART, text.thanks.title, people.thanks_under),
        (Route::Questions, icon::PEOPLE, text.questions.title, people.questions_under),
    ];
    ways(t.ways_on, rows)
}
