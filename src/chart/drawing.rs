//! Finished drawings: shapes in CSS pixels, and the file that a chart is saved as.

use std::fmt::Write as _;

use super::Chart;
use super::role::{FAMILIES, INK, PAPER, Role};
use super::rows::wrap;

/// Which end of a text its position names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

impl Anchor {
    /// The name in SVG.
    pub const fn id(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// One shape of a drawing, in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Lines from point to point.
    Line {
        /// The points as SVG writes them.
        points: String,
        /// What the line stands for.
        role: Role,
    },
    /// A filled outline.
    Area {
        /// The points as SVG writes them.
        points: String,
        /// What the area stands for.
        role: Role,
    },
    /// A dot.
    Dot {
        /// Its middle.
        at: (f64, f64),
        /// Its radius.
        radius: f64,
        /// What the dot stands for.
        role: Role,
    },
    /// A line of text.
    Text {
        /// Where its anchor and its baseline are.
        at: (f64, f64),
        /// Which end is the anchor.
        anchor: Anchor,
        /// What it says.
        text: String,
        /// What the text stands for.
        role: Role,
    },
}

/// A finished picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// What the chart shows, for those who do not see it.
    pub description: String,
    /// Its shapes, the lowest first.
    pub shapes: Vec<Shape>,
}

/// White around a saved chart, in CSS pixels.
const MARGIN: f64 = 16.0;
/// Heights of the lines of title, key and footer in a saved chart, in CSS pixels.
const LINES: [f64; 3] = [20.0, 16.0, 16.0];

impl Chart {
    /// The chart as a file of its own: the question, how the marks are read, the picture, a footer.
    pub fn svg(&self, footer: &str) -> String {
        let drawing = &self.drawing;
        let width = f64::from(drawing.width) + 2.0 * MARGIN;
        let mut texts = String::new();
        let mut y = MARGIN;
        let mut put = |text: &str, class: &str, line: f64, y: &mut f64| {
            // The title is larger than any label; 1.25 makes up for that.
            let room = f64::from(drawing.width) / if class == "title" { 1.25 } else { 1.0 };
            for part in wrap(text, Role::AxisLabel, room) {
                *y += line;
                let (part, baseline) = (escape(&part), *y - 4.0);
                let _ = write!(texts, r#"<text class="{class}" x="{MARGIN}" y="{baseline}">{part}</text>"#);
            }
        };
        put(&self.title, "title", LINES[0], &mut y);
        put(&self.key, Role::AxisLabel.class(), LINES[1], &mut y);
        y += MARGIN;
        let top = y;
        y += f64::from(drawing.height) + MARGIN / 2.0;
        put(footer, Role::AxisLabel.class(), LINES[2], &mut y);
        let height = y + MARGIN;

        let mut svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">"#
        );
        let _ = write!(
            svg,
            r#"<title>{}</title><desc>{}</desc><style>{}</style><rect width="{width}" height="{height}" fill="{PAPER}"/>{texts}<g transform="translate({MARGIN} {top})">"#,
            escape(&self.title),
            escape(&drawing.description),
            light_sheet(drawing),
        );
        drawing.shapes.iter().for_each(|shape| append(&mut svg, shape));
        svg + "</g></svg>\n"
    }
}

/// The style sheet of a saved chart, with the roles that it has.
fn light_sheet(drawing: &Drawing) -> String {
    let mut sheet = format!(
        "text{{font:400 12px {FAMILIES};font-variant-numeric:tabular-nums lining-nums;paint-order:stroke;stroke:{PAPER};stroke-width:4px;stroke-linejoin:round}}.title{{fill:{INK};font-size:15px;font-weight:600}}"
    );
    let used = |role: &Role| drawing.shapes.iter().any(|shape| shape.role() == *role);
    for role in Role::ALL.iter().filter(|role| **role == Role::AxisLabel || used(role)) {
        let style = role.light_style();
        let _ = write!(sheet, ".{}{{fill:{}", role.class(), style.fill);
        let _ = match style.size {
            0 => write!(sheet, ";stroke:{};stroke-width:{}", style.stroke, style.width),
            size => write!(sheet, ";font-size:{size}px;font-weight:{}", style.weight),
        };
        if let Some([dash, gap]) = style.dash {
            let _ = write!(sheet, ";stroke-dasharray:{dash} {gap};stroke-linecap:round");
        }
        sheet.push('}');
    }
    sheet
}

impl Shape {
    /// What the shape stands for.
    pub fn role(&self) -> Role {
        match self {
            Shape::Line { role, .. }
            | Shape::Area { role, .. }
            | Shape::Dot { role, .. }
            | Shape::Text { role, .. } => *role,
        }
    }
}

fn append(svg: &mut String, shape: &Shape) {
    let class = shape.role().class();
    let _ = match shape {
        Shape::Line { points, .. } => write!(svg, r#"<polyline class="{class}" points="{points}"/>"#),
        Shape::Area { points, .. } => write!(svg, r#"<polygon class="{class}" points="{points}"/>"#),
        Shape::Dot { at: (x, y), radius, .. } => {
            write!(svg, r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#)
        }
        Shape::Text { at: (x, y), anchor, text, .. } => write!(
            svg,
            r#"<text class="{class}" x="{x}" y="{y}" text-anchor="{}">{}</text>"#,
            anchor.id(),
            escape(text)
        ),
    };
    svg.push('\n');
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
