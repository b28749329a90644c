//! The drawing: an SVG with its own styles, light, and with the document inside.

use std::fmt::Write as _;

use aws_world::api::Authorization;
use iam_policy::explanation::{Effect, GateOutcome, GateVerdict, PolicyOutcome, StatementOutcome};
use iam_policy::json::reformat;
use iam_policy::render;
use iam_policy::request::AuthorizationRequest;

use super::super::{document_text, gate_name, gate_words, markdown};
use crate::components::share::picture::{STYLE, escaped, sign};
use crate::session::matrix::Verdict;
use crate::session::share_file;
use crate::text::share as text;
use crate::text::why as words;
use crate::ui::inline_markup::capitalized;

/// Width of the picture, pixels.
pub(super) const WIDTH: u32 = 960;
/// From the picture's edge to what is in it.
const MARGIN: u32 = 28;
/// Letters of text and of code that fit beside each other.
const LETTERS: usize = 118;
const CODE_LETTERS: usize = 112;
/// Height of a line.
const LINE: u32 = 19;
/// Lines of a statement that are shown at most.
const MOST_LINES: usize = 40;

const OWN_STYLE: &str = ".verdict{font-size:20px;font-weight:700}\
.code{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre}\
.paper{fill:#fff;stroke:#d5dbdb}";

/// A drawing and how high it is.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) svg: String,
    pub(super) height: u32,
}

/// What is drawn so far, and down to where.
#[derive(Debug)]
struct Sheet {
    svg: String,
    y: u32,
}

/// The request, the verdict and why, AWS's error text, every gate that had a say, and the statements that applied;
/// `link` is the document in it.
pub(super) fn picture(authorization: &Authorization, link: &str) -> Picture {
    let Authorization { request, result, .. } = authorization;
    let verdict = Verdict::from(result.decision);
    let mut sheet = Sheet { svg: String::new(), y: MARGIN + 20 };
    sheet.sign(verdict, MARGIN + 10);
    sheet.line("verdict", MARGIN + 30, render::verdict(result));
    sheet.y += 10;
    let request_parts = [
        (words::CALLER, request.caller.display_name().to_string()),
        (words::ACTION, request.action.clone()),
        (words::RESOURCE, request.resource.clone()),
    ];
    for (name, value) in request_parts {
        let at = sheet.y;
        sheet.line("head", MARGIN, name);
        sheet.y = at;
        sheet.paragraph("code", MARGIN + 90, &value, CODE_LETTERS - 14);
    }
    sheet.y += 8;
    sheet.paragraph("", MARGIN, &plain(&render::deciding_sentence(request, result)), LETTERS);
    if let Some(error) = render::error_message(request, result) {
        sheet.heading(words::WHAT_AWS_ANSWERS);
        sheet.paragraph("code", MARGIN, &error, CODE_LETTERS);
    }
    sheet.heading(words::THE_GATES);
    // What had no say is left out: a picture is to be read at a glance.
    let had_a_say = |gate: &&GateOutcome| match gate.verdict {
        GateVerdict::NotReached => false,
        GateVerdict::NotApplicable => !gate.missing.is_empty(),
        _ => true,
    };
    for gate in result.gates.iter().filter(had_a_say) {
        sheet.gate(request, gate);
    }
    for policy in result.gates.iter().flat_map(|gate| &gate.policies) {
        if let Some(statement) = policy.statements.iter().find(|statement| statement.applies) {
            sheet.statement(authorization, policy, statement);
        }
    }
    sheet.y += 16;
    let certainty = words::rests_on(render::certainty_word(result.certainty()));
    sheet.line("note", MARGIN, &certainty);
    for rule in result.rules() {
        let page = rule.page();
        sheet.paragraph("note", MARGIN, &words::page(page.title, &page.url()), LETTERS);
        sheet.paragraph("note", MARGIN, &plain(render::rule_note(rule)), LETTERS);
    }
    sheet.line("note", MARGIN, text::PICTURE_FOOT);
    sheet.finish(link, &words::picture_title(render::verdict(result), &request.action, &request.resource))
}

