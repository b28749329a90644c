//! Texts of lessons, in which there may be links: `[words](https://host/path)`.

/// A segment of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkedText<'t> {
    /// Text, with the marks that [`parse_inline_markup`](crate::parse_inline_markup) reads.
    Text(&'t str),
    /// A link that leaves the page.
    Link {
        /// The words of it: text, without any mark.
        words: &'t str,
        /// The address: `https`, a host in ASCII, and nothing that could end an attribute.
        url: &'t str,
        /// The host in it: to be shown, for the words can say anything.
        host: &'t str,
    },
}

/// The segments of a text. What is no link exactly stays text.
pub fn parse_linked_text(text: &str) -> Vec<LinkedText<'_>> {
    let mut segments = Vec::new();
    let (mut shown, mut from) = (0, 0);
    while let Some(open) = find(text, from, '[') {
        from = open + 1;
        // What stands in a code segment is code.
        let is_code = text.get(..open).is_some_and(|before| before.matches('`').count() % 2 == 1);
        let Some((link, end)) = text.get(open..).filter(|_| !is_code).and_then(parse_link) else { continue };
        segments.extend(text.get(shown..open).filter(|text| !text.is_empty()).map(LinkedText::Text));
        segments.push(link);
        shown = open + end;
        from = shown;
    }
    segments.extend(text.get(shown..).filter(|text| !text.is_empty()).map(LinkedText::Text));
    segments
}

fn find(text: &str, from: usize, wanted: char) -> Option<usize> {
    Some(from + text.get(from..)?.find(wanted)?)
}

/// A link at the beginning of a text, and where it ends.
fn parse_link(text: &str) -> Option<(LinkedText<'_>, usize)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (url, _) = rest.split_once(')')?;
    if words.trim().is_empty() || words.contains(['[', ']', '`']) || words.contains("**") {
        return None;
    }
    let host = https_host(url)?;
    let end = "[](".len() + words.len() + url.len() + ")".len();
    Some((LinkedText::Link { words, url, host }, end))
}

/// The host of an address that a link may lead to. Nobody is to be led elsewhere than it reads: no user before the host, no
/// port, no letters that look like others.
fn https_host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let is_host = host.contains('.') && host.len() <= 253 && host.split('.').all(is_label);
    let is_plain =
        |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\' | b'`');
    (is_host && url.len() <= 2_000 && url.bytes().all(is_plain)).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_in_a_text_is_a_segment_of_its_own() {
        let url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/a_b.html?x=1#c";
        let text = format!("Read **[not this] [the page]({url}), then go on.");
        assert_eq!(
            parse_linked_text(&text),
            [
                LinkedText::Text("Read **[not this] "),
                LinkedText::Link { words: "the page", url, host: "docs.aws.amazon.com" },
                LinkedText::Text(", then go on."),
            ]
        );
        assert_eq!(parse_linked_text(""), []);
        let two = parse_linked_text("[a](https://a.example)[b](https://b.example/)");
        assert_eq!(two.len(), 2);
    }

    /// What somebody may write to lead a reader elsewhere, to run something, or by mistake.
    #[test]
    fn what_is_no_https_link_exactly_stays_text() {
        for text in [
            "[a](http://a.example)",
            "[a](HTTPS://a.example)",
            "[a](javascript:alert(1))",
            "[a](https:javascript:alert(1))",
            "[a](data:text/html,<script>alert(1)</script>)",
            "[a](//a.example)",
            "[a](/lessons)",
            "[a](https://)",
            "[a](https://localhost/)",
            "[a](https://127.0.0.1:8080/)",
            "[a](https://aws.amazon.com@evil.example/)",
            "[a](https://aws.amazon.com:443@evil.example/)",
            "[a](https://аws.amazon.com/)",
            "[a](https://a..example/)",
            "[a](https://-a.example/)",
            "[a](https://a.example/\" onclick=\"alert(1))",
            "[a](https://a.example/'x)",
            "[a](https://a.example/<b>)",
            "[a](https://a.example/\\evil.example)",
            "[a](https://a.example/ b)",
            "[a](https://a.example/\u{202e}b)",
            "[a](https://a.example",
            "[](https://a.example/)",
            "[ ](https://a.example/)",
            "[`a`](https://a.example/)",
            "[a] (https://a.example/)",
            "`[a](https://a.example/)`",
            "<a href=\"https://a.example\">a</a>",
            "https://a.example/",
        ] {
            assert_eq!(parse_linked_text(text), [LinkedText::Text(text)], "{text}");
        }
    }

    #[test]
    fn linked_text_is_whole_whatever_is_in_it() {
        let parts = ["[", "](", ")", "https://a.example", "`", "ä", "**", " "];
        let mut state = 7_u64;
        for _ in 0..2_000 {
            let mut text = String::new();
            for _ in 0..9 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(parts[usize::try_from(state >> 33).expect("31 bits") % parts.len()]);
            }
            let written: String = parse_linked_text(&text)
                .into_iter()
                .map(|segment| match segment {
                    LinkedText::Text(text) => text.to_owned(),
                    LinkedText::Link { words, url, .. } => format!("[{words}]({url})"),
                })
                .collect();
            assert_eq!(written, text);
        }
    }
}
