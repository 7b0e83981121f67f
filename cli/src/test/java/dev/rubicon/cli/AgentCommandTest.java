package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.fleet.protocol.UpdateStrategy;
import dev.rubicon.fleet.rollout.Status;
import dev.rubicon.testkit.Scenarios;
import dev.rubicon.testkit.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent over HTTP, as somebody at the instance sees it, on both databases. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class AgentCommandTest {
    @Parameter
    private boolean postgres;

    @TempDir
    private Path folder;

    private FleetStub server;
    private CrossingUpdate update;

    @BeforeEach
    void begin() throws IOException {
        server = new FleetStub();
        update = new CrossingUpdate(folder, 10);
        update.prepare(
                "Store",
                postgres ? List.of("--database", TestPostgres.url(), "--schema", TestPostgres.newSchema()) : List.of());
    }

    @AfterEach
    void end() {
        server.close();
    }

    private String agent(int exitCode, String... words) {
        List<String> all = new ArrayList<>(List.of("agent"));
        all.addAll(List.of(words));
        all.addAll(List.of("--instance", "Store"));
        Scenarios.Answer answer = CommandLineRun.run(all, folder);
        assertEquals(exitCode, answer.exitCode(), answer.output());
        assertFalse(answer.output().contains(FleetStub.TOKEN), answer.output());
        assertFalse(answer.output().contains("\tat "), answer.output());
        return answer.output();
    }

    private String register(int exitCode, String token, String... more) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(token.getBytes(StandardCharsets.UTF_8)));
        try {
            List<String> words = new ArrayList<>(List.of("register", "--server", server.url(), "--name", "store-042"));
            words.addAll(List.of(more));
            return agent(exitCode, words.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void anUpdateGoesFromPlanToApprovalToDone() {
        register(0, "once-only-0123456789\n");
        agent(0, "--once");
        assertEquals(List.of("POST register 200", "GET assignment 200", "PUT report 204"), server.requests());
        assertEquals(UpdateStrategy.AUTOMATIC, server.report().strategy());
        assertEquals(postgres ? "PostgreSQL" : "SQLite", server.report().database());
        assertEquals(
                "[Installed[id=base-app, version=1.0.0, asked=false], Installed[id=customer-app, version=1.9.0, asked=true]]",
                server.report().packages().toString());

        server.deploy("customer-app", "2.0.0");
        agent(0, "--once");
        Status.AwaitingApproval awaiting = assertInstanceOf(Status.AwaitingApproval.class, server.status());
        assertEquals(1, awaiting.plan().crossings().size());
        assertEquals(
                List.of("crosses ForceVersion"),
                awaiting.plan().crossings().getFirst().reasons());
        assertTrue(awaiting.plan().crossings().getFirst().lost() >= 10, awaiting::toString);
        assertTrue(update.isOld("Store"));

        server.approve();
        server.requests();
        agent(0, "--once");
        assertInstanceOf(Status.Succeeded.class, server.status());
        assertFalse(update.isOld("Store"));
        assertEquals(
                List.of(
                        "GET assignment 200",
                        "PUT progress/d-1 204",
                        "PUT progress/d-1 204",
                        "PUT progress/d-1 204",
                        "GET assignment 200",
                        "PUT report 204"),
                server.requests().stream()
                        .filter(one -> !one.equals("GET assignment 304"))
                        .toList());
        String status = agent(0, "status");
        assertTrue(status.contains("succeeded (d-1"), status);
        assertTrue(CommandLineRun.run(List.of("history", "--instance", "Store"), folder)
                .output()
                .contains("agent d-1 1"));
    }

    @Test
    void nothingIsAppliedBeforeSomebodyHereAccepts() {
        register(0, "once-only-0123456789");
        server.deploy("customer-app", "2.0.0");
        agent(0, "--once", "--strategy", "manual");
        server.approve();
        String offered = agent(0, "--once", "--strategy", "manual");
        assertTrue(offered.contains("assigned: deployment d-1"), offered);
        assertTrue(agent(0, "status").contains("rubicon agent accept"));
        agent(0, "accept");
        assertTrue(update.isOld("Store"));
        agent(0, "--once", "--strategy", "manual");
        assertInstanceOf(Status.Succeeded.class, server.status());
        agent(3, "accept");
    }

    @Test
    void aPlanThatIsAnotherOneByNowIsNotApplied() {
        register(0, "once-only-0123456789");
        server.deploy("customer-app", "2.0.0");
        agent(0, "--once", "--strategy", "manual");
        server.approve();
        agent(0, "--once", "--strategy", "manual");
        CommandLineRun.mustRun(folder, "install", "--id", "customer-app@2.0.0", "--instance", "Store", "--yes");
        agent(0, "--once", "--strategy", "manual", "--accept");
        assertEquals(new Status.Skipped(Status.Why.NOTHING_TO_DO), server.status());
    }

    @Test
    void aServerThatIsAwayIsNoReasonToStop() {
        register(0, "once-only-0123456789");
        server.close();
        assertTrue(agent(5, "--once").contains("RB326"));
        assertTrue(update.isOld("Store"));
    }

    @Test
    void whoIsNotKnownIsToldSo() throws IOException {
        assertTrue(register(3, "wrong-token-0123456789").contains("RB903, this token is not known"));
        assertTrue(register(4, "").contains("RB964"));
        register(0, "once-only-0123456789");
        assertTrue(register(3, "once-only-0123456789").contains("RB966"));
        register(0, "once-only-0123456789", "--replace");
        Path member = folder.resolve("home/agents/Store/member.json");
        Files.writeString(member, Files.readString(member).replace(FleetStub.TOKEN, "another-token-012345"));
        assertTrue(agent(5, "--once").contains("RB957"));
    }

    @Test
    void theTokenIsNowhereElse() throws IOException {
        register(0, "once-only-0123456789");
        agent(0, "--once");
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            List<Path> holders = files.filter(Files::isRegularFile)
                    .filter(AgentCommandTest::holdsToken)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            assertEquals(List.of(folder.resolve("home/agents/Store/member.json")), holders);
        }
    }

    private static boolean holdsToken(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(FleetStub.TOKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
