//! Who is named: everybody once, whatever the spelling.

use super::person_names::{bare, is_everyone, is_nobody, without_article, without_title};
use super::quick_hash::QuickHash;
use super::vocabulary::{self as v, uses};
use super::{Context, FoundName, Likeness};
use crate::name::{
    PastedName, clean, fold, fold_words, is_particle, near_folded, split_names_knowing, with_folded,
};
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

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
    /// What a folded word or name is to anybody's.
    told: HashMap<String, Told, BuildHasherDefault<QuickHash>>,
    /// How many were met who hold nothing.
    met: usize,
    /// Names without the title in front: "Petersen" is "Frau Petersen" where no other has that name.
    untitled: PositionByName,
    /// Full names by initials in capitals and by "juanc" for "Juan C."; empty where two have the same.
    initials: BTreeMap<String, String>,
    /// Who writes: "me" means them.
    pub writer: Option<String>,
}

type PositionByName = BTreeMap<String, usize>;

/// What a folded word or name is to somebody's.
#[derive(Clone, Copy, Default)]
struct Told {
    /// It is the name as it is.
    whole: bool,
    /// It is the name without its title, and nobody else's.
    untitled: bool,
    /// It is the name of somebody who is no holder yet: who writes in a chat, for instance.
    met: bool,
    /// It is the first word of a longer name: "Soledad" is somebody where "Soledad Ruiz" is.
    first: bool,
    /// A name begins with it.
    head: bool,
}

/// No person's index: the folded spelling of two people.
const SHARED: usize = usize::MAX;

/// Who stands in a place for holders.
#[derive(Debug, Default)]
pub(crate) struct Holders {
    pub who: Vec<usize>,
    pub everyone: bool,
}

impl Told {
    fn is_name(self) -> bool {
        self.whole || self.untitled || self.met
    }
}

impl People {
    pub fn new(context: &Context) -> Self {
        let (mut exact, mut folded) = (PositionByName::new(), PositionByName::new());
        // A name just as it is written comes before all that is like it.
        for known in &context.known {
            exact.entry(known.name.clone()).or_insert(known.index);
        }
        for known in &context.known {
            let name = clean(&known.name);
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
            told: HashMap::default(),
            met: 0,
            untitled: PositionByName::new(),
            initials: BTreeMap::new(),
            writer: None,
        };
        for known in &context.known {
            let name = clean(&known.name);
            people.told(&fold(&name)).whole = true;
            people.note_first(&name);
            people.note_head(&name);
            people.note_initials(&name);
        }
        people
    }

    /// Whether a name is the group's or stands elsewhere in the text as a person's.
    pub fn knows(&self, name: &str) -> bool {
        with_folded(name, |key| self.knows_key(key))
            || self.of_initials(name).is_some()
            || self.writer(name).is_some()
    }

    /// Whom initials in capitals mean: "SR" is Sunita Rao where nobody else has these.
    pub fn of_initials(&self, name: &str) -> Option<&str> {
        let full = |key: &str| self.initials.get(key).filter(|full| !full.is_empty()).map(String::as_str);
        // "juan c."
        if let Some((first, initial)) = name.split_once(' ')
            && initial.trim_end_matches('.').chars().count() == 1
            && first.len() > 2
        {
            return with_folded(name, full);
        }
        if !(1..=6).contains(&name.len())
            || !name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.')
        {
            return None;
        }
        full(&name.replace('.', ""))
    }

    /// Who is meant by "me", where the text tells who writes.
    fn writer(&self, name: &str) -> Option<&str> {
        self.writer.as_deref().filter(|_| v::is(name, v::MYSELF))
    }

    fn note_initials(&mut self, name: &str) {
        let letters: String = name
            .split([' ', '-'])
            .filter(|word| !is_particle(word))
            .filter_map(|word| fold(word).chars().next())
            .filter_map(|c| c.to_uppercase().next())
            .collect();
        // "AI" announces something to do, "PS" a remark.
        let other = [
            v::MARKER,
            v::TASK_TAG,
            v::REMARK,
            v::ABOUT,
            v::NOBODY,
            v::REPLY,
            v::VOTES_FOR,
            v::VOTES_AGAINST,
        ];
        if !(2..=3).contains(&letters.len()) || !name.contains(' ') || uses(&letters).is_any(&other) {
            return;
        }
        self.told(&fold(&letters)).head = true;
        self.note_short(letters, name);
    }

    /// The letters that a list gives beside a name mean its person.
    pub fn call(&mut self, letters: &str, name: &str) {
        self.told(&fold(letters)).head = true;
        self.note_short(letters.to_owned(), name);
    }

    fn note_short(&mut self, short: String, name: &str) {
        let full = self.initials.entry(short).or_insert_with(|| name.to_owned());
        if full != name {
            full.clear();
        }
    }

