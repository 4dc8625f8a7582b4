//! What the front desk does, from arrival to payment.

mod invoices;
mod sessions;
mod support;
