//! What an embedding site asks for: attributes of its element, handed over in the address of the frame.
//!
//! Every value is hostile until it is read. One that cannot be taken is refused with what could be, and
//! all others hold.

use std::fmt;

use super::address::{is_mail, is_phone, is_web};
use super::colour::Rgb;
use crate::profile::{Parameter, usd_rate};

/// The key that says that the page stands in a frame of another site.
pub const KEY: &str = "embed";

/// The attributes that the page reads, by their names; those of the frame itself are the element's own.
pub const ATTRIBUTES: [&str; 14] = [
    "accent",
    "assumptions",
    "brand",
    "contact",
    "contact-label",
    "currency",
    "example",
    "imprint",
    "locale",
    "name",
    "privacy",
    "sections",
    "share-base",
    "theme",
];

/// The languages that there are pages in.
pub const LOCALES: [&str; 5] = ["en", "de", "es", "fr", "zh"];

/// The worked examples.
pub const EXAMPLES: [&str; 3] = ["small", "medium", "large"];

/// Longest name, label and list, in characters.
const LONGEST_BRAND: usize = 60;
const LONGEST_LABEL: usize = 60;
const LONGEST_NAME: usize = 40;
const LONGEST_LIST: usize = 4_000;

/// How much of a value that is refused is said again, in characters.
const LONGEST_ECHO: usize = 60;

/// Light or dark, as the embedding site wants it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the visitor's system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The value of the attribute.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A part of the result that an embedding site can leave out. The headline, and the figures with their
/// sources, always stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The index with its dimensions.
    Index,
    /// The likely dysfunction.
    Pattern,
    /// The rates of the funnel.
    Funnel,
    /// What is at stake.
    Stake,
    /// The remedies.
    Plan,
    /// The months ahead.
    Projection,
    /// What drives the result.
    Drivers,
    /// The answers of the two heads.
    Views,
}

impl Section {
    /// All, in the order of the result.
    pub const ALL: [Self; 8] = [
        Self::Index,
        Self::Pattern,
        Self::Funnel,
        Self::Stake,
        Self::Plan,
        Self::Projection,
        Self::Drivers,
        Self::Views,
    ];

    /// The name in the attribute.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Pattern => "pattern",
            Self::Funnel => "funnel",
            Self::Stake => "stake",
            Self::Plan => "plan",
            Self::Projection => "projection",
            Self::Drivers => "drivers",
            Self::Views => "views",
        }
    }
}

/// How visitors reach the embedding site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// An address that begins with `https://`.
    Web(String),
    /// An address that begins with `mailto:`.
    Mail(String),
    /// A number that begins with `tel:`.
    Phone(String),
}

impl Contact {
    /// The address as a link has it.
    pub fn address(&self) -> &str {
        match self {
            Self::Web(address) | Self::Mail(address) | Self::Phone(address) => address,
        }
    }
}

/// A value of the model that the embedding site has set.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// Which value.
    pub parameter: Parameter,
    /// Low, most likely and high as typed into their fields; a value of one number has it alone.
    pub corners: Vec<String>,
}

/// All that an embedding site asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Whether the page stands in a frame of another site.
    pub embedded: bool,
    /// The colour of links and marks.
    pub accent: Option<Rgb>,
    /// Values of the model that the site has set; whether they lie in their limits is not checked here.
    pub assumptions: Vec<Assumption>,
    /// Whose site it is.
    pub brand: Option<String>,
    /// How visitors reach them.
    pub contact: Option<Contact>,
    /// What the button for that says.
    pub contact_label: Option<String>,
    /// The currency of an entry that names none, by ISO 4217.
    pub currency: Option<String>,
    /// The worked example that is shown first.
    pub example: Option<&'static str>,
    /// The site's imprint.
    pub imprint: Option<String>,
    /// Keeps the drafts of several calculators on one page apart.
    pub name: Option<String>,
    /// The site's privacy notice.
    pub privacy: Option<String>,
    /// The parts of the result that are shown; none when all are.
    pub sections: Option<Vec<Section>>,
    /// The language that the site wants.
    pub locale: Option<&'static str>,
    /// The page that share links open, in place of the calculator's own.
    pub share_base: Option<String>,
    /// Light or dark.
    pub theme: Theme,
}

/// A value that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The attribute.
    pub attribute: String,
    /// The beginning of its value.
    pub value: String,
    /// What can be taken.
    pub allowed: String,
}

impl Refused {
    /// With the beginning of the value.
    pub fn new(attribute: &str, value: &str, allowed: impl Into<String>) -> Self {
        let beginning = |text: &str| {
            let short: String = text.chars().take(LONGEST_ECHO).collect();
            if short.len() < text.len() { short + "…" } else { short }
        };
        Refused { attribute: beginning(attribute), value: beginning(value), allowed: allowed.into() }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refused { attribute, value, allowed } = self;
        write!(f, "alignment-calculator: {attribute}={value:?} is ignored; allowed is {allowed}.")
    }
}

