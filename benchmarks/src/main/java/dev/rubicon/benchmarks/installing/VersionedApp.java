package dev.rubicon.benchmarks.installing;

import java.io.IOException;
import java.nio.file.Path;

/** An app that a benchmark makes. */
public interface VersionedApp {
    String name();

    /** How many versions there are, from 1. */
    int versions();

    /** Writes one of them as a project folder. */
    void write(Path folder, int version) throws IOException;
}
