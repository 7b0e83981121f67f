package dev.rubicon.cli;

import dev.rubicon.installer.instance.InstanceDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** What a process of its own does to an instance, and what the instance looks like before and after it. */
interface Killable {
    Process start(String instance) throws IOException;

    /** What the last process has printed. */
    String output();

    /** Where its files are; the home is {@code home} in it. */
    Path folder();

    InstanceDatabase open(String instance);

    /** Whether everything is as it was, as opposed to everything being as it is to be; anything else fails. */
    boolean isOld(String instance);
}
