//! The schemas of values that other crates define. They stand in `schemas/` beside this file,
//! those of commitments, agreements and audits in `docs/formats/*.schema.json`, in JSON Schema,
//! which OpenAPI 3.1 takes over; tests hold real answers against them.

use std::borrow::Cow;

use serde_json::{Map, Value, json};
use utoipa::openapi::{Object, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

const OWN: [&str; 5] = [
    include_str!("schemas/items.json"),
    include_str!("schemas/knowledge.json"),
    include_str!("schemas/people.json"),
    include_str!("schemas/records.json"),
    include_str!("schemas/texts.json"),
];
const AGREEMENT: &str = include_str!("../../../../docs/formats/agreement.schema.json");
const AUDIT: &str = include_str!("../../../../docs/formats/audit.schema.json");
const EXTRACTION: &str = include_str!("../../../../docs/formats/extraction.schema.json");

/// What of the extraction schema is not part of an answer of the interface.
const LEFT_OUT: [&str; 4] = ["record", "refusal", "whole", "document"];

macro_rules! described {
    ($($name:ident),+ $(,)?) => {
        $(
            /// Stands in for the schema of this name in descriptions of calls.
            #[allow(dead_code, reason = "some are named by other schemas only")]
            pub(super) struct $name;

            impl PartialSchema for $name {
                fn schema() -> RefOr<Schema> {
                    RefOr::T(Schema::Object(Object::new()))
                }
            }

            impl ToSchema for $name {
                fn name() -> Cow<'static, str> {
                    Cow::Borrowed(stringify!($name))
                }
            }
        )+
    };
}

described!(
    Account,
    Agreement,
    Audit,
    Body,
    Claim,
    ClaimKind,
    Commitment,
    Document,
    Evidence,
    Extraction,
    FieldName,
    FieldValue,
    FieldWords,
    ForceName,
    Instrument,
    Item,
    ItemRecords,
    Language,
    Occasion,
    PartialDate,
    Plan,
    Position,
    Problem,
    Provision,
    ProvisionReading,
    Relation,
    ReviewReport,
    RoleName,
    Span,
    Succession,
    Workflow,
);

/// The schemas of the files, by name.
///
/// # Errors
///
/// When a file is no JSON; a test sees to it that it is.
pub(super) fn schemas() -> serde_json::Result<Map<String, Value>> {
    let mut schemas = Map::new();
    let extraction: Value = serde_json::from_str(EXTRACTION)?;
    if let Some(definitions) = extraction.get("$defs").and_then(Value::as_object) {
        for (name, definition) in definitions {
            if !LEFT_OUT.contains(&name.as_str()) && name != "provision" {
                schemas.insert(public_name(name), public(definition));
            }
        }
    }
    for file in OWN {
        let own: Map<String, Value> = serde_json::from_str(file)?;
        schemas.extend(own);
    }
    let agreement: Value = serde_json::from_str(AGREEMENT)?;
    let members = ["versions", "rows", "findings", "parity"];
    schemas.insert("Agreement".to_owned(), part(&agreement, &members, "Versions compared."));
    let audit: Value = serde_json::from_str(AUDIT)?;
    let members = ["name", "language", "counts", "accounts", "findings"];
    let one = &audit["properties"]["audits"]["items"];
    schemas.insert("Audit".to_owned(), part(one, &members, "What is left open."));
    Ok(schemas)
}

/// An object with some of the members of another one.
fn part(whole: &Value, members: &[&str], description: &str) -> Value {
    let properties: Map<String, Value> = members
        .iter()
        .map(|name| ((*name).to_owned(), public(&whole["properties"][name])))
        .collect();
    json!({
        "type": "object",
        "description": description,
        "properties": properties,
        "required": members,
    })
}

/// `located_due` as schemas are called here: `LocatedDue`.
fn public_name(name: &str) -> String {
    let words = name.split('_').filter(|word| !word.is_empty());
    words.fold(String::new(), |mut public, word| {
        public.push_str(&word[..1].to_ascii_uppercase());
        public.push_str(&word[1..]);
        public
    })
}

/// A definition with its references as they are here. Members that a later version adds are no
/// fault, so that none is closed.
fn public(definition: &Value) -> Value {
    match definition {
        Value::Object(members) => {
            let mut open = Map::new();
            for (name, value) in members {
                match (name.as_str(), value) {
                    ("additionalProperties", Value::Bool(false)) => {}
                    ("$ref", Value::String(place)) => {
                        let name = public_name(place.trim_start_matches("#/$defs/"));
                        let place = format!("#/components/schemas/{name}");
                        open.insert("$ref".to_owned(), place.into());
                    }
                    _ => {
                        open.insert(name.clone(), public(value));
                    }
                }
            }
            Value::Object(open)
        }
        Value::Array(values) => Value::Array(values.iter().map(public).collect()),
        other => other.clone(),
    }
}
