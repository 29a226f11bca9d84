//! A colour of the embedding site, moved until text in it and on it can be read.

/// A colour by its sRGB channels, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// The least contrast of text with what lies behind it: WCAG 2.2, success criterion 1.4.3.
pub const LEAST_CONTRAST: f64 = 4.5;

/// What accents stand on in each scheme: `--paper` and `--wash` of `styles/tokens.css`.
const BEHIND: [[Rgb; 2]; 2] =
    [[Rgb([0xff, 0xff, 0xff]), Rgb([0xf3, 0xf5, 0xf4])], [Rgb([0x12, 0x17, 0x16]), Rgb([0x1b, 0x22, 0x21])]];

/// How much of the paper a band of uncertainty has, the rest being the accent.
const PAPER_IN_BANDS: f64 = 0.68;

/// Steps from a colour to black or white in which one that can be read is looked for.
const STEPS: u32 = 64;

/// Light or dark colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

impl Rgb {
    /// Reads `#rgb` or `#rrggbb`.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize, length: usize| {
            let value = u8::from_str_radix(digits.get(at * length..(at + 1) * length)?, 16).ok()?;
            Some(if length == 1 { value * 17 } else { value })
        };
        let length = match digits.len() {
            3 => 1,
            6 => 2,
            _ => return None,
        };
        Some(Rgb([channel(0, length)?, channel(1, length)?, channel(2, length)?]))
    }

    /// As style sheets write it.
    pub fn css(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The relative luminance of WCAG 2.2, 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of WCAG 2.2, 1 to 21.
    pub fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// A mixture; `share` of the other, 0 to 1.
    fn mixed(self, other: Rgb, share: f64) -> Rgb {
        let mix = |at: usize| {
            let (own, others) = (f64::from(self.0[at]), f64::from(other.0[at]));
            (own + (others - own) * share).round() as u8
        };
        Rgb([mix(0), mix(1), mix(2)])
    }

    /// The contrast with what accents stand on in a scheme, where it is least.
    pub fn contrast_in(self, scheme: Scheme) -> f64 {
        BEHIND[scheme as usize].iter().map(|behind| self.contrast(*behind)).fold(f64::INFINITY, f64::min)
    }

    fn is_readable(self, scheme: Scheme) -> bool {
        self.contrast_in(scheme) >= LEAST_CONTRAST
    }

    /// The nearest colour of the same hue that can be read in a scheme.
    pub fn readable(self, scheme: Scheme) -> Rgb {
        let end = match scheme {
            Scheme::Light => Rgb([0; 3]),
            Scheme::Dark => Rgb([255; 3]),
        };
        let steps = (0..=STEPS).map(|step| self.mixed(end, f64::from(step) / f64::from(STEPS)));
        steps.into_iter().find(|colour| colour.is_readable(scheme)).unwrap_or(end)
    }

    /// What text on this colour is written in: the paper of the scheme.
    pub fn on_it(scheme: Scheme) -> Rgb {
        BEHIND[scheme as usize][0]
    }

    /// The colour of bands of uncertainty.
    pub fn band(self, scheme: Scheme) -> Rgb {
        self.mixed(BEHIND[scheme as usize][0], PAPER_IN_BANDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        let (black, white) = (Rgb([0; 3]), Rgb([255; 3]));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        // The grey that is known as the lightest with 4.5 on white.
        let grey = Rgb::read("#767676").expect("a colour");
        assert!((4.5..4.6).contains(&grey.contrast(white)));
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        let own = Rgb::read("#0b5563").expect("a colour");
        assert_eq!(own.readable(Scheme::Light), own);
        assert_eq!(Rgb::read("#0a5"), Rgb::read("#00aa55"));
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in
            ["", "#", "#12", "#1234", "#12345g", "red", "rgb(1,2,3)", "#ä12", "#1234567", " #fff", "#+1+1+1"]
        {
            assert_eq!(Rgb::read(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_colour_becomes_readable_in_both_schemes(channels: [u8; 3]) {
            let colour = Rgb(channels);
            prop_assert_eq!(Rgb::read(&colour.css()), Some(colour));
            for scheme in Scheme::ALL {
                let moved = colour.readable(scheme);
                for behind in BEHIND[scheme as usize] {
                    prop_assert!(moved.contrast(behind) >= LEAST_CONTRAST);
                }
                prop_assert!(moved.contrast(Rgb::on_it(scheme)) >= LEAST_CONTRAST);
            }
        }
    }
}
