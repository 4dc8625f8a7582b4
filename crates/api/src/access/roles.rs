//! Roles of the house's own in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result};
use coworkflow_domain::access::{Grants, Permission};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::access::{ChangeRole, CreateRole, DeleteRole, ListRoles, RoleView};

use crate::error;
use crate::request::Request;
use crate::scalars::Long;

/// A role that the house made for itself.
pub struct CustomRole(RoleView);

#[Object]
impl CustomRole {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// What its people may do, by names of `rolePermissions`.
    async fn permissions(&self) -> Vec<&'static str> {
        self.0.grants.iter().map(Permission::name).collect()
    }
    /// How many have it.
    async fn people(&self) -> Long {
        Long(self.0.people)
    }
    /// Whether the reader may do as much: only then they give it and change it.
    async fn within_own(&self) -> bool {
        self.0.within_own
    }
    async fn version(&self) -> Long {
        Long(self.0.version)
    }
}

/// A role as it is made or changed.
#[derive(InputObject)]
pub struct CustomRoleInput {
    name: String,
    /// Names of `rolePermissions`; what they need comes along.
    permissions: Vec<String>,
}

/// Questions about roles.
#[derive(Default)]
pub struct RolesQuery;

#[Object]
impl RolesQuery {
    /// The roles that the house made for itself, by name.
    async fn custom_roles(&self, context: &Context<'_>) -> Result<Vec<CustomRole>> {
        let roles = Request::of(context)?.ask(ListRoles).await?;
        Ok(roles.into_iter().map(CustomRole).collect())
    }
}

/// Changes of roles.
#[derive(Default)]
pub struct RolesMutation;

#[Object]
impl RolesMutation {
    async fn create_role(
        &self,
        context: &Context<'_>,
        input: CustomRoleInput,
        idempotency_key: Option<String>,
    ) -> Result<CustomRole> {
        let request = Request::of(context)?;
        let grants = request.grants(&input.permissions)?;
        let create = CreateRole {
            name: input.name,
            grants,
        };
        request.change(create, idempotency_key).await.map(CustomRole)
    }

    /// Whoever has the role may do something else from now on.
    async fn change_role(
        &self,
        context: &Context<'_>,
        id: ID,
        version: Long,
        input: CustomRoleInput,
        idempotency_key: Option<String>,
    ) -> Result<CustomRole> {
        let request = Request::of(context)?;
        let change = ChangeRole {
            id: request.id(&id, SubjectKind::Role)?,
            grants: request.grants(&input.permissions)?,
            name: input.name,
            version: version.0,
        };
        request.change(change, idempotency_key).await.map(CustomRole)
    }

    /// Takes a role away that nobody has.
    async fn delete_role(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<CustomRole> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Role)?;
        request.change(DeleteRole { id }, idempotency_key).await.map(CustomRole)
    }
}

impl Request {
    /// Permissions by their names; a name that is none is refused.
    pub(super) fn grants(&self, names: &[String]) -> Result<Grants> {
        let named = |name: &String| {
            Permission::named(name).ok_or_else(|| {
                let (en, ar) = (
                    "There is no such permission. Read their names from `rolePermissions`.",
                    "لا توجد صلاحية بهذا الاسم. اقرأ الأسماء من `rolePermissions`.",
                );
                error::to_graphql(General::invalid("permissions", en, ar).into(), &self.context)
            })
        };
        names.iter().map(named).collect()
    }
}
