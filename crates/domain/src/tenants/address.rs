//! Where a business is found: `nile-house` in its address, or a domain of its own.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::TenantRefusal;

/// The least and the most characters of the name in an address.
pub const SLUG_CHARS: std::ops::RangeInclusive<usize> = 3..=40;

/// Names that the server itself, its mail or its papers may need.
const RESERVED: &[&str] = &[
    "admin",
    "api",
    "app",
    "assets",
    "auth",
    "blog",
    "cdn",
    "coworkflow",
    "demo",
    "docs",
    "files",
    "ftp",
    "graphql",
    "help",
    "imap",
    "mail",
    "metrics",
    "mx",
    "ns1",
    "ns2",
    "operator",
    "pop",
    "root",
    "setup",
    "smtp",
    "static",
    "status",
    "support",
    "test",
    "www",
];

/// The name of a business in its address: `nile-house` of `nile-house.example.com` or `example.com/t/nile-house`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slug(String);

impl Slug {
    /// As somebody typed it, in any case.
    ///
    /// # Errors
    /// [`TenantRefusal::SlugInvalid`] or [`TenantRefusal::SlugTaken`] when the server keeps it for itself.
    pub fn parse(typed: &str) -> Result<Self, TenantRefusal> {
        let slug = typed.trim().to_ascii_lowercase();
        if !SLUG_CHARS.contains(&slug.chars().count()) || !is_label(&slug) || slug.starts_with("xn--") {
            return Err(TenantRefusal::SlugInvalid);
        }
        if RESERVED.contains(&slug.as_str()) {
            return Err(TenantRefusal::SlugTaken);
        }
        Ok(Self(slug))
    }

    /// As it stands in the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A domain of a business' own: `desk.nile-house.eg`, lower case, without a port.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HostName(String);

impl HostName {
    /// As somebody typed it, in any case; a name of another script in its `xn--` spelling.
    ///
    /// # Errors
    /// [`TenantRefusal::DomainInvalid`]: not a name with a dot, an address of numbers, or a name that only one machine knows.
    pub fn parse(typed: &str) -> Result<Self, TenantRefusal> {
        let name = typed.trim().trim_end_matches('.').to_ascii_lowercase();
        let labels: Vec<&str> = name.split('.').collect();
        let numbers = labels
            .last()
            .is_none_or(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        let local = labels.last().is_some_and(|last| *last == "localhost");
        if name.len() > 253 || labels.len() < 2 || numbers || local || !labels.iter().all(|label| is_label(label)) {
            return Err(TenantRefusal::DomainInvalid);
        }
        Ok(Self(name))
    }

    /// As it stands in the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Letters, digits and hyphens, no hyphen at an end: what the name service lets stand between two dots.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_between_two_dots() {
        assert_eq!(Slug::parse(" Nile-House ").unwrap().as_str(), "nile-house");
        for odd in [
            "ab",
            "-nile",
            "nile-",
            "nile house",
            "نيل",
            "nile.house",
            "xn--nile",
            "",
            &"x".repeat(41),
            "a/b",
        ] {
            assert_eq!(Slug::parse(odd), Err(TenantRefusal::SlugInvalid), "{odd}");
        }
        assert_eq!(Slug::parse("operator"), Err(TenantRefusal::SlugTaken));
    }

    #[test]
    fn a_domain_is_a_name_that_the_world_knows() {
        assert_eq!(
            HostName::parse("Desk.Nile-House.EG.").unwrap().as_str(),
            "desk.nile-house.eg"
        );
        for odd in [
            "nile",
            "10.0.0.1",
            "nile..eg",
            "desk.nile.eg:8080",
            "https://nile.eg",
            "house.localhost",
            "نيل.مصر",
            "-a.eg",
        ] {
            assert_eq!(HostName::parse(odd), Err(TenantRefusal::DomainInvalid), "{odd}");
        }
    }
}
