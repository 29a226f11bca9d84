use std::rc::Rc;

use proptest::prelude::*;
use yew::Reducible;

use super::checked::{Checked, query};
use super::snippet::{Embed, Kind, in_html, in_javascript, in_php};
use super::state::{Action, OF_ELEMENT, State, shown};
use crate::embed::{ATTRIBUTES, Section, Settings};
use crate::profile::{Parameter, Uncertain};

const HOST: &str = "https://tools.example/calculator/";

fn state(pairs: &[(&str, &str)]) -> State {
    let mut state = Rc::new(State::default());
    for (name, value) in pairs {
        state = state.reduce(Action::Set((*name).to_owned(), (*value).to_owned()));
    }
    (*state).clone()
}

fn codes(kind: Kind, attributes: &[(&'static str, String)]) -> Vec<String> {
    let embed = Embed { folder: HOST, attributes, title: "Alignment calculator" };
    kind.parts(&embed).into_iter().map(|part| part.code).collect()
}

/// The value of an attribute, read as browsers read it.
fn attribute(html: &str, name: &str) -> Option<String> {
    let begin = [format!(" {name}=\""), format!("\n  {name}=\"")];
    let start = begin.iter().find_map(|begin| Some(html.find(begin.as_str())? + begin.len()))?;
    let raw = html[start..].split('"').next()?;
    let mut parts = raw.split('&');
    let mut value = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').expect("every reference has its end");
        let sign = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => {
                let code = number.strip_prefix('#').expect("no other name is used");
                char::from_u32(code.parse().expect("decimal digits")).expect("a sign")
            }
        };
        value.push(sign);
        value += rest;
    }
    Some(value)
}

/// A text between double quotes, read as JavaScript reads it; JSON is a part of that.
fn javascript(text: &str) -> String {
    serde_json::from_str(&format!("\"{text}\"")).expect("it is a text of JavaScript")
}

/// A text between single quotes, read as PHP reads it.
fn php(text: &str) -> String {
    let (mut read, mut signs) = (String::new(), text.chars().peekable());
    while let Some(sign) = signs.next() {
        assert_ne!(sign, '\'', "the text ends early");
        let escapes = sign == '\\' && signs.peek().is_some_and(|next| matches!(next, '\\' | '\''));
        read.push(if escapes { signs.next().unwrap_or(sign) } else { sign });
    }
    read
}