impl Sheet {
    fn line(&mut self, class: &str, x: u32, line: &str) {
        let _ = write!(
            self.svg,
            r#"<text class="{class}" xml:space="preserve" x="{x}" y="{}">{}</text>"#,
            self.y,
            escaped(line)
        );
        self.y += LINE;
    }

    fn paragraph(&mut self, class: &str, x: u32, text: &str, letters: usize) {
        for line in text.lines().flat_map(|line| wrapped(line, letters)) {
            self.line(class, x, &line);
        }
    }

    fn heading(&mut self, words: &str) {
        self.y += 14;
        self.line("head", MARGIN, words);
        self.y += 3;
    }

    fn sign(&mut self, verdict: Verdict, x: u32) {
        let at = |pixels: u32| i32::try_from(pixels).unwrap_or_default();
        sign(&mut self.svg, verdict, at(x), at(self.y) - 5);
    }

    fn gate(&mut self, request: &AuthorizationRequest, gate: &GateOutcome) {
        let shown = match gate.verdict {
            GateVerdict::Allows => Some(Verdict::Allowed),
            GateVerdict::ExplicitDeny => Some(Verdict::ExplicitDeny),
            GateVerdict::ImplicitDeny => Some(Verdict::ImplicitDeny),
            GateVerdict::NotNeeded | GateVerdict::NotReached | GateVerdict::NotApplicable => None,
        };
        if let Some(verdict) = shown {
            self.sign(verdict, MARGIN + 10);
        }
        let (_, word) = gate_words(gate);
        let name = format!("{}{}: {word}", gate_name(gate.gate), markdown::side(gate));
        self.line("title", MARGIN + 30, &name);
        self.paragraph("", MARGIN + 30, &plain(&render::gate_sentence(request, gate)), LETTERS - 5);
        self.y += 3;
    }

    /// Who decided, and the statement as it is written.
    fn statement(
        &mut self,
        authorization: &Authorization,
        policy: &PolicyOutcome,
        statement: &StatementOutcome,
    ) {
        let Some(document) = document_text(authorization, policy) else { return };
        let name = render::source_name(&policy.source);
        let denies = statement.effect == Effect::Deny;
        let said = words::decides(&name, &render::statement_name(statement), denies);
        self.y += 14;
        self.paragraph("head", MARGIN, &capitalized(&plain(said.trim())), LETTERS - 10);
        let range = statement.range.start..statement.range.end;
        let Some(written) = document.get(range) else { return };
        let tidy = reformat(written).unwrap_or_else(|| written.to_owned());
        let lines: Vec<String> = tidy.lines().flat_map(|line| wrapped(line, CODE_LETTERS - 4)).collect();
        let shown = lines.len().min(MOST_LINES);
        let height = u32::try_from(shown + usize::from(shown < lines.len())).unwrap_or_default() * LINE + 12;
        let _ = write!(
            self.svg,
            r#"<rect class="paper" x="{MARGIN}" y="{}" width="{}" height="{height}" rx="6"/>"#,
            self.y - 12,
            WIDTH - 2 * MARGIN
        );
        self.y += 8;
        for line in lines.iter().take(shown) {
            self.line("code", MARGIN + 12, line);
        }
        if shown < lines.len() {
            self.line("code", MARGIN + 12, "…");
        }
        self.y += 4;
    }

    fn finish(self, link: &str, title: &str) -> Picture {
        let height = self.y + MARGIN - LINE;
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" {}><title>{}</title><style>{STYLE}{OWN_STYLE}</style><rect width="{WIDTH}" height="{height}" fill="rgb(244,246,248)"/>{}</svg>
"#,
            share_file::svg_attribute(link),
            escaped(title),
            self.svg,
        );
        Picture { svg, height }
    }
}

