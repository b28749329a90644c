//! Caller and condition keys of a request out of literals, before its resource is chosen.

use iam_policy::arn::{Arn, is_account_id};
use iam_policy::evaluation::element::condition_holds;
use iam_policy::pattern::Pattern;
use iam_policy::request::derived_keys::visit_caller_keys;
use iam_policy::request::{ContextValue, Principal, RequestContext};

use crate::attempt::{Attempt, Choice, OfCaller, OfVariables};
use crate::callers::{ArnKind, OpenArn};
use crate::compiled::{Atom, Compiled, Key};
use crate::language::Language;
use crate::linked::{ACCOUNT, REGION};
use crate::product::Emptiness;
use crate::sample::PLAIN_REGION;
use crate::search::{Filled, Literal, Search};
use crate::value_sets::{KeyFacts, Presence};

impl Attempt<'_> {
    /// Which keys hang on the caller or on variables.
    pub(crate) fn bound_keys(&self, compiled: &Compiled<'_>) -> Vec<bool> {
        let is_bound = |(index, key): (usize, &Key)| {
            let has_variables = |literal: &Literal| match compiled.atoms.get(literal.0) {
                Some(Atom::Condition(atom)) => atom.key == index && atom.has_variables,
                _ => false,
            };
            self.situation.caller.facts.contains(&key.lower)
                || key.lower == "aws:userid"
                || self.used.contains(&key.lower)
                || self.literals.iter().any(has_variables)
        };
        compiled.keys.iter().enumerate().map(is_bound).collect()
    }

    /// Whether the key follows from the resource.
    fn follows(&self, key: &str) -> bool {
        let links = self.situation.links;
        (key == REGION && links.region) || (key == ACCOUNT && links.account)
    }

    /// The values of the keys that hang on nothing else. `None` where one can have no value, whatever is chosen.
    pub(crate) fn free_values<'c>(
        &self,
        search: &mut Search<'c, '_>,
        bound: &[bool],
        region: Option<&str>,
    ) -> Option<Vec<(&'c str, ContextValue)>> {
        let mut values = Vec::new();
        for (index, (key, is_bound)) in search.compiled.keys.iter().zip(bound).enumerate() {
            let has_value = key.lower == REGION && region.is_some();
            if *is_bound || has_value || self.follows(&key.lower) {
                continue;
            }
            match search.value_with(index, self.literals, None, &KeyFacts::default()) {
                Emptiness::Member(value) => values.extend(value.map(|value| (key.lower.as_str(), value))),
                Emptiness::Empty | Emptiness::Unknown => return None,
            }
        }
        Some(values)
    }

    /// Caller and keys that hang on each other.
    pub(crate) fn filled(
        &self,
        search: &mut Search<'_, '_>,
        choice: &Choice,
        bound: &[bool],
        region: Option<&str>,
    ) -> Option<Filled> {
        let mut context = RequestContext::default();
        let caller = self.caller(search, choice)?;
        visit_caller_keys(&caller, "aws", &mut |key, value| {
            context.set(key, ContextValue::One(value.to_owned()));
        });
        if let Some(region) = region {
            context.set(REGION, ContextValue::One(region.to_owned()));
        }
        self.fill(search, choice, bound, &mut context)?;
        Some(Filled { caller, context })
    }

    /// Chooses the bound keys that do not follow from caller and resource, those of variables first.
    fn fill(
        &self,
        search: &mut Search<'_, '_>,
        choice: &Choice,
        bound: &[bool],
        context: &mut RequestContext,
    ) -> Option<()> {
        let Self { situation, literals, used, .. } = *self;
        let keys: Vec<&String> = search.compiled.keys.iter().map(|key| &key.lower).collect();
        // An ARN without a Region does not tell it; where it does, it is set when the ARN is chosen.
        if used.iter().any(|key| key == REGION)
            && situation.links.region
            && context.get(REGION).is_none()
            && !keys.iter().any(|key| *key == REGION)
            && !matches!(choice.variables, OfVariables::Absent)
        {
            context.set(REGION, ContextValue::One(PLAIN_REGION.to_owned()));
        }
        let of_keys = keys.iter().zip(bound).filter(|(_, is_bound)| **is_bound);
        let all = used.iter().map(|key| (true, key)).chain(of_keys.map(|(key, _)| (false, *key)));
        for (is_variable, lower) in all.filter(|(_, key)| !self.follows(key)) {
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
            let value = match keys.iter().position(|known| *known == lower) {
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
    fn caller(&self, search: &mut Search<'_, '_>, choice: &Choice) -> Option<Principal> {
        let Self { situation, literals, .. } = *self;
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

fn last(name: &str) -> &str {
    if name.is_empty() { "alice" } else { name.rsplit(['/', ':']).next().unwrap_or(name) }
}
