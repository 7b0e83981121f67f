package dev.rubicon.benchmarks.operations;

import dev.rubicon.format.SchemaJson;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.SchemaDiff;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The changes between two schemas of 200 tables. */
@State(Scope.Benchmark)
public class Diff {
    private Schema one;
    private Schema two;

    @Setup
    public void read() throws IOException {
        one = Sample.schema(1);
        two = Sample.schema(2);
    }

    @Benchmark
    public Object rubicon() {
        return SchemaDiff.tables(one, two);
    }

    /** Whether they differ at all, of both written as JSON. */
    @Benchmark
    public boolean equalAsJson() {
        return SchemaJson.write(one).equals(SchemaJson.write(two));
    }
}
