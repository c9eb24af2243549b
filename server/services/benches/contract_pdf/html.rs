//! The contract for those who read HTML.

use chrono::NaiveDate;
use domain::calendar::{business_date, formal_date, wareki};
use domain::wording::Article;
use services::documents::{ContractDocument, CoveredBank, PartyDetails};

/// The same text: parties, articles, both schedules and the places to sign.
pub fn html(contract: &ContractDocument) -> String {
    let title = &contract.title;
    let facts = facts(contract);
    let articles: String = contract.clauses.iter().zip(1..).map(article).collect();
    let banks = banks(contract);
    let terms = terms(contract);
    let signatures = signatures(contract);
    format!(
        "<!doctype html><html lang=ja><meta charset=utf-8><title>{title}</title>\
         <style>h2.new {{ page-break-before: always }}</style><h1>{title}</h1><p>{}</p>{facts}{articles}<p>以上</p>\
         {banks}{terms}{signatures}",
        contract.preamble,
    )
}

/// A table of names and values.
fn table(rows: &[(&str, String)]) -> String {
    let row = |(name, value): &(&str, String)| format!("<tr><th>{name}</th><td>{value}</td></tr>");
    let rows: String = rows.iter().map(row).collect();
    format!("<table>{rows}</table>")
}

fn facts(contract: &ContractDocument) -> String {
    let party = |who: &PartyDetails| {
        format!(
            "<b>{}</b><br>{}<br>{}　{}",
            who.name, who.address, who.representative_title, who.representative_name
        )
    };
    let number = contract.number.clone().unwrap_or_default();
    let effective_from = contract.effective_from.map(day).unwrap_or_default();
    table(&[
        ("契約番号", number),
        ("受付番号", contract.receipt_number.clone()),
        ("作成日", day(business_date(contract.issued_at))),
        ("甲", party(&contract.federation)),
        ("乙", party(&contract.agent)),
        ("サービス名", contract.service_name.clone()),
        ("利用の範囲", contract.scopes.join("<br>")),
        (
            "対象金庫",
            format!("{}金庫（別紙1のとおり）", contract.banks.len()),
        ),
        ("効力発生日", effective_from),
    ])
}

fn day(date: NaiveDate) -> String {
    format!("{}（{}）", formal_date(date), wareki(date))
}

fn article((article, number): (&Article, usize)) -> String {
    let heading = format!("第{number}条（{}）", article.heading);
    format!("<h2>{heading}</h2>{}", paragraphs(article))
}

fn paragraphs(article: &Article) -> String {
    let several = article.paragraphs.len() > 1;
    let paragraphs = article.paragraphs.iter().zip(1..);
    let numbered = paragraphs.map(|(text, number)| {
        let lines = text.replace('\n', "<br>");
        match several {
            true => format!("<p>{number}　{lines}</p>"),
            false => format!("<p>{lines}</p>"),
        }
    });
    numbered.collect()
}

fn banks(contract: &ContractDocument) -> String {
    let row = |bank: &CoveredBank| {
        let (code, name, served) = (&bank.code, &bank.name, &bank.prefectures);
        format!("<tr><td>{code}</td><td>{name}</td><td>{served}</td></tr>")
    };
    let rows: String = contract.banks.iter().map(row).collect();
    let count = contract.banks.len();
    format!(
        "<h2 class=new>別紙1　対象金庫</h2><p>本契約が対象とする労働金庫は、次の{count}金庫とする。</p>\
         <table><tr><th>コード</th><th>金庫</th><th>営業地区の都道府県</th></tr>{rows}</table>"
    )
}

/// The articles that both sides publish, once more.
fn terms(contract: &ContractDocument) -> String {
    let numbered = contract.clauses.iter().zip(1_usize..);
    let mut terms: Vec<_> = numbered
        .filter_map(|(article, number)| Some((article.statutory?, number, article)))
        .collect();
    terms.sort_by_key(|(term, ..)| *term);
    let terms = terms.into_iter().map(|(term, number, article)| {
        let heading = format!("{term}　{}（第{number}条）", article.heading);
        format!("<h3>{heading}</h3>{}", paragraphs(article))
    });
    let terms: String = terms.collect();
    format!(
        "<h2 class=new>別紙2　公表する3つの事項</h2><p>次の事項は、銀行法第52条の61の10第2項及びこれに相当する\
         労働金庫法の規定により、甲、対象金庫及び乙が公表する。</p>{terms}"
    )
}

/// The last page of a text that nobody has signed yet.
fn signatures(contract: &ContractDocument) -> String {
    let block = |(side, who): (&str, &PartyDetails)| {
        let signer = format!("{}　{}", who.representative_title, who.representative_name);
        table(&[
            ("当事者", format!("{}（{side}）", who.name)),
            ("所在地", who.address.clone()),
            ("署名者", signer),
            ("署名日", "　　　　　年　　　月　　　日".into()),
            ("署名又は記名押印", "<br><br>".into()),
        ])
    };
    let parties = [("甲", &contract.federation), ("乙", &contract.agent)];
    let blocks: String = parties.into_iter().map(block).collect();
    format!("<h2 class=new>署名</h2><p>{}</p>{blocks}", contract.closing)
}
