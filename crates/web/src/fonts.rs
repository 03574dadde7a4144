//! The web fonts that come with Actum: no page asks another host for anything, and a register
//! looks the same on every machine.

use actum_model::Language;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};

static FACES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/fonts");

/// The faces of which every page in `language` shows something.
pub(crate) fn first_faces(language: Language) -> &'static [&'static str] {
    const LATIN: &str = "noto-sans-latin-5.3.0.woff2";
    match language.code() {
        "ar" => &["noto-sans-arabic-arabic-5.3.0.woff2", LATIN],
        "ru" => &["noto-sans-cyrillic-5.3.0.woff2", LATIN],
        _ => &[LATIN],
    }
}

/// A face by the name of its file. The name holds the version of the face, so that browsers may
/// keep it.
pub(crate) async fn face(Path(name): Path<String>) -> Response {
    let face = name.ends_with(".woff2").then(|| FACES.get_file(&name)).flatten();
    match face {
        Some(file) => (
            [
                (header::CONTENT_TYPE, "font/woff2"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            file.contents(),
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use actum_model::Language;

    use super::{FACES, first_faces};

    /// A face that no sheet names is dead weight; a sheet that names a face that is not there
    /// leaves readers without it.
    #[test]
    fn sheets_and_files_name_the_same_faces() {
        let sheets = concat!(
            include_str!("../assets/styles/fonts.css"),
            include_str!("../assets/styles/fonts-zh.css")
        );
        let named: BTreeSet<&str> = sheets
            .split("/assets/fonts/")
            .skip(1)
            .filter_map(|rest| rest.split_once('"').map(|(name, _)| name))
            .collect();
        let held: BTreeSet<&str> = FACES
            .files()
            .filter_map(|file| file.path().to_str())
            .filter(|name| name.ends_with(".woff2"))
            .collect();
        assert_eq!(named, held);
    }

    #[test]
    fn what_pages_ask_for_first_is_there() {
        for name in Language::ALL.into_iter().flat_map(first_faces) {
            assert!(FACES.get_file(name).is_some(), "{name}");
        }
    }

    #[test]
    fn every_face_is_woff2_and_has_its_licence() {
        for file in
            FACES.files().filter(|file| file.path().extension().is_some_and(|e| e == "woff2"))
        {
            assert_eq!(&file.contents()[..4], b"wOF2", "{:?}", file.path());
        }
        let licences = FACES.get_dir("licences").expect("the folder of licences");
        assert_eq!(licences.files().count(), 5);
        for licence in licences.files() {
            assert!(
                licence.contents_utf8().is_some_and(|text| text.contains("SIL Open Font License"))
            );
        }
    }
}
