//! Who is named: everybody once, whatever the spelling, and the words that look like names but are nobody's.

use super::plain::first_of;
use super::vocabulary::{self as v, is_one_of, uses};
use super::{Context, FoundName, Likeness};
use crate::group::name::{
    PastedName, clean, fold, fold_words, is_capital, is_small, near_folded, split_names, split_names_knowing,
};
use std::collections::{BTreeMap, BTreeSet};

/// Past so many different names the text is no group's, and comparing each with each would take too long.
const COMPARED: usize = 300;
/// More suggestions than this help nobody.
const SUGGESTED: usize = 4;

/// The people met so far.
#[derive(Clone)]
pub(crate) struct People {
    found: Vec<FoundName>,
    /// The group's people by exact spelling and by folded spelling ([`SHARED`] when two have it).
    exact: PositionByName,
    folded: PositionByName,
    /// Where the group's people stand in `found`: few, so a list does.
    by_known: Vec<(usize, usize)>,
    /// Where the others stand, by folded spelling.
    by_fold: PositionByName,
    /// Everybody's folded first word: "Soledad" is somebody where "Soledad Ruiz" is.
    first: PositionByName,
    /// Folded names of people who are no holders yet: those who write in a chat, for instance.
    met: BTreeSet<String>,
    /// The folded first word of everybody's name.
    heads: BTreeSet<String>,
}

type PositionByName = BTreeMap<String, usize>;

/// No person's index: the folded spelling of two people.
const SHARED: usize = usize::MAX;

/// Who stands in a place for holders.
#[derive(Debug, Default)]
pub(crate) struct Holders {
    pub who: Vec<usize>,
    pub everyone: bool,
}

impl People {
    pub fn new(context: &Context) -> Self {
        let (mut exact, mut folded, mut first) =
            (PositionByName::new(), PositionByName::new(), PositionByName::new());
        // A name just as it is written comes before all that is like it.
        for known in &context.known {
            exact.entry(known.name.clone()).or_insert(known.index);
        }
        for known in &context.known {
            let name = clean(&known.name);
            first.extend(first_word(&name));
            let index = folded.entry(fold(&name)).or_insert(known.index);
            if *index != known.index {
                *index = SHARED;
            }
            exact.entry(name).or_insert(known.index);
        }
        let mut people = People {
            found: Vec::new(),
            exact,
            folded,
            by_known: Vec::new(),
            by_fold: PositionByName::new(),
            first,
            met: BTreeSet::new(),
            heads: BTreeSet::new(),
        };
        for known in &context.known {
            people.note_head(&clean(&known.name));
        }
        people
    }

    /// Whether a name is the group's or stands elsewhere in the text as a person's.
    pub fn knows(&self, name: &str) -> bool {
        self.knows_key(&fold(name))
    }

    /// The same for a folded name.
    pub fn knows_key(&self, key: &str) -> bool {
        self.knows_whole(key) || self.first.contains_key(key)
    }

    /// Whether somebody's name begins with this folded word, so that it is worth looking further.
    pub fn may_begin(&self, word: &str) -> bool {
        self.heads.contains(word) || v::is(word, v::EVERYONE)
    }

    fn note_head(&mut self, name: &str) {
        let first = name.split([' ', ',']).next().unwrap_or("");
        let key = fold(first);
        if !self.heads.contains(&key) {
            self.heads.insert(key);
        }
    }

    /// Whether a folded name is somebody's as it is.
    fn knows_whole(&self, key: &str) -> bool {
        self.by_fold.contains_key(key) || self.folded.contains_key(key) || self.met.contains(key)
    }

    /// Somebody who is a person for certain, whether or not they hold anything.
    pub fn meet(&mut self, name: &str) {
        let key = fold(name);
        if !key.is_empty() && self.met.len() < 2000 {
            self.first.extend(first_word(&clean(name)));
            self.note_head(&clean(name));
            self.met.insert(key);
        }
    }

