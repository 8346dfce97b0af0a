//! A saved page: whatever is read from it can be taken in as an article, with all that the page states of itself.
#![no_main]

use claimbench::intake::page;
use claimbench::domain::{ArticleNumber, DateBasis, Intake, NewArticle, Uid};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(page::Page { title, byline, outlet, published, language, url, body, left_out, .. }) = page::read(bytes)
    else {
        return;
    };
    assert!(body.contains(char::is_alphanumeric));
    let (title, published_basis) = (title.unwrap_or_else(|| "untitled".to_owned()), DateBasis::Metadata);
    let intake = Intake::File;
    #[rustfmt::skip]
    let new = NewArticle {
        uid: None, title, outlet, byline, url, language, published, published_basis, left_out,
        body, intake,
    };
    let uid: Uid = "019ade65-b9c0-7000-8000-000000000000".parse().unwrap();
    new.checked(ArticleNumber(1), uid, |_| String::new()).expect("what a page states can be stored");
});
