//! The needs board: what waits for somebody, where a place is open, and what rests.

mod form;
mod need;
mod search_state;
mod taking;

use leptos::prelude::*;
use uuid::Uuid;

use crate::group::{
    CommitmentId, Day, Group, Member, MemberId, Need, NeedId, NeedSize, NeedStatus, SearchQuery, SearchText,
    StrengthKind,
};
use crate::text;
use crate::ui::components::invitations::cards::waiting;
use crate::ui::components::needs::need_line::{NeedSummary, need_line};
use crate::ui::components::work::list_tabs::list_tabs;
use crate::ui::components::{
    Button, Chip, Details, EmptyState, Kind, LinkButton, PageHead, PagedList, SearchFold, icon,
};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

pub use form::new_page;
pub use need::page as need_page;

/// Which needs are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Show {
    #[default]
    Everything,
    Fits,
    Learn,
    Small,
}

impl Show {
    const ALL: [Show; 4] = [Show::Everything, Show::Fits, Show::Learn, Show::Small];

    fn words(self) -> &'static str {
        let t = &text::current().needs;
        match self {
            Show::Everything => t.everything,
            Show::Fits => t.fits_me,
            Show::Learn => t.to_learn,
            Show::Small => t.small,
        }
    }

    fn lets_in(
        self,
        group: &Group,
        me: Option<MemberId>,
        strengths: &[String],
        size: Option<NeedSize>,
    ) -> bool {
        let has = |ways: &[StrengthKind]| {
            me.is_some_and(|me| {
                strengths.iter().any(|word| ways.iter().any(|kind| group.has_strength(me, *kind, word)))
            })
        };
        match self {
            Show::Everything => true,
            Show::Fits => has(&[StrengthKind::Can, StrengthKind::Teach]),
            Show::Learn => has(&[StrengthKind::Learn]),
            Show::Small => size == Some(NeedSize::Hour),
        }
    }
}

/// Whether something stands on the board: by its strengths, its size and its id.
type LetsIn<'a> = dyn Fn(&[String], Option<NeedSize>, Uuid) -> bool + 'a;

/// What stands on the board.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Board {
    open: Vec<Uuid>,
    /// Somebody was asked, and has not answered.
    asked: Vec<Uuid>,
    /// By the ids of the commitments: a need's commitment has its id.
    places: Vec<Uuid>,
    resting: Vec<Uuid>,
}

impl Board {
    fn of(group: &Group, today: Day, lets_in: &LetsIn) -> Self {
        let mut board = Self::default();
        let fits = |need: &Need| lets_in(&need.words.strengths, need.words.size, need.id.0);
        for need in group.open_needs().into_iter().filter(|need| fits(need)) {
            match group.need_status(need) {
                NeedStatus::OpenPlace => board.places.push(need.id.0),
                _ if group.asked_for(need, today).is_empty() => board.open.push(need.id.0),
                _ => board.asked.push(need.id.0),
            }
        }
        for commitment in group.open_places() {
            let size = group.need(NeedId(commitment.id.0)).and_then(|need| need.words.size);
            if !board.places.contains(&commitment.id.0)
                && lets_in(&commitment.strengths, size, commitment.id.0)
            {
                board.places.push(commitment.id.0);
            }
        }
        let rests = |need: &&Need| need.resting && group.need_status(need) == NeedStatus::Resting;
        board.resting = group
            .needs()
            .rev()
            .filter(rests)
            .filter(|need| fits(need))
            .map(|need| need.id.0)
            .collect::<Vec<_>>();
        board
    }

    fn is_empty(&self) -> bool {
        self.open.is_empty() && self.asked.is_empty() && self.places.is_empty()
    }
}

/// Everything that can be looked for, by its id.
fn search_text(group: &Group) -> Vec<(Uuid, SearchText)> {
    let mut all: Vec<(Uuid, SearchText)> = Vec::new();
    for need in group.needs() {
        let by = need.by.and_then(|by| group.member(by)).map(|member| member.name.as_str());
        let words = &need.words;
        let texts = [words.what.as_str(), &words.why, &words.first_step].into_iter().chain(by);
        all.push((need.id.0, SearchText::new(texts.chain(words.strengths.iter().map(String::as_str)))));
    }
    for commitment in group.open_places().filter(|c| group.need(NeedId(c.id.0)).is_none()) {
        all.push((commitment.id.0, group.search_text(commitment)));
    }
    all
}

