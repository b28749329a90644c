//! The resource of a request: whether some resource is covered by some elements and not by others.

use std::borrow::Cow;

use iam_policy::document::Effect;
use iam_policy::evaluation::element::ComparedResource;
use iam_policy::pattern::Pattern;
use iam_policy::request::RequestContext;
use iam_policy::sorting::stable_sort;

use crate::budget::Budget;
use crate::compiled::ResourceAtom;
use crate::emptiness::{Samples, Texts};
use crate::language::{Language, Suffixes};
use crate::languages::of_resource;
use crate::product::Emptiness;

/// The resources of requests, by how policies are compared with them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Mode {
    /// An ARN.
    Named,
    /// An ARN that is not a log group's.
    NamedBesideLogGroups,
    /// A log group's ARN.
    LogGroup,
    /// None in particular: an ARN of this form stands for the service.
    ServiceWide(String),
    /// None in particular: `*`.
    NoSingle,
}

const LOG_GROUP: &str = "arn:*:logs:*:*:log-group:";

impl Mode {
    /// The modes of an action's requests.
    pub(crate) fn of(action: &str) -> Vec<Self> {
        match ComparedResource::of(action) {
            ComparedResource::Named => vec![Self::Named, Self::NoSingle],
            ComparedResource::LogGroup => vec![Self::LogGroup, Self::NamedBesideLogGroups, Self::NoSingle],
            ComparedResource::ServiceWide(format) => vec![Self::ServiceWide(format)],
        }
    }

    /// All texts that are compared in this mode.
    fn universe(&self) -> (Language, Vec<Language>) {
        let arn = |pattern: &str| {
            Language::of_arn(&Pattern::new(pattern).units(), &|_| None).unwrap_or_else(Language::everything)
        };
        let group = || {
            let mut language = arn(LOG_GROUP);
            language.tokens.push(crate::language::Token::Run { colon: false });
            language
        };
        let behind_group = |text: &str| {
            let mut language = group();
            language.tokens.extend(text.chars().map(crate::language::Token::Character));
            language
        };
        match self {
            Self::Named => (arn("arn:*:*:*:*:*"), Vec::new()),
            Self::NamedBesideLogGroups => {
                let forms = ["", ":*", ":log-stream:", ":log-stream:*"];
                (arn("arn:*:*:*:*:*"), forms.map(behind_group).into())
            }
            Self::LogGroup => (group(), Vec::new()),
            Self::ServiceWide(format) => (service_wide(format), Vec::new()),
            Self::NoSingle => (Language::literal("*"), Vec::new()),
        }
    }
}

/// The ARNs of a form with `${…}` for components of the request.
fn service_wide(format: &str) -> Language {
    let mut tokens = Vec::new();
    let mut rest = format;
    while let Some((before, behind)) = rest.split_once("${") {
        tokens.extend(before.chars().map(crate::language::Token::Character));
        tokens.push(crate::language::Token::Run { colon: false });
        rest = behind.split_once('}').map_or("", |(_, behind)| behind);
    }
    tokens.extend(rest.chars().map(crate::language::Token::Character));
    Language::new(tokens)
}

/// An element that has to be about the resource, or not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WantedResource<'a, 'v> {
    pub(crate) atom: &'a ResourceAtom<'v>,
    pub(crate) covers: bool,
}

/// What a resource has to be besides: in one language of each group, and in none of `outside`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct More {
    pub(crate) groups: Vec<Vec<Language>>,
    pub(crate) outside: Vec<Language>,
}

/// What a resource is chosen from first.
pub(crate) struct Preferred<'s> {
    /// Existing resources.
    pub(crate) known: &'s [String],
    pub(crate) samples: Samples<'s>,
}

/// A resource, or a proof that there is none.
pub(crate) fn resource(
    mode: &Mode,
    wanted: &[WantedResource<'_, '_>],
    more: &More,
    context: Option<&RequestContext>,
    preferred: &Preferred<'_>,
    budget: &mut Budget,
) -> Emptiness<String> {
    let (base, left_out) = mode.universe();
    let mut inside: Vec<Vec<Cow<'_, Language>>> = Vec::new();
    let mut outside: Vec<Cow<'_, Language>> = left_out.into_iter().map(Cow::Owned).collect();
    for one in wanted {
        let negated = one.atom.element.negated;
        let coverage = of_resource(one.atom, context);
        let covered = one.covers != negated;
        // Forms of a log group that the sources disagree on count for a Deny, and not for an Allow.
        let any_form = one.atom.part.statement.effect == Effect::Deny && !negated
            || one.atom.part.statement.effect == Effect::Allow && negated;
        let suffixes: Option<Suffixes> = match (mode, any_form) {
            (Mode::LogGroup, true) => Some(&ComparedResource::LOG_GROUP_FORMS),
            (Mode::LogGroup, false) => Some(CERTAIN_FORM),
            _ => None,
        };
        if covered {
            inside.push(coverage.at_most.into_iter().map(|one| with_suffixes(one, suffixes)).collect());
        } else {
            outside.extend(coverage.at_least.into_iter().map(|one| with_suffixes(one, suffixes)));
        }
    }
    let mut texts = Texts {
        groups: inside.iter().map(|group| group.iter().map(AsRef::as_ref).collect()).collect(),
        outside: outside.iter().map(AsRef::as_ref).collect(),
    };
    texts.groups.extend(more.groups.iter().map(|group| group.iter().collect()));
    texts.outside.extend(&more.outside);
    texts.groups.push(vec![&base]);
    let is_base = |group: &Vec<&Language>| group.as_slice() == [&base];
    stable_sort(&mut texts.groups, |one, other| is_base(one).cmp(&is_base(other)));
    let is_member = |known: &&String| {
        budget.spend(texts.groups.len() + texts.outside.len());
        texts.contains(known)
    };
    if let Some(known) = preferred.known.iter().find(is_member) {
        return Emptiness::Member(known.clone());
    }
    texts.member(preferred.samples, budget)
}

fn with_suffixes(language: Cow<'_, Language>, suffixes: Option<Suffixes>) -> Cow<'_, Language> {
    match suffixes {
        Some(suffixes) => Cow::Owned(language.into_owned().with_suffixes(suffixes)),
        None => language,
    }
}

const CERTAIN_FORM: &[&str] = &[":log-stream:"];
