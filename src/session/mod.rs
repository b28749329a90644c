//! The user's session: the document, its history, and the state of the interface.

pub mod access_comparison;
pub mod access_difference;
pub mod access_limits;
pub mod access_sentence;
pub mod account_summary;
pub mod app_status;
pub mod assumptions;
pub mod authorization_lookup;
pub mod aws_managed;
pub mod caller_fields;
mod calls;
mod catalog;
pub mod checksum;
pub mod command;
pub mod completion_names;
pub mod connect;
mod console_caller;
pub mod course_picture;
pub mod denial_comparison;
pub mod denial_question;
pub mod document;
pub mod dry_run;
pub mod embed_code;
pub mod embed_options;
pub mod examples;
pub mod expectation;
pub mod explanation;
pub mod exposure;
pub mod fix;
pub mod history;
pub mod hypothetical_caller;
pub mod inline_draft;
pub mod kept_lesson;
pub mod last_change;
pub mod lesson_draft;
pub mod lesson_files;
pub mod lesson_findings;
pub mod link;
pub mod map_items;
pub mod matrix;
pub mod matrix_filter;
pub mod messages;
pub mod open_views;
pub mod opened_work;
pub mod other_grants;
pub mod own_lesson;
pub mod palette;
pub mod pointed_at;
pub mod policy_changes;
pub mod policy_comparison;
mod preview;
pub mod progress;
pub mod published_world;
pub mod redundancy;
mod replace_document;
pub mod request_path;
pub mod saved_document;
pub mod selection;
pub mod service_reference;
pub mod share_file;
pub mod shareable_question;
pub mod shared_document;
pub mod sign_in;
pub mod statement_question;
pub mod story;
#[cfg(test)]
pub(crate) mod test_worlds;
pub mod ui_state;
mod undo;
pub mod written_policy;

use std::sync::Arc;

use aws_world::sts::Credentials;
use aws_world::{ApiCall, SimTime, World};
use iam_policy::access_denied::Denial;
use leptos::prelude::*;

use crate::text::embed::READ_ONLY;
use crate::text::session::messages::DOES_NOT_EXIST;
use crate::ui::erased_memo::ErasedMemo;
use catalog::Catalog;
use command::{CallFunction, Command, OpenedScope, Outcome};
use document::Document;
use explanation::Explanation;
use exposure::Exposures;
use history::{History, HistoryStep};
use matrix::Matrix;
use messages::Messages;
use open_views::OpenViews;
use pointed_at::Pointer;
use saved_document::Drafts;
use selection::{Selection, WhyTarget};
use service_reference::FetchedReference;
use shared_document::SuspendedWork;
use sign_in::SignIn;
use statement_question::StatementQuestion;
pub use ui_state::{Dialog, Notice, Panel, PolicyView, Side, View};

/// Has the draft of a lesson, as it is kept, take its worlds from a document.
pub type SettleDraft = fn(&str, &Document) -> String;

