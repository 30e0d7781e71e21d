using System.Text;
using Goldthread.Fhir.Storage;

namespace Goldthread.Fhir.Tests.Storage;

public sealed class ResourceTemplateTests
{
    private const string Head = """{"resourceType":"Patient","id":"1","meta":{"versionId":"7","lastUpdated":"2025-10-03T13:15:16.789Z""";
    private static readonly DateTimeOffset At = new(2025, 10, 3, 14, 15, 16, 789, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("""{"resourceType":"Patient"}""", "\"}}")]
    [InlineData("""{ "active" : true , "resourceType":"Patient","id":"old" }""", "\"},\"active\" : true}")]
    [InlineData("""{"meta":{"versionId":"3","lastUpdated":"x","tag":[{"code":"a"}],"source":"s"},"resourceType":"Patient"}""", "\",\"tag\":[{\"code\":\"a\"}],\"source\":\"s\"}}")]
    [InlineData("""{"resourceType":"Patient","\u0069d":"old","name":[{"family":"\u0041 b"}]}""", "\"},\"name\":[{\"family\":\"\\u0041 b\"}]}")]
    [InlineData("""{"resourceType":"Patient","contained":[{"resourceType":"Patient","id":"in","meta":{"versionId":"1"}}]}""", "\"},\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"in\",\"meta\":{\"versionId\":\"1\"}}]}")]
    public void Version_Bytes_AreThoseThatCameWithIdAndMeta(string json, string tail) =>
        Encoding.UTF8.GetString(Prepare(json).Version(7)).ShouldBe(Head + tail);

    [Fact]
    public void Prepare_References_AreReplacedWhereverTheyStandWhole()
    {
        var replace = new Dictionary<string, string> { ["urn:uuid:1"] = "Patient/9" };
        var template = ResourceTemplate.Prepare("""{"resourceType":"X","a":"urn:uuid:1","b":["urn:uuid:1","urn:uuid:12"],"c":{"d":{"e":"u\u0072n:uuid:1"}},"urn:uuid:1":"not urn:uuid:1"}"""u8, "X", "1", At, replace);

        Encoding.UTF8.GetString(template.Version(1)).ShouldEndWith("""},"a":"Patient/9","b":["Patient/9","urn:uuid:12"],"c":{"d":{"e":"Patient/9"}},"urn:uuid:1":"not urn:uuid:1"}""");
    }

    [Fact]
    public void SaysTheSameAs_OnlyVersionAndTimeDiffer_IsTrue()
    {
        var now = Prepare("""{"resourceType":"Patient","active":true}""");
        var later = ResourceTemplate.Prepare("""{"resourceType":"Patient","active":true}"""u8, "Patient", "1", At.AddYears(1));

        later.SaysTheSameAs(now.Version(123)).ShouldBeTrue();
        Prepare("""{"resourceType":"Patient","active":false}""").SaysTheSameAs(now.Version(1)).ShouldBeFalse();
        ResourceTemplate.Prepare("""{"resourceType":"Patient","active":true}"""u8, "Patient", "2", At).SaysTheSameAs(now.Version(1)).ShouldBeFalse();
    }

    private static ResourceTemplate Prepare(string json) => ResourceTemplate.Prepare(Encoding.UTF8.GetBytes(json), "Patient", "1", At);
}
