using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Demo.Services;
using Goldthread.Directory.Services;
using Goldthread.Directory.Tests.OpenReferral;

namespace Goldthread.Directory.Tests.Services;

public sealed class ServiceTests
{
    [Fact]
    public void Document_WrittenAndRead_IsTheSame()
    {
        foreach (var listing in DemoDirectory.Listings(Listed.Today)) ServiceWriter.Write(ServiceReader.Read(listing.Document)).ShouldBe(listing.Document);
    }

    [Fact]
    public void Demo_Directory_HasWhatABoardWouldLookFor()
    {
        var all = DemoDirectory.Listings(Listed.Today).Select(l => ServiceReader.Read(l.Document)).ToList();

        all.Count.ShouldBeInRange(150, 250);
        all.Select(s => s.Id).Distinct().Count().ShouldBe(all.Count);
        all.Count(s => s.IsHub).ShouldBe(3);
        all.ShouldContain(s => s.Status == ServiceStatus.TemporarilyClosed);
        all.Count(s => Freshness.IsOld(s.AssuredOn, Listed.Today)).ShouldBeInRange(5, 60);
        foreach (var kind in new[] { Kinds.Service, Kinds.Group, Kinds.Place, Kinds.Skill }) all.Count(s => s.Kind == kind).ShouldBeGreaterThan(5);
        all.SelectMany(s => s.Phones).ShouldAllBe(p => p.Number.StartsWith("01632 960", StringComparison.Ordinal));
        all.SelectMany(s => s.Sites).ShouldAllBe(s => s.Postcode.StartsWith("ZZ", StringComparison.Ordinal) && s.Latitude != null);
    }

    // Each field of a full document is taken out, made null, a number, a list, another text: the official schema and our table must say the same.
    [SkippableFact]
    public void Shape_DocumentWithOneFieldChanged_AgreesWithTheOfficialSchema()
    {
        Skip.IfNot(OfficialSchema.IsThere, OfficialSchema.Missing);
        var schema = OfficialSchema.Read("service");
        var whole = JsonNode.Parse(File.ReadAllText(OfficialSchema.File("oruk-validator", "Mocks", "V3.0-UK-Default", "service_full.json")))!;
        var (tried, refused) = (0, 0);
        foreach (var path in Paths(whole, []).ToList())
        {
            foreach (var change in new Func<JsonNode?>[] { () => null, () => JsonValue.Create(7), () => JsonValue.Create("x y"), () => JsonValue.Create("http://example.org/"), () => new JsonArray(), () => new JsonObject() })
            {
                var copy = whole.DeepClone();
                Change(copy, path, change);
                using var document = JsonDocument.Parse(copy.ToJsonString());
                var official = OfficialSchema.Faults(document.RootElement, schema).Count == 0;
                var ours = ServiceShape.Faults(document.RootElement).Count == 0;
                (tried, refused) = (tried + 1, refused + (ours ? 0 : 1));
                ours.ShouldBe(official, $"{string.Join('/', path)}: {copy.ToJsonString()}");
            }
        }

        tried.ShouldBeGreaterThan(300);
        refused.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("Monday to Friday, 9am to 5pm", "MO,TU,WE,TH,FR", "09:00", "17:00")]
    [InlineData("Tuesdays and Thursdays 10:00-12:00", "TU,TH", "10:00", "12:00")]
    [InlineData("Wed 2-4pm", "WE", "14:00", "16:00")]
    [InlineData("Sat 10 to 12pm", "SA", "10:00", "12:00")]
    [InlineData("every day 9.30am to 10pm", "MO,TU,WE,TH,FR,SA,SU", "09:30", "22:00")]
    [InlineData("The first Monday of the month, 2pm to 4pm", "1MO", "14:00", "16:00")]
    [InlineData("The last Friday of the month 10am-1pm", "-1FR", "10:00", "13:00")]
    [InlineData("Friday to Sunday 18:00 to 23:00", "FR,SA,SU", "18:00", "23:00")]
    public void OpeningLines_AsPeopleWrite_AreRead(string line, string days, string opens, string closes)
    {
        var opening = OpeningLines.Read(line).Value.ShouldHaveSingleItem();

        (string.Join(',', opening.Days), opening.Opens, opening.Closes).ShouldBe((days, TimeOnly.Parse(opens), TimeOnly.Parse(closes)));
        OpeningLines.Read(OpeningLines.Write([opening])).Value.ShouldHaveSingleItem().Days.ShouldBe(opening.Days);
    }

