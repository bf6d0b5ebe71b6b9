//! Frames as RFC 6455 has them, and as it forbids them.

use super::decoder::{Decoded, Decoder};
use super::head::Opcode;
use super::*;

const MOST: usize = 70_000;
const MASK: [u8; 4] = [1, 2, 3, 4];

/// A frame of a client, head and masked payload.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = Head::new(Opcode::Text, payload.len()).bytes().to_vec();
    bytes[0] = first;
    bytes[1] |= 0x80;
    bytes.extend(MASK);
    bytes.extend(
        payload
            .iter()
            .zip(MASK.iter().cycle())
            .map(|(byte, key)| byte ^ key),
    );
    bytes
}

/// Everything that comes out of these bytes.
fn decode(bytes: &[u8]) -> Result<Vec<Decoded>, Close> {
    let mut decoder = Decoder::new(MOST);
    decoder.feed(bytes);
    drain(&mut decoder)
}

fn drain(decoder: &mut Decoder) -> Result<Vec<Decoded>, Close> {
    let mut all = Vec::new();
    while let Some(decoded) = decoder.next()? {
        all.push(decoded);
    }
    Ok(all)
}

fn text(text: &str) -> Decoded {
    Decoded::Text(text.to_owned())
}

const FIN: u8 = 0x80;

#[test]
fn reads_messages_of_every_length() {
    for length in [0, 1, 125, 126, 127, 65_535, 65_536, MOST] {
        let content = "x".repeat(length);
        assert_eq!(
            decode(&frame(FIN | 1, content.as_bytes())),
            Ok(vec![text(&content)]),
            "{length}"
        );
    }
}

#[test]
fn reads_messages_that_come_byte_by_byte() {
    let mut bytes = frame(FIN | 1, "first \u{20ac}".as_bytes());
    bytes.extend(frame(1, b"sec"));
    bytes.extend(frame(FIN | 9, b"ping"));
    bytes.extend(frame(FIN, b"ond"));
    let mut decoder = Decoder::new(MOST);
    let mut all = Vec::new();
    for byte in bytes {
        decoder.feed(&[byte]);
        all.extend(drain(&mut decoder).unwrap());
    }
    let ping = Decoded::Ping((*b"ping").into());
    assert_eq!(all, [text("first \u{20ac}"), ping, text("second")]);
}

#[test]
fn splits_bytes_into_messages() {
    let bytes = [
        frame(FIN | 1, b"a"),
        frame(FIN | 2, b"b"),
        frame(FIN | 10, b"c"),
    ]
    .concat();
    assert_eq!(
        decode(&bytes),
        Ok(vec![text("a"), Decoded::Binary, Decoded::Pong])
    );
}

