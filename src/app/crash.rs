//! What is said when the program ends in a way that it never should.

use gloo::console::error;

/// Makes a panic say in the browser's console what it was and where; `boot.js` tells the person.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| error!(panic.to_string())));
}
