//! Every panel: it renders, shows the session, and emits its command.

use iam_playground::components::access_matrix::AccessMatrix;
use iam_playground::components::lesson_panel::LessonPanel;
use iam_playground::components::outline::Outline;
use iam_playground::components::policy_editor::PolicyEditor;
use iam_playground::components::run_console::RunConsole;
use iam_playground::components::why::Why;
use iam_playground::components::world_map::WorldMap;
use iam_playground::session::Panel;
use iam_playground::session::selection::WhyTarget;
use iam_playground::ui::erased_memo::ErasedMemo;
use iam_policy::document::PolicyType;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

use super::page::mount;

#[wasm_bindgen_test]
async fn the_console_shows_a_run_and_forgets_it_on_undo() {
    let page = mount(|| view! { <RunConsole/> });
    page.session.views.set_panel(Panel::Console);
    tick().await;
    assert!(page.text().contains("Nothing has run yet"));
    page.session.run_app();
    tick().await;
    assert!(page.text().contains("Unable to locate credentials"), "{}", page.text());
    page.session.undo();
    tick().await;
    assert!(page.text().contains("Nothing has run yet"));
}

#[wasm_bindgen_test]
async fn a_cell_of_the_matrix_opens_its_explanation() {
    let page = mount(|| view! { <AccessMatrix/><Why/> });
    assert!(page.text().contains("Nobody calls"));
    page.press("td button").await;
    assert!(page.session.explanation.target_untracked().is_some());
    page.until_it_says("so no policy is read. First answer who").await;
}

#[wasm_bindgen_test]
async fn the_matrix_refuses_an_action_without_a_service_and_takes_another() {
    let page = mount(|| view! { <AccessMatrix/> });
    page.fill("#request-action", "DeleteObject").await;
    page.press(".add-request button").await;
    page.until_it_says("Write an action as service:Name").await;
    assert_eq!(page.session.undo_name(), None);
    page.fill("#request-action", "s3:DeleteObject").await;
    page.fill("#request-resource", "arn:aws:s3:::photo-app-bucket/photos/cat.jpg").await;
    page.press(".add-request button").await;
    page.until_it_says("s3:DeleteObject on arn").await;
    assert_eq!(page.session.undo_name().as_deref(), Some("Add to the matrix"));
}

#[wasm_bindgen_test]
async fn map_and_outline_select_the_same_things() {
    let map = mount(|| view! { <WorldMap/> });
    map.press(".card[data-kind=bucket]").await;
    let from_map = map.session.selection.get_untracked();

    let outline = mount(|| view! { <Outline/> });
    let leaves = outline.all("[role=treeitem].leaf");
    let bucket = leaves.iter().find(|leaf| leaf.text_content().unwrap().contains("photo-app-bucket"));
    bucket.unwrap().click();
    assert_eq!(outline.session.selection.get_untracked(), from_map);
    assert!(from_map.is_some());
}

#[wasm_bindgen_test]
async fn the_lesson_shows_its_first_goal() {
    let page = mount(|| view! { <LessonPanel/> });
    assert!(page.text().contains("Run the app without credentials and read its log"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn the_editor_keeps_bad_json_as_a_draft_and_shows_its_place() {
    let page = mount(|| {
        let text = ErasedMemo::new(|| "{}".to_owned());
        let on_save = Callback::new(|_: String| Some("MalformedPolicyDocument".to_owned()));
        view! { <PolicyEditor key="test" text policy_type=PolicyType::Identity on_save/> }
    });
    page.fill("textarea", "{\n  \"Version\": }").await;
    // Findings come once typing pauses.
    page.until_it_says("Line 2, column").await;
    page.press("button.primary").await;
    assert!(page.text().contains("MalformedPolicyDocument"));
    assert_eq!(page.find("textarea").unchecked_into::<HtmlTextAreaElement>().value(), "{\n  \"Version\": }");
    let drafts = page.session.drafts.get_untracked();
    assert_eq!(drafts.get("test").map(String::as_str), Some("{\n  \"Version\": }"));
}

#[wasm_bindgen_test]
async fn the_editor_says_what_the_draft_newly_allows_and_explains_a_request() {
    const SAVED: &str = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}}"#;
    let page = mount(|| {
        let text = ErasedMemo::new(|| SAVED.to_owned());
        let on_save = Callback::new(|_: String| None);
        view! { <PolicyEditor key="test" text policy_type=PolicyType::Identity on_save/> }
    });
    let wider = SAVED.replace("\"s3:GetObject\"", "[\"s3:GetObject\", \"s3:DeleteObject\"]");
    page.fill("textarea", &wider).await;
    page.until_it_says("Once saved, this policy newly allows s3:DeleteObject on every object of photos.")
        .await;
    assert!(!page.text().contains("no longer allows"), "{}", page.text());
    page.press(".policy-comparison button").await;
    assert!(matches!(page.session.explanation.target_untracked(), Some(WhyTarget::Draft(_))));
}
