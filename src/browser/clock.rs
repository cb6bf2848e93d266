//! What time it is, by this phone.

use gloo_timers::callback::{Interval, Timeout};
use time::{Date, Month};
use wasm_bindgen::JsValue;

use crate::replica::Millis;

/// How often to check whether a new day has begun, in milliseconds. Timers of a sleeping phone run late, so it is
/// checked again when the page becomes visible.
const PERIOD: u32 = 20_000;

/// Milliseconds since 1970, as this phone's clock says.
pub fn now() -> Millis {
    // A clock before 1970 counts as 1970.
    js_sys::Date::now().max(0.0) as Millis
}

/// The civil day where this phone is.
pub fn today() -> Date {
    civil(&js_sys::Date::new_0())
}

/// The civil day on which it was that moment where this phone is.
pub fn day_of(moment: Millis) -> Date {
    civil(&js_sys::Date::new(&JsValue::from_f64(moment as f64)))
}

fn civil(now: &js_sys::Date) -> Date {
    let month = u8::try_from(now.get_month() + 1).ok().and_then(|month| Month::try_from(month).ok());
    let day = u8::try_from(now.get_date()).ok();
    month
        .zip(day)
        .and_then(|(month, day)| Date::from_calendar_date(now.get_full_year() as i32, month, day).ok())
        .unwrap_or(Date::MIN)
}

/// The civil day and the time of day of a moment where this phone is: `14:05`.
pub fn day_and_time(moment: Millis) -> (Date, String) {
    let then = js_sys::Date::new(&(moment as f64).into());
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    (civil(&then), [&two(then.get_hours()), ":", &two(then.get_minutes())].concat())
}

/// The hour of the day where this phone is, 0 to 23.
pub fn hour() -> u32 {
    js_sys::Date::new_0().get_hours()
}

/// Calls back every twenty seconds, for as long as the page runs, so that the day on the screen is today.
pub fn periodically(call: impl FnMut() + 'static) {
    Interval::new(PERIOD, call).forget();
}

/// Calls back once, after so many milliseconds.
pub fn after(millis: u32, call: impl FnOnce() + 'static) {
    Timeout::new(millis, call).forget();
}
