//! What was entered, in one line: whose figures a printed result rests on.

use super::{Account, figures};
use crate::profile::Stage;

/// The figures that were entered, the most important first; the answers are told elsewhere.
pub fn entered(account: &Account) -> String {
    let Account { profile, texts, .. } = account;
    let (company, team, funnel) = (&profile.company, &profile.team, &profile.funnel);
    let exact = |value: f64| figures::exact_money(value, account.currency, texts);
    let plain = |value: Option<f64>| value.map(|value| figures::plain(value, texts));
    let facts = [
        ("revenue", Some(exact(profile.annual_revenue()))),
        ("margin", company.gross_margin.map(|share| figures::percent(share, texts))),
        ("sellers", plain(team.sellers)),
        ("marketers", plain(team.marketers)),
        ("outsourced_marketers", plain(team.outsourced_marketers)),
        ("won", plain(funnel.counts[Stage::Won as usize])),
        ("deal", funnel.average_deal_value.map(exact)),
        ("cycle", plain(funnel.sales_cycle_days)),
        ("budget", profile.plan.budget.map(exact)),
    ];
    let facts =
        facts.into_iter().filter_map(|(id, value)| Some(texts.stated(texts.entered_fact(id), &value?)));
    texts.entered(&texts.row(&facts.collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Diagnosis, Draws};
    use crate::profile::Profile;
    use crate::text::Texts;

    #[test]
    fn a_printed_result_says_whose_figures_it_rests_on() {
        let json = include_str!("../../tests/worked/medium-marketing-shelved-under-sales.profile.json");
        let profile = Profile::from_json_text(json).expect("the example is a profile");
        let report = Diagnosis::new(&profile, &Draws::sobol(64)).report();
        let texts = Texts::english();
        let account =
            Account { profile: &profile, report: &report, further: None, currency: "USD", texts: &texts };
        let said = entered(&account);
        assert!(said.starts_with("Entered: annual revenue $"), "{said}");
        assert!(said.contains("sellers 18, marketers 4") && said.ends_with('.'), "{said}");
    }
}
