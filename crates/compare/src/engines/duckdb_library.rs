//! As much of DuckDB's C interface as the comparison needs, from the library that its authors ship.

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::path::Path;
use std::ptr;

use anyhow::{Result, bail};
use libloading::{Library, Symbol};

/// `duckdb_result` of duckdb.h.
#[repr(C)]
struct RawResult([usize; 6]);

/// An open database with one connection.
pub(crate) struct Duckdb {
    library: &'static Library,
    database: Pointer,
    connection: Pointer,
}

// SAFETY: DuckDB lets a connection and its statements be used by any one thread at a time.
unsafe impl Send for Duckdb {}
// SAFETY: as above.
unsafe impl Send for Statement {}

/// A statement, parsed and planned.
pub(crate) struct Statement {
    library: &'static Library,
    raw: Pointer,
}

type Pointer = *mut c_void;

/// A function of the library, by its type in duckdb.h.
macro_rules! function {
    ($library:expr, $name:literal, $type:ty) => {{
        // SAFETY: the type is that of duckdb.h for this name.
        let symbol: Symbol<'_, $type> = unsafe { $library.get(concat!($name, "\0").as_bytes())? };
        *symbol
    }};
}

impl Duckdb {
    pub(crate) fn open(library: &Path) -> Result<Duckdb> {
        // SAFETY: the library is DuckDB's own; loading it runs its initialisers only.
        let library: &'static Library = Box::leak(Box::new(unsafe { Library::new(library)? }));
        let open =
            function!(library, "duckdb_open", unsafe extern "C" fn(*const c_char, *mut Pointer) -> c_int);
        let mut database = ptr::null_mut();
        // SAFETY: a null path opens a database in memory; `database` is written to.
        if unsafe { open(ptr::null(), &raw mut database) } != 0 {
            bail!("DuckDB did not open a database in memory");
        }
        Duckdb::connect(library, database)
    }

    fn connect(library: &'static Library, database: Pointer) -> Result<Duckdb> {
        let connect =
            function!(library, "duckdb_connect", unsafe extern "C" fn(Pointer, *mut Pointer) -> c_int);
        let mut connection = ptr::null_mut();
        // SAFETY: `database` is open; `connection` is written to.
        if unsafe { connect(database, &raw mut connection) } != 0 {
            bail!("DuckDB did not connect");
        }
        Ok(Duckdb { library, database, connection })
    }

    /// Another connection to the same database.
    pub(crate) fn second(&self) -> Result<Duckdb> {
        Duckdb::connect(self.library, self.database)
    }

    pub(crate) fn version(&self) -> Result<String> {
        let version =
            function!(self.library, "duckdb_library_version", unsafe extern "C" fn() -> *const c_char);
        // SAFETY: the library gives a static text.
        Ok(unsafe { CStr::from_ptr(version()) }.to_string_lossy().into_owned())
    }

    pub(crate) fn prepare(&self, text: &str) -> Result<Statement> {
        let prepare = function!(
            self.library,
            "duckdb_prepare",
            unsafe extern "C" fn(Pointer, *const c_char, *mut Pointer) -> c_int
        );
        let error =
            function!(self.library, "duckdb_prepare_error", unsafe extern "C" fn(Pointer) -> *const c_char);
        let sql = CString::new(text)?;
        let mut raw = ptr::null_mut();
        // SAFETY: the connection is open and the text ends with a zero; `raw` is written to.
        if unsafe { prepare(self.connection, sql.as_ptr(), &raw mut raw) } != 0 {
            // SAFETY: a failed statement tells its error.
            let error = unsafe { CStr::from_ptr(error(raw)) }.to_string_lossy().into_owned();
            bail!("{error}\n{text}");
        }
        Ok(Statement { library: self.library, raw })
    }

    /// Runs a text and forgets what it gives.
    pub(crate) fn execute(&self, text: &str) -> Result<()> {
        self.prepare(text)?.rows(0).map(drop)
    }

