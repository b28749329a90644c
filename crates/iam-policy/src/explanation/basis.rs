//! The basis of an answer: its rules, and its certainty.

use super::{
    AccountSide, AuthorizationResult, Certainty, Effect, EvaluationDecision, Gate, GateOutcome, GateVerdict,
    Rule, StatementOutcome,
};

use crate::document::PolicyType;

impl AuthorizationResult {
    /// The rules that the answer rests on, each once: first the one of the step that decided, then those of elements that
    /// are not documented and on which the answer hangs.
    pub fn rules(&self) -> Vec<Rule> {
        let mut rules = vec![self.deciding_rule()];
        for rule in self.open_rules() {
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        rules
    }

    /// Certainty of the answer: the least certainty of its rules.
    pub fn certainty(&self) -> Certainty {
        self.rules().into_iter().map(Rule::certainty).max().unwrap_or_default()
    }

    fn deciding_rule(&self) -> Rule {
        if let Some(rule) = self.special_rule {
            return rule.into();
        }
        let deciding = self.deciding_gate.and_then(|index| self.gates.get(index));
        match (self.decision, deciding) {
            (EvaluationDecision::ExplicitDeny, _) => Rule::ExplicitDeny,
            (_, Some(gate)) if gate.gate == Gate::ResourcePolicy && gate.side == AccountSide::Resource => {
                Rule::CrossAccount
            }
            (_, Some(gate)) => gate.gate.into(),
            (_, None) => self.granting_rule(),
        }
    }

    fn granting_rule(&self) -> Rule {
        if self.gates.iter().any(|gate| gate.side == AccountSide::Resource) {
            return Rule::CrossAccount;
        }
        let allows =
            |wanted| move |gate: &&GateOutcome| gate.gate == wanted && gate.verdict == GateVerdict::Allows;
        let by_identity = self.gates.iter().any(|gate| allows(Gate::IdentityPolicies)(&gate));
        let by_resource = self.gates.iter().any(|gate| allows(Gate::ResourcePolicy)(&gate));
        if by_resource && !by_identity { Rule::ResourcePolicy } else { Rule::IdentityPolicies }
    }

    /// The rules that are not documented and that, taken the other way, might have changed the answer.
    fn open_rules(&self) -> Vec<Rule> {
        match self.decision {
            EvaluationDecision::ExplicitDeny => self.least_open(&self.applying(Effect::Deny, |_| true)),
            EvaluationDecision::ImplicitDeny => {
                let deciding = self.deciding_gate;
                let of_gate = |index: usize| deciding == Some(index);
                self.turning(Effect::Allow, of_gate)
            }
            EvaluationDecision::Allowed => {
                let mut rules = self.turning(Effect::Deny, |_| true);
                for (index, gate) in self.gates.iter().enumerate() {
                    if gate.gate == Gate::AccessPointBucket && permits_by_identity(gate) {
                        rules.push(Rule::AccessPointBucketByIdentity);
                    }
                    if gate.verdict == GateVerdict::Allows {
                        rules.extend(self.least_open(&self.applying(Effect::Allow, |of| of == index)));
                    }
                }
                rules
            }
        }
    }

    fn statements(&self, of_gate: impl Fn(usize) -> bool) -> impl Iterator<Item = &StatementOutcome> {
        let gates = self.gates.iter().enumerate().filter(move |(index, _)| of_gate(*index));
        gates.flat_map(|(_, gate)| &gate.policies).flat_map(|policy| &policy.statements)
    }

    fn applying(&self, effect: Effect, of_gate: impl Fn(usize) -> bool) -> Vec<&StatementOutcome> {
        self.statements(of_gate).filter(|statement| statement.applies && statement.effect == effect).collect()
    }

    /// One statement that applies is enough, so the surest one counts.
    fn least_open(&self, applying: &[&StatementOutcome]) -> Vec<Rule> {
        let open = applying.iter().map(|statement| statement.open_rules());
        open.min_by_key(Vec::len).unwrap_or_default()
    }

    /// Of statements that do not apply and would, were their open rules taken the other way.
    fn turning(&self, effect: Effect, of_gate: impl Fn(usize) -> bool) -> Vec<Rule> {
        let failing = self.statements(of_gate).filter(|statement| {
            let mut failing = statement.elements.iter().filter(|element| !element.matches);
            !statement.applies
                && statement.effect == effect
                && failing.all(|element| element.rule.certainty() != Certainty::Documented)
        });
        failing
            .flat_map(|statement| statement.elements.iter().filter(|element| !element.matches))
            .map(|element| element.rule)
            .collect()
    }
}

/// No statement of the bucket's own policy allows.
fn permits_by_identity(gate: &GateOutcome) -> bool {
    gate.policies.iter().filter(|policy| policy.source.policy_type == PolicyType::Resource).all(|policy| {
        let mut statements = policy.statements.iter();
        !statements.any(|statement| statement.applies && statement.effect == Effect::Allow)
    })
}

impl StatementOutcome {
    /// The rules of its elements that are not documented.
    fn open_rules(&self) -> Vec<Rule> {
        let rules = self.elements.iter().map(|element| element.rule);
        rules.filter(|rule| rule.certainty() != Certainty::Documented).collect()
    }
}
