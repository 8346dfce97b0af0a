//! Stories: the program as people use it, run as a program, one file a subject. [`desk::Desk`] is the one helper.

mod any_work;
mod articles;
mod browser;
mod daily;
mod damage;
mod demo;
mod desk;
mod errors;
mod full_case;
mod house;
mod imports;
mod interchange;
mod main_job;
mod node;
mod old_ledgers;
mod opening;
mod outputs;
mod procedure;
mod readme;
mod revisions;
mod reworded;
mod roundtrip;
mod schemas;
mod searching;
mod terminal;
mod together;
