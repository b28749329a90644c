//! What holds for every sequence of calls, tried on generated ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod cli_parser;
mod client_recording;
mod histories;
mod script_roundtrip;

use aws_world::snapshot::{self, chunks};
use proptest::prelude::*;

use self::histories::{Step, call_of, caller, play, start, take};

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// No history panics, a failed call changes nothing, every CLI line can be read back (all in `call`); and the
    /// same history gives the same bytes, before and after saving.
    #[test]
    fn histories_can_be_replayed_and_saved(steps in prop::collection::vec(any::<Step>(), 0..60)) {
        let world = play(&steps);
        let saved = snapshot::to_json(&world);
        prop_assert_eq!(&saved, &snapshot::to_json(&play(&steps)));
        let read = snapshot::from_json(&saved).unwrap();
        prop_assert_eq!(&read, &world);
        prop_assert_eq!(snapshot::to_json(&read), saved);
    }

    /// A world can be taken apart anywhere and put together.
    #[test]
    fn parts_make_the_whole(steps in prop::collection::vec(any::<Step>(), 0..60), size in 1_usize..5000) {
        let world = play(&steps);
        let (frame, chunks) = chunks::split(world.clone());
        let mut texts = Vec::new();
        for chunk in chunks {
            chunk.write(size, &mut |text| texts.push(text));
        }
        let frame = snapshot::from_json(&snapshot::to_json(&frame)).unwrap();
        let joined = texts.iter().fold(frame, |joined, text| {
            chunks::join(joined, chunks::IamChunk::read(&iam_policy::json::parse(text).root).unwrap())
        });
        prop_assert_eq!(joined, world);
    }

    /// A world that was saved goes on exactly as one that was not.
    #[test]
    fn saving_does_not_change_what_comes_after(steps in prop::collection::vec(any::<Step>(), 2..40)) {
        let (first, rest) = steps.split_at(steps.len() / 2);
        let mut world = play(first);
        let mut read = snapshot::from_json(&snapshot::to_json(&world)).unwrap();
        for step in rest {
            take(&mut world, *step);
            take(&mut read, *step);
        }
        prop_assert_eq!(snapshot::to_json(&world), snapshot::to_json(&read));
    }

    /// A world's script rebuilds it, whatever happened in it.
    #[test]
    fn a_script_rebuilds_its_world(steps in prop::collection::vec(any::<Step>(), 0..120)) {
        script_roundtrip::check("generated", &play(&steps));
    }

    /// Damaged text is an error with a message, never a panic.
    #[test]
    fn damaged_saves_are_errors(steps in prop::collection::vec(any::<Step>(), 0..20), cut in any::<prop::sample::Index>()) {
        let saved = snapshot::to_json(&play(&steps));
        let mut end = cut.index(saved.len());
        while !saved.is_char_boundary(end) {
            end -= 1;
        }
        let error = snapshot::from_json(&saved[..end]).unwrap_err();
        prop_assert!(error.to_string().contains("damaged"));
    }
}

#[test]
fn saves_say_what_is_wrong_with_them() {
    for (text, part) in [
        ("", "not JSON"),
        ("[]", "no version"),
        (r#"{"version":2}"#, "version 2"),
        (r#"{"version":1}"#, "at seed"),
        (r#"{"version":1,"seed":"1","issued":"0","now":0,"accounts":[]}"#, "at accounts"),
        (
            r#"{"version":1,"seed":"1","issued":"0","now":0,"accounts":{"1":{"users":{"a":{"id":7}}}}}"#,
            "accounts.1.users.a.id",
        ),
    ] {
        let error = snapshot::from_json(text).unwrap_err();
        assert!(error.to_string().contains(part), "{text}: {error}");
    }
}

/// Generated histories must reach every call's success, or they prove little.
#[test]
fn histories_reach_far() {
    let mut succeeded = std::collections::BTreeSet::new();
    let mut refused = std::collections::BTreeSet::new();
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..60 {
        let mut world = start();
        for _ in 0..200 {
            let mut step: Step = [0; 6];
            for byte in &mut step {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                *byte = (seed >> 32) as u8;
            }
            step[0] %= 200;
            let call = call_of(step, &world);
            let caller = caller(&world, step[5]);
            let record = world.call(&caller, call);
            match record.result {
                Ok(_) => succeeded.insert(record.call.name()),
                Err(error) => refused.insert(error.code),
            };
        }
    }
    assert!(succeeded.len() >= 40, "only {} calls succeed: {succeeded:?}", succeeded.len());
    assert!(refused.len() >= 20, "only {} errors: {refused:?}", refused.len());
}
