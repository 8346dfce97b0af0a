//! `contact`: the call log.

use super::context::Context;
use super::{Done, Outcome, draw, input};
use claimbench::domain::{ClaimNumber, ContactNumber, OnRecord, PartialDate, StoredContact};
use claimbench::formats::json::ContactJson;
use claimbench::workbench::{Access, NewContact};
use clap::{Args, Subcommand};
use std::io::Write;

/// Log whom you asked about which claims, what you read to them, and what they answered
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Add(AddArguments),
    Answer(AnswerArguments),
    List(ListArguments),
}

/// Log a call or message about claims
#[derive(Args)]
pub struct AddArguments {
    /// The claims: 12 or #12; several may be given
    #[arg(value_name = "N", required = true)]
    claims: Vec<ClaimNumber>,

    /// Who was asked
    #[arg(long, value_name = "NAME")]
    who: String,

    /// What was read or sent to them
    #[arg(long, value_name = "TEXT")]
    read_back: Option<String>,

    /// What they answered; leave it out while they have not
    #[arg(long, value_name = "TEXT")]
    answer: Option<String>,

    /// Until when they may reply
    #[arg(long, value_name = "DATE")]
    deadline: Option<PartialDate>,

    /// Nothing of it may be told: it stays out of every report but the internal one
    #[arg(long)]
    off_record: bool,
}

/// Record the answer that came
#[derive(Args)]
pub struct AnswerArguments {
    /// K1 or 1
    #[arg(value_name = "K")]
    contact: ContactNumber,

    /// What they answered; - reads it from standard input
    #[arg(long, value_name = "TEXT")]
    answer: String,
}

/// List the contacts
#[derive(Args)]
pub struct ListArguments {
    /// Only those about this claim
    #[arg(value_name = "N")]
    claim: Option<ClaimNumber>,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Add(arguments) => {
            let contact = context.open(Access::Write)?.log_contact(NewContact {
                claims: arguments.claims,
                who: arguments.who,
                read_back: arguments.read_back.map(|text| input::text(&text)).transpose()?,
                answer: arguments.answer.map(|text| input::text(&text)).transpose()?,
                deadline: arguments.deadline,
                record: if arguments.off_record { OnRecord::Off } else { OnRecord::On },
            })?;
            print(context, &contact)
        }
        Command::Answer(arguments) => {
            let answer = input::text(&arguments.answer)?;
            let contact = context.open(Access::Write)?.answer_contact(arguments.contact, &answer)?;
            print(context, &contact)
        }
        Command::List(arguments) => {
            let mut contacts = context.open(Access::Read)?.contacts()?;
            contacts.retain(|stored| arguments.claim.is_none_or(|claim| stored.contact.claims.contains(&claim)));
            if context.json {
                context.print_json(&contacts.iter().map(ContactJson::of).collect::<Vec<_>>())?;
            } else if contacts.is_empty() {
                writeln!(context.out, "No contacts.")?;
            } else {
                draw::contact::list(&mut context.out, &contacts)?;
            }
            Ok(Done::Clean)
        }
    }
}

fn print(context: &mut Context, contact: &StoredContact) -> Outcome {
    if context.json {
        context.print_json(&ContactJson::of(contact))?;
    } else {
        draw::contact::one(&mut context.out, contact)?;
    }
    Ok(Done::Clean)
}
