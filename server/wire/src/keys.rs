//! Every short key and event name of the protocol, once, each with its meaning.

/// Keys of a diff and of the nodes in it.
pub mod diff {
    /// Statics of a node: a list, an index into the template table, or the id of a component to share with.
    pub const STATICS: &str = "s";
    /// In a node: its template has one static root tag. At the top of a diff: the reply to an event.
    pub const ROOT_OR_REPLY: &str = "r";
    /// Table of templates that `s` may refer to.
    pub const TEMPLATES: &str = "p";
    /// Components, by id.
    pub const COMPONENTS: &str = "c";
    /// Events for the client.
    pub const EVENTS: &str = "e";
    /// Title of the page.
    pub const TITLE: &str = "t";
    /// Entries of a comprehension, by position.
    pub const KEYED: &str = "k";
    /// Among the entries: how many there are afterwards.
    pub const KEYED_COUNT: &str = "kc";
    /// Among the entries: some of them are moves.
    pub const KEYED_MOVES: &str = "km";
    /// Operations of a stream.
    pub const STREAM: &str = "stream";
    /// Entries of a comprehension as LiveView sent them before 1.1.
    pub const LEGACY_ENTRIES: &str = "d";
}

/// Names of events: what a message is.
pub mod event {
    /// Joins a channel.
    pub const JOIN: &str = "phx_join";
    /// Leaves a channel.
    pub const LEAVE: &str = "phx_leave";
    /// Answers a message of the client.
    pub const REPLY: &str = "phx_reply";
    /// A channel has ended as it was asked to.
    pub const CLOSE: &str = "phx_close";
    /// A channel has crashed.
    pub const ERROR: &str = "phx_error";
    /// Keeps a quiet connection open; on the topic `phoenix`.
    pub const HEARTBEAT: &str = "heartbeat";
    /// Something the user, or a hook, did.
    pub const EVENT: &str = "event";
    /// Another URL of the same view; in both directions.
    pub const LIVE_PATCH: &str = "live_patch";
    /// The client should go to another view over the same socket.
    pub const LIVE_REDIRECT: &str = "live_redirect";
    /// The client should load another page.
    pub const REDIRECT: &str = "redirect";
    /// A change of the page.
    pub const DIFF: &str = "diff";
    /// Components have left the page, it seems.
    pub const CIDS_WILL_DESTROY: &str = "cids_will_destroy";
    /// Components have left the page.
    pub const CIDS_DESTROYED: &str = "cids_destroyed";
    /// Files were chosen.
    pub const ALLOW_UPLOAD: &str = "allow_upload";
    /// A file is on its way.
    pub const PROGRESS: &str = "progress";
    /// A piece of a file, in a binary frame.
    pub const CHUNK: &str = "chunk";
    /// Our extension: how many diffs the client has applied.
    pub const ACK: &str = "bennu:ack";
}

/// Topics.
pub mod topic {
    /// The socket itself.
    pub const SOCKET: &str = "phoenix";
    /// Start of the topic of a view; its container's id follows.
    pub const VIEW: &str = "lv:";
    /// Start of the topic of an upload.
    pub const UPLOAD: &str = "lvu:";
}

/// Lists the fields that objects of the protocol can have: a name here, a name on the wire.
macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $field:ident = $name:literal,)+) => {
        /// A field of an object, or an element of an array, that the protocol knows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field {
            $($(#[doc = $doc])+ $field,)+
        }

        impl Field {
            const ALL: &[Self] = &[$(Self::$field,)+];
            const NAMES: &[&str] = &[$($name,)+];
        }
    };
}

impl Field {
    /// The field of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let index = Self::NAMES.iter().position(|known| *known == name)?;
        Self::ALL.get(index).copied()
    }

    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

fields! {
    /// Which join of the channel a message belongs to.
    JoinRef = "join_ref",
    /// Which message of the client a reply answers.
    Ref = "ref",
    /// The channel.
    Topic = "topic",
    /// Name of an event, and in the envelope what a message is.
    Event = "event",
    /// What a message says.
    Payload = "payload",

    /// Whole URL of a page.
    Url = "url",
    /// Where to go: in a join the whole URL that live navigation leads to.
    Redirect = "redirect",
    /// Params of a join.
    Params = "params",
    /// Token of a view.
    Session = "session",
    /// Token of the first page.
    Static = "static",
    /// Token with messages for the user.
    Flash = "flash",
    /// Whether a view stays across live navigation.
    Sticky = "sticky",
    /// Among the params: how many joins have succeeded.
    Mounts = "_mounts",
    /// Among the params: how many joins have failed since.
    MountAttempts = "_mount_attempts",
    /// Token of an upload, or of an error page.
    Token = "token",

    /// What an event came from.
    Type = "type",
    /// What came with an event.
    Value = "value",
    /// What came with an event of a form, beside its fields.
    Meta = "meta",
    /// Files that were chosen.
    Uploads = "uploads",
    /// A component.
    Cid = "cid",
    /// Components.
    Cids = "cids",

    /// Whether the client got what it asked for; of a redirect, its HTTP status.
    Status = "status",
    /// What a reply says.
    Response = "response",
    /// The whole page.
    Rendered = "rendered",
    /// What has changed.
    Diff = "diff",
    /// The view has another URL.
    LivePatch = "live_patch",
    /// Go to another view.
    LiveRedirect = "live_redirect",
    /// Follow a link as if it were an ordinary one.
    LinkRedirect = "link_redirect",
    /// The element that holds a view.
    Container = "container",
    /// Why something was refused.
    Reason = "reason",
    /// Events that were pushed before a failure.
    Events = "events",
    /// Version of the official client.
    LiveviewVersion = "liveview_version",
    /// What becomes of the entry in the history.
    Kind = "kind",
    /// Where to go.
    To = "to",

    /// Our extension, in a join and in its reply.
    Bennu = "bennu",
    /// Version of our extension.
    ExtensionVersion = "v",
    /// Whether a page goes on where it was.
    Resumed = "resumed",
    /// How many diffs an ack counts.
    AckCount = "n",

    /// Key of a diff: statics.
    DiffStatics = "s",
    /// Key of a diff: root flag or reply.
    DiffRootOrReply = "r",
    /// Key of a diff: templates.
    DiffTemplates = "p",
    /// Key of a diff: events.
    DiffEvents = "e",
    /// Key of a diff: title.
    DiffTitle = "t",
    /// Key of a diff: entries of a comprehension.
    DiffKeyed = "k",
    /// Key of a diff: operations of a stream.
    DiffStream = "stream",
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn every_field_has_a_name_of_its_own() {
        for &field in Field::ALL {
            assert_eq!(Field::of(field.name()), Some(field));
        }
        assert_eq!(Field::of("later"), None);
    }
}
