package dev.rubicon.server.apps;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import dev.rubicon.server.web.HttpProblem;
import java.util.UUID;

/** What is wrong with what somebody asks of apps. */
final class AppProblems {
    private AppProblems() {}

    private static HttpProblem notThere(String what) {
        return new HttpProblem(404, "RB934", what);
    }

    static HttpProblem noApp(UUID app) {
        return notThere("there is no app " + app + "; the first version that is uploaded makes it known");
    }

    static HttpProblem noCountry(UUID app, CountryCode country) {
        return notThere("the app " + app + " is not in " + country);
    }

    static HttpProblem noVersion(UUID app, CountryCode country, Version version) {
        return notThere(
                "the app " + app + " has no version " + Quoted.shortened(version.toString()) + " in " + country);
    }

    static HttpProblem noEnvironment(String name, UUID app) {
        return notThere("there is no environment '" + Quoted.shortened(name) + "' with the app " + app);
    }

    static HttpProblem noHotfix(String id) {
        return notThere("there is no hotfix " + Quoted.shortened(id));
    }

    static HttpProblem otherApp(UUID wanted, String found) {
        return new HttpProblem(400, "RB932", "the upload is not of the app " + wanted + ", but " + found);
    }

    static InvalidInput neither() {
        return new InvalidInput(
                "RB931", "packageContents is neither an app file nor a package", "send the file, encoded as Base64");
    }

    static HttpProblem otherContent(AppIdentity app) {
        return new HttpProblem(
                409,
                "RB933",
                Quoted.shortened(app.name()) + " " + app.version()
                        + " was uploaded before, with other content; a version never changes, so give it another number");
    }

    static InvalidInput nothingToChange() {
        return new InvalidInput("RB930", "the body changes nothing", "send availability, dependencies or syncMode");
    }

    static InvalidInput notTogether() {
        return new InvalidInput(
                "RB930", "syncMode is not changed together with something else", "send two requests, one for syncMode");
    }

    static InvalidInput notASyncMode(String text) {
        return new InvalidInput(
                "RB930", "'" + Quoted.shortened(text) + "' is not a sync mode", "write ForceSync or Sync");
    }
}
