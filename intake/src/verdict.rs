//! How a decision went, in words that say nothing of what was decided: "7 Ja, 1 Enthaltung", "Carried 5 to 1.",
//! "Proposition adoptée à l'unanimité", "Not carried".

use super::vocabulary::{self as v, Use, Words, first_words_of, uses, words_of};

/// More words than these say something of the matter as well.
const MOST: usize = 12;
const VOTES: [Use; 3] = [v::VOTES_FOR, v::VOTES_AGAINST, v::VOTES_NEITHER];

/// Whether it was decided, where a sentence says that and nothing else.
pub(crate) fn verdict(sentence: &str) -> Option<bool> {
    let sentence = sentence.trim();
    if sentence.len() > 120 || sentence.ends_with([':', '?']) {
        return None;
    }
    let words = first_words_of(sentence, MOST + 4).with_letters();
    if words.is_empty() || words.len() > MOST {
        return None;
    }
    let (mut at, mut told) = (0, None);
    let (mut ayes, mut everyone) = (false, false);
    let mut numbers = Vec::new();
    while let Some(word) = words.get(at) {
        at += if let Some(length) = words.phrase(at, &[v::NO_DECISION]) {
            told = Some(false);
            length
        } else if let Some(length) = words.phrase(at, &[v::DECISION]) {
            told = told.or(Some(true));
            length
        } else if let Some(length) = words.phrase(at, &VOTES) {
            ayes |= words.phrase(at, &VOTES[..1]) == Some(length);
            length
        } else if let Some(length) =
            words.phrase(at, &[v::DECIDERS, v::VERDICT, v::PROPOSAL, v::ARTICLE, v::IS, v::AND, v::EVERYONE])
        {
            everyone |= word.uses.is(v::EVERYONE) || words.phrase(at, &[v::DECIDERS]) == Some(length);
            length
        } else if let Some((ayes, noes)) = ratio(&sentence[word.at..word.end]) {
            numbers.extend([ayes, noes]);
            1
        } else if is_number(words.fold(at)) || word.uses.number().is_some() {
            numbers.extend(number(&words, at));
            1
        } else {
            return None;
        };
    }
    // "voted 2 to 31"
    if let [ayes, noes] = numbers[..]
        && ayes <= noes
    {
        told = told.map(|_| false);
    }
    // "vote was 4-2"
    if let [ayes, noes] = numbers[..]
        && told.is_none()
        && ayes > noes
        && words.find_phrase(&[v::VOTE]).is_some()
    {
        told = Some(true);
    }
    match carried_in(&words, sentence) {
        Some(carried) => Some(carried && told != Some(false)),
        // "Dafür: alle"
        None => told.or((ayes && everyone).then_some(true)),
    }
}

/// Whether more were for it than against, where a text counts votes.
pub(crate) fn carried(text: &str) -> Option<bool> {
    text.bytes()
        .any(|byte| byte.is_ascii_digit())
        .then(|| carried_in(&words_of(text).with_letters(), text))?
}

fn carried_in(words: &Words, text: &str) -> Option<bool> {
    let votes = counted(words, text, false).or_else(|| counted(words, text, true))?;
    let [Some(ayes), against, _] = votes else { return None };
    Some(ayes > against.unwrap_or(0))
}

/// The votes for, against and neither: "4 for", or with the number behind, "for: 4".
fn counted(words: &Words, text: &str, behind: bool) -> Option<[Option<u32>; 3]> {
    let mut votes = [None; 3];
    // "20 € for paint" and "3 yes, I think" count no votes.
    let mut weak = true;
    let mut at = 0;
    while at < words.len() {
        let from = if behind { at } else { at + 1 };
        // "Ja: 7, Nein: 0": the number belongs to what stands before.
        if !behind && text[..words[at].end].ends_with([',', ';', ')']) {
            at += 1;
            continue;
        }
        let length = words.phrase(from, &VOTES);
        let number = length.and_then(|length| number(words, if behind { from + length } else { at }));
        if let (Some(length), Some(number)) = (length, number)
            && let Some(kind) = uses(words.joined(from..from + length)).which(&[
                (0, v::VOTES_FOR),
                (1, v::VOTES_AGAINST),
                (2, v::VOTES_NEITHER),
            ])
        {
            votes[kind] = votes[kind].or(Some(number));
            let last = words[from + length - 1];
            let ends = from + length == words.len() || text[..last.end].ends_with([')', ',', '.', ';']);
            weak &= behind || last.uses.is(v::FOR) || !ends;
            at += length + 1;
        } else {
            at += 1;
        }
    }
    let kinds = votes.iter().flatten().count();
    (kinds > 1 || kinds == 1 && !weak).then_some(votes)
}

