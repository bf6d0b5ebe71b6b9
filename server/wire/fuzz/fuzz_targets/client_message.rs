//! What a server reads of any payload is written back with the same meaning. The first word is the event.

#![no_main]

use bennu_wire::{ClientMessage, DecodeLimits, Envelope, Raw};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Some((event, payload)) = text.split_once(' ') else { return };
    let limits = DecodeLimits::server();
    // Payloads come checked, as an envelope has them.
    let frame = format!("[null,null,\"lv:1\",\"e\",{payload}]");
    let Ok(mut envelope) = Envelope::read(&frame, &limits) else { return };
    envelope.event = event.into();
    let Ok(message) = ClientMessage::read(&envelope, &limits) else { return };

    let mut written = String::new();
    message.write_payload(&mut written);
    let mut again = envelope.clone();
    again.payload = Raw::new(&written);
    let message = ClientMessage::read(&again, &limits).expect("what was written can be read");
    let mut twice = String::new();
    message.write_payload(&mut twice);
    assert_eq!(twice, written);
});
