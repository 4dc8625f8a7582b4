//! How a space, a kind of resource or one resource is booked (`B5`).

use coworkflow_domain::bookings::{SettingsChoice, SettingsScope};

use crate::db::{DbError, Touched, Tx};
use crate::{row, statements};

row! {
    /// What one layer says.
    pub struct SettingsRow {
        /// A [`SettingsScope`] by its name.
        scope: String,
        /// A [`SettingsChoice`] as JSON.
        settings: String,
        /// Counts changes, so that two editors notice each other.
        version: i64,
    }
}

impl SettingsRow {
    /// Of what.
    pub fn scope(&self) -> Result<SettingsScope, DbError> {
        SettingsScope::named(&self.scope).ok_or_else(|| DbError::Broken(format!("unknown scope {}", self.scope)))
    }

    /// What it says.
    pub fn choice(&self) -> Result<SettingsChoice, DbError> {
        serde_json::from_str(&self.settings).map_err(|error| DbError::Broken(error.to_string()))
    }
}

statements! {
    /// All layers.
    ALL -> SettingsRow = "SELECT scope, settings, version FROM booking_settings WHERE tenant_id = $1 ORDER BY scope LIMIT 2010";
    /// The layers above one resource, its own included.
    OF -> SettingsRow = "SELECT scope, settings, version FROM booking_settings WHERE tenant_id = $1 AND scope IN ('space', $2, $3)";
    /// Says anew, if nobody else did meanwhile.
    SET -> () = "INSERT INTO booking_settings (tenant_id, scope, settings, version) VALUES ($1, $2, $3, 1)
        ON CONFLICT (tenant_id, scope) DO UPDATE SET settings = excluded.settings, version = booking_settings.version + 1
        WHERE booking_settings.version = $4";
}

/// All layers, at most one for the space, each kind and each resource.
pub fn choices(tx: &mut Tx) -> Result<Vec<SettingsRow>, DbError> {
    tx.all(&ALL, &[])
}

/// The layers of the space, of a kind and of one resource, by the names of their scopes.
pub fn choices_of(tx: &mut Tx, kind: &str, resource: &str) -> Result<Vec<SettingsRow>, DbError> {
    tx.all(&OF, &[&kind, &resource])
}

/// Says a layer anew over version `seen`, 0 for one that was never said; `false` when somebody else was faster.
pub fn set_choice(tx: &mut Tx, scope: SettingsScope, choice: &SettingsChoice, seen: i64) -> Result<bool, DbError> {
    let settings = serde_json::to_string(choice).map_err(|error| DbError::Broken(error.to_string()))?;
    tx.touch(Touched::Places);
    Ok(tx.execute(&SET, &[&scope.name(), &settings, &seen])? == 1)
}
