//! What a web person pastes into a page: pure text, escaped for where it stands.

use super::checked::query;
use super::state::OF_ELEMENT;
use crate::embed::ATTRIBUTES;

/// Longest line on which all attributes stand beside each other, in characters.
const LONGEST_LINE: usize = 100;
/// The element's name.
const ELEMENT: &str = "alignment-calculator";
/// The height of a bare frame, which cannot follow its content, in CSS pixels.
const HEIGHT: &str = "1200";

/// What all snippets are made from.
#[derive(Clone, Copy, Debug)]
pub struct Embed<'a> {
    /// The folder in which the calculator and `embed.js` are, with a slash at its end.
    pub folder: &'a str,
    /// Names and values that are set.
    pub attributes: &'a [(&'static str, String)],
    /// The calculator's name, for a link and the title of a frame.
    pub title: &'a str,
}

/// Where a snippet is pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Into any page.
    Html,
    /// Into a block of a WordPress page by somebody who may write scripts.
    Block,
    /// Into a WordPress theme and, without a script, into a block.
    Theme,
    /// Into a React program.
    React,
    /// Into any page, without a script.
    Frame,
}

/// One text to paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The fixed name of the place for it.
    pub place: &'static str,
    /// The text.
    pub code: String,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Html, Self::Block, Self::Theme, Self::React, Self::Frame];

    /// The fixed name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Block => "block",
            Self::Theme => "theme",
            Self::React => "react",
            Self::Frame => "frame",
        }
    }

    /// The texts to paste.
    pub fn parts(self, embed: &Embed) -> Vec<Part> {
        let part = |place, code| Part { place, code };
        match self {
            Self::Html => vec![part("page", embed.html())],
            Self::Block => vec![part("block", block(&embed.html()))],
            Self::Theme => vec![part("functions", embed.php()), part("block", block(&embed.element()))],
            Self::React => vec![part("component", embed.react())],
            Self::Frame => vec![part("page", embed.frame())],
        }
    }
}

impl Embed<'_> {
    fn script(&self) -> String {
        format!("{}embed.js", self.folder)
    }

    /// Where the calculator is.
    fn calculator(&self) -> &str {
        let stated = self.attributes.iter().find(|(name, _)| *name == "src");
        stated.map_or(self.folder, |(_, address)| address)
    }

    fn html(&self) -> String {
        format!("<script async src=\"{}\"></script>\n{}", in_html(&self.script()), self.element())
    }

    /// The element; its content is what there is without scripts.
    fn element(&self) -> String {
        let attributes = self.attributes.iter().map(|(name, value)| format!("{name}=\"{}\"", in_html(value)));
        let tag = opened(ELEMENT, attributes.collect());
        format!("{tag}<a href=\"{}\">{}</a></{ELEMENT}>", in_html(self.calculator()), in_html(self.title))
    }

    fn frame(&self) -> String {
        let address = format!("{}?{}", self.calculator(), query(self.attributes));
        let attributes = [
            ("src", in_html(&address).as_str()),
            ("title", &in_html(self.title)),
            ("width", "100%"),
            ("height", self.height()),
            ("style", "border: 0"),
            ("loading", "lazy"),
            ("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals allow-forms"),
            ("allow", "clipboard-write; web-share"),
            ("referrerpolicy", "no-referrer"),
        ]
        .map(|(name, value)| format!("{name}=\"{value}\""));
        format!("{}</iframe>", opened("iframe", attributes.into()))
    }

    fn height(&self) -> &str {
        let stated = self.attributes.iter().find(|(name, _)| *name == "min-height");
        stated.map_or(HEIGHT, |(_, height)| height)
    }

    /// For a theme: the script on every page, and the element for authors who may not write scripts.
    fn php(&self) -> String {
        let mut names: Vec<_> =
            ATTRIBUTES.into_iter().chain(OF_ELEMENT).map(|name| format!("'{name}'")).collect();
        names.sort_unstable();
        format!(
            "\
add_action( 'wp_enqueue_scripts', function () {{
	wp_enqueue_script( '{ELEMENT}', '{}', array(), null, array( 'strategy' => 'async' ) );
}} );
add_filter( 'wp_kses_allowed_html', function ( $tags, $context ) {{
	if ( 'post' === $context ) {{
		$tags['{ELEMENT}'] = array_fill_keys( array( {} ), true );
	}}
	return $tags;
}}, 10, 2 );
",
            in_php(&self.script()),
            names.join(", ")
        )
    }

    fn react(&self) -> String {
        let attributes: String = self
            .attributes
            .iter()
            .map(|(name, value)| format!("\n      {name}={{\"{}\"}}", in_javascript(value)))
            .collect();
        let end = if attributes.is_empty() { "" } else { "\n    " };
        format!(
            "\
import {{ useEffect }} from \"react\";

const SCRIPT = \"{}\";

export function AlignmentCalculator() {{
  useEffect(() => {{
    if ([...document.scripts].some((script) => script.src === SCRIPT)) return;
    const script = document.createElement(\"script\");
    script.src = SCRIPT;
    script.async = true;
    document.head.append(script);
  }}, []);
  return (
    <{ELEMENT}{attributes}{end}>
      <a href={{\"{}\"}}>{{\"{}\"}}</a>
    </{ELEMENT}>
  );
}}
",
            in_javascript(&self.script()),
            in_javascript(self.calculator()),
            in_javascript(self.title)
        )
    }
}

/// A block of WordPress, as its code editor takes it.
fn block(html: &str) -> String {
    format!("<!-- wp:html -->\n{html}\n<!-- /wp:html -->")
}

/// A start tag: on one line where that is short, else a line an attribute.
fn opened(name: &str, attributes: Vec<String>) -> String {
    let line = attributes.iter().fold(format!("<{name}"), |line, attribute| format!("{line} {attribute}"));
    if line.chars().count() < LONGEST_LINE {
        return line + ">";
    }
    let lines =
        attributes.iter().fold(format!("<{name}"), |lines, attribute| format!("{lines}\n  {attribute}"));
    lines + "\n>"
}

/// Within an attribute of HTML in double quotes, or in its text. Brackets too, which WordPress would take for
/// its shortcodes, and line ends, which readers of HTML turn into one another.
pub fn in_html(text: &str) -> String {
    escaped(text, |sign| match sign {
        '&' => Some("&amp;".into()),
        '<' => Some("&lt;".into()),
        '>' => Some("&gt;".into()),
        '"' => Some("&quot;".into()),
        '[' | ']' | '\n' | '\r' | '\t' => Some(format!("&#{};", u32::from(sign))),
        _ => None,
    })
}

/// Within a text of PHP in single quotes.
pub fn in_php(text: &str) -> String {
    escaped(text, |sign| matches!(sign, '\\' | '\'').then(|| format!("\\{sign}")))
}

/// Within a text of JavaScript in double quotes, also where that stands in a page.
pub fn in_javascript(text: &str) -> String {
    escaped(text, |sign| match sign {
        '"' | '\\' => Some(format!("\\{sign}")),
        '<' | '>' | '\u{2028}' | '\u{2029}' => Some(format!("\\u{:04x}", u32::from(sign))),
        sign if sign.is_control() => Some(format!("\\u{:04x}", u32::from(sign))),
        _ => None,
    })
}

fn escaped(text: &str, escape: impl Fn(char) -> Option<String>) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut written, sign| {
        match escape(sign) {
            Some(instead) => written.push_str(&instead),
            None => written.push(sign),
        }
        written
    })
}
