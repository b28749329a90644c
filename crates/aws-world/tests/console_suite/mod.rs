//! A case being played: the world it is in, who calls, and what a line of the case does.

use aws_world::api::Response;
use aws_world::ec2::{Instance, MetadataOptions};
use aws_world::organizations::{OrganizationPolicyType, OrganizationsCall};
use aws_world::program::{
    AccessKeyPair, App, AppRun, Host, KeyLocation, ProgramStep, StolenCredentials, Workload,
};
use aws_world::sts::Credentials;
use aws_world::{AccessQuery, ApiCall, CallRecord, Caller, SimTime, World, transcript};

mod words;

use self::words::{assertion, metadata, step};
use crate::cli_parser;
use crate::client_recording::ClientRecording;

const ACCOUNT: &str = "111122223333";
pub(crate) const PARTNER: &str = "444455556666";
const INSTANCE: &str = "i-0abc1234def567890";
const ELSEWHERE: &str = "192.0.2.10";

/// A case being played.
pub(crate) struct ConsoleCase {
    pub(crate) world: World,
    caller: Caller,
    /// The newest access key or session, and the newest association.
    credentials: Option<Credentials>,
    created: String,
    /// Id of the newest KMS key.
    kms_key: String,
    /// The newest SAML assertion.
    assertion: String,
    /// What KMS encrypted last.
    ciphertext: String,
    events: Vec<String>,
    pub(crate) recorded: ClientRecording,
}

/// The world that every case begins in, and how it came to be.
fn start() -> (World, ClientRecording) {
    let mut world = World::new(7, SimTime(1_772_442_000));
    world.add_account(ACCOUNT, "Photo app");
    world.add_account(PARTNER, "Partner");
    let app = App {
        name: "photo-app".into(),
        bucket: "photo-app-bucket".into(),
        log_group: "/photo-app/web".into(),
        ..App::default()
    };
    let instance = Instance {
        id: INSTANCE.into(),
        name: "photo-app".into(),
        region: "us-east-1".into(),
        public_ip: "198.51.100.10".into(),
        profile: None,
        app,
        metadata_options: MetadataOptions::default(),
        session: None,
        session_without_token: None,
    };
    assert!(world.place_instance(ACCOUNT, instance));
    let mut recorded = ClientRecording::default();
    for line in [
        "aws s3api create-bucket --bucket photo-app-bucket --region us-east-1",
        "aws logs create-log-group --log-group-name /photo-app/web",
    ] {
        let administrator = world.administrator(ACCOUNT);
        let record = world.call(&administrator, cli_parser::read(line));
        assert!(record.result.is_ok(), "{line}");
        recorded.call(&record, &world);
    }
    (world, recorded)
}

impl ConsoleCase {
    pub(crate) fn new() -> Self {
        let (world, recorded) = start();
        let caller = world.administrator(ACCOUNT);
        Self {
            world,
            caller,
            credentials: None,
            created: String::new(),
            kms_key: String::new(),
            ciphertext: String::new(),
            assertion: String::new(),
            events: Vec::new(),
            recorded,
        }
    }

