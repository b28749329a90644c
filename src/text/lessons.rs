//! What the lesson panel says around a lesson.

/// Opens the path.
pub const ALL_LESSONS: &str = "All lessons";

/// Name of the pane.
pub const LESSON: &str = "Lesson";
/// Name of the list of lessons.
pub const LESSONS: &str = "Lessons";
/// In that list, where no lesson is open.
pub const CHOOSE_A_LESSON: &str = "Choose a lesson";
/// Above an example's title, with its number, and how many there are once that is known.
pub fn example(number: Option<u32>, of: Option<usize>) -> String {
    match (number, of) {
        (Some(number), Some(of)) => format!("Example {number} of {of}"),
        (Some(number), None) => format!("Example {number}"),
        (None, _) => "Example".to_owned(),
    }
}

/// Opens the example before.
pub const EXAMPLE_BEFORE: &str = "Previous";
/// Opens the example after.
pub const EXAMPLE_AFTER: &str = "Next";
/// That button's name with the example's title.
pub fn neighbor(button: &str, title: &str) -> String {
    format!("{button} example: {title}")
}

/// Before what surprises about an example.
pub const WHAT_SURPRISES: &str = "What surprises: ";
/// Above an example's goals.
pub const THREE_THINGS_TO_TRY: &str =
    "Try these, in any order. Undo, or the example opened again, brings the start back.";
/// Opens the gallery.
pub const ALL_EXAMPLES: &str = "All examples";
/// Where the story of an example could not be fetched.
pub const STORY_NOT_FETCHED: &str =
    "The story of this example could not be fetched. Check the connection and try again.";
/// Before the misconception.
pub const MYTH: &str = "Myth: ";
/// Before what is understood once all goals are met.
pub const NOW_YOU_KNOW: &str = "Now you know: ";
/// Above the goals: how many are met, of all.
pub fn goals_met(met: usize, of: usize) -> String {
    format!("Goals: {met} of {of}")
}

/// Shows them all where there is room for one.
pub const ALL_GOALS: &str = "All goals";
/// Shows the first open one again.
pub const FEWER_GOALS: &str = "Fewer goals";
/// Before a goal that has just been met, for screen readers.
pub const GOAL_MET: &str = "Goal met: ";
/// Before a goal, for screen readers.
pub const DONE: &str = "Done: ";
/// Before a goal, for screen readers.
pub const TO_DO: &str = "To do: ";
/// Before what the goals hang on.
pub const GOALS_HANG_ON: &str = "Whether the goals are met hangs on what was not imported:";
/// All goals are met.
pub const ALL_DONE: &str = "All goals met.";
/// Opens the next.
pub const NEXT_LESSON: &str = "Next lesson";
/// Looks at the step before.
pub const STEP_BEFORE: &str = "Step before";
/// Looks at the step after.
pub const STEP_AFTER: &str = "Step after";

/// Above an instruction. The first is 1.
pub fn step_of(number: usize, count: usize) -> String {
    format!("Step {number} of {count}")
}

/// Above a question.
pub const QUESTION: &str = "Question";
/// Name of the choices below it.
pub const ANSWERS: &str = "Answers";
/// Where the text of a lesson could not be fetched.
pub const LESSON_NOT_FETCHED: &str = "This lesson could not be fetched. Check the connection and try again.";
/// Where the user's world is not the lesson's.
pub const NOT_SET_UP: &str =
    "This lesson is not set up: it plays in another world than the one you see, so no goal can be met here.";
/// Name of the saved entry that keeps the reader's own work. The first lesson is 1.
pub fn work_before(lesson: usize) -> String {
    format!("My work before lesson {lesson}")
}

/// Said when the lesson that was chosen has taken the place of another, or of nothing.
pub const IS_SET_UP: &str = "The lesson is set up. Undo brings back what was there.";
/// Said when the lesson has taken the place of the reader's own work.
pub fn own_work_kept(name: &str) -> String {
    format!("The lesson is set up. Your own work is kept: Saved, “{name}”.")
}

/// Name of the saved entry that keeps a draft of a lesson, where work with another draft was opened.
pub const DRAFT_BEFORE: &str = "My lesson draft";
/// Said when work with another draft of a lesson has taken the place of the reader's own.
pub fn draft_kept(name: &str) -> String {
    format!("This work has a lesson draft of its own. Yours is kept: Saved, “{name}”.")
}

/// While the lesson's world is fetched.
pub const SETTING_UP: &str = "Setting up the lesson…";
/// Puts the lesson's world in the place of the user's.
pub const SET_UP: &str = "Set up this lesson";
/// Under it.
pub const SET_UP_HINT: &str =
    "It starts in a world of its own, which takes the place of yours. Undo brings yours back.";
