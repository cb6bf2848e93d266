//! What a meeting's head says, and what headings announce.

use super::MeetingHead;
use super::people::{People, is_everyone, look_like_names};
use super::vocabulary::{is_one_of, which};
use crate::domain::name::{fold, fold_words};

/// A place in a meeting's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Host,
    NotedBy,
    Present,
    Away,
    Day,
    Title,
}

/// What the label of a head's line stands for.
pub(crate) fn place(label: &str) -> Option<Place> {
    which(
        &fold(label),
        &[
            (
                Place::Host,
                "host hosts hostedby facilitator facilitators facilitatedby facilitation chair chairedby \
            moderator facilita facilitan facilitadora facilitador facilitacion modera moderadora moderador \
            anfitriona anfitrion dinamiza",
            ),
            (
                Place::NotedBy,
                "documenter documenters documentedby notetaker notetakers notesby notedby notestakenby minutesby \
            minutestakenby scribe secretary recorder tomanotas notastomadaspor notasde actade acta \
            tomadenotas redacta secretaria secretario documenta relatoria",
            ),
            (
                Place::Present,
                "present attendees attending attendance attended attendedby participants inattendance members \
            memberspresent peoplepresent whowasthere presentes asistentes asistencia participantes asisten \
            personaspresentes",
            ),
            (
                Place::Away,
                "absent apologies regrets away excused ausentes disculpas excusas seexcusan noasisten",
            ),
            (Place::Day, "date day meetingdate dateofmeeting fecha dia fechadelareunion"),
            (Place::Title, "title meeting titulo reunion asamblea"),
        ],
    )
}

/// Puts the people of a head's line into its place; `true` where it names everybody: nobody in particular.
pub(crate) fn put_people(head: &mut MeetingHead, place: Place, value: &str, people: &mut People) -> bool {
    let list = match place {
        Place::Host => &mut head.host,
        Place::NotedBy => &mut head.noted_by,
        Place::Present => &mut head.present,
        Place::Away => &mut head.away,
        Place::Day | Place::Title => return false,
    };
    let read = people.read(value);
    for who in read.who {
        if !list.contains(&who) {
            list.push(who);
        }
    }
    read.everyone
}

/// Whether a list of people stands here: names by their look, single words, or somebody we know among them.
pub(crate) fn are_people(value: &str, people: &People) -> bool {
    let names = people.names_in(value);
    look_like_names(value)
        || names.iter().all(|person| !person.name.contains(' '))
        || names.iter().any(|person| people.knows(&person.name) || is_everyone(&person.name))
}

/// What the lines under a heading are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Section {
    #[default]
    Unknown,
    /// Things to do.
    Actions,
    /// What was talked about.
    Talk,
}

/// What a line announces that is a heading without any mark: "To do", "Orden del día".
pub(crate) fn bare_heading(line: &str) -> Option<Section> {
    const LINES: [(Section, &str); 2] = [
        (
            Section::Actions,
            "todo todos todolist actions actionitems actionpoints tasks tasklist nextsteps followups commitments \
             whodoeswhat tareas listadetareas acciones compromisos acuerdos pendientes proximospasos siguientespasos \
             porhacer quienhaceque",
        ),
        (
            Section::Talk,
            "agenda topics discussion notes decisions minutes summary checkin updates ordendeldia temas discusion notas \
             decisiones resumen ronda novedades",
        ),
    ];
    if line.len() > 40 { None } else { which(&fold(line), &LINES) }
}

/// What a heading announces, or `None` when its words are none that we know.
pub(crate) fn section(heading: &str) -> Option<Section> {
    if heading.len() > 120 {
        return None;
    }
    let words = fold_words(heading);
    let has = |list: &str| words.iter().any(|word| is_one_of(word, list));
    let pair = |list: &str| words.windows(2).any(|pair| is_one_of(&pair.concat(), list));
    if has(
        "action actions actionitems todo todos tasks task commitments commitment tareas tarea acciones accion compromisos \
            acuerdos pendientes",
    ) || pair("nextsteps todo todos followup followups proximospasos siguientespasos porhacer")
    {
        return Some(Section::Actions);
    }
    let talk = has(
        "notes discussion discussions discussed decisions decision agenda summary topics minutes updates news \
                    learning learnings issues narrative checkin notas debate discusion decisiones temas resumen \
                    conversacion actualizaciones novedades orden ronda",
    ) || pair("checkin goround");
    talk.then_some(Section::Talk)
}

/// Whether a line's words are a meeting's: for titles that carry no heading mark.
pub(crate) fn names_a_meeting(line: &str) -> bool {
    fold_words(line).iter().any(|w| {
        is_one_of(w, "meeting minutes assembly notes gathering reunion acta asamblea notas encuentro minuta")
    })
}

/// Whether a title or a heading is one of minutes: of what was said, not of what is to be talked about.
pub(crate) fn tells_what_was(line: &str) -> bool {
    fold_words(line)
        .iter()
        .any(|word| is_one_of(word, "minutes notes decisions decided acta minuta notas decisiones"))
}
