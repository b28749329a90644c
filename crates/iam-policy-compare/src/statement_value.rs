//! The values of a statement's elements, one by one.

use iam_policy::document::{ConditionClause, ResourceElement, Statement};
use iam_policy::span::TextRange;

/// An element with a list of values.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Element {
    Action,
    Resource,
    /// The condition clause at a position.
    Condition(usize),
}

impl Element {
    pub(crate) fn all(statement: &Statement) -> Vec<Self> {
        let clauses = statement.conditions.len();
        [Self::Action, Self::Resource].into_iter().chain((0..clauses).map(Self::Condition)).collect()
    }

    pub(crate) fn len(self, statement: &Statement) -> usize {
        match self {
            Self::Action => statement.action.values.len(),
            Self::Resource => statement.resource.as_ref().map_or(0, |element| element.values.len()),
            Self::Condition(at) => statement.conditions.get(at).map_or(0, |clause| clause.values.len()),
        }
    }
}

/// A value of a statement's element.
#[derive(Debug)]
pub(crate) struct Value<'s> {
    pub(crate) statement: &'s Statement,
    pub(crate) element: Element,
    pub(crate) place: usize,
}

impl Value<'_> {
    pub(crate) fn text(&self) -> (String, TextRange) {
        let statement = self.statement;
        let text = match self.element {
            Element::Action => statement.action.values.get(self.place).map(|value| &value.text),
            Element::Resource => statement
                .resource
                .as_ref()
                .and_then(|element| element.values.get(self.place))
                .map(|it| &it.text),
            Element::Condition(at) => statement
                .conditions
                .get(at)
                .and_then(|clause| clause.values.get(self.place))
                .map(|it| &it.text),
        };
        text.map_or_else(|| (String::new(), statement.range), |text| (text.value.clone(), text.range))
    }

    /// The statement with those values of the element whose positions `stays` keeps.
    pub(crate) fn with(&self, stays: impl Fn(usize) -> bool) -> Statement {
        fn kept<T: Clone>(values: &[T], stays: impl Fn(usize) -> bool) -> Vec<T> {
            let values = values.iter().enumerate().filter(|(index, _)| stays(*index));
            values.map(|(_, value)| value.clone()).collect()
        }
        let mut statement = self.statement.clone();
        match self.element {
            Element::Action => statement.action.values = kept(&statement.action.values, stays).into(),
            Element::Resource => {
                if let Some(ResourceElement { values, .. }) = &mut statement.resource {
                    *values = kept(values, stays);
                }
            }
            Element::Condition(at) => {
                if let Some(ConditionClause { values, .. }) = statement.conditions.get_mut(at) {
                    *values = kept(values, stays);
                }
            }
        }
        statement
    }

    /// Whether the statement applies to more with the value, and to nothing but what the value by itself is about.
    pub(crate) fn adds(&self) -> bool {
        match self.element {
            Element::Action => !self.statement.action.negated,
            Element::Resource => self.statement.resource.as_ref().is_some_and(|element| !element.negated),
            Element::Condition(_) => false,
        }
    }
}
