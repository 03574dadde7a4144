//! Refusals of the register as problems that a program can tell apart.

use actum_model::Field;
use actum_register::{OccasionRefusal, Refusal};

use super::problem::{Kind, Problem};

/// The problem that a refusal is. `reason` names the refusal; the other members are its values.
pub(super) fn problem(refusal: &Refusal) -> Problem {
    kind_of(refusal).refused(refusal)
}

fn kind_of(refusal: &Refusal) -> Problem {
    match refusal {
        Refusal::NoItem { item } => Problem::missing("item", item),
        Refusal::NotAllowed { deed, item, .. } => {
            Problem::new(Kind::NotAllowed).member("deed", deed.name()).member("item", item.as_str())
        }
        Refusal::Conflict { item, fields, by, at, revision } => Problem::new(Kind::Conflict)
            .member("item", item.as_str())
            .member("fields", names(fields))
            .member("by", by.as_str())
            .member("at", at.as_str())
            .member("revision", *revision),
        Refusal::NoRevision { item, revision, last } => because(Kind::Unprocessable, "no_revision")
            .member("item", item.as_str())
            .member("given", *revision)
            .member("revision", *last),
        Refusal::NoSuchMove { item, from, to, allowed } => because(Kind::Refused, "no_such_move")
            .member("item", item.as_str())
            .member("from", from.as_str())
            .member("to", to.as_str())
            .member("allowed", allowed.iter().map(ToString::to_string).collect::<Vec<String>>()),
        Refusal::Missing { item, to, need } => because(Kind::Refused, "missing")
            .member("item", item.as_str())
            .member("to", to.as_str())
            .member("need", serde_json::to_value(need).unwrap_or_default()),
        Refusal::NoReason => because(Kind::Unprocessable, "no_reason"),
        Refusal::WrongState { item, status, why } => because(Kind::Refused, "wrong_state")
            .member("item", item.as_str())
            .member("state", status.as_str())
            .member("why", why.code()),
        Refusal::BadValue { field, why } => because(Kind::Unprocessable, "bad_value")
            .member("field", field.name())
            .member("why", why.code()),
        Refusal::BadInput { why } => {
            because(Kind::Unprocessable, "bad_input").member("why", why.code())
        }
        Refusal::NoOpenClaim { item, claim } => because(Kind::Refused, "no_open_claim")
            .member("item", item.as_str())
            .member("claim", claim.as_str()),
        Refusal::Occasion(refusal) => occasion(refusal),
        Refusal::OwnClaim { item, claim, .. } => Problem::new(Kind::OwnClaim)
            .member("item", item.as_str())
            .member("claim", claim.as_str()),
    }
}

fn occasion(refusal: &OccasionRefusal) -> Problem {
    match refusal {
        OccasionRefusal::NotAllowed { .. } => Problem::new(Kind::NotAllowed),
        OccasionRefusal::Unknown { occasion } => Problem::missing("occasion", occasion),
        OccasionRefusal::Known { occasion } => {
            because(Kind::Refused, "occasion_known").member("id", occasion.as_str())
        }
        OccasionRefusal::Body { body } => {
            because(Kind::Unprocessable, "no_body").member("body", body.as_str())
        }
        OccasionRefusal::NoReason => because(Kind::Unprocessable, "no_reason"),
        OccasionRefusal::Nobody
        | OccasionRefusal::Id { .. }
        | OccasionRefusal::NoName
        | OccasionRefusal::NoTime
        | OccasionRefusal::EndsFirst { .. } => because(Kind::Unprocessable, "bad_input"),
    }
}

fn because(kind: Kind, reason: &'static str) -> Problem {
    Problem::new(kind).member("reason", reason)
}

fn names(fields: &[Field]) -> Vec<&'static str> {
    fields.iter().map(|field| field.name()).collect()
}
