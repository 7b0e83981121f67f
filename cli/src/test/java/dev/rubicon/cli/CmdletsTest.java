package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CmdletsTest {
    @ParameterizedTest
    @CsvSource({
        "New-AppPackage, pack",
        "New-AppPackageFromContext, pack --from-context",
        "Invoke-AlProjectBuild, pack",
        "New-UssPackage, pack",
        "Import-UssPackage, publish",
        "Import-GocsPackage, publish",
        "Get-UscPackage, search",
        "Get-GocPackage, search",
        "Get-UscPackageVersion, show",
        "Test-UssPackage, show",
        "Get-UscUpdates, plan",
        "Get-GocUpdates, plan",
        "Resolve-UssDependencies, plan",
        "Resolve-GocsDependencies, plan",
        "Install-UscPackage, install",
        "INSTALL-GOCPACKAGE, install",
        "install-uscpackage, install",
        "Get-UscInstalledPackage, instance show",
        "Test-UscInstanceExists, instance show",
        "Remove-UscPackage, instance remove",
        "ConvertTo-UscSemanticVersion, version compare"
    })
    void knownNamesStandForCommands(String name, String command) {
        check(List.of(command.split(" ")), name);
    }

    @Test
    void lookingUpOnePackageShowsIt() {
        check(List.of("show", "--id=my-app"), "Get-UscPackage", "-Id", "my-app");
        check(List.of("search", "pos"), "Get-UscPackage", "pos");
    }

    @Test
    void aPackageIsRemovedByItsIdAndAnInstanceByItsName() {
        check(
                List.of("uninstall", "--id=my-app", "--instance=POS1"),
                "Remove-UscPackage",
                "-Id",
                "my-app",
                "-Inst",
                "POS1");
        check(List.of("instance", "remove", "--instance=POS1"), "Remove-UscPackage", "-InstanceName", "POS1");
    }

    @Test
    void whatIsThereIsUpdatedOrReplaced() {
        check(
                List.of("install", "--id=a", "--update-instance", "--update-instance-mode=Replace"),
                "Install-UscPackage",
                "-Id",
                "a",
                "-UpdateInstance",
                "-UpdateInstanceMode",
                "Replace");
    }

    @Test
    void optionsAreTranslatedWhateverTheirCase() {
        check(
                List.of("install", "--id=bundle/pos", "--version=!^ 24.0", "--instance=POS1", "--arguments=a.json"),
                "Install-UscPackage",
                "-Id",
                "bundle/pos",
                "-versionquery",
                "!^ 24.0",
                "-INSTANCENAME",
                "POS1",
                "-Arguments",
                "a.json");
        check(
                List.of(
                        "pack",
                        "--id=my-app",
                        "--name=My App",
                        "--display-name=My App 2",
                        "--description=d",
                        "--version=2.0.0",
                        "--output=out"),
                "New-AppPackage",
                "-Id",
                "my-app",
                "-Name",
                "My App",
                "-DisplayName",
                "My App 2",
                "-Description",
                "d",
                "-Version",
                "2.0.0",
                "-OutputDir",
                "out");
    }

    @Test
    void optionsMayBeAbbreviatedWhereThatIsClear() {
        check(List.of("install", "--instance=X"), "install", "-Inst", "X");
        check(List.of("install", "--version=1.0"), "install", "-Ver", "1.0");
        check(List.of("install", "--version=1.0"), "Install-UscPackage", "-V", "1.0");
        check(List.of("pack", "--dependency=base"), "pack", "-Dep", "base");
        misuse("RB805", "the option '-De' is ambiguous", "pack", "-De", "x");
    }

    @Test
    void whatOnlyPackingHasIsWrittenInFull() {
        check(
                List.of(
                        "pack",
                        "--from-context",
                        "--app-metadata=ForceVersion=2.0.0",
                        "--app-map=map.json",
                        "--dependency=a"),
                "New-AppPackageFromContext",
                "-AppMetadata",
                "ForceVersion=2.0.0",
                "-apptopackagemap",
                "map.json",
                "-ExtraDependencies",
                "a");
        check(
                List.of(
                        "pack",
                        "--project=a",
                        "--project=b",
                        "--target=dev",
                        "--branch=x",
                        "--var=n=1",
                        "--compiler=alc"),
                "Invoke-AlProjectBuild",
                "-ProjectDir",
                "a,b",
                "-Target",
                "dev",
                "-BranchName",
                "x",
                "-Variables",
                "n=1",
                "-CompilerPath",
                "alc");
        misuse("RB804", "the option '-AppMeta' is unknown", "New-AppPackage", "-AppMeta", "x");
    }

    @Test
    void forceIsWhatPackingDoesAnyway() {
        check(List.of("pack", "--id=a"), "New-AppPackage", "-Id", "a", "-Force");
        misuse("RB804", "the option '-Force' is not known here", "Import-UssPackage", "-Path", "a.zip", "-Force");
    }

    @Test
    void aListMayBeWordsOrSeparatedByCommas() {
        List<String> expected = List.of("pack", "--path=a.app", "--path=AppMetadata.json", "--id=my-app");
        check(expected, "New-AppPackage", "-Path", "a.app", "AppMetadata.json", "-Id", "my-app");
        check(expected, "New-AppPackage", "-Path", "a.app,AppMetadata.json", "-Id", "my-app");
        check(expected, "New-AppPackage", "-Path", "a.app,", "AppMetadata.json", "-Id", "my-app");
        check(List.of("pack", "--path=a", "--json"), "pack", "-Path", "a", "--json");
    }

    @Test
    void theyAreUnderstoodAfterOurOwnCommandsToo() {
        check(
                List.of("install", "--id=bundle/pos", "--instance=X"),
                "install",
                "-Id",
                "bundle/pos",
                "-InstanceName",
                "X");
        check(
                List.of("publish", "p.zip", "--repository=http://localhost:8060"),
                "publish",
                "p.zip",
                "-Server",
                "http://localhost:8060");
    }

    @Test
    void valuesMayBeAttachedOrBeginWithAHyphen() {
        check(List.of("install", "--id=my-app"), "install", "-Id:my-app");
        check(List.of("plan", "--version=- >=3.0"), "plan", "-Version", "- >=3.0");
        check(List.of("plan", "--version=-^"), "plan", "-Version", "-^");
        check(List.of("plan", "--dry-run"), "plan", "-WhatIf");
        check(List.of("plan"), "plan", "-WhatIf:$false");
    }

    @Test
    void ourOwnWordsAreLeftAlone() {
        check(List.of("pack", "--path", "a,b", "-h", "-V", "x"), "pack", "--path", "a,b", "-h", "-V", "x");
        check(List.of("version", "match", "1.0", "--", "-Id"), "version", "match", "1.0", "--", "-Id");
        check(List.of("version", "match", "2.0-rc.1", "-*-rc"), "version", "match", "2.0-rc.1", "-*-rc");
        check(List.of());
    }

    @Test
    void anObjectThatPowerShellTurnedIntoTextIsRefused() {
        misuse(
                "RB802",
                "PowerShell passed an object as the text 'System.Collections.Hashtable'",
                "Install-UscPackage",
                "-Id",
                "my-app",
                "-Arguments",
                "System.Collections.Hashtable");
        misuse(
                "RB802",
                "PowerShell passed an object as the text 'System.Object[]'",
                "pack",
                "--path",
                "System.Object[]");
        misuse(
                "RB802",
                "PowerShell passed an object as the text '@{Id=my-app}'",
                "pack",
                "-Dependencies",
                "@{Id=my-app}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "-Arguments: $arguments | ConvertTo-Json > arguments.json, then -Arguments arguments.json",
                "--fill-parameters: $fillparameters | ConvertTo-Json > fillparameters.json, then --fill-parameters fillparameters.json",
                "my-app: $arguments | ConvertTo-Json > arguments.json, then -Arguments arguments.json",
            })
    void whereAFileWillDoForAnObjectTheHintWritesOne(String before, String hint) {
        assertEquals("write it to a file and pass that: " + hint, hintAfter(before));
    }

    @ParameterizedTest
    @CsvSource({
        "-AppMetadata, 'write its keys: -AppMetadata ForceVersion=2.0.0'",
        "-Path, 'pass its items as texts, with commas between them'",
    })
    void whereItIsShorterTheHintSaysHowToWriteAnObject(String before, String hint) {
        assertEquals(hint, hintAfter(before));
    }

    private static String hintAfter(String word) {
        return problem("pack", word, "System.Collections.Hashtable").hint();
    }

    @Test
    void whatIsUnknownIsRefusedAndTheKnownIsNamed() {
        misuse("RB803", "there is no counterpart of 'Copy-UssPackageFromServer'", "Copy-UssPackageFromServer");
        misuse("RB804", "the option '-Frobnicate' is unknown", "install", "-Frobnicate", "x");
        assertTrue(problem("install", "-Frobnicate").hint().contains("-Id, -PackageId, -Name"));
        assertTrue(problem("Copy-GocsPackage").hint().contains("Install-UscPackage"));
    }

    @Test
    void aMissingValueIsAnError() {
        misuse("RB806", "the option '-Id' has no value", "install", "-Id");
        misuse("RB806", "the option '-Path' has no value", "pack", "-Path", "-Id", "x");
        misuse("RB806", "the option '-Path' has no value", "pack", "-Path", ",");
    }

    private static void check(List<String> expected, String... given) {
        Translation translation = Cmdlets.translate(List.of(given));
        assertEquals(new Translation.Arguments(expected), translation);
    }

    private static void misuse(String code, String message, String... given) {
        assertEquals(
                code + " " + message,
                problem(given).code() + " " + problem(given).message());
    }

    private static Problem problem(String... given) {
        return assertInstanceOf(Translation.Misused.class, Cmdlets.translate(List.of(given)))
                .problem();
    }
}
