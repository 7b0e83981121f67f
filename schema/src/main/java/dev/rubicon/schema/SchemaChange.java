package dev.rubicon.schema;

/**
 * One difference between two versions of an app's schema. Closed on purpose: every switch must answer for every case. The cases
 * hold facts, both sides where there are two; what they mean for rows is {@link Verdict}'s, how they are said {@link Finding}'s.
 */
public sealed interface SchemaChange permits TableChange, EnumChange, PropertyChange {}
