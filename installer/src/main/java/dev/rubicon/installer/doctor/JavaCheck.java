package dev.rubicon.installer.doctor;

import dev.rubicon.installer.doctor.Diagnosis.Result;
import java.util.List;

/** Which Java runs this; an older one than 21 could not. */
record JavaCheck() implements Check {
    @Override
    public String name() {
        return "java";
    }

    @Override
    public List<Result> results() {
        return List.of(new Result.Ok("Java " + Runtime.version() + " in " + System.getProperty("java.home")));
    }
}
