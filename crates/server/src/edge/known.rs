//! The documents of the web client, known by name: it sends a short name instead of their text, and they are parsed once.

use std::collections::HashMap;
use std::sync::OnceLock;

use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{Request, Variables};
use serde::Deserialize;

use super::refusal::EdgeRefusal;
use super::web;

/// The file of the web client that names them.
const FILE: &str = "documents.json";

/// All documents of the client that is built into this program.
#[derive(Default)]
pub struct Documents(HashMap<String, Document>);

/// One document.
pub struct Document {
    text: String,
    parsed: OnceLock<ExecutableDocument>,
}

impl Document {
    /// The document, parsed the first time it is asked for.
    pub fn parsed(&self) -> Result<&ExecutableDocument, EdgeRefusal> {
        if let Some(parsed) = self.parsed.get() {
            return Ok(parsed);
        }
        let parsed = super::limits::parse(&self.text)?;
        Ok(self.parsed.get_or_init(|| parsed))
    }
}

impl Documents {
    /// Those of the client in this program; none when it was built without one.
    pub fn of_the_client() -> Documents {
        let texts = web::content(FILE)
            .and_then(|file| serde_json::from_slice(&file).ok())
            .unwrap_or_default();
        Documents::of(texts)
    }

    fn of(texts: HashMap<String, String>) -> Documents {
        let document = |text| Document {
            text,
            parsed: OnceLock::new(),
        };
        Documents(texts.into_iter().map(|(id, text)| (id, document(text))).collect())
    }
}

/// One operation as it is asked for: by its text, or by the name of a known document.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    #[serde(default)]
    query: String,
    document_id: Option<String>,
    operation_name: Option<String>,
    #[serde(default)]
    variables: Variables,
}

impl Asked {
    /// The request, with its document when it is a known one. A name nobody knows is one of another version's client,
    /// which then sends the text.
    pub fn request(self, documents: &Documents) -> Result<(Request, Option<&Document>), EdgeRefusal> {
        let known = self
            .document_id
            .map(|id| documents.0.get(&id).ok_or(EdgeRefusal::DocumentUnknown))
            .transpose()?;
        let text = known.map_or(self.query, |document| document.text.clone());
        let mut request = Request::new(text).variables(self.variables);
        request.operation_name = self.operation_name;
        Ok((request, known))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn asked(body: serde_json::Value) -> Asked {
        serde_json::from_value(body).unwrap()
    }

    #[test]
    fn a_name_stands_for_the_text_and_is_parsed_once() {
        let documents = Documents::of(HashMap::from([(
            "abc".to_owned(),
            "query House { house { id } }".to_owned(),
        )]));
        let (request, known) = asked(json!({ "documentId": "abc", "variables": { "a": 1 } }))
            .request(&documents)
            .unwrap();
        assert_eq!(request.query, "query House { house { id } }");
        assert_eq!(request.variables, Variables::from_json(json!({ "a": 1 })));
        let known = known.unwrap();
        assert!(std::ptr::eq(known.parsed().unwrap(), known.parsed().unwrap()));
    }

    #[test]
    fn a_name_of_another_version_is_said_to_be_unknown() {
        let refused = asked(json!({ "documentId": "old" }))
            .request(&Documents::default())
            .err();
        assert_eq!(refused, Some(EdgeRefusal::DocumentUnknown));
    }

    #[test]
    fn a_text_is_taken_as_it_is() {
        let none = Documents::default();
        let (request, known) = asked(json!({ "query": "{ house { id } }", "operationName": null }))
            .request(&none)
            .unwrap();
        assert_eq!(request.query, "{ house { id } }");
        assert!(known.is_none());
    }
}
