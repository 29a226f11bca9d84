//! What the site around the page has set, checked as everything is that becomes part of a profile.

use std::cell::RefCell;

use gloo::console::warn;
use gloo::utils::window;

use super::form::{CORNERS, Form, Given, as_typed_here, corner};
use crate::embed::{Assumption, Refused, Settings};
use crate::profile::{Parameter, override_range};
use crate::text::number::Convention;

thread_local! {
    static TOLD: RefCell<Vec<Refused>> = const { RefCell::new(Vec::new()) };
}

/// What the site around the page asks for in the address of its frame. What cannot be taken is said in the
/// console, with what could be.
pub fn load_settings() -> Settings {
    let query = window().location().search().unwrap_or_default();
    let query = query.trim_start_matches('?');
    tell_refused(query);
    Settings::read(query).0
}

/// Says in the console what of a site's wishes cannot be taken, each once.
pub fn tell_refused(query: &str) {
    let (settings, refused) = Settings::read(query);
    for refused in refused.into_iter().chain(given(&settings).1) {
        TOLD.with_borrow_mut(|told| {
            if !told.contains(&refused) {
                warn!(refused.to_string());
                told.push(refused);
            }
        });
    }
}

/// The currency and the values of the model that a site has set, and those that cannot be taken.
pub fn given(settings: &Settings) -> (Given, Vec<Refused>) {
    let mut given = Given { currency: settings.currency.clone(), ..Given::default() };
    let mut refused = Vec::new();
    for assumption in &settings.assumptions {
        match checked(assumption) {
            Some(corners) => {
                given.overrides.insert(assumption.parameter, corners);
            }
            None => refused.push(refusal(assumption)),
        }
    }
    (given, refused)
}

/// The corners as a profile has them; none when the same values typed into their fields were a fault.
fn checked(Assumption { parameter, corners }: &Assumption) -> Option<[f64; 3]> {
    let mut form = Form::default();
    form.set("company.annual_revenue", "1000000".into());
    let names: &[&str] = if corners.len() == 1 { &["mode"] } else { &CORNERS };
    for (name, raw) in names.iter().zip(corners) {
        let path = corner(*parameter, name);
        // Attributes are written with a point before decimals, whatever the language.
        form.set(&path, as_typed_here(&path, raw, Convention::POINT));
    }
    form.profile().ok()?.settings.overrides.get(parameter).copied()
}

fn refusal(Assumption { parameter, corners }: &Assumption) -> Refused {
    let (least, most) = override_range(*parameter);
    let value = format!("{}={}", parameter.id(), corners.join("/"));
    let order = if matches!(parameter, Parameter::Uncertain(_)) { ", from low to high" } else { "" };
    Refused::new(
        "assumptions",
        &value,
        format!("numbers from {least} to {most} as the field takes them, shares in per cent{order}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(assumptions: &str) -> (Given, Vec<Refused>) {
        let query = form_urlencoded::Serializer::new("embed=1&".to_owned())
            .append_pair("assumptions", assumptions)
            .finish();
        let (settings, refused) = Settings::read(&query);
        assert_eq!(refused, []);
        given(&settings)
    }

    #[test]
    fn assumptions_are_numbers_as_the_fields_take_them() {
        let (given, refused) = read("discount_rate=12,5 %; causal_share=10/20/30; staff_day=900");
        assert_eq!(refused, []);
        assert_eq!(given.overrides[&Parameter::DiscountRate], [0.125; 3]);
        let causal = Parameter::from_id("causal_share").expect("a parameter");
        assert_eq!(given.overrides[&causal], [0.1, 0.2, 0.3]);
        assert_eq!(given.overrides[&Parameter::StaffDay], [900.0; 3]);
    }

    #[test]
    fn what_a_profile_cannot_hold_is_refused_and_the_rest_holds() {
        for wrong in ["discount_rate=900", "discount_rate=much", "causal_share=30/20/10", "staff_day=-1"] {
            let (given, refused) = read(&format!("{wrong}; gross_margin=70"));
            assert_eq!(given.overrides.len(), 1, "{wrong}");
            assert_eq!(refused.len(), 1, "{wrong}");
            let said = refused[0].to_string();
            assert!(said.contains(wrong) && said.contains(" to "), "{said}");
        }
    }

    #[test]
    fn what_is_typed_goes_before_what_a_site_has_set() {
        let (given, _) = read("discount_rate=12; gross_margin=70");
        let given = std::rc::Rc::new(Given { currency: Some("EUR".into()), ..given });
        let mut form = Form::default().over(&given);
        assert!(form.is_empty());
        form.set("company.annual_revenue", "30M CHF".into());
        form.set(&corner(Parameter::DiscountRate, "mode"), "9".into());
        let profile = form.profile().expect("no fault");
        assert_eq!(profile.settings.overrides[&Parameter::DiscountRate], [0.09; 3]);
        assert_eq!((profile.settings.overrides.len(), form.currency().as_str()), (2, "CHF"));
        form.set("company.annual_revenue", "30M".into());
        assert_eq!(form.currency(), "EUR");
        form.set(super::super::form::WITHOUT_GIVEN, "true".into());
        assert_eq!(form.profile().expect("no fault").settings.overrides.len(), 1);
    }
}
