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

/// Fields of payloads.
pub(crate) mod field {
    pub(crate) const URL: &str = "url";
    pub(crate) const REDIRECT: &str = "redirect";
    pub(crate) const PARAMS: &str = "params";
    pub(crate) const SESSION: &str = "session";
    pub(crate) const STATIC: &str = "static";
    pub(crate) const FLASH: &str = "flash";
    pub(crate) const STICKY: &str = "sticky";
    pub(crate) const MOUNTS: &str = "_mounts";
    pub(crate) const MOUNT_ATTEMPTS: &str = "_mount_attempts";
    pub(crate) const TOKEN: &str = "token";

    pub(crate) const TYPE: &str = "type";
    pub(crate) const EVENT: &str = "event";
    pub(crate) const VALUE: &str = "value";
    pub(crate) const META: &str = "meta";
    pub(crate) const UPLOADS: &str = "uploads";
    pub(crate) const CID: &str = "cid";
    pub(crate) const CIDS: &str = "cids";

    pub(crate) const STATUS: &str = "status";
    pub(crate) const RESPONSE: &str = "response";
    pub(crate) const RENDERED: &str = "rendered";
    pub(crate) const DIFF: &str = "diff";
    pub(crate) const LIVE_PATCH: &str = "live_patch";
    pub(crate) const LIVE_REDIRECT: &str = "live_redirect";
    pub(crate) const LINK_REDIRECT: &str = "link_redirect";
    pub(crate) const CONTAINER: &str = "container";
    pub(crate) const REASON: &str = "reason";
    pub(crate) const EVENTS: &str = "events";
    pub(crate) const LIVEVIEW_VERSION: &str = "liveview_version";
    pub(crate) const KIND: &str = "kind";
    pub(crate) const TO: &str = "to";

    /// Our extension, in a join and in its reply.
    pub(crate) const BENNU: &str = "bennu";
    pub(crate) const EXTENSION_VERSION: &str = "v";
    pub(crate) const RESUMED: &str = "resumed";
    /// How many diffs an ack counts.
    pub(crate) const ACK_COUNT: &str = "n";
}
