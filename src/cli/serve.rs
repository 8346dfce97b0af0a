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
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Open the workbench in a browser, on this machine alone
///
/// The first line that it prints is the address, with a token that lets in whoever opens it first. Where it runs in a
/// terminal, Enter prints a new one. Ctrl-C ends it; what was stored is stored. For a desk of several people, --sign-in and
/// --behind-proxy: docs/desk.md shows how.
#[derive(Args)]
pub struct Arguments {
    /// The port; 0 takes any that is free
    #[arg(long, value_name = "P", default_value_t = 0)]
    port: u16,

    /// Open the address in this machine's browser
    #[arg(long)]
    open: bool,

    /// Where to listen, for a desk: 0.0.0.0:8080 [default: 127.0.0.1, with the port]
    #[arg(long, value_name = "ADDR", requires = "sign_in", conflicts_with = "port")]
    listen: Option<SocketAddr>,

    /// The file of the people who may sign in; made with the first invitation, which is then the address printed
    #[arg(long, value_name = "FILE", requires = "behind_proxy")]
    sign_in: Option<PathBuf>,

    /// The name that people call the desk by, at a proxy of yours that speaks TLS: desk.example.org
    #[arg(long, value_name = "NAME", requires = "sign_in")]
    behind_proxy: Option<String>,
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
    let place = arguments.listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], arguments.port)));
    let unable = |source: io::Error| Error::Io { path: place.to_string().into(), source };
    let listener = TcpListener::bind(place).map_err(unable)?;
    let port = listener.local_addr()?.port();
    let case = std::path::absolute(&context.db)?;
    let desk = match (arguments.sign_in, arguments.behind_proxy) {
        (Some(people), Some(name)) => {
            Desk::behind_proxy(case, context.setting(), &name, people.clone()).map_err(Error::io(&people))?
        }
        _ => Desk::on_loopback(case, context.setting(), port),
    };
    let desk = Arc::new(desk);
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
