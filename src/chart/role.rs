//! What shapes stand for, and how each looks on white paper; style sheets know roles by their class.

/// Declares the roles, each with the class that style sheets know it by.
macro_rules! roles {
    ($($(#[$about:meta])* $role:ident = $class:literal),+ $(,)?) => {
        /// What a shape stands for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Role { $($(#[$about])* $role),+ }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Role] = &[$(Role::$role),+];

            /// The class that style sheets know it by.
            pub const fn class(self) -> &'static str {
                match self { $(Role::$role => $class),+ }
            }
        }
    };
}

roles! {
    /// A light line that helps the eye.
    Grid = "grid",
    /// The line of nothing gained and nothing lost.
    Zero = "zero",
    /// Eight cases in ten as time goes by.
    Band = "band",
    /// The edge of the band.
    Edge = "edge",
    /// The middle case.
    Median = "median",
    /// Everything at its most likely value.
    Central = "central",
    /// A bar of eight cases in ten.
    Range = "range",
    /// The most likely value on a bar.
    Tick = "tick",
    /// From the lowest to the highest answer.
    Extent = "extent",
    /// Used, counts for.
    Solid = "solid",
    /// Not used, counts against.
    Hollow = "hollow",
    /// What is usual elsewhere.
    Reference = "reference",
    /// The middle of what is usual elsewhere.
    ReferenceMedian = "reference-median",
    /// A value that is reached, or an answer of sales.
    Dot = "dot",
    /// A value that is not reached, or an answer of marketing.
    OpenDot = "open-dot",
    /// A stretch that counts: full effect, time to payback, a wide gap.
    Span = "span",
    /// A thin stretch: what was before, a narrow gap, the way from a line to its label.
    Hairline = "hairline",
    /// A date.
    Mark = "mark",
    /// A label of an axis or a remark.
    AxisLabel = "axis-label",
    /// A label of an axis that holds here.
    AxisStrong = "axis-strong",
    /// A heading of rows.
    Group = "group",
    /// A label of what is shown.
    Label = "label",
    /// A label of what matters most.
    Strong = "strong",
}

/// How a role looks on white paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The colour inside, or `none`.
    pub fill: &'static str,
    /// The colour of the line, or `none`.
    pub stroke: &'static str,
    /// The width of the line in CSS pixels.
    pub width: f64,
    /// Lengths of dash and gap in CSS pixels, or nothing for a line without gaps; dashes have round ends.
    pub dash: Option<[u8; 2]>,
    /// The weight of the text, 400 or 600.
    pub weight: u16,
    /// The size of the text in CSS pixels; 0 for what is no text.
    pub size: u8,
}

/// The colour of text and of lines that matter.
pub const INK: &str = "#15201f";
const INK_SOFT: &str = "#4b5856";
const RULE: &str = "#d3d9d7";
const EDGE: &str = "#6d7a77";
const ACCENT: &str = "#0b5563";
const BAND: &str = "#b5d2d8";
/// The colour of the paper.
pub const PAPER: &str = "#ffffff";
/// The families of all text.
pub const FAMILIES: &str = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

impl Role {
    /// How it looks on white paper, in the light colours of `styles/tokens.css`.
    pub const fn light_style(self) -> Style {
        let (fill, stroke, width) = match self {
            Role::Grid => ("none", RULE, 1.0),
            Role::Zero | Role::Mark => ("none", INK, 1.0),
            Role::Central => ("none", INK, 1.5),
            Role::Median | Role::Tick => ("none", INK, 2.5),
            Role::ReferenceMedian => ("none", INK_SOFT, 1.5),
            Role::Band => (BAND, "none", 0.0),
            Role::Edge => ("none", ACCENT, 1.0),
            Role::Extent => ("none", ACCENT, 1.5),
            Role::Span => ("none", ACCENT, 2.0),
            Role::Hairline => ("none", EDGE, 1.0),
            Role::Range => (BAND, ACCENT, 1.0),
            Role::Solid => (ACCENT, ACCENT, 1.0),
            Role::Hollow => (PAPER, EDGE, 1.5),
            Role::Reference => (RULE, "none", 0.0),
            Role::Dot => (ACCENT, ACCENT, 2.0),
            Role::OpenDot => (PAPER, ACCENT, 2.0),
            Role::AxisLabel | Role::Group => (INK_SOFT, "none", 0.0),
            Role::AxisStrong | Role::Label | Role::Strong => (INK, "none", 0.0),
        };
        Style {
            fill,
            stroke,
            width,
            dash: match self {
                Role::Central => Some([1, 4]),
                Role::Mark => Some([2, 4]),
                _ => None,
            },
            weight: if matches!(self, Role::AxisStrong | Role::Group | Role::Strong) { 600 } else { 400 },
            size: match self {
                Role::AxisLabel | Role::AxisStrong | Role::Group => 12,
                Role::Label | Role::Strong => 13,
                _ => 0,
            },
        }
    }

    /// About how wide a text is in CSS pixels, in the widest of the usual families.
    pub fn text_width(self, text: &str) -> f64 {
        let Style { weight, size, .. } = self.light_style();
        let ems: f64 = text.chars().map(character_width).sum();
        ems * f64::from(size) * if weight > 400 { 1.13 } else { 1.0 }
    }
}

/// The width of a character as a share of the size of its text.
fn character_width(character: char) -> f64 {
    match character {
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '’' | '‘' | 'i' | 'j' | 'l' | 'I' | 'J' | '|' => 0.32,
        '\u{202f}' => 0.32,
        '\u{2060}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => 0.0,
        'f' | 'r' | 't' | '(' | ')' | '/' | '-' => 0.40,
        'm' | 'w' | 'M' | 'W' | '%' | 'Q' | 'O' => 0.93,
        'A'..='Z' | '−' | '+' | '–' => 0.74,
        '\u{2e80}'..='\u{ffdc}' => 1.0,
        _ => 0.62,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_a_line_an_area_or_a_text() {
        for role in Role::ALL {
            let Style { fill, stroke, width, size, .. } = role.light_style();
            assert!(fill != "none" || stroke != "none", "{role:?}");
            assert_eq!(width > 0.0, stroke != "none", "{role:?}");
            assert!(size == 0 || stroke == "none", "{role:?}");
        }
    }
}
