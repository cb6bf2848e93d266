//! Which commitment is it about? Mine first; everyone's for those who note for others.

use leptos::prelude::*;
use uuid::Uuid;

use crate::group::{CommitmentFilter, CommitmentId, Group, SearchQuery};
use crate::text;
use crate::ui::components::meeting::arrival_form::{arrive_form, is_arrival_begun};
use crate::ui::components::work::commitment_line::{CommitmentSummary, commitment_line_to};
use crate::ui::components::{Card, Details, EmptyState, LinkButton, PageHead, PagedList, SearchField, icon};
use crate::ui::route::Route;
use crate::ui::state::app;

/// From how many commitments on there is a search.
const MANY: usize = 8;

pub(super) fn page() -> AnyView {
    let (app, t, common) = (app(), &text::current().check_in, &text::current().common);
    let mine = ids(move |group, today| {
        let me = app.me();
        me.map(|me| group.list(CommitmentFilter::Of(me), today)).unwrap_or_default()
    });
    let query = RwSignal::new(String::new());
    let others = ids(move |group, today| {
        let me = app.me();
        let sought = query.with(|query| SearchQuery::new(query));
        let fits = |commitment: &crate::group::Commitment| {
            sought.is_empty() || sought.fits(&group.search_text(commitment))
        };
        let not_mine =
            |commitment: &&crate::group::Commitment| !me.is_some_and(|me| group.takes_part(commitment, me));
        group
            .list(CommitmentFilter::Everyone, today)
            .into_iter()
            .filter(not_mine)
            .filter(|c| fits(c))
            .collect::<Vec<_>>()
    });
    let any = Memo::new(move |_| app.with(|group| group.commitments().any(|c| c.is_open())));
    let many =
        Memo::new(move |_| app.with(|group| group.commitments().filter(|c| c.is_open()).count() > MANY));
    let has_me = Memo::new(move |_| app.me().is_some());
    let people = Memo::new(move |_| app.with(|group| group.seats().next().is_some()));
    view! {
        <PageHead title=common.check_in back=Route::Now/>
        {move || (!any.get()).then(|| {
            let now = &text::current().now;
            view! {
                <EmptyState icon=icon::WORK title=now.no_commitments text=now.no_commitments_text>
                    <LinkButton label=common.ill_do_this href=Route::NewCommitment.hash()/>
                </EmptyState>
            }
        })}
        {move || (any.get() && has_me.get()).then(|| view! {
            <Card title=t.mine>
                <p class="muted" hidden=move || !mine.with(Vec::is_empty)>{t.mine_none}</p>
                <PagedList ids=mine item=item/>
            </Card>
        })}
        // Above the long list: below it nobody would find it.
        {move || people.get().then(|| view! {
            <Details summary=t.general unfolded=!any.get_untracked() || is_arrival_begun(app)>
                <p class="muted">{t.general_text}</p>
                {arrive_form(None, None, super::leave)}
            </Details>
        })}
        {move || any.get().then(|| view! {
            <Card title=move || if has_me.get() { t.everyone } else { t.which }>
                {move || many.get().then(|| view! { <SearchField value=query/> })}
                <PagedList ids=others item=item/>
                <p class="muted" hidden=move || !others.with(Vec::is_empty)>{t.nothing_found}</p>
            </Card>
        })}
    }
    .into_any()
}

/// The ids of a list that follows the group.
fn ids(
    list: impl Fn(&Group, crate::group::Day) -> Vec<&crate::group::Commitment> + Send + Sync + 'static,
) -> Signal<Vec<Uuid>> {
    let app = app();
    let ids = move || {
        let today = app.today();
        app.with(|group| list(group, today).iter().map(|commitment| commitment.id.0).collect::<Vec<_>>())
    };
    Memo::new(move |_| ids()).into()
}

fn item(id: Uuid) -> AnyView {
    let (app, id) = (app(), CommitmentId(id));
    let summary = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            group.commitment(id).map(|commitment| CommitmentSummary::of(group, commitment, today))
        })
    });
    (move || summary.get().map(|summary| commitment_line_to(summary, Route::CheckIn(Some(id))))).into_any()
}
