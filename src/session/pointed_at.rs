//! What the pointer or the focus is at, and what of the explained decision belongs to it: a gate or a policy of the
//! explanation, items of the map, verdicts of the matrix.

use aws_world::api::Authorization;
use iam_policy::evaluation::PolicySource;
use iam_policy::explanation::AuthorizationResult;
use leptos::prelude::*;

use super::authorization_lookup::{Lookup, look_up_authorizations};
use super::document::Document;
use super::map_items::owning_account;
use super::matrix::{Matrix, authorize_cell};
use super::request_path::{policy_selection, resource_item};
use super::selection::{Selection, WhyTarget};

/// The pointer or the focus is at one of these.
#[derive(Clone, Debug, PartialEq)]
pub enum PointedAt {
    /// A gate of the explanation, or a policy of one.
    Gate(GateRef),
    /// A verdict of the matrix.
    Verdict(WhyTarget),
    /// An item of the map.
    Item(Selection),
}

/// A gate of the explained decisions, or a policy of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GateRef {
    /// Index of the decision.
    pub request: usize,
    /// Index of the gate in it.
    pub gate: usize,
    /// Index of the policy at the gate.
    pub policy: Option<usize>,
}

/// What belongs to what is pointed at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// Gates and policies of the explanation.
    pub gates: Vec<GateRef>,
    /// Items of the map.
    pub items: Vec<Selection>,
    /// Verdicts of the matrix.
    pub verdicts: Vec<WhyTarget>,
}

/// The pointer or the focus, and what is marked because of it. A handle: copying it copies no data.
#[derive(Clone, Copy, Debug)]
pub struct Pointer {
    at: RwSignal<Option<PointedAt>>,
    marked: RwSignal<Marked>,
}

impl Default for Pointer {
    fn default() -> Self {
        Self { at: RwSignal::new(None), marked: RwSignal::new(Marked::default()) }
    }
}

impl Pointer {
    /// Where it is, tracked.
    pub fn at(self) -> Option<PointedAt> {
        self.at.get()
    }

    /// It is here now.
    pub fn point_at(self, at: Option<PointedAt>) {
        if self.at.with_untracked(|before| *before != at) {
            self.at.set(at);
        }
    }

    /// What belongs to where it is, tracked; nothing while no verdict is explained.
    pub fn with_marked<T>(self, read: impl FnOnce(&Marked) -> T) -> T {
        self.marked.with(read)
    }

    /// Marks what belongs to where it is.
    pub fn mark(self, marked: Marked) {
        if self.marked.with_untracked(|before| *before != marked) {
            self.marked.set(marked);
        }
    }

    /// Marks the same again, because other elements show it now.
    pub fn mark_again(self) {
        self.marked.notify();
    }
}

/// A larger matrix is not asked who decided each of its verdicts.
const MOST_VERDICTS: usize = 240;

/// Each verdict of the matrix with the policies that decided it.
pub type Deciders = Vec<(WhyTarget, Vec<PolicySource>)>;

/// The policies behind each verdict of the matrix.
pub fn deciders(document: &Document, matrix: &Matrix) -> Deciders {
    if matrix.rows.len() * matrix.requests.len() > MOST_VERDICTS {
        return Vec::new();
    }
    let each = matrix.rows.iter().flat_map(|row| {
        matrix.requests.iter().filter_map(|request| {
            let decided = authorize_cell(document, &row.caller, request)?;
            let policies = deciding_policies(&decided.result).into_iter().cloned().collect();
            Some((WhyTarget::Cell(row.caller.clone(), request.clone()), policies))
        })
    });
    each.collect()
}

/// The policies whose statements decided; of a gate where none allowed, all that it has.
fn deciding_policies(result: &AuthorizationResult) -> Vec<&PolicySource> {
    if result.determining.is_empty() {
        let gate = result.deciding_gate.and_then(|index| result.gates.get(index));
        return gate
            .map(|gate| gate.policies.iter().map(|policy| &policy.source).collect())
            .unwrap_or_default();
    }
    let places = result.determining.iter();
    places.filter_map(|place| result.statement_at(*place)).map(|(_, policy, _)| &policy.source).collect()
}

/// What belongs to `at`, while the decisions `explained` are explained.
pub fn belonging(
    document: &Document,
    explained: &[Authorization],
    deciders: &Deciders,
    at: &PointedAt,
) -> Marked {
    let mut views = AccountViews::of(document);
    let gates = match at {
        PointedAt::Gate(gate) => vec![*gate],
        PointedAt::Verdict(target) => gates_of_verdict(document, explained, deciders, target),
        PointedAt::Item(item) => policies_where(explained, |source| views.items(source).contains(item)),
    };
    let policies: Vec<&PolicySource> = gates.iter().flat_map(|gate| policies_of(explained, *gate)).collect();
    let verdicts = deciders.iter().filter(|(_, by)| by.iter().any(|source| policies.contains(&source)));
    let mut marked_items: Vec<Selection> = Vec::new();
    for item in policies.iter().flat_map(|source| views.items(source)) {
        if !marked_items.contains(&item) {
            marked_items.push(item);
        }
    }
    Marked { verdicts: verdicts.map(|(target, _)| target.clone()).collect(), items: marked_items, gates }
}

