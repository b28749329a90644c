//! Every request of a small world is tried: no *never* is wrong, and no witness fails, for the naive evaluator neither.
//! `ROUNDS=100000` for the long run.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod generate;
#[path = "../../iam-policy/tests/oracle/mod.rs"]
#[allow(dead_code, reason = "the evaluator's tests ask it more")]
mod oracle;

use generate::{Chance, Pair, identity_pair, pair, resource_pair};
use iam_policy::document::{Effect, PolicyDocument, PolicyType};
use iam_policy::evaluation::AttachedPolicy;
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::AuthorizationRequest;
use iam_policy::span::TextRange;
use iam_policy_compare::{Existence, Options, Redundancy, View, compare, new_access, redundancies};

/// What came out of some pairs.
#[derive(Debug, Default)]
struct Count {
    never: usize,
    /// All of them judged by the naive evaluator too.
    witness: usize,
    undecided: usize,
    /// Some request of the small world is gained, and nothing was said.
    missed: usize,
}

/// The request is let through by the later view and not by the earlier one, for the evaluator and the naive one; or the other way
/// round.
fn check_witness(pair: &Pair, request: &AuthorizationRequest, is_lost: bool) {
    let allows = [&pair.before, &pair.after].map(|view| view.allows(request));
    assert_eq!(allows, [is_lost, !is_lost], "{request:?}\n{pair}");
    let within_sets = pair.within_sets(request.clone());
    let is_allowed = |set| oracle::decide(&within_sets, set).decision == EvaluationDecision::Allowed;
    assert_eq!(pair.sets.each_ref().map(is_allowed), allows, "{within_sets:?}\n{pair}");
}

fn check(pair: &Pair, count: &mut Count) {
    match new_access(&pair.before, &pair.after, &Options::default()) {
        Existence::Never => {
            count.never += 1;
            let gained = pair.gained();
            assert!(gained.is_none(), "never, and yet {gained:?}\n{pair}");
        }
        Existence::Witness(witness) => {
            count.witness += 1;
            check_witness(pair, &witness.request, false);
        }
        Existence::Undecided(reasons) => {
            count.undecided += 1;
            let gained = pair.gained();
            count.missed += usize::from(gained.is_some());
            if std::env::var_os("SHOW_UNDECIDED").is_some() {
                println!("{reasons:?}, gained: {gained:?}\n{pair}");
            }
        }
    }
}

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok().and_then(|text| text.parse::<usize>().ok())
}

fn chance() -> Chance {
    Chance::new(number("SEED").unwrap_or(1) as u64)
}

fn run(make: fn(&mut Chance) -> Pair, rounds: usize) {
    let rounds = number("ROUNDS").unwrap_or(rounds);
    let mut chance = chance();
    let mut count = Count::default();
    for _ in 0..rounds {
        check(&make(&mut chance), &mut count);
    }
    println!("{count:?}");
    assert!(count.never > rounds / 20 && count.witness > rounds / 20, "{count:?}");
    assert!(count.undecided <= rounds / 20, "{count:?}");
}

/// The witness of every group of either direction; `WITNESSES=1000000` for the long run.
#[test]
fn witnesses_of_groups() {
    const GENERATORS: [fn(&mut Chance) -> Pair; 3] = [pair, resource_pair, identity_pair];
    let wanted = number("WITNESSES").unwrap_or(500);
    let mut chance = chance();
    let mut checked = [0; GENERATORS.len()];
    let [mut pairs, mut without] = [0, 0];
    while checked.iter().sum::<usize>() < wanted {
        for (make, checked) in GENERATORS.iter().zip(&mut checked) {
            let pair = make(&mut chance);
            pairs += 1;
            let comparison = compare(&pair.before, &pair.after, &Options::default());
            for (groups, is_lost) in [(&comparison.gained, false), (&comparison.lost, true)] {
                for group in groups {
                    match &group.witness {
                        Some(witness) => {
                            check_witness(&pair, &witness.request, is_lost);
                            *checked += 1;
                        }
                        None => without += 1,
                    }
                }
            }
        }
    }
    println!("{checked:?} witnesses of {pairs} pairs, {without} groups without one");
    assert!(without <= wanted / 20, "{without}");
}

