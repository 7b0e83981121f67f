package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.Assignment;

/** Something to be applied, and how far it is. */
public record Task(Assignment.Apply work, Stage stage) {
    /** How far it is. */
    public sealed interface Stage {
        /** Somebody at the instance has to accept it. */
        record Offered() implements Stage {}

        /** The server has to say that it still holds. */
        record Asking() implements Stage {}

        /**
         * It is applied when its time has come, with or without the server.
         *
         * @param tries how often it has begun, and was interrupted
         */
        record Held(int tries) implements Stage {}

        /**
         * It has begun; whether it has ended, the instance's journal knows.
         *
         * @param tries how often, this one included
         */
        record Begun(int tries) implements Stage {}

        /** It has ended, in the way that was last told. */
        record Over() implements Stage {}
    }

    Task at(Stage next) {
        return new Task(work, next);
    }

    boolean isBegun() {
        return stage instanceof Stage.Begun;
    }

    boolean isOver() {
        return stage instanceof Stage.Over;
    }

    /** How often it has begun. */
    int tries() {
        return switch (stage) {
            case Stage.Held held -> held.tries();
            case Stage.Begun begun -> begun.tries();
            case Stage.Offered offered -> 0;
            case Stage.Asking asking -> 0;
            case Stage.Over over -> 0;
        };
    }
}
