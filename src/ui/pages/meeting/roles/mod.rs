//! Roles that rotate: at a meeting, and the group's list of them.

mod choosing;
mod list;
mod stage;

pub use list::page;
pub use stage::stage_view;

use leptos::prelude::*;

use crate::group::{Command, MemberId, RoleCommand, RolePart};
use crate::text;
use crate::ui::components::meeting::role_wishes::{known_role, role_name};

fn take(meeting: crate::group::MeetingId, role: &str, member: MemberId, part: Option<RolePart>) -> Command {
    Command::Role(RoleCommand::Take { meeting, role: role.to_owned(), member, part })
}

/// The head of a role: its name, whether few see it, what it does.
fn head(id: String, role: &str, visible: bool, more: Option<AnyView>) -> AnyView {
    let t = &text::current().roles;
    let does = known_role(role).map(|words| view! { <p class="muted">{words.does}</p> });
    view! {
        <div class="role-head">
            <h2 id=id tabindex="-1" dir="auto">{role_name(role)}</h2>
            {(!visible).then(|| view! { <span class="tag">{t.quiet_work}</span> })}
            {more}
        </div>
        {does}
    }
    .into_any()
}
