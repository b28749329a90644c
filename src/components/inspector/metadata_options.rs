//! How an instance's metadata service answers: with a token only, or anybody.

use aws_world::ApiCall;
use aws_world::ec2::{Ec2Call, Instance, MetadataOptions, MetadataParameters};
use leptos::prelude::*;

use crate::components::glossary::about;
use crate::session::use_session;
use crate::text::glossary;
use crate::text::inspector::metadata_options as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The switch between IMDSv2 only and both versions.
#[component]
pub fn MetadataSwitch(instance: ErasedMemo<Option<Instance>>) -> impl IntoView {
    let session = use_session();
    let options = move || instance.get().map(|instance| instance.metadata_options).unwrap_or_default();
    let required = move || options().tokens_required;
    let toggle = move |_| {
        let Some(instance) = instance.get_untracked() else { return };
        let (title, http_tokens) = if instance.metadata_options.tokens_required {
            (text::MAKE_IMDSV2_OPTIONAL, "optional")
        } else {
            (text::REQUIRE_IMDSV2, "required")
        };
        let metadata_options =
            MetadataParameters { http_tokens: http_tokens.to_owned(), ..MetadataParameters::default() };
        let call = Ec2Call::ModifyInstanceMetadataOptions { instance_id: instance.id, metadata_options };
        session.call(title, vec![ApiCall::Ec2(call)]);
    };
    view! {
        <div class="field-head">
            <label class="check">
                <input type="checkbox" aria-describedby="metadata-note" prop:checked=required on:change=toggle/>
                {text::REQUIRE_IMDSV2}
            </label>
            {about(glossary::IMDSV2)}
        </div>
        <p class="hint" id="metadata-note">{dyn_view(move || note(options()))}</p>
    }
}

fn note(options: MetadataOptions) -> &'static str {
    if options.tokens_required { text::TOKEN_NEEDED } else { text::NO_TOKEN_NEEDED }
}
