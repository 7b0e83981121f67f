package dev.rubicon.al.appfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.Corrupt;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NavxManifestTest {
    private static final String APP =
            "<App Id='11111111-2222-3333-4444-555555555555' Name='Pets' Publisher='Zoo' Version='1.2.0.0'";

    @Test
    void everythingThatCompilersWriteIsRead() {
        check("""
                Pets 1.2.0.0
                attributes {Application=25.0.0.0, Id=11111111-2222-3333-4444-555555555555, Name=Pets, Publisher=Zoo, Version=1.2.0.0}
                dependencies [Base >=24.0.0.0]
                ids [50100..50149, 7..9]
                internals [Module[id=00000000-0000-0000-0000-000000000002, name=Tests, publisher=Zoo]]
                features [TRANSLATIONFILE]
                symbols [CLEAN24, CLEAN25]
                locales [en-US]
                settings {Build.CompilerVersion=15.0, ResourceExposurePolicy.AllowDebugging=true, Source.Commit=abc}
                before [00000000-0000-0000-0000-000000000003]
                application 25.0.0.0
                """, APP + """
                         Application='25.0.0.0'/>
                        <IdRanges><IdRange MinObjectId='50100' MaxObjectId='50149'/></IdRanges>
                        <IdRange MinObjectId='7' MaxObjectId='9'/>
                        <Dependencies>
                          <Dependency Id='00000000-0000-0000-0000-000000000001' Name='Base' Publisher='M' MinVersion='24.0.0.0'
                            CompatibilityId='0.0.0.0'/>
                        </Dependencies>
                        <InternalsVisibleTo>
                          <Module Id='00000000-0000-0000-0000-000000000002' Name='Tests' Publisher='Zoo'/>
                        </InternalsVisibleTo>
                        <ScreenShots/>
                        <SupportedLocales><SupportedLocale Local='en-US'/></SupportedLocales>
                        <Features><Feature>TRANSLATIONFILE</Feature></Features>
                        <PreprocessorSymbols><Symbol>CLEAN24</Symbol><Symbol>CLEAN25</Symbol></PreprocessorSymbols>
                        <ResourceExposurePolicy AllowDebugging='true'/>
                        <Source Commit='abc'/>
                        <Build CompilerVersion='15.0'/>
                        <AlternateIds><AlternateId Id='00000000-0000-0000-0000-000000000003'/></AlternateIds>
                        """);
    }

    @Test
    void whatIsMissingIsNamed() {
        checkRefused("it has no element App", "");
        checkRefused(
                "an element lacks the attribute Version",
                "<App Id='11111111-2222-3333-4444-555555555555' Name='P' Publisher='Z'/>");
        checkRefused("'1-2' is not a GUID", "<App Id='1-2' Name='P' Publisher='Z' Version='1.0.0.0'/>");
        checkRefused("the Name of the app is empty", APP.replace("Pets", " ") + "/>");
        checkRefused("'x' is not a version", APP.replace("1.2.0.0", "x") + "/>");
        checkRefused("it is no valid XML (line 1, column 14)", "<App");
        checkRefused("'many' is not an object id", APP + "/><IdRange MinObjectId='many' MaxObjectId='9'/>");
    }

    @Test
    void entitiesAreNotExpanded() {
        String document = "<!DOCTYPE Package [<!ENTITY a 'Evil'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>" + "<Package>"
                + APP + " Brief='&a;'/></Package>";
        assertEquals("RB245", refusal(document).substring(0, 5));
    }

    @Test
    void aFaultThatTheParserHasNoMessageForIsRefused() {
        assertEquals(
                "RB245: NavxManifest.xml of app file 'Pets.app' cannot be used: it is no valid XML",
                refusal("<!DOCTYPE p [<!ENTITY x SYSTEM 'file://\0'>]><Package/>"));
    }

    private static void check(String expected, String elements) {
        NavxManifest manifest = read("<Package xmlns='" + NavxManifest.NAMESPACE + "'>" + elements + "</Package>");
        assertEquals(
                expected,
                manifest.identity() + "\nattributes " + manifest.attributes() + "\ndependencies "
                        + manifest.dependencies() + "\nids " + manifest.idRanges() + "\ninternals "
                        + manifest.internalsVisibleTo() + "\nfeatures " + manifest.features() + "\nsymbols "
                        + manifest.preprocessorSymbols() + "\nlocales " + manifest.supportedLocales() + "\nsettings "
                        + manifest.settings() + "\nbefore " + manifest.alternateIds() + "\napplication "
                        + manifest.application().orElseThrow() + "\n");
    }

    private static void checkRefused(String why, String elements) {
        assertEquals(
                "RB245: NavxManifest.xml of app file 'Pets.app' cannot be used: " + why,
                refusal("<Package>" + elements + "</Package>"));
    }

    private static String refusal(String document) {
        try {
            return read(document).toString();
        } catch (Corrupt e) {
            return e.problems().getFirst().code() + ": "
                    + e.problems().getFirst().message();
        }
    }

    private static NavxManifest read(String document) {
        return NavxManifestReader.read(document.getBytes(StandardCharsets.UTF_8), new AppProblems("Pets.app"));
    }
}
