package dev.rubicon.al.appfile;

import dev.rubicon.al.AppDependency;
import dev.rubicon.al.appfile.NavxManifest.Module;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Guid;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads {@code NavxManifest.xml}. Document types and entities of its own are not read. */
final class NavxManifestReader {

    private final AppProblems problems;
    private final SortedMap<String, String> app = new TreeMap<>();
    private final List<AppDependency> dependencies = new ArrayList<>();
    private final List<IdRange> idRanges = new ArrayList<>();
    private final List<Module> modules = new ArrayList<>();
    private final List<String> features = new ArrayList<>();
    private final List<String> symbols = new ArrayList<>();
    private final List<String> locales = new ArrayList<>();
    private final SortedMap<String, String> settings = new TreeMap<>();
    private final List<UUID> alternateIds = new ArrayList<>();
    private boolean inSymbols;

    private NavxManifestReader(AppProblems problems) {
        this.problems = problems;
    }

    /** @throws Corrupt RB245 */
    static NavxManifest read(byte[] bytes, AppProblems problems) {
        NavxManifestReader reader = new NavxManifestReader(problems);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text(bytes)));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    reader.element(xml);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    reader.inSymbols = reader.inSymbols && !xml.getLocalName().equals("PreprocessorSymbols");
                }
            }
            return reader.manifest();
        } catch (CharacterCodingException e) {
            throw new Corrupt(problems.badManifest("it is not UTF-8"), e);
        } catch (XMLStreamException e) {
            throw new Corrupt(problems.badManifest(reason(e)), e);
        } catch (MissingResourceException e) {
            // For some faults, such as NUL in a document type, the JDK's parser lacks its own message.
            throw new Corrupt(problems.badManifest("it is no valid XML"), e);
        } catch (InvalidInput e) {
            throw new Corrupt(problems.badManifest(e.problems().getFirst().message()), e);
        }
    }

    // Decoded here: given bytes that are no UTF-8, the parser writes to the error output.
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    // Without the parser's own words: they depend on the language of whoever runs it.
    private static String reason(XMLStreamException e) {
        String place = Optional.ofNullable(e.getLocation())
                .map(at -> " (line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ")")
                .orElse("");
        return "it is no valid XML" + place;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        if (inSymbols) {
            symbols.add(xml.getElementText());
            return;
        }
        switch (xml.getLocalName()) {
            case "App" -> app.putAll(attributes(xml));
            case "Dependency" -> dependencies.add(dependency(attributes(xml)));
            case "IdRange" -> idRange(attributes(xml));
            case "Module" -> modules.add(module(attributes(xml)));
            case "Feature" -> features.add(xml.getElementText());
            case "PreprocessorSymbols" -> inSymbols = true;
            case "SupportedLocale" -> locales.add(locale(xml));
            case "AlternateId" -> alternateIds.add(guid(attributes(xml), "Id"));
            case "Source", "Build", "ResourceExposurePolicy" ->
                attributes(xml).forEach((name, value) -> settings.put(xml.getLocalName() + "." + name, value));
            default -> {
                // Screen shots and what later compilers will write have no meaning here.
            }
        }
    }

    private static SortedMap<String, String> attributes(XMLStreamReader xml) {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private static String locale(XMLStreamReader xml) throws XMLStreamException {
        Optional<String> attribute = Optional.ofNullable(attributes(xml).get("Local"));
        return attribute.isPresent() ? attribute.get() : xml.getElementText();
    }

    private NavxManifest manifest() {
        if (app.isEmpty()) {
            throw new Corrupt(problems.badManifest("it has no element App"));
        }
        AppIdentity identity =
                new AppIdentity(guid(app, "Id"), name(app, "Name"), name(app, "Publisher"), version(app, "Version"));
        return new NavxManifest(
                identity,
                app,
                dependencies,
                Optional.ofNullable(app.get("Application"))
                        .filter(text -> !text.isEmpty())
                        .map(Version::parse),
                idRanges,
                modules,
                features,
                symbols,
                locales,
                settings,
                alternateIds);
    }

    private AppDependency dependency(SortedMap<String, String> attributes) {
        return new AppDependency(
                guid(attributes, "Id"),
                Optional.ofNullable(attributes.get("Name")),
                Optional.ofNullable(attributes.get("Publisher")),
                version(attributes, "MinVersion"));
    }

    private Module module(SortedMap<String, String> attributes) {
        return new Module(
                guid(attributes, "Id"), attributes.getOrDefault("Name", ""), attributes.getOrDefault("Publisher", ""));
    }

    private void idRange(SortedMap<String, String> attributes) {
        idRanges.add(new IdRange(number(attributes, "MinObjectId"), number(attributes, "MaxObjectId")));
    }

    private String required(SortedMap<String, String> attributes, String name) {
        return Optional.ofNullable(attributes.get(name))
                .orElseThrow(() -> new Corrupt(problems.badManifest("an element lacks the attribute " + name)));
    }

    private String name(SortedMap<String, String> attributes, String key) {
        String name = required(attributes, key);
        if (name.isBlank()) {
            throw new Corrupt(problems.badManifest("the " + key + " of the app is empty"));
        }
        return name;
    }

    private UUID guid(SortedMap<String, String> attributes, String name) {
        String text = required(attributes, name);
        return Guid.parse(text)
                .orElseThrow(() -> new Corrupt(problems.badManifest("'" + Quoted.shortened(text) + "' is not a GUID")));
    }

    private Version version(SortedMap<String, String> attributes, String name) {
        return Version.parse(required(attributes, name));
    }

    private int number(SortedMap<String, String> attributes, String name) {
        String text = required(attributes, name);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Corrupt(problems.badManifest("'" + Quoted.shortened(text) + "' is not an object id"), e);
        }
    }
}
