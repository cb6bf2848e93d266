//! The walk through a text: first what each line is and who is surely a person, then the sentences, which may lean
//! on people who are named further down.

mod blocks;
mod cells;
mod continuation;
mod draft;
mod finish;
mod headings;
mod heads;
mod items;
mod labels;
mod lines;
mod meeting_day;
mod messages;
mod names_behind;
mod nest;
mod reasons;
mod rows;
mod sentence_days;
mod sentences;
mod several;
mod tables;
mod takers;
mod told_people;
mod twice;
mod words;

use super::csv;
use super::head::{self, Section};
use super::line::Days;
use super::people::People;
use super::vocabulary::{self as v, words_of};
use super::{Context, DayOrder, Hints, Intake, Line, MeetingHead, Reading, Why, chat, label, ours, tagged};
use crate::TaskState;
use crate::name::strip_bullet;
use draft::{Base, Draft, Entry, Mark, Sentence};
use nest::Nest;
use std::cell::Cell;
use time::Date;

/// Reads a text into lines as understood. Never fails: what says nothing is left out with the reason.
pub fn read(text: &str, context: &Context) -> Intake {
    read_with_hints(text, context, &Hints::default())
}

/// Reads a text of which something was said beside its words.
pub fn read_with_hints(text: &str, context: &Context, told: &Hints) -> Intake {
    // What a program saved is read as it would be written out.
    let saved = super::saved_by_program(text).or_else(|| super::wiki::as_markdown(text));
    let text = saved.as_deref().unwrap_or(text);
    if let Some(intake) = ours::read(text, context) {
        return intake;
    }
    let (mut intake, proved) = Walk::new(context, told).read(text);
    let proved = proved.or_else(|| {
        let settles = intake.ambiguous_dates && is_day_first(text);
        settles.then_some(Proved { order: DayOrder::DayFirst, in_head: true })
    });
    // Numbers that prove one order settle the others, so that nobody is asked what the text itself answers.
    match proved {
        Some(Proved { order, in_head }) if intake.ambiguous_dates && context.order.is_none() => {
            if in_head {
                let settled = Context { order: Some(order), ..context.clone() };
                return Walk::new(&settled, told).read(text).0;
            }
            intake.settle(order);
        }
        _ => {}
    }
    intake
}

/// Whether a text is in a language whose days stand in front of their months.
fn is_day_first(text: &str) -> bool {
    let words = words_of(&text[..text.floor_char_boundary(20_000)]);
    let count = |of| words.iter().filter(|word| word.uses.is(of)).count();
    let first = count(v::DAY_FIRST);
    first >= 4 && first > 4 * count(v::MONTH_FIRST)
}

/// So many lines of a sheet may stand above its columns' names.
const HEAD_ROWS: usize = 10;

/// What the text's own numbers say of their order.
struct Proved {
    order: DayOrder,
    /// What is read of meetings may depend on it.
    in_head: bool,
}

impl Intake {
    /// Gives what has two days the one that this order means.
    fn settle(&mut self, order: DayOrder) {
        for line in &mut self.lines {
            let first = match &mut line.reading {
                Reading::Item(item) => Some(item),
                _ => None,
            };
            for item in first.into_iter().chain(&mut line.also) {
                if let Some(other) = item.other_day.take()
                    && order == DayOrder::MonthFirst
                {
                    item.day = Some(other);
                }
            }
        }
        self.ambiguous_dates = false;
    }
}

