//! A decision, or several about one call, as a picture that stands alone, for a post or a slide: verdict, cause, path, deciding statement, legend.

use std::fmt::Write as _;

use iam_policy::explanation::EvaluationDecision;
use iam_policy::render;

use crate::layout::{Options, scene};
use crate::path::{Decision, DecisionPath, deciding_request};
use crate::scene::TextStyle;
use crate::statement::{Line, Mark, StatementText};
use crate::station::StationState;
use crate::svg::{Escaped, shapes, standalone_style};
use crate::text;
use crate::text_lines::wrapped;

/// Width of a picture, pixels.
pub const WIDTH: u32 = 1080;
const MARGIN: f32 = 36.0;
const INSIDE: f32 = WIDTH as f32 - 2.0 * MARGIN;
const HEADLINE: f32 = 27.0;
const LINE: f32 = 18.0;
const CODE: f32 = 19.0;
/// Lines of a statement that are drawn at most.
const MOST_LINES: usize = 32;

/// What a picture says besides the decision.
#[derive(Clone, Copy, Debug, Default)]
pub struct Frame<'f> {
    /// Attributes of the `svg` element, already escaped: the document that the picture carries.
    pub attributes: &'f str,
    /// `@font-face` rules with the fonts inside; empty for the fonts of the page.
    pub fonts: &'f str,
    /// Where it comes from, in its last line.
    pub address: &'f str,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The SVG, which loads nothing.
    pub svg: String,
    /// Its height, pixels.
    pub height: u32,
}

