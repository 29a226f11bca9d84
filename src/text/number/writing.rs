//! Numbers written so that they are read back to the bit.

use super::Convention;

/// Writes a number so that [`read`](super::read) and [`read_money`](super::read_money) give it back to the bit: all
/// of its digits, thousands grouped from five digits on.
pub fn write(value: f64, convention: Convention) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    // Three decimals alone would read as a group of thousands.
    let fraction = &if fraction.len() == 3 { format!("{fraction}0") } else { fraction.to_owned() };
    written(value < 0.0, whole, fraction, convention)
}

/// Writes a share as a percentage so that [`read_percent`](super::read_percent) gives it back to the bit.
pub fn write_percent(share: f64, convention: Convention) -> String {
    let plain = share.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let fraction = format!("{fraction:0<2}");
    let (moved, rest) = fraction.split_at(2);
    let whole = format!("{whole}{moved}");
    let shown = whole.trim_start_matches('0');
    written(share < 0.0, if shown.is_empty() { "0" } else { shown }, rest, convention)
}

fn written(is_negative: bool, whole: &str, fraction: &str, convention: Convention) -> String {
    let mut text = String::from(if is_negative { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if whole.len() > 4 && at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(convention.group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(convention.decimal);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::{read, read_percent};
    use super::*;

    #[test]
    fn what_is_written_reads_back_to_the_bit() {
        for convention in [Convention::POINT, Convention::COMMA, Convention::SPACED] {
            for value in [0.0, 1.0, 1.125, 1234.0, 1234.567, 12_345.0, 30e6, 1e13, 0.1 + 0.2, 1e-6, -3.5] {
                let written = write(value, convention);
                assert_eq!(read(&written, convention).map(f64::to_bits), Some(value.to_bits()), "{written}");
            }
        }
        for share in [0.0, 0.6, 0.05, 0.001, 1.0, 0.553, 0.3684864939572773, 1e-6, 12.5] {
            let written = write_percent(share, Convention::POINT);
            let read = read_percent(&written, Convention::POINT);
            assert_eq!(read.map(f64::to_bits), Some(share.to_bits()), "{written}");
        }
        assert_eq!(write_percent(0.6, Convention::POINT), "60");
        assert_eq!(write(30e6, Convention::POINT), "30,000,000");
        assert_eq!(write(12_500.25, Convention::COMMA), "12.500,25");
        assert_eq!(write(30e6, Convention::SPACED), "30\u{202f}000\u{202f}000");
        assert_eq!(write(1_234.5, Convention::SPACED), "1234,5");
    }
}
