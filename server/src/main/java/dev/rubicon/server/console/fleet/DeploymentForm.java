package dev.rubicon.server.console.fleet;

import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.fleet.rollout.Deployment;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Quoted;
import dev.rubicon.server.console.Form;
import dev.rubicon.server.fleet.NewDeployment;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody fills in for a new deployment. */
final class DeploymentForm {
    private static final Pattern ARGUMENT = Pattern.compile("([^=]+)\\.([^=.]+)=(.*)");

    private DeploymentForm() {}

    /** @throws InvalidInput RB988, or what is wrong with a package, a window and the like */
    static NewDeployment read(Form form) {
        List<InstallRequest.Asked> packages = form.lines("packages").stream()
                .map(Dependency::parse)
                .map(asked -> new InstallRequest.Asked(asked.id(), asked.version()))
                .toList();
        Deployment.Kind kind = form.text("kind").equals("hotfix") ? Deployment.Kind.HOTFIX : Deployment.Kind.UPGRADE;
        return new NewDeployment(
                form.text("name"),
                kind,
                new DeploymentRequest.Install(packages, arguments(form)),
                rings(form),
                number(form, "canary", "the number of canaries", 0),
                number(form, "wave", "the size of a wave", 10),
                form.filled("window").map(UpdateWindow::parse),
                Hours.OWN,
                number(form, "failures", "the number of failures", 1),
                number(form, "approvals", "the number of approvals", 1));
    }

    private static List<String> rings(Form form) {
        return Arrays.stream(form.text("rings").split("[,\\s]+"))
                .filter(ring -> !ring.isEmpty())
                .toList();
    }

    private static Arguments arguments(Form form) {
        Arguments all = Arguments.NONE;
        for (String line : form.lines("arguments")) {
            Matcher parts = ARGUMENT.matcher(line);
            if (!parts.matches()) {
                throw new InvalidInput(
                        "RB988",
                        "'" + Quoted.shortened(line) + "' is not an argument",
                        "write package.Key=value, one a line");
            }
            all = all.with(new PackageId(parts.group(1)), parts.group(2), parts.group(3));
        }
        return all;
    }

    private static int number(Form form, String field, String what, int usual) {
        String text = form.filled(field).orElse(String.valueOf(usual));
        if (!text.matches("[0-9]{1,6}")) {
            throw new InvalidInput("RB988", "'" + Quoted.shortened(text) + "' is not " + what, "give a whole number");
        }
        return Integer.parseInt(text);
    }
}
