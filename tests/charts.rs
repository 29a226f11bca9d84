//! Charts: every one of them for every worked example is readable, and those of three examples and of two portfolios
//! are the files in `tests/charts/`, to the byte.
//!
//! `ACCEPT=1 cargo test --test charts` writes what is drawn now; look at the files.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use alignment_calculator::chart::{self, Anchor, Chart, Company, Drawing, Role, Shape, Table};
use alignment_calculator::model::{Contributions, Draws, FullReport, diagnose, parameters::DRAWS};
use alignment_calculator::profile::Profile;
use alignment_calculator::text::{Account, Texts, figures};

/// Examples whose charts are kept as files: the CEO alone, two heads with a funnel, a large company.
const KEPT: [&str; 3] =
    ["chosen-plan-small-company-first-marketer", "medium-two-heads-disagree", "large-silos-brand-heavy"];
/// Widths of the kept charts in CSS pixels.
const KEPT_WIDTHS: [u32; 2] = [288, 680];

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The worked examples that are valid, each with its name.
fn examples() -> Vec<(String, Profile)> {
    let files = fs::read_dir(folder("worked")).expect("the folder of worked examples is there");
    let mut examples: Vec<(String, Profile)> = files
        .filter_map(|file| {
            let path = file.expect("its files can be listed").path();
            let name = path.file_name()?.to_str()?.strip_suffix(".profile.json")?.to_owned();
            let text = fs::read_to_string(&path).expect("a profile can be read");
            Some((name, Profile::from_json_text(&text).ok()?))
        })
        .collect();
    examples.sort_by(|a, b| a.0.cmp(&b.0));
    examples
}

fn charts(profile: &Profile, full: &FullReport, texts: &Texts, width: u32) -> Vec<Chart> {
    let account = Account {
        profile,
        currency: profile.company.currency_code(),
        report: &full.report,
        further: Some(&full.further),
        texts,
    };
    let always = [
        chart::index(&account, width),
        chart::posterior(&account, width),
        chart::ladder(&account, width),
        chart::projection(&account, width),
        chart::recovered(&account, width),
    ];
    let sometimes = [
        chart::signals(&account, width),
        chart::funnel(&account, width),
        chart::remedies(&account, width),
        chart::roadmap(&account, width),
        chart::tornado(&account, width),
        chart::gaps(&account, width),
    ];
    always.into_iter().chain(sometimes.into_iter().flatten()).collect()
}

#[test]
fn charts_are_as_kept() {
    let (draws, texts) = (Draws::sobol(DRAWS), Texts::english());
    let accept = std::env::var_os("ACCEPT").is_some();
    let foot = "An estimate, not advice. November 2026";
    let (mut changed, mut drawn) = (Vec::new(), BTreeSet::new());
    let mut compare = |file: String, content: String| {
        let path = folder("charts").join(&file);
        drawn.insert(file.clone());
        if fs::read_to_string(&path).unwrap_or_default() == content {
            return;
        }
        match accept {
            true => fs::write(&path, content).expect("a chart can be written"),
            false => changed.push(file),
        }
    };
    for (name, profile) in examples().into_iter().filter(|(name, _)| KEPT.contains(&name.as_str())) {
        let full = diagnose(&profile, &draws);
        for width in KEPT_WIDTHS {
            for chart in charts(&profile, &full, &texts, width) {
                compare(format!("{name}.{}.{width}.svg", chart.id), chart.svg(foot));
                // Whatever the width, there is one table.
                compare(format!("{name}.{}.tsv", chart.id), lines(&chart));
            }
        }
    }
    let spread = |at: f64| (100.0 * at, 0.03 * (1.0 - at));
    for (count, width) in [3, 13].into_iter().flat_map(|count| KEPT_WIDTHS.map(|width| (count, width))) {
        let companies = companies(count, "Acme", spread);
        let chart = chart::portfolio(&companies, &texts, width).expect("there are companies");
        compare(format!("{count}-companies.{}.{width}.svg", chart.id), chart.svg(foot));
        compare(format!("{count}-companies.{}.tsv", chart.id), lines(&chart));
    }
    let kept = fs::read_dir(folder("charts")).expect("the folder of kept charts is there");
    let kept: BTreeSet<String> = kept
        .map(|file| file.expect("its files can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(kept.difference(&drawn).collect::<Vec<_>>(), [""; 0], "kept, but drawn no more");
    assert!(changed.is_empty(), "charts changed (ACCEPT=1 accepts them): {changed:?}");
}

/// The words around a chart and its table, a line for each row.
fn lines(Chart { title, key, table: Table { caption, heads, rows }, .. }: &Chart) -> String {
    let rows = [heads].into_iter().chain(rows).map(|cells| cells.join("\t") + "\n");
    format!("{title}\n{key}\n{caption}\n{}", rows.collect::<String>())
}

/// A box around a text: left, top, right, bottom.
type Bounds = [f64; 4];

/// The boxes of all texts, by the widths that charts are laid out with.
fn text_bounds(drawing: &Drawing) -> Vec<(String, Bounds)> {
    let texts = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { at: (x, y), anchor, text, role } => {
            let (width, size) = (role.text_width(text), f64::from(role.light_style().size));
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            Some((text.clone(), [left, y - 0.75 * size, left + width, y + 0.2 * size]))
        }
        _ => None,
    });
    texts.collect()
}

