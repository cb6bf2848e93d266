/// How something to do goes, as minutes, lists and boards tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// It was begun.
    Moving,
    /// It waits for something.
    Stuck,
    Done,
    /// It was called off.
    LetGo,
}

impl TaskState {
    /// A word for it that is read again as the same.
    pub fn name(self) -> &'static str {
        match self {
            TaskState::Moving => "moving",
            TaskState::Stuck => "stuck",
            TaskState::Done => "done",
            TaskState::LetGo => "let-go",
        }
    }
}
