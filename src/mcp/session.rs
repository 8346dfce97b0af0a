//! One assistant's session: on which case, through whom, and what it may be told.

use crate::counter::program::Program;
use claimbench::domain::{Audience, Machine};
use claimbench::error::Result;
use claimbench::workbench::{Access, Clock, Ids, ReadBefore, Setting, Workbench};
use serde_json::Value;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

pub struct Session {
    case: PathBuf,
    clock: Clock,
    actor: String,
    reader: Option<PathBuf>,
    is_read_only: bool,
    /// Who reads what is told.
    audience: Audience,
    /// As the host calls itself, once it has.
    machine: Option<Machine>,
    read_before: Arc<ReadBefore>,
}

impl Session {
    pub fn new(case: PathBuf, setting: Setting, is_read_only: bool, audience: Audience) -> Self {
        let Setting { clock, actor, reader, .. } = setting;
        Self { case, clock, actor, reader, is_read_only, audience, machine: None, read_before: Arc::default() }
    }

    pub fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    pub fn audience(&self) -> Audience {
        self.audience
    }

    pub fn machine(&self) -> Option<&Machine> {
        self.machine.as_ref()
    }

    pub fn open(&self, access: Access) -> Result<Workbench> {
        let setting =
            Setting { clock: self.clock, ids: Ids::Random, actor: self.actor.clone(), reader: self.reader.clone() };
        Ok(Workbench::open(&self.case, access, setting)?.remembering(Arc::clone(&self.read_before)))
    }

    /// Our own program on the case, for what it writes.
    pub fn program(&self) -> io::Result<Program> {
        let (case, actor) = (self.case.clone(), self.actor.clone());
        Ok(Program { program: std::env::current_exe()?, case, actor })
    }

    /// Learns what the host calls itself.
    pub fn meet(&mut self, beginning: &Value) {
        let told = |name: &str| Some(beginning.get("clientInfo")?.get(name)?.as_str()?.to_owned());
        self.machine = told("name").and_then(|name| Machine { name, version: told("version") }.checked().ok());
    }
}
