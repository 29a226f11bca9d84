//! The one state of the page and the one place that changes it.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use yew::Reducible;

use super::super::viewport::Resize;
use super::columns::Column;
use super::figures::{Fault, Figures};
use super::lines::{Line, lines};

/// What a line was found to hold.
pub type Found = Result<Rc<Figures>, Fault>;

/// A line with its figures.
#[derive(Clone, Debug)]
pub struct Row {
    /// The line's number, from 1.
    pub line: usize,
    /// What it was read from, which it is known by when lines move.
    pub text: Rc<str>,
    /// Its figures.
    pub figures: Rc<Figures>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.line == other.line && Rc::ptr_eq(&self.figures, &other.figures)
    }
}

/// By which column rows stand, and which end first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub by: Column,
    /// Whether the largest comes first.
    pub falling: bool,
}

/// The state of the page: what was pasted, and what follows from it.
#[derive(Clone, Debug)]
pub struct State {
    /// What stands in the box.
    pub pasted: Rc<str>,
    /// What stood there before it was emptied or filled, until something new is typed.
    pub replaced: Option<Rc<str>>,
    /// How many lines hold something.
    pub count: usize,
    /// Lines that are still to be read.
    pub waiting: Rc<Vec<Rc<str>>>,
    /// Rows in the order of the table.
    pub rows: Rc<Vec<Row>>,
    /// Rows in the order of their lines as they stood when nothing was waiting last.
    pub settled: Rc<Vec<Row>>,
    /// Lines that hold no result, with their numbers.
    pub faults: Rc<Vec<(usize, Fault)>>,
    /// The order of the table.
    pub order: Order,
    /// The lines chosen to be set side by side, two at most, the one chosen first before the other.
    pub chosen: Vec<Rc<str>>,
    /// Whether the later result stands first.
    pub swapped: bool,
    /// Width of a chart, in CSS pixels.
    pub width: u32,
    /// Everything that was read so far.
    known: Rc<HashMap<Rc<str>, Found>>,
}

/// What a person, or the page itself, can do.
#[derive(Debug)]
pub enum Action {
    /// Something was typed or pasted.
    Type(String),
    /// Everything was replaced at once, by nothing or by examples.
    Replace(String),
    /// Another tab has kept this.
    Hear(String),
    /// What was replaced is wanted back.
    Restore,
    /// An address brought links.
    Bring(Vec<String>),
    /// Lines were read.
    Learn(Vec<(Rc<str>, Found)>),
    /// A column was asked for, or the other end of it.
    Sort(Column),
    /// A line was chosen, or no longer.
    Choose(Rc<str>),
    /// The two results change places.
    Swap,
    /// Charts have another width.
    Resize(u32),
}

impl Resize for Action {
    fn resize(width: u32) -> Self {
        Action::Resize(width)
    }
}

impl State {
    /// The state for what was pasted earlier; with charts of this width.
    pub fn new(pasted: String, width: u32) -> Self {
        let state = State {
            pasted: pasted.into(),
            replaced: None,
            count: 0,
            waiting: Rc::default(),
            rows: Rc::default(),
            settled: Rc::default(),
            faults: Rc::default(),
            order: Order { by: Column::Line, falling: false },
            chosen: Vec::new(),
            swapped: false,
            width,
            known: Rc::default(),
        };
        state.read()
    }

    /// How many lines have been read.
    pub fn done(&self) -> usize {
        self.rows.len() + self.faults.len()
    }

    /// The two rows to be set side by side, the earlier month first unless they are swapped: the
    /// only two, or those that were chosen.
    pub fn pair(&self) -> Option<(Row, Row)> {
        let only_two = self.rows.len() == 2 && self.waiting.is_empty();
        let is_meant = |row: &&Row| only_two || self.chosen.contains(&row.text);
        let mut rows: Vec<&Row> = self.rows.iter().filter(is_meant).collect();
        rows.sort_by_key(|row| (row.figures.month, row.line));
        match (&rows[..], self.swapped) {
            ([first, second], false) | ([second, first], true) => Some(((*first).clone(), (*second).clone())),
            _ => None,
        }
    }