#[test]
fn refuses_what_the_standard_forbids() {
    let unmasked = [FIN | 1, 1, b'x'].to_vec();
    let long_way = |first: &[u8]| [first, &MASK, b"x"].concat();
    let fragmented = |more: Vec<u8>| [frame(1, b"a"), more].concat();
    let rows = [
        ("not masked", unmasked, Close::Protocol),
        (
            "reserved bit 1",
            frame(FIN | 0x40 | 1, b""),
            Close::Protocol,
        ),
        (
            "reserved bit 2",
            frame(FIN | 0x20 | 1, b""),
            Close::Protocol,
        ),
        (
            "reserved bit 3",
            frame(FIN | 0x10 | 1, b""),
            Close::Protocol,
        ),
        ("opcode 3", frame(FIN | 3, b""), Close::Protocol),
        ("opcode 4", frame(FIN | 4, b""), Close::Protocol),
        ("opcode 5", frame(FIN | 5, b""), Close::Protocol),
        ("opcode 6", frame(FIN | 6, b""), Close::Protocol),
        ("opcode 7", frame(FIN | 7, b""), Close::Protocol),
        ("opcode 11", frame(FIN | 11, b""), Close::Protocol),
        ("opcode 15", frame(FIN | 15, b""), Close::Protocol),
        ("a ping in fragments", frame(9, b""), Close::Protocol),
        ("a close in fragments", frame(8, b""), Close::Protocol),
        (
            "a ping that is too long",
            frame(FIN | 9, &[0; 126]),
            Close::Protocol,
        ),
        (
            "a pong that is too long",
            frame(FIN | 10, &[0; 126]),
            Close::Protocol,
        ),
        (
            "a close that is too long",
            frame(FIN | 8, &[0; 126]),
            Close::Protocol,
        ),
        (
            "a continuation of nothing",
            frame(FIN, b"x"),
            Close::Protocol,
        ),
        (
            "an open continuation of nothing",
            frame(0, b"x"),
            Close::Protocol,
        ),
        (
            "a text inside a text",
            fragmented(frame(FIN | 1, b"b")),
            Close::Protocol,
        ),
        (
            "a binary inside a text",
            fragmented(frame(2, b"b")),
            Close::Protocol,
        ),
        (
            "two bytes for a short length",
            long_way(&[FIN | 1, 0x80 | 126, 0, 1]),
            Close::Protocol,
        ),
        (
            "eight bytes for a short length",
            long_way(&[FIN | 1, 0xFF, 0, 0, 0, 0, 0, 0, 0, 1]),
            Close::Protocol,
        ),
        (
            "a negative length",
            long_way(&[FIN | 1, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0]),
            Close::Protocol,
        ),
        (
            "a huge length",
            long_way(&[FIN | 1, 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0]),
            Close::TooBig,
        ),
        (
            "one byte too many",
            frame(FIN | 1, &vec![b'x'; MOST + 1]),
            Close::TooBig,
        ),
        (
            "one byte too many in fragments",
            [frame(1, &vec![b'x'; MOST]), frame(FIN, b"x")].concat(),
            Close::TooBig,
        ),
        ("no UTF-8", frame(FIN | 1, b"\xff"), Close::BadData),
        (
            "a cut character",
            frame(FIN | 1, b"\xe2\x82"),
            Close::BadData,
        ),
        (
            "a surrogate",
            frame(FIN | 1, b"\xed\xa0\x80"),
            Close::BadData,
        ),
        (
            "an overlong slash",
            frame(FIN | 1, b"\xc0\xaf"),
            Close::BadData,
        ),
        (
            "no UTF-8 in fragments",
            fragmented(frame(FIN, b"\x80")),
            Close::BadData,
        ),
        (
            "a close with half a code",
            frame(FIN | 8, b"\x03"),
            Close::Protocol,
        ),
        (
            "a close with code 0",
            frame(FIN | 8, &[0, 0]),
            Close::Protocol,
        ),
        (
            "a close with code 999",
            frame(FIN | 8, &999_u16.to_be_bytes()),
            Close::Protocol,
        ),
        (
            "a close with code 1004",
            frame(FIN | 8, &1004_u16.to_be_bytes()),
            Close::Protocol,
        ),
        (
            "a close with code 1005",
            frame(FIN | 8, &1005_u16.to_be_bytes()),
            Close::Protocol,
        ),
        (
            "a close with code 1006",
            frame(FIN | 8, &1006_u16.to_be_bytes()),
            Close::Protocol,
        ),
        (
            "a close with code 1015",
            frame(FIN | 8, &1015_u16.to_be_bytes()),
            Close::Protocol,
        ),
        (
            "a close with code 2999",
            frame(FIN | 8, &2999_u16.to_be_bytes()),
            Close::Protocol,
        ),
        (
            "a close with code 5000",
            frame(FIN | 8, &5000_u16.to_be_bytes()),
            Close::Protocol,
        ),
        (
            "a close whose reason is no text",
            frame(FIN | 8, &[3, 232, 0xFF]),
            Close::BadData,
        ),
    ];
    for (case, bytes, close) in rows {
        assert_eq!(decode(&bytes), Err(close), "{case}");
    }
}

#[test]
fn answers_a_close_with_its_code() {
    for code in [1000_u16, 1001, 1003, 1007, 1011, 1014, 3000, 4999] {
        let payload = [&code.to_be_bytes()[..], b"bye"].concat();
        let answer = Decoded::Close(code.to_be_bytes().into());
        assert_eq!(
            decode(&frame(FIN | 8, &payload)),
            Ok(vec![answer]),
            "{code}"
        );
    }
    assert_eq!(
        decode(&frame(FIN | 8, b"")),
        Ok(vec![Decoded::Close(Box::default())])
    );
}

