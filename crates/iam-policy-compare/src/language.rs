//! Sets of texts that a pattern stands for, as sequences of tokens.

use iam_policy::pattern::PatternUnit;

/// A token of a [`Language`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Token {
    Character(char),
    /// The letter in either case.
    Letter(char),
    /// One character; a colon only where `colon`.
    One {
        colon: bool,
    },
    /// Any run of characters; with colons only where `colon`.
    Run {
        colon: bool,
    },
    /// The value of a policy variable that is not chosen yet.
    Variable(usize, VariableTexts),
    /// Matches nothing.
    Never,
}

/// The texts that stand for the value of a variable, by the operator that compares with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum VariableTexts {
    /// The value.
    Exact,
    /// The value in any case.
    AnyCase,
    /// The value if it has no colon: in a component of an ARN before the last.
    WithoutColon,
}

impl VariableTexts {
    /// Whether all texts of `other` are among these, whatever the value.
    pub(crate) fn cover(self, other: Self) -> bool {
        match self {
            Self::AnyCase => true,
            Self::Exact => other != Self::AnyCase,
            Self::WithoutColon => other == Self::WithoutColon,
        }
    }
}

/// What may stand behind the text itself for the tokens to be compared with.
pub(crate) type Suffixes = &'static [&'static str];

const NO_SUFFIX: Suffixes = &[""];

/// All texts that fit the tokens with one of the suffixes behind them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Language {
    pub(crate) tokens: Vec<Token>,
    pub(crate) suffixes: Suffixes,
}

/// The places in the tokens that a text so far may have led to, ascending.
pub(crate) type Places = Vec<u32>;

const COMPONENTS: usize = 6;

impl Language {
    pub(crate) fn new(tokens: Vec<Token>) -> Self {
        Self { tokens, suffixes: NO_SUFFIX }
    }

    pub(crate) fn literal(text: &str) -> Self {
        Self::new(text.chars().map(Token::Character).collect())
    }

    pub(crate) fn everything() -> Self {
        Self::new(vec![Token::Run { colon: true }])
    }

    pub(crate) fn with_suffixes(mut self, suffixes: Suffixes) -> Self {
        self.suffixes = suffixes;
        self
    }

    /// `*` is any run, `?` any character: the string operators.
    pub(crate) fn of_text(units: &[PatternUnit], is_marker: &dyn Fn(char) -> Option<usize>) -> Self {
        Self::new(units.iter().map(|unit| token(*unit, true, is_marker)).collect())
    }

    /// Without regard to case. `None` where letters beyond ASCII make that hard to tell.
    pub(crate) fn ignoring_case(
        units: &[PatternUnit],
        is_marker: &dyn Fn(char) -> Option<usize>,
    ) -> Option<Self> {
        let tokens = units.iter().map(|unit| match token(*unit, true, is_marker) {
            Token::Character(letter) if letter.is_ascii_alphabetic() => {
                Some(Token::Letter(letter.to_ascii_lowercase()))
            }
            // An operator that ignores case has no wildcards: those of the text are characters.
            Token::Character(other) => other.is_ascii().then_some(Token::Character(other)),
            Token::Variable(number, _) => Some(Token::Variable(number, VariableTexts::AnyCase)),
            other => Some(other),
        });
        tokens.collect::<Option<Vec<Token>>>().map(Self::new)
    }

    /// Component by component: the ARN operators. `None` where it has fewer than six.
    pub(crate) fn of_arn(units: &[PatternUnit], is_marker: &dyn Fn(char) -> Option<usize>) -> Option<Self> {
        let mut components = 1;
        let mut tokens = Vec::with_capacity(units.len());
        for unit in units {
            if *unit == PatternUnit::Character(':') && components < COMPONENTS {
                components += 1;
            }
            let last = components == COMPONENTS;
            tokens.push(match unit {
                PatternUnit::ColonOfVariable if !last => Token::Never,
                unit => token(*unit, last, is_marker),
            });
        }
        (components == COMPONENTS).then(|| Self::new(tokens))
    }

