//! Which packs are asked for.

use super::failure::Failure;

/// Those of `roles` that `asked` names, in the order of `roles`, which have packs; `all` names every one.
pub fn choose(asked: &[String], roles: &[&str]) -> Result<Vec<String>, Failure> {
    let asked: Vec<String> = asked.iter().map(|a| a.trim().to_lowercase()).collect();
    let all = asked.iter().any(|a| a == "all");
    let unknown = asked.iter().find(|a| *a != "all" && !roles.contains(&a.as_str()));
    if let Some(name) = unknown {
        return Err(Failure::new(format!("there is no pack for `{name}`"))
            .remedy(format!("choose from: all, {}", roles.join(", "))));
    }
    Ok(roles.iter().map(|r| (*r).to_owned()).filter(|role| all || asked.contains(role)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [&str; 3] = ["finance", "risk", "sponsor"];

    fn asked(names: &[&str]) -> Vec<String> {
        names.iter().map(|n| (*n).to_owned()).collect()
    }

    #[test]
    fn packs_come_in_their_own_order() {
        assert_eq!(choose(&asked(&["sponsor", "Finance"]), &ROLES).unwrap(), ["finance", "sponsor"]);
        assert_eq!(choose(&asked(&["all"]), &ROLES).unwrap(), ["finance", "risk", "sponsor"]);
    }

    #[test]
    fn an_unknown_audience_lists_those_there_are() {
        let failure = choose(&asked(&["all", "board"]), &ROLES).unwrap_err();
        assert_eq!(failure.message, "there is no pack for `board`");
        assert_eq!(failure.remedy, "choose from: all, finance, risk, sponsor");
    }
}
