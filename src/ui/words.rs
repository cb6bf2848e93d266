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
