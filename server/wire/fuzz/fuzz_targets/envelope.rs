//! What is read as an envelope or a binary frame is written back with the same meaning.

#![no_main]

use bennu_wire::binary::{ClientFrame, ServerFrame};
use bennu_wire::{DecodeLimits, Envelope};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = DecodeLimits::server();
    if let Ok(frame) = ClientFrame::read(bytes, &limits) {
        let mut written = Vec::new();
        frame.write(&mut written).expect("names that fit");
        assert_eq!(written, bytes);
    }
    if let Ok(frame) = ServerFrame::read(bytes, &limits) {
        let mut written = Vec::new();
        frame.write(&mut written).expect("names that fit");
        assert_eq!(written, bytes);
    }
    let Ok(text) = str::from_utf8(bytes) else { return };
    let Ok(envelope) = Envelope::read(text, &limits) else { return };
    let mut written = String::new();
    envelope.write(&mut written);
    // Escapes may have been spelled longer, never shorter: what is written fits wherever it came from, but for its length.
    let limits = DecodeLimits { max_bytes: written.len(), max_string: written.len(), ..limits };
    assert_eq!(Envelope::read(&written, &limits).as_ref(), Ok(&envelope));
});
