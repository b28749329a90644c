//! Statements of a document, and values of their elements, that it could go without: proofs alone.
//!
//! A document is hardly ever alone. What is said of it here holds beside whatever other policies there are: which requests it
//! allows and which it denies are looked at apart, and a Deny is called needless only where other statements deny the same, not
//! where nothing in the document allows it.

use iam_policy::document::{ConditionClause, Effect, PolicyDocument, PolicyType, ResourceElement, Statement};
use iam_policy::evaluation::AttachedPolicy;
use iam_policy::evaluation::element::{covers_action, covers_resource};
use iam_policy::request::{AuthorizationRequest, Principal, RequestContext};
use iam_policy::span::TextRange;

use crate::budget::Budget;
use crate::callers::cases;
use crate::compiled::{Compiled, Places};
use crate::difference::Difference;
use crate::options::Options;
use crate::view::{Guard, Part, View};

/// Something that a document could go without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redundancy {
    /// Why it could.
    pub kind: RedundancyKind,
    /// Its place in the policy's text: of a statement from brace to brace, of a value with its quotes.
    pub range: TextRange,
    /// The effect of the statement.
    pub effect: Effect,
    /// The position of the statement, from 0.
    pub statement: usize,
    /// The value as written; of a statement its `Sid`, where it has one.
    pub text: String,
}

/// Why a statement or a value could go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RedundancyKind {
    /// The statement applies to no request.
    NeverApplies,
    /// The statement allows only what the document denies.
    AlwaysDenied,
    /// Other statements of the document allow, or deny, all that the statement allows. In a resource-based policy these are
    /// statements with the same principals: an account and a user of it are let in to a different extent.
    AllowedElsewhere,
    /// Other statements of the document deny all that the statement denies.
    DeniedElsewhere,
    /// The statement denies only what the document does not allow, and no other policy can: of trust policies and of those of
    /// VPC endpoints alone.
    DeniesNothing,
    /// Without this value of `Action` or `NotAction` the document allows and denies the same.
    Action,
    /// Without this value of `Resource` or `NotResource` the document allows and denies the same.
    Resource,
    /// Without this value of a condition key the document allows and denies the same.
    ConditionValue,
}

impl RedundancyKind {
    /// Whether it is about a whole statement.
    pub fn is_of_statement(self) -> bool {
        !matches!(self, Self::Action | Self::Resource | Self::ConditionValue)
    }
}

/// What the document could go without, all of it together, in the order of the text. Nothing is said of a document with errors,
/// nor of what the steps do not suffice for.
pub fn redundancies(policy: &AttachedPolicy, options: &Options<'_>) -> Vec<Redundancy> {
    let mut search = RedundancySearch::new(policy, options.steps);
    while search.advance(options, usize::MAX) {}
    search.found()
}

/// [`redundancies`] in slices, for who has other things to do meanwhile.
#[derive(Clone, Debug)]
pub struct RedundancySearch {
    policy: AttachedPolicy,
    view: View,
    /// The statements without what was found.
    left: Vec<Statement>,
    /// What is still to be looked at, the next one last.
    tasks: Vec<Task>,
    has_values: bool,
    found: Vec<Redundancy>,
    budget: Budget,
}

/// A statement, or a value of an element of it, by positions among those that are left.
#[derive(Clone, Copy, Debug)]
enum Task {
    Statement(usize),
    Value(usize, Element, usize),
}

impl RedundancySearch {
    /// A search that takes at most so many steps.
    pub fn new(policy: &AttachedPolicy, steps: usize) -> Self {
        let policy_type = policy.source.policy_type;
        let document: &PolicyDocument = &policy.document;
        let is_read = document.is_valid() && policy_type != PolicyType::Grant;
        let left = if is_read { document.statements().to_vec() } else { Vec::new() };
        Self {
            policy: policy.clone(),
            view: View::documents(policy_type, vec![policy.clone()]),
            // From the end, so that of two alike the first stays.
            tasks: (0..left.len()).map(Task::Statement).collect(),
            left,
            has_values: false,
            found: Vec::new(),
            budget: Budget::new(steps),
        }
    }

    /// Goes on until about so many steps are taken. Whether more is to be done.
    pub fn advance(&mut self, options: &Options<'_>, steps: usize) -> bool {
        let end = self.budget.left().saturating_sub(steps);
        while let Some(task) = self.next_task() {
            match task {
                Task::Statement(at) => self.look_at_statement(at, options),
                Task::Value(at, element, place) => self.look_at_value(at, element, place, options),
            }
            if self.budget.is_spent() {
                return false;
            }
            if self.budget.left() <= end {
                return true;
            }
        }
        false
    }

    /// How many statements the document has.
    pub fn statement_count(&self) -> usize {
        self.policy.document.statements().len()
    }

    /// What was found by now, in the order of the text.
    pub fn found(mut self) -> Vec<Redundancy> {
        self.found.sort_by_key(|found| (found.range.start, found.range.end));
        self.found
    }

