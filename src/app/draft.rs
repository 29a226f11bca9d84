//! The draft in the browser's storage: nothing typed is lost on reload.
//!
//! Storage may be denied, full or hold anything at all; then the page simply works without.

use gloo::utils::window;
use web_sys::Storage;

use super::form::Form;

/// The key of the draft; the number rises when its shape changes.
const KEY: &str = "alignment-calculator.draft.1";
/// Longest draft that is read, in bytes: more than every field together can hold sensibly.
const LONGEST: usize = 100_000;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The draft, as far as there is one.
pub fn load() -> Form {
    let mut form = Form::default();
    let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let stored = stored.filter(|stored| stored.len() <= LONGEST).unwrap_or_default();
    for (path, raw) in stored.lines().filter_map(|line| line.split_once('\t')) {
        form.set(path, raw.to_owned());
    }
    form
}

/// Keeps the draft: one field a line, its path, a tab and what stands in it. Whether that was possible.
pub fn save(form: &Form) -> bool {
    let Some(storage) = storage() else { return false };
    let mut draft = String::new();
    for (path, raw) in form.iter() {
        let raw: String = raw.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        draft.extend([path, "\t", &raw, "\n"]);
    }
    // A full or forbidden storage must not stop anybody from going on.
    if draft.is_empty() { storage.remove_item(KEY) } else { storage.set_item(KEY, &draft) }.is_ok()
}