/// Everything the components share. A handle: copying it copies no data.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    document: RwSignal<Arc<Document>>,
    /// What carries out calls, once a chunk with it is loaded.
    call_function: StoredValue<Option<CallFunction>>,
    /// The catalog of AWS managed policies, once a chunk with it is loaded.
    catalog: StoredValue<Option<Catalog>>,
    /// Nothing can be changed: an embed with this option.
    pub read_only: StoredValue<bool>,
    /// The user's own work while a shared world is previewed; nothing is saved then.
    pub suspended_work: RwSignal<Option<SuspendedWork>>,
    history: RwSignal<History>,
    /// How many steps there were when a state was saved last.
    steps_saved: StoredValue<u64>,
    /// Tells what the newest step changed in access, once its calls were made. An embed tells nothing.
    pub tell_access: StoredValue<Option<fn(Session)>>,
    /// Has the draft of a lesson take its worlds from the document that is left ([`KeptLesson::settled`](kept_lesson::KeptLesson)), once
    /// the chunk is loaded that can write documents.
    pub settle_draft: StoredValue<Option<SettleDraft>>,
    /// Another document was opened since the matrix was computed last: there are no verdicts to compare with.
    resets_baseline: StoredValue<bool>,
    /// The matrix of the current document.
    pub matrix: Memo<Matrix>,
    /// Selected item.
    pub selection: RwSignal<Option<Selection>>,
    /// What is explained.
    pub explanation: Explanation,
    /// What is pointed at, and what belongs to it.
    pub pointer: Pointer,
    /// The card that is being dragged.
    pub dragged: RwSignal<Option<Selection>>,
    /// How many times a program was run since the page was loaded.
    pub runs: RwSignal<usize>,
    /// Which views are open.
    pub views: OpenViews,
    /// The story at the left is closed: on a wide window its pane is a strip with the way back.
    pub is_story_closed: RwSignal<bool>,
    /// How policies are shown while they are edited.
    pub policy_view: RwSignal<PolicyView>,
    /// Open dialog.
    pub dialog: RwSignal<Option<Dialog>>,
    /// What the page says by itself.
    pub messages: Messages,
    /// Unsaved policy texts.
    pub drafts: RwSignal<Drafts>,
    /// What is known about AWS's services.
    pub service_reference: RwSignal<FetchedReference>,
    /// Who outside of the account is let in by its resources' policies, as far as it was asked.
    pub exposures: RwSignal<Exposures>,
    /// The access key made last, for pasting into the app.
    pub newest_access_key: RwSignal<Option<Credentials>>,
    /// How far the user is with the lessons, as [`progress`] reads it.
    pub progress: RwSignal<String>,
    /// The lesson that was chosen and is not looked at yet: its world is set up once it is there.
    chosen_lesson: StoredValue<Option<usize>>,
    /// How many hints of the open lesson are shown.
    pub hints_shown: RwSignal<usize>,
    /// The question of the open lesson that asks for a statement.
    pub statement_question: RwSignal<Option<StatementQuestion>>,
}

impl Session {
    /// A session on `document` with unsaved texts `drafts`.
    pub fn new(document: Document, drafts: Drafts) -> Self {
        let document = RwSignal::new(Arc::new(document));
        let resets_baseline = StoredValue::new(false);
        let matrix = Memo::new(move |before: Option<&Matrix>| {
            let was_reset = resets_baseline.try_update_value(std::mem::take).unwrap_or_default();
            document.with(|d| matrix::compute_matrix(d, before.filter(|_| !was_reset)))
        });
        Self {
            document,
            call_function: StoredValue::new(None),
            catalog: StoredValue::new(None),
            read_only: StoredValue::new(false),
            suspended_work: RwSignal::new(None),
            history: RwSignal::new(History::default()),
            steps_saved: StoredValue::new(0),
            tell_access: StoredValue::new(None),
            settle_draft: StoredValue::new(None),
            resets_baseline,
            matrix,
            selection: RwSignal::new(None),
            explanation: Explanation::default(),
            pointer: Pointer::default(),
            dragged: RwSignal::new(None),
            runs: RwSignal::new(0),
            views: OpenViews::default(),
            is_story_closed: RwSignal::new(false),
            policy_view: RwSignal::new(PolicyView::Json),
            dialog: RwSignal::new(None),
            messages: Messages::default(),
            drafts: RwSignal::new(drafts),
            service_reference: RwSignal::new(FetchedReference::default()),
            exposures: RwSignal::new(Exposures::default()),
            newest_access_key: RwSignal::new(None),
            progress: RwSignal::new(String::new()),
            chosen_lesson: StoredValue::new(None),
            hints_shown: RwSignal::new(0),
            statement_question: RwSignal::new(None),
        }
    }

