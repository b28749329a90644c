//! Writes a scene as SVG.

use std::fmt::Write as _;

use crate::scene::{Anchor, Group, Point, Scene, Shape};

/// What the drawing looks like. Colors are variables of the page: [`standalone_style`] is for a picture that is in none.
pub const STYLE: &str = include_str!("style.css");

/// The colors of a picture that stands alone: those of the app's light theme.
pub const LIGHT: [(&str, &str); 20] = [
    ("--surface", "#ffffff"),
    ("--sunken", "#f5f7fa"),
    ("--text", "#141821"),
    ("--muted", "#535d6d"),
    ("--border-strong", "#838c9b"),
    ("--border", "#dfe4ec"),
    ("--accent", "#0b57d0"),
    ("--allowed-ground", "#e6f6ec"),
    ("--allowed", "#0a6e31"),
    ("--explicit-deny-tint", "#fdecec"),
    ("--explicit-deny", "#b3121d"),
    ("--on-fill", "#ffffff"),
    ("--silent-stop", "#454d5e"),
    ("--silent-tint", "#eceff4"),
    ("--mark-ground", "#ffe9b3"),
    ("--warning", "#7a4b00"),
    ("--kind-who", "#6a3bd0"),
    ("--kind-resource", "#00706a"),
    ("--mono", "'JetBrains Mono',ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace"),
    ("--sans", "Inter,system-ui,'Segoe UI',Roboto,Arial,sans-serif"),
];

/// The stylesheet of a picture that stands alone: it has no page whose variables it could use.
pub fn standalone_style() -> String {
    LIGHT.iter().fold(STYLE.to_owned(), |style, (name, value)| style.replace(&format!("var({name})"), value))
}

/// The shapes, to be put into an `svg` element. What stands for something can be pressed and read aloud where
/// `is_interactive`.
pub fn shapes(scene: &Scene, is_interactive: bool) -> String {
    let mut out = String::new();
    for shape in &scene.shapes {
        write_shape(&mut out, shape, is_interactive);
    }
    out
}

/// Displays a number rounded to a tenth of a pixel: the same picture has the same bytes everywhere.
struct Pixels(f32);

impl std::fmt::Display for Pixels {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = (self.0 * 10.0).round() / 10.0;
        write!(formatter, "{tenths}")
    }
}

fn write_shape(out: &mut String, shape: &Shape, is_interactive: bool) {
    let _ = match shape {
        Shape::Rect { area, radius, class } => write!(
            out,
            r#"<rect class="{class}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>"#,
            Pixels(area.x),
            Pixels(area.y),
            Pixels(area.width),
            Pixels(area.height),
            Pixels(*radius)
        ),
        Shape::Circle { center, radius, class } => write!(
            out,
            r#"<circle class="{class}" cx="{}" cy="{}" r="{}"/>"#,
            Pixels(center.x),
            Pixels(center.y),
            Pixels(*radius)
        ),
        Shape::Path { at, commands, class } if *at == Point::default() => {
            write!(out, r#"<path class="{class}" d="{commands}"/>"#)
        }
        Shape::Path { at, commands, class } => write!(
            out,
            r#"<path class="{class}" transform="translate({} {})" d="{commands}"/>"#,
            Pixels(at.x),
            Pixels(at.y)
        ),
        Shape::Text { at, anchor, style, class, text } => {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " dp-middle",
            };
            let space = if class.is_empty() { "" } else { " " };
            write!(
                out,
                r#"<text class="{}{anchor}{space}{class}" xml:space="preserve" x="{}" y="{}">{}</text>"#,
                style.class(),
                Pixels(at.x),
                Pixels(at.y),
                Escaped(text)
            )
        }
        Shape::Group(group) => {
            write_group(out, group, is_interactive);
            Ok(())
        }
    };
}

fn write_group(out: &mut String, group: &Group, is_interactive: bool) {
    let label = Escaped(&group.label);
    let _ = write!(out, r#"<g class="{}""#, group.class);
    match group.target.filter(|_| is_interactive) {
        Some(target) => {
            let policy =
                target.policy.map(|policy| format!(r#" data-policy="{policy}""#)).unwrap_or_default();
            let _ = write!(
                out,
                r#" role="button" tabindex="0" aria-label="{label}" data-request="{}" data-gate="{}"{policy}>"#,
                target.request, target.gate
            );
        }
        None => {
            let _ = write!(out, "><title>{label}</title>");
        }
    }
    for shape in &group.shapes {
        write_shape(out, shape, is_interactive);
    }
    out.push_str("</g>");
}

/// Displays text as it may stand in HTML, SVG and XML, attributes in double quotes included.
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'t>(pub &'t str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => formatter.write_str("&amp;")?,
                '<' => formatter.write_str("&lt;")?,
                '>' => formatter.write_str("&gt;")?,
                '"' => formatter.write_str("&quot;")?,
                // XML has no place for them, however they are written.
                '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                    formatter.write_str("\u{fffd}")?;
                }
                _ => std::fmt::Write::write_char(formatter, character)?,
            }
        }
        Ok(())
    }
}
