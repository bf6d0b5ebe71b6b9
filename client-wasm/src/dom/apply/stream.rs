//! Streams (protocol 4.7): items are known by their id, and stay when the message does not speak of them.

use super::node::NodeFrame;
use super::{Apply, Frame, Result, Stop};
use crate::dom::instance::{Child, Instance};
use crate::dom::stream::{Item, Stream};
use crate::dom::template::Template;
use crate::platform::parts;
use bennu_wire::read::{At, StreamInsert, StreamLimit, StreamOps};

/// A stream that the message is in.
pub(super) struct StreamFrame {
    stream: Stream,
    template: &'static Template,
    pub(super) adopts: bool,
    /// What comes, in the order of the entries.
    inserts: Vec<Insert>,
    /// Items that were taken out and come again.
    aside: Vec<Item>,
    current: usize,
    written: bool,
}

struct Insert {
    id: Box<str>,
    at: At,
    limit: Option<StreamLimit>,
    update_only: bool,
    /// Where the item is, if it stays where it is.
    known: Option<usize>,
}

impl Apply<'_> {
    pub(super) fn stream_frame(
        &mut self,
        stream: Stream,
        space: u32,
        adopts: bool,
    ) -> Result<Frame> {
        let template = self.template_of(stream.number, space)?;
        let (inserts, aside, current, written) = (Vec::new(), Vec::new(), 0, false);
        Ok(Frame::Stream(Box::new(StreamFrame {
            stream,
            template,
            adopts,
            inserts,
            aside,
            current,
            written,
        })))
    }

    pub(super) fn enter_stream(&mut self, ops: &StreamOps<'_>) -> Result {
        let mut frame = match self.frames.pop() {
            Some(Frame::Stream(frame)) => frame,
            Some(Frame::List(list)) if list.list.rows.is_empty() => {
                let space = self.child_space()?;
                match self.stream_frame(Stream::new(list.list.number), space, list.adopts)? {
                    Frame::Stream(frame) => frame,
                    _ => return Err(Stop::Resync),
                }
            }
            _ => return Err(Stop::Resync),
        };
        frame.inserts = inserts(ops);
        if ops.reset || self.is_join {
            frame.aside = frame.stream.take_all();
        }
        for id in ops.deletes() {
            if let Some(index) = frame.stream.find(&id.decode()) {
                frame.aside.push(frame.stream.remove(index));
            }
        }
        let (again, gone): (Vec<_>, Vec<_>) = std::mem::take(&mut frame.aside)
            .into_iter()
            .partition(|item| frame.inserts.iter().any(|insert| insert.id == item.id));
        frame.aside = again;
        frame.written = !gone.is_empty();
        gone.into_iter().for_each(|item| self.remove_item(item));
        self.frames.push(Frame::Stream(frame));
        Ok(())
    }

    pub(super) fn enter_item(&mut self, position: u32) -> Result {
        let Some(Frame::Stream(frame)) = self.frames.last_mut() else {
            return Err(Stop::Resync);
        };
        frame.current = position as usize;
        let insert = frame.inserts.get_mut(frame.current).ok_or(Stop::Resync)?;
        let aside = frame.aside.iter().position(|item| item.id == insert.id);
        insert.known = if aside.is_none() {
            frame.stream.find(&insert.id)
        } else {
            None
        };
        let known = match (insert.known, aside) {
            (Some(index), _) => Some(frame.stream.lend(index).ok_or(Stop::Resync)?),
            (None, Some(index)) => Some(
                frame
                    .aside
                    .swap_remove(index)
                    .instance
                    .ok_or(Stop::Resync)?,
            ),
            (None, None) if insert.update_only => {
                self.frames.push(Frame::Skip(1));
                return Ok(());
            }
            (None, None) => None,
        };
        let (template, adopts) = (frame.template, frame.adopts);
        let node = match known {
            Some(instance) => NodeFrame::known(instance),
            None => self.fresh(template, adopts),
        };
        self.push(node);
        Ok(())
    }

    pub(super) fn leave_item(
        &mut self,
        instance: Box<Instance>,
        made: bool,
        written: bool,
    ) -> Result {
        let Some(Frame::Stream(mut frame)) = self.frames.pop() else {
            return Err(Stop::Resync);
        };
        frame.written |= written;
        let insert = &mut frame.inserts[frame.current];
        if let Some(index) = insert.known {
            frame.stream.give_back(index, instance);
        } else {
            let index = match insert.at {
                At::Index(index) if !frame.adopts => frame.stream.len().min(index as usize),
                At::Index(_) | At::Last => frame.stream.len(),
            };
            let item = Item {
                id: std::mem::take(&mut insert.id),
                instance: Some(instance),
            };
            self.put_item(&mut frame, index, item, made)?;
        }
        self.frames.push(Frame::Stream(frame));
        Ok(())
    }

    fn put_item(
        &mut self,
        frame: &mut StreamFrame,
        index: usize,
        item: Item,
        made: bool,
    ) -> Result {
        frame.written = true;
        let instance = item.instance.as_deref().ok_or(Stop::Resync)?;
        match frame.stream.items().get(index) {
            _ if frame.adopts => self.insert_found(instance, made),
            Some(next) => {
                let before = next.instance.as_ref().ok_or(Stop::Resync)?.first();
                self.insert_before(instance, before)?;
            }
            None => {
                let node = self.node()?;
                let anchor = node.instance.handle(node.slot);
                self.insert_before(instance, anchor)?;
            }
        }
        frame.stream.insert(index, item);
        self.keep_limit(frame);
        Ok(())
    }

    /// DIFFERENCE: Phoenix counts all elements of the container; only the items of the stream count here.
    fn keep_limit(&mut self, frame: &mut StreamFrame) {
        let (length, limit) = (frame.stream.len(), frame.inserts[frame.current].limit);
        let over = match limit {
            Some(StreamLimit::First(limit)) => limit as usize..length,
            Some(StreamLimit::Last(limit)) => 0..length.saturating_sub(limit as usize),
            None => return,
        };
        for index in over.rev() {
            let item = frame.stream.remove(index);
            self.remove_item(item);
        }
    }

    pub(super) fn leave_stream(&mut self, frame: StreamFrame) -> Result {
        let StreamFrame {
            stream,
            adopts,
            aside,
            written,
            ..
        } = frame;
        aside.into_iter().for_each(|item| self.remove_item(item));
        let node = self.node()?;
        if adopts {
            parts::adopt_anchor(node.instance.handle(node.slot));
        }
        if written {
            node.touch();
        }
        let slot = node.slot;
        node.instance.put(slot, Child::Stream(Box::new(stream)));
        Ok(())
    }
}

/// The inserts in the order of the entries: by the newest insert of each id, the oldest first. Place and limit are those of
/// an item's oldest insert.
fn inserts(ops: &StreamOps<'_>) -> Vec<Insert> {
    let mut inserts: Vec<Insert> = Vec::new();
    for StreamInsert {
        id,
        at,
        limit,
        update_only,
    } in ops.inserts()
    {
        let id = id.decode();
        match inserts.iter_mut().find(|insert| *insert.id == *id) {
            Some(insert) => {
                (insert.at, insert.limit, insert.update_only) = (at, limit, update_only)
            }
            None => inserts.push(Insert {
                id: id.into(),
                at,
                limit,
                update_only,
                known: None,
            }),
        }
    }
    inserts.reverse();
    inserts
}