    /// The current document, tracked.
    // So that a warning of Leptos names the place that reads outside tracking.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn document(&self) -> Arc<Document> {
        self.document.get()
    }

    /// The current document.
    pub fn document_untracked(&self) -> Arc<Document> {
        self.document.get_untracked()
    }

    /// Whether this is the current document, and the session still there.
    pub fn shows(&self, document: &Arc<Document>) -> bool {
        self.document.try_with_untracked(|shown| Arc::ptr_eq(shown, document)).unwrap_or_default()
    }

    /// A memo derived from the document: recomputed with it, passed on only when it differs.
    pub fn derive<T: PartialEq + Send + Sync + 'static>(
        &self,
        get: impl Fn(&Document) -> T + Send + Sync + 'static,
    ) -> ErasedMemo<T> {
        let document = self.document;
        ErasedMemo::new(move || document.with(|d| get(d)))
    }

    /// The world's time, tracked.
    pub fn now(&self) -> SimTime {
        self.document.with(|document| document.world().now())
    }

    /// Performs a command as one step of the history. Calls wait for what carries them out, where no chunk with it is loaded:
    /// their outcome is then shown and not returned.
    pub fn perform(&self, command: Command) -> Outcome {
        match self.call_function.get_value() {
            None if command.makes_calls() => {
                self.perform_later(command);
                Outcome::default()
            }
            call => self.perform_with(command, call.unwrap_or(World::call_of_program)),
        }
    }

    fn perform_with(&self, command: Command, call: CallFunction) -> Outcome {
        if self.read_only.get_value() {
            self.tell(READ_ONLY, true);
            return Outcome::default();
        }
        let before = self.document.get_untracked();
        let mut after = Document::clone(&before);
        if let Some(catalog) = self.catalog.get_value() {
            catalog.add_to(&mut after.lesson_state.world);
        }
        let (name, opened_scope) = (command.name(), command.opened_scope());
        // What a lesson is made of is thrown away then, and undoing brings it back.
        let has_drafts =
            opened_scope == Some(OpenedScope::Document) || matches!(command, Command::MakeLesson(_));
        match command {
            Command::OpenLesson(lesson) => self.chosen_lesson.set_value(Some(lesson)),
            Command::Open { .. } => self.chosen_lesson.set_value(None),
            _ => {}
        }
        let is_run = matches!(command, Command::RunApp | Command::RunStranger(_));
        let is_shown_in_place = command.is_shown_in_place();
        let changes_access = command.changes_access();
        let outcome = command.perform_with(&mut after, call);
        if outcome.changed {
            let drafts = has_drafts.then(|| self.drafts.get_untracked());
            self.history.update(|history| {
                history.record(HistoryStep { name, document: before, drafts, access: None })
            });
        }
        self.show_after(opened_scope, Arc::new(after));
        if let Some(tell) = self.tell_access.get_value().filter(|_| changes_access && outcome.changed) {
            tell(*self);
        }
        if is_run && outcome.changed {
            self.runs.update(|runs| *runs += 1);
        }
        if is_shown_in_place && outcome.changed {
            self.announce(&outcome.message);
        } else {
            let is_error = outcome.refused.is_some();
            let why = is_error.then(|| self.document_untracked().explained_refusal()).flatten();
            self.show_notice(Notice { text: outcome.message.clone(), is_error, why });
        }
        outcome
    }

    /// Makes calls in the console as one step named `name`. What makes them comes with whoever calls this: only parts that
    /// only lazily loaded chunks call it.
    pub fn call(&self, name: impl Into<String>, calls: Vec<ApiCall>) -> Outcome {
        self.call_function.set_value(Some(World::call));
        self.perform(Command::Call { name: name.into(), calls })
    }

    /// Runs the photo app and opens the console.
    pub fn run_app(&self) {
        self.perform(Command::RunApp);
        self.open_panel(Panel::Console);
    }

    /// Whether the user is signed in as somebody else than the administrator.
    pub fn acts_as_somebody(&self) -> bool {
        self.document.with_untracked(|document| document.sign_in.principal.is_some())
    }

    /// Signs the user in as the administrator of the account that is shown.
    pub fn act_as_administrator(&self) {
        let account = self.document_untracked().account().id.to_string();
        self.perform(Command::SignIn(SignIn { account, principal: None }));
    }

    /// Whether this lesson was chosen, once.
    pub fn take_chosen_lesson(&self, lesson: usize) -> bool {
        self.chosen_lesson
            .try_update_value(|chosen| chosen.take_if(|chosen| *chosen == lesson).is_some())
            .unwrap_or_default()
    }

    /// Selects an item and shows it in the inspector.
    pub fn select(&self, selection: Selection) {
        self.selection.set(Some(selection));
        self.open_view(View::Build);
    }

    /// Selects an item; for another account, signs in there as its administrator. Of what does not exist it only says so.
    pub fn open_selection(&self, selection: Selection) {
        let is_there = |document: &Arc<Document>| {
            document.contains(&selection) || self.is_inline_draft(document, &selection)
        };
        if !self.document.with_untracked(is_there) {
            self.tell(DOES_NOT_EXIST, false);
            return;
        }
        if let Selection::Account(id) | Selection::InAccount(id, _) = &selection
            && self.document.with_untracked(|document| document.account().id != *id)
        {
            let (account, principal) = (id.clone(), None);
            self.perform(Command::SignIn(SignIn { account, principal }));
            if self.read_only.get_value() {
                return;
            }
        }
        self.select(match selection {
            Selection::InAccount(_, item) => *item,
            selection => selection,
        });
    }

    /// Opens a tab below the world, on a narrow screen with the view that has it.
    pub fn open_panel(&self, panel: Panel) {
        self.views.open_panel(panel);
    }

    /// Opens a view of a narrow screen, with the side that belongs to it.
    pub fn open_view(&self, view: View) {
        self.views.open_view(view);
    }

    /// Keyboard shortcuts of an item that has the focus: plus lists what can be connected with it, Delete what it can be
    /// detached from. Returns whether the key was one of them.
    pub fn connect_by_key(&self, key: &str, of: &Selection) -> bool {
        let dialog = match key {
            "+" | "Insert" => Dialog::Connect(of.clone()),
            "Delete" => Dialog::Detach(of.clone()),
            _ => return false,
        };
        self.dialog.set(Some(dialog));
        true
    }

    /// Explains a verdict.
    pub fn explain(&self, target: WhyTarget) {
        self.explain_beside(target, None);
    }

    /// Explains a verdict beside the refusal of a real account that it was asked for.
    pub fn explain_beside(&self, target: WhyTarget, denial: Option<Arc<Denial>>) {
        self.explanation.begin(target, denial);
        self.open_view(View::Why);
    }

    /// Shows a message and says it to screen readers, with the verdicts that changed.
    pub fn tell(&self, text: &str, is_error: bool) {
        self.show_notice(Notice { text: text.to_owned(), is_error, why: None });
    }

    fn show_notice(&self, notice: Notice) {
        if notice.text.is_empty() {
            return;
        }
        let text = notice.text.clone();
        self.messages.show(notice);
        self.announce(&text);
    }

    /// Says to screen readers what stands on the screen already, with the verdicts that changed.
    pub fn announce(&self, text: &str) {
        if text.is_empty() {
            return;
        }
        let changes = self.matrix.try_with_untracked(Matrix::changes).unwrap_or_default();
        self.messages.announce(format!("{} {changes}", text.replace('`', "")));
    }

    fn show(&self, document: Arc<Document>) {
        let selected = self.selection.get_untracked();
        let is_gone = |it: &Selection| !document.contains(it) && !self.is_inline_draft(&document, it);
        if selected.as_ref().is_some_and(is_gone) {
            self.selection.set(None);
        }
        self.document.set(document);
    }
}

/// The session of the component that calls this.
pub fn use_session() -> Session {
    expect_context()
}
