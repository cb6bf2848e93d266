//! The lists of commitments: mine, everyone's, by person, done.

mod list;
mod search_state;

use leptos::prelude::*;

use crate::group::{Commitment, Group, SearchQuery};
use crate::text;
use crate::ui::commitment_list::{Section, sections};
use crate::ui::components::work::add_task::add_task;
use crate::ui::components::work::list_tabs::list_tabs;
use crate::ui::components::{EmptyState, Kind, LinkButton, Menu, PageHead, SearchFold, icon};
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::{App, app};

/// What is missing where a list has nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    Nothing,
    People,
    Me,
    Commitments,
    Found,
}

/// The page of one of the lists.
pub fn page(tab: WorkTab) -> AnyView {
    let (app, t) = (app(), &text::current().work);
    let kept = search_state::of(app.with_untracked(Group::id), tab);
    let (query, shown) = (RwSignal::new(kept.query), RwSignal::new(kept.shown));
    Effect::new(move || search_state::keep(app.with_untracked(Group::id), tab, query.get(), shown.get()));
    let search = SearchFold::new(query, false);
    let summaries = Memo::new(move |_| query.with(|typed| !SearchQuery::new(typed).is_empty()));
    // What is looked through is made ready once, not at every letter; and not before somebody looks for something.
    let search_text = Memo::new(move |_| {
        let ready = |group: &Group| {
            let one = |commitment: &Commitment| (commitment.id, group.search_text(commitment));
            group.commitments().map(one).collect::<Vec<_>>()
        };
        if summaries.get() { app.with(ready) } else { Vec::new() }
    });
    let sections = Memo::new(move |_| {
        let (today, me) = (app.today(), app.me());
        if !summaries.get() {
            return app.with(|group| sections(group, tab, me, today, None));
        }
        let sought = query.with(|typed| SearchQuery::new(typed));
        search_text.with(|search_text| {
            // Commitments come in the order of their ids.
            let at = |id| search_text.binary_search_by(|(other, _): &(_, _)| other.cmp(&id)).ok();
            let found = |id| at(id).is_some_and(|at| sought.fits(&search_text[at].1));
            app.with(|group| sections(group, tab, me, today, Some(&found)))
        })
    });
    let any = Memo::new(move |_| app.with(|group| group.commitments().next().is_some()));
    let missing = Memo::new(move |_| missing(app, tab, summaries, sections));
    // Where an empty list invites to begin, it is not said twice.
    let acts = move || {
        any.get()
            && (tab == WorkTab::Done
                || !matches!(missing.get(), Missing::People | Missing::Me | Missing::Commitments))
    };
    view! {
        <div class="work-top">
            <PageHead title=text::current().shell.work>
                {move || any.get().then(|| search.button(|| ()))}
                {move || any.get().then(menu)}
            </PageHead>
            {list_tabs(Route::Work(tab))}
        </div>
        {search.field(t.search, || ())}
        {move || empty(missing.get(), tab, any.get(), query)}
        {list::view(sections, shown, tab)}
        {move || acts().then(foot)}
    }
    .into_any()
}

/// What is wanted now and then.
fn menu() -> AnyView {
    view! {
        <Menu>
            <LinkButton label=text::current().work.bring_in kind=Kind::Quiet icon=icon::MINUTES href=Route::Intake.hash()/>
        </Menu>
    }
    .into_any()
}

/// The one thing to do here, in reach of the thumb however long the list is.
fn foot() -> AnyView {
    view! {
        <div class="page-foot">{add_task(text::current().new_commitment.add_task_example)}</div>
    }
    .into_any()
}

fn missing(app: App, tab: WorkTab, summaries: Memo<bool>, sections: Memo<Vec<Section>>) -> Missing {
    let has = |group: &Group| (group.seats().next().is_some(), group.commitments().next().is_some());
    let (people, commitments) = app.with(has);
    if !people && !commitments {
        Missing::People
    } else if tab == WorkTab::Mine && app.me().is_none() {
        Missing::Me
    } else if sections.with(|sections| !sections.is_empty()) {
        Missing::Nothing
    } else if summaries.get() {
        Missing::Found
    } else {
        Missing::Commitments
    }
}

/// What stands in an empty list: what to do first.
fn empty(missing: Missing, tab: WorkTab, any: bool, query: RwSignal<String>) -> AnyView {
    let (t, common) = (&text::current().work, &text::current().common);
    let do_this = |kind| {
        let href = Route::NewCommitment.hash();
        view! { <LinkButton label=common.ill_do_this kind icon=icon::PLUS href/> }.into_any()
    };
    let to =
        |words: &'static str, route: Route| view! { <LinkButton label=words href=route.hash()/> }.into_any();
    let main = |words: &'static str, path: &'static str, route: Route| {
        view! { <LinkButton label=words kind=Kind::Primary icon=path href=route.hash()/> }.into_any()
    };
    // Where nothing was found, the words that were looked for come between ours.
    let found = (missing == Missing::Found).then(|| query.with(|typed| (t.nothing_found)(typed.trim())));
    let (path, title, words, acts) = match (missing, tab) {
        (Missing::Nothing, _) => return ().into_any(),
        (Missing::People, _) => {
            let first = main(common.add_people, icon::PLUS, Route::NewPeople);
            (icon::PEOPLE, t.no_people, t.no_people_text, vec![first, to(t.bring_in, Route::Intake)])
        }
        (Missing::Me, _) => {
            let acts = vec![to(t.say_who, Route::WhoAmI), to(t.see_everyone, Route::Work(WorkTab::Everyone))];
            (icon::PEOPLE, t.who_are_you, t.who_are_you_text, acts)
        }
        (Missing::Found, _) => {
            let everywhere =
                (tab == WorkTab::Mine).then(|| to(t.look_everywhere, Route::Work(WorkTab::Everyone)));
            (icon::SEARCH, "", t.nothing_found_text, everywhere.into_iter().collect::<Vec<_>>())
        }
        (Missing::Commitments, WorkTab::Mine) if any => {
            let acts = vec![do_this(Kind::Primary), to(t.see_everyone, Route::Work(WorkTab::Everyone))];
            (icon::WORK, t.mine_empty, t.mine_empty_text, acts)
        }
        (Missing::Commitments, WorkTab::Done) => (
            icon::LEAF,
            t.done_empty,
            t.done_empty_text,
            vec![to(t.see_everyone, Route::Work(WorkTab::Everyone))],
        ),
        (Missing::Commitments, _) => {
            let acts = vec![do_this(Kind::Primary), to(t.bring_in, Route::Intake)];
            (icon::WORK, t.everyone_empty, t.everyone_empty_text, acts)
        }
    };
    let title = found.unwrap_or_else(|| title.to_owned());
    view! { <EmptyState icon=path title=title text=words>{acts}</EmptyState> }.into_any()
}
