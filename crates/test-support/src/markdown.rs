//! The parts of a Markdown file that a suite is written in.

/// A part of a file, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkdownPart<'t> {
    /// `# ` (level 1) or `## ` (level 2) and so on.
    Heading {
        /// How many `#`.
        level: usize,
        /// The text behind them.
        text: &'t str,
    },
    /// A fenced block.
    Block {
        /// What stands behind the opening fence.
        info: &'t str,
        /// Its lines, each with its line end.
        body: String,
        /// The number of its first line within the file, from 1.
        first_line: usize,
    },
    /// A line of prose that is not empty.
    Prose(&'t str),
}

/// Reads a file's parts. A block that is never closed ends with the file.
pub fn parts(text: &str) -> Vec<MarkdownPart<'_>> {
    let mut parts = Vec::new();
    let mut block: Option<(&str, String, usize)> = None;
    for (index, line) in text.lines().enumerate() {
        match &mut block {
            Some(_) if line == "```" => parts.extend(block.take().map(closed)),
            Some((_, body, _)) => {
                body.push_str(line);
                body.push('\n');
            }
            None => match (line.strip_prefix("```"), line.trim_start_matches('#')) {
                (Some(info), _) => block = Some((info.trim(), String::new(), index + 2)),
                (None, rest) if rest.len() < line.len() && rest.starts_with(' ') => {
                    parts.push(MarkdownPart::Heading { level: line.len() - rest.len(), text: rest.trim() });
                }
                (None, _) if line.trim().is_empty() => {}
                (None, _) => parts.push(MarkdownPart::Prose(line)),
            },
        }
    }
    parts.extend(block.map(closed));
    parts
}

fn closed((info, body, first_line): (&str, String, usize)) -> MarkdownPart<'_> {
    MarkdownPart::Block { info, body, first_line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_file_has_headings_prose_and_blocks() {
        let text = "# One\nprose\n\n## Two\n```requests x\na # b\n\n```\n#tag";
        let expected = [
            MarkdownPart::Heading { level: 1, text: "One" },
            MarkdownPart::Prose("prose"),
            MarkdownPart::Heading { level: 2, text: "Two" },
            MarkdownPart::Block { info: "requests x", body: "a # b\n\n".into(), first_line: 6 },
            MarkdownPart::Prose("#tag"),
        ];
        assert_eq!(parts(text), expected);
    }

    #[test]
    fn unclosed_markdown_block_ends_with_the_file() {
        assert_eq!(parts("```x\na"), [MarkdownPart::Block { info: "x", body: "a\n".into(), first_line: 2 }]);
    }
}
