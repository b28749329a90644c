//! Lines that a terminal or a tool broke at a fixed column, within words too. A newline within a word is found only in a block in
//! which a word of AWS's sentences is broken: that proves the column. Anything weaker could join two records of equal length.

use super::phrase::{Place, ahead, before};

/// A line of the pasted text, without the last one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where its newline stands in the cleaned text.
    pub(super) end: Place,
    /// Its length in characters, marks and indentation included.
    pub(super) width: usize,
    /// How many characters of marks and indentation it begins with.
    pub(super) marks: usize,
    /// Whether white space stands before its end.
    pub(super) ends_in_space: bool,
}

/// Terminals are at least so wide.
const MIN_WIDTH: usize = 40;
/// Lines that are longer were not broken by a terminal.
pub(super) const MAX_WIDTH: usize = 400;

/// Words of AWS's sentences. Nothing else breaks them: they are too short for what breaks long words only.
const WORDS: [&str; 25] = [
    "AccessDenied:",
    "AccessDeniedException:",
    "User:",
    "action",
    "allows",
    "authorization",
    "authorized",
    "because",
    "boundary",
    "calling",
    "control",
    "endpoint",
    "explicit",
    "failure",
    "identity-based",
    "message:",
    "occurred",
    "operation",
    "operation:",
    "perform:",
    "permissions",
    "policy",
    "resource-based",
    "resource:",
    "session",
];

/// Words that go together in AWS's and the clients' sentences. A newline within one of their words is proof too.
const PHRASES: [&str; 13] = [
    "<Code>AccessDenied",
    ".amazonaws.com is not authorized",
    ", Request ID: ",
    "An error occurred (AccessDenied",
    "when calling the ",
    "api error AccessDenied",
    "https response error StatusCode: ",
    "is not authorized to perform: ",
    "on resource: arn:",
    "with an explicit deny",
    "because no ",
    "(Service: ",
    "; Status Code: ",
];

/// What a record, a message or an error begins with.
const STARTS: [&str; 9] =
    ["User: ", "An error ", "Error", "error", "{", "[", "AccessDenied", "Unauthorized", "arn:"];

/// The newlines of `text` that stand within words, in order. The line behind the last newline has this width and these marks.
pub(super) fn newlines_within_words(
    text: &str,
    lines: &[Line],
    last_width: usize,
    last_marks: usize,
) -> Vec<Place> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(block) = block_at(lines, start) {
        let width = block.iter().map(|line| line.width).max().unwrap_or(0);
        let marks = block.iter().map(|line| line.marks).min().unwrap_or(0);
        let behind = start + block.len();
        let follower = lines.get(behind).map_or(last_width, |line| line.width);
        let is_broken = |(index, line): &(usize, &Line)| {
            let next_marks = lines.get(start + index + 1).map_or(last_marks, |next| next.marks);
            // Where the block ends, what follows is the shorter rest of the same text, or another text.
            let goes_on = index + 1 < block.len() || follower > 0 && follower < width;
            line.width == width
                && goes_on
                && !line.ends_in_space
                && next_marks <= marks
                && is_within_word(text, line.end)
        };
        let broken: Vec<Place> =
            block.iter().enumerate().filter(is_broken).map(|(_, line)| line.end).collect();
        let is_terminal = (MIN_WIDTH..MAX_WIDTH).contains(&width);
        let is_proof = |newline: &Place| {
            breaks_known_word(text, *newline)
                || breaks_phrase(text, *newline)
                || breaks_action(text, *newline)
        };
        if is_terminal && broken.iter().any(is_proof) {
            found.extend(broken.into_iter().filter(|newline| !begins_record(text, newline + 1)));
        }
        start = behind;
    }
    found
}

/// The lines from `start` whose widths differ by no more than the space that a terminal leaves out at an end.
fn block_at(lines: &[Line], start: usize) -> Option<&[Line]> {
    let first = lines.get(start)?.width;
    let (mut least, mut most) = (first, first);
    let length = lines.get(start..)?.iter().take_while(|line| {
        let (low, high) = (least.min(line.width), most.max(line.width));
        let fits = high - low <= 1;
        if fits {
            (least, most) = (low, high);
        }
        fits
    });
    let length = length.count().max(1);
    lines.get(start..start + length)
}

fn is_within_word(text: &str, newline: Place) -> bool {
    let bytes = text.as_bytes();
    let is_word = |place: Option<usize>| {
        place.and_then(|place| bytes.get(place)).is_some_and(|byte| !byte.is_ascii_whitespace())
    };
    is_word(newline.checked_sub(1)) && is_word(newline.checked_add(1))
}

