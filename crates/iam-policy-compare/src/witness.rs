//! A whole request out of literals, put to the evaluator before it is shown.

use iam_policy::action_name::ActionName;
use iam_policy::arn::{Arn, is_account_id};
use iam_policy::evaluation::Assumption;
use iam_policy::pattern::Pattern;
use iam_policy::reference::Reference;
use iam_policy::request::derived_keys::{derive_keys, requested_region, visit_caller_keys};
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};

use crate::callers::OpenArn;
use crate::compiled::Atom;
use crate::emptiness::Emptiness;
use crate::language::{Language, Token};
use crate::linked::{ACCOUNT, REGION};
use crate::resource_sets::{Mode, More};
use crate::search::{Literal, Search, Situation};
use crate::value_sets::{KeyFacts, Presence};
use crate::view::View;
use iam_policy::variable::Template;

/// A request that one view lets through and the other does not, as the evaluator says.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The request.
    pub request: AuthorizationRequest,
    /// Whether the action is asked about such a resource, as far as the service reference knows the action. `true` where it does
    /// not know it.
    pub is_usual: bool,
    /// The missing policies and unknown facts that either answer hangs on.
    pub assumptions: Vec<Assumption>,
}

/// What a witness is made with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Maker<'a> {
    pub(crate) before: &'a View,
    pub(crate) after: &'a View,
    pub(crate) reference: Option<&'a Reference>,
    /// Existing resources, which are preferred.
    pub(crate) resources: &'a [String],
}

/// One way to choose what literals leave open.
#[derive(Clone, Debug)]
struct Choice {
    variables: OfVariables,
    /// The caller's ARN is chosen before its account and name.
    arn_first: bool,
}

/// How the keys of variables are chosen.
#[derive(Clone, Debug)]
enum OfVariables {
    Plain,
    Absent,
    /// This one, where it can be.
    Preferred(String),
}

/// The most texts of the policies that a variable is tried with.
const MOST_TEXTS: usize = 24;

const MOST_ACTIONS: usize = 12;

