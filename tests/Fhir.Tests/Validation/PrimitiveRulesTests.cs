using System.Text.Json;
using Goldthread.Fhir.Validation;

namespace Goldthread.Fhir.Tests.Validation;

public sealed class PrimitiveRulesTests
{
    public static TheoryData<string, string[], string[]> Values => new()
    {
        { "date", ["2024", "2024-02", "2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29"],
            ["0000", "24", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "1900-02-29", "2024-1-1", "2024-01-01T", "2024-01-01T00:00:00Z", "2024/01/01", "20240101", " 2024", "2024-01-00", "2024-01-1x", "٢٠٢٤"] },
        { "dateTime", ["2024", "2024-02", "2024-02-29", "2024-02-29T23:59:59Z", "2016-12-31T23:59:60Z", "2024-01-01T00:00:00+14:00", "2024-01-01T00:00:00.123456789-05:30"],
            ["2024-01-01T24:00:00Z", "2024-01-01T10:00Z", "2024-01-01T10:00:00", "2024-01-01 10:00:00Z", "2024-01-01T10:00:00.Z", "2024-01-01T10:00:00+14:01", "2024-01-01T10:00:00+15:00", "2024-01-01T10:00:00+0100", "2024-02-30T10:00:00Z", "2024-01-01T10:60:00Z", "2024-01-01T10:00:61Z", "2024-01-01t10:00:00z"] },
        { "instant", ["2024-02-29T23:59:59Z", "2024-01-01T00:00:00.1+01:00"], ["2024", "2024-02-29", "2024-02-29T23:59:59", "2024-02-30T00:00:00Z"] },
        { "time", ["00:00:00", "23:59:60", "12:30:15.25"], ["24:00:00", "12:30", "12:30:15.", "12:30:15Z", "1:00:00", "12-30-15"] },
        { "id", ["a", "A-1.b", "0123456789012345678901234567890123456789012345678901234567890123"],
            ["a b", "a_b", "é", "a/b", "01234567890123456789012345678901234567890123456789012345678901234"] },
        { "code", ["a", "a b", "a b c", "é"], [" a", "a ", "a  b", "a\tb ", "\na", " "] },
        { "uri", ["urn:x", "http://example.org/é", "a"], ["a b", " a", "a\n"] },
        { "url", ["http://example.org"], ["http://example.org/a b"] },
        { "canonical", ["http://example.org|1.0#a"], ["http://example.org |1"] },
        { "oid", ["urn:oid:1.2.3", "urn:oid:2.0.10", "urn:oid:0.0"], ["1.2.3", "urn:oid:3.1", "urn:oid:1", "urn:oid:1.", "urn:oid:1.02", "urn:oid:1..2", "urn:oid:1.2.", "urn:oid:1.a"] },
        { "uuid", ["urn:uuid:c757873d-ec9a-4326-a141-556f43239520"],
            ["c757873d-ec9a-4326-a141-556f43239520", "urn:uuid:C757873D-ec9a-4326-a141-556f43239520", "urn:uuid:c757873dec9a4326a141556f43239520", "urn:uuid:c757873d-ec9a-4326-a141-556f4323952g"] },
        { "base64Binary", ["aGk=", "aGVsbG8=", "aGVs\nbG8=", "QQ==", "AAAA"], ["aGk", "a", "====", "aGk=a", "aG=k", "aGk=====", "a*k=", "aGVsbG8==="] },
        { "string", ["a", " ", "é\n"], [] },
        { "markdown", ["# a"], [] },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Problem_Text_IsFoundWhereTheStandardSaysSo(string type, string[] right, string[] wrong)
    {
        var kind = Enum.Parse<PrimitiveKind>(type, ignoreCase: true);
        foreach (var text in right)
        {
            Problem(kind, JsonSerializer.Serialize(text)).ShouldBeNull($"{type} {text}");
        }

        foreach (var text in wrong)
        {
            Problem(kind, JsonSerializer.Serialize(text)).ShouldNotBeNull($"{type} {text}");
        }
    }

    [Theory]
    [InlineData("integer", "0 1 -1 2147483647 -2147483648", "2147483648 -2147483649 1.0 1e3 \"1\" true")]
    [InlineData("unsignedInt", "0 1 2147483647", "-1 2147483648 1.5")]
    [InlineData("positiveInt", "1 2147483647", "0 -1 2147483648 1E2")]
    [InlineData("decimal", "0 -1.50 1e10 3.14159265358979323846", "\"1\" true")]
    [InlineData("boolean", "true false", "\"true\" 1 0")]
    public void Problem_Number_IsFoundWhereTheStandardSaysSo(string type, string right, string wrong)
    {
        var kind = Enum.Parse<PrimitiveKind>(type, ignoreCase: true);
        right.Split(' ').ShouldAllBe(json => Problem(kind, json) == null);
        wrong.Split(' ').ShouldAllBe(json => Problem(kind, json) != null);
    }

    [Fact]
    public void Problem_TextLongerThanTheStandardAllows_IsFound()
    {
        Problem(PrimitiveKind.String, JsonSerializer.Serialize(new string('a', PrimitiveRules.LongestString))).ShouldBeNull();
        Problem(PrimitiveKind.String, JsonSerializer.Serialize(new string('a', PrimitiveRules.LongestString + 1))).ShouldNotBeNull();
    }

    [Fact]
    public void Problem_LongText_IsShownCutShort() =>
        Problem(PrimitiveKind.Id, JsonSerializer.Serialize(new string('x', 5000))).ShouldNotBeNull().Length.ShouldBeLessThan(200);

    private static string? Problem(PrimitiveKind kind, string json)
    {
        using var document = JsonDocument.Parse(json);
        return PrimitiveRules.Problem(kind, document.RootElement);
    }
}
