//! A whole request out of literals, put to the evaluator before it is shown.

use iam_policy::action_name::ActionName;
use iam_policy::arn::{Arn, is_account_id};
use iam_policy::evaluation::Assumption;
use iam_policy::pattern::Pattern;
use iam_policy::reference::Reference;
use iam_policy::request::derived_keys::{derive_keys, visit_caller_keys};
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};

use crate::callers::OpenArn;
use crate::compiled::Atom;
use crate::emptiness::Emptiness;
use crate::language::{Language, Token};
use crate::resource_sets::Mode;
use crate::search::{Literal, Search, Situation};
use crate::value_sets::{KeyFacts, Presence};
use crate::view::View;

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
#[derive(Clone, Copy, Debug)]
struct Choice {
    /// Keys of variables are absent.
    without_variables: bool,
    /// The caller's ARN is chosen before its account and name.
    arn_first: bool,
    /// Region and owner of the resource are chosen after it.
    resource_first: bool,
}

const CHOICES: [Choice; 5] = [
    Choice { without_variables: false, arn_first: false, resource_first: false },
    Choice { without_variables: false, arn_first: true, resource_first: false },
    Choice { without_variables: true, arn_first: false, resource_first: false },
    Choice { without_variables: false, arn_first: false, resource_first: true },
    Choice { without_variables: true, arn_first: true, resource_first: true },
];

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
        for action in actions.iter().take(MOST_ACTIONS) {
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
                let found = self.of_action(search, situation, literals, action, &groups);
                if let Some(request) = found {
                    return Some(self.shown(request, true));
                }
            }
            if unusual.is_none() {
                unusual = self.of_action(search, situation, literals, action, &[]);
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
    ) -> Option<AuthorizationRequest> {
        CHOICES.iter().find_map(|choice| {
            let request = self.request(search, situation, literals, action, groups, *choice)?;
            (self.after.allows(&request) && !self.before.allows(&request)).then_some(request)
        })
    }

    fn request(
        &self,
        search: &mut Search<'_, '_>,
        situation: &Situation<'_>,
        literals: &[Literal],
        action: &str,
        groups: &[Vec<Language>],
        choice: Choice,
    ) -> Option<AuthorizationRequest> {
        let compiled = search.compiled;
        let mut context = RequestContext::default();
        let mut wide = None;
        if matches!(situation.mode, Mode::ServiceWide(_)) {
            let Emptiness::Member(text) = search.resource(situation, literals, groups, None) else {
                return None;
            };
            wide = Arn::parse(&text).map(|arn| (arn.region.to_owned(), arn.account.to_owned()));
        }
        let account_of_arn = wide.as_ref().map(|(_, account)| account.clone());
        let caller = self.caller(
            search,
            situation,
            literals,
            choice,
            account_of_arn.filter(|text| is_account_id(text)),
        )?;
        visit_caller_keys(&caller, "aws", &mut |key, value| {
            context.set(key, ContextValue::One(value.to_owned()));
        });
        if let Some((region, _)) = wide.filter(|(region, _)| region != "*") {
            context.set("aws:RequestedRegion", ContextValue::One(region));
        }
        let variables: Vec<String> = compiled.variables.iter().map(|known| known.key.clone()).collect();
        let used = variables.iter().filter(|key| self.is_used(search, literals, key));
        let used: Vec<String> = used.cloned().collect();
        let keys: Vec<String> = compiled.keys.iter().map(|key| key.lower.clone()).collect();
        for (variable, lower) in used.iter().map(|key| (true, key)).chain(keys.iter().map(|key| (false, key)))
        {
            if context.get(lower).is_some() || (variable && choice.without_variables) {
                continue;
            }
            let none = KeyFacts::default();
            let mut facts = situation.caller.facts.get(lower).unwrap_or(&none).clone();
            if variable && facts.presence == Presence::Open {
                facts.presence = Presence::Always;
                facts.plain.push(if lower.contains("tag/") { "blue" } else { "example" }.to_owned());
            }
            let of_key = keys.iter().position(|known| known == lower);
            let value = match of_key {
                Some(key) => search.value_with(key, literals, Some(&context), &facts),
                None if facts.presence == Presence::Never => Emptiness::Member(None),
                None => Emptiness::Member(facts.plain.first().cloned().map(ContextValue::One)),
            };
            match value {
                Emptiness::Member(Some(value)) => context.set(lower, value),
                Emptiness::Member(None) => {}
                Emptiness::Empty | Emptiness::Unknown => return None,
            }
        }
        let told = |key: &str| match context.get(key) {
            Some(ContextValue::One(value)) if !choice.resource_first => Some(value.clone()),
            _ => None,
        };
        let mut groups = groups.to_vec();
        groups.extend(
            told("aws:requestedregion")
                .map(|region| one_of([&region, ""].map(|part| ["*:*:", part, ":*"].concat()))),
        );
        let owner = told("aws:resourceaccount").filter(|account| is_account_id(account));
        groups.extend(
            owner.as_ref().map(|account| one_of([account, ""].map(|part| ["*:*:*:", part].concat()))),
        );
        let resource = match situation.mode {
            Mode::NoSingle | Mode::ServiceWide(_) => "*".to_owned(),
            _ => self.named_resource(search, situation, literals, &groups, &context)?,
        };
        let mut request = AuthorizationRequest {
            caller,
            action: action.to_owned(),
            resource_account: self.owner(&resource, owner),
            resource,
            context,
        };
        let derived = derive_keys(
            Some(&request.caller),
            ActionName::new(action),
            &request.resource,
            request.resource_account.as_deref(),
        );
        for (key, value) in derived {
            request.context.set(key, ContextValue::One(value));
        }
        let asked: Vec<String> = request.context.iter().map(|(key, _)| key.to_owned()).collect();
        let is_asked =
            |key: &String| keys.contains(key) || variables.contains(key) || key == "aws:requestedregion";
        for key in asked.iter().filter(|key| !is_asked(key)) {
            request.context.remove(key);
        }
        Some(request)
    }

    /// The owner, where the resource does not tell it: an account that is not the caller's only if a key says so.
    fn owner(&self, resource: &str, told: Option<String>) -> Option<String> {
        let in_arn = Arn::parse(resource).map(|arn| arn.account).filter(|account| is_account_id(account));
        if in_arn.is_some() { None } else { told }
    }

    fn named_resource(
        &self,
        search: &mut Search<'_, '_>,
        situation: &Situation<'_>,
        literals: &[Literal],
        groups: &[Vec<Language>],
        context: &RequestContext,
    ) -> Option<String> {
        for known in self.resources {
            let mut with_known = groups.to_vec();
            with_known.push(vec![Language::literal(known)]);
            if let Emptiness::Member(text) = search.resource(situation, literals, &with_known, Some(context))
            {
                return Some(text);
            }
        }
        match search.resource(situation, literals, groups, Some(context)) {
            Emptiness::Member(text) => Some(text),
            Emptiness::Empty | Emptiness::Unknown => None,
        }
    }

    fn is_used(&self, search: &Search<'_, '_>, literals: &[Literal], variable: &str) -> bool {
        literals.iter().any(|(atom, _)| match search.compiled.atoms.get(*atom) {
            Some(Atom::Condition(atom)) => {
                let templates = atom.clause.values.iter().map(|value| &value.template);
                templates.flat_map(|template| template.variables()).any(|known| known.lower_key() == variable)
            }
            Some(Atom::Resource(atom)) => {
                let templates = atom.element.values.iter().map(|value| &value.template);
                templates.flat_map(|template| template.variables()).any(|known| known.lower_key() == variable)
            }
            None => false,
        })
    }

    /// A caller of the case whose keys fit the literals.
    fn caller(
        &self,
        search: &mut Search<'_, '_>,
        situation: &Situation<'_>,
        literals: &[Literal],
        choice: Choice,
        account_of_arn: Option<String>,
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
        let name_of = |arn: &str| arn.rsplit('/').next().unwrap_or_default().to_owned();
        if choice.arn_first {
            let arn = value("aws:principalarn", Vec::new(), None)?;
            let account =
                Arn::parse(&arn).map(|arn| arn.account.to_owned()).filter(|id| is_account_id(id))?;
            return Some(kind.caller(&arn, &account));
        }
        let account = match account {
            Some(account) => account.clone(),
            None => value("aws:principalaccount", Vec::new(), account_of_arn)?,
        };
        if !is_account_id(&account) {
            return None;
        }
        let name = case
            .facts
            .contains_key("aws:username")
            .then(|| value("aws:username", Vec::new(), None))
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

/// Texts `arn:` with one of the patterns behind it, up to the resource.
fn one_of(patterns: [String; 2]) -> Vec<Language> {
    let languages = patterns.iter().filter_map(|pattern| {
        let missing = 4_usize.saturating_sub(pattern.matches(':').count());
        let pattern = ["arn:", pattern, &":*".repeat(missing)].concat();
        Language::of_arn(&Pattern::new(&pattern).units(), &|_| None)
    });
    languages.collect()
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
