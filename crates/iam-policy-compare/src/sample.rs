//! Texts of a language that people would recognize.

use crate::language::{Language, Token};

/// Account ids as documentation has them.
pub(crate) const ACCOUNT: &str = "111122223333";
pub(crate) const OTHER_ACCOUNTS: [&str; 3] = ["444455556666", "777788889999", "123456789012"];
pub(crate) const PLAIN_REGION: &str = "us-east-1";
const REGIONS: [&str; 2] = [PLAIN_REGION, "eu-west-1"];

/// What to put in the place of wildcards.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hints<'h> {
    /// The service of an ARN.
    pub(crate) service: &'h str,
    /// The account of an ARN.
    pub(crate) account: &'h str,
}

/// Some texts of the language; none of them has to be in it where it has suffixes.
pub(crate) fn texts(language: &Language, hints: Hints<'_>) -> Vec<String> {
    if let Some(text) = language.only_text() {
        return vec![text];
    }
    let tries = [("example", 0), ("", 0), ("other-1", 1), ("x/y", 1)];
    let mut all: Vec<String> = tries.map(|(fill, choice)| text(language, hints, fill, choice)).into();
    all.dedup();
    all
}

fn text(language: &Language, hints: Hints<'_>, fill: &str, choice: usize) -> String {
    let mut text = String::new();
    let mut component = 0;
    let is_arn =
        language.tokens.iter().take(4).eq("arn:".chars().map(Token::Character).collect::<Vec<_>>().iter());
    let mut tokens = language.tokens.iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Character(character) => {
                component += usize::from(*character == ':');
                text.push(*character);
            }
            Token::Letter(letter) => text.push(*letter),
            Token::One { .. } => text.push(if component == 4 { '1' } else { 'x' }),
            Token::Run { colon } if is_arn && component < 5 => {
                let whole = text.ends_with(':');
                let account = if choice == 0 { hints.account } else { "444455556666" };
                let region = REGIONS.get(choice).copied().unwrap_or("us-east-1");
                match component {
                    1 if whole => text.push_str("aws"),
                    2 if whole => text.push_str(hints.service),
                    3 if whole && *colon && tokens.peek().is_none() => {
                        text.push_str(&[region, account, fill].join(":"));
                    }
                    3 if whole => text.push_str(region),
                    3 if text.ends_with(":us-") => text.push_str("east-1"),
                    3 if text.ends_with(":eu-") => text.push_str("west-1"),
                    3 => text.push('1'),
                    4 if whole && *colon && tokens.peek().is_none() => {
                        text.push_str(&[account, fill].join(":"));
                    }
                    4 if whole => text.push_str(account),
                    4 => {
                        let written = text.rsplit(':').next().map_or(0, str::len);
                        text.extend(std::iter::repeat_n('1', 12_usize.saturating_sub(written)));
                    }
                    _ => {}
                }
            }
            Token::Run { .. } | Token::Variable(..) => text.push_str(fill),
            Token::Never => {}
        }
    }
    text
}
