package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Subscriber;
import dev.rubicon.al.runtime.run.Step;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.tree.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What calling an event does: it tells all that hear it. */
record Events(Scope scope, Routine routine) {
    Step step() {
        ObjectKind kind = routine.owner().kind();
        if (kind != ObjectKind.CODEUNIT && kind != ObjectKind.TABLE) {
            return frame -> Step.Signal.NEXT;
        }
        Subscriber.Event event =
                new Subscriber.Event(kind.keyword(), routine.owner().id(), routine.name(), "");
        scope.calls(new Callee.Raised(event));
        List<String> names = routine.tree().parameters().stream()
                .map(parameter -> parameter.name().toLowerCase(Locale.ROOT))
                .toList();
        return frame -> {
            List<Place> arguments = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                arguments.add(frame.local(i));
            }
            frame.session().invoker().raise(frame.session(), event, frame.self(), names, arguments);
            return Step.Signal.NEXT;
        };
    }
}
