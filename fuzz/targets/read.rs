//! Whatever is pasted or opened: nothing panics, and what can be read can be written and read again.

#![no_main]

use alignment_calculator::link::Link;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // As text, which has to pass the check; then as bytes, which only the decoder may refuse.
    for read in [Link::read(&String::from_utf8_lossy(data)), Link::from_bytes(data)] {
        let Ok(link) = read else { continue };
        let text = link.fragment().expect("what was read can be written");
        assert_eq!(Link::read(&text), Ok(link));
    }
});
