//! What goes out in a link or in codes, made ready for when it is shown: locking takes a moment.

use futures_util::future::{AbortHandle, Abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::seal::{self, SealError};
use crate::group::Group;
use crate::replica::Device;
use crate::ui::state::{App, Lock};

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ready {
    /// Not begun; or no phone could read it, and `App::trouble` says so.
    Not,
    /// The group always locks, and the passphrase is not known here yet.
    Asks,
    /// It is being locked.
    Locking,
    /// It could not be.
    NotLocked(SealError),
    /// There is more of it than was wanted.
    TooMuch,
    /// As few bytes.
    Packed {
        bytes: Vec<u8>,
        /// Only who knows the passphrase can read it.
        is_locked: bool,
    },
}

/// What goes out to these phones, as the group stands, where it is not more than `most` records; follows all of it.
pub(super) fn ready(app: App, to: RwSignal<Vec<Device>>, most: usize) -> RwSignal<Ready> {
    let ready = RwSignal::new(Ready::Not);
    let locking = StoredValue::new(None::<AbortHandle>);
    let stop = move || {
        locking.try_update_value(|locking| {
            if let Some(locking) = locking.take() {
                locking.abort();
            }
        });
    };
    on_cleanup(stop);
    Effect::new(move |_| {
        stop();
        app.with(Group::id);
        let lock = app.lock();
        let packed = to.with(|to| app.packed_for(to, most));
        ready.set(match (lock, packed) {
            (Lock::Asks, _) => Ready::Asks,
            (_, None) => Ready::Not,
            (_, Some(bytes)) if bytes.is_empty() => Ready::TooMuch,
            (Lock::Open, Some(bytes)) => Ready::Packed { bytes, is_locked: false },
            (Lock::With(passphrase), Some(bytes)) => {
                let (handle, registration) = AbortHandle::new_pair();
                locking.set_value(Some(handle));
                spawn_local(async move {
                    let sealed = Abortable::new(seal::seal(&bytes, &passphrase), registration).await;
                    if let Ok(sealed) = sealed {
                        let is = sealed.map(|bytes| Ready::Packed { bytes, is_locked: true });
                        ready.try_set(is.unwrap_or_else(Ready::NotLocked));
                    }
                });
                Ready::Locking
            }
        });
    });
    ready
}
