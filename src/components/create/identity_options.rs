//! What users and roles may be given when they are made: a permissions boundary and a tag.

use aws_world::iam::Tags;
use leptos::prelude::*;

use crate::components::glossary::about;
use crate::components::policy_picker::policy_name;
use crate::session::use_session;
use crate::text::create::extras as text;
use crate::text::glossary;
use crate::ui::dyn_view::dyn_view;
use crate::ui::field::TextField;

/// What was filled in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extras {
    boundary: RwSignal<String>,
    key: RwSignal<String>,
    value: RwSignal<String>,
}

impl Extras {
    /// ARN of the boundary, tracked.
    pub fn boundary(self) -> Option<String> {
        Some(self.boundary.get()).filter(|arn| !arn.is_empty())
    }

    /// The tag, tracked; none without a key.
    pub fn tags(self) -> Tags {
        let tag = Some((self.key.get(), self.value.get())).filter(|(key, _)| !key.is_empty());
        tag.into_iter().collect()
    }
}

/// The fields, folded away until somebody wants them.
#[component]
pub fn ExtraFields(extras: Extras, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let session = use_session();
    let aws_managed = session.aws_managed();
    let choices = session.derive(move |document| {
        let own = document.account().iam.policies.values().map(|policy| policy.arn.clone());
        let aws = aws_managed.iter().map(|policy| policy.arn.to_owned());
        own.chain(aws).collect::<Vec<_>>()
    });
    let option = move |arn: String| {
        let title = policy_name(&arn);
        let selected = extras.boundary.get_untracked() == arn;
        view! { <option value=arn selected=selected>{title}</option> }
    };
    view! {
        <details class="call-review">
            <summary>{text::BOUNDARY_TAGS_AND_MORE}</summary>
            {children.map(|children| children())}
            <div class="field">
                <span class="field-head"><label for="new-boundary">{text::PERMISSIONS_BOUNDARY}</label>{about(text::PERMISSIONS_BOUNDARY)}</span>
                <select id="new-boundary" aria-describedby="new-boundary-hint"
                    on:change:target=move |event| extras.boundary.set(event.target().value())>
                    <option value="">{text::NONE}</option>
                    {dyn_view(move || choices.get().into_iter().map(option).collect_view())}
                </select>
                <p class="hint" id="new-boundary-hint">{text::IT_GIVES_NOTHING}</p>
            </div>
            <TextField id="new-tag-key" label=text::TAG_KEY help=about(glossary::TAGS) value=extras.key placeholder=text::TAG_KEY_EXAMPLE/>
            <TextField id="new-tag-value" label=text::TAG_VALUE value=extras.value hint=text::MORE_TAGS/>
        </details>
    }
}
