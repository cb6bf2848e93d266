//! The reader of a typed task. With the words of five languages it is a tenth of the app, and nobody needs it before they type: it
//! comes with the second part.

use std::cell::Cell;

use leptos::prelude::*;

use crate::intake::{Context, TaskParts, TypedTask, read_typed_task};
use crate::ui::in_second_part::in_second_part;
use crate::ui::second_part::{self, SecondPart};

thread_local! {
    // What is asked of a part that is not there fetches it, and that is not for who types to begin.
    static IS_THERE: Cell<bool> = const { Cell::new(cfg!(not(split))) };
}

/// Whether lines can be read yet; follows the second part. To be made while a view is made.
pub fn is_ready() -> impl Fn() -> bool + Copy {
    let part = use_context::<SecondPart>();
    move || part.is_none_or(SecondPart::is_there)
}

/// Reads a line as a task. Until the reader is there, all of it is what is to be done: no word is lost.
pub fn read(text: &str, context: Context, parts: TaskParts) -> TypedTask {
    let read = || second_part::at_once(read_later(text.to_owned(), context, parts));
    IS_THERE
        .get()
        .then(read)
        .flatten()
        .unwrap_or_else(|| TypedTask { what: text.trim().to_owned(), ..TypedTask::default() })
}

/// Does it once the reader is there: until then a line would be kept as it was typed. A reader that does not come in a few seconds
/// is not waited for. Asked for again meanwhile, it is done once.
pub fn once_there(then: impl FnOnce() + 'static) {
    #[cfg(split)]
    if !IS_THERE.get() {
        use futures_util::future::select;
        use gloo_timers::future::sleep;
        const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);
        thread_local! {
            static IS_AWAITED: Cell<bool> = const { Cell::new(false) };
        }
        if !IS_AWAITED.replace(true) {
            leptos::task::spawn_local(async move {
                select(std::pin::pin!(fetch()), std::pin::pin!(sleep(PATIENCE))).await;
                IS_AWAITED.set(false);
                then();
            });
        }
        return;
    }
    then();
}

/// Fetches the reader; `false` where it could not be had.
#[cfg(split)]
pub async fn fetch() -> bool {
    IS_THERE.set(load().await.is_ok());
    IS_THERE.get()
}

in_second_part! {
    preload(load)
    fn read_later(text: String, context: Context, parts: TaskParts) -> TypedTask {
        read_typed_task(&text, &context, parts)
    }
}
