package dev.rubicon.al.appfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** {@code MediaIdListing.xml}: the id of the logo. Other media are not listed. */
final class MediaListing {
    static final String NAME = "MediaIdListing.xml";

    private MediaListing() {}

    static byte[] empty() {
        return write("", "");
    }

    /** @param logo its path in the project */
    static byte[] of(String logo, UUID id) {
        return write(logo.substring(logo.lastIndexOf('/') + 1), id.toString());
    }

    private static byte[] write(String logo, String id) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("LogoFileName", logo);
        attributes.put("LogoId", id);
        attributes.put("xmlns", "http://schemas.microsoft.com/navx/2016/mediaidlisting");
        return new XmlText()
                .begin("MediaIdListing", attributes)
                .empty("MediaSetIds", Map.of())
                .end("MediaIdListing")
                .bytes();
    }
}
