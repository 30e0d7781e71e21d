using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Search;

/// <summary>Order, totals, parts of resources, several types, compartments. https://hl7.org/fhir/R4/search.html#return</summary>
public sealed class ShapeTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Theory]
    [InlineData("status,-date", "c b a d")]
    [InlineData("-status,date", "d a b c")]
    [InlineData("value-quantity", "d c a b")]
    [InlineData("-value-quantity", "b a c d")]
    [InlineData("encounter,-_lastUpdated", "d c b a")]
    [InlineData("code", "b a c d")]
    public async Task Sort_ByAnyTypeOfParameter_Orders(string sort, string expected)
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient"}""");
        var names = new Dictionary<string, string>();
        foreach (var (name, members) in new[]
        {
            ("a", """ "status":"final","effectiveDateTime":"2025-01-01","code":{"coding":[{"code":"m"}]},"valueQuantity":{"value":9} """),
            ("b", """ "status":"final","effectiveDateTime":"2025-01-02","code":{"coding":[{"code":"b"}]},"valueQuantity":{"value":10} """),
            ("c", """ "status":"amended","effectiveDateTime":"2025-01-03","code":{"coding":[{"code":"x"}]},"valueQuantity":{"value":-1} """),
            ("d", """ "status":"preliminary","code":{"coding":[{"code":"z"}]} """),
        })
        {
            names[await Fhir.Add($$$"""{"resourceType":"Observation","subject":{"reference":"Patient/{{{patient}}}"},{{{members}}}}""")] = name;
        }

        foreach (var count in new[] { 10, 3 })
        {
            var answer = await Fhir.Get($"Observation?patient={patient}&_sort={sort}&_count={count}");

            string.Join(' ', answer.Entries.Select(e => names[e.Split('/')[1]])).ShouldBe(string.Join(' ', expected.Split(' ').Take(count)));
        }
    }

    [Theory]
    [InlineData("-date", "")]
    [InlineData("-date", "&_total=none")]
    [InlineData("-date", "&_total=none&code=http://s|a,http://s|b")]
    [InlineData("date", "")]
    [InlineData("date", "&_total=none")]
    public async Task Sort_ByDate_PagesInOrderWhateverFormTheDateHas(string sort, string query)
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient"}""");
        var random = new Random(7);
        var starts = new Dictionary<string, DateTimeOffset?>();
        for (var i = 0; i < 60; i++)
        {
            var at = new DateTimeOffset(1969, 12, 30, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(4)).AddDays(random.Next(5)).AddMilliseconds(random.Next(2) * 500);
            var (date, start) = (i % 6) switch
            {
                0 => ("", (DateTimeOffset?)null),
                1 => (""" ,"issued":"2030-01-01T00:00:00Z" """, null),
                2 => ($$""" ,"effectiveDateTime":"{{at:yyyy-MM-dd}}" """, new DateTimeOffset(at.Date, TimeSpan.Zero)),
                3 => ($$""" ,"effectivePeriod":{"end":"{{at:yyyy-MM-dd}}"} """, DateTimeOffset.MinValue),
                4 => ($$$""" ,"effectiveTiming":{"event":["{{{at:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}","{{{at.AddDays(-30):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}"]} """, at.AddDays(-30)),
                _ => ($$""" ,"effectiveDateTime":"{{at:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}" """, at),
            };
            var code = random.Next(3) == 0 ? """{"system":"http://s","code":"a"},{"system":"http://s","code":"b"}""" : """{"system":"http://s","code":"b"}""";
            starts[await Fhir.Add($$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{{{code}}}]},"subject":{"reference":"Patient/{{{patient}}}"}{{{date}}}}""")] = start;
        }

        var seen = new List<string>();
        for (var page = await Fhir.Get($"Observation?patient={patient}&_sort={sort}&_count=7{query}"); ; page = await Fhir.Get(page.Link("next")!))
        {
            seen.AddRange(page.Entries.Select(e => e.Split('/')[1]));
            if (page.Link("next") is null)
            {
                break;
            }
        }

        seen.ShouldBe(starts.Keys, ignoreOrder: true);
        DateTimeOffset?[] order = [.. seen.Select(id => starts[id])];
        order.ShouldBe(sort == "date" ? order.Order() : order.OrderDescending());
    }

    [Fact]
    public async Task Total_None_GivesTheSamePagesWithoutIt()
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient"}""");
        for (var i = 0; i < 40; i++)
        {
            await Fhir.Add($$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://s","code":"{{{i % 7}}}"},{"system":"http://t","code":"{{{i % 3}}}"}]},"subject":{"reference":"Patient/{{{patient}}}"},"effectiveDateTime":"2025-01-{{{1 + ((i * 11) % 28):00}}}"}""");
        }

        foreach (var query in new[] { "", "&code=http://s|3", "&code=http://s|3,http://t|1", "&status=final", "&date=lt2025-01-15", "&_include=Observation:patient", "&_sort=-date", "&_sort=date", "&code=http://s|3&_sort=-date" })
        {
            var whole = await Fhir.Get($"Observation?patient={patient}{query}&_count=100");
            var seen = new List<string>();
            for (var page = await Fhir.Get($"Observation?patient={patient}{query}&_count=3&_total=none"); ; page = await Fhir.Get(page.Link("next")!))
            {
                page.Body["total"].ShouldBeNull(query);
                seen.AddRange(page.Entries.Where(e => e.StartsWith("Observation", StringComparison.Ordinal)));
                if (page.Link("next") is null)
                {
                    break;
                }
            }

            seen.Count.ShouldBe(whole.Total, query);
            seen.Select(Dates(whole)).ShouldBe(whole.Entries.Where(e => e.StartsWith("Observation", StringComparison.Ordinal)).Select(Dates(whole)), query);
        }
    }

    [Theory]
    [InlineData("_elements=birthDate", "birthDate")]
    [InlineData("_elements=birthDate,name", "birthDate name")]
    [InlineData("_summary=data", "birthDate maritalStatus name")]
    [InlineData("_summary=text", "text")]
    [InlineData("_summary=true", "birthDate name")]
    [InlineData("_summary=true&_elements=name", "name")]
    public async Task Subset_OfAResource_IsMarkedAsSuch(string parameters, string members)
    {
        var id = await Fhir.Add("""
            {"resourceType":"Patient","meta":{"tag":[{"code":"t"}]},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>"},
             "name":[{"family":"Part"}],"birthDate":"1950-01-01","maritalStatus":{"text":"x"}}
            """);

        var resource = (await Fhir.Get($"Patient?_id={id}&{parameters}")).Body["entry"]![0]!["resource"]!.AsObject();

        string.Join(' ', resource.Select(m => m.Key).Where(k => k is not ("resourceType" or "id" or "meta")).Order(StringComparer.Ordinal)).ShouldBe(members);
        resource["meta"]!["tag"]!.AsArray().Select(t => t!["code"]!.ToString()).ShouldBe(["t", "SUBSETTED"]);
        resource["meta"]!["versionId"]!.ToString().ShouldBe("1");
    }

    [Fact]
    public async Task SystemSearch_OfSeveralTypes_FindsEach()
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient","meta":{"tag":[{"code":"several"}]}}""");
        var flag = await Fhir.Add($$$"""{"resourceType":"Flag","meta":{"tag":[{"code":"several"}]},"status":"active","code":{"text":"x"},"subject":{"reference":"Patient/{{{patient}}}"}}""");
        using var form = new FormUrlEncodedContent([new("_type", "Patient,Flag"), new("_tag", "several")]);

        var answer = await Fhir.Get("?_type=Patient,Flag&_tag=several");

        answer.Entries.ShouldBe([$"Patient/{patient}", $"Flag/{flag}"]);
        answer.Total.ShouldBe(2);
        answer.Link("self")!.ShouldContain("_type=Patient");
        (await Fhir.Send(HttpMethod.Post, "_search", form)).Entries.ShouldBe(answer.Entries);
        var first = await Fhir.Get("?_type=Patient,Flag&_tag=several&_count=1&_sort=-_lastUpdated");
        first.Entries.Concat((await Fhir.Get(first.Link("next")!)).Entries).ShouldBe([$"Flag/{flag}", $"Patient/{patient}"]);
        (await Fhir.Get("?_tag=several")).Status.ShouldBe(400);
        (await Fhir.Get("?_type=Patient,Nonsense&_tag=several")).Status.ShouldBe(400);
        (await Fhir.Get("?_type=Patient,Flag&_tag=several&family=x")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Compartment_OfAPatient_HoldsWhatIsAboutThem()
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient"}""");
        var other = await Fhir.Add("""{"resourceType":"Patient"}""");
        var mine = await Fhir.Add($$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"code":"1"}]},"subject":{"reference":"Patient/{{{patient}}}"}}""");
        var performed = await Fhir.Add($$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"code":"2"}]},"subject":{"reference":"Patient/{{{other}}}"},"performer":[{"reference":"Patient/{{{patient}}}"}]}""");
        var flag = await Fhir.Add($$$"""{"resourceType":"Flag","status":"active","code":{"text":"x"},"subject":{"reference":"Patient/{{{patient}}}"}}""");
        using var form = new FormUrlEncodedContent([new("code", "1")]);

        (await Fhir.Get($"Patient/{patient}/Observation")).Entries.ShouldBe([$"Observation/{mine}", $"Observation/{performed}"], ignoreOrder: true);
        (await Fhir.Get($"Patient/{patient}/Observation?code=1")).Entries.ShouldBe([$"Observation/{mine}"]);
        (await Fhir.Send(HttpMethod.Post, $"Patient/{patient}/Observation/_search", form)).Entries.ShouldBe([$"Observation/{mine}"]);
        (await Fhir.Get($"Patient/{patient}/*")).Entries.ShouldBe([$"Flag/{flag}", $"Observation/{mine}", $"Observation/{performed}"], ignoreOrder: true);
        (await Fhir.Get($"Patient/{patient}/*?_type=Flag")).Entries.ShouldBe([$"Flag/{flag}"]);
        (await Fhir.Get($"Patient/{patient}/Organization")).Status.ShouldBe(404);
        (await Fhir.Get($"Patient/{patient}/Nonsense")).Status.ShouldBe(404);
        (await Fhir.Get("Patient/nobody/Observation")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Reading_OfSeveralPeople_IsJournaledForEach()
    {
        var first = await Fhir.Add("""{"resourceType":"Patient","name":[{"family":"Journalled"}]}""");
        var second = await Fhir.Add($$$"""{"resourceType":"Patient","name":[{"family":"Other"}],"link":[{"other":{"reference":"Patient/{{{first}}}"},"type":"seealso"}]}""");
        var before = await Acts();

        await Fhir.Get($"Patient?_id={second}&_include=Patient:link");
        await Fhir.Get($"Patient?_id={second}");

        (await Acts() - before).ShouldBe(3);
    }

    private async Task<int> Acts()
    {
        var verified = await new Kernel.Acts.JournalVerifier(world.World.Records, world.World.Reads, FhirModule.CommitContent).Verify();
        verified.Faults.ShouldBeEmpty();
        return (int)verified.Reads;
    }

    private static Func<string, string> Dates(FhirAnswer whole)
    {
        var dates = whole.Body["entry"]!.AsArray().Select(e => e!["resource"]!).Where(r => r["effectiveDateTime"] is not null)
            .ToDictionary(r => $"Observation/{r["id"]}", r => r["effectiveDateTime"]!.ToString());
        return id => dates[id];
    }
}