struct Walk<'a> {
    context: &'a Context,
    told: &'a Hints,
    people: People,
    days: Days,
    entries: Vec<Entry>,
    meetings: Vec<MeetingHead>,
    section: Section,
    /// How deep the heading is that began the section.
    section_level: usize,
    /// How many lines were read where an agenda without a heading's mark begins its list.
    agenda_ends: Option<usize>,
    under: Option<String>,
    under_level: usize,
    /// What stands under it was done before.
    before: bool,
    /// The words of a heading that say by when all below it is to be done.
    due: Option<String>,
    /// Nothing to do has been read yet since the meeting's heading.
    in_head: bool,
    /// The place and words of a heading that becomes the meeting's if its head follows.
    heading: Option<(usize, String)>,
    /// How deep the heading of the meeting is.
    meeting_level: usize,
    /// A day that may be the meeting's: it has no year.
    perhaps: Option<Date>,
    /// The day on which a list was last changed, where it says so.
    updated: Option<Date>,
    /// Some lines are marked as things to do, so others are probably not.
    marked: bool,
    bulleted: bool,
    /// There are headings, a head or a chat: the text is more than a list.
    structured: bool,
    /// There are parts or tables for things to do.
    has_tasks: bool,
    ambiguous_head: bool,
    /// Several headings tell how what stands below goes: "To do", "Doing", "Done". And how it goes below the last of them.
    board: bool,
    list_state: Option<Option<TaskState>>,
    /// Most of it is running text.
    prose: bool,
    /// Its lines may have been cut where they reached the right side: none is too long for that.
    wraps: bool,
    /// It is a letter: its date is that of its writing, from which it counts.
    letter: bool,
    /// A day in the head or in the file's name can be read both ways, whether or not it is the meeting's.
    both_ways: Cell<bool>,
    /// The order of numbers that a day of the head proves.
    proved_in_head: Cell<Option<DayOrder>>,
    /// The order of numbers in a chat's stamps, and the message that is being read.
    chat: Option<Chat>,
    nest: Nest,
    /// The text up to here ends with a blank line.
    after_blank: bool,
    /// The last number of the points that were talked about, and that of the list of tasks in which we are.
    point_number: u32,
    list_number: u32,
    asks_columns: Option<Vec<String>>,
}

struct Chat {
    order: Option<DayOrder>,
    author: Option<String>,
    day: Option<Date>,
    /// The stamp stood in a line of its own: what comes is the message's first line.
    begins: bool,
    /// It is a further line of a message, which may be minutes.
    within: bool,
    /// Names of those who write under a number alone.
    called: Vec<(String, String)>,
}

impl<'a> Walk<'a> {
    fn new(context: &'a Context, told: &'a Hints) -> Self {
        Walk {
            context,
            told,
            people: People::new(context),
            days: Days {
                base: context.today,
                sure: true,
                assumed: true,
                waits: false,
                counted: false,
                next: None,
                order: context.order,
                day_first: false,
                month_first: false,
            },
            entries: Vec::new(),
            meetings: Vec::new(),
            section: Section::Unknown,
            section_level: 0,
            agenda_ends: None,
            under: None,
            under_level: 0,
            before: false,
            due: None,
            in_head: true,
            heading: None,
            meeting_level: 0,
            perhaps: None,
            updated: None,
            marked: false,
            bulleted: false,
            structured: false,
            has_tasks: false,
            ambiguous_head: false,
            board: false,
            list_state: None,
            prose: false,
            wraps: true,
            letter: false,
            both_ways: Cell::new(false),
            proved_in_head: Cell::new(None),
            chat: None,
            nest: Nest::default(),
            after_blank: true,
            point_number: 0,
            list_number: 0,
            asks_columns: None,
        }
    }

    fn read(mut self, text: &str) -> (Intake, Option<Proved>) {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let lines: Vec<&str> = if text.contains('\n') {
            text.split('\n').map(|line| line.trim_end_matches('\r')).collect::<Vec<_>>()
        } else {
            text.split('\r').collect::<Vec<_>>()
        };
        if super::is_data(text) {
            for at in 0..lines.len() {
                if !lines[at].trim().is_empty() {
                    self.leave_out(&lines, at, Why::Data);
                }
            }
            return self.finish();
        }
        self.look_over(&lines);
        let columns = column_names_of_file(&lines);
        let mut at = self.file_head(&lines);
        while at < columns.map_or(0, |(columns, _)| columns) {
            at = self.line(&lines, at);
        }
        match columns {
            Some((columns, delimiter)) if at == columns => at = self.csv(&lines, at, delimiter),
            None if self.chat.is_none() => at = self.rows_without_names(&lines, at),
            _ => {}
        }
        while at < lines.len() {
            at = self.line(&lines, at);
        }
        self.days.next = self.next_meeting(&lines);
        self.finish()
    }