impl Settings {
    /// Reads the query of an address, without its question mark. Without [`KEY`] nothing is asked for.
    pub fn read(query: &str) -> (Self, Vec<Refused>) {
        let mut settings = Settings::default();
        let mut refused = Vec::new();
        settings.embedded = form_urlencoded::parse(query.as_bytes()).any(|(key, _)| key == KEY);
        if settings.embedded {
            for (attribute, value) in form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key != KEY) {
                if let Err(allowed) = settings.set(&attribute, value.trim()) {
                    refused.push(Refused::new(&attribute, &value, allowed));
                }
            }
        }
        (settings, refused)
    }

    /// Sets one attribute; says what is allowed when the value cannot be taken. An empty one asks for nothing.
    fn set(&mut self, attribute: &str, value: &str) -> Result<(), String> {
        if value.is_empty() {
            return Ok(());
        }
        match attribute {
            "accent" => self.accent = Some(Rgb::read(value).ok_or("#rgb or #rrggbb")?),
            "assumptions" => return self.set_assumptions(value),
            "brand" => self.brand = Some(text(value, LONGEST_BRAND)?),
            "contact" => self.contact = Some(contact(value)?),
            "contact-label" => self.contact_label = Some(text(value, LONGEST_LABEL)?),
            "currency" => {
                let code = value.to_ascii_uppercase();
                let is_known = usd_rate(&code).is_some();
                self.currency =
                    Some(is_known.then_some(code).ok_or("a currency such as EUR that the calculator knows")?);
            }
            "example" => self.example = Some(one_of(value, &EXAMPLES)?),
            "imprint" => self.imprint = Some(web(value)?),
            "locale" => self.locale = Some(one_of(value, &LOCALES)?),
            "name" => self.name = Some(text(value, LONGEST_NAME)?),
            "privacy" => self.privacy = Some(web(value)?),
            "sections" => self.sections = Some(sections(value)?),
            "share-base" => self.share_base = Some(share_base(value)?),
            "theme" => {
                let found = Theme::ALL.into_iter().find(|theme| theme.id() == value);
                self.theme = found.ok_or_else(|| listed(&Theme::ALL.map(Theme::id)))?;
            }
            _ => return Err(format!("one of the attributes {}", listed(&ATTRIBUTES))),
        }
        Ok(())
    }

    /// Reads `name=value` or `name=low/most likely/high`, parted by semicolons.
    fn set_assumptions(&mut self, value: &str) -> Result<(), String> {
        if value.len() > LONGEST_LIST {
            return Err(format!("a list of up to {LONGEST_LIST} characters"));
        }
        let read = |one: &str| {
            let (name, value) = one.split_once('=')?;
            let parameter = Parameter::from_id(name.trim())?;
            let corners: Vec<_> = value.split('/').map(|corner| corner.trim().to_owned()).collect();
            let fits = matches!((parameter, corners.len()), (_, 1) | (Parameter::Uncertain(_), 3));
            (fits && corners.iter().all(|corner| !corner.is_empty()))
                .then_some(Assumption { parameter, corners })
        };
        let parts = value.split(';').map(str::trim).filter(|one| !one.is_empty());
        let assumptions: Option<Vec<_>> = parts.map(read).collect();
        self.assumptions = assumptions.ok_or(
            "name=value or name=low/most likely/high, parted by semicolons, with the names of the model's parameters",
        )?;
        Ok(())
    }

    /// Whether a part of the result is shown.
    pub fn shows(&self, section: Section) -> bool {
        self.sections.as_ref().is_none_or(|shown| shown.contains(&section))
    }
}

