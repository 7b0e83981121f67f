package dev.rubicon.al.appfile;

/** Where the logo of an app stands inside its file. */
final class LogoEntry {
    private LogoEntry() {}

    /** @param path in the project */
    static String name(String path) {
        return "logo/" + EntryPaths.encode(path.substring(path.lastIndexOf('/') + 1));
    }
}