/// Draws the decisions about the requests of a call; `None` where there are none.
pub fn picture(decisions: &[Decision<'_>], frame: Frame<'_>) -> Option<Picture> {
    let paths: Vec<DecisionPath> = decisions.iter().map(DecisionPath::new).collect();
    let decision = decisions.get(deciding_request(paths.iter().map(|path| path.decision)))?;
    let mut page = Page { svg: String::new(), y: MARGIN };
    page.header(decision);
    page.paths(&paths);
    page.statement(decision);
    page.foot(decision, &paths, frame.address);
    Some(page.finish(decision, frame))
}

/// What is drawn so far, and down to where.
struct Page {
    svg: String,
    y: f32,
}

impl Page {
    fn text(&mut self, style: TextStyle, class: &str, x: f32, text: &str) {
        let _ = write!(
            self.svg,
            r#"<text class="{} {class}" xml:space="preserve" x="{x}" y="{}">{}</text>"#,
            style.class(),
            self.y,
            Escaped(text)
        );
    }

    /// The header: a chip with the verdict, the request, and the cause.
    fn header(&mut self, decision: &Decision<'_>) {
        let Decision { request, result, .. } = decision;
        let words = render::verdict(result);
        let width = TextStyle::Title.width(words) + 28.0;
        let class = match result.decision {
            EvaluationDecision::Allowed => "dp-chip dp-chip-allowed",
            EvaluationDecision::ExplicitDeny => "dp-chip dp-chip-denied",
            EvaluationDecision::ImplicitDeny => "dp-chip dp-chip-silent",
        };
        let _ = write!(
            self.svg,
            r#"<rect class="{class}" x="{MARGIN}" y="{}" width="{width}" height="30" rx="7"/>"#,
            self.y
        );
        self.y += 20.0;
        self.text(TextStyle::Title, "dp-on-chip", MARGIN + 14.0, words);
        let asked = text::picture::asked(&request.action, &request.resource, &request.caller.display_name());
        let beside = MARGIN + width + 16.0;
        let room = WIDTH as f32 - MARGIN - beside;
        for line in asked.iter().flat_map(|line| wrapped(line, TextStyle::Code, room)) {
            self.text(TextStyle::Code, "", beside, &line);
            self.y += CODE;
        }
        self.y += 18.0;
        for line in wrapped(&plain(&render::deciding_sentence(request, result)), TextStyle::Headline, INSIDE)
        {
            self.text(TextStyle::Headline, "", MARGIN, &line);
            self.y += HEADLINE;
        }
    }

    fn paths(&mut self, paths: &[DecisionPath]) {
        let drawn = scene(paths, INSIDE, Options { has_cause: true, open: None });
        let _ = write!(self.svg, r#"<g transform="translate({MARGIN} {})">"#, self.y);
        self.svg.push_str(&shapes(&drawn, false));
        self.svg.push_str("</g>");
        self.y += drawn.height + 22.0;
    }

    /// The deciding statement with its marks.
    fn statement(&mut self, decision: &Decision<'_>) {
        let Some(statement) = StatementText::new(decision) else { return };
        let place = statement.deciding.statement;
        let Some((_, policy, _)) = decision.result.statement_at(place) else { return };
        let name = plain(&render::source_name(&policy.source));
        self.y += 6.0;
        self.text(TextStyle::Title, "", MARGIN, &text::picture::statement_in(place.statement + 1, &name));
        self.y += 14.0;
        let shown = statement.lines.len().min(MOST_LINES);
        let more = statement.lines.len() - shown;
        let height = (shown + usize::from(more > 0)) as f32 * CODE + 20.0;
        let _ = write!(
            self.svg,
            r#"<rect class="dp-paper" x="{MARGIN}" y="{}" width="{INSIDE}" height="{height}" rx="8"/>"#,
            self.y
        );
        self.y += 24.0;
        for line in statement.lines.iter().take(shown) {
            self.code(line);
        }
        if more > 0 {
            self.text(TextStyle::Code, "dp-muted", MARGIN + 16.0, "…");
            self.y += CODE;
        }
        self.y += 22.0;
    }

    /// A line of JSON; what is marked has a ground.
    fn code(&mut self, line: &Line) {
        let mut x = MARGIN + 16.0;
        for segment in line {
            let width = TextStyle::Code.width(&segment.text);
            let mark = match segment.mark {
                Mark::None | Mark::Folded => "",
                Mark::Element => "dp-mark",
                Mark::Value => "dp-mark dp-mark-value",
            };
            if !mark.is_empty() {
                let _ = write!(
                    self.svg,
                    r#"<rect class="{mark}" x="{}" y="{}" width="{}" height="{CODE}" rx="2"/>"#,
                    x - 1.0,
                    self.y - 14.0,
                    width + 2.0
                );
            }
            let class = if segment.mark == Mark::Folded { "dp-muted" } else { "" };
            self.text(TextStyle::Code, class, x, &segment.text);
            x += width;
        }
        self.y += CODE;
    }

    /// How sure the answer is, the rules behind it, the legend, the address.
    fn foot(&mut self, decision: &Decision<'_>, paths: &[DecisionPath], address: &str) {
        let result = decision.result;
        let mut lines = vec![text::picture::certainty(render::certainty_word(result.certainty()))];
        for rule in result.rules() {
            lines.push(format!("{}: {}", rule.page().title, rule.page().url()));
            lines.push(plain(render::rule_note(rule)));
        }
        lines.push(text::picture::legend(&states(paths)));
        lines.push(address.to_owned());
        for line in lines.iter().flat_map(|line| wrapped(line, TextStyle::Note, INSIDE)) {
            self.text(TextStyle::Note, "dp-muted", MARGIN, &line);
            self.y += LINE;
        }
    }

    fn finish(self, decision: &Decision<'_>, frame: Frame<'_>) -> Picture {
        let Decision { request, result, .. } = decision;
        let height = (self.y - LINE + MARGIN).ceil();
        let title = text::picture::title(render::verdict(result), &request.action, &request.resource);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" {}><title>{}</title><style>{}{}</style><rect class=\"dp-page\" width=\"{WIDTH}\" height=\"{height}\"/>{}</svg>\n",
            frame.attributes,
            Escaped(&title),
            frame.fonts,
            standalone_style(),
            self.svg,
        );
        Picture { svg, height: height as u32 }
    }
}

/// The states of the paths, each once.
fn states(paths: &[DecisionPath]) -> Vec<StationState> {
    let stations = paths.iter().flat_map(|path| &path.tracks).flat_map(|track| &track.stations);
    let mut states: Vec<StationState> = stations.map(|station| station.state).collect();
    states.sort_unstable();
    states.dedup();
    states
}

/// Without marks.
fn plain(text: &str) -> String {
    text.replace(['`', '*'], "")
}
