//! Every dialog: it renders, refuses bad input, and emits its command.

use iam_playground::components::create::Dialogs;
use iam_playground::session::Dialog;
use iam_playground::session::selection::{RequestCaller, Selection, WhyTarget};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{MountedPage, mount};

/// A form whose first text field decides whether it is accepted.
struct NameForm {
    dialog: Dialog,
    /// How often *Next* comes before the field.
    steps_before: usize,
    field: &'static str,
    bad: &'static str,
    refusal: &'static str,
    good: &'static str,
    step: &'static str,
}

async fn open(dialog: Dialog) -> MountedPage {
    let page = mount(|| view! { <Dialogs/> });
    page.session.dialog.set(Some(dialog));
    tick().await;
    page
}

/// The dialog refuses the bad name and stays open; with the good one it closes and its step is in the history.
async fn check_name_form(form: NameForm) {
    let page = open(form.dialog).await;
    for _ in 0..form.steps_before {
        page.press("form button.primary").await;
    }
    page.fill(form.field, form.bad).await;
    page.press("form button.primary").await;
    assert!(page.text().contains(form.refusal), "{}: {}", form.field, page.text());
    assert!(page.session.dialog.get_untracked().is_some(), "{} closed", form.field);
    assert_eq!(page.session.undo_name(), None, "{}", form.field);
    page.fill(form.field, form.good).await;
    page.press("form button.primary").await;
    assert_eq!(page.session.undo_name().as_deref(), Some(form.step), "{}", page.text());
    assert!(page.session.dialog.get_untracked().is_none(), "{} stays open", form.field);
}

#[wasm_bindgen_test]
async fn dialogs_that_create_refuse_a_bad_name_and_take_a_good_one() {
    let forms = [
        NameForm {
            dialog: Dialog::CreateUser,
            steps_before: 0,
            field: "#user-name",
            bad: "two words",
            refusal: "userName",
            good: "ann",
            step: "Create user ann",
        },
        NameForm {
            dialog: Dialog::CreateGroup,
            steps_before: 0,
            field: "#group-name",
            bad: "a/b",
            refusal: "groupName",
            good: "Developers",
            step: "Create group Developers",
        },
        NameForm {
            dialog: Dialog::CreateRole,
            steps_before: 2,
            field: "#role-name",
            bad: "",
            refusal: "roleName",
            good: "PhotoApp",
            step: "Create role PhotoApp",
        },
        NameForm {
            dialog: Dialog::CreatePolicy,
            steps_before: 0,
            field: "#policy-name",
            bad: "",
            refusal: "policyName",
            good: "PhotoAppAccess",
            step: "Create policy PhotoAppAccess",
        },
        NameForm {
            dialog: Dialog::CreateResource,
            steps_before: 0,
            field: "#resource-name",
            bad: "Photos",
            refusal: "bucket is not valid",
            good: "photo-archive",
            step: "Create photo-archive",
        },
        NameForm {
            dialog: Dialog::AddAccount,
            steps_before: 0,
            field: "#account-name",
            bad: " ",
            refusal: "Give the account a name",
            good: "Partner",
            step: "Add account Partner",
        },
    ];
    for form in forms {
        check_name_form(form).await;
    }
}

#[wasm_bindgen_test]
async fn launch_instance_launches_with_the_metadata_options() {
    let page = open(Dialog::LaunchInstance).await;
    page.press("form button.primary").await;
    let document = page.session.document_untracked();
    assert_eq!(document.home().ec2.instances.len(), 2, "{}", page.text());
    let Some(Selection::Instance(id)) = page.session.selection.get_untracked() else {
        panic!("the new instance is not selected");
    };
    assert!(document.home().ec2.instances.contains_key(&id));
}

#[wasm_bindgen_test]
async fn start_over_asks_first() {
    let page = open(Dialog::AddAccount).await;
    page.fill("#account-name", "Partner").await;
    page.press("form button.primary").await;
    page.session.dialog.set(Some(Dialog::Reset));
    tick().await;
    page.press_button("Keep working").await;
    assert_eq!(page.session.undo_name().as_deref(), Some("Add account Partner"));
    page.session.dialog.set(Some(Dialog::Reset));
    tick().await;
    page.press(".danger").await;
    assert_eq!(page.session.document_untracked().world().accounts().keys().count(), 1);
}

#[wasm_bindgen_test]
async fn explain_an_access_denied_refuses_other_texts_and_reads_an_error() {
    let page = open(Dialog::ExplainDenied).await;
    page.fill("#denied-text", "Hello, world").await;
    page.press("form button.primary").await;
    assert!(!page.find("[role=alert]").text_content().unwrap().is_empty(), "{}", page.text());
    let error = "An error occurred (AccessDenied) when calling the PutObject operation: User: \
                 arn:aws:iam::111122223333:user/nobody is not authorized to perform: s3:PutObject on resource: \
                 \"arn:aws:s3:::photo-app-bucket/cat.jpg\" because no identity-based policy allows the s3:PutObject action";
    page.fill("#denied-text", error).await;
    page.press("form button.primary").await;
    let read = page.find(".refusal").text_content().unwrap();
    assert!(read.contains("AWS names: no Allow in an identity-based policy"), "{read}");
    assert!(page.find("mark").text_content().unwrap().contains("s3:PutObject"), "{read}");
    assert!(read.contains("not in this world"), "{read}");
}

