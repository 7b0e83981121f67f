package dev.rubicon.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.resolver.Resolution.Unsolvable;
import dev.rubicon.resolver.report.DerivationText;
import dev.rubicon.resolver.report.HintText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Explanations of growing difficulty, as somebody reads them: sentences, then the changes that were tried and would help. */
class ExplanationTest {
    @Test
    void aVersionThatDoesNotExist() {
        check("""
                app 1.0
                app 2.0
                """, "", "app 3.0", """
                The request asks for app 3.0, of which there are only 1.0 and 2.0; so there is no solution.
                hint: ask for app 2.0 instead of app 3.0
                """);
    }

    @Test
    void twoDependenciesThatNeedDifferentVersions() {
        check("""
                base 1.0
                base 2.0
                reports 1.0 -> base <2.0
                pos 3.0 -> base >=2.0
                bundle/store 1.0 -> pos, reports
                """, "", "bundle/store", """
                Because pos 3.0 depends on base >=2.0 and reports 1.0 depends on base <2.0, pos 3.0 rules out reports.
                And because bundle/store 1.0 depends on pos and reports, bundle/store 1.0 is ruled out.
                So, because the request asks for bundle/store, there is no solution.
                """);
    }

    @Test
    void whatIsInstalledHoldsAnotherBack() {
        check("""
                base 21.0
                base 22.0
                localisation 21.0 -> base 21.0
                localisation 22.0 -> base 22.0
                pos 21.0 -> base 21.0
                pos 22.0 -> base >=22.0
                """, "base 21.0; localisation 21.0; pos 21.0", "pos 22.0", """
                Because the request asks for pos 22.0 and pos 22.0 depends on base >=22.0, base 22.0 is needed.
                So, because localisation 21.0 depends on base 21.0 and localisation 21.0 is installed and nothing asked for moves it, there is no solution.
                hint: ask for localisation, too: it then moves from 21.0 to 22.0
                hint: ask for pos 21.0 instead of pos 22.0
                """);
    }

    @Test
    void aMapAndAPreReleaseAreInTheWay() {
        check("""
                server 21.0
                server 22.0
                server 23.0-rc.1
                map/to-bc 22.0 -> restrict server 22.0
                payments 5.0 -> server >=23.0-0
                payments 5.1 -> server >=23.0
                bundle/pos 22.0 -> map/to-bc 22.0, payments 5
                """, "", "bundle/pos", """
                Because map/to-bc 22.0 allows only server 22.0 and payments 5.0 depends on server >=23.0-0, map/to-bc 22.0 rules out payments 5.0.
                And because bundle/pos 22.0 depends on map/to-bc 22.0 and payments 5, bundle/pos 22.0 needs payments 5.1.
                So, because the request asks for bundle/pos and payments 5.1 depends on server >=23.0, of which there are only 21.0, 22.0 and 23.0-rc.1, there is no solution.
                """);
    }

    @Test
    void everyWayOutIsBlockedByAnotherPackage() {
        check("""
                menu 1.0 -> dropdown >=2.0
                menu 1.5 -> dropdown >=2.0
                dropdown 1.8 -> icons 1.0, intl 3.0
                dropdown 2.0 -> icons 2.0
                dropdown 2.3 -> icons 2.0
                icons 1.0
                icons 2.0
                intl 3.0
                intl 4.0
                intl 5.0
                """, "", "menu, icons 1.0, intl 5.0", """
                Because every version of menu depends on dropdown >=2.0 and dropdown >=2.0 depends on icons 2.0, every version of menu needs icons 2.0.
                So, because the request asks for menu and icons 1.0, there is no solution.
                hint: ask for icons 2.0 instead of icons 1.0
                hint: do not ask for menu
                hint: do not ask for icons 1.0
                """);
    }

    @Test
    void twoBranchesMeetAgain() {
        check("""
                foo 1.0 -> a, b
                foo 1.1 -> x, y
                a 1.0 -> b 2.0
                b 1.0
                b 2.0
                x 1.0 -> y 2.0
                y 1.0
                y 2.0
                shop 1.0 -> b 1.0, y 1.0
                bundle/all 1.0 -> foo, shop
                """, "", "bundle/all", """
                Because foo 1.0 depends on a and foo 1.1 depends on x, every version of foo needs a or x.
                And because a 1.0 depends on b 2.0 and x 1.0 depends on y 2.0, every version of foo needs b 2.0 or y 2.0.
                And because shop 1.0 depends on b 1.0 and y 1.0, every version of foo rules out shop.
                And because bundle/all 1.0 depends on foo and shop, bundle/all 1.0 is ruled out.
                So, because the request asks for bundle/all, there is no solution.
                """);
    }

    @Test
    void whatNobodyWouldReadIsCutShort() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append("p").append(i).append(" 1.0 -> p").append(i + 1).append('\n');
        }
        Resolution resolution =
                new Resolver(World.of(lines.toString())).resolve(World.request("p0"), Installed.NOTHING);
        List<String> text = DerivationText.lines(
                assertInstanceOf(Unsolvable.class, resolution).contradiction().derivation());
        assertEquals(32, text.size());
        assertEquals("And 171 more of this kind.", text.get(30));
        assertEquals("So, because of these 201 facts together, there is no solution.", text.get(31));
    }

    private static void check(String world, String installed, String request, String expected) {
        World packages = World.of(world);
        Resolution resolution = new Resolver(packages).resolve(World.request(request), packages.installed(installed));
        Contradiction contradiction =
                assertInstanceOf(Unsolvable.class, resolution).contradiction();
        Derivation derivation = contradiction.derivation();
        List<String> lines = new ArrayList<>(DerivationText.lines(derivation));
        contradiction.hints(derivation).forEach(hint -> lines.add("hint: " + HintText.of(hint)));
        assertEquals(expected.lines().toList(), lines);
    }
}
