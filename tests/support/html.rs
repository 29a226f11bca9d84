//! HTML laid out so that differences can be read.

/// A piece of HTML.
enum Piece<'a> {
    Open(&'a str),
    Close(&'a str),
    Text(&'a str),
}

use Piece::{Close, Open, Text};

/// Elements that have no end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// Puts each element on a line of its own, by how deep it is; one that only holds text with it.
pub fn one_element_a_line(html: &str) -> String {
    let pieces = pieces(html);
    let (mut lines, mut depth, mut at) = (String::new(), 0_usize, 0);
    while at < pieces.len() {
        let (line, taken) = match &pieces[at..] {
            [Open(open), Text(text), Close(close), ..] => (format!("{open}{}{close}", text.trim()), 3),
            [Open(open), Close(close), ..] => (format!("{open}{close}"), 2),
            [Open(only), ..] | [Close(only), ..] => ((*only).to_owned(), 1),
            [Text(text), ..] => (text.trim().to_owned(), 1),
            [] => break,
        };
        if let Close(_) = pieces[at] {
            depth = depth.saturating_sub(1);
        }
        if !line.is_empty() {
            lines.extend([" ".repeat(2 * depth).as_str(), &line, "\n"]);
        }
        if let Open(open) = pieces[at]
            && taken == 1
            && !is_void(open)
        {
            depth += 1;
        }
        at += taken;
    }
    lines
}

/// The element with an id, out of such a layout.
pub fn element(layout: &str, id: &str) -> Option<String> {
    let marked = format!(" id=\"{id}\"");
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut lines = layout.lines().skip_while(|line| !line.contains(&marked));
    let first = lines.next()?;
    let inner: Vec<_> = lines.take_while(|line| depth(line) > depth(first)).collect();
    let name = first.trim_start()[1..].split([' ', '>']).next()?;
    let last = format!("</{name}>");
    let all = std::iter::once(first).chain(inner).map(|line| &line[depth(first)..]);
    Some(all.chain([last.as_str()]).map(|line| format!("{line}\n")).collect())
}

fn is_void(open: &str) -> bool {
    let name = open[1..].split([' ', '/', '>']).next().unwrap_or_default();
    VOID.contains(&name)
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), html);
    while !rest.is_empty() {
        let length = if rest.starts_with('<') { tag(rest) } else { rest.find('<').unwrap_or(rest.len()) };
        let (piece, behind) = rest.split_at(length);
        pieces.push(match piece {
            close if close.starts_with("</") => Close(close),
            open if open.starts_with('<') => Open(open),
            text => Text(text),
        });
        rest = behind;
    }
    pieces
}

/// The length of a tag, whose attributes may hold any sign between quotes.
fn tag(html: &str) -> usize {
    let mut quoted = false;
    for (at, sign) in html.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// The first line in which two layouts differ, before and after.
pub fn first_difference(before: &str, after: &str) -> String {
    let (mut old, mut new) = (before.lines(), after.lines());
    let mut number = 1;
    loop {
        match (old.next(), new.next()) {
            (Some(old), Some(new)) if old == new => number += 1,
            (None, None) => return "only line ends differ".to_owned(),
            (old, new) => {
                let [old, new] = [old, new].map(|line| line.map_or("(the end)", str::trim));
                return format!("line {number}\n  was: {old}\n  is:  {new}");
            }
        }
    }
}