impl Maker<'_> {
    /// A verified request for the literals with one of the actions; one that is usual where there is one.
    pub(crate) fn witness(
        &self,
        search: &mut Search<'_, '_>,
        situation: &Situation<'_>,
        literals: &[Literal],
        actions: &[String],
    ) -> Option<Witness> {
        let mut unusual = None;
        for (number, action) in actions.iter().take(MOST_ACTIONS).enumerate() {
            let is_first = number == 0;
            let formats = self.formats(action);
            let usual_mode = match (&formats, situation.mode) {
                (None, _) => true,
                (Some(formats), Mode::NoSingle) => formats.is_empty(),
                (Some(formats), Mode::Named | Mode::NamedBesideLogGroups) => !formats.is_empty(),
                (Some(_), Mode::LogGroup | Mode::ServiceWide(_)) => true,
            };
            if usual_mode {
                let groups = match situation.mode {
                    Mode::Named | Mode::NamedBesideLogGroups => formats.clone().into_iter().collect(),
                    _ => Vec::new(),
                };
                let found = self.of_action(search, situation, literals, action, &groups, is_first);
                if let Some(request) = found {
                    return Some(self.shown(request, true));
                }
            }
            if unusual.is_none() {
                unusual = self.of_action(search, situation, literals, action, &[], is_first);
            }
        }
        unusual.map(|request| self.shown(request, false))
    }

    fn shown(&self, request: AuthorizationRequest, is_usual: bool) -> Witness {
        let mut assumptions = self.before.judge(&request).1;
        for assumption in self.after.judge(&request).1 {
            if !assumptions.contains(&assumption) {
                assumptions.push(assumption);
            }
        }
        Witness { request, is_usual, assumptions }
    }

    /// The ARNs of an action's resources; `None` where the reference does not know the action.
    fn formats(&self, action: &str) -> Option<Vec<Language>> {
        let action = self.reference?.action(action)?;
        let forms = action.resources().flat_map(|taken| taken.resource_type.arn_formats());
        Some(forms.map(|form| format_language(&form)).collect())
    }

    fn of_action(
        &self,
        search: &mut Search<'_, '_>,
        situation: &Situation<'_>,
        literals: &[Literal],
        action: &str,
        groups: &[Vec<Language>],
        try_all: bool,
    ) -> Option<AuthorizationRequest> {
        let plain = [false, true].map(|arn_first| Choice { variables: OfVariables::Plain, arn_first });
        let try_one = |search: &mut Search<'_, '_>, choice: &Choice| {
            self.attempt(search, situation, literals, action, groups, choice)
        };
        if let Some(request) = plain.iter().find_map(|choice| try_one(search, choice)) {
            return Some(request);
        }
        let used = self.used_variables(search, literals);
        if used.is_empty() || !try_all {
            return None;
        }
        let texts = self.texts(search).into_iter().take(MOST_TEXTS).map(OfVariables::Preferred);
        let mut choices = [OfVariables::Absent]
            .into_iter()
            .chain(texts)
            .map(|variables| Choice { variables, arn_first: false });
        choices.find_map(|choice| try_one(search, &choice))
    }

    /// Texts that the policies write, each once: a variable may have to have one of them.
    fn texts(&self, search: &Search<'_, '_>) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        let mut add = |text: &str| {
            if !text.is_empty() && !text.contains(['*', '?', '$']) && !texts.iter().any(|known| known == text)
            {
                texts.push(text.to_owned());
            }
        };
        for atom in &search.compiled.atoms {
            match atom {
                Atom::Condition(atom) => atom.clause.values.iter().for_each(|value| add(&value.text.value)),
                Atom::Resource(atom) => {
                    for value in &atom.element.values {
                        value.text.value.splitn(6, ':').for_each(&mut add);
                        let name = value.text.value.splitn(6, ':').nth(5).unwrap_or_default();
                        name.split(['/', ':']).for_each(&mut add);
                    }
                }
            }
        }
        texts
    }

    fn attempt(
        &self,
        search: &mut Search<'_, '_>,
        situation: &Situation<'_>,
        literals: &[Literal],
        action: &str,
        groups: &[Vec<Language>],
        choice: &Choice,
    ) -> Option<AuthorizationRequest> {
        let mut context = RequestContext::default();
        let caller = self.caller(search, situation, literals, choice)?;
        visit_caller_keys(&caller, "aws", &mut |key, value| {
            context.set(key, ContextValue::One(value.to_owned()));
        });
        let service_region = requested_region(ActionName::new(action), "*", "aws");
        if let Some(region) = service_region {
            context.set(REGION, ContextValue::One(region.to_owned()));
        }
        self.fill(search, situation, literals, choice, &mut context)?;
        for case in search.linked_cases(situation, literals, Some(&context)) {
            let mut context = context.clone();
            let mut more = case.more;
            more.groups.extend(groups.iter().cloned());
            let text = self.resource(search, situation, literals, &more, &context)?;
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
            let request = self.with_derived(search, request);
            if self.after.allows(&request) && !self.before.allows(&request) {
                return Some(request);
            }
        }
        None
    }

    /// With the keys that follow from the rest, as far as the policies ask for them.
    fn with_derived(
        &self,
        search: &Search<'_, '_>,
        mut request: AuthorizationRequest,
    ) -> AuthorizationRequest {
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

    /// Chooses the keys that do not follow from caller and resource, those of variables first.
    fn fill(
        &self,
        search: &mut Search<'_, '_>,
        situation: &Situation<'_>,
        literals: &[Literal],
        choice: &Choice,
        context: &mut RequestContext,
    ) -> Option<()> {
        let used = self.used_variables(search, literals);
        let keys: Vec<String> = search.compiled.keys.iter().map(|key| key.lower.clone()).collect();
        let follows = |key: &String| {
            (key == REGION && situation.links.region) || (key == ACCOUNT && situation.links.account)
        };
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
    fn resource(
        &self,
        search: &mut Search<'_, '_>,
        situation: &Situation<'_>,
        literals: &[Literal],
        more: &More,
        context: &RequestContext,
    ) -> Option<String> {
        let with_known = self.resources.iter().map(|known| {
            let mut more = more.clone();
            more.groups.push(vec![Language::literal(known)]);
            more
        });
        with_known.chain([more.clone()]).find_map(|more| {
            match search.resource_with(situation, literals, &more, Some(context)) {
                Emptiness::Member(text) => Some(text),
                Emptiness::Empty | Emptiness::Unknown => None,
            }
        })
    }

    /// The keys of the variables in the literals' values, each once.
    fn used_variables(&self, search: &Search<'_, '_>, literals: &[Literal]) -> Vec<String> {
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
                Some(Atom::Condition(atom)) => {
                    atom.clause.values.iter().for_each(|value| add(&value.template))
                }
                Some(Atom::Resource(atom)) => {
                    atom.element.values.iter().for_each(|value| add(&value.template))
                }
                None => {}
            }
        }
        used
    }

    /// A caller of the case whose keys fit the literals.
    fn caller(
        &self,
        search: &mut Search<'_, '_>,
        situation: &Situation<'_>,
        literals: &[Literal],
        choice: &Choice,
    ) -> Option<Principal> {
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
        if choice.arn_first {
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
            .contains_key("aws:username")
            .then(|| value("aws:username", Vec::new(), preferred.clone()))
            .flatten();
        let usual = case.facts.get("aws:principalarn").and_then(|facts| facts.plain.first());
        let name = name.unwrap_or_else(|| name_of(usual.map_or("alice", String::as_str)));
        let start = format!("arn:*:{}::{account}:{}", kind.service(), kind.path());
        let ends = match kind {
            crate::callers::ArnKind::User if case.facts.contains_key("aws:username") => {
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

/// The ARNs of a form of the service reference.
fn format_language(form: &str) -> Language {
    let mut tokens = Vec::new();
    let mut rest = form;
    let mut colons = 0;
    while let Some((before, behind)) = rest.split_once("${") {
        tokens.extend(before.chars().map(Token::Character));
        colons += before.matches(':').count();
        tokens.push(Token::Run { colon: colons >= 5 });
        rest = behind.split_once('}').map_or("", |(_, behind)| behind);
    }
    tokens.extend(rest.chars().map(Token::Character));
    Language::new(tokens)
}
