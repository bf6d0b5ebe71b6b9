//! What a connection does, input by input.

use super::*;

/// Closes the WebSocket before it does something else.
fn close_and(actions: Actions) -> Actions {
    Actions {
        close: true,
        ..actions
    }
}

/// Feeds inputs and returns the actions of the last.
fn after(inputs: &[Input]) -> Actions {
    let mut connection = Connection::new(Timing::DEFAULT);
    let mut last = Actions::NONE;
    for input in inputs {
        last = connection.step(*input, || u32::MAX);
    }
    last
}

const OPEN: [Input; 2] = [Input::Connect, Input::Opened];

fn open_then(more: &[Input]) -> Actions {
    after(&[&OPEN, more].concat())
}

#[test]
fn connects_with_a_deadline() {
    assert_eq!(
        after(&[Input::Connect]),
        Actions::of(Wait::For(10_000), Then::Open)
    );
    assert_eq!(after(&[Input::Connect, Input::Connect]), Actions::NONE);
}

#[test]
fn joins_when_open_and_beats_every_thirty_seconds() {
    assert_eq!(after(&OPEN), Actions::of(Wait::For(30_000), Then::Up));
    assert_eq!(
        open_then(&[Input::Due]),
        Actions::of(Wait::For(5_000), Then::Beat)
    );
}

#[test]
fn any_frame_answers_a_beat_and_only_then_moves_the_timer() {
    assert_eq!(open_then(&[Input::Frame]), Actions::NONE);
    assert_eq!(
        open_then(&[Input::Due, Input::Frame]),
        Actions::of(Wait::For(30_000), Then::Nothing)
    );
}

#[test]
fn an_unanswered_beat_ends_the_connection() {
    let actions = open_then(&[Input::Due, Input::Due]);
    assert_eq!(actions, close_and(Actions::of(Wait::For(250), Then::Down)));
}

#[test]
fn a_connection_that_never_opens_is_retried() {
    let actions = after(&[Input::Connect, Input::Due]);
    assert_eq!(actions, close_and(Actions::of(Wait::For(250), Then::Down)));
    assert_eq!(
        after(&[Input::Connect, Input::Due, Input::Due]),
        Actions::of(Wait::For(10_000), Then::Open)
    );
}

#[test]
fn each_attempt_may_wait_twice_as_long_until_one_succeeds() {
    let lost = Input::Closed(1006);
    assert_eq!(open_then(&[lost]), Actions::of(Wait::For(250), Then::Down));
    assert_eq!(
        open_then(&[lost, Input::Due, lost]),
        Actions::of(Wait::For(500), Then::Down)
    );
    assert_eq!(
        open_then(&[lost, Input::Due, lost, Input::Due, Input::Opened, lost]),
        Actions::of(Wait::For(250), Then::Down)
    );
}

#[test]
fn close_codes_decide_what_follows() {
    for code in [1000, 4001, 4002, 4004] {
        assert_eq!(
            open_then(&[Input::Closed(code)]),
            Actions::of(Wait::Over, Then::Reload),
            "{code}"
        );
    }
    for code in [1001, 1005, 1006, 1009, 1011, 1012, 4008] {
        assert_eq!(
            open_then(&[Input::Closed(code)]),
            Actions::of(Wait::For(250), Then::Down),
            "{code}"
        );
    }
    for code in [1013, 4003] {
        assert_eq!(
            open_then(&[Input::Closed(code)]),
            Actions::of(Wait::For(4_000), Then::Down),
            "{code}"
        );
    }
    assert_eq!(
        open_then(&[Input::Closed(4005)]),
        Actions::of(Wait::Over, Then::Down)
    );
    assert_eq!(open_then(&[Input::Closed(4005), Input::Due]), Actions::NONE);
    assert_eq!(
        open_then(&[Input::Closed(4005), Input::Shown]),
        Actions::of(Wait::For(10_000), Then::Open)
    );
}

#[test]
fn a_hidden_page_gives_up_after_five_minutes_and_wakes_when_seen() {
    let mut connection = Connection::new(Timing::DEFAULT);
    for input in [Input::Connect, Input::Opened, Input::Hidden] {
        connection.step(input, || 0);
    }
    let mut waited = 0;
    while let Actions {
        timer: Wait::For(delay),
        ..
    } = connection.step(Input::Closed(1006), || u32::MAX)
    {
        waited += delay;
        connection.step(Input::Due, || 0);
    }
    assert!((290_000..=300_000).contains(&waited), "{waited}");
    assert_eq!(
        connection.step(Input::Shown, || 0),
        Actions::of(Wait::For(10_000), Then::Open)
    );
}

#[test]
fn a_page_that_is_shown_again_checks_its_connection() {
    assert_eq!(
        open_then(&[Input::Hidden, Input::Shown]),
        Actions::of(Wait::For(5_000), Then::Beat)
    );
}

#[test]
fn an_end_on_purpose_is_final() {
    assert_eq!(
        open_then(&[Input::Disconnect]),
        close_and(Actions::of(Wait::Over, Then::Down))
    );
    assert_eq!(
        open_then(&[Input::Disconnect, Input::Closed(1006)]),
        Actions::NONE
    );
    assert_eq!(open_then(&[Input::Disconnect, Input::Shown]), Actions::NONE);
}
