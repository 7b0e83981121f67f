package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.PlannedStep;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.nio.file.Path;

/** What can go wrong with an agent, in words. None has a token in it. */
final class AgentProblems {
    private AgentProblems() {}

    static Problem interrupted(int times) {
        return new Problem(
                "RB953",
                "the update was interrupted " + times + " times; nothing has been changed",
                "look at the machine's memory and log, and try again");
    }

    static Problem movedOn() {
        return new Problem(
                "RB954",
                "the instance or its repository has moved on: the plan is another one now; nothing has been changed",
                "look at the new plan");
    }

    static Problem notApproved(PlannedStep step) {
        return new Problem(
                "RB955",
                "nobody has approved of what " + step.id() + " " + step.to() + " costs; nothing has been changed",
                "look at the plan, and approve it");
    }

    static Problem failed(String text) {
        return new Problem("RB956", Quoted.sentence(text), "rubicon history at the instance says more");
    }

    static Problem stillRunning(InstanceName instance) {
        return new Problem(
                "RB956", "an update of instance '" + instance + "' is still going on", "wait until it has ended");
    }

    static Problem refused(String what, String why) {
        return new Problem(
                "RB957",
                "the server refuses " + what + ": " + why,
                "if it does not know this agent any more: rubicon agent register");
    }

    static Problem noAnswer(String what, String why) {
        return new Problem(
                "RB958",
                "the answer to " + what + " is not one of a fleet server" + why,
                "check the address of the server, and that it is not older than this client");
    }

    static Problem notRegistered(InstanceName instance) {
        return new Problem(
                "RB960",
                "instance '" + instance + "' belongs to no fleet",
                "rubicon agent register --server URL --instance " + instance);
    }

    static Problem unusable(Path file, String why) {
        return new Problem(
                "RB961",
                "the agent's file " + file + " cannot be read or written: " + Quoted.sentence(why),
                "check the folder, its owner and its free space");
    }

    static Problem readableByOthers(Path file) {
        return new Problem(
                "RB962",
                "the token file " + file + " can be read or changed by others than its owner",
                "register again, since others may have the token: rubicon agent register");
    }

    static Problem running(InstanceName instance) {
        return new Problem(
                "RB963",
                "another agent is at instance '" + instance + "'",
                "one is enough; rubicon agent status says what it is at");
    }

    static Problem setAside(Path file, Path aside, Problem why) {
        return new Problem(
                "RB967",
                "the agent's file " + file + " cannot be understood, and is now " + aside + ": " + why.message(),
                "nothing: the server says again what is to be done, and the instance's journal what has been");
    }

    static Problem nothingOffered(InstanceName instance) {
        return new Problem(
                "RB965",
                "there is no update of instance '" + instance + "' to accept",
                "rubicon agent status says what its agent is at");
    }
}
