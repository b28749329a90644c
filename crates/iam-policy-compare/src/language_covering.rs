//! Whether one language has all texts of another, symbol by symbol.

use crate::budget::Budget;
use crate::language::{Language, Places, Token};

impl Language {
    /// Whether each text of `other` is in this one, whatever the values of their variables. `false` says nothing.
    pub(crate) fn covers(&self, other: &Self, budget: &mut Budget) -> bool {
        if !other.suffixes.iter().all(|suffix| self.suffixes.contains(suffix)) {
            return false;
        }
        let both = self.tokens.iter().zip(&other.tokens);
        let is_character = |token: &Token| matches!(token, Token::Character(_));
        let alike = both.take_while(|(own, of_other)| own == of_other && is_character(own)).count();
        budget.spend(1);
        if let (Some(own), Some(of_other)) = (self.tokens.get(alike), other.tokens.get(alike))
            && is_character(own)
            && is_character(of_other)
        {
            return false;
        }
        let Ok(start) = u32::try_from(alike) else { return false };
        let mut places = Places::new();
        self.start_at(start, &mut places);
        if self.accepts_all(&places) {
            return true;
        }
        for token in other.tokens.iter().skip(alike) {
            budget.spend(places.len() + 1);
            places = self.step_over(&places, *token);
            if places.is_empty() {
                return false;
            }
            if self.accepts_all(&places) {
                return true;
            }
        }
        places.last().is_some_and(|place| self.is_end(*place))
    }

    /// The places after every text that a token stands for.
    fn step_over(&self, places: &[u32], token: Token) -> Places {
        if let Token::Character(character) = token {
            return self.step(places, character);
        }
        let mut next = Places::new();
        for place in places {
            let target = match (self.token(*place), token) {
                (Some(Token::Run { colon: true }), _)
                | (Some(Token::Run { colon: false }), Token::Run { colon: false }) => *place,
                (Some(Token::Run { colon: false }), Token::One { colon: false } | Token::Letter(_)) => *place,
                (Some(Token::One { colon: true }), Token::One { .. } | Token::Letter(_))
                | (Some(Token::One { colon: false }), Token::One { colon: false } | Token::Letter(_)) => {
                    place + 1
                }
                (Some(Token::Letter(wanted)), Token::Letter(found)) if *wanted == found => place + 1,
                (Some(Token::Variable(wanted, texts)), Token::Variable(found, of_other))
                    if *wanted == found && texts.cover(of_other) =>
                {
                    place + 1
                }
                _ => continue,
            };
            self.reach(target, 0, &mut next);
        }
        next
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
    fn covering_is_seen_symbol_by_symbol() {
        let check = |wide: &str, narrow: &str, expected: bool| {
            assert_eq!(
                resource(wide).covers(&resource(narrow), &mut Budget::new(1000)),
                expected,
                "{wide} {narrow}"
            );
        };
        check("arn:aws:s3:::b*", "arn:aws:s3:::b/*", true);
        check("arn:aws:s3:::b/*", "arn:aws:s3:::b*", false);
        check("*", "arn:aws:s3:::b*", true);
        check("arn:aws:s3:::b?", "arn:aws:s3:::b*", false);
        check("arn:aws:s3:::b*x*", "arn:aws:s3:::b??x", true);
        check("arn:aws:sns:*:*:t", "arn:aws:sns:us-*:1:t", true);
    }
}
