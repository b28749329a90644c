//! The benchmarks: ours first, then the peers.

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::{authorize, decide, decide_each};
use iam_policy::explanation::EvaluationDecision::Allowed;
use iam_policy::pattern::Pattern;

use super::work::{self, attached, request};
use super::{Benchmark, Contender, Unit, peers};

fn contender<'w>(name: &'static str, amount: usize, run: impl FnMut() -> usize + 'w) -> Contender<'w> {
    Contender { name, amount, run: Box::new(run) }
}

pub fn all(managed: &[(String, String)]) -> Vec<Benchmark<'_>> {
    vec![role(), many(managed), matrix(), trace(managed), parse(managed), hostile()]
}

const ACTION: &str = "s3:GetObject";
const OBJECT: &str = "arn:aws:s3:::photos/2026/a.jpg";

fn role() -> Benchmark<'static> {
    let mut policies = iam_policy::evaluation::PolicySet::default();
    policies.identity.push(attached(work::ROLE, PolicyType::Identity));
    let contenders = contenders_for(policies, &[work::ROLE]);
    Benchmark { name: "role", target: "decide, 3 statements: 0.05 µs", unit: Unit::Microseconds, contenders }
}

fn many(managed: &[(String, String)]) -> Benchmark<'static> {
    let ten = work::ten(managed);
    let policies = work::many(&ten);
    let statements: Vec<_> =
        policies.identity.iter().flat_map(|policy| policy.document.statements()).collect();
    let patterns: usize = statements.iter().map(|statement| statement.action.values.len()).sum();
    println!("many: {} statements, {patterns} action patterns", statements.len());
    let mut texts: Vec<&str> = ten.iter().map(String::as_str).collect();
    texts.push(work::SCP);
    let contenders = contenders_for(policies, &texts);
    Benchmark {
        name: "many",
        target: "decide, 10 managed policies and more: 0.5 µs",
        unit: Unit::Microseconds,
        contenders,
    }
}

fn contenders_for(policies: iam_policy::evaluation::PolicySet, texts: &[&str]) -> Vec<Contender<'static>> {
    let asked = request("app", ACTION, OBJECT);
    assert_eq!(decide(&asked, &policies), Allowed);
    let (iam_rs, iam_rs_asked) = (peers::IamRs::new(texts), peers::iam_rs_request(ACTION, OBJECT));
    let (aspen, aspen_asked) = (peers::Aspen::new(texts), peers::aspen_context(ACTION, OBJECT));
    let (cedar, cedar_asked) = (peers::Cedar::new(texts), peers::cedar_request(ACTION, OBJECT));
    println!(
        "    allowed by iam-rs {}, aspen {}, cedar {}",
        iam_rs.decide(&iam_rs_asked),
        aspen.decide(&aspen_asked),
        cedar.decide(&cedar_asked)
    );
    vec![
        contender("ours", 1, move || decide(&asked, &policies) as usize),
        contender("iam-rs", 1, move || usize::from(iam_rs.decide(&iam_rs_asked))),
        contender("cedar", 1, move || usize::from(cedar.decide(&cedar_asked))),
        contender("aspen", 1, move || usize::from(aspen.decide(&aspen_asked))),
    ]
}

