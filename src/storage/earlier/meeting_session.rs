//! How a meeting goes: one line a part, its name first.

use std::collections::BTreeSet;

use crate::group::MemberId;
use crate::session::{MeetingSession, Round, RoundKind, Stage, Timer, Voice, Voices};

/// Reads it; what cannot be read of it is left out.
pub fn meeting_session(text: &str) -> Option<MeetingSession> {
    let part = |name: &str| {
        let parts = |line| str::split_once(line, ' ');
        text.lines().filter_map(parts).find(|(word, _)| *word == name).map(|(_, rest)| rest)
    };
    let mut session = MeetingSession::new(part("meeting")?.parse().ok()?, 0);
    session.stage = part("stage").and_then(Stage::from_name).unwrap_or_default();
    session.began = part("began").and_then(|number| number.parse().ok()).unwrap_or_default();
    session.item = part("item").and_then(|id| id.parse().ok());
    session.round = part("round").and_then(round);
    session.voices = part("voices").map(voices).unwrap_or_default();
    session.timer = part("timer").and_then(timer);
    Some(session)
}

/// The kind, the direction, the seconds, whose turn it is, the seats, the turns, and the prompt.
fn round(line: &str) -> Option<Round> {
    let mut parts = line.splitn(7, ' ');
    let (name, backwards) = (parts.next()?, parts.next()? == "-");
    let seconds = parts.next()?.parse().ok()?;
    let at: Option<MemberId> = parts.next()?.parse().ok();
    let (mut known, mut seats) = (BTreeSet::new(), Vec::new());
    let ids = parts.next()?.split(',').filter_map(|id| id.parse().ok());
    seats.extend(ids.filter(|id: &MemberId| known.insert(*id)));
    let turn = |turn: &str| Some((turn.get(1..)?.parse().ok()?, turn.starts_with('+')));
    let turns = parts.next()?.split(',').filter_map(turn).collect();
    let kind = match name {
        "arrival" => RoundKind::Arrival,
        "check-in" => RoundKind::CheckIn,
        "prompt" => RoundKind::Prompt(unescaped(parts.next().unwrap_or_default())),
        "appreciation" => RoundKind::Appreciation,
        "check-out" => RoundKind::CheckOut,
        _ => return None,
    };
    let at = at.filter(|at| seats.contains(at));
    Some(Round { kind, seats, backwards, at, turns, seconds })
}

fn unescaped(text: &str) -> String {
    let mut letters = text.chars();
    let mut plain = String::new();
    while let Some(letter) = letters.next() {
        plain.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            letter => letter,
        });
    }
    plain
}

/// Of each who was heard `who,turns,milliseconds`, and of who is speaking `who,since`.
fn voices(line: &str) -> Voices {
    let mut voices = Voices::default();
    for word in line.split_whitespace() {
        let Some((who, numbers)) = word.split_once(',') else { continue };
        let Ok(who) = who.parse() else { continue };
        match numbers.split_once(',') {
            None => voices.speaking = numbers.parse().ok().map(|since| (who, since)).or(voices.speaking),
            Some((turns, millis)) => {
                let (Ok(turns), Ok(millis)) = (turns.parse(), millis.parse()) else { continue };
                if voices.turns(who) == 0 {
                    voices.heard.push(Voice { who, turns, millis });
                }
            }
        }
    }
    voices
}

fn timer(line: &str) -> Option<Timer> {
    let (began, seconds) = line.split_once(' ')?;
    Some(Timer { began: began.parse().ok()?, seconds: seconds.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{ItemId, MeetingId};
    use proptest::prelude::*;
    use uuid::Uuid;

    const SAMPLE: &str = "meeting 00000000-0000-0000-0000-000000000001\nstage talk\nbegan 1795000000000\n\
        item 00000000-0000-0000-0000-000000000002\n\
        round prompt - 60 00000000-0000-0000-0000-00000000000b 00000000-0000-0000-0000-00000000000d,\
        00000000-0000-0000-0000-00000000000c,00000000-0000-0000-0000-00000000000b, \
        +00000000-0000-0000-0000-00000000000d,-00000000-0000-0000-0000-00000000000c, \
        What \\\\ helps?\\nSay\n\
        voices 00000000-0000-0000-0000-00000000000b,1,2500 00000000-0000-0000-0000-00000000000c,1,0 \
        00000000-0000-0000-0000-00000000000c,3500\n\
        timer 5000 90";

    fn id(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    #[test]
    fn what_an_earlier_version_kept_is_read() {
        let mut session = MeetingSession::new(MeetingId(Uuid::from_u128(1)), 1_795_000_000_000);
        session.stage = Stage::Talk;
        session.item = Some(ItemId(Uuid::from_u128(2)));
        let kind = RoundKind::Prompt("What \\ helps?\nSay".to_owned());
        let mut round = Round::new(kind, &[id(11), id(12), id(13)], None, true);
        round.seconds = 60;
        round.next();
        round.pass();
        session.round = Some(round);
        session.voices.speak(id(11), 1_000);
        session.voices.speak(id(12), 3_500);
        session.timer = Some(Timer::new(5_000, 90));
        assert_eq!(meeting_session(SAMPLE), Some(session));
    }

    proptest! {
        #[test]
        fn whatever_stands_there_breaks_nothing(
            line in "(arrival|prompt) [-+] [0-9]{0,12} [-0-9a-f]{0,40} .{0,80}|[0-9a-f,@ -]{0,120}|.{0,60}",
        ) {
            let meeting = Uuid::from_u128(1);
            let text = format!("meeting {meeting}\nround {line}\nvoices {line}\ntimer {line}");
            let mut session = meeting_session(&text).unwrap();
            if let Some(round) = &mut session.round {
                round.next();
                round.sync(&[id(1), id(2)]);
            }
            let _ = session.voices.share(id(1), 5);
        }
    }
}
