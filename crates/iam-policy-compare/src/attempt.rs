//! The tries to make a request out of literals: caller, keys and resource in turn, then the evaluator's word.

use std::rc::Rc;

use iam_policy::action_name::ActionName;
use iam_policy::arn::{Arn, is_account_id};
use iam_policy::reference::Reference;
use iam_policy::request::derived_keys::{derive_keys, requested_region};
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};
use iam_policy::variable::Template;

use crate::compiled::Atom;
use crate::language::Language;
use crate::linked::{ACCOUNT, REGION};
use crate::product::Emptiness;
use crate::resource_sets::{Mode, More};
use crate::search::{FillQuestion, Filled, Literal, Search, Situation};
use crate::view::View;

/// What a witness is made with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Maker<'a> {
    pub(crate) before: &'a View,
    pub(crate) after: &'a View,
    pub(crate) reference: Option<&'a Reference>,
    /// Existing resources, which are preferred.
    pub(crate) resources: &'a [String],
    /// ARNs of existing callers, which are preferred.
    pub(crate) callers: &'a [String],
}

/// One way to choose what literals leave open.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) variables: OfVariables,
    pub(crate) caller: OfCaller,
}

/// How a caller is chosen where policies tell many callers alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OfCaller {
    /// Account, name and ARN in turn.
    Plain,
    /// The ARN before its account and name.
    ArnFirst,
    /// This one, by its ARN.
    Known(Principal),
}

/// How the keys of variables are chosen.
#[derive(Clone, Debug)]
pub(crate) enum OfVariables {
    Plain,
    Absent,
    /// This one, where it can be.
    Preferred(String),
}

/// A request that is to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attempt<'a> {
    pub(crate) maker: &'a Maker<'a>,
    pub(crate) situation: &'a Situation<'a>,
    /// What has to hold, and what has to fail.
    pub(crate) literals: &'a [Literal],
    /// [`used_variables`] of the literals.
    pub(crate) used: &'a [String],
    pub(crate) action: &'a str,
    /// The resource is in one language of each group.
    pub(crate) groups: &'a [Vec<Language>],
}

