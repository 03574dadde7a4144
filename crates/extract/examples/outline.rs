//! Prints what was understood of a text: `cargo run -p actum-extract --example outline FILE`.

use actum_extract::Extractor;
use actum_model::{Outcome, ReferenceTarget};
use actum_pack::Packs;
use actum_read::{ReadOptions, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a file")?;
    let bytes = std::fs::read(&path)?;
    let packs = Packs::built_in()?;
    let document = read(&bytes, &path, &ReadOptions::default(), &packs)?;
    let extractor = Extractor::new(&packs)?;
    let extraction = extractor.extract(&document);
    println!(
        "adopted at {:?}, {:?}",
        extraction.adopting_occasion.map(|found| found.value),
        document.adoption
    );
    for (provision, reading) in document.provisions.iter().zip(&extraction.readings) {
        let words: String = document.slice(provision.span).chars().take(50).collect();
        println!("## {} {:?} {:?} [{words}]", provision.id, provision.kind, provision.shape);
        match &reading.outcome {
            Outcome::NothingAsked { reason } => println!("   - {reason:?}"),
            Outcome::Commitments { commitments } => {
                for c in commitments {
                    println!(
                        "   {} (group {}) {:?} {} {:.2}",
                        c.id, c.group, c.force.value.force, c.force.value.verb, c.confidence
                    );
                    let list: Vec<_> = c
                        .addressees
                        .iter()
                        .map(|p| {
                            format!(
                                "{}={:?}",
                                p.value.name,
                                p.value.body.as_ref().map(|b| b.as_str())
                            )
                        })
                        .collect();
                    println!("      to {list:?} {:?}", c.distribution);
                    println!("      act {}", c.act.value);
                    for p in &c.partners {
                        println!(
                            "      with {:?} {} {:?}",
                            p.value.role,
                            p.value.party.name,
                            p.value.party.body.as_ref().map(|b| b.as_str())
                        );
                    }
                    for d in &c.due {
                        println!(
                            "      due {:?} {:?} {} -> {:?}",
                            d.value.kind,
                            d.value.relation,
                            d.value.written,
                            d.value
                                .readings
                                .iter()
                                .map(|r| (
                                    r.occasion.as_ref().map(|o| o.as_str()),
                                    r.date.map(|d| d.to_string()),
                                    r.rule.as_str()
                                ))
                                .collect::<Vec<_>>()
                        );
                    }
                    for r in &c.report_to {
                        println!(
                            "      report to {} {:?}",
                            r.value.name,
                            r.value.body.as_ref().map(|b| b.as_str())
                        );
                    }
                    for q in &c.conditions {
                        println!("      {:?}: {}", q.value.kind, q.value.words);
                    }
                    for q in &c.citations {
                        println!(
                            "      cites {} par {:?} rev {:?} [{}]",
                            q.value.normalized,
                            q.value.paragraph,
                            q.value.revision,
                            q.basis.name()
                        );
                    }
                    for r in &c.references {
                        println!(
                            "      refers {:?} [{}]",
                            match &r.value.target {
                                ReferenceTarget::Provision { id } => id.to_string(),
                                ReferenceTarget::Commitment { id } => id.to_string(),
                                ReferenceTarget::Unresolved { name } => format!("? {name}"),
                            },
                            r.basis.name()
                        );
                    }
                    println!(
                        "      deliver {:?} instruments {:?}",
                        c.deliverables.iter().map(|d| d.value.kind.as_str()).collect::<Vec<_>>(),
                        c.instruments.iter().map(|i| i.value.name()).collect::<Vec<_>>()
                    );
                    for d in &c.doubts {
                        println!("      doubt {}: {}", d.code, d.message);
                    }
                }
            }
        }
        for s in &reading.statements {
            println!("   = {}", s.value.force.lemma);
        }
        for r in &reading.residue {
            println!("   ~ {:?} {}", r.reason, document.slice(r.span));
        }
    }
    Ok(())
}
