//! What a connection does, input by input.

use super::*;

/// Feeds inputs and returns the actions of the last.
fn after(inputs: &[Input]) -> Vec<Action> {
    let mut connection = Connection::new(Timing::DEFAULT);
    let mut last = Vec::new();
    for input in inputs {
        last = connection.step(*input, u32::MAX);
    }
    last
}

const OPEN: [Input; 2] = [Input::Connect, Input::Opened];

fn open_then(more: &[Input]) -> Vec<Action> {
    after(&[&OPEN, more].concat())
}

#[test]
fn connects_with_a_deadline() {
    assert_eq!(
        after(&[Input::Connect]),
        [Action::Arm(10_000), Action::Open]
    );
    assert_eq!(after(&[Input::Connect, Input::Connect]), []);
}

#[test]
fn joins_when_open_and_beats_every_thirty_seconds() {
    assert_eq!(after(&OPEN), [Action::Arm(30_000), Action::Up]);
    assert_eq!(open_then(&[Input::Due]), [Action::Arm(5_000), Action::Beat]);
}

#[test]
fn any_frame_answers_a_beat_and_only_then_moves_the_timer() {
    assert_eq!(open_then(&[Input::Frame]), []);
    assert_eq!(
        open_then(&[Input::Due, Input::Frame]),
        [Action::Arm(30_000)]
    );
}

#[test]
fn an_unanswered_beat_ends_the_connection() {
    let actions = open_then(&[Input::Due, Input::Due]);
    assert_eq!(
        actions,
        [Action::Close(1000), Action::Down, Action::Arm(250)]
    );
}

#[test]
fn a_connection_that_never_opens_is_retried() {
    let actions = after(&[Input::Connect, Input::Due]);
    assert_eq!(
        actions,
        [Action::Close(1000), Action::Down, Action::Arm(250)]
    );
    assert_eq!(
        after(&[Input::Connect, Input::Due, Input::Due]),
        [Action::Arm(10_000), Action::Open]
    );
}

#[test]
fn each_attempt_may_wait_twice_as_long_until_one_succeeds() {
    let lost = Input::Closed(1006);
    assert_eq!(open_then(&[lost]), [Action::Down, Action::Arm(250)]);
    assert_eq!(
        open_then(&[lost, Input::Due, lost]),
        [Action::Down, Action::Arm(500)]
    );
    assert_eq!(
        open_then(&[lost, Input::Due, lost, Input::Due, Input::Opened, lost]),
        [Action::Down, Action::Arm(250)]
    );
}

#[test]
fn close_codes_decide_what_follows() {
    for code in [1000, 4001, 4002, 4004] {
        assert_eq!(
            open_then(&[Input::Closed(code)]),
            [Action::Disarm, Action::Down, Action::Reload],
            "{code}"
        );
    }
    for code in [1001, 1005, 1006, 1009, 1011, 1012, 4008] {
        assert_eq!(
            open_then(&[Input::Closed(code)]),
            [Action::Down, Action::Arm(250)],
            "{code}"
        );
    }
    for code in [1013, 4003] {
        assert_eq!(
            open_then(&[Input::Closed(code)]),
            [Action::Down, Action::Arm(4_000)],
            "{code}"
        );
    }
    assert_eq!(
        open_then(&[Input::Closed(4005)]),
        [Action::Disarm, Action::Down]
    );
    assert_eq!(open_then(&[Input::Closed(4005), Input::Due]), []);
    assert_eq!(
        open_then(&[Input::Closed(4005), Input::Shown]),
        [Action::Arm(10_000), Action::Open]
    );
}

#[test]
fn a_hidden_page_gives_up_after_five_minutes_and_wakes_when_seen() {
    let mut connection = Connection::new(Timing::DEFAULT);
    for input in [Input::Connect, Input::Opened, Input::Hidden] {
        connection.step(input, 0);
    }
    let mut waited = 0;
    while let [Action::Down, Action::Arm(delay)] =
        connection.step(Input::Closed(1006), u32::MAX)[..]
    {
        waited += delay;
        connection.step(Input::Due, 0);
    }
    assert!((290_000..=300_000).contains(&waited), "{waited}");
    assert_eq!(
        connection.step(Input::Shown, 0),
        [Action::Arm(10_000), Action::Open]
    );
}

#[test]
fn a_page_that_is_shown_again_checks_its_connection() {
    assert_eq!(
        open_then(&[Input::Hidden, Input::Shown]),
        [Action::Arm(5_000), Action::Beat]
    );
}

#[test]
fn an_end_on_purpose_is_final() {
    assert_eq!(
        open_then(&[Input::Disconnect]),
        [Action::Disarm, Action::Close(1000), Action::Down]
    );
    assert_eq!(open_then(&[Input::Disconnect, Input::Closed(1006)]), []);
    assert_eq!(open_then(&[Input::Disconnect, Input::Shown]), []);
}
