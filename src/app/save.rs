//! What leaves the page at the reader's wish: charts as files, the result on paper or as text.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Event, HtmlAnchorElement, HtmlCanvasElement, Path2d, Url,
};

use crate::chart::{Anchor, Chart, FAMILIES, PAPER, Role, Shape, Style};
use crate::link::Month;

/// Pixels of a saved picture in one CSS pixel.
const SCALE: u32 = 2;
/// White around a saved picture, in CSS pixels.
const MARGIN: f64 = 16.0;
/// Height of a line of the title, and of the key and the foot, in CSS pixels.
const LINES: [f64; 2] = [21.0, 17.0];
/// Milliseconds for which a file's address is kept, so that the browser can fetch it.
const KEPT: u32 = 10_000;
/// Milliseconds after which even a slow device has drawn the charts for paper.
const DRAWN_AFTER: u32 = 100;
/// Milliseconds within which a browser that is asked to print says so, unless it may not.
const PRINTS_WITHIN: u32 = 3_000;

/// Saves a chart as an SVG file.
pub fn svg(chart: &Chart, foot: &str) {
    text(&chart.svg(foot), "image/svg+xml", &format!("{}.svg", chart.id));
}

/// Saves a text as a file.
pub fn text(content: &str, kind: &str, name: &str) {
    let parts = Array::of1(&JsValue::from_str(content));
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &properties) {
        download(&blob, name);
    }
}

/// Saves a chart as a picture, painted here: the security policy lets no picture be loaded from a file.
pub fn png(chart: &Chart, foot: &str) {
    let Some(canvas) = painted(chart, foot) else { return };
    let name = format!("{}.png", chart.id);
    let done = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            download(&blob, &name);
        }
    });
    // A canvas that gives no picture gives no file.
    let _ = canvas.to_blob(done.unchecked_ref());
}

/// Saves a file of this name.
fn download(blob: &Blob, name: &str) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return };
    if let Some(link) =
        document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok())
    {
        link.set_href(&address);
        link.set_download(name);
        // Some engines follow only links that are in the page.
        if let Some(body) = document().body().filter(|body| body.append_child(&link).is_ok()) {
            link.click();
            let _ = body.remove_child(&link);
        }
    }
    Timeout::new(KEPT, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
}

fn painted(chart: &Chart, foot: &str) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let drawing = &chart.drawing;
    let room = f64::from(drawing.width);
    let title = Block::new(&context, &chart.title, Role::Strong, LINES[0], room);
    let key = Block::new(&context, &chart.key, Role::AxisLabel, LINES[1], room);
    let foot = Block::new(&context, foot, Role::AxisLabel, LINES[1], room);
    let width = room + 2.0 * MARGIN;
    let height = title.height() + key.height() + f64::from(drawing.height) + foot.height() + 3.5 * MARGIN;
    // A new size also empties the canvas and forgets all of its settings.
    canvas.set_width(width as u32 * SCALE);
    canvas.set_height(height as u32 * SCALE);
    context.scale(f64::from(SCALE), f64::from(SCALE)).ok()?;
    context.set_fill_style_str(PAPER);
    context.fill_rect(0.0, 0.0, width, height);
    context.translate(MARGIN, MARGIN).ok()?;
    title.paint(&context);
    context.translate(0.0, title.height()).ok()?;
    key.paint(&context);
    context.translate(0.0, key.height() + MARGIN).ok()?;
    drawing.shapes.iter().for_each(|shape| paint(&context, shape));
    context.translate(0.0, f64::from(drawing.height) + MARGIN / 2.0).ok()?;
    foot.paint(&context);
    Some(canvas)
}

/// Words above or below a chart, in lines that fit.
struct Block {
    lines: Vec<String>,
    role: Role,
    line: f64,
}

impl Block {
    fn new(context: &CanvasRenderingContext2d, text: &str, role: Role, line: f64, room: f64) -> Self {
        set_font(context, &role.light_style());
        let fits = |text: &str| context.measure_text(text).is_ok_and(|metrics| metrics.width() <= room);
        let mut lines = vec![String::new()];
        // A line may end at a space and after each Chinese character.
        for piece in text.split_inclusive(|c: char| c == ' ' || c >= '\u{2e80}') {
            let last = lines.last().map_or("", String::as_str);
            if last.is_empty() || fits(format!("{last}{piece}").trim_end()) {
                let longer = format!("{last}{piece}");
                lines.pop();
                lines.push(longer);
            } else {
                lines.push(piece.to_owned());
            }
        }
        Block { lines, role, line }
    }

    fn height(&self) -> f64 {
        self.line * self.lines.len() as f64
    }

