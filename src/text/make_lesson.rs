//! The dialog in which a user makes a lesson.

/// Its heading, and the command that opens it.
pub const TITLE: &str = "Make a lesson";
/// What it does.
pub const LEAD: &str = "Any world can be a lesson: say what people believe, what is to be done in this world, and how one knows that it is done.";
/// Field.
pub const LESSON_TITLE: &str = "Title";
/// Field.
pub const MISCONCEPTION: &str = "What people believe before it";
/// Field.
pub const MINUTES: &str = "Minutes it takes";
/// Field.
pub const UNLOCKS: &str = "What one understands after it";
/// Field.
pub const TEXT: &str = "Text";
/// Under it.
pub const TEXT_HINT: &str = "Short paragraphs, with an empty line between them. Backticks around words make `code`, two asterisks before and after them **bold**, and [words](https://…) a link.";
/// Section.
pub const GOALS: &str = "Goals";
/// Where there is none yet.
pub const NO_GOALS: &str = "None yet. Pick one from the access matrix, or of another kind.";
/// Part of the form that picks a cell.
pub const FROM_MATRIX: &str = "From the access matrix";
/// Field of that form.
pub const WHO: &str = "Who";
/// Field of that form.
pub const REQUEST: &str = "Request";
/// Field of that form.
pub const VERDICT: &str = "must be";
/// A verdict.
pub const ALLOWED: &str = "allowed";
/// A verdict.
pub const DENIED: &str = "denied";
/// Field of that form.
pub const GATE: &str = "decided by";
/// No gate in particular.
pub const ANY_GATE: &str = "any gate";
/// Adds what was picked.
pub const ADD_GOAL: &str = "Add goal";
/// Where the matrix has no row that can be picked.
pub const NO_ROWS: &str = "The matrix has no user or role yet: make one first.";
/// Field for goals of other kinds.
pub const OTHER_KIND: &str = "A goal of another kind";
/// Nothing chosen yet.
pub const CHOOSE: &str = "Choose…";
/// A goal whose check is written by hand.
pub const BY_HAND: &str = "A check of your own";
/// A check of its own begins as this.
pub const HAND_CHECK: &str = "exists user/ann";
/// Field of a goal.
pub const SENTENCE: &str = "What the reader is to do";
/// Field of a goal.
pub const CHECK: &str = "Done when";
/// Takes a goal away.
pub const REMOVE: &str = "Remove";
/// What a step is.
pub const STEPS_HINT: &str =
    "A long lesson goes in steps: tick the goal with which one begins, and write its instruction.";
/// A tick at a goal.
pub const BEGINS_STEP: &str = "A step begins with this goal";
/// Field of a goal.
pub const STEP: &str = "Instruction of the step";
/// Puts a goal before the one above it.
pub const UP: &str = "Move up";
/// Section.
pub const REPLIES: &str = "Replies";
/// What they are for.
pub const REPLIES_HINT: &str = "What the lesson says to a state that is wrong and worth understanding. Make that state in the world, and pick it from the matrix.";
/// Where there is none.
pub const NO_REPLIES: &str = "None yet.";
/// Field of a reply.
pub const REPLY: &str = "What is said";
/// Field of a reply.
pub const SAID_WHEN: &str = "Said when";
/// Adds a reply to what was picked.
pub const ADD_REPLY: &str = "Add reply to it";
/// Adds a reply with nothing on it.
pub const ADD_EMPTY_REPLY: &str = "Add reply";
/// Section.
pub const QUESTIONS: &str = "Questions";
/// Adds one, with the goal that asks for it.
pub const ADD_QUESTION: &str = "Add question";
/// The goal that asks for it.
pub const ANSWER_IT: &str = "Answer the question.";
/// Field of a question.
pub const QUESTION: &str = "What is asked";
/// Adds a choice.
pub const ADD_ANSWER: &str = "Add answer";
/// Field of an answer.
pub const SAYS: &str = "It says";
/// Field of an answer.
pub const IT_IS: &str = "It is";
/// Whether an answer is the right one.
pub const RIGHT_OR_WRONG: [&str; 2] = ["right", "wrong"];
/// Field of an answer.
pub const SAID_TO_IT: &str = "What is said to it";

