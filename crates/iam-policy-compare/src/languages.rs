//! The languages of an atom's values, before and after the variables have their values.

use std::borrow::Cow;

use iam_policy::pattern::PatternUnit;
use iam_policy::request::RequestContext;
use iam_policy::variable::Template;

use crate::compiled::{ConditionAtom, ResourceAtom, condition_language};
use crate::language::Language;

/// What some values stand for, from both sides: everything they may cover, and what they cover for certain.
#[derive(Debug, Default)]
pub(crate) struct Coverage<'l> {
    pub(crate) at_most: Vec<Cow<'l, Language>>,
    pub(crate) at_least: Vec<Cow<'l, Language>>,
}

impl<'l> Coverage<'l> {
    fn add(&mut self, language: Option<Cow<'l, Language>>) {
        match language {
            Some(language) => {
                self.at_most.push(language.clone());
                self.at_least.push(language);
            }
            None => self.at_most.push(Cow::Owned(Language::everything())),
        }
    }
}

/// Of a condition; with a context its variables have the values that they have there.
pub(crate) fn of_condition<'l>(
    atom: &'l ConditionAtom<'_>,
    context: Option<&RequestContext>,
) -> Coverage<'l> {
    let mut coverage = Coverage::default();
    let Some(context) = context.filter(|_| atom.has_variables) else {
        atom.languages.iter().for_each(|language| coverage.add(language.as_ref().map(Cow::Borrowed)));
        return coverage;
    };
    for value in &atom.clause.values {
        let Some(mut units) = resolved(&value.template, context) else { continue };
        // Where no colon is written the ARN comes out of the variable as a whole.
        if !units.contains(&PatternUnit::Character(':')) {
            for unit in &mut units {
                if *unit == PatternUnit::ColonOfVariable {
                    *unit = PatternUnit::Character(':');
                }
            }
        }
        let language = condition_language(atom.clause.operator.family, &units, &|_| None);
        let is_arn = atom.clause.operator.family == iam_policy::condition::OperatorFamily::Arn;
        if language.is_some() || !is_arn {
            coverage.add(language.map(Cow::Owned));
        }
    }
    coverage
}

/// Of a resource element.
pub(crate) fn of_resource<'l>(atom: &'l ResourceAtom<'_>, context: Option<&RequestContext>) -> Coverage<'l> {
    let mut coverage = Coverage::default();
    for (value, language) in atom.element.values.iter().zip(&atom.languages) {
        match context {
            Some(context) if value.template.without_variables().is_none() && !value.is_api_path => {
                if let Some(units) = resolved(&value.template, context) {
                    coverage.add(Some(Cow::Owned(Language::of_resource(&units, &|_| None))));
                }
            }
            _ => coverage.add(language.as_ref().map(Cow::Borrowed)),
        }
    }
    coverage
}

/// `None` where a variable has no value: such a value of a policy covers nothing.
fn resolved(template: &Template, context: &RequestContext) -> Option<Vec<PatternUnit>> {
    template.resolve(context).ok().map(|pattern| pattern.units())
}
