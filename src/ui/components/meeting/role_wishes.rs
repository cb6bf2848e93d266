//! Roles by their names, and what somebody says of one, changed by a tap.

use leptos::prelude::*;

use crate::group::{Command, Group, Member, MemberId, RoleCommand, StrengthCommand};
use crate::insight::{RoleWish, wish_words, wishes};
use crate::text::{self, news::bidi_isolate, roles::RoleWords};
use crate::ui::components::Chip;
use crate::ui::state::{App, app};

/// What the texts say of the role; `None` where it is the group's own.
pub fn known_role(role: &str) -> Option<&'static RoleWords> {
    text::current().roles.known(role)
}

/// The role's name in words.
pub fn role_name(role: &str) -> String {
    known_role(role).map_or_else(|| bidi_isolate(role), |words| words.name.to_owned())
}

/// Whether the member says this of the role.
pub fn says(group: &Group, member: &Member, role: &str, wish: RoleWish) -> bool {
    wishes(group, member, role, wish, &text::current().roles.meaning())
}

fn command(group: &Group, member: &Member, role: &str, wish: RoleWish, on: bool) -> Command {
    let id = member.id;
    let Some(kind) = wish.kind() else {
        return Command::Role(RoleCommand::RatherNot { member: id, role: role.to_owned(), on });
    };
    if on {
        let word = known_role(role).map_or(role, |words| words.means[0]).to_owned();
        return Command::Strength(StrengthCommand::Name { member: id, kind, word });
    }
    // Whatever word it was said with.
    let words = wish_words(group, member, role, wish, &text::current().roles.meaning());
    let back =
        |word: &str| Command::Strength(StrengthCommand::TakeBack { member: id, kind, word: word.to_owned() });
    Command::Batch(words.into_iter().map(back).collect::<Vec<_>>())
}

fn toggle(app: App, id: MemberId, role: &str, wish: RoleWish, label: &str) {
    let t = &text::current().roles;
    let said = app.with_untracked(|group| {
        let member = group.member(id)?;
        let on = !says(group, member, role, wish);
        let about = [&role_name(role), ": ", label].concat();
        let words = if on { t.on } else { t.off }(&bidi_isolate(&member.name), &about);
        Some((command(group, member, role, wish, on), words))
    });
    if let Some((command, words)) = said {
        app.execute(command, words);
    }
}

/// What this person says of the role, as words that are on or off.
pub fn wish_chips(id: MemberId, role: String) -> AnyView {
    let (app, t) = (app(), &text::current().roles);
    let chip = |wish: RoleWish| {
        let label = t.wish(wish);
        let (own, pressed) = (role.clone(), role.clone());
        let on = Memo::new(move |_| {
            app.with(|group| group.member(id).is_some_and(|member| says(group, member, &own, wish)))
        });
        view! { <Chip label on on_press=move || toggle(app, id, &pressed, wish, label)/> }.into_any()
    };
    let chips: Vec<AnyView> = RoleWish::ALL.into_iter().map(chip).collect();
    let legend = move || [&role_name(&role), ": ", &(t.says_of)(&bidi_isolate(&app.name_of(id)))].concat();
    view! {
        <fieldset class="choice-set">
            <legend class="unseen">{legend}</legend>
            <div class="chips">{chips}</div>
        </fieldset>
    }
    .into_any()
}
