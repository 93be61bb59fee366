//! The role model: the 21 roles of a PMO, and the titles of delivery and governance that are none of them.
//! Declared in `templates/role-model.toml`.

/// A role of the PMO.
#[derive(Debug, Clone)]
pub struct Role {
    /// Public id, such as `head-of-pmo`.
    pub id: String,
    /// Its name in packs.
    pub label: String,
    /// What it is there for.
    pub purpose: String,
    /// `management`, `generic` or `functional`.
    pub group: String,
    /// Titles people give it, folded.
    pub aliases: Vec<String>,
    /// Registers it keeps.
    pub owns: Vec<String>,
}

/// A title that needs its context to be understood.
#[derive(Debug, Clone)]
pub struct AmbiguousTitle {
    /// The title, folded.
    pub title: String,
    /// The role it is taken for, the likeliest: an id of the model or `delivery:<slug>`.
    pub likeliest: String,
    /// The question to ask.
    pub question: String,
}

/// A delivery or governance role, outside the PMO's 21.
#[derive(Debug, Clone)]
pub struct DeliveryRole {
    /// Its slug; the role's id is `delivery:<slug>`.
    pub slug: String,
    /// Its name in packs.
    pub label: String,
    /// Titles people give it, folded.
    pub aliases: Vec<String>,
}

/// All that is known about roles.
#[derive(Debug, Clone, Default)]
pub struct RoleModel {
    /// The roles of the PMO, in declared order.
    pub roles: Vec<Role>,
    /// Roles of delivery and governance.
    pub delivery: Vec<DeliveryRole>,
    /// Last words of titles that can only be of delivery, folded: `engineer`.
    pub delivery_words: Vec<String>,
    /// Titles to ask about.
    pub ambiguous: Vec<AmbiguousTitle>,
}

impl RoleModel {
    /// The role with this id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.id == id)
    }

    /// The name in packs of a role id, PMO or delivery; its slug or the id itself where the model has no name for it.
    pub fn label<'a>(&'a self, id: &'a str) -> &'a str {
        if let Some(role) = self.role(id) {
            return &role.label;
        }
        match id.strip_prefix("delivery:") {
            Some(slug) => self.delivery.iter().find(|d| d.slug == slug).map_or(slug, |d| &d.label),
            None => id,
        }
    }
}
