//! Reads as much of HTML as the checks need: tags with their attributes, and what scripts and styles hold.

/// A start tag, with the text up to the next tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, &'a str)>,
    /// For `script` and `style`, all of their content.
    pub(super) text: &'a str,
}

impl Tag<'_> {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| *value)
    }
}

/// All start tags of a document, in order. Comments are passed over.
pub(super) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (mut tag, after) = tag(rest);
        let end = match tag.name.as_str() {
            "script" | "style" => after.find(&format!("</{}", tag.name)),
            _ => after.find('<'),
        };
        let (text, after) = after.split_at_checked(end.unwrap_or(after.len())).unwrap_or((after, ""));
        tag.text = text;
        tags.push(tag);
        rest = after;
    }
    tags
}

/// The tag at the start of the text, and what follows its `>`.
fn tag(text: &str) -> (Tag<'_>, &str) {
    let (name, mut rest) = split_before(text, |c| c.is_ascii_whitespace() || c == '>' || c == '/');
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        let (key, after) = split_before(rest, |c| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'));
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => ("", after),
        };
        if key.is_empty() && after.len() == rest.len() {
            // The document ends inside the tag, or nothing sensible follows.
            break;
        }
        attributes.push((key.to_ascii_lowercase(), value));
        rest = after;
    }
    let name = name.to_ascii_lowercase();
    (Tag { name, attributes, text: "" }, rest)
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    split_before(text, |c| c.is_ascii_whitespace() || c == '>')
}

fn split_before(text: &str, stop: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(stop).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_quoted_unquoted_and_bare_attributes() {
        let html = "<!doctype html><link rel=stylesheet href=./a.css><LINK crossorigin href='b c.js' /><p class=\"x\">text</p>";
        let tags = tags(html);
        let hrefs: Vec<_> = tags.iter().map(|tag| (tag.name.as_str(), tag.attribute("href"))).collect();
        assert_eq!(hrefs, [("link", Some("./a.css")), ("link", Some("b c.js")), ("p", None)]);
        assert_eq!(tags.get(1).unwrap().attribute("crossorigin"), Some(""));
    }

    #[test]
    fn a_script_is_one_text_and_comments_are_none() {
        let html = "<!-- <a href=x> --><script type=module>if (a < b) { import('./c.js') }</script><p>";
        let tags = tags(html);
        let names: Vec<_> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["script", "p"]);
        assert_eq!(tags.first().unwrap().text, "if (a < b) { import('./c.js') }");
    }

    #[test]
    fn a_cut_off_document_ends() {
        assert_eq!(tags("<a href=\"x").len(), 1);
        assert_eq!(tags("<a b").len(), 1);
        assert_eq!(tags("<").len(), 0);
        assert_eq!(tags("<a =").len(), 1);
    }
}
