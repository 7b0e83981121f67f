package dev.rubicon.al.runtime.run;

/** An expression, ready to be evaluated. */
@FunctionalInterface
public interface Code {
    Object run(Frame frame);
}
