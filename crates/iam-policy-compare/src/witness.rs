//! A whole request out of literals, put to the evaluator before it is shown.

use iam_policy::arn::Arn;
use iam_policy::evaluation::Assumption;
use iam_policy::request::{AuthorizationRequest, Principal};

use crate::attempt::{Attempt, Choice, Maker, OfCaller, OfVariables, used_variables};
use crate::callers::OpenArn;
use crate::compiled::{Atom, Compiled};
use crate::language::{Language, Token};
use crate::resource_sets::Mode;
use crate::search::{Literal, Search, Situation};

/// A request that one view lets through and the other does not, as the evaluator says.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The request.
    pub request: AuthorizationRequest,
    /// Whether the action is asked about such a resource, as far as the service reference knows the action. `true` where it does
    /// not know it.
    pub is_usual: bool,
    /// Whether the service reference has the action. `false` where no action that AWS has shows the difference; `true` without a
    /// reference.
    pub is_known_action: bool,
    /// The missing policies and unknown facts that either answer hangs on.
    pub assumptions: Vec<Assumption>,
}

/// The most texts of the policies that a variable is tried with.
const MOST_TEXTS: usize = 24;

/// The most actions that a leaf is tried with, whatever resources they take.
const MOST_ACTIONS: usize = 6;

/// The most kinds of resources that further actions are tried with.
const MOST_RESOURCE_TYPES: usize = 24;

/// The most existing callers that are tried.
const MOST_CALLERS: usize = 3;

impl Witness {
    /// Whether it is an action that AWS has, on a resource that the action takes.
    pub(crate) fn is_recognizable(&self) -> bool {
        self.is_usual && self.is_known_action
    }
}

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
        let mut tried: Vec<Vec<Language>> = Vec::new();
        for (number, action) in actions.iter().enumerate() {
            let is_first = number == 0;
            let is_further = number >= MOST_ACTIONS;
            if is_further && tried.len() >= MOST_RESOURCE_TYPES {
                break;
            }
            let formats = self.formats(action);
            if is_further && formats.as_ref().is_none_or(|formats| tried.contains(formats)) {
                continue;
            }
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
                    if !self.takes_object_as_bucket(&request) {
                        return Some(self.shown(request, true));
                    }
                    unusual = unusual.or(Some(request));
                }
            }
            tried.extend(formats);
            if unusual.is_none() {
                unusual = self.of_action(search, situation, literals, action, &[], is_first);
            }
        }
        unusual.map(|request| self.shown(request, false))
    }

    fn shown(&self, request: AuthorizationRequest, is_usual: bool) -> Witness {
        let mut assumptions = Vec::new();
        // Every fact of the request is known, so that an answer can hang on nothing else than missing policies.
        for view in [self.before, self.after].into_iter().filter(|view| view.has_missing()) {
            for assumption in view.judge(&request).1 {
                if !assumptions.contains(&assumption) {
                    assumptions.push(assumption);
                }
            }
        }
        let is_known_action =
            self.reference.is_none_or(|reference| reference.action(&request.action).is_some());
        Witness { request, is_usual, is_known_action, assumptions }
    }

    /// The ARNs of an action's resources; `None` where the reference does not know the action.
    pub(crate) fn formats(&self, action: &str) -> Option<Vec<Language>> {
        let action = self.reference?.action(action)?;
        let forms = action.resources().flat_map(|taken| taken.resource_type.arn_formats());
        Some(forms.map(|form| format_language(&form)).collect())
    }

    /// Whether the ARN of an object stands where the action takes a bucket. The forms of the reference do not tell that a
    /// bucket's name has no slash (Amazon S3 User Guide, *General purpose bucket naming rules*).
    fn takes_object_as_bucket(&self, request: &AuthorizationRequest) -> bool {
        let is_object = Arn::parse(&request.resource)
            .is_some_and(|arn| arn.service == "s3" && arn.account.is_empty() && arn.resource.contains('/'));
        let action = self.reference.and_then(|reference| reference.action(&request.action));
        let takes_object = |form: &str| form.contains(":s3:::") && form.contains('/');
        is_object
            && action.is_some_and(|action| {
                let mut forms = action.resources().flat_map(|taken| taken.resource_type.arn_formats());
                !forms.any(|form| takes_object(&form))
            })
    }

    /// The existing resources of a service.
    pub(crate) fn resources_of(&self, service: &str) -> Vec<&String> {
        let is_of_service =
            |resource: &&String| Arn::parse(resource).is_some_and(|arn| arn.service == service);
        self.resources.iter().filter(is_of_service).collect()
    }

    /// The existing callers that are of the case's kind.
    fn callers_of(&self, situation: &Situation<'_>) -> Vec<Principal> {
        let Some(OpenArn { kind, account }) = &situation.caller.arn else { return Vec::new() };
        let caller = |arn: &String| {
            let parts = Arn::parse(arn)?;
            let is_of_kind = parts.service == kind.service()
                && parts.resource.starts_with(kind.path())
                && account.as_ref().is_none_or(|account| account == parts.account);
            is_of_kind.then(|| kind.caller(arn, parts.account))
        };
        self.callers.iter().filter_map(caller).take(MOST_CALLERS).collect()
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
        let used = used_variables(search, literals);
        let compiled = search.compiled;
        let known = self.callers_of(situation).into_iter().map(OfCaller::Known);
        let plain = known
            .chain([OfCaller::Plain, OfCaller::ArnFirst])
            .map(|caller| Choice { variables: OfVariables::Plain, caller });
        let texts = || {
            let texts = texts(compiled).into_iter().map(OfVariables::Preferred);
            [OfVariables::Absent].into_iter().chain(texts)
        };
        let of_variables = std::iter::once_with(texts)
            .flatten()
            .map(|variables| Choice { variables, caller: OfCaller::Plain })
            .take(if used.is_empty() || !try_all { 0 } else { usize::MAX });
        Attempt { maker: self, situation, literals, used: &used, action, groups }
            .first_of(search, plain.chain(of_variables))
    }
}

/// Some texts that the policies write, each once: a variable may have to have one of them.
fn texts(compiled: &Compiled<'_>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut add = |text: &str| {
        if texts.len() < MOST_TEXTS
            && !text.is_empty()
            && !text.contains(['*', '?', '$'])
            && !texts.iter().any(|known| known == text)
        {
            texts.push(text.to_owned());
        }
    };
    for atom in &compiled.atoms {
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
