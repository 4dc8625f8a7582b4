//! What a query may cost, known before it runs (promise 12).

use std::borrow::Cow;
use std::collections::HashMap;

use async_graphql::parser::types::{ExecutableDocument, Field, OperationType, Selection, SelectionSet};
use async_graphql::{Request, Value, Variables};

use super::known::Document;
use super::refusal::{EdgeRefusal, Measure};

/// Most tokens of a query's text.
const TOKENS: usize = 4_000;
/// Deepest bracket of a query's text: the parser recurses, so it is known before.
const NESTING: usize = 40;
/// Deepest field, fragments expanded.
const DEPTH: usize = 20;
/// Most aliases, fragments expanded.
const ALIASES: usize = 50;
/// Most directives, fragments expanded.
const DIRECTIVES: usize = 50;
/// Most fields answered, where a page counts its fields once per row.
const COST: usize = 20_000;
/// Rows of a page that does not say how many.
const PAGE: usize = 50;

/// What is known of a request that may run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// What the operation is.
    pub kind: OperationType,
    /// Its first root field.
    pub field: String,
    /// How many operations it counts as for the rate limit: its root fields.
    pub operations: usize,
    /// Most fields that it can answer, where a page counts its fields once per row.
    pub cost: usize,
}

/// Parses a text that is neither too long nor too deep.
pub fn parse(text: &str) -> Result<ExecutableDocument, EdgeRefusal> {
    scan(text)?;
    async_graphql::parser::parse_query(text).map_err(|error| EdgeRefusal::Syntax(error.to_string()))
}

/// Measures the request, parses it unless it is known and keeps the parsed document in it.
pub fn check(request: &mut Request, known: Option<&Document>) -> Result<Allowed, EdgeRefusal> {
    let document = match known {
        Some(known) => Cow::Borrowed(known.parsed()?),
        None => Cow::Owned(parse(&request.query)?),
    };
    let mut weigher = Weigher {
        document: &document,
        variables: &request.variables,
        fragments: HashMap::new(),
    };
    let mut allowed = None;
    for (name, operation) in document.operations.iter() {
        let weight = weigher.set(&operation.node.selection_set.node)?;
        let weight = weight.plus_directives(operation.node.directives.len());
        weight.check()?;
        if request.operation_name.is_none()
            || name.is_some_and(|name| Some(name.as_str()) == request.operation_name.as_deref())
        {
            let fields = weigher.root_fields(&operation.node.selection_set.node);
            let field = fields.first().copied().unwrap_or_default().to_owned();
            allowed = Some(Allowed {
                kind: operation.node.ty,
                field,
                operations: fields.len().max(1),
                cost: weight.cost,
            });
        }
    }
    let allowed = allowed.unwrap_or(Allowed {
        kind: OperationType::Query,
        field: String::new(),
        operations: 1,
        cost: 0,
    });
    request.set_parsed_query(document.into_owned());
    Ok(allowed)
}

/// Counts tokens and open brackets without building anything.
fn scan(query: &str) -> Result<(), EdgeRefusal> {
    let mut rest = query.as_bytes();
    let (mut tokens, mut open) = (0_usize, 0_usize);
    while let Some((first, after)) = rest.split_first() {
        let length = match first {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => {
                rest = after;
                continue;
            }
            b'#' => {
                rest = after
                    .iter()
                    .position(|byte| matches!(byte, b'\n' | b'\r'))
                    .and_then(|end| after.get(end..))
                    .unwrap_or_default();
                continue;
            }
            b'"' => string_length(rest),
            b'_' | b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => rest
                .iter()
                .position(|byte| !matches!(byte, b'_' | b'-' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z'))
                .unwrap_or(rest.len()),
            b'{' | b'(' | b'[' => {
                open += 1;
                1
            }
            b'}' | b')' | b']' => {
                open = open.saturating_sub(1);
                1
            }
            _ => 1,
        };
        tokens += 1;
        over(tokens, TOKENS, Measure::Tokens)?;
        over(open, NESTING, Measure::Nesting)?;
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(())
}

/// Bytes of the string that the text starts with, quotes included.
fn string_length(text: &[u8]) -> usize {
    if text.starts_with(b"\"\"\"") {
        let mut at = 3;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            if rest.starts_with(b"\\\"\"\"") {
                at += 4;
            } else if rest.starts_with(b"\"\"\"") {
                return at + 3;
            } else {
                at += 1;
            }
        }
        return text.len();
    }
    let mut escaped = false;
    for (at, byte) in text.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            b'\n' => return at,
            _ => {}
        }
    }
    text.len()
}

