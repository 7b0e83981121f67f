package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.KeyDefinition;

/** What a KeyRef holds: a key of a record's table. */
public record KeyRefValue(RecordValue record, KeyDefinition key) {}
