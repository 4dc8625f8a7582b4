//! Answers as JSON. What a field gives as bytes is JSON already and is passed on as it is: what many hear is put in words once.

use async_graphql::{Response, Value};

/// Writes an answer.
pub fn write(answer: &Response, into: &mut Vec<u8>) -> serde_json::Result<()> {
    let Value::Object(fields) = &answer.data else {
        return serde_json::to_writer(into, answer);
    };
    if !fields.values().any(|value| matches!(value, Value::Binary(_))) {
        return serde_json::to_writer(into, answer);
    }
    into.extend_from_slice(b"{\"data\":{");
    for (at, (name, value)) in fields.iter().enumerate() {
        if at > 0 {
            into.push(b',');
        }
        serde_json::to_writer(&mut *into, name.as_str())?;
        into.push(b':');
        match value {
            Value::Binary(json) => into.extend_from_slice(json),
            value => serde_json::to_writer(&mut *into, value)?,
        }
    }
    into.push(b'}');
    if !answer.extensions.is_empty() {
        into.extend_from_slice(b",\"extensions\":");
        serde_json::to_writer(&mut *into, &answer.extensions)?;
    }
    if !answer.errors.is_empty() {
        into.extend_from_slice(b",\"errors\":");
        serde_json::to_writer(&mut *into, &answer.errors)?;
    }
    into.push(b'}');
    Ok(())
}

/// Writes the answers of a batch.
pub fn write_all(answers: &[Response], into: &mut Vec<u8>) -> serde_json::Result<()> {
    into.push(b'[');
    for (at, answer) in answers.iter().enumerate() {
        if at > 0 {
            into.push(b',');
        }
        write(answer, into)?;
    }
    into.push(b']');
    Ok(())
}

#[cfg(test)]
mod tests {
    use async_graphql::{ServerError, value};

    use super::*;

    fn written(answers: &[Response]) -> serde_json::Value {
        let mut body = Vec::new();
        write_all(answers, &mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    #[test]
    fn bytes_are_the_json_that_they_are() {
        let Value::Object(mut fields) = value!({ "viewer": { "name": "Nadia \"N\" Sherif" } }) else {
            panic!("an object")
        };
        fields.insert(
            async_graphql::Name::new("map"),
            Value::Binary(b"{\"seq\":7}"[..].into()),
        );
        let answer = Response::new(Value::Object(fields)).extension("took", value!(1));
        let with_error = Response::from_errors(vec![ServerError::new("no", None)]);
        assert_eq!(
            written(&[answer, with_error]),
            serde_json::json!([
                { "data": { "viewer": { "name": "Nadia \"N\" Sherif" }, "map": { "seq": 7 } }, "extensions": { "took": 1 } },
                { "data": null, "errors": [{ "message": "no" }] },
            ])
        );
    }

    #[test]
    fn what_failed_beside_bytes_is_said() {
        let Value::Object(mut fields) = value!({ "viewer": null }) else {
            panic!("an object")
        };
        fields.insert(async_graphql::Name::new("map"), Value::Binary(b"[]"[..].into()));
        let mut answer = Response::new(Value::Object(fields));
        answer.errors.push(ServerError::new("no", None));
        assert_eq!(
            written(&[answer]),
            serde_json::json!([{ "data": { "viewer": null, "map": [] }, "errors": [{ "message": "no" }] }])
        );
    }
}