    /// As `Resource` is compared: component by component, where a `*` at the end of a component behind the service may run on.
    pub(crate) fn of_resource(units: &[PatternUnit], is_marker: &dyn Fn(char) -> Option<usize>) -> Self {
        if units == [PatternUnit::AnyRun] {
            return Self::everything();
        }
        let mut components = 1;
        let mut tokens = Vec::with_capacity(units.len());
        for (place, unit) in units.iter().enumerate() {
            if *unit == PatternUnit::Character(':') && components < COMPONENTS {
                components += 1;
            }
            let last = components == COMPONENTS;
            let ends = units.get(place + 1).is_none_or(|next| !last && *next == PatternUnit::Character(':'));
            tokens.push(match unit {
                PatternUnit::AnyRun if ends && components > 3 => Token::Run { colon: true },
                PatternUnit::ColonOfVariable if !last => Token::Never,
                unit => token(*unit, last, is_marker),
            });
        }
        let is_short = components < COMPONENTS;
        if is_short && (components < 4 || tokens.last() != Some(&Token::Run { colon: true })) {
            tokens.push(Token::Never);
        }
        Self::new(tokens)
    }

    /// An entry of `Action`: without regard to case.
    pub(crate) fn of_action(entry: &str) -> Self {
        Self::new(
            entry
                .chars()
                .map(|character| match character {
                    '*' => Token::Run { colon: true },
                    '?' => Token::One { colon: true },
                    letter if letter.is_ascii_alphabetic() => Token::Letter(letter.to_ascii_lowercase()),
                    other => Token::Character(other),
                })
                .collect(),
        )
    }

    pub(crate) fn has_variable(&self) -> bool {
        self.tokens.iter().any(|token| matches!(token, Token::Variable(..)))
    }

    /// The only text in it, where it has one only.
    pub(crate) fn only_text(&self) -> Option<String> {
        if self.suffixes != NO_SUFFIX {
            return None;
        }
        let character = |token: &Token| match token {
            Token::Character(character) => Some(*character),
            _ => None,
        };
        self.tokens.iter().map(character).collect()
    }

    /// With any text in the place of each variable: at least as much.
    pub(crate) fn widened(&self) -> Self {
        let tokens = self.tokens.iter().map(|token| match token {
            Token::Variable(..) => Token::Run { colon: true },
            other => *other,
        });
        Self { tokens: tokens.collect(), suffixes: self.suffixes }
    }

    /// The places before any text.
    pub(crate) fn start(&self) -> Places {
        let mut places = Places::new();
        self.start_at(0, &mut places);
        places
    }

    /// Adds the places before any text, behind those that are listed already.
    pub(crate) fn start_at(&self, place: u32, all: &mut Places) {
        let base = all.len();
        self.reach(place, base, all);
    }

    /// Adds a place, and those behind runs that may be empty. Places are added in ascending order.
    pub(crate) fn reach(&self, mut place: u32, base: usize, all: &mut Places) {
        loop {
            if all.get(base..).and_then(<[u32]>::last).is_none_or(|last| *last < place) {
                all.push(place);
            }
            if !matches!(self.token(place), Some(Token::Run { .. })) {
                return;
            }
            place += 1;
        }
    }

    /// The letter or character at a place.
    pub(crate) fn letter(&self, place: u32) -> Option<char> {
        match self.token(place) {
            Some(Token::Letter(letter) | Token::Character(letter)) => Some(*letter),
            _ => None,
        }
    }

    pub(crate) fn token(&self, place: u32) -> Option<&Token> {
        self.tokens.get(usize::try_from(place).ok()?)
    }

    /// The places after one more character.
    pub(crate) fn step(&self, places: &[u32], character: char) -> Places {
        let mut next = Places::with_capacity(places.len() + 1);
        self.step_into(places, character, &mut next);
        next
    }

    /// Adds the places after one more character, behind those that are listed already.
    pub(crate) fn step_into(&self, places: &[u32], character: char, all: &mut Places) {
        let base = all.len();
        for place in places {
            let target = match self.token(*place) {
                Some(Token::Character(wanted)) if *wanted == character => place + 1,
                Some(Token::Letter(wanted)) if lower_case(character) == *wanted => place + 1,
                Some(Token::One { colon }) if *colon || character != ':' => place + 1,
                Some(Token::Run { colon }) if *colon || character != ':' => *place,
                _ => continue,
            };
            self.reach(target, base, all);
        }
    }

    /// Whether the text that led to these places is in the language.
    pub(crate) fn accepts(&self, places: &[u32]) -> bool {
        let end = |places: &[u32]| places.last().is_some_and(|place| self.is_end(*place));
        self.suffixes.iter().any(|suffix| {
            if suffix.is_empty() {
                return end(places);
            }
            let mut places = places.to_vec();
            for character in suffix.chars() {
                places = self.step(&places, character);
            }
            end(&places)
        })
    }

