//! The roles that a person had in meetings, and what they would like.

use leptos::prelude::*;

use crate::group::{MemberId, RolePart};
use crate::insight::{RoleWish, roles_had};
use crate::text;
use crate::ui::components::meeting::role_wishes::{role_name, says, wish_chips};
use crate::ui::components::{Card, Details, day_words};
use crate::ui::state::App;

/// The card.
pub fn card(app: App, id: MemberId) -> AnyView {
    let words = text::current();
    let t = &words.roles;
    let had = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let line = |(role, part, day): (String, RolePart, _)| {
                let say = match part {
                    RolePart::Learning => t.card_learned,
                    RolePart::Teaching => t.card_taught,
                    _ => t.card_had,
                };
                say(&role_name(&role), &day_words(today, day))
            };
            roles_had(group, id).into_iter().map(line).collect::<Vec<_>>()
        })
    });
    let wishes = Memo::new(move |_| {
        app.with(|group| {
            let Some(member) = group.member(id) else { return Vec::new() };
            let roles = group.roles();
            let line = |wish: RoleWish| {
                let of = roles.iter().filter(|role| says(group, member, &role.name, wish));
                let names: Vec<String> = of.map(|role| role_name(&role.name)).collect();
                (!names.is_empty()).then(|| [t.wish(wish), ": ", &words.list(&names)].concat())
            };
            RoleWish::ALL.into_iter().filter_map(line).collect::<Vec<_>>()
        })
    });
    let each =
        |lines: Vec<String>| lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
    let roles = Memo::new(move |_| {
        app.with(|group| group.roles().into_iter().map(|role| role.name).collect::<Vec<_>>())
    });
    let role = move |role: String| {
        view! {
            <Details summary=role_name(&role)>{wish_chips(id, role)}</Details>
        }
    };
    let none = Memo::new(move |_| had.with(Vec::is_empty));
    view! {
        <Card title=t.card>
            <p class="muted" hidden=move || !none.get()>{t.card_none}</p>
            <ul class="role-had" hidden=none>{move || each(had.get())}</ul>
            <ul class="role-had" hidden=move || wishes.with(Vec::is_empty)>{move || each(wishes.get())}</ul>
            <Details summary=t.card_change>
                <For each=move || roles.get() key=Clone::clone children=role/>
            </Details>
        </Card>
    }
    .into_any()
}
