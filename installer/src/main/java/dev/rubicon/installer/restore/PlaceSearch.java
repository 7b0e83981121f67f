package dev.rubicon.installer.restore;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.ArchivedColumn;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.SystemField;
import dev.rubicon.installer.restore.Place.Placed;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds where the values of an entry belong: the table by its number, then by its name, as everywhere; a field by its name only,
 * for a number that was given again would bring values where nobody expects them. Pure.
 */
record PlaceSearch(ArchiveEntry entry, RestoreRequest request, List<StoredTable> tables, List<CompanyName> companies) {
    Place find() {
        List<StoredTable> found = candidates();
        if (found.size() != 1) {
            return new Place.None(found.isEmpty() ? noTable() : manyTables(found));
        }
        StoredTable table = found.getFirst();
        Optional<CompanyName> company = company(table);
        if (table.perCompany() && company.isEmpty()) {
            return new Place.None(noCompany(table));
        }
        List<Placed> key = key(table);
        if (key.size() != table.primaryKey().size() || key.size() != entry.key().size()) {
            return new Place.None(otherKey(table));
        }
        return withFields(table, company, key);
    }

    private List<StoredTable> candidates() {
        if (request.table().isPresent()) {
            List<StoredTable> named = tables(
                    table -> table.name().equalsIgnoreCase(request.table().get()));
            List<StoredTable> own = named.stream().filter(this::isOfTheSameApp).toList();
            return own.isEmpty() ? named : own;
        }
        List<StoredTable> takenOver = tables(this::tookItOver);
        if (!takenOver.isEmpty()) {
            return takenOver;
        }
        List<StoredTable> same = tables(table -> isOfTheSameApp(table) && table.id() == entry.tableId());
        return same.isEmpty()
                ? tables(table -> isOfTheSameApp(table) && table.name().equalsIgnoreCase(entry.table()))
                : same;
    }

    // A table moves with its number and its name.
    private boolean tookItOver(StoredTable table) {
        return entry.wholeTable()
                && entry.movedTo().filter(table.app()::equals).isPresent()
                && (table.id() == entry.tableId() || table.name().equalsIgnoreCase(entry.table()));
    }

    private List<StoredTable> tables(Predicate<StoredTable> condition) {
        return tables.stream().filter(condition).toList();
    }

    private boolean isOfTheSameApp(StoredTable table) {
        return table.app().equals(entry.tableApp());
    }

    // Rows that were shared may belong to the one company that there is.
    private Optional<CompanyName> company(StoredTable table) {
        if (!table.perCompany()) {
            return Optional.empty();
        }
        Optional<CompanyName> wanted = request.company().or(entry::company);
        return wanted.isEmpty() && companies.size() == 1
                ? Optional.of(companies.getFirst())
                : companies.stream()
                        .filter(company -> wanted.filter(name -> name.value().equalsIgnoreCase(company.value()))
                                .isPresent())
                        .findFirst();
    }

    // A field of a key has kept its rows through every change, so its number says as much as its name.
    private List<Placed> key(StoredTable table) {
        List<Placed> key = new ArrayList<>();
        for (String name : table.primaryKey()) {
            Column column = table.column(name).orElseThrow();
            keyNow(from -> from.field().equalsIgnoreCase(column.fieldName()))
                    .or(() -> keyNow(
                            from -> from.id() == column.id() && from.app().equals(column.app())))
                    .ifPresent(from -> key.add(new Placed(from, column)));
        }
        return key;
    }

    private Optional<ArchivedColumn> keyNow(Predicate<ArchivedColumn> condition) {
        return entry.key().stream().filter(condition).findFirst();
    }

