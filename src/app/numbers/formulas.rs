//! The formulas as arithmetic on paper, with this company's values in them.

use yew::prelude::*;

use super::PartProps;
use crate::text::formulas::{self, Formula, IDS, Line, Sum};

/// Every formula, folded away behind what it computes.
pub fn formulas(props: &PartProps) -> Html {
    let texts = props.texts;
    html! {
        <section aria-labelledby="formulas-title">
            <h3 id="formulas-title">{ texts.formulas_title() }</h3>
            <p class="hint">{ texts.formulas_note() }</p>
            <div class="folds">{ for IDS.iter().map(|id| {
                let title = texts.how_title(id);
                let content = || shown(props, &formulas::formula(id, &props.account()), title);
                props.folds.fold(&format!("how-{id}"), "fold", html! { <h4>{ title }</h4> }, false, content)
            }) }</div>
        </section>
    }
}

fn shown(props: &PartProps, formula: &Formula, title: &str) -> Html {
    let (texts, account) = (props.texts, props.account());
    let uses = formula.parameters.iter().map(|id| {
        let value = formulas::value(id, &account);
        let name = html! { <a href={format!("#parameter-{id}")}>{ texts.parameter_name(id) }</a> };
        html! {
            <li key={*id}>{ name }{ if value.is_empty() { value } else { texts.labelled("", &value) } }</li>
        }
    });
    html! {
        <div class="with-note">
            <div>
                <p>{ &formula.about }</p>
                { for formula.sums.iter().map(|sum| arithmetic(sum, title)) }
            </div>
            <div class="note">
                { for formula.remarks.iter().map(|remark| html! { <p>{ remark }</p> }) }
                <p><b>{ texts.how_uses() }</b></p>
                <ul class="uses">{ for uses }</ul>
            </div>
        </div>
    }
}

fn arithmetic(sum: &Sum, title: &str) -> Html {
    let caption = if sum.title.is_empty() { title } else { &sum.title };
    html! {
        <table class="sum">
            <caption>{ caption.to_owned() }</caption>
            <tbody>{ for sum.lines.iter().enumerate().map(|(at, line)| row(line, line.step.sign(at))) }</tbody>
            <tfoot>{ row(&sum.total, "=") }</tfoot>
        </table>
    }
}

fn row(line: &Line, sign: &str) -> Html {
    html! {
        <tr>
            <td class="step">{ sign.to_owned() }</td>
            <td class="amount">{ &line.amount }</td>
            <th scope="row">{ &line.what }</th>
        </tr>
    }
}
