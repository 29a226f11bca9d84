//! The project's own scripts, as browsers of visitors get them.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

/// How the names of the scripts begin that stand beside the pages; the hash that one of them has comes behind that.
const OURS: [&str; 3] = ["404.", "boot.", "early-"];

/// Writes those among the files of a site anew, without their comments.
pub fn write_without_comments(files: &[PathBuf]) -> Result<()> {
    let is_ours = |file: &&PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.ends_with(".js") && OURS.iter().any(|ours| name.starts_with(ours))
    };
    for file in files.iter().filter(is_ours) {
        fs::write(file, without_comments(&fs::read_to_string(file)?))?;
    }
    Ok(())
}

/// A script without the lines that hold nothing but a comment: those of this project's own scripts never stand
/// behind code, and browsers of visitors need none.
pub fn without_comments(script: &str) -> String {
    let is_comment = |line: &str| ["//", "/**"].iter().any(|sign| line.trim_start().starts_with(sign));
    script.lines().filter(|line| !is_comment(line)).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_at_home_and_code_goes_out_whole() {
        let script = "// Why.\nconst a = \"https://example.com\";\n  /** What. */\n  b(a);\n";
        assert_eq!(without_comments(script), "const a = \"https://example.com\";\n  b(a);\n");
    }
}
