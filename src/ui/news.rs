//! A piece of news as it stands on a page: one look for Now, the history and the preview of a file.

use leptos::prelude::*;

use super::components::{Button, Kind, day_words};
use super::route::Route;
use super::state::app;
use crate::browser::letters::capital;
use crate::group::{Command, Day, Group, MeetingCommand, MemberId, News, NewsForReader};
use crate::text;
use crate::text::news::{About, NewsSentence};

/// The sentence for a piece of news, as the group has it; `None` where what it is about has been taken back since.
///
/// The group is that in which the news have arrived: for a preview, the group as it would be.
pub fn describe(group: &Group, news: &News, today: Day) -> Option<NewsSentence> {
    text::news::describe(text::current(), group, news, &|day| day_words(today, day))
}

/// The sentences for several pieces of news; those that say nothing any more, and those that would say the same
/// twice, are left out.
pub fn describe_all(group: &Group, news: &[News], today: Day) -> Vec<NewsSentence> {
    let mut all: Vec<NewsSentence> = Vec::new();
    for one in news.iter().filter_map(|news| describe(group, news, today)) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// A piece of news as one member reads it.
#[derive(Clone, PartialEq)]
pub struct NewsLine {
    /// Whether it concerns them.
    is_mine: bool,
    sentence: NewsSentence,
}

/// The news as their reader reads them, the newest last among `news`: what concerns them first. At most so many are put
/// into words.
pub fn lines_for(
    group: &Group,
    news: &[News],
    reader: Option<MemberId>,
    today: Day,
    at_most: usize,
) -> Vec<NewsLine> {
    let NewsForReader { mut mine, mut others } = NewsForReader::of(group, news, reader);
    mine.truncate(at_most);
    others.truncate(at_most - mine.len());
    let mine = describe_all(group, &mine, today);
    let others = describe_all(group, &others, today).into_iter().filter(|one| !mine.contains(one));
    let others: Vec<NewsSentence> = others.collect();
    let line = |is_mine| move |sentence| NewsLine { is_mine, sentence };
    mine.into_iter().map(line(true)).chain(others.into_iter().map(line(false))).collect()
}

/// The lines as they stand on a page: what concerns the reader under a heading of its own.
pub fn news_lists(lines: Vec<NewsLine>, link: bool) -> AnyView {
    let t = &text::current().news;
    let any_mine = lines.iter().any(|line| line.is_mine);
    let part = |part: &[NewsLine]| {
        let heading = if part[0].is_mine { t.about_you } else { t.about_others };
        let items = part.iter().map(|line| view! { <li>{news_line(line.sentence.clone(), link)}</li> });
        view! {
            {any_mine.then(|| view! { <h3 class="news-head">{heading}</h3> })}
            <ul class="list news">{items.collect::<Vec<_>>()}</ul>
        }
    };
    lines.chunk_by(|one, next| one.is_mine == next.is_mine).map(part).collect::<Vec<_>>().into_any()
}

/// A sentence, with the words that somebody said; where `link` is true it leads to what it is about, or brings that back
/// where it was removed. Put it into an `<li>`.
pub fn news_line(sentence: NewsSentence, link: bool) -> AnyView {
    let NewsSentence { text, word, about } = sentence;
    let beside = link.then(|| match &about {
        About::Removed(key) => {
            let (app, key) = (app(), key.clone());
            let press = move || app.restore_removed(&key);
            let label = text::current().history.bring_back;
            Some(view! { <Button label=label kind=Kind::Ghost on_press=press/> }.into_any())
        }
        about => separate_button(about.clone()),
    });
    let href = match about {
        About::Person(id) | About::Merged(id, _) => Some(Route::Person(id).hash()),
        About::Commitment(id) => Some(Route::Commitment(id).hash()),
        About::Need(id) => Some(Route::Need(id).hash()),
        About::Invitation(id) => Some(Route::Invitation(id).hash()),
        About::Question(id) => Some(Route::Question(id).hash()),
        About::Meeting(id) | About::MergedMeeting(id, _) => Some(Route::Meeting(id).hash()),
        About::Agreements => Some(Route::Agreements.hash()),
        About::Removed(_) | About::Nothing => None,
    };
    // The sentence is ours and runs as the page does; names from people are set apart inside it.
    let sentence = match href.filter(|_| link) {
        Some(href) => view! { <a class="news-line" href=href>{text}</a> }.into_any(),
        None => view! { <p class="news-line">{text}</p> }.into_any(),
    };
    let word = (!word.is_empty()).then(|| view! { <p class="quote" dir="auto">{word}</p> });
    view! { {sentence}{word}{beside} }.into_any()
}

/// *Separate them*, for what tells that two were merged; nothing else has it.
pub fn separate_button(about: About) -> Option<AnyView> {
    let t = &text::current().news;
    let said = match about {
        About::Merged(..) => t.separated,
        About::MergedMeeting(..) => t.separated_meetings,
        _ => return None,
    };
    let app = app();
    let press = move || {
        if let Some(command) = separating(&about) {
            app.execute(command, said);
        }
    };
    Some(view! { <Button label=t.separate kind=Kind::Quiet on_press=press/> }.into_any())
}

fn separating(about: &About) -> Option<Command> {
    match about {
        About::Merged(one, other) => Some(Command::SeparateMembers(*one, *other)),
        About::MergedMeeting(one, other) => Some(Command::Meeting(MeetingCommand::Separate(*one, *other))),
        _ => None,
    }
}

/// A day as a heading: "Today", "Thursday", "9 November".
pub fn day_heading(today: Day, day: Day) -> String {
    capital(&day_words(today, day))
}
