//! Keys that follow from the resource: the Region and the account in its ARN are `aws:RequestedRegion` and
//! `aws:ResourceAccount`, so that conditions on these keys are conditions on components of the ARN.

use iam_policy::action_name::ActionName;
use iam_policy::evaluation::element::condition_holds;
use iam_policy::pattern::Pattern;
use iam_policy::request::derived_keys::{carries_resource_account, requested_region};
use iam_policy::request::{ContextValue, RequestContext};

use crate::compiled::Atom;
use crate::language::{Language, Token};
use crate::languages::of_condition;
use crate::resource_sets::{Mode, More};
use crate::sample::OTHER_ACCOUNTS;
use crate::search::{Links, Literal, Search, Situation};
use crate::typed_values::Kind;
use crate::value_sets::{KeyFacts, Presence};

pub(crate) const REGION: &str = "aws:requestedregion";
pub(crate) const ACCOUNT: &str = "aws:resourceaccount";

/// Which keys follow from the resource in requests for all of these actions.
pub(crate) fn links_of(actions: &[String]) -> Links {
    let follows = |action: &String| {
        let arn = "arn:aws:example:region:111122223333:x";
        requested_region(ActionName::new(action), arn, "aws") == Some("region")
    };
    Links {
        region: actions.iter().all(follows),
        account: actions.iter().all(|action| carries_resource_account(ActionName::new(action))),
    }
}

/// One way in which resource and keys go together.
#[derive(Clone, Debug, Default)]
pub(crate) struct LinkedCase {
    /// What the resource has to be besides.
    pub(crate) more: More,
    /// What is known of the keys that do not follow; the others follow from the resource.
    pub(crate) facts: Vec<(&'static str, KeyFacts)>,
}

/// The place of a component in an ARN, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Component {
    Region = 3,
    Account = 4,
}

/// An ARN with these tokens for a component.
fn arn_with(component: Component, tokens: &[Token]) -> Language {
    let mut all: Vec<Token> = "arn".chars().map(Token::Character).collect();
    for place in 1..6 {
        all.push(Token::Character(':'));
        match place {
            5 => all.push(Token::Run { colon: true }),
            place if place == component as usize => all.extend(tokens),
            _ => all.push(Token::Run { colon: false }),
        }
    }
    Language::new(all)
}

/// The texts of a language that are a component.
fn as_component(language: &Language) -> Vec<Token> {
    let within = |token: &Token| match token {
        Token::Run { .. } | Token::Variable(..) => Token::Run { colon: false },
        Token::One { .. } => Token::One { colon: false },
        Token::Character(':') => Token::Never,
        other => *other,
    };
    language.tokens.iter().map(within).collect()
}

impl Search<'_, '_> {
    /// Whether the resource and the keys that follow from it may go together; `false` is a proof that they do not.
    pub(crate) fn is_linked(&mut self, situation: &Situation<'_>, literals: &[Literal]) -> bool {
        let cases = self.linked_cases(situation, literals, None);
        cases.iter().any(|case| self.is_possible_case(situation, literals, case, None))
    }

    /// Whether some resource is one of the case.
    pub(crate) fn is_possible_case(
        &mut self,
        situation: &Situation<'_>,
        literals: &[Literal],
        case: &LinkedCase,
        context: Option<&RequestContext>,
    ) -> bool {
        let is_open = case.more.groups.is_empty() && case.more.outside.is_empty();
        is_open || !self.resource_with(situation, literals, &case.more, context, &[]).is_empty()
    }

    /// The ways in which the resource and the keys that follow from it go together, as far as the keys tell.
    pub(crate) fn linked_cases(
        &mut self,
        situation: &Situation<'_>,
        literals: &[Literal],
        context: Option<&RequestContext>,
    ) -> Vec<LinkedCase> {
        let mut cases = vec![LinkedCase::default()];
        if situation.links.region {
            cases = self.with_key(situation, literals, context, cases, REGION, Component::Region);
        }
        if situation.links.account {
            cases = self.with_key(situation, literals, context, cases, ACCOUNT, Component::Account);
        }
        cases
    }

