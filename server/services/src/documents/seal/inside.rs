//! Inside the place of the signature: another digit for a digit is found there too, wherever one of the two signatures
//! vouches for it. What neither covers is the wrapping of them: version numbers and names of kinds.

use super::judged::{CHANGES, Change, Sealed, container, places, pyhanko_finds};
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerInfo};
use der::{Decode, Encode};
use memchr::memmem::find;
use std::fs::read;

fn signed_data(cms: &[u8]) -> SignedData {
    let envelope = ContentInfo::from_der(cms).unwrap();
    envelope.content.decode_as().unwrap()
}

/// The certificates, what was signed, and the signatures, those of the time stamp too, each as it is encoded.
fn vouched_for(data: &SignedData) -> Vec<Vec<u8>> {
    let certificates = data.certificates.iter().flat_map(|all| all.0.iter());
    let mut parts: Vec<Vec<u8>> = certificates.map(|one| one.to_der().unwrap()).collect();
    let content = data.encap_content_info.econtent.iter();
    parts.extend(content.map(|content| content.value().to_vec()));
    parts.extend(data.signer_infos.0.iter().flat_map(of_signer));
    parts
}

fn of_signer(signer: &SignerInfo) -> Vec<Vec<u8>> {
    let attributes = signer.signed_attrs.iter().flat_map(|all| all.iter());
    let mut parts: Vec<Vec<u8>> = attributes.map(|one| one.to_der().unwrap()).collect();
    parts.push(signer.signature.as_bytes().to_vec());
    let unsigned = signer.unsigned_attrs.iter().flat_map(|all| all.iter());
    for token in unsigned.flat_map(|attribute| attribute.values.iter()) {
        parts.extend(vouched_for(&signed_data(&token.to_der().unwrap())));
    }
    parts
}

/// Where the digits of those parts stand in the document.
fn digits(document: &[u8]) -> Vec<usize> {
    let begin = container(document).start + 1;
    let written = &document[begin..container(document).end];
    let cms = hex::decode(written).unwrap();
    let parts = vouched_for(&signed_data(&cms));
    let bytes = parts.iter().flat_map(|part| {
        let place = find(&cms, part).unwrap();
        place..place + part.len()
    });
    let digits = bytes.flat_map(|byte| [begin + 2 * byte, begin + 2 * byte + 1]);
    digits.collect()
}

/// Another digit than the one that stands there.
fn other_digit(document: &[u8], place: usize) -> Change {
    let digit = char::from(document[place]).to_digit(16).unwrap();
    let step = u32::try_from(place % 15).unwrap() + 1;
    let other = char::from_digit((digit + step) % 16, 16).unwrap();
    (place, u8::try_from(other).unwrap())
}

#[tokio::test]
async fn pyhanko_finds_another_digit_in_the_signature_and_in_its_time_stamp() {
    let sealed = Sealed::stamped().await;
    let document = read(sealed.pdf()).unwrap();
    let digits = digits(&document);
    assert!(digits.len() > CHANGES);
    let drawn = places(digits.len());
    let changes: Vec<Change> = drawn
        .iter()
        .map(|&drawn| other_digit(&document, digits[drawn]))
        .collect();
    pyhanko_finds(&sealed, &changes, "stamped True");
}
