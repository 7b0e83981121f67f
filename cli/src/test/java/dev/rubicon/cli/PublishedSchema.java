package dev.rubicon.cli;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A schema in {@code docs/schemas}, read by a validator that is not ours. */
record PublishedSchema(String name, Schema schema) {
    static final Path FOLDER = CommandLineRun.ROOT.resolve("docs/schemas");

    /** @param name such as {@code manifest} */
    static PublishedSchema named(String name) {
        try {
            String text = Files.readString(FOLDER.resolve(name + ".schema.json"));
            return new PublishedSchema(
                    name,
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(text, InputFormat.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a document; empty if it is as the schema says. */
    List<String> problems(String document) {
        return schema.validate(document, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
