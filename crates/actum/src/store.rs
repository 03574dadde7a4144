//! Opening the register from a command.

use std::future::Future;

use actum_register::{OpenOptions, Register};
use anyhow::{Context, Result};
use tokio::runtime::{Builder, Runtime};

use crate::arguments::RegisterOptions;

/// What the calls of a register wait with.
///
/// # Errors
///
/// When the system has no resources for it.
pub(crate) fn runtime() -> Result<Runtime> {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .context("the system gave no resources to wait with; close other programs")
}

/// An open register and the runtime that its calls need.
pub(crate) struct Store {
    runtime: Runtime,
    pub(crate) register: Register,
}

impl Store {
    /// Opens a register that is there.
    ///
    /// # Errors
    ///
    /// When there is none, or it is locked, damaged or no register.
    pub(crate) fn open(options: &RegisterOptions) -> Result<Self> {
        Self::with(options, &OpenOptions { create: false, ..OpenOptions::default() })
    }

    /// Opens a register, making it when there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be made, or is locked, damaged or no register.
    pub(crate) fn open_or_create(options: &RegisterOptions) -> Result<Self> {
        Self::with(options, &OpenOptions { create: true, ..OpenOptions::default() })
    }

    fn with(options: &RegisterOptions, open: &OpenOptions) -> Result<Self> {
        let runtime = runtime()?;
        let register = runtime.block_on(Register::connect(&options.location(), open))?;
        Ok(Self { runtime, register })
    }

    /// Waits for an answer of the register.
    pub(crate) fn wait<T>(&self, answer: impl Future<Output = T>) -> T {
        self.runtime.block_on(answer)
    }
}
