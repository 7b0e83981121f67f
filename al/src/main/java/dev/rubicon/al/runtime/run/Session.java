package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.format.Today;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.CalcFormula;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Relations;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.rows.Rows;
import dev.rubicon.al.runtime.value.AlError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A session of AL code in one company, or in none. Not for several threads. */
public final class Session {
    private final Program program;
    private final Rows rows;
    private final Invoker invoker;
    private final World world;
    private final Context context;
    private final Limits limits;
    private final String company;
    private final Map<CodeObject, Instance> singles = new HashMap<>();
    private final Set<Instance> bound = new LinkedHashSet<>();
    private final List<Frame> frames = new ArrayList<>();
    private final Settings settings = new Settings();
    private final Stores stores;
    private final Collected collected = new Collected();
    private Optional<AlError> lastError = Optional.empty();
    private long statements;
    private long deadline;
    private final Map<TableDefinition, TableStore> tableStores = new HashMap<>();
    private final Map<FieldDefinition, Optional<CalcFormula>> formulas = new IdentityHashMap<>();
    private Optional<Relations> relations = Optional.empty();
    private final UUID userId;
    private final Memory memory;
    private long rowVersion;

    /** One whose stores hold nothing, and are gone with it. */
    public Session(
            Program program, Rows rows, Invoker invoker, World world, Context context, Limits limits, String company) {
        this(program, rows, invoker, world, context, limits, company, Stores.inMemory());
    }

    /** @param company empty for code that runs once for all companies */
    public Session(
            Program program,
            Rows rows,
            Invoker invoker,
            World world,
            Context context,
            Limits limits,
            String company,
            Stores stores) {
        this.program = program;
        this.rows = rows;
        this.userId = UUID.nameUUIDFromBytes(world.user().getBytes(StandardCharsets.UTF_8));
        this.invoker = invoker;
        this.world = world;
        this.context = context;
        this.limits = limits;
        this.company = company;
        this.stores = stores;
        this.memory = new Memory(limits.memory(), () -> Footprint.of(held()));
        startClock();
    }

    public Program program() {
        return program;
    }

    public Rows rows() {
        return rows;
    }

    public Invoker invoker() {
        return invoker;
    }

    public World world() {
        return world;
    }

    public Context context() {
        return context;
    }

    public Limits limits() {
        return limits;
    }

    public String company() {
        return company;
    }

    public Settings settings() {
        return settings;
    }

    public Stores stores() {
        return stores;
    }

    /** What t and w mean in a date. */
    public Today today() {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(world.now().millis()), ZoneOffset.UTC);
        return new Today(
                day, settings.workDate().isBlank() ? day : settings.workDate().day());
    }

    /** The rows of that table in the database. */
    TableStore store(TableDefinition table) {
        return tableStores.computeIfAbsent(table, t -> new TableStore(rows));
    }

    /** How a FlowField is calculated; absent if that is not known. */
    Optional<CalcFormula> formula(FieldDefinition field) {
        return formulas.computeIfAbsent(field, CalcFormula::of);
    }

    /** Which fields refer to which tables. Worked out when it is first asked for. */
    public Relations relations() {
        if (relations.isEmpty()) {
            relations = Optional.of(Relations.of(program));
        }
        return relations.get();
    }

    /** Undoes all that was written; what was read before is out of date. */
    public void rollBack() {
        rows.rollBack();
        tableStores.values().forEach(TableStore::written);
    }

    /** A number for a row that is written: made of the time, and greater than those before it. */
    long nextRowVersion() {
        rowVersion = Math.max(rowVersion + 1, world.now().millis() << 12);
        return rowVersion;
    }

    /** The id of who runs it, for SystemCreatedBy and SystemModifiedBy. */
    public UUID userSecurityId() {
        return userId;
    }

    /** An instance of a codeunit: always the same one if it says {@code SingleInstance = true}. */
    public Instance instance(CodeObject codeunit) {
        return codeunit.has("SingleInstance", "true")
                ? singles.computeIfAbsent(codeunit, Instance::new)
                : new Instance(codeunit);
    }

    /** The instances that BindSubscription has bound, in that order. */
    public Set<Instance> bound() {
        return bound;
    }

    /** Errors that are kept instead of raised; see {@link Collected}. */
    public Collected collected() {
        return collected;
    }

    /** What GetLastErrorText tells of. */
    public Optional<AlError> lastError() {
        return lastError;
    }

    public void lastError(Optional<AlError> error) {
        lastError = error;
    }

    /** The apps whose routines are running, the outermost first. */
    public List<AppCode> apps() {
        return frames.stream().map(frame -> frame.routine().owner().app()).toList();
    }

    /** Begins to count statements and time anew, for the next trigger. */
    public void startClock() {
        statements = 0;
        deadline = System.nanoTime() + limits.time().toNanos();
    }

    /** Counts a statement. Cheap: the clock is only looked at now and then. */
    void tick() {
        statements++;
        if ((statements & 0xFFF) == 0) {
            checkLimits();
        }
    }

    private void checkLimits() {
        if (statements > limits.statements()) {
            throw new AlError("RB760", "it ran more than " + limits.statements() + " statements");
        }
        if (System.nanoTime() - deadline > 0) {
            throw new AlError("RB761", "it ran longer than " + limits.time().toMinutes() + " minutes");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new AlError("RB762", "it was stopped");
        }
    }

    /** Where it is now, the innermost routine first. */
    public List<AlError.Frame> stack() {
        return frames.reversed().stream().map(Frame::described).toList();
    }

    /** To be told of what values take. */
    public Memory memory() {
        return memory;
    }

    // All that code can still get at.
    private List<Object> held() {
        List<Object> held = new ArrayList<>();
        frames.forEach(frame -> held.addAll(frame.held()));
        held.addAll(singles.values());
        held.addAll(bound);
        held.addAll(collected.errors());
        return held;
    }

    /** Goes into a routine. */
    public void enter(Frame frame) {
        if (frames.size() >= limits.depth()) {
            throw new AlError("RB763", "routines call each other more than " + limits.depth() + " deep");
        }
        frames.add(frame);
    }

    public void leave() {
        frames.removeLast();
    }
}
