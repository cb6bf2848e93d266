//! What a camera makes of the codes on a screen: turned, out of focus, with noise and uneven light.

use std::{fs, io::Write, path::Path};

use serde::Deserialize;

/// A code as the page draws it: a square of modules, and the dark ones as runs in the path of an SVG.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Code {
    pub side: usize,
    pub path: String,
}

pub const WIDTH: usize = 640;
pub const HEIGHT: usize = 480;

const DARK: f64 = 30.0;
const LIGHT: f64 = 215.0;
/// Around the code.
const ROOM: f64 = 110.0;

impl Code {
    /// The modules row by row; `true` is dark.
    pub fn modules(&self) -> Vec<bool> {
        let mut modules = vec![false; self.side * self.side];
        for run in self.path.split('M').filter(|run| !run.is_empty()) {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            let start = numbers[1] * self.side + numbers[0];
            modules[start..start + numbers[2]].fill(true);
        }
        modules
    }

    /// Grey pixels, as a camera sees the code at this angle.
    fn seen(&self, degrees: f64) -> Vec<f64> {
        let modules = self.modules();
        // Upright it would fill nine tenths of the height.
        let unit = 0.74 * HEIGHT as f64 / self.side as f64;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let middle = self.side as f64 / 2.0;
        let at = |x: usize, y: usize| {
            let (right, down) = (x as f64 + 0.5 - WIDTH as f64 / 2.0, y as f64 + 0.5 - HEIGHT as f64 / 2.0);
            let column = (right * cos + down * sin) / unit + middle;
            let row = (down * cos - right * sin) / unit + middle;
            let inside = |value: f64| (0.0..self.side as f64).contains(&value);
            let light = 0.8 + 0.2 * x as f64 / WIDTH as f64;
            light
                * match inside(column) && inside(row) {
                    true if modules[row as usize * self.side + column as usize] => DARK,
                    true => LIGHT,
                    false => ROOM,
                }
        };
        (0..WIDTH * HEIGHT).map(|pixel| at(pixel % WIDTH, pixel / WIDTH)).collect()
    }
}

/// Each pixel becomes the mean of its neighbourhood.
fn blurred(grey: &[f64]) -> Vec<f64> {
    let mut blurred = grey.to_vec();
    for y in 1..HEIGHT - 1 {
        for x in 1..WIDTH - 1 {
            let row = |y: usize| grey[y * WIDTH + x - 1..=y * WIDTH + x + 1].iter().sum::<f64>();
            blurred[y * WIDTH + x] = (row(y - 1) + row(y) + row(y + 1)) / 9.0;
        }
    }
    blurred
}

/// What a camera sees of codes that follow each other, as grey pixels: a picture each, of which three in ten are lost because the screen
/// changed meanwhile.
pub fn pictures(codes: &[Code]) -> impl Iterator<Item = Vec<u8>> {
    let mut noise = 1_u32;
    codes.iter().enumerate().map(move |(at, code)| {
        // From one side to the other and back, as a hand does.
        let degrees = 15.0 * (at as f64 / 9.0).sin();
        let mut grey = code.seen(degrees);
        if is_lost(at) {
            let next = codes[(at + 1) % codes.len()].seen(degrees);
            grey.iter_mut().zip(next).for_each(|(one, other)| *one = (*one + other) / 2.0);
        }
        let pixels = blurred(&grey).into_iter().map(|value| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (value + f64::from(noise >> 24) / 8.0 - 16.0).clamp(0.0, 255.0) as u8
        });
        pixels.collect()
    })
}

/// Whether two codes are mixed in the picture at this place.
pub fn is_lost(at: usize) -> bool {
    [1, 4, 8].contains(&(at % 10))
}

/// Films codes, `rate` pictures a second.
pub fn film(codes: &[Code], rate: u32, to: &Path) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(fs::File::create(to)?);
    writeln!(file, "YUV4MPEG2 W{WIDTH} H{HEIGHT} F{rate}:1 Ip A1:1 C420jpeg")?;
    for pixels in pictures(codes) {
        file.write_all(b"FRAME\n")?;
        file.write_all(&pixels)?;
        file.write_all(&[128; WIDTH * HEIGHT / 2])?;
    }
    file.flush()
}
