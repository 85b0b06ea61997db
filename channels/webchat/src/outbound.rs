//! Handing a message to a contact who reads here.
//!
//! Deliberately absent: a transport. The contact's page reads its conversation through [`earshot_channel::Host::follow`],
//! where the message stands since it was committed; the page may ask for it now or after an hour without network. So a
//! send is done when the message can be shown at all, it is `Sent` and no more, and what the page was shown comes back
//! as a receipt. "Delivered" is not claimed: bytes written to a socket may still be lost.

use earshot_channel::{DeliveryState, Outbound, SendError, Sent};

use crate::{TEXT_LIMIT_CHARS, session::ADDRESS_CHARS};

/// Whether the message can be shown to its contact.
pub(crate) fn check(out: &Outbound) -> Result<Sent, SendError> {
    let to = out.to.expose();
    if to.len() != ADDRESS_CHARS || !to.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
        return Err(reject("unknown-address"));
    }
    if out.text.chars().nth(TEXT_LIMIT_CHARS).is_some() {
        return Err(reject("text-too-long"));
    }
    if out.text.is_empty() && out.attachments.is_empty() {
        return Err(reject("empty"));
    }
    Ok(Sent { carrier_id: None, state: DeliveryState::Sent })
}

fn reject(code: &str) -> SendError {
    SendError::Reject { code: code.to_owned() }
}