    /// Sets the scene.
    pub(crate) fn apply_directive(&mut self, directive: &str) {
        let words: Vec<&str> = directive.split(' ').collect();
        let held = || self.credentials.clone().expect("a key was made");
        let signed = |credentials| Caller::Signed { credentials, source_ip: ELSEWHERE.into() };
        match words[..] {
            ["as", "administrator"] => self.caller = self.world.administrator(ACCOUNT),
            ["as", "administrator", "of", account] => self.caller = self.world.administrator(account),
            ["as", "the", "key"] => self.caller = signed(held()),
            ["as", "the", "key", "with", "another", "secret"] => {
                self.caller = signed(Credentials { secret_access_key: "another".into(), ..held() });
            }
            ["as", "the", "key", "without", "its", "token"] => {
                self.caller = signed(Credentials { session_token: None, ..held() });
            }
            ["as", "an", "unknown", "key"] => {
                self.caller = signed(Credentials {
                    access_key_id: "AKIAIOSFODNN7EXAMPLE".into(),
                    secret_access_key: "secret".into(),
                    session_token: None,
                    expiration: None,
                });
            }
            ["as", "anybody"] => self.caller = Caller::Anonymous { source_ip: ELSEWHERE.into() },
            ["as", arn] => self.caller = Caller::SignedIn { arn: arn.into() },
            [number, unit, "pass"] => {
                let unit = match unit {
                    "seconds" => 1,
                    "hours" => 3600,
                    "days" => 86_400,
                    _ => panic!("no such unit: {unit}"),
                };
                self.world.advance(number.parse::<i64>().unwrap() * unit);
            }
            ["an", "assertion", "of", subject, "for", role, ref also @ ..] => {
                self.assertion = assertion(&self.world, subject, role, also).text();
            }
            ["a", "function", name, "with", "the", "role", role] => {
                let role_arn = format!("arn:aws:iam::{ACCOUNT}:role/{role}");
                self.place(name, Host::LambdaFunction { name: name.into(), role_arn });
            }
            ["the", "organization", "has", "the", "partner"] => self.make_organization(),
            ["a", "job", name, "of", repository, git_ref, "with", "the", "role", role] => {
                let role_arn = format!("arn:aws:iam::{ACCOUNT}:role/{role}");
                let (repository, git_ref) = (repository.into(), git_ref.into());
                self.place(name, Host::GitHubActionsJob { repository, git_ref, role_arn });
            }
            ["a", "command", "line", name] => self.place(name, Host::CommandLine),
            ["the", "app", "runs", "in", "a", "container"] => {
                let mut instance = self.world.instance(INSTANCE).unwrap().1.clone();
                instance.app.in_container = true;
                self.world.place_instance(ACCOUNT, instance);
            }
            ["the", "app", "has", "no", "keys"] => {
                for place in [KeyLocation::Code, KeyLocation::Environment, KeyLocation::SharedFile] {
                    self.world.set_app_keys(INSTANCE, place, None);
                }
            }
            [program, "does", ..] => {
                let steps = self.substitute(directive);
                let steps = steps.split_once(" does ").expect("steps").1.split(", ").map(step).collect();
                self.give_steps(program, steps);
            }
            ["the", program, "has", "the", "key", "in", place] => {
                let program = if program == "app" { INSTANCE } else { program };
                let place = match place {
                    "code" => KeyLocation::Code,
                    "environment" => KeyLocation::Environment,
                    _ => KeyLocation::SharedFile,
                };
                let Credentials { access_key_id, secret_access_key, .. } = held();
                self.world.set_app_keys(
                    program,
                    place,
                    Some(AccessKeyPair { access_key_id, secret_access_key }),
                );
            }
            ["event", "shows", ..] => {
                let text = self.substitute(directive.trim_start_matches("event shows "));
                let event = self.events.last().expect("a call was made");
                assert!(event.contains(&text), "{text} is not in\n{event}");
            }
            _ => panic!("no such directive: {directive}"),
        }
    }

    fn place(&mut self, name: &str, host: Host) {
        let app = App { name: name.into(), ..self.world.instance(INSTANCE).unwrap().1.app.clone() };
        let workload = Workload { name: name.into(), host, source_ip: ELSEWHERE.into(), app };
        assert!(self.world.place_workload(ACCOUNT, workload));
    }

    /// The first account manages it, the other is a member.
    fn make_organization(&mut self) {
        let administrator = self.world.administrator(ACCOUNT);
        self.must(&administrator, OrganizationsCall::CreateOrganization);
        self.must(
            &administrator,
            OrganizationsCall::InviteAccountToOrganization { account_id: PARTNER.into() },
        );
        let organization = self.world.organization().unwrap();
        let (root_id, handshake_id) =
            (organization.root_id.clone(), organization.invitations.keys().next().unwrap().clone());
        self.must(&self.world.administrator(PARTNER), OrganizationsCall::AcceptHandshake { handshake_id });
        for policy_type in [OrganizationPolicyType::ServiceControl, OrganizationPolicyType::ResourceControl] {
            let root_id = root_id.clone();
            self.must(&administrator, OrganizationsCall::EnablePolicyType { root_id, policy_type });
        }
    }