/// An answer of a question. The first is 1.
pub fn answer(number: usize) -> String {
    format!("Answer {number}")
}

/// Name of the button that takes an answer away.
pub fn remove_answer(number: usize) -> String {
    format!("{REMOVE} answer {number}")
}

/// Name of the button that takes a question away, with its goal.
pub fn remove_question(number: usize) -> String {
    format!("{REMOVE} question {number}")
}

/// Name of the button that takes a reply away.
pub fn remove_reply(number: usize) -> String {
    format!("{REMOVE} reply {number}")
}

/// Name of the button that moves a goal.
pub fn move_up(number: usize) -> String {
    format!("Move goal {number} up")
}

/// A problem.
pub const NOT_ONE_RIGHT: &str = "Exactly one answer has to be right where the lesson starts.";

/// State of a goal.
pub const IS_MET: &str = "so now";
/// State of a goal.
pub const IS_OPEN: &str = "not so yet";
/// Section.
pub const HINTS: &str = "Three hints";
/// The hints, in order.
pub const HINT: [&str; 3] = ["Where to look", "What to think of", "What to do, step by step"];
/// Section.
pub const WORLD_NOW: &str = "The world as it is now";
/// Choice.
pub const IS_START: &str = "is where the lesson starts";
/// Choice.
pub const IS_SOLUTION: &str = "solves the lesson: the third hint shows the difference";
/// Saves.
pub const SAVE: &str = "Save the lesson";
/// Takes the lesson out of the document.
pub const TAKE_AWAY: &str = "Take the lesson away";
/// Section.
pub const FILES: &str = "As files of this site";
/// What the files are for.
pub const FILES_HINT: &str = "`cargo xtask lesson add NAME FOLDER` takes them into the site’s lessons. The tests then say what is missing, such as the calls that lead to each reply.";
/// Above what is missing; nothing where nothing is.
pub fn problems(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "Not yet a lesson. One thing is to be mended; the draft is kept meanwhile:".to_owned(),
        _ => format!("Not yet a lesson. {count} things are to be mended; the draft is kept meanwhile:"),
    }
}
/// A finding.
pub const NEEDS_TITLE: &str = "Give the lesson a title.";
/// A finding.
pub const NEEDS_MISCONCEPTION: &str = "Write what people believe before the lesson.";
/// A finding.
pub const NEEDS_MINUTES: &str = "Write how many minutes it takes: a whole number such as 5.";
/// A finding.
pub const NEEDS_UNLOCKS: &str = "Write what one understands after the lesson.";
/// A finding.
pub const NEEDS_TEXT: &str = "Write at least one paragraph.";
/// A finding.
pub const NEEDS_GOAL: &str = "Add at least one goal: from the access matrix, or of another kind.";
/// A finding.
pub const FIRST_GOAL_BEGINS_STEP: &str =
    "Other goals begin steps, so the first one has to begin one too: tick it, or untick the others.";
/// A finding.
pub const NEEDS_INSTRUCTION: &str = "Write the instruction of the step, or untick that one begins here.";
/// A finding.
pub const NEEDS_SENTENCE: &str = "Write what the reader is to do, or remove the goal.";
/// A finding.
pub const NO_CHECK: &str = "Write the check that says when it is so, such as “exists user/ann”.";
/// A finding.
pub const NEEDS_REPLY: &str = "Write what is said, or remove the reply.";
/// A finding.
pub const NEEDS_QUESTION: &str = "Write what is asked, or remove the question.";
/// A finding.
pub const NEEDS_TWO_ANSWERS: &str = "Add answers until there are at least two.";
/// A finding.
pub const NEEDS_ANSWER: &str = "Write what the answer says, or remove it.";
/// A finding.
pub const NEEDS_REPLY_TO_ANSWER: &str = "Write what is said to who chooses it.";
/// Findings, one for each hint.
pub const NEEDS_HINT: [&str; 3] = [
    "Write the first hint: where to look.",
    "Write the second hint: what to think of.",
    "Write the third hint: what to do, step by step.",
];

