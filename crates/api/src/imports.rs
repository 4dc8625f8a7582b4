//! Imports in GraphQL; the files themselves come and go over HTTP.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::ids::ImportId;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_operations::imports::{Field, ImportState as State, ImportView, SampleRow, fields};

use crate::enums::ImportKind;
use crate::error;
use crate::request::Request;

/// How far an import is.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "State")]
pub enum ImportState {
    /// Read, and waiting for a mapping and the word to go.
    Preview,
    /// Being taken in.
    Running,
    /// Taken in.
    Done,
    /// Ended before its last row; what is in stays in.
    Failed,
}

/// A file on its way in.
pub struct Import(ImportView);

#[Object]
impl Import {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn state(&self) -> ImportState {
        self.0.state.into()
    }
    /// What its rows are.
    async fn kind(&self) -> ImportKind {
        self.0.kind.into()
    }
    async fn encoding(&self) -> &str {
        self.0.encoding
    }
    async fn delimiter(&self) -> String {
        self.0.delimiter.to_string()
    }
    async fn columns(&self) -> &[String] {
        &self.0.columns
    }
    async fn mapping(&self) -> Vec<ColumnMap> {
        let mapped = self.0.columns.iter().zip(&self.0.mapping);
        mapped
            .map(|(column, field)| ColumnMap {
                column: column.clone(),
                field: field.map(|field| field.name()),
            })
            .collect()
    }
    /// What a column of such a file may have.
    async fn fields(&self) -> Vec<&'static str> {
        fields(self.0.kind).iter().copied().map(Field::name).collect()
    }
    /// What has to be said before anything can go in: which column is missing.
    async fn missing(&self, context: &Context<'_>) -> Result<Option<String>> {
        let lang = Request::of(context)?.context.lang;
        let missing = self.0.missing();
        Ok(missing.map(|refusal| refusal.message(lang).to_owned()))
    }
    async fn rows(&self) -> usize {
        self.0.rows
    }
    async fn good(&self) -> usize {
        self.0.good
    }
    async fn bad(&self) -> usize {
        self.0.bad
    }
    async fn duplicates(&self) -> usize {
        self.0.duplicates
    }
    async fn done(&self) -> usize {
        self.0.done
    }
    /// The first rows as they would be taken in.
    async fn sample(&self, context: &Context<'_>) -> Result<Vec<ImportRow>> {
        let lang = Request::of(context)?.context.lang;
        Ok(self.0.sample.iter().map(|row| ImportRow::of(row, lang)).collect())
    }
    /// Where the rows that were not taken in can be fetched as a file, once it is done.
    async fn rejected_url(&self) -> Option<String> {
        let some = self.0.state == State::Done && self.0.bad + self.0.duplicates > 0;
        some.then(|| format!("/imports/{}/rejected.csv", self.0.id))
    }
}

/// What a column has, if anything that is taken in.
#[derive(SimpleObject)]
pub struct ColumnMap {
    column: String,
    field: Option<&'static str>,
}

/// A row of the preview.
#[derive(SimpleObject)]
pub struct ImportRow {
    row: u64,
    values: Vec<String>,
    problem: Option<String>,
}

impl ImportRow {
    fn of(row: &SampleRow, lang: Lang) -> ImportRow {
        let problem = row.problem.as_ref().map(|refusal| refusal.message(lang).to_owned());
        ImportRow {
            row: row.row,
            values: row.values.clone(),
            problem,
        }
    }
}

/// Which column has what.
#[derive(InputObject)]
pub struct ColumnMapping {
    column: String,
    field: Option<String>,
}

fn pairs(mapping: Vec<ColumnMapping>) -> Vec<(String, Option<String>)> {
    mapping
        .into_iter()
        .map(|mapped| (mapped.column, mapped.field))
        .collect()
}

/// Questions about imports.
#[derive(Default)]
pub struct ImportsQuery;

#[Object]
impl ImportsQuery {
    async fn import(&self, context: &Context<'_>, id: ID) -> Result<Import> {
        let request = Request::of(context)?;
        let id: ImportId = request.id(&id, SubjectKind::Import)?;
        let found = request.services.import(&request.context, id).await;
        found
            .map(Import)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }
}

/// Previewing and running imports.
#[derive(Default)]
pub struct ImportsMutation;

#[Object]
impl ImportsMutation {
    /// Takes in a previewed file by the mapping; goes on in the background, ask `import` for the progress.
    /// An import runs once, with or without a key.
    async fn run_import(
        &self,
        context: &Context<'_>,
        id: ID,
        mapping: Vec<ColumnMapping>,
        #[graphql(name = "idempotencyKey")] _idempotency_key: Option<String>,
    ) -> Result<Import> {
        let request = Request::of(context)?;
        let id: ImportId = request.id(&id, SubjectKind::Import)?;
        let running = request.services.run_import(&request.context, id, pairs(mapping)).await;
        running
            .map(Import)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }

    /// Reads the preview again with another mapping.
    async fn preview_import(&self, context: &Context<'_>, id: ID, mapping: Vec<ColumnMapping>) -> Result<Import> {
        let request = Request::of(context)?;
        let id: ImportId = request.id(&id, SubjectKind::Import)?;
        let preview = request
            .services
            .preview_import(&request.context, id, pairs(mapping))
            .await;
        preview
            .map(Import)
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }
}
