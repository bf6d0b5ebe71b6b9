//! Which versions of the protocol are spoken.

use crate::error::{Error, Unsupported};

/// The serializer version that a client names as `vsn` when it connects.
pub const PROTOCOL: &str = "2.0.0";

/// The official client whose behaviour this crate follows; sent as `liveview_version` in the reply to a join.
pub const LIVEVIEW: &str = "1.2.12";

/// Accepts what a client named as `vsn`: any 2.0.
///
/// A client that names none means 1.0.0.
///
/// # Errors
/// When it is another version.
pub fn accept(vsn: Option<&str>) -> Result<(), Error> {
    let patch = vsn.and_then(|vsn| vsn.strip_prefix("2.0."));
    match patch {
        Some(patch) if !patch.is_empty() && patch.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok(())
        }
        _ => Err(Error::new(Unsupported::Version, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::accept;

    #[test]
    fn accepts_any_patch_of_the_version() {
        assert_eq!(accept(Some(super::PROTOCOL)), Ok(()));
        assert_eq!(accept(Some("2.0.17")), Ok(()));
    }

    #[test]
    fn refuses_other_versions() {
        for other in [
            None,
            Some(""),
            Some("1.0.0"),
            Some("2.1.0"),
            Some("2.0."),
            Some("2.0.x"),
            Some("3.0.0"),
        ] {
            assert!(accept(other).is_err(), "{other:?}");
        }
    }
}
