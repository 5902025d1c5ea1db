package parley.platform.accounts;

/// Keeps the seeds of second factors so that who reads the database cannot use them. Implemented by
/// the module that holds the key outside the database; without it nobody can set up a second
/// factor.
public interface SeedVault {

    /// The seed in the form in which it may be stored.
    byte[] seal(byte[] seed);

    /// The seed again.
    byte[] open(byte[] sealed);
}
