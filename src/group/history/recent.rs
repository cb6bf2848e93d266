//! The latest commands, read from the timestamps of the records themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::replica::{Device, Key, Record, Replica, Timestamp};

use crate::group::history::changed_records::news;
use crate::group::history::news::News;

/// One command, read back from the records: everything that bears its timestamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The command's timestamp: when, by the clock of the phone that noted it.
    pub timestamp: Timestamp,
    /// The phone that noted it; [`Group::user_at`](crate::group::Group::user_at) tells who used it then.
    pub device: Device,
    /// The records that carry its timestamp.
    pub keys: Vec<Key>,
    /// What changed by it and has not been written over since.
    pub news: Vec<News>,
}

/// The latest commands, the newest first, at most `count`.
pub fn recent(replica: &Replica, count: usize) -> Vec<HistoryEntry> {
    // By command, the records it touched, with whether it made them.
    let mut commands: BTreeMap<Timestamp, Vec<(&Key, &Record)>> = BTreeMap::new();
    for (key, record) in replica.records() {
        for timestamp in Vec::from_iter(BTreeSet::from_iter(
            record.fields().map(|(_, cell)| cell.timestamp).chain(record.erased()),
        )) {
            if commands.len() >= count
                && commands.first_key_value().is_some_and(|(oldest, _)| timestamp < *oldest)
            {
                continue;
            }
            commands.entry(timestamp).or_default().push((key, record));
            if commands.len() > count {
                commands.pop_first();
            }
        }
    }
    commands
        .into_iter()
        .rev()
        .map(|(timestamp, touched)| HistoryEntry {
            timestamp,
            device: timestamp.device(),
            keys: touched.iter().map(|(key, _)| (*key).clone()).collect::<Vec<_>>(),
            news: act_news(timestamp, &touched),
        })
        .filter(|moment| !moment.news.is_empty())
        .collect::<Vec<_>>()
}

/// The news of one command: the records as they were without its cells, against what they are with them.
fn act_news(timestamp: Timestamp, touched: &[(&Key, &Record)]) -> Vec<News> {
    let versions: Vec<(&Key, Option<Record>, Record)> = touched
        .iter()
        .map(|(key, record)| {
            let (mut before, mut after) = (Record::default(), Record::default());
            for (name, cell) in record.fields() {
                if cell.timestamp < timestamp {
                    before.put(name, cell.clone());
                }
                if cell.timestamp <= timestamp {
                    after.put(name, cell.clone());
                }
            }
            if let Some(erased) = record.erased() {
                after.erase(erased);
            }
            let was_there = before.fields().len() > 0;
            let before = was_there.then_some(before);
            (*key, before, after)
        })
        .collect::<Vec<_>>();
    news(versions.iter().map(|(key, before, after)| (*key, before.as_ref(), after)))
}
