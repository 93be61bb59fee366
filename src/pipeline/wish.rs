//! How the records of a migration were written, as its manifest says it.

use crate::migrate::{By, Wish};
use serde_json::{Value, json};

const BOTH: [(By, &str); 2] = [(By::Project, "project"), (By::Register, "register")];

/// For the manifest.
pub fn describe(wish: Wish) -> Value {
    let by = BOTH.iter().find(|(by, _)| *by == wish.by).map(|(_, word)| *word);
    json!({ "by": by, "native": wish.natives })
}

/// From a manifest's `migration`; `None` where it says nothing, or what nobody knows.
pub fn read(manifest: &Value) -> Option<Wish> {
    let said = manifest.get("migration")?;
    let by = said.get("by")?.as_str()?;
    let (by, _) = BOTH.into_iter().find(|(_, word)| *word == by)?;
    Some(Wish { by, natives: said.get("native")?.as_bool()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_described_is_read_again() {
        let told = json!({ "migration": describe(Wish { by: By::Register, natives: true }) });
        let wish = read(&told).unwrap();
        assert!(wish.by == By::Register && wish.natives);
        assert!(read(&json!({ "migration": { "by": "month", "native": true } })).is_none());
        assert!(read(&json!({})).is_none());
    }
}
