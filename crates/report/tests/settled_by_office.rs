//! LibreOffice, told to accept every tracked change, gives the new text; told to reject them, the old.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

use std::fs;
use std::path::Path;
use std::process::Command;

use actum_amend::{Act, Draft, Edition, Key, Options, Proposal, Step, align};
use actum_model::Language;
use actum_ooxml::write::Change;
use actum_report::{Comparison, DraftFile, comparison_docx, draft_docx};

const MACRO: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
  Dim none()
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL("file://" &amp; source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, none())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Text (encoded)"
  document.storeToURL("file://" &amp; target, filter())
  document.close(True)
End Sub
</script:module>
"#;

const LIBRARY: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"#;

/// LibreOffice with a profile of its own that knows the macro.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    /// `None` where LibreOffice is not installed.
    fn new() -> Option<Self> {
        if Command::new("soffice").arg("--version").output().is_err() {
            println!("skipped: soffice is not installed");
            return None;
        }
        let office = Self { folder: tempfile::tempdir().unwrap() };
        // It makes its profile when it first does anything, over whatever is there.
        let any = office.folder.path().join("any.txt");
        fs::write(&any, "any").unwrap();
        office.run(&[
            "--convert-to",
            "pdf",
            "--outdir",
            &office.place("."),
            &office.place("any.txt"),
        ]);
        let basic = office.folder.path().join("profile/user/basic/Standard");
        fs::create_dir_all(&basic).unwrap();
        fs::write(basic.join("Module1.xba"), MACRO).unwrap();
        fs::write(basic.join("script.xlb"), LIBRARY).unwrap();
        Some(office)
    }

    fn place(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn run(&self, arguments: &[&str]) {
        let output = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", self.place("profile")))
            .arg("--headless")
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    }

    /// The lines of a Word file after all its changes were accepted, or rejected.
    fn settled(&self, bytes: &[u8], command: &str) -> Vec<String> {
        let (source, target) = (self.place("source.docx"), self.place("target.txt"));
        let _ = fs::remove_file(&target);
        fs::write(&source, bytes).unwrap();
        self.run(&[&format!("macro:///Standard.Module1.Settle({source},{target},{command})")]);
        assert!(Path::new(&target).exists(), "LibreOffice wrote nothing for {command}");
        let text = fs::read_to_string(&target).unwrap();
        // The mark of the last paragraph of a file is never taken out: where the last clause goes, an
        // empty paragraph is left.
        text.trim_start_matches('\u{feff}').trim_end().lines().map(str::to_owned).collect()
    }

    #[track_caller]
    fn check(&self, bytes: &[u8], accepted: &Edition, rejected: &Edition) {
        for (command, wanted) in
            [("AcceptAllTrackedChanges", accepted), ("RejectAllTrackedChanges", rejected)]
        {
            let found = self.settled(bytes, command);
            let wanted: Vec<String> = wanted.to_lines().lines().map(str::to_owned).collect();
            assert_eq!(found, wanted, "{command}");
        }
    }
}

/// Invented rules of a harbour; the last clause moves to the front, one goes, one comes.
const TEXTS: [(Language, &str, &str); 3] = [
    (
        Language::En,
        "1\tThe harbour reports every year to the council.\n2\tBoats wait at the second quay.\n\
         3\tThe keeper closes the gate at night.\n4\tNets are dried on the western wall only.\n",
        "4\tNets are dried on the western wall only.\n1\tThe harbour should report every two years to \
         the council.\n3\tThe keeper closes the gate.\n5\tLanterns are lit at dusk.\n",
    ),
    (
        Language::Ar,
        "1\tيقدم الميناء تقريرا كل سنة إلى المجلس.\n2\tتنتظر القوارب عند الرصيف الثاني.\n\
         3\tيغلق الحارس البوابة ليلا.\n4\tتجفف الشباك على الجدار الغربي وحده.\n",
        "4\tتجفف الشباك على الجدار الغربي وحده.\n1\tينبغي أن يقدم الميناء تقريرا كل سنتين إلى المجلس.\n\
         3\tيغلق الحارس البوابة.\n5\tتضاء المصابيح عند الغروب.\n",
    ),
    (
        Language::Zh,
        "1\t港口每年向理事会提交报告。\n2\t船只在第二码头等候。\n3\t看守人夜间关闭大门。\n\
         4\t渔网只在西墙上晾晒。\n",
        "4\t渔网只在西墙上晾晒。\n1\t港口应每两年向理事会提交报告。\n3\t看守人关闭大门。\n5\t黄昏时点灯。\n",
    ),
];

#[test]
fn comparisons_and_drafts_are_settled_to_either_text() {
    let Some(office) = Office::new() else { return };
    for (language, old, new) in TEXTS {
        let (base, edition) = (Edition::from_lines(old), Edition::from_lines(new));
        let options = Options::default();
        let alignment = align(&base, &edition, &options);
        let comparison = Comparison {
            base_name: "old",
            edition_name: "new",
            base: &base,
            edition: &edition,
            alignment: &alignment,
            language,
        };
        let date = "2026-11-24T09:00:00Z".to_owned();
        let change = Change { author: "Group".to_owned(), date: date.clone() };
        office.check(&comparison_docx(&comparison, &change).unwrap(), &edition, &base);

        // The same as a proposal of a draft, all of it taken, and a clause struck by who drafts.
        let proposal = Proposal { name: "Group".to_owned(), edition };
        let mut draft = Draft::new(base.clone(), vec![(proposal, None)], &options);
        let step = |act| Step {
            by: "Rapporteur".to_owned(),
            at: date.clone(),
            reason: None,
            document: None,
            act,
        };
        let changes = draft.proposals[0].changes.iter().map(|change| change.id.clone()).collect();
        draft.take(step(Act::Adopt { changes })).unwrap();
        draft.take(step(Act::Strike { clause: Key::Base(2) })).unwrap();
        let now = Edition {
            clauses: draft.text().iter().map(actum_amend::DraftClause::clause).collect(),
        };
        let file =
            DraftFile { title: "Rules", language, draft: &draft, several: "several", at: &date };
        office.check(&draft_docx(&file).unwrap(), &now, &base);
    }
}