#[test]
fn snippets_are_as_people_would_write_them() {
    let checked = Checked::of(&state(&[("accent", "#0a5"), ("brand", "Example & Co"), ("theme", "light")]));
    let html = "<script async src=\"https://tools.example/calculator/embed.js\"></script>\n\
                <alignment-calculator accent=\"#0a5\" brand=\"Example &amp; Co\" theme=\"light\">\
                <a href=\"https://tools.example/calculator/\">Alignment calculator</a></alignment-calculator>";
    assert_eq!(codes(Kind::Html, &checked.accepted), [html]);
    assert_eq!(
        codes(Kind::Block, &checked.accepted),
        [format!("<!-- wp:html -->\n{html}\n<!-- /wp:html -->")]
    );
    let [functions, block] = &codes(Kind::Theme, &checked.accepted)[..] else { panic!("two texts") };
    assert_eq!(
        *functions,
        "\
add_action( 'wp_enqueue_scripts', function () {
	wp_enqueue_script( 'alignment-calculator', 'https://tools.example/calculator/embed.js', array(), null, array( 'strategy' => 'async' ) );
} );
add_filter( 'wp_kses_allowed_html', function ( $tags, $context ) {
	if ( 'post' === $context ) {
		$tags['alignment-calculator'] = array_fill_keys( array( 'accent', 'assumptions', 'brand', 'contact', 'contact-label', 'currency', 'example', 'imprint', 'locale', 'logo', 'max-height', 'min-height', 'name', 'privacy', 'sections', 'share-base', 'src', 'theme' ), true );
	}
	return $tags;
}, 10, 2 );
"
    );
    assert!(!block.contains("script") && block.contains("<alignment-calculator accent"), "{block}");
    assert_eq!(
        codes(Kind::React, &checked.accepted),
        ["\
import { useEffect } from \"react\";

const SCRIPT = \"https://tools.example/calculator/embed.js\";

export function AlignmentCalculator() {
  useEffect(() => {
    if ([...document.scripts].some((script) => script.src === SCRIPT)) return;
    const script = document.createElement(\"script\");
    script.src = SCRIPT;
    script.async = true;
    document.head.append(script);
  }, []);
  return (
    <alignment-calculator
      accent={\"#0a5\"}
      brand={\"Example & Co\"}
      theme={\"light\"}
    >
      <a href={\"https://tools.example/calculator/\"}>{\"Alignment calculator\"}</a>
    </alignment-calculator>
  );
}
"]
    );
    assert_eq!(
        codes(Kind::Frame, &checked.accepted),
        ["\
<iframe
  src=\"https://tools.example/calculator/?embed=1&amp;accent=%230a5&amp;brand=Example+%26+Co&amp;theme=light\"
  title=\"Alignment calculator\"
  width=\"100%\"
  height=\"1200\"
  style=\"border: 0\"
  loading=\"lazy\"
  sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals allow-forms\"
  allow=\"clipboard-write; web-share\"
  referrerpolicy=\"no-referrer\"
></iframe>"]
    );
}

#[test]
fn without_attributes_snippets_are_short() {
    let [html] = &codes(Kind::Html, &[])[..] else { panic!("one text") };
    assert!(html.contains("<alignment-calculator><a href="), "{html}");
    let [frame] = &codes(Kind::Frame, &[])[..] else { panic!("one text") };
    assert_eq!(attribute(frame, "src").as_deref(), Some("https://tools.example/calculator/?embed=1"));
    let [react] = &codes(Kind::React, &[])[..] else { panic!("one text") };
    assert!(react.contains("    <alignment-calculator>\n"), "{react}");
}

#[test]
fn hostile_values_stay_values() {
    let hostile = [
        "\"><script>alert(1)</script>",
        "' onload='alert(1)",
        "</alignment-calculator><?php system('ls'); ?>",
        "{alert(1)} ${x} `y` \\",
        "a\nb\r\nc\td",
        "--> <!-- /wp:html -->",
        "[gallery] &amp; &#60;",
        "\u{2028}\u{2029}\u{feff}é",
        "*/ // #",
    ];
    for value in hostile {
        let attributes = [("brand", value.to_owned()), ("src", format!("https://other.example/{value}"))];
        for kind in Kind::ALL {
            for code in codes(kind, &attributes) {
                for sign in ["<?", "</script><", "<script>", "--> <!--"] {
                    assert!(!code.contains(sign), "{kind:?} lets {sign} through: {code}");
                }
                assert!(kind == Kind::React || !code.contains("[gallery]"), "a shortcode in {code}");
            }
        }
        let [html] = &codes(Kind::Html, &attributes)[..] else { panic!("one text") };
        assert_eq!(attribute(html, "brand").as_deref(), Some(value));
        // A frame has neither the attribute nor a way out of its address.
        let [frame] = &codes(Kind::Frame, &[("brand", value.to_owned())])[..] else { panic!("one text") };
        let address = attribute(frame, "src").expect("a frame has an address");
        let (_, asked) = address.split_once('?').expect("attributes are behind the question mark");
        let read: Vec<_> = form_urlencoded::parse(asked.as_bytes()).collect();
        assert_eq!(read[1], ("brand".into(), value.into()));
    }
}

#[test]
fn what_cannot_be_used_is_left_out_and_named() {
    let checked = Checked::of(&state(&[
        ("accent", " #0a5 "),
        ("contact", "javascript:alert(1)"),
        ("logo", "http://example.com/logo.svg"),
        ("min-height", "900"),
        ("max-height", "800"),
        ("src", "https://other.example/?x"),
        ("locale", "xx"),
    ]));
    assert_eq!(checked.accepted, [("accent", "#0a5".to_owned()), ("min-height", "900".into())]);
    assert_eq!(checked.refused, ["contact", "locale", "logo", "max-height", "src"]);
    let good = Checked::of(&state(&[
        ("logo", "https://example.com/logo.svg"),
        ("max-height", "20000"),
        ("src", "https://other.example/a/"),
    ]));
    assert_eq!(good.refused, [""; 0]);
    let [html] = &codes(Kind::Html, &good.accepted)[..] else { panic!("one text") };
    assert!(html.contains("<a href=\"https://other.example/a/\">"), "{html}");
    assert!(html.contains("logo=\"https://example.com/logo.svg\""), "{html}");
    let [frame] = &codes(Kind::Frame, &good.accepted)[..] else { panic!("one text") };
    assert_eq!(attribute(frame, "src").as_deref(), Some("https://other.example/a/?embed=1"));
}

#[test]
fn assumptions_are_checked_as_the_profile_is() {
    let discount = Parameter::DiscountRate;
    let causal = Parameter::Uncertain(Uncertain::CausalShare);
    let mut state = Rc::new(State::default());
    for action in [
        Action::Add(discount),
        Action::Add(causal),
        Action::Set("settings.overrides.discount_rate.mode".into(), "8;theme=dark".into()),
        Action::Set("settings.overrides.causal_share.mode".into(), "20".into()),
        Action::Set("settings.overrides.causal_share.high".into(), "30 %".into()),
        Action::Set("settings.overrides.staff_day.mode".into(), "800".into()),
    ] {
        state = state.reduce(action);
    }
    // What parts values in the attribute cannot be typed into one, and what was not added has no box.
    assert_eq!(state.0.get("assumptions"), "discount_rate=8theme=dark;causal_share=/20/30 %");
    let checked = Checked::of(&state);
    assert_eq!(checked.accepted, [("assumptions", "causal_share=20/20/30 %".to_owned())]);
    assert_eq!(checked.refused, ["assumptions"]);
    assert_eq!(checked.faults.len(), 1);
    state = state.reduce(Action::Set("settings.overrides.discount_rate.mode".into(), "8".into()));
    let checked = Checked::of(&state);
    assert_eq!(
        (checked.accepted.len(), checked.refused.len(), checked.settings.assumptions.len()),
        (1, 0, 2)
    );
    state = state.reduce(Action::Set("settings.overrides.causal_share.low".into(), "40".into()));
    assert_eq!(Checked::of(&state).faults[0].field, "settings.overrides.causal_share");
    state = state.reduce(Action::Remove(causal)).reduce(Action::Remove(discount));
    assert_eq!(*state, State::default());
    let new = state.reduce(Action::Add(discount));
    let checked = Checked::of(&new);
    assert_eq!((checked.accepted.len(), checked.refused.len()), (0, 0), "nothing was typed yet");
    assert_eq!(State::read(&new.fragment()), *new, "but the row stays");
}

#[test]
fn sections_are_named_only_while_one_is_left_out() {
    let state = Rc::new(State::default()).reduce(Action::Show(Section::Funnel, false));
    assert_eq!(state.0.get("sections"), "index,pattern,stake,plan,projection,drivers,views");
    assert!(!shown(state.0.get("sections")).contains(&Section::Funnel));
    assert_eq!(*state.reduce(Action::Show(Section::Funnel, true)), State::default());
    assert_eq!(shown("nonsense").len(), Section::ALL.len());
}

#[test]
fn the_preview_keeps_what_is_typed_there_apart() {
    let preview =
        Checked::of(&state(&[("logo", "https://example.com/logo.svg"), ("accent", "#0a5")])).preview();
    assert_eq!(preview, "embed=1&accent=%230a5&name=studio");
    assert!(Checked::of(&state(&[("name", "second")])).preview().ends_with("name=second"));
}

/// Texts of all kinds; the sign that no page can hold left out.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![".{0,40}", "[\"'<>&\\[\\]\\\\/;=#?a-z \r\n\t]{0,40}", any::<String>()]
        .prop_map(|text| text.replace('\0', ""))
}

proptest! {
    #[test]
    fn an_attribute_is_read_back_as_it_was(value in texts(), other in texts()) {
        let attributes = [("brand", value.clone()), ("contact", other.clone())];
        for kind in [Kind::Html, Kind::Block] {
            let code = codes(kind, &attributes).remove(0);
            let (_, element) = code.split_once("<alignment-calculator").expect("the element is there");
            prop_assert_eq!(attribute(element, "brand"), Some(value.clone()));
            prop_assert_eq!(attribute(element, "contact"), Some(other.clone()));
        }
        prop_assert_eq!(javascript(&in_javascript(&value)), value.clone());
        prop_assert_eq!(php(&in_php(&value)), value.clone());
        let quoted = format!(" a=\"{}\"", in_html(&value));
        prop_assert_eq!(attribute(&quoted, "a"), Some(value));
    }

    #[test]
    fn a_state_is_read_back_from_its_link(values in proptest::collection::vec(texts(), ATTRIBUTES.len() + OF_ELEMENT.len())) {
        let names = ATTRIBUTES.iter().chain(&OF_ELEMENT);
        let pairs: Vec<_> = names.zip(&values).map(|(name, value)| (*name, value.as_str())).collect();
        let state = state(&pairs);
        prop_assert_eq!(State::read(&state.fragment()), state.clone());
        let checked = Checked::of(&state);
        // Whatever was typed, the calculator takes all that a snippet holds.
        let (settings, refused) = Settings::read(&query(&checked.accepted));
        prop_assert_eq!(refused, []);
        prop_assert_eq!(settings, checked.settings);
    }

    #[test]
    fn no_link_is_too_much(fragment: String) {
        let _ = Checked::of(&State::read(&fragment));
    }
}
