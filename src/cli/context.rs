//! What every command has at hand: the case file, who acts, the clock, and where output goes.

use super::draw::one_line;
use super::failure::Failure;
use claimbench::archive::{Address, Archive};
use claimbench::domain::{Instant, handle};
use claimbench::error::Error;
use claimbench::formats::json;
use claimbench::report::words;
use claimbench::workbench::{Access, Clock, Ids, Setting, Workbench};
use serde::Serialize;
use std::cell::RefCell;
use std::env::VarError;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Pins the clock, for tests and for reports that can be made again.
const NOW: &str = "CLAIMBENCH_NOW";
/// The case file, where the line names none.
const DB: &str = "CLAIMBENCH_DB";
/// Who acts, where the line does not say.
const ACTOR: &str = "CLAIMBENCH_ACTOR";

/// The archive, where the line names none.
const ARCHIVE: &str = "CLAIMBENCH_ARCHIVE";

/// What a variable is set to; what is set to nothing is not set.
fn set(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

#[derive(Serialize)]
struct Wrote {
    file: String,
}

pub struct Context {
    pub db: PathBuf,
    /// The archive that the line or the environment names.
    archive: Option<PathBuf>,
    /// It is the line that names it, where everybody on the machine can read it.
    archive_is_seen: bool,
    actor: Option<String>,
    pub json: bool,
    clock: Clock,
    /// Before the first write, put on the record that the clock is right.
    clock_is_right: bool,
    /// Styles are kept or stripped here, as the terminal and `--color` say.
    pub out: BufWriter<anstream::AutoStream<Box<dyn Write>>>,
    /// What is said when the output is out.
    asides: RefCell<Vec<String>>,
}

impl Context {
    pub fn new(
        db: Option<PathBuf>,
        archive: Option<PathBuf>,
        actor: Option<String>,
        json: bool,
        clock_is_right: bool,
    ) -> Result<Self, Failure> {
        let archive_is_seen = archive.is_some();
        let archive = archive.or_else(|| set(ARCHIVE).map(PathBuf::from));
        let db = db.or_else(|| set(DB).map(PathBuf::from));
        let db = db.unwrap_or_else(|| PathBuf::from("claimbench.db"));
        let actor = match std::env::var(ACTOR) {
            _ if actor.is_some() => actor,
            Ok(actor) if !actor.is_empty() => Some(actor),
            Ok(_) | Err(VarError::NotPresent) => None,
            Err(VarError::NotUnicode(_)) => {
                return Err(Failure::misuse(format!("{ACTOR} is not UTF-8"), "Give it a handle, or unset it."));
            }
        };
        let clock = match std::env::var(NOW) {
            Ok(instant) if !instant.is_empty() => Clock::Pinned(instant.parse().map_err(|error| {
                Failure::misuse(format!("{NOW}: {error}"), "Unset it, or give it an instant in UTC.")
            })?),
            _ => Clock::System,
        };
        // What strips styles writes piece by piece: a second buffer behind it makes few writes of them.
        let choice = anstream::AutoStream::choice(&io::stdout());
        let pieces: Box<dyn Write> = Box::new(BufWriter::with_capacity(64 * 1024, io::stdout().lock()));
        let out = BufWriter::new(anstream::AutoStream::new(pieces, choice));
        Ok(Self { db, archive, archive_is_seen, actor, json, clock, clock_is_right, out, asides: RefCell::default() })
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Standard output for what is not ours to change: every byte that is written to it gets there.
    pub fn raw(&mut self) -> io::Result<BufWriter<io::StdoutLock<'static>>> {
        self.out.flush()?;
        Ok(BufWriter::with_capacity(64 * 1024, io::stdout().lock()))
    }

    /// Opens the case.
    pub fn open(&self, access: Access) -> Result<Workbench, Failure> {
        self.open_file(&self.db, access)
    }

    pub fn open_file(&self, file: &Path, access: Access) -> Result<Workbench, Failure> {
        let mut workbench = Workbench::open(file, access, self.setting())?;
        if self.clock_is_right
            && access == Access::Write
            && let Some(set_right) = workbench.set_clock_right()?
        {
            words::clock(&[set_right]).iter().for_each(|words| self.aside(words));
        }
        Ok(workbench)
    }

    /// The archive that the line or CLAIMBENCH_ARCHIVE names, else the user's own.
    pub fn archive_address(&self) -> Result<Address, Failure> {
        let own = || {
            let data = set("XDG_DATA_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
            let data = data.or_else(|| Some(Path::new(&set("HOME")?).join(".local/share")))?;
            Some(data.join("claimbench").join("archive.db"))
        };
        let named = self.archive.clone().or_else(own).ok_or(Error::NoArchiveNamed)?;
        let address = Address::read(&named)?;
        if self.archive_is_seen && address.has_password() {
            return Err(Failure::misuse(
                "everybody on this machine can read a password on a command line",
                "Put it into ~/.pgpass or PGPASSWORD, or the address into CLAIMBENCH_ARCHIVE.",
            ));
        }
        Ok(address)
    }

    /// The archive, open. The user's own is made when it is first wanted; one that is named must be there.
    pub fn archive(&self) -> Result<Archive, Failure> {
        let address = self.archive_address()?;
        Ok(if self.archive.is_none() { Archive::init(&address)?.0 } else { Archive::open(&address)? })
    }

    /// The archive, where there is one.
    pub fn archive_if_any(&self) -> Result<Option<Archive>, Failure> {
        match self.archive_address() {
            Err(Failure::Refused(Error::NoArchiveNamed)) => Ok(None),
            Err(failure) => Err(failure),
            Ok(address) if self.archive.is_none() && !address.is_there() => Ok(None),
            Ok(address) => Ok(Some(Archive::open(&address)?)),
        }
    }

    /// The archive, where there is one, for what is only said by the way: that it cannot be read is said and stops nothing.
    pub fn archive_by_the_way(&self) -> Option<Archive> {
        self.archive_if_any().unwrap_or_else(|failure| {
            if let Failure::Refused(error) = failure {
                self.aside(format_args!("The archive was not looked at: {}.", one_line(&error.to_string())));
            }
            None
        })
    }

    pub fn setting(&self) -> Setting {
        Setting { clock: self.clock, ids: Ids::Random, actor: self.actor(), reader: std::env::current_exe().ok() }
    }

    /// The handle given, else the login name, else the number of the user.
    fn actor(&self) -> String {
        let login = || ["USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
        let number = || format!("uid{}", rustix::process::getuid().as_raw());
        self.actor.clone().or_else(login).unwrap_or_else(number)
    }

    /// Whether a handle is that of whoever acts.
    pub fn is_actor(&self, person: &str) -> bool {
        handle::same(person, &self.actor())
    }

    /// Prints one JSON document.
    pub fn print_json(&mut self, value: &impl Serialize) -> io::Result<()> {
        json::pretty(&mut self.out, value)
    }

    /// Says something beside the output, once that is out: on stderr, so that it never mixes with what is piped, and
    /// not before an error.
    pub fn aside(&self, text: impl std::fmt::Display) {
        self.asides.borrow_mut().push(text.to_string());
    }

    /// Says that verdicts are left out of what is written, because whoever acts reads the claims blind.
    pub fn say_what_is_hidden(&self, claims: usize) {
        if claims > 0 {
            let claims = words::count(
                claims,
                "claim that you read blind is shown without its verdict",
                "claims that you read blind are shown without their verdicts",
            );
            self.aside(format_args!("{claims}."));
        }
    }

    /// Says which file was written: as the one JSON document, or beside the output.
    pub fn wrote(&mut self, file: &Path) -> io::Result<()> {
        if super::output::is_stdout(file) {
            return Ok(());
        }
        let file = file.display().to_string();
        if self.json {
            return self.print_json(&Wrote { file });
        }
        self.aside(format_args!("Wrote {}.", one_line(&file)));
        Ok(())
    }

    /// A bar on stderr while something long runs; nothing where stderr is no terminal.
    pub fn progress(&self, what: &'static str) -> indicatif::ProgressBar {
        if !io::stderr().is_terminal() {
            return indicatif::ProgressBar::hidden();
        }
        let bar = indicatif::ProgressBar::new_spinner().with_message(what);
        bar.enable_steady_tick(std::time::Duration::from_millis(120));
        bar
    }

    /// Ends a command that did its work: nothing of its output is left behind.
    pub fn finish(&mut self) -> io::Result<()> {
        self.out.flush()?;
        for text in self.asides.take() {
            // Nothing can be done about a stderr that is closed.
            let _ = writeln!(anstream::stderr().lock(), "{text}");
        }
        Ok(())
    }
}
