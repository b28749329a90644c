//! Pieces of markup that several views have. What comes from a document is escaped here.

use decision_path::svg::Escaped;
use lessons::{InlineStyle, parse_inline_markup};

use crate::session::matrix::Verdict;
use crate::ui::inline_markup::breakable_parts;

/// An icon of the sprite.
pub(super) fn icon(name: &str) -> String {
    format!(r##"<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-{name}"></use></svg>"##)
}

/// The icon of a verdict.
pub(super) fn verdict_icon(verdict: Verdict) -> String {
    let class = verdict.class();
    format!(r##"<svg class="icon verdict {class}" aria-hidden="true"><use href="#v-{class}"></use></svg>"##)
}

/// Icon and words in a chip.
pub(super) fn verdict_chip(verdict: Verdict, words: &str) -> String {
    format!(r#"<span class="chip {}">{}{}</span>"#, verdict.class(), verdict_icon(verdict), Escaped(words))
}

/// A name that may break before its capitals and after a slash.
pub(super) fn breakable(name: &str) -> String {
    let parts: Vec<String> = breakable_parts(name).iter().map(|part| Escaped(part).to_string()).collect();
    parts.join("<wbr>")
}

/// Text with `code` and **bold** marks.
pub(super) fn inline_markup(text: &str) -> String {
    let pieces = parse_inline_markup(text).into_iter().map(|(style, text)| {
        let text = Escaped(text);
        match style {
            InlineStyle::Plain => text.to_string(),
            InlineStyle::Code => format!("<code>{text}</code>"),
            InlineStyle::Bold => format!("<strong>{text}</strong>"),
        }
    });
    pieces.collect()
}

/// Styles that a view brings along. The page's policy knows their hashes.
pub(super) fn sheet(styles: &str) -> String {
    format!("<style>{styles}</style>")
}