    fn with_key(
        &mut self,
        situation: &Situation<'_>,
        literals: &[Literal],
        context: Option<&RequestContext>,
        cases: Vec<LinkedCase>,
        key: &'static str,
        component: Component,
    ) -> Vec<LinkedCase> {
        let Some(index) = self.compiled.keys.iter().position(|known| known.lower == key) else {
            return cases;
        };
        let is_asked = literals.iter().any(|(atom, _)| self.is_of_key(*atom, index));
        if !is_asked {
            return cases;
        }
        let mut ways: Vec<LinkedCase> = Vec::new();
        // The ARN does not tell.
        let free = self.free_facts(situation, component);
        if !self.value_with(index, literals, context, &free).is_empty() {
            let empty: &[Token] = match situation.mode {
                Mode::ServiceWide(_) if component == Component::Region => &[Token::Character('*')],
                _ => &[],
            };
            // A service-wide ARN without a Region says nothing of the key, and is not compared by components.
            let named = match situation.mode {
                Mode::NoSingle => false,
                Mode::ServiceWide(format) => component == Component::Region && format.contains("${Region}"),
                _ => true,
            };
            let groups = named.then(|| vec![arn_with(component, empty)]).into_iter().collect();
            ways.push(LinkedCase { more: More { groups, outside: Vec::new() }, facts: vec![(key, free)] });
        }
        let tells = match (situation.mode, component) {
            (Mode::NoSingle, _) | (Mode::ServiceWide(_), Component::Account) => false,
            (Mode::ServiceWide(format), Component::Region) => format.contains("${Region}"),
            _ => true,
        };
        if tells && let Some(more) = self.lifted(literals, context, index, component) {
            ways.push(LinkedCase { more, facts: Vec::new() });
        }
        // Of an ARN that names another owner than an account the owner is not known.
        let never = KeyFacts { presence: Presence::Never, ..KeyFacts::default() };
        if tells
            && component == Component::Account
            && !self.value_with(index, literals, context, &never).is_empty()
        {
            let other = vec![Token::One { colon: false }, Token::Run { colon: false }];
            let groups = vec![vec![arn_with(component, &other)]];
            let outside = vec![arn_with(component, &[Token::One { colon: false }; 12])];
            ways.push(LinkedCase { more: More { groups, outside }, facts: vec![(key, never)] });
        }
        let joined = cases.iter().flat_map(|case| {
            ways.iter().map(|way| {
                let mut case = case.clone();
                case.more.groups.extend(way.more.groups.iter().cloned());
                case.more.outside.extend(way.more.outside.iter().cloned());
                case.facts.extend(way.facts.iter().cloned());
                case
            })
        });
        joined.collect()
    }

    /// What is known of the key where the ARN does not tell.
    fn free_facts(&self, situation: &Situation<'_>, component: Component) -> KeyFacts {
        let mut facts = KeyFacts::default();
        match component {
            Component::Region if matches!(situation.mode, Mode::ServiceWide(format) if format.contains("${Region}")) =>
            {
                facts.presence = Presence::Never;
            }
            Component::Region => {}
            Component::Account => {
                let has_account = situation.caller.caller.account().is_some();
                facts.presence = if has_account { Presence::Always } else { Presence::Open };
                facts.groups =
                    vec![vec![Language::of_text(&Pattern::new("????????????").units(), &|_| None)]];
                let accounts = situation.caller.caller.account().into_iter().chain(OTHER_ACCOUNTS);
                facts.plain = accounts.map(str::to_owned).collect();
            }
        }
        facts
    }

    fn is_of_key(&self, atom: usize, key: usize) -> bool {
        matches!(self.compiled.atoms.get(atom), Some(Atom::Condition(atom)) if atom.key == key)
    }

    /// The conditions on the key as conditions on the component; `None` where they fail whatever the component.
    fn lifted(
        &self,
        literals: &[Literal],
        context: Option<&RequestContext>,
        key: usize,
        component: Component,
    ) -> Option<More> {
        let filled: &[Token] = match component {
            Component::Region => &[Token::One { colon: false }, Token::Run { colon: false }],
            Component::Account => &[Token::One { colon: false }; 12],
        };
        let mut more = More { groups: vec![vec![arn_with(component, filled)]], outside: Vec::new() };
        for (atom, holds) in literals {
            let Some(Atom::Condition(atom)) = self.compiled.atoms.get(*atom) else { continue };
            if atom.key != key {
                continue;
            }
            match atom.kind {
                None => {
                    let mut present = RequestContext::default();
                    present.set(atom.clause.lower_key(), ContextValue::One("x".into()));
                    if condition_holds(atom.clause, atom.effect, &present) != *holds {
                        return None;
                    }
                }
                Some(Kind::Text) => {
                    let coverage = of_condition(atom, context);
                    if *holds != atom.clause.operator.negated {
                        let languages = coverage.at_most.iter();
                        more.groups
                            .push(languages.map(|one| arn_with(component, &as_component(one))).collect());
                    } else {
                        let certain = coverage.at_least.iter().filter(|language| !language.has_variable());
                        more.outside.extend(certain.map(|one| arn_with(component, &as_component(one))));
                    }
                }
                Some(_) => {}
            }
        }
        Some(more)
    }
}