    private Place withFields(StoredTable table, Optional<CompanyName> company, List<Placed> key) {
        List<ArchivedColumn> wanted = entry.values().stream()
                .filter(column -> request.field()
                        .filter(field -> !field.equalsIgnoreCase(column.field()) && !field.equals(column.column()))
                        .isEmpty())
                .toList();
        if (request.field().isPresent() && wanted.isEmpty()) {
            return new Place.None(new Problem(
                    "RB532",
                    "entry " + entry.id() + " has no values of a field '"
                            + Quoted.shortened(request.field().get()) + "'",
                    "it has those of " + fields(entry.values())));
        }
        if (request.into().isPresent() && (wanted.size() != 1 || entry.wholeTable())) {
            return new Place.None(new Problem(
                    "RB533",
                    "entry " + entry.id() + (entry.wholeTable() ? " holds whole rows" : " has values of several fields")
                            + ", and --into names the place for one",
                    entry.wholeTable()
                            ? "--table names another table for them"
                            : "choose one by --field: " + fields(wanted)));
        }
        List<Placed> values = new ArrayList<>();
        List<ArchivedColumn> homeless = new ArrayList<>();
        for (ArchivedColumn column : wanted) {
            Optional<Column> to = request.into()
                    .flatMap(name -> column(table, name, column))
                    .or(() -> request.into().isPresent() ? Optional.empty() : sameField(table, column));
            to.ifPresentOrElse(found -> values.add(new Placed(column, found)), () -> homeless.add(column));
        }
        return values.isEmpty() && !entry.wholeTable()
                ? new Place.None(noField(table, wanted))
                : new Place.Found(table, company, key, values, homeless);
    }

    private Optional<Column> column(StoredTable table, String name, ArchivedColumn from) {
        List<Column> named = settable(table).stream()
                .filter(column -> column.fieldName().equalsIgnoreCase(name)
                        || column.name().equals(name))
                .toList();
        return named.stream()
                .filter(column -> column.app().equals(from.app()))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    private Optional<Column> sameField(StoredTable table, ArchivedColumn from) {
        boolean own = from.app().equals(entry.tableApp());
        List<Column> named = settable(table).stream()
                .filter(column -> column.fieldName().equalsIgnoreCase(from.field()))
                .toList();
        return named.stream()
                .filter(column -> !entry.wholeTable()
                        && entry.movedTo().filter(column.app()::equals).isPresent())
                .findFirst()
                .or(() -> named.stream()
                        .filter(column -> column.app().equals(own ? table.app() : from.app()))
                        .findFirst());
    }

    // Values of a key say whose the others are, and are never changed.
    private static List<Column> settable(StoredTable table) {
        return table.columns().stream()
                .filter(column -> SystemField.of(column).isEmpty())
                .filter(column -> table.primaryKey().stream().noneMatch(column.name()::equalsIgnoreCase))
                .toList();
    }

    private Problem noTable() {
        String name = request.table().orElse(entry.table());
        return new Problem(
                "RB530",
                request.table().isPresent()
                        ? "there is no table '" + Quoted.shortened(name) + "' in the instance"
                        : "the table '" + name + "' of " + entry.appName() + " is not in the instance",
                tables.isEmpty()
                        ? "install the app that has it, then restore again"
                        : "install a version that has it, or name another by --table: "
                                + tables.stream()
                                        .map(StoredTable::name)
                                        .sorted()
                                        .distinct()
                                        .limit(20)
                                        .collect(Collectors.joining(", ")));
    }

    private Problem manyTables(List<StoredTable> found) {
        return new Problem(
                "RB531",
                found.size() + " apps have a table '" + found.getFirst().name() + "', and none is the one of "
                        + entry.appName(),
                "uninstall one, or export the entry and put the values back by hand");
    }

    private Problem noCompany(StoredTable table) {
        return new Problem(
                "RB534",
                request.company()
                        .or(entry::company)
                        .map(company -> "there is no company '" + company + "'")
                        .orElse("the rows were shared, and now each company has its own in table '" + table.name()
                                + "'"),
                "name a company by --company: "
                        + companies.stream().map(CompanyName::value).collect(Collectors.joining(", ")));
    }

    private Problem otherKey(StoredTable table) {
        return new Problem(
                "RB535",
                "table '" + table.name() + "' has the primary key (" + String.join(", ", table.primaryKey())
                        + "), and entry " + entry.id() + " knows its rows by (" + fields(entry.key()) + ")",
                "export the entry and put the values back by hand");
    }

    private Problem noField(StoredTable table, List<ArchivedColumn> wanted) {
        String fields =
                settable(table).stream().map(Column::fieldName).limit(20).collect(Collectors.joining(", "));
        String missing = request.into().map(Quoted::shortened).orElseGet(() -> fields(wanted));
        return new Problem(
                "RB536",
                "table '" + table.name() + "' has no field '" + missing + "' that values could go to",
                "install a version that has it, or name another by --into: " + fields);
    }

    private static String fields(List<ArchivedColumn> columns) {
        return columns.stream().map(ArchivedColumn::field).collect(Collectors.joining(", "));
    }
}
