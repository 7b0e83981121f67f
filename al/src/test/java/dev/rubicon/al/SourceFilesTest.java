package dev.rubicon.al;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.al.parse.SourceParser;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.symbols.SchemaReader;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.SourceFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Version;
import dev.rubicon.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceFilesTest {
    private static final int MANY = 60;

    /** Files that are made when they are read. */
    private record Made(List<String> names, Function<String, byte[]> content) implements AppFiles {
        static Made numbered(int count, Function<String, byte[]> content) {
            List<String> names = IntStream.range(0, count)
                    .mapToObj(i -> String.format("f%03d.al", i))
                    .toList();
            return new Made(names, content);
        }

        @Override
        public SortedSet<String> paths() {
            return new TreeSet<>(names);
        }

        @Override
        public byte[] read(String path) {
            return content.apply(path);
        }
    }

    @Test
    void whatIsReadIsWhatOneAfterTheOtherGives() {
        Random random = new Random(17);
        for (int round = 0; round < 300; round++) {
            Map<String, String> files = app(random);
            assertEquals(inTurn(files), atOnce(files), files::toString);
        }
    }

    // Tables, enums and extensions that may clash, and some faults.
    private static Map<String, String> app(Random random) {
        Map<String, String> files = new TreeMap<>();
        int count = random.nextInt(MANY);
        int faults = random.nextInt(3) * random.nextInt(30);
        for (int i = 0; i < count; i++) {
            int id = 50_000 + random.nextInt(3_000);
            String text = object(random, id);
            for (int fault = random.nextInt(10) < faults ? random.nextInt(8) : 0; fault > 0; fault--) {
                int at = random.nextInt(text.length());
                text = text.substring(0, at) + "{};\"'".charAt(random.nextInt(5)) + text.substring(at);
            }
            files.put("src/" + random.nextInt(10_000) + (random.nextInt(9) == 0 ? ".txt" : ".Al"), text);
        }
        return files;
    }

    private static String object(Random random, int id) {
        String fields = IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> "field(" + (1 + random.nextInt(40)) + "; F" + random.nextInt(40) + "; "
                        + List.of("Integer", "Text[20]", "Option", "Texd").get(random.nextInt(15) / 4) + ") { }\n")
                .reduce("", String::concat);
        return switch (random.nextInt(5)) {
            case 0 -> "enum " + id + " E" + id + " { value(" + random.nextInt(2) + "; A) { } value(1; B) { } }";
            case 1 ->
                "tableextension " + id + " X" + id + " extends T" + random.nextInt(9) + " { fields {\n" + fields
                        + "} }";
            case 2 -> "codeunit " + id + " C" + id + " { procedure P() begin end; }";
            default -> "table " + id + " T" + id + " { fields {\n" + fields + "} keys { key(K; F1) { } } }";
        };
    }

    private static String atOnce(Map<String, String> files) {
        return outcome(() -> AppReader.readSchema(new MapFiles(files), Set.of()).toString());
    }

    private static String inTurn(Map<String, String> files) {
        return outcome(() -> {
            Findings findings = new Findings();
            List<ObjectDeclaration> objects = new ArrayList<>();
            files.forEach((path, text) -> {
                int before = findings.count();
                Source source = Source.decode(path, text.getBytes(StandardCharsets.UTF_8));
                if (path.endsWith(".Al")) {
                    SourceFile file = SourceParser.parseData(source, Set.of(), findings);
                    objects.addAll(findings.count() == before ? file.objects() : List.of());
                }
            });
            Schema schema = SchemaReader.read(objects, findings);
            if (findings.count() > 0) {
                throw new InvalidInput(findings.problems());
            }
            return schema.toString();
        });
    }

    private static String outcome(Supplier<String> read) {
        try {
            return read.get();
        } catch (ProblemException e) {
            return e.problems().toString();
        }
    }

    @Test
    void codeIsReadTheSameWay() {
        AppIdentity identity = new AppIdentity(new UUID(1, 1), "A", "P", Version.parse("1.0.0.0"));
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < MANY; i++) {
            files.put(i + ".al", "codeunit " + (50_000 + i) + " C" + i + " { procedure P() begin end; }");
        }
        AppCode code = CodeReader.read(identity, new MapFiles(files), Set.of());
        assertEquals(
                files.keySet().stream()
                        .map(path -> "C" + path.replace(".al", ""))
                        .toList(),
                code.files().stream()
                        .map(file -> file.objects().getFirst().name())
                        .toList());
        files.replaceAll((path, text) -> path.startsWith("3") ? text.replace("}", "") : text);
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> CodeReader.read(identity, new MapFiles(files), Set.of()));
        assertEquals(
                files.keySet().stream().filter(path -> path.startsWith("3")).toList(),
                refused.problems().stream()
                        .map(problem -> problem.message().replaceAll(":.*", ""))
                        .distinct()
                        .toList());
    }

    @Test
    void ofSeveralThatCannotBeReadTheFirstIsReported() {
        for (int round = 0; round < 200; round++) {
            int first = round % MANY;
            Made files = Made.numbered(MANY, path -> {
                int number = Integer.parseInt(path.substring(1, 4));
                if (number < first) {
                    return new byte[0];
                }
                // The later ones fail sooner.
                for (int wait = number == first ? 200 : 0; wait > 0; wait--) {
                    Thread.yield();
                }
                throw new Unavailable(new Problem("RB206", path, "try again"), new IllegalStateException());
            });
            Unavailable refused = assertThrows(Unavailable.class, () -> AppReader.readSchema(files, Set.of()));
            assertEquals(String.format("f%03d.al", first), refused.getMessage());
        }
    }

    @Test
    void anErrorOfTheMachineIsNotSwallowed() {
        Made files = Made.numbered(MANY, path -> {
            throw new StackOverflowError();
        });
        assertThrows(StackOverflowError.class, () -> AppReader.readSchema(files, Set.of()));
    }

    @Test
    void allTogetherMayNotBeTooLarge() {
        byte[] blanks = new byte[AppReader.MAX_FILE_BYTES];
        Arrays.fill(blanks, (byte) ' ');
        Made files = Made.numbered(MANY, path -> {
            if (path.compareTo("f033.al") > 0) {
                throw new Unavailable(new Problem("RB206", path, "try again"), new IllegalStateException());
            }
            return blanks;
        });
        InvalidInput refused = assertThrows(InvalidInput.class, () -> AppReader.readSchema(files, Set.of()));
        assertEquals("the app has more than 512 MiB of AL", refused.getMessage());
    }

    @Test
    void fewFilesAreReadByWhoeverAsks() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        AppReader.readSchema(seenBy(threads, 11), Set.of());
        assertEquals(Set.of(Thread.currentThread()), threads);
    }

    private static Made seenBy(Set<Thread> threads, int count) {
        return Made.numbered(count, path -> {
            threads.add(Thread.currentThread());
            return new byte[0];
        });
    }

    @Test
    void noThreadIsLeftBehindNorMoreStartedThanThereAreProcessors() {
        AtomicInteger running = new AtomicInteger();
        Set<Integer> counts = Collections.synchronizedSet(new HashSet<>());
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Made files = Made.numbered(MANY, path -> {
            boolean helps = Thread.currentThread().getName().equals("al-reader");
            if (helps) {
                threads.add(Thread.currentThread());
                counts.add(running.incrementAndGet());
            }
            Thread.yield();
            if (helps) {
                running.decrementAndGet();
            }
            return new byte[0];
        });
        IntStream.range(0, 200).parallel().forEach(i -> AppReader.readSchema(files, Set.of()));
        int processors = Runtime.getRuntime().availableProcessors();
        assertTrue(counts.stream().allMatch(count -> count < processors), counts::toString);
        assertTrue(threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void whoWasInterruptedStillIs() {
        Made files = Made.numbered(MANY, path -> new byte[0]);
        Thread.currentThread().interrupt();
        AppReader.readSchema(files, Set.of());
        assertTrue(Thread.interrupted());
    }
}
