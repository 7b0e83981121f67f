package dev.rubicon.repository.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.PackageId;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of registries, the tags in them, and how registries ask who somebody is. */
class OciAddressTest {
    private static void check(String expected, String text) {
        assertEquals(
                expected,
                OciWorld.outcome(() -> OciAddress.parse(text))
                        .replaceFirst(" cannot be the address of a repository", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "oci://registry.example.com/team/packages, oci://registry.example.com/team/packages",
        "OCI://Registry.Example.com:5000/team/packages/, oci://registry.example.com:5000/team/packages",
        "oci://[::1]:5000/a__b/c-d.e, oci://[::1]:5000/a__b/c-d.e",
    })
    void anAddressIsWrittenInOneWay(String text, String expected) {
        check(expected, text);
    }

    @Test
    void whatIsNoAddressIsRefusedAndItsPasswordNotShown() {
        String name = "' is no name: a-z and 0-9 with '.', '_', '-' and '/' between, without a tag";
        check("RB380 'oci://host': it has no host and name, or a user", "oci://host");
        check("RB380 'oci:host/x': it has no host and name, or a user", "oci:host/x");
        check("RB380 'oci://…@host/x': it has no host and name, or a user", "oci://me:secret@host/x");
        check("RB380 'oci:///x': '' is no host", "oci:///x");
        check("RB380 'oci://a..b/x': 'a..b' is no host", "oci://a..b/x");
        check("RB380 'oci://[::::]/x': '[::::]' is no host", "oci://[::::]/x");
        check("RB380 'oci://host:99999/x': 'host:99999' is no host", "oci://host:99999/x");
        check("RB380 'oci://host/x:latest': 'x:latest" + name, "oci://host/x:latest");
        check("RB380 'oci://host/X': 'X" + name, "oci://host/X");
        check("RB380 'oci://host/a//b': 'a//b" + name, "oci://host/a//b");
        check("RB380 'oci://host/../b': '../b" + name, "oci://host/../b");
    }

    @Test
    void onlyThisMachineIsSpokenToByHttpWithoutBeingAsked() {
        for (String host : List.of("localhost", "localhost:5000", "127.0.0.1", "127.1.2.3:80", "[::1]:5000")) {
            assertTrue(OciAddress.parse("oci://" + host + "/x").isLoopback(), host);
        }
        for (String host : List.of("localhost.example.com", "127.0.0.1.example.com", "10.0.0.1", "[::2]")) {
            assertTrue(!OciAddress.parse("oci://" + host + "/x").isLoopback(), host);
        }
        assertEquals(
                URI.create("https://registry-1.docker.io/v2/team/x/manifests/repository"),
                OciAddress.parse("oci://docker.io/team/x").endpoint(false, "manifests/repository"));
    }

    @Test
    void everyTagIsLegalAndNoTwoAreAlike() {
        Pattern legal = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
        String longest = "a".repeat(80);
        String version = "1.0.0-" + "b".repeat(90);
        List<String> tags = Stream.of(
                        OciTags.STATE,
                        OciTags.ofIndex(new PackageId("repository")),
                        OciTags.ofIndex(new PackageId("bundle/pos")),
                        OciTags.ofIndex(new PackageId(longest)),
                        OciTags.ofPackage("bundle__pos_1.0.zip"),
                        OciTags.ofPackage("index.bundle__pos_1.0.zip"),
                        OciTags.ofPackage("a_1.0.0+b.zip"),
                        OciTags.ofPackage("a_1.0.0-b.zip"),
                        OciTags.ofPackage("a_1.0.0+c.zip"),
                        OciTags.ofPackage(longest + "_" + version + ".zip"),
                        OciTags.ofPackage(longest + "_" + version + "c.zip"))
                .toList();
        assertTrue(tags.stream().allMatch(tag -> legal.matcher(tag).matches()), tags::toString);
        assertEquals(tags.size(), tags.stream().distinct().count());
        assertEquals("bundle__pos_1.0", tags.get(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Basic realm=\"a, b\" | [Challenge[scheme=basic, parameters={realm=a, b}]]",
                "Bearer realm=\"https://x/t\",service=y, scope=\"a:b:pull,push\" | "
                        + "[Challenge[scheme=bearer, parameters={realm=https://x/t, scope=a:b:pull,push, service=y}]]",
                "BASIC realm=x, Bearer Realm=\"y\\\"z\" | "
                        + "[Challenge[scheme=basic, parameters={realm=x}], Challenge[scheme=bearer, parameters={realm=y\"z}]]",
                "realm=x | []",
                "\"\"\",,= | []",
            })
    void challengesAreReadAsTheyAreWritten(String header, String expected) {
        assertEquals(expected, Challenge.parse(List.of(header)).toString());
    }

    @Test
    void anEndlessChallengeIsNotReadToItsEnd() {
        assertEquals(
                10,
                Challenge.parse(List.of("Bearer realm=\"" + "\\x".repeat(1_000_000) + "\""))
                        .size());
    }
}
