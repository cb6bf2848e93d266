//! Where the seats of a circle stand, and how large they are.

/// The middle of the drawing, in its own units.
pub(super) const MIDDLE: i32 = 180;

/// So many seats have names under them; more would lie over each other.
const NAMED: usize = 12;

/// How tall a name is under its seat, and how wide at most.
const NAME: i32 = 18;
const WIDEST: i32 = 104;

/// So many seats stand in one ring.
pub(super) const ONE_RING: usize = 24;

/// Where the seats of a circle stand and how large they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Ring {
    pub count: i32,
    /// Each seat has a name under it.
    pub named: bool,
    pub two: bool,
    pub size: i32,
    pub far: i32,
}

impl Ring {
    pub fn of(seats: usize) -> Self {
        let two = seats > ONE_RING;
        // In two rings the seats take turns: of an odd number the last and the first would stand beside each other in one.
        let places = if two { seats.next_multiple_of(2) } else { seats };
        let count = i32::try_from(places).unwrap_or(i32::MAX).max(1);
        // The seats of one ring share its length; 48 is the size in which a shape is drawn.
        let room = 2 * 314 * 150 / 100 * if two { 2 } else { 1 } / count;
        let named = seats <= NAMED;
        // From ten on they are smaller, so that a name is beside no other seat and keeps its letters.
        let largest = if count < 10 { 52 } else { 48 };
        let size = match (named, two) {
            (true, _) => (room - NAME - 16).min(largest),
            // The inner ring is the shorter one: its half of the seats has to fit on it.
            (_, true) => ((2160 - 2 * count) / (count + 19)).clamp(18, 54),
            _ => (room * 9 / 10).clamp(18, 54),
        };
        let under = if named { NAME } else { 4 };
        Self { count, named, two, size, far: MIDDLE - size / 2 - under - 2 }
    }

    /// As much of each name as has room under its seat, so that it lies over no other seat and no other name. Of two that would
    /// read alike the ends are kept, which tell them apart.
    pub fn fitting(self, names: &[String]) -> Vec<String> {
        let cut = |keeps: usize| {
            let places = (0..).zip(names);
            places.map(|(at, name)| cut_to(name, self.room(at), keeps)).collect::<Vec<_>>()
        };
        let (short, with_end) = (cut(0), cut(2));
        let is_alike =
            |at: usize| (0..names.len()).any(|other| short[other] == short[at] && names[other] != names[at]);
        (0..names.len())
            .map(|at| if is_alike(at) { with_end[at].clone() } else { short[at].clone() })
            .collect()
    }

    /// How wide a name may be under the seat at this place.
    fn room(self, at: i32) -> i32 {
        let seat = |at: i32| around(at, self.count, self.far);
        let (x, y) = seat(at);
        let (half, under) = (self.size / 2, self.size / 2 + NAME / 2);
        let free = (0..self.count).filter(|other| *other != at).map(|other| {
            let (there, below) = seat(other);
            let away = (x - there).abs();
            let is_beside_seat = (y + under - below).abs() < half + NAME / 2;
            let is_beside_name = (y - below).abs() < NAME;
            match (is_beside_seat, is_beside_name) {
                (true, _) => away - half - 2,
                (false, true) => away / 2 - 2,
                (false, false) => WIDEST / 2,
            }
        });
        2 * free.min().unwrap_or(WIDEST / 2).clamp(0, WIDEST / 2)
    }

    /// The radius of the line on which the seats stand.
    pub fn line(self) -> i32 {
        if self.two { self.far - self.size / 2 - 1 } else { self.far }
    }

    /// The radius on which the arcs lie.
    pub fn arcs(self) -> i32 {
        if self.two {
            self.far - self.size - self.size / 2 - 12
        } else {
            self.far - self.size / 2 - if self.named { NAME + 8 } else { 14 }
        }
    }
}

/// As much of a name as has this room: of one like "Sam B." rather "Sam" than a piece of it. Where an end is to be kept, it is that
/// letter, or so many of its last ones.
fn cut_to(name: &str, room: i32, keeps: usize) -> String {
    let wide = |words: &str| words.chars().map(letter_width).sum::<i32>();
    if wide(name) <= room {
        return name.to_owned();
    }
    let (start, end) = match name.rsplit_once(' ').filter(|(_, letter)| letter.ends_with('.')) {
        Some((first, letter)) => (first, [" ", letter.trim_end_matches('.')].concat()),
        None => {
            let place = name.char_indices().rev().take(keeps).last().map_or(name.len(), |(place, _)| place);
            (&name[..place], name[place..].to_owned())
        }
    };
    if wide(start) + wide(&end) <= room {
        return [start, &end].concat();
    }
    if keeps == 0 && wide(start) <= room {
        return start.to_owned();
    }
    let mut width = letter_width('…') + wide(&end);
    let fits = start.chars().take_while(|letter| {
        width += letter_width(*letter);
        width <= room
    });
    let fits: String = fits.collect();
    [fits.trim_end(), "…", &end].concat()
}

/// About how wide a letter of a name is, in the units of the drawing; fonts differ, so it is rather too much.
fn letter_width(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | '-' | '\'' | '’' | ' ' => 6,
        'f' | 'r' | 't' => 8,
        'm' | 'w' | '…' | 'M' | 'W' | 'ш' | 'щ' | 'ж' | 'ю' | 'м' | 'Ш' | 'Щ' | 'Ж' | 'Ю' | 'М' => {
            16
        }
        // East Asian letters fill a square.
        letter if letter >= '\u{2E80}' => 16,
        letter if letter.is_uppercase() => 13,
        _ => 11,
    }
}

/// The place of a seat: the first at the top, the next clockwise.
pub(super) fn around(index: i32, count: i32, radius: i32) -> (i32, i32) {
    let turn = f64::from(index) / f64::from(count) * std::f64::consts::TAU;
    let along = |part: f64| MIDDLE + (part * f64::from(radius)) as i32;
    (along(js_sys::Math::sin(turn)), along(-js_sys::Math::cos(turn)))
}
