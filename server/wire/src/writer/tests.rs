use super::*;

fn written(write: impl FnOnce(&mut DiffWriter)) -> String {
    let mut writer = DiffWriter::new();
    write(&mut writer);
    let mut out = String::new();
    writer.finish(&mut out);
    assert!(writer.is_empty());
    out
}

fn text(writer: &mut DiffWriter, index: u32, text: &str) {
    writer.text(index, |json| json.push_str(text));
}

#[test]
fn an_untouched_path_writes_nothing() {
    let mut writer = DiffWriter::new();
    writer.enter_slot(1);
    writer.enter_entries();
    writer.enter_entry(7);
    writer.leave();
    writer.leave_entries(9, false, false);
    writer.leave();
    assert!(writer.is_empty());
}

#[test]
fn a_path_is_opened_by_the_first_text_in_it() {
    let diff = written(|writer| {
        writer.enter_slot(1);
        writer.enter_entries();
        writer.enter_entry(7);
        text(writer, 0, "a");
        text(writer, 12, "b");
        writer.leave();
        writer.leave_entries(9, false, false);
        writer.leave();
        text(writer, 3, "c");
    });
    assert_eq!(
        diff,
        r#"{"1":{"k":{"7":{"0":"a","12":"b"},"kc":9}},"3":"c"}"#
    );
}

#[test]
fn templates_stand_before_slots_and_travel_once() {
    let diff = written(|writer| {
        writer.template(11, &["<p>", "</p>"], true);
        writer.enter_slot(0);
        writer.template(22, &["<b>\"</b>"], true);
        writer.leave();
        writer.enter_slot(1);
        writer.template(22, &["<b>\"</b>"], true);
        writer.leave();
    });
    assert_eq!(
        diff,
        r#"{"p":{"0":["<p>","</p>"],"1":["<b>\"</b>"]},"s":0,"0":{"s":1,"r":1},"1":{"s":1,"r":1}}"#
    );
}

#[test]
fn moves_and_new_entries() {
    let diff = written(|writer| {
        writer.enter_slot(1);
        writer.enter_entries();
        writer.enter_new(0, false);
        text(writer, 0, "new");
        writer.leave();
        writer.enter_moved(1, 0);
        writer.leave();
        writer.enter_moved(2, 1);
        text(writer, 1, "Bobby");
        writer.leave();
        writer.enter_new(3, true);
        writer.leave();
        writer.leave_entries(4, true, true);
        writer.leave();
    });
    assert_eq!(
        diff,
        r#"{"1":{"k":{"0":{"0":"new"},"1":0,"2":[1,{"1":"Bobby"}],"3":[null,{}],"kc":4,"km":true}}}"#
    );
}

#[test]
fn a_list_that_only_shrank_says_so() {
    let diff = written(|writer| {
        writer.enter_slot(0);
        writer.enter_entries();
        writer.leave_entries(0, true, false);
        writer.leave();
    });
    assert_eq!(diff, r#"{"0":{"k":{"kc":0}}}"#);
}

#[test]
fn streams() {
    let insert = |dom_id, at, limit| StreamInsert {
        dom_id,
        at,
        limit,
        update_only: false,
    };
    let diff = written(|writer| {
        writer.enter_slot(0);
        let inserts = [insert("b", 0, Some(-5)), insert("a", -1, None)];
        writer.stream(3, inserts.into_iter(), ["x", "y"].into_iter(), true);
        writer.stream(4, [].into_iter(), [].into_iter(), false);
        writer.leave();
    });
    assert_eq!(
        diff,
        r#"{"0":{"stream":["3",[["b",0,-5,false],["a",-1,null,false]],["x","y"],true],"stream":["4",[],[]]}}"#
    );
}

#[test]
fn extras_stand_first_whenever_they_are_set() {
    let diff = written(|writer| {
        text(writer, 0, "x");
        writer.reply(r#"{"ok":1}"#);
        writer.event("saved", "{}", false);
        writer.event("focus", "[1]", true);
        writer.title("a \"b\"");
    });
    assert_eq!(
        diff,
        r#"{"t":"a \"b\"","e":[["saved",{}],["focus",[1],true]],"r":{"ok":1},"0":"x"}"#
    );
}

#[test]
fn whatever_json_reserves_is_escaped() {
    let all: String = (0u8..128)
        .map(char::from)
        .chain("\u{2028}é😀".chars())
        .collect();
    let mut out = String::new();
    push_json_string(&mut out, &all);
    assert_eq!(serde_json::from_str::<String>(&out).unwrap(), all);
    for char in all.chars() {
        for at in 0..9 {
            let mut text = "x".repeat(at);
            text.extend([char, 'y', 'z']);
            let mut out = String::new();
            push_json_string(&mut out, &text);
            assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }
}

#[test]
fn numbers_of_every_length() {
    for number in [0, 9, 10, 4_294_967_295, u64::MAX] {
        let mut out = String::new();
        json::push_number(&mut out, number);
        assert_eq!(out, number.to_string());
    }
}

#[test]
fn nothing_written_is_an_empty_object() {
    assert_eq!(written(|_| ()), "{}");
}
