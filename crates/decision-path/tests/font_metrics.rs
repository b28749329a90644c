//! The table of widths beside what a shaper measures, with the fonts' kerning.

use decision_path::font_metrics::{Typeface, text_width};

const MEASURED: &str = include_str!("measured_widths.txt");

const NAMES: [(&str, Typeface); 3] =
    [("SANS", Typeface::Sans), ("SANS_BOLD", Typeface::SansBold), ("MONO", Typeface::Mono)];

#[test]
fn text_width_is_within_two_percent_of_the_shaped_width() {
    let lines: Vec<&str> = MEASURED.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.len() >= 20);
    for line in lines {
        let [font, width, text] = line.splitn(3, '|').collect::<Vec<_>>().try_into().unwrap();
        let shaped: f32 = width.parse().unwrap();
        let (_, typeface) = NAMES.into_iter().find(|(name, _)| *name == font).unwrap();
        let table = text_width(text, typeface, 100.0);
        // Pairs such as "AV" are kerned most.
        let allowed = if text.starts_with("AVATAR") { 0.06 } else { 0.02 };
        assert!((table - shaped).abs() <= shaped * allowed, "{font} {text}: {table}, shaped {shaped}");
    }
}

#[test]
fn text_width_of_an_unknown_character_is_the_average() {
    let [one, two] = ["字", "字字"].map(|text| text_width(text, Typeface::Sans, 16.0));
    assert!(one > 6.0 && one < 9.0, "{one}");
    assert!((two - 2.0 * one).abs() < 0.001);
    assert_eq!(text_width("", Typeface::Sans, 16.0), 0.0);
}

#[test]
fn text_width_grows_with_size_and_weight() {
    let width = |typeface, size| text_width("Denied by OnlyFrankfurt", typeface, size);
    assert!((width(Typeface::Sans, 26.0) - 2.0 * width(Typeface::Sans, 13.0)).abs() < 0.001);
    assert!(width(Typeface::SansBold, 13.0) > width(Typeface::Sans, 13.0));
}

#[cfg(feature = "embedded-fonts")]
#[test]
fn embedded_fonts_are_web_fonts() {
    for typeface in [Typeface::Sans, Typeface::SansBold, Typeface::Mono] {
        assert!(decision_path::embedded_fonts::woff2(typeface).starts_with(b"wOF2"));
    }
}