/// A short text without controls; direction marks could make a text read as another one.
fn text(value: &str, longest: usize) -> Result<String, String> {
    let is_plain = |c: char| {
        !c.is_control()
            && !matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if value.chars().count() > longest || !value.chars().all(is_plain) {
        return Err(format!("a text of up to {longest} characters"));
    }
    Ok(value.to_owned())
}

fn web(value: &str) -> Result<String, String> {
    is_web(value).then(|| value.to_owned()).ok_or_else(|| "an address that begins with https://".into())
}

/// An address without a fragment, which the link takes.
fn share_base(value: &str) -> Result<String, String> {
    let is_free = !value.contains('#');
    let address = is_free.then(|| web(value).ok()).flatten();
    address.ok_or_else(|| "an address that begins with https:// and has no #".into())
}

fn contact(value: &str) -> Result<Contact, String> {
    match value {
        _ if is_web(value) => Ok(Contact::Web(value.to_owned())),
        _ if is_mail(value) => Ok(Contact::Mail(value.to_owned())),
        _ if is_phone(value) => Ok(Contact::Phone(value.to_owned())),
        _ => {
            Err("an address that begins with https://, mailto: with one address, or tel: with a number"
                .into())
        }
    }
}

fn sections(value: &str) -> Result<Vec<Section>, String> {
    let names = value.split([',', ' ']).filter(|name| !name.is_empty());
    let found: Option<Vec<_>> =
        names.map(|name| Section::ALL.into_iter().find(|section| section.id() == name)).collect();
    found.ok_or_else(|| format!("a list of {}", listed(&Section::ALL.map(Section::id))))
}

fn one_of(value: &str, known: &[&'static str]) -> Result<&'static str, String> {
    known.iter().find(|known| **known == value).copied().ok_or_else(|| listed(known))
}

fn listed(known: &[&str]) -> String {
    known.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(query: &str) -> (Settings, Vec<Refused>) {
        Settings::read(query)
    }

    #[test]
    fn without_the_key_nothing_is_asked_for() {
        assert_eq!(read("accent=%230a5&brand=Example"), (Settings::default(), Vec::new()));
        assert_eq!(read("utm_source=mail"), (Settings::default(), Vec::new()));
    }

    #[test]
    fn every_attribute_is_read() {
        let (settings, refused) = read(
            "embed=1&accent=%230a5&assumptions=discount_rate%3D8%3B+causal_share%3D10%2F20%2F30&brand=Example+%26+Co\
             &contact=https%3A%2F%2Fexample.com%2Fcontact&contact-label=Talk+to+us&currency=eur&example=small\
             &imprint=https%3A%2F%2Fexample.com%2Fimprint&locale=en&name=second&privacy=https%3A%2F%2Fexample.com%2Fprivacy\
             &sections=index,plan&share-base=https%3A%2F%2Fexample.com%2Ftool&theme=dark",
        );
        assert_eq!(refused, []);
        assert_eq!(settings.accent, Some(Rgb([0, 0xaa, 0x55])));
        let assumptions: Vec<_> =
            settings.assumptions.iter().map(|it| (it.parameter.id(), it.corners.join(" "))).collect();
        assert_eq!(
            assumptions,
            [("discount_rate".into(), "8".into()), ("causal_share".into(), "10 20 30".into())]
        );
        assert_eq!(settings.brand.as_deref(), Some("Example & Co"));
        assert_eq!(settings.contact, Some(Contact::Web("https://example.com/contact".into())));
        assert_eq!(settings.contact_label.as_deref(), Some("Talk to us"));
        assert_eq!(settings.currency.as_deref(), Some("EUR"));
        assert_eq!((settings.example, settings.theme), (Some("small"), Theme::Dark));
        assert_eq!(settings.name.as_deref(), Some("second"));
        assert!(settings.shows(Section::Index) && !settings.shows(Section::Stake));
        assert_eq!(settings.share_base.as_deref(), Some("https://example.com/tool"));
        assert!(settings.privacy.is_some() && settings.imprint.is_some());
    }

    #[test]
    fn what_cannot_be_taken_is_refused_with_what_could_be_and_the_rest_holds() {
        for (attribute, value, allowed) in [
            ("accent", "blurple", "#rgb"),
            ("accent", "url(//example.com)", "#rgb"),
            ("assumptions", "discount_rate", "name=value"),
            ("assumptions", "discount_rate=1/2/3", "name=value"),
            ("assumptions", "profit=8", "the model's parameters"),
            ("brand", "a\u{202e}b", "60 characters"),
            ("contact", "javascript:alert(1)", "https://"),
            ("contact", "http://example.com", "https://"),
            ("currency", "EURO", "EUR"),
            ("example", "huge", "small, medium, large"),
            ("imprint", "mailto:a@example.com", "https://"),
            ("locale", "xx", "en"),
            ("sections", "index,headlines", "pattern"),
            ("share-base", "https://example.com/#a", "no #"),
            ("theme", "sepia", "auto, light, dark"),
            ("colour", "#000", "accent"),
        ] {
            let query: String = form_urlencoded::Serializer::new(String::new())
                .append_pair(KEY, "1")
                .append_pair(attribute, value)
                .append_pair("currency", "CHF")
                .finish();
            let (settings, refused) = read(&query);
            let expected = Settings { embedded: true, currency: Some("CHF".into()), ..Settings::default() };
            assert_eq!(settings, expected, "{attribute}={value}");
            assert_eq!(refused.len(), 1, "{attribute}={value}");
            let said = refused[0].to_string();
            assert!(said.contains(attribute) && said.contains(allowed), "{said}");
        }
    }

    #[test]
    fn the_names_of_attributes_are_those_that_are_read() {
        for attribute in ATTRIBUTES {
            let refused =
                Settings::default().set(attribute, "\u{7}").expect_err("no value is a control character");
            assert!(!refused.contains("attributes"), "{attribute} is not known");
        }
    }

    proptest! {
        #[test]
        fn no_query_is_too_much(query in "embed&.{0,200}", attribute in 0..ATTRIBUTES.len(), value: String) {
            let _ = read(&query);
            let query = form_urlencoded::Serializer::new("embed=1&".to_owned()).append_pair(ATTRIBUTES[attribute], &value).finish();
            let (settings, refused) = read(&query);
            prop_assert!(refused.len() <= 1);
            prop_assert!(settings.brand.is_none_or(|brand| brand.chars().count() <= LONGEST_BRAND));
        }
    }
}
