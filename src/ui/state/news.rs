//! What came in with files, or from another tab, since the person last looked.

use leptos::prelude::*;

use crate::group::{Group, News, NewsForReader};
use crate::replica::Device;

use super::App;
use super::incoming::Incoming;

/// The news with what concerns whoever uses this phone at their end: of too many, the last are kept.
fn wanted(group: &Group, news: &[News], device: Device) -> Vec<News> {
    let reader = group.user_of(device).map(|member| member.id);
    NewsForReader::of(group, news, reader).into_most_wanted_last()
}

impl App {
    /// Adds to what came in since the person last looked at a group that is not open now.
    pub(super) fn add_news_of(self, incoming: &Incoming) {
        let news = wanted(&incoming.after, &incoming.here, self.device);
        self.inside.with_value(|inside| {
            let here = inside.store.device_settings();
            let mut all = here.news(incoming.group);
            all.retain(|old| !news.contains(old));
            all.extend(news);
            // News that cannot be remembered are still in the history.
            let _ = here.set_news(incoming.group, &all);
        });
    }

    /// Adds to what came in since the person last looked.
    pub(super) fn add_news(self, news: &[News]) {
        let news = self.with_untracked(|group| wanted(group, news, self.device));
        self.news.update(|all| {
            all.retain(|old| !news.contains(old));
            all.extend(news);
        });
        self.keep_news();
    }

    /// The person has seen what came in.
    pub fn clear_news(self) {
        self.news.set(Vec::new());
        self.keep_news();
    }

    fn keep_news(self) {
        let id = self.with_untracked(Group::id);
        self.inside.with_value(|inside| {
            // News that cannot be remembered are still in the history.
            let _ = self.news.with_untracked(|news| inside.store.device_settings().set_news(id, news));
        });
    }

    pub(super) fn restore_news(self) {
        let id = self.with_untracked(Group::id);
        let (news, export) = self.inside.with_value(|inside| {
            let here = inside.store.device_settings();
            (here.news(id), here.last_export(id))
        });
        self.news.set(news);
        self.last_export.set(export);
    }
}
