package dev.rubicon.al.runtime;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.CodeReader;
import dev.rubicon.al.runtime.bind.Bodies;
import dev.rubicon.al.runtime.bind.Reach;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.rows.Rows;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.run.Limits;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** AL texts that run in a test: one app, one file a text. */
final class Running {
    private final Program program;
    private final Bodies bodies;
    private final SeededWorld world = new SeededWorld(0);

    private Running(Program program) {
        this.program = program;
        this.bodies = new Bodies(program);
    }

    static Running of(String... texts) {
        return new Running(Program.of(List.of(app(texts))));
    }

    static AppCode app(String... texts) {
        AppFiles files = new AppFiles() {
            @Override
            public SortedSet<String> paths() {
                SortedSet<String> paths = new TreeSet<>();
                for (int i = 0; i < texts.length; i++) {
                    paths.add("src/" + (char) ('a' + i) + ".al");
                }
                return paths;
            }

            @Override
            public byte[] read(String path) {
                return texts[path.charAt(4) - 'a'].getBytes(StandardCharsets.UTF_8);
            }
        };
        AppIdentity identity = new AppIdentity(new UUID(1, 1), "Test", "Rubicon", Version.parse("1.0.0.0"));
        return CodeReader.read(identity, files, Set.of());
    }

    List<String> log() {
        return world.texts();
    }

    Reach reach(int codeunit) {
        CodeObject object = program.codeunit(codeunit).orElseThrow();
        return Reach.from(bodies, object.routines(), true);
    }

    /** Calls a procedure without parameters in a session of its own. */
    Object call(int codeunit, String procedure, Rows rows) {
        return call(codeunit, procedure, rows, Context.Kind.NORMAL);
    }

    Object call(int codeunit, String procedure, Rows rows, Context.Kind kind) {
        return call(codeunit, procedure, rows, kind, Limits.NORMAL);
    }

    Object call(int codeunit, String procedure, Rows rows, Context.Kind kind, Limits limits) {
        Routine routine =
                program.codeunit(codeunit).orElseThrow().routines(procedure).getFirst();
        Context context = new Context(kind, Optional.empty(), Map.of(), List.of("CRONUS"));
        Session session = new Session(program, rows, bodies, world, context, limits, "CRONUS");
        return bodies.invoke(session, routine, session.instance(routine.owner()), List.of());
    }
}
