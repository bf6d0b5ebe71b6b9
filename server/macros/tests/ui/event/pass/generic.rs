use bennu::event::{Event, Payload};
use serde::{Serialize, de::DeserializeOwned};

#[derive(Debug, Event, PartialEq)]
pub enum Msg<T>
where
    T: Serialize + DeserializeOwned + Send + 'static,
{
    Set { value: T },
}

fn main() {
    assert_eq!(Msg::<u8>::decode("set", Payload::json("{\"value\":\"3\"}")).unwrap(), Msg::Set { value: 3 });
}