/// Caller, action and resource can be changed before anything is asked; a caller from outside becomes a row of the matrix.
#[wasm_bindgen_test]
async fn question_of_a_refusal_is_edited_and_asked() {
    let page = open(Dialog::ExplainDenied).await;
    page.fill(
        "#denied-text",
        "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied",
    )
    .await;
    page.press("form button.primary").await;
    assert!(page.text().contains("Write the caller"), "{}", page.text());
    page.fill("#denied-0-caller", "token.actions.githubusercontent.com").await;
    page.fill("#denied-0-action", "sts:AssumeRoleWithWebIdentity").await;
    page.fill("#denied-0-resource", "role").await;
    assert!(page.text().contains("neither an ARN nor *"), "{}", page.text());
    page.fill("#denied-0-resource", "arn:aws:iam::111122223333:role/Deploy").await;
    page.fill("#denied-0-keys", "token.actions.githubusercontent.com:sub = repo:acme/app").await;
    page.press(".question button.primary").await;
    let document = page.session.document_untracked();
    assert!(page.session.dialog.get_untracked().is_none());
    assert_eq!(document.callers.len(), 1);
    let Some(WhyTarget::Cell(caller, request)) = page.session.explanation.target_untracked() else {
        panic!("nothing is explained");
    };
    assert_eq!(caller, RequestCaller::Hypothetical(document.callers[0].clone()));
    assert_eq!(request.resource, "arn:aws:iam::111122223333:role/Deploy");
}

/// The field that has to be changed is told; the caller is then a row of the matrix.
#[wasm_bindgen_test]
async fn caller_from_outside_is_set_up_field_by_field() {
    let page = open(Dialog::AddCaller).await;
    page.press(".caller-form button.primary").await;
    assert!(page.text().contains("Write the provider’s address"), "{}", page.text());
    page.fill("#new-caller-oidc-provider", "token.actions.githubusercontent.com").await;
    page.fill("#new-caller-subject", "repo:acme/app:pull_request").await;
    page.press(".caller-form button.primary").await;
    assert!(page.session.dialog.get_untracked().is_none(), "{}", page.text());
    let document = page.session.document_untracked();
    let [caller] = document.callers.as_slice() else { panic!("{} callers", document.callers.len()) };
    assert!(caller.contains("repo:acme/app:pull_request"), "{caller}");
    let rows = page.session.matrix.get_untracked().rows;
    assert_eq!(rows.last().map(|row| row.name.as_str()), Some("repo:acme/app:pull_request"));
}

#[wasm_bindgen_test]
async fn several_refusals_open_one_by_one() {
    let page = open(Dialog::ExplainDenied).await;
    let said = |action: &str| {
        format!(
            "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: {action} because no identity-based policy allows the {action} action\n"
        )
    };
    page.fill("#denied-text", &["s3:ListAllMyBuckets", "iam:ListRoles"].map(said).concat()).await;
    page.press("form button.primary").await;
    assert_eq!(page.all("details.refusal").len(), 2, "{}", page.text());
    assert!(page.text().contains("1. s3:ListAllMyBuckets") && page.text().contains("2. iam:ListRoles"));
    assert_eq!(page.all(".question").len(), 1);
}

#[wasm_bindgen_test]
async fn import_account_refuses_what_is_no_account() {
    let page = open(Dialog::Import).await;
    page.fill("textarea", "{}").await;
    page.press_button("Read").await;
    assert!(page.session.dialog.get_untracked().is_some());
    assert_eq!(page.session.undo_name(), None);
}

/// Dialogs that show or list, by their titles.
#[wasm_bindgen_test]
async fn dialogs_that_show_have_their_title_and_close() {
    let dialogs = [
        (Dialog::Examples, "Examples"),
        (Dialog::SavedWork, "Saved"),
        (Dialog::CompareStates, "Compare states"),
        (Dialog::CompareVersions("arn:aws:iam::111122223333:policy/none".to_owned()), "Compare versions"),
        (Dialog::Palette, ""),
        (Dialog::LessonPath, ""),
        (Dialog::WhoAndWhat, "Who and what"),
        (Dialog::CourseFinished, "You have finished the last lesson"),
        (Dialog::MakeLesson, "Make a lesson"),
        (Dialog::Share, "Share"),
        (Dialog::Keyboard, "Help and keyboard"),
        (Dialog::Export, "Export"),
        (Dialog::Connect(Selection::Bucket("photo-app-bucket".to_owned())), "photo-app-bucket"),
        (Dialog::Detach(Selection::Bucket("photo-app-bucket".to_owned())), "photo-app-bucket"),
    ];
    for (dialog, title) in dialogs {
        let page = open(dialog.clone()).await;
        let heading = page.find("dialog h2").text_content().unwrap();
        assert!(heading.contains(title), "{dialog:?}: {heading}");
        page.press(".modal-head button").await;
        assert!(page.session.dialog.get_untracked().is_none(), "{dialog:?}");
        assert!(page.all("dialog").is_empty(), "{dialog:?}");
    }
}
