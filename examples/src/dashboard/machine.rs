//! How the machine that serves this page is doing.

use std::collections::VecDeque;

use sysinfo::{Disks, Networks, System};

/// How many seconds of the past a reading carries.
pub const SECONDS: usize = 60;

/// One look at the machine, with the last minute beside it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Machine {
    /// Percent of all cores.
    pub cpu: f32,
    pub cores: usize,
    pub memory: Usage,
    pub disk: Usage,
    /// Bytes a second.
    pub received: u64,
    pub sent: u64,
    pub cpu_history: VecDeque<f32>,
    pub received_history: VecDeque<u64>,
    pub sent_history: VecDeque<u64>,
}

/// Bytes of something that can run out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    pub used: u64,
    pub total: u64,
}

impl Usage {
    pub fn percent(self) -> f32 {
        if self.total == 0 {
            0.0
        } else {
            self.used as f32 / self.total as f32 * 100.0
        }
    }
}

/// Reads the machine's counters. Blocks for a moment: call it where blocking is fine.
#[derive(Debug)]
pub struct Sampler {
    system: System,
    disks: Disks,
    networks: Networks,
    machine: Machine,
}

impl Sampler {
    /// # Errors
    /// When this platform does not tell.
    pub fn new() -> Result<Self, sysinfo::Error> {
        Ok(Self {
            system: System::new()?,
            disks: Disks::new_with_refreshed_list()?,
            networks: Networks::new_with_refreshed_list()?,
            machine: Machine::default(),
        })
    }

    /// Looks again; rates are over the time since the last look, so call it once a second.
    pub fn sample(&mut self) -> Machine {
        self.system.refresh_cpu_usage();
        self.system.refresh_memory();
        self.disks.refresh(true);
        self.networks.refresh(true);

        let machine = &mut self.machine;
        machine.cpu = self.system.global_cpu_usage();
        machine.cores = self.system.cpus().len();
        machine.memory = Usage {
            used: self.system.used_memory(),
            total: self.system.total_memory(),
        };
        machine.disk = largest_disk(&self.disks);
        (machine.received, machine.sent) = traffic(&self.networks);
        remember(&mut machine.cpu_history, machine.cpu);
        remember(&mut machine.received_history, machine.received);
        remember(&mut machine.sent_history, machine.sent);
        machine.clone()
    }
}

fn remember<T>(history: &mut VecDeque<T>, value: T) {
    if history.len() == SECONDS {
        history.pop_front();
    }
    history.push_back(value);
}

fn largest_disk(disks: &Disks) -> Usage {
    let largest = disks.iter().max_by_key(|disk| disk.total_space());
    largest.map_or_else(Usage::default, |disk| Usage {
        used: disk.total_space() - disk.available_space(),
        total: disk.total_space(),
    })
}

fn traffic(networks: &Networks) -> (u64, u64) {
    networks
        .iter()
        .fold((0, 0), |(received, sent), (_, network)| {
            (received + network.received(), sent + network.transmitted())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn history_keeps_the_last_minute() {
        let mut history = VecDeque::new();
        for second in 0..100 {
            remember(&mut history, second);
        }
        assert_eq!(history.len(), SECONDS);
        assert_eq!(history.front(), Some(&40));
    }

    #[test]
    fn nothing_of_nothing_is_zero_percent() {
        assert_eq!(Usage::default().percent(), 0.0);
        assert_eq!(Usage { used: 1, total: 4 }.percent(), 25.0);
    }
}
