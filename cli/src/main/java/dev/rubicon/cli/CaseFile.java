package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** A table of cases, one JSON object a line; empty lines do not count. */
record CaseFile(Path path) {
    /** A line of the table. */
    record Row(int line, JsonObject fields) {}

    /**
     * Answers each row in turn, as one line.
     *
     * @throws InvalidInput RB801 if the file cannot be read; what {@code answer} throws, with the line's number
     */
    void answer(Function<Row, JsonNode> answer, Consumer<String> out) {
        try {
            if (Files.size(path) > Json.MAX_BYTES) {
                throw unreadable("it is larger than " + Json.MAX_BYTES / (1024 * 1024) + " MiB");
            }
            try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                int line = 0;
                for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                    line++;
                    if (!text.isBlank()) {
                        out.accept(answer(answer, line, text));
                    }
                }
            }
        } catch (CharacterCodingException e) {
            throw unreadable("it is not UTF-8");
        } catch (IOException e) {
            throw unreadable("there is no such file, or it may not be read");
        }
    }

    private String answer(Function<Row, JsonNode> answer, int line, String text) {
        try {
            String what = "the row";
            return Json.writeLine(answer.apply(new Row(line, JsonObject.of(Json.read(text, what), what))));
        } catch (InvalidInput invalid) {
            throw new InvalidInput(invalid.problems().stream()
                    .map(problem -> new Problem(
                            problem.code(),
                            "line " + line + " of " + name() + ": " + problem.message(),
                            problem.hint()))
                    .toList());
        }
    }

    private InvalidInput unreadable(String why) {
        return new InvalidInput(
                "RB801",
                "the cases in '" + name() + "' cannot be read: " + why,
                "name a file with one JSON object a line");
    }

    private String name() {
        return Quoted.shortened(path.toString());
    }
}
