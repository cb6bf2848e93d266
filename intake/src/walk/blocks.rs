//! What takes more than a line and is nothing to do: a file's head, code.

use super::super::head::{self, HeadLabel};
use super::super::{Reading, Why};
use super::{Draft, Walk};

/// A file's head is no longer.
const FILE_HEAD: usize = 80;
/// A block of code is no longer.
const CODE: usize = 400;

impl Walk<'_> {
    /// The head that programs put in front: `---`, `date: 2025-02-10`, `attendees:`, `---`.
    pub(super) fn file_head(&mut self, lines: &[&str]) -> usize {
        let Some(first) = lines.iter().position(|line| !line.trim().is_empty()) else { return 0 };
        if lines[first].trim() != "---" {
            return 0;
        }
        let Some(end) =
            lines[first + 1..].iter().take(FILE_HEAD).position(|line| matches!(line.trim(), "---" | "..."))
        else {
            return 0;
        };
        let end = first + 1 + end;
        let is_head = |line: &&str| {
            line.split_once(':').is_some_and(|(key, _)| !key.trim().is_empty() && !key.trim().contains(' '))
        };
        if !lines[first + 1..end].iter().any(is_head) {
            return 0;
        }
        self.structured = true;
        let mut list: Option<HeadLabel> = None;
        for at in first..=end {
            let line = lines[at].trim();
            if line.is_empty() {
                continue;
            }
            let mut is_read = false;
            if let Some(value) = line.strip_prefix("- ").filter(|_| list.is_some()) {
                is_read =
                    list.is_some_and(|place| self.head(place, value.trim_matches(['"', '\'']), value, true));
            } else if let Some((key, value)) = line.split_once(':') {
                let value = value.trim().trim_matches(['"', '\'']);
                list = head::head_label(&key.replace(['_', '-'], " "));
                if let Some(place) = list.filter(|_| !value.is_empty()) {
                    let value = value.trim_start_matches('[').trim_end_matches(']').replace(['"', '\''], "");
                    is_read = self.head(place, &value, &value, true);
                }
            }
            let why = if line.chars().all(|c| c == '-' || c == '.') { Why::Rule } else { Why::FileHead };
            self.put(
                lines,
                at,
                at,
                Draft::Ready(if is_read { Reading::Head } else { Reading::LeftOut(why) }),
            );
        }
        end + 1
    }

    /// A block between fences, or a remark of HTML: none of it is anything to do. Says where it ends.
    pub(super) fn code(&mut self, lines: &[&str], at: usize) -> Option<usize> {
        let begin = lines[at].trim();
        let fence = ["```", "~~~"].into_iter().find(|fence| begin.starts_with(fence));
        let end = if let Some(fence) = fence {
            lines[at + 1..].iter().take(CODE).position(|line| line.trim() == fence).map(|n| at + 1 + n)?
        } else if begin.starts_with("<!--") {
            lines[at..].iter().take(CODE).position(|line| line.contains("-->")).map(|n| at + n)?
        } else {
            return None;
        };
        for (number, line) in lines.iter().enumerate().take(end + 1).skip(at) {
            if !line.trim().is_empty() {
                self.leave_out(lines, number, Why::Code);
            }
        }
        Some(end + 1)
    }
}
