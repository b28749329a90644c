//! The map as a picture that stands alone: an SVG with its own styles, light, and with the document inside.

mod request;

use std::fmt::Write as _;

use crate::map_layout::build_context::map_context;
use crate::map_layout::context::{AttachedAs, MapContext};
use crate::map_layout::layout::{Frame, Node, WorldMap, arrange};
use crate::map_layout::wires::Scene;
use crate::session::document::Document;
use crate::session::map_items::{ItemState, Lane};
use crate::session::matrix::Verdict;
use crate::session::request_path::trace_path;
use crate::session::selection::{Selection, WhyTarget};
use crate::session::share_file;
use crate::text::share as text;
use crate::text::world_map as map_text;
use decision_path::scene::TextStyle;
use decision_path::svg::Escaped;

/// Width of the picture, pixels.
pub(super) const WIDTH: i32 = 1200;
/// From the picture's edge to what is in it.
const MARGIN: i32 = 20;
/// Height of the titles of the lanes.
const HEAD: i32 = 44;
/// Height of the line that says what the verdicts' signs mean, and what this is.
const FOOT: i32 = 48;

/// What it all looks like: as on the screen, in the light theme.
const STYLE: &str = include_str!("picture.css");

/// The inside of a symbol of the page's sprite, by its id.
pub(super) type SymbolOf = fn(&str) -> Option<String>;

/// What is drawn.
#[derive(Clone, Copy)]
pub(super) struct Subject<'s> {
    pub(super) document: &'s Document,
    /// The request that is explained.
    pub(super) explained: Option<&'s WhyTarget>,
    /// Cards that are shown however crowded their lanes are, as on the screen.
    pub(super) pinned: &'s [Selection],
}

impl Subject<'_> {
    fn context(&self) -> MapContext {
        map_context(self.document, self.explained)
    }

    fn arranged(&self, context: &MapContext) -> WorldMap {
        arrange(&Scene::of(self.document), context, self.pinned)
    }

    /// The height that its picture has.
    pub(super) fn height(&self) -> i32 {
        self.arranged(&self.context()).height + HEAD + FOOT + 2 * MARGIN
    }
}

/// The picture; `link` is the document in it, `fonts` are rules with the fonts.
pub(super) fn svg(subject: Subject<'_>, link: &str, fonts: &str, symbol: SymbolOf) -> String {
    let context = subject.context();
    let map = subject.arranged(&context);
    let height = map.height + HEAD + FOOT + 2 * MARGIN;
    let account = subject.document.account();
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" {}><title>{}</title><style>{fonts}{STYLE}</style><rect class="page" width="{WIDTH}" height="{height}"/>"#,
        share_file::svg_attribute(link),
        escaped(&text::picture_title(&account.name)),
    );
    for (lane, place) in Lane::ALL.into_iter().zip(0..) {
        let left = x(place * 200 + 14);
        let _ = write!(
            svg,
            r#"<text class="head" x="{left}" y="{}">{}<tspan class="gloss">{}</tspan></text>"#,
            MARGIN + 18,
            escaped(lane.title()),
            escaped(lane.subtitle())
        );
    }
    let _ = write!(svg, r#"<g transform="translate(0 {})">"#, MARGIN + HEAD);
    for shape in &map.frames {
        frame(&mut svg, shape);
    }
    if map.inside > 0 {
        let title = map_text::account(&account.name, &account.id);
        border(&mut svg, "", MARGIN, (map.top, map.inside));
        title_on_border(&mut svg, map.top, &title);
    }
    roofs(&mut svg, &map, &context);
    let path = subject.explained.and_then(|explained| trace_path(subject.document, explained));
    wires(&mut svg, &map, path.is_some());
    for node in &map.nodes {
        card(&mut svg, node, symbol);
    }
    strips(&mut svg, &map, &context);
    request::verdict(&mut svg, &map);
    path.iter().for_each(|path| request::action(&mut svg, &map, path));
    if let Some((left, y)) = map.stub {
        let _ = write!(
            svg,
            r#"<text class="title" x="{}" y="{}">{}</text>"#,
            x(left) + 14,
            y + 4,
            map_text::NO_CREDENTIALS
        );
    }
    let verdicts = signs(&mut svg, &map, symbol);
    svg.push_str("</g>");
    foot(&mut svg, &verdicts, height - MARGIN - 10, symbol);
    svg.push_str("</svg>\n");
    svg
}

fn border(svg: &mut String, around: &str, left: i32, (top, height): (i32, i32)) {
    let width = WIDTH - 2 * left;
    let _ = write!(
        svg,
        r#"<rect class="border{around}" x="{left}" y="{top}" width="{width}" height="{height}" rx="14"/>"#
    );
}

/// The name of an account, in the line of its border.
fn title_on_border(svg: &mut String, top: i32, title: &str) {
    let width = TextStyle::Title.width(title) as i32 + 12;
    let left = MARGIN + 16;
    let _ = write!(
        svg,
        r#"<rect class="behind-title" x="{left}" y="{}" width="{width}" height="18" rx="6"/><text class="account-title" x="{}" y="{}">{}</text>"#,
        top - 9,
        left + 6,
        top + 4,
        escaped(title),
    );
}

