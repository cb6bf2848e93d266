//! A need's page: everything about it, where it stands, whom it fits, and stepping up.

mod people;

use leptos::prelude::*;

use super::taking::{self, Doing, Sheets};
use crate::browser::focus;
use crate::group::{Command, Day, Group, MemberId, Need, NeedCommand, NeedId, NeedStatus};
use crate::insight::Fit;
use crate::text;
use crate::ui::components::needs::need_line::{fact_words, facts, fit_words, fits, strength_tags, words_of};
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{
    Button, Card, Kind, LinkButton, Menu, NotFound, PageHead, act, day_words, icon, way,
};
use crate::ui::navigation;
use crate::ui::route::{Inviting, Route};
use crate::ui::state::{App, app};

use people::{in_it, whom_it_fits};

/// The page of this need; a kind word where it is not on this phone.
pub fn page(id: NeedId) -> AnyView {
    let app = app();
    let there = Memo::new(move |_| app.with(|group| group.need(id).is_some()));
    (move || if there.get() { whole(id) } else { not_found() }).into_any()
}

fn not_found() -> AnyView {
    let t = &text::current().needs;
    let (head, onward) = ((t.eyebrow, Route::Needs), (t.to_board, Route::Needs));
    view! { <NotFound head title=t.gone text=t.gone_text onward in_a_file=true/> }.into_any()
}

/// Where the page's acts depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stands {
    standing: NeedStatus,
    mine: bool,
    me: Option<MemberId>,
    /// There is an open commitment: its page tells how it goes.
    begun: bool,
}

fn whole(id: NeedId) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let sheets = Sheets::new(id);
    let title = Memo::new(move |_| {
        app.with(|group| group.need(id).map(|need| need.words.what.clone()).unwrap_or_default())
    });
    let stands = Memo::new(move |_| {
        let me = app.me();
        app.with(|group| {
            group.need(id).map(|need| {
                let commitment = group.commitment(need.commitment()).filter(|c| c.is_open());
                Stands {
                    standing: group.need_status(need),
                    mine: me.zip(commitment).is_some_and(|(me, c)| group.is_holder(c, me)),
                    me,
                    begun: commitment.is_some(),
                }
            })
        })
    });
    let resting = Memo::new(move |_| stands.with(|s| s.is_some_and(|s| s.standing == NeedStatus::Resting)));
    let takes = Memo::new(move |_| {
        stands.with(|s| s.is_some_and(|s| matches!(s.standing, NeedStatus::Open | NeedStatus::OpenPlace)))
    });
    let rest = move || {
        let rest = !resting.get_untracked();
        set_rest(app, id, rest);
    };
    let remove = move || {
        if app.execute(Command::Need(NeedCommand::Remove(id)), t.removed) {
            navigation::back_or(Route::Needs);
        }
    };
    view! {
        <PageHead title=move || title.get() eyebrow=t.eyebrow back=back()>
            <Menu>
                <Button label=text::current().common.edit kind=Kind::Quiet on_press=move || sheets.begin(Doing::Edit)/>
                {move || takes.get().then(|| view! {
                    <Button label=t.for_other kind=Kind::Quiet on_press=move || sheets.begin(Doing::Take)/>
                })}
                <Button label=move || if resting.get() { t.bring_back } else { t.rest } kind=Kind::Quiet on_press=rest/>
                <Button label=t.remove kind=Kind::Removal on_press=remove/>
            </Menu>
        </PageHead>
        {still_needed(id)}
        {about(id, sheets, stands)}
        {in_it(id)}
        {whom_it_fits(id)}
        {taking::sheet(sheets)}
    }
    .into_any()
}

fn back() -> Route {
    match navigation::came_from() {
        Some(
            from @ (Route::Now | Route::Work(_) | Route::Person(_) | Route::Commitment(_) | Route::History),
        ) => from,
        _ => Route::Needs,
    }
}

fn set_rest(app: App, id: NeedId, rest: bool) {
    let t = &text::current().needs;
    if app
        .execute(Command::Need(NeedCommand::Rest { id, rest }), if rest { t.rested } else { t.brought_back })
    {
        focus::heading();
    }
}

/// An old one is asked about.
fn still_needed(id: NeedId) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let since = Memo::new(move |_| {
        let today = app.today();
        let since = app.with(|group| group.need(id).and_then(|need| group.asks_whether_needed(need, today)));
        since.map(|since| day_words(today, since))
    });
    let keep = move || {
        if app.execute(Command::Need(NeedCommand::Keep(id)), t.kept) {
            focus::heading();
        }
    };
    (move || {
        since.get().map(|since| {
            view! {
                <section class="card need-still">
                    <h2 class="eyebrow">{t.still}</h2>
                    <p>{(t.still_since)(&since)}</p>
                    <div class="actions">
                        <Button label=t.still_needed icon=icon::CHECK on_press=keep/>
                        <Button label=t.rest icon=icon::LEAF kind=Kind::Ghost on_press=move || set_rest(app, id, true)/>
                    </div>
                </section>
            }
        })
    })
    .into_any()
}

