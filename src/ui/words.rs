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

/// The beginning of a text, to the end of a word: at most so many characters, and an ellipsis.
///
/// ```
/// use all_leaders::ui::words::short;
/// assert_eq!(short("Newcomers find us", 40), "Newcomers find us");
/// assert_eq!(short("Newcomers find us by it", 12), "Newcomers…");
/// assert_eq!(short("Ünübersehbar", 4), "Ünüb…");
/// ```
pub fn short(words: &str, most: usize) -> String {
    let Some((end, _)) = words.char_indices().nth(most) else { return words.to_owned() };
    let begin = &words[..end];
    let end = begin.rfind(char::is_whitespace).unwrap_or(end);
    [begin[..end].trim_end(), "…"].concat()
}
