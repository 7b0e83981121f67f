package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many problems in one process. The times that they take are left out. */
class ResolveBatchTest {
    private static final String INDEX = """
            {"name": "an index", "source": "here", "packages": [
             {"id": "AFNetworking", "version": "2.0", "dependencies": [{"id": "base", "version": ">=2.0"}]},
             {"id": "AFNetworking", "version": "3.0.0.20090313144615", "dependencies": []},
             {"id": "base", "version": "1.0", "dependencies": []},
             {"id": "base", "version": "2.0", "dependencies": []}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void questionsToOneIndexAreAnsweredALineEach() throws IOException {
        Files.writeString(folder.resolve("index.json"), INDEX);
        Files.writeString(folder.resolve("queries.jsonl"), """
                {"name": "newest", "roots": [{"id": "AFNetworking", "version": ""}], "expect": {"satisfiable": true}}

                {"name": "clash", "roots": [{"id": "AFNetworking", "version": ""}, {"id": "base", "version": "=1.0"}]}
                {"roots": [{"id": "Base", "version": ""}]}
                """);
        check("""
                warning RB102: left out of the index $DIR/index.json: '3.0.0.20090313144615' is not a version: '20090313144615' is larger than 2147483647
                  hint: write one to four numbers and, if need be, a label and build metadata, such as 2.0, 18.0.23456.21212, 2.0.0-rc.1 or 1.0.0+5b880cae
                {"name":"newest","solution":{"AFNetworking":"2.0","base":"2.0"},"micros":N}
                {"name":"clash","conflicts":["base","AFNetworking"],"explanation":"Because the request asks for AFNetworking and AFNetworking 2.0 depends on base >=2.0, base 2.0 is needed. So, because the request asks for base =1.0, there is no solution.","micros":N}
                {"name":"line 4","conflicts":["Base"],"explanation":"The request asks for Base, which does not exist; so there is no solution.","micros":N}
                """, "--index", "$DIR/index.json", "--queries", "$DIR/queries.jsonl", "--rounds", "2");
    }

    @Test
    void whatIsLockedInACaseIsPreferredButNotKept() throws IOException {
        String packages =
                "\"packages\": [{\"id\": \"a\", \"version\": \"1.0\"}, {\"id\": \"a\", \"version\": \"2.0\"}, {\"id\": \"b\", \"version\": \"1.0\"}]";
        Files.writeString(
                folder.resolve("cases.jsonl"),
                "{\"name\": \"one\", " + packages
                        + ", \"roots\": [{\"id\": \"a\"}], \"locked\": {\"a\": \"1.0\", \"b\": \"1.0\"}}\n"
                        + "{\"name\": \"two\", " + packages
                        + ", \"roots\": [{\"id\": \"a\", \"version\": \"2.0\"}], \"locked\": {\"a\": \"1.0\"}}\n");
        check("""
                {"name":"one","solution":{"a":"1.0"},"micros":N}
                {"name":"two","solution":{"a":"2.0"},"micros":N}
                """, "--cases", "$DIR/cases.jsonl", "--json");
    }

    private void check(String expected, String... words) {
        List<String> all = new ArrayList<>(List.of("resolve"));
        all.addAll(List.of(words));
        String output = CommandLineRun.run(all, folder).output();
        assertEquals(expected.replace("$DIR", folder.toString()), output.replaceAll("\"micros\":\\d+", "\"micros\":N"));
    }
}
