//! What can be said of a person as a whole: this is me, away, left, the same as another, taken out, erased.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::group::{Command, MemberId, News, Presence, Sameness};
use crate::text::{
    self,
    news::{NewsSentence, bidi_isolate},
};
use crate::ui::components::people::names::summaries;
use crate::ui::components::people::who_are_you::use_phone;
use crate::ui::components::{
    Button, Card, Confirm, Details, Form, FormError, Kind, SeatPicker, Sheet, Submit, act, icon,
};
use crate::ui::navigation::{go, go_instead};
use crate::ui::news::{describe_all, separate_button};
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

/// Says that this phone is theirs, or is not.
pub fn phone(app: App, id: MemberId, me: bool) -> AnyView {
    let t = &text::current().person;
    let label = if me { t.not_me } else { t.me };
    let press = move || {
        if me {
            // Who it is then is asked there; nothing changes before it is answered.
            go(Route::WhoAmI);
        } else if use_phone(app, Some(id)) {
            // The page begins with what is mine now.
            go(Route::Person(id));
        }
    };
    act(icon::PHONE, label, "", press)
}

/// Around, away, or no longer in the group.
pub fn presence(app: App, id: MemberId, presence: Memo<Presence>, name: Memo<String>) -> AnyView {
    let t = &text::current().person;
    let set = move |presence: Presence| {
        let said = match presence {
            Presence::Here => t.is_back,
            Presence::Away => t.is_away,
            Presence::Left => t.has_left,
            Presence::Guest => t.is_guest,
        };
        app.execute(Command::SetPresence { id, presence }, said(&bidi_isolate(&name.get_untracked())));
    };
    let button = move |label: &'static str, to: Presence| {
        view! { <Button label=label on_press=move || set(to)/> }.into_any()
    };
    let ways = move || match presence.get() {
        Presence::Here => [button(t.set_away, Presence::Away), button(t.set_left, Presence::Left)],
        Presence::Away => [button(t.set_back, Presence::Here), button(t.set_left, Presence::Left)],
        Presence::Left => [button(t.set_back, Presence::Here), ().into_any()],
        Presence::Guest => [button(t.set_member, Presence::Here), ().into_any()],
    };
    let says = move || match presence.get() {
        Presence::Here => "",
        Presence::Away => t.away_text,
        Presence::Left => t.left_text,
        Presence::Guest => t.guest_text,
    };
    // The heading says it already of who is in the group.
    view! {
        <Card title=t.presence>
            <p hidden=move || presence.get() == Presence::Here>{says}</p>
            <div class="actions">{move || ways().into_iter().collect::<Vec<_>>()}</div>
        </Card>
    }
    .into_any()
}

/// What is seldom wanted.
pub fn further(app: App, id: MemberId, name: Memo<String>) -> AnyView {
    let t = &text::current().person;
    let (joining, erasing) = (RwSignal::new(false), RwSignal::new(false));
    // Which entries are one, as the news tell it, with the way back beside each.
    let joined = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let joins = group.joins_of(id).into_iter();
            let news =
                joins.map(|(one, other)| News::SamePerson(one, other, Sameness::One)).collect::<Vec<_>>();
            describe_all(group, &news, today)
        })
    });
    let alone = Memo::new(move |_| app.with(|group| group.members().count() < 2));
    let remove = move || {
        let said = (t.removed)(&bidi_isolate(&name.get_untracked()));
        if app.execute(Command::RemoveMember(id), said) {
            go_instead(Route::People);
        }
    };
    let erase = move || {
        if app.execute(Command::EraseMember(id), t.erased) {
            go_instead(Route::People);
        }
    };
    view! {
        <Details summary=t.more>
            <p class="hint">{t.join_text}</p>
            <div class="actions">
                {move || (!alone.get()).then(|| view! {
                    <Button label=t.join on_press=move || joining.set(true)/>
                })}
            </div>
            {move || joined.get().into_iter().map(merged).collect::<Vec<_>>()}
            <p class="hint">{t.remove_text}</p>
            <Button label=t.remove kind=Kind::Removal on_press=remove/>
            <p class="hint">{t.erase_text}</p>
            <Button label=t.erase kind=Kind::Removal on_press=move || erasing.set(true)/>
        </Details>
        <Sheet open=joining title=move || (t.join_title)(&bidi_isolate(&name.get()))>
            {move || join(id, joining)}
        </Sheet>
        <Confirm
            open=erasing title=move || (t.erase_sure)(&bidi_isolate(&name.get()))
            text=t.erase_what yes=t.erase_yes on_yes=erase
        />
    }
    .into_any()
}

/// Two entries that are this person, and the way to separate them.
fn merged(sentence: NewsSentence) -> AnyView {
    view! { <div class="stack-close"><p>{sentence.text}</p>{separate_button(sentence.about)}</div> }
        .into_any()
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct JoinForm {
    other: Vec<MemberId>,
}

/// Chooses who it is that was added twice.
fn join(id: MemberId, open: RwSignal<bool>) -> AnyView {
    let (app, text) = (app(), text::current());
    let t = &text.person;
    let people = app.with_untracked(|group| {
        let own = group.resolve(id);
        summaries(group.members().filter(|member| member.id != own))
    });
    let form = app.draft(app.draft_name_of("join", id.0), JoinForm::default());
    let (chosen, missing) = (field!(form.other), RwSignal::new(false));
    let end = move || {
        form.forget();
        open.set(false);
    };
    let save = move || match chosen.with_untracked(|chosen| chosen.first().copied()) {
        None => missing.set(true),
        Some(other) => {
            let (id, other) = app.with_untracked(|group| (group.resolve(id), group.resolve(other)));
            let name = app.with_untracked(|group| {
                group.member(id.min(other)).map(|m| bidi_isolate(&m.name)).unwrap_or_default()
            });
            if app.execute(Command::JoinMembers(id, other), (text.people.joined)(&name)) {
                end();
            }
        }
    };
    let wanted = move || missing.get() && chosen.with(Vec::is_empty);
    view! {
        <Form on_submit=save>
            <p class="muted">{t.join_text}</p>
            <SeatPicker legend=t.join_who people=people chosen one=true/>
            <FormError error=move || wanted().then_some(t.join_wanted)/>
            <div class="actions">
                <Submit label=text.common.save/>
                <Button label=text.common.cancel kind=Kind::Ghost on_press=end/>
            </div>
        </Form>
    }
    .into_any()
}
