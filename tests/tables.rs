//! Tables at the command line, beside a process that serves.

use crate::harness::process::{Databases, Server};

const MAPPING: &str = r#"
of = "calls"
[file]
dates = ["%d.%m.%Y %H:%M"]
[[column]]
name = "When"
field = "started_at"
[[column]]
name = "Minutes"
field = "duration_min"
[defaults]
class = "INFO"
medium = "PHONE"
"#;

#[test]
fn what_the_command_line_takes_in_it_takes_out_and_takes_back() {
    let server = Server::start(Databases::Embedded);
    let by = server.demo().operators.remove(0).login;
    let file = |name: &str, text: &[u8]| {
        let path = server.place().path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let map = file("old.toml", MAPPING.as_bytes());
    let wrong = file("wrong.csv", b"When;Minutes\n31.02.2019 10:00;5\n");
    let run = |words: &[&str]| {
        let (status, said) = server.run(words);
        (status.code(), said)
    };
    let import = |path: &str, more: &[&str]| {
        let words = [&["import", "calls", path, "--map", &map, "--by", &by], more].concat();
        run(&words)
    };
    let (code, said) = import(&wrong, &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("line 2, column \"When\": \"31.02.2019 10:00\" is no time that there was"), "{said}");
    let workbook = file("calls.csv", b"PK\x03\x04....[Content_Types].xml");
    let (code, said) = import(&workbook, &[]);
    assert!(code == Some(1) && said.contains("(.xlsx)"), "{said}");

    let right = file("right.csv", "When;Minutes\n28.02.2019 10:00;5\n01.03.2019 10:00;7\n".as_bytes());
    let (code, said) = import(&right, &["--dry-run"]);
    assert!(code == Some(0) && said.contains("2 would come in"), "{said}");
    let (code, said) = import(&right, &[]);
    assert!(code == Some(0) && said.contains("2 came in"), "{said}");
    let id = said.lines().find(|line| line.starts_with("2 came in")).unwrap().rsplit(' ').next().unwrap().to_owned();
    let (code, said) = import(&right, &[]);
    assert!(code == Some(1) && said.contains("came in already"), "{said}");
    let out = || {
        let (_, said) = run(&["export", "calls", "--from", "2019-01-01", "--to", "2019-12-31"]);
        said.lines().filter(|line| line.contains(",PHONE,")).count()
    };
    assert_eq!(out(), 2);
    let (code, said) = run(&["import", "undo", &id]);
    assert!(code == Some(0), "{said}");
    assert_eq!(out(), 0);
    let (code, said) = run(&["export", "cases", "--format", "lines"]);
    assert!(code == Some(0) && !said.contains("case,"), "{said}");
}
