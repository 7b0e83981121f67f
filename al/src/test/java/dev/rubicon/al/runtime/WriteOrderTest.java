package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs when a row is written or a field validated, and in which order. */
class WriteOrderTest {
    private static String trigger(String name, String text) {
        return "trigger %s() begin Note('%s'); end;%n".formatted(name, text);
    }

    private static String subscriber(String event, String field, String text) {
        return """
                [EventSubscriber(ObjectType::Table, Database::Thing, '%s', '%s', false, false)]
                local procedure "%s"(var Rec: Record Thing; var xRec: Record Thing)
                begin
                    Rec.Note('%s' + Rec.Name + xRec.Name);
                end;
                """.formatted(event, field, text + event, text);
    }

    private static String run(String body) {
        StringBuilder subscribers = new StringBuilder();
        for (String write : List.of("Insert", "Modify", "Delete", "Rename")) {
            subscribers.append(subscriber("OnBefore" + write + "Event", "", "<"));
            subscribers.append(subscriber("OnAfter" + write + "Event", "", ">"));
        }
        Running running = Running.of(
                """
                table 50100 Thing
                {
                    fields
                    {
                        field(1; Id; Integer) { }
                        field(2; Name; Text[10]) { trigger OnValidate() begin Note('v' + xRec.Name + Name); end; }
                    }
                    %s %s %s %s
                    procedure Note(Text: Text)
                    var
                        Log: Record Log;
                    begin
                        Log.Text := Text;
                        Log.Insert();
                    end;
                }
                """.formatted(
                                trigger("OnInsert", "table"),
                                trigger("OnModify", "table"),
                                trigger("OnDelete", "table"),
                                "trigger OnRename() begin Note(Format(xRec.Id) + 'to' + Format(Id)); end;"),
                """
                tableextension 50100 "More Thing" extends Thing
                {
                    fields
                    {
                        modify(Name)
                        {
                            trigger OnBeforeValidate() begin Note('before'); end;
                            trigger OnAfterValidate() begin Note('after'); end;
                        }
                    }
                    %s %s %s
                }
                """.formatted(
                                trigger("OnBeforeInsert", "before"),
                                trigger("OnInsert", "extension"),
                                trigger("OnAfterInsert", "after")),
                """
                table 50101 Log
                {
                    fields { field(1; No; Integer) { AutoIncrement = true; } field(2; Text; Text[50]) { } }
                }
                """,
                """
                codeunit 50100 Test
                {
                    procedure Go(): Text
                    var
                        Thing: Record Thing;
                        Other: Record Thing;
                        Log: Record Log;
                        All: Text;
                    begin
                        Thing.Id := 1;
                        Thing.Name := 'a';
                        Thing.Insert();
                        Log.DeleteAll();
                        %s
                        if Log.FindSet() then
                            repeat
                                All += Log.Text + ' ';
                            until Log.Next() = 0;
                        exit(All);
                    end;
                }
                """.formatted(body),
                """
                codeunit 50101 Subscriber
                {
                    %s
                    %s
                    %s
                }
                """.formatted(
                                subscribers,
                                subscriber("OnBeforeValidateEvent", "Name", "<"),
                                subscriber("OnAfterValidateEvent", "Name", ">")));
        assertEquals(List.of(), running.reach(50100).unsupported());
        return ((String) running.call(50100, "Go", new TestRows())).strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Other.Id := 2; Other.Insert();|< >",
                "Other.Id := 2; Other.Insert(true);|< before table extension after >",
                "Thing.Name := 'b'; Thing.Modify(true);|<bb table >bb",
                "Thing.Name := 'b'; Thing.Modify();|<bb >bb",
                "Thing.Delete(true);|<aa table >aa",
                "Thing.Rename(5);|<aa 1to5 >aa",
                "Thing.Validate(Name, 'b');|<ba before vab after >ba",
                "Other.ModifyAll(Name, 'c');|<cc >cc",
                "Other.ModifyAll(Name, 'c', true);|<cc table >cc",
                "Other.DeleteAll();|<aa >aa",
                "Other.Id := 1; if Other.Insert(true) then;|< before table extension after",
                "Other.Id := 2; Other.Insert(); Log.DeleteAll(); if Other.Rename(1) then;|< 2to1",
            })
    void runsInOrder(String body, String order) {
        assertEquals(order, run(body));
    }
}
