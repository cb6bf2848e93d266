//! Why a sentence is taken, is only a maybe, or is left out; and what was decided.

use super::super::decision::{self, Decided};
use super::super::front::{self, Front, Sounds};
use super::super::head::Section;
use super::super::label;
use super::super::people::People;
use super::super::person_names::{ends_with_title, is_everyone, is_nobody};
use super::super::sentences::sentences_of;
use super::super::vocabulary as v;
use super::super::{Context, Item, Reading, Reason, Why, chat, line};
use super::draft::done;
use super::{Mark, Sentence, Walk};

/// More words than these are prose, not something to do.
pub(super) const PROSE: usize = 24;

/// Why a sentence is taken and whether it is only a maybe, or why it is left out.
type Taking = Result<(Reason, bool), Why>;

impl Walk<'_> {
    /// Whether a sentence is taken and why, and whether it is only a maybe; or why it is left out.
    pub(super) fn taken(&self, sentence: &Sentence) -> Taking {
        match sentence.mark {
            Some(Mark::Box(_)) => return Ok((Reason::Box, false)),
            Some(Mark::Word(_)) => return Ok((Reason::Marker, false)),
            None => {}
        }
        let body = sentence.body.as_str();
        let question = body.ends_with('?');
        if body.contains('📅') || label::before_task_tag(body).is_some() {
            return Ok((Reason::Marker, false));
        }
        let front = match sentence.section {
            // What a sign parts from a message's first words is all that counts of them.
            Section::Unknown if sentence.message => front::parted_front(body, &self.people),
            _ => front::front(body, &self.people, false),
        };
        let parted = front.as_ref().is_some_and(|front| front.parted);
        if sentence.before {
            return Err(Why::Before);
        }
        match sentence.section {
            Section::Actions | Section::Agreements if question && !parted && !asks_who(body) => {
                Err(Why::Question)
            }
            Section::Actions => self.taken_among_tasks(sentence, front.is_some()),
            Section::Agreements => Ok((Reason::Section, false)),
            Section::Talk | Section::Decisions | Section::People(_) => {
                if self.promises(sentence) {
                    Ok((Reason::Promise, true))
                } else {
                    Err(if question { Why::Question } else { Why::Talk })
                }
            }
            Section::Unknown if sentence.answered => Err(Why::Question),
            Section::Unknown if sentence.accepted.is_some() => Ok((Reason::Promise, true)),
            Section::Unknown if sentence.message => self.taken_in_chat(sentence, front.as_ref()),
            Section::Unknown => self.taken_in_list(sentence, front.as_ref()).unwrap_or_else(|| {
                let asks = question && !self.promises(sentence);
                if asks && !leads_to_nobody(body) {
                    return Err(Why::Question);
                }
                self.taken_by_person(sentence, front.as_ref()).unwrap_or_else(|| self.taken_in_talk(sentence))
            }),
        }
    }

    /// Whether those in front are people for certain.
    fn is_sure(&self, body: &str, front: Option<&Front>) -> bool {
        front
            .is_some_and(|front| !front.guessed || front::all_known(&body[front.names.clone()], &self.people))
    }

    /// Under a heading for things to do, where all is one but what is told about them.
    fn taken_among_tasks(&self, sentence: &Sentence, has_front: bool) -> Taking {
        let body = sentence.body.as_str();
        if sentence.bullet || has_front {
            return Ok((Reason::Section, false));
        }
        // "Thursday 10 December, 7.30 pm, same place." under "Next"
        if body.ends_with('.') && self.find_day(body).is_some_and(|(range, _)| range.start == 0) {
            return Err(Why::AboutTheMeeting);
        }
        if decision::is_turned_down(body) {
            return Err(Why::NotDecided);
        }
        // "(Friday 18 December, in the big yard)" is about the list.
        if body.starts_with('(') && body.ends_with(')') && body.matches('(').count() == 1 {
            return Err(Why::Talk);
        }
        let words = body.split_whitespace().count();
        if words <= PROSE && !((words > 12 || sentence.apart) && body.ends_with('.')) {
            return Ok((Reason::Section, false));
        }
        if self.promises(sentence) { Ok((Reason::Promise, true)) } else { Err(Why::Talk) }
    }

    /// A message's own first line.
    fn taken_in_chat(&self, sentence: &Sentence, front: Option<&Front>) -> Taking {
        let body = sentence.body.as_str();
        let names = front.is_some_and(|front| front.parted) && self.is_sure(body, front);
        // "I can do it. Is there more?"
        let promised =
            || sentences_of(body).any(|said| !said.ends_with('?') && chat::without_i(said).is_some());
        if body.ends_with('?') && !names && !promised() && !self.promises(sentence) {
            return Err(Why::Question);
        }
        Ok((if names { Reason::Person } else { Reason::Promise }, true))
    }

    /// A line of a text that is a list and nothing more; `None` where the text is more than that.
    fn taken_in_list(&self, sentence: &Sentence, front: Option<&Front>) -> Option<Taking> {
        let body = sentence.body.as_str();
        let strict = self.marked || (self.bulleted && !sentence.bullet);
        if self.structured || strict && !front::names_a_holder(body, &self.people) {
            return None;
        }
        if body.ends_with('?') && front.is_none() {
            return Some(Err(Why::Question));
        }
        let parted = front.is_some_and(|front| front.parted);
        let after = front.is_some_and(|front| !body[front.rest..].trim().is_empty());
        let prose = !sentence.bullet && front.is_none() && body.split_whitespace().count() > PROSE;
        let loose = strict && !parted && !sentence.bullet;
        let reason = if after && parted { Reason::Person } else { Reason::List };
        Some(Ok((reason, prose || loose || self.prose && !sentence.bullet)))
    }

    /// Where a person stands in front, above, behind a colon or a sign.
    fn taken_by_person(&self, sentence: &Sentence, front: Option<&Front>) -> Option<Taking> {
        let body = sentence.body.as_str();
        if let Some(front) = front.filter(|front| front.parted && self.is_sure(body, Some(front))) {
            let rest = &body[front.rest..];
            let everyone = is_everyone(&body[front.names.clone()]);
            let dated = self.has_day(rest);
            // Where boxes mark what there is to do, "Ana: go all the way" is what Ana said.
            let ticked = !(self.has_tasks || self.marked)
                || sentence.author.is_some()
                || (everyone || dated) && !self.marked;
            // A report ("Ana: we met the council.") is no list of things to do, nor is what somebody asked or quoted.
            let report = rest.split_whitespace().count() > PROSE
                || rest.contains(". ")
                || rest.contains("? ")
                || rest.starts_with(['"', '“', '„', '«', '?']);
            return Some(Ok((Reason::Person, !ticked || report)));
        }
        // "Ana:" above a list of what she does; under a heading it may as well be what she did.
        if sentence.bullet
            && let Some(under) = &sentence.under
            && (is_everyone(under) || front::all_known(under, &self.people))
        {
            return Some(Ok((Reason::Person, sentence.under_heading && self.has_tasks)));
        }
        // "Bilan financier : Margaux"
        if let Some((what, who)) = label::label(body)
            && !who.is_empty()
            && !label::is_remark_label(what)
            && !what.contains(". ")
            && front::all_known(who, &self.people)
        {
            return Some(Ok((Reason::Person, what.split_whitespace().count() < 2)));
        }
        (body.starts_with('@') || body.contains(" @") && sentence.bullet)
            .then_some(Ok((Reason::Person, false)))
    }

    /// In a text that is more than a list, where nothing marks the sentence.
    fn taken_in_talk(&self, sentence: &Sentence) -> Taking {
        let body = sentence.body.as_str();
        if self.promises(sentence) || self.promised_topic(body).is_some() {
            return Ok((Reason::Promise, true));
        }
        let leads = || body.contains("-> ") || body.contains("→ ");
        let short = || !body.ends_with(['.', '!']) && body.split_whitespace().count() <= 10;
        let may = sentence.bullet || leads() || short() && (body.ends_with(')') || self.has_day(body));
        if may && self.is_held(body) { Ok((Reason::Person, true)) } else { Err(Why::Talk) }
    }

    /// Whether a bullet begins with somebody we know and goes on with what they do: no word for saying and being.
    pub(super) fn does_something(&self, body: &str) -> bool {
        front::people_in_front(body, &self.people).is_some_and(|front::InFront { words, next, names }| {
            !is_everyone(&body[names])
                && words.get(next).is_some_and(|word| body[word.at..].starts_with(char::is_lowercase))
                && words.phrase(next, &[v::SAID, v::AND, v::BY, v::ON]).is_none()
        })
    }

    /// Whether somebody we know takes something on in running text, in any of its sentences.
    fn promises(&self, sentence: &Sentence) -> bool {
        !self.taken_on(&sentence.body, sentence.bullet).is_empty()
    }

    /// "Shopping: Ana takes care of it": who does, where a topic stands in front.
    pub(super) fn promised_topic<'b>(&self, body: &'b str) -> Option<&'b str> {
        let (topic, after) = label::label(body)?;
        let said = topic.split(' ').count() <= 4
            && !label::is_remark_label(topic)
            && front::sounds(after, &self.people) == Sounds::Promise;
        said.then(|| front::people_in_front(after, &self.people).map(|found| &after[found.names]))?
    }

    fn has_day(&self, text: &str) -> bool {
        let mut item = Item::default();
        let mut days = line::Days { waits: false, sure: true, ..self.days };
        let mut people =
            People::new(&Context { today: self.context.today, known: Vec::new(), order: self.context.order });
        line::read_body(&mut item, text, &mut people, &mut days, false);
        item.day.is_some()
    }

    /// Whether a bullet ends with people we know, as what somebody holds does: "buy batteries (Ana) by Friday",
    /// "poster: Ben, by Monday", "new hours on the door -> Cem".
    pub(super) fn is_held(&self, body: &str) -> bool {
        // "… Ana, Ben (and Cem, if he is back)"
        let body = body.strip_suffix(')').and_then(|bare| bare.rfind(" (")).map_or(body, |at| {
            if front::people_in_front(&body[at + 2..], &self.people).is_some() { body } else { &body[..at] }
        });
        if body.len() > 200 || body.split_whitespace().count() > PROSE {
            return false;
        }
        if leads_to_nobody(body) {
            return true;
        }
        if body.rsplit_once(", ").is_some_and(|(_, who)| is_everyone(who)) {
            return true;
        }
        let behind =
            [" (", ": ", " -> ", " --> ", " → ", " => ", " > ", " - ", " – ", " — ", ". ", " -- ", "! "];
        let parts = |at: usize, sign: &str| sign != ". " || !ends_with_title(&body[..at]);
        let after =
            |sign: &&str| body.rfind(*sign).filter(|at| parts(*at, sign)).map(|at| &body[at + sign.len()..]);
        behind.iter().filter_map(after).any(|rest| {
            let people = rest.split([')', ',', '?']).next().unwrap_or("");
            (is_everyone(people)
                || front::all_known(people, &self.people)
                || front::is_held_behind(rest, &self.people))
                && !body[..body.len() - rest.len()].trim().is_empty()
        })
    }

    /// What was decided, or why it was not; `None` for other lines.
    pub(super) fn decided(&self, sentence: &Sentence, more: &[String]) -> Option<Reading> {
        let body = sentence.body.as_str();
        // No meeting keeps what a chat or a list says was decided: it is only offered.
        let outside = self.meetings.is_empty() || sentence.message;
        // "Ok for me" is a reply.
        let short = || sentence.message && body.split(' ').count() <= 3;
        if outside
            && (short()
                || sentence.before
                || sentence.section == Section::Actions
                || chat::without_i(body).is_some())
        {
            return None;
        }
        let decided = match sentence.section {
            _ if sentence.concluded => decision::under_heading(body, &self.people)?,
            // A line apart from the list above it begins something else.
            Section::Decisions if sentence.apart => decision::read(body, &self.people)?,
            Section::Decisions => decision::under_heading(body, &self.people)?,
            Section::Agreements => {
                let held = front::front(body, &self.people, true).is_some()
                    || body.contains('@')
                    || body.ends_with(')') && self.ends_with_people(body);
                if held {
                    return None;
                }
                decision::under_heading(body, &self.people)?
            }
            _ => decision::read(body, &self.people)?,
        };
        Some(match decided {
            Decided::No if outside => return None,
            Decided::No => Reading::LeftOut(Why::NotDecided),
            Decided::Yes(mut item) => {
                item.maybe = outside;
                for more in more {
                    let more = decision::reason(more).unwrap_or(more);
                    if !item.why.is_empty() {
                        item.why.push('\n');
                    }
                    item.why.push_str(more);
                }
                done(item)
            }
        })
    }

    fn ends_with_people(&self, body: &str) -> bool {
        let inside = body.trim_end_matches(')').rsplit('(').next().unwrap_or("");
        front::all_known(inside, &self.people)
    }
}

/// "the registration office on Tuesday -> who?": somebody is to be found for it.
fn leads_to_nobody(body: &str) -> bool {
    [" -> ", " → ", " => "].iter().filter_map(|sign| body.rsplit_once(sign)).any(|(before, who)| {
        !before.trim().is_empty() && is_nobody(who.split([' ', ',']).next().unwrap_or(""))
    })
}

/// "washing up: ???", "photocopies : qui ?": a task for which somebody is to be found.
fn asks_who(body: &str) -> bool {
    label::label(body)
        .or_else(|| label::dashed(body))
        .is_some_and(|(_, who)| is_nobody(who.trim_end_matches(['?', ' '])))
}
