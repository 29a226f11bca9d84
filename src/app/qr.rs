//! QR codes of links. What draws them is a module of its own, which is loaded when the first is shown.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::text::Texts;

/// Width and height of a code on the page, in CSS pixels.
const WIDTH: &str = "200";

/// A drawn code.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// Width and height of the picture in modules, with the quiet zone.
    pub size: u32,
    /// What is dark in it, as the `d` of an SVG path.
    pub path: String,
}

#[wasm_bindgen]
extern "C" {
    /// `boot.js` defines it: it loads the module and draws.
    #[wasm_bindgen(catch, js_name = drawQrCode)]
    async fn draw(text: &str) -> Result<JsValue, JsValue>;
}

/// Draws a text; nothing where the module does not load or the text is too long for a code.
pub async fn code(text: &str) -> Option<Code> {
    let drawn = draw(text).await.ok()?.as_string()?;
    let (size, path) = drawn.split_once(' ')?;
    Some(Code { size: size.parse().ok()?, path: path.to_owned() })
}

/// What a shown code takes.
#[derive(Properties, PartialEq)]
pub struct QrCodeProps {
    /// The texts of the page's language.
    pub texts: &'static Texts,
    /// What the code says.
    pub text: AttrValue,
    /// What the picture is called for those who do not see it.
    pub title: AttrValue,
}

/// The code of a text; words in its place where it cannot be had.
#[component(QrCode)]
pub fn qr_code(QrCodeProps { texts, text, title }: &QrCodeProps) -> Html {
    let drawn = use_state(|| None::<(AttrValue, Option<Code>)>);
    {
        let drawn = drawn.clone();
        use_effect_with(text.clone(), move |text| {
            let (text, is_wanted) = (text.clone(), Rc::new(Cell::new(true)));
            let still = is_wanted.clone();
            spawn_local(async move {
                let code = code(&text).await;
                if still.get() {
                    drawn.set(Some((text, code)));
                }
            });
            move || is_wanted.set(false)
        });
    }
    // A code that was drawn of another text must not be scanned meanwhile.
    let answer = drawn.as_ref().filter(|(of, _)| of == text).map(|(_, code)| code);
    let code = answer.and_then(Option::as_ref);
    let size = code.map_or(1, |code| code.size).to_string();
    html! {
        <div aria-busy={answer.is_none().then_some("true")}>
            <div hidden={answer.is_some_and(Option::is_none)}>
                // White around it in the dark, too: readers want dark on light.
                <svg width={WIDTH} height={WIDTH} viewBox={format!("0 0 {size} {size}")} role="img">
                    <title>{ title }</title>
                    <rect width={size.clone()} height={size} fill="#fff"/>
                    <path d={code.map(|code| code.path.clone())} fill="#000"/>
                </svg>
            </div>
            <p class="hint" role="status">{ if answer.is_some_and(Option::is_none) { texts.qr_failed() } else { "" } }</p>
        </div>
    }
}