    fn must(&mut self, caller: &Caller, call: OrganizationsCall) {
        let result = self.world.call(caller, ApiCall::Organizations(call)).result;
        assert!(result.is_ok(), "{result:?}");
    }

    fn give_steps(&mut self, program: &str, steps: Vec<ProgramStep>) {
        if program == "app" {
            let mut instance = self.world.instance(INSTANCE).unwrap().1.clone();
            instance.app.steps = steps;
            self.world.place_instance(ACCOUNT, instance);
        } else {
            let mut workload = self.world.workload(program).unwrap().1.clone();
            workload.app.steps = steps;
            self.world.place_workload(ACCOUNT, workload);
        }
    }

    pub(crate) fn substitute(&self, line: &str) -> String {
        let key = self.credentials.as_ref().map_or("", |credentials| credentials.access_key_id.as_str());
        let mut roles = self.world.accounts().get(ACCOUNT).unwrap().iam.roles.keys();
        let administrator =
            roles.find(|name| name.starts_with("AWSReservedSSO")).expect("every account has one");
        let mut line = lengthened(line);
        if let Some(organization) = self.world.organization() {
            line = line.replace("ORG_ID", &organization.id).replace("ROOT_ID", &organization.root_id);
            for (id, unit) in &organization.units {
                line = line.replace(&format!("OU_{}", unit.name), id);
            }
            for (id, policy) in &organization.policies {
                line = line.replace(&format!("P_{}", policy.name), id);
            }
        }
        line.replace("KMS_KEY", &self.kms_key)
            .replace("CIPHERTEXT", &self.ciphertext)
            .replace("ASSERTION", &self.assertion)
            .replace("METADATA", &metadata())
            .replace("KEY_ID", key)
            .replace("CREATED", &self.created)
            .replace("ADMIN_ROLE", administrator)
    }

