//! The pictures by which two people compare their copies across a table: things that look different even in bad
//! light, that every phone can draw, and that have short names.

/// Each picture, and its name in English; the order is part of the format (`docs/FORMAT.md`).
pub const PICTURES: [(&str, &str); 64] = [
    ("🐶", "dog"),
    ("🐱", "cat"),
    ("🐴", "horse"),
    ("🐷", "pig"),
    ("🐘", "elephant"),
    ("🐰", "rabbit"),
    ("🐼", "panda"),
    ("🐓", "rooster"),
    ("🐧", "penguin"),
    ("🐢", "turtle"),
    ("🐟", "fish"),
    ("🐙", "octopus"),
    ("🦋", "butterfly"),
    ("🐝", "bee"),
    ("🐌", "snail"),
    ("🐸", "frog"),
    ("🌻", "sunflower"),
    ("🌹", "rose"),
    ("🌵", "cactus"),
    ("🌲", "tree"),
    ("🍄", "mushroom"),
    ("🍀", "clover"),
    ("🌍", "globe"),
    ("🌙", "moon"),
    ("⭐", "star"),
    ("☁️", "cloud"),
    ("🔥", "fire"),
    ("🌈", "rainbow"),
    ("⛄", "snowman"),
    ("🌊", "wave"),
    ("🍌", "banana"),
    ("🍎", "apple"),
    ("🍓", "strawberry"),
    ("🍇", "grapes"),
    ("🍋", "lemon"),
    ("🌽", "corn"),
    ("🥕", "carrot"),
    ("🍞", "bread"),
    ("🧀", "cheese"),
    ("🍰", "cake"),
    ("☕", "cup"),
    ("🍐", "pear"),
    ("🚲", "bicycle"),
    ("🚂", "train"),
    ("🚌", "bus"),
    ("⛵", "boat"),
    ("🚀", "rocket"),
    ("🎈", "balloon"),
    ("🔔", "bell"),
    ("🎸", "guitar"),
    ("🎺", "trumpet"),
    ("🥁", "drum"),
    ("⚽", "ball"),
    ("🎲", "dice"),
    ("🔑", "key"),
    ("🔨", "hammer"),
    ("✂️", "scissors"),
    ("📎", "paper clip"),
    ("💡", "light bulb"),
    ("☂️", "umbrella"),
    ("👓", "glasses"),
    ("🎩", "hat"),
    ("📖", "book"),
    ("⏰", "clock"),
];

#[cfg(test)]
mod tests {
    use super::PICTURES;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_pictures_are_the_same() {
        assert_eq!(PICTURES.iter().map(|(picture, _)| picture).collect::<BTreeSet<_>>().len(), 64);
        assert_eq!(PICTURES.iter().map(|(_, name)| name).collect::<BTreeSet<_>>().len(), 64);
    }
}
