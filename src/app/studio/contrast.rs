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
    let ratio = |colour: Rgb| ratio(colour.contrast_in(scheme), texts);
    let words = if used == own {
        texts.studio_contrast_kept(&own.css(), &ratio(own))
    } else {
        let (before, after) = (ratio(own), ratio(used));
        texts.studio_contrast_moved(
            &own.css(),
            &used.css(),
            &figures::plain(LEAST_CONTRAST, texts),
            &before,
            &after,
        )
    };
    html! {
        <li key={id}>
            { sample(own, used, scheme) }
            <p><b>{ texts.studio_scheme(id) }</b>{ texts.gap() }<span>{ words }</span></p>
        </li>
    }
}

/// The colour as text on paper and as paper on a button: as it was chosen, and as it is used where that differs.
fn sample(own: Rgb, used: Rgb, scheme: Scheme) -> Html {
    let (paper, ink) = (Rgb::on_it(scheme).css(), Rgb::on_it(scheme.other()).css());
    let shown = |at: &str, colour: Rgb| {
        html! {
            <g transform={format!("translate({at} 0)")}>
                <text x="8" y="23" fill={colour.css()}>{ "Aa" }</text>
                <rect x="36" y="6" width="28" height="24" rx="3" fill={colour.css()} />
                <text x="41" y="23" fill={paper.clone()}>{ "Aa" }</text>
            </g>
        }
    };
    let moved = (used != own).then(|| {
        html! {
            <>
                <path d="M74 18h12m-4 -4l4 4l-4 4" fill="none" stroke={ink} />
                { shown("88", used) }
            </>
        }
    });
    let width = if moved.is_some() { "160" } else { "72" };
    html! {
        <svg class="sample" {width} height="36" viewBox={format!("0 0 {width} 36")} aria-hidden="true">
            <rect {width} height="36" fill={paper.clone()} />
            { shown("0", own) }
            { for moved }
        </svg>
    }
}

/// A contrast with one decimal; rounded down, so that none seems to reach what it does not.
fn ratio(contrast: f64, texts: &Texts) -> String {
    figures::plain((contrast * 10.0).floor() / 10.0, texts)
}