/// Every number that a shape stands at.
fn coordinates(shape: &Shape) -> Vec<f64> {
    match shape {
        Shape::Line { points, .. } | Shape::Area { points, .. } => {
            points.split([' ', ',']).map(|number| number.parse().expect("points are numbers")).collect()
        }
        Shape::Dot { at: (x, y), radius, .. } => vec![x - radius, y - radius, x + radius, y + radius],
        Shape::Text { at: (x, y), .. } => vec![*x, *y],
    }
}

/// What is wrong with a drawing; nothing should be.
fn faults(drawing: &Drawing) -> Vec<String> {
    let mut faults = Vec::new();
    let (width, height) = (f64::from(drawing.width), f64::from(drawing.height));
    for shape in &drawing.shapes {
        let most = width.max(height) + 1.0;
        if coordinates(shape).iter().any(|number| !number.is_finite() || !(-1.0..=most).contains(number)) {
            faults.push(format!("outside: {shape:?}"));
        }
    }
    let texts = text_bounds(drawing);
    for (at, (text, [left, top, right, bottom])) in texts.iter().enumerate() {
        if *left < -0.5 || *right > width + 0.5 || *top < -0.5 || *bottom > height + 0.5 {
            faults.push(format!("cut off: {text} {left} {top} {right} {bottom} of {width} {height}"));
        }
        for (other, [l, t, r, b]) in &texts[..at] {
            if left < r && l < right && top < b && t < bottom {
                faults.push(format!("overlap: {text} and {other}"));
            }
        }
    }
    if drawing.description.is_empty() {
        faults.push("no description".into());
    }
    faults
}

#[test]
fn nothing_overlaps_or_is_cut_off_in_any_worked_example() {
    let (draws, texts) = (Draws::sobol(64), Texts::english());
    let mut found = Vec::new();
    for (name, profile) in examples() {
        let full = diagnose(&profile, &draws);
        for width in [288, 420, 680] {
            for chart in charts(&profile, &full, &texts, width) {
                let faults = faults(&chart.drawing);
                found.extend(faults.iter().map(|fault| format!("{name} {} {width}: {fault}", chart.id)));
                let columns = chart.table.heads.len();
                assert!(!chart.table.rows.is_empty() && columns > 1, "{name} {}", chart.id);
                assert!(chart.table.rows.iter().all(|row| row.len() == columns), "{name} {}", chart.id);
                assert!(chart.title.ends_with('?'), "{}", chart.title);
            }
        }
    }
    let count = found.len();
    found.truncate(40);
    assert!(found.is_empty(), "{count} faults:\n{}", found.join("\n"));
}

/// What is wrong with a chart that stands for itself.
fn faults_of(chart: &Chart) -> Vec<String> {
    let columns = chart.table.heads.len();
    let even = !chart.table.rows.is_empty() && chart.table.rows.iter().all(|row| row.len() == columns);
    let mut faults = faults(&chart.drawing);
    faults.extend((!even).then(|| "the table is uneven".to_owned()));
    faults.extend((!chart.title.ends_with('?')).then(|| chart.title.clone()));
    faults
}

/// Companies spread over the chart, each with ranges.
fn companies(count: usize, name: &str, of: impl Fn(f64) -> (f64, f64)) -> Vec<Company> {
    let company = |at: usize| {
        let (index, share) = of(at as f64 / count as f64);
        Company {
            name: format!("{name} {at}"),
            index: [(index - 9.0).max(0.0), index, (index + 8.0).min(100.0)],
            stake: [share * 0.4, share, share * 2.1],
        }
    };
    (0..count).map(company).collect()
}

