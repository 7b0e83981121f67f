package dev.rubicon.al.runtime.run;

/** A statement, ready to be done. */
@FunctionalInterface
public interface Step {
    Signal run(Frame frame);

    /** What is to be done next. */
    enum Signal {
        /** The statement after this one. */
        NEXT,
        /** The statement after the innermost loop. */
        BREAK,
        /** The next turn of the innermost loop. */
        CONTINUE,
        /** Back to the caller. */
        EXIT
    }
}
