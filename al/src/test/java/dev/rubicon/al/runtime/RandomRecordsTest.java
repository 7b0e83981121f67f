package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.runtime.bind.Bodies;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.run.FilterReader;
import dev.rubicon.al.runtime.run.FilterValues;
import dev.rubicon.al.runtime.run.Limits;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.run.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random reads and writes through two records of one table and, beside it, over a plain list: both must always find the same row. The
 * second record writes while the first goes through the rows.
 */
class RandomRecordsTest {
    private record Row(long id, String code, long size) {
        Row with(long newSize) {
            return new Row(id, code, newSize);
        }
    }

    private record View(String code, String size, Predicate<Row> filter) {}

    private static final List<View> VIEWS = List.of(
            new View("", "", row -> true),
            new View("A*", "", row -> row.code().startsWith("A")),
            new View(
                    "<>B&<>C", "", row -> !row.code().equals("B") && !row.code().equals("C")),
            new View(
                    "a..b",
                    "",
                    row -> row.code().compareTo("A") >= 0 && row.code().compareTo("B") <= 0),
            new View("", "3..6|9", row -> row.size() >= 3 && row.size() <= 6 || row.size() == 9),
            new View("?", "<5", row -> row.code().length() == 1 && row.size() < 5),
            new View("(A|B)&<>A", ">=2", row -> row.code().equals("B") && row.size() >= 2),
            new View("", "..4&<>2", row -> row.size() <= 4 && row.size() != 2));

    private final List<Row> model = new ArrayList<>();
    private Session session;
    private TableDefinition table;

    private FieldDefinition field(int id) {
        return table.field(id).orElseThrow();
    }

    private void open(boolean isTemporary) {
        Program program = Program.of(List.of(Running.app("""
                table 50100 Thing
                {
                    fields
                    {
                        field(1; Id; Integer) { }
                        field(2; Code; Code[10]) { }
                        field(3; Size; Integer) { }
                    }
                }
                """)));
        Context context = new Context(Context.Kind.NORMAL, Optional.empty(), Map.of(), List.of("CRONUS"));
        session = new Session(
                program, new TestRows(), new Bodies(program), new SeededWorld(), context, Limits.NORMAL, "CRONUS");
        table = program.table(50100).orElseThrow();
    }

    private Row row(RecordValue record) {
        return new Row((Long) record.get(field(1)), (String) record.get(field(2)), (Long) record.get(field(3)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void findsWhatAListFinds(long seed) {
        boolean isTemporary = seed % 2 == 0;
        open(isTemporary);
        Random random = new Random(seed);
        RecordValue reader = new RecordValue(table, isTemporary, session);
        RecordValue writer = new RecordValue(table, isTemporary, session);
        writer.copy(reader, true);
        View view = VIEWS.getFirst();
        Comparator<Row> order = Comparator.comparingLong(Row::id);
        Optional<Row> at = Optional.empty();
        for (int i = 0; i < 4_000; i++) {
            switch (random.nextInt(14)) {
                case 0 -> {
                    view = VIEWS.get(random.nextInt(VIEWS.size()));
                    filter(reader, view);
                }
                case 1 -> order = order(reader, random);
                case 2, 3 -> insert(writer, random);
                case 4 -> delete(writer, random);
                case 5 -> modify(writer, random);
                case 6 -> {
                    at = rows(view, order).stream().findFirst();
                    assertEquals(at.isPresent(), reader.readFirst(false, 1 + random.nextInt(5)));
                }
                case 7 -> {
                    List<Row> rows = rows(view, order);
                    at = rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
                    assertEquals(at.isPresent(), reader.readFirst(true, 1));
                }
                case 8 -> assertEquals(rows(view, order).size(), reader.all().count());
                default -> at = at.isEmpty() ? at : next(reader, rows(view, order), order, row(reader), random);
            }
            if (at.isPresent()) {
                assertEquals(at.get(), row(reader), "after operation " + i);
            }
        }
        assertEquals(rows(VIEWS.getFirst(), Comparator.comparingLong(Row::id)), all(writer));
    }

    private List<Row> all(RecordValue record) {
        List<Row> all = new ArrayList<>();
        record.view().reset();
        boolean isFound = record.readFirst(false, RecordValue.FIRST_PAGE);
        while (isFound) {
            all.add(row(record));
            isFound = record.next(1) == 1;
        }
        return all;
    }

    private List<Row> rows(View view, Comparator<Row> order) {
        return model.stream().filter(view.filter()).sorted(order).toList();
    }

    // From where the reader is, whether that row is still there or not.
    private Optional<Row> next(RecordValue reader, List<Row> rows, Comparator<Row> order, Row here, Random random) {
        long steps = random.nextInt(4) - 1L;
        List<Row> ahead = steps < 0
                ? rows.stream()
                        .filter(row -> order.compare(row, here) < 0)
                        .toList()
                        .reversed()
                : rows.stream().filter(row -> order.compare(row, here) > 0).toList();
        int expected = (int) Math.min(Math.abs(steps), ahead.size());
        assertEquals(steps < 0 ? -expected : expected, reader.next(steps));
        return Optional.of(expected == 0 ? here : ahead.get(expected - 1));
    }

    private void filter(RecordValue reader, View view) {
        reader.view().filter(field(2), FilterReader.read(view.code(), FilterValues.of(reader, field(2))));
        reader.view().filter(field(3), FilterReader.read(view.size(), FilterValues.of(reader, field(3))));
    }

    private Comparator<Row> order(RecordValue reader, Random random) {
        boolean isAscending = random.nextBoolean();
        reader.view().ascending(isAscending);
        Comparator<Row> by = switch (random.nextInt(4)) {
            case 0 -> {
                reader.view().orderBy(List.of(field(1)));
                yield Comparator.comparingLong(Row::id);
            }
            case 1 -> {
                reader.view().orderBy(List.of(field(2)));
                yield Comparator.comparing(Row::code).thenComparing(Row::id);
            }
            case 2 -> {
                reader.view().orderBy(List.of(field(2), field(3)));
                reader.view().ascending(field(3), !isAscending);
                yield Comparator.comparing(Row::code)
                        .thenComparing(Comparator.comparing(Row::size).reversed())
                        .thenComparing(Row::id);
            }
            default -> {
                reader.view().orderBy(List.of(field(3), field(2)));
                yield Comparator.comparing(Row::size).thenComparing(Row::code).thenComparing(Row::id);
            }
        };
        return isAscending ? by : by.reversed();
    }

    private void insert(RecordValue writer, Random random) {
        Row row = new Row(
                random.nextInt(200), List.of("A", "B", "C", "AB", "").get(random.nextInt(5)), random.nextInt(12));
        writer.set(field(1), row.id());
        writer.set(field(2), row.code());
        writer.set(field(3), row.size());
        boolean isNew = model.stream().noneMatch(other -> other.id() == row.id());
        assertEquals(isNew, writer.stored().insert(false));
        if (isNew) {
            model.add(row);
        }
    }

    private void delete(RecordValue writer, Random random) {
        long id = random.nextInt(200);
        writer.set(field(1), id);
        assertEquals(model.removeIf(row -> row.id() == id), writer.stored().delete());
    }

    private void modify(RecordValue writer, Random random) {
        long id = random.nextInt(200);
        long size = random.nextInt(12);
        boolean isThere = writer.read(List.of(id));
        assertEquals(model.stream().anyMatch(row -> row.id() == id), isThere);
        if (isThere) {
            writer.set(field(3), size);
            assertEquals(true, writer.stored().modify());
            model.replaceAll(row -> row.id() == id ? row.with(size) : row);
        }
    }
}
