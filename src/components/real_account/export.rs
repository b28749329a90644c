//! Export: the account shown as infrastructure code, to copy or to keep.

use aws_world::export::{ExportFormat, export};
use leptos::prelude::*;

use crate::browser::download;
use crate::components::close_dialog::close_dialog;
use crate::components::copy_text::copy_text;
use crate::session::use_session;
use crate::text::export_account as text;
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::tabs::Tabs;

/// A tab for each tool.
#[component]
pub fn Export() -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let format = RwSignal::new(ExportFormat::Cli);
    let code = ErasedMemo::new(move || {
        let document = session.document();
        export(document.world(), &document.account().id, format.get()).unwrap_or_default()
    });
    let tabs = vec![
        (ExportFormat::Cli, text::CLI),
        (ExportFormat::CloudFormation, text::CLOUD_FORMATION),
        (ExportFormat::Terraform, text::TERRAFORM),
    ];
    let keep = move |_| {
        if !download::download_text(format.get_untracked().file_name(), "text/plain", &code.get_untracked()) {
            session.tell(text::REFUSED, true);
        }
    };
    view! {
        <Modal title=text::TITLE on_close=on_close>
            <p>{text::ABOUT}</p>
            <Tabs id="export" label=text::TITLE tabs selected=move || format.get() on_choose=move |chosen| format.set(chosen)/>
            <div class="tab-panel" role="tabpanel" id="export-panel">
                <pre class="log export-text" tabindex="0" role="group" aria-label=move || text::text_of(format.get().file_name())>
                    {dyn_view(move || code.get())}
                </pre>
            </div>
            <footer class="modal-foot">
                <button type="button" on:click=move |_| copy_text(session, code.get_untracked(), text::TEXT)>{text::COPY}</button>
                <button type="button" class="primary" on:click=keep>{text::DOWNLOAD}</button>
            </footer>
        </Modal>
    }
}
