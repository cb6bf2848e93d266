//! What words are for: the parts of the languages' files, in square brackets there.

/// What a word is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Use(Uses);

/// All that a word is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses {
    /// A bit for each [`Use`], and behind them what is numbered in the files, as numbers.
    bits: [u64; 3],
    /// What longer phrases that begin with the word are for, some of them in one bit: it tells of most words that no phrase
    /// for this begins with them.
    begins: u64,
}

macro_rules! uses {
    ($($constant:ident $name:literal,)*) => {
        /// The bit of each use.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)] // Named as the constants are.
        #[derive(Clone, Copy)]
        enum Place { $($constant,)* }

        $(pub(crate) const $constant: Use = Use(Uses::between(Place::$constant, Place::$constant));)*

        /// The parts of the files but for the numbered ones.
        const PARTS: &[(&str, Use)] = &[$(($name, $constant),)*];
    };
}

uses! {
    HOST "host", NOTED_BY "noted by", PRESENT "present", AWAY "away", DAY "day", TITLE "title", ABOUT "about", REMARK "remark",
    ROTA "rota", PERSON "person", MARKER "marker", TASK_TAG "task tag", TASKS "tasks", TALK "talk", AGENDA "agenda",
    DECISIONS "decisions", AGREEMENTS "agreements", BEFORE "before", TO_COME "to come", EVERYONE "everyone", NOBODY "nobody",
    MEETING_WORD "meeting word", MEETING_ENDING "ending of a meeting word", MINUTES_WORD "minutes word", AND "and",
    ARTICLE "article", ARTICLE_OF_SEVERAL "article of several", BUT "but", IF "if", OTHER_ROLE "other role", IS "is",
    HAS_ROLE "has the role", HEAD_COUNT "head count", NAME_TITLE "name title", STOPPED_TITLE "title with a stop",
    POINT_NUMBER "point number",
    // Those with which days are told, up to "hour".
    BY "by", ON "on", TODAY "today", TOMORROW "tomorrow", OVERMORROW "day after tomorrow", NEXT "next", IN "in", END "end",
    UNIT_DAY "unit day", UNIT_WEEK "unit week", UNIT_FORTNIGHT "unit fortnight", UNIT_YEAR "unit year", WEEKEND "weekend",
    CHRISTMAS "christmas", LAST "last", THIS "this", NEXT_MEETING "next meeting", UNIT_MONTH "unit month",
    AROUND "around a day", ORDINAL "ordinal", AT "at", HOUR "hour",
    BEFORE_DAY "before a day", DAY_OF "day of something", LEADS_TO_DAY "leads to a day", SHORT_WEEKDAY "short weekday that is a word",
    BETWEEN "between", POINTS_BACK "points back", FOR "for", AFTER "after",
    STATE_TODO "state not begun", STATE_MOVING "state moving", STATE_DONE "state done", STATE_STUCK "state stuck",
    STATE_LET_GO "state let go", COLUMN_WHO "column who", COLUMN_WHAT "column what", COLUMN_DUE "column due",
    COLUMN_STATUS "column status", COLUMN_DONE "column done", COLUMN_LIST "column list", COLUMN_ARCHIVED "column archived",
    COLUMN_KIND "column kind", COLUMN_PARENT "column parent", COLUMN_NOTE "column note", COLUMN_NOTHING "column nothing",
    COLUMN_NAME "column name", NO_TASKS "list of no tasks", DECISION "decision", DECISION_BEGINS "decision begins",
    NO_DECISION "no decision", DECIDERS "deciders", DECIDES "decides", VOTES_FOR "votes for", VOTES_AGAINST "votes against",
    VOTES_NEITHER "votes neither", VERDICT "verdict", PROPOSAL "proposal", VOTE "vote", OBLIGES "somebody has to", POINTS_TO "points to what was said", REASON "reason", REASON_INSIDE "reason inside",
    PASSIVE "passive", TALKED_ABOUT "talked about", THAT "that", VERB_DROPPED "verb dropped", VERB_KEPT "verb kept",
    VERB_IN_FRONT "verb in front", INFINITIVE_ENDING "ending of an infinitive", PAST_ENDING "ending of the past",
    PROMISE "promise", PROMISE_ENDING "ending of a promise", I_PROMISE "i promise", NO_NAME "no name", SAID "said",
    ROLE_VERB "role verb", CHAT_LEFT_OUT "chat left out", REPLY "reply", REPLY_BEGINS "reply begins", ACCEPTS "accepts",
    FAREWELL "farewell", LETTER_HEAD "letter head", MYSELF "myself", YESTERDAY "yesterday", GUEST "guest", DONE_BY "done by",
    NEEDS_NAME "needs a name", DETERMINER "determiner", DAY_FIRST "day comes first",
    MONTH_FIRST "month may come first", ASKS "asks somebody", COMING_ALONG "coming along", UPDATED "last updated", WITHOUT "but not",
}

