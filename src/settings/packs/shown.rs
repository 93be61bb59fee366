//! What a pack may show of a register.

use super::super::SettingsError;
use super::{Name, Reader, ShownTable};
use crate::model::pack::Shown;
use crate::model::register::{FieldId, RegisterId};

impl Reader<'_> {
    /// A register that the pack is about must be one of those that it shows.
    pub(super) fn about(&self, name: &Name, shown: &[Shown]) -> Result<RegisterId, SettingsError> {
        let is = |s: &&Shown| self.known.registers[usize::from(s.register.0)].key == *name.get_ref();
        let found = shown.iter().find(is).map(|s| s.register);
        found.ok_or_else(|| self.wrong(name, "[[register]] of this pack with the key"))
    }

    /// The fields of a register, those that are printed and the order of its records. All of them are fields of it.
    pub(super) fn shown(&self, w: ShownTable) -> Result<Shown, SettingsError> {
        let at = self.known.registers.iter().position(|r| r.key == *w.key.get_ref());
        let at = at.ok_or_else(|| self.wrong(&w.key, "register"))?;
        let register = &self.known.registers[at];
        let field = |name: &Name, key: &str| {
            let message = || format!("the register `{}` has no field `{key}`", register.key);
            register.field(key).ok_or_else(|| self.text.wrong(name.span(), message()))
        };
        let all =
            |names: &[Name]| names.iter().map(|n| field(n, n.get_ref())).collect::<Result<Vec<FieldId>, _>>();
        let fields = all(&w.fields)?;
        let printed = if w.printed.is_empty() { fields.clone() } else { all(&w.printed)? };
        if let Some(name) =
            w.printed.iter().zip(&printed).find(|(_, f)| !fields.contains(f)).map(|(name, _)| name)
        {
            return Err(self.text.wrong(name.span(), "a field that is printed must be among `fields`"));
        }
        let order = w.order.iter().map(|name| {
            let key = name.get_ref();
            Ok((field(name, key.trim_start_matches('-'))?, key.starts_with('-')))
        });
        let order = order.collect::<Result<_, SettingsError>>()?;
        let (order_words, print) = (w.order_words, w.print);
        Ok(Shown { register: RegisterId(at as u16), fields, printed, order, order_words, print })
    }
}