/// A finding. The first paragraph is 1.
pub fn long_paragraph(number: usize, length: usize, most: usize) -> String {
    format!(
        "Paragraph {number} has {length} characters, and nobody reads more than {most} at once: put an empty line into it, or shorten it."
    )
}

/// A finding.
pub fn no_goal_asks(id: &str) -> String {
    format!(
        "No goal asks for this question: remove the question, or add a goal with the check “answered {id}”."
    )
}

/// A finding.
pub fn no_such_question(id: &str) -> String {
    format!("There is no question “{id}”: add it, or remove the goal.")
}

/// Where a finding is: a goal, with the label of its field. The first goal is 1.
pub fn in_goal(number: usize, label: &str) -> String {
    format!("Goal {number}: {label}")
}

/// Where a finding is: a reply.
pub fn in_reply(number: usize, label: &str) -> String {
    format!("Reply {number}: {label}")
}

/// Where a finding is: a question.
pub fn in_question(number: usize, label: &str) -> String {
    format!("Question {number}: {label}")
}

/// Where a finding is: an answer of a question.
pub fn in_answer(question: usize, number: usize, label: &str) -> String {
    format!("Question {question}, answer {number}: {label}")
}

/// Under the heading of a lesson that was not saved yet.
pub const IS_DRAFT: &str = "This is a draft. It is kept with your work as you write, and goes into no link before you save it as the lesson.";
/// Throws a draft away.
pub const DISCARD: &str = "Throw the draft away";
/// Asked before the dialog closes.
pub const CLOSE_QUESTION: &str = "Close before the lesson is saved?";
/// What closing does.
pub const CLOSE_ABOUT: &str = "The draft is kept with your work: “Make a lesson” goes on with it.";
/// Closes.
pub const KEEP_AND_CLOSE: &str = "Keep the draft and close";
/// Goes on.
pub const GO_ON_WRITING: &str = "Go on writing";
/// Opens the draft as a learner gets it.
pub const TRY_OUT: &str = "Try it as a learner";
/// Said when that has opened.
pub const TRIED: &str = "This is your lesson as a learner gets it. Your draft and your world are kept.";
/// Said when that has opened, and this much keeps it from being a lesson.
pub fn tried_with_findings(count: usize) -> String {
    format!("{TRIED} It is not complete yet ({count} to mend): what cannot be read is left out.")
}

/// In the place of that button, where a world is only looked at.
pub const ONLY_LOOKED_AT: &str = "This world is only looked at, and nothing here is saved. To write a lesson of it, close this and press “Replace my work”.";
/// The first sentence of the bar above a lesson that is tried out.
pub const TRYING: &str = "You are trying your lesson as a learner.";
/// The second.
pub const TRYING_KEEPS: &str = "Nothing here is saved; your draft and your world are kept.";
/// Goes back.
pub const BACK_TO_DRAFT: &str = "Back to the draft";
/// Goes back with the world as it is now.
pub const TAKE_AS_SOLUTION: &str = "Take this world as the solution";
/// Said where the start cannot be opened.
pub const START_DAMAGED: &str =
    "The start of this lesson cannot be opened. Tick that the world as it is now is where it starts.";
/// Where a start was taken before.
pub const HAS_START: &str =
    "The lesson has a start already. Tick this to take the world as it is now instead.";
/// Where a solution was taken before.
pub const HAS_SOLUTION: &str =
    "The lesson has a solution already. Tick this to take the world as it is now instead.";
/// A problem.
pub const NOTHING_TO_DO: &str = "The start meets every goal already: there is nothing to do.";
/// A problem.
pub const NOT_SOLVED: &str = "The world as it is now does not meet every goal, so it is no solution.";
/// A problem.
pub const NO_START: &str = "It needs a start: tick that the world as it is now is where the lesson starts.";
/// The download did not work.
pub const NOT_TAKEN: &str = "The browser did not take the file.";
/// Opens the dialog where there is a draft.
pub const GO_ON: &str = "Go on with your lesson";
/// In the lesson panel.
pub const EDIT: &str = "Edit this lesson";
/// In the lesson panel.
pub const START_AGAIN: &str = "Start again";
/// Name of the step.
pub const START_OF_IT: &str = "the lesson’s start";
/// In the list of lessons.
pub const OWN: &str = "The lesson of this document";

