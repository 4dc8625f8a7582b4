//! Categories and suppliers in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::inventory::{
    ArchiveCategory, ArchiveSupplier, ChangeCategory, ChangeSupplier, CreateCategory, CreateSupplier, ListCategories,
    ListSuppliers, RestoreCategory, RestoreSupplier,
};
use coworkflow_store::inventory::categories::CategoryRow;
use coworkflow_store::inventory::suppliers::SupplierRow;

use crate::enums::ItemCategory;
use crate::request::Request;
use crate::scalars::{Instant, Long};

/// A category of the menu that the owner made.
pub struct Category(CategoryRow);

#[Object]
impl Category {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn name(&self) -> &str {
        &self.0.name
    }
    async fn kind(&self) -> ItemCategory {
        self.0.kind.into()
    }
    async fn position(&self) -> Long {
        Long(self.0.position)
    }
    async fn archived_at(&self) -> Option<Instant> {
        self.0.archived_at.map(Instant)
    }
    async fn version(&self) -> Long {
        Long(self.0.version)
    }
}

/// Who brings goods.
pub struct Supplier(SupplierRow);

#[Object]
impl Supplier {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn name(&self) -> &str {
        &self.0.name
    }
    async fn phone(&self) -> &str {
        &self.0.phone
    }
    async fn note(&self) -> &str {
        &self.0.note
    }
    async fn archived_at(&self) -> Option<Instant> {
        self.0.archived_at.map(Instant)
    }
    async fn version(&self) -> Long {
        Long(self.0.version)
    }
}

/// A page of suppliers.
#[derive(SimpleObject)]
pub struct SupplierPage {
    nodes: Vec<Supplier>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// A supplier as entered.
#[derive(InputObject)]
pub struct SupplierInput {
    name: String,
    phone: Option<String>,
    note: Option<String>,
}

/// Questions about categories and suppliers.
#[derive(Default)]
pub struct ShelvesQuery;

#[Object]
impl ShelvesQuery {
    /// All categories in their order, archived ones too.
    async fn categories(&self, context: &Context<'_>) -> Result<Vec<Category>> {
        let rows = Request::of(context)?.ask(ListCategories).await?;
        Ok(rows.into_iter().map(Category).collect())
    }

    async fn suppliers(
        &self,
        context: &Context<'_>,
        search: Option<String>,
        archived: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<SupplierPage> {
        let list = ListSuppliers {
            search,
            archived: archived.unwrap_or_default(),
            first,
            after,
        };
        let page = Request::of(context)?.ask(list).await?;
        Ok(SupplierPage {
            nodes: page.nodes.into_iter().map(Supplier).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
}

/// Changes of categories and suppliers.
#[derive(Default)]
pub struct ShelvesMutation;

#[Object]
impl ShelvesMutation {
    async fn create_category(
        &self,
        context: &Context<'_>,
        name: String,
        kind: ItemCategory,
        idempotency_key: Option<String>,
    ) -> Result<Category> {
        let create = CreateCategory {
            name,
            kind: kind.into(),
        };
        Request::of(context)?
            .change(create, idempotency_key)
            .await
            .map(Category)
    }

    async fn change_category(
        &self,
        context: &Context<'_>,
        id: ID,
        name: String,
        position: Long,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<Category> {
        let request = Request::of(context)?;
        let change = ChangeCategory {
            id: request.id(&id, SubjectKind::Category)?,
            version: version.0,
            name,
            position: position.0,
        };
        request.change(change, idempotency_key).await.map(Category)
    }

    async fn archive_category(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Category> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Category)?;
        request
            .change(ArchiveCategory { id }, idempotency_key)
            .await
            .map(Category)
    }

    async fn restore_category(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Category> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Category)?;
        request
            .change(RestoreCategory { id }, idempotency_key)
            .await
            .map(Category)
    }

    async fn create_supplier(
        &self,
        context: &Context<'_>,
        input: SupplierInput,
        idempotency_key: Option<String>,
    ) -> Result<Supplier> {
        let create = CreateSupplier {
            name: input.name,
            phone: input.phone,
            note: input.note,
        };
        Request::of(context)?
            .change(create, idempotency_key)
            .await
            .map(Supplier)
    }

    async fn change_supplier(
        &self,
        context: &Context<'_>,
        id: ID,
        input: SupplierInput,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<Supplier> {
        let request = Request::of(context)?;
        let change = ChangeSupplier {
            id: request.id(&id, SubjectKind::Supplier)?,
            version: version.0,
            name: input.name,
            phone: input.phone,
            note: input.note,
        };
        request.change(change, idempotency_key).await.map(Supplier)
    }

    async fn archive_supplier(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Supplier> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Supplier)?;
        request
            .change(ArchiveSupplier { id }, idempotency_key)
            .await
            .map(Supplier)
    }

    async fn restore_supplier(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Supplier> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Supplier)?;
        request
            .change(RestoreSupplier { id }, idempotency_key)
            .await
            .map(Supplier)
    }
}
