//! Words as fields take them and lines show them: pure, so that it is tested without a browser.

use crate::group::name::fold;

/// The words with those that were typed, separated by commas; each once, whatever its spelling.
///
/// ```
/// use all_leaders::ui::words::with_typed;
/// assert_eq!(with_typed(vec!["Cooking".into()], " cooking, Spanish ,, spanish"), ["Cooking", "Spanish"]);
/// ```
pub fn with_typed(mut words: Vec<String>, typed: &str) -> Vec<String> {
    for word in typed.split(',').map(str::trim) {
        let key = fold(word);
        if !key.is_empty() && !words.iter().any(|known| fold(known) == key) {
            words.push(word.to_owned());
        }
    }
    words
}

/// The words as they are `now`, with those that the person has added to `base` and without those that they took away: what
/// somebody else has added or taken away meanwhile stays so.
///
/// ```
/// use all_leaders::ui::words::merge_words;
/// let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
/// let (base, typed, now) = (words(&["Cooking", "Sound"]), words(&["Sound", "Drums"]), words(&["Cooking", "Sound", "Maths"]));
/// assert_eq!(merge_words(&base, typed, &now), ["Sound", "Maths", "Drums"]);
/// ```
pub fn merge_words(base: &[String], typed: Vec<String>, now: &[String]) -> Vec<String> {
    let has = |words: &[String], word: &str| words.iter().any(|known| fold(known) == fold(word));
    let taken_away = |word: &str| has(base, word) && !has(&typed, word);
    let mut merged: Vec<String> = now.iter().filter(|word| !taken_away(word)).cloned().collect();
    let added = typed.into_iter().filter(|word| !has(base, word) && !has(now, word));
    merged.extend(added);
    merged
}
