//! Policy variables: `${key}`, `${key, 'default'}`, and `${*}`, `${?}`, `${$}` for the characters themselves.
//!
//! IAM User Guide, *IAM policy elements: Variables and tags*: variables need `Version` 2012-10-17; key names are
//! compared without regard to case; a variable without a value and without a default makes the comparison fail;
//! multivalued keys cannot be used.

use std::borrow::Cow;

use crate::pattern::Pattern;
use crate::request::{ContextValue, RequestContext, UnknownFact};

/// Reading of `*` and `?` outside variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wildcards {
    /// As wildcards.
    Active,
    /// As themselves.
    Literal,
}

/// A policy value, compiled: fixed substitutions and variables between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Before the first variable; the whole where there is none.
    head: Pattern,
    substitutions: Vec<Substitution>,
    /// A variable stands where none is replaced.
    has_unreplaced_variable: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Substitution {
    variable: Variable,
    text_after: Pattern,
}

/// A variable as written in a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The condition key as written.
    pub key: String,
    lower_key: String,
    /// Value for a request that does not carry the key.
    pub default: Option<String>,
}

/// The variable that has no value in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unresolved<'p>(pub &'p Variable);

impl Template {
    /// Compiles `text`. Without `variables` (an older `Version`), `${…}` is ordinary text.
    pub fn new(text: &str, variables: bool, wildcards: Wildcards) -> Self {
        let mut template =
            Self { head: Pattern::default(), substitutions: Vec::new(), has_unreplaced_variable: false };
        template.read(text, variables, wildcards);
        template
    }

    /// Compiles an ARN of `Resource`, in which variables are replaced behind the fifth colon only.
    pub(crate) fn of_arn(text: &str, variables: bool) -> Self {
        if !variables || !text.contains("${") {
            return Self::new(text, false, Wildcards::Active);
        }
        let (before, behind) = split_at_resource(text);
        if !before.contains("${") {
            return Self::new(text, true, Wildcards::Active);
        }
        let mut template =
            Self { head: Pattern::default(), substitutions: Vec::new(), has_unreplaced_variable: true };
        let mut rest = before;
        while let Some((plain, variable, after)) = next_variable(rest) {
            template.head.push_wildcard_text(plain);
            template.head.push_value(variable);
            rest = after;
        }
        template.head.push_wildcard_text(rest);
        template.read(behind, variables, Wildcards::Active);
        template
    }

    fn read(&mut self, text: &str, variables: bool, wildcards: Wildcards) {
        let template = self;
        let mut rest = text;
        let variables = variables && text.as_bytes().contains(&b'$');
        while variables && let Some((before, after)) = rest.split_once("${") {
            let Some((inside, behind)) = after.split_once('}') else {
                break;
            };
            let tail = template.tail();
            push(tail, before, wildcards);
            match inside {
                "*" | "?" | "$" => tail.push_literal(inside),
                _ => match Variable::parse(inside) {
                    Some(variable) => {
                        template.substitutions.push(Substitution { variable, text_after: Pattern::default() })
                    }
                    None => {
                        tail.push_literal("${");
                        tail.push_literal(inside);
                        tail.push_literal("}");
                    }
                },
            }
            rest = behind;
        }
        push(template.tail(), rest, wildcards);
    }

    /// Whether a variable stands where none is replaced.
    pub(crate) fn has_unreplaced_variable(&self) -> bool {
        self.has_unreplaced_variable
    }

    fn tail(&mut self) -> &mut Pattern {
        match self.substitutions.last_mut() {
            Some(substitution) => &mut substitution.text_after,
            None => &mut self.head,
        }
    }

    /// The variables in order.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.substitutions.iter().map(|substitution| &substitution.variable)
    }

    /// The pattern with every variable replaced by its value, which is literal text.
    pub fn resolve(&self, context: &RequestContext) -> Result<Cow<'_, Pattern>, Unresolved<'_>> {
        if self.substitutions.is_empty() {
            return Ok(Cow::Borrowed(&self.head));
        }
        let mut resolved = self.head.clone();
        for substitution in &self.substitutions {
            let value = substitution.variable.value(context).ok_or(Unresolved(&substitution.variable))?;
            resolved.push_value(value);
            resolved.append(&substitution.text_after);
        }
        Ok(Cow::Owned(resolved))
    }

    /// The unknown fact, where the template is one variable that carries it and nothing besides.
    pub(crate) fn as_unknown_fact<'c>(&self, context: &'c RequestContext) -> Option<&'c UnknownFact> {
        let [substitution] = self.substitutions.as_slice() else { return None };
        let nothing = Pattern::default();
        let is_alone = self.head == nothing && substitution.text_after == nothing;
        is_alone.then(|| substitution.variable.unknown_fact(context)).flatten()
    }

    /// Of a template that cannot be resolved: whether the values that are not known are assumed to be in the caller's favor.
    /// `None` where a variable has no value for certain.
    pub(crate) fn unknown_in_favor(&self, context: &RequestContext) -> Option<bool> {
        let mut in_favor = None;
        for variable in self.variables().filter(|variable| variable.value(context).is_none()) {
            let of_variable = context.is_in_favor(variable.unknown_fact(context)?);
            in_favor = Some(of_variable && in_favor.unwrap_or(true));
        }
        in_favor
    }

    /// [`Self::resolve`] with a `*` for every variable that has no value.
    pub(crate) fn resolve_with_wildcards(&self, context: &RequestContext) -> Pattern {
        let mut pattern = self.head.clone();
        for substitution in &self.substitutions {
            match substitution.variable.value(context) {
                Some(value) => pattern.push_value(value),
                None => pattern.push_wildcard_text("*"),
            }
            pattern.append(&substitution.text_after);
        }
        pattern
    }

    /// The template as a pattern in which each variable is a `*`.
    pub(crate) fn to_wildcard_pattern(&self) -> Pattern {
        let mut pattern = self.head.clone();
        for substitution in &self.substitutions {
            pattern.push_wildcard_text("*");
            pattern.append(&substitution.text_after);
        }
        pattern
    }

    /// The pattern, if it has no variables.
    pub fn without_variables(&self) -> Option<&Pattern> {
        self.substitutions.is_empty().then_some(&self.head)
    }
}

