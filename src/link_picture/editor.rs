//! The editor of a policy: its text in the lines that the page lays out as the editor does (`style/inspector.css`). What is to
//! be said of the text, and how far its wildcards reach, needs the service reference: that is for the app to say.

use std::fmt::Write as _;

use decision_path::svg::Escaped;
use iam_policy::document::{PolicyType, size_of};

use crate::session::written_policy::grouped;
use crate::text::policy_editor as text;
use crate::text::visual_editor as said;

/// What an editor shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Editor<'e> {
    pub(super) text: &'e str,
    /// It is not saved yet: another text is in force.
    pub(super) is_draft: bool,
    /// Most characters, and what shares them, where the grammar does not say it.
    pub(super) limit: Option<(usize, &'static str)>,
}

impl Editor<'_> {
    pub(super) fn html(self) -> String {
        let mut out = r#"<div class="policy-editor">"#.to_owned();
        tabs(&mut out, "policy-text", said::VIEWS, &[said::VISUAL, said::JSON], 1);
        let _ = write!(
            out,
            r#"<div role="tabpanel" id="policy-text-panel" aria-label="{}"><div><div class="json-area"><div class="editor-picture" role="textbox" tabindex="0" aria-multiline="true" aria-readonly="true" aria-label="{}">"#,
            Escaped(said::VIEWS),
            Escaped(text::POLICY_DOCUMENT),
        );
        for (place, line) in self.text.split('\n').enumerate() {
            let _ = write!(
                out,
                r#"<span class="number" aria-hidden="true">{}</span><span class="line">{}</span>"#,
                place + 1,
                colored(line)
            );
        }
        out.push_str("</div></div></div></div>");
        self.foot(&mut out);
        out.push_str(r#"<div class="reaches"></div></div>"#);
        out
    }

    fn foot(self, out: &mut String) {
        let size = size_of(self.text, PolicyType::Identity);
        let (most, shared_by) =
            self.limit.map_or((size.limit, None), |(most, shared_by)| (most, Some(shared_by)));
        let too_long = if size.counted > most { " too-long" } else { "" };
        let _ = write!(
            out,
            r#"<div class="editor-foot"><div class="text-tools"><span class="hint{too_long}">{}</span><button type="button" class="quiet">{}</button></div><div class="button-row">"#,
            Escaped(&text::size(&grouped(size.counted), &grouped(most), shared_by)),
            Escaped(text::FORMAT),
        );
        let is_out = if self.is_draft { "" } else { r#" aria-disabled="true""# };
        let _ =
            write!(out, r#"<button type="button" class="primary"{is_out}>{}</button>"#, Escaped(text::SAVE));
        if self.is_draft {
            let _ = write!(
                out,
                r#"<button type="button">{}</button><span class="hint">{}</span>"#,
                Escaped(text::DISCARD_CHANGES),
                Escaped(text::NOT_SAVED_YET)
            );
        }
        out.push_str(r#"</div><p class="error-text" role="alert"></p><div class="findings" id="policy-text-findings" aria-live="polite"></div></div>"#);
    }
}

/// A row of tabs, of which one is open.
pub(super) fn tabs(out: &mut String, id: &str, label: &str, titles: &[&str], open: usize) {
    let _ = write!(out, r#"<div class="tabs" role="tablist" aria-label="{}">"#, Escaped(label));
    for (place, title) in titles.iter().enumerate() {
        let _ = write!(
            out,
            r#"<button type="button" role="tab" id="{id}-tab-{place}" aria-controls="{id}-panel" aria-selected="{}" tabindex="{}">{}</button>"#,
            place == open,
            if place == open { 0 } else { -1 },
            Escaped(title),
        );
    }
    out.push_str("</div>");
}

/// A line of JSON with the colors of its texts. What is no JSON stays as it is.
fn colored(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, quoted)) = rest.split_once('"') {
        let (inside, after) = quoted.split_at(end_of_text(quoted));
        let class = if after.trim_start().starts_with(':') { "json-key" } else { "json-text" };
        let _ = write!(out, r#"{}<span class="{class}">&quot;{}</span>"#, Escaped(before), Escaped(inside));
        rest = after;
    }
    let _ = write!(out, "{}", Escaped(rest));
    out
}

/// The place behind the quote that ends a text; its end where none does.
fn end_of_text(text: &str) -> usize {
    let mut is_escaped = false;
    for (place, letter) in text.char_indices() {
        match letter {
            '"' if !is_escaped => return place + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::colored;

    #[test]
    fn texts_and_keys_have_their_colors_and_are_no_markup() {
        for (line, expected) in [
            (
                r#"  "Effect": "Allow","#,
                r#"  <span class="json-key">&quot;Effect&quot;</span>: <span class="json-text">&quot;Allow&quot;</span>,"#,
            ),
            (r#"["a\"b" ]"#, r#"[<span class="json-text">&quot;a\&quot;b&quot;</span> ]"#),
            (r#""a\\": 1"#, r#"<span class="json-key">&quot;a\\&quot;</span>: 1"#),
            (r#"{ "<b>"#, r#"{ <span class="json-text">&quot;&lt;b&gt;</span>"#),
            ("} <i>", "} &lt;i&gt;"),
        ] {
            assert_eq!(colored(line), expected);
        }
    }
}
