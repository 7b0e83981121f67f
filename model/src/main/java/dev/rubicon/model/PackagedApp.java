package dev.rubicon.model;

/**
 * An app inside a package.
 *
 * @param path the folder of its {@code app.json}, or its app file
 */
public record PackagedApp(AppIdentity app, PackagePath path) {}