impl Variable {
    /// Reads what stands between `${` and `}`; `None` where it has no key.
    fn parse(inside: &str) -> Option<Self> {
        let (key, default) = match inside.split_once(',') {
            None => (inside, None),
            Some((key, default)) => {
                let text = default.trim();
                let text = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''))?;
                (key, Some(text.to_owned()))
            }
        };
        let key = key.trim();
        (!key.is_empty()).then(|| Self { key: key.to_owned(), lower_key: key.to_ascii_lowercase(), default })
    }

    /// The key in lower case: keys are compared without regard to case.
    pub fn lower_key(&self) -> &str {
        &self.lower_key
    }

    fn unknown_fact<'c>(&self, context: &'c RequestContext) -> Option<&'c UnknownFact> {
        match context.get_lower(&self.lower_key) {
            Some(ContextValue::Unknown(fact)) => Some(fact),
            _ => None,
        }
    }

    fn value<'v>(&'v self, context: &'v RequestContext) -> Option<&'v str> {
        match context.get_lower(&self.lower_key) {
            Some(ContextValue::One(value)) => Some(value),
            // A multivalued key is no single text; the default does not stand in for it either, since it is there.
            Some(ContextValue::Many(_) | ContextValue::Unknown(_)) => None,
            None => self.default.as_deref(),
        }
    }
}

/// What stands before the first variable, the variable with its braces, and what is behind it.
fn next_variable(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find("${")?;
    let end = start + text.get(start..)?.find('}')? + 1;
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
}

/// Splits an ARN behind its fifth colon; colons inside variables are none of its own.
fn split_at_resource(text: &str) -> (&str, &str) {
    let (mut colons, mut in_variable, mut last) = (0, false, ' ');
    for (place, character) in text.char_indices() {
        match character {
            '{' if last == '$' => in_variable = true,
            '}' => in_variable = false,
            ':' if !in_variable => colons += 1,
            _ => {}
        }
        if colons == 5 {
            return text.split_at_checked(place + 1).unwrap_or((text, ""));
        }
        last = character;
    }
    (text, "")
}

fn push(pattern: &mut Pattern, text: &str, wildcards: Wildcards) {
    match wildcards {
        Wildcards::Active => pattern.push_wildcard_text(text),
        Wildcards::Literal => pattern.push_literal(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> RequestContext {
        let mut context = RequestContext::default();
        context.set("aws:username", ContextValue::One("ann".into()));
        context.set("aws:PrincipalTag/star", ContextValue::One("*".into()));
        context.set("aws:TagKeys", ContextValue::Many(vec!["a".into()]));
        context
    }

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let template = Template::new(text, true, Wildcards::Active);
        assert_eq!(template.resolve(&context()).ok().map(|pattern| pattern.display()).as_deref(), expected);
    }

    #[test]
    fn resolves_variables_defaults_and_escapes() {
        check("home/${aws:username}/*", Some("home/ann/*"));
        check("${AWS:UserName}", Some("ann"));
        check("${aws:missing}", None);
        check("${aws:missing, 'all'}-x", Some("all-x"));
        check("${aws:TagKeys}", None);
        check("${$}{x}", Some("${x}"));
        check("a${*}", Some("a*"));
        check("open ${brace", Some("open ${brace"));
    }

    #[test]
    fn values_are_literal() {
        let template = Template::new("b/${aws:PrincipalTag/star}", true, Wildcards::Active);
        let context = context();
        let pattern = template.resolve(&context).ok();
        assert!(pattern.is_some_and(|pattern| !pattern.matches("b/secret") && pattern.matches("b/*")));
    }

    #[test]
    fn older_versions_have_no_variables() {
        let template = Template::new("b/${aws:username}", false, Wildcards::Active);
        assert!(template.without_variables().is_some_and(|pattern| pattern.matches("b/${aws:username}")));
    }
}
