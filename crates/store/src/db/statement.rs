//! Declared SQL: every statement has a name, the row it answers and its text, and stands in a register that a test walks.

use std::marker::PhantomData;

use super::row::FromRow;

/// One SQL text that runs for one tenant: `$1` is always the tenant, bound by the transaction itself.
pub struct Statement<R> {
    pub(super) name: &'static str,
    pub(super) sql: &'static str,
    row: PhantomData<fn() -> R>,
}

/// One SQL text that looks over all tenants: sign-in, first start and jobs only.
pub struct AcrossTenantsStatement<R> {
    pub(super) name: &'static str,
    pub(super) sql: &'static str,
    row: PhantomData<fn() -> R>,
}

/// What the register knows of a statement, for the tests that prepare each one.
#[derive(Debug, Clone, Copy)]
pub struct Registered {
    /// `module::NAME`.
    pub name: &'static str,
    /// The text.
    pub sql: &'static str,
    /// Names of the columns that the row type reads, in order; empty where the row is a single value or nothing.
    pub columns: &'static [&'static str],
    /// Whether it may run without a tenant.
    pub across_tenants: bool,
}

impl<R: FromRow> Statement<R> {
    #[doc(hidden)]
    pub const fn new(name: &'static str, sql: &'static str) -> Self {
        Statement {
            name,
            sql,
            row: PhantomData,
        }
    }

    #[doc(hidden)]
    pub const fn registered(&self) -> Registered {
        Registered {
            name: self.name,
            sql: self.sql,
            columns: R::COLUMNS,
            across_tenants: false,
        }
    }
}

impl<R: FromRow> AcrossTenantsStatement<R> {
    #[doc(hidden)]
    pub const fn new(name: &'static str, sql: &'static str) -> Self {
        AcrossTenantsStatement {
            name,
            sql,
            row: PhantomData,
        }
    }

    #[doc(hidden)]
    pub const fn registered(&self) -> Registered {
        Registered {
            name: self.name,
            sql: self.sql,
            columns: R::COLUMNS,
            across_tenants: true,
        }
    }
}

/// Declares the statements of a module and registers them as its `STATEMENTS`.
///
/// ```ignore
/// statements! {
///     /// One item.
///     ITEM -> Item = "SELECT id, name FROM items WHERE tenant_id = $1 AND id = $2";
///     /// Nothing comes back.
///     RENAME -> () = "UPDATE items SET name = $3 WHERE tenant_id = $1 AND id = $2";
///     @across_tenants
///     /// Any tenant at all.
///     ANY -> i64 = "SELECT count(*) FROM tenants";
/// }
/// ```
#[macro_export]
macro_rules! statements {
    (
        $( $(#[$doc:meta])* $name:ident -> $row:ty = $sql:expr; )*
        $( @across_tenants $( $(#[$xdoc:meta])* $xname:ident -> $xrow:ty = $xsql:expr; )+ )?
    ) => {
        $( $(#[$doc])* pub(crate) const $name: $crate::db::Statement<$row> =
            $crate::db::Statement::new(concat!(module_path!(), "::", stringify!($name)), $sql); )*
        $( $( $(#[$xdoc])* pub(crate) const $xname: $crate::db::AcrossTenantsStatement<$xrow> =
            $crate::db::AcrossTenantsStatement::new(concat!(module_path!(), "::", stringify!($xname)), $xsql); )+ )?
        /// All statements of this module, for the register.
        pub(crate) const STATEMENTS: &[$crate::db::Registered] = &[
            $( $name.registered(), )*
            $( $( $xname.registered(), )+ )?
        ];
    };
}
