//! Charts made of rows: a label, a mark on a common scale, and figures at the right.
//!
//! On narrow screens label and figures stand above their mark, and grid lines stop at them.

use std::ops::Range;

use super::drawing::Anchor;
use super::recorder::{Point, Sheet};
use super::role::Role;
use super::scale;

/// Width in CSS pixels below which a chart is narrow.
pub const NARROW: u32 = 480;
/// Height of a line of a label.
const LINE: f64 = 16.0;
/// Space between columns.
const GUTTER: f64 = 14.0;
/// Least share of the width that marks have.
const LEAST_PLOT: f64 = 0.38;
/// Space between rows, wide and narrow.
const GAPS: [f64; 2] = [8.0, 10.0];

/// One row; without a mark it is the heading of those below it.
#[derive(Default)]
pub struct Row {
    /// What the row shows.
    pub label: String,
    /// A remark below the label.
    pub note: String,
    /// Figures, one for each column.
    pub cells: Vec<String>,
    /// Whether label and figures are bold.
    pub strong: bool,
    /// Height of the mark.
    pub mark: f64,
}

/// What rows have in common.
#[derive(Default)]
pub struct Form<'a> {
    /// The width of the chart.
    pub width: u32,
    /// Headings of the columns of figures; nothing for columns without any.
    pub heads: &'a [&'a str],
    /// Columns of figures that stand before the marks when there is room.
    pub leading: usize,
    /// Room above the first mark for what the chart says there.
    pub header: f64,
    /// Room between the ends of the scale and the edges of the marks' column.
    pub inset: f64,
    /// The scale of the marks.
    pub range: Range<f64>,
    /// Whether zero is where marks begin.
    pub from_zero: bool,
    /// Places on the scale with their labels, rising.
    pub ticks: Vec<(f64, String)>,
}

struct Placed {
    at: Point,
    text: String,
    anchor: Anchor,
    role: Role,
}

/// Where everything stands.
pub struct Layout {
    /// Width and height of the chart.
    pub size: (u32, u32),
    /// Whether labels stand above their marks.
    pub narrow: bool,
    /// Left and right end of the scale.
    pub plot: (f64, f64),
    /// Where the rows begin and end.
    pub body: (f64, f64),
    /// The middle of each row's mark, with its height.
    marks: Vec<(f64, f64)>,
    range: Range<f64>,
    from_zero: bool,
    ticks: Vec<(f64, String)>,
    texts: Vec<Placed>,
    /// The baseline of the headings of columns, and where the last heading begins.
    heads: Point,
}

