//! What other programs save for programs, written out as people would read it: boards and task lists become a table, a chat
//! becomes its messages. Trello, Nextcloud Deck, Asana, Google Tasks and Telegram; of all others the person is told how to
//! export a table instead.

use serde_json::Value;

/// A greater file is no group's board, and reading it would hold the phone up.
const GREATEST: usize = 16 << 20;
/// More lines of a description than these are a page; they come in as one line.
const LINES: usize = 40;

/// Something to do on a board or in a list.
#[derive(Default)]
struct Task {
    what: String,
    who: Vec<String>,
    due: String,
    done: bool,
    list: String,
    archived: bool,
    parent: String,
    note: String,
}

/// The text of a file that one of these programs saved; `None` for any other text.
///
/// ```
/// use all_leaders_intake::saved_by_program;
/// let board = r#"{"lists": [{"id": "1", "name": "Doing"}], "cards": [{"name": "Print flyers", "idList": "1"}]}"#;
/// assert_eq!(saved_by_program(board).unwrap().lines().nth(1), Some("Print flyers,,,,Doing,,,"));
/// assert_eq!(saved_by_program("[ ] Ana: bring chairs"), None);
/// ```
pub fn saved_by_program(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{FEFF}').trim();
    if text.len() > GREATEST {
        return None;
    }
    if text.starts_with('<') {
        return telegram_page(text);
    }
    if !text.starts_with(['{', '['])
        || !text.ends_with(['}', ']'])
        || !text.contains("\":") && !text.contains("\" :")
    {
        return None;
    }
    let saved: Value = serde_json::from_str(text).ok()?;
    if let Some(messages) = telegram(&saved) {
        return Some(messages);
    }
    let tasks =
        trello(&saved).or_else(|| deck(&saved)).or_else(|| asana(&saved)).or_else(|| google_tasks(&saved))?;
    (!tasks.is_empty()).then(|| table(&tasks))
}

