package dev.rubicon.model;

/**
 * An app inside a package.
 *
 * @param path the folder of its {@code app.json}
 */
public record PackagedApp(AppIdentity app, PackagePath path) {}
