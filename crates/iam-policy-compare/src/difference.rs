//! What one view lets through and another does not: action by action, statement by statement.

use std::collections::{BTreeMap, BTreeSet};

use iam_policy::document::PolicyType;
use iam_policy::evaluation::PolicySet;
use iam_policy::evaluation::element::{covers_resource, names_caller};
use iam_policy::request::{AuthorizationRequest, RequestContext};

use crate::attempt::Maker;
use crate::callers::CallerCase;
use crate::classes::{ActionClass, Covering, of_service, services};
use crate::compiled::{Atom, Compiled, Places};
use crate::goals::Goals;
use crate::language::Language;
use crate::linked::links_of;
use crate::resource_sets::Mode;
use crate::search::{Clause, Goal, Leaf, Links, Literal, Search, Situation};
use crate::witness::Witness;

/// Why nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The steps were used up.
    Steps,
    /// Wildcards in action names are too entangled to list the names that they tell apart.
    ActionNames,
    /// Each part of a request can be chosen by itself, and no whole request was found in which they go together: variables or
    /// keys that hang together stand between them.
    PartsDoNotFit,
}

/// What is known of a set of requests.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Finding {
    Never,
    Found(Box<Witness>),
    Open(Reason),
}

/// One statement that allows, and actions for which it lets something through that the other view does not.
#[derive(Clone, Debug)]
pub(crate) struct Gain {
    /// Its position in [`Compiled::entries`]; `None` where no statement has to allow.
    pub(crate) allow: Option<usize>,
    pub(crate) actions: ActionClass,
    pub(crate) service: Option<String>,
    pub(crate) finding: Finding,
    /// Everything that the statement is about is gained.
    pub(crate) is_whole: bool,
    /// Of the statement's values for resources those that are concerned.
    pub(crate) resources: BTreeSet<usize>,
}

/// The two views and everything that is worked out about them.
#[derive(Debug)]
pub(crate) struct Difference<'a, 'v> {
    pub(crate) compiled: &'a Compiled<'v>,
    pub(crate) before: &'a Places,
    pub(crate) after: &'a Places,
    pub(crate) cases: &'a [CallerCase],
    pub(crate) policies: [&'a PolicySet; 2],
    /// The first entry of the later view.
    pub(crate) border: usize,
    /// Without one, nothing is put to the evaluator: only proofs count.
    pub(crate) maker: Option<Maker<'a>>,
    /// One gain is enough.
    pub(crate) first_only: bool,
}

type Memo =
    BTreeMap<(Mode, Links, usize, Vec<Option<bool>>, Vec<Literal>, Vec<Clause>), (Finding, Option<Leaf>)>;

/// Leaves that are tried for a witness before it is given up.
const MOST_LEAVES: usize = 16;

impl Difference<'_, '_> {
    /// All gains, and reasons why there may be more.
    pub(crate) fn gains(&self, steps: usize) -> (Vec<Gain>, BTreeSet<Reason>) {
        let mut search = Search::new(self.compiled, steps);
        let mut memo = Memo::new();
        let mut gains = Vec::new();
        let mut reasons = BTreeSet::new();
        let wanted: BTreeSet<usize> = match self.after.needs.first() {
            Some(allows) => allows.iter().copied().collect(),
            None => (0..self.compiled.entries.len()).collect(),
        };
        let services = services(self.compiled, &wanted);
        for service in &services {
            let classes = of_service(self.compiled, service.as_ref(), &services);
            if classes.is_incomplete {
                reasons.insert(Reason::ActionNames);
            }
            for (covering, class) in classes.classes {
                self.of_class(&mut search, &mut memo, service.as_ref(), &covering, &class, &mut gains);
                let is_found = |gain: &Gain| matches!(gain.finding, Finding::Found(_));
                if self.first_only && gains.iter().any(is_found) {
                    return (gains, reasons);
                }
            }
        }
        if search.budget.is_spent() {
            reasons.insert(Reason::Steps);
        }
        (gains, reasons)
    }

