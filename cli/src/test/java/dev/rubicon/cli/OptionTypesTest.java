package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.ITypeInfo;

/** What picocli knows of reading types of Java by reflection is switched off, since it takes a start longer than all else of picocli. */
class OptionTypesTest {
    @Test
    void everyTypeThatPicocliWouldReadByReflectionHasAConverter() {
        List<String> without = new ArrayList<>();
        collect(Main.commandLine(), without);
        assertEquals(List.of(), without);
    }

    private static void collect(CommandLine command, List<String> without) {
        for (ArgSpec argument : command.getCommandSpec().args()) {
            List<ITypeInfo> types = argument.typeInfo().getAuxiliaryTypeInfos();
            String type = types.isEmpty()
                    ? argument.typeInfo().getClassName()
                    : types.getLast().getClassName();
            boolean byReflection =
                    type.matches("java\\.(time|sql|nio\\.file)\\..*") && !type.equals("java.nio.file.Path");
            if (byReflection && argument.converters().length == 0) {
                without.add(command.getCommandSpec().qualifiedName() + " " + argument.paramLabel() + " is a " + type);
            }
        }
        command.getSubcommands().values().forEach(subcommand -> collect(subcommand, without));
    }
}
