//! Why a file was not opened, in English.

use crate::replica::MergeError;
use crate::replica::file::ReadError;

/// A sentence for each reason why a file cannot be opened.
pub(super) fn read_error(error: &ReadError) -> String {
    let sentence = match error {
        ReadError::Empty => "It’s empty. Ask for the file again.",
        ReadError::NotText => {
            "It isn’t a group file, or it was damaged on the way. It may be a picture or a document. If it’s from your group, ask for the file again."
        }
        ReadError::Damaged => "It was cut off on the way. Ask for a file instead.",
        ReadError::Truncated => "It was cut off on the way. Ask for the file again.",
        ReadError::NotJson { line } => {
            return [
                "It isn’t a group file, or it was damaged on the way. From line ",
                &line.to_string(),
                " on it can’t be read. Is it minutes or a list? Use “Import minutes or a list”.",
            ]
            .concat();
        }
        ReadError::SomethingElse => "It’s from another app. Choose a group file.",
        ReadError::NeedsNewer { .. } => {
            "It was made with a newer version of All Leaders. Go online once to update the app, then open it again."
        }
        ReadError::TooLarge { bytes } => {
            let megabytes = (bytes / 1_000_000).to_string();
            return [
                "It’s ",
                &megabytes,
                " megabytes, far too big for a group file. Check that it’s the right one.",
            ]
            .concat();
        }
        ReadError::TooDeep => "It isn’t a group file. Choose another one.",
        ReadError::DuplicateId { .. } => "It has two entries that clash. Ask for the file again.",
        ReadError::Twice { .. } => "Something is in it twice. Ask for the file again.",
        ReadError::WrongType { place }
        | ReadError::BadStamp { place }
        | ReadError::BadId { place }
        | ReadError::UnknownKey { place } => {
            let place = crate::group::name::clean(place);
            return ["It was damaged on the way (at: ", &place, "). Ask for the file again."].concat();
        }
        ReadError::RecordFull { .. } => {
            "One entry in it is far too big. Nothing was changed. Ask who made the file."
        }
        ReadError::BadKind { .. } => "It was damaged on the way. Ask for the file again.",
    };
    sentence.to_owned()
}

/// An update that builds on what is not here.
pub(super) fn builds_on_more(by: &str) -> String {
    const MISSING: &str = "It builds on changes that aren’t on this phone yet. Nothing was changed.";
    if by.is_empty() {
        [MISSING, " Ask whoever sent it for everything."].concat()
    } else {
        [MISSING, " Ask ", &super::news::bidi_isolate(by), " for everything."].concat()
    }
}

/// A sentence for each reason why a good file cannot be brought in.
pub(super) fn merge_error(error: &MergeError) -> String {
    let sentence = match error {
        MergeError::OtherGroup { .. } => "It’s from another group. Nothing was changed. Open it again.",
        MergeError::RecordFull { .. } => {
            "One entry would get too big. Nothing was changed. Ask who made the file."
        }
    };
    sentence.to_owned()
}
