//! The program: words in, verbs of the library run, tables or JSON out.

mod cli;
mod counter;
mod mcp;
mod web;

fn main() -> std::process::ExitCode {
    cli::main()
}
