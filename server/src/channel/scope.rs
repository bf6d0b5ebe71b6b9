//! The guards of a view's scope, asked again while the view lives.

use super::{Channel, guard};
use crate::error::Fault;
use crate::live_view::LiveView;
use crate::mount::Mount;
use crate::router::Found;
use crate::visitor::Visitor;

impl<V: LiveView> Channel<V> {
    /// Lets the view have this URL only if the guards do, and takes over what they give.
    pub(super) async fn ask_guards(
        &mut self,
        uri: &str,
        found: &Found,
        visitor: &Visitor,
    ) -> Result<(), Fault> {
        let runtime = self.cx.runtime.clone();
        let (scopes, scope) = (&runtime.scopes, found.route.scope());
        if scopes.is_open(scope) {
            return Ok(());
        }
        let mount = Mount::new(
            &runtime,
            uri,
            &found.params,
            &self.cx.place.session,
            visitor,
        );
        let asked = guard::run(&runtime.limits, || scopes.ask(scope, mount)).await;
        self.cx.scoped = asked?;
        Ok(())
    }
}