    [Theory]
    [InlineData("whenever")]
    [InlineData("Monday")]
    [InlineData("9am to 5pm")]
    [InlineData("Monday 25:00 to 26:00")]
    public void OpeningLines_WhatIsNoRule_IsNamed(string line) => OpeningLines.Read(line).Fault.Message.ShouldContain(line);

    [Fact]
    public void OpeningWords_OfTheDemo_ReadBackAsTheyWere()
    {
        foreach (var service in DemoDirectory.Listings(Listed.Today).Select(l => ServiceReader.Read(l.Document)))
        {
            var read = OpeningLines.Read(OpeningLines.Write(service.Openings));
            read.Succeeded.ShouldBeTrue(OpeningLines.Write(service.Openings));
            read.Value.Select(Plain).ShouldBe(service.Openings.Select(Plain));
        }
    }

    [Fact]
    public void Freshness_ByAge_IsSaidInWords()
    {
        var today = new DateOnly(2026, 10, 3);

        Freshness.Words(new DateOnly(2025, 10, 3), today).ShouldBe("Last checked 3 October 2025");
        Freshness.Words(new DateOnly(2025, 10, 2), today).ShouldBe("Not checked for over a year (last on 2 October 2025)");
        Freshness.Words(null, today).ShouldBe("Nobody has said when this was last checked");
        Freshness.IsDue(new DateOnly(2026, 4, 2), today).ShouldBeTrue();
        Freshness.IsDue(new DateOnly(2026, 4, 3), today).ShouldBeFalse();
    }

    [Fact]
    public void Reader_LatitudeThatIsNotOnTheEarthAndALinkThatRuns_LeavesThemOut()
    {
        var service = ServiceReader.Read("""
            {"id":"ac148810-d857-441c-9679-408f346de14b","name":"A","status":"active","url":"javascript:alert(1)","description":"<p>Tea &amp; cake</p><script>x</script>",
            "service_at_locations":[{"id":"e94c9f38-1e8f-4564-91d4-d53501ab1765","location":{"id":"3a19ff88-4620-4d17-9830-ac1d859eb5d5","location_type":"physical","latitude":100,"longitude":101}}]}
            """);

        service.Url.ShouldBeNull();
        service.Sites.ShouldHaveSingleItem().Latitude.ShouldBeNull();
        service.Description.ShouldNotContain("<");
    }

    private static string Plain(Opening o) => string.Join(',', o.Days.Order(StringComparer.Ordinal)) + o.Opens + o.Closes + o.Monthly;

    private static IEnumerable<object[]> Paths(JsonNode node, object[] at)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields)
            {
                yield return [.. at, name];
                if (value is not null) foreach (var path in Paths(value, [.. at, name])) yield return path;
            }
        }
        else if (node is JsonArray { Count: > 0 } list)
        {
            foreach (var path in Paths(list[0]!, [.. at, 0])) yield return path;
        }
    }

    private static void Change(JsonNode root, object[] path, Func<JsonNode?> change)
    {
        var node = path.SkipLast(1).Aggregate(root, (n, step) => step is int i ? n[i]! : n[(string)step]!);
        var (name, value) = ((string)path[^1], change());
        if (value is null) ((JsonObject)node).Remove(name);
        else node[name] = value;
    }
}