#[test]
fn text_may_be_cut_anywhere() {
    let bytes = [frame(1, b"\xe2"), frame(0, b"\x82"), frame(FIN, b"\xac")].concat();
    assert_eq!(
        decode(&bytes),
        Ok(vec![Decoded::Fragment, text("\u{20ac}")])
    );
}

#[test]
fn a_flood_of_empty_fragments_is_seen() {
    let mut bytes = frame(1, b"");
    bytes.extend((0..1_000).flat_map(|_| frame(0, b"")));
    assert_eq!(decode(&bytes), Ok(vec![Decoded::Fragment; 1_000]));
}

#[test]
fn nothing_is_kept_between_messages_or_for_what_was_only_announced() {
    let mut decoder = Decoder::new(1 << 20);
    decoder.feed(&frame(FIN | 1, &[b'x'; 10_000]));
    drain(&mut decoder).unwrap();
    assert_eq!(decoder.room(), 0);
    decoder.feed(&[FIN | 1, 0xFF, 0, 0, 0, 0, 0, 0x0F, 0, 0]);
    drain(&mut decoder).unwrap();
    assert!(decoder.room() < 100, "{}", decoder.room());
}

#[test]
fn heads_tell_lengths_in_as_few_bytes_as_possible() {
    let check = |payload: usize, head: &[u8]| {
        assert_eq!(Head::new(Opcode::Text, payload).bytes(), head, "{payload}");
    };
    check(0, &[0x81, 0]);
    check(125, &[0x81, 125]);
    check(126, &[0x81, 126, 0, 126]);
    check(65_535, &[0x81, 126, 0xFF, 0xFF]);
    check(65_536, &[0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]);
}

#[tokio::test]
async fn writes_whole_frames_even_when_few_bytes_are_taken_at_a_time() {
    let (near, mut far) = tokio::io::duplex(3);
    let mut socket = WebSocket::new(near, MOST);
    let writer = tokio::spawn(async move {
        for message in ["one", "two"] {
            std::future::poll_fn(|cx| socket.poll_ready(cx))
                .await
                .unwrap();
            socket.send(message.to_owned()).unwrap();
        }
        socket.send_close(Close::Restart);
        std::future::poll_fn(|cx| socket.poll_flush(cx))
            .await
            .unwrap();
    });
    let mut bytes = Vec::new();
    tokio::io::AsyncReadExt::read_to_end(&mut far, &mut bytes)
        .await
        .unwrap();
    writer.await.unwrap();
    let mut expected = b"\x81\x03one\x81\x03two\x88\x09".to_vec();
    expected.extend(1012_u16.to_be_bytes());
    expected.extend(b"restart");
    assert_eq!(bytes, expected);
}

#[tokio::test]
async fn answers_pings_and_the_close_of_the_client() {
    let (near, mut far) = tokio::io::duplex(1024);
    let mut socket = WebSocket::new(near, MOST);
    let frames = [
        frame(FIN | 9, b"hi"),
        frame(FIN | 8, &1000_u16.to_be_bytes()),
    ]
    .concat();
    tokio::io::AsyncWriteExt::write_all(&mut far, &frames)
        .await
        .unwrap();
    let received = std::future::poll_fn(|cx| socket.poll_receive(cx)).await;
    assert!(matches!(received, Some(Ok(Incoming::Control))));
    std::future::poll_fn(|cx| socket.poll_flush(cx))
        .await
        .unwrap();
    let received = std::future::poll_fn(|cx| socket.poll_receive(cx)).await;
    assert!(received.is_none());
    drop(socket);
    let mut bytes = Vec::new();
    tokio::io::AsyncReadExt::read_to_end(&mut far, &mut bytes)
        .await
        .unwrap();
    assert_eq!(bytes, b"\x8a\x02hi\x88\x02\x03\xe8");
}
