//! What becomes of the colour that was chosen: as it is, or moved until text in it can be read.

use yew::prelude::*;

use crate::embed::{LEAST_CONTRAST, Rgb, Scheme};
use crate::text::{Texts, figures};

/// A line for each scheme; without a colour, what holds instead.
pub fn contrast(accent: Option<Rgb>, texts: &Texts) -> Html {
    let lines = accent.map(|own| Scheme::ALL.map(|scheme| line(own, scheme, texts)));
    html! {
        <div class="contrast" role="status">
            <p class="hint" hidden={accent.is_some()}>{ texts.studio_contrast_none() }</p>
            <ul hidden={accent.is_none()}>{ for lines.into_iter().flatten() }</ul>
        </div>
    }
}

fn line(own: Rgb, scheme: Scheme, texts: &Texts) -> Html {
    let id = match scheme {
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    };
    let used = own.readable(scheme);
    let ratio = |colour: Rgb| ratio(colour.contrast_in(scheme));
    let words = if used == own {
        texts.studio_contrast_kept(&own.css(), &ratio(own))
    } else {
        let (before, after) = (ratio(own), ratio(used));
        texts.studio_contrast_moved(&own.css(), &used.css(), &figures::plain(LEAST_CONTRAST), &before, &after)
    };
    html! {
        <li key={id}>
            { sample(own, used, scheme) }
            <p><b>{ texts.studio_scheme(id) }</b>{ " " }<span>{ words }</span></p>
        </li>
    }
}

/// The colour as it was chosen and as it is used, as text on paper and as paper on a button.
fn sample(own: Rgb, used: Rgb, scheme: Scheme) -> Html {
    let (paper, own, used) = (Rgb::on_it(scheme).css(), own.css(), used.css());
    let half = |at: &str, colour: &str| {
        html! {
            <g transform={format!("translate({at} 0)")}>
                <text x="8" y="23" fill={colour.to_owned()}>{ "Aa" }</text>
                <rect x="36" y="6" width="28" height="24" rx="3" fill={colour.to_owned()} />
                <text x="41" y="23" fill={paper.clone()}>{ "Aa" }</text>
            </g>
        }
    };
    html! {
        <svg class="sample" width="136" height="36" viewBox="0 0 136 36" aria-hidden="true">
            <rect width="136" height="36" fill={paper.clone()} />
            { half("0", &own) }
            { half("68", &used) }
        </svg>
    }
}

/// A contrast with one decimal; rounded down, so that none seems to reach what it does not.
fn ratio(contrast: f64) -> String {
    figures::plain((contrast * 10.0).floor() / 10.0)
}