/// Goals of other kinds: what the user is asked, and the check.
pub const KINDS: [(&str, &str); 6] = [
    ("Let the app run: every call succeeds.", "app is green"),
    ("Let the app run with the credentials of a role.", "app is green through a role"),
    ("Leave no long-term key in the app.", "no long-term keys"),
    ("Make the leaked key useless.", "leaked keys are useless"),
    ("Run the app and see that nobody calls.", "seen ran-without-credentials"),
    ("Leak the repository: there is nothing to find.", "seen leak-found-nothing"),
];

/// Name of the button that takes a goal away.
pub fn remove_goal(number: usize) -> String {
    format!("{REMOVE} goal {number}")
}

/// The sentence of a goal picked from the matrix.
pub fn goal(name: &str, action: &str, resource: &str, allowed: bool) -> String {
    match allowed {
        true => format!("Let {name} do `{action}` on `{resource}`."),
        false => format!("{name} may not do `{action}` on `{resource}`."),
    }
}

/// Opens the list of checks.
pub const WHAT_CHECKS_SAY: &str = "What can stand under “Done when”";
/// Checks as they are written, and when they are so.
pub const CHECK_FORMS: [(&str, &str); 14] = [
    (
        "allowed user/ann s3:GetObject,s3:PutObject arn:aws:s3:::photo-app-bucket/a.jpg",
        "`ann` may do each of these; `role/NAME` and whole ARNs are written like that, too",
    ),
    ("denied user/ann s3:GetObject *", "`ann` may not do it"),
    (
        "denied user/ann s3:GetObject * by explicit-deny",
        "the same, and this gate decides: `identity-policies`, `resource-policy`, `permissions-boundary` …",
    ),
    (
        "allowed user/ann iam:CreateUser * with aws:MultiFactorAuthPresent=true",
        "asked with this condition key; `without KEY` asks without it",
    ),
    (
        r#"allows user/ann no more than {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}"#,
        "`ann` is allowed nothing beyond this policy",
    ),
    ("permits at most 3 for user/ann", "of the requests that golf counts, at most so many are permitted"),
    ("exists user/ann", "there is such a user, role, group, policy or bucket; `*` stands for any letters"),
    (
        "app is green",
        "every call of the app would succeed; `app is green through a role` with its role’s credentials",
    ),
    ("app gets AccessDenied for s3:GetObject", "a call of the app would fail with this error code"),
    ("app has no credentials", "nobody would call; `app is refused`: a call would fail"),
    ("no long-term keys", "no app keeps a long-term key"),
    ("seen ran-green-with-role", "it has happened at some time"),
    ("answered own/1", "the question of this name has been answered rightly"),
    ("not exists user/ann", "the check after `not` is not so"),
];
/// Below that list.
pub const SEVERAL_CHECKS: &str = "Several checks stand with `; ` between them: all have to be so.";

/// Part of the form that picks a limit.
pub const NO_MORE_THAN: &str = "Allows no more than this policy";
/// Field of that form.
pub const LIMIT_POLICY: &str = "Policy";
/// Under it.
pub const LIMIT_HINT: &str =
    "Every request is counted, also one that no AWS call makes: write the policy as wide as does no harm.";
/// Name of the button that adds that goal.
pub const ADD_LIMIT: &str = "Add goal: no more than this policy";
/// Name of the button that adds a reply to more.
pub const ADD_LIMIT_REPLY: &str = "Add reply to it: more than this policy";

/// The sentence of a goal by which somebody is allowed no more than a policy.
pub fn limit(name: &str) -> String {
    format!("Let {name} do this and nothing else.")
}

/// The sentence of a goal of policy golf.
pub fn golf(name: &str, count: usize) -> String {
    format!("{name} may make at most {count} of the requests that golf counts.")
}
