//! A field of a form over something that others may change while it is open: in another tab, by a file, by Undo.
//!
//! What the person has not touched follows what is there; what they have typed stays theirs, and they are told of
//! the other words before they save. Nothing is written over unseen.

/// What the form does with its field when the value below it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meanwhile {
    /// All is as it was when the form opened, or the person typed the same.
    Same,
    /// The person has not touched it: it shows the new value.
    Follow,
    /// Both have changed it: the person is told.
    Tell,
}

/// What to do: `base` is the value at the form's opening, `typed` what stands in the field, `now` what is there.
///
/// ```
/// use all_leaders::ui::meanwhile::{Meanwhile, meanwhile};
/// assert_eq!(meanwhile(&"hall", &"hall", &"hall"), Meanwhile::Same);
/// assert_eq!(meanwhile(&"hall", &"hall", &"room"), Meanwhile::Follow);
/// assert_eq!(meanwhile(&"hall", &"barn", &"room"), Meanwhile::Tell);
/// ```
pub fn meanwhile<T: PartialEq>(base: &T, typed: &T, now: &T) -> Meanwhile {
    if now == base || now == typed {
        Meanwhile::Same
    } else if typed == base {
        Meanwhile::Follow
    } else {
        Meanwhile::Tell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_never_taken_away() {
        assert_eq!(meanwhile(&1, &2, &1), Meanwhile::Same, "only the person changed it");
        assert_eq!(meanwhile(&1, &2, &2), Meanwhile::Same, "both wrote the same");
        assert_eq!(meanwhile(&1, &2, &3), Meanwhile::Tell);
        assert_eq!(meanwhile(&None, &None, &Some(3)), Meanwhile::Follow);
    }
}
