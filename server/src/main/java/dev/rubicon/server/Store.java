package dev.rubicon.server;

import dev.rubicon.repository.Transport;
import dev.rubicon.repository.s3.Bucket;
import dev.rubicon.repository.s3.BucketTransport;

/** Where a server keeps its repository, if not in a folder. */
public sealed interface Store {
    /** How it is read. */
    Transport transport();

    /** An object store. It compares and swaps, so any number of servers may publish to it. */
    record Objects(Bucket bucket, BucketTransport transport) implements Store {}

    /** A registry. Two who change a tag at once cannot know of each other, so servers only read it. */
    record Registry(Transport transport) implements Store {}
}
