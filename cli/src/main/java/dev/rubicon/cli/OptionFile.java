package dev.rubicon.cli;

import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JSON file that is given to an option.
 *
 * @param option its name, for messages
 */
record OptionFile(String option, Path path) {
    /**
     * One byte more than a document may have is enough to refuse it.
     *
     * @throws InvalidInput RB160 if it is not there
     * @throws Unavailable RB170
     */
    byte[] bytes() {
        if (!Files.isRegularFile(path)) {
            throw new InvalidInput("RB160", "there is no file " + quoted() + " for " + option, "check the path");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(Json.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB170", quoted() + " cannot be read", "check its permissions and try again"), e);
        }
    }

    /** How messages name it. */
    String what() {
        return "the file " + quoted() + " of " + option;
    }

    private String quoted() {
        return "'" + Quoted.path(path.toString()) + "'";
    }
}
