//! Wildcard patterns: `*` is any run of characters, `?` is any one character, everything else is itself.
//!
//! Matching is iterative and takes at most pattern length × text length steps, whatever the pattern.

/// Bytes that no UTF-8 text contains stand for wildcards, so that a literal `*` (from `${*}` or from a tag's value) is
/// never taken for one.
const ANY: u8 = 0xff;
const ONE: u8 = 0xfe;
/// A `:` that came out of a policy variable and so separates no ARN components.
const LITERAL_COLON: u8 = 0xfd;

/// A compiled pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pattern {
    bytes: Vec<u8>,
    /// How many of the bytes stand before the first wildcard, or before the first colon out of a variable: most texts
    /// differ there, and comparing them is quick.
    prefix: usize,
    /// Colons in the prefix.
    colons: usize,
}

/// What is left to match when the prefix of a pattern has been found at the start of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tail<'p> {
    pattern: &'p [u8],
    text: &'p [u8],
}

impl Tail<'_> {
    /// Whether the rest of the text matches the rest of the pattern.
    pub(crate) fn matches(self, fold_case: bool) -> bool {
        match self.pattern {
            [] => self.text.is_empty(),
            [ANY] => true,
            _ => matches_bytes(self.pattern, self.text, fold_case),
        }
    }
}

/// Whether `action` matches `pattern`, both as written, ASCII letters without regard to case; `prefix` bytes of the
/// pattern stand before its first wildcard. Actions have no variables, so they need no compiled form.
pub(crate) fn matches_action(pattern: &str, prefix: usize, action: &str) -> bool {
    let (Some((prefix, tail)), Some((start, rest))) =
        (pattern.as_bytes().split_at_checked(prefix), action.as_bytes().split_at_checked(prefix))
    else {
        return false;
    };
    // Mostly written as asked: comparing bytes is faster than comparing letters.
    (prefix == start || prefix.eq_ignore_ascii_case(start))
        && match tail {
            [] => rest.is_empty(),
            [b'*'] => true,
            _ => matches_wild::<b'*', b'?'>(tail, rest, true),
        }
}

/// Whether an entry of `Action`, such as `s3:Get*`, covers `action`, such as `s3:GetObject`: letters without regard to case.
pub fn covers_action(entry: &str, action: &str) -> bool {
    let prefix = entry.find(['*', '?']).unwrap_or(entry.len());
    matches_action(entry, prefix, action)
}

impl Pattern {
    /// Compiles `text`, in which `*` and `?` are wildcards.
    pub fn new(text: &str) -> Self {
        let mut pattern = Self::default();
        pattern.push_wildcard_text(text);
        pattern
    }

    /// A pattern that is exactly `text`.
    pub fn literal(text: &str) -> Self {
        let mut pattern = Self::default();
        pattern.push_literal(text);
        pattern
    }

    /// Adds text in which `*` and `?` are wildcards.
    pub(crate) fn push_wildcard_text(&mut self, text: &str) {
        self.extend(text.bytes().map(|byte| match byte {
            b'*' => ANY,
            b'?' => ONE,
            other => other,
        }));
    }

    fn extend(&mut self, more: impl Iterator<Item = u8>) {
        self.bytes.extend(more);
        let behind = self.bytes.get(self.prefix..).unwrap_or(&[]);
        let plain = behind.iter().take_while(|byte| **byte < LITERAL_COLON);
        let (length, colons) =
            plain.fold((0, 0), |(length, colons), byte| (length + 1, colons + usize::from(*byte == b':')));
        self.prefix += length;
        self.colons += colons;
    }

    /// Adds text in which every character is itself.
    pub(crate) fn push_literal(&mut self, text: &str) {
        self.extend(text.bytes());
    }

    /// Adds the value of a policy variable: literal, and its colons separate nothing.
    pub(crate) fn push_value(&mut self, text: &str) {
        self.extend(text.bytes().map(|byte| if byte == b':' { LITERAL_COLON } else { byte }));
    }

    pub(crate) fn append(&mut self, other: &Self) {
        self.extend(other.bytes.iter().copied());
    }

    /// Whether a colon is written in it.
    pub(crate) fn has_colon(&self) -> bool {
        self.bytes.contains(&b':')
    }

    /// The same with colons out of variables as separators.
    pub(crate) fn with_separators(&self) -> Self {
        let mut pattern = Self::default();
        pattern.extend(self.bytes.iter().map(|byte| if *byte == LITERAL_COLON { b':' } else { *byte }));
        pattern
    }

    /// Whether the whole of `text` matches; letters count with their case.
    pub fn matches(&self, text: &str) -> bool {
        self.after_literal_prefix(text).is_some_and(|tail| tail.matches(false))
    }

