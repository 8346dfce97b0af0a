//! `serve`: the workbench as pages, on this machine.

use super::context::Context;
use super::failure::Failure;
use super::{Done, Outcome};
use crate::web::{self, Desk};
use claimbench::error::Error;
use claimbench::workbench::Access;
use clap::Args;
use serde::Serialize;
use std::io::{self, BufRead, IsTerminal, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Open the workbench in a browser, on this machine alone
///
/// The first line that it prints is the address, with a token that lets in whoever opens it first. Where it runs in a
/// terminal, Enter prints a new one. Ctrl-C ends it; what was stored is stored.
#[derive(Args)]
pub struct Arguments {
    /// The port; 0 takes any that is free
    #[arg(long, value_name = "P", default_value_t = 0)]
    port: u16,

    /// Open the address in this machine's browser
    #[arg(long)]
    open: bool,
}

#[derive(Serialize)]
struct Serving {
    address: String,
    port: u16,
    file: String,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    // A case of an earlier version is made anew here, and what is none is refused here and not on every page.
    if context.db.exists() {
        context.open(Access::Read)?;
    }
    let unable = |source: io::Error| Error::Io { path: format!("127.0.0.1:{}", arguments.port).into(), source };
    let listener = TcpListener::bind(("127.0.0.1", arguments.port)).map_err(unable)?;
    let port = listener.local_addr()?.port();
    let case = std::path::absolute(&context.db)?;
    let desk = Arc::new(Desk::on_loopback(case, context.setting(), port));
    let address = desk.invite()?;
    if context.json {
        context.print_json(&Serving { address: address.clone(), port, file: context.db.display().to_string() })?;
    } else {
        writeln!(context.out, "{address}")?;
    }
    context.out.flush()?;
    if arguments.open {
        open(&address)?;
    }
    if io::stdin().is_terminal() && io::stderr().is_terminal() {
        invite_on_enter(Arc::clone(&desk));
    }
    web::serve(desk, listener)?;
    Ok(Done::Clean)
}

/// Prints a new address at each Enter.
fn invite_on_enter(desk: Arc<Desk>) {
    let _ = writeln!(io::stderr(), "Enter prints a new address, Ctrl-C ends.");
    std::thread::spawn(move || {
        for line in io::stdin().lock().lines() {
            let Ok(address) = line.and_then(|_| desk.invite()) else { break };
            let _ = writeln!(io::stdout(), "{address}");
        }
    });
}

/// Opens an address in the browser of whoever sits here.
fn open(address: &str) -> Result<(), Failure> {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut command = Command::new(program);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let unable = |error: io::Error| {
        Failure::misuse(
            format!("no browser was opened: {program}: {error}"),
            "Leave --open out, and open the address by hand.",
        )
    };
    command.spawn().map(drop).map_err(unable)
}
