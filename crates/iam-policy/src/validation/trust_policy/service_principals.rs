//! Service principals that are spelled wrong.

const SUFFIX: &str = ".amazonaws.com";

/// The names of services that roles trust, without `.amazonaws.com`: those that AWS's managed policies name, those that
/// the public list of iam-floyd (`aws-service-principals/principals.json`) has tried on IAM, and the names of AWS's SDKs
/// that are nearly the same. Names of up to three letters are left out: one letter more or less is another service.
const NAMES: &str = include_str!("service-principals.txt");

/// The service principal that was meant by `principal`, where that is none and is spelled nearly as one.
pub(super) fn misspelled(principal: &str) -> Option<String> {
    let name = principal.strip_suffix(".cn").unwrap_or(principal).strip_suffix(SUFFIX)?;
    let lower = name.to_ascii_lowercase();
    if name.len() < 4 || NAMES.lines().any(|known| known == lower) {
        return None;
    }
    let meant = NAMES.lines().find(|known| is_one_slip(&lower, known))?;
    Some(format!("{meant}{SUFFIX}"))
}

/// Whether one letter is missing, too many or another one, or two neighbors have changed places.
fn is_one_slip(raw: &str, meant: &str) -> bool {
    let (raw, meant) = without_common_start(raw.bytes().collect(), meant.bytes().collect());
    let (raw, meant) =
        without_common_start(raw.into_iter().rev().collect(), meant.into_iter().rev().collect());
    match (raw.as_slice(), meant.as_slice()) {
        ([], [_]) | ([_], [] | [_]) => true,
        ([first, second], [other_first, other_second]) => (first, second) == (other_second, other_first),
        _ => false,
    }
}

fn without_common_start(one: Vec<u8>, other: Vec<u8>) -> (Vec<u8>, Vec<u8>) {
    let common = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    (one.into_iter().skip(common).collect(), other.into_iter().skip(common).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_none_is_taken_for_another() {
        let names: Vec<&str> = NAMES.lines().collect();
        assert!(names.is_sorted());
        for name in names {
            assert!(name.len() >= 4, "{name}");
            assert_eq!(misspelled(&format!("{name}{SUFFIX}")), None);
        }
    }

    #[test]
    fn one_slip() {
        for (raw, meant) in [
            ("lamda", "lambda"),
            ("lambdaa", "lambda"),
            ("lanbda", "lambda"),
            ("lmabda", "lambda"),
            ("codepipeiine", "codepipeline"),
            ("ecs.tasks", "ecs-tasks"),
            ("pod.eks", "pods.eks"),
            ("Lamda", "lambda"),
        ] {
            assert_eq!(misspelled(&format!("{raw}{SUFFIX}")), Some(format!("{meant}{SUFFIX}")));
        }
        assert_eq!(misspelled("lamda.amazonaws.com.cn"), Some("lambda.amazonaws.com".to_owned()));
    }

    #[test]
    fn what_is_like_no_other_passes() {
        for unknown in ["lamd.amazonaws.com", "nope.amazonaws.com", "ec3.amazonaws.com", "lamda.amazon.com"] {
            assert_eq!(misspelled(unknown), None, "{unknown}");
        }
        for known in ["Lambda.amazonaws.com", "inspector2.amazonaws.com", "states.eu-west-1.amazonaws.com"] {
            assert_eq!(misspelled(known), None, "{known}");
        }
    }
}