    pub(crate) fn is_end(&self, place: u32) -> bool {
        usize::try_from(place) == Ok(self.tokens.len())
    }

    /// Whether every text that goes on from these places is in the language.
    pub(crate) fn accepts_all(&self, places: &[u32]) -> bool {
        let is_last = |place: &u32| usize::try_from(*place).is_ok_and(|place| place + 1 == self.tokens.len());
        self.tokens.last() == Some(&Token::Run { colon: true }) && places.iter().any(is_last)
    }

    /// How many tokens at the start are characters.
    pub(crate) fn prefix(&self) -> usize {
        self.tokens.iter().take_while(|token| matches!(token, Token::Character(_))).count()
    }

    /// `false` where no text is in both, as far as their first and last characters tell.
    pub(crate) fn may_meet(&self, other: &Self) -> bool {
        if self.suffixes != NO_SUFFIX || other.suffixes != NO_SUFFIX {
            return true;
        }
        let differs = |pairs: &mut dyn Iterator<Item = (&Token, &Token)>| {
            for pair in pairs {
                match pair {
                    (Token::Character(own), Token::Character(of_other)) if own == of_other => {}
                    (Token::Character(_), Token::Character(_)) => return true,
                    _ => return false,
                }
            }
            false
        };
        !differs(&mut self.tokens.iter().zip(&other.tokens))
            && !differs(&mut self.tokens.iter().rev().zip(other.tokens.iter().rev()))
    }

    pub(crate) fn contains(&self, text: &str) -> bool {
        if self.suffixes != NO_SUFFIX {
            return self.contains_by_steps(text);
        }
        // Most texts differ at the start.
        let mut rest = text.chars();
        let mut place = 0;
        for token in &self.tokens {
            let Token::Character(wanted) = token else { break };
            if rest.next() != Some(*wanted) {
                return false;
            }
            place += 1;
        }
        let mut places = Places::new();
        let mut next = Places::new();
        self.start_at(place, &mut places);
        for character in rest {
            if self.accepts_all(&places) {
                return true;
            }
            next.clear();
            self.step_into(&places, character, &mut next);
            std::mem::swap(&mut places, &mut next);
            if places.is_empty() {
                return false;
            }
        }
        self.accepts(&places)
    }

    fn contains_by_steps(&self, text: &str) -> bool {
        let mut places = self.start();
        for character in text.chars() {
            places = self.step(&places, character);
            if places.is_empty() {
                return false;
            }
        }
        self.accepts(&places)
    }
}

/// Of ASCII letters and of the one other character that becomes one, the Kelvin sign.
fn lower_case(character: char) -> char {
    if character == KELVIN { 'k' } else { character.to_ascii_lowercase() }
}

pub(crate) const KELVIN: char = '\u{212a}';

fn token(unit: PatternUnit, colon: bool, is_marker: &dyn Fn(char) -> Option<usize>) -> Token {
    match unit {
        PatternUnit::AnyRun => Token::Run { colon },
        PatternUnit::AnyCharacter => Token::One { colon },
        PatternUnit::ColonOfVariable => Token::Character(':'),
        PatternUnit::Character(character) => match is_marker(character) {
            Some(variable) if colon => Token::Variable(variable, VariableTexts::Exact),
            Some(variable) => Token::Variable(variable, VariableTexts::WithoutColon),
            None => Token::Character(character),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_policy::pattern::Pattern;

    fn resource(pattern: &str) -> Language {
        Language::of_resource(&Pattern::new(pattern).units(), &|_| None)
    }

    #[test]
    fn resources_run_on_behind_the_service_only() {
        let check = |pattern: &str, text: &str, expected: bool| {
            assert_eq!(resource(pattern).contains(text), expected, "{pattern} on {text}");
        };
        check("*", "x", true);
        check("arn:aws:s3:::b/*", "arn:aws:s3:::b/a:c", true);
        check("arn:aws:iam::*", "arn:aws:iam::111122223333:user/ann", true);
        check("arn:aws:logs:us-*:log-group:g:x", "arn:aws:logs:us-east-1:111122223333:log-group:g:x", true);
        check("arn:aws:logs:u*1:log-group:g:x", "arn:aws:logs:us-east-1:111122223333:log-group:g:x", false);
        check("arn:aws:sns:us-east-1?111122223333:topic", "arn:aws:sns:us-east-1:111122223333:topic", false);
        check("arn:aws:s3:*", "arn:aws:s3:::b", true);
        check("arn:aws:s3:::b", "arn:aws:s3:::b", true);
    }
}
