//! Reading QR codes off the screen.

use std::io::Cursor;

use anyhow::{Context, Result};
use rqrr::PreparedImage;

use crate::Page;

impl Page {
    /// What the QR code says that the first element of a CSS selector shows, as a camera would read it.
    ///
    /// # Errors
    ///
    /// When there is no such element, or no code in its picture that can be read.
    pub async fn qr_code(&self, selector: &str) -> Result<String> {
        let element = self.element(selector).await?;
        self.show(&element).await?;
        let picture = element.screenshot().await?;
        read(&picture).with_context(|| format!("{selector} shows no QR code"))
    }
}

fn read(picture: &[u8]) -> Result<String> {
    let mut decoder = png::Decoder::new(Cursor::new(picture));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("the picture is too large")?];
    let info = reader.next_frame(&mut pixels)?;
    // Green is the most of what the eye takes for brightness, and a code has no colours.
    let (width, samples) = (info.width as usize, info.color_type.samples());
    let brightness = |x: usize, y: usize| {
        let green = if samples < 3 { 0 } else { 1 };
        pixels[y * info.line_size + x * samples + green]
    };
    let mut image = PreparedImage::prepare_from_greyscale(width, info.height as usize, brightness);
    let grids = image.detect_grids();
    let (_, text) = grids.first().context("there is no code in the picture")?.decode()?;
    Ok(text)
}