#[test]
fn few_and_many_companies_are_readable() {
    let texts = Texts::english();
    let spread = |at: f64| (100.0 * at, 0.03 * (1.0 - at));
    let alike = |_: f64| (40.0, 0.01);
    let nothing = |_: f64| (100.0, 0.0);
    let long = "A company with a name that is as long as a label may be";
    for (companies, least) in [
        (companies(1, "Acme", spread), 1),
        (companies(3, "Acme", spread), 3),
        (companies(12, "A company of some name", spread), 6),
        (companies(12, "Alike", alike), 0),
        (companies(12, long, spread), 0),
        (companies(13, "Acme", spread), 2),
        (companies(500, "Acme", spread), 1),
        (companies(500, "Acme", alike), 0),
        (companies(2, "Acme", nothing), 0),
    ] {
        for width in [288, 420, 680] {
            let chart = chart::portfolio(&companies, &texts, width).expect("there are companies");
            assert_eq!(faults_of(&chart), [""; 0], "{} {width}", companies.len());
            let texts = text_bounds(&chart.drawing);
            let named =
                companies.iter().filter(|c| texts.iter().any(|(text, _)| c.name.starts_with(text))).count();
            assert!(named >= least || width < 680, "{} {width}: {named} names", companies.len());
            assert_eq!(chart.table.rows.len(), companies.len());
        }
    }
    assert_eq!(chart::portfolio(&[], &texts, 680), None);
}

#[test]
fn of_many_companies_those_at_the_four_ends_are_named() {
    let texts = Texts::english();
    let apart = |at: f64| {
        let share = match (13.0 * at).round() {
            4.0 => 0.06,
            8.0 => 0.001,
            _ => 0.03,
        };
        (100.0 * at, share)
    };
    let companies = companies(13, "Acme", apart);
    let chart = chart::portfolio(&companies, &texts, 680).expect("there are companies");
    let written = text_bounds(&chart.drawing);
    let named = companies.iter().map(|company| company.name.as_str());
    let named: Vec<&str> = named.filter(|name| written.iter().any(|(text, _)| text == name)).collect();
    assert_eq!(named, ["Acme 0", "Acme 4", "Acme 8", "Acme 12"]);
}

#[test]
fn a_plan_of_nothing_brings_back_nothing_and_the_charts_say_so() {
    let (draws, texts) = (Draws::sobol(64), Texts::english());
    let without = |(name, profile): (String, Profile)| {
        let full = diagnose(&profile, &draws);
        full.report.plan.remedies.is_empty().then_some((name, profile, full))
    };
    let mut found = examples().into_iter().filter_map(without).peekable();
    assert!(found.peek().is_some(), "every example has a plan");
    for (name, profile, full) in found {
        let charts = charts(&profile, &full, &texts, 680);
        for chart in charts.iter().filter(|chart| ["projection", "recovered"].contains(&chart.id)) {
            assert_eq!(chart.drawing.description, texts.chart_no_plan(), "{name}: {}", chart.id);
        }
    }
}

#[test]
fn what_moved_the_money_is_readable_between_any_two_examples() {
    let texts = Texts::english();
    let examples = examples();
    for pair in examples.windows(2) {
        let [(name, first), (_, second)] = pair else { continue };
        let contributions = Contributions::of(first, second).expect("groups are checked apart");
        for width in [288, 680] {
            let chart = chart::moves(&contributions, "USD", &texts, width);
            assert_eq!(faults_of(&chart), [""; 0], "{name} {width}");
            let whole = figures::money(contributions.after - contributions.before, "USD", &texts);
            let told = chart.table.rows.last().and_then(|row| row.last());
            assert_eq!(told.map(|told| told.trim_start_matches('+')), Some(whole.as_str()), "{name}");
        }
    }
}

#[test]
fn an_arrow_is_the_end_of_its_bar() {
    let (draws, texts) = (Draws::sobol(64), Texts::english());
    let across = |shape: &Shape| -> Vec<f64> {
        match shape {
            Shape::Area { .. } => coordinates(shape).into_iter().step_by(2).collect(),
            _ => Vec::new(),
        }
    };
    let mut arrows = 0;
    for (name, profile) in examples() {
        let full = diagnose(&profile, &draws);
        for chart in charts(&profile, &full, &texts, 680).iter().filter(|chart| chart.id == "remedies") {
            for shapes in chart.drawing.shapes.windows(2) {
                let (bar, arrow) = (across(&shapes[0]), across(&shapes[1]));
                let [back, tip, _] = arrow[..] else { continue };
                let (least, most) = bar.iter().fold((tip, tip), |(low, high), x| (low.min(*x), high.max(*x)));
                assert!(least < most && (least..=most).contains(&back), "{name}: {bar:?} {arrow:?}");
                arrows += 1;
            }
        }
    }
    assert!(arrows > 0, "no example has a bar that goes on beyond its scale");
}