    fn paint(&self, context: &CanvasRenderingContext2d) {
        for (at, line) in self.lines.iter().enumerate() {
            let baseline = self.line * (at as f64 + 0.75);
            paint_text(context, &self.role.light_style(), Anchor::Start, line, (0.0, baseline));
        }
    }
}

fn paint(context: &CanvasRenderingContext2d, shape: &Shape) {
    let style = shape.role().light_style();
    let path = match shape {
        Shape::Text { at: (x, y), anchor, text, .. } => {
            return paint_text(context, &style, *anchor, text, (*x, *y));
        }
        Shape::Dot { at: (x, y), radius, .. } => Path2d::new().and_then(|path| {
            path.arc(*x, *y, *radius, 0.0, std::f64::consts::TAU)?;
            Ok(path)
        }),
        Shape::Line { points, .. } => Path2d::new_with_path_string(&format!("M{}", points.replace(' ', "L"))),
        Shape::Area { points, .. } => {
            Path2d::new_with_path_string(&format!("M{}Z", points.replace(' ', "L")))
        }
    };
    let Ok(path) = path else { return };
    if style.fill != "none" && !matches!(shape, Shape::Line { .. }) {
        context.set_fill_style_str(style.fill);
        context.fill_with_path_2d(&path);
    }
    if style.stroke != "none" {
        let dash = style.dash.map(|dash| dash.iter().map(|part| JsValue::from(*part)).collect::<Array>());
        let _ = context.set_line_dash(&dash.unwrap_or_default());
        context.set_stroke_style_str(style.stroke);
        context.set_line_width(style.width);
        context.stroke_with_path(&path);
    }
}

fn paint_text(
    context: &CanvasRenderingContext2d,
    style: &Style,
    anchor: Anchor,
    text: &str,
    (x, y): (f64, f64),
) {
    set_font(context, style);
    context.set_text_align(match anchor {
        Anchor::Start => "left",
        Anchor::Middle => "center",
        Anchor::End => "right",
    });
    // Paper around the letters keeps lines behind them away, as on the page.
    context.set_stroke_style_str(PAPER);
    context.set_line_width(4.0);
    context.set_line_join("round");
    let _ = context.set_line_dash(&Array::new());
    let _ = context.stroke_text(text, x, y);
    context.set_fill_style_str(style.fill);
    let _ = context.fill_text(text, x, y);
}

fn set_font(context: &CanvasRenderingContext2d, style: &Style) {
    context.set_font(&format!("{} {}px {FAMILIES}", style.weight, style.size));
}

/// Opens the browser's way to paper and PDF.
pub fn print() {
    // A browser that is asked from within a press of a button prints before the page has drawn itself anew for
    // paper, so it is told beforehand what is to come.
    tell("beforeprint");
    Timeout::new(DRAWN_AFTER, || {
        let prints = Rc::new(Cell::new(false));
        let listener = EventListener::once(&window(), "beforeprint", {
            let prints = prints.clone();
            move |_| prints.set(true)
        });
        // Where printing is forbidden nothing happens, and nothing is said.
        let _ = window().print();
        Timeout::new(PRINTS_WITHIN, move || {
            drop(listener);
            if !prints.get() {
                tell("afterprint");
            }
        })
        .forget();
    })
    .forget();
}

fn tell(event: &str) {
    // An event of a fixed name can always be made.
    let _ = Event::new(event).and_then(|event| window().dispatch_event(&event));
}

/// Copies a text; whether the browser let that happen.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Outside a secure context there is no clipboard at all.
    let there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// The address at which a link opens.
pub fn address_of(base: Option<&str>, fragment: &str) -> String {
    let own = || {
        let location = window().location();
        location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
    };
    let base = base.map_or_else(own, str::to_owned);
    format!("{base}#{fragment}")
}

/// The month of today; with a clock that is decades off, the next one that a link can hold.
pub fn this_month() -> Option<Month> {
    let today = Date::new_0();
    let year = today.get_full_year().clamp(Month::FIRST_YEAR.into(), Month::LAST_YEAR.into());
    Month::new(year as u16, today.get_month() as u8 + 1)
}

/// A month as people write it.
pub fn month_name(month: Month) -> String {
    written(&Date::new_with_year_month(u32::from(month.year()), i32::from(month.month()) - 1))
}

/// The month of today, as people write it.
pub fn month() -> String {
    written(&Date::new_0())
}

fn written(date: &Date) -> String {
    let options = Object::new();
    for (part, form) in [("month", "long"), ("year", "numeric")] {
        let _ = Reflect::set(&options, &part.into(), &form.into());
    }
    let language = document().document_element().and_then(|root| root.get_attribute("lang"));
    date.to_locale_date_string(language.as_deref().unwrap_or("en"), &options).into()
}
