//! What a connection does, input by input.

use super::*;

/// Feeds inputs and returns what the last one led to, and how long to wait then.
fn after(inputs: &[Input]) -> (Turn, Option<u32>) {
    let mut connection = Connection::new(Timing::DEFAULT);
    let mut last = Turn::Nothing;
    for input in inputs {
        last = connection.step(*input, || u32::MAX);
    }
    (last, connection.wait())
}

const OPEN: [Input; 2] = [Input::Connect, Input::Opened];

fn open_then(more: &[Input]) -> (Turn, Option<u32>) {
    after(&[&OPEN, more].concat())
}

#[test]
fn connects_with_a_deadline() {
    assert_eq!(after(&[Input::Connect]), (Turn::Open, Some(10_000)));
    assert_eq!(after(&[Input::Connect, Input::Connect]).0, Turn::Nothing);
}

#[test]
fn joins_when_open_and_beats_every_thirty_seconds() {
    assert_eq!(after(&OPEN), (Turn::Up, Some(30_000)));
    assert_eq!(open_then(&[Input::Due]), (Turn::Beat, Some(5_000)));
}

#[test]
fn any_frame_answers_a_beat_and_only_then_moves_the_timer() {
    assert_eq!(open_then(&[Input::Frame]).0, Turn::Nothing);
    assert_eq!(
        open_then(&[Input::Due, Input::Frame]),
        (Turn::Wait, Some(30_000))
    );
}

#[test]
fn an_unanswered_beat_ends_the_connection() {
    let actions = open_then(&[Input::Due, Input::Due]);
    assert_eq!(actions, (Turn::Close, Some(250)));
}

#[test]
fn a_connection_that_never_opens_is_retried() {
    let actions = after(&[Input::Connect, Input::Due]);
    assert_eq!(actions, (Turn::Close, Some(250)));
    assert_eq!(
        after(&[Input::Connect, Input::Due, Input::Due]),
        (Turn::Open, Some(10_000))
    );
}

#[test]
fn each_attempt_may_wait_twice_as_long_until_one_succeeds() {
    let lost = Input::Closed(1006);
    assert_eq!(open_then(&[lost]), (Turn::Down, Some(250)));
    assert_eq!(
        open_then(&[lost, Input::Due, lost]),
        (Turn::Down, Some(500))
    );
    assert_eq!(
        open_then(&[lost, Input::Due, lost, Input::Due, Input::Opened, lost]),
        (Turn::Down, Some(250))
    );
}

#[test]
fn close_codes_decide_what_follows() {
    for code in [1000, 4001, 4002, 4004] {
        assert_eq!(
            open_then(&[Input::Closed(code)]),
            (Turn::Reload, None),
            "{code}"
        );
    }
    for code in [1001, 1005, 1006, 1009, 1011, 1012, 4008] {
        assert_eq!(
            open_then(&[Input::Closed(code)]),
            (Turn::Down, Some(250)),
            "{code}"
        );
    }
    for code in [1013, 4003] {
        assert_eq!(
            open_then(&[Input::Closed(code)]),
            (Turn::Down, Some(4_000)),
            "{code}"
        );
    }
    assert_eq!(open_then(&[Input::Closed(4005)]), (Turn::Down, None));
    assert_eq!(
        open_then(&[Input::Closed(4005), Input::Due]).0,
        Turn::Nothing
    );
    assert_eq!(
        open_then(&[Input::Closed(4005), Input::Shown]),
        (Turn::Open, Some(10_000))
    );
}

#[test]
fn a_hidden_page_gives_up_after_five_minutes_and_wakes_when_seen() {
    let mut connection = Connection::new(Timing::DEFAULT);
    for input in [Input::Connect, Input::Opened, Input::Hidden] {
        connection.step(input, || 0);
    }
    let mut waited = 0;
    loop {
        assert_eq!(
            connection.step(Input::Closed(1006), || u32::MAX),
            Turn::Down
        );
        let Some(delay) = connection.wait() else {
            break;
        };
        waited += delay;
        connection.step(Input::Due, || 0);
    }
    assert!((290_000..=300_000).contains(&waited), "{waited}");
    assert_eq!(connection.step(Input::Shown, || 0), Turn::Open);
}

#[test]
fn a_page_that_is_shown_again_checks_its_connection() {
    assert_eq!(
        open_then(&[Input::Hidden, Input::Shown]),
        (Turn::Beat, Some(5_000))
    );
}

#[test]
fn an_end_on_purpose_is_final() {
    assert_eq!(open_then(&[Input::Disconnect]), (Turn::Close, None));
    assert_eq!(
        open_then(&[Input::Disconnect, Input::Closed(1006)]).0,
        Turn::Nothing
    );
    assert_eq!(
        open_then(&[Input::Disconnect, Input::Shown]).0,
        Turn::Nothing
    );
}
