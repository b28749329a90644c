//! What one view lets through and another does not: action by action, statement by statement.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use iam_policy::document::PolicyType;
use iam_policy::evaluation::PolicySet;
use iam_policy::evaluation::element::{covers_resource, names_caller};
use iam_policy::request::{AuthorizationRequest, RequestContext};

use crate::action_index::{ActionIndex, Covering};
use crate::attempt::Maker;
use crate::budget::Budget;
use crate::callers::CallerCase;
use crate::classes::{ActionClass, of_others, of_service};
use crate::compiled::{Atom, Compiled, Places};
use crate::gain::{Finding, Gain, Reason};
use crate::goals::Goals;
use crate::linked::links_of;
use crate::order::{add, change};
use crate::part::{Part, ServiceScope};
use crate::progress::{MOST_RETRIES, OfGoals, Outcome, Requests, Work, number_of};
use crate::resource_sets::Mode;
use crate::search::{Goal, Leaf, Search};
use crate::witness::Witness;

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

/// Leaves that are tried for a witness before it is given up.
const MOST_LEAVES: usize = 16;
/// Searches without a witness for an Allow, after which fewer ways to make one are tried.
const MOST_FAILURES: usize = 6;
impl<'a, 'v> Difference<'a, 'v> {
    /// All gains, and reasons why there may be more, each once.
    pub(crate) fn gains(&self, steps: usize) -> (Vec<Gain>, Vec<Reason>) {
        self.gains_within(&mut Budget::new(steps))
    }