    fn next_task(&mut self) -> Option<Task> {
        if self.tasks.is_empty() && !std::mem::replace(&mut self.has_values, true) {
            for (at, statement) in self.left.iter().enumerate() {
                for element in Element::all(statement) {
                    let count = element.len(statement);
                    self.tasks.extend(
                        (0..count).filter(|_| count > 1).map(|place| Task::Value(at, element, place)),
                    );
                }
            }
        }
        self.tasks.pop()
    }

    fn look_at_statement(&mut self, at: usize, options: &Options<'_>) {
        let policy_type = self.policy.source.policy_type;
        let mut proof = Proof { policy: &self.policy, view: &self.view, options, budget: &mut self.budget };
        let Some(statement) = self.left.get(at) else { return };
        if let Some(kind) = proof.of_statement(statement, &Beside::new(&self.left, at, policy_type)) {
            let sid = statement.sid.as_ref().map(|sid| sid.value.clone());
            self.found.push(redundancy(kind, statement, statement.range, sid.unwrap_or_default()));
            self.left.remove(at);
        }
    }

    fn look_at_value(&mut self, at: usize, element: Element, place: usize, options: &Options<'_>) {
        let policy_type = self.policy.source.policy_type;
        let mut proof = Proof { policy: &self.policy, view: &self.view, options, budget: &mut self.budget };
        let Some(statement) = self.left.get(at).filter(|statement| element.len(statement) > 1) else {
            return;
        };
        let value = Value { statement, element, place };
        let Some(shorter) = proof.of_value(&value, &Beside::new(&self.left, at, policy_type)) else { return };
        let (text, range) = value.text();
        self.found.push(redundancy(element.kind(), statement, range, text));
        if let Some(statement) = self.left.get_mut(at) {
            *statement = shorter;
        }
    }
}

fn redundancy(kind: RedundancyKind, statement: &Statement, range: TextRange, text: String) -> Redundancy {
    Redundancy { kind, range, effect: statement.effect, statement: statement.index, text }
}

/// The other statements of the document, by what they may make up for.
struct Beside<'s> {
    /// All that allow.
    allows: Vec<&'s Statement>,
    /// Those of the same effect that let in or keep out to the same extent.
    same: Vec<&'s Statement>,
    /// All that deny.
    denies: Vec<&'s Statement>,
}

impl<'s> Beside<'s> {
    fn new(all: &'s [Statement], at: usize, policy_type: PolicyType) -> Self {
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
            let lists = |one: &iam_policy::document::PrincipalElement,
                         other: &iam_policy::document::PrincipalElement| {
                one.values.iter().all(|value| other.values.iter().any(|listed| listed.name == value.name))
            };
            one.negated == other.negated && lists(one, other) && lists(other, one)
        }
        _ => false,
    }
}

/// An element with a list of values.
#[derive(Clone, Copy, Debug)]
enum Element {
    Action,
    Resource,
    /// The condition clause at a position.
    Condition(usize),
}

impl Element {
    fn all(statement: &Statement) -> Vec<Self> {
        let clauses = statement.conditions.len();
        [Self::Action, Self::Resource].into_iter().chain((0..clauses).map(Self::Condition)).collect()
    }

    fn kind(self) -> RedundancyKind {
        match self {
            Self::Action => RedundancyKind::Action,
            Self::Resource => RedundancyKind::Resource,
            Self::Condition(_) => RedundancyKind::ConditionValue,
        }
    }

    fn len(self, statement: &Statement) -> usize {
        match self {
            Self::Action => statement.action.values.len(),
            Self::Resource => statement.resource.as_ref().map_or(0, |element| element.values.len()),
            Self::Condition(at) => statement.conditions.get(at).map_or(0, |clause| clause.values.len()),
        }
    }
}

/// A value of a statement's element.
struct Value<'s> {
    statement: &'s Statement,
    element: Element,
    place: usize,
}

impl Value<'_> {
    fn text(&self) -> (String, TextRange) {
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
    fn with(&self, stays: impl Fn(usize) -> bool) -> Statement {
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
    fn adds(&self) -> bool {
        match self.element {
            Element::Action => !self.statement.action.negated,
            Element::Resource => self.statement.resource.as_ref().is_some_and(|element| !element.negated),
            Element::Condition(_) => false,
        }
    }
}

/// What proofs are made with.
struct Proof<'a> {
    policy: &'a AttachedPolicy,
    view: &'a View,
    options: &'a Options<'a>,
    budget: &'a mut Budget,
}

/// Steps that a question costs for each statement in it, before it is searched.
const STEPS_OF_A_STATEMENT: usize = 40;
/// The most steps of a question, so that one that is too hard does not take those of the others.
const MOST_STEPS: usize = 8_000;

impl Proof<'_> {
    fn of_statement(&mut self, statement: &Statement, beside: &Beside<'_>) -> Option<RedundancyKind> {
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
    fn of_value(&mut self, value: &Value<'_>, beside: &Beside<'_>) -> Option<Statement> {
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
