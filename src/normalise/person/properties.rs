//! What holds for every text.

use super::super::fixture::settings;
use super::*;
use proptest::prelude::*;

#[test]
fn long_texts_are_read_in_time() {
    let ask = Ask::new(settings());
    for text in ["x tbc ", "Jane Smith, ", "a 1 ", "Jane/", "(", "TBC - ", "Jane Smith and "] {
        let _ = person(&text.repeat(32_000 / text.len()), ask);
    }
}

fn again(person: &Person) -> Option<&str> {
    match person {
        Person::Name(name, _) | Person::Post(name, _) => Some(name),
        _ => None,
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_its_name_stays(text in ".{0,40}") {
        let ask = Ask::new(settings());
        let read = person(&text, ask);
        if let Some(name) = again(&read) {
            let twice = person(name, ask);
            prop_assert_eq!(again(&twice), Some(name));
        }
    }

    #[test]
    fn a_name_read_again_is_the_same(
        words in proptest::collection::vec(
            "(Jane|SMITH|J\\.?|van|de|Dr\\.?|PhD|PMO|and|TBC|jane\\.smith|O'Brien|team|Manager|/|,|-|&|;|2|\\(x\\)|@|\n)",
            1..7,
        )
    ) {
        let ask = Ask::new(settings());
        let text = words.join(" ");
        let read = person(&text, ask);
        if let Some(name) = again(&read) {
            let twice = person(name, ask);
            prop_assert_eq!(again(&twice), Some(name), "{}", text);
        }
    }
}
