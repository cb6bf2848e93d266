//! The icons, drawn for this app on a grid of 24 with a stroke of 2. They say nothing of their own: the
//! words beside them, or the button's name, do.

use leptos::prelude::*;

/// A ring: the place Now.
pub const NOW: &str = "M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16M12 8v4l2.5 2.5";
/// Lines: the place Work.
pub const WORK: &str = "M10 6h10M10 12h10M10 18h10M4 6l1 1l2-2M4 12l1 1l2-2M4 18l1 1l2-2";
/// Four people around: the place Meet.
pub const MEET: &str = "M12 3.5a2 2 0 1 1 0 4a2 2 0 1 1 0-4M12 16.5a2 2 0 1 1 0 4a2 2 0 1 1 0-4M5.5 10a2 2 0 1 1 0 4a2 2 0 1 1 0-4M18.5 10a2 2 0 1 1 0 4a2 2 0 1 1 0-4M8 8l-.5.5M16 8l.5.5M8 16l-.5-.5M16 16l.5-.5";
/// Two people: the place People.
pub const PEOPLE: &str = "M9 5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7M3 20c0-3.5 2.5-5 6-5s6 1.5 6 5M16 5.5a3.5 3.5 0 0 1 0 6.5M18 15.5c2 .7 3 2.2 3 4.5";
/// An arrow out of a tray: the place Share.
pub const SHARE: &str = "M12 15V4M8 7.5l4-4l4 4M5 12v7h14v-7";
/// An arrow into a tray: save a file.
pub const SAVE: &str = "M12 4v11M8 11.5l4 4l4-4M5 14v5h14v-5";
/// A folder: open a file.
pub const OPEN: &str = "M3 18V6h6l2 2.5h10V18z";
/// One more.
pub const PLUS: &str = "M12 5v14M5 12h14";
/// Done, chosen.
pub const CHECK: &str = "M5 12.5l4.5 4.5L19 7.5";
/// Something wants attention.
pub const ALERT: &str = "M12 5v9M12 18.5v.01";
/// Away with it.
pub const CROSS: &str = "M6 6l12 12M18 6L6 18";
/// Back, in the direction of reading (turned around from right to left).
pub const BACK: &str = "M15 5l-7 7l7 7";
/// Onwards, in the direction of reading (turned around from right to left).
pub const ONWARD: &str = "M9 5l7 7l-7 7";
/// It opens downwards.
pub const DOWN: &str = "M6 9.5l6 6l6-6";
/// A raised hand.
pub const HAND: &str = "M8 12V6.5a1.5 1.5 0 0 1 3 0M11 11V4.5a1.5 1.5 0 0 1 3 0V11M14 6.5a1.5 1.5 0 0 1 3 0V12M8 12v2l-2-2.5a1.6 1.6 0 0 0-2.5 2L7 19c1 1.4 2.3 2 4 2h1.5c2.7 0 4.5-2 4.5-4.7V12";
/// Undo.
pub const UNDO: &str = "M8 5L4 9l4 4M4 9h9.5a5.5 5.5 0 0 1 0 11H9";
/// Look for something.
pub const SEARCH: &str = "M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M15.5 15.5L20 20";
/// Three dots: more.
pub const MORE: &str = "M5 12h.01M12 12h.01M19 12h.01";
/// A pencil.
pub const EDIT: &str = "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5";
/// A calendar's leaf.
pub const DAY: &str = "M5 6h14v14H5zM5 10.5h14M9 3.5V7M15 3.5V7";
/// A heart: encouragement, thanks.
pub const HEART: &str =
    "M12 20C6 16 3.5 12.5 3.5 9a4.3 4.3 0 0 1 8.5-1.5A4.3 4.3 0 0 1 20.5 9c0 3.5-2.5 7-8.5 11z";
/// Sliders: settings.
pub const SETTINGS: &str = "M4 8h7M17 8h3M4 16h3M13 16h7M14 5.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5M10 13.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5";
/// A clock running back: history.
pub const HISTORY: &str = "M5 5v4.5h4.5M5.5 9A7.5 7.5 0 1 1 4.6 13.5M12 8v4.5l3 1.5";
/// An i: good to know.
pub const INFO: &str = "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17M12 11v5M12 8h.01";
/// A phone.
pub const PHONE: &str = "M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3zM11 18h2";
/// Two sheets: copy.
pub const LINK: &str =
    "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1";
/// A camera.
pub const CAMERA: &str = "M4 8h3.5l1.5-2.500h6l1.5 2.500H20v11H4zM12 10.500a3 3 0 1 1 0 6a3 3 0 1 1 0-6";
/// A code for a camera.
pub const CODE: &str = "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2M18 18h2v2h-2zM14 18v2";
pub const COPY: &str = "M9 9h11v11H9zM15 9V4H4v11h5";
/// A leaf: letting go, and calm.
pub const LEAF: &str = "M5 19C4 10 9 5 19 5c0 10-5 15-13 13M5 19c2-5 5-8 9-10";
/// Columns: how the work is spread.
pub const CHART: &str = "M4 20h16M7 20v-6M12 20V6M17 20v-9";
/// A lock: what stays on this phone.
pub const LOCK: &str = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3";
/// Pages of minutes.
pub const MINUTES: &str = "M6 3h9l4 4v14H6zM14.5 3.5V8H19M9.5 12.5h6M9.5 16.5h6";

/// Lines under each other.
pub const LIST: &str = "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01";

/// An icon beside words: `icon(icon::PLUS)`.
pub fn icon(path: &'static str) -> AnyView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=path></path></svg> }
        .into_any()
}

/// An icon that points in the direction of reading.
pub fn icon_onward(path: &'static str) -> AnyView {
    view! {
        <svg class="icon icon-turns" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=path></path></svg>
    }
    .into_any()
}
