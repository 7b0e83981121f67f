package dev.rubicon.al;

/** An app, and where its sources declare what is in its schema. */
public record DeclaredApp(App app, Declarations declarations) {}
