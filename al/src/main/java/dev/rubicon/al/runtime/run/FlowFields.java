package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.CalcFormula;
import dev.rubicon.al.runtime.program.CalcFormula.Condition.Const;
import dev.rubicon.al.runtime.program.CalcFormula.Condition.Filtered;
import dev.rubicon.al.runtime.program.CalcFormula.Condition.OfField;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.rows.Filter;
import dev.rubicon.al.runtime.value.AlError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Calculates FlowFields of one record, by the formulas that they declare, over the rows in the database. */
final class FlowFields {
    private static final int MAX_DEPTH = 20;

    private final RecordValue record;
    private final Program program;
    private final int depth;

    FlowFields(RecordValue record, int depth) {
        this.record = record;
        this.program = record.session().program();
        this.depth = depth;
    }

    Object value(FieldDefinition field) {
        if (depth > MAX_DEPTH) {
            throw AlError.of("The field " + field + " of the table " + record.table() + " is calculated from itself.");
        }
        CalcFormula formula = record.session()
                .formula(field)
                .orElseThrow(() -> AlError.of("The field " + field + " of the table " + record.table()
                        + " cannot be calculated: its formula is not known."));
        RecordValue rows = rows(field, formula);
        return switch (formula.method()) {
            case COUNT -> number(field, formula, BigDecimal.valueOf(rows.all().count()));
            case EXIST -> rows.all().isEmpty() == formula.isNegated();
            case SUM -> number(field, formula, decimal(sum(rows, formula)));
            case AVERAGE -> {
                long count = rows.all().count();
                BigDecimal sum = decimal(sum(rows, formula));
                BigDecimal average =
                        count == 0 ? BigDecimal.ZERO : sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
                yield number(field, formula, average);
            }
            case MIN -> first(field, formula, rows, false);
            case MAX -> first(field, formula, rows, true);
            case LOOKUP -> looked(field, formula, rows);
        };
    }

    private RecordValue rows(FieldDefinition field, CalcFormula formula) {
        AppCode app = field.app()
                .flatMap(identity -> program.app(identity.id()))
                .orElse(record.table().app());
        TableDefinition table = program.table(formula.table(), app)
                .orElseThrow(() -> AlError.of("The field " + field + " of the table " + record.table()
                        + " cannot be calculated: there is no table " + formula.table() + "."));
        RecordValue rows = new RecordValue(table, false, record.session());
        rows.changeCompany(record.company().isEmpty() ? record.session().company() : record.company());
        for (CalcFormula.Condition condition : formula.conditions()) {
            FieldDefinition filtered = field(table, condition.field());
            condition(rows, filtered, condition, app)
                    .ifPresent(filter -> rows.view().filter(filtered, Optional.of(filter)));
        }
        return rows;
    }

    private static FieldDefinition field(TableDefinition table, String name) {
        return table.field(name).orElseThrow(() -> AlError.of("The table " + table + " has no field " + name + "."));
    }

    private Optional<Condition> condition(
            RecordValue rows, FieldDefinition filtered, CalcFormula.Condition condition, AppCode app) {
        FilterValues values = FilterValues.of(rows, filtered);
        return switch (condition) {
            case Const constant -> Optional.of(values.exactly(constant(filtered, constant.value(), app)));
            case Filtered given -> FilterReader.read(given.filter(), values);
            case OfField given -> ofField(values, given);
        };
    }

    private Object constant(FieldDefinition field, String text, AppCode app) {
        int scope = text.lastIndexOf("::");
        String word = scope < 0 ? text : text.substring(scope + 2);
        boolean isTable = scope >= 0 && text.toLowerCase(Locale.ROOT).startsWith("database");
        String value = isTable
                ? program.table(word, app)
                        .map(table -> Integer.toString(table.id()))
                        .orElse(word)
                : word;
        return FieldTexts.parse(field.type(), value, record.session())
                .orElseThrow(() -> AlError.of("'" + text + "' is no value of the field " + field + "."));
    }

    private Optional<Condition> ofField(FilterValues values, OfField given) {
        FieldDefinition source = field(record.table(), given.source());
        if (source.isFlowFilter()) {
            return record.view()
                    .anyFilter(source)
                    .map(condition -> given.isUpperLimit() ? upTo(values, condition) : condition);
        }
        Object value = record.get(source);
        if (given.isFilter()) {
            return FilterReader.read(value.toString(), values).map(c -> given.isUpperLimit() ? upTo(values, c) : c);
        }
        Object own = FilterValues.converted(source.type(), value, values.field().type())
                .orElseThrow(() -> AlError.of("The field " + source + " cannot be compared with " + values.field()));
        return Optional.of(given.isUpperLimit() ? upTo(values, values.exactly(own)) : values.exactly(own));
    }

    // From the beginning to the end of a filter.
    private static Condition upTo(FilterValues values, Condition condition) {
        return Bounds.highest(condition.filter())
                .map(high -> new Condition(new Filter.AtMost(high, true), ".." + values.written(high)))
                .orElse(condition);
    }

    private static Object sum(RecordValue rows, CalcFormula formula) {
        FieldDefinition field = field(rows.table(), formula.field().orElseThrow());
        return rows.all().sums(List.of(field)).getFirst();
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) number;
    }

    private static Object number(FieldDefinition field, CalcFormula formula, BigDecimal number) {
        BigDecimal signed = formula.isNegated() ? number.negate() : number;
        return FilterValues.converted(Simple.DECIMAL, signed, field.type())
                .orElseThrow(() -> AlError.of("The field " + field + " cannot hold a number."));
    }

    private Object first(FieldDefinition field, CalcFormula formula, RecordValue rows, boolean isLast) {
        rows.view().orderBy(List.of(field(rows.table(), formula.field().orElseThrow())));
        return rows.readFirst(isLast, 1) ? result(field, formula, rows) : blank(field);
    }

    private Object looked(FieldDefinition field, CalcFormula formula, RecordValue rows) {
        return rows.readFirst(false, 1) ? result(field, formula, rows) : blank(field);
    }

    private Object blank(FieldDefinition field) {
        return Blanks.of(field.type(), record.session());
    }

    private Object result(FieldDefinition field, CalcFormula formula, RecordValue rows) {
        FieldDefinition source = field(rows.table(), formula.field().orElseThrow());
        if (source.isFlow()) {
            rows.set(source, new FlowFields(rows, depth + 1).value(source));
        }
        Object value = rows.get(source);
        if (formula.isNegated() && source.type().isNumber()) {
            return number(field, formula, decimal(value));
        }
        return FilterValues.converted(source.type(), value, field.type())
                .map(found -> cut(found, field.type()))
                .orElseThrow(() -> AlError.of("The field " + field + " cannot hold a " + source.type() + "."));
    }

    private static Object cut(Object value, Type type) {
        return switch (type) {
            case Type.Text text
            when ((String) value).length() > text.length() -> ((String) value).substring(0, text.length());
            case Type.Code code
            when ((String) value).length() > code.length() -> ((String) value).substring(0, code.length());
            default -> value;
        };
    }
}