/// Thousandths of the map's width in pixels of the picture.
fn x(thousandths: i32) -> i32 {
    MARGIN + thousandths * (WIDTH - 2 * MARGIN) / 1000
}

fn frame(svg: &mut String, frame: &Frame) {
    let place = (frame.top, frame.height);
    if let Selection::Account(_) = frame.selection {
        border(svg, "", MARGIN, place);
        return title_on_border(svg, frame.top, &frame.title);
    }
    border(svg, " around", MARGIN - 14 + 5 * i32::try_from(frame.depth).unwrap_or(2).min(2), place);
    let _ = write!(
        svg,
        r#"<text class="account-title" x="{}" y="{}">{}</text>"#,
        MARGIN + 8,
        frame.top + 17,
        escaped(&frame.title),
    );
}

fn roofs(svg: &mut String, map: &WorldMap, context: &MapContext) {
    for placed in &map.roofs {
        let (left, right) = if placed.roof.over_resources { (x(806), x(986)) } else { (x(14), x(794)) };
        let (top, foot, middle) = (placed.top, placed.top + placed.height, (left + right) / 2);
        let words = context.verdict.as_ref().filter(|_| placed.stops.is_some()).map(|verdict| verdict.words);
        let said = words.map(|words| format!(": {words}")).unwrap_or_default();
        let stops = stops(placed.stops);
        let eaves = top + 11;
        let _ = write!(
            svg,
            r#"<path class="organization{stops}" d="M{left} {foot}V{eaves}L{middle} {top}L{right} {eaves}V{foot}z"/><text class="title" text-anchor="middle" x="{middle}" y="{}">{}{said}<tspan class="gloss note" dx="8">{}</tspan></text>"#,
            foot - 7,
            escaped(&placed.roof.title),
            escaped(if placed.roof.over_resources { "" } else { &placed.roof.note }),
        );
    }
}

/// The class of a policy at which a request stops.
fn stops(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        None => "",
        Some(Verdict::ExplicitDeny) => " stops-with-deny",
        Some(_) => " stops",
    }
}

