//! A pasted text without what terminals, logs, mails and encodings put around AWS's words: escapes of JSON and XML, color codes,
//! boxes, quote marks. Positions are kept, so that a place in it leads back to the pasted text.

use super::hard_wrap::{Line, MAX_WIDTH, newlines_within_words};
use crate::span::TextRange;

/// Lines are cleaned in pieces of at most so many characters: a text may have one line only.
const PIECE: usize = 16_384;

/// The cleaned text with the way back.
#[derive(Debug, Default)]
pub(super) struct CleanText {
    pub(super) text: String,
    segments: Vec<Segment>,
}

/// A stretch of the cleaned text.
#[derive(Clone, Copy, Debug)]
struct Segment {
    clean: usize,
    original: usize,
    /// The length of what a single character stands for; 0 of a stretch that is the same in both texts.
    replaced: usize,
}

/// A character with the range that it stands for.
#[derive(Clone, Copy, Debug)]
struct Decoded {
    character: char,
    start: usize,
    end: usize,
}

impl CleanText {
    /// Cleans `text`.
    pub(super) fn new(text: &str) -> Self {
        let mut clean = Self::default();
        let mut decoder = Decoder { text, position: 0 };
        let mut line: Vec<Decoded> = Vec::new();
        let mut lines: Vec<Line> = Vec::new();
        let mut begins = true;
        loop {
            let next = decoder.next();
            let ends = next.is_none_or(|decoded| decoded.character == '\n');
            if !ends && line.len() < PIECE {
                line.extend(next);
                continue;
            }
            let marks = clean.push_line(&line, begins, ends);
            // A line in pieces is longer than any that a terminal breaks.
            let width = if begins && ends { width(text, &line, next) } else { MAX_WIDTH };
            let ends_in_space = line.last().is_some_and(|last| last.character.is_whitespace());
            line.clear();
            begins = ends;
            match next {
                Some(decoded) if ends => {
                    lines.push(Line { end: clean.text.len(), width, marks, ends_in_space });
                    clean.push(decoded);
                }
                Some(decoded) => line.push(decoded),
                None => {
                    let newlines = newlines_within_words(&clean.text, &lines, width, marks);
                    return if newlines.is_empty() { clean } else { clean.without(&newlines) };
                }
            }
        }
    }

    /// Without the characters at these places, of one byte each and in order.
    fn without(&self, places: &[usize]) -> Self {
        let mut clean = Self::default();
        let mut places = places.iter().copied().peekable();
        for (index, segment) in self.segments.iter().enumerate() {
            let end = self.segments.get(index + 1).map_or(self.text.len(), |next| next.clean);
            let mut start = segment.clean;
            while start < end {
                let stop = places.next_if(|place| *place < end).unwrap_or(end);
                if start < stop {
                    let (place, original) = (clean.text.len(), segment.place_of(start));
                    clean.segments.push(Segment { clean: place, original, replaced: segment.replaced });
                    clean.text.push_str(self.text.get(start..stop).unwrap_or(""));
                }
                start = if stop < end { stop + 1 } else { end };
            }
        }
        clean
    }

    /// The range of the pasted text that a range of the cleaned text stands for.
    pub(super) fn original(&self, range: TextRange) -> TextRange {
        let start = self.segment_at(range.start).map_or(0, |found| found.place_of(range.start));
        let last = range.end.saturating_sub(1).max(range.start);
        let end = self.segment_at(last).map_or(0, |found| found.end_of(range.end));
        TextRange::new(start, end.max(start))
    }

    fn segment_at(&self, place: usize) -> Option<&Segment> {
        let after = self.segments.partition_point(|segment| segment.clean <= place);
        self.segments.get(after.checked_sub(1)?)
    }

    fn push(&mut self, decoded: Decoded) {
        let Decoded { character, start, end } = decoded;
        let is_same = end - start == character.len_utf8();
        let place = self.text.len();
        let goes_on = is_same
            && self
                .segments
                .last()
                .is_some_and(|last| last.replaced == 0 && last.original + (place - last.clean) == start);
        if !goes_on {
            let replaced = if is_same { 0 } else { end - start };
            self.segments.push(Segment { clean: place, original: start, replaced });
        }
        self.text.push(character);
    }

    /// Adds a line, or a piece of one, without the marks at its ends. Returns how many characters of marks it begins with.
    fn push_line(&mut self, line: &[Decoded], begins: bool, ends: bool) -> usize {
        let start = if begins { marks_before(line) } else { 0 };
        let mut rest = line.get(start..).unwrap_or(&[]);
        let is_row = begins
            && line
                .iter()
                .find(|decoded| decoded.character != ' ')
                .is_some_and(|first| first.character == '|');
        while ends
            && let Some((last, before)) = rest.split_last()
            && (last.character.is_whitespace()
                || matches!(last.character, '│' | '┃' | '║')
                || is_row && last.character == '|')
        {
            rest = before;
        }
        let mut place = 0;
        while let Some(decoded) = rest.get(place) {
            let skipped = color_code(rest.get(place..).unwrap_or(&[]));
            if skipped == 0 {
                self.push(*decoded);
            }
            place += skipped.max(1);
        }
        start
    }
}