    /// The same for a folded name.
    pub fn knows_key(&self, key: &str) -> bool {
        self.told.get(key).is_some_and(|told| told.is_name() || told.first)
    }

    /// Whether somebody's name begins with this folded word, so that it is worth looking further.
    pub fn may_begin(&self, word: &str) -> bool {
        self.told.get(word).is_some_and(|told| told.head)
    }

    fn told(&mut self, key: &str) -> &mut Told {
        self.told.entry(key.to_owned()).or_default()
    }

    fn note_head(&mut self, name: &str) {
        let first = name.split([' ', ',']).next().unwrap_or("");
        self.told(&fold(first)).head = true;
    }

    /// A longer name's first word, for [`People::knows`].
    fn note_first(&mut self, name: &str) {
        if let Some((first, _)) = name.split_once(' ') {
            let key = fold(first);
            if key.chars().count() >= 3 {
                self.told(&key).first = true;
            }
        }
    }

    /// Whether a name is somebody's as it is.
    pub fn knows_whole(&self, name: &str) -> bool {
        with_folded(name, |key| self.told.get(key).is_some_and(|told| told.is_name()))
    }

    /// Somebody who is a person for certain, whether or not they hold anything.
    pub fn meet(&mut self, name: &str) {
        let key = fold(name);
        if !key.is_empty() && self.met < 2000 {
            let name = clean(name);
            self.note_first(&name);
            self.note_head(&name);
            let told = self.told(&key);
            let new = !told.met;
            told.met = true;
            self.met += usize::from(new);
        }
    }

    /// Nobody is known but by the text's own sentences.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty() && self.folded.is_empty() && self.met == 0
    }

    /// The place of a person, new or met before.
    pub fn add(&mut self, person: PastedName) -> usize {
        let key = fold(&person.name);
        let known =
            self.exact.get(&person.name).or_else(|| self.folded.get(&key).filter(|index| **index != SHARED));
        let known = known.copied();
        let place = match known {
            Some(index) => self.by_known.iter().find(|(other, _)| *other == index).map(|(_, at)| *at),
            None => self
                .by_fold
                .get(&key)
                .or_else(|| self.untitled.get(&key).filter(|at| **at != SHARED))
                .copied(),
        };
        let at = place.unwrap_or(self.found.len());
        if place.is_none() {
            self.found.push(FoundName { spelled: Vec::new(), pronouns: None, known, near: Vec::new() });
            match known {
                Some(index) => self.by_known.push((index, at)),
                None => {
                    self.told(&key).whole = true;
                    self.by_fold.insert(key, at);
                    let untitled = without_title(&person.name);
                    if untitled.len() < person.name.len() {
                        let key = fold(untitled);
                        let place = self.untitled.entry(key.clone()).or_insert(at);
                        if *place != at {
                            *place = SHARED;
                        }
                        let alone = *place != SHARED;
                        self.told(&key).untitled = alone;
                        self.note_head(untitled);
                    }
                    self.note_first(untitled);
                    self.note_head(&person.name);
                    self.note_initials(untitled);
                    // "juan c." is the one whose name the text gives in full. Of the group's people it is asked.
                    if let Some((first, last)) = untitled.split_once(' ').filter(|(_, last)| last.len() > 2) {
                        let short = fold(first) + &fold(last).chars().take(1).collect::<String>();
                        self.note_short(short, untitled);
                    }
                }
            }
        }
        // As it will be shown: what is not seen is left out.
        let spelled = clean(&person.name);
        let name = &mut self.found[at];
        // The same few spellings come again and again; a hundred different ones are a trick on us.
        // A name without its title is no other spelling of it.
        let shorter =
            name.spelled.first().is_some_and(|first| without_title(first) == spelled && *first != spelled);
        if name.spelled.len() < 32 && !shorter && !name.spelled.contains(&spelled) {
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
        self.whole(text).unwrap_or_else(|| self.bared(self.names_in(text)))
    }

    /// The same, and the pieces of the list as they are written.
    pub fn split_and_written(&self, text: &str) -> (Vec<PastedName>, Vec<PastedName>) {
        let written = self.names_in(text);
        (self.whole(text).unwrap_or_else(|| self.bared(written.clone())), written)
    }

    fn whole(&self, text: &str) -> Option<Vec<PastedName>> {
        let name = clean(text);
        self.knows_whole(&name).then(|| vec![PastedName { name, pronouns: None }])
    }

    fn bared(&self, mut people: Vec<PastedName>) -> Vec<PastedName> {
        for person in &mut people {
            if !self.knows_whole(&person.name) {
                person.name = without_article(bare(&person.name));
            }
        }
        people.retain(|person| !person.name.is_empty());
        for person in &mut people {
            if let Some(full) = self.of_initials(&person.name).or_else(|| self.writer(&person.name)) {
                person.name = full.to_owned();
            }
        }
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
