//! An invitation's page: who invites whom to what and why, and the answer.

use leptos::prelude::*;

use crate::group::{Command, InvitationCommand, InvitationId, InvitationResponse, MemberId};
use crate::text;
use crate::ui::components::invitations::answer::answers;
use crate::ui::components::invitations::summary::InviteLook;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::people::who_are_you::use_phone;
use crate::ui::components::{Button, Details, Kind, NotFound, PageHead, Seat, fresh_id};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// The page; a kind word where it is not on this phone.
pub fn page(id: InvitationId) -> AnyView {
    let (app, t) = (app(), &text::current().invitations);
    let look = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| group.invitation(id).map(|one| InviteLook::of(group, one, me, today)))
    });
    let title = move || match look.get() {
        Some(look) if !look.what.is_empty() => look.what,
        _ => t.eyebrow.to_owned(),
    };
    let body = move || match look.get() {
        Some(look) => whole(app, look),
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

fn whole(app: App, look: InviteLook) -> AnyView {
    let t = &text::current().invitations;
    let words = fresh_id("invitation");
    let about = look.href.clone().map(|href| view! { <a class="more-link" href=href>{t.about_it}</a> });
    let me = app.me();
    let mine = me.is_some() && look.to.as_ref().map(|to| to.id) == me;
    let by_me = me.is_some() && look.by.as_ref().map(|by| by.id) == me;
    let answer = if mine { own(&look, &words) } else { of_another(app, me, by_me, &look, &words) };
    let back = (by_me || look.by.is_none()) && (look.waits || look.reply == Some(InvitationResponse::NotNow));
    let id = look.id;
    let take_back = move || {
        if app.execute(Command::Invite(InvitationCommand::Withdraw(id)), t.taken_back) {
            navigation::back_or(Route::Needs);
        }
    };
    view! {
        <section class="card">
            <div class="hand-head">
                {look.by.map(|look| view! { <Seat look/> })}
                <div>
                    <p class="invite-head" id=words>{look.head}</p>
                    <p class="muted">{look.under}</p>
                </div>
            </div>
            {(!look.word.is_empty()).then(|| view! { <p class="quote invite-word" dir="auto">{look.word}</p> })}
            {(!look.why.is_empty()).then(|| view! { <p class="need-why" dir="auto">{look.why}</p> })}
            {about}
        </section>
        {answer}
        {back.then(|| view! {
            <div class="actions"><Button label=t.take_back kind=Kind::Ghost on_press=take_back/></div>
        })}
    }
    .into_any()
}

/// For the one who is invited.
fn own(look: &InviteLook, words: &str) -> AnyView {
    let t = &text::current().invitations;
    let ask = |words: &str| answers(look.id, words.to_owned(), true);
    let inside = match look.reply {
        None if look.waits => view! { {ask(words)}<p class="muted">{t.no_reason}</p> }.into_any(),
        None => view! { <p>{not_open(look)}</p> }.into_any(),
        Some(InvitationResponse::Yes) => view! { <p>{t.said_yes_mine}</p> }.into_any(),
        Some(InvitationResponse::NotNow) => view! {
            <p>{match &look.again {
                Some(day) => (t.said_not_now_until)(day),
                None => t.said_not_now.to_owned(),
            }}</p>
            <h2 class="eyebrow">{t.or_now}</h2>
            {ask(words)}
        }
        .into_any(),
        Some(InvitationResponse::No) => view! { <p>{t.said_no}</p> }.into_any(),
    };
    view! { <section class="card stack">{inside}{noted(look)}</section> }.into_any()
}

fn noted(look: &InviteLook) -> Option<AnyView> {
    let noted = look.answer_noted.clone().filter(|_| look.reply.is_some());
    noted.map(|words| view! { <p class="muted">{words}</p> }.into_any())
}

fn not_open(look: &InviteLook) -> &'static str {
    let t = &text::current().invitations;
    if look.what.is_empty() { t.matter_gone } else { t.in_already }
}

/// For anybody else: how it stands, and a way to note the answer that was given aloud. What was answered other than
/// yes is told to the one who invited alone.
fn of_another(app: App, me: Option<MemberId>, by_me: bool, look: &InviteLook, words: &str) -> AnyView {
    let t = &text::current().invitations;
    let to = look.to.clone();
    let name = app.with(|group| name_or_somebody(group, to.as_ref().map(|to| to.id)));
    let says = match look.reply {
        None if look.waits => (t.waiting_page)(&name),
        None => not_open(look).to_owned(),
        Some(InvitationResponse::Yes) => (t.answered_yes)(&name),
        Some(InvitationResponse::NotNow) if by_me => match &look.again {
            Some(day) => [&(t.answered_not_now)(&name), " ", &(t.ask_again)(day)].concat(),
            None => (t.answered_not_now)(&name),
        },
        Some(InvitationResponse::No) if by_me => (t.answered_no)(&name),
        Some(_) => t.answered.to_owned(),
    };
    let (id, words) = (look.id, words.to_owned());
    let note = (look.waits).then(|| {
        let asked = StoredValue::new(words);
        match me {
            Some(me) => {
                let noted = app.with(|group| name_or_somebody(group, Some(me)));
                view! {
                    <Details summary=(t.answer_for)(&name)>
                        <p class="muted">{(t.answer_for_text)(&noted)}</p>
                        {answers(id, asked.get_value(), true)}
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
                    <Details summary=(t.answer_for)(&name)>{answers(id, asked.get_value(), true)}</Details>
                }
                .into_any()
            }
        }
    });
    let noted = noted(look).filter(|_| by_me || look.reply == Some(InvitationResponse::Yes));
    view! { <section class="card stack"><p>{says}</p>{noted}{note}</section> }.into_any()
}
