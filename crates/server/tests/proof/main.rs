//! What must hold however many tills press at once and whenever the power goes: shown through the API.

mod kill;
mod power;
mod races;
mod till;