    fn of_class(
        &self,
        search: &mut Search<'_, '_>,
        memo: &mut Memo,
        service: Option<&String>,
        covering: &Covering,
        class: &ActionClass,
        gains: &mut Vec<Gain>,
    ) {
        let mut by_modes: BTreeMap<Vec<Mode>, ActionClass> = BTreeMap::new();
        for action in &class.named {
            by_modes.entry(Mode::of(action)).or_default().named.push(action.clone());
        }
        if let Some(other) = &class.other {
            by_modes.entry(Mode::of(other)).or_default().other = Some(other.clone());
        }
        for (modes, actions) in by_modes {
            let Some(action) = actions.named.first().or(actions.other.as_ref()).cloned() else { continue };
            let names: Vec<String> = actions.named.iter().chain(&actions.other).cloned().collect();
            let links = links_of(&names);
            for mode in modes {
                let constants = self.constants(&mode, &action);
                for (number, case) in self.cases.iter().enumerate() {
                    let counting = self.counting(covering, case, &action);
                    let part = Part { service, actions: &actions, links, mode: &mode, number, case };
                    self.of_case(search, memo, &part, &constants, &counting, gains);
                }
            }
        }
    }

    /// What each resource element says of no single resource.
    fn constants(&self, mode: &Mode, action: &str) -> Vec<Option<bool>> {
        if *mode != Mode::NoSingle {
            return Vec::new();
        }
        let request = request_of(&self.cases.first().map(|case| case.caller.clone()), action);
        self.compiled
            .atoms
            .iter()
            .map(|atom| match atom {
                Atom::Resource(atom) => {
                    let policy_type = atom.part.policy.document.policy_type();
                    Some(covers_resource(atom.part.statement, policy_type, &request))
                }
                Atom::Condition(_) => None,
            })
            .collect()
    }

    /// The statements that are about the action and the caller.
    fn counting(&self, covering: &Covering, case: &CallerCase, action: &str) -> Covering {
        let request = request_of(&Some(case.caller.clone()), action);
        covering
            .iter()
            .zip(&self.compiled.entries)
            .enumerate()
            .map(|(index, (covers, entry))| {
                let [before, after] = self.policies;
                let policies = if index < self.border { before } else { after };
                let policy_type: PolicyType = entry.part.policy.source.policy_type;
                *covers && names_caller(entry.part.statement, policy_type, &request, policies)
            })
            .collect()
    }

    fn of_case(
        &self,
        search: &mut Search<'_, '_>,
        memo: &mut Memo,
        part: &Part<'_>,
        constants: &[Option<bool>],
        counting: &Covering,
        gains: &mut Vec<Gain>,
    ) {
        let ways = Goals { compiled: self.compiled, before: self.before, after: self.after, counting };
        let Some(denies) = ways.denies() else { return };
        let failures = ways.failures();
        if failures.is_empty() {
            return;
        }
        let unconditional = failures.iter().any(|goal| goal.literals.is_empty() && goal.clauses.is_empty());
        for (allow, literals) in ways.allowing() {
            let mut outcome: Option<Finding> = None;
            let mut leaf = None;
            let goals: Vec<Goal> = failures.iter().map(|failure| failure.and(&literals, &denies)).collect();
            for goal in &goals {
                let key = (
                    part.mode.clone(),
                    part.links,
                    part.number,
                    constants.to_vec(),
                    goal.literals.clone(),
                    goal.clauses.clone(),
                );
                let (found, of_leaf) = match memo.get(&key) {
                    Some((Finding::Found(witness), leaf)) => (Finding::Found(witness.clone()), leaf.clone()),
                    Some((finding, leaf)) => (finding.clone(), leaf.clone()),
                    None => {
                        let answer = self.find(search, part, constants, goal, &[]);
                        memo.insert(key, answer.clone());
                        answer
                    }
                };
                let better =
                    matches!((&outcome, &found), (None | Some(Finding::Never), _) | (_, Finding::Found(_)));
                if better {
                    outcome = Some(found);
                    leaf = of_leaf;
                }
                if matches!(outcome, Some(Finding::Found(_))) {
                    break;
                }
            }
            let Some(mut finding) = outcome.filter(|finding| *finding != Finding::Never) else { continue };
            self.improve(search, part, constants, leaf.as_ref(), &mut finding);
            let resources = self.concerned_resources(search, part, constants, allow, &goals);
            gains.push(Gain {
                allow,
                actions: part.actions.clone(),
                service: part.service.cloned(),
                finding,
                is_whole: unconditional && denies.is_empty(),
                resources,
            });
            if self.first_only {
                return;
            }
        }
    }