/// The length in characters of a line as it stands in the pasted text, or, where `end` is an escape for a newline, as it was
/// before it was escaped. Longer ones than a terminal's have [`MAX_WIDTH`].
fn width(text: &str, line: &[Decoded], end: Option<Decoded>) -> usize {
    if line.len() >= MAX_WIDTH {
        return MAX_WIDTH;
    }
    let is_escape = end.is_some_and(|end| text.get(end.start..end.end).is_some_and(|end| end.contains('\\')));
    let (Some(first), Some(last), false) = (line.first(), line.last(), is_escape) else { return line.len() };
    text.get(first.start..last.end).unwrap_or("").chars().take(MAX_WIDTH).count()
}

impl Segment {
    fn place_of(&self, place: usize) -> usize {
        if self.replaced == 0 { self.original + (place - self.clean) } else { self.original }
    }

    fn end_of(&self, place: usize) -> usize {
        if self.replaced == 0 {
            self.original + place.saturating_sub(self.clean)
        } else {
            self.original + self.replaced
        }
    }
}

/// How many characters at the start of a line are marks: indentation, boxes, quote marks, names of containers, times.
fn marks_before(line: &[Decoded]) -> usize {
    let mut place = 0;
    loop {
        let rest = line.get(place..).unwrap_or(&[]);
        let Some(first) = rest.first() else { return place };
        let follows = rest.get(1).map(|next| next.character);
        let is_mark = match first.character {
            '│' | '┃' | '║' | '╷' | '╵' | '╭' | '╰' | '└' | '├' | '─' | '━' => true,
            '>' => follows.is_none_or(|next| matches!(next, ' ' | '>' | '\t')),
            '|' => follows.is_none_or(char::is_whitespace),
            character => character.is_whitespace(),
        };
        if is_mark {
            place += 1;
            continue;
        }
        let longer = color_code(rest).max(time(rest)).max(container(rest));
        if longer == 0 {
            return place;
        }
        place += longer;
    }
}

/// The length of a color code at the start: `ESC [ 31 m`, of whose first character some tools leave nothing.
fn color_code(text: &[Decoded]) -> usize {
    let at = |place: usize| text.get(place).map(|decoded| decoded.character);
    let (start, escaped) = match (at(0), at(1)) {
        (Some('\u{1b}' | '\u{9b}'), Some('[')) => (2, true),
        (Some('\u{1b}'), _) => return 1,
        (Some('['), Some('0'..='9')) => (1, false),
        _ => return 0,
    };
    let mut place = start;
    while place < start + 16 && matches!(at(place), Some('0'..='9' | ';' | '?')) {
        place += 1;
    }
    match at(place) {
        Some('m') => place + 1,
        Some('a'..='z' | 'A'..='Z') if escaped => place + 1,
        _ if escaped => 1,
        _ => 0,
    }
}

/// The length of a time at the start, as services that keep logs put before each line: `2024-05-01T08:00:00.123Z `.
fn time(text: &[Decoded]) -> usize {
    let mut length = 0;
    for (decoded, wanted) in text.iter().zip("0000-00-00T00:00:00".chars()) {
        let fits = if wanted == '0' {
            decoded.character.is_ascii_digit()
        } else {
            decoded.character == wanted || wanted == 'T' && decoded.character == ' '
        };
        if !fits {
            return 0;
        }
        length += 1;
    }
    if length < 19 {
        return 0;
    }
    let rest = text.iter().skip(length).take(16);
    length += rest
        .take_while(|next| matches!(next.character, '0'..='9' | '.' | ',' | ':' | '+' | '-' | 'Z'))
        .count();
    let ends = text.get(length).is_some_and(|next| next.character.is_whitespace());
    if ends { length } else { 0 }
}

/// The length of a container's name before a bar: `web-1  | `.
fn container(text: &[Decoded]) -> usize {
    let is_name = |decoded: &&Decoded| {
        decoded.character.is_ascii_alphanumeric() || matches!(decoded.character, '_' | '-' | '.')
    };
    let name = text.iter().take(48).take_while(is_name).count();
    let spaces = text.iter().skip(name).take(48).take_while(|decoded| decoded.character == ' ').count();
    let bar = text.get(name + spaces).is_some_and(|decoded| decoded.character == '|');
    if name > 0 && spaces > 0 && bar { name + spaces + 1 } else { 0 }
}

/// Takes escapes apart.
struct Decoder<'t> {
    text: &'t str,
    position: usize,
}