fn over(found: usize, limit: usize, what: Measure) -> Result<(), EdgeRefusal> {
    if found > limit {
        Err(EdgeRefusal::TooCostly { what, limit })
    } else {
        Ok(())
    }
}

/// What a selection costs with its fragments expanded; sums saturate.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    depth: usize,
    aliases: usize,
    directives: usize,
    cost: usize,
}

impl Weight {
    fn plus(self, other: Weight) -> Weight {
        Weight {
            depth: self.depth.max(other.depth),
            aliases: self.aliases.saturating_add(other.aliases),
            directives: self.directives.saturating_add(other.directives),
            cost: self.cost.saturating_add(other.cost),
        }
    }

    fn plus_directives(mut self, count: usize) -> Weight {
        self.directives = self.directives.saturating_add(count);
        self
    }

    fn check(self) -> Result<(), EdgeRefusal> {
        over(self.depth, DEPTH, Measure::Depth)?;
        over(self.aliases, ALIASES, Measure::Aliases)?;
        over(self.directives, DIRECTIVES, Measure::Directives)?;
        over(self.cost, COST, Measure::Cost)
    }
}

struct Weigher<'d> {
    document: &'d ExecutableDocument,
    variables: &'d Variables,
    /// Weighed once each, so that fragments in fragments cost no more than their text; `None` while being weighed.
    fragments: HashMap<&'d str, Option<Weight>>,
}

impl<'d> Weigher<'d> {
    fn set(&mut self, set: &'d SelectionSet) -> Result<Weight, EdgeRefusal> {
        let mut sum = Weight::default();
        for selection in &set.items {
            let weight = match &selection.node {
                Selection::Field(field) => {
                    let field = &field.node;
                    let inner = self.set(&field.selection_set.node)?;
                    let rows = if selects(&field.selection_set.node, "nodes") {
                        self.rows(field)
                    } else {
                        1
                    };
                    Weight {
                        depth: inner.depth + 1,
                        aliases: inner.aliases.saturating_add(usize::from(field.alias.is_some())),
                        directives: inner.directives.saturating_add(field.directives.len()),
                        cost: inner.cost.saturating_mul(rows).saturating_add(1),
                    }
                }
                Selection::InlineFragment(inline) => {
                    let inner = self.set(&inline.node.selection_set.node)?;
                    inner.plus_directives(inline.node.directives.len())
                }
                Selection::FragmentSpread(spread) => {
                    let inner = self.fragment(&spread.node.fragment_name.node)?;
                    // Each spread costs something, so that spreads of spreads stay countable.
                    Weight {
                        cost: inner.cost.saturating_add(1),
                        ..inner
                    }
                    .plus_directives(spread.node.directives.len())
                }
            };
            sum = sum.plus(weight);
        }
        Ok(sum)
    }

    fn fragment(&mut self, name: &str) -> Result<Weight, EdgeRefusal> {
        let Some((name, fragment)) = self.document.fragments.get_key_value(name) else {
            // The schema's own check names it.
            return Ok(Weight::default());
        };
        match self.fragments.get(name.as_str()) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => {
                return Err(EdgeRefusal::TooCostly {
                    what: Measure::FragmentCycles,
                    limit: 0,
                });
            }
            None => {}
        }
        self.fragments.insert(name, None);
        let weight = self
            .set(&fragment.node.selection_set.node)?
            .plus_directives(fragment.node.directives.len());
        self.fragments.insert(name, Some(weight));
        Ok(weight)
    }

    fn rows(&self, field: &Field) -> usize {
        let first = field.get_argument("first").map(|value| value.node.clone());
        let first = first.and_then(|value| {
            value
                .into_const_with(|name| self.variables.get(&name).cloned().ok_or(()))
                .ok()
        });
        let rows = match first {
            Some(Value::Number(number)) => number.as_u64().and_then(|rows| usize::try_from(rows).ok()),
            _ => None,
        };
        rows.unwrap_or(PAGE).max(1)
    }

    fn root_fields(&self, set: &'d SelectionSet) -> Vec<&'d str> {
        let mut fields = Vec::new();
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => fields.push(field.node.name.node.as_str()),
                Selection::InlineFragment(inline) => fields.extend(self.root_fields(&inline.node.selection_set.node)),
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) {
                        fields.extend(self.root_fields(&fragment.node.selection_set.node));
                    }
                }
            }
        }
        fields
    }
}

