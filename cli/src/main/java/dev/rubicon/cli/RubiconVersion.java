package dev.rubicon.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code rubicon --version} prints. */
final class RubiconVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = RubiconVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "rubicon " + (version == null ? "development" : version) + " (Java "
                    + Runtime.version().feature() + ")"
        };
    }
}