    /// Whether the whole of `text` matches, ASCII letters without regard to case.
    pub fn matches_ignoring_case(&self, text: &str) -> bool {
        let Some((prefix, tail)) = self.bytes.split_at_checked(self.prefix) else {
            return false;
        };
        let Some((start, rest)) = text.as_bytes().split_at_checked(self.prefix) else {
            return false;
        };
        prefix.eq_ignore_ascii_case(start) && Tail { pattern: tail, text: rest }.matches(true)
    }

    /// The rest of the pattern and of `text` after the literal prefix; `None` where the text does not begin with it.
    pub(crate) fn after_literal_prefix<'p>(&'p self, text: &'p str) -> Option<Tail<'p>> {
        let (prefix, tail) = self.bytes.split_at_checked(self.prefix)?;
        Some(Tail { pattern: tail, text: text.as_bytes().strip_prefix(prefix)? })
    }

    /// Colons before the first wildcard.
    pub(crate) fn prefix_colons(&self) -> usize {
        self.colons
    }

    /// Whether it is `*` alone.
    pub fn is_everything(&self) -> bool {
        self.bytes == [ANY]
    }

    /// Whether it has a wildcard.
    pub fn has_wildcard(&self) -> bool {
        self.bytes.iter().any(|byte| matches!(*byte, ANY | ONE))
    }

