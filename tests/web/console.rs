//! The development build writes no warning to the browser's console: what Leptos warns of there is a mistake of ours.

use std::cell::RefCell;
use std::rc::Rc;

use aws_world::ApiCall;
use aws_world::api::Response;
use aws_world::ec2::Ec2Call;
use aws_world::iam::trusted_entity::TrustedEntity;
use aws_world::iam::{IamCall, Identity};
use aws_world::program::{AccessKeyPair, KeyLocation};
use iam_playground::components::create::Dialogs;
use iam_playground::pages::playground::Playground;
use iam_playground::session::command::Command;
use iam_playground::session::{Panel, Session, Side};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::mount;

/// Hears `console.warn` from when it is made; what is said there is still said.
struct WarningRecorder {
    console: JsValue,
    original: Function,
    warnings: Rc<RefCell<Vec<String>>>,
    _listener: Closure<dyn Fn(JsValue)>,
}

impl WarningRecorder {
    fn new() -> Self {
        let console = Reflect::get(&js_sys::global(), &"console".into()).unwrap();
        let original: Function = Reflect::get(&console, &"warn".into()).unwrap().unchecked_into();
        let warnings = Rc::new(RefCell::new(Vec::new()));
        let (kept, this, warn) = (warnings.clone(), console.clone(), original.clone());
        let listener = Closure::<dyn Fn(JsValue)>::new(move |warning: JsValue| {
            warn.call1(&this, &warning).unwrap();
            kept.borrow_mut().push(warning.as_string().unwrap_or_else(|| format!("{warning:?}")));
        });
        Reflect::set(&console, &"warn".into(), listener.as_ref()).unwrap();
        Self { console, original, warnings, _listener: listener }
    }
}

impl Drop for WarningRecorder {
    fn drop(&mut self) {
        Reflect::set(&self.console, &"warn".into(), &self.original).unwrap();
    }
}

#[wasm_bindgen_test]
async fn warning_recorder_hears_a_signal_that_is_read_outside_tracking() {
    let recorder = WarningRecorder::new();
    Owner::new().with(|| Memo::new(|_| 1).get());
    assert_eq!(recorder.warnings.take().len(), 1);
}

#[wasm_bindgen_test]
async fn console_is_silent_while_the_story_is_played() {
    let recorder = WarningRecorder::new();
    let page = mount(|| view! { <Playground/><Dialogs/> });
    page.until_it_says("Run the app").await;
    let session = page.session;
    page.press_button("Run the app").await;
    page.until_it_says("Unable to locate credentials").await;

    let user = || "photo-app".to_owned();
    call(
        session,
        IamCall::CreateUser {
            user_name: user(),
            path: "/".into(),
            tags: Default::default(),
            permissions_boundary: None,
        },
    );
    let all = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let policy = |of| IamCall::PutInlinePolicy { of, policy_name: "all".into(), policy_document: all.into() };
    call(session, policy(Identity::User(user())));
    let answers = call(session, IamCall::CreateAccessKey { user_name: user() });
    let [Response::Credentials(key)] = answers.as_slice() else { panic!("{answers:?}") };
    let (access_key_id, secret_access_key) = (key.access_key_id.clone(), key.secret_access_key.clone());
    session.perform(Command::SetKeys(
        KeyLocation::Code,
        Some(AccessKeyPair { access_key_id, secret_access_key }),
    ));
    run(session).await;
    session.perform(Command::LeakRepository);
    session.perform(Command::RunStranger(0));
    tick().await;

    session.perform(Command::SetKeys(KeyLocation::Code, None));
    let name = || "PhotoAppRole".to_owned();
    call(
        session,
        IamCall::CreateRole {
            role_name: name(),
            path: "/".into(),
            assume_role_policy_document: TrustedEntity::Service("ec2.amazonaws.com".into()).trust_policy(),
            description: String::new(),
            max_session_duration: 3_600,
            tags: Default::default(),
            permissions_boundary: None,
        },
    );
    call(session, policy(Identity::Role(name())));
    call(session, IamCall::CreateInstanceProfile { instance_profile_name: name() });
    call(session, IamCall::AddRoleToInstanceProfile { instance_profile_name: name(), role_name: name() });
    let instance_id = session.document_untracked().instance_id();
    let attach = Ec2Call::AssociateIamInstanceProfile { instance_id, instance_profile_name: name() };
    assert_eq!(session.call("Attach", vec![ApiCall::Ec2(attach)]).refused, None);
    run(session).await;
    session.perform(Command::StealSession);
    session.perform(Command::AdvanceClock(7 * 3_600));
    session.undo();
    session.redo();
    tick().await;

    page.press("td button").await;
    tick().await;
    for side in [Side::Why, Side::Inspector] {
        session.views.open_side(side);
        tick().await;
    }
    let warnings = recorder.warnings.take();
    drop(recorder);
    assert_eq!(warnings, Vec::<String>::new());
}

fn call(session: Session, call: IamCall) -> Vec<Response> {
    let outcome = session.call("Step", vec![ApiCall::Iam(call)]);
    assert_eq!(outcome.refused, None);
    outcome.responses
}

async fn run(session: Session) {
    session.run_app();
    tick().await;
    for panel in [Panel::Console, Panel::Events, Panel::Cli, Panel::Matrix] {
        session.views.set_panel(panel);
        tick().await;
    }
}