    fn find(
        &self,
        search: &mut Search<'_, '_>,
        part: &Part<'_>,
        constants: &[Option<bool>],
        goal: &Goal,
        groups: &[Vec<Language>],
    ) -> (Finding, Option<Leaf>) {
        let situation = part.situation(constants, groups);
        let actions = part.names();
        let mut leaves = 0;
        let mut last = None;
        let mut witness = None;
        search.leaves(&situation, goal, &mut |search, leaf| {
            if search.linked_cases(&situation, leaf, None).is_empty() {
                return false;
            }
            leaves += 1;
            last = Some(leaf.clone());
            let Some(maker) = &self.maker else { return true };
            witness = maker.witness(search, &situation, leaf, &actions);
            witness.is_some() || leaves >= MOST_LEAVES
        });
        let finding = match (witness, leaves) {
            (Some(witness), _) => Finding::Found(Box::new(witness)),
            (None, 0) if !search.budget.is_spent() => Finding::Never,
            (None, 0) => Finding::Open(Reason::Steps),
            (None, _) => Finding::Open(Reason::PartsDoNotFit),
        };
        (finding, last)
    }

    /// Tries the actions of this class for a witness that is more usual.
    fn improve(
        &self,
        search: &mut Search<'_, '_>,
        part: &Part<'_>,
        constants: &[Option<bool>],
        leaf: Option<&Leaf>,
        finding: &mut Finding,
    ) {
        let Some(leaf) = leaf else { return };
        let Some(maker) = &self.maker else { return };
        let actions = part.names();
        let is_own = |witness: &Witness| actions.contains(&witness.request.action);
        let needed = match finding {
            Finding::Found(witness) => !is_own(witness),
            Finding::Open(reason) => *reason == Reason::PartsDoNotFit,
            Finding::Never => false,
        };
        if needed {
            let situation = part.situation(constants, &[]);
            if let Some(witness) = maker.witness(search, &situation, leaf, &actions) {
                *finding = Finding::Found(Box::new(witness));
            }
        }
    }
}

/// A part of all requests.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) service: Option<&'a String>,
    pub(crate) actions: &'a ActionClass,
    pub(crate) links: Links,
    pub(crate) mode: &'a Mode,
    pub(crate) number: usize,
    pub(crate) case: &'a CallerCase,
}

impl<'a> Part<'a> {
    pub(crate) fn situation(
        &self,
        constants: &'a [Option<bool>],
        groups: &'a [Vec<Language>],
    ) -> Situation<'a> {
        Situation {
            mode: self.mode,
            constants,
            caller: self.case,
            service: self.service.map_or("s3", String::as_str),
            groups,
            links: self.links,
        }
    }

    fn names(&self) -> Vec<String> {
        self.actions.named.iter().chain(&self.actions.other).cloned().collect()
    }
}

fn request_of(caller: &Option<iam_policy::request::Principal>, action: &str) -> AuthorizationRequest {
    AuthorizationRequest {
        caller: caller.clone().unwrap_or(iam_policy::request::Principal::Anonymous),
        action: action.to_owned(),
        resource: "*".to_owned(),
        resource_account: None,
        context: RequestContext::default(),
    }
}
