//! QR codes: drawn for a screen, and found in a camera's picture.

use std::fmt::Write;

use qrcode::types::Color;
use qrcode::{EcLevel, QrCode};
use quircs::Quirc;

/// The quiet edge that cameras need, in modules.
const EDGE: usize = 4;

/// A code as the path of an SVG: its dark modules, one unit wide each, in a square with the quiet edge around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The side of the square.
    pub side: usize,
    /// The `d` of the path.
    pub path: String,
}

/// Draws a text; `None` where it is too long for one code.
pub fn draw(text: &str) -> Option<Picture> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let cells = code.to_colors();
    let mut path = String::new();
    for (y, row) in cells.chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run[0] == Color::Dark {
                // Writing to a string never fails.
                let _ = write!(path, "M{} {}h{}v1h-{2}z", x + EDGE, y + EDGE, run.len());
            }
            x += run.len();
        }
    }
    Some(Picture { side: code.width() + 2 * EDGE, path })
}

/// Finds codes in pictures. One for all pictures: what it works in is made once.
#[derive(Default)]
pub struct Reader(Quirc);

impl Reader {
    /// The texts of the codes in a picture of grey pixels, row by row, a byte each. None, where there are not `width` times
    /// `height` pixels.
    pub fn read(&mut self, width: usize, height: usize, grey: &[u8]) -> Vec<String> {
        if width == 0 || height == 0 || width.checked_mul(height) != Some(grey.len()) {
            return Vec::new();
        }
        let codes = self.0.identify(width, height, &smoothed(width, grey));
        codes.filter_map(|code| String::from_utf8(code.ok()?.decode().ok()?.payload).ok()).collect()
    }
}

/// Each pixel as a mean of itself and the eight around it, the nearer ones counting more: a camera's noise at the edges of modules makes
/// others of a few in each picture, and more than a few cannot be told from what was shown. Were all nine to count alike, what is dark
/// in small modules would go.
fn smoothed(width: usize, grey: &[u8]) -> Vec<u8> {
    let mean = |[before, here, after]: [u16; 3]| before + 2 * here + after;
    let mut smoothed = grey.to_vec();
    let rows: Vec<&[u8]> = grey.chunks_exact(width).collect();
    for (three, row) in rows.windows(3).zip(smoothed.chunks_exact_mut(width).skip(1)) {
        let column = |x: usize| mean([0, 1, 2].map(|at| u16::from(three[at][x])));
        let columns: Vec<u16> = (0..width).map(column).collect();
        for (three, pixel) in columns.windows(3).zip(row.iter_mut().skip(1)) {
            *pixel = (mean([three[0], three[1], three[2]]) / 16) as u8;
        }
    }
    smoothed
}