/// Where in the last of the numbers behind the bits what is numbered in the files stands, and how many bits it takes.
const MONTH: (u32, u64) = (50, 0xF);
const WEEKDAY: (u32, u64) = (54, 0x7);
const NUMBER: (u32, u64) = (57, 0xF);

const _: () = assert!(PARTS.len() <= 128 + MONTH.0 as usize, "no bit is left");

impl Uses {
    /// Those of the list above from one to another.
    const fn between(first: Place, last: Place) -> Uses {
        let (mut bits, mut place) = ([0; 3], first as usize);
        while place <= last as usize {
            bits[place / 64] |= 1 << (place % 64);
            place += 1;
        }
        Uses { bits, begins: 0 }
    }

    /// What the part of a file with this name is for; `None` where nothing reads it.
    pub fn of_part(name: &str) -> Option<Uses> {
        let numbered = || {
            let (kind, number) = name.rsplit_once(' ')?;
            let (number, most, (at, _)) = match kind {
                "month" => (number, 12, MONTH),
                "weekday" => (number, 7, WEEKDAY),
                "number" => (number, 15, NUMBER),
                _ => return None,
            };
            let number: u64 = number.parse().ok().filter(|number| (1..=most).contains(number))?;
            Some(Uses { bits: [0, 0, number << at], begins: 0 })
        };
        PARTS.iter().find(|(part, _)| *part == name).map(|(_, one)| one.0).or_else(numbered)
    }

    /// For this as well. Of two months, weekdays or numbers the first stays.
    pub fn and(self, other: Uses) -> Uses {
        let mut more = other;
        for (at, bits) in [MONTH, WEEKDAY, NUMBER] {
            if self.bits[2] >> at & bits != 0 {
                more.bits[2] &= !(bits << at);
            }
        }
        self.or(more)
    }

    fn or(self, other: Uses) -> Uses {
        let [first, second, third] = self.bits;
        let bits = [first | other.bits[0], second | other.bits[1], third | other.bits[2]];
        Uses { bits, begins: self.begins | other.begins }
    }

    /// The use of words with which a phrase for these begins.
    pub fn beginning(self) -> Uses {
        Uses { begins: self.folded(), ..Uses::default() }
    }

    fn folded(self) -> u64 {
        self.bits[0] | self.bits[1].rotate_left(21) | self.bits[2].rotate_left(42)
    }

    pub fn is(self, one: Use) -> bool {
        self.meets(one.0)
    }

    /// Whether a longer phrase begins with the word.
    pub fn begins(self) -> bool {
        self.begins != 0
    }

    /// Whether a longer phrase for one of these may begin with the word.
    pub(super) fn may_begin(self, of: Uses) -> bool {
        self.begins & of.folded() != 0
    }

    /// Whether days are told with it, other than as a part of longer words for one.
    pub fn is_of_days(self) -> bool {
        const OF_DAYS: Uses = Uses::between(Place::BY, Place::HOUR);
        self.meets(OF_DAYS)
            || self.bits[2] & (MONTH.1 << MONTH.0 | WEEKDAY.1 << WEEKDAY.0 | NUMBER.1 << NUMBER.0) != 0
    }

    /// Whether nothing is known of the word, but that longer phrases may begin with it.
    pub fn says_nothing(self) -> bool {
        self.bits == [0; 3]
    }

    /// Whether it names a day or a time counted in days: "tomorrow", "weekend", "May".
    pub fn names_a_day(self) -> bool {
        const DAYS: Uses = Uses::between(Place::TODAY, Place::UNIT_MONTH);
        self.meets(DAYS) || self.month().is_some() || self.weekday().is_some()
    }

    /// Whether it tells how something goes: "done", "waiting".
    pub fn tells_state(self) -> bool {
        const STATES: Uses = Uses::between(Place::STATE_TODO, Place::STATE_LET_GO);
        self.meets(STATES)
    }

    pub(super) fn all(of: &[Use]) -> Uses {
        of.iter().fold(Uses::default(), |all, one| all.or(one.0))
    }

    pub(super) fn meets(self, other: Uses) -> bool {
        let both = |at: usize| self.bits[at] & other.bits[at];
        both(0) | both(1) | both(2) != 0
    }

    pub fn is_any(self, of: &[Use]) -> bool {
        self.meets(Uses::all(of))
    }

    /// The first that applies.
    pub fn which<T: Copy>(self, of: &[(T, Use)]) -> Option<T> {
        of.iter().find(|(_, one)| self.is(*one)).map(|(meaning, _)| *meaning)
    }

    /// A month, from 1.
    pub fn month(self) -> Option<u8> {
        self.numbered(MONTH)
    }

    /// A day of the week; Monday is 1.
    pub fn weekday(self) -> Option<u8> {
        self.numbered(WEEKDAY)
    }

    /// A small number in words.
    pub fn number(self) -> Option<u8> {
        self.numbered(NUMBER)
    }

    fn numbered(self, (at, bits): (u32, u64)) -> Option<u8> {
        Some((self.bits[2] >> at & bits) as u8).filter(|number| *number > 0)
    }
}
