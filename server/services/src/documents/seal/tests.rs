use super::super::contract_pdf::tests::contract;
use super::super::render_contract;
use super::*;
use chrono::TimeZone;
use der::Any;
use der::asn1::OctetString;
use memchr::memmem::find;
use rcgen::{
    CertificateParams, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256,
    SignatureAlgorithm, date_time_ymd,
};
use std::cell::Cell;

pub fn purpose() -> Purpose {
    Purpose {
        name: "労働金庫連合会".into(),
        reason: "契約の締結".into(),
    }
}

/// A private key, and a certificate for the year 2026.
pub fn made(algorithm: &'static SignatureAlgorithm) -> (String, String) {
    let pair = KeyPair::generate_for(algorithm).unwrap();
    let mut params = CertificateParams::default();
    params.not_before = date_time_ymd(2026, 1, 1);
    params.not_after = date_time_ymd(2027, 1, 1);
    params.key_usages = vec![KeyUsagePurpose::ContentCommitment];
    let certificate = params.self_signed(&pair).unwrap();
    (certificate.pem(), pair.serialize_pem())
}

fn key(algorithm: &'static SignatureAlgorithm) -> SealKey {
    let (certificate, key) = made(algorithm);
    key_of(&certificate, &key)
}

pub fn key_of(certificate: &str, key: &str) -> SealKey {
    SealKey::of_pem(certificate, key).unwrap()
}

pub fn at(year: i32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, 11, 24, 3, 4, 5).unwrap()
}

#[test]
fn both_kinds_of_key_seal_every_byte() {
    let pdf = render_contract(&contract()).unwrap();
    for algorithm in [&PKCS_ECDSA_P256_SHA256, &PKCS_RSA_SHA256] {
        let sealed = seal(&pdf, &key(algorithm), (&purpose(), at(2026)), None).unwrap();
        let text = String::from_utf8_lossy(&sealed);
        let (_, range) = text.split_once("/ByteRange[").unwrap();
        let (range, _) = range.split_once(']').unwrap();
        let offsets: Vec<usize> = range
            .split_whitespace()
            .map(|offset| offset.parse().unwrap())
            .collect();
        let [begin, before, end, after] = offsets[..] else {
            panic!("{range}");
        };
        assert_eq!((begin, end + after), (0, sealed.len()));
        assert_eq!((sealed[before], sealed[end - 1]), (b'<', b'>'));
        assert!(!sealed[before..end].ends_with(b"00>"), "a place is left");
    }
}

/// Something as long as a token might be.
fn token(length: usize) -> Any {
    let content = OctetString::new(vec![7; length]).unwrap();
    Any::encode_from(&content).unwrap()
}

#[test]
fn a_time_stamp_fills_its_place_also_where_the_next_is_longer() {
    let pdf = render_contract(&contract()).unwrap();
    let key = key(&PKCS_ECDSA_P256_SHA256);
    let asked = Cell::new(0);
    let stamp = |_: &[u8]| -> Result<Any, Unstamped> {
        asked.set(asked.get() + 1);
        Ok(token(if asked.get() == 1 { 900 } else { 901 }))
    };
    let sealed = seal(&pdf, &key, (&purpose(), at(2026)), Some(&stamp)).unwrap();
    assert_eq!(asked.get(), 3);
    assert!(find(&sealed, b"0707>").is_some(), "a place is left");
}

#[test]
fn tokens_that_are_never_as_long_as_the_one_before_are_not_asked_for_without_end() {
    let pdf = render_contract(&contract()).unwrap();
    let key = key(&PKCS_ECDSA_P256_SHA256);
    let asked = Cell::new(0);
    let stamp = |_: &[u8]| -> Result<Any, Unstamped> {
        asked.set(asked.get() + 1);
        Ok(token(900 + asked.get()))
    };
    let told = seal(&pdf, &key, (&purpose(), at(2026)), Some(&stamp)).unwrap_err();
    assert_eq!(asked.get(), STAMPS + 1);
    assert!(told.is::<Unstamped>(), "{told}");
    assert!(told.to_string().contains("filled its place"), "{told}");
}

#[test]
fn a_certificate_that_is_over_seals_nothing() {
    let pdf = render_contract(&contract()).unwrap();
    let key = key(&PKCS_ECDSA_P256_SHA256);
    for year in [2025, 2027] {
        let told = seal(&pdf, &key, (&purpose(), at(year)), None).unwrap_err();
        assert!(told.to_string().contains("valid from"), "{told}");
    }
}

#[test]
fn nothing_is_sealed_twice() {
    let pdf = render_contract(&contract()).unwrap();
    let key = key(&PKCS_ECDSA_P256_SHA256);
    let sealed = seal(&pdf, &key, (&purpose(), at(2026)), None).unwrap();
    assert!(seal(&sealed, &key, (&purpose(), at(2026)), None).is_err());
}

#[test]
fn a_key_and_the_certificate_of_another_are_refused() {
    let (certificate, own) = made(&PKCS_ECDSA_P256_SHA256);
    let (other, _) = made(&PKCS_ECDSA_P256_SHA256);
    assert!(SealKey::of_pem(&certificate, &own).is_ok());
    assert!(SealKey::of_pem(&other, &own).is_err());
    assert!(SealKey::of_pem("", &own).is_err());
    assert!(SealKey::of_pem(&certificate, "").is_err());
}

#[test]
fn a_kind_of_key_that_readers_do_not_know_is_refused() {
    let (certificate, key) = made(&rcgen::PKCS_ED25519);
    let told = SealKey::of_pem(&certificate, &key).unwrap_err();
    assert!(told.to_string().contains("neither RSA nor"), "{told}");
}
