//! The names of days in the person's region, by the browser's own `Intl`.

use std::cell::RefCell;
use std::sync::OnceLock;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::group::Day;
use crate::text::{
    self,
    days::{Calendar, English},
};

/// The calendar of this phone, in the language of the texts.
pub fn calendar() -> &'static dyn Calendar {
    static LOCALE: OnceLock<Option<Local>> = OnceLock::new();
    match LOCALE.get_or_init(Local::new) {
        Some(local) => local,
        None => &English,
    }
}

/// What is to be said of a day: parts and their forms, as `Intl.DateTimeFormat` has them.
type Parts = &'static [(&'static str, &'static str)];

thread_local! {
    /// What formats, for each of the parts that were asked for.
    static CREATED: RefCell<Vec<(Parts, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Names by `Intl.DateTimeFormat`. The language is that of the texts ("26 November" between English words);
/// the region is the person's, for the order of day and month.
struct Local {
    locale: String,
}

impl Local {
    fn new() -> Option<Self> {
        let language = text::current().lang;
        let wanted = web_sys::window()?.navigator().languages();
        let own = wanted.iter().filter_map(|tag| tag.as_string()).find(|tag| is_of(tag, language));
        // Somebody whose own language we do not have reads the day first, as most of the world does.
        let locale = own.unwrap_or_else(|| if language == "en" { "en-GB".into() } else { language.into() });
        let local = Self { locale };
        local.format(Day::from_julian_day(2_460_311).ok()?, &[("day", "numeric")])?;
        Some(local)
    }

    fn format(&self, day: Day, parts: Parts) -> Option<String> {
        let format = self.formatter(parts)?;
        // Noon of the civil day in UTC, read back in UTC: no time zone can shift it.
        let days = f64::from(day.to_julian_day() - 2_440_588);
        let date = Date::new(&JsValue::from_f64((days + 0.5) * 86_400_000.0));
        format.call1(&JsValue::UNDEFINED, date.unchecked_ref()).ok()?.as_string()
    }

    /// What formats these parts; made once, for the making takes longer than all the days of a page.
    fn formatter(&self, parts: Parts) -> Option<Function> {
        let made =
            CREATED.with_borrow(|all| all.iter().find(|(of, _)| *of == parts).map(|(_, made)| made.clone()));
        made.or_else(|| {
            let options = Object::new();
            for (name, value) in parts.iter().chain(&[("timeZone", "UTC")]) {
                Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value)).ok()?;
            }
            let format = Intl::DateTimeFormat::new(&Array::of1(&JsValue::from_str(&self.locale)), &options);
            let format: Function = format.format();
            CREATED.with_borrow_mut(|all| all.push((parts, format.clone())));
            Some(format)
        })
    }
}

fn is_of(tag: &str, language: &str) -> bool {
    tag == language || tag.strip_prefix(language).is_some_and(|rest| rest.starts_with('-'))
}

impl Calendar for Local {
    fn weekday(&self, day: Day) -> String {
        self.format(day, &[("weekday", "long")]).unwrap_or_else(|| English.weekday(day))
    }

    fn day_month(&self, day: Day) -> String {
        self.format(day, &[("day", "numeric"), ("month", "long")]).unwrap_or_else(|| English.day_month(day))
    }

    fn day_month_year(&self, day: Day) -> String {
        self.format(day, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
            .unwrap_or_else(|| English.day_month_year(day))
    }

    fn month(&self, day: Day) -> String {
        self.format(day, &[("month", "long")]).unwrap_or_else(|| English.month(day))
    }

    fn short(&self, day: Day) -> String {
        self.format(day, &[("weekday", "short"), ("day", "numeric"), ("month", "short")])
            .unwrap_or_else(|| English.short(day))
    }
}
