//! Policy variables as tokens: what a text with variables stands for before their values are chosen.

use iam_policy::pattern::PatternUnit;
use iam_policy::request::{ContextValue, RequestContext};
use iam_policy::variable::Template;

/// The first of the characters that stand for variables. They are in a private area of Unicode, and a policy that uses them
/// together with variables is not reasoned about.
const FIRST_MARKER: u32 = 0x10_0000;
const MARKERS: usize = 1000;

/// The variables of all policies, each key with each default once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Variables {
    known: Vec<Known>,
}

/// A variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) key: String,
    pub(crate) default: Option<String>,
}

impl Variables {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Known> {
        self.known.iter()
    }

    fn index_of(&mut self, known: Known) -> Option<usize> {
        if let Some(index) = self.known.iter().position(|one| *one == known) {
            return Some(index);
        }
        self.known.push(known);
        (self.known.len() <= MARKERS).then(|| self.known.len() - 1)
    }

    /// The template's units, with a marker for each variable; `None` where that cannot be told apart from its text.
    pub(crate) fn units(&mut self, template: &Template, text: &str) -> Option<Vec<PatternUnit>> {
        if let Some(pattern) = template.without_variables() {
            return Some(pattern.units());
        }
        if text.chars().any(|character| u32::from(character) >= FIRST_MARKER) {
            return None;
        }
        let mut context = RequestContext::default();
        for variable in template.variables() {
            let known = Known { key: variable.lower_key().to_owned(), default: variable.default.clone() };
            let marker = char::from_u32(FIRST_MARKER + u32::try_from(self.index_of(known)?).ok()?)?;
            let value = ContextValue::One(marker.to_string());
            if context.get(variable.lower_key()).is_some_and(|other| *other != value) {
                return None;
            }
            context.set(variable.lower_key(), value);
        }
        template.resolve(&context).ok().map(|pattern| pattern.units())
    }
}

/// The index of the variable that a character of [`Variables::units`] stands for.
pub(crate) fn marked(character: char) -> Option<usize> {
    let index = u32::from(character).checked_sub(FIRST_MARKER)?;
    usize::try_from(index).ok().filter(|index| *index < MARKERS)
}
