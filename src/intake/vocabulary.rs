//! Lists of words. They stand in the code as plain text: hundreds of compared strings would be code on every phone,
//! one text with a search costs next to nothing.

/// Whether a folded word is one of a list that spaces separate.
pub(crate) fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// What the list that holds a folded word stands for.
pub(crate) fn which<T: Copy>(word: &str, lists: &[(T, &str)]) -> Option<T> {
    lists.iter().find(|(_, list)| is_one_of(word, list)).map(|(meaning, _)| *meaning)
}
