//! A warning at entry: a name or an address whose letters pass for others.

use super::context::Context;
use super::draw::one_line;
use claimbench::report::words;

/// Warns, beside the output, of each name that passes for another.
pub fn warn<'n>(context: &Context, names: impl IntoIterator<Item = &'n str>) {
    for name in names {
        if let Some(mark) = words::look_alike(name) {
            context.aside(format_args!("Look at \"{}\" again: {}.", one_line(name), one_line(&mark)));
        }
    }
}

/// As `warn`, of an address.
pub fn warn_of_address(context: &Context, address: Option<&str>) {
    if let Some((address, mark)) = address.and_then(|address| Some((address, words::look_alike_address(address)?))) {
        context.aside(format_args!("Look at {} again: {}.", one_line(address), one_line(&mark)));
    }
}
