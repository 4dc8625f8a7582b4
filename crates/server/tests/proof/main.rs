//! What must hold however many tills press at once and whenever the power goes: shown through the API.

#[cfg(test)]
mod fallback;
#[cfg(test)]
mod holds;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod power;
#[cfg(test)]
mod races;
#[cfg(test)]
mod served;
#[cfg(test)]
mod several;
#[cfg(test)]
mod till;
