//! The picture of a finished course, to share: an SVG that stands alone.

use std::fmt::Write as _;

use decision_path::svg::Escaped;

use crate::text::course as text;

/// Width of the picture, pixels. Sites show pictures of links in this shape.
pub const WIDTH: u32 = 1200;
/// Height of the picture, pixels.
pub const HEIGHT: u32 = 630;

/// From the left edge to the first mark, and from the last mark to the right edge.
const MARGIN: usize = 100;

/// How far somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseResult {
    /// Lessons finished.
    pub finished: usize,
    /// All lessons.
    pub lessons: usize,
    /// The fewest requests that were permitted when the lesson that counts them was finished.
    pub permission_count: Option<usize>,
}

/// The site's mark, in a square of 24.
const MARK: &str = r##"<g transform="translate(1008 84) scale(4)" fill="none" stroke="#bed7ff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3.500c-2.300 0-3 1.200-3 3V9c0 1.800-.8 3-2.500 3C4.200 12 5 13.200 5 15v2.500c0 1.800.7 3 3 3m8-17c2.300 0 3 1.200 3 3V9c0 1.800.8 3 2.500 3-1.700 0-2.500 1.200-2.500 3v2.500c0 1.800-.7 3-3 3"/><path d="M12 8a2.300 2.300 0 0 1 1.100 4.300l.9 3.700h-4l.9-3.700A2.300 2.300 0 0 1 12 8z" fill="#bed7ff" stroke="none"/></g>"##;

/// The picture. `site` is the address on it; `fonts` are rules with its fonts in them, empty where the page has them.
pub fn svg(result: &CourseResult, site: &str, fonts: &str) -> String {
    let count = text::finished(result.finished, result.lessons);
    let golf = result.permission_count.map(text::golf).unwrap_or_default();
    let title = [count.as_str(), ". ", &golf].concat();
    // A page allows no style in its markup.
    let style = if fonts.is_empty() { String::new() } else { ["<style>", fonts, "</style>"].concat() };
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"><title>{}</title>{style}<defs><linearGradient id="course-ground" x2="1" y2="1"><stop stop-color="#0b3f91"/><stop offset="1" stop-color="#071f4a"/></linearGradient></defs><rect width="{WIDTH}" height="{HEIGHT}" fill="url(#course-ground)"/><g font-family="Inter,system-ui,'Segoe UI',Roboto,Arial,sans-serif" fill="#fff"><text x="80" y="128" font-size="30" font-weight="600" fill="#bed7ff">{}</text><text x="80" y="232" font-size="76" font-weight="600">{}</text><text x="80" y="300" font-size="34">{}</text><text x="80" y="352" font-size="28" fill="#bed7ff">{}</text><text x="80" y="568" font-size="26" fill="#bed7ff">{}</text></g>"##,
        Escaped(&title),
        Escaped(text::COURSE),
        Escaped(&count),
        Escaped(&text::myths(result.finished)),
        Escaped(&golf),
        Escaped(site),
    );
    svg.push_str(MARK);
    marks(&mut svg, result);
    svg.push_str("</svg>\n");
    svg
}

/// A line through a mark for each lesson: a tick where it is finished, a ring where it is open.
fn marks(svg: &mut String, result: &CourseResult) {
    let width = WIDTH as usize - 2 * MARGIN;
    let x = |place: usize| MARGIN + place * width / result.lessons.saturating_sub(1).max(1);
    let end = x(result.lessons.saturating_sub(1));
    // Writing to a string cannot fail.
    let _ = write!(svg, r##"<path d="M{MARGIN} 446H{end}" stroke="#4f7cc9" stroke-width="4"/>"##);
    for place in 0..result.lessons {
        let _ = write!(svg, r#"<g transform="translate({} 446)">"#, x(place));
        svg.push_str(match place < result.finished {
            true => r##"<circle r="20" fill="#7ee787"/><path d="M-8 0l6 6 11-12" fill="none" stroke="#06290f" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>"##,
            false => r##"<circle r="18" fill="#0a2f6d" stroke="#7f9fd6" stroke-width="4"/>"##,
        });
        svg.push_str("</g>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn course_picture_has_a_mark_for_each_lesson_and_escapes_the_address() {
        let result = CourseResult { finished: 17, lessons: 18, permission_count: Some(7) };
        let svg = svg(&result, "https://example.org/?a=1&b=<2>", "@font-face{}");
        assert_eq!(svg.matches("<circle").count(), 18);
        assert_eq!(svg.matches("#7ee787").count(), 17);
        assert!(svg.contains("a=1&amp;b=&lt;2&gt;") && svg.contains("17 of 18"), "{svg}");
        assert!(svg.contains(&text::golf(7)) && svg.contains("<style>@font-face{}</style>"), "{svg}");
    }

    #[test]
    fn course_picture_of_no_lessons_is_drawn() {
        let svg = svg(&CourseResult { finished: 0, lessons: 0, permission_count: None }, "", "");
        assert!(svg.ends_with("</svg>\n") && !svg.contains("<circle"), "{svg}");
    }
}
