//! What the servers of one database do by themselves, each job once among them: by a lease that its holder renews and gives back when
//! it stops. What a job does is right without it: its transactions decide by what they read.
//! The leases of work over all tenants stand under the platform's id.

use coworkflow_domain::tenants::PLATFORM;
use coworkflow_store::leases;

use crate::context::Services;
use crate::failure::Failure;

/// Work that is nobody's request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Holds end, guests who did not come lose their place, who waits gets it.
    TendBookings,
    /// Recurring bookings are carried on, what is no longer kept is forgotten.
    Hourly,
    /// The backup of the schedule.
    Backup,
    /// Letters that wait are sent.
    Letters,
}

impl Job {
    const ALL: [Job; 4] = [Job::TendBookings, Job::Hourly, Job::Backup, Job::Letters];

    fn name(self) -> &'static str {
        match self {
            Job::TendBookings => "tend_bookings",
            Job::Hourly => "hourly",
            Job::Backup => "backup",
            Job::Letters => "letters",
        }
    }

    /// For how long nobody else looks: so late at most does another go on when its holder was killed.
    fn lasts_seconds(self) -> i64 {
        match self {
            Job::TendBookings | Job::Letters => 10,
            Job::Hourly => 59 * 60,
            Job::Backup => 5 * 60,
        }
    }
}

impl Services {
    /// Whether this server does the job now, and not another one on the same database.
    pub async fn takes(&self, job: Job) -> Result<bool, Failure> {
        if !self.store.is_shared() {
            return Ok(true);
        }
        let (now, server) = (self.clock.now(), holder(self));
        let until = now.plus_seconds(job.lasts_seconds());
        let taken = self
            .store
            .write(PLATFORM, move |tx| leases::take(tx, job.name(), &server, now, until));
        Ok(taken.answer().await?)
    }

    /// Leaves the jobs of this server to the others: it stops.
    pub async fn leave_jobs(&self) -> Result<(), Failure> {
        if !self.store.is_shared() {
            return Ok(());
        }
        let server = holder(self);
        let left = self.store.write(PLATFORM, move |tx| {
            Job::ALL
                .iter()
                .try_for_each(|job| leases::give_back(tx, job.name(), &server))
        });
        Ok(left.answer().await?)
    }
}

fn holder(services: &Services) -> String {
    format!("{:032x}", services.server())
}
