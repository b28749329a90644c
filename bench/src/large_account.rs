//! An account of 1,000 roles, 1,000 users and 2,000 policies as `aws iam get-account-authorization-details` prints it, read
//! and asked.

use std::fmt::Write;
use std::time::Instant;

use aws_world::SimTime;
use aws_world::import::{Import, ImportFile};
use aws_world::world::ActionOnResource;

const ACCOUNT: &str = "111122223333";

/// The file. A policy has eight statements, as those of real accounts have; two of three roles have an inline one.
pub fn details() -> String {
    let statement = |number: usize, part: usize| {
        format!(
            r#"{{"Sid":"S{part}","Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:List*","dynamodb:GetItem","logs:PutLogEvents"],"Resource":["arn:aws:s3:::company-{}/team-{number}/*","arn:aws:dynamodb:us-east-1:{ACCOUNT}:table/t{part}"],"Condition":{{"StringEquals":{{"aws:PrincipalTag/team":"t{number}"}}}}}}"#,
            number % 100
        )
    };
    let document = |number: usize, statements: usize| {
        let parts: Vec<String> = (0..statements).map(|part| statement(number, part)).collect();
        format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, parts.join(","))
    };
    let attached = |number: usize| {
        let arns = (0..3).map(|of| {
            format!(
                r#"{{"PolicyName":"p{0}","PolicyArn":"arn:aws:iam::{ACCOUNT}:policy/p{0}"}}"#,
                (number * 7 + of * 661) % 2000
            )
        });
        arns.collect::<Vec<_>>().join(",")
    };
    let mut out = String::from(r#"{"UserDetailList":["#);
    for number in 0..1000 {
        let comma = if number == 0 { "" } else { "," };
        write!(out, r#"{comma}{{"Path":"/","UserName":"u{number}","UserId":"AIDA{number:016}","Arn":"arn:aws:iam::{ACCOUNT}:user/u{number}","CreateDate":"2024-05-06T07:08:09+00:00","GroupList":[],"AttachedManagedPolicies":[{}],"Tags":[]}}"#, attached(number)).expect("text");
    }
    out.push_str(r#"],"RoleDetailList":["#);
    for number in 0..1000 {
        let comma = if number == 0 { "" } else { "," };
        let inline = if number % 3 == 0 {
            String::new()
        } else {
            format!(r#"{{"PolicyName":"own","PolicyDocument":{}}}"#, document(number, 3))
        };
        write!(out, r#"{comma}{{"Path":"/","RoleName":"r{number}","RoleId":"AROA{number:016}","Arn":"arn:aws:iam::{ACCOUNT}:role/r{number}","CreateDate":"2024-05-06T07:08:09+00:00","AssumeRolePolicyDocument":{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Service":"lambda.amazonaws.com"}},"Action":"sts:AssumeRole"}}]}},"InstanceProfileList":[],"RolePolicyList":[{inline}],"AttachedManagedPolicies":[{}],"Tags":[{{"Key":"team","Value":"t{number}"}}]}}"#, attached(number)).expect("text");
    }
    out.push_str(r#"],"Policies":["#);
    for number in 0..2000 {
        let comma = if number == 0 { "" } else { "," };
        write!(out, r#"{comma}{{"PolicyName":"p{number}","PolicyId":"ANPA{number:016}","Arn":"arn:aws:iam::{ACCOUNT}:policy/p{number}","Path":"/","DefaultVersionId":"v2","PolicyVersionList":[{{"Document":{},"VersionId":"v2","IsDefaultVersion":true,"CreateDate":"2024-05-06T07:08:09+00:00"}},{{"Document":{},"VersionId":"v1","IsDefaultVersion":false,"CreateDate":"2024-05-06T07:08:09+00:00"}}]}}"#, document(number, 8), document(number, 7)).expect("text");
    }
    out.push_str("]}");
    out
}

/// Times the reading and the question.
pub fn measure() {
    let text = details();
    println!("    {:.1} MB", text.len() as f64 / 1e6);
    for _ in 0..3 {
        let start = Instant::now();
        let files = vec![ImportFile { name: "details.json".into(), text: text.clone() }];
        let mut import = Import::new(files, SimTime(0)).expect("small enough");
        while import.step(200) {}
        let imported = import.finish().expect("an account");
        let read = start.elapsed();
        let start = Instant::now();
        let request = ActionOnResource {
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::company-7/team-7/a.jpg".into(),
        };
        let who = imported.world.who_can(&request);
        println!(
            "    read {} roles and {} policies in {:.0} ms (target 3,000 in Chromium), {} findings; who can: {} in {:.1} ms (target 200)",
            imported.counts.roles,
            imported.counts.policies,
            read.as_secs_f64() * 1e3,
            imported.findings.len(),
            who.len(),
            start.elapsed().as_secs_f64() * 1e3,
        );
    }
}