    /// Nobody is known but by the text's own sentences.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty() && self.folded.is_empty() && self.met.is_empty()
    }

    /// The place of a person, new or met before.
    pub fn add(&mut self, person: PastedName) -> usize {
        let key = fold(&person.name);
        let known =
            self.exact.get(&person.name).or_else(|| self.folded.get(&key).filter(|index| **index != SHARED));
        let known = known.copied();
        let place = match known {
            Some(index) => self.by_known.iter().find(|(other, _)| *other == index).map(|(_, at)| *at),
            None => self.by_fold.get(&key).copied(),
        };
        let at = place.unwrap_or(self.found.len());
        if place.is_none() {
            self.found.push(FoundName { spelled: Vec::new(), pronouns: None, known, near: Vec::new() });
            match known {
                Some(index) => self.by_known.push((index, at)),
                None => {
                    self.by_fold.insert(key, at);
                    self.first.extend(first_word(&person.name));
                    self.note_head(&person.name);
                }
            }
        }
        // As it will be shown: what is not seen is left out.
        let spelled = clean(&person.name);
        let name = &mut self.found[at];
        // The same few spellings come again and again; a hundred different ones are a trick on us.
        if name.spelled.len() < 32 && !name.spelled.contains(&spelled) {
            name.spelled.push(spelled);
        }
        if name.pronouns.is_none() {
            name.pronouns = person.pronouns;
        }
        at
    }

    /// The people of a place for several; who is known is asked before words are taken apart.
    pub fn names_in(&self, text: &str) -> Vec<PastedName> {
        split_names_knowing(text, &|name| self.knows(name))
    }

    /// Reads a place that is meant for people: "Ana, Ben", "all", "TBD".
    pub fn read(&mut self, text: &str) -> Holders {
        let mut holders = Holders::default();
        if is_nobody(text) {
            return holders;
        }
        for person in self.split(text) {
            if is_everyone(&person.name) {
                holders.everyone = true;
            } else if !is_nobody(&person.name) && person.name.chars().any(char::is_alphanumeric) {
                let at = self.add(person);
                if !holders.who.contains(&at) {
                    holders.who.push(at);
                }
            }
        }
        holders
    }

    /// The people of a list, without what stands beside their names. Who is known is asked before any splitting.
    pub fn split(&self, text: &str) -> Vec<PastedName> {
        let whole = clean(text);
        if self.knows_whole(&fold(&whole)) {
            return vec![PastedName { name: whole, pronouns: None }];
        }
        let mut people = self.names_in(text);
        for person in &mut people {
            if !self.knows_whole(&fold(&person.name)) {
                person.name = without_article(bare(&person.name));
            }
        }
        people.retain(|person| !person.name.is_empty());
        people
    }

    /// The names with everything that they may also mean.
    pub fn finish(self, context: &Context) -> Vec<FoundName> {
        let mut found = self.found;
        let forms = |name: &str| (fold(name), fold_words(name));
        let of_found: Vec<_> = found
            .iter()
            .take(COMPARED)
            .map(|name| forms(name.spelled.first().map_or("", String::as_str)))
            .collect();
        let of_known: Vec<_> =
            context.known.iter().take(COMPARED * 4).map(|known| (known.index, forms(&known.name))).collect();
        for (at, (key, words)) in of_found.iter().enumerate() {
            let mut near = Vec::new();
            for (index, (other, others)) in &of_known {
                let likeness = Likeness::Known(*index);
                if found[at].known != Some(*index)
                    && near_folded((key, words), (other, others)).is_some()
                    && !near.contains(&likeness)
                {
                    near.push(likeness);
                }
            }
            for (place, (other, others)) in of_found.iter().enumerate() {
                // Two people whom the group already tells apart are not asked about again.
                let told_apart = found[at].known.is_some() && found[place].known.is_some();
                if place != at && !told_apart && near_folded((key, words), (other, others)).is_some() {
                    near.push(Likeness::Found(place));
                }
            }
            near.truncate(SUGGESTED);
            found[at].near = near;
        }
        found
    }
}

/// A longer name's first word, for [`People::knows`].
fn first_word(name: &str) -> Option<(String, usize)> {
    let (first, _) = name.split_once(' ')?;
    let key = fold(first);
    (key.chars().count() >= 3).then_some((key, SHARED))
}

/// A name without what stands beside it: "Ana (remote)", "@ana", "Ben - tired but here", "Cem :)".
pub(crate) fn bare(name: &str) -> String {
    let name = name.trim_start_matches(['@', '#', '~']);
    let after_first = name.chars().next().map_or(0, char::len_utf8);
    let end =
        first_of(&name[after_first..], &[" (", " [", " - ", " – ", " — ", ": ", " :", " ;", " = ", " <"])
            .map_or(name.len(), |(at, _)| after_first + at);
    let is_face = |c: char| {
        matches!(c, '\u{1F600}'..='\u{1F64F}' | '\u{1F910}'..='\u{1F92F}' | '\u{1F970}'..='\u{1F97A}' | '\u{1F440}'..='\u{1F450}'
            | '✅' | '✔' | '✓' | '☑' | '❌' | '\u{FE0F}' | '?' | '!' | ':' | ')')
    };
    let bare = name[..end].trim().trim_end_matches(is_face).trim();
    // "(remote) Ana"
    let bare = match bare.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, after)) => after.trim(),
        None => bare,
    };
    if bare.chars().any(char::is_alphanumeric) { bare.to_owned() } else { name.trim().to_owned() }
}

