//! Judges the limits of goals. What judges them is fetched when a goal hangs on one.

use std::sync::Arc;

use aws_world::World;
use leptos::prelude::*;
use lessons::{AccessLimit, JudgeLimit, JudgedLimits, Lesson, LimitVerdict, limits, limits_of};

use crate::components::policy_editor::findings::fetch_common;
use crate::session::access_limits::limit_judge;
use crate::session::service_reference::FetchedReference;
use crate::session::{Session, use_session};
use crate::text::{buttons, limit_judge as text};
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::fetched::FetchState;
use crate::ui::inline_markup::InlineMarkup;

/// Limits as far as they are judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitsNow {
    /// The verdicts.
    pub judged: JudgedLimits,
    /// Whether what judges them is here.
    judge: FetchState,
}

impl LimitsNow {
    /// What is to be said of limits that are not known to be kept, each once.
    pub fn notes<'l>(&self, limits: impl IntoIterator<Item = &'l AccessLimit>) -> Vec<String> {
        let mut notes = Vec::new();
        for limit in limits {
            notes.extend(note(limit, self).filter(|note| !notes.contains(note)));
        }
        notes
    }
}

/// What judges limits, once it is fetched.
#[derive(Clone, Copy, Debug)]
pub struct LimitJudge {
    session: Session,
    /// `None` until something hangs on a limit.
    judge: RwSignal<Option<Result<JudgeLimit, ()>>>,
    is_asked: StoredValue<bool>,
}

impl LimitJudge {
    /// Nothing is fetched yet.
    pub fn new(session: Session) -> Self {
        Self { session, judge: RwSignal::new(None), is_asked: StoredValue::new(false) }
    }

    /// The limits that a lesson's goals and replies hang on, judged in the world of now.
    pub fn of_lesson(self, lesson: Arc<Lesson>) -> ErasedMemo<LimitsNow> {
        let session = self.session;
        ErasedMemo::new(move || {
            let document = session.document();
            self.judge(limits(&lesson, &document.lesson_state), document.world())
        })
    }

    /// Judges limits, tracked; where nothing can judge them yet, that is fetched.
    pub fn judge(self, limits: Vec<&AccessLimit>, world: &World) -> LimitsNow {
        let open = |judge| LimitsNow { judged: JudgedLimits::default(), judge };
        if limits.is_empty() {
            return open(FetchState::Ready(()));
        }
        let judge = match self.judge.get() {
            Some(Ok(judge)) => judge,
            Some(Err(())) => return open(FetchState::Failed(())),
            None => {
                self.fetch();
                return open(FetchState::Loading);
            }
        };
        let reference = self.session.service_reference;
        let judged = reference.with(|reference| {
            JudgedLimits::judge(limits, world, |world, limit| judge(world, limit, reference.known()))
        });
        let is_exceeded = judged.iter().any(|(_, verdict)| matches!(verdict, LimitVerdict::Exceeded(_)));
        if is_exceeded && reference.with_untracked(FetchedReference::lacks_common) {
            // With it the request that is told is one that people know.
            wasm_bindgen_futures::spawn_local(async move { fetch_common(reference) });
        }
        LimitsNow { judged, judge: FetchState::Ready(()) }
    }

    fn fetch(self) {
        if self.is_asked.get_value() {
            return;
        }
        self.is_asked.set_value(true);
        wasm_bindgen_futures::spawn_local(self.fetched());
    }

    /// Waits until what judges limits is fetched, or cannot be.
    pub async fn fetched(self) {
        let fetched = limit_judge().await.map_err(|_| ());
        let _ = self.is_asked.try_set_value(false);
        let _ = self.judge.try_set(Some(fetched));
    }

    /// Lets what could not be fetched be fetched once more.
    fn try_again(self) {
        self.judge.set(None);
    }
}

/// What is to be said of the limits that a lesson's goals hang on, until they are kept.
#[component]
pub fn LimitNotes(
    judge: LimitJudge,
    lesson: Arc<Lesson>,
    now: ErasedMemo<LimitsNow>,
    /// Which goals are met: of those nothing is said.
    met: ErasedMemo<Vec<bool>>,
) -> impl IntoView {
    let session = use_session();
    let notes = ErasedMemo::new(move || {
        let document = session.document();
        let met = met.get();
        let open = lesson.goals.iter().zip(met).filter(|(_, met)| !met);
        let of_goals = open.flat_map(|(goal, _)| limits_of(&goal.check, &document.lesson_state));
        now.with(|now| now.notes(of_goals))
    });
    let failed = move || now.with(|now| now.judge == FetchState::Failed(()));
    view! {
        <div class="lesson-limits" aria-live="polite">
            {dyn_view(move || notes.get().into_iter().map(|text| view! { <p class="reply"><InlineMarkup text/></p> }).collect_view())}
            {dyn_view(move || failed().then(|| view! {
                <button type="button" class="quiet" on:click=move |_| judge.try_again()>{buttons::TRY_AGAIN}</button>
            }))}
        </div>
    }
}

fn note(limit: &AccessLimit, now: &LimitsNow) -> Option<String> {
    let who = limit.principal_arn.rsplit('/').next().unwrap_or_default();
    match (now.judged.verdict(limit), now.judge) {
        (None, FetchState::Failed(())) => Some(text::NOT_FETCHED.to_owned()),
        (None, _) => Some(text::judging(who)),
        (Some(LimitVerdict::Kept), _) => None,
        (Some(LimitVerdict::Exceeded(extra)), _) => Some(text::exceeded(who, extra)),
        (Some(LimitVerdict::Undecided(reason)), _) => Some(text::undecided(who, reason)),
        (Some(LimitVerdict::NoPrincipal), _) => Some(text::no_principal(who)),
    }
}
