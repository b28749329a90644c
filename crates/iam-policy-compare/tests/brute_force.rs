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
use iam_policy::explanation::EvaluationDecision;
use iam_policy_compare::{Existence, Options, View, new_access};

/// What came out of some pairs.
#[derive(Debug, Default)]
struct Count {
    never: usize,
    witness: usize,
    /// Witnesses that the naive evaluator was asked about.
    naive: usize,
    undecided: usize,
    /// Some request of the small world is gained, and nothing was said.
    missed: usize,
}

fn check(pair: &Pair, count: &mut Count) {
    let options = Options::default();
    let gained = pair.requests().into_iter().find(|request| pair.is_gained(request));
    match new_access(&pair.before, &pair.after, &options) {
        Existence::Never => {
            count.never += 1;
            assert!(gained.is_none(), "never, and yet {gained:?}\n{pair}");
        }
        Existence::Witness(witness) => {
            count.witness += 1;
            assert!(
                pair.after.allows(&witness.request) && !pair.before.allows(&witness.request),
                "{:?}\n{pair}",
                witness.request
            );
            if let Some([before, after]) = &pair.sets {
                let request = pair.within_sets(&witness.request);
                let is_allowed =
                    |policies| oracle::decide(&request, policies).decision == EvaluationDecision::Allowed;
                assert!(is_allowed(after) && !is_allowed(before), "{request:?}\n{pair}");
                count.naive += 1;
            }
        }
        Existence::Undecided(reasons) => {
            count.undecided += 1;
            count.missed += usize::from(gained.is_some());
            if std::env::var_os("SHOW_UNDECIDED").is_some() {
                println!("{reasons:?}, gained: {gained:?}\n{pair}");
            }
        }
    }
}

fn run(make: fn(&mut Chance) -> Pair, rounds: usize) {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse::<usize>().ok());
    let rounds = number("ROUNDS").unwrap_or(rounds);
    let mut chance = Chance::new(number("SEED").unwrap_or(1) as u64);
    let mut count = Count::default();
    for _ in 0..rounds {
        check(&make(&mut chance), &mut count);
    }
    println!("{count:?}");
    assert!(count.never > rounds / 20 && count.witness > rounds / 20, "{count:?}");
    assert!(count.undecided <= rounds / 20, "{count:?}");
}

#[test]
fn documents_of_an_identity() {
    run(pair, 300);
}

#[test]
fn documents_with_principals() {
    run(resource_pair, 100);
}

#[test]
fn everything_of_a_caller() {
    run(identity_pair, 100);
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
