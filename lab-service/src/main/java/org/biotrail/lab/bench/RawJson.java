package org.biotrail.lab.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/** Reads any JSON as its text, for members that keep a jsonb column so; the counterpart of {@code @JsonRawValue}. */
public final class RawJson extends JsonDeserializer<String> {
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.readValueAsTree().toString();
    }
}
