//! What the browser knows of letters: a general table of capitals would be kilobytes of WebAssembly.

use js_sys::JsString;

/// The words with a capital at their beginning, as a sentence or a label of its own has it.
pub fn capital(words: &str) -> String {
    let first = words.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = words.split_at(first);
    [&String::from(JsString::from(first).to_upper_case()), rest].concat()
}