    /// Fills a table row by row.
    pub(crate) fn append(&self, table: &str) -> Result<Appender> {
        let create = function!(
            self.library,
            "duckdb_appender_create",
            unsafe extern "C" fn(Pointer, *const c_char, *const c_char, *mut Pointer) -> c_int
        );
        let table = CString::new(table)?;
        let mut raw = ptr::null_mut();
        // SAFETY: the connection is open; `raw` is written to.
        if unsafe { create(self.connection, ptr::null(), table.as_ptr(), &raw mut raw) } != 0 {
            bail!("DuckDB gives no appender");
        }
        Ok(Appender {
            raw,
            whole: function!(
                self.library,
                "duckdb_append_int64",
                unsafe extern "C" fn(Pointer, i64) -> c_int
            ),
            real: function!(
                self.library,
                "duckdb_append_double",
                unsafe extern "C" fn(Pointer, f64) -> c_int
            ),
            truth: function!(
                self.library,
                "duckdb_append_bool",
                unsafe extern "C" fn(Pointer, bool) -> c_int
            ),
            null: function!(self.library, "duckdb_append_null", unsafe extern "C" fn(Pointer) -> c_int),
            end: function!(self.library, "duckdb_appender_end_row", unsafe extern "C" fn(Pointer) -> c_int),
            destroy: function!(
                self.library,
                "duckdb_appender_destroy",
                unsafe extern "C" fn(*mut Pointer) -> c_int
            ),
        })
    }
}

impl Statement {
    /// Runs the statement; the first `columns` columns of each row, NULL as 0.
    pub(crate) fn rows(&self, columns: u64) -> Result<Vec<Vec<i64>>> {
        let execute = function!(
            self.library,
            "duckdb_execute_prepared",
            unsafe extern "C" fn(Pointer, *mut RawResult) -> c_int
        );
        let error = function!(
            self.library,
            "duckdb_result_error",
            unsafe extern "C" fn(*mut RawResult) -> *const c_char
        );
        let count = function!(self.library, "duckdb_row_count", unsafe extern "C" fn(*mut RawResult) -> u64);
        let value = function!(
            self.library,
            "duckdb_value_int64",
            unsafe extern "C" fn(*mut RawResult, u64, u64) -> i64
        );
        let destroy = function!(self.library, "duckdb_destroy_result", unsafe extern "C" fn(*mut RawResult));
        let mut result = RawResult([0; 6]);
        // SAFETY: the statement is prepared and `result` has the layout of duckdb.h.
        if unsafe { execute(self.raw, &raw mut result) } != 0 {
            // SAFETY: a failed result tells its error.
            let error = unsafe { CStr::from_ptr(error(&raw mut result)) }.to_string_lossy().into_owned();
            bail!("{error}");
        }
        if columns == 0 {
            // SAFETY: the result is whole and used no more.
            unsafe { destroy(&raw mut result) };
            return Ok(Vec::new());
        }
        // SAFETY: the result is whole; rows and columns are within it.
        let rows = unsafe {
            let rows = 0..count(&raw mut result);
            rows.map(|row| (0..columns).map(|column| value(&raw mut result, column, row)).collect()).collect()
        };
        // SAFETY: the result is used no more.
        unsafe { destroy(&raw mut result) };
        Ok(rows)
    }
}

impl Drop for Statement {
    fn drop(&mut self) {
        type Destroy = unsafe extern "C" fn(*mut Pointer);
        // SAFETY: the type is that of duckdb.h; the statement is used no more.
        unsafe {
            if let Ok(destroy) = self.library.get::<Destroy>(b"duckdb_destroy_prepare\0") {
                destroy(&raw mut self.raw);
            }
        }
    }
}

/// Adds rows, value by value.
pub(crate) struct Appender {
    raw: Pointer,
    whole: unsafe extern "C" fn(Pointer, i64) -> c_int,
    real: unsafe extern "C" fn(Pointer, f64) -> c_int,
    truth: unsafe extern "C" fn(Pointer, bool) -> c_int,
    null: unsafe extern "C" fn(Pointer) -> c_int,
    end: unsafe extern "C" fn(Pointer) -> c_int,
    destroy: unsafe extern "C" fn(*mut Pointer) -> c_int,
}

impl Appender {
    pub(crate) fn whole(&mut self, value: Option<i64>) {
        // SAFETY: the appender is open.
        unsafe {
            match value {
                Some(value) => (self.whole)(self.raw, value),
                None => (self.null)(self.raw),
            };
        }
    }

    pub(crate) fn real(&mut self, value: f64) {
        // SAFETY: the appender is open.
        unsafe { (self.real)(self.raw, value) };
    }

    pub(crate) fn truth(&mut self, value: Option<bool>) {
        // SAFETY: the appender is open.
        unsafe {
            match value {
                Some(value) => (self.truth)(self.raw, value),
                None => (self.null)(self.raw),
            };
        }
    }

    pub(crate) fn end_row(&mut self) -> Result<()> {
        // SAFETY: the appender is open.
        if unsafe { (self.end)(self.raw) } != 0 {
            bail!("DuckDB refused a row");
        }
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Result<()> {
        // SAFETY: the appender is open and used no more.
        if unsafe { (self.destroy)(&raw mut self.raw) } != 0 {
            bail!("DuckDB refused the rows");
        }
        Ok(())
    }
}
