//! "What we can do": pictures of the group as a whole, to look at together. Each says in one sentence what to notice
//! and offers one next step; a table shows the same. A mirror, not a scoreboard: people stand in the order of their
//! seats, and of how work is spread only the shape is told.

mod chart;
mod over_time;
mod strengths;

use leptos::prelude::*;

use crate::group::MemberId;
use crate::insight::{self, Month, NeededStrength, SharedStrength, Spread};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::own_page;
use crate::ui::components::{
    EmptyState, Kind, LayoutRequest, LinkButton, MemberSummary, PageHead, Segmented, icon, request_layout,
};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// So many months are looked back on.
const MONTHS: u8 = 6;

/// All that the pictures show, derived once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// Everybody with a seat, in the order of the seats.
    summaries: Vec<MemberSummary>,
    shared: Vec<SharedStrength>,
    waiting: Vec<NeededStrength>,
    months: Vec<Month>,
    spread: Spread,
}

impl Seen {
    fn of(app: App) -> Self {
        let today = app.today();
        app.with(|group| Self {
            summaries: group.seats().map(MemberSummary::from).collect::<Vec<_>>(),
            shared: insight::shared_strengths(group),
            waiting: insight::needed_strengths(group),
            months: insight::monthly_capacity(group, today, MONTHS),
            spread: insight::spread(group),
        })
    }

    fn is_empty(&self) -> bool {
        let carried = self.months.iter().any(|month| month.began + month.done + month.let_go > 0);
        let work = self.spread.visible_work + self.spread.less_visible_work;
        self.shared.is_empty() && self.waiting.is_empty() && work == 0 && !carried
    }

    fn summary(&self, id: MemberId) -> Option<&MemberSummary> {
        let place = self.summaries.binary_search_by(|summary| summary.id.cmp(&id)).ok()?;
        self.summaries.get(place)
    }

    /// The names of these people in a row.
    fn names(&self, ids: &[MemberId]) -> String {
        let names: Vec<String> = ids
            .iter()
            .filter_map(|id| self.summary(*id))
            .map(|summary| bidi_isolate(&summary.name))
            .collect();
        text::current().list(&names)
    }
}

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().capacity);
    let seen = Memo::new(move |_| Seen::of(app));
    let empty = Memo::new(move |_| seen.with(Seen::is_empty));
    let as_table = RwSignal::new(false);
    let show = move || {
        if empty.get() {
            nothing_yet(app)
        } else {
            request_layout(LayoutRequest::Width);
            view! {
                <p class="muted">{t.intro}</p>
                <Segmented legend=t.show options=[(false, t.picture), (true, t.table)] chosen=as_table/>
                <div class="cap-all-pictures">{move || pictures(app, &seen.get(), as_table.get())}</div>
            }
            .into_any()
        }
    };
    view! {
        <PageHead title=t.title back=Route::People/>
        {show}
    }
    .into_any()
}

fn nothing_yet(app: App) -> AnyView {
    let (t, common) = (&text::current().capacity, &text::current().common);
    view! {
        <EmptyState icon=icon::PEOPLE title=t.none text=t.none_text>
            <LinkButton label=t.name_yours kind=Kind::Primary href=own_page(app).hash()/>
            <LinkButton label=common.ill_do_this href=Route::NewCommitment.hash()/>
        </EmptyState>
    }
    .into_any()
}

fn pictures(app: App, seen: &Seen, as_table: bool) -> Vec<AnyView> {
    let all = [
        Some(strengths::shared(app, seen, as_table)),
        strengths::on_one(seen, as_table),
        Some(strengths::waiting(seen, as_table)),
        over_time::growth(seen, as_table),
        over_time::spread(seen, as_table),
        over_time::carried(seen, as_table),
    ];
    all.into_iter().flatten().collect::<Vec<_>>()
}