/// The policies that decided a verdict, where they take part in the explained decisions; else the gate of their kind.
fn gates_of_verdict(
    document: &Document,
    explained: &[Authorization],
    deciders: &Deciders,
    target: &WhyTarget,
) -> Vec<GateRef> {
    let known = deciders.iter().find(|(known, _)| known == target);
    if let Some((_, policies)) = known.filter(|(_, policies)| !policies.is_empty()) {
        return policies_where(explained, |source| policies.contains(source));
    }
    let Lookup::Found(decided) = look_up_authorizations(document, target) else { return Vec::new() };
    let Some(result) = decided.last().map(|last| &last.result) else { return Vec::new() };
    let Some(kind) = result.deciding_gate.and_then(|index| result.gates.get(index)) else {
        return Vec::new();
    };
    let all = explained.iter().enumerate().flat_map(|(request, authorization)| {
        let gates = authorization.result.gates.iter().enumerate();
        gates.map(move |(index, gate)| (GateRef { request, gate: index, policy: None }, gate.gate))
    });
    all.filter(|(_, gate)| *gate == kind.gate).map(|(gate, _)| gate).collect()
}

fn policies_where(
    explained: &[Authorization],
    mut is_wanted: impl FnMut(&PolicySource) -> bool,
) -> Vec<GateRef> {
    let mut found = Vec::new();
    for (request, authorization) in explained.iter().enumerate() {
        for (gate, outcome) in authorization.result.gates.iter().enumerate() {
            for (policy, _) in outcome.policies.iter().enumerate().filter(|(_, it)| is_wanted(&it.source)) {
                found.push(GateRef { request, gate, policy: Some(policy) });
            }
        }
    }
    found
}

fn policies_of(explained: &[Authorization], at: GateRef) -> Vec<&PolicySource> {
    let result = explained.get(at.request).map(|authorization| &authorization.result);
    let Some(gate) = result.and_then(|result| result.gates.get(at.gate)) else { return Vec::new() };
    match at.policy {
        Some(policy) => gate.policies.get(policy).map(|policy| &policy.source).into_iter().collect(),
        None => gate.policies.iter().map(|policy| &policy.source).collect(),
    }
}

/// A document, and the same as other accounts see it. Each is viewed once: a view copies the document.
struct AccountViews<'d> {
    document: &'d Document,
    others: Vec<(String, Document)>,
}

impl<'d> AccountViews<'d> {
    fn of(document: &'d Document) -> Self {
        Self { document, others: Vec::new() }
    }

    /// The items of the map that a policy is on: itself, and what carries it.
    fn items(&mut self, source: &PolicySource) -> Vec<Selection> {
        let carrier = source.attached_to.as_str();
        let owner = owning_account(self.document, carrier).filter(|_| carrier.starts_with("arn:"));
        let Some(Selection::Account(id)) = owner else { return own_items(self.document, source) };
        if !self.others.iter().any(|(known, _)| *known == id) {
            let Some(there) = self.document.seen_from(&id) else { return Vec::new() };
            self.others.push((id.clone(), there));
        }
        let there = self.others.iter().find(|(known, _)| *known == id);
        let found = there.map(|(_, there)| own_items(there, source)).unwrap_or_default();
        found.into_iter().map(|item| item.in_account(&id)).collect()
    }
}

