//! A plotters backend that keeps shapes by their role, instead of pixels by their colour.
//!
//! plotters measures text by asking the backend; the browser's own backend does that by putting
//! every label into the page, which a strict security policy forbids and which is slow. This one
//! estimates. It also draws on a grid ten times as fine as CSS pixels, so that lines stay smooth.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

/// Grid points in one CSS pixel.
pub const FINENESS: i32 = 10;
/// Mean width of a character as a share of the size of its text.
const CHARACTER_WIDTH: f64 = 0.56;

/// What a shape stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A light line that helps the eye.
    Grid,
    /// The line of nothing gained and nothing lost.
    Zero,
    /// Eight cases in ten.
    Band,
    /// The edge of the band.
    Edge,
    /// The middle case.
    Median,
    /// Everything at its most likely value.
    Central,
    /// A label of an axis.
    AxisLabel,
    /// A label of what is shown.
    Label,
    /// A mark for a date or a level.
    Mark,
}

impl Role {
    const ALL: [Role; 9] = [
        Role::Grid,
        Role::Zero,
        Role::Band,
        Role::Edge,
        Role::Median,
        Role::Central,
        Role::AxisLabel,
        Role::Label,
        Role::Mark,
    ];

    /// The class that style sheets know it by.
    pub const fn class(self) -> &'static str {
        match self {
            Role::Grid => "grid",
            Role::Zero => "zero",
            Role::Band => "band",
            Role::Edge => "edge",
            Role::Median => "median",
            Role::Central => "central",
            Role::AxisLabel => "axis-label",
            Role::Label => "label",
            Role::Mark => "mark",
        }
    }

    /// A colour that carries the role through plotters.
    pub const fn color(self) -> RGBColor {
        RGBColor(self as u8, 0, 0)
    }

    fn of(color: BackendColor) -> Self {
        Role::ALL.get(usize::from(color.rgb.0)).copied().unwrap_or(Role::Mark)
    }
}

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

/// A finished chart.
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

impl Drawing {
    /// Draws with plotters on an empty sheet.
    pub(super) fn draw(
        (width, height): (u32, u32),
        description: String,
        draw: impl FnOnce(&DrawingArea<Recorder, plotters::coord::Shift>) -> Result<(), Failure>,
    ) -> Self {
        let mut shapes = Vec::new();
        let recorder = Recorder { size: (width, height), shapes: &mut shapes };
        // Recording cannot fail, and a chart that plotters refuses to draw stays empty.
        let drawn = draw(&recorder.into_drawing_area());
        debug_assert!(drawn.is_ok(), "{drawn:?}");
        Drawing { width, height, description, shapes }
    }

    /// The chart as an SVG document.
    pub fn svg(&self) -> String {
        let (width, height) = (self.width, self.height);
        let mut svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">"#);
        let _ = write!(svg, "<title>{}</title>", escape(&self.description));
        for shape in &self.shapes {
            let _ = match shape {
                Shape::Line { points, role } => {
                    write!(svg, r#"<polyline class="{}" points="{points}"/>"#, role.class())
                }
                Shape::Area { points, role } => {
                    write!(svg, r#"<polygon class="{}" points="{points}"/>"#, role.class())
                }
                Shape::Dot { at: (x, y), radius, role } => {
                    write!(svg, r#"<circle class="{}" cx="{x}" cy="{y}" r="{radius}"/>"#, role.class())
                }
                Shape::Text { at: (x, y), anchor, text, role } => write!(
                    svg,
                    r#"<text class="{}" x="{x}" y="{y}" text-anchor="{}">{}</text>"#,
                    role.class(),
                    anchor.id(),
                    escape(text)
                ),
            };
        }
        svg + "</svg>"
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What plotters may answer; recording itself never fails.
pub(super) type Failure = DrawingAreaErrorKind<Infallible>;

/// Keeps what is drawn.
pub(super) struct Recorder<'a> {
    size: (u32, u32),
    shapes: &'a mut Vec<Shape>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn pixels(grid: i32) -> f64 {
    f64::from(grid) / f64::from(FINENESS)
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut points = String::new();
    for (x, y) in path {
        let separator = if points.is_empty() { "" } else { " " };
        let _ = write!(points, "{separator}{},{}", pixels(x), pixels(y));
    }
    points
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let fine = |pixels: u32| pixels * FINENESS.unsigned_abs();
        (fine(self.size.0), fine(self.size.1))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.shapes.push(Shape::Line { points: points(path), role: Role::of(style.color()) });
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let outline = [(left, top), (right, top), (right, bottom), (left, bottom)];
        if fill { self.fill_polygon(outline, style) } else { self.draw_path(outline, style) }
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        outline: I,
        style: &S,
    ) -> Drawn {
        self.shapes.push(Shape::Area { points: points(outline), role: Role::of(style.color()) });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.shapes.push(Shape::Dot {
            at: (pixels(x), pixels(y)),
            radius: f64::from(radius) / f64::from(FINENESS),
            role: Role::of(style.color()),
        });
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        self.shapes.push(Shape::Text {
            at: (pixels(x), pixels(y)),
            anchor: match style.anchor().h_pos {
                HPos::Left => Anchor::Start,
                HPos::Center => Anchor::Middle,
                HPos::Right => Anchor::End,
            },
            text: text.to_owned(),
            role: Role::of(style.color()),
        });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = text.chars().count() as f64 * style.size() * CHARACTER_WIDTH;
        Ok((width as u32, style.size() as u32))
    }
}
