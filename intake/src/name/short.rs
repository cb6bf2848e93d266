//! What people are called where there is little room.

use std::collections::BTreeMap;

use super::fold;
use super::words::is_title;

/// What a person is called by: the first word, unless that is a title or a letter alone; then the whole name.
///
/// ```
/// use all_leaders_intake::name::first_name;
/// assert_eq!(first_name("Ana Lopez"), "Ana");
/// assert_eq!(first_name("Mrs Berger"), "Mrs Berger");
/// ```
pub fn first_name(name: &str) -> &str {
    let first = name.split_whitespace().next().unwrap_or(name);
    let is_title = first.ends_with('.') || is_title(first);
    if first.chars().filter(|c| c.is_alphanumeric()).count() > 2 && !is_title { first } else { name }
}

/// The first names of people who stand beside each other, in their order. Of those who share one, each has the first
/// letter of their last name as well, or all of the name where something in brackets tells them apart.
///
/// ```
/// use all_leaders_intake::name::short_names;
/// let names = short_names(["Ana Lopez", "Ana Meyer", "Ben Okoro"].into_iter());
/// assert_eq!(names, ["Ana L.", "Ana M.", "Ben"]);
/// assert_eq!(short_names(["Ana", "Ana (she/her)"].into_iter()), ["Ana", "Ana (she/her)"]);
/// ```
pub fn short_names<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.clone() {
        *shared.entry(fold(first_name(name))).or_default() += 1;
    }
    let short = |name: &str| {
        let first = first_name(name);
        let last = name.split_whitespace().last().filter(|last| *last != first);
        match last.and_then(|last| last.chars().next()) {
            Some(_) if shared[&fold(first)] > 1 && name.ends_with(')') => name.to_owned(),
            Some(letter) if shared[&fold(first)] > 1 => format!("{first} {letter}."),
            _ => first.to_owned(),
        }
    };
    names.map(short).collect()
}

/// The words, cut off where they are wider than so many letters; what is written in wide signs has half as many.
///
/// ```
/// use all_leaders_intake::name::cut_to;
/// assert_eq!(cut_to("Maximiliane", 6), "Maxim…");
/// assert_eq!(cut_to("Ana", 6), "Ana");
/// ```
pub fn cut_to(words: &str, most: usize) -> String {
    let wide = |c: char| {
        if matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..) { 2 } else { 1 }
    };
    if words.chars().map(wide).sum::<usize>() <= most {
        return words.to_owned();
    }
    let mut width = 1;
    let fits = words.chars().take_while(|c| {
        width += wide(*c);
        width <= most
    });
    let cut: String = fits.collect();
    [cut.trim_end(), "…"].concat()
}
