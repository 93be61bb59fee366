//! What the program works out of what a table says.

mod by_list;
pub mod fte;
pub mod greyed;
pub mod id;
pub mod priority;
mod probability;
pub mod range;
pub mod role;
mod rule;
pub mod score;
pub mod struck;
pub mod swapped;
pub mod title;

use super::desk::Desk;
use super::table::Work;

/// Adds all of it to a table in work.
pub fn all(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    if work.table.canonical.is_some() {
        score::work_out(desk, work);
        id::make(desk, work);
        return;
    }
    priority::fill(desk, work);
    struck::close(desk, work);
    greyed::ask(desk, work);
    probability::fill(desk, work);
    by_list::of_amounts(desk, work);
    range::fill(desk, work);
    score::work_out(desk, work);
    title::fill(desk, work);
    role::decide(desk, work);
    swapped::tell(desk, work);
    id::make(desk, work);
}
