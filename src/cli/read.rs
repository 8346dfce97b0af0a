//! What the one who acts has read: `--as-read`, for every command that judges or replaces.

use claimbench::domain::AsRead;
use clap::Args;

#[derive(Args)]
pub struct Read {
    /// What you have read: the digits that claim show and review queue print; refused where the claim has changed since
    #[arg(long, value_name = "DIGEST")]
    pub as_read: Option<AsRead>,
}
