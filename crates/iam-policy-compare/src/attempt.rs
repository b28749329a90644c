//! One try to make a request out of literals: caller, keys and resource in turn, then the evaluator's word.

use iam_policy::action_name::ActionName;
use iam_policy::arn::{Arn, is_account_id};
use iam_policy::evaluation::element::condition_holds;
use iam_policy::pattern::Pattern;
use iam_policy::reference::Reference;
use iam_policy::request::derived_keys::{derive_keys, requested_region, visit_caller_keys};
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};
use iam_policy::variable::Template;

use crate::callers::{ArnKind, OpenArn};
use crate::compiled::Atom;
use crate::language::Language;
use crate::linked::{ACCOUNT, REGION};
use crate::product::Emptiness;
use crate::resource_sets::{Mode, More};
use crate::sample::PLAIN_REGION;
use crate::search::{Literal, Search, Situation};
use crate::value_sets::{KeyFacts, Presence};
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
    pub(crate) action: &'a str,
    /// The resource is in one language of each group.
    pub(crate) groups: &'a [Vec<Language>],
    pub(crate) choice: &'a Choice,
}

impl Attempt<'_> {
    /// The request, where both views say what they should; those that were put to the views in vain are not put to them again.
    pub(crate) fn request(
        &self,
        search: &mut Search<'_, '_>,
        refuted: &mut Vec<AuthorizationRequest>,
    ) -> Option<AuthorizationRequest> {
        let Self { situation, literals, action, .. } = *self;
        let mut context = RequestContext::default();
        let caller = self.caller(search)?;
        visit_caller_keys(&caller, "aws", &mut |key, value| {
            context.set(key, ContextValue::One(value.to_owned()));
        });
        let service_region = requested_region(ActionName::new(action), "*", "aws");
        if let Some(region) = service_region {
            context.set(REGION, ContextValue::One(region.to_owned()));
        }
        self.fill(search, &mut context)?;
        for case in search.linked_cases(situation, literals, Some(&context)) {
            let mut context = context.clone();
            let mut more = case.more;
            more.groups.extend(self.groups.iter().cloned());
            let text = self.resource(search, &more, &context)?;
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

    /// Chooses the keys that do not follow from caller and resource, those of variables first.
    fn fill(&self, search: &mut Search<'_, '_>, context: &mut RequestContext) -> Option<()> {
        let Self { situation, literals, choice, .. } = *self;
        let used = used_variables(search, literals);
        let keys: Vec<String> = search.compiled.keys.iter().map(|key| key.lower.clone()).collect();
        let follows = |key: &String| {
            (key == REGION && situation.links.region) || (key == ACCOUNT && situation.links.account)
        };
        // An ARN without a Region does not tell it; where it does, it is set when the ARN is chosen.
        if used.iter().any(|key| key == REGION)
            && situation.links.region
            && context.get(REGION).is_none()
            && !keys.iter().any(|key| key == REGION)
            && !matches!(choice.variables, OfVariables::Absent)
        {
            context.set(REGION, ContextValue::One(PLAIN_REGION.to_owned()));
        }
        let all = used.iter().map(|key| (true, key)).chain(keys.iter().map(|key| (false, key)));
        for (is_variable, lower) in all.filter(|(_, key)| !follows(key)) {
            if context.get(lower).is_some()
                || (is_variable && matches!(choice.variables, OfVariables::Absent))
            {
                continue;
            }
            let none = KeyFacts::default();
            let mut facts = situation.caller.facts.get(lower).unwrap_or(&none).clone();
            if is_variable && facts.presence == Presence::Open {
                facts.presence = Presence::Always;
                if let OfVariables::Preferred(text) = &choice.variables {
                    facts.plain.push(text.clone());
                }
                facts.plain.push(if lower.contains("tag/") { "blue" } else { "example" }.to_owned());
            }
            let value = match keys.iter().position(|known| known == lower) {
                Some(key) => search.value_with(key, literals, Some(context), &facts),
                None if facts.presence == Presence::Never => Emptiness::Member(None),
                None => Emptiness::Member(facts.plain.first().cloned().map(ContextValue::One)),
            };
            match value {
                Emptiness::Member(Some(value)) => context.set(lower, value),
                Emptiness::Member(None) => {}
                Emptiness::Empty | Emptiness::Unknown => return None,
            }
        }
        Some(())
    }

    /// The text that stands for the resource.
    fn resource(&self, search: &mut Search<'_, '_>, more: &More, context: &RequestContext) -> Option<String> {
        let known = self.maker.resources;
        match search.resource_with(self.situation, self.literals, more, Some(context), known) {
            Emptiness::Member(text) => Some(text),
            Emptiness::Empty | Emptiness::Unknown => None,
        }
    }

    /// Whether a caller is one of the case, as far as conditions without variables on its own keys tell.
    fn fits(&self, search: &Search<'_, '_>, caller: &Principal) -> bool {
        let mut context = RequestContext::default();
        let mut is_of_case = true;
        visit_caller_keys(caller, "aws", &mut |key, value| {
            let facts = self.situation.caller.facts.get(&key.to_ascii_lowercase());
            is_of_case &=
                facts.is_none_or(|facts| facts.presence != Presence::Never && facts.contains(value));
            context.set(key, ContextValue::One(value.to_owned()));
        });
        is_of_case
            && self.literals.iter().all(|(atom, holds)| match search.compiled.atoms.get(*atom) {
                Some(Atom::Condition(atom)) if !atom.has_variables && atom.kind.is_some() => {
                    context.get(atom.clause.lower_key()).is_none()
                        || condition_holds(atom.clause, atom.effect, &context) == *holds
                }
                _ => true,
            })
    }

    /// A caller of the case whose keys fit the literals.
    fn caller(&self, search: &mut Search<'_, '_>) -> Option<Principal> {
        let Self { situation, literals, choice, .. } = *self;
        let case = situation.caller;
        let Some(OpenArn { kind, account }) = &case.arn else { return Some(case.caller.clone()) };
        let mut value = |key: &str, more: Vec<Vec<Language>>, plain: Option<String>| -> Option<String> {
            let mut facts = case.facts.get(key).cloned().unwrap_or_default();
            facts.groups.extend(more);
            if let Some(plain) = plain {
                facts.plain.insert(0, plain);
            }
            let index = search.compiled.keys.iter().position(|known| known.lower == key);
            let Some(index) = index else { return facts.plain.into_iter().next() };
            match search.value_with(index, literals, None, &facts) {
                Emptiness::Member(Some(ContextValue::One(value))) => Some(value),
                _ => None,
            }
        };
        let preferred = match &choice.variables {
            OfVariables::Preferred(text) => Some(text.clone()),
            OfVariables::Plain | OfVariables::Absent => None,
        };
        let name_of = |arn: &str| arn.rsplit('/').next().unwrap_or_default().to_owned();
        if let OfCaller::Known(caller) = &choice.caller {
            return self.fits(search, caller).then(|| caller.clone());
        }
        if choice.caller == OfCaller::ArnFirst {
            let arn = value("aws:principalarn", Vec::new(), None)?;
            let account =
                Arn::parse(&arn).map(|arn| arn.account.to_owned()).filter(|id| is_account_id(id))?;
            return Some(kind.caller(&arn, &account));
        }
        let account = match account {
            Some(account) => account.clone(),
            None => {
                let preferred = preferred.clone().filter(|text| is_account_id(text));
                value("aws:principalaccount", Vec::new(), preferred)?
            }
        };
        if !is_account_id(&account) {
            return None;
        }
        let name = case
            .facts
            .contains("aws:username")
            .then(|| value("aws:username", Vec::new(), preferred.clone()))
            .flatten();
        let usual = case.facts.get("aws:principalarn").and_then(|facts| facts.plain.first());
        let name = name.unwrap_or_else(|| name_of(usual.map_or("alice", String::as_str)));
        let start = format!("arn:*:{}::{account}:{}", kind.service(), kind.path());
        let ends = match kind {
            ArnKind::User if case.facts.contains("aws:username") => {
                vec![name.clone(), format!("*/{name}")]
            }
            _ => vec!["*".to_owned()],
        };
        let languages = ends.iter().filter_map(|end| {
            Language::of_arn(&Pattern::new(&[start.as_str(), end].concat()).units(), &|_| None)
        });
        let default = format!("arn:aws:{}::{account}:{}{}", kind.service(), kind.path(), last(&name));
        let arn = value("aws:principalarn", vec![languages.collect()], Some(default))?;
        Some(kind.caller(&arn, &account))
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

fn last(name: &str) -> &str {
    if name.is_empty() { "alice" } else { name.rsplit(['/', ':']).next().unwrap_or(name) }
}