impl Layout {
    /// Places rows.
    pub fn new(rows: &[Row], form: Form) -> Self {
        let Form { width, heads, leading, header, inset, range, from_zero, ticks } = form;
        let narrow = width < NARROW;
        let full = f64::from(width);
        let text_role = |row: &Row| if row.strong { Role::Strong } else { Role::Label };
        let count = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let column = |at: usize| {
            let cells = rows.iter().filter_map(|row| Some(text_role(row).text_width(row.cells.get(at)?)));
            let head = heads.get(at).map(|head| Role::AxisLabel.text_width(head));
            cells.chain(head).fold(0.0, f64::max)
        };
        let columns: Vec<f64> = (0..count).map(column).collect();
        let figures: f64 = columns.iter().map(|column| column + GUTTER).sum();
        let longest = rows.iter().filter(|row| row.mark > 0.0);
        let longest = longest.map(|row| text_role(row).text_width(&row.label)).fold(0.0, f64::max);
        let labels = if narrow { full } else { longest.min(full * (1.0 - LEAST_PLOT) - figures - GUTTER) };
        let leading = if narrow { 0 } else { leading };
        let before: f64 = columns[..leading.min(count)].iter().map(|column| column + GUTTER).sum();
        let plot = if narrow {
            (1.0 + inset, full - 1.0 - inset)
        } else {
            (labels + GUTTER + before + inset, full - (figures - before) - inset)
        };
        // Right ends of the columns of figures.
        let ends: Vec<f64> = (0..count)
            .map(|at| match at < leading {
                true => labels + columns[..=at].iter().map(|column| GUTTER + column).sum::<f64>(),
                false => full - columns[at + 1..].iter().map(|column| column + GUTTER).sum::<f64>(),
            })
            .collect();

        let mut texts = Vec::new();
        let mut put = |at, text: String, anchor, role| texts.push(Placed { at, text, anchor, role });
        let mut y = header;
        if heads.iter().any(|head| !head.is_empty()) {
            y += LINE;
            for (head, end) in heads.iter().zip(&ends) {
                put((*end, y - 4.0), (*head).to_owned(), Anchor::End, Role::AxisLabel);
            }
        }
        let top = y;
        y += if narrow && y > 0.0 { 4.0 } else { 0.0 };
        let last_head = full - heads.last().map_or(0.0, |head| Role::AxisLabel.text_width(head));
        let gap = GAPS[usize::from(narrow)];
        let mut marks = Vec::new();
        for row in rows {
            let role = text_role(row);
            if row.mark == 0.0 {
                for line in wrap(&row.label, Role::Group, full) {
                    y += LINE + 8.0;
                    put((0.0, y - if narrow { 8.0 } else { 6.0 }), line, Anchor::Start, Role::Group);
                }
                marks.push((y, 0.0));
                continue;
            }
            // Above its mark a label has all the room that the figures of its own row leave.
            let cells = row.cells.iter().zip(&ends).filter(|(cell, _)| narrow && !cell.is_empty());
            let taken =
                cells.map(|(cell, end)| full - end + role.text_width(cell) + GUTTER).fold(0.0, f64::max);
            let lines = balanced(&row.label, role, labels - taken);
            let notes = wrap(&row.note, Role::AxisLabel, labels);
            let block = (lines.len() + notes.len()) as f64 * LINE;
            let height = if narrow { block + row.mark + 6.0 } else { block.max(row.mark) } + gap;
            let middle = if narrow { y + block + 4.0 + row.mark / 2.0 } else { y + height / 2.0 };
            let mut baseline = if narrow { y + 12.0 } else { middle - block / 2.0 + 12.5 };
            let cells = if narrow { baseline } else { middle + 4.5 };
            for (lines, role) in [(lines, role), (notes, Role::AxisLabel)] {
                for line in lines {
                    put((0.0, baseline), line, Anchor::Start, role);
                    baseline += LINE;
                }
            }
            for (cell, end) in row.cells.iter().zip(&ends) {
                put((*end, cells), cell.clone(), Anchor::End, role);
            }
            marks.push((middle, row.mark));
            y += height;
        }
        let labelled = ticks.iter().any(|(_, label)| !label.is_empty());
        let height = y + if labelled { 22.0 } else { 2.0 };
        Layout {
            size: (width, height.ceil() as u32),
            narrow,
            plot,
            body: (top, y),
            marks,
            range,
            from_zero,
            ticks,
            texts,
            heads: (last_head - GUTTER, top - 4.0),
        }
    }

    /// Where a value of the scale stands.
    pub fn x(&self, value: f64) -> f64 {
        scale::place(value, &self.range, self.plot)
    }

    /// The middle of a row's mark and its height.
    pub fn mark(&self, row: usize) -> (f64, f64) {
        self.marks.get(row).copied().unwrap_or_default()
    }

    /// An upright line through all rows, on narrow charts beside their marks only.
    pub fn upright(&self, sheet: &Sheet, value: f64, role: Role) {
        let x = self.x(value);
        if self.narrow {
            for (middle, height) in self.marks.iter().filter(|(_, height)| *height > 0.0) {
                sheet.tick(x, *middle, height + 8.0, role);
            }
        } else {
            let (top, bottom) = self.body;
            sheet.tick(x, (top + bottom) / 2.0, bottom - top, role);
        }
    }

    /// Says something above a value, in the line of the headings of columns.
    pub fn above(&self, sheet: &Sheet, value: f64, text: &str) {
        let half = Role::AxisStrong.text_width(text) / 2.0;
        let (end, baseline) = self.heads;
        let x = self.x(value).min(end - half).max(half);
        sheet.text((x, baseline), text, Anchor::Middle, Role::AxisStrong);
    }

    /// Draws grid lines, labels and figures.
    pub fn draw(&self, sheet: &Sheet) {
        for (value, _) in &self.ticks {
            let role = if *value == 0.0 && self.from_zero { Role::Zero } else { Role::Grid };
            self.upright(sheet, *value, role);
        }
        let ticks: Vec<_> =
            self.ticks.iter().map(|(value, label)| (self.x(*value), label.as_str())).collect();
        let zero = self.ticks.iter().position(|(value, _)| *value == 0.0).unwrap_or_default();
        axis(sheet, &ticks, zero, self.body.1 + 16.0, f64::from(self.size.0));
        for Placed { at, text, anchor, role } in &self.texts {
            sheet.text(*at, text, *anchor, *role);
        }
    }
}

