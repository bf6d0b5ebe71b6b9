//! The guards of a view's scope, asked again while the view lives.

use super::{Channel, Flow, JoinRequest, guard};
use crate::error::Fault;
use crate::live_view::LiveView;
use crate::mount::Mount;
use crate::park::Pool;
use crate::router::Found;
use crate::visitor::Visitor;

impl<V: LiveView> Channel<V> {
    /// Whether the guards still let in whoever joins this view.
    pub(super) async fn ask_guards_of(&mut self, request: &JoinRequest) -> Result<(), Fault> {
        self.ask_guards(&request.url, &request.found, &request.visitor)
            .await
    }

    /// Answers a join that the guards did not let in. When they could not tell (a database is away, say), the view stays as
    /// it was, for the next try.
    pub(super) fn keep_out(&mut self, request: &JoinRequest, fault: Fault) -> Flow {
        let fault = match fault.into_navigation() {
            Ok(navigation) => {
                request.send_elsewhere(&self.cx.runtime, &navigation, "[]");
                return self.end();
            }
            Err(fault) => fault,
        };
        request.refuse_failed(&self.cx.runtime, &fault);
        match &self.link {
            _ if fault.status() < 500 => self.end(),
            Some(_) => Flow::Continue,
            None => self.park(Pool::Views, 0),
        }
    }

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
