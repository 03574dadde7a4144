//! Every test of the register twice: in a file, and in a database of a private PostgreSQL.
//!
//! The first test that wants it starts the server, in a folder under the system's temporary one, on
//! a socket that nobody else reaches; tests in other processes share it. It ends by itself some
//! minutes after the last test, and its data with it. Where PostgreSQL is not installed these tests
//! say so and pass.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use actum_register::{Location, OpenOptions, Register, Result};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

/// Makes two tests of a function that takes an [`At`].
#[allow(unused_macros, reason = "one test file makes its two tests another way")]
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        $(
            mod $name {
                #[tokio::test]
                async fn sqlite() {
                    super::$name($crate::database::At::sqlite()).await;
                }

                #[tokio::test]
                async fn postgres() {
                    if let Some(at) = $crate::database::At::postgres().await {
                        super::$name(at).await;
                    }
                }
            }
        )+
    };
}

/// A place for one register, gone with the value.
pub(crate) struct At {
    pub(crate) location: Location,
    _kept: Kept,
}

enum Kept {
    Folder(tempfile::TempDir),
    Database(Database),
}

impl At {
    /// A file in a folder of its own.
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let location = Location::File(folder.path().join("register.actum"));
        Self { location, _kept: Kept::Folder(folder) }
    }

    /// A database of its own, where PostgreSQL is installed.
    pub(crate) async fn postgres() -> Option<Self> {
        let server = Server::shared()?;
        let database = Database::new(server).await;
        let location = database.address().parse().expect("never fails");
        Some(Self { location, _kept: Kept::Database(database) })
    }

    /// A database of its own that lies in `folder`, which every user of the system can reach.
    pub(crate) async fn postgres_in(folder: &Path) -> Option<Self> {
        let server = Server::shared()?;
        if output(Command::new("id").arg("-u")) == "0" {
            run(Command::new("chown").arg("postgres").arg(folder));
        }
        let space = format!("space_{}", std::process::id());
        let place = folder.display();
        server.run(&format!("CREATE TABLESPACE {space} LOCATION '{place}'")).await;
        let database = Database::within(server, Some(space)).await;
        let location = database.address().parse().expect("never fails");
        Some(Self { location, _kept: Kept::Database(database) })
    }

    /// The places of this kind of which a test needs several.
    pub(crate) async fn another(&self) -> Self {
        match self.location {
            Location::File(_) => Self::sqlite(),
            Location::Server(_) => Self::postgres().await.expect("was there before"),
        }
    }

    /// Opens the register, making it when there is none.
    pub(crate) async fn open(&self) -> Register {
        self.open_waiting(Duration::from_secs(20)).await.expect("opens")
    }

    /// Opens the register so that it waits no longer than this for others.
    pub(crate) async fn open_waiting(&self, busy_timeout: Duration) -> Result<Register> {
        let options = OpenOptions { busy_timeout, ..OpenOptions::default() };
        Register::connect(&self.location, &options).await
    }

    /// A connection past the register, as another program would make it.
    pub(crate) async fn other(&self) -> Other {
        match &self.location {
            Location::File(path) => {
                let address = format!("sqlite://{}?mode=rwc", path.display());
                Other::Sqlite(SqliteConnection::connect(&address).await.expect("connects"))
            }
            Location::Server(address) => {
                Other::Postgres(PgConnection::connect(address).await.expect("connects"))
            }
        }
    }

    /// Runs statements past the register.
    pub(crate) async fn run(&self, statements: &str) -> std::result::Result<(), sqlx::Error> {
        let mut other = self.other().await;
        let done = other.run(statements).await;
        other.close().await;
        done
    }

    /// Whether this is a server.
    pub(crate) fn is_server(&self) -> bool {
        self.location.file().is_none()
    }
}

/// A connection past the register.
pub(crate) enum Other {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Other {
    pub(crate) async fn run(&mut self, statements: &str) -> std::result::Result<(), sqlx::Error> {
        let script = sqlx::raw_sql(AssertSqlSafe(statements.to_owned()));
        match self {
            Other::Sqlite(connection) => script.execute(connection).await.map(|_| ()),
            Other::Postgres(connection) => script.execute(connection).await.map(|_| ()),
        }
    }

