//! What the engine does as WebAssembly, run in a browser.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_square_root_is_exact() {
    assert_eq!(2.0_f64.sqrt().to_bits(), 0x3ff6_a09e_667f_3bcd);
}
