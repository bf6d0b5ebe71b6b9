//! Bounds on what is read from a peer.

/// How large a message and its parts may be. Passed to everything that reads; never global.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecodeLimits {
    /// Bytes of a whole message.
    pub max_bytes: usize,
    /// Arrays and objects inside each other, the envelope included.
    pub max_depth: u32,
    /// Items of one array.
    pub max_items: u32,
    /// Keys of one object.
    pub max_keys: u32,
    /// Bytes of one string, as it stands in the message.
    pub max_string: usize,
}

impl DecodeLimits {
    /// What a server accepts from a browser it does not trust.
    ///
    /// A string may be as long as a message: a form arrives as one string.
    #[must_use]
    pub const fn server() -> Self {
        Self {
            max_bytes: 1 << 20,
            max_depth: 32,
            max_items: 1024,
            max_keys: 256,
            max_string: 1 << 20,
        }
    }

    /// What a client accepts from the server it came from: wide, but not endless.
    #[must_use]
    pub const fn client() -> Self {
        Self {
            max_bytes: 64 << 20,
            max_depth: 192,
            max_items: u32::MAX,
            max_keys: u32::MAX,
            max_string: 64 << 20,
        }
    }
}
