//! The name of a topic, with the type of its messages.

use std::any::TypeId;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A topic for messages of type `M`. Wherever one is asked for, a plain name will do.
///
/// # Examples
///
/// ```
/// use bennu::Topic;
///
/// struct Order;
/// const ORDERS: Topic<Order> = Topic::new("orders");
/// let of_one_customer: Topic<Order> = format!("orders:{}", 7).into();
/// ```
pub struct Topic<M> {
    name: Cow<'static, str>,
    messages: PhantomData<fn(M)>,
}

impl<M> Topic<M> {
    /// A topic with a name known at compile time.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name: Cow::Borrowed(name),
            messages: PhantomData,
        }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl<M: 'static> Topic<M> {
    pub(super) fn into_key(self) -> (TypeId, Cow<'static, str>) {
        (TypeId::of::<M>(), self.name)
    }
}

impl<M> From<&'static str> for Topic<M> {
    fn from(name: &'static str) -> Self {
        Self::new(name)
    }
}

impl<M> From<String> for Topic<M> {
    fn from(name: String) -> Self {
        Self {
            name: Cow::Owned(name),
            messages: PhantomData,
        }
    }
}

impl<M> Clone for Topic<M> {
    fn clone(&self) -> Self {
        Self {
            name: self.name.clone(),
            messages: PhantomData,
        }
    }
}

impl<M> fmt::Debug for Topic<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Topic").field(&self.name).finish()
    }
}
