using System.Text.Json;
using System.Text.Json.Serialization;

namespace Goldthread.Kernel.Values;

/// <summary>JSON for a value whose one written form is a string: written with ToString, read with the type's own rules.</summary>
/// <typeparam name="T">A value type that parses its own canonical text.</typeparam>
public sealed class ParsedTextConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    /// <summary>Throws <see cref="JsonException"/> when the text breaks a rule of <typeparamref name="T"/>; the text itself is not repeated in the message.</summary>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && T.TryParse(reader.GetString(), null, out var value) ? value : throw Refused();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc />
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.TryParse(reader.GetString(), null, out var value) ? value : throw Refused();

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString()!);

    private static JsonException Refused() => new($"This is not a valid {typeof(T).Name}.");
}
