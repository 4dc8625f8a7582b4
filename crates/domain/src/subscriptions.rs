//! Plans that give access by the day, a customer's runs of them, and what they pay of a stay (S1–S7).

mod cover;

pub use cover::Cover;
