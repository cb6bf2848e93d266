//! Roles that rotate: at a meeting, and the group's list of them.

mod choosing;
mod list;
mod stage;
mod wishes;

pub use list::page;
pub use stage::at;
pub use wishes::{says, wish_chips};

use leptos::prelude::*;

use crate::group::{Command, Group, MemberId, ROLES, RoleCommand, RolePart};
use crate::text::{self, news::bidi_isolate, roles::RoleWords};

/// What the texts say of the role; `None` where it is the group's own.
fn known(role: &str) -> Option<&'static RoleWords> {
    let place = ROLES.iter().position(|(name, _)| *name == role)?;
    text::current().roles.known.get(place)
}

/// The role's name in words.
pub fn role_name(role: &str) -> String {
    known(role).map_or_else(|| bidi_isolate(role), |words| words.name.to_owned())
}

/// The names of these people in a row.
fn names(group: &Group, ids: &[MemberId]) -> String {
    let member = |id: &MemberId| group.member(*id).map(|member| bidi_isolate(&member.name));
    let names: Vec<String> = ids.iter().filter_map(member).collect();
    text::current().common.list_of(&names)
}

fn take(meeting: crate::group::MeetingId, role: &str, member: MemberId, part: Option<RolePart>) -> Command {
    Command::Role(RoleCommand::Take { meeting, role: role.to_owned(), member, part })
}

/// The head of a role: its name, whether all see it, what it does.
fn head(id: String, role: &str, visible: bool, more: Option<AnyView>) -> AnyView {
    let t = &text::current().roles;
    let seen = if visible { t.seen_by_all } else { t.seen_by_few };
    let does = known(role).map(|words| view! { <p class="muted">{words.does}</p> });
    view! {
        <div class="role-head">
            <h2 id=id tabindex="-1" dir="auto">{role_name(role)}</h2>
            <span class="tag">{seen}</span>
            {more}
        </div>
        {does}
    }
    .into_any()
}
