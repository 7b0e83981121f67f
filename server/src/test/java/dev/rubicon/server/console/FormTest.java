package dev.rubicon.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.server.web.HttpProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void fieldsAreReadAsBrowsersSendThem() {
        Form form = Form.parse("name=+J%C3%B6rg+%26+Co+&scope=read&scope=deploy&empty=&packages=a%0D%0A%0D%0A+b+");
        assertEquals("Jörg & Co", form.text("name"));
        assertEquals(List.of("read", "deploy"), form.all("scope"));
        assertEquals(Optional.empty(), form.filled("empty"));
        assertEquals(Optional.empty(), form.filled("nobody"));
        assertEquals(List.of("a", "b"), form.lines("packages"));
    }

    @Test
    void whatIsNotEncodedIsRefused() {
        assertEquals(
                400, assertThrows(HttpProblem.class, () -> Form.parse("a=%zz")).status());
    }
}
