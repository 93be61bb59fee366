//! Objects as text (ISO 32000-1, 7.3).

use lopdf::{Object, StringFormat};

/// Writes an object that is no stream behind what is there.
pub fn write(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null | Object::Stream(_) => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => out.extend(value.to_string().bytes()),
        Object::Real(value) => out.extend(value.to_string().bytes()),
        Object::Name(name) => write_name(out, name),
        Object::String(bytes, format) => string(out, bytes, format),
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                write(out, item);
                out.push(b' ');
            }
            out.push(b']');
        }
        Object::Dictionary(keys) => {
            out.extend(b"<<");
            for (key, value) in keys {
                write_name(out, key);
                out.push(b' ');
                write(out, value);
            }
            out.extend(b">>");
        }
        Object::Reference((number, generation)) => out.extend(format!("{number} {generation} R").bytes()),
    }
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        match byte {
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' | b'#' => {
                out.extend(format!("#{byte:02X}").bytes());
            }
            b'!'..=b'~' => out.push(*byte),
            _ => out.extend(format!("#{byte:02X}").bytes()),
        }
    }
}

fn string(out: &mut Vec<u8>, bytes: &[u8], format: &StringFormat) {
    match format {
        StringFormat::Hexadecimal => {
            out.push(b'<');
            bytes.iter().for_each(|byte| out.extend(format!("{byte:02X}").bytes()));
            out.push(b'>');
        }
        StringFormat::Literal => {
            out.push(b'(');
            for byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
                    b'\r' => out.extend(b"\\r"),
                    b'\n' => out.extend(b"\\n"),
                    _ => out.push(*byte),
                }
            }
            out.push(b')');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::Dictionary;

    fn written(object: &Object) -> String {
        let mut out = Vec::new();
        write(&mut out, object);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_kind_of_object_as_the_standard_has_it() {
        assert_eq!(written(&Object::Name(b"application/json".to_vec())), "/application#2Fjson");
        assert_eq!(written(&Object::string_literal("a (b) \\ \r")), "(a \\(b\\) \\\\ \\r)");
        assert_eq!(written(&Object::String(vec![0xFE, 0x0A], StringFormat::Hexadecimal)), "<FE0A>");
        let keys = Dictionary::from_iter([("K", Object::Array(vec![1.into(), (7, 0).into(), Object::Null]))]);
        assert_eq!(written(&keys.into()), "<</K [1 7 0 R null ]>>");
        assert_eq!(written(&Object::Real(0.5)), "0.5");
        assert_eq!(written(&true.into()), "true");
    }
}
