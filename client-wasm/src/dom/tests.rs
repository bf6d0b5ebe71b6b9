//! Tests of patching.
