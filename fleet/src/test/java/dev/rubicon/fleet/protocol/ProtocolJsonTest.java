package dev.rubicon.fleet.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read as the same value; anything else is refused with a code, whoever sends it. */
class ProtocolJsonTest {
    private static <T> void check(T value, Function<T, ? extends JsonNode> write, Function<byte[], T> read) {
        String line = Json.writeLine(write.apply(value));
        T back = read.apply(line.getBytes(StandardCharsets.UTF_8));
        assertEquals(value, back);
        assertEquals(line, Json.writeLine(write.apply(back)));
    }

    @Test
    void everythingIsReadAsItWasWritten() {
        Samples.assignments().forEach(one -> check(one, AssignmentJson::write, AssignmentJson::read));
        Samples.progress().forEach(one -> check(one, ProgressJson::write, ProgressJson::read));
        Samples.plans().forEach(one -> check(one, PlanReportJson::write, PlanReportJson::read));
        check(Samples.report(), InstanceReportJson::write, InstanceReportJson::read);
        check(
                new Registration(new InstanceName("store-042"), "rubicon 0.1.0"),
                RegistrationJson::write,
                RegistrationJson::read);
        check(
                new TokenGrant(new AgentId("a-17"), "0123456789abcdef", Samples.AT),
                RegistrationJson::write,
                RegistrationJson::grant);
    }

    @Test
    void assignmentsThatDifferHaveDifferentTags() {
        for (Assignment one : Samples.assignments()) {
            for (Assignment other : Samples.assignments()) {
                assertEquals(one.equals(other), AssignmentJson.tag(one).equals(AssignmentJson.tag(other)));
            }
        }
        Assignment.Apply apply = Samples.apply();
        assertNotEquals(
                AssignmentJson.tag(apply),
                AssignmentJson.tag(new Assignment.Apply(
                        apply.deployment(),
                        8,
                        apply.request(),
                        apply.plan(),
                        apply.time(),
                        apply.approvals(),
                        apply.hours())));
    }

    @Test
    void aTokenIsInNoText() {
        TokenGrant grant = new TokenGrant(new AgentId("a-17"), "0123456789abcdef", Samples.AT);
        assertFalse(grant.toString().contains("0123456789abcdef"));
        InvalidInput problem = assertThrows(
                InvalidInput.class, () -> new TokenGrant(new AgentId("a"), "se\ncret-se\ncret-se", Samples.AT));
        assertFalse(problem.toString().contains("cret"), problem::toString);
    }

    @ParameterizedTest(name = "{0}: {1} as {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            assignment | "kind":"apply"               | "kind":"destroy"           | RB124
            assignment | "kind":"apply"               | "kind":7                   | RB121
            assignment | "kind":"apply",              |                            | RB122
            assignment | "fence":7                    | "fence":-7                 | RB940
            assignment | "fence":7                    | "fence":7.5                | RB121
            assignment | "fence":7                    | "fence":"7"                | RB121
            assignment | "fence":7                    | "fence":99999999999999999999 | RB121
            assignment | "fence":7                    | "fence":7,"fence":8        | RB120
            assignment | "fence":7                    | "fence":7,"extra":1        | RB123
            assignment | "deployment":"d-000042"      | "deployment":"../../etc"   | RB940
            assignment | "deployment":"d-000042"      | "deployment":""            | RB940
            assignment | "2026-05-01T02:03:04.567Z","notAfter" | "2027-05-01T00:00:00Z","notAfter" | RB940
            assignment | "2026-05-01T02:03:04.567Z","notAfter" | "+999999999-12-31T23:59:59Z","notAfter" | RB940
            assignment | "2026-05-01T02:03:04.567Z","notAfter" | "yesterday","notAfter" | RB940
            assignment | "by":"Ada Lovelace"          | "by":"Ada\\u202eLovelace"  | RB940
            assignment | "by":"Ada Lovelace"          | "by":"Ada\\nLovelace"      | RB940
            assignment | "by":"Ada Lovelace"          | "by":" "                   | RB940
            assignment | "version":"!^ 2.0"           | "version":"~2"             | RB103
            assignment | "id":"bundle/pos"            | "id":"bundle//pos"         | RB101
            assignment | "AllowForceSync":"true"      | "AllowForceSync":true      | RB125
            assignment | "rest":"goes"                | "rest":"explodes"          | RB124
            assignment | "packages":[                 | "packages":7,"x":[         | RB121
            progress   | "state":"failed"             | "state":"won"              | RB124
            progress   | "code":"RB999"               | "code":"RB\\u0007999"      | RB940
            progress   | "problems":[                 | "problems":[],"more":[     | RB940
            running    | "step":1                     | "step":4                   | RB940
            running    | "step":1                     | "step":0                   | RB940
            running    | "of":3                       | "of":3000000000            | RB940
            plan       | "answer":"ready"             | "answer":"no"              | RB124
            plan       | "lost":12345                 | "lost":-1                  | RB940
            plan       | "action":"update"            | "action":"UPDATE"          | RB124
            plan       | "plan":{                     | "plan":[],"was":{          | RB121
            plan       | "to":"2.0.0-rc.1"            | "to":"two"                 | RB102
            report     | "name":"store-042"           | "name":"a/b"               | RB700
            report     | "strategy":"Automatic"       | "strategy":"Whenever"      | RB940
            report     | "window":"22:00-04:00"       | "window":"never"           | RB943
            report     | "zone":"Europe/Vienna"       | "zone":"Middle/Earth"      | RB940
            report     | "00000000-0000-0001-0000-000000000002" | 1-1-1-1-1        | RB128
            report     | "database":"SQLite"          | "database":null            | RB122
            """)
    void anythingElseIsRefused(String kind, String old, String wrong, String code) {
        String good = Json.writeLine(sample(kind));
        String bad = good.replace(old, Optional.ofNullable(wrong).orElse("").replace("1-1-1-1-1", "\"1-1-1-1-1\""));
        assertNotEquals(good, bad);
        InvalidInput problem =
                assertThrows(InvalidInput.class, () -> read(kind, bad.getBytes(StandardCharsets.UTF_8)), bad);
        assertEquals(code, problem.problems().getFirst().code(), problem::toString);
    }

    @Test
    void whatIsTooLargeIsNotEvenRead() {
        byte[] large = new byte[ProgressJson.MAX_BYTES + 1];
        InvalidInput problem = assertThrows(InvalidInput.class, () -> ProgressJson.read(large));
        assertEquals("RB941", problem.problems().getFirst().code());
    }

    @Test
    void whatIsTooDeepIsRefused() {
        String deep = "{\"plan\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThrows(InvalidInput.class, () -> PlanReportJson.read(deep.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode sample(String kind) {
        return switch (kind) {
            case "assignment" -> AssignmentJson.write(Samples.apply());
            case "progress" -> ProgressJson.write(Samples.progress().get(3));
            case "running" -> ProgressJson.write(Samples.progress().get(1));
            case "plan" -> PlanReportJson.write(Samples.plans().getFirst());
            case "report" -> InstanceReportJson.write(Samples.report());
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Object read(String kind, byte[] bytes) {
        return switch (kind) {
            case "assignment" -> AssignmentJson.read(bytes);
            case "progress", "running" -> ProgressJson.read(bytes);
            case "plan" -> PlanReportJson.read(bytes);
            case "report" -> InstanceReportJson.read(bytes);
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