    /// The pattern as text. A literal `*` and a wildcard look the same.
    pub fn display(&self) -> String {
        let bytes = self.bytes.iter().map(|byte| match *byte {
            ANY => b'*',
            ONE => b'?',
            LITERAL_COLON => b':',
            other => other,
        });
        String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned()
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The pattern unit by unit, for who reasons about all texts that match it.
    ///
    /// ```
    /// use iam_policy::pattern::{Pattern, PatternUnit};
    ///
    /// let units = Pattern::new("a*").units();
    /// assert_eq!(units, [PatternUnit::Character('a'), PatternUnit::AnyRun]);
    /// ```
    pub fn units(&self) -> Vec<PatternUnit> {
        let mut units = Vec::with_capacity(self.bytes.len());
        let mut rest = self.bytes.as_slice();
        while let Some(first) = rest.first() {
            let special = match *first {
                ANY => Some(PatternUnit::AnyRun),
                ONE => Some(PatternUnit::AnyCharacter),
                LITERAL_COLON => Some(PatternUnit::ColonOfVariable),
                _ => None,
            };
            let length = match special {
                Some(_) => 1,
                None => rest.iter().take_while(|byte| **byte < LITERAL_COLON).count(),
            };
            let (taken, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            match special {
                Some(unit) => units.push(unit),
                None => units.extend(String::from_utf8_lossy(taken).chars().map(PatternUnit::Character)),
            }
            rest = behind;
        }
        units
    }
}

/// A unit of a [`Pattern`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PatternUnit {
    /// `*`: any run of characters.
    AnyRun,
    /// `?`: any one character.
    AnyCharacter,
    /// The character itself.
    Character(char),
    /// A colon out of a policy variable's value, which separates no components of an ARN.
    ColonOfVariable,
}

/// Whether a component is nothing but `*`.
pub(crate) fn is_wildcard_only(pattern: &[u8]) -> bool {
    !pattern.is_empty() && pattern.iter().all(|byte| *byte == ANY)
}

/// Whether a component ends in a `*` that may run on.
pub(crate) fn ends_in_wildcard(pattern: &[u8]) -> bool {
    pattern.last() == Some(&ANY)
}

/// Greedy matching with one point to return to: the last `*`. A later `*` makes returning to an earlier one useless,
/// which is what keeps this from being exponential.
pub(crate) fn matches_bytes(pattern: &[u8], text: &[u8], fold_case: bool) -> bool {
    matches_wild::<ANY, ONE>(pattern, text, fold_case)
}

/// [`matches_bytes`] with these bytes for the wildcards.
fn matches_wild<const ANY: u8, const ONE: u8>(pattern: &[u8], text: &[u8], fold_case: bool) -> bool {
    let (mut at, mut place) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    loop {
        match (pattern.get(at).copied(), text.get(place).copied()) {
            (None, None) => return true,
            (Some(any), _) if any == ANY => {
                at += 1;
                if at == pattern.len() {
                    return true;
                }
                retry = Some((at, place));
                continue;
            }
            (Some(one), Some(_)) if one == ONE => {
                at += 1;
                place = next_character(text, place);
                continue;
            }
            (Some(wanted), Some(found)) if bytes_match(wanted, found, fold_case) => {
                at += 1;
                place += 1;
                continue;
            }
            _ => {}
        }
        let Some((after_star, taken)) = retry else {
            return false;
        };
        if taken >= text.len() {
            return false;
        }
        let taken = next_character(text, taken);
        retry = Some((after_star, taken));
        at = after_star;
        place = taken;
    }
}

fn bytes_match(wanted: u8, found: u8, fold_case: bool) -> bool {
    wanted == found
        || (wanted == LITERAL_COLON && found == b':')
        || (fold_case && wanted.eq_ignore_ascii_case(&found))
}

/// The start of the next character: `?` is a character, not a byte.
fn next_character(text: &[u8], place: usize) -> usize {
    let mut next = place + 1;
    while text.get(next).is_some_and(|byte| byte & 0xc0 == 0x80) {
        next += 1;
    }
    next
}

/// Splits a pattern at the colons written in it, into at most `count` parts; colons out of variables stay.
pub(crate) fn split_colons(bytes: &[u8], count: usize) -> impl Iterator<Item = &[u8]> {
    bytes.splitn(count, |byte| *byte == b':')
}

/// Whether some ARN of the form `format`, in which `${Name}` stands for any text, without colons unless it is the
/// last, matches `pattern`. Bucket names hold no slash either, which is what tells a bucket from an object.
pub(crate) fn overlaps(pattern: &Pattern, format: &str) -> bool {
    let format = units(format);
    let end = format.len();
    // Which places of the format can be reached at the current place of the pattern.
    let mut reached = vec![false; end + 1];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    follow_empty_moves(&mut reached, &format, false);
    for wanted in pattern.bytes.iter().copied() {
        let mut next = vec![false; end + 1];
        for (place, unit) in format.iter().enumerate().filter(|(place, _)| reached.get(*place) == Some(&true))
        {
            let (target, takes) = match unit {
                Unit::Byte(byte) => (place + 1, wanted == ONE || bytes_match(wanted, *byte, false)),
                Unit::Placeholder { slash } => {
                    let last = place + 1 == end;
                    (place, (last || wanted != b':') && (*slash || wanted != b'/'))
                }
            };
            if takes
                && wanted != ANY
                && let Some(slot) = next.get_mut(target)
            {
                *slot = true;
            }
        }
        if wanted == ANY {
            next = reached;
        }
        follow_empty_moves(&mut next, &format, wanted == ANY);
        reached = next;
    }
    reached.last() == Some(&true)
}

enum Unit {
    Byte(u8),
    Placeholder { slash: bool },
}

fn units(format: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut rest = format;
    while let Some((before, after)) = rest.split_once("${") {
        units.extend(before.bytes().map(Unit::Byte));
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        units.push(Unit::Placeholder { slash: name != "BucketName" });
        rest = behind;
    }
    units.extend(rest.bytes().map(Unit::Byte));
    units
}

/// Goes on where nothing of the pattern is used up: a hole may be empty, and a `*` takes any unit.
fn follow_empty_moves(reached: &mut [bool], format: &[Unit], star: bool) {
    for (place, unit) in format.iter().enumerate() {
        if reached.get(place) == Some(&true)
            && (star || matches!(unit, Unit::Placeholder { .. }))
            && let Some(slot) = reached.get_mut(place + 1)
        {
            *slot = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        assert_eq!(Pattern::new(pattern).matches(text), expected, "{pattern} on {text}");
    }

    #[test]
    fn wildcards() {
        check("", "", true);
        check("*", "", true);
        check("a*", "a", true);
        check("a*b*c", "aXbYc", true);
        check("a*b*c", "aXbY", false);
        check("?", "", false);
        check("a?c", "abc", true);
        check("a?c", "ac", false);
        check("?", "é", true);
        check("*?", "é", true);
        check("??", "é", false);
        check("*é?", "aéb", true);
        check("a.c", "abc", false);
        check("s3:Get*", "s3:GetObject", true);
        check("*aab", "aaab", true);
        check("**", "x", true);
    }

    #[test]
    fn literals_hold_no_wildcards() {
        assert!(!Pattern::literal("a*").matches("ab"));
        assert!(Pattern::literal("a*").matches("a*"));
        let mut pattern = Pattern::new("bkt/");
        pattern.push_value("*");
        assert!(!pattern.matches("bkt/secret"));
        assert!(pattern.matches("bkt/*"));
    }

    #[test]
    fn many_stars_match_in_bounded_time() {
        let pattern = Pattern::new(&("a*".repeat(50) + "b"));
        assert!(!pattern.matches(&"a".repeat(10_000)));
    }

    #[test]
    fn overlap_with_arn_formats() {
        let bucket = "arn:${Partition}:s3:::${BucketName}";
        let object = "arn:${Partition}:s3:::${BucketName}/${ObjectName}";
        let check = |pattern: &str, format: &str, expected: bool| {
            assert_eq!(overlaps(&Pattern::new(pattern), format), expected, "{pattern} and {format}");
        };
        check("arn:aws:s3:::photos", bucket, true);
        check("arn:aws:s3:::photos", object, false);
        check("arn:aws:s3:::photos/*", object, true);
        check("arn:aws:s3:::photos/*", bucket, false);
        check("arn:aws:s3:::photos*", object, true);
        check("arn:aws:s3:::*", bucket, true);
        check("arn:aws:logs:*", object, false);
        check("arn:aws:s3:::pho?os/a", object, true);
    }
}
