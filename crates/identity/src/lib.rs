//! Who somebody is: passwords, tokens, sign-in through another provider. No database.
