//! Messages by mail: digests and reminders in the language of the reader, and their transport.
