//! A plotters backend that keeps shapes by their role, instead of pixels by their colour.
//!
//! plotters measures text by asking the backend; the browser's own backend does that by putting
//! every label into the page, which a strict security policy forbids and which is slow. This one
//! estimates. It also draws on a grid ten times as fine as CSS pixels, so that lines stay smooth.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::element::{Drawable, PathElement, PointCollection};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::drawing::{Anchor, Drawing, Shape};
use super::role::Role;

/// Grid points in one CSS pixel.
const FINENESS: f64 = 10.0;

/// A sheet to draw on, in CSS pixels from its upper left corner.
pub struct Sheet<'a>(DrawingArea<Recorder<'a>, Shift>);

/// A place on a sheet.
pub type Point = (f64, f64);

impl Drawing {
    /// Draws with plotters on an empty sheet.
    pub(super) fn draw((width, height): (u32, u32), description: String, draw: impl FnOnce(&Sheet)) -> Self {
        let mut shapes = Vec::new();
        let recorder = Recorder { size: (width, height), shapes: &mut shapes };
        draw(&Sheet(recorder.into_drawing_area()));
        Drawing { width, height, description, shapes }
    }
}

impl<'a> Sheet<'a> {
    /// Lines from point to point.
    pub fn line(&self, points: &[Point], role: Role) {
        self.put(&PathElement::new(fine(points), color(role)));
    }

    /// A filled outline.
    pub fn area(&self, outline: &[Point], role: Role) {
        self.put(&Polygon::new(fine(outline), color(role)));
    }

    /// A bar around a height, from one end to the other in either order; never too thin to be seen.
    pub fn bar(&self, (from, to): (f64, f64), middle: f64, height: f64, role: Role) {
        let (left, right) = (crisp(from.min(to)), crisp(from.max(to)).max(crisp(from.min(to)) + 1.0));
        let (top, bottom) = (crisp(middle - height / 2.0), crisp(middle + height / 2.0));
        self.area(&[(left, top), (right, top), (right, bottom), (left, bottom)], role);
    }

    /// A short upright line around a height.
    pub fn tick(&self, x: f64, middle: f64, height: f64, role: Role) {
        let (x, half) = (crisp(x), height / 2.0);
        self.line(&[(x, middle - half), (x, middle + half)], role);
    }

    /// A line on one height.
    pub fn level(&self, (from, to): (f64, f64), y: f64, role: Role) {
        self.line(&[(from, crisp(y)), (to, crisp(y))], role);
    }

    /// A dot.
    pub fn dot(&self, at: Point, radius: f64, role: Role) {
        self.put(&Circle::new(grid(at), (radius * FINENESS) as i32, color(role)));
    }

    /// A line of text with its anchor on its baseline.
    pub fn text(&self, at: Point, text: &str, anchor: Anchor, role: Role) {
        let h_pos = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let size = f64::from(role.light_style().size) * FINENESS;
        let style = TextStyle {
            font: (FontFamily::SansSerif, size).into(),
            color: color(role).to_backend_color(),
            pos: Pos::new(h_pos, VPos::Bottom),
        };
        self.put(&Text::new(text.to_owned(), grid(at), style));
    }

    /// Recording cannot fail, and what plotters refuses to draw is left out.
    fn put<E: Drawable<Recorder<'a>>>(&self, element: &E)
    where
        for<'b> &'b E: PointCollection<'b, BackendCoord>,
    {
        let drawn = self.0.draw(element);
        debug_assert!(drawn.is_ok(), "{drawn:?}");
    }
}

/// The middle of a pixel, in which a line one pixel wide is sharp.
fn crisp(place: f64) -> f64 {
    place.floor() + 0.5
}

/// A colour that carries a role through plotters.
const fn color(role: Role) -> RGBColor {
    RGBColor(role as u8, 0, 0)
}

fn role(color: BackendColor) -> Role {
    Role::ALL.get(usize::from(color.rgb.0)).copied().unwrap_or(Role::Grid)
}

fn grid((x, y): Point) -> BackendCoord {
    let fine = |pixels: f64| (pixels * FINENESS).round() as i32;
    (fine(x), fine(y))
}

fn fine(points: &[Point]) -> Vec<BackendCoord> {
    points.iter().copied().map(grid).collect()
}

fn pixels(grid: i32) -> f64 {
    f64::from(grid) / FINENESS
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut points = String::new();
    for (x, y) in path {
        let separator = if points.is_empty() { "" } else { " " };
        let _ = write!(points, "{separator}{},{}", pixels(x), pixels(y));
    }
    points
}

/// Keeps what is drawn.
struct Recorder<'a> {
    size: (u32, u32),
    shapes: &'a mut Vec<Shape>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let fine = |pixels: u32| pixels * FINENESS as u32;
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
        self.shapes.push(Shape::Line { points: points(path), role: role(style.color()) });
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.fill_polygon([(left, top), (right, top), (right, bottom), (left, bottom)], style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        outline: I,
        style: &S,
    ) -> Drawn {
        self.shapes.push(Shape::Area { points: points(outline), role: role(style.color()) });
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
            radius: f64::from(radius) / FINENESS,
            role: role(style.color()),
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
            role: role(style.color()),
        });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = role(style.color()).text_width(text) * FINENESS;
        Ok((width as u32, style.size() as u32))
    }
}