    /// What of a text is to be known before its first line is read: how its tasks are marked, whether its lines were wrapped,
    /// whether it is a board, a chat or a letter.
    fn look_over(&mut self, lines: &[&str]) {
        for line in lines {
            let body = strip_bullet(line);
            self.bulleted |= body.len() < line.trim_start().len();
            self.marked = self.marked
                || tagged::check_box(body).is_some()
                || tagged::split(body).is_some()
                || label::state_word(body).is_some()
                || line.trim_start().starts_with('|')
                    && csv::table_row(line).is_some_and(|cells| csv::columns(&cells).is_some());
        }
        let too_long = |line: &&str| {
            line.len() > continuation::WIDEST && !line.contains(['|', '\t']) && !line.contains("://")
        };
        self.wraps = !lines.iter().any(too_long);
        let states = lines.iter().filter_map(|line| headings::heading(line.trim()));
        self.board = states.filter(|(words, _)| tagged::state(words).is_some()).count() > 1;
        self.find_chat(lines);
        self.letter = head::is_letter(lines);
        if self.letter {
            self.people.writer = head::letter_writer(lines);
        } else if self.chat.is_none() {
            self.people.writer = head::signed_by(lines);
        }
    }

    /// Keeps lines `first` to `last` as one entry.
    fn put(&mut self, lines: &[&str], first: usize, last: usize, draft: Draft) {
        let meeting = self.meetings.len().checked_sub(1);
        let source = if first == last { lines[first].to_owned() } else { lines[first..=last].join("\n") };
        let line = Line {
            number: first + 1,
            through: last + 1,
            source,
            meeting,
            reading: Reading::LeftOut(Why::Talk),
            also: Vec::new(),
        };
        self.in_head &= matches!(draft, Draft::Ready(_));
        let base = match &self.chat {
            Some(chat) if chat.author.is_some() => Base::Message(chat.day),
            _ => Base::Text,
        };
        self.entries.push(Entry { line, draft, base, more: Vec::new() });
    }

    fn leave_out(&mut self, lines: &[&str], at: usize, why: Why) -> usize {
        self.put(lines, at, at, Draft::Ready(Reading::LeftOut(why)));
        at + 1
    }

    fn find_chat(&mut self, lines: &[&str]) {
        let messages = lines.iter().filter_map(|line| chat::message(line)).collect::<Vec<_>>();
        if messages.iter().any(|message| message.author.is_some()) {
            let order = chat::order(&messages).or(self.context.order);
            // Which number comes first is asked where nothing tells it.
            self.ambiguous_head |=
                order.is_none() && messages.iter().any(|message| message.day(None).is_none());
            let authors = messages.iter().filter_map(|message| message.author);
            let authors: std::collections::BTreeSet<&str> = authors.collect();
            for author in authors {
                self.people.meet(author);
            }
            self.chat = Some(Chat {
                order,
                author: None,
                day: None,
                begins: false,
                within: false,
                called: Vec::new(),
            });
            self.structured = true;
        }
    }
}

/// Where the names of a file's columns stand, and the sign that parts its cells. A title may stand above them, and in a sheet
/// all of a meeting's head.
fn column_names_of_file(lines: &[&str]) -> Option<(usize, char)> {
    let of_sheet = |at: usize, sign: char| {
        let mut above = lines[..at].iter().filter(|line| !line.trim().is_empty());
        above.clone().count() < 4 || above.all(|line| line.ends_with(sign))
    };
    (0..lines.len()).filter(|at| !lines[*at].trim().is_empty()).take(HEAD_ROWS).find_map(|at| {
        let delimiter = csv::delimiter(lines[at])?;
        of_sheet(at, delimiter).then_some((at, delimiter))
    })
}
