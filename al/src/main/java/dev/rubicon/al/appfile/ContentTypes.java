package dev.rubicon.al.appfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;

/** {@code [Content_Types].xml}, which readers of Open Packaging Conventions ask for. The compiler leaves the types empty. */
final class ContentTypes {
    static final String NAME = "[Content_Types].xml";

    private ContentTypes() {}

    /** @param extensions of all files inside */
    static byte[] write(SortedSet<String> extensions) {
        XmlText xml = new XmlText()
                .begin("Types", Map.of("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"));
        for (String extension : extensions) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("Extension", extension);
            attributes.put("ContentType", "");
            xml.empty("Default", attributes);
        }
        return xml.end("Types").bytes();
    }
}
