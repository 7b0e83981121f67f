package dev.rubicon.al.symbolfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.format.Json;
import dev.rubicon.format.SchemaJson;
import dev.rubicon.model.InvalidInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What symbols mean, as JSON: that leaves out what is normal. */
class SymbolReaderTest {
    private static final String FIELD = "{'TypeDefinition':{'Name':'Integer'},'Id':1,'Name':'A'}";
    private static final String TABLE = "{'Fields':[" + FIELD + "],'Id':5,'Name':'T'}";
    private static final String READ = "{'id':5,'name':'T','fields':[{'id':1,'name':'A','type':'Integer'}]}";

    @Test
    void tablesStandAtTheRoot() {
        check("{'tables':[" + READ + "],'extensions':[]}", "{'RuntimeVersion':'6.0','Tables':[" + TABLE + "]}");
    }

    @Test
    void tablesStandInNamespacesOfAnyDepth() {
        check(
                "{'tables':[" + READ + "],'extensions':[]}",
                "{'Namespaces':[{'Name':'A','Namespaces':[{'Tables':[" + TABLE + "],'Name':'B'}]}],'Tables':[]}");
    }

    @Test
    void aByteOrderMarkAndNulBytesAreNoError() {
        check("{'tables':[],'extensions':[]}", "\uFEFF{'Tables':[]}\0\0\0\n");
    }

