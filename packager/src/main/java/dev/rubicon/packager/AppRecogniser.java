package dev.rubicon.packager;

import dev.rubicon.al.App;
import dev.rubicon.model.InvalidInput;
import java.nio.file.Path;
import java.util.Optional;

/** Tells the project folder of an app, and an app file, from any other folder or file. */
@FunctionalInterface
public interface AppRecogniser {
    /**
     * The app that {@code path} holds; absent if it is none.
     *
     * @throws InvalidInput if it is one, but what it says of itself cannot be used
     */
    Optional<App> appIn(Path path);
}