fn table(tasks: &[Task]) -> String {
    let mut out = "Task,Owner,Due,Completed,List,Archived,Parent task,Notes\n".to_owned();
    for task in tasks {
        let yes = |is: bool| if is { "true" } else { "" };
        let who = task.who.join(", ");
        let cells = [
            &task.what,
            &who,
            &task.due,
            yes(task.done),
            &task.list,
            yes(task.archived),
            &task.parent,
            &task.note,
        ];
        let cells: Vec<String> = cells.into_iter().map(cell).collect();
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

fn cell(text: &str) -> String {
    let mut text = text.trim().replace('\r', "");
    if text.lines().count() > LINES {
        text = text.replace('\n', " ");
    }
    // An empty line within a cell says nothing.
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let text = lines.join("\n");
    if text.contains([',', '"', '\n', ';', '\t']) {
        ["\"", &text.replace('"', "\"\""), "\""].concat()
    } else {
        text
    }
}

fn words(of: &Value, key: &str) -> String {
    of[key].as_str().unwrap_or_default().trim().to_owned()
}

/// The day of a stamp such as "2026-12-04T12:00:00.000Z".
fn day(of: &Value, key: &str) -> String {
    let stamp = of[key].as_str().unwrap_or_default();
    stamp.get(..10).unwrap_or(stamp).to_owned()
}

fn is_true(of: &Value, key: &str) -> bool {
    of[key].as_bool() == Some(true)
}

/// The entries of a list, or of a map by number.
fn entries(of: &Value) -> Vec<&Value> {
    match of {
        Value::Array(list) => list.iter().collect(),
        Value::Object(map) => map.values().collect(),
        _ => Vec::new(),
    }
}

/// A board of Trello: its cards, by the lists they lie in.
fn trello(saved: &Value) -> Option<Vec<Task>> {
    let (cards, lists) = (saved["cards"].as_array()?, saved["lists"].as_array()?);
    let named = |all: &Value, id: &Value, key: &str| {
        let found = entries(all).into_iter().find(|one| one["id"] == *id);
        found.map(|one| words(one, key)).unwrap_or_default()
    };
    let task = |card: &Value| {
        let list = lists.iter().find(|list| list["id"] == card["idList"]);
        let who = entries(&card["idMembers"]).into_iter().map(|id| named(&saved["members"], id, "fullName"));
        let steps = entries(&saved["checklists"])
            .into_iter()
            .filter(|list| list["idCard"] == card["id"] && !card["id"].is_null());
        let steps = steps.flat_map(|list| entries(&list["checkItems"])).map(|step| {
            let mark = if step["state"] == "complete" { "[x] " } else { "[ ] " };
            [mark, &words(step, "name")].concat()
        });
        let note: Vec<String> =
            std::iter::once(words(card, "desc")).chain(steps).filter(|line| !line.is_empty()).collect();
        Task {
            what: words(card, "name"),
            who: who.filter(|name| !name.is_empty()).collect(),
            due: day(card, "due"),
            done: is_true(card, "dueComplete"),
            list: list.map(|list| words(list, "name")).unwrap_or_default(),
            archived: is_true(card, "closed") || list.is_some_and(|list| is_true(list, "closed")),
            note: note.join("\n"),
            ..Task::default()
        }
    };
    Some(cards.iter().map(task).collect())
}

/// Boards of Nextcloud Deck, one or several.
fn deck(saved: &Value) -> Option<Vec<Task>> {
    let boards = if saved["boards"].is_null() { vec![saved] } else { entries(&saved["boards"]) };
    let stacks: Vec<&Value> = boards.iter().flat_map(|board| entries(&board["stacks"])).collect();
    if stacks.is_empty() || stacks.iter().all(|stack| stack["cards"].is_null()) {
        return None;
    }
    let mut tasks = Vec::new();
    for stack in stacks {
        for card in entries(&stack["cards"]) {
            let name = |one: &Value| {
                let person = if one["participant"].is_object() { &one["participant"] } else { one };
                let shown = words(person, "displayname");
                if shown.is_empty() { words(person, "uid") } else { shown }
            };
            tasks.push(Task {
                what: words(card, "title"),
                who: entries(&card["assignedUsers"])
                    .into_iter()
                    .map(name)
                    .filter(|name| !name.is_empty())
                    .collect(),
                due: day(card, "duedate"),
                done: is_true(card, "done") || card["done"].is_string(),
                list: words(stack, "title"),
                archived: is_true(card, "archived"),
                note: words(card, "description"),
                ..Task::default()
            });
        }
    }
    Some(tasks)
}

/// A project of Asana.
fn asana(saved: &Value) -> Option<Vec<Task>> {
    let all = saved["data"].as_array()?;
    if !all.iter().any(|one| one["resource_type"] == "task" || !one["due_on"].is_null()) {
        return None;
    }
    let mut tasks = Vec::new();
    for one in all {
        let task = |one: &Value, parent: String| Task {
            what: words(one, "name"),
            who: Some(words(&one["assignee"], "name")).filter(|name| !name.is_empty()).into_iter().collect(),
            due: day(one, "due_on"),
            done: is_true(one, "completed"),
            list: words(&one["memberships"][0]["section"], "name"),
            note: words(one, "notes"),
            parent,
            ..Task::default()
        };
        tasks.push(task(one, words(&one["parent"], "name")));
        for below in entries(&one["subtasks"]) {
            tasks.push(task(below, words(one, "name")));
        }
    }
    Some(tasks)
}

/// The lists of Google Tasks.
fn google_tasks(saved: &Value) -> Option<Vec<Task>> {
    if !saved["kind"].as_str()?.starts_with("tasks#") {
        return None;
    }
    let mut tasks = Vec::new();
    for one in entries(&saved["items"]) {
        let is_list = one["items"].is_array();
        let below = if is_list { entries(&one["items"]) } else { vec![one] };
        let list = if is_list { words(one, "title") } else { String::new() };
        for task in &below {
            let parent =
                below.iter().find(|other| !task["parent"].is_null() && other["id"] == task["parent"]);
            tasks.push(Task {
                what: words(task, "title"),
                due: day(task, "due"),
                done: task["status"] == "completed",
                list: list.clone(),
                archived: is_true(task, "deleted"),
                parent: parent.map(|parent| words(parent, "title")).unwrap_or_default(),
                note: words(task, "notes"),
                ..Task::default()
            });
        }
    }
    Some(tasks)
}

/// A chat that Telegram saved for programs.
fn telegram(saved: &Value) -> Option<String> {
    let messages = saved["messages"].as_array()?;
    if !messages.iter().any(|message| message["from_id"].is_string() || message["actor_id"].is_string()) {
        return None;
    }
    let mut out = String::new();
    for message in messages.iter().filter(|message| message["type"] == "message") {
        let text = match &message["text"] {
            Value::String(text) => text.clone(),
            // Links, names and what is bold stand apart.
            Value::Array(parts) => parts
                .iter()
                .map(|part| part.as_str().or_else(|| part["text"].as_str()).unwrap_or_default())
                .collect(),
            _ => String::new(),
        };
        put_message(&mut out, &words(message, "date").replace('T', " "), &words(message, "from"), &text);
    }
    (!out.is_empty()).then_some(out)
}

fn put_message(out: &mut String, stamp: &str, from: &str, text: &str) {
    if text.trim().is_empty() || from.is_empty() {
        return;
    }
    for part in ["[", stamp, "] ", from, ": ", text.trim(), "\n"] {
        out.push_str(part);
    }
}

/// A chat that Telegram saved as a page: who wrote is told once for several messages in a row.
fn telegram_page(text: &str) -> Option<String> {
    if !text[..text.floor_char_boundary(4_000)].contains("Exported Data")
        && !text.contains("class=\"from_name\"")
    {
        return None;
    }
    let mut out = String::new();
    let mut from = String::new();
    for message in text.split("<div class=\"message ").skip(1) {
        let inside = |class: &str| {
            let at = message.find(&["class=\"", class, "\""].concat())?;
            let begin = at + message[at..].find('>')? + 1;
            Some(&message[begin..begin + message[begin..].find("</div>")?])
        };
        if let Some(name) = inside("from_name") {
            from = words_of_page(name);
        }
        let stamp = message.find(" details\" title=\"").map(|at| &message[at + 17..]);
        let stamp = stamp.and_then(|rest| rest.get(..19));
        let (Some(stamp), Some(said)) = (stamp, inside("text")) else { continue };
        put_message(&mut out, stamp, &from, &words_of_page(said));
    }
    (!out.is_empty()).then_some(out)
}

/// The words between tags; `<br>` ends a line.
fn words_of_page(html: &str) -> String {
    let mut out = String::new();
    let typed_task = html.replace(['\n', '\r'], " ");
    for part in typed_task.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        if tag.starts_with("br") {
            out.push('\n');
        }
        out.push_str(words);
    }
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    let plain = signs.iter().fold(out, |out, (name, sign)| out.replace(name, sign));
    let lines: Vec<&str> = plain.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}