/// What is missing where the board has nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    Nothing,
    People,
    Me,
    Strengths,
    Found,
    OfThisSort,
    Needs,
}

/// The board.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let kept = search_state::of(app.with_untracked(Group::id));
    let (query, show) = (RwSignal::new(kept.query), RwSignal::new(kept.show));
    Effect::new(move || search_state::keep(app.with_untracked(Group::id), query.get(), show.get()));
    let search = SearchFold::new(query, show.get_untracked() != Show::Everything);
    let summaries = Memo::new(move |_| query.with(|typed| !SearchQuery::new(typed).is_empty()));
    // What is looked through is made ready once, not at every letter; and not before somebody looks for something.
    let ready = Memo::new(move |_| if summaries.get() { app.with(search_text) } else { Vec::new() });
    let board = Memo::new(move |_| {
        let (me, today, show) = (app.me(), app.today(), show.get());
        let sought = query.with(|typed| SearchQuery::new(typed));
        ready.with(|ready| {
            app.with(|group| {
                let found = |id: Uuid| {
                    sought.is_empty() || ready.iter().any(|(other, text)| *other == id && sought.fits(text))
                };
                let lets_in =
                    |strengths: &[String], size, id| show.lets_in(group, me, strengths, size) && found(id);
                Board::of(group, today, &lets_in)
            })
        })
    });
    let any = Memo::new(move |_| {
        app.with(|group| group.needs().next().is_some() || group.open_places().next().is_some())
    });
    let missing = Memo::new(move |_| missing(app, any.get(), summaries.get(), show.get(), &board.read()));
    let acts = move || (missing.get() != Missing::People && any.get()).then(say_it);
    view! {
        <div class="work-top">
            <PageHead title=text::current().shell.work>
                {move || any.get().then(|| search.button(move || show.set(Show::Everything)))}
            </PageHead>
            {list_tabs(Route::Needs)}
        </div>
        {search.field(t.search, move || filters(show))}
        {move || empty(missing.get(), show, query)}
        {part(t.open, "", board, |board| &board.open, need_item)}
        {part(t.asked_others, "", board, |board| &board.asked, need_item)}
        {part(t.places, t.places_under, board, |board| &board.places, place_item)}
        {waiting()}
        {resting(board)}
        {acts}
    }
    .into_any()
}

/// The one thing to do here, in reach of the thumb however long the board is.
fn say_it() -> AnyView {
    view! {
        <div class="page-foot">
            <LinkButton
                label=text::current().common.say_needed kind=Kind::Primary icon=icon::PLUS wide=true
                href=Route::NewNeed.hash()
            />
        </div>
    }
    .into_any()
}

fn filters(show: RwSignal<Show>) -> AnyView {
    let chip = move |one: Show| {
        let on = Signal::derive(move || show.get() == one);
        view! { <Chip label=one.words() on on_press=move || show.set(one)/> }
    };
    view! {
        <div class="chips" role="group" aria-label=text::current().needs.show>
            {Show::ALL.map(chip).into_iter().collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

/// A part of the board with its heading; nothing where it is empty.
fn part(
    title: &'static str,
    under: &'static str,
    board: Memo<Board>,
    of: fn(&Board) -> &Vec<Uuid>,
    item: fn(Uuid) -> AnyView,
) -> AnyView {
    let ids = Memo::new(move |_| board.with(|board| of(board).clone()));
    let any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    (move || {
        any.get().then(|| {
            view! {
                <section class="work-part">
                    <h2 class="work-head">{title}</h2>
                    {(!under.is_empty()).then(|| view! { <p class="muted">{under}</p> })}
                    <PagedList ids item label=title/>
                </section>
            }
        })
    })
    .into_any()
}

fn resting(board: Memo<Board>) -> AnyView {
    let ids = Memo::new(move |_| board.with(|board| board.resting.clone()));
    let count = Memo::new(move |_| ids.with(Vec::len));
    (move || {
        let t = &text::current().needs;
        (count.get() > 0).then(|| {
            view! {
                <Details summary=(t.resting)(count.get())>
                    <div class="work-part"><PagedList ids item=need_item/></div>
                </Details>
            }
        })
    })
    .into_any()
}

/// The phone's user, as a member.
fn member_of(group: &Group, me: Option<MemberId>) -> Option<&Member> {
    me.and_then(|me| group.member(me))
}

fn need_item(id: Uuid) -> AnyView {
    let app = app();
    let summary = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| {
            group.need(NeedId(id)).map(|need| NeedSummary::of(group, need, member_of(group, me), today))
        })
    });
    (move || summary.get().map(need_line)).into_any()
}

