//! The rows of the native bench, one method each. A method repeats its work and answers a number that depends on it.

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::{PolicySet, authorize, decide, decide_each};
use iam_policy::explanation::EvaluationDecision::Allowed;
use iam_policy::render::deciding_sentence;
use iam_policy::request::AuthorizationRequest;
use wasm_bindgen::prelude::*;

use crate::big_world::BigWorld;
use crate::work::{self, attached, request};

/// The large world of the native bench.
#[wasm_bindgen]
pub struct LargeWorld(BigWorld);

#[wasm_bindgen]
impl LargeWorld {
    #[wasm_bindgen(constructor)]
    #[expect(clippy::new_without_default, reason = "a constructor for JavaScript")]
    pub fn new() -> Self {
        Self(BigWorld::new())
    }

    pub fn edit(&mut self, rounds: u32) -> u32 {
        self.0.edit(rounds as usize) as u32
    }

    pub fn matrix(&mut self) -> u32 {
        (self.0.edit(1) + self.0.matrix()) as u32
    }
}

#[wasm_bindgen]
pub struct Rows {
    role: PolicySet,
    many: PolicySet,
    callers: Vec<PolicySet>,
    pairs: Vec<AuthorizationRequest>,
    actions: Vec<String>,
    resources: Vec<String>,
    asked: AuthorizationRequest,
    managed: Vec<String>,
}

fn of_identity(text: &str) -> PolicySet {
    PolicySet { identity: vec![attached(text, PolicyType::Identity)], ..PolicySet::default() }
}

#[wasm_bindgen]
impl Rows {
    /// `ten` of `managed` are the large ones.
    #[wasm_bindgen(constructor)]
    pub fn new(ten: Vec<String>, managed: Vec<String>) -> Self {
        let work::Matrix { policies, actions, resources } = work::matrix();
        let pairs = actions
            .iter()
            .flat_map(|action| resources.iter().map(|resource| request("app", action, resource)))
            .collect();
        Self {
            role: of_identity(work::ROLE),
            many: work::many(&ten),
            callers: policies.iter().map(|text| of_identity(text)).collect(),
            pairs,
            actions,
            resources,
            asked: request("app", "s3:GetObject", "arn:aws:s3:::photos/2026/a.jpg"),
            managed,
        }
    }

    pub fn role(&self, rounds: u32) -> u32 {
        (0..rounds).filter(|_| decide(&self.asked, &self.role) == Allowed).count() as u32
    }

    pub fn many(&self, rounds: u32) -> u32 {
        (0..rounds).filter(|_| decide(&self.asked, &self.many) == Allowed).count() as u32
    }

    /// 100,000 decisions.
    pub fn matrix(&self) -> u32 {
        let decide_all =
            |policies| self.pairs.iter().filter(|asked| decide(asked, policies) == Allowed).count();
        self.callers.iter().map(decide_all).sum::<usize>() as u32
    }

    /// The same in 100 batches.
    pub fn batches(&self) -> u32 {
        let allowed = |policies| {
            let decisions = decide_each(&self.asked, &self.actions, &self.resources, policies);
            decisions.iter().filter(|decision| **decision == Allowed).count()
        };
        self.callers.iter().map(allowed).sum::<usize>() as u32
    }

    /// One call: the whole trace, and its sentence.
    pub fn trace(&self) -> String {
        deciding_sentence(&self.asked, &authorize(&self.asked, &self.many))
    }

    pub fn parse(&self) -> u32 {
        let valid = |text: &&String| PolicyDocument::parse(text, PolicyType::Identity).is_valid();
        self.managed.iter().filter(valid).count() as u32
    }
}