fn strips(svg: &mut String, map: &WorldMap, context: &MapContext) {
    for strip in &map.strips {
        let Some(attached) = context.attached.get(strip.attached) else { continue };
        let (left, width, top, height) = strip.place;
        let (left, width) = (x(left), x(width) - MARGIN);
        let stops = stops(strip.stops);
        let _ = match attached.role {
            AttachedAs::Boundary => write!(
                svg,
                r#"<rect class="fence{stops}" x="{}" y="{}" width="{}" height="{}" rx="9"/>"#,
                left - 4,
                strip.card_top - 4,
                width + 8,
                top + height - strip.card_top + 4,
            ),
            _ => write!(
                svg,
                r#"<rect class="policy{stops}" x="{}" y="{top}" width="{}" height="{}"/>"#,
                left + 6,
                width - 12,
                height - 2,
            ),
        };
        let title = escaped(&shortened(&attached.title, TextStyle::Note, (width - 30) as f32));
        let _ =
            write!(svg, r#"<text class="note" x="{}" y="{}">{title}</text>"#, left + 14, top + height - 6);
    }
}

/// Those of an explained request have the colors to themselves.
fn wires(svg: &mut String, map: &WorldMap, is_explained: bool) {
    // Paths are in thousandths across.
    let scale = f64::from(WIDTH - 2 * MARGIN) / 1000.0;
    let class = if is_explained { r#" class="explained""# } else { "" };
    let _ = write!(svg, r#"<g{class} transform="translate({MARGIN} 0) scale({scale} 1)">"#);
    for wire in &map.wires {
        let (class, path) = (wire.kind.class(), &wire.path);
        let _ = write!(svg, r#"<path class="{class}" vector-effect="non-scaling-stroke" d="{path}"/>"#);
    }
    svg.push_str("</g>");
}

/// The class of a card's colors, by its icon.
fn kind(icon: &str) -> &'static str {
    match icon {
        "instance" | "user" | "group" | "role" => "who",
        "key" | "profile" | "provider" => "credential",
        "policy" => "policy",
        "bucket" | "kms" | "logs" => "resource",
        "stranger" => "stranger",
        _ => "organization",
    }
}

fn card(svg: &mut String, node: &Node, symbol: SymbolOf) {
    let (left, width) = (x(node.left), x(node.width) - MARGIN);
    let active = if node.active { " active" } else { "" };
    let state = match node.item.state {
        ItemState::Present => "",
        ItemState::Dead => " dead",
        ItemState::Missing => " missing",
    };
    let kind = kind(node.item.icon);
    let middle = node.middle();
    let _ = write!(
        svg,
        r#"<g><title>{}</title><rect class="card {kind}{active}{state}" x="{left}" y="{}" width="{width}" height="{}" rx="10"/>"#,
        escaped(&format!("{}: {}", node.item.kind, node.item.title)),
        node.top,
        node.height,
    );
    if let Some(drawn) = symbol(&format!("i-{}", node.item.icon)) {
        let _ = write!(
            svg,
            r#"<g class="{kind}"><rect class="square" x="{}" y="{}" width="22" height="22" rx="7"/><svg class="glyph" x="{}" y="{}" width="16" height="16" viewBox="0 0 24 24">{drawn}</svg></g>"#,
            left + 8,
            middle - 11,
            left + 11,
            middle - 8,
        );
    }
    let room = (width - 44) as f32;
    let lines = [
        ("title", TextStyle::Title, &node.item.title, middle - 3),
        ("note", TextStyle::Note, &node.item.summary, middle + 13),
    ];
    for (class, style, line, y) in lines {
        let shown = escaped(&shortened(line, style, room));
        let _ = write!(svg, r#"<text class="{class}" x="{}" y="{y}">{shown}</text>"#, left + 36);
    }
    svg.push_str("</g>");
}

/// A sign where each request ends. Gives the verdicts that there are.
fn signs(svg: &mut String, map: &WorldMap, symbol: SymbolOf) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for ((left, y), verdict) in &map.signs {
        sign(svg, *verdict, (x(*left), *y), symbol);
        if !verdicts.contains(verdict) {
            verdicts.push(*verdict);
        }
    }
    verdicts
}

/// The icon of a verdict on a ground that hides the wire.
fn sign(svg: &mut String, verdict: Verdict, (x, y): (i32, i32), symbol: SymbolOf) {
    let class = verdict.class();
    let drawn = symbol(&format!("v-{class}")).unwrap_or_default();
    let _ = write!(
        svg,
        r#"<circle class="page" cx="{x}" cy="{y}" r="9"/><svg class="sign {class}" x="{}" y="{}" width="18" height="18" viewBox="0 0 24 24">{drawn}</svg>"#,
        x - 9,
        y - 9,
    );
}

fn foot(svg: &mut String, verdicts: &[Verdict], y: i32, symbol: SymbolOf) {
    let mut left = MARGIN + 8;
    for verdict in verdicts {
        sign(svg, *verdict, (left, y - 4), symbol);
        let words = verdict.label();
        let _ = write!(svg, r#"<text x="{}" y="{y}">{}</text>"#, left + 14, escaped(words));
        left += 40 + TextStyle::Note.width(words) as i32;
    }
    let _ = write!(
        svg,
        r#"<text class="note" text-anchor="end" x="{}" y="{y}">{}</text>"#,
        WIDTH - MARGIN,
        escaped(text::PICTURE_FOOT)
    );
}

/// The line, shortened with `…` to `room` pixels.
fn shortened(line: &str, style: TextStyle, room: f32) -> String {
    if style.width(line) <= room {
        return line.to_owned();
    }
    let mut kept = line.to_owned();
    while kept.pop().is_some() && style.width(&kept) + style.width("…") > room {}
    kept.push('…');
    kept
}

/// What a reader wrote is text, never markup. XML has no place for control characters.
fn escaped(text: &str) -> String {
    let printable: String = text.chars().filter(|character| !character.is_control()).collect();
    Escaped(&printable).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::test_worlds;

    #[test]
    fn the_picture_shows_every_card_and_what_came_of_it() {
        let mut document = Document::default();
        test_worlds::apply_calls(
            &mut document,
            vec![test_worlds::user("ann"), test_worlds::role("PhotoAppRole")],
        );
        let subject = Subject { document: &document, explained: None, pinned: &[] };
        let svg = svg(subject, "s1.AA", "@font-face{}", |name| Some(format!("<path id=\"{name}\"/>")));
        for part in [
            "ann",
            "PhotoAppRole",
            "photo-app-bucket",
            "no credentials",
            "Nobody calls",
            "<path id=\"i-user\"/>",
            "<path id=\"v-no-credentials\"/>",
            "<style>@font-face{}text{",
            "data-iam-playground=\"s1.AA\"",
            "111122223333",
        ] {
            assert!(svg.contains(part), "{part}");
        }
        for element in ["g", "svg", "text"] {
            let opened =
                svg.matches(&format!("<{element} ")).count() + svg.matches(&format!("<{element}>")).count();
            assert_eq!(opened, svg.matches(&format!("</{element}>")).count(), "{element}");
        }
        assert!(!svg.contains("href") && !svg.contains("url("), "it loads nothing");
    }

    #[test]
    fn picture_shows_what_the_screen_shows_of_a_crowded_lane() {
        let document = test_worlds::crowded(200);
        let user = Selection::User("user-151".into());
        let drawn = |pinned: &[Selection]| {
            let subject = Subject { document: &document, explained: None, pinned };
            svg(subject, "s1.AA", "", |_| None)
        };
        assert!(!drawn(&[]).contains("user-151"));
        assert!(drawn(&[user]).contains("user-151"));
    }

    #[test]
    fn names_are_text() {
        assert_eq!(escaped("<b a=\"1\">&\u{1}é"), "&lt;b a=&quot;1&quot;&gt;&amp;é");
        let room = TextStyle::Note.width("abcde");
        assert_eq!(shortened("abcdef", TextStyle::Note, room), "abc…");
        assert_eq!(shortened("abcde", TextStyle::Note, room), "abcde");
    }
}
