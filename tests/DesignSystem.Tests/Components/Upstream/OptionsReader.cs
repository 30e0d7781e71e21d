using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Tests.Components.Upstream;

/// <summary>Reads options straight into the public records; an option that we do not have is an error.</summary>
internal static class OptionsReader
{
    private static readonly JsonSerializerOptions Settings = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new WordsReader(), new TextReader(), new ShortForms() },
    };

    public static Component Read(JsonObject options, Type component) => (Component)options.Deserialize(component, Settings)!;

    private sealed class WordsReader : JsonConverter<Words>
    {
        public override Words? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(JsonNode.Parse(ref reader));

        public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options) => throw new NotSupportedException();

        private static Words? Of(JsonNode? node) => node switch
        {
            JsonObject item when item["html"] is { } html => new HtmlString(html.ToString()),
            JsonObject item => Of(item["text"]),
            _ => node?.ToString(),
        };
    }

    /// <summary>Examples write numbers where HTML has text.</summary>
    private sealed class TextReader : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? reader.GetString() : JsonNode.Parse(ref reader)?.ToString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    /// <summary>A string stands for a label, a heading or a cell wherever C# lets it.</summary>
    private sealed class ShortForms : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.GetConstructor([]) is not null && Operator(typeToConvert) is not null;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ShortForm<>).MakeGenericType(typeToConvert), Operator(typeToConvert))!;

        private static MethodInfo? Operator(Type type) => type.Namespace == typeof(Words).Namespace
            ? type.GetMethods(BindingFlags.Public | BindingFlags.Static)
                .FirstOrDefault(method => method.Name == "op_Implicit" && method.ReturnType == type && method.GetParameters()[0].ParameterType == typeof(string))
            : null;
    }

    private sealed class ShortForm<T>(MethodInfo fromText) : JsonConverter<T>
        where T : class, new()
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String) return (T?)fromText.Invoke(null, [reader.GetString()]);
            var item = new T();
            foreach (var (name, value) in JsonNode.Parse(ref reader)!.AsObject())
            {
                var property = typeof(T).GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
                    ?? throw new JsonException($"{typeof(T).Name} has no option '{name}'.");
                property.SetValue(item, value.Deserialize(property.PropertyType, options));
            }

            return item;
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