    /// With everything that follows from what was pasted, as far as it is known.
    fn read(self) -> Self {
        let lines = lines(&self.pasted);
        let (mut rows, mut faults, mut waiting) = (Vec::new(), Vec::new(), Vec::<Rc<str>>::new());
        let mut seen = HashSet::new();
        for Line { number, text } in &lines {
            if !seen.insert(text) {
                faults.push((*number, Fault::Repeated));
                continue;
            }
            match self.known.get_key_value(text.as_str()) {
                Some((text, Ok(figures))) => {
                    rows.push(Row { line: *number, text: text.clone(), figures: figures.clone() });
                }
                Some((_, Err(fault))) => faults.push((*number, *fault)),
                None => waiting.push(text.as_str().into()),
            }
        }
        let settled = if waiting.is_empty() { Rc::new(rows.clone()) } else { self.settled.clone() };
        let mut chosen = self.chosen;
        chosen.retain(|text| lines.iter().any(|line| line.text == **text));
        let state = State {
            count: lines.len(),
            waiting: Rc::new(waiting),
            rows: Rc::new(rows),
            settled,
            faults: Rc::new(faults),
            chosen,
            ..self
        };
        state.sorted()
    }

    /// With rows in their order; equal ones in the order of their lines, unknown values last.
    fn sorted(self) -> Self {
        let Order { by, falling } = self.order;
        let mut rows: Vec<Row> = (*self.rows).clone();
        rows.sort_by(|a, b| {
            let order = match (by.key(a), by.key(b)) {
                (Some(a), Some(b)) if falling => b.compare(&a),
                (Some(a), Some(b)) => a.compare(&b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            };
            order.then(a.line.cmp(&b.line))
        });
        State { rows: Rc::new(rows), ..self }
    }

    /// Everything replaced at once, which can be undone.
    fn replaced_by(self, pasted: Rc<str>) -> Self {
        let replaced = Some(self.pasted.clone()).filter(|pasted| !pasted.trim().is_empty());
        State { pasted, replaced, swapped: false, ..self }.read()
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let state = (*self).clone();
        Rc::new(match action {
            Action::Type(pasted) if *self.pasted == *pasted => return self,
            Action::Type(pasted) => State { pasted: pasted.into(), replaced: None, ..state }.read(),
            Action::Replace(pasted) => state.replaced_by(pasted.into()),
            Action::Hear(pasted) if *self.pasted == *pasted => return self,
            Action::Hear(pasted) => state.replaced_by(pasted.into()),
            Action::Restore => match &self.replaced {
                Some(pasted) => State { replaced: None, ..state.replaced_by(pasted.clone()) },
                None => return self,
            },
            Action::Bring(links) => {
                let new: Vec<String> =
                    links.into_iter().filter(|link| !self.pasted.contains(link.as_str())).collect();
                if new.is_empty() {
                    return self;
                }
                let pasted = format!("{}\n{}", new.join("\n"), self.pasted);
                State { pasted: pasted.trim_end().into(), ..state }.read()
            }
            Action::Learn(found) => {
                let mut known = (*self.known).clone();
                known.extend(found);
                State { known: Rc::new(known), ..state }.read()
            }
            Action::Sort(by) => {
                let falling = match self.order {
                    Order { by: already, falling } if already == by => !falling,
                    _ => by.falls_first(),
                };
                State { order: Order { by, falling }, ..state }.sorted()
            }
            Action::Choose(text) => {
                let mut chosen = state.chosen.clone();
                match chosen.iter().position(|already| *already == text) {
                    Some(at) => drop(chosen.remove(at)),
                    None => chosen.push(text),
                }
                // The third takes the place of the one that was chosen first.
                chosen.drain(..chosen.len().saturating_sub(2));
                State { chosen, swapped: false, ..state }
            }
            Action::Swap => State { swapped: !self.swapped, ..state },
            Action::Resize(width) if width == self.width => return self,
            Action::Resize(width) => State { width, ..state },
        })
    }
}
