//! Proofs that a document allows and denies the same without a statement, or without a value of one.

use iam_policy::document::{Effect, PolicyType, PrincipalElement, ResourceElement, Statement};
use iam_policy::evaluation::AttachedPolicy;
use iam_policy::evaluation::element::{covers_action, covers_resource};
use iam_policy::request::{AuthorizationRequest, Principal, RequestContext};

use crate::budget::Budget;
use crate::callers::cases;
use crate::compiled::{Compiled, Places};
use crate::difference::Difference;
use crate::options::Options;
use crate::redundancy_kind::RedundancyKind;
use crate::statement_value::{Element, Value};
use crate::view::{Guard, Part, View};

/// The other statements of the document, by what they may make up for.
#[derive(Debug)]
pub(crate) struct Beside<'s> {
    /// All that allow.
    allows: Vec<&'s Statement>,
    /// Those of the same effect that let in or keep out to the same extent.
    same: Vec<&'s Statement>,
    /// All that deny.
    denies: Vec<&'s Statement>,
}

impl<'s> Beside<'s> {
    pub(crate) fn new(all: &'s [Statement], at: usize, policy_type: PolicyType) -> Self {
        let others = || all.iter().enumerate().filter(move |(index, _)| *index != at).map(|(_, other)| other);
        let of = |effect: Effect| others().filter(move |other| other.effect == effect).collect::<Vec<_>>();
        let (mut allows, denies) = (of(Effect::Allow), of(Effect::Deny));
        if policy_type == PolicyType::ResourceControl {
            allows.clear();
        }
        let same = match all.get(at) {
            Some(statement) if statement.effect == Effect::Allow => {
                allows.iter().copied().filter(|other| same_principals(statement, other)).collect()
            }
            _ => denies.clone(),
        };
        Self { allows, same, denies }
    }

    /// The statements that take away what this one allows; a Deny is not taken away.
    fn denies(&self, statement: &Statement) -> &[&'s Statement] {
        if statement.effect == Effect::Allow { &self.denies } else { &[] }
    }
}

/// Whether two statements of a resource's policy name the same principals, so that what they allow passes the same limits.
fn same_principals(one: &Statement, other: &Statement) -> bool {
    match (&one.principal, &other.principal) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let lists = |one: &PrincipalElement, other: &PrincipalElement| {
                one.values.iter().all(|value| other.values.iter().any(|listed| listed.name == value.name))
            };
            one.negated == other.negated && lists(one, other) && lists(other, one)
        }
        _ => false,
    }
}

/// What proofs are made with.
#[derive(Debug)]
pub(crate) struct Proof<'a> {
    pub(crate) policy: &'a AttachedPolicy,
    pub(crate) view: &'a View,
    pub(crate) options: &'a Options<'a>,
    pub(crate) budget: &'a mut Budget,
}

/// Steps that a question costs for each statement in it, before it is searched.
const STEPS_OF_A_STATEMENT: usize = 40;
/// The most steps of a question, so that one that is too hard does not take those of the others.
const MOST_STEPS: usize = 8_000;