fn matrix() -> Benchmark<'static> {
    let work::MatrixInput { policies, actions, resources } = work::matrix();
    let count = policies.len() * actions.len() * resources.len();
    let sets: Vec<_> = policies
        .iter()
        .map(|policy| {
            let mut set = iam_policy::evaluation::PolicySet::default();
            set.identity.push(attached(policy, PolicyType::Identity));
            set
        })
        .collect();
    let iam_rs: Vec<_> = policies.iter().map(|text| peers::IamRs::new(&[text])).collect();
    let cedar: Vec<_> = policies.iter().map(|text| peers::Cedar::new(&[text])).collect();
    let pairs = || actions.iter().flat_map(|action| resources.iter().map(move |resource| (action, resource)));
    let iam_rs_asked: Vec<_> =
        pairs().map(|(action, resource)| peers::iam_rs_request(action, resource)).collect();
    let cedar_asked: Vec<_> =
        pairs().map(|(action, resource)| peers::cedar_request(action, resource)).collect();
    let one_of_many = request("app", ACTION, OBJECT);
    let batch = {
        let (sets, actions, resources) = (sets.clone(), actions.clone(), resources.clone());
        move || {
            let decisions = |set| decide_each(&one_of_many, &actions, &resources, set);
            let allowed = |set| decisions(set).iter().filter(|decision| **decision == Allowed).count();
            sets.iter().map(allowed).sum()
        }
    };
    // Nothing in the policies tells the callers apart, so all of them ask the same requests, the peers' too.
    let asked: Vec<_> = pairs().map(|(action, resource)| request("app", action, resource)).collect();
    let ours = move || {
        let decisions = |set| asked.iter().filter(|asked| decide(asked, set) == Allowed).count();
        sets.iter().map(decisions).sum()
    };
    let iam_rs = move || {
        iam_rs.iter().map(|peer| iam_rs_asked.iter().filter(|asked| peer.decide(asked)).count()).sum()
    };
    let cedar =
        move || cedar.iter().map(|peer| cedar_asked.iter().filter(|asked| peer.decide(asked)).count()).sum();
    let contenders = vec![
        contender("ours", count, ours),
        contender("ours, as batches", count, batch),
        contender("iam-rs", count, iam_rs),
        contender("cedar", count, cedar),
    ];
    Benchmark {
        name: "matrix",
        target: "decide, 100 × 50 × 20, each: 0.1 µs",
        unit: Unit::Microseconds,
        contenders,
    }
}

fn trace(managed: &[(String, String)]) -> Benchmark<'static> {
    let policies = work::many(&work::ten(managed));
    let asked = request("app", ACTION, OBJECT);
    let contenders = vec![contender("ours", 1, move || authorize(&asked, &policies).gates.len())];
    Benchmark { name: "trace", target: "authorize, as `many`: 20 µs", unit: Unit::Microseconds, contenders }
}

fn parse(managed: &[(String, String)]) -> Benchmark<'_> {
    let bytes = managed.iter().map(|(_, text)| text.len()).sum();
    let ours = || {
        let read = |text: &str| PolicyDocument::parse(text, PolicyType::Identity).is_valid();
        managed.iter().filter(|(_, text)| read(text)).count()
    };
    println!("parse: {} policies, {bytes} bytes, {} accepted", managed.len(), ours());
    let iam_rs = || managed.iter().filter(|(_, text)| iam_rs::IAMPolicy::from_json(text).is_ok()).count();
    let aspen = || {
        let read = |text: &str| text.parse::<scratchstack_aspen::Policy>().is_ok();
        managed.iter().filter(|(_, text)| read(text)).count()
    };
    println!("    accepted by iam-rs {}, aspen {}", iam_rs(), aspen());
    let contenders = vec![
        contender("ours", bytes, ours),
        contender("iam-rs", bytes, iam_rs),
        contender("aspen", bytes, aspen),
    ];
    Benchmark {
        name: "parse",
        target: "parse, check and compile: 150 MB/s",
        unit: Unit::MegabytesPerSecond,
        contenders,
    }
}

fn hostile() -> Benchmark<'static> {
    let (pattern, text) = work::hostile();
    let compiled = Pattern::new(&pattern);
    let (cedar, asked) = (peers::Cedar::like(&pattern), peers::cedar_request(ACTION, &text));
    let statement = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::{pattern}"}}]}}"#
    );
    let (iam_rs, other) =
        (peers::IamRs::new(&[&statement]), peers::iam_rs_request(ACTION, &format!("arn:aws:s3:::{text}")));
    let contenders = vec![
        contender("ours", 1, move || usize::from(compiled.matches(&text))),
        contender("cedar", 1, move || usize::from(cedar.decide(&asked))),
        contender("iam-rs", 1, move || usize::from(iam_rs.decide(&other))),
    ];
    Benchmark {
        name: "hostile",
        target: "fifty stars on 10 KB: 200 µs",
        unit: Unit::Microseconds,
        contenders,
    }
}
