//! The SHA-256 of what a contract says, which is printed at the foot of each of its pages: a sheet of paper can be compared
//! with it, which a file's SHA-256 does not allow.

use super::contract_document::{ContractDocument, CoveredBank, PartyDetails};
use domain::wording::Article;
use sha2::{Digest, Sha256};

impl ContractDocument {
    /// The digest of what both sides agree on, and of nothing that becomes known later: the text to sign and the executed
    /// contract have the same. Before each text stands its length in bytes, before each list the number of what is in it
    /// (eight bytes, the highest first), so that nothing can pass into its neighbour unseen.
    pub fn text_sha256(&self) -> String {
        let day = self.effective_from.map(|day| day.to_string());
        let once = vec![
            owned(&[&self.title, &self.preamble, &self.service_name]),
            of_party(&self.federation),
            of_party(&self.agent),
            self.scopes.clone(),
            owned(&[&self.closing]),
            day.into_iter().collect(),
        ];
        let banks = self.banks.iter().map(of_bank).collect();
        let articles = self.clauses.iter().map(of_article).collect();
        let mut digest = Sha256::new();
        for lists in [once, banks, articles] {
            count(&mut digest, lists.len());
            for texts in lists {
                count(&mut digest, texts.len());
                for text in texts {
                    count(&mut digest, text.len());
                    digest.update(text);
                }
            }
        }
        hex::encode(digest.finalize())
    }
}

fn count(digest: &mut Sha256, number: usize) {
    digest.update((number as u64).to_be_bytes());
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn of_party(party: &PartyDetails) -> Vec<String> {
    owned(&[
        &party.name,
        &party.address,
        &party.representative_title,
        &party.representative_name,
    ])
}

fn of_bank(bank: &CoveredBank) -> Vec<String> {
    owned(&[&bank.code, &bank.name, &bank.prefectures])
}

fn of_article(article: &Article) -> Vec<String> {
    let statutory = article.statutory.unwrap_or_default().to_string();
    let mut texts = vec![article.heading.clone(), statutory];
    texts.extend_from_slice(&article.paragraphs);
    texts
}

#[cfg(test)]
mod tests {
    use super::super::contract_pdf::tests::contract;
    use super::*;

    #[test]
    fn every_change_of_the_text_shows() {
        let text = contract();
        let changes: [fn(&mut ContractDocument); 8] = [
            |one| one.title.push('2'),
            |one| one.agent.name.push('2'),
            |one| one.federation.address.push('2'),
            |one| one.effective_from = None,
            |one| drop(one.banks.pop()),
            |one| drop(one.scopes.pop()),
            |one| drop(one.clauses.swap_remove(0)),
            |one| one.closing.push('2'),
        ];
        for (index, change) in changes.iter().enumerate() {
            let mut changed = text.clone();
            change(&mut changed);
            assert_ne!(changed.text_sha256(), text.text_sha256(), "change {index}");
        }
    }

    #[test]
    fn a_paragraph_that_becomes_a_heading_of_its_own_shows() {
        let article = |heading: &str, paragraphs: &[&str]| Article {
            heading: heading.to_owned(),
            paragraphs: paragraphs.iter().map(|&text| text.to_owned()).collect(),
            statutory: None,
        };
        let with = |clauses| ContractDocument {
            clauses,
            ..contract()
        };
        let one = with(vec![article("目的", &["甲", "定義", "乙"])]);
        let two = with(vec![article("目的", &["甲"]), article("定義", &["乙"])]);
        assert_ne!(one.text_sha256(), two.text_sha256());
    }

    #[test]
    fn what_comes_later_leaves_it_alone() {
        let draft = contract();
        let mut executed = draft.clone();
        executed.number = Some("K2026-0001".to_owned());
        executed.verified_at = Some("https://portal.example.jp/verify".to_owned());
        executed.signatures.clear();
        executed.issued_at += chrono::Duration::days(1);
        assert_eq!(executed.text_sha256(), draft.text_sha256());
    }
}
