//! The program: words in, verbs of the library run, tables or JSON out.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