impl Proof<'_> {
    pub(crate) fn of_statement(
        &mut self,
        statement: &Statement,
        beside: &Beside<'_>,
    ) -> Option<RedundancyKind> {
        let policy_type = self.policy.source.policy_type;
        let own = [statement];
        if may_never_apply(statement) && self.is_none(&[&own], &[], &[]) {
            return Some(RedundancyKind::NeverApplies);
        }
        match statement.effect {
            Effect::Allow if policy_type == PolicyType::ResourceControl => None,
            Effect::Allow => {
                let denies = beside.denies.as_slice();
                if may_cover(denies, statement) && self.is_none(&[&own], denies, &[]) {
                    return Some(RedundancyKind::AlwaysDenied);
                }
                let all: Vec<&Statement> = beside.same.iter().chain(denies).copied().collect();
                let may_be = !beside.same.is_empty() && may_cover(&all, statement);
                (may_be && self.is_none(&[&own], denies, &beside.same))
                    .then_some(RedundancyKind::AllowedElsewhere)
            }
            Effect::Deny => {
                if may_cover(&beside.same, statement) && self.is_none(&[&own], &[], &beside.same) {
                    return Some(RedundancyKind::DeniedElsewhere);
                }
                let decides_alone = matches!(policy_type, PolicyType::Trust | PolicyType::VpcEndpoint);
                (decides_alone && self.is_none(&[&beside.allows, &own], &beside.denies, &[]))
                    .then_some(RedundancyKind::DeniesNothing)
            }
        }
    }

    /// The statement without the value, if that changes nothing.
    pub(crate) fn of_value(&mut self, value: &Value<'_>, beside: &Beside<'_>) -> Option<Statement> {
        let shorter = value.with(|place| place != value.place);
        let sole = value.with(|place| place == value.place);
        let denies = beside.denies(value.statement);
        let all: Vec<&Statement> = beside.same.iter().chain(denies).copied().collect();
        if !self.may_be_covered(value, &sole, &shorter, &all) {
            return None;
        }
        let with = |statement| beside.same.iter().copied().chain([statement]).collect::<Vec<&Statement>>();
        let is_idle = match value.adds() {
            true => self.is_none(&[&[&sole]], denies, &with(&shorter)),
            false => {
                self.is_none(&[&[value.statement]], denies, &with(&shorter))
                    && self.is_none(&[&[&shorter]], denies, &with(value.statement))
            }
        };
        is_idle.then_some(shorter)
    }

    /// Whether one request that the value is about is dealt with elsewhere, which spares most searches.
    fn may_be_covered(
        &self,
        value: &Value<'_>,
        sole: &Statement,
        shorter: &Statement,
        others: &[&Statement],
    ) -> bool {
        let is_negated = !value.adds();
        match value.element {
            Element::Condition(_) => true,
            Element::Action => sole.action.values.iter().all(|action| {
                let name = unusual(&action.text.value);
                covers_action(shorter, &name) != is_negated
                    || others.iter().any(|other| covers_action(other, &name))
            }),
            Element::Resource => {
                let of = sole.resource.iter().flat_map(|element| &element.values);
                let again = shorter.resource.iter().flat_map(|element| &element.values);
                let texts: Vec<&str> = again.map(|again| again.text.value.as_str()).collect();
                let action = shorter.action.values.first().map(|action| unusual(&action.text.value));
                of.map(|resource| resource.text.value.as_str()).all(|text| {
                    let request = AuthorizationRequest {
                        caller: Principal::Anonymous,
                        action: action.clone().unwrap_or_default(),
                        resource: unusual(text),
                        resource_account: None,
                        context: RequestContext::default(),
                    };
                    let policy_type = self.policy.document.policy_type();
                    let covers = |statement: &Statement| covers_resource(statement, policy_type, &request);
                    texts.contains(&text)
                        || covers(shorter) != is_negated
                        || others.iter().any(|other| covers(other))
                })
            }
        }
    }

    /// Proves that there is no request to which a statement of each of `needs` applies, none of `denies`, and none of `but`.
    fn is_none<'s>(
        &mut self,
        needs: &[&[&'s Statement]],
        denies: &[&'s Statement],
        but: &[&'s Statement],
    ) -> bool {
        let count = needs.iter().map(|need| need.len()).sum::<usize>() + denies.len() + but.len();
        self.budget.spend(STEPS_OF_A_STATEMENT * count);
        if self.budget.is_spent() {
            return false;
        }
        let guard = match self.policy.source.policy_type {
            PolicyType::ResourceControl => Guard::ResourceControl,
            _ => Guard::None,
        };
        let mut compiled = Compiled::default();
        let (policy, reference) = (self.policy, self.options.reference);
        let mut places = |statements: &[&'s Statement]| -> Vec<usize> {
            let parts = statements.iter().map(|statement| Part { policy, statement, guard });
            parts.map(|part| compiled.add_statement(part, reference)).collect()
        };
        let before = Places { needs: vec![places(but)], denies: Vec::new() };
        let needs = needs.iter().map(|need| places(need)).collect();
        let after = Places { needs, denies: places(denies) };
        let difference = Difference {
            compiled: &compiled,
            before: &before,
            after: &after,
            cases: &cases([self.view, self.view], &compiled.asked_keys(), &self.options.zone),
            policies: [&self.view.policies; 2],
            border: 0,
            maker: None,
            first_only: true,
        };
        let mut part = self.budget.part(MOST_STEPS);
        let (gains, reasons) = difference.gains_within(&mut part);
        self.budget.take_back(part, MOST_STEPS);
        gains.is_empty() && reasons.is_empty()
    }
}

/// Whether anything in the statement could keep it from every request.
fn may_never_apply(statement: &Statement) -> bool {
    let is_negated = |element: &ResourceElement| element.negated;
    !statement.conditions.is_empty()
        || statement.action.negated
        || statement.resource.as_ref().is_some_and(is_negated)
        || statement.principal.as_ref().is_some_and(|element| element.negated)
}

/// Whether the statements are about one action of each value of the statement.
fn may_cover(statements: &[&Statement], statement: &Statement) -> bool {
    let is_covered = |action: &str| statements.iter().any(|other| covers_action(other, action));
    match statement.action.negated {
        true => is_covered(&unusual("*")),
        false => statement.action.values.iter().all(|value| is_covered(&unusual(&value.text.value))),
    }
}

/// A text that a pattern matches and hardly anything else does.
fn unusual(pattern: &str) -> String {
    const FILL: &str = "Zqx";
    if matches!(pattern, "*" | "*:*") {
        return [FILL, ":", FILL].concat();
    }
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['*', '?', '$']) {
        let (before, behind) = rest.split_at(at);
        text.push_str(before);
        let variable = behind.strip_prefix("${").and_then(|variable| variable.split_once('}'));
        match (variable, behind.chars().next()) {
            (Some((_, behind)), _) => {
                text.push_str(FILL);
                rest = behind;
            }
            (None, Some('?')) => {
                text.push('q');
                rest = behind.get(1..).unwrap_or_default();
            }
            (None, Some('*')) => {
                text.push_str(FILL);
                rest = behind.get(1..).unwrap_or_default();
            }
            (None, _) => {
                text.push('$');
                rest = behind.get(1..).unwrap_or_default();
            }
        }
    }
    text.push_str(rest);
    text
}
