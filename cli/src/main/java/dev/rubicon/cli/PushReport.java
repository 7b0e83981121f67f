package dev.rubicon.cli;

import dev.rubicon.format.Json;
import dev.rubicon.repository.oci.OciAddress;
import dev.rubicon.repository.oci.OciPush;

/** Says what a registry was sent. */
record PushReport(Terminal terminal, boolean json) {
    void print(OciAddress address, OciPush.Report report) {
        if (json) {
            terminal.json(Json.object()
                    .put("address", address.toString())
                    .put("state", report.state())
                    .put("packages", report.packages())
                    .put("sent", report.sent())
                    .put("bytes", report.bytes()));
            return;
        }
        terminal.line(address + " has state " + report.state() + ": "
                + (report.sent() == 0 && report.packages() == 0
                        ? "nothing was to be sent"
                        : Terminal.count(report.packages(), "new package") + ", sent "
                                + Terminal.count(report.sent(), "file") + ", " + Terminal.size(report.bytes())));
    }
}
