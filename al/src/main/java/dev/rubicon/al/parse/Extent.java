package dev.rubicon.al.parse;

/** How much of a file is wanted. */
enum Extent {
    /** What data is made of: tables, enums and their extensions. All else is read over without being judged. */
    DATA,
    /** Everything that is declared. */
    ALL
}
