//! Every request of a small world is tried: no *never* is wrong, and no witness fails. `ROUNDS=100000` for the long run.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

mod generate;

use generate::{Chance, Pair, identity_pair, pair, resource_pair};
use iam_policy_compare::{Existence, Options, new_access};

/// What came out of some pairs.
#[derive(Debug, Default)]
struct Count {
    never: usize,
    witness: usize,
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
