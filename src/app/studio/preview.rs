//! The calculator itself in a frame, as wide as a phone or a desktop.

use yew::prelude::*;

use super::super::address;
use crate::text::Texts;

/// The id of the place that the button beside the preview leads to.
pub const SNIPPET: &str = "snippet-title";

/// How wide the calculator is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Width {
    Phone,
    Desktop,
}

impl Width {
    const ALL: [Self; 2] = [Self::Phone, Self::Desktop];

    const fn id(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Desktop => "desktop",
        }
    }
}

/// What the preview is shown with.
#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The address of the calculator with all attributes.
    pub address: AttrValue,
}

/// The frame, with a switch between its widths.
#[component(Preview)]
pub fn preview(PreviewProps { texts, address }: &PreviewProps) -> Html {
    let width = use_state_eq(|| Width::Phone);
    let to_snippet = Callback::from(|_: MouseEvent| address::focus(SNIPPET));
    let choice = |of: Width| {
        let width = width.clone();
        let (is_chosen, onchange) = (*width == of, Callback::from(move |_: Event| width.set(of)));
        html! {
            <label class="chip" key={of.id()}>
                <input type="radio" name="preview-width" value={of.id()} checked={is_chosen} {onchange} />
                <span>{ texts.studio_width(of.id()) }</span>
            </label>
        }
    };
    // A frame whose address changes leaves a step in the history; a new one does not.
    let frame = html! {
        <iframe key={address.to_string()} src={address.clone()} title={texts.studio_preview_frame().to_owned()} allow="clipboard-write; web-share"></iframe>
    };
    html! {
        <section class="preview" aria-labelledby="preview-title">
            <div class="preview-head">
                <h2 id="preview-title">{ texts.studio_preview_title() }</h2>
                <fieldset class="widths">
                    <legend class="unseen">{ texts.studio_width_legend() }</legend>
                    { for Width::ALL.map(choice) }
                </fieldset>
                <button type="button" class="link" onclick={to_snippet}>{ texts.studio_to_snippet() }</button>
            </div>
            <p class="hint">{ texts.studio_preview_hint() }</p>
            <div class={classes!("stage", width.id())}>{ for [frame] }</div>
        </section>
    }
}
