package dev.rubicon.al.appfile;

import java.util.Optional;

/**
 * What stands behind the content of a signed app file. Nothing here has been verified, see {@link AppFile#verify}: it
 * says who claims to have signed.
 *
 * @param bytes how many it takes
 * @param signer the subject of the signer's certificate, as RFC 2253 writes it; absent if the signature cannot be taken apart
 */
public record Signature(long bytes, Optional<String> signer) {}
