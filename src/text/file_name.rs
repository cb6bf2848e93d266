//! Names of files, of words that people wrote.

/// The words as they may stand in a file's name anywhere: their letters and digits, small, with dashes for all else.
/// It ends when it is longer than `most` bytes, and is empty where none of the words may stand there.
///
/// ```
/// use all_leaders::text::file_name::dashed;
///
/// assert_eq!(dashed("Tenants’ evening: Élan, 2nd!", 60), "tenants-evening-élan-2nd");
/// assert_eq!(dashed("Tenants’ evening", 7), "tenants");
/// assert_eq!(dashed("…", 60), "");
/// ```
pub fn dashed(words: &str, most: usize) -> String {
    let mut name = String::new();
    for letter in words.chars() {
        if letter.is_alphanumeric() {
            letter.to_lowercase().for_each(|small| name.push(small));
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.len() > most {
            break;
        }
    }
    name.truncate(name.trim_end_matches('-').len());
    name
}