/// Name of that step in the history.
pub const THE_WORLD: &str = "the lesson’s world";
/// Name of the step that puts the solution there.
pub const THE_SOLUTION: &str = "the lesson’s solution";

/// Title of the page while a lesson of somebody's own is open.
pub fn page_of_lesson(title: &str) -> String {
    format!("{title} – IAM Playground")
}

/// A lesson in the list of lessons. The first is 1.
pub fn listed(number: usize, title: &str, minutes: &str) -> String {
    format!("{number}. {title} ({minutes} min)")
}

/// The button that shows the next hint. The first is 1.
pub fn hint(number: usize, of: usize) -> String {
    format!("Hint {number} of {of}")
}

/// How many requests are permitted, where a goal counts them, and which are counted.
pub fn golf(permitted: usize, counted: usize, limit: usize, actions: usize) -> String {
    format!(
        "Golf: {permitted} of {counted} requests permitted; the goal is at most {limit}. Counted are {actions} actions, on the buckets, objects, log groups, roles and users that are here."
    )
}

/// Below a question about statements.
pub const POINT_OUT: &str = "You can also answer in the explanation, at the statement itself.";
/// Opens that explanation.
pub const LOOK_AT_STATEMENTS: &str = "Look at the statements";
/// At a statement of the explanation: answers the lesson's question with it.
pub const DECIDES: &str = "This one decides";

/// The same, with the statement's name.
pub fn decides(sid: &str) -> String {
    format!("{DECIDES}: {sid}")
}

/// Before a reply to an answer.
pub const RIGHT: &str = "Right: ";
/// Before a reply to an answer.
pub const NOT_SO: &str = "Not so: ";

/// Above the differences that the third hint shows.
pub const WOULD_CHANGE: &str = "What it would change";
/// Where nothing is otherwise in the solution's world.
pub const NOTHING_LEFT: &str =
    "It leaves your world as it is: its steps are done already, or leave nothing behind.";
/// Before AWS CLI lines of what would be new.
pub const MADE: &str = "Calls that make the rest";
/// Before AWS CLI lines of what would be gone.
pub const GONE: &str = "Made by these calls, and gone then";
/// Opens what the solution does, in order.
pub const EVERY_STEP: &str = "Every step, in order";
/// Puts the solution in the place of the user's world.
pub const APPLY: &str = "Apply the solution";
/// Under it.
pub const UNDO_BRINGS_BACK: &str = "Undo brings your own state back.";
/// Where the lesson's world could not be fetched.
pub const WORLD_NOT_FETCHED: &str =
    "The lesson’s world could not be fetched. Check the connection and try again.";
/// Where the lesson's solution could not be fetched.
pub const SOLUTION_NOT_FETCHED: &str =
    "The lesson’s solution could not be fetched. Check the connection and try again.";
/// Where the start of a document's own lesson cannot be opened.
pub const DAMAGED: &str = "The start of this lesson is damaged.";

/// What a line of a solution does that is not a call: a button that is pressed. `None` for what needs no words.
pub fn step(line: &str) -> Option<String> {
    let step = line.strip_prefix("# ")?;
    let words: Vec<&str> = step.split(' ').collect();
    Some(match *words.as_slice() {
        ["run", "the", "app"] => "Run the app.".to_owned(),
        ["leak", "the", "repository"] => "Leak the repository.".to_owned(),
        ["steal", "the", "session"] => "Steal the session.".to_owned(),
        ["the", "stranger", "calls"] => "Call as the stranger.".to_owned(),
        ["clock", number, unit] => format!("Move the clock {number} {unit} ahead."),
        ["created", "key", ..] => "Put the new access key into the app.".to_owned(),
        ["no", "key", ..] => "Take the key out of the app.".to_owned(),
        ["as", "administrator", "of", account] => format!("Sign in to account {account}."),
        ["as", user] => format!("Act as `{user}`."),
        ["refused", ..] => {
            let call = step.strip_prefix("refused $ ")?;
            let call = call.split(" '{").next().unwrap_or(call);
            format!("Try `{call}`, which is refused.")
        }
        _ => return None,
    })
}

/// An answer of the solution, by question and choice.
pub fn answered(question: &str, choice: &str) -> String {
    format!("Answer “{question}” with “{choice}”")
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn lines_that_are_no_calls_have_words() {
        assert_eq!(step("# clock 7 hours").as_deref(), Some("Move the clock 7 hours ahead."));
        assert_eq!(step("# as user/alice").as_deref(), Some("Act as `user/alice`."));
        let refused = "# refused $ aws s3api put-bucket-policy --bucket b --policy '{}'";
        let said = "Try `aws s3api put-bucket-policy --bucket b --policy`, which is refused.";
        assert_eq!(step(refused).as_deref(), Some(said));
        assert_eq!(step("$ aws iam create-user --user-name ann"), None);
    }
}
