//! Random bits and fresh ids.

use std::cell::Cell;

use js_sys::{Function, Reflect, Uint8Array};
use uuid::{Builder, Uuid};
use wasm_bindgen::{JsCast, JsValue};

use crate::replica::Millis;

/// Random bytes: from `crypto.getRandomValues`, which pages without https have too; where even that is
/// missing, from `Math.random`.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut out = [0; N];
    if strong(&mut out).is_none() {
        out.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    out
}

fn strong(out: &mut [u8]) -> Option<()> {
    let crypto = Reflect::get(&js_sys::global(), &JsValue::from_str("crypto")).ok()?;
    let fill: Function =
        Reflect::get(&crypto, &JsValue::from_str("getRandomValues")).ok()?.dyn_into().ok()?;
    let array = Uint8Array::new_with_length(u32::try_from(out.len()).ok()?);
    fill.call1(&crypto, &array).ok()?;
    array.copy_to(out);
    Some(())
}

/// 64 random bits.
pub fn number() -> u64 {
    u64::from_le_bytes(bytes())
}

thread_local! {
    /// The milliseconds and the counter of the latest id.
    static LATEST: Cell<(Millis, u16)> = const { Cell::new((0, 0)) };
}

/// A fresh UUIDv7 (RFC 9562), made `now`: above the one before it, so that people who were added together sit in the
/// order in which they were written.
pub fn id(now: Millis) -> Uuid {
    const COUNTS: u16 = 0xfff;
    let mut random: [u8; 10] = bytes();
    let (millis, count) = LATEST.get();
    // A clock that was set back a little must not turn the order around; one that was set back far rules.
    let (millis, count) = if now > millis || now.saturating_add(1_000) < millis {
        (now, u16::from(random[0] & 0x3f))
    } else if count < COUNTS {
        (millis, count + 1)
    } else {
        (millis + 1, 0)
    };
    LATEST.set((millis, count));
    [random[0], random[1]] = count.to_be_bytes();
    Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