/// Without marks.
fn plain(text: &str) -> String {
    text.replace(['`', '*'], "")
}

/// The line in pieces of at most so many letters, broken at spaces where there are some. What it begins with stays.
fn wrapped(line: &str, letters: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    let mut count = 0;
    for word in line.split_inclusive(' ') {
        let mut word: Vec<char> = word.chars().collect();
        let visible = word.iter().filter(|letter| **letter != ' ').count();
        if count > 0 && count + visible > letters {
            lines.push(std::mem::take(&mut current));
            count = 0;
        }
        // ARNs have no spaces.
        while word.len() > letters + 1 {
            let rest = word.split_off(letters);
            lines.push(word.into_iter().collect());
            word = rest;
        }
        count += word.len();
        current.extend(word);
    }
    if !current.is_empty() {
        lines.push(current);
    }
    lines
}

#[cfg(test)]
mod tests {
    use aws_world::{AccessQuery, World};

    use super::*;
    use crate::session::document::Document;
    use crate::session::{saved_document::Drafts, test_worlds};

    fn asked(world: &World, principal: &str, action: &str) -> Authorization {
        let question = AccessQuery {
            principal_arn: principal.into(),
            action: action.into(),
            resource: "arn:aws:s3:::photo-app-bucket/<cat>&\"dog\".jpg".into(),
        };
        world.simulate_access(&question).expect("somebody")
    }

    #[test]
    fn it_has_the_verdict_the_request_and_the_deciding_statement() {
        let document = Document::default();
        let world = document.world();
        let account = world.accounts().values().next().expect("an account");
        let administrator = account.iam.roles.values().next().expect("the administrator");
        let Picture { svg, height } = picture(&asked(world, &administrator.arn, "s3:GetObject"), "s1.AA");
        for part in [
            "Allowed",
            "s3:GetObject",
            "arn:aws:s3:::photo-app-bucket/&lt;cat&gt;&amp;&quot;dog&quot;.jpg",
            "Identity-based policies: lets it through",
            "statement 1 allows it.",
            "&quot;Effect&quot;: &quot;Allow&quot;",
            "How sure this is: documented.",
            "IAM User Guide, Policy evaluation logic:",
            "https://docs.aws.amazon.com/IAM/",
            "data-iam-playground=\"s1.AA\"",
        ] {
            assert!(svg.contains(part), "{part}\n{svg}");
        }
        assert!(height > 300, "{height}");
        for element in ["g", "text", "title"] {
            let (open, end) = (format!("<{element}"), format!("</{element}>"));
            assert_eq!(svg.matches(&open).count(), svg.matches(&end).count(), "{element}");
        }
        assert!(!svg.contains("href") && !svg.contains("url("), "it loads nothing");
    }

    #[test]
    fn a_refusal_has_what_aws_answers() {
        let mut document = Document::default();
        test_worlds::apply_calls(&mut document, vec![test_worlds::user("ann")]);
        let refused = asked(document.world(), "arn:aws:iam::111122223333:user/ann", "s3:PutObject");
        let svg = picture(&refused, "s1.AA").svg;
        for part in ["No rule allows it", "What AWS answers", "is not authorized to perform"] {
            assert!(svg.contains(part), "{part}\n{svg}");
        }
        let link = crate::session::link::encode(&document, &Drafts::new(), None);
        let carried = share_file::decode_file(picture(&refused, &link).svg.as_bytes());
        assert!(matches!(carried, crate::session::shared_document::Incoming::Shared(_)), "{carried:?}");
    }

    #[test]
    fn lines_break_at_spaces_and_else_anywhere() {
        assert_eq!(wrapped("one two three", 7), ["one two ", "three"]);
        assert_eq!(wrapped("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrapped("    \"a\": 1", 40), ["    \"a\": 1"]);
        assert_eq!(wrapped("", 4), [""; 0]);
    }
}
