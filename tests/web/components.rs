//! Components mounted in a page of their own.

use iam_playground::browser::pause::between_slices;
use iam_playground::components::access_matrix::AccessMatrix;
use iam_playground::components::outline::Outline;
use iam_playground::components::policy_editor::PolicyEditor;
use iam_playground::components::run_console::RunConsole;
use iam_playground::components::world_map::WorldMap;
use iam_playground::session::document::Document;
use iam_playground::session::{Panel, Session};
use iam_playground::ui::derived::Derived;
use iam_policy::document::PolicyType;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement};

/// Mounts a view over a fresh session and hands both to `test`'s caller.
fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> (Session, Element) {
    let page = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&page).unwrap();
    let session = StoredValue::new_local(None);
    leptos::mount::mount_to(page.clone().unchecked_into(), move || {
        let new = Session::new(Document::default(), Default::default());
        session.set_value(Some(new));
        provide_context(new);
        view()
    })
    .forget();
    (session.get_value().unwrap(), page)
}

fn text(page: &Element) -> String {
    page.text_content().unwrap_or_default()
}

fn press(page: &Element, selector: &str) {
    page.query_selector(selector).unwrap().unwrap().unchecked_into::<HtmlElement>().click();
}

#[wasm_bindgen_test]
async fn the_console_shows_a_run_and_forgets_it_on_undo() {
    Owner::new().set();
    let (session, page) = mount(|| view! { <RunConsole/> });
    session.panel.set(Panel::Console);
    tick().await;
    assert!(text(&page).contains("Nothing has run yet"));
    session.run_app();
    tick().await;
    assert!(text(&page).contains("Unable to locate credentials"), "{}", text(&page));
    session.undo();
    tick().await;
    assert!(text(&page).contains("Nothing has run yet"));
}

#[wasm_bindgen_test]
async fn a_cell_of_the_matrix_opens_its_explanation() {
    Owner::new().set();
    let (session, page) = mount(|| view! { <AccessMatrix/> });
    assert!(text(&page).contains("Nobody calls"));
    press(&page, "td button");
    tick().await;
    assert!(session.why.get_untracked().is_some());
}

#[wasm_bindgen_test]
async fn map_and_outline_select_the_same_things() {
    Owner::new().set();
    let (session, map) = mount(|| view! { <WorldMap/> });
    press(&map, ".card[data-kind=bucket]");
    let from_map = session.selection.get_untracked();

    let (session, outline) = mount(|| view! { <Outline/> });
    let leaves = outline.query_selector_all("[role=treeitem].leaf").unwrap();
    let bucket = (0..leaves.length())
        .map(|index| leaves.item(index).unwrap().unchecked_into::<HtmlElement>())
        .find(|leaf| leaf.text_content().unwrap().contains("photo-app-bucket"))
        .unwrap();
    bucket.click();
    assert_eq!(session.selection.get_untracked(), from_map);
    assert!(from_map.is_some());
}

#[wasm_bindgen_test]
async fn the_editor_keeps_bad_json_as_a_draft_and_shows_its_place() {
    Owner::new().set();
    let (session, page) = mount(|| {
        let text = Derived::new(|| "{}".to_owned());
        let on_save = Callback::new(|_: String| Some("MalformedPolicyDocument".to_owned()));
        view! { <PolicyEditor key="test" text policy_type=PolicyType::Identity on_save/> }
    });
    let area: HtmlTextAreaElement = page.query_selector("textarea").unwrap().unwrap().unchecked_into();
    area.set_value("{\n  \"Version\": }");
    area.dispatch_event(&Event::new("input").unwrap()).unwrap();
    // Said once typing pauses.
    for _ in 0..500 {
        if text(&page).contains("Line 2, column") {
            break;
        }
        between_slices().await;
    }
    assert!(text(&page).contains("Line 2, column"), "{}", text(&page));
    press(&page, "button.primary");
    tick().await;
    assert!(text(&page).contains("MalformedPolicyDocument"));
    assert_eq!(area.value(), "{\n  \"Version\": }");
    assert_eq!(session.drafts.get_untracked().get("test").map(String::as_str), Some("{\n  \"Version\": }"));
}
