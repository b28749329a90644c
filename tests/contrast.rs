//! The colors of style/tokens.css can be read, in light and in dark: ratios as WCAG 2.2 computes them.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../style/tokens.css");

/// Text needs 4.5:1 on its ground (WCAG 2.2, 1.4.3), what is only a shape 3:1 (1.4.11).
const TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

/// What stands on what.
const PAIRS: &[(f64, &[&str], &[&str])] = &[
    (TEXT, &["text", "muted", "accent", "danger"], &["page", "surface", "sunken", "raised", "hover"]),
    (TEXT, &["text", "accent"], &["accent-ground"]),
    (TEXT, &["on-accent"], &["accent", "accent-hover"]),
    (TEXT, &["on-brand"], &["brand", "brand-end"]),
    (TEXT, &["allowed"], &["surface", "sunken", "allowed-ground"]),
    (TEXT, &["explicit-deny"], &["surface", "sunken", "explicit-deny-tint"]),
    (TEXT, &["on-explicit-deny"], &["explicit-deny-ground"]),
    (TEXT, &["implicit-deny"], &["surface", "implicit-deny-ground"]),
    (TEXT, &["text", "silent-stop"], &["silent-tint"]),
    (TEXT, &["text"], &["mark-ground", "match-ground", "mismatch-ground", "secret-ground"]),
    (TEXT, &["on-fill"], &["allowed-fill", "silent-stop"]),
    (TEXT, &["text", "warning"], &["warning-ground"]),
    (
        TEXT,
        &["json-key", "json-text", "json-value"],
        &["sunken", "match-ground", "mismatch-ground", "mark-ground"],
    ),
    (
        TEXT,
        &["text", "muted"],
        &[
            "kind-who-ground",
            "kind-credential-ground",
            "kind-policy-ground",
            "kind-resource-ground",
            "kind-organization-ground",
            "explicit-deny-tint",
        ],
    ),
    (
        TEXT,
        &["on-fill"],
        &[
            "kind-who",
            "kind-credential",
            "kind-policy",
            "kind-resource",
            "kind-organization",
            "explicit-deny",
        ],
    ),
    (TEXT, &["page"], &["text"]),
    (SHAPE, &["focus", "border-strong"], &["page", "surface", "sunken"]),
    (SHAPE, &["implicit-deny-border"], &["surface", "implicit-deny-ground"]),
];

/// The colors of the sheet: name, then light and dark.
fn colors() -> BTreeMap<&'static str, [&'static str; 2]> {
    let declared = TOKENS.lines().filter_map(|line| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let (light, dark) = value.strip_suffix(");")?.split_once(", ")?;
        Some((name, [light, dark]))
    });
    declared.collect()
}

/// The relative luminance of `#rrggbb`.
fn luminance(color: &str) -> f64 {
    let bits = u32::from_str_radix(color.trim_start_matches('#'), 16).expect(color);
    let channel = |shift: u32| {
        let value = f64::from(bits >> shift & 0xFF) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_as_wcag_computes_it() {
    assert!((contrast("#ffffff", "#000000") - 21.0).abs() < 0.001);
    assert!((contrast("#777777", "#ffffff") - 4.478).abs() < 0.001);
}

#[test]
fn text_can_be_read_in_light_and_in_dark() {
    let colors = colors();
    let mut poor = Vec::new();
    for (least, above, grounds) in PAIRS {
        for name in *above {
            for ground in *grounds {
                for (scheme, (color, behind)) in colors[name].into_iter().zip(colors[ground]).enumerate() {
                    let ratio = contrast(color, behind);
                    if ratio < *least {
                        poor.push(format!("{name} on {ground}, {}: {ratio:.2}", ["light", "dark"][scheme]));
                    }
                }
            }
        }
    }
    assert_eq!(poor, [] as [String; 0]);
}