/// "el Pepe", "die Anna": the small word in front of a single name is none of it.
fn without_article(name: String) -> String {
    match name.split_once(' ') {
        Some((article, rest))
            if article.starts_with(is_small)
                && rest.starts_with(is_capital)
                && !rest.contains(' ')
                // "the Okafors" are a family.
                && article != "the"
                && v::is(&fold(article), v::ARTICLE) =>
        {
            rest.to_owned()
        }
        _ => name,
    }
}

/// Words for everybody, which are no person's name.
pub(crate) fn is_everyone(name: &str) -> bool {
    v::is(&fold(name), v::EVERYONE)
}

/// Words that hold a name's place.
pub(crate) fn is_nobody(name: &str) -> bool {
    let name = name.trim();
    if matches!(name.to_ascii_lowercase().as_str(), "n/a" | "n.a." | "s/d" | "x") || name.is_empty() {
        return true;
    }
    v::is(&fold(name), v::NOBODY)
        || name.chars().all(|c| c.is_ascii_punctuation() || matches!(c, '–' | '—' | '…' | '¿' | ' '))
}

/// Whether words in front of a colon or a dash look like people's names, for people nobody has told us of.
pub(crate) fn look_like_names(text: &str) -> bool {
    let people = split_names(text);
    !people.is_empty() && people.len() <= 8 && people.iter().all(|person| looks_like_a_name(&person.name))
}

fn is_particle(word: &str) -> bool {
    is_one_of(
        word,
        "de del de la las los da do das dos van von der den ter ten zu zur bin bint ben al el ibn abu di dei della degli du des \
        le y e i af av t",
    )
}

fn looks_like_a_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    words.len() <= 4
        && name.chars().count() <= 40
        && words.iter().enumerate().all(|(at, word)| {
            let first = word.trim_start_matches(['(', '"', '“', '\'']).chars().next().unwrap_or('0');
            (at > 0 && is_particle(word))
                || (!is_small(first) && !first.is_ascii_digit() && !first.is_ascii_punctuation())
        })
}

/// Whether a piece of a list of people is somebody's name. `sure`: the list is one of people for certain, so that a
/// single small word is a name as well.
pub(crate) fn is_listed_name(name: &str, sure: bool) -> bool {
    let key = fold(name);
    let words: Vec<&str> = name.split(' ').collect();
    let first = name.chars().next().unwrap_or('0');
    if !name.chars().any(char::is_alphabetic) || first.is_ascii_digit() || is_nobody(name) {
        return false;
    }
    let told = uses(&key);
    // "The Okafors"
    if let Some((article, rest)) = name.split_once(' ')
        && v::is(&fold(article), v::ARTICLE)
        && !rest.chars().next().is_some_and(is_small)
    {
        return is_listed_name(rest, sure);
    }
    if told.is(v::REPLY) && is_small(first) {
        return false;
    }
    if told.is_any(&[
        v::ABOUT,
        v::HOST,
        v::NOTED_BY,
        v::AWAY,
        v::OTHER_ROLE,
        v::TASKS,
        v::AGENDA,
        v::NO_NAME,
        v::STATE_DONE,
        v::BY,
        v::MEETING_WORD,
        v::CHAT_LEFT_OUT,
    ]) && !told.is(v::MONTH_5)
    {
        return false;
    }
    if words.len() == 1 && is_small(first) {
        return sure
            && name.chars().count() <= 16
            && !told.is_any(&[v::REMARK, v::AND, v::ARTICLE, v::PRESENT, v::AROUND]);
    }
    let capital = |word: &&str| {
        word.trim_start_matches(['(', '"', '“', '\'', '.'])
            .chars()
            .next()
            .is_none_or(|c| !is_small(c) && !c.is_ascii_digit())
    };
    words.len() <= 6
        && !is_small(first)
        && words.iter().filter(|word| !is_particle(word)).all(capital)
        && !name.ends_with(['.', '!', '?'])
            | name.trim_end_matches('.').rsplit(' ').next().is_some_and(|word| word.chars().count() <= 2)
}
