//! Answers to "is this one person?" and "is this one meeting?" that earlier versions kept on this phone alone. They go
//! into the group's records once, so that nobody else is asked again.

use std::str::FromStr;

use uuid::Uuid;

use super::super::device_settings::DeviceSettings;
use super::super::key_value::{KeyValue, StoreError};
use crate::group::{Command, Group, MeetingCommand, MeetingId, MemberId};

const PEOPLE: &str = "two-people";
const MEETINGS: &str = "meetings-apart";

impl<K: KeyValue> DeviceSettings<'_, K> {
    /// The commands that say in the group what was said on this phone alone: of those who are there and of whom the group
    /// says nothing yet.
    pub fn answers_for(&self, group: &Group) -> Vec<Command> {
        let mut commands = Vec::new();
        let people = self.ui_state_of(group.id(), PEOPLE).unwrap_or_default();
        let people = two_people(&people).into_iter();
        let open = |(one, other): &(MemberId, MemberId)| {
            let there = group.member_record(*one).is_some() && group.member_record(*other).is_some();
            there && group.resolve(*one) != group.resolve(*other) && !group.are_different(*one, *other)
        };
        commands.extend(people.filter(open).map(|(one, other)| Command::SeparateMembers(one, other)));
        let meetings = self.ui_state_of(group.id(), MEETINGS).unwrap_or_default();
        let meetings = meetings_apart(&meetings).into_iter();
        let open = |(one, other): &(MeetingId, MeetingId)| {
            let there = group.meeting_record(*one).is_some() && group.meeting_record(*other).is_some();
            let joined = group.same_meeting(*one) == group.same_meeting(*other);
            there && !joined && !group.are_different_meetings(*one, *other)
        };
        commands.extend(
            meetings.filter(open).map(|(one, other)| Command::Meeting(MeetingCommand::Separate(one, other))),
        );
        commands
    }

    /// They are in the group's records now.
    ///
    /// # Errors
    /// When they cannot be reached: then they are written again next time, which changes nothing.
    pub fn forget_answers(&self, group: Uuid) -> Result<(), StoreError> {
        for name in [PEOPLE, MEETINGS] {
            if self.ui_state_of(group, name).is_some() {
                self.set_ui_state_of(group, name, None)?;
            }
        }
        Ok(())
    }
}

/// People: two ids a line, with a space between.
fn two_people(text: &str) -> Vec<(MemberId, MemberId)> {
    text.lines().filter_map(|line| two(line, ' ')).collect()
}

/// Meetings: two ids with a plus between, several pairs with spaces between.
fn meetings_apart(text: &str) -> Vec<(MeetingId, MeetingId)> {
    text.split(' ').filter_map(|pair| two(pair, '+')).collect()
}

fn two<T: FromStr>(text: &str, between: char) -> Option<(T, T)> {
    let (one, other) = text.split_once(between)?;
    Some((one.parse().ok()?, other.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_version_kept_is_read() {
        let [one, two, three] = [1, 2, 3].map(Uuid::from_u128);
        let people = two_people(&format!("{one} {two}\nno ids\n{two} {three}"));
        assert_eq!(people, [(MemberId(one), MemberId(two)), (MemberId(two), MemberId(three))]);
        let meetings = meetings_apart(&format!("{one}+{two} {three} {two}+{three}"));
        assert_eq!(meetings, [(MeetingId(one), MeetingId(two)), (MeetingId(two), MeetingId(three))]);
    }
}
