package dev.rubicon.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code rubicon --version} prints. */
final class RubiconVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    static String text() {
        return name() + " (Java " + Runtime.version().feature() + ")";
    }

    /** Without the Java that it runs on. */
    static String name() {
        String version = RubiconVersion.class.getPackage().getImplementationVersion();
        return "rubicon " + (version == null ? "development" : version);
    }
}