/// What the first card tells.
#[derive(Clone, Debug, PartialEq, Eq)]
struct About {
    why: String,
    facts: Vec<String>,
    strengths: Vec<String>,
    first_step: String,
    fits: Option<(Fit, String)>,
    stands: &'static str,
    said: String,
}

impl About {
    fn of(group: &Group, need: &Need, me: Option<MemberId>, today: Day) -> Self {
        let t = &text::current().needs;
        let standing = group.need_status(need);
        let words = &need.words;
        let on = need.on.map(|on| day_words(today, on)).unwrap_or_default();
        let noted =
            need.noted_by.map(|by| (text::current().common.noted_by)(&name_or_somebody(group, Some(by))));
        let by = match (need.by, need.noted_by) {
            (Some(by), _) => (t.said_by)(&name_or_somebody(group, Some(by)), &on),
            (None, _) if on.is_empty() => String::new(),
            (None, _) => (t.said_on)(&on),
        };
        let said: Vec<String> = Some(by).filter(|by| !by.is_empty()).into_iter().chain(noted).collect();
        Self {
            why: words.why.clone(),
            facts: facts(words.size, words.day, words.less_visible, today),
            strengths: words_of(group, &words.strengths),
            first_step: words.first_step.clone(),
            fits: me.and_then(|me| group.member(me)).and_then(|me| fits(group, &words.strengths, me)),
            stands: match standing {
                NeedStatus::Open => t.nobody_holds,
                NeedStatus::OpenPlace => t.open_place,
                NeedStatus::Held => t.held,
                NeedStatus::Met => t.met,
                NeedStatus::Resting => t.rests,
            },
            said: said.join(", "),
        }
    }
}

fn about(id: NeedId, sheets: Sheets, stands: Memo<Option<Stands>>) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let about = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| group.need(id).map(|need| About::of(group, need, me, today)))
    });
    let words = move |about: About| {
        let step = (!about.first_step.is_empty()).then(|| {
            view! { <div><h2 class="eyebrow">{t.step}</h2><p dir="auto">{about.first_step}</p></div> }
        });
        let helps = (!about.strengths.is_empty()).then(|| {
            view! { <div class="stack-close"><h2 class="eyebrow">{t.helps}</h2>{strength_tags(about.strengths)}</div> }
        });
        view! {
            <div class="need-about">
                <p class="facts-when">{about.stands}</p>
                {(!about.why.is_empty()).then(|| view! { <p class="need-why" dir="auto">{about.why}</p> })}
                {fact_words(about.facts)}
                {helps}
                {about.fits.map(fit_words)}
                {step}
                {(!about.said.is_empty()).then(|| view! { <p class="muted">{about.said}</p> })}
            </div>
        }
    };
    view! {
        <Card>
            {move || about.get().map(words)}
            {move || stands.get().map(|stands| acts(app, sheets, stands))}
        </Card>
    }
    .into_any()
}

fn acts(app: App, sheets: Sheets, stands: Stands) -> AnyView {
    let id = sheets.id;
    let (t, page, common) =
        (&text::current().needs, &text::current().commitment_page, &text::current().common);
    let Stands { standing, mine, me, begun } = stands;
    let take = move || match me {
        Some(me) => {
            let said = text::current().new_commitment.saved_mine.to_owned();
            taking::take_now(app, id, vec![me], Vec::new(), said);
        }
        None => sheets.begin(Doing::Take),
    };
    let to_commitment = move |kind: Kind| {
        view! { <LinkButton label=t.to_commitment kind href=Route::Commitment(crate::group::CommitmentId(id.0)).hash()/> }
    };
    let invite_to = Route::Invite(Some(Inviting::Need(id)));
    match standing {
        NeedStatus::Open | NeedStatus::OpenPlace if !mine => view! {
            <div class="actions">
                <Button label=common.ill_do_this kind=Kind::Primary icon=icon::PLUS wide=true on_press=take/>
            </div>
            <ul class="list act-rows">
                {act(icon::PEOPLE, t.with_someone, t.with_someone_under, move || sheets.begin(Doing::With))}
                {act(icon::HAND, page.come, t.help_under, move || sheets.begin(Doing::Come))}
                {way((invite_to, icon::PLUS, common.invite, t.invite_under))}
            </ul>
            {begun.then(|| view! { <div class="actions">{to_commitment(Kind::Quiet)}</div> })}
        }
        .into_any(),
        NeedStatus::OpenPlace => {
            view! {
                <div class="actions">
                    {to_commitment(Kind::Primary)}
                    <LinkButton label=common.invite icon=icon::PEOPLE href=invite_to.hash()/>
                </div>
            }
            .into_any()
        }
        NeedStatus::Open | NeedStatus::Held => {
            view! { <div class="actions">{to_commitment(Kind::Primary)}</div> }.into_any()
        }
        NeedStatus::Met => view! {
            <div class="actions">
                {to_commitment(Kind::Soft)}
            </div>
        }
        .into_any(),
        NeedStatus::Resting => view! {
            <div class="actions">
                <Button
                    label=t.bring_back kind=Kind::Primary icon=icon::UNDO on_press=move || set_rest(app, id, false)
                />
            </div>
        }
        .into_any(),
    }
}