impl Decoder<'_> {
    fn next(&mut self) -> Option<Decoded> {
        loop {
            let start = self.position;
            let rest = self.text.get(start..)?;
            let first = rest.chars().next()?;
            let (character, length) = match first {
                '\\' => escape(rest),
                '&' => entity(rest).unwrap_or(('&', 1)),
                '<' => line_break(rest).unwrap_or(('<', 1)),
                '\r' if rest.starts_with("\r\n") => ('\n', 2),
                '\r' | '↵' | '⏎' | '\u{2028}' => ('\n', first.len_utf8()),
                '“' | '”' | '„' | '«' | '»' => ('"', first.len_utf8()),
                '‘' | '’' => ('\'', first.len_utf8()),
                '\u{a0}' | '\u{202f}' => (' ', first.len_utf8()),
                '\u{200b}' | '\u{feff}' | '\u{ad}' => {
                    self.position += first.len_utf8();
                    continue;
                }
                _ => (first, first.len_utf8()),
            };
            self.position += length;
            return Some(Decoded { character, start, end: start + length });
        }
    }
}

/// What a run of backslashes and the character behind it stand for: JSON in JSON has a run for each level.
fn escape(rest: &str) -> (char, usize) {
    let run = rest.bytes().take(64).take_while(|byte| *byte == b'\\').count();
    let behind = rest.get(run..).unwrap_or("");
    match behind.chars().next() {
        Some(quote @ ('"' | '\'' | '/' | '`')) => (quote, run + 1),
        Some('n' | 'r') => ('\n', run + 1),
        Some('t') => ('\t', run + 1),
        Some('e') if behind.starts_with("e[") => ('\u{1b}', run + 1),
        Some('x') if behind.starts_with("x1b[") || behind.starts_with("x1B[") => ('\u{1b}', run + 3),
        Some('0') if behind.starts_with("033[") => ('\u{1b}', run + 3),
        Some('u') => {
            let digits =
                behind.get(1..5).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
            let code =
                digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
            code.map_or(('\\', 1), |code| (plain(code), run + 5))
        }
        _ => ('\\', 1),
    }
}

/// The plain form of a character that an escape stands for.
fn plain(character: char) -> char {
    match character {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '\u{a0}' => ' ',
        '\r' => '\n',
        _ => character,
    }
}

/// What an entity of XML or HTML stands for; `&amp;quot;` is one that was escaped twice.
fn entity(rest: &str) -> Option<(char, usize)> {
    const ENTITIES: [(&str, char); 14] = [
        ("quot;", '"'),
        ("apos;", '\''),
        ("lt;", '<'),
        ("gt;", '>'),
        ("nbsp;", ' '),
        ("#34;", '"'),
        ("#x22;", '"'),
        ("#39;", '\''),
        ("#039;", '\''),
        ("#x27;", '\''),
        ("#10;", '\n'),
        ("#xA;", '\n'),
        ("#13;", '\n'),
        ("#xD;", '\n'),
    ];
    let mut length = 1;
    let mut behind = rest.get(1..)?;
    while let Some(next) = behind.strip_prefix("amp;") {
        behind = next;
        length += 4;
    }
    let found = ENTITIES.iter().find(|(name, _)| behind.starts_with(name));
    match found {
        Some((name, character)) => Some((*character, length + name.len())),
        None if length > 1 => Some(('&', length)),
        None => None,
    }
}

/// `<br>` and the like end a line.
fn line_break(rest: &str) -> Option<(char, usize)> {
    let tags = ["<br>", "<br/>", "<br />", "</p>", "</div>", "</td>", "</tr>", "</li>"];
    tags.iter().find(|tag| rest.starts_with(**tag)).map(|tag| ('\n', tag.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pasted: &str, expected: &str) {
        assert_eq!(CleanText::new(pasted).text, expected);
    }

    #[test]
    fn clean_text_has_no_marks() {
        check("╷\n│ Error: a\n│   b │\n╵", "\nError: a\nb\n");
        check("> > a\n>b", "a\n>b");
        check("web-1  | a", "a");
        check("2024-05-01T08:00:00.123Z a", "a");
        check("2024-05-01 a", "2024-05-01 a");
        check("\u{1b}[31m│\u{1b}[0m a[0m b\\u001b[1mc", "a bc");
        check("a[1] b", "a[1] b");
    }

    #[test]
    fn clean_text_has_no_escapes() {
        check(r#"{\"a\":\\\"b\\n\\tc\/d\"}"#, "{\"a\":\"b\nc/d\"}");
        check(r"C:\dir\ü", r"C:\dir\ü");
        check("a &quot;b&amp;quot; &amp; & &lt;c", "a \"b\" & & <c");
        check("“a” ‘b’<br>c", "\"a\" 'b'\nc");
    }

    #[test]
    fn clean_text_leads_back() {
        let pasted = r#"│ ü: \"arn:a\/b\" x"#;
        let clean = CleanText::new(pasted);
        let start = clean.text.find("arn").expect("there");
        let end = clean.text.find("\" x").expect("there");
        assert_eq!(clean.original(TextRange::new(start, end)).slice(pasted), r"arn:a\/b");
        assert_eq!(clean.original(TextRange::new(start, end + 1)).slice(pasted), r#"arn:a\/b\""#);
    }
}
