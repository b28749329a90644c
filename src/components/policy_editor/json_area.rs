//! Where a policy is written: a text area with line numbers at once, and the full editor as soon as it has been fetched.

use iam_policy::document::PolicyType;
use iam_policy_ide::{complete, describe};
use leptos::children::ViewFn;
use leptos::html;
use leptos::prelude::*;

use crate::browser::editor::{self, Callbacks, Editor, EditorMark};
use crate::browser::focus;
use crate::session::completion_names::completion_names;
use crate::session::{Session, use_session};
use crate::text::policy_editor as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::fetched::{FetchState, Fetched, FetchedView};

/// A text, with flags in its gutter and marks in it.
#[component]
pub fn JsonArea(
    /// Element id.
    id: &'static str,
    /// Name for screen readers.
    label: &'static str,
    /// The text.
    text: ErasedMemo<String>,
    /// Which grammar, for completion.
    policy_type: PolicyType,
    /// Hears every change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Findings.
    flags: ErasedMemo<Vec<EditorMark>>,
    /// Marks of the selected explanation.
    marks: ErasedMemo<Vec<EditorMark>>,
) -> impl IntoView {
    let session = use_session();
    let host = NodeRef::<html::Div>::new();
    let state = RwSignal::new(FetchState::Loading);
    let mounted = StoredValue::new_local(None::<Editor>);
    let load = Callback::new(move |()| {
        let Some(host) = host.get_untracked() else { return };
        state.set(FetchState::Loading);
        editor::load(move |here| {
            if !here {
                let _ = state.try_set(FetchState::Failed(()));
                return;
            }
            // The reader may have gone on while it was fetched.
            let Some(shown) = text.try_get_untracked() else { return };
            let had_focus = focus::has_focus(id);
            let callbacks = callbacks(session, policy_type, on_input);
            let Some(editor) = Editor::mount(&host, id, label, &shown, callbacks) else { return };
            let _ = state.try_set(FetchState::Ready(()));
            if had_focus {
                editor.focus();
            }
            mounted.try_set_value(Some(editor));
        });
    });
    Effect::new(move |_| {
        host.track();
        load.run(());
    });
    let with_editor = move |act: &dyn Fn(&Editor)| {
        if state.get() == FetchState::Ready(()) {
            mounted.with_value(|editor| editor.iter().for_each(act));
        }
    };
    Effect::new(move |_| text.with(|text| with_editor(&|editor| editor.set_text(text))));
    Effect::new(move |_| {
        let text = text.get_untracked();
        flags.with(|flags| with_editor(&|editor| editor.set_findings(&text, flags)));
    });
    Effect::new(move |_| {
        let text = text.get_untracked();
        marks.with(|marks| with_editor(&|editor| editor.set_marks(&text, marks)));
    });
    // The text area stands in for it.
    let failure = FetchedView::new(
        move || match state.get() {
            FetchState::Failed(()) => FetchState::Failed(()),
            FetchState::Loading | FetchState::Ready(()) => FetchState::Ready(ViewFn::default()),
        },
        load,
    );
    view! {
        <div class="json-area" node_ref=host>
            <Show when=move || state.get() != FetchState::Ready(())>
                <TextArea id label text on_input/>
            </Show>
        </div>
        <Fetched view=failure failed=text::PLAIN_EDITOR/>
    }
}

fn callbacks(session: Session, policy_type: PolicyType, on_input: Callback<String>) -> Callbacks {
    Callbacks {
        on_input: Box::new(move |text| on_input.run(text)),
        complete: Box::new(move |text, at| {
            let names = completion_names(&session.document_untracked());
            let found = session
                .service_reference
                .with_untracked(|reference| complete(text, policy_type, at, reference.known(), &names))?;
            let options = found.options.into_iter().map(|option| (option.text, option.detail)).collect();
            Some((found.range, options))
        }),
        describe: Box::new(move |text, at| {
            let found = session
                .service_reference
                .with_untracked(|reference| describe(text, at, reference.known()))?;
            Some((found.range, found.lines))
        }),
    }
}

#[component]
fn TextArea(
    id: &'static str,
    label: &'static str,
    text: ErasedMemo<String>,
    on_input: Callback<String>,
) -> impl IntoView {
    let lines = ErasedMemo::new(move || text.with(|text| text.split('\n').count()));
    let numbers = move || (1..=lines.get()).map(|n| n.to_string()).collect::<Vec<_>>().join("\n");
    view! {
        <div class="plain-editor">
            <pre class="line-numbers" aria-hidden="true">{dyn_view(numbers)}</pre>
            <textarea id=id aria-label=label aria-describedby=format!("{id}-findings") spellcheck="false" autocomplete="off"
                autocapitalize="off" wrap="off" rows=move || lines.get().clamp(8, 40)
                prop:value=move || text.get()
                on:input:target=move |event| on_input.run(event.target().value())></textarea>
        </div>
    }
}