    /// Makes a call, or does what is not a call, and returns its output.
    pub(crate) fn run_command(&mut self, line: &str) -> Vec<String> {
        let line = self.substitute(line);
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["run", "the", "app"] => {
                let run = self.world.run_app(INSTANCE).unwrap();
                self.show_run(&run)
            }
            ["run", workload] => {
                let run = self.world.run_workload(workload).unwrap();
                self.show_run(&run)
            }
            ["leak", "the", "repository"] => show_stolen(&self.world.leak_repository(INSTANCE)),
            ["steal", "the", "session"] => show_stolen(&self.world.steal_session(INSTANCE)),
            ["the", "stranger", "calls", index] => {
                let run = self.world.run_stranger(index.parse().unwrap()).unwrap();
                self.show_run(&run)
            }
            ["ask", principal, action, resource] => {
                let query = AccessQuery {
                    principal_arn: principal.into(),
                    action: action.into(),
                    resource: resource.into(),
                };
                let answer = self.world.simulate_access(&query);
                vec![answer.map_or("nobody".into(), |answer| format!("{:?}", answer.result.decision))]
            }
            ["show", "trust", "policy", "of", role] => {
                vec![
                    self.world
                        .accounts()
                        .get(ACCOUNT)
                        .unwrap()
                        .iam
                        .roles
                        .get(role)
                        .unwrap()
                        .trust_policy
                        .0
                        .text()
                        .to_owned(),
                ]
            }
            ["show", "bucket", "policy"] => {
                let (_, bucket) = self.world.bucket("photo-app-bucket").unwrap();
                vec![bucket.policy.as_ref().unwrap().0.text().to_owned()]
            }
            _ => self.call(&line),
        }
    }

    fn call(&mut self, line: &str) -> Vec<String> {
        let call = cli_parser::read(line);
        assert_eq!(transcript::cli_line(&call), line, "the transcript writes another line");
        let before = self.world.clone();
        let record = self.world.call(&self.caller, call);
        self.check_event(&record);
        self.recorded.call(&record, &self.world);
        self.events.push(record.event());
        match record.result {
            Ok(response) => self.show(response),
            Err(error) => {
                assert_eq!(self.world, before, "a failed call changed the world: {line}");
                assert!((400..500).contains(&error.status), "{error:?}");
                vec![format!("{}: {}", error.code, error.message)]
            }
        }
    }

    fn check_event(&self, record: &CallRecord) {
        let event: serde_json::Value = serde_json::from_str(&record.event()).expect("an event is JSON");
        for member in
            ["eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "eventID", "readOnly"]
        {
            assert!(event.get(member).is_some(), "no {member} in {}", record.event());
        }
        let error = record.result.as_ref().err().map(|error| error.code.as_str());
        let told = event.get("errorCode").and_then(|code| code.as_str());
        // Who asks with HEAD gets a status only; the trail knows more.
        if record.call.name().starts_with("Head") {
            assert_eq!(told.is_some(), error.is_some());
        } else {
            assert_eq!(told, error);
        }
        for secret in self.credentials.iter().map(|credentials| &credentials.secret_access_key) {
            assert!(!record.event().contains(secret.as_str()), "a secret is in the event");
        }
        if let ApiCall::S3(_) = record.call {
            assert_eq!(event["eventSource"], "s3.amazonaws.com");
        }
    }

    fn show(&mut self, response: Response) -> Vec<String> {
        match response {
            Response::Done => Vec::new(),
            Response::Created(what) => {
                self.created.clone_from(&what);
                if what.len() == 36 && !what.contains(':') {
                    self.kms_key.clone_from(&what);
                }
                vec![what]
            }
            Response::Credentials(credentials) => {
                let end =
                    credentials.expiration.map(|end| format!(" until {}", end.iso8601())).unwrap_or_default();
                let prefix = credentials.access_key_id[..4].to_owned();
                assert_eq!((credentials.access_key_id.len(), credentials.secret_access_key.len()), (20, 40));
                self.credentials = Some(credentials);
                vec![format!("{prefix}{end}")]
            }
            Response::Text(text) if text.starts_with("AQICAH") => {
                self.ciphertext.clone_from(&text);
                vec![text]
            }
            Response::Text(text) => text.lines().map(str::to_owned).collect(),
            Response::CallerIdentity { arn, account, .. } => vec![format!("{arn} of {account}")],
        }
    }

    fn show_run(&mut self, run: &AppRun) -> Vec<String> {
        if run.calls.is_empty() {
            return run
                .log
                .iter()
                .filter_map(|line| line.split_once("ERROR "))
                .map(|(_, text)| text.to_owned())
                .collect();
        }
        for record in &run.calls {
            self.recorded.call(record, &self.world);
        }
        let outcome = |record: &CallRecord| {
            let result = record.result.as_ref().map_or_else(|error| error.code.as_str(), |_| "ok");
            format!("{}: {result}", record.call.name())
        };
        run.calls.iter().map(|record| outcome(record)).collect()
    }
}

fn show_stolen(stolen: &[StolenCredentials]) -> Vec<String> {
    if stolen.is_empty() {
        return vec!["nothing".into()];
    }
    stolen.iter().map(|stolen| stolen.found_in.clone()).collect()
}

/// `LETTERS_N` is N letters: a policy of a certain length.
fn lengthened(line: &str) -> String {
    let Some((before, after)) = line.split_once("LETTERS_") else { return line.to_owned() };
    let digits = after.len() - after.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let (number, rest) = after.split_at(digits);
    format!("{before}{}{rest}", "a".repeat(number.parse().unwrap()))
}
