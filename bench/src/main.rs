//! `cargo run --release` measures every row of work, ours and the peers' in turns, and prints times and ratios.
//! `cargo run --release -- instructions` counts the instructions of ours with valgrind, which a busy machine does not
//! change. `cargo run --release -- memory` fills a directory of principals, `-- world` times calls in a large world,
//! `-- compare` comparisons of policies, `-- versions FILE` of published changes.

mod big_world;
mod compare;
mod large_account;
mod peers;
mod questions;
mod rows;
mod versions;
mod work;

use std::hint::black_box;
use std::time::{Duration, Instant};

use iam_policy::document::PolicyType;
use iam_policy::evaluation::{PolicySet, decide};
use iam_policy::explanation::EvaluationDecision::Allowed;

/// One implementation that does a benchmark's work.
pub struct Contender<'w> {
    pub name: &'static str,
    /// How many decisions, or bytes, one run stands for.
    pub amount: usize,
    pub run: Box<dyn FnMut() -> usize + 'w>,
}

/// A benchmark: its name, target and contenders.
pub struct Benchmark<'w> {
    pub name: &'static str,
    pub target: &'static str,
    pub unit: Unit,
    /// Ours first.
    pub contenders: Vec<Contender<'w>>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Unit {
    Microseconds,
    MegabytesPerSecond,
}

const ROUNDS: usize = 15;

fn main() {
    if let [_, command, file] = std::env::args().collect::<Vec<String>>().as_slice() {
        match command.as_str() {
            "questions" => return questions::answer(file),
            "versions" => return versions::measure(file),
            _ => {}
        }
    }
    let managed = work::managed();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if arguments == ["world"] {
        return large_world();
    }
    if arguments == ["compare"] {
        return compare::measure(&managed);
    }
    if arguments == ["import"] {
        return large_account::measure();
    }
    if arguments == ["memory"] {
        return memory(&managed);
    }
    let mut rows = rows::all(&managed);
    match arguments.as_slice() {
        [] => rows.iter_mut().for_each(|row| measure(row)),
        ["instructions"] => rows.iter().for_each(count),
        ["once", name] => rows.iter_mut().filter(|row| row.name == *name).for_each(|row| {
            (row.contenders[0].run)();
            under_valgrind(&mut row.contenders[0].run);
        }),
        ["loop", name] => rows.iter_mut().filter(|row| row.name == *name).for_each(|row| {
            let start = Instant::now();
            while start.elapsed() < Duration::from_secs(5) {
                black_box((row.contenders[0].run)());
            }
        }),
        _ => println!("no arguments, `memory`, `world`, `import`, `compare`, `versions FILE`, `instructions`, `once ROW` or `loop ROW`"),
    }
}

/// Calls and the access matrix in a world of 1,000 users, 200 roles, 500 policies and 100 buckets.
fn large_world() {
    let mut big = big_world::BigWorld::new();
    let mut time = |name: &str, amount: usize, run: &mut dyn FnMut(&mut big_world::BigWorld) -> usize| {
        let mut times: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                black_box(run(&mut big));
                start.elapsed().as_secs_f64() * 1e6 / amount as f64
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("    {name:<50} {:.1} µs", times[ROUNDS / 2]);
    };
    time("a call that reads (target 50)", 1000, &mut |big| big.read(1000));
    time("a call that edits, a copy kept (target 50)", 1000, &mut |big| big.edit(1000));
    time("100 callers × 50 requests after an edit (target 5,000)", 1, &mut |big| big.edit(1) + big.matrix());
}

/// 10,000 principals with 20 AWS managed policies each: every document is compiled once and shared.
fn memory(managed: &[(String, String)]) {
    let attached: Vec<_> =
        managed.iter().map(|(_, text)| work::attached(text, PolicyType::Identity)).collect();
    let compiled = resident();
    let principals: Vec<PolicySet> = (0..10_000)
        .map(|principal| {
            let chosen = (0..20).map(|n| attached[(principal * 7 + n * 79) % attached.len()].clone());
            PolicySet { identity: chosen.collect(), ..PolicySet::default() }
        })
        .collect();
    let asked = work::request("app", "s3:GetObject", "arn:aws:s3:::photos/a.jpg");
    let allowed = principals.iter().filter(|set| decide(&asked, set) == Allowed).count();
    let all = resident();
    println!(
        "{} principals with 20 of {} policies each: {} KB; the whole process {all} KB; {allowed} may read",
        principals.len(),
        attached.len(),
        all - compiled,
    );
}

/// Memory of this process, in KB, as Linux tells it.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("VmRSS");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// The medians of interleaved rounds: what else the machine does falls on all alike.
fn measure(row: &mut Benchmark) {
    let mut times: Vec<Vec<f64>> = row.contenders.iter().map(|_| Vec::new()).collect();
    let repeat: Vec<usize> =
        row.contenders.iter_mut().map(|contender| calibrate(&mut contender.run)).collect();
    for _ in 0..ROUNDS {
        for (place, contender) in row.contenders.iter_mut().enumerate() {
            let start = Instant::now();
            for _ in 0..repeat[place] {
                black_box((contender.run)());
            }
            let each = start.elapsed().as_secs_f64() / (repeat[place] * contender.amount) as f64;
            times[place].push(each);
        }
    }
    println!("{} (target {})", row.name, row.target);
    let ours = median(&mut times[0]);
    for (contender, times) in row.contenders.iter().zip(&mut times) {
        let each = median(times);
        let figure = match row.unit {
            Unit::Microseconds => format!("{:.4} µs", each * 1e6),
            Unit::MegabytesPerSecond => format!("{:.1} MB/s", 1e-6 / each),
        };
        println!("    {:<28} {figure:>16}   {:.1}×", contender.name, each / ours);
    }
}

/// How many runs take about ten milliseconds.
fn calibrate(run: &mut dyn FnMut() -> usize) -> usize {
    let start = Instant::now();
    let mut runs = 0;
    while start.elapsed() < Duration::from_millis(10) {
        black_box(run());
        runs += 1;
    }
    runs
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// What valgrind counts.
#[inline(never)]
fn under_valgrind(run: &mut dyn FnMut() -> usize) {
    black_box(run());
}

fn count(row: &Benchmark) {
    let output = std::process::Command::new("valgrind")
        .args(["--tool=callgrind", "--toggle-collect=*under_valgrind*", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().unwrap())
        .args(["once", row.name])
        .output()
        .expect("valgrind");
    let told = String::from_utf8_lossy(&output.stderr);
    let collected =
        told.lines().find_map(|line| line.split_once("Collected : ")).map_or("?", |(_, count)| count);
    let each = collected.parse::<f64>().unwrap_or(f64::NAN) / row.contenders[0].amount as f64;
    println!("{:<40} {each:>12.1} instructions", row.name);
}