fn number(words: &Words, at: usize) -> Option<u32> {
    let folded = words.fold(at);
    if is_number(folded) {
        return folded.parse().ok();
    }
    words.get(at)?.uses.number().map(u32::from)
}

/// "4-2", "4:2": how many were for and against.
fn ratio(written: &str) -> Option<(u32, u32)> {
    let (ayes, noes) = written.trim_matches(['(', ')', '.', ',', '!']).split_once(['-', '–', ':'])?;
    (ayes.len() <= 3 && noes.len() <= 3).then_some((ayes.parse().ok()?, noes.parse().ok()?))
}

fn is_number(folded: &str) -> bool {
    (1..=4).contains(&folded.len()) && folded.bytes().all(|byte| byte.is_ascii_digit())
}

/// "agreed new rota, two weeks each", "a second hoover, max 60 quid agreed": the words of short notes.
pub(crate) fn told_in_note(sentence: &str) -> Option<&str> {
    const OTHERS: [v::Use; 5] = [v::NO_DECISION, v::EVERYONE, v::MINUTES_WORD, v::PASSIVE, v::TALKED_ABOUT];
    let words = words_of(sentence).with_letters();
    if !(4..=16).contains(&words.len()) || sentence.ends_with('?') || words.find_phrase(&OTHERS).is_some() {
        return None;
    }
    let joins = |at: usize| words[at].uses.is_any(&[v::AND, v::BY, v::IS, v::NO_NAME, v::ON, v::IN]);
    let last = words.len() - 1;
    let parted = sentence[..words[0].end].ends_with([',', '.', ':']);
    let begins = words[0].uses.is(v::DECISION) && !words[0].uses.is(v::DECIDES) && !parted && !joins(1);
    let ends = words[last].uses.is(v::DECISION) && !joins(last - 1);
    (begins || ends).then_some(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_are_counted_in_every_language() {
        for text in [
            "The compost goes to the south wall – 6 in favour",
            "7 Ja, 1 Enthaltung",
            "Ja: 7, Nein: 0, Enthaltung: 1",
            "(3 votos a favor, 1 en contra)",
            "4 pour, 2 contre",
            "4 voix pour, 1 abstention",
            "5 votos a favor, 2 contra",
        ] {
            assert_eq!(carried(text), Some(true), "{text}");
        }
        for text in ["2 for, 4 against", "2 Ja, 5 Nein", "3 pour, 3 contre"] {
            assert_eq!(carried(text), Some(false), "{text}");
        }
        for text in ["buy paint for 20 € for the door", "3 yes men came", "24 members", "abstention 5"] {
            assert_eq!(carried(text), None, "{text}");
        }
    }

    #[test]
    fn a_verdict_says_nothing_of_the_matter() {
        for text in [
            "Carried 5 to 1.",
            "All in favour.",
            "Proposition adoptée à l'unanimité.",
            "Antrag mit 4 Ja angenommen",
            "Beschluss mit 4 Ja",
            "Se aprueba por asentimiento.",
            "Angenommen.",
            "Vote : 4 pour, 2 contre",
            "votado 31 a 2",
            "voted 31 to 2",
        ] {
            assert_eq!(verdict(text), Some(true), "{text}");
        }
        for text in
            ["Not carried.", "voted 2 to 31", "abgestimmt: 2 zu 9", "Vote: 2 for, 4 against.", "Abgelehnt."]
        {
            assert_eq!(verdict(text), Some(false), "{text}");
        }
        for text in ["Budget approved", "We agreed to buy paint", "Carried the boxes", "Decision:"] {
            assert_eq!(verdict(text), None, "{text}");
        }
    }
}
