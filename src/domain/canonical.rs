//! Canonical JSON, in which the same value is always the same bytes: what the ledger and the digests are hashed over.

use serde::Serialize;

/// RFC 8785 for values whose names are ASCII and whose numbers are whole and below 2^53, as all of ours are: compact JSON
/// with the names sorted.
pub fn canonical(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut value = serde_json::to_value(value)?;
    value.sort_all_objects();
    Ok(value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-(1_i64 << 53) + 1..1 << 53).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map("[a-z_0-9A-Z]{0,12}", inner, 0..6)
                    .prop_map(|fields| fields.into_iter().rev().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_is_what_a_full_implementation_writes(value in values()) {
            prop_assert_eq!(canonical(&value).unwrap(), serde_json_canonicalizer::to_string(&value).unwrap());
        }
    }

    #[test]
    fn names_are_sorted_at_every_depth() {
        let value = json!({"b": {"d": 1, "c": [{"f": "\u{1}/é\u{7f}", "e": null}]}, "a": 9_007_199_254_740_991_i64});
        assert_eq!(
            canonical(&value).unwrap(),
            "{\"a\":9007199254740991,\"b\":{\"c\":[{\"e\":null,\"f\":\"\\u0001/é\u{7f}\"}],\"d\":1}}"
        );
    }
}
