//! An invitation's page: who invites whom to what and why, and the answer.

use leptos::prelude::*;

use crate::group::{Command, InvitationCommand, InvitationId, InvitationResponse, MemberId};
use crate::text;
use crate::ui::components::invitations::answer::answers;
use crate::ui::components::invitations::summary::InvitationSummary;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::people::who_are_you::use_phone;
use crate::ui::components::{Button, Details, Kind, LinkButton, NotFound, PageHead, Seat, fresh_id, icon};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// The page; a kind word where it is not on this phone.
pub fn page(id: InvitationId) -> AnyView {
    let (app, t) = (app(), &text::current().invitations);
    let summary = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| group.invitation(id).map(|one| InvitationSummary::of(group, one, me, today)))
    });
    let title = move || match summary.get() {
        Some(summary) if !summary.what.is_empty() => summary.what,
        _ => t.eyebrow.to_owned(),
    };
    let body = move || match summary.get() {
        Some(summary) => whole(app, summary),
        None => not_found(),
    };
    view! { <PageHead title=title eyebrow=t.eyebrow back=back()/>{body} }.into_any()
}

fn back() -> Route {
    match navigation::came_from() {
        Some(
            from @ (Route::Now | Route::Need(_) | Route::Person(_) | Route::Commitment(_) | Route::History),
        ) => from,
        _ => Route::Needs,
    }
}

fn not_found() -> AnyView {
    let (t, to_board) = (&text::current().invitations, text::current().needs.to_board);
    view! { <NotFound title=t.gone text=t.gone_text onward=(to_board, Route::Needs)/> }.into_any()
}

fn whole(app: App, summary: InvitationSummary) -> AnyView {
    let t = &text::current().invitations;
    let words = fresh_id("invitation");
    let about = summary.href.clone().map(|href| view! { <a class="more-link" href=href>{t.about_it}</a> });
    let me = app.me();
    let mine = me.is_some() && summary.to.as_ref().map(|to| to.id) == me;
    let by_me = me.is_some() && summary.by.as_ref().map(|by| by.id) == me;
    let answer = if mine { own(&summary, &words) } else { of_another(app, me, by_me, &summary, &words) };
    let back = (by_me || summary.by.is_none())
        && (summary.waits || summary.reply == Some(InvitationResponse::NotNow));
    let id = summary.id;
    let withdraw = move || {
        if app.execute(Command::Invite(InvitationCommand::Withdraw(id)), t.withdrawn) {
            navigation::back_or(Route::Needs);
        }
    };
    view! {
        <section class="card">
            <div class="hand-head">
                {summary.by.map(|summary| view! { <Seat summary/> })}
                <div>
                    <p class="invite-head" id=words>{summary.head}</p>
                    <p class="muted">{summary.under}</p>
                </div>
            </div>
            {(!summary.word.is_empty()).then(|| view! { <p class="quote invite-word" dir="auto">{summary.word}</p> })}
            {(!summary.why.is_empty()).then(|| view! { <p class="need-why" dir="auto">{summary.why}</p> })}
            {about}
        </section>
        {answer}
        {back.then(|| view! {
            <div class="actions"><Button label=t.withdraw kind=Kind::Ghost on_press=withdraw/></div>
        })}
    }
    .into_any()
}

/// For the one who is invited.
fn own(summary: &InvitationSummary, words: &str) -> AnyView {
    let t = &text::current().invitations;
    let ask = |words: &str| answers(summary.id, words.to_owned(), true, None);
    let inside = match summary.reply {
        None if summary.waits => view! { {ask(words)}<p class="muted">{t.no_reason}</p> }.into_any(),
        None => view! { <p>{not_open(summary)}</p> }.into_any(),
        Some(InvitationResponse::Yes) => view! { <p>{t.said_yes_mine}</p> }.into_any(),
        Some(InvitationResponse::NotNow) => view! {
            <p>{match &summary.again {
                Some(day) => (t.said_not_now_until)(day),
                None => t.said_not_now.to_owned(),
            }}</p>
            <h2 class="eyebrow">{t.or_now}</h2>
            {ask(words)}
        }
        .into_any(),
        Some(InvitationResponse::No) => view! { <p>{t.said_no}</p> }.into_any(),
    };
    view! { <section class="card stack">{inside}{noted(summary)}</section> }.into_any()
}

fn noted(summary: &InvitationSummary) -> Option<AnyView> {
    let noted = summary.answer_noted.clone().filter(|_| summary.reply.is_some());
    noted.map(|words| view! { <p class="muted">{words}</p> }.into_any())
}

fn not_open(summary: &InvitationSummary) -> &'static str {
    let t = &text::current().invitations;
    if summary.what.is_empty() { t.matter_gone } else { t.in_already }
}

/// For anybody else: how it stands, and a way to note the answer that was given aloud. What was answered other than
/// yes is told to the one who invited alone.
fn of_another(
    app: App,
    me: Option<MemberId>,
    by_me: bool,
    summary: &InvitationSummary,
    words: &str,
) -> AnyView {
    let t = &text::current().invitations;
    let to = summary.to.clone();
    let name = app.with(|group| name_or_somebody(group, to.as_ref().map(|to| to.id)));
    let says = match summary.reply {
        None if summary.waits => (t.waiting_page)(&name),
        None => not_open(summary).to_owned(),
        Some(InvitationResponse::Yes) => (t.answered_yes)(&name),
        Some(InvitationResponse::NotNow) if by_me => match &summary.again {
            Some(day) => [&(t.answered_not_now)(&name), " ", &(t.ask_again)(day)].concat(),
            None => (t.answered_not_now)(&name),
        },
        Some(InvitationResponse::No) if by_me => (t.answered_no)(&name),
        Some(_) => t.answered.to_owned(),
    };
    let (id, words) = (summary.id, words.to_owned());
    let note = (summary.waits).then(|| {
        let asked = StoredValue::new(words);
        match me {
            Some(me) => {
                let noted = app.with(|group| name_or_somebody(group, Some(me)));
                view! {
                    <Details summary=(t.answer_for)(&name)>
                        <p class="muted">{(t.answer_for_text)(&noted)}</p>
                        {answers(id, asked.get_value(), true, None)}
                    </Details>
                }
                .into_any()
            }
            None => {
                let to = to.map(|to| to.id);
                view! {
                    <p>{(t.is_you)(&name)}</p>
                    <div class="actions">
                        <Button label=text::current().person.me on_press=move || { use_phone(app, to); }/>
                    </div>
                    <Details summary=(t.answer_for)(&name)>{answers(id, asked.get_value(), true, None)}</Details>
                }
                .into_any()
            }
        }
    });
    let noted = noted(summary).filter(|_| by_me || summary.reply == Some(InvitationResponse::Yes));
    let share = (summary.waits && by_me && !app.is_in_chat()).then(|| {
        let label = text::current().common.share_group;
        view! {
            <p>{t.once_shared}</p>
            <div class="actions"><LinkButton label icon=icon::SHARE href=Route::Share.hash()/></div>
        }
    });
    view! { <section class="card stack"><p>{says}</p>{share}{noted}{note}</section> }.into_any()
}