#[test]
fn an_arrow_points_to_where_the_money_goes() {
    let (draws, texts) = (Draws::sobol(64), Texts::english());
    for far in [1e12, -1e12] {
        let mut arrows = 0;
        for (name, profile) in examples() {
            let mut full = diagnose(&profile, &draws);
            let Some(remedy) = full.report.remedies.iter_mut().find(|remedy| remedy.npv_marginal.is_some())
            else {
                continue;
            };
            remedy.npv_marginal = Some(far);
            let charts = charts(&profile, &full, &texts, 680);
            let shapes =
                charts.iter().filter(|chart| chart.id == "remedies").flat_map(|chart| &chart.drawing.shapes);
            for shape in shapes.filter(|shape| matches!(shape, Shape::Area { .. })) {
                let [back, _, tip, _, _, _] = coordinates(shape)[..] else { continue };
                assert!((tip - back) * far > 0.0, "{name}: from {back} to {tip}");
                arrows += 1;
            }
        }
        assert!(arrows > 0, "no example has other remedies beside that of {far}");
    }
}

#[test]
fn facts_that_are_not_drawn_are_counted() {
    let (draws, texts) = (Draws::sobol(64), Texts::english());
    let few = r#"{ "company": { "annual_revenue": 32000000 }, "team": { "marketers": 3, "sellers": 8 } }"#;
    let few = Profile::from_json_text(few).expect("a company and its team are enough");
    let (mut whole, mut cut) = (0, 0);
    for (name, profile) in examples().into_iter().chain([("few".to_owned(), few)]) {
        let full = diagnose(&profile, &draws);
        let charts = charts(&profile, &full, &texts, 680);
        let Some(chart) = charts.iter().find(|chart| chart.id == "signals") else { continue };
        let is_bar = |shape: &&Shape| matches!(shape, Shape::Area { .. });
        let (drawn, all) = (chart.drawing.shapes.iter().filter(is_bar).count(), chart.table.rows.len());
        let count = if drawn < all { &mut cut } else { &mut whole };
        *count += 1;
        let key = match drawn < all {
            true => texts.chart_signals_key_some(&drawn.to_string(), &all.to_string()),
            false => texts.chart_signals_key().to_owned(),
        };
        assert_eq!(chart.key, key, "{name}");
    }
    assert!(whole > 0 && cut > 0, "{whole} charts show every fact and {cut} some");
}

#[test]
fn range_marks_stay_inside_their_width() {
    for (range, before) in [
        ([20.0, 38.0, 55.0], Some([10.0, 80.0])),
        ([0.0, 0.0, 0.0], None),
        ([-5.0, 50.0, 500.0], Some([f64::NAN, f64::INFINITY])),
    ] {
        let drawing = chart::range_mark("A range".into(), (0.0, 100.0), range, before, 120);
        assert_eq!(faults(&drawing), [""; 0]);
        let across = drawing.shapes.iter().flat_map(|shape| coordinates(shape).into_iter().step_by(2));
        assert!(
            across.clone().all(|x| (0.5..=119.5).contains(&x)),
            "half of a line is cut off, {range:?}: {:?}",
            across.collect::<Vec<_>>()
        );
        let flat = chart::range_mark("A range".into(), (0.0, 0.0), range, before, 120);
        assert_eq!(faults(&flat), [""; 0]);
    }
}

#[test]
fn saved_charts_have_the_colours_of_the_page() {
    let tokens = include_str!("../styles/tokens.css");
    for role in Role::ALL {
        let style = role.light_style();
        for color in [style.fill, style.stroke].into_iter().filter(|color| *color != "none") {
            let color = if color == chart::PAPER { "#fff" } else { color };
            // Where a site may set a colour, the page's own stands behind a comma.
            let is_known =
                [format!(": {color};"), format!(", {color});")].iter().any(|it| tokens.contains(it));
            assert!(is_known, "{role:?}: {color}");
        }
    }
}

#[test]
fn every_role_has_its_rule_in_the_style_sheet() {
    let sheet = include_str!("../styles/charts.css");
    for role in Role::ALL.iter().filter(|role| **role != Role::Label) {
        assert!(sheet.contains(&format!(".chart .{}", role.class())), "{}", role.class());
    }
}
