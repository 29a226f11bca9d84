//! The list of parts for programs that look for known faults in them: CycloneDX 1.5.
//!
//! It has no time and no number of its own, which both may be left out, so the same parts make the
//! same file.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::parts::Part;

/// The name of the file.
pub const FILE: &str = "sbom.cdx.json";

/// The file's text, for a package with all that is in it.
pub fn text(name: &str, parts: &[Part]) -> Result<String> {
    let whole = parts.iter().find(|part| part.name == name).with_context(|| format!("no part is {name}"))?;
    let others = parts.iter().filter(|part| part.name != name);
    let needs = parts.iter().map(|part| json!({ "ref": part.reference(), "dependsOn": part.needs }));
    let document = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(whole, "application") },
        "components": others.map(|part| component(part, "library")).collect::<Vec<_>>(),
        "dependencies": needs.collect::<Vec<_>>(),
    });
    Ok(format!("{document:#}\n"))
}

fn component(part: &Part, kind: &str) -> Value {
    let mut component = json!({
        "type": kind,
        "bom-ref": part.reference(),
        "name": part.name,
        "version": part.version,
        "licenses": [{ "expression": part.licence }],
    });
    // What comes from a registry has a name that is the same everywhere.
    if let Some(checksum) = &part.checksum {
        component["purl"] = json!(format!("pkg:cargo/{}", part.reference()));
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::parts;

    #[test]
    fn it_has_what_cyclonedx_asks_for() {
        let parts = parts::shipped("1.0.0").unwrap();
        let first = text("alignment-calculator", &parts).unwrap();
        assert_eq!(first, text("alignment-calculator", &parts).unwrap());

        let document: Value = serde_json::from_str(&first).unwrap();
        assert_eq!(document["bomFormat"], "CycloneDX");
        assert_eq!(document["specVersion"], "1.5");
        assert!(document["version"].is_u64());
        assert!(document.get("serialNumber").is_none() && document["metadata"].get("timestamp").is_none());

        let components = document["components"].as_array().unwrap();
        let whole = &document["metadata"]["component"];
        let mut references = BTreeSet::new();
        for component in components.iter().chain([whole]) {
            let text = |key: &str| component[key].as_str().unwrap_or_default();
            assert!(
                matches!(text("type"), "library" | "application") && !text("name").is_empty(),
                "{component}"
            );
            assert!(component["licenses"][0]["expression"].is_string(), "{component}");
            if let Some(hash) = component["hashes"][0]["content"].as_str() {
                assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{component}");
            }
            assert!(references.insert(text("bom-ref")), "{component} comes twice");
        }
        assert_eq!(references.len(), parts.len());
        for needs in document["dependencies"].as_array().unwrap() {
            let named = needs["dependsOn"].as_array().unwrap().iter().chain([&needs["ref"]]);
            for name in named {
                assert!(references.contains(name.as_str().unwrap()), "{name}");
            }
        }
    }
}
