//! Newcomers become members.

use super::lines::{Answers, IsSame, Line};
use crate::group::{Command, LookAlike, MemberId, NewMember, Presence};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::member_name;
use crate::ui::state::App;

/// Adds those who are new, and brings back those who had left. Returns whether it was kept.
pub(super) fn add_members(app: App, lines: &[Line], said: &[Option<IsSame>], answers: Answers) -> bool {
    let t = &text::current().people;
    let mut new: Vec<NewMember> = Vec::new();
    let mut back = Vec::new();
    let mut two = Vec::new();
    // Who each line turned out to be: of those after it, some are the same.
    let mut who: Vec<MemberId> = Vec::with_capacity(lines.len());
    for (line, said) in lines.iter().zip(said) {
        let person = &line.newcomer.person;
        let like = line.newcomer.like.and_then(|like| match like {
            LookAlike::Member(id) => Some(id),
            LookAlike::Earlier(at) => who.get(at).copied(),
        });
        match like {
            Some(same) if *said == Some(IsSame::SamePerson) => {
                who.push(same);
                // The list may know what the entry does not.
                if let (Some(member), Some(pronouns)) =
                    (new.iter_mut().find(|new| new.id == same && new.pronouns.is_empty()), &person.pronouns)
                {
                    member.pronouns.clone_from(pronouns);
                }
                let left = app
                    .with_untracked(|group| group.member(same).is_some_and(|m| m.presence == Presence::Left));
                if left {
                    back.push(Command::SetPresence { id: same, presence: Presence::Here });
                }
            }
            like => {
                let id = MemberId(app.fresh());
                who.push(id);
                two.extend(like.map(|like| (like, id)));
                let pronouns = person.pronouns.clone().unwrap_or_default();
                new.push(NewMember { id, name: line.name(answers), pronouns });
            }
        }
    }
    let count = new.len() + back.len();
    if count == 0 {
        app.say(t.all_here, false);
        return true;
    }
    let name = match (new.first(), back.first()) {
        (Some(first), _) => bidi_isolate(&first.name),
        (None, Some(Command::SetPresence { id, .. })) => app.with_untracked(|group| member_name(group, *id)),
        _ => String::new(),
    };
    back.push(Command::AddMembers(new));
    // Said once is enough: nobody in the group is asked about them again.
    back.extend(two.into_iter().map(|(one, other)| Command::SeparateMembers(one, other)));
    app.execute(Command::Batch(back), (t.added)(count, &name))
}