/// Writes the labels of an axis, every second or third where all do not fit.
pub fn axis(sheet: &Sheet, ticks: &[(f64, &str)], zero: usize, baseline: f64, width: f64) {
    let role = Role::AxisLabel;
    let boxes: Vec<(f64, f64)> = ticks
        .iter()
        .map(|(x, label)| {
            let size = role.text_width(label);
            let left = (x - size / 2.0).clamp(0.0, (width - size).max(0.0));
            (left, left + size)
        })
        .collect();
    for stride in 1..=ticks.len() {
        let shown: Vec<usize> =
            (0..ticks.len()).filter(|at| at.abs_diff(zero).is_multiple_of(stride)).collect();
        let clear = shown.windows(2).all(|pair| boxes[pair[0]].1 + 6.0 <= boxes[pair[1]].0);
        if clear {
            for at in shown.into_iter().filter(|at| !ticks[*at].1.is_empty()) {
                let middle = (boxes[at].0 + boxes[at].1) / 2.0;
                sheet.text((middle, baseline), ticks[at].1, Anchor::Middle, role);
            }
            return;
        }
    }
}

/// Breaks a text into lines of a width in CSS pixels, at spaces, between Chinese characters, and only if need be
/// inside a word.
pub fn wrap(text: &str, role: Role, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        for (at, piece) in pieces(word).into_iter().enumerate() {
            if let Some(line) = lines.last_mut() {
                let longer = format!("{line}{}{piece}", if at == 0 { " " } else { "" });
                if role.text_width(&longer) <= width {
                    *line = longer;
                    continue;
                }
            }
            let mut line = String::new();
            for character in piece.chars() {
                line.push(character);
                let is_over = role.text_width(&line) > width && line.chars().count() > 1;
                if is_over && !CLOSING.contains(character) {
                    line.pop();
                    lines.push(std::mem::take(&mut line));
                    line.push(character);
                }
            }
            lines.push(line);
        }
    }
    lines
}

/// What no line begins with.
const CLOSING: &str = "，。；：、！？）」』”’》〉】…·,.;:!?)";
/// What no line ends with.
const OPENING: &str = "（「『“‘《〈【(";

/// The parts of a word between which a line may break: before and after Chinese characters.
fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut begin, mut before) = (0, None);
    for (at, character) in word.char_indices() {
        let may_break = before.is_some_and(|before| {
            (is_chinese(before) || is_chinese(character))
                && !OPENING.contains(before)
                && !CLOSING.contains(character)
        });
        if may_break {
            pieces.push(&word[begin..at]);
            begin = at;
        }
        before = Some(character);
    }
    pieces.push(&word[begin..]);
    pieces
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{ffdc}')
}

/// Breaks a text into as many lines as needed, about equally long.
pub fn balanced(text: &str, role: Role, width: f64) -> Vec<String> {
    let mut lines = wrap(text, role, width);
    for share in [0.9, 0.8, 0.7, 0.6] {
        let shorter = wrap(text, role, width * share);
        if shorter.len() > lines.len() {
            break;
        }
        lines = shorter;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_inside_words_that_are_too_long() {
        assert_eq!(wrap("", Role::Label, 100.0), [""; 0]);
        assert_eq!(wrap("one two", Role::Label, 100.0), ["one two"]);
        assert_eq!(wrap("one two three", Role::Label, 60.0), ["one two", "three"]);
        assert_eq!(wrap("unbreakable", Role::Label, 40.0).concat(), "unbreakable");
    }

    #[test]
    fn chinese_lines_break_between_characters_but_not_before_closing_or_after_opening_signs() {
        assert_eq!(wrap("市场营销对齐", Role::Label, 40.0), ["市场营", "销对齐"]);
        assert_eq!(wrap("市场营销，协同", Role::Label, 53.0), ["市场营", "销，协同"]);
        assert_eq!(wrap("市场（部门）协同", Role::Label, 40.0), ["市场", "（部", "门）协", "同"]);
        assert_eq!(wrap("转为MQL线索", Role::Label, 40.0), ["转为", "MQL", "线索"]);
        assert_eq!(wrap("收入 市场营销", Role::Label, 60.0), ["收入 市场", "营销"]);
        let text = "销售认可线索（SQL）到商机：低于参考区间，但差距不到一个百分点。";
        for width in 60..200 {
            for line in wrap(text, Role::Label, f64::from(width)) {
                let is = |signs: &str, sign: Option<char>| sign.is_some_and(|sign| signs.contains(sign));
                assert!(!is(CLOSING, line.chars().next()), "{width}: {line}");
                assert!(!is(OPENING, line.chars().last()), "{width}: {line}");
            }
        }
    }
}
