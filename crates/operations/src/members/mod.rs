//! Members: customers who sign in to a site of their own and reach there what is theirs (`A4`).

mod access;
mod invite;
mod join;
mod me;
mod settings;

pub(crate) use access::end_access;
pub use access::SetMemberAccess;
pub use invite::{InviteMember, MemberOf, MemberStanding, MemberView};
pub use join::{JoinInput, JoinTerms};
pub use me::{ChangeMyProfile, Me, MeView};
pub use settings::{ChangeMemberSettings, GetMemberSettings};

crate::operations! {
    changes: [InviteMember, SetMemberAccess, ChangeMemberSettings, ChangeMyProfile],
    questions: [MemberOf, GetMemberSettings, Me],
}

#[cfg(test)]
mod tests;
