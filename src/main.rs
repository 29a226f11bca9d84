//! The browser's front door.
use yew::prelude::*;

#[component(App)]
fn app() -> Html {
    html! { <main><h1>{ "Alignment calculator" }</h1></main> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