/// The same in the account that is shown.
fn own_items(document: &Document, source: &PolicySource) -> Vec<Selection> {
    policy_selection(document, source).into_iter().chain(resource_item(&source.attached_to)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::matrix::compute_matrix;
    use crate::session::selection::RequestCaller;
    use crate::session::test_worlds::{apply_calls, example, policy, policy_arn, user};
    use aws_world::iam::{IamCall, Identity};
    use aws_world::world::ActionOnResource;

    const ANN: &str = "arn:aws:iam::111122223333:user/ann";

    fn cell(document: &Document, action: &str) -> WhyTarget {
        let matrix = compute_matrix(document, None);
        let request = matrix.requests.iter().find(|request| request.action == action).expect(action);
        WhyTarget::Cell(RequestCaller::Principal(ANN.into()), request.clone())
    }

    /// Ann may do everything with S3, and nothing else.
    fn with_ann() -> Document {
        let mut document = Document::default();
        let attach =
            IamCall::AttachPolicy { to: Identity::User("ann".into()), policy_arn: policy_arn("all-of-s3") };
        apply_calls(&mut document, vec![user("ann"), policy("all-of-s3", "Allow", "s3:*"), attach]);
        document
    }

    fn marked(document: &Document, explained: &WhyTarget, at: &PointedAt) -> Marked {
        let Lookup::Found(found) = look_up_authorizations(document, explained) else {
            panic!("{explained:?}")
        };
        belonging(document, &found, &deciders(document, &compute_matrix(document, None)), at)
    }

    #[test]
    fn pointing_at_a_policy_marks_its_items_and_the_verdicts_that_it_decided() {
        let document = with_ann();
        let explained = cell(&document, "s3:GetObject");
        let item = PointedAt::Item(Selection::Policy(policy_arn("all-of-s3")));
        let by_item = marked(&document, &explained, &item);
        let [gate] = by_item.gates.as_slice() else { panic!("{by_item:?}") };
        let by_gate = marked(&document, &explained, &PointedAt::Gate(*gate));
        assert_eq!(by_item, by_gate, "the same from both ends");
        let items = [Selection::Policy(policy_arn("all-of-s3")), Selection::User("ann".into())];
        assert_eq!(by_gate.items, items);
        assert!(by_gate.verdicts.contains(&explained), "{by_gate:?}");
        // What no policy allowed is the same gate's doing; what another caller may do is not.
        let is_ann = |target: &WhyTarget| matches!(target, WhyTarget::Cell(RequestCaller::Principal(arn), _) if arn == ANN);
        assert!(by_gate.verdicts.iter().all(is_ann), "{by_gate:?}");
    }

    #[test]
    fn pointing_at_a_verdict_marks_what_decided_it() {
        let document = with_ann();
        let explained = cell(&document, "s3:GetObject");
        let same = marked(&document, &explained, &PointedAt::Verdict(explained.clone()));
        assert_eq!(same.items.first(), Some(&Selection::Policy(policy_arn("all-of-s3"))));
        let request =
            ActionOnResource { action: "s3:GetObject".into(), resource: "arn:aws:s3:::no/one".into() };
        let gone =
            WhyTarget::Cell(RequestCaller::Principal("arn:aws:iam::111122223333:user/gone".into()), request);
        assert_eq!(marked(&document, &explained, &PointedAt::Verdict(gone)), Marked::default());
    }

    #[test]
    fn pointing_at_a_policy_of_another_account_or_of_the_organization_marks_it_there() {
        let document = example("06-region-guardrail");
        let zoe = "arn:aws:iam::444455556666:user/zoe";
        let request = ActionOnResource {
            action: "logs:CreateLogGroup".into(),
            resource: "arn:aws:logs:us-east-1:444455556666:log-group:app".into(),
        };
        let explained = WhyTarget::Cell(RequestCaller::Principal(zoe.into()), request);
        let roof = Selection::OrganizationPolicy("p-4804d558".into());
        let by_roof = marked(&document, &explained, &PointedAt::Item(roof.clone()));
        let [gate, ..] = by_roof.gates.as_slice() else { panic!("{by_roof:?}") };
        assert_eq!(by_roof.items, [roof]);
        assert_eq!(marked(&document, &explained, &PointedAt::Gate(*gate)).items, by_roof.items);
        let card = Selection::User("zoe".into()).in_account("444455556666");
        let by_card = marked(&document, &explained, &PointedAt::Item(card.clone()));
        assert!(by_card.items.contains(&card), "{by_card:?}");
        let namesake = PointedAt::Item(Selection::User("zoe".into()));
        assert_eq!(marked(&document, &explained, &namesake), Marked::default(), "no user of this account");
    }

    #[test]
    fn policies_of_one_account_share_its_view() {
        let document = example("06-region-guardrail");
        let mut views = AccountViews::of(&document);
        let zoe = PolicySource {
            policy_type: iam_policy::document::PolicyType::Identity,
            name: "a".into(),
            arn: None,
            attached_to: "arn:aws:iam::444455556666:user/zoe".into(),
        };
        let other = PolicySource { name: "b".into(), ..zoe.clone() };
        assert_eq!(views.items(&zoe), views.items(&other));
        assert_eq!(views.others.len(), 1);
    }

    #[test]
    fn pointing_at_what_takes_no_part_marks_nothing() {
        let document = with_ann();
        let elsewhere = PointedAt::Item(Selection::Bucket("photo-app-bucket".into()));
        assert_eq!(marked(&document, &cell(&document, "s3:GetObject"), &elsewhere), Marked::default());
    }
}