    pub(crate) async fn close(self) {
        match self {
            Other::Sqlite(connection) => connection.close().await.expect("closes"),
            Other::Postgres(connection) => connection.close().await.expect("closes"),
        }
    }
}

/// A database on the server, dropped with the value.
struct Database {
    server: Server,
    name: String,
    space: Option<String>,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

impl Database {
    async fn new(server: Server) -> Self {
        Self::within(server, None).await
    }

    async fn within(server: Server, space: Option<String>) -> Self {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{number}", std::process::id());
        let within = space.as_ref().map(|space| format!(" TABLESPACE {space}")).unwrap_or_default();
        let database = Self { server, name, space };
        database
            .server
            .run(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", database.name))
            .await;
        database.server.run(&format!("CREATE DATABASE {}{within}", database.name)).await;
        database
    }

    fn address(&self) -> String {
        self.server.address(&self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = Command::new(self.server.programs.join("dropdb"))
            .args(["--force", "--if-exists", "--username=postgres", "--host"])
            .arg(&self.server.folder)
            .arg(&self.name)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if let Some(space) = &self.space {
            let _ = Command::new(self.server.programs.join("psql"))
                .args(["--quiet", "--username=postgres", "--command"])
                .arg(format!("DROP TABLESPACE {space}"))
                .arg("--host")
                .arg(&self.server.folder)
                .stdin(Stdio::null())
                .status();
        }
    }
}

/// The private server.
#[derive(Clone)]
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
}

impl Server {
    /// The server that all tests of this user share, started if need be. `None` where PostgreSQL is
    /// not installed.
    pub(crate) fn shared() -> Option<Self> {
        let Some(programs) = programs() else {
            println!("skipped: PostgreSQL (Debian package postgresql) is not installed");
            return None;
        };
        let user = output(Command::new("id").arg("-u"));
        let folder = std::env::temp_dir().join(format!("actum-test-postgres-{user}"));
        fs::create_dir_all(&folder).expect("a folder");
        // Whoever holds this may start or end the server.
        let lock = File::create(folder.join("lock")).expect("a lock file");
        lock.lock().expect("locks");
        let server = Self { programs, folder };
        fs::write(server.folder.join("used"), "").expect("writable");
        if !server.answers() {
            server.start(user == "0");
        }
        Some(server)
    }

    pub(crate) fn address(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }

    pub(crate) async fn run(&self, statement: &str) {
        let mut connection =
            PgConnection::connect(&self.address("postgres")).await.expect("the server answers");
        sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))
            .execute(&mut connection)
            .await
            .expect("runs");
        connection.close().await.expect("closes");
    }

    fn answers(&self) -> bool {
        let ready = Command::new(self.programs.join("pg_isready"))
            .args(["--quiet", "--host"])
            .arg(&self.folder)
            .status();
        ready.is_ok_and(|status| status.success())
    }

    fn start(&self, root: bool) {
        self.begin(root, "-c listen_addresses='' -c fsync=off");
        self.watch();
    }

    /// A program of PostgreSQL, run as a user who may.
    fn as_user(&self, root: bool, program: &str) -> Command {
        if !root {
            return Command::new(self.programs.join(program));
        }
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]);
        command.arg(self.programs.join(program));
        command
    }

    /// Makes a cluster in the folder and starts the server.
    fn begin(&self, root: bool, settings: &str) {
        let data = self.folder.join("data");
        if data.exists() {
            fs::remove_dir_all(&data).expect("removable");
        }
        if root {
            // PostgreSQL does not run as root; its Debian package brings a user of that name.
            run(Command::new("chown").args(["--recursive", "postgres"]).arg(&self.folder));
        }
        let as_user = |program: &str| self.as_user(root, program);
        let mut make = as_user("initdb");
        make.args(["--auth=trust", "--encoding=UTF8", "--username=postgres", "--no-sync"]);
        make.arg("--locale=C.UTF-8");
        if output(Command::new(self.programs.join("initdb")).arg("--help")).contains("icu-locale") {
            // Not the order of bytes, so that a forgotten COLLATE shows.
            make.args(["--locale-provider=icu", "--icu-locale=und"]);
        }
        run(make.arg("--pgdata").arg(&data));
        let settings = format!(
            "{settings} -c unix_socket_directories='{}' -c max_connections=200 \
             -c shared_buffers=32MB",
            self.folder.display()
        );
        run(as_user("pg_ctl")
            .args(["start", "--wait", "--silent", "--options"])
            .arg(settings)
            .arg("--log")
            .arg(data.join("log"))
            .arg("--pgdata")
            .arg(&data));
    }

    /// Ends the server when no test has used it for five minutes; no test runs longer than three.
    fn watch(&self) {
        let script = "while sleep 20; do
            flock lock sh -c '
                find used -mmin -5 | grep -q . && exit 0
                kill -QUIT $(head -n 1 data/postmaster.pid); sleep 2; rm -rf data; exit 1
            ' || exit
        done";
        // In a session of its own, so that it outlives the test.
        let started = Command::new("setsid")
            .args(["--fork", "sh", "-c", script])
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(started.is_ok_and(|status| status.success()), "setsid is there");
    }
}

