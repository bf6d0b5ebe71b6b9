//! Messages of any type to a view.

use std::any::{Any, type_name};
use std::fmt;

use super::TaskId;

/// A message that reached a view without saying its type: match on what it is.
///
/// # Examples
///
/// ```
/// use bennu::Info;
///
/// let info = Info::new(7_u32);
/// assert!(!info.is::<String>());
/// assert_eq!(info.downcast::<u32>().ok(), Some(7));
/// ```
pub struct Info {
    message: Box<dyn Any + Send>,
    name: &'static str,
}

impl Info {
    /// Wraps a message.
    pub fn new<T: Any + Send>(message: T) -> Self {
        Self {
            message: Box::new(message),
            name: type_name::<T>(),
        }
    }

    /// Whether the message is a `T`.
    #[must_use]
    pub fn is<T: Any>(&self) -> bool {
        self.message.is::<T>()
    }

    /// The message, if it is a `T`.
    #[must_use]
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.message.downcast_ref()
    }

    /// The message itself.
    ///
    /// # Errors
    ///
    /// Gives the message back when it is no `T`.
    pub fn downcast<T: Any>(self) -> Result<T, Self> {
        let name = self.name;
        self.message
            .downcast()
            .map(|message| *message)
            .map_err(|message| Self { message, name })
    }
}

/// Shows the type, never the content, which may be private.
impl fmt::Debug for Info {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Info({})", self.name)
    }
}

/// What a view is told, as an [`Info`], when published messages were dropped because it fell behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The topic whose messages are missing.
    pub topic: String,
    /// How many are missing.
    pub missed: u64,
}

/// What a view is told, as an [`Info`], when a task it had spawned panicked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskPanicked {
    /// Which task: what [`Context::spawn`](crate::Context::spawn) returned.
    pub task: TaskId,
    /// The message of the panic.
    pub message: String,
}
