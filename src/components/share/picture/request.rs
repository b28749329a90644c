//! Of the explained request what stands at the cards of its path: what is asked, and the verdict.

use std::fmt::Write as _;

use decision_path::scene::TextStyle;

use super::{MARGIN, escaped, shortened, x};
use crate::map_layout::layout::{PlacedVerdict, WorldMap};
use crate::session::request_path::RequestPath;

/// A verdict that is not higher has one line.
const ONE_LINE: i32 = 24;

/// The verdict of the explained request below the card where it ends, a line for each half of its words if need be.
pub(super) fn verdict(svg: &mut String, map: &WorldMap) {
    let Some(PlacedVerdict { place: (left, width, top, height), verdict, words }) = &map.verdict else {
        return;
    };
    let (left, width) = (x(*left), x(*width) - MARGIN);
    let _ = write!(
        svg,
        r#"<rect class="verdict {}" x="{left}" y="{top}" width="{width}" height="{height}" rx="6"/>"#,
        verdict.class(),
    );
    let middle = words.len() / 2;
    let spaces = words.match_indices(' ').map(|(at, _)| at);
    let lines = match spaces.min_by_key(|at| at.abs_diff(middle)).filter(|_| *height > ONE_LINE) {
        Some(at) => words.split_at(at),
        None => (*words, ""),
    };
    for (line, y) in [lines.0, lines.1.trim_start()].into_iter().zip([top + 15, top + 32]) {
        let _ = write!(
            svg,
            r#"<text class="words" text-anchor="middle" x="{}" y="{y}">{}</text>"#,
            left + width / 2,
            escaped(line),
        );
    }
}

/// What is asked, at the card of who asks.
pub(super) fn action(svg: &mut String, map: &WorldMap, path: &RequestPath) {
    let Some(node) = path.steps.first().and_then(|step| map.node(step)) else { return };
    let shown = shortened(&path.action, TextStyle::Title, (x(node.width) - MARGIN) as f32);
    let (left, width) = (x(node.left) + 14, TextStyle::Title.width(&shown) as i32 + 12);
    let _ = write!(
        svg,
        r#"<rect class="action" x="{left}" y="{}" width="{width}" height="17" rx="8"/><text class="words" x="{}" y="{}">{}</text>"#,
        node.top - 9,
        left + 6,
        node.top + 4,
        escaped(&shown),
    );
}

#[cfg(test)]
mod tests {
    use aws_world::world::ActionOnResource;

    use super::super::{Subject, svg};
    use crate::session::document::Document;
    use crate::session::selection::{RequestCaller, WhyTarget};
    use crate::session::test_worlds;

    #[test]
    fn the_picture_of_an_explained_request_says_what_is_asked_and_the_verdict() {
        let mut document = Document::default();
        test_worlds::apply_calls(&mut document, vec![test_worlds::user("ann")]);
        let caller = RequestCaller::Principal("arn:aws:iam::111122223333:user/ann".into());
        let request = ActionOnResource {
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::photo-app-bucket/cat.jpg".into(),
        };
        let asked = WhyTarget::Cell(caller, request);
        let drawn = |explained| {
            let subject = Subject { document: &document, explained, pinned: &[] };
            svg(subject, "s1.AA", "", |_| None)
        };
        let (explained, plain) = (drawn(Some(&asked)), drawn(None));
        for said in [">s3:GetObject<", "by any policy", "class=\"explained\""] {
            assert!(explained.contains(said) && !plain.contains(said), "{said}: {explained}");
        }
    }
}
