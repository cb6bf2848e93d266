//! What stands in front of a sentence: a label, or the people it is about.

use super::people::{People, is_everyone, is_nobody, look_like_names};
use super::vocabulary::is_one_of;
use crate::domain::name::{clean, fold};
use std::ops::Range;

/// Labels in front of a colon that announce something to do.
pub(crate) fn is_task_label(label: &str) -> bool {
    is_one_of(
        &fold(label),
        "todo task action actionitem actionpoint ai ap tarea accion pendiente compromiso acuerdo nextstep siguientepaso",
    )
}

/// What follows a label such as "TODO:", "Acción:" or "Action - ".
pub(crate) fn after_task_label(body: &str) -> Option<&str> {
    if let Some((before, after)) = label(body) {
        return (is_task_label(before) && !after.is_empty()).then_some(after);
    }
    let (before, after) = dashed(body)?;
    (is_task_label(before) && !after.is_empty()).then_some(after)
}

/// What stands before and after the first dash that spaces surround.
fn dashed(body: &str) -> Option<(&str, &str)> {
    let head = &body[..body.floor_char_boundary(160)];
    let (at, length) = [" — ", " – ", " - ", " -- ", " → ", " -> ", "—"]
        .into_iter()
        .find_map(|dash| Some((head.find(dash)?, dash.len())))?;
    Some((head[..at].trim(), body[at + length..].trim()))
}

/// A chat's line without its time: "[20/11/2026, 18:03] Joe: …", "20/11/26, 18:03 - Joe: …".
pub(crate) fn without_chat_stamp(body: &str) -> &str {
    let is_time = |stamp: &str| {
        stamp.starts_with(|c: char| c.is_ascii_digit())
            && stamp.contains(':')
            && stamp.contains(['/', '.', '-'])
            && stamp.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "/.-,:apmAPM".contains(c))
    };
    let head = &body[..body.floor_char_boundary(32)];
    let end = match head.strip_prefix('[') {
        Some(inside) => inside.find(']').filter(|at| is_time(&inside[..*at])).map(|at| at + 2),
        None => head.find(" - ").filter(|at| is_time(&head[..*at])).map(|at| at + 3),
    };
    end.map_or(body, |end| body[end..].trim_start())
}

/// Labels in front of a colon that are about the meeting.
pub(crate) fn is_meeting_label(label: &str) -> bool {
    is_one_of(
        &fold(label),
        "mood moods agenda topic topics topicscovered emotions decision decisions decided discussion \
        summary place location time duration link links recording nextmeeting purpose type typeofmeeting \
        keywords tags quorum workinggroup workgroup version videolink animo tema temas decisiones \
        resumen lugar hora duracion enlace enlaces proximareunion proximoencuentro objetivo tipo \
        ordendeldia grabacion ambiente",
    )
}

/// Labels in front of a colon that are no person, though they look like a name.
fn is_remark_label(label: &str) -> bool {
    is_one_of(
        &fold(label),
        "note notes nb ps important urgent reminder info update updates question idea ideas warning \
        please next also optional nota notas importante urgente recordatorio pregunta atencion opcional \
        ojo subject re from to asunto budget presupuesto",
    ) || is_task_label(label)
        || is_meeting_label(label)
}

/// What stands before a colon that a space or the end follows, and what comes after. Not in "10:30", "https://".
pub(crate) fn label(body: &str) -> Option<(&str, &str)> {
    let head = &body[..body.floor_char_boundary(160)];
    let at = head.find(':')?;
    let after = &body[at + 1..];
    let (before, after) = (body[..at].trim(), after.trim_start_matches(['*', '_']));
    let spaced = after.is_empty() || after.starts_with(char::is_whitespace);
    let before = before.trim_matches(['*', '_']).trim();
    (spaced && !before.is_empty()).then(|| (before, after.trim()))
}

/// Whether a sentence that nothing marks as a thing to do names somebody for it all the same.
pub(crate) fn names_a_holder(body: &str, people: &People) -> bool {
    front(body, people).is_some() || body.starts_with('@') || body.contains(" @")
}

/// Where the holders stand in front of a sentence, and where the sentence goes on.
pub(crate) struct Front {
    pub names: Range<usize>,
    pub rest: usize,
    pub guessed: bool,
}

/// "Ana: …", "Ana — …", "Ana to …", "Everyone to …", "Ana va a …".
pub(crate) fn front(body: &str, people: &People) -> Option<Front> {
    let body = body.trim_end();
    if let Some((before, after)) = label(body)
        && before.len() <= 120
        && !after.is_empty()
        && !is_remark_label(before)
    {
        let sure = is_everyone(before) || all_known(before, people) || (is_nobody(before) && before != "?");
        if sure || look_like_names(before) {
            let start = body.find(before).unwrap_or(0);
            return Some(Front {
                names: start..start + before.len(),
                rest: body.len() - after.len(),
                guessed: !sure,
            });
        }
    }
    if let Some((before, after)) = dashed(body) {
        let nobody = !before.is_empty() && is_nobody(before);
        let sure = nobody || is_everyone(before) || all_known(before, people);
        let short = people.names_in(before).iter().all(|person| person.name.split(' ').count() <= 2);
        let names = short && look_like_names(before) && !is_remark_label(before);
        if (sure || names) && !after.is_empty() {
            return Some(Front { names: 0..before.len(), rest: body.len() - after.len(), guessed: !sure });
        }
    }
    let head = &body[..body.floor_char_boundary(160)];
    const VERBS: [&str; 12] = [
        " is to ",
        " are to ",
        " is going to ",
        " are going to ",
        " to ",
        " will ",
        " should ",
        " va a ",
        " van a ",
        " se encarga de ",
        " se encargan de ",
        " hará ",
    ];
    let (at, length) = VERBS
        .iter()
        .filter_map(|verb| head.find(verb).map(|at| (at, verb.len())))
        .min_by_key(|(at, _)| *at)?;
    let before = clean(&head[..at]);
    let everyone = is_everyone(&before);
    // A name in front of a verb may also be somebody else's business: a guess, unless it says everyone.
    (everyone || all_known(&before, people)).then_some(Front {
        names: 0..at,
        rest: at + length,
        guessed: !everyone,
    })
}

/// Whether everybody in a list is the group's or stands elsewhere in the text as a person.
pub(crate) fn all_known(text: &str, people: &People) -> bool {
    let names = people.names_in(text);
    !names.is_empty() && names.iter().all(|person| people.knows(&person.name))
}