fn place_item(id: Uuid) -> AnyView {
    let app = app();
    let summary = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| {
            let commitment = group.commitment(CommitmentId(id))?;
            Some(NeedSummary::of_place(group, commitment, member_of(group, me), today))
        })
    });
    (move || summary.get().map(need_line)).into_any()
}

fn missing(app: App, any: bool, summaries: bool, show: Show, board: &Board) -> Missing {
    let people = app.with(|group| group.seats().next().is_some());
    let asks_me = matches!(show, Show::Fits | Show::Learn);
    let me = app.me();
    let named = |me: MemberId| {
        let learns = show == Show::Learn;
        app.with(|group| {
            group
                .member(me)
                .is_some_and(|me| me.strengths.iter().any(|one| (one.kind == StrengthKind::Learn) == learns))
        })
    };
    if !people && !any {
        Missing::People
    } else if any && asks_me && me.is_none() {
        Missing::Me
    } else if any && asks_me && !me.is_some_and(named) {
        Missing::Strengths
    } else if !board.is_empty() {
        Missing::Nothing
    } else if summaries {
        Missing::Found
    } else if any && show != Show::Everything {
        Missing::OfThisSort
    } else {
        Missing::Needs
    }
}

/// What stands on an empty board: what to do first.
fn empty(missing: Missing, show: RwSignal<Show>, query: RwSignal<String>) -> AnyView {
    let (t, work, common) = (&text::current().needs, &text::current().work, &text::current().common);
    let main = |words: &'static str, path: &'static str, route: Route| {
        view! { <LinkButton label=words kind=Kind::Primary icon=path href=route.hash()/> }.into_any()
    };
    let found = (missing == Missing::Found).then(|| query.with(|typed| (work.nothing_found)(typed.trim())));
    let see_all = move || {
        view! { <Button label=t.see_everything on_press=move || show.set(Show::Everything)/> }.into_any()
    };
    let (path, title, words, act) = match missing {
        Missing::Nothing => return ().into_any(),
        Missing::People => {
            let add = main(common.add_people, icon::PLUS, Route::NewPeople);
            (icon::PEOPLE, work.no_people, work.no_people_text, Some(add))
        }
        Missing::Me => {
            let say = main(work.say_who, icon::PEOPLE, Route::WhoAmI);
            (icon::PEOPLE, work.who_are_you, t.who_are_you_text, Some(say))
        }
        Missing::Strengths => {
            let me = app().me_untracked();
            let to = me.map(|me| main(t.to_my_page, icon::PEOPLE, Route::Person(me)));
            (icon::LEAF, t.nothing_named, t.nothing_named_text, to)
        }
        Missing::Found => (icon::SEARCH, "", work.nothing_found_text, None),
        Missing::OfThisSort => (icon::LEAF, t.nothing_fits, t.nothing_fits_text, Some(see_all())),
        Missing::Needs => {
            let any = app().with_untracked(|group| group.needs().next().is_some());
            let words = if any { t.all_held } else { t.empty_text };
            // Where there is something on the board, the button stands above it.
            let say = (!any).then(|| main(common.say_needed, icon::PLUS, Route::NewNeed));
            (icon::WORK, t.empty, words, say)
        }
    };
    let title = found.unwrap_or_else(|| title.to_owned());
    view! { <EmptyState icon=path title=title text=words>{act}</EmptyState> }.into_any()
}