/// A server of one test's own, to be mistreated. Ends with the value.
pub(crate) struct OwnServer {
    pub(crate) server: Server,
    pub(crate) folder: tempfile::TempDir,
    root: bool,
}

impl OwnServer {
    /// Starts it with more settings, after `prepare` has put files into its folder. `None` where
    /// PostgreSQL is not installed.
    pub(crate) fn start(settings: &str, prepare: impl FnOnce(&Path)) -> Option<Self> {
        let Some(programs) = programs() else {
            println!("skipped: PostgreSQL (Debian package postgresql) is not installed");
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder");
        prepare(folder.path());
        let server = Server { programs, folder: folder.path().to_owned() };
        let root = output(Command::new("id").arg("-u")) == "0";
        let settings = settings.replace("FOLDER", &folder.path().display().to_string());
        server.begin(root, &settings);
        Some(Self { server, folder, root })
    }

    /// Kills the server at once and starts it again.
    pub(crate) fn restart(&self) {
        self.control(&["restart", "--wait", "--silent", "--mode=immediate"]);
    }

    /// Kills the server at once.
    pub(crate) fn stop(&self) {
        self.control(&["stop", "--wait", "--silent", "--mode=immediate"]);
    }

    fn control(&self, arguments: &[&str]) {
        let data = self.server.folder.join("data");
        let log = data.join("log");
        run(self
            .server
            .as_user(self.root, "pg_ctl")
            .args(arguments)
            .arg("--log")
            .arg(log)
            .arg("--pgdata")
            .arg(data));
    }
}

impl Drop for OwnServer {
    fn drop(&mut self) {
        let _ = self
            .server
            .as_user(self.root, "pg_ctl")
            .args(["stop", "--silent", "--mode=immediate", "--pgdata"])
            .arg(self.server.folder.join("data"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}

/// What is needed of PostgreSQL.
const PROGRAMS: [&str; 5] = ["initdb", "pg_ctl", "pg_isready", "dropdb", "psql"];

/// The folder with the programs of the newest PostgreSQL, on `PATH` or where Debian puts it.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .collect();
    versions.sort();
    let debian = versions.into_iter().rev().map(|(_, folder)| folder.join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .chain(debian)
        .find(|folder| PROGRAMS.iter().all(|name| folder.join(name).is_file()));
    found.filter(|folder: &PathBuf| folder != Path::new(""))
}

/// Runs a program that must not fail. Its output goes to a file: a pipe would be held open by the
/// server and the runner of the tests would wait for it.
fn run(command: &mut Command) {
    let said = tempfile::NamedTempFile::new().expect("a file");
    let file = || said.reopen().expect("the file");
    let status = command
        .stdin(Stdio::null())
        .stdout(file())
        .stderr(file())
        .current_dir("/")
        .status()
        .unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
    let name: &OsStr = command.get_program();
    let said = fs::read_to_string(said.path()).unwrap_or_default();
    assert!(status.success(), "{name:?} {:?}: {said}", command.get_args().collect::<Vec<_>>());
}

fn output(command: &mut Command) -> String {
    let output = command.output().expect("runs");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