/// Whether one of [`WORDS`] stands around the newline.
fn breaks_known_word(text: &str, newline: Place) -> bool {
    let left = before(text, newline, 40).rsplit(char::is_whitespace).next().unwrap_or("");
    let right = ahead(text, newline + 1, 40).split(char::is_whitespace).next().unwrap_or("");
    let word = format!("{left}{right}");
    !left.is_empty() && !right.is_empty() && WORDS.contains(&word.as_str())
}

/// Whether one of [`PHRASES`] stands around the newline, which is within one of its words.
fn breaks_phrase(text: &str, newline: Place) -> bool {
    let (line_end, next_line) = (before(text, newline, 40), ahead(text, newline + 1, 40));
    PHRASES.iter().any(|phrase| {
        let splits = (1..phrase.len()).filter_map(|at| phrase.split_at_checked(at));
        let mut words = splits.filter(|(left, right)| !left.ends_with(' ') && !right.starts_with(' '));
        // The ARN that follows is no word: what breaks long words only breaks it too.
        words.any(|(left, right)| {
            !left.ends_with("arn") && line_end.ends_with(left) && next_line.starts_with(right)
        })
    })
}

/// Whether the newline is within the action of a sentence, of which both ends are known.
fn breaks_action(text: &str, newline: Place) -> bool {
    let (line_end, next_line) = (before(text, newline, 80), ahead(text, newline + 1, 80));
    let told = line_end.rsplit_once("to perform: ").or_else(|| line_end.rsplit_once(" allows the "));
    let Some((_, start)) = told else { return false };
    let follows = [" on resource", " because no ", " with an explicit", " action"];
    let Some(end) = follows.iter().filter_map(|words| next_line.find(words)).min() else { return false };
    let rest = next_line.get(..end).unwrap_or("");
    let action = format!("{start}{rest}");
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_action = action.split_once(':').is_some_and(|(service, name)| is_name(service) && is_name(name));
    is_action && action.len() < MIN_WIDTH && !start.is_empty() && !rest.is_empty()
}

fn begins_record(text: &str, place: Place) -> bool {
    let rest = text.get(place..).unwrap_or("");
    let is_date = rest
        .bytes()
        .zip("0000-00-".bytes())
        .take(8)
        .all(|(byte, wanted)| if wanted == b'0' { byte.is_ascii_digit() } else { byte == wanted })
        && rest.len() >= 8;
    is_date || STARTS.iter().any(|start| rest.starts_with(start))
}

#[cfg(test)]
mod tests {
    use crate::access_denied::clean_text::CleanText;

    const SENTENCE: &str = "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::photos/a-long-name-of-a-thing/cat.jpg";

    fn wrapped(text: &str, width: usize, mark: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let lines = characters.chunks(width).map(|line| format!("{mark}{}", line.iter().collect::<String>()));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn words_broken_at_a_column_are_whole_again() {
        // Where a line ends or begins with a space, its newline stays, which is white space as well.
        for width in [44, 50, 64, 88] {
            for mark in ["", "│ ", "> ", "\t"] {
                let clean = CleanText::new(&wrapped(SENTENCE, width, mark)).text.replace('\n', " ");
                let read = clean.replace("  ", " ");
                assert_eq!(read, SENTENCE, "{width} {mark:?}");
            }
        }
    }

    #[test]
    fn equal_lines_without_a_broken_word_stay_apart() {
        let records = format!("{SENTENCE}\n{SENTENCE}\nTerminated");
        assert_eq!(CleanText::new(&records).text, records);
        // Words are whole in these lines.
        let lines = "User: arn:aws:iam::111122223333:user/anna is\nnot authorized to perform: s3:PutObject on a\nresource";
        assert_eq!(CleanText::new(lines).text, lines);
    }

    #[test]
    fn record_behind_a_full_line_stays_apart() {
        let width = 66;
        let filled = format!("{SENTENCE}{}", "x".repeat(width - SENTENCE.len() % width));
        let text = format!("{}\n{SENTENCE}", wrapped(&filled, width, ""));
        let clean = CleanText::new(&text).text;
        assert!(clean.contains(&format!("{filled}\nUser: ")), "{clean}");
        // What follows a block and is longer than its lines is another text.
        let longer = format!("{}\n{}", wrapped(&filled, width, ""), "y".repeat(width + 1));
        let clean = CleanText::new(&longer).text;
        assert!(clean.contains(&format!("{filled}\ny")), "{clean}");
    }
}