#[test]
fn documents_of_an_identity() {
    run(pair, 120);
}

#[test]
fn documents_with_principals() {
    run(resource_pair, 40);
}

#[test]
fn everything_of_a_caller() {
    run(identity_pair, 40);
}

/// The text without the items of lists at these places.
fn without(text: &str, found: &[Redundancy]) -> String {
    let mut text = text.to_owned();
    for TextRange { start, end } in found.iter().rev().map(|found| found.range) {
        let end = if text[end..].starts_with(',') { end + 1 } else { end };
        let start =
            if text[..start].ends_with(',') && !text[..end].ends_with(',') { start - 1 } else { start };
        text.replace_range(start..end, "");
    }
    text
}

/// The statements of a document that deny, beside one that allows everything.
fn denying(policy_type: PolicyType, text: &str) -> View {
    let principal = if policy_type == PolicyType::Resource { r#""Principal":"*","# } else { "" };
    let mut statements = vec![format!(r#"{{"Effect":"Allow",{principal}"Action":"*","Resource":"*"}}"#)];
    let document = PolicyDocument::parse(text, policy_type);
    let denies = document.statements().iter().filter(|statement| statement.effect == Effect::Deny);
    statements.extend(denies.map(|statement| statement.range.slice(text).to_owned()));
    let all = format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","));
    View::document(policy_type, &all)
}

const MOST_REQUESTS: usize = 200;

/// What is redundant can go all at once: the document allows and denies the same requests without it.
fn check_redundancies(pair: &Pair) -> usize {
    let (policy_type, text) = pair.later_document();
    let policy = AttachedPolicy::inline(text, policy_type, "policy", "");
    let found = redundancies(&policy, &Options::default());
    if found.is_empty() {
        return 0;
    }
    let shorter = without(text, &found);
    let views = [text, &shorter].map(|text| View::document(policy_type, text));
    let denials = [text, &shorter].map(|text| denying(policy_type, text));
    let requests = pair.requests();
    // Four evaluations with a trace for each of them would take minutes.
    let step = 1 + requests.len() / MOST_REQUESTS;
    for request in requests.into_iter().step_by(step) {
        let differs = |views: &[View; 2], request: &AuthorizationRequest| {
            views[0].allows(request) != views[1].allows(request)
        };
        let what = [(&views, "allowed"), (&denials, "denied")];
        for (views, what) in what {
            let message =
                || format!("{request:?} is no longer {what}, or newly\n{text}\n{shorter}\n{found:?}");
            assert!(!differs(views, &request), "{}", message());
        }
    }
    found.len()
}

#[test]
fn documents_without_what_is_redundant() {
    let mut chance = Chance::new(7);
    for make in [pair, resource_pair] {
        let found: usize = (0..100).map(|_| check_redundancies(&make(&mut chance))).sum();
        assert!(found > 30, "{found}");
    }
}

/// Nothing is new in the same policy; an Allow more takes nothing away, and a Deny more gives nothing.
#[test]
fn rules_between_answers() {
    let mut chance = Chance::new(7);
    let is_never = |before: &View, after: &View| {
        matches!(new_access(before, after, &Options::default()), Existence::Never)
    };
    for _ in 0..200 {
        let pair = pair(&mut chance);
        for view in [&pair.before, &pair.after] {
            assert!(is_never(view, view), "{pair}");
        }
        let [before, after] = ["Allow", "Deny"].map(|effect| pair.with_more(&mut chance, effect));
        // A policy with an error allows nothing, whatever else it says.
        let is_valid = |view: &View| view.malformed().next().is_none();
        if is_valid(&before) {
            assert!(is_never(&before, &pair.after), "an Allow more\n{pair}");
        }
        assert!(!is_valid(&after) || is_never(&pair.after, &after), "a Deny more\n{pair}");
    }
}
