//! What `index.html` paints before the app starts says what the app says: the same texts, in the same order.

use std::fs;
use std::path::Path;

use all_leaders::text::EN;

/// The texts of an element of `index.html`: what stands between its tags, and its accessible names.
fn texts_of(id: &str) -> Vec<String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html");
    let page = fs::read_to_string(page).unwrap();
    let (_, inside) = page.split_once(&format!("id=\"{id}\"")).unwrap();
    // The next of the three, or what follows them all, begins with its id.
    let inside = inside.split("id=\"first-").next().unwrap();
    let mut texts = Vec::new();
    for part in inside.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        if tag.starts_with("!--") {
            continue;
        }
        texts.extend(tag.split_once("aria-label=\"").and_then(|(_, name)| name.split('"').next()));
        texts.push(text.trim());
    }
    texts.retain(|text| !text.is_empty());
    texts.into_iter().map(str::to_owned).collect()
}

#[test]
fn the_start_page_is_painted_in_the_words_of_the_app() {
    let (start, common) = (&EN.start, &EN.common);
    let wanted = [
        EN.shell.app,
        start.welcome,
        start.what,
        start.passing,
        common.start_group,
        start.start_under,
        common.open_group_file,
        start.open_under,
        common.try_sample,
        start.sample_under,
        start.about,
    ];
    assert_eq!(texts_of("first-start"), wanted, "bring index.html in step with src/text/start.rs");
}

#[test]
fn the_frame_is_painted_in_the_words_of_the_app() {
    let shell = &EN.shell;
    let wanted = [
        shell.settings,
        shell.places,
        shell.now,
        shell.work,
        shell.meet,
        shell.people,
        shell.share,
        shell.app,
    ];
    assert_eq!(texts_of("first-frame"), wanted, "bring index.html in step with src/text/shell.rs");
}
