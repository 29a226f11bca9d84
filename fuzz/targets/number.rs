//! Whatever is typed where a number belongs: nothing panics, what is read is finite, and what is written of it is
//! read as the same number.

#![no_main]

use alignment_calculator::text::number::{Convention, currency, read, read_money, read_percent, write, write_percent};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let typed = String::from_utf8_lossy(data);
    currency(&typed);
    for convention in [Convention::POINT, Convention::COMMA, Convention::SPACED] {
        for reads in [read, read_money] {
            let Some(value) = reads(&typed, convention) else { continue };
            assert!(value.is_finite());
            assert_eq!(reads(&write(value, convention), convention), Some(value));
        }
        if let Some(share) = read_percent(&typed, convention) {
            assert!(share.is_finite());
            assert_eq!(read_percent(&write_percent(share, convention), convention), Some(share));
        }
    }
});
