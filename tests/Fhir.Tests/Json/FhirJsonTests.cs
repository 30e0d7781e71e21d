using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Tests.Json;

public sealed class FhirJsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(" \r\n\t{\"resourceType\":\"Patient\"} \n")]
    [InlineData("\uFEFF{\"resourceType\":\"Patient\"}")]
    [InlineData("{\"a\":\"\\ud83d\\ude00 \\u00e9 \\\\u0000 \\\"\"}")]
    public void Parse_OneObject_GivesTheDocument(string text)
    {
        var outcome = FhirJson.Parse(Encoding.UTF8.GetBytes(text));

        outcome.Succeeded.ShouldBeTrue();
        using var document = outcome.Value;
        document.RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Theory]
    [InlineData("", "Nothing was sent")]
    [InlineData(" \n ", "Nothing was sent")]
    [InlineData("\uFEFF", "Nothing was sent")]
    [InlineData("[]", "must be one JSON object")]
    [InlineData("\"Patient\"", "must be one JSON object")]
    [InlineData("<Patient/>", "must be one JSON object")]
    [InlineData("// note\n{}", "must be one JSON object")]
    [InlineData("{", "cut short: it ends at line 1, byte 2")]
    [InlineData("{\n \"a\": \"b", "cut short: it ends at line 2, byte 9")]
    [InlineData("{\"a\":[1,2", "cut short")]
    [InlineData("{\"a\":tru", "cut short")]
    [InlineData("{}{}", "something after the end of the resource, at line 1, byte 3")]
    [InlineData("{}\n\nx", "something after the end of the resource, at line 3, byte 1")]
    [InlineData("{\"a\":1,}", "broken at line 1, byte 8")]
    [InlineData("{\n\"a\": 'b'}", "broken at line 2, byte 6")]
    [InlineData("{\"a\":/* note */1}", "broken at line 1, byte 6")]
    [InlineData("{\"a\":01}", "broken at line 1")]
    [InlineData("{\"a\":NaN}", "broken at line 1")]
    [InlineData("{\"a\":\"\t\"}", "broken at line 1")]
    [InlineData("{\"a\":\"\\ud800\"}", "escape at line 1, byte 7")]
    [InlineData("{\"a\":\n\"\\udc00\\ud800\"}", "escape at line 2, byte 2")]
    [InlineData("{\"a\":\"\\ud83dx\"}", "escape at line 1, byte 7")]
    [InlineData("{\"a\":\"x\\u0000\"}", "escape at line 1, byte 8")]
    [InlineData("{\"\\ud800\":1}", "escape at line 1, byte 3")]
    public void Parse_BrokenText_SaysWhatAndWhere(string text, string expected)
    {
        var outcome = FhirJson.Parse(Encoding.UTF8.GetBytes(text));

        outcome.Succeeded.ShouldBeFalse();
        outcome.Fault.Kind.ShouldBe(FaultKind.Invalid);
        outcome.Fault.Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' }, "line 1, byte 3")]
    [InlineData(new byte[] { (byte)'{', (byte)'\n', (byte)'"', 0xC3 }, "line 2, byte 2")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0 }, "line 1, byte 1")]
    public void Parse_NotUtf8_SaysWhere(byte[] bytes, string place) =>
        FhirJson.Parse(bytes).Fault.Message.ShouldStartWith($"The text is not UTF-8: {place} ");

    [Fact]
    public void Parse_DeepNesting_IsReadUpToTheLimitAndRefusedBeyond()
    {
        using var deepest = FhirJson.Parse(Nested(FhirJson.MaxDepth)).Value;
        deepest.RootElement.ValueKind.ShouldBe(JsonValueKind.Object);

        FhirJson.Parse(Nested(FhirJson.MaxDepth + 1)).Fault.Message.ShouldBe("The JSON is nested too deeply at line 1, byte 321: at most 64 levels are read.");
        FhirJson.Parse(Nested(100_000)).Fault.Message.ShouldStartWith("The JSON is nested too deeply");
    }

    [Fact]
    public void Parse_EveryPrefixOfAResource_IsCutShort()
    {
        var whole = "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"Zoë\",null]}],\"active\":true,\"x\":-1.5e3}"u8.ToArray();
        using var document = FhirJson.Parse(whole).Value;

        for (var length = 1; length < whole.Length; length++)
        {
            var message = FhirJson.Parse(whole.AsMemory(0, length)).Fault.Message;
            (message.StartsWith("The JSON is cut short", StringComparison.Ordinal) || message.StartsWith("The text is not UTF-8", StringComparison.Ordinal))
                .ShouldBeTrue($"{length}: {message}");
        }
    }

    private static byte[] Nested(int depth) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1));
}
