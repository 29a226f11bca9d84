//! Squares as a path: one rectangle for each run of dark modules in a row.

use std::fmt::Write as _;

/// Light modules around the code, as many as the standard asks for.
const QUIET: i32 = 4;

/// The size with the quiet zone, a space, and the path of the dark modules.
pub fn of(size: i32, is_dark: impl Fn(i32, i32) -> bool) -> String {
    let mut drawn = format!("{} ", size + 2 * QUIET);
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let start = x;
            while x < size && is_dark(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top) = (start + QUIET, y + QUIET);
                // A string takes any text.
                let _ = write!(drawn, "M{left} {top}h{}v1H{left}z", x - start);
            }
            x += 1;
        }
    }
    drawn
}