impl Attempt<'_> {
    /// The request of the first choice for which both views say what they should; those that were put to the views in vain are
    /// not put to them again.
    pub(crate) fn first_of(
        &self,
        search: &mut Search<'_, '_>,
        choices: impl Iterator<Item = Choice>,
    ) -> Option<AuthorizationRequest> {
        let Self { situation, literals, used, .. } = *self;
        let region = requested_region(ActionName::new(self.action), "*", "aws");
        let bound = self.bound_keys(search.compiled);
        let free = self.free_values(search, &bound, region)?;
        let compiled = search.compiled;
        let is_bound = |literal: &&Literal| match compiled.atoms.get(literal.0) {
            Some(Atom::Condition(atom)) => bound.get(atom.key).copied().unwrap_or(true),
            _ => false,
        };
        let question = FillQuestion {
            conditions: literals.iter().filter(is_bound).copied().collect(),
            used: used.to_vec(),
            caller: situation.caller.caller.clone(),
            is_open: situation.caller.arn.is_some(),
            links: situation.links,
            region: region.map(str::to_owned),
        };
        let mut known = search.known_fills.remove(&question).unwrap_or_default();
        let mut refuted = Vec::new();
        let mut found = None;
        for (number, choice) in choices.enumerate() {
            let filled = match known.get(number) {
                Some((filled, steps)) => {
                    search.budget.spend(*steps);
                    filled.clone()
                }
                None => {
                    let before = search.budget.left();
                    let filled = self.filled(search, &choice, &bound, region).map(Rc::new);
                    // With more steps the answer might be another one.
                    if !search.budget.is_spent() && known.len() == number {
                        known.push((filled.clone(), before - search.budget.left()));
                    }
                    filled
                }
            };
            found = filled.and_then(|filled| self.request(search, &filled, &free, &mut refuted));
            if found.is_some() {
                break;
            }
        }
        search.known_fills.insert(question, known);
        found
    }

    fn request(
        &self,
        search: &mut Search<'_, '_>,
        filled: &Filled,
        free: &[(&str, ContextValue)],
        refuted: &mut Vec<AuthorizationRequest>,
    ) -> Option<AuthorizationRequest> {
        let Self { situation, literals, action, .. } = *self;
        let Filled { caller, context } = filled;
        for case in search.linked_cases(situation, literals, Some(context)) {
            if !search.is_possible_case(situation, literals, &case, Some(context)) {
                continue;
            }
            let mut more = case.more;
            more.groups.extend(self.groups.iter().cloned());
            let text = self.resource(search, &more, context)?;
            let mut context = context.clone();
            free.iter().for_each(|(key, value)| context.set(key, value.clone()));
            let parts = Arn::parse(&text);
            for (key, facts) in &case.facts {
                let index = search.compiled.keys.iter().position(|known| known.lower == *key)?;
                match search.value_with(index, literals, Some(&context), facts) {
                    Emptiness::Member(Some(value)) => context.set(key, value),
                    Emptiness::Member(None) => {}
                    Emptiness::Empty | Emptiness::Unknown => return None,
                }
            }
            let owner = match context.get(ACCOUNT) {
                Some(ContextValue::One(account)) if is_account_id(account) => Some(account.clone()),
                _ => None,
            };
            let resource = match situation.mode {
                Mode::NoSingle => "*".to_owned(),
                Mode::ServiceWide(_) => {
                    let region = parts.map(|arn| arn.region).filter(|region| !matches!(*region, "*" | ""));
                    if let Some(region) = region {
                        context.set(REGION, ContextValue::One(region.to_owned()));
                    }
                    "*".to_owned()
                }
                _ => text.clone(),
            };
            let in_arn = Arn::parse(&resource).is_some_and(|arn| is_account_id(arn.account));
            let request = AuthorizationRequest {
                caller: caller.clone(),
                action: action.to_owned(),
                resource,
                resource_account: owner.filter(|_| !in_arn),
                context,
            };
            let request = with_derived(search, request);
            if refuted.contains(&request) {
                continue;
            }
            if self.maker.after.allows(&request) && !self.maker.before.allows(&request) {
                return Some(request);
            }
            refuted.push(request);
        }
        None
    }

    /// The text that stands for the resource.
    fn resource(&self, search: &mut Search<'_, '_>, more: &More, context: &RequestContext) -> Option<String> {
        let known = self.maker.resources;
        match search.resource_with(self.situation, self.literals, more, Some(context), known) {
            Emptiness::Member(text) => Some(text),
            Emptiness::Empty | Emptiness::Unknown => None,
        }
    }
}

/// With the keys that follow from the rest, as far as the policies ask for them.
fn with_derived(search: &Search<'_, '_>, mut request: AuthorizationRequest) -> AuthorizationRequest {
    let derived = derive_keys(
        Some(&request.caller),
        request.action_name(),
        &request.resource,
        request.resource_account.as_deref(),
    );
    for (key, value) in derived {
        request.context.set(key, ContextValue::One(value));
    }
    let carried: Vec<String> = request.context.iter().map(|(key, _)| key.to_owned()).collect();
    let is_asked = |key: &String| {
        search.compiled.keys.iter().any(|known| known.lower == *key)
            || search.compiled.variables.iter().any(|known| known.key == *key)
            || key == REGION
    };
    for key in carried.iter().filter(|key| !is_asked(key)) {
        request.context.remove(key);
    }
    request
}

/// The keys of the variables in the literals' values, each once.
pub(crate) fn used_variables(search: &Search<'_, '_>, literals: &[Literal]) -> Vec<String> {
    let mut used: Vec<String> = Vec::new();
    let mut add = |template: &Template| {
        for variable in template.variables() {
            if !used.iter().any(|known| known == variable.lower_key()) {
                used.push(variable.lower_key().to_owned());
            }
        }
    };
    for (atom, _) in literals {
        match search.compiled.atoms.get(*atom) {
            Some(Atom::Condition(atom)) => atom.clause.values.iter().for_each(|value| add(&value.template)),
            Some(Atom::Resource(atom)) => atom.element.values.iter().for_each(|value| add(&value.template)),
            None => {}
        }
    }
    used
}