    /// The same with what is left of a budget that several questions share.
    pub(crate) fn gains_within(&self, budget: &mut Budget) -> (Vec<Gain>, Vec<Reason>) {
        let mut work = Work {
            search: Search::new(self.compiled, budget.left()),
            modes: Vec::new(),
            constants: Vec::new(),
            of_statements: BTreeMap::new(),
            of_goals: OfGoals::new(),
            witnesses: Vec::new(),
            gains: Vec::new(),
        };
        let mut reasons = Vec::new();
        // Both are sorted: statements are numbered as they stand in their view.
        let wanted: Vec<usize> = match self.after.needs.first() {
            Some(allows) => allows.clone(),
            None => (0..self.compiled.entries.len()).collect(),
        };
        // Only groups name the entries of statements.
        let listed: &[usize] = if self.maker.is_none() || self.first_only { &[] } else { &wanted };
        let index = ActionIndex::new(self.compiled);
        let services = index.services(&wanted);
        'services: for service in &services {
            let service_index = service.as_ref().map(|service| index.service(service));
            let classes = match &service_index {
                Some(service) => of_service(service, listed),
                None => of_others(&index, &services),
            };
            if classes.is_incomplete {
                add(&mut reasons, Reason::ActionNames);
            }
            let scope =
                ServiceScope { name: service.as_deref(), index: service_index, unwritten: OnceCell::new() };
            for (covering, class) in &classes.classes {
                self.of_class(&mut work, &scope, covering, class);
                if work.gains.iter().any(|gain| self.is_enough(gain)) {
                    break 'services;
                }
            }
        }
        *budget = work.search.budget;
        if budget.is_spent() {
            add(&mut reasons, Reason::Steps);
        }
        (work.gains, reasons)
    }

    /// Whether nothing more has to be looked for. Where only proofs count, one gain refutes.
    fn is_enough(&self, gain: &Gain) -> bool {
        self.maker.is_none() || (self.first_only && matches!(gain.finding, Finding::Found(_)))
    }

    fn of_class(
        &self,
        work: &mut Work<'a, 'v>,
        scope: &ServiceScope<'_, '_>,
        covering: &Covering,
        class: &ActionClass,
    ) {
        let mut by_modes: Vec<(Vec<Mode>, ActionClass)> = Vec::new();
        for action in &class.named {
            change(&mut by_modes, Mode::of(action), &mut |of| of.named.push(action.clone()));
        }
        for other in class.others() {
            change(&mut by_modes, Mode::of(other), &mut |of| of.add_other(other.clone()));
        }
        for (modes, actions) in by_modes {
            let Some(action) = actions.named.first().or(actions.other.as_ref()).cloned() else { continue };
            let names: Vec<String> = actions.named.iter().chain(&actions.other).cloned().collect();
            let links = links_of(&names);
            for (caller, case) in self.cases.iter().enumerate() {
                let counting = self.counting(covering, case, &action);
                if self.is_needless(&counting) {
                    continue;
                }
                for mode in &modes {
                    let constants = number_of(&mut work.constants, self.constants(mode, &action, &counting));
                    let requests =
                        Requests { mode: number_of(&mut work.modes, mode.clone()), links, caller, constants };
                    let part = Part { scope, covering, actions: &actions, links, mode, case };
                    self.of_requests(work, requests, &part, &counting);
                }
            }
        }
    }

    /// Whether no Allow of some need counts.
    fn is_needless(&self, counting: &Covering) -> bool {
        let counts = |index: &usize| counting.get(*index).copied().unwrap_or(false);
        self.after.needs.iter().any(|need| !need.iter().any(counts))
    }

    /// What each resource element that counts says of no single resource.
    fn constants(&self, mode: &Mode, action: &str, counting: &Covering) -> Vec<Option<bool>> {
        if *mode != Mode::NoSingle {
            return Vec::new();
        }
        let request = request_of(&self.cases.first().map(|case| case.caller.clone()), action);
        let mut constants = vec![None; self.compiled.atoms.len()];
        let entries = self.compiled.entries.iter().zip(counting).filter(|(_, counts)| **counts);
        for number in entries.flat_map(|(entry, _)| &entry.atoms) {
            let Some(Atom::Resource(atom)) = self.compiled.atoms.get(*number) else { continue };
            if let Some(constant @ None) = constants.get_mut(*number) {
                let policy_type = atom.part.policy.document.policy_type();
                *constant = Some(covers_resource(atom.part.statement, policy_type, &request));
            }
        }
        constants
    }

    /// The statements that are about the action and the caller.
    fn counting(&self, covering: &Covering, case: &CallerCase, action: &str) -> Covering {
        let mut request = None;
        covering
            .iter()
            .zip(&self.compiled.entries)
            .enumerate()
            .map(|(index, (covers, entry))| {
                if !covers || entry.part.statement.principal.is_none() {
                    return *covers;
                }
                let [before, after] = self.policies;
                let policies = if index < self.border { before } else { after };
                let policy_type: PolicyType = entry.part.policy.source.policy_type;
                let request = request.get_or_insert_with(|| request_of(&Some(case.caller.clone()), action));
                names_caller(entry.part.statement, policy_type, request, policies)
            })
            .collect()
    }

    fn of_requests(&self, work: &mut Work<'a, 'v>, requests: Requests, part: &Part<'_>, counting: &Covering) {
        let key = (requests, counting.clone());
        let (mut outcomes, is_new) = match work.of_statements.remove(&key) {
            Some(outcomes) => (outcomes, false),
            None => (self.outcomes(work, requests, part, counting), true),
        };
        let constants = work.constants.get(requests.constants).cloned().unwrap_or_default();
        for outcome in &mut outcomes {
            if !is_new {
                self.improve(work, part, &constants, outcome);
            }
            work.gains.push(Gain {
                allow: outcome.allow,
                actions: part.actions.clone(),
                service: part.scope.name.map(str::to_owned),
                finding: outcome.finding.clone(),
                is_whole: outcome.is_whole,
                resources: outcome.resources.clone(),
            });
        }
        work.of_statements.insert(key, outcomes);
    }

    /// What the Allows that count come to.
    fn outcomes(
        &self,
        work: &mut Work<'a, 'v>,
        requests: Requests,
        part: &Part<'_>,
        counting: &Covering,
    ) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        let ways = Goals { compiled: self.compiled, before: self.before, after: self.after, counting };
        let Some(denies) = ways.denies() else { return outcomes };
        let failures = ways.failures();
        if failures.is_empty() {
            return outcomes;
        }
        let constants = work.constants.get(requests.constants).cloned().unwrap_or_default();
        let unconditional = failures.iter().any(|goal| goal.literals.is_empty() && goal.clauses.is_empty());
        for (allow, literals) in ways.allowing() {
            let mut best: Option<(Finding, Option<Leaf>)> = None;
            let goals: Vec<Goal> = failures.iter().map(|failure| failure.and(&literals, &denies)).collect();
            let is_asked = !work.of_allow(allow).is_enough();
            for goal in &goals {
                let key = (requests, goal.literals.clone(), goal.clauses.clone());
                let known = work.of_goals.get(&key);
                let answer = match known.filter(|(finding, _)| !is_asked || *finding != Finding::Possible) {
                    Some(answer) => answer.clone(),
                    None => {
                        let maker = self.maker.as_ref().filter(|_| is_asked);
                        let is_hard = work.of_allow(allow).failures >= MOST_FAILURES;
                        let answer = self.find(&mut work.search, part, &constants, goal, (maker, is_hard));
                        work.of_goals.insert(key, answer.clone());
                        answer
                    }
                };
                work.note(allow, &answer.0);
                let better = matches!(
                    (&best, &answer.0),
                    (None | Some((Finding::Never, _)), _) | (_, Finding::Found(_))
                );
                if better {
                    best = Some(answer);
                }
                if matches!(best, Some((Finding::Found(_) | Finding::Possible, _))) {
                    break;
                }
            }
            let Some((finding, leaf)) = best.filter(|(finding, _)| *finding != Finding::Never) else {
                continue;
            };
            let resources = self.concerned_resources(&mut work.search, part, &constants, allow, &goals);
            outcomes.push(Outcome {
                allow,
                finding,
                leaf,
                is_whole: unconditional && denies.is_empty(),
                resources,
            });
            if self.first_only && matches!(outcomes.last(), Some(Outcome { finding: Finding::Found(_), .. }))
            {
                break;
            }
        }
        outcomes
    }

    fn find(
        &self,
        search: &mut Search<'_, '_>,
        part: &Part<'_>,
        constants: &[Option<bool>],
        goal: &Goal,
        (maker, is_hard): (Option<&Maker<'_>>, bool),
    ) -> (Finding, Option<Leaf>) {
        let situation = part.situation(constants, &[]);
        let mut actions = None;
        let mut leaves = 0;
        let mut last = None;
        let mut witness = None;
        search.leaves(&situation, goal, &mut |search, leaf| {
            if !search.is_linked(&situation, leaf) {
                return false;
            }
            leaves += 1;
            last = Some(leaf.clone());
            let Some(maker) = maker else { return true };
            let actions: &mut Vec<String> = actions.get_or_insert_with(|| part.names(maker));
            if is_hard {
                actions.truncate(2);
            }
            witness = maker.witness(search, &situation, leaf, actions);
            // What no action fits in one leaf fits in few.
            actions.truncate(3);
            witness.is_some() || is_hard || leaves >= MOST_LEAVES
        });
        let finding = match (witness, leaves) {
            (Some(witness), _) => Finding::Found(Rc::new(witness)),
            (None, 0) if !search.budget.is_spent() => Finding::Never,
            (None, 0) => Finding::Open(Reason::Steps),
            (None, _) if self.maker.is_some() && maker.is_none() => Finding::Possible,
            (None, _) => Finding::Open(Reason::PartsDoNotFit),
        };
        (finding, last)
    }

    /// Tries the actions of this class for a witness, or for one that people recognize.
    fn improve(
        &self,
        work: &mut Work<'a, 'v>,
        part: &Part<'_>,
        constants: &[Option<bool>],
        outcome: &mut Outcome,
    ) {
        let (Some(leaf), Some(maker)) = (&outcome.leaf, &self.maker) else { return };
        let known = work.of_allow(outcome.allow);
        let is_open = matches!(outcome.finding, Finding::Found(_) | Finding::Open(Reason::PartsDoNotFit));
        if !is_open || known.is_enough() || known.tries >= MOST_RETRIES {
            return;
        }
        change(&mut work.witnesses, outcome.allow, &mut |known| known.tries += 1);
        let situation = part.situation(constants, &[]);
        let found = maker.witness(&mut work.search, &situation, leaf, &part.names(maker));
        let is_better = |found: &Witness| match &outcome.finding {
            Finding::Found(known) => found.is_recognizable() && !known.is_recognizable(),
            _ => true,
        };
        if let Some(found) = found.filter(is_better) {
            outcome.finding = Finding::Found(Rc::new(found));
            work.note(outcome.allow, &outcome.finding);
        }
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
