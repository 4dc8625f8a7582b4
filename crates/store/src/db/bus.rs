//! What servers on one database tell each other: that something was committed, and whose. What it was stands in the database.

use coworkflow_domain::ids::TenantId;

/// Carries word of commits between the servers of one database. It may lose any: what was missed is found in the database.
pub trait Bus: Send + Sync {
    /// Tells the other servers that something of this tenant was committed. Returns at once.
    fn ring(&self, tenant: TenantId);

    /// Whether word arrives at present: while it does not, this server looks by itself every moment.
    fn carries(&self) -> bool;
}
