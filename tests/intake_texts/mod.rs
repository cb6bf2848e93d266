//! Texts of 5,000 lines, as nobody has them: for measuring how long reading takes.

/// How many lines each text has.
pub const LINES: usize = 5_000;

fn repeated(texts: &[&str]) -> String {
    let lines = texts.iter().flat_map(|text| text.lines().chain([""]));
    let lines: Vec<&str> = lines.collect::<Vec<_>>().into_iter().cycle().take(LINES).collect();
    lines.join("\n")
}

/// Minutes of meetings whose tasks are tagged: `[action] … [assignee] … [due] …`.
pub fn tagged_minutes() -> String {
    repeated(&[
        include_str!("../data/minutes-2024/2024-01-25.md"),
        include_str!("../data/minutes-2024/2024-02-08.md"),
        include_str!("../data/minutes-2024/2024-03-14.md"),
        include_str!("../data/minutes-2024/2024-03-21.md"),
        include_str!("../data/minutes-2024/2024-06-06.md"),
        include_str!("../data/minutes-2024/2024-06-20.md"),
        include_str!("../data/minutes-2024/2024-06-27.md"),
        include_str!("../data/minutes-2024/2024-12-12.md"),
    ])
}

/// Minutes of nine groups in four languages, as they were written.
pub fn minutes_of_many_kinds() -> String {
    repeated(&[
        include_str!("../data/groups/de-1-verein.md"),
        include_str!("../data/groups/de-2-plenum.md"),
        include_str!("../data/groups/en-1-coop.md"),
        include_str!("../data/groups/en-2-standup.txt"),
        include_str!("../data/groups/en-3-parish.md"),
        include_str!("../data/groups/es-1-ateneo.md"),
        include_str!("../data/groups/es-3-consejo.md"),
        include_str!("../data/groups/fr-1-asso.md"),
        include_str!("../data/groups/fr-2-collectif.md"),
    ])
}

const NAMES: [&str; 8] = ["Ana", "Ben Okoro", "Carla", "Dee", "Émile", "Farid", "Greta", "Hugo Paz"];
const TASKS: [&str; 8] = [
    "book the hall and ask for the key",
    "print the leaflets",
    "call the plumber about the kitchen",
    "write to the neighbours before the fair",
    "imprimir los carteles",
    "Getränke besorgen und Kasse vorbereiten",
    "envoyer le compte rendu à tout le monde",
    "reservar a sala",
];

/// A list of boxes with holders and days.
pub fn list() -> String {
    let line = |at: usize| {
        let (who, what, day) = (NAMES[at % 8], TASKS[at / 8 % 8], at % 28 + 1);
        match at % 3 {
            0 => format!("- [ ] {who}: {what} {at} (by {day} December)"),
            1 => format!("- [x] {what} {at} — {who}"),
            _ => format!("- [ ] {who} to {what} {at}, by Friday"),
        }
    };
    let lines: Vec<String> = (0..LINES).map(line).collect();
    lines.join("\n")
}

/// A table with columns.
pub fn table() -> String {
    let row = |at: usize| {
        let (who, what, day) = (NAMES[at % 8], TASKS[at / 8 % 8], at % 28 + 1);
        format!("{what} {at},{who},2026-12-{day:02},{}", if at.is_multiple_of(4) { "done" } else { "to do" })
    };
    let rows: Vec<String> = (1..LINES).map(row).collect();
    ["Task,Owner,Due,Status".to_owned(), rows.join("\n")].join("\n")
}

/// A chat, most of which is talk.
pub fn chat() -> String {
    let message = |at: usize| {
        let (who, what) = (NAMES[at % 8], TASKS[at / 8 % 8]);
        let day = at / 200 % 28 + 1;
        let said = match at % 7 {
            0 => format!("I'll {what} tomorrow"),
            1 => "ok 👍".to_owned(),
            2 => format!("TODO: {what} {at}"),
            3 => format!("who could {what}?"),
            4 => "<Media omitted>".to_owned(),
            5 => format!(
                "{} can you {what} by Friday? I was there yesterday and it was closed",
                NAMES[(at + 1) % 8]
            ),
            _ => "It was such a good evening, thank you all for coming and for the soup".to_owned(),
        };
        format!("{day:02}/11/2026, 18:{:02} - {who}: {said}", at % 60)
    };
    let messages: Vec<String> = (0..LINES).map(message).collect();
    messages.join("\n")
}
