//! Pairs of which somebody said that they are two, kept on one phone alone.

use std::str::FromStr;

use crate::group::{MeetingId, MemberId};

/// People: two ids a line, with a space between.
pub fn two_people(text: &str) -> Vec<(MemberId, MemberId)> {
    text.lines().filter_map(|line| two(line, ' ')).collect()
}

/// Meetings: two ids with a plus between, several pairs with spaces between.
pub fn meetings_apart(text: &str) -> Vec<(MeetingId, MeetingId)> {
    text.split(' ').filter_map(|pair| two(pair, '+')).collect()
}

fn two<T: FromStr>(text: &str, between: char) -> Option<(T, T)> {
    let (one, other) = text.split_once(between)?;
    Some((one.parse().ok()?, other.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn what_an_earlier_version_kept_is_read() {
        let [one, two, three] = [1, 2, 3].map(Uuid::from_u128);
        let people = two_people(&format!("{one} {two}\nno ids\n{two} {three}"));
        assert_eq!(people, [(MemberId(one), MemberId(two)), (MemberId(two), MemberId(three))]);
        let meetings = meetings_apart(&format!("{one}+{two} {three} {two}+{three}"));
        assert_eq!(meetings, [(MeetingId(one), MeetingId(two)), (MeetingId(two), MeetingId(three))]);
    }
}