fn selects(set: &SelectionSet, name: &str) -> bool {
    set.items
        .iter()
        .any(|selection| matches!(&selection.node, Selection::Field(field) if field.node.name.node == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(query: &str) -> Measure {
        match check(&mut Request::new(query), None) {
            Err(EdgeRefusal::TooCostly { what, .. }) => what,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_ordinary_query_passes_and_says_what_it_is() {
        let mut request = Request::new(
            "mutation Start($i: StartSessionInput!) { startSession(input: $i) { id customer { ...who } } } fragment who on Customer { name }",
        );
        let allowed = check(&mut request, None).unwrap();
        assert_eq!(
            allowed,
            Allowed {
                kind: OperationType::Mutation,
                field: "startSession".into(),
                operations: 1,
                cost: 5
            }
        );
    }

    // Promise 12
    #[test]
    fn each_measure_has_its_end() {
        assert_eq!(measure(&format!("{{ {} }}", "a:b ".repeat(100_000))), Measure::Tokens);
        assert_eq!(measure(&format!("{{ {} }}", "a:b ".repeat(51))), Measure::Aliases);
        assert_eq!(measure(&"{a".repeat(500)), Measure::Nesting);
        assert_eq!(
            measure(&format!("{}b{}", "{a".repeat(25), "}".repeat(25))),
            Measure::Depth
        );
        assert_eq!(
            measure(&format!("{{ a {} }}", "@skip(if: true) ".repeat(60))),
            Measure::Directives
        );
        assert_eq!(
            measure("{ customers(first: 100) { nodes { sessions(first: 100) { nodes { id note } } } } }"),
            Measure::Cost
        );
    }

    // Promise 12
    #[test]
    fn fragments_count_as_often_as_they_are_spread() {
        let mut query = String::from("{ ...f0 }");
        for n in 0..40 {
            query.push_str(&format!(" fragment f{n} on Query {{ ...f{m} ...f{m} }}", m = n + 1));
        }
        assert_eq!(measure(&query), Measure::Cost);
        assert_eq!(
            measure("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"),
            Measure::FragmentCycles
        );
    }

    #[test]
    fn a_page_counts_its_rows_from_variables_too() {
        let query = "query($n: Int) { customers(first: $n) { nodes { a b c d e f g h i j } } }";
        let with = |rows: i32| Request::new(query).variables(Variables::from_json(serde_json::json!({ "n": rows })));
        assert!(check(&mut with(100), None).is_ok());
        assert!(matches!(
            check(&mut with(1_000_000), None),
            Err(EdgeRefusal::TooCostly {
                what: Measure::Cost,
                ..
            })
        ));
    }

    #[test]
    fn strings_and_comments_are_no_brackets() {
        let query = "{ find(text: \"((((((((((((((((((((((((((((((((((((((((((((((((((\\\"\") { __typename } # {{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{\n }";
        assert_eq!(check(&mut Request::new(query), None).unwrap().field, "find");
        let block = "{ find(text: \"\"\"((((((((((((((((((((((((((((((((((((((((((((((\" \"\"\") { __typename } }";
        assert_eq!(check(&mut Request::new(block), None).unwrap().field, "find");
    }

    #[test]
    fn what_is_not_graphql_is_refused_with_the_place() {
        assert!(matches!(
            check(&mut Request::new("{ customers("), None),
            Err(EdgeRefusal::Syntax(_))
        ));
        assert!(matches!(
            check(&mut Request::new(""), None),
            Err(EdgeRefusal::Syntax(_))
        ));
    }
}
