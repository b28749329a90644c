//! The order of the app's modules: each uses only those before it, at the top level and inside the folders of the
//! components and of the session.
#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;

use test_support::module_order::{Modules, source_files};

const LAYERS: [&str; 12] = [
    "text",
    "browser",
    "ui",
    "session",
    "map_layout",
    "matrix_layout",
    "link_picture",
    "persistence",
    "deep_links",
    "components",
    "pages",
    "app",
];

const COMPONENTS: [&str; 34] = [
    "access_change",
    "close_dialog",
    "copy_text",
    "lesson_files",
    "notice",
    "verdict",
    "view_bar",
    "glossary",
    "words",
    "panes",
    "marked_json",
    "policy_picker",
    "policy_editor",
    "exposure",
    "assumptions",
    "real_account",
    "compare",
    "account_bar",
    "outline",
    "run_bar",
    "run_console",
    "status_strip",
    "top_bar",
    "world_map",
    "access_matrix",
    "share",
    "inspector",
    "why",
    "limit_judge",
    "lesson_path",
    "make_lesson",
    "lesson_panel",
    "landing",
    "create",
];

/// Types of data and their functions, then the modules that give the `Session` further methods.
const SESSION: [&str; 69] = [
    "checksum",
    "progress",
    "course_picture",
    "story",
    "policy_changes",
    "written_policy",
    "lesson_files",
    "access_limits",
    "lesson_draft",
    "lesson_findings",
    "service_reference",
    "embed_options",
    "embed_code",
    "own_lesson",
    "assumptions",
    "selection",
    "statement_question",
    "explanation",
    "examples",
    "expectation",
    "sign_in",
    "document",
    "console_caller",
    "completion_names",
    "last_change",
    "other_grants",
    "matrix",
    "hypothetical_caller",
    "caller_fields",
    "denial_question",
    "denial_comparison",
    "matrix_filter",
    "dry_run",
    "policy_comparison",
    "access_difference",
    "access_comparison",
    "access_sentence",
    "redundancy",
    "exposure",
    "authorization_lookup",
    "map_items",
    "request_path",
    "pointed_at",
    "app_status",
    "command",
    "account_summary",
    "connect",
    "fix",
    "shareable_question",
    "saved_document",
    "kept_lesson",
    "opened_work",
    "published_world",
    "history",
    "link",
    "shared_document",
    "share_file",
    "ui_state",
    "open_views",
    "messages",
    "palette",
    "catalog",
    "aws_managed",
    "calls",
    "inline_draft",
    "replace_document",
    "undo",
    "preview",
    "test_worlds",
];

#[test]
fn modules_use_only_earlier_ones() {
    let modules = Modules::of_crate(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(modules.backward_uses(&[], &LAYERS), [] as [String; 0]);
    assert_eq!(modules.backward_uses(&["components"], &COMPONENTS), [] as [String; 0]);
    assert_eq!(modules.backward_uses(&["session"], &SESSION), [] as [String; 0]);
}

/// The document and its commands can be tested and read without a browser.
#[test]
fn session_names_no_browser() {
    let files = source_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/session"));
    assert!(files.len() > 40, "{} files", files.len());
    for (file, source) in files {
        assert!(!source.contains("crate::browser"), "{file}");
    }
}

/// What reaches the browser is in one place, where every call survives a frame that forbids it.
#[test]
fn browser_alone_names_web_sys_and_gloo() {
    let files = source_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(files.len() > 200, "{} files", files.len());
    let outside = files.into_iter().filter(|(file, _)| !file.starts_with("browser/"));
    let naming = outside.filter(|(_, source)| source.contains("web_sys") || source.contains("gloo"));
    assert_eq!(naming.map(|(file, _)| file).collect::<Vec<_>>(), [] as [String; 0]);
}