    @Test
    void whatFollowsTheEndIsAnError() {
        checkRefused("RB120: symbols is not valid JSON: text follows its end", "{'Tables':[]} {}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'TypeDefinition':{'Name':'Code[20]'}                                       | 'type':'Code','length':20
            'TypeDefinition':{'Name':'Option','OptionMembers':[' ','A,B','']}          | 'type':'Option','members':[' ','A,B','']
            'TypeDefinition':{'Name':'Enum','Subtype':{'Name':'Pet Kind','Id':7}}      | 'type':'Enum','enum':'Pet Kind'
            'Type':'Text[2048]'                                                        | 'type':'Text','length':2048
            'Type':'BLOB'                                                              | 'type':'Blob'
            'Type':'Option','OptionMembers':'A,,B'                                     | 'type':'Option','members':['A','','B']
            'Type':'Date','Properties':[{'Value':'FlowField','Name':'FieldClass'}]     | 'type':'Date','class':'FLOW_FIELD'
            'Type':'Guid','Properties':[{'Name':'ObsoleteState','Value':'PendingMove'}]| 'type':'Guid','obsolete':'PENDING_MOVE'
            'Type':'Integer','Properties':[{'Name':'AutoIncrement','Value':'1'}]       | 'type':'Integer','autoIncrement':true
            'Type':'Integer','Properties':[{'Name':'AutoIncrement','Value':'No'}]      | 'type':'Integer'
            'Type':'Integer','Properties':[{'Name':'Enabled','Value':'0'}]             | 'type':'Integer','disabled':true
            'Type':'Boolean','Properties':[{'Name':'InitValue','Value':'Yes'}]         | 'type':'Boolean','initValue':'true'
            'Type':'Boolean','Properties':[{'Name':'InitValue','Value':'0'}]           | 'type':'Boolean','initValue':'false'
            'Type':'Decimal','Properties':[{'Name':'InitValue','Value':'1'}]           | 'type':'Decimal','initValue':'1'
            'Type':'Code[9]','Properties':[{'Name':'SqlDataType','Value':'Variant'}]   | 'type':'Code','length':9,'sqlDataType':'Variant'
            """)
    void aFieldIsWhatItsCompilerSays(String written, String read) {
        check(
                "{'tables':[{'id':5,'name':'T','fields':[{'id':1,'name':'A'," + read + "}]}],'extensions':[]}",
                "{'Tables':[{'Fields':[{" + written + ",'Id':1,'Name':'A','Caption':{'x':[1]}}],'Id':5,'Name':'T'}]}");
    }

    @Test
    void theFirstKeyStaysEvenIfItIsSwitchedOff() {
        check(
                "{'tables':[{'id':5,'name':'T','fields':[{'id':1,'name':'A','type':'Integer'}],'keys':["
                        + "{'name':'K','fields':['A']},{'name':'U','fields':['A'],'unique':true}]}],'extensions':[]}",
                "{'Tables':[{'Fields':[" + FIELD + "],'Keys':["
                        + "{'FieldNames':['A'],'Properties':[{'Value':'0','Name':'Enabled'}],'Name':'K'},"
                        + "{'FieldNames':['A'],'Properties':[{'Value':'No','Name':'Enabled'}],'Name':'L'},"
                        + "{'FieldNames':['A'],'Properties':[{'Value':'1','Name':'Unique'}],'Name':'U'}"
                        + "],'Id':5,'Name':'T'}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TableType      | Temporary      | 'type':'TEMPORARY',
            TableType      | MicrosoftGraph | 'type':'EXTERNAL',
            DataPerCompany | 0              | 'shared':true,
            DataPerCompany | Yes            | ``
            ObsoleteState  | Removed        | 'obsolete':'REMOVED',
            CompressionType| Page           | 'compressionType':'Page',
            MovedTo        | 437DBF0E-84ff-417a-965d-ed2bb9650972 | 'movedTo':'437dbf0e-84ff-417a-965d-ed2bb9650972',
            MovedFrom      | nowhere        | ``
            Caption        | Anything       | ``
            """)
    void aTableIsWhatItsPropertiesSay(String property, String value, String read) {
        check(
                "{'tables':[{'id':5,'name':'T'," + read
                        + "'fields':[{'id':1,'name':'A','type':'Integer'}]}],'extensions':[]}",
                "{'Tables':[{'Properties':[{'Name':'" + property + "','Value':'" + value + "'}],'Fields':[" + FIELD
                        + "],'Id':5,'Name':'T'}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "Customer,Customer",
        "#437dbf0e84ff417aa965ed2bb9650972#Purch. Inv. Line,Purch. Inv. Line",
        "#5,#5",
        "36,36"
    })
    void theTargetOfAnExtensionStandsWithoutItsApp(String written, String read) {
        check(
                "{'tables':[],'extensions':[{'id':6,'name':'E','extends':'" + read + "','fields':[]}]}",
                "{'TableExtensions':[{'TargetObject':'" + written + "','Id':6,'Name':'E'}]}");
    }

    @Test
    void enumsHaveValuesWhoseOrdinalMayBeLeftOutIfItIsZero() {
        check(
                "{'tables':[],'extensions':[],'enums':[{'id':5,'name':'E','values':[{'ordinal':0,'name':' '},"
                        + "{'ordinal':7,'name':'B'}]}],"
                        + "'enumExtensions':[{'id':6,'name':'F','extends':'E','values':[{'ordinal':9,'name':'C'}]}]}",
                "{'EnumTypes':[{'Values':[{'Name':' ','Properties':[]},{'Ordinal':7,'Name':'B'}],'Id':5,'Name':'E'}],"
                        + "'Namespaces':[{'EnumExtensionTypes':[{'TargetObject':'#437dbf0e84ff417aa965ed2bb9650972#E',"
                        + "'Values':[{'Ordinal':9,'Name':'C'}],'Id':6,'Name':'F'}]}]}");
        checkRefused(
                "RB217: value 0 A of enum 5 E in symbols has the ordinal of another one",
                "{'EnumTypes':[{'Values':[{'Name':' '},{'Name':'A'}],'Id':5,'Name':'E'}]}");
    }

    @Test
    void whatCannotBeATableIsRefused() {
        checkRefused(
                "RB220: 'Text' of field 'A' of symbols is not the type of a field",
                "{'Tables':[{'Fields':[{'Type':'Text','Name':'A','Id':1}],'Id':5,'Name':'T'}]}");
        checkRefused("RB225: table 'T' of symbols has no fields", "{'Tables':[{'Id':5,'Name':'T'}]}");
        checkRefused(
                "RB230: key 'K' of 'T' of symbols has no fields",
                "{'Tables':[{'Fields':[" + FIELD + "],'Keys':[{'Name':'K'}],'Id':5,'Name':'T'}]}");
        checkRefused(
                "RB121: symbols has something else where a whole number is expected (line 1, column 18)",
                "{'Tables':[{'Id':'5'}]}");
        checkRefused(
                "RB121: symbols has something else where a whole number of 32 bits is expected (line 1, column 18)",
                "{'Tables':[{'Id':9999999999}]}");
        checkRefused("RB121: symbols has something else where a list is expected (line 1, column 11)", "{'Tables':{}}");
    }

    @Test
    void whatStandsForTwoThingsIsRefused() {
        String other = "{'Type':'Date','Id':2,'Name':'a'}";
        checkRefused(
                "RB227: field 2 a of table 5 T in symbols has the name of another one",
                "{'Tables':[{'Fields':[" + FIELD + "," + other + "],'Id':5,'Name':'T'}]}");
        checkRefused(
                "RB226: field 1 B of table 5 T in symbols has the id of another one",
                "{'Tables':[{'Fields':[" + FIELD + ",{'Type':'Date','Id':1,'Name':'B'}],'Id':5,'Name':'T'}]}");
        checkRefused(
                "RB228: table 5 T in symbols has the id of another one", "{'Tables':[" + TABLE + "," + TABLE + "]}");
        checkRefused(
                "RB229: table 6 t in symbols has the name of another one",
                "{'Tables':[" + TABLE + "," + TABLE.replace("5", "6").replace("'T'", "'t'") + "]}");
    }

    @Test
    void whatHasMovedLeavesItsNameBehind() {
        String moved = "{'Type':'Date','Properties':[{'Name':'ObsoleteState','Value':'Moved'}],'Id':2,'Name':'A'}";
        check(
                "{'tables':[{'id':5,'name':'T','fields':[{'id':1,'name':'A','type':'Integer'},"
                        + "{'id':2,'name':'A','type':'Date','obsolete':'MOVED'}]}],'extensions':[]}",
                "{'Tables':[{'Fields':[" + FIELD + "," + moved + "],'Id':5,'Name':'T'}]}");
    }

    @Test
    void deepNestingIsAnErrorAndNoStackOverflow() {
        String deep = "{'Namespaces':[".repeat(100_000);
        assertEquals("RB120", refusal(deep).substring(0, 5));
        assertEquals("RB120", refusal("{'x':" + "[".repeat(100_000)).substring(0, 5));
    }

    private static void check(String expected, String json) {
        assertEquals(
                expected.replace('\'', '"'),
                Json.writeLine(SchemaJson.write(SymbolReader.read(stream(json), "symbols"))));
    }

    private static void checkRefused(String expected, String json) {
        assertEquals(expected, refusal(json));
    }

    private static String refusal(String json) {
        try {
            return SymbolReader.read(stream(json), "symbols").toString();
        } catch (InvalidInput e) {
            return e.problems().getFirst().code() + ": "
                    + e.problems().getFirst().message();
        }
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
